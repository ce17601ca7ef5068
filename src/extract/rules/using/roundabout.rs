//! Use told in a roundabout way, in English: who tries a chip out, pays for it, trains on it or builds around it.

use crate::{
    lexicon::{
        cue::{Cue, CueAt},
        english::{any_word, ends_as_word, ends_in, english, is_owner, without_hedges},
    },
    model::{EntityKind, Language},
    text::{Span, span::last},
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    name::Name,
    rules::status::is_being_tried,
};

use super::hardware::{is_hardware, is_so_much_power_of};

/// "built its second site around the MTT S5000": the object stands between.
pub(super) fn built_around<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: &Name) -> Option<&'a CueAt> {
    if found.language != Language::English {
        return None;
    }
    let before = found.head(sentence, chip.span.start);
    let words: Vec<&str> = before.split_whitespace().rev().take(4).collect();
    let around = words.iter().position(|word| *word == "around")?;
    let plain = |word: &&str| matches!(*word, "the" | "its" | "a") || is_owner(word);
    if !words.iter().take(around).all(plain) {
        return None;
    }
    let builds = |at: &CueAt, _: &str| at.cue == Cue::Develop && at.span.of(&found.folded).starts_with("buil");
    last_verb(found, sentence, chip, 50, builds)
}

/// "fits", "equipped": a verb of putting machines into a place that there is already.
pub(super) fn fills(verb: &str) -> bool {
    ["fill", "equip", "stock", "outfit", "kit", "fit"].iter().any(|stem| verb.starts_with(stem))
}

/// "is building a data centre in Jamnagar with Blackwell processors", "built its cluster out of 910C boards": the machine
/// that is built stands between.
pub(super) fn built_with<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: &Name) -> Option<&'a CueAt> {
    const LINKS: &[&str] = &[" with", " using", " from", " out of", " on", " on top of", " based on", " powered by"];
    const BUILDS: &[&str] = &["buil", "set up", "sets up", "setting up", "construct", "assembl"];
    const SITES: &[&str] =
        &["site", "hall", "halls", "campus", "facility", "building", "warehouse", "capacity", "platform"];
    if found.language != Language::English {
        return None;
    }
    let builds = |at: &CueAt, gap: &str| {
        let verb = at.span.of(&found.folded);
        let fills = fills(verb);
        if !(fills || BUILDS.iter().any(|stem| verb.starts_with(stem)))
            || gap.contains(" for ")
            || gap.contains(" to ")
            || gap.contains("server")
        {
            return false;
        }
        // "Alice Recoque will be built by Eviden with MI430Xs"
        let named = found
            .names_in(sentence)
            .iter()
            .any(|name| name.kind == EntityKind::System && name.span.end <= at.span.start);
        let site = fills && gap.split_whitespace().any(|word| SITES.contains(&word));
        let machine = site
            || found.has_cue(sentence, Span::new(at.span.end, chip.span.start), &[Cue::System])
            || named && gap.starts_with(" by ");
        let leads = without_hedges(own_words(gap));
        machine && LINKS.iter().any(|link| leads.ends_with(link))
    };
    last_verb(found, sentence, chip, 80, builds)
}

/// The words before a chip without its number, its maker and its adjectives.
pub(super) fn own_words(gap: &str) -> &str {
    let mut rest = gap.trim_end();
    while let Some((head, word)) = rest.rsplit_once(' ') {
        let number = word.starts_with(|c: char| c.is_ascii_digit());
        let owner = is_owner(word);
        // "with 1,024 of that company's …": so many of them
        let of_them = word == "of"
            && head.rsplit(' ').next().is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()));
        let that = matches!(word, "that" | "the") && rest.len() < gap.trim_end().len();
        if !(number || owner || of_them || that || english().chip_adjectives.contains(word)) {
            break;
        }
        rest = head.trim_end();
    }
    rest
}

/// "has replaced its A100s with Ascend 910Bs": what comes in is used.
pub(super) fn replaced_with(found: &Annotated<'_>, sentence: &Sentence, chip: &Name) -> Option<Span> {
    if found.language != Language::English {
        return None;
    }
    let (swaps, trades) = (&english().swaps, &english().trades_in);
    let before = last(found.head(sentence, chip.span.start), REPLACED);
    let head = without_hedges(own_words(before));
    let links = [(" with", swaps), (" for", trades), (" in favour of", trades), (" in favor of", trades)];
    let (given_up, verbs) = links.iter().find_map(|(link, verbs)| Some((head.strip_suffix(link)?, *verbs)))?;
    let (at, verb) = verbs.iter().filter_map(|verb| given_up.rfind(verb.as_str()).map(|at| (at, verb.len()))).max()?;
    let object = given_up.get(at..)?;
    let start = chip.span.start - before.len() + at;
    let words = [
        "not", "never", "refused", "refuses", "unlikely", "need", "without", "could", "can", "may", "should", "would",
        "if",
    ];
    let refused =
        given_up.get(..at)?.split_whitespace().rev().take(4).any(|word| words.contains(&word) || word.ends_with("n't"));
    let others = found.names_in(sentence).iter().filter(|name| {
        name.span.start >= start && name.span.end <= chip.span.start && is_hardware(found, sentence, name)
    });
    let plain = object.len() <= 60 && !object.contains([',', ';']) && others.count() > 0 && !refused;
    plain.then(|| Span::new(start, start + verb))
}

/// Characters before a chip that what it replaces, and who does so, stand in.
const REPLACED: usize = 160;

