//! Whom a text as a whole goes back to: the agency of its dateline, the outlet of its source line.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::model::{Document, entity::squeeze};

/// Characters at the start and at the end of a text in which it may say where it comes from.
const HEAD: usize = 400;
const TAIL: usize = 300;
/// Outlets credited by one text; a longer list is a navigation bar.
const MOST: usize = 4;

/// A place that names an outlet, and the characters that its name has at most. A count within a pattern would say the
/// same, but multiplies classes of letters by it: the seven would take 20 MB of memory.
type Form = (Regex, usize);

/// `(Reuters) -`, `新华社北京9月30日电`, `据X报道` at the start, `Source: X`, `来源：X`, `first published by X`.
static HEAD_FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    compiled(&[
        (
            r"(?m)^\s*(?<place>\p{Lu}[\p{Lu} .'/-]+)(?<day>,[^\n(（]*)?\s*[(（]\s*([^\n()（），,0-9]+?)\s*[)）]\s*[-–—]",
            40,
        ),
        (r"(?m)^\s*[（(]?(新华社|新華社|中新社|中央社|共同社|时事社|韩联社)", 3),
        (r"^\s*据([^，。、\s0-9]+?)(?:[0-9]+月)?(?:[0-9]+日)?(?:消息|报道|報道|報導)", 12),
        SOURCE_LINE,
    ])
});
static TAIL_FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    compiled(&[
        SOURCE_LINE,
        (r"(?:first|originally) (?:published|appeared) (?:by|on|in) ([^\n.,;()]+)", 40),
        (r"(?:转载自|轉載自|转自|轉自|本文转载于)\s*[:：]?\s*([^\n。；;，,|()（）]+)", 40),
    ])
});
const SOURCE_LINE: (&str, usize) =
    (r"(?:[Ss]ource|SOURCE|来源|來源|稿源|出典|출처|Quelle)\s*[:：]\s*([^\n。；;，,|()（）]+)", 40);

/// What stands where an outlet's name would and names none.
const NOBODY: [&str; 8] = ["外媒", "媒体", "多家媒体", "知情人士", "港媒", "美媒", "日媒", "网络"];

fn compiled(forms: &[(&str, usize)]) -> Vec<Form> {
    forms.iter().filter_map(|(form, most)| Some((Regex::new(form).ok()?, *most))).collect()
}

/// The outlets that the text credits as a whole, without its own, in the order of the text.
pub fn credits(document: &Document) -> Vec<String> {
    let own = document.outlet.as_deref().map(squeeze);
    let body = document.text.split_once('\n').map_or("", |(_, body)| body);
    let mut names: Vec<String> = Vec::new();
    for (part, forms) in [(head(body), &*HEAD_FORMS), (tail(body), &*TAIL_FORMS)] {
        for name in forms.iter().filter_map(|form| named(part, form)) {
            let is_new = names.iter().all(|known| squeeze(known) != squeeze(name)) && !NOBODY.contains(&name);
            if is_new && own.as_deref() != Some(squeeze(name).as_str()) && names.len() < MOST {
                names.push(name.to_owned());
            }
        }
    }
    names
}

/// The first name in the part that is neither a letter nor a sentence.
fn named<'t>(part: &'t str, (form, most): &Form) -> Option<&'t str> {
    let length = |part: Option<regex::Match<'_>>| part.map(|part| part.as_str().trim().chars().count());
    let is_dateline = |found: &Captures<'_>| {
        length(found.name("place")).is_none_or(|place| (3..=41).contains(&place))
            && length(found.name("day")).is_none_or(|day| day <= 31)
    };
    let found = form.captures_iter(part).filter(is_dateline);
    // the name is the last of what is captured
    let mut names = found.filter_map(|found| Some(found.iter().flatten().last()?.as_str().trim()));
    names.find(|name| (2..=*most).contains(&name.chars().count()))
}

fn head(text: &str) -> &str {
    let end = text.char_indices().nth(HEAD).map_or(text.len(), |(byte, _)| byte);
    text.get(..end).unwrap_or("")
}

fn tail(text: &str) -> &str {
    let start = text.char_indices().nth_back(TAIL).map_or(0, |(byte, _)| byte);
    text.get(start..).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Language};

    fn credited(outlet: &str, body: &str) -> Vec<String> {
        credits(&Document {
            outlet: Some(outlet.to_owned()),
            ..Document::new(Id::document(body), "", Language::English, format!("A title\n\n{body}"))
        })
    }

    #[test]
    fn a_text_says_where_it_comes_from() {
        let cases: &[(&str, &[&str])] = &[
            ("BEIJING, Sept 30 (Harbour Wire) - China Telecom has trained two models.", &["Harbour Wire"]),
            ("TAIPEI (Reuters) — The island has added Huawei to its list.", &["Reuters"]),
            ("新华社北京9月30日电 中国电信宣布完成训练。", &["新华社"]),
            ("据路透社9月30日报道，中国电信完成训练。", &["路透社"]),
            ("来源：南方算力网\n\n百度点亮三万卡集群。", &["南方算力网"]),
            ("Some text.\n\nThis article first appeared on Rack & Silicon. Read on there.", &["Rack & Silicon"]),
            ("据知情人士报道，中国电信完成训练。", &[]),
            ("据悉，中国电信完成训练。", &[]),
            ("China Telecom (CTC) has trained two models.", &[]),
            ("X (formerly Twitter) – the network – said that it trains on its own chips.", &[]),
            ("IBM, which has long been a leader in mainframes and in quantum machines (NYSE: IBM) – said it.", &[]),
            ("来源：南方算力网", &["南方算力网"]),
            (
                "Source: whoever it was that said all of this to the reporters of the paper\n\nSource: Harbour Wire",
                &["Harbour Wire"],
            ),
            ("- Context: 256K (native 64K, extended) - see below", &[]),
            ("Serving Draumr (the hall) - a short guide", &[]),
            ("WASHINGTON (Own Paper) - The outlet's own dateline credits nobody.", &[]),
        ];
        for (body, expected) in cases {
            assert_eq!(credited("Own Paper", body), *expected, "{body}");
        }
    }
}
