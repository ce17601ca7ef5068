//! A page → the line in which it says whose text it prints, where that is not its own outlet.
//!
//! Portals set it beside the date, outside of the main text: without it a reprint looks like a source of its own.

use std::sync::LazyLock;

use regex::Regex;

use super::lines::{Kind, Line, paragraph};

/// Lines around the heading that are searched, and how long such a line may be.
const LINES_BEFORE: usize = 3;
const LINES_AFTER: usize = 8;
const LONGEST: usize = 160;

/// The credit as the page words it: `来源：新华社`.
pub(super) fn credit(lines: &[Line], outlet: Option<&str>) -> Option<String> {
    static CREDIT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?:来源|來源|稿源|出典|출처)\s*[:：]\s*([^\s\u{3000}|｜,，、;；()（）\[\]【】]{2,24})").ok()
    });
    let pattern = CREDIT.as_ref()?;
    let heading = lines.iter().position(|line| line.kind == Kind::Heading).unwrap_or(LINES_BEFORE);
    let near = lines.iter().skip(heading.saturating_sub(LINES_BEFORE)).take(LINES_BEFORE + LINES_AFTER);
    let captures = near.filter(|line| line.chars <= LONGEST).find_map(|line| pattern.captures(&line.text))?;
    let (whole, name) = (captures.get(0)?.as_str(), captures.get(1)?.as_str());
    let is_own = outlet.is_some_and(|outlet| outlet.contains(name) || name.contains(outlet));
    (!is_own).then(|| whole.to_owned())
}

/// The lines with the credit at their end, if they do not have it.
pub(super) fn with_credit(mut lines: Vec<Line>, credit: Option<String>) -> Vec<Line> {
    if let Some(text) =
        credit.filter(|credit| !lines.is_empty() && lines.iter().all(|line| !line.text.contains(credit)))
    {
        lines.push(paragraph(text));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::lines;

    #[test]
    fn a_reprint_says_whose_text_it_is_and_an_own_text_says_nothing() {
        let page = lines::of_html("<h1>标题</h1><div>2025-06-11 08:12　来源：新华社　作者：陈一</div><p>正文。</p>");
        assert_eq!(credit(&page, Some("北岸网")).as_deref(), Some("来源：新华社"));
        assert_eq!(credit(&page, Some("新华社")), None);
        let lines = with_credit(lines::of_text("正文。"), credit(&page, None));
        assert_eq!(lines::compose(&lines), "正文。\n\n来源：新华社");
        assert_eq!(with_credit(lines.clone(), credit(&page, None)), lines);
    }
}
