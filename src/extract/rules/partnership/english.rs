//! Who works with whom in English: only where the words link two firms to each other. A list of firms beside the word
//! "cooperation" links nobody.

use crate::{
    lexicon::{
        cue::{Cue, CueAt},
        english::{any_word, behind_owner, english, is_a_team, is_owner, last_of},
    },
    model::{EntityKind, Language, Modality},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::{is_firm, is_observer},
    clause,
    fact::Fact,
    foundry::is_foundry,
    name::{Name, is_modifier},
    subject::{carried, coordinated, firm_referred_to},
};

use super::{
    super::{credit::before_its_sort, restriction::is_government},
    linking,
};

use EntityKind::Organization;

pub(super) fn linked(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if sentence.place == Place::Row {
        return;
    }
    for cue in found.cues_in(sentence).iter().filter(|at| links(found, at) && !is_only_named_with(found, sentence, at))
    {
        let Some((first, others)) = pair(found, place, sentence, cue) else { continue };
        let told = facts.len();
        for other in others.into_iter().filter(|other| !answers_to(found, cue, *other)) {
            push(found, place, cue.span, (first, other), facts);
        }
        // "No partnership exists between A and B"
        if matches!(found.head(sentence, cue.span.start).trim_end().rsplit(' ').next(), Some("no" | "any")) {
            facts.iter_mut().skip(told).for_each(|fact| fact.modality = Some(Modality::Denied));
        }
    }
}

/// A word for partners, or a deal for goods, which may be one with a partner: "signed a deal for 20,000 X1 chips with Contoso".
pub(super) fn links(found: &Annotated<'_>, at: &CueAt) -> bool {
    let deal = |word: &str| {
        matches!(word, "signed a deal for" | "signed a contract for" | "signed an agreement for" | "struck a deal for")
    };
    at.cue == Cue::Partner
        || found.language == Language::English && at.cue == Cue::Order && deal(at.span.of(&found.folded))
}

/// "is grouped together with Huawei among the leading suppliers": named in one breath, and no partners.
fn is_only_named_with(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let together = cue.span.of(&found.folded).starts_with("together");
    let before = found.head(sentence, cue.span.start).trim_end().rsplit(' ').next();
    together && before.is_some_and(|verb| english().names_with.contains(verb))
}

/// "is cooperating with the Commerce Department": who answers the questions of an authority is no partner of it.
fn answers_to(found: &Annotated<'_>, cue: &CueAt, other: usize) -> bool {
    let authority = found.names.get(other).is_some_and(|name| {
        is_government(&name.name) && !name.name.contains("Ministry")
            || ["Department", "Commission", "Bureau", "Prosecutor"].iter().any(|word| name.name.contains(word))
    });
    let word = cue.span.of(&found.folded);
    authority && ["cooperat", "work", "collaborat"].iter().any(|stem| word.starts_with(stem))
}

/// Links that no word for partners tells: "X has lined up A and B as suppliers", "A helped B to design it", "A and B
/// will build a data centre".
pub(super) fn unsaid(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if sentence.place == Place::Row {
        return;
    }
    for index in sentence.names.clone() {
        if let Some((first, others)) = founded_together(found, sentence, index) {
            let at = found.names.get(first).map_or(sentence.span, |name| name.span);
            for other in others {
                push(found, place, at, (first, other), facts);
            }
            continue;
        }
        let Some(name) = found.names.get(index).filter(|name| is_firm(name)) else { continue };
        let pair = enlisted(found, place, sentence, index)
            .or_else(|| helped(found, sentence, index))
            .or_else(|| aided(found, place, sentence, index))
            .or_else(|| building(found, sentence, index))
            .or_else(|| consortium(found, sentence, index))
            .or_else(|| with_at_the_head(found, sentence, index));
        let Some((first, others)) = pair else { continue };
        for other in others {
            push(found, place, name.span, (first, other), facts);
        }
    }
}

/// "X has lined up A, B and C as suppliers", "X joined A as a second design partner": at the first of the list.
fn enlisted(found: &Annotated<'_>, place: usize, sentence: &Sentence, index: usize) -> Option<(usize, Vec<usize>)> {
    let name = found.names.get(index)?;
    let head = found.head(sentence, name.span.start).trim_end();
    let verb = last_of(head, &english().enlists)?;
    let list = coordinated(found, sentence, index);
    let end = list.last().and_then(|last| found.names.get(*last))?.span.end;
    let after = found.folded.get(end..).unwrap_or("").strip_prefix(" as ")?;
    let role = after
        .split_whitespace()
        .take(6)
        .map(|word| word.trim_end_matches([',', '.', ';']))
        .take_while(|word| !matches!(*word, "of" | "for" | "to" | "in" | "and"));
    let mut role = role.filter(|word| matches!(*word, "partner" | "partners" | "supplier" | "suppliers"));
    role.next()?;
    let end = sentence.span.start + head.len();
    let verb = Span::new(end - verb.len(), end);
    let first = subject_before(found, sentence, verb).or_else(|| firm_referred_to(found, place, verb))?;
    (!list.contains(&first)).then_some((first, list))
}

