//! A parsed page laid out flat, in the order in which it is read: what every step of clean-up looks things up in.
//!
//! The tree is walked once. An element and all within it are a range of places, so that passing over a part is a
//! step and no search; what is left out is marked in a [`Mask`], and the tree stays as it is.

mod weight;

use ego_tree::{NodeRef, iter::Edge};
use scraper::{ElementRef, Html, Node, Selector, node::Element};

use super::site::collapse;

pub(super) use weight::Weight;

/// A node of the page with the range of places that it spans.
struct Cell<'p> {
    node: NodeRef<'p, Node>,
    parent: u32,
    end: u32,
    /// What the node holds by itself: nothing but for text.
    own: weight::Own,
}

/// A page, flat. Places count from 0, the root.
pub(super) struct Outline<'p> {
    cells: Vec<Cell<'p>>,
    /// A link that was never closed: most of the page stands in it.
    endless: Option<usize>,
}

/// Places that are left out, each with all below it.
#[derive(Clone)]
pub(super) struct Mask(Vec<bool>);

impl Mask {
    pub(super) fn drop(&mut self, place: usize) {
        if let Some(dropped) = self.0.get_mut(place) {
            *dropped = true;
        }
    }

    pub(super) fn is_dropped(&self, place: usize) -> bool {
        self.0.get(place).is_some_and(|dropped| *dropped)
    }
}

/// Elements whose text is no text of the page.
fn is_unread(name: &str) -> bool {
    matches!(name, "script" | "style" | "noscript" | "template" | "head" | "svg" | "textarea" | "select")
}

impl<'p> Outline<'p> {
    pub(super) fn of(page: &'p Html) -> Self {
        let mut cells: Vec<Cell<'p>> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut context = weight::Context::default();
        for edge in page.tree.root().traverse() {
            match edge {
                Edge::Open(node) => {
                    let parent = open.last().and_then(|place| u32::try_from(*place).ok()).unwrap_or(0);
                    let own = context.enter(node.value());
                    open.push(cells.len());
                    cells.push(Cell { node, parent, end: 0, own });
                }
                Edge::Close(node) => {
                    context.leave(node.value());
                    let end = u32::try_from(cells.len()).unwrap_or(u32::MAX);
                    if let Some(cell) = open.pop().and_then(|place| cells.get_mut(place)) {
                        cell.end = end;
                    }
                }
            }
        }
        let mut page = Self { cells, endless: None };
        page.open_endless_link();
        page
    }

    /// A link that holds most of the page's text is none.
    fn open_endless_link(&mut self) {
        let weights = self.weights(&self.whole());
        let all = weights.first().map_or(0, |weight| weight.text);
        let holds_most = |place: usize| weights.get(place).is_some_and(|weight| weight.text > all / 2);
        let Some(link) = self.named("a").map(|(place, _)| place).find(|place| holds_most(*place)) else { return };
        self.endless = Some(link);
        let end = self.end(link);
        self.cells.get_mut(link..end).unwrap_or_default().iter_mut().for_each(|cell| cell.own.unlink());
    }

    /// Whether the element is a link that ends.
    pub(super) fn is_link(&self, place: usize) -> bool {
        self.name(place) == "a" && self.endless != Some(place)
    }

    /// A mask that leaves nothing out.
    pub(super) fn whole(&self) -> Mask {
        Mask(vec![false; self.cells.len()])
    }

    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// One past the last place within `place`.
    pub(super) fn end(&self, place: usize) -> usize {
        self.cells.get(place).map_or(place + 1, |cell| (cell.end as usize).max(place + 1))
    }

    pub(super) fn parent(&self, place: usize) -> Option<usize> {
        if place == 0 { None } else { self.cells.get(place).map(|cell| cell.parent as usize) }
    }

