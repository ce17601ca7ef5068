//! Lineage → a tree in text: who had it first, who copied it, who cites whom.

use std::fmt::Write as _;

use super::output::clean;
use crate::model::{Branch, Link};

/// The branches, one line each, lines drawn from each to those that go back to it.
pub(super) fn drawn(branches: &[Branch]) -> String {
    let mut out = String::new();
    for branch in branches {
        let _ = writeln!(out, "  {}", label(branch));
        below(&mut out, &branch.children, "  ");
    }
    out
}

fn below(out: &mut String, branches: &[Branch], indent: &str) {
    for (place, branch) in branches.iter().enumerate() {
        let is_last = place + 1 == branches.len();
        let (corner, rest) = if is_last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        let _ = writeln!(out, "{indent}{corner}{}", label(branch));
        below(out, &branch.children, &format!("{indent}{rest}"));
    }
}

/// `Harbour Wire · 2024-09-30 · en · cites · d…`.
fn label(branch: &Branch) -> String {
    let Some(id) = &branch.document else { return format!("{} (cited, not stored)", clean(&branch.name)) };
    let day = branch.published.as_deref().and_then(|text| text.get(..10));
    let how = match branch.link {
        Link::Origin => None,
        link => Some(link.as_str()),
    };
    let own = branch.primary.then_some("its own word");
    let parts = [Some(branch.name.as_str()), day, branch.lang.as_deref(), how, own, Some(id.as_str())];
    clean(&parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}