/// "Broadcom helped Google to design the TPU": the two work on one thing.
fn helped(found: &Annotated<'_>, sentence: &Sentence, index: usize) -> Option<(usize, Vec<usize>)> {
    let next = index + 1;
    let (one, other) = (found.names.get(index)?, found.names.get(next).filter(|_| sentence.names.contains(&next))?);
    let gap = found.between(one.span, other.span);
    let helps = [" helped ", " helps ", " has helped ", " is helping ", " will help ", " helping "].contains(&gap);
    let after = found.folded.get(other.span.end..).unwrap_or("").trim_start();
    let after = after.strip_prefix("to ").unwrap_or(after);
    let made = ["design", "build", "develop", "train", "create", "make "].iter().any(|verb| after.starts_with(verb));
    (helps && made && is_firm(other)).then(|| (index, vec![next]))
}

/// "`OpenAI`'s Titan was designed with the help of Broadcom": who helps works with whose the thing is.
fn aided(found: &Annotated<'_>, place: usize, sentence: &Sentence, index: usize) -> Option<(usize, Vec<usize>)> {
    const HELP: &[&str] = &[" with the help of", " with help from", " with the assistance of", " with assistance from"];
    let name = found.names.get(index)?;
    let head = found.head(sentence, name.span.start);
    if !head.contains(" with ") {
        return None;
    }
    let (at, help) = HELP.iter().filter_map(|help| Some((head.rfind(help)?, *help))).max()?;
    let plain = |word: &str| matches!(word, "the" | "us" | "u.s.") || DESCRIBES.contains(&word);
    let close = head.get(at + help.len()..)?.split_whitespace().all(plain);
    let end = sentence.span.start + at;
    let made = found.cues_within(sentence, Span::new(sentence.span.start, end), &[Cue::Develop, Cue::Design]).last()?;
    let first = subject_before(found, sentence, made.span)
        .or_else(|| firm_referred_to(found, place, made.span))
        .or_else(|| head.trim_start().starts_with("the ").then(|| carried(found, place, &[Organization])).flatten())?;
    let near = close && end.saturating_sub(made.span.end) <= 12;
    (near && first != index).then(|| (first, vec![index]))
}

/// "Humain and xAI will build a data centre": two firms are the subject, and what they build is one thing.
fn building(found: &Annotated<'_>, sentence: &Sentence, index: usize) -> Option<(usize, Vec<usize>)> {
    let next = index + 1;
    let (one, other) = (found.names.get(index)?, found.names.get(next).filter(|_| sentence.names.contains(&next))?);
    if found.between(one.span, other.span) != " and " || !is_firm(other) {
        return None;
    }
    let listed = coordinated(found, sentence, index).len() == 2;
    let verb = found.cues_in(sentence).iter().find(|at| at.span.start >= other.span.end)?;
    let verb = if verb.cue == Cue::Planned {
        found.cues_in(sentence).iter().find(|at| at.cue == Cue::Develop && at.span.start >= other.span.end)?
    } else {
        verb
    };
    let between = found.between(other.span, verb.span);
    let plain = between.split_whitespace().all(|word| {
        matches!(word, "will" | "are" | "have" | "plan" | "to" | "is" | "jointly" | "also" | "now" | "agreed")
    });
    let object = found.folded.get(verb.span.end..).unwrap_or("").trim_start();
    let one_thing = ["a ", "an ", "the "].iter().any(|article| object.starts_with(article));
    let behind = Span::new(verb.span.end, sentence.span.end);
    let noun = found
        .cues_within(sentence, behind, &[Cue::System, Cue::Model, Cue::Chip])
        .next()
        .is_some_and(|noun| found.distance(verb.span, noun.span) <= 50 && !noun.span.of(&found.folded).ends_with('s'));
    let before = found.head(sentence, one.span.start).trim_end();
    let leads = before.is_empty()
        || before.ends_with([',', '.', ';'])
        || before.ends_with(" said")
        || before.ends_with(" that");
    (listed && verb.cue == Cue::Develop && plain && one_thing && noun && leads).then(|| (index, vec![next]))
}

