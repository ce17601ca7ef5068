//! Places for computing that a text in a language other than English and Chinese does not name: KDDIは…データセンターを稼働させる,
//! "Дата-центр, который строит Freedom Holding".

use crate::{
    lexicon::cue::Cue,
    model::{EntityKind, Language},
    text::{Span, span::last},
};

use super::{
    Name,
    owner::{firm_of, is_modifier},
};
use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::is_observer,
    clause,
};

/// What someone does with a place that is theirs.
const DEEDS: &[Cue] = &[Cue::Develop, Cue::InUse, Cue::Invest];

/// So many characters before the noun the firm stands that builds or runs it.
const FIRM: usize = 90;

/// So many characters stand between the noun and the verb.
const VERB: usize = 40;

/// The places of this sentence that someone builds, opens or runs and that nobody names.
pub(super) fn own_sites(found: &Annotated<'_>, sentence: &Sentence) -> Vec<Name> {
    if !found.is_in_another_language() || sentence.place == Place::Row {
        return Vec::new();
    }
    let mut nouns = found.cues_within(sentence, sentence.span, &[Cue::OneSite]).peekable();
    if nouns.peek().is_none() || found.names.iter().any(|name| name.kind == EntityKind::System) {
        return Vec::new();
    }
    nouns.filter_map(|noun| own_site(found, sentence, noun.span)).collect()
}

fn own_site(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<Name> {
    let owner = builder_before(found, sentence, noun).or_else(|| builder_behind(found, sentence, noun))?;
    Some(Name::sited(noun, &firm_of(found, owner)))
}

/// A firm that may run a place: one that makes chips is named for its chips.
fn may_run(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    name.kind == EntityKind::Organization
        && !is_observer(name)
        && !is_modifier(found, name)
        && !found.makes_chips(name)
        && !clause::is_supplied(found, sentence, name.span)
}

/// "Telefónica construirá un centro de datos", KDDIはデータセンターを稼働させる: the verb stands between, or in Japanese and
/// Korean behind.
fn builder_before<'a>(found: &'a Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<&'a Name> {
    let head = Span::new(noun.start - last(found.head(sentence, noun.start), FIRM).len(), noun.start);
    let firm =
        found.names_in(sentence).iter().find(|name| head.contains(name.span) && may_run(found, sentence, name))?;
    let verb_last = matches!(found.language, Language::Japanese | Language::Korean);
    let reach = if verb_last { Span::new(noun.end, sentence.span.end) } else { Span::new(firm.span.end, noun.start) };
    let verb = found.cues_within(sentence, reach, DEEDS).find(|verb| found.distance(verb.span, noun) <= VERB)?;
    (!found.between(verb.span, noun).contains([',', ';', '。'])).then_some(firm)
}

/// "Le centre de données que construit Scaleway", "дата-центр, который строит Freedom Holding": the clause behind tells who.
fn builder_behind<'a>(found: &'a Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<&'a Name> {
    let rest = Span::new(noun.end, sentence.span.end);
    let verb = found.cues_within(sentence, rest, &[Cue::Develop]).next()?;
    let near = found.distance(noun, verb.span) <= VERB;
    let clause = sentence.clause_of(verb.span);
    let mut firms =
        found.names_in(sentence).iter().filter(|name| clause.contains(name.span) && name.span.start >= noun.end);
    firms.find(|name| near && may_run(found, sentence, name))
}
