//! HTML inside feeds → plain text, or HTML that cannot act.

use std::{borrow::Cow, fmt::Write};

use ego_tree::NodeRef;
use scraper::{Html, Node};
use url::Url;

use crate::{
    crawl::xml,
    text::tame::{MOST_BYTES, tame as bounded},
};

/// Elements that go with all that is in them.
const DROPPED: &str = "base frameset head link meta script style template";
/// Elements that stay; of all others only the content does.
const KEPT: &str = "a abbr article b blockquote br caption cite code dd div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 \
hr i li ol p pre q s section small span strong sub sup table tbody td th thead tr u ul";
/// Elements that a line ends with.
const BLOCKS: &str = "article blockquote br dd div dt figcaption figure h1 h2 h3 h4 h5 h6 hr li p pre section tr";
const MOST_DEPTH: usize = 200;
/// Elements whose content the HTML parser takes as raw text: without them it is read as what it is.
const RAW: [&str; 7] = ["iframe", "noembed", "noframes", "noscript", "plaintext", "textarea", "xmp"];
const LONGEST_RAW: usize = 9;

fn is_in(words: &str, name: &str) -> bool {
    words.split(' ').any(|word| word == name)
}

/// As much of a piece of markup as is read of a page.
fn beginning(html: &str) -> &str {
    let read = html.get(..html.floor_char_boundary(MOST_BYTES)).unwrap_or(html);
    // The tag that the end falls into, be it a picture, is none of the text.
    match read.rsplit_once('<') {
        Some((before, tag)) if read.len() < html.len() && !tag.contains('>') => before,
        _ => read,
    }
}

/// The HTML parsed, with what would swallow the rest of it taken out: raw-text tags, and tags that never end.
fn parsed(html: &str) -> Html {
    let html = beginning(html);
    let mut sound = String::with_capacity(html.len());
    let mut rest = html;
    // How much of the text is left at the next `>`, nothing where there is none: each is looked for once, for all the `<`
    // before it.
    let mut at_close = usize::MAX;
    while sound.len() < MOST_BYTES
        && let Some((before, tag)) = rest.split_once('<')
    {
        sound.push_str(before);
        rest = tag;
        if at_close > tag.len() {
            at_close = tag.find('>').map_or(0, |end| tag.len() - end);
        }
        if at_close == 0 {
            sound.push_str("&lt;");
            continue;
        }
        let name: String =
            tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).take(LONGEST_RAW + 1).collect();
        if RAW.contains(&name.to_ascii_lowercase().as_str()) {
            rest = tag.get(tag.len() - at_close + 1..).unwrap_or("");
        } else {
            sound.push('<');
        }
    }
    sound.push_str(rest);
    Html::parse_fragment(&bounded(&sound))
}

/// The text of a piece of HTML, in one line for each block.
pub fn plain(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return tidy(html);
    }
    let fragment = parsed(html);
    let mut text = String::new();
    gather(fragment.tree.root(), &mut text, 0);
    tidy(&text)
}

fn gather(node: NodeRef<'_, Node>, text: &mut String, depth: usize) {
    match node.value() {
        Node::Text(piece) => text.push_str(piece),
        Node::Element(element) if is_in(DROPPED, element.name()) => return,
        _ => {}
    }
    if depth < MOST_DEPTH {
        node.children().for_each(|child| gather(child, text, depth + 1));
    }
    if let Node::Element(element) = node.value()
        && is_in(BLOCKS, element.name())
    {
        text.push('\n');
    }
}

/// Blanks in one way, empty lines gone; what Windows puts where Unicode has controls is what was meant.
fn tidy(text: &str) -> String {
    let text: Cow<'_, str> = if text.contains(|c| matches!(c, '\u{80}'..='\u{9f}')) {
        text.chars().filter_map(|c| xml::numbered(c.into())).collect::<String>().into()
    } else {
        text.into()
    };
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// HTML of elements that only structure text, without attributes but the target of links.
pub fn tame(html: &str, base: &str) -> String {
    let fragment = parsed(html);
    let base = Url::parse(base).ok();
    let mut out = String::with_capacity(html.len());
    render(fragment.tree.root(), base.as_ref(), &mut out, 0);
    out.trim().to_owned()
}

fn render(node: NodeRef<'_, Node>, base: Option<&Url>, out: &mut String, depth: usize) {
    let mut close = None;
    match node.value() {
        Node::Text(text) => out.push_str(&text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")),
        Node::Element(element) if is_in(DROPPED, element.name()) => return,
        Node::Element(element) if is_in(KEPT, element.name()) => {
            let name = element.name();
            let target = element.attr("href").filter(|_| name == "a").and_then(|href| target(href, base));
            let target = target.map(|target| format!(" href=\"{}\"", target.replace('&', "&amp;").replace('"', "%22")));
            let _ = write!(out, "<{name}{}>", target.unwrap_or_default());
            close = (!matches!(name, "br" | "hr")).then_some(name);
        }
        _ => {}
    }
    if depth < MOST_DEPTH {
        node.children().for_each(|child| render(child, base, out, depth + 1));
    }
    if let Some(name) = close {
        let _ = write!(out, "</{name}>");
    }
}

fn target(href: &str, base: Option<&Url>) -> Option<String> {
    let url = base.map_or_else(|| Url::parse(href), |base| base.join(href)).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| url.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_gone_and_what_tells_stays() {
        let html = "<p onclick=x()>10 &lt; 20 <script>alert(1)</script><a href='/b?c=1&d=2' style=x>b</a>\
                    <a href=\"javascript:alert(1)\">c</a><img src=x onerror=y><style>p{}</style><blink>d</blink>";
        let tamed = tame(html, "https://example.com/a");
        assert_eq!(tamed, "<p>10 &lt; 20 <a href=\"https://example.com/b?c=1&amp;d=2\">b</a><a>c</a>d</p>");
        assert_eq!(plain(html), "10 < 20 bcd");
    }

    #[test]
    fn blocks_are_lines() {
        assert_eq!(plain("<h1>A</h1>\n<p>b  c<br>d</p> e"), "A\nb c\nd\ne");
    }

    #[test]
    fn tags_that_open_and_never_end_are_text_and_read_in_one_go() {
        assert_eq!(plain("a <b>c</b> < d <iframe src=x>e</iframe> <f"), "a c < d e <f");
        let opened = "<".repeat(1_000_000);
        assert_eq!(plain(&opened).len(), opened.len());
        let _ = plain(&(opened + ">"));
    }

    #[test]
    fn a_large_picture_costs_no_text_and_what_is_longer_than_any_article_is_cut() {
        let picture = format!("<img src='data:image/png;base64,{}'>", "iVBOR".repeat(300_000));
        assert_eq!(plain(&format!("<p>before</p>{picture}<p>behind</p>")), "before\nbehind");
        let read = plain(&format!("<p>{}</p>", "芯片 ".repeat(MOST_BYTES / 6)));
        assert!((MOST_BYTES / 2..=MOST_BYTES).contains(&read.len()), "{}", read.len());
        let words = "w ".repeat(MOST_BYTES / 2 - 100);
        let read = plain(&format!("<p>{words}</p><img src='data:{}'>", "A".repeat(1 << 20)));
        assert!(read.ends_with("w w") && !read.contains('A'), "{}", read.len());
    }

    #[test]
    fn depth_does_no_harm() {
        let deep = format!("{}x", "<div>".repeat(5_000));
        let _ = tame(&deep, "https://example.com/");
        let _ = plain(&deep);
    }
}