/// "X leads a consortium that includes A and B", "X's consortium consists of eight bodies: X, A and B": at the first of those
/// who are listed.
fn consortium(found: &Annotated<'_>, sentence: &Sentence, index: usize) -> Option<(usize, Vec<usize>)> {
    const HOLDS: &[&str] = &[
        "includes",
        "include",
        "including",
        "comprises",
        "comprising",
        "consists",
        "consisting",
        "of",
        "with",
        "counts",
        "brings",
        "unites",
        "are",
        "included",
        "comprised",
    ];
    let name = found.names.get(index)?;
    let text = sentence.span.of(&found.folded);
    let noun = text.find("consortium").map(|at| sentence.span.start + at)?;
    let list = coordinated(found, sentence, index);
    if list.first() != Some(&index) || name.span.start < noun {
        return None;
    }
    let end = noun + "consortium".len();
    let gap = Span::new(end, name.span.start.max(end)).of(&found.folded);
    // "the consortium led by Upstage includes …": the first behind it leads
    let led = [" led by ", " headed by "].iter().find_map(|words| {
        let rest = gap.strip_prefix(words)?;
        let leader = sentence.names.clone().find(|index| found.names.get(*index).is_some_and(is_firm_at(end)))?;
        (!rest.is_empty()).then_some(leader)
    });
    let opens =
        gap.split_whitespace().any(|word| HOLDS.contains(&word)) && gap.len() <= 80 && !gap.contains(['.', ';']);
    let leader = led.or_else(|| leader_of(found, sentence, noun))?;
    let whose = found.names.get(leader)?.name.as_str();
    let others =
        list.into_iter().filter(|index| found.names.get(*index).is_some_and(|name| name.name != whose)).collect();
    opens.then_some((leader, others))
}

/// "a company set up by A, B and C", "the venture, which was founded by A and B": the first of those who founded it together.
fn founded_together(found: &Annotated<'_>, sentence: &Sentence, index: usize) -> Option<(usize, Vec<usize>)> {
    let name = found.names.get(index).filter(|name| name.kind == Organization)?;
    let head = found.head(sentence, name.span.start).trim_end();
    let head = head.strip_suffix(" the").unwrap_or(head);
    let verb = last_of(head, &english().founded_by)?;
    let before = head.strip_suffix(verb)?.trim_end().trim_end_matches(',');
    let before = before.strip_suffix(" which was").unwrap_or(before).trim_end_matches(',');
    let noun = before.rsplit(' ').next().unwrap_or("");
    let firm = english().firm_nouns.contains(noun) || english().paying_groups.contains(noun);
    let mut list = coordinated(found, sentence, index);
    let first = list.first() == Some(&index);
    // "founded by X and Y veterans": people who were there
    let end = list.last().and_then(|at| found.names.get(*at))?.span;
    let next =
        found.tail_in_clause(sentence, end).trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let people = english().staff.contains(next);
    (firm && first && list.len() >= 2 && !people).then(|| (list.remove(0), list))
}

fn is_firm_at(start: usize) -> impl Fn(&Name) -> bool {
    move |name| name.kind == Organization && name.span.start >= start
}

/// "the X consortium", "X's consortium", "an X-led consortium", "X leads a consortium".
fn leader_of(found: &Annotated<'_>, sentence: &Sentence, noun: usize) -> Option<usize> {
    sentence.names.clone().rfind(|index| {
        found.names.get(*index).is_some_and(|name| {
            let gap = Span::new(name.span.end.min(noun), noun).of(&found.folded);
            let beside = matches!(gap.trim(), "" | "'s" | "’s" | "-led" | "'s ai" | "'s own");
            let words = gap.split_whitespace().count();
            let leads = [
                " leads ",
                " heads ",
                " led ",
                " is leading ",
                " formed ",
                " has formed ",
                " set up ",
                " put together ",
            ]
            .iter()
            .any(|verb| gap.starts_with(verb));
            is_firm(name) && name.span.end <= noun && (beside || leads && words <= 5)
        })
    })
}

/// "With Nvidia, Reliance is building a data centre": who is named at the head works with the subject.
fn with_at_the_head(found: &Annotated<'_>, sentence: &Sentence, index: usize) -> Option<(usize, Vec<usize>)> {
    let name = found.names.get(index)?;
    let head = found.head(sentence, name.span.start).trim_start();
    if !matches!(head, "with " | "alongside " | "working with ") {
        return None;
    }
    let mut others = coordinated(found, sentence, index);
    leave_out_subject(found, &mut others);
    let end = others.last().and_then(|last| found.names.get(*last))?.span.end;
    let first = subject_behind(found, sentence, end)?;
    let from = found.names.get(first)?.span.end;
    let verb = found
        .cues_within(sentence, Span::new(from, sentence.span.end), &[Cue::Develop, Cue::Design, Cue::Train])
        .next()?;
    let gap = Span::new(from, verb.span.start.max(from)).of(&found.folded);
    let acts = gap.split_whitespace().all(|word| english().helpers.contains(word) || word == "co");
    (acts && !others.contains(&first)).then_some((first, others))
}

