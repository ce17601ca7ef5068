//! A place for computing that has no name in English: "Telstra opened an AI data centre in Melbourne". What the text goes on
//! to tell of "the centre" or "the site" is of it.

use crate::{
    lexicon::{
        cue::Cue,
        english::{english, is_one, is_owner},
    },
    model::{EntityKind, Language, Subject},
    text::Span,
};

use super::{Name, Role, phrase::Phrase, unknown, unnamed::owner_before};
use crate::extract::annotate::{Annotated, Place, Sentence};

/// The places of this sentence that someone builds, opens or runs and that nobody names.
pub(super) fn sited_in(found: &Annotated<'_>, sentence: &Sentence, here: &[Name], added: &[Name]) -> Vec<Name> {
    if found.language != Language::English || sentence.place != Place::Prose {
        return Vec::new();
    }
    let nouns = found.cues_in(sentence).iter().filter(|at| at.cue == Cue::System);
    let free =
        nouns.filter(|at| !here.iter().any(|name| name.kind == EntityKind::System && name.span.overlaps(at.span)));
    free.filter_map(|at| sited(found, sentence, at.span, added)).collect()
}

fn sited(found: &Annotated<'_>, sentence: &Sentence, noun: Span, added: &[Name]) -> Option<Name> {
    let lists = english();
    let phrase = Phrase::of(&found.folded, noun).filter(|_| lists.sites.contains(noun.of(&found.folded)))?;
    let owned = matches!(phrase.determiner, "its" | "their") || is_owner(phrase.determiner);
    let ones_own = owned && phrase.has(|word| lists.new_ones.contains(word));
    let brought_in = phrase.is_indefinite() || ones_own;
    if !brought_in || !is_built(found, sentence, phrase.span) || has_a_name(found, sentence, noun) {
        return None;
    }
    let owner = owner_before(found, noun, added)?;
    let subject = Subject::unnamed(&owner, EntityKind::System);
    Some(Name { role: Role::Sited, ..unknown(noun, EntityKind::System, &subject.name) })
}

/// "is building", "plans to open", "has switched on": a verb of `builds` stands close before the phrase.
fn is_built(found: &Annotated<'_>, sentence: &Sentence, phrase: Span) -> bool {
    let head = found.head(sentence, phrase.start).trim_end();
    let mut words: Vec<&str> = head.split_whitespace().rev().take(WORDS).collect();
    words.reverse();
    let near = words.join(" ");
    // "what it calls the world's largest data centre"
    let near = near.strip_suffix(" the").unwrap_or(&near);
    let near = near.strip_suffix(" what it calls").unwrap_or(near);
    english()
        .builds
        .iter()
        .any(|verb| near.strip_suffix(verb.as_str()).is_some_and(|before| before.is_empty() || before.ends_with(' ')))
}

/// So many words before the phrase the verb of building may have.
const WORDS: usize = 6;

/// "a data centre in Louisiana called Hyperion", "Haein, a cluster of": the thing has a name after all.
fn has_a_name(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> bool {
    let tail = found.tail_in_clause(sentence, noun);
    let called = tail.split_whitespace().any(|word| is_one(&english().called, word.trim_end_matches(',')));
    let near = |name: &Name| {
        name.kind == EntityKind::System
            && !name.compared
            && sentence.clause_of(noun).contains(name.span)
            && found.distance(name.span, noun) <= NEAR
    };
    called || found.names_in(sentence).iter().any(near)
}

/// So many characters from the noun the name of the thing may stand.
const NEAR: usize = 60;
