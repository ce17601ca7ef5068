//! Whether a page shows but the beginning of its article, or but a summary of it.
//!
//! The page's own word (JSON-LD, `content_tier`) is believed first. Else a line that calls on the reader to pay has to
//! stand where readers see it, behind the beginning of the text: a hidden pop-up proves nothing.

mod words;

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use scraper::node::Element;

use super::{
    jsonld::Facts,
    lines::{self, Line},
    metadata::Metas,
    outline::{Outline, attr, names},
    tidy::is_hidden,
};
use crate::model::Partial;
use words::{CALLS, LEADS};

/// Characters up to which a line that calls on readers is one; what is longer is prose.
const LONGEST_CALL: usize = 160;

/// Characters of the text's end in which such a call may follow a sentence.
const END: usize = 90;

/// Characters below which a text that breaks off is a summary; an unspaced script says the same in fewer.
const SUMMARY: usize = 700;
const SUMMARY_UNSPACED: usize = 280;

/// Lines behind the text in which a link to the whole of it may stand.
const LINES_BEHIND: usize = 3;

/// Whether the line calls on the reader to pay or to sign in before reading on.
pub(super) fn is_call(line: &str) -> bool {
    static PATTERN: LazyLock<Option<AhoCorasick>> =
        LazyLock::new(|| AhoCorasick::builder().ascii_case_insensitive(true).build(CALLS).ok());
    line.chars().take(LONGEST_CALL + 1).count() <= LONGEST_CALL
        && PATTERN.as_ref().is_some_and(|pattern| pattern.is_match(line))
}

/// Why the `text` that was found in a page is but a part of the article, if it is.
pub(super) fn of(page: &Outline<'_>, text: &[Line], shown: &[Line], metas: &Metas, facts: &Facts) -> Option<Partial> {
    let tier = metas.all(&["article:content_tier", "og:article:content_tier"]).next().map(str::to_lowercase);
    if facts.is_free == Some(false) || tier.as_deref() == Some("locked") {
        return Some(Partial::Paywall);
    }
    let is_open = facts.is_free == Some(true) || tier.as_deref() == Some("free");
    let is_said = || shown.iter().any(|line| is_call(&line.text));
    if !is_open && (ends_in_call(text) || is_said() && is_barred(page, text)) {
        return Some(Partial::Paywall);
    }
    is_summary(text, shown).then_some(Partial::Summary)
}

fn ends_in_call(text: &[Line]) -> bool {
    let Some(last) = text.last() else { return false };
    let end: String = last.text.chars().skip(last.chars.saturating_sub(END)).collect();
    is_call(&end)
}

/// Whether a call stands behind the beginning of the text, among what readers see.
fn is_barred(page: &Outline<'_>, text: &[Line]) -> bool {
    let mut mask = page.whole();
    for (place, element) in page.elements() {
        if is_hidden(element) || is_over_the_page(element) {
            mask.drop(place);
        }
    }
    let seen = lines::lines(page, &[0], &mask);
    let Some(first) = text.first() else { return false };
    let behind = seen.iter().skip_while(|line| line.text != first.text).skip(1);
    let is_prose = |line: &Line| text.iter().rev().skip(2).any(|other| other.text == line.text);
    behind.filter(|line| is_call(&line.text)).any(|line| !is_prose(line))
}

/// What is laid over the page on an occasion, and is in its source on all.
fn is_over_the_page(element: &Element) -> bool {
    let named = |name: &str| {
        ["modal", "popup", "pop-up", "popover", "overlay", "lightbox"].iter().any(|word| name.contains(word))
    };
    element.name() == "dialog"
        || attr(element, "role") == Some("dialog")
        || names(element).any(|name| named(&name.to_ascii_lowercase()))
}

