//! What the form of a verb says where no word of its own does: "wird … erscheinen" is to come and "wird … gefertigt" is
//! now; "coûtera", "costará" and "costerà" are to come, "serait", "estaría" and "sarebbe" are hearsay.

use crate::{
    lexicon::cue::{Cue, CueAt},
    model::Language,
    text::Span,
};

/// Drops plans that a verb's form takes back, and adds those that it alone tells.
pub(super) fn settle(cues: &mut Vec<CueAt>, text: &str, language: Language) {
    let form = match language {
        Language::German => {
            cues.retain(|at| at.cue != Cue::Planned || !is_auxiliary(at.span.of(text)) || is_to_come(text, at.span));
            return;
        }
        Language::French => french,
        Language::Spanish => spanish,
        Language::Italian => italian,
        _ => return,
    };
    let known = cues.clone();
    let taken = |span: Span| {
        let from = known.partition_point(|at| at.span.end <= span.start);
        let here = known.iter().skip(from).take_while(|at| at.span.overlaps(span));
        here.into_iter().any(|at| is_firmness(at.cue))
    };
    let words = words(text);
    for (place, span) in words.iter().enumerate() {
        let next = words.get(place + 1).map_or("", |next| next.of(text));
        if let Some(cue) = form(span.of(text), next).filter(|_| !taken(*span)) {
            cues.push(CueAt { cue, span: *span });
        }
    }
    cues.sort_by_key(|at| (at.span.start, at.span.end));
}

fn is_firmness(cue: Cue) -> bool {
    matches!(cue, Cue::Planned | Cue::Speculated | Cue::Reported | Cue::Denied)
}

