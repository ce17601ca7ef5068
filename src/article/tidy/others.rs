//! Other stories on a page: rows of cards that lead to them, and whole articles that are loaded behind the first.

use std::collections::BTreeMap;

use super::{TEASER, leads_away};
use crate::article::outline::{Mask, Outline, Weight};

/// Elements above a heading that may be its card, or the row of cards.
const LEVELS: usize = 6;

/// Cards that make a row.
const ROW: usize = 3;

/// Characters of the longest card.
const CARD: u32 = 450;

/// Leaves out other stories, where enough text is left.
pub(super) fn drop_others(page: &Outline<'_>, weight: &impl Fn(usize) -> Weight, mask: &mut Mask) {
    for place in articles_behind(page, weight) {
        mask.drop(place);
    }
    let Some(heading) = page.named("h1").map(|(place, _)| place).next() else { return };
    let cards: Vec<usize> = rows(page).into_values().flat_map(|row| cards(page, row, heading, weight)).collect();
    let told: u32 = cards.iter().map(|card| weight(*card).text).sum();
    if !cards.is_empty() && weight(0).text.saturating_sub(told) >= TEASER {
        for card in cards {
            mask.drop(card);
        }
    }
}

/// Articles with a heading of their own, behind the one with the page's heading: the page goes on without end.
fn articles_behind(page: &Outline<'_>, weight: &impl Fn(usize) -> Weight) -> Vec<usize> {
    let headings = page.named("h1").map(|(place, _)| place);
    let mut articles: Vec<usize> =
        headings.filter_map(|heading| page.ancestors(heading).find(|above| page.name(*above) == "article")).collect();
    articles.dedup();
    let is_several = articles.len() > 1;
    let Some(first) = articles.first().copied().filter(|first| is_several && weight(*first).text >= TEASER) else {
        return Vec::new();
    };
    articles.retain(|article| *article >= page.end(first));
    articles
}

/// What stands side by side under each element, and leads away each.
fn rows(page: &Outline<'_>) -> BTreeMap<usize, Vec<usize>> {
    let mut rows: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (lead, _) in page.elements().filter(|(place, element)| leads_away(page, *place, element)) {
        let mut below = lead;
        for above in page.ancestors(lead).take(LEVELS) {
            let row = rows.entry(above).or_default();
            if row.last() != Some(&below) {
                row.push(below);
            }
            below = above;
        }
    }
    rows
}

/// The elements of a row, if they are cards: short, of one kind, and most of what stands there.
fn cards(page: &Outline<'_>, row: Vec<usize>, heading: usize, weight: &impl Fn(usize) -> Weight) -> Vec<usize> {
    let is_card = |place: &usize| {
        *place > heading
            && matches!(page.name(*place), "div" | "li" | "article" | "section" | "a")
            && weight(*place).text <= CARD
    };
    let of_one_kind = row.windows(2).all(|pair| matches!(pair, [one, other] if page.name(*one) == page.name(*other)));
    let beside = row.first().and_then(|first| page.parent(*first)).map_or(0, |above| page.children(above).count());
    let is_row = row.len() >= ROW && of_one_kind && row.len() * 2 >= beside && row.iter().all(is_card);
    if is_row { row } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;
    use crate::article::lines;

    const TEXT: &str = "<h1>Chips</h1><p>The ministry has ordered six thousand accelerators from two makers, it said in a \
        statement on Monday, and will pay for them in three parts over the next two years.</p>";

    fn text(source: &str) -> String {
        let page = Html::parse_document(source);
        let page = Outline::of(&page);
        let mut mask = page.whole();
        let weights = page.weights(&mask);
        drop_others(&page, &|place| weights.get(place).copied().unwrap_or_default(), &mut mask);
        lines::compose(&lines::lines(&page, &[0], &mask))
    }

    #[test]
    fn a_row_of_cards_is_left_out_and_sections_with_links_stay() {
        let card = "<div class=c><h3><a href=/other>Another story</a></h3><p>What it tells in a sentence.</p></div>";
        assert!(!text(&format!("<main>{TEXT}</main><div>{}</div>", card.repeat(3))).contains("Another"));
        assert!(text(&format!("<main>{TEXT}</main><div>{}</div>", card.repeat(2))).contains("Another"));
        let section = "<h2><a href=/x>Part</a></h2><p>What this part of the text tells.</p>".repeat(4);
        assert!(text(&format!("<main>{TEXT}{section}</main>")).contains("Part"));
    }

    #[test]
    fn an_article_behind_the_first_is_another() {
        let page = format!("<article>{TEXT}</article><article><h1>Robots</h1><p>Another text.</p></article>");
        assert!(!text(&page).contains("Robots"));
        let page = format!("<article><h1>Site</h1></article><article>{TEXT}</article>");
        assert!(text(&page).contains("accelerators"));
    }
}
