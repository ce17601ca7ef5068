//! HTML source → HTML source that is bounded in size, in depth and in number of tags.
//!
//! Parsers are quadratic in the depth of open elements, and clean-up recurses over them. Tags beyond the
//! bounds are left out, their text stays: no page that people read comes near them.

/// Bytes of source that are looked at.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;

/// Elements open at once.
const MOST_OPEN: usize = 200;

/// Tags that may make an element, in all.
const MOST_TAGS: usize = 30_000;

/// Bytes of one tag with its attributes; longer ones are inline images and the like.
const LONGEST_TAG: usize = 16 * 1024;

/// Attributes of one tag: a parser compares each with all before it.
const MOST_ATTRIBUTES: usize = 200;

/// Elements that have no end tag, or whose end tag is mostly left out: they never nest deeply by themselves.
const UNCOUNTED: [&str; 22] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dt", "dd", "option", "tr", "td", "th",
];

/// Elements whose content is no markup. Only the end of a `script` that is data is of interest to us.
const RAW: [&str; 5] = ["script", "style", "textarea", "title", "xmp"];

/// The source within bounds.
pub fn tame(source: &str) -> String {
    let out = String::with_capacity(source.len().min(MOST_BYTES));
    let mut tame = Tame { out, open: 0, dropped: 0, tags: 0, foreign: 0 };
    let end = (0..=MOST_BYTES.min(source.len())).rev().find(|at| source.is_char_boundary(*at)).unwrap_or(0);
    tame.run(source.get(..end).unwrap_or(""));
    tame.out
}

struct Tame {
    out: String,
    open: usize,
    /// Start tags left out whose end tags are still to come.
    dropped: usize,
    tags: usize,
    /// Pictures and formulas that are open: in them `<title/>` ends itself, where in HTML it begins a text.
    foreign: usize,
}

impl Tame {
    fn run(&mut self, mut rest: &str) {
        while let Some((text, from_tag)) = rest.find('<').map(|at| rest.split_at(at)) {
            self.out.push_str(text);
            rest = if from_tag.starts_with("<!--") {
                from_tag.split_once("-->").map_or("", |(_, after)| after)
            } else {
                self.tag(from_tag)
            };
        }
        self.out.push_str(rest);
    }

    /// Takes the tag at the start of `source` and returns what follows it.
    fn tag<'s>(&mut self, source: &'s str) -> &'s str {
        let inner = source.strip_prefix('<').unwrap_or(source);
        let (closing, named) = inner.strip_prefix('/').map_or((false, inner), |named| (true, named));
        if !named.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?')) {
            self.out.push_str("&lt;");
            return inner;
        }
        let length = tag_length(source);
        let (tag, after) = source.split_at_checked(length).unwrap_or((source, ""));
        let name = named.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | ':'))).next().unwrap_or("");
        let name = name.to_ascii_lowercase();
        self.foreign = match name.as_str() {
            "svg" | "math" if closing => self.foreign.saturating_sub(1),
            "svg" | "math" if !tag.ends_with("/>") => self.foreign + 1,
            _ => self.foreign,
        };
        if self.foreign > 0 && RAW.contains(&name.as_str()) && tag.ends_with("/>") {
            // it has no content, and its end tag would be one that stands far behind
            return after;
        }
        // `</p>` and `</br>` make an element each where none is open.
        let opens = !closing || matches!(name.as_str(), "p" | "br");
        self.tags += usize::from(opens);
        if opens && self.tags > MOST_TAGS {
            self.out.push(' ');
            if RAW.contains(&name.as_str()) {
                // its content goes with it: read as markup it would be text, or unbalance what is open
                return content_of(&name, after).1;
            }
            self.dropped += usize::from(!UNCOUNTED.contains(&name.as_str()) && !tag.ends_with("/>"));
        } else if !closing && RAW.contains(&name.as_str()) {
            return self.raw(&name, tag, after);
        } else if UNCOUNTED.contains(&name.as_str()) || tag.ends_with("/>") || !named.starts_with(char::is_alphabetic) {
            self.keep(&name, tag);
        } else if closing {
            self.close(tag);
        } else {
            self.open(&name, tag);
        }
        after
    }

    fn open(&mut self, name: &str, tag: &str) {
        if self.open >= MOST_OPEN {
            self.dropped += 1;
        } else {
            self.open += 1;
            self.keep(name, tag);
        }
    }

    fn close(&mut self, tag: &str) {
        if self.dropped > 0 {
            self.dropped -= 1;
        } else {
            self.open = self.open.saturating_sub(1);
            self.out.push_str(tag);
        }
    }

    fn keep(&mut self, name: &str, tag: &str) {
        if tag.len() > LONGEST_TAG || attributes(tag) > MOST_ATTRIBUTES {
            self.out.push('<');
            self.out.push_str(name);
            self.out.push('>');
        } else {
            self.out.push_str(tag);
        }
    }

    /// An element whose content is text up to its own end tag, whatever stands in it.
    fn raw<'s>(&mut self, name: &str, tag: &str, after: &'s str) -> &'s str {
        let (content, rest) = content_of(name, after);
        if name != "style" {
            self.keep(name, tag);
            self.out.push_str(content);
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
        rest
    }
}