fn is_summary(text: &[Line], shown: &[Line]) -> bool {
    let (chars, unspaced) = text
        .iter()
        .flat_map(|line| line.text.chars())
        .fold((0, 0), |(all, unspaced), c| (all + 1, unspaced + usize::from(c >= '\u{2E80}')));
    let most = if unspaced * 2 > chars { SUMMARY_UNSPACED } else { SUMMARY };
    let Some(last) = text.last().filter(|_| chars < most) else { return false };
    let end = last.text.trim_end_matches([']', '］', ' ']);
    if end.ends_with('…') || end.ends_with("...") {
        return true;
    }
    let leads = |line: &Line| {
        let lower = line.text.to_lowercase();
        line.linked * 2 > line.chars && line.chars <= LONGEST_CALL && LEADS.iter().any(|lead| lower.starts_with(lead))
    };
    let at = shown.iter().rposition(|line| line.text == last.text);
    at.is_some_and(|at| shown.iter().skip(at + 1).take(LINES_BEHIND).any(leads))
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;
    use crate::article::{body, furniture::Known, jsonld};

    fn partial(source: &str) -> Option<Partial> {
        let page = Html::parse_document(source);
        let page = Outline::of(&page);
        let metas = Metas::of(&page);
        let text = body::main_text(&page, &[], &Known::default());
        of(&page, &text, &lines::all(&page), &metas, &jsonld::facts(&page))
    }

    const TEXT: &str = "<h1>Chips at home</h1><p>The ministry has ordered six thousand accelerators from two makers, it said on \
        Monday, and will pay in three parts.</p><p>Neither of the makers, both of which are young, has yet delivered more than a \
        thousand cards in a month, an official said.</p>";

    #[test]
    fn a_page_that_says_that_readers_must_pay_is_marked() {
        for said in [
            r#"<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>"#,
            r#"<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>"#,
            r#"<script type="application/ld+json">{"@type":"Article","hasPart":[{"@type":"WebPageElement","isAccessibleForFree":"false"}]}</script>"#,
            "<meta property='article:content_tier' content='locked'>",
            "<p>Subscribe to continue reading</p>",
            "<div class=paywall><h3>This article is for subscribers only</h3><a href=/buy>See offers</a></div>",
            "<div class=gate><span>Already a subscriber? <a href=/in>Log in</a></span></div>",
            "<div>订阅后继续阅读</div>",
            "<p>この記事は有料会員限定です。残り1200文字</p>",
            "<p>Dieser Artikel ist nur für Abonnenten verfügbar.</p>",
            "<p>Il vous reste 65.2% de cet article à lire. La suite est réservée aux abonnés.</p>",
        ] {
            assert_eq!(partial(&format!("{TEXT}{said}")), Some(Partial::Paywall), "{said}");
        }
    }

    #[test]
    fn a_page_that_all_may_read_is_not_marked() {
        for said in [
            "",
            r#"<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":true}</script><p>Subscribe to read more like this</p>"#,
            "<div class='subscribe-modal'><p>Subscribe now to keep reading and get access to the full archive.</p></div>",
            "<div style='display:none'><p>Subscribe to continue reading</p></div>",
            "<form><p>Get our newsletter: subscribe with your address</p></form>",
            "<p>The paper told its readers that they would have to subscribe to read the minister's letter in full, which many \
             of them said they would never do, however cheap the first month may be.</p><p>The ministry said nothing of it, and \
             nobody asked it to say more on that day.</p><p>A vote is due in May, the speaker of the house said.</p>",
        ] {
            assert_eq!(partial(&format!("{TEXT}{said}")), None, "{said}");
        }
    }

    #[test]
    fn a_text_that_breaks_off_or_leads_to_the_whole_is_a_summary() {
        for said in [
            "<p>The first of them will stand in a hall near the harbour, where …</p>",
            "<p>The first of them will stand in a hall near the harbour, where [...]</p>",
            "<p><a href='https://other.example/'>Read the full story at Harbour Wire</a></p>",
            "<div><a href=/full>阅读全文</a></div>",
        ] {
            assert_eq!(partial(&format!("{TEXT}{said}")), Some(Partial::Summary), "{said}");
        }
    }
}
