//! What a release ends in: who its company is, the same under all of them.

use crate::article::lines::Line;

/// Beginnings of the heading, in lower case; the name follows.
const HEADS: [&str; 9] =
    ["about ", "über ", "à propos d", "acerca de ", "sobre ", "informazioni su ", "о компании", "关于", "關於"];

/// Lines behind the heading at most: a longer part is text.
const LINES: usize = 6;

/// Characters of the heading.
const HEAD: usize = 50;

/// Leaves out the last part of a text where it says who a company is, and is short beside what stands before.
pub(super) fn cut(lines: &mut Vec<Line>) {
    let Some(at) = lines.iter().rposition(is_head).filter(|at| lines.len() - at <= LINES + 1) else { return };
    let chars = |part: &[Line]| part.iter().map(|line| line.chars).sum::<usize>();
    let (before, behind) = lines.split_at(at);
    if behind.len() > 1 && chars(behind) < chars(before) && tells_who(behind) {
        lines.truncate(at);
    }
}

fn is_head(line: &Line) -> bool {
    let lower = line.text.to_lowercase();
    line.chars <= HEAD
        && HEADS.iter().any(|head| lower.starts_with(head))
        && !line.text.ends_with(['.', '。', '?', '？'])
}

/// Whether the line behind the heading begins with the name that the heading gives.
fn tells_who(part: &[Line]) -> bool {
    let [head, first, ..] = part else { return false };
    let name = head.text.trim_end_matches([':', '：']).rsplit(['于', '於', ' ']).next().unwrap_or("");
    let start: String = first.text.chars().take(2 * HEAD).collect();
    name.chars().count() > 1 && start.contains(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::lines;

    fn cut_text(text: &str) -> String {
        let mut lines = lines::of_text(text);
        cut(&mut lines);
        lines::compose(&lines)
    }

    #[test]
    fn who_a_company_is_is_no_part_of_its_release() {
        let release =
            "Arvo has moved all of its arms to a controller of its own, after three years of trials in two factories.";
        for about in [
            "About Arvo Robotics\n\nArvo Robotics builds arms for factories and employs 900 people.",
            "About Arvo\n\nArvo builds arms.\n\nArvo is listed.",
            "关于Arvo：\n\nArvo是一家机器人企业。",
        ] {
            assert_eq!(cut_text(&format!("{release}\n\n{about}")), release, "{about}");
        }
        for kept in [
            "About half\n\nThe other arms follow in spring.",
            "About the price\n\nNobody at the company would say what the new controller costs to make.",
        ] {
            assert!(cut_text(&format!("{release}\n\n{kept}")).ends_with(kept), "{kept}");
        }
    }
}
