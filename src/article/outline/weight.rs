//! What a part of a page holds: how much text, how much of it linked, in paragraphs, in lists.

use scraper::Node;

use super::is_unread;

/// What one piece of text adds.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a sum of its own in `Weight`")]
pub(super) struct Own {
    text: u32,
    commas: u32,
    linked: bool,
    prose: bool,
    listed: bool,
    heading: bool,
}

impl Own {
    pub(super) fn unlink(&mut self) {
        self.linked = false;
    }
}

/// What stands under a place.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::article) struct Weight {
    /// Characters of text, and those of them in links, paragraphs, lists and headings.
    pub(in crate::article) text: u32,
    pub(in crate::article) linked: u32,
    pub(in crate::article) prose: u32,
    pub(in crate::article) listed: u32,
    pub(in crate::article) heading: u32,
    pub(in crate::article) commas: u32,
    /// Elements.
    pub(in crate::article) paragraphs: u32,
    pub(in crate::article) items: u32,
    pub(in crate::article) images: u32,
    pub(in crate::article) inputs: u32,
}

impl Weight {
    pub(super) fn count(&mut self, node: &Node, own: Own) {
        match node {
            Node::Text(_) => {
                let if_so = |so: bool| if so { own.text } else { 0 };
                self.text += own.text;
                self.commas += own.commas;
                self.linked += if_so(own.linked);
                self.prose += if_so(own.prose);
                self.listed += if_so(own.listed);
                self.heading += if_so(own.heading);
            }
            Node::Element(element) => match element.name() {
                "p" => self.paragraphs += 1,
                "li" => self.items += 1,
                "img" => self.images += 1,
                "input" => self.inputs += 1,
                _ => {}
            },
            _ => {}
        }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.text += other.text;
        self.linked += other.linked;
        self.prose += other.prose;
        self.listed += other.listed;
        self.heading += other.heading;
        self.commas += other.commas;
        self.paragraphs += other.paragraphs;
        self.items += other.items;
        self.images += other.images;
        self.inputs += other.inputs;
    }

    pub(in crate::article) fn take(&mut self, other: Self) {
        self.text = self.text.saturating_sub(other.text);
        self.linked = self.linked.saturating_sub(other.linked);
        self.prose = self.prose.saturating_sub(other.prose);
        self.listed = self.listed.saturating_sub(other.listed);
        self.heading = self.heading.saturating_sub(other.heading);
        self.commas = self.commas.saturating_sub(other.commas);
        self.paragraphs = self.paragraphs.saturating_sub(other.paragraphs);
        self.items = self.items.saturating_sub(other.items);
        self.images = self.images.saturating_sub(other.images);
        self.inputs = self.inputs.saturating_sub(other.inputs);
    }

    /// Whether this is more than so many percent of the text, or of the prose, of `all`.
    pub(in crate::article) fn exceeds(self, percent: u64, all: Self) -> bool {
        let more = |part: u32, whole: u32| u64::from(part) * 100 > u64::from(whole) * percent;
        more(self.text, all.text) || more(self.prose, all.prose)
    }

    /// Of a hundred characters, those in links.
    pub(in crate::article) fn linked_percent(self) -> u32 {
        (self.linked * 100).checked_div(self.text).unwrap_or(0)
    }
}

/// The elements that are open on the walk.
#[derive(Default)]
pub(super) struct Context {
    unread: u32,
    links: u32,
    prose: u32,
    lists: u32,
    headings: u32,
}

impl Context {
    pub(super) fn enter(&mut self, node: &Node) -> Own {
        match node {
            Node::Element(element) => self.step(element.name(), |count| *count += 1),
            Node::Text(text) if self.unread == 0 => return self.text(text),
            _ => {}
        }
        Own::default()
    }

    pub(super) fn leave(&mut self, node: &Node) {
        if let Node::Element(element) = node {
            self.step(element.name(), |count| *count = count.saturating_sub(1));
        }
    }

    fn step(&mut self, name: &str, change: impl Fn(&mut u32)) {
        match name {
            "a" => change(&mut self.links),
            "p" => change(&mut self.prose),
            "ul" | "ol" => change(&mut self.lists),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => change(&mut self.headings),
            name if is_unread(name) => change(&mut self.unread),
            _ => {}
        }
    }

    fn text(&self, text: &str) -> Own {
        let text = text.trim_ascii();
        Own {
            text: u32::try_from(text.chars().count()).unwrap_or(u32::MAX / 64),
            commas: u32::try_from(text.chars().filter(|c| is_comma(*c)).count()).unwrap_or(0),
            linked: self.links > 0,
            prose: self.prose > 0,
            listed: self.lists > 0,
            heading: self.headings > 0,
        }
    }
}

/// What parts clauses, in any of our scripts.
fn is_comma(c: char) -> bool {
    matches!(c, ',' | '，' | '、' | '。' | '،')
}