/// "has put its own Maia 200 chips to work", "put 2,000 H100s into service": the words for it stand behind the chips.
pub(super) fn puts_to_work<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: &Name) -> Option<Span> {
    if found.language != Language::English {
        return None;
    }
    let before = found.head(sentence, chip.span.start);
    let head = without_hedges(own_words(before));
    let after = Span::new(chip.span.end, sentence.span.end).of(&found.folded);
    let behind = after.split_whitespace().take(5).collect::<Vec<_>>().join(" ");
    let words = english();
    let pairs = [(&words.puts, &words.to_work), (&words.adds, &words.to_ones_own)];
    let verb = pairs.into_iter().find_map(|(verbs, ends)| {
        let verb = verbs.iter().find(|verb| ends_as_word(head, verb))?;
        ends.iter().any(|end| behind.contains(end.as_str())).then_some(verb)
    })?;
    let start = sentence.span.start + head.len() - verb.len();
    Some(Span::new(start, start + verb.len()))
}

/// The last verb before the chip that fits, with at most so many characters and no stop between them.
fn last_verb<'a>(
    found: &'a Annotated<'_>,
    sentence: &'a Sentence,
    chip: &Name,
    most: usize,
    fits: impl Fn(&CueAt, &str) -> bool,
) -> Option<&'a CueAt> {
    found.cues_in(sentence).iter().rfind(|at| {
        let gap = found.between(at.span, chip.span);
        at.span.end <= chip.span.start
            && found.distance(at.span, chip.span) <= most
            && !gap.contains([',', ';', '.'])
            && fits(at, gap)
    })
}

/// "is testing Kunlunxin's P800", "has been evaluating the 690": who tries a chip of another has it in hand.
pub(super) fn tries_out<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: &Name) -> Option<&'a CueAt> {
    if found.language != Language::English {
        return None;
    }
    let tries = |at: &&CueAt| at.span.end <= chip.span.start && is_being_tried(found, sentence, at);
    let trying = found.cues_in(sentence).iter().rfind(tries)?;
    let gap = found.between(trying.span, chip.span);
    let plain = gap.split_whitespace().all(|word| {
        matches!(word, "the" | "a" | "an" | "its" | "new" | "latest" | "chipmaker")
            || is_owner(word)
            || word.starts_with(|c: char| c.is_ascii_uppercase())
    });
    (plain && gap.len() <= 40).then_some(trying)
}

/// "will spend billions on Google's TPUs": who pays for chips buys them.
pub(super) fn spends_on<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: &Name) -> Option<&'a CueAt> {
    if found.language != Language::English {
        return None;
    }
    let before = found.head(sentence, chip.span.start);
    let owner = |word: &str| is_owner(word) || matches!(word, "the" | "its" | "more");
    let link = before.split_whitespace().rev().take(4).find(|word| !owner(word));
    if link != Some("on") {
        return None;
    }
    let spends = |at: &CueAt, _: &str| {
        matches!(at.cue, Cue::Cost | Cue::Invest)
            && at.span.of(&found.folded).split(' ').any(|word| matches!(word, "spend" | "spent" | "spending"))
    };
    last_verb(found, sentence, chip, 50, spends)
}

/// "signed a deal with Contoso for 6 gigawatts of its X1 chips": who signs it gets them.
pub(super) fn deals_for_power<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: &Name) -> Option<&'a CueAt> {
    if found.language != Language::English {
        return None;
    }
    let head = found.head(sentence, found.start_with_maker(chip)).trim_end();
    // "6 gigawatts of Contoso's X1", "of the chipmaker's X1"
    let head =
        head.rsplit_once(' ').filter(|(_, word)| is_owner(word) || *word == "its").map_or(head, |(rest, _)| rest);
    if !is_so_much_power_of(head) {
        return None;
    }
    // "signed a deal", and not "fell after Contoso's deal", "is close to a deal", "walked away from a deal"
    let signed = |at: &CueAt| {
        let signs = |word: &str| english().signs.contains(word);
        let before = found.head_in_clause(sentence, at.span).trim_end();
        let before = ["a", "an", "the", "its", "new", "multi-year", "another"].iter().fold(before, |head, word| {
            head.strip_suffix(word).filter(|rest| rest.ends_with(' ')).map_or(head, str::trim_end)
        });
        any_word(at.span.of(&found.folded), signs) || before.rsplit(' ').next().is_some_and(signs)
    };
    let deal = |at: &CueAt, gap: &str| {
        at.cue == Cue::Partner && gap.contains(" for ") && !gap.contains([',', ';']) && signed(at)
    };
    last_verb(found, sentence, chip, 90, deal)
}

/// "trains its models on Huawei's Ascend chips": the models have no names, and the firm uses the chips.
pub(super) fn trains_on<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: &Name) -> Option<&'a CueAt> {
    if found.language != Language::English {
        return None;
    }
    let bare = [" models on ", " ai models on ", " language models on ", " large language models on "];
    let trains = |at: &CueAt, gap: &str| {
        let gap = gap.to_lowercase();
        let own = gap.starts_with(" its ") || gap.starts_with(" their ");
        let told =
            matches!(at.span.of(&found.folded), "trained" | "trains") && bare.iter().any(|head| gap.starts_with(head));
        // "DeepSeek trains on Nvidia chips"
        // "does its training on Nvidia's chips"
        let does = || ends_in(found.head(sentence, at.span.start).trim_end(), &english().does_its);
        let verb = at.span.of(&found.folded);
        let bare = matches!(verb, "trains" | "train" | "serves") || verb.ends_with("training") && does();
        let bare = bare && matches!(without_hedges(own_words(&gap)), " on" | " only on" | " mostly on" | " mainly on");
        at.cue == Cue::Train && (bare || (own || told) && gap.contains("models on "))
    };
    last_verb(found, sentence, chip, 60, trains)
}
