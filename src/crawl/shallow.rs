//! HTML nested or long beyond reason → HTML that a parser reads in time and memory: for many a tag it walks up all
//! open elements, so that a megabyte of `<div>` would keep it busy for minutes, and each tag takes hundreds of bytes.

use std::borrow::Cow;

/// Elements within each other; pages have some thirty.
const MOST_DEPTH: usize = 256;
/// Tags that are read; long pages have some thousands.
const MOST_TAGS: usize = 150_000;
/// How far up the element is looked for that a closing tag ends.
const LOOKED_AT: usize = 64;

const VOID: &str = "area base br col embed hr img input link meta param source track wbr";
/// One of these that begins ends the one before it.
const SIBLINGS: &str = "p li td th tr dt dd option";

/// The same HTML without the tags of what lies too deep.
pub(super) fn shallow(html: &str) -> Cow<'_, str> {
    if html.matches('<').take(MOST_DEPTH + 1).count() <= MOST_DEPTH {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len());
    let mut open: Vec<(String, bool)> = Vec::new();
    let mut rest = html;
    let mut tags = 0;
    while let Some((before, tag)) = rest.split_once('<') {
        tags += 1;
        if tags > MOST_TAGS {
            return Cow::Owned(out);
        }
        out.push_str(before);
        if let Some(comment) = tag.strip_prefix("!--") {
            let (_, after) = comment.split_once("-->").unwrap_or(("", ""));
            rest = after;
            continue;
        }
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        let (whole, after) = tag.split_at_checked(end).unwrap_or((tag, ""));
        if keeps(whole, &mut open) {
            out.push('<');
            out.push_str(whole);
        }
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn keeps(tag: &str, open: &mut Vec<(String, bool)>) -> bool {
    let (closes, tag) = tag.strip_prefix('/').map_or((false, tag), |name| (true, name));
    let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let is = |words: &str| words.split(' ').any(|word| word == name);
    if name.is_empty() || is(VOID) {
        return true;
    }
    if closes {
        let near = open.iter().rev().take(LOOKED_AT).position(|(known, _)| *known == name);
        let Some(up) = near else { return open.len() <= MOST_DEPTH };
        open.truncate(open.len() - up);
        return open.pop().is_none_or(|(_, kept)| kept);
    }
    if is(SIBLINGS) {
        let siblings = open.iter().rev().take_while(|(known, _)| SIBLINGS.split(' ').any(|word| word == known));
        let before = siblings.into_iter().position(|(known, _)| *known == name);
        open.truncate(open.len() - before.map_or(0, |up| up + 1));
    }
    let kept = open.len() < MOST_DEPTH;
    open.push((name, kept));
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_page_is_left_as_it_is() {
        let list = "<li>a<p>b<p>c<br>d".repeat(500);
        assert!(shallow(&list) == list);
        let page = format!("<ul>{}</ul>", "<li><a href='/x'>x</a></li>".repeat(500));
        assert!(shallow(&page) == page);
    }

    #[test]
    fn depth_is_cut_and_text_is_not() {
        let deep = format!("{}x{}y", "<div>".repeat(50_000), "</div>".repeat(50_000));
        let cut = shallow(&deep);
        assert_eq!(cut.matches("<div>").count(), MOST_DEPTH);
        assert_eq!(cut.matches("</div>").count(), MOST_DEPTH);
        assert!(cut.contains('x') && cut.ends_with('y'));
    }

    #[test]
    fn what_comes_after_too_many_tags_is_left_out() {
        assert_eq!(shallow(&"<a>x</a>".repeat(MOST_TAGS)).matches("<a>").count(), MOST_TAGS / 2);
    }

    #[test]
    fn tags_that_close_nothing_do_not_hide_depth() {
        let cut = shallow(&"<div></x>".repeat(10_000)).matches("<div>").count();
        assert_eq!(cut, MOST_DEPTH);
    }
}