/// "Contoso's deal", "Contoso's new partnership": the firm in the possessive right before the word.
fn whose_deal<'a>(found: &'a Annotated<'_>, sentence: &Sentence, cue: Span) -> Option<&'a Name> {
    let whose = |name: &&Name| {
        let gap = Span::new(name.span.end.min(cue.start), cue.start).of(&found.folded);
        let rest = behind_owner(gap).filter(|_| name.span.end <= cue.start);
        is_firm(name) && rest.is_some_and(|rest| rest.split_whitespace().count() <= 2 && !rest.contains([',', ';']))
    };
    found.names_in(sentence).iter().rfind(whose)
}

fn push(found: &Annotated<'_>, place: usize, cue: Span, (one, other): (usize, usize), facts: &mut Vec<Fact>) {
    let Some((one, other)) = found.names.get(one).zip(found.names.get(other)) else { return };
    let Some(sentence) = found.sentences.get(place) else { return };
    // "shares of X fell after Y's deal with Z": whose deal it is stands right before the word
    let one = whose_deal(found, sentence, cue).unwrap_or(one);
    let head = found.head_in_clause(sentence, cue).trim_end();
    let head = head
        .strip_suffix(" a")
        .or_else(|| head.strip_suffix(" its"))
        .or_else(|| head.strip_suffix(" the"))
        .unwrap_or(head);
    if english().leaves_a_deal.iter().any(|verb| head.ends_with(verb.as_str())) {
        return;
    }
    if one.name != other.name && !is_observer(one) && !is_observer(other) {
        facts.extend(linking(found, place, cue, (one, other), "partnership/linked"));
    }
}

/// The two sides of the link: one firm, and those it works with.
fn pair(found: &Annotated<'_>, place: usize, sentence: &Sentence, cue: &CueAt) -> Option<(usize, Vec<usize>)> {
    between(found, sentence, cue)
        .or_else(|| with(found, place, sentence, cue))
        .or_else(|| partner_of_owner(found, sentence, cue.span).filter(|_| is_partner(found, cue.span)))
        .or_else(|| side_by_side(found, sentence, cue))
        .or_else(|| under_it(found, sentence, cue))
        .or_else(|| partner_named(found, place, sentence, cue))
}