fn words(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match start {
            None if c.is_alphabetic() => start = Some(at),
            Some(from) if !c.is_alphabetic() => {
                spans.push(Span::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    spans
}

fn ends(word: &str, endings: &[&str]) -> bool {
    word.starts_with(char::is_lowercase)
        && endings.iter().any(|ending| word.len() > ending.len() && word.ends_with(ending))
}

/// "compte entraîner" is a plan, "compte 24 milliards" none; -ra of the first group and of some others is the future.
fn french(word: &str, next: &str) -> Option<Cue> {
    const FUTURE: &[&str] = &[
        "era", "eront", "nira", "niront", "rtira", "rtiront", "isira", "isiront", "ndra", "ndront", "ettra", "ettront",
        "aîtra", "aîtront", "voira", "evra", "evront", "aura", "auront",
    ];
    const CONDITIONAL: &[&str] =
        &["erait", "eraient", "irait", "iraient", "drait", "draient", "urait", "uraient", "vrait", "vraient"];
    let infinitive = ends(next, &["er", "ir", "re", "y"]);
    if word == "sera" || word == "seront" || ends(word, FUTURE) || (matches!(word, "compte" | "comptent") && infinitive)
    {
        Some(Cue::Planned)
    } else {
        ends(word, CONDITIONAL).then_some(Cue::Reported)
    }
}

/// The accent of costará and the -ía of estaría.
fn spanish(word: &str, _: &str) -> Option<Cue> {
    const FUTURE: &[&str] = &["ará", "arán", "erá", "erán", "irá", "irán", "drá", "drán", "brá", "brán"];
    const CONDITIONAL: &[&str] =
        &["aría", "arían", "iría", "irían", "dría", "drían", "bría", "brían", "sería", "serían"];
    if ends(word, FUTURE) {
        Some(Cue::Planned)
    } else {
        (ends(word, CONDITIONAL) || matches!(word, "sería" | "serían")).then_some(Cue::Reported)
    }
}

/// The accent of costerà and the -rebbe of costerebbe.
fn italian(word: &str, _: &str) -> Option<Cue> {
    if ends(word, &["rà", "ranno"]) {
        Some(Cue::Planned)
    } else {
        ends(word, &["rebbe", "rebbero"]).then_some(Cue::Reported)
    }
}

fn is_auxiliary(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "wird" | "werden")
}

/// Whether "wird" stands with an infinitive: with a participle it makes a passive of the present.
fn is_to_come(text: &str, at: Span) -> bool {
    let mark = |c: char| matches!(c, ',' | ';' | ':' | '.' | '!' | '?' | '\n' | '(' | ')' | '–' | '“' | '„');
    let behind = text.get(at.end..).unwrap_or("");
    let behind = behind.split(mark).next().unwrap_or("");
    let before = text.get(..at.start).unwrap_or("").rsplit(mark).next().unwrap_or("");
    let last = behind.split_whitespace().next_back().or_else(|| before.split_whitespace().next_back());
    let last = last.unwrap_or("");
    let passive = behind.split_whitespace().chain(before.split_whitespace().next_back()).any(is_participle);
    last == "werden" || !passive || (is_infinitive(last) && !is_participle(last))
}

fn is_infinitive(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && (word.ends_with("en") || word.ends_with("eln") || word.ends_with("ern"))
}

/// By its shape: ge-…-t, -ge-…-en, -iert, and be-, ver-, ent-, er- with -t.
fn is_participle(word: &str) -> bool {
    const NOT: &[&str] = &["gehen", "geben", "gelten", "gehören", "gewinnen", "geschehen", "gelangen", "gegen", "seit"];
    const PREFIXES: &[&str] = &[
        "vor", "an", "aus", "ein", "her", "hin", "auf", "ab", "zu", "um", "über", "mit", "nach", "bereit", "fertig",
        "hoch", "bei", "weiter", "zusammen", "zurück", "fest", "los",
    ];
    const FIRM: &[&str] = &["be", "ver", "ent", "er", "zer", "miss", "unter", "über"];
    let word = word.to_lowercase();
    let closes = word.ends_with('t') || word.ends_with("en");
    let bare = PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix).filter(|rest| rest.starts_with("ge")));
    let inner = bare.unwrap_or(&word);
    word.chars().count() >= 5
        && !NOT.contains(&word.as_str())
        && (inner.starts_with("ge") && closes
            || word.ends_with("iert")
            || FIRM.iter().any(|prefix| word.starts_with(prefix)) && word.ends_with('t')
            || matches!(word.as_str(), "betrieben" | "verbaut" | "vergeben" | "verschoben" | "entworfen" | "erhalten"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn planned(text: &str, language: Language) -> bool {
        let cues = crate::lexicon::Lexicon::builtin().unwrap().cues();
        let mut found = cues.find(&crate::text::fold(text, language), language);
        settle(&mut found, text, language);
        found.iter().any(|at| at.cue == Cue::Planned)
    }

    #[test]
    fn a_german_passive_is_no_plan_and_an_infinitive_is_one() {
        for (text, expected) in [
            ("Der Chip wird in Taiwan gefertigt.", false),
            ("Gefertigt wird der Chip bei TSMC.", false),
            ("Trainiert wird es auf 512 Karten.", false),
            ("Der Rechner, der in Jülich betrieben wird, rechnet.", false),
            ("Das Modell wird auf tausend Karten trainiert.", false),
            ("Der Chip wird im Herbst erscheinen.", true),
            ("Der Rechner wird 2027 in Betrieb gehen.", true),
            ("Der Chip wird ab 2027 gefertigt werden.", true),
        ] {
            assert_eq!(planned(text, Language::German), expected, "{text}");
        }
    }

    #[test]
    fn the_future_of_the_romance_languages_is_in_the_ending() {
        for (text, language, expected) in [
            ("La machine coûtera 544 millions d'euros.", Language::French, true),
            ("Le modèle compte 24 milliards de paramètres.", Language::French, false),
            ("L'entreprise compte entraîner un modèle.", Language::French, true),
            ("Une caméra et un opéra.", Language::French, false),
            ("El centro instalará mil aceleradores.", Language::Spanish, true),
            ("El chip consume 300 vatios en Panamá.", Language::Spanish, false),
            ("Il sistema costerà un miliardo di euro.", Language::Italian, true),
            ("Il modello ha dieci miliardi di parametri, in realtà.", Language::Italian, false),
        ] {
            assert_eq!(planned(text, language), expected, "{text}");
        }
    }
}