/// The content of an element in which no markup stands, and what follows its end tag.
fn content_of<'s>(name: &str, after: &'s str) -> (&'s str, &'s str) {
    let (content, rest) = after.split_at_checked(find_end_tag(after, name)).unwrap_or((after, ""));
    (content, rest.get(tag_length(rest)..).unwrap_or(""))
}

/// Bytes from `<` to the `>` that ends the tag, quoted attribute values passed over.
fn tag_length(source: &str) -> usize {
    let mut quote = None;
    let mut after_equals = false;
    for (at, byte) in source.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if byte == open => quote = None,
            (None, b'"' | b'\'') if after_equals => quote = Some(byte),
            (None, b'>') => return at + 1,
            _ => {}
        }
        after_equals = byte == b'=' || (after_equals && byte.is_ascii_whitespace());
    }
    // A quote that never closes would swallow the page.
    source.find('>').map_or(source.len(), |at| at + 1)
}

/// How many attributes a tag has at most: words outside quotes.
fn attributes(tag: &str) -> usize {
    let mut quote = None;
    let (mut words, mut in_word) = (0, true);
    for byte in tag.bytes() {
        match (quote, byte) {
            (Some(open), byte) if byte == open => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'/' | b' ' | b'\n' | b'\r' | b'\t' | 0x0c) => in_word = false,
            (None, _) if !in_word => (words, in_word) = (words + 1, true),
            _ => {}
        }
    }
    words
}

fn find_end_tag(source: &str, name: &str) -> usize {
    let mut from = 0;
    while let Some(at) = source.get(from..).and_then(|rest| rest.find("</")).map(|at| at + from) {
        let found = source.get(at + 2..at + 2 + name.len());
        if found.is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return at;
        }
        from = at + 2;
    }
    source.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_page_stays_as_it_is() {
        let page =
            "<html><body class=\"a>b\"><p>One<br>two <b>three</b><script>if (a<b) {\"</p>\"}</script></body></html>";
        assert_eq!(tame(page), page);
    }

    #[test]
    fn a_hundred_thousand_open_tags_become_few_and_their_text_stays() {
        let page = format!("{}deep{}<p>after", "<div>".repeat(100_000), "</div>".repeat(100_000));
        let tamed = tame(&page);
        assert_eq!(tamed.matches("<div>").count(), MOST_OPEN);
        assert_eq!(tamed.matches("</div>").count(), MOST_OPEN);
        assert!(tamed.contains("deep") && tamed.ends_with("after"));
    }

    #[test]
    fn what_is_no_markup_is_none_beyond_the_bound_either() {
        let script = "<script>document.write(\"<div><b>\" + code)</script>";
        let page = format!("<div>{}{script}<style>b > i {{}}</style>after</div>end", "<br>".repeat(MOST_TAGS));
        let tamed = tame(&page);
        assert_eq!(tamed.rsplit("<br>").next(), Some("   after</div>end"));
    }

    #[test]
    fn a_title_or_style_of_a_picture_that_ends_itself_takes_nothing_of_the_page() {
        let picture = "<svg><title/><style/><path d='M0'/></svg><p>after<script>1</script>end";
        let kept = picture.replace("<title/><style/>", "");
        assert_eq!(tame(picture), kept);
        let beyond = tame(&format!("{}{picture}", "<br>".repeat(MOST_TAGS)));
        assert_eq!(beyond.rsplit("<br>").next(), Some("   after end"));
        let of_html = "<svg></svg><textarea/>is text</textarea>";
        assert_eq!(tame(of_html), of_html, "HTML knows no tag that ends itself");
    }

    #[test]
    fn a_tag_of_a_hundred_thousand_attributes_has_none_and_a_usual_one_has_its_own() {
        let many = (0..5_000).map(|n| format!("a{n}")).collect::<Vec<_>>().join(" ");
        assert_eq!(tame(&format!("<p {many}>text")), "<p>text");
        let usual = "<a href='/x y z' title=\"a b\" hidden>x</a>";
        assert_eq!((tame(usual).as_str(), attributes("<a href='/x y z' title=\"a b\" hidden>")), (usual, 3));
        let split = format!("<p x=\">\" {many}>text");
        assert_eq!(tame(&split), "<p>text");
    }

    #[test]
    fn unfinished_markup_is_no_markup() {
        assert_eq!(tame("a < b and <3"), "a &lt; b and &lt;3");
        assert_eq!(tame("x<!-- never closed"), "x");
        assert_eq!(tame("<a href=\"x>text</a>"), "<a href=\"x>text</a>");
        assert_eq!(tame("<script>no end"), "<script>no end</script>");
    }
}