/// "an alliance between A and B".
fn between(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> Option<(usize, Vec<usize>)> {
    let first = firm_behind(found, sentence, cue.span, &["between", "of"], 40)?;
    let mut list = coordinated(found, sentence, first);
    (list.len() >= 2).then(|| (list.remove(0), list))
}

/// "A has signed an agreement with B", "A teamed up with B", "A's partnership with B".
fn with(found: &Annotated<'_>, place: usize, sentence: &Sentence, cue: &CueAt) -> Option<(usize, Vec<usize>)> {
    if is_coped_with(found, sentence, cue) {
        return None;
    }
    let other = firm_behind(found, sentence, cue.span, &["with", "and"], 60)?;
    if works_with_its_goods(found, cue, other) || is_only_of_one_mind(found, cue, other) {
        return None;
    }
    let mut others = coordinated(found, sentence, other);
    let opens = found.head(sentence, cue.span.start).trim();
    // "In partnership with B, A has built …"
    let ahead = matches!(
        opens,
        "in" | "in a" | "in an" | "in its" | "working in" | "together" | "" | "through a" | "under a" | "under an"
    );
    if ahead {
        leave_out_subject(found, &mut others);
    }
    let behind = others.last().and_then(|last| found.names.get(*last)).map(|last| last.span.end);
    let first =
        if ahead { subject_behind(found, sentence, behind?) } else { subject_before(found, sentence, cue.span) };
    // "Together with B, it has released …"
    let pronoun = ahead
        && behind.is_some_and(|behind| {
            let rest = found.folded.get(behind..).unwrap_or("").trim_start_matches(',').trim_start();
            ["it ", "the company ", "the firm ", "the group ", "the start-up "]
                .iter()
                .any(|word| rest.starts_with(word))
        });
    let first = first.or_else(|| carried(found, place, &[Organization]).filter(|_| pronoun));
    let first = first.or_else(|| carried_subject(found, place, sentence, cue.span));
    let first = first.or_else(|| firm_referred_to(found, place, cue.span));
    let first = first.or_else(|| maker_before(found, sentence, cue.span))?;
    (!others.contains(&first)).then_some((first, others))
}

/// "has to deal with Nvidia", "models that work with Nvidia chips": no link of two firms.
fn is_coped_with(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let before = found.head(sentence, cue.span.start);
    let last = before.split_whitespace().next_back().unwrap_or("");
    let word = cue.span.of(&found.folded);
    word.starts_with("deal") && matches!(last, "to" | "must" | "can" | "could" | "that" | "which" | "who" | "not")
        || word == "work with" && !matches!(last, "to" | "will" | "would" | "also" | "and")
}

/// "will work with Nvidia's connectors": with what a firm sells, and not with those who work there.
fn works_with_its_goods(found: &Annotated<'_>, cue: &CueAt, other: usize) -> bool {
    let work = cue.span.of(&found.folded).starts_with("work");
    let after = found.names.get(other).and_then(|name| found.folded.get(name.span.end..)).unwrap_or("");
    let Some(goods) = behind_owner(after).filter(|_| work) else { return false };
    !goods.split([',', '.', ';', '\n']).next().unwrap_or("").split(' ').take(4).any(is_a_team)
}

/// "Together with A and B, C is building …": C is no third of them.
fn leave_out_subject(found: &Annotated<'_>, others: &mut Vec<usize>) {
    let names: Vec<&Name> = others.iter().filter_map(|index| found.names.get(*index)).collect();
    let gaps: Vec<&str> = names
        .windows(2)
        .map(|pair| match pair {
            [a, b] => found.between(a.span, b.span).trim(),
            _ => "",
        })
        .collect();
    let parted = gaps.last().is_some_and(|gap| *gap == ",");
    let closed = gaps.len() == 1 || gaps.iter().rev().nth(1).is_some_and(|gap| gap.contains("and"));
    if parted && closed {
        others.pop();
    }
}

/// "All four MTIA chips were designed in collaboration with Broadcom": the maker of the thing, where the text names it.
fn maker_before(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> Option<usize> {
    let things = [EntityKind::Chip, EntityKind::Model, EntityKind::System];
    let thing = found
        .names_in(sentence)
        .iter()
        .find(|name| things.contains(&name.kind) && name.span.end <= at.start && !name.compared)?;
    let maker = found.lexicon.maker(thing.entity?)?;
    let maker = &found.lexicon.entity(maker).name;
    found.names.iter().position(|name| name.name == *maker)
}

/// "A and B have signed an agreement", "A and B jointly developed": the two are the subject of the link.
fn side_by_side(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> Option<(usize, Vec<usize>)> {
    if is_partner(found, cue.span) && is_of_its_own(found, sentence, cue.span) {
        return None;
    }
    let before =
        |index: &usize| found.names.get(*index).is_some_and(|name| is_firm(name) && name.span.end <= cue.span.start);
    let last = sentence.names.clone().rfind(before)?;
    let gap = Span::new(found.names.get(last)?.span.end, cue.span.start).of(&found.folded);
    // "A and B said on Friday that they would jointly develop"
    let gap = gap.rsplit_once(" that they ").map_or(gap, |(_, rest)| rest);
    let word = cue.span.of(&found.folded);
    // "A and B signed an agreement": the verb is in the words for it
    let signs = || ["signed ", "struck ", "inked "].iter().any(|verb| word.starts_with(verb));
    let acts = word.ends_with("ed")
        || signs()
        || STRIKES.iter().any(|verb| gap.contains(verb))
        || matches!(
            word,
            "jointly"
                | "partner"
                | "cooperate"
                | "collaborate"
                | "team up"
                | "teamed up"
                | "joined forces"
                | "tied up"
                | "working together"
                | "work together"
        );
    // "A and B signed agreements with C": not with each other.
    let after = found.folded.get(cue.span.end..).unwrap_or("").trim_start();
    if (word.ends_with(" with") || after.starts_with("with ")) && !after.contains("each other") {
        return None;
    }
    // "signed an agreement to pay 15% to Washington", "not to sue each other": none to work together
    if english().agrees_to_no_work.iter().any(|words| after.starts_with(words.as_str())) {
        return None;
    }
    if any_word(gap, |word| english().ends_a_deal.contains(word)) {
        return None;
    }
    let mut firms = coordinated(found, sentence, last);
    let noun = gap.contains([',', ';']) || gap.contains(" at ") || gap.contains(" on ") || gap.contains("attend");
    (acts && !noun && gap.chars().count() <= 40 && (2..=4).contains(&firms.len())).then(|| (firms.remove(0), firms))
}

/// "Under a strategic partnership, A and B will optimise models": the two that the next clause begins with.
fn under_it(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> Option<(usize, Vec<usize>)> {
    let head = found.head(sentence, cue.span.start).trim_start();
    let opens = ["under ", "as part of ", "through ", "in "].iter().any(|word| head.starts_with(word));
    let clause = sentence.clause_of(cue.span);
    let next = sentence.clauses.iter().find(|next| next.start >= clause.end)?;
    let first = sentence
        .names
        .clone()
        .find(|index| found.names.get(*index).is_some_and(|name| is_firm(name) && next.contains(name.span)))?;
    let lead = Span::new(next.start, found.names.get(first)?.span.start).of(&found.folded);
    let plain = opens && found.tail_in_clause(sentence, cue.span).trim_matches([',', ' ']).is_empty();
    let mut firms = coordinated(found, sentence, first);
    (plain && before_its_sort(lead).is_empty() && firms.len() == 2).then(|| (firms.remove(0), firms))
}

/// "agreed with B that China is a big market": they are of one mind, and nothing is agreed.
fn is_only_of_one_mind(found: &Annotated<'_>, cue: &CueAt, other: usize) -> bool {
    let said = || found.names.get(other).map_or("", |name| found.word_behind(name.span.end));
    cue.span.of(&found.folded) == "agreed with" && matches!(said(), "that" | "about")
}

/// "a partner in Samsung's rival": what is the firm's is meant.
fn owns_what_follows(found: &Annotated<'_>, firm: &Name) -> bool {
    found.folded.get(firm.span.end..).is_some_and(|rest| behind_owner(rest).is_some())
}

fn is_partner(found: &Annotated<'_>, cue: Span) -> bool {
    matches!(cue.of(&found.folded), "partner" | "partners")
}

/// "its partner B", "partners such as B and C", "B, a partner of A".
fn partner_named(found: &Annotated<'_>, place: usize, sentence: &Sentence, cue: &CueAt) -> Option<(usize, Vec<usize>)> {
    if !is_partner(found, cue.span) {
        return None;
    }
    if let Some(of) = firm_behind(found, sentence, cue.span, &["of", "for", "to"], 24) {
        let member = subject_before(found, sentence, cue.span)?;
        // "Samsung has become a partner of OpenAI": the sentence is about Samsung
        let end = found.names.get(member)?.span.end;
        let gap = Span::new(end.min(cue.span.start), cue.span.start).of(&found.folded);
        let is = [" is ", " has become ", " became ", " was ", " becomes "].iter().any(|verb| gap.starts_with(verb));
        return Some(if is { (member, vec![of]) } else { (of, vec![member]) });
    }
    // "has found a partner in B"
    let finds = ["found a", "find a", "finds a", "has a", "gained a", "found another"]
        .iter()
        .any(|verb| found.head(sentence, cue.span.start).trim_end().ends_with(verb));
    let itself = |other: &usize| found.names.get(*other).is_some_and(|name| !owns_what_follows(found, name));
    if let Some(other) = firm_behind(found, sentence, cue.span, &["in"], 16).filter(|_| finds).filter(itself) {
        let first = subject_before(found, sentence, cue.span).or_else(|| firm_referred_to(found, place, cue.span))?;
        return Some((first, vec![other]));
    }
    if let Some(pair) = signed_up(found, place, sentence, cue.span) {
        return Some(pair);
    }
    if let Some(pair) = among_its_partners(found, sentence, cue.span) {
        return Some(pair);
    }
    let next = firm_behind(
        found,
        sentence,
        cue.span,
        &["partner", "partners", "as", "including", "are", "include", "is", "was", "remains"],
        24,
    )
    .or_else(|| right_behind(found, sentence, cue.span))?;
    let owner = owner_before(found, place, sentence, cue.span)?;
    let others = coordinated(found, sentence, next);
    (!others.contains(&owner)).then_some((owner, others))
}

/// "its oldest partners": the words before tell of whose they are.
fn is_of_its_own(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> bool {
    found.head_in_clause(sentence, cue).split_whitespace().rev().take(4).any(|word| matches!(word, "its" | "their"))
}

/// "`SiPearl` works on it with others; CEA and Atos are among its partners": of the firm of the clause before.
fn among_its_partners(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> Option<(usize, Vec<usize>)> {
    let head = found.head_in_clause(sentence, cue);
    let told = [" are among ", " is among ", " are ", " is "].iter().any(|verb| head.contains(verb));
    let clause = sentence.clause_of(cue);
    let fits = |index: &usize, from: usize, to: usize| {
        found.names.get(*index).is_some_and(|name| is_firm(name) && (from..to).contains(&name.span.start))
    };
    let last = sentence.names.clone().rfind(|index| fits(index, clause.start, cue.start))?;
    let owner = sentence.names.clone().find(|index| fits(index, sentence.span.start, clause.start))?;
    let others = coordinated(found, sentence, last);
    (told && is_of_its_own(found, sentence, cue) && !others.contains(&owner)).then_some((owner, others))
}

/// "HMD and Bosch have signed up as partners", "Naver is on board as a partner": of the firm told of before.
fn signed_up(found: &Annotated<'_>, place: usize, sentence: &Sentence, cue: Span) -> Option<(usize, Vec<usize>)> {
    let head = found.head(sentence, cue.start).trim_end();
    let role = [" as", " as a", " as its", " as partners", " as technology", " as a technology"];
    let lead = role.iter().find_map(|words| head.strip_suffix(words))?;
    let joins = ["signed up", "on board", "joined", "come in", "come on board", "brought in", "are named", "signed on"];
    let verb = joins.iter().find(|verb| lead.ends_with(**verb))?;
    let after = found.folded.get(cue.end..).unwrap_or("");
    let closed = after.is_empty() || after.starts_with(['.', ',', ';']) || after.starts_with(" in ");
    let end = sentence.span.start + lead.len() - verb.len();
    let members = subject_before(found, sentence, Span::new(end, end))?;
    let first = carried(found, place, &[Organization])?;
    let group = coordinated(found, sentence, members);
    (closed && !group.contains(&first)).then_some((first, group))
}

/// "Amazon remains Anthropic's primary cloud partner", "SMIC, Huawei's main production partner,": whose partner it is stands
/// right before the noun, and who is one before that.
fn partner_of_owner(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> Option<(usize, Vec<usize>)> {
    let owner = sentence.names.clone().rfind(|index| {
        found.names.get(*index).is_some_and(|name| {
            let gap = Span::new(name.span.end.min(cue.start), cue.start).of(&found.folded);
            let close = behind_owner(gap).is_some_and(|words| words.split_whitespace().count() <= 4);
            is_firm(name) && name.span.end <= cue.start && close && !gap.contains(',')
        })
    })?;
    let before = owner.checked_sub(1).filter(|before| sentence.names.contains(before))?;
    let (one, whose) = (found.names.get(before).filter(|name| is_firm(name))?, found.names.get(owner)?);
    let gap = Span::new(one.span.end, whose.span.start).of(&found.folded);
    let is = [" is", " remains", " was", " became", " has become", " as"].iter().any(|verb| gap.trim_end() == *verb);
    let after = found.folded.get(cue.end..).unwrap_or("");
    let closed = after.is_empty()
        || after.starts_with([',', '.', ';'])
        || after.starts_with(" in ")
        || after.starts_with(" for ");
    let apposed = gap == ", " && closed;
    let mut others = coordinated(found, sentence, before);
    others.retain(|index| *index != owner);
    (is || apposed).then_some((owner, others))
}

/// Verbs by which two come to an agreement, somewhere between them and the word for it, each from its start: a platform
/// forms nothing.
const STRIKES: &[&str] = &[
    " sign",
    " team",
    " join",
    " agree",
    " have ",
    " will ",
    " are ",
    " announc",
    " unveil",
    " form",
    " enter",
    " reach",
    " struck",
    " strike",
    " establish",
    " launch",
    " set up",
    " seal",
    " forge",
    " ink",
    " clinch",
    " creat",
    " deepen",
    " expand",
    " extend",
    " strengthen",
    " widen",
    " broaden",
    " conclud",
];

/// Words that may stand between "with" and the firm: what it is, and where from.
const DESCRIBES: &[&str] = &[
    "the",
    "a",
    "an",
    "its",
    "fellow",
    "local",
    "chip",
    "giant",
    "firm",
    "company",
    "startup",
    "start-up",
    "chipmaker",
    "chinese",
    "us",
    "u.s.",
    "foundry",
    "state-owned",
    "maker",
    "ai",
    "both",
    "manufacturer",
    "infrastructure",
    "semiconductor",
    "cloud",
    "provider",
    "developer",
    "designer",
    "operator",
    "carrier",
    "lab",
    "conglomerate",
    "group",
    "rival",
    "server",
    "memory",
    "taiwan's",
    "japanese",
    "korean",
    "american",
    "british",
    "french",
    "german",
    "indian",
    "saudi",
    "taiwanese",
    "tech",
    "technology",
    "telecoms",
];

/// The firm behind the cue, with one of the words right before it but for its adjectives.
fn firm_behind(found: &Annotated<'_>, sentence: &Sentence, cue: Span, words: &[&str], reach: usize) -> Option<usize> {
    let next = |index: &usize| found.names.get(*index).is_some_and(|name| is_firm(name) && name.span.start >= cue.end);
    let index = sentence.names.clone().find(next)?;
    let name = found.names.get(index)?;
    // The cue itself may end in the word: "agreement with", "working with".
    let gap = Span::new(cue.start, name.span.start).of(&found.folded);
    let plain = |word: &&str| DESCRIBES.contains(word) || is_owner(word);
    let told = gap.split_whitespace().rev().find(|word| !plain(word))?;
    let far = Span::new(cue.end, name.span.start).of(&found.folded);
    // "work with Nvidia chips": no firm is meant; "with Nvidia on AI chips": one is.
    let after = found.folded.get(name.span.end..).unwrap_or("");
    let apart = [" on ", " to ", " in ", " for ", " and ", ",", "."].iter().any(|word| after.starts_with(word));
    let chips = !apart && is_modifier(found, name);
    // "an alliance with ten makers of chips, among them A"
    let listed = ["among them", "including", "such as"].iter().any(|words| far.trim_end().ends_with(words));
    let listed = listed && gap.split_whitespace().any(|word| word == "with");
    let linked = words.contains(&told) || listed && words.contains(&"with");
    let reach = if listed { 2 * reach } else { reach };
    (linked && far.chars().count() <= reach && !far.contains([';', ':', '.']) && !chips).then_some(index)
}

fn right_behind(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> Option<usize> {
    let near = |index: &usize| {
        found
            .names
            .get(*index)
            .is_some_and(|name| is_firm(name) && name.span.start >= cue.end && name.span.start <= cue.end + 2)
    };
    sentence.names.clone().find(near)
}

/// The subject of the clause of the cue, or of the nearest one before it.
fn subject_before(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> Option<usize> {
    let here = sentence.clauses.iter().rposition(|clause| clause.start <= at.start)?;
    sentence.clauses.iter().take(here + 1).rev().find_map(|clause| {
        sentence.names.clone().find(|index| {
            found.names.get(*index).is_some_and(|name| {
                let before = Span::new(clause.start, name.span.start.max(clause.start)).of(&found.folded).trim_end();
                let side = [" of", " for", " from", " to", " with", " by", " than", " against", " at", " in"]
                    .iter()
                    .any(|word| format!(" {before}").ends_with(word));
                // "is testing Rebellions' NPU and signed an agreement": whose chip it is signs nothing
                let gap = Span::new(name.span.end.min(at.start), at.start).of(&found.folded);
                let owner = gap.starts_with(['\'', '’']) && gap.contains(" and ");
                is_firm(name)
                    && clause.contains(name.span)
                    && name.span.end <= at.start
                    && !side
                    && !owner
                    && !clause::in_aside(found, sentence, name.span, at)
            })
        })
    })
}

fn subject_behind(found: &Annotated<'_>, sentence: &Sentence, from: usize) -> Option<usize> {
    sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| {
            is_firm(name)
                && name.span.start >= from
                && Span::new(from, name.span.start).of(found.text).trim_start().starts_with(',')
        })
    })
}

/// "It has also worked with …": the subject was named before.
fn carried_subject(found: &Annotated<'_>, place: usize, sentence: &Sentence, at: Span) -> Option<usize> {
    let head = Span::new(sentence.span.start, at.start);
    let refers = found.has_cue(sentence, head, &[Cue::It, Cue::TheCompany, Cue::We]);
    // "We developed it with Arm": who speaks is not the foundry that was named last
    let foundry = |index: &usize| found.names.get(*index).is_some_and(is_foundry);
    carried(found, place, &[Organization]).filter(|index| refers && !foundry(index))
}

/// "Huawei's partner", "its partners": whose they are.
fn owner_before(found: &Annotated<'_>, place: usize, sentence: &Sentence, at: Span) -> Option<usize> {
    let before = |index: &usize| {
        found.names.get(*index).is_some_and(|name| {
            let gap = Span::new(name.span.end.min(at.start), at.start).of(&found.folded);
            is_firm(name)
                && name.span.end <= at.start
                && (behind_owner(gap).is_some() || gap.contains(" its ") || gap.trim_start().starts_with("and its"))
        })
    };
    sentence.names.clone().rfind(before).or_else(|| carried_subject(found, place, sentence, at))
}