    pub(super) fn ancestors(&self, place: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.parent(place), |above| self.parent(*above))
    }

    pub(super) fn value(&self, place: usize) -> Option<&'p Node> {
        self.cells.get(place).map(|cell| cell.node.value())
    }

    pub(super) fn element(&self, place: usize) -> Option<&'p Element> {
        self.value(place)?.as_element()
    }

    /// The name of the element, nothing where it is none.
    pub(super) fn name(&self, place: usize) -> &'p str {
        self.element(place).map_or("", Element::name)
    }

    /// All elements, in order.
    pub(super) fn elements(&self) -> impl Iterator<Item = (usize, &'p Element)> {
        self.elements_within(0)
    }

    /// The element at `place` and all below it, in order.
    pub(super) fn elements_within(&self, place: usize) -> impl Iterator<Item = (usize, &'p Element)> {
        let cells = self.cells.get(place..self.end(place)).unwrap_or_default();
        cells.iter().zip(place..).filter_map(|(cell, place)| Some((place, cell.node.value().as_element()?)))
    }

    pub(super) fn named(&self, name: &str) -> impl Iterator<Item = (usize, &'p Element)> {
        self.elements().filter(move |(_, element)| element.name() == name)
    }

    /// The elements right below `place`.
    pub(super) fn children(&self, place: usize) -> impl Iterator<Item = usize> {
        let last = self.end(place);
        let first = Some(place + 1).filter(|first| *first < last);
        std::iter::successors(first, move |at| Some(self.end(*at)).filter(|next| *next < last))
            .filter(|at| self.element(*at).is_some())
    }

    /// The places that a selector matches, in order.
    pub(super) fn select(&self, selector: &Selector) -> impl Iterator<Item = usize> {
        let cells = self.cells.iter().enumerate();
        cells.filter_map(move |(place, cell)| selector.matches(&ElementRef::wrap(cell.node)?).then_some(place))
    }

    /// The pieces of text within `place`.
    pub(super) fn texts(&self, place: usize) -> impl Iterator<Item = &'p str> {
        let cells = self.cells.get(place..self.end(place)).unwrap_or_default();
        cells.iter().filter_map(|cell| cell.node.value().as_text().map(|text| &**text))
    }

    /// The text within `place`, blanks collapsed.
    pub(super) fn text(&self, place: usize) -> String {
        let mut text = String::new();
        for piece in self.texts(place) {
            text.push_str(piece);
            text.push(' ');
        }
        collapse(&text)
    }

    /// The first of these elements that has a text.
    pub(super) fn first_text(&self, mut places: impl Iterator<Item = usize>) -> Option<String> {
        places.find_map(|place| Some(self.text(place)).filter(|text| !text.is_empty()))
    }

    /// What every place holds with all below it, without what the mask leaves out.
    pub(super) fn weights(&self, mask: &Mask) -> Vec<Weight> {
        let mut weights: Vec<Weight> = vec![Weight::default(); self.cells.len()];
        for (place, cell) in self.cells.iter().enumerate().rev() {
            if mask.is_dropped(place) {
                continue;
            }
            let Some(weight) = weights.get_mut(place) else { continue };
            weight.count(cell.node.value(), cell.own);
            let weight = *weight;
            if let Some(above) = self.parent(place).and_then(|above| weights.get_mut(above)) {
                above.add(weight);
            }
        }
        weights
    }
}

/// The value of an attribute. The library's own look-up makes a name of its kind of each question; these questions are
/// asked of every element of a page.
pub(super) fn attr<'e>(element: &'e Element, name: &str) -> Option<&'e str> {
    element.attrs().find(|(own, _)| *own == name).map(|(_, value)| value)
}

/// The names of an element as they are written: all its classes in one, and its id.
pub(super) fn names(element: &Element) -> impl Iterator<Item = &str> {
    [attr(element, "class"), attr(element, "id")].into_iter().flatten()
}

/// The classes of an element, one by one.
pub(super) fn classes(element: &Element) -> impl Iterator<Item = &str> {
    attr(element, "class").into_iter().flat_map(str::split_ascii_whitespace)
}

/// What an element is called: its id and each of its classes.
pub(super) fn called(element: &Element) -> impl Iterator<Item = &str> {
    attr(element, "id").into_iter().chain(classes(element))
}

/// Whether an element is of a class, or has an id, of that name.
pub(super) fn is_called(element: &Element, name: &str) -> bool {
    called(element).any(|own| own == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_spans_all_that_it_holds() {
        let page = Html::parse_document("<body><div id=a><p>One, <a href=x>two</a></p></div><div>three</div></body>");
        let outline = Outline::of(&page);
        let (div, _) = outline.elements().find(|(_, element)| is_called(element, "a")).unwrap();
        assert_eq!(outline.text(div), "One, two");
        assert_eq!(outline.children(outline.parent(div).unwrap()).count(), 2);
        let weights = outline.weights(&outline.whole());
        assert_eq!((weights[div].text, weights[div].linked, weights[div].commas), (7, 3, 1));
        let mut mask = outline.whole();
        mask.drop(div);
        assert_eq!(outline.weights(&mask)[0].text, 5);
    }
}
