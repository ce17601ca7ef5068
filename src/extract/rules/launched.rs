//! What a verb of release launches, and the date that goes with it.

use std::sync::LazyLock;

use crate::{
    lexicon::{
        chinese::{before_all, begins_with, behind_one, chinese},
        cue::{Cue, CueAt},
        english::{any_word, english, is_contracted_not, is_participle, is_predicate},
    },
    model::{EntityKind, Language, PartialDate},
    text::{Span, fold, list::Words, span::first},
};

use super::{
    super::{
        annotate::{Annotated, Sentence},
        date::{DateMention, Deadline},
        name::Name,
        relative::weighed_one_behind,
        subject::{coordinated, in_sentence, stands_alone},
    },
    making::is_a_service,
    status::tail,
};

use EntityKind::Model;

/// Nouns behind which a name may stand as their apposition: "two language models trained in India, X and Y".
const NOUNS: [Cue; 3] = [Cue::Model, Cue::Chip, Cue::System];

/// What the verb launches: its object, or its subject in the passive; never a thing compared with.
pub(super) fn launched(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, kinds: &[EntityKind]) -> Option<usize> {
    let things = || {
        sentence.names.clone().filter(|index| {
            found.names.get(*index).is_some_and(|name| {
                kinds.contains(&name.kind)
                    && leads(found, sentence, name)
                    && !is_a_list_one_is_on(found, name)
                    && !(found.language.is_chinese() && is_a_service(found, name))
                    && !is_inside_what_comes(found, sentence, *index)
            })
        })
    };
    let name = |index: usize| found.names.get(index);
    if let Some(index) = weighed_one_behind(found, sentence, cue.span, kinds) {
        return Some(index);
    }
    if let Some(index) = behind_front(found, sentence, cue, kinds) {
        return Some(index);
    }
    let behind = things().find(|index| {
        name(*index).is_some_and(|name| {
            let gap = found.between(cue.span, name.span);
            name.span.start >= cue.span.end
                && found.distance(cue.span, name.span) <= 60
                && !gap.contains(['.', '。', ';', '；'])
                && (found.language != Language::English
                    || !is_dated(found, sentence, Span::new(cue.span.end, name.span.start)))
                && (!gap.contains(',')
                    || found.has_cue(sentence, Span::new(cue.span.end, name.span.start), &NOUNS)
                    || is_behind_its_noun(gap))
        })
    });
    let ahead = things().rfind(|index| {
        name(*index).is_some_and(|name| {
            name.span.end <= cue.span.start
                && found.distance(name.span, cue.span) <= 40
                && !found.between(name.span, cue.span).contains(['.', '。', ';', '；'])
        })
    });
    let ahead = ahead
        .filter(|index| !is_marked_language(found) || name(*index).is_some_and(|name| is_marked(found, name.span)))
        .or_else(|| far_ahead(found, sentence, cue, kinds));
    let before = tail(found, sentence, cue.span, 12);
    let passive =
        [" was", " were", " is", " are", " been", " be ", "came", "，"].iter().any(|word| before.contains(word))
            || before.trim_end().ends_with(',');
    let described = |index: &usize| name(*index).is_some_and(|name| is_described_by_its_launch(found, name, cue));
    let ahead = ahead.filter(|index| passive || !takes_object(found, sentence, cue) || described(index));
    if found.language.is_chinese() {
        let index = in_chinese(found, sentence, cue, kinds, behind, ahead)?;
        // 星火X1.5基于平台“飞星二号”训练，11月6日发布: what leads the sentence is released, and not what it was made on
        let base = is_inside_what_comes(found, sentence, index);
        let leads = || things().find(|index| name(*index).is_some_and(|name| name.span.end <= cue.span.start));
        return if base { leads() } else { Some(index) };
    }
    if passive && !found.language.is_unspaced() { ahead.or(behind) } else { behind.or(ahead) }
}

/// X是甲公司2025年4月发布的大模型, 否认了X将在8月推出的说法: the clause says of the thing ahead that it was launched, or of what
/// is told of it.
fn is_described_by_its_launch(found: &Annotated<'_>, thing: &Name, cue: &CueAt) -> bool {
    let words = chinese();
    let gap = Span::new(thing.span.end, cue.span.start).of(&found.folded);
    let behind = found.folded.get(cue.span.end..).unwrap_or("").strip_prefix('的');
    let is = behind_one(gap.trim_start_matches([' ', '，', '”', '」']), &words.calls_it).is_some();
    let told = || behind.is_some_and(|noun| begins_with(noun, &words.what_is_told).is_some());
    found.language.is_chinese() && behind.is_some() && !gap.contains(['、', '；', '。']) && (is || told())
}

/// "the next generation, X", "a successor, the X": the one word that stands for a thing right before the comma.
fn is_behind_its_noun(gap: &str) -> bool {
    let Some((phrase, article)) = gap.rsplit_once(',') else { return false };
    let noun = phrase.rsplit(' ').next().unwrap_or("");
    matches!(article.trim(), "" | "the") && !phrase.contains(',') && english().apposed_heads.contains(noun)
}

/// "the first Blackwell wafer was unveiled": a wafer of it, and not the chip.
pub(super) fn is_of_a_wafer(found: &Annotated<'_>, name: &Name) -> bool {
    let after = found.folded.get(name.span.end..).unwrap_or("");
    found.language == Language::English
        && [" wafer", " die", " package", " sample"].iter().any(|noun| after.starts_with(noun))
}

/// 上线了基于昇腾910B的智算平台, 推出搭载P800的一体机: what comes has the chip inside.
fn is_inside_what_comes(found: &Annotated<'_>, sentence: &Sentence, index: usize) -> bool {
    let first = coordinated(found, sentence, index).first().copied().unwrap_or(index);
    let Some(name) = found.names.get(first).filter(|name| name.kind != EntityKind::Policy) else { return false };
    if !found.language.is_chinese() {
        return false;
    }
    let maker = first.checked_sub(1).and_then(|before| found.names.get(before));
    let maker = maker.filter(|maker| maker.kind == EntityKind::Organization && maker.span.end <= name.span.start);
    let glued = maker.filter(|maker| matches!(found.between(maker.span, name.span).trim(), "" | "的"));
    let start = glued.map_or(name.span.start, |maker| maker.span.start);
    let before = before_all(found.head(sentence, start).trim_end(), &chinese().before_bases);
    ["基于", "搭载", "采用", "依托", "配备", "内置", "集成", "针对", "面向", "适配"]
        .iter()
        .any(|word| before.ends_with(word))
}

/// "which was put on the Entity List last year, released X": the list is not what is released.
fn is_a_list_one_is_on(found: &Annotated<'_>, name: &Name) -> bool {
    let before = found.folded.get(..name.span.start).unwrap_or("");
    let mut words = before.split_whitespace().rev().skip_while(|word| matches!(*word, "the" | "a" | "us" | "u.s."));
    name.kind == EntityKind::Policy
        && found.language == Language::English
        && words.next().is_some_and(|word| matches!(word, "on" | "to" | "under" | "onto"))
}

/// "X packs 5,448 chips and went live", "wurde am 5. September eingeweiht": the subject of the sentence, however much is
/// told of it before the verb.
fn far_ahead(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, kinds: &[EntityKind]) -> Option<usize> {
    let index = in_sentence(found, sentence, cue.span, kinds).filter(|_| !found.language.is_chinese())?;
    let name = found.names.get(index).filter(|name| name.span.end <= cue.span.start)?;
    let gap = Span::new(name.span.end, cue.span.start);
    let text = gap.of(found.text);
    let english = found.language == Language::English;
    let other = english
        && found.names_in(sentence).iter().any(|other| {
            // "X, a model developed by Y, will be launched": who made it does not act
            let by = found.head(sentence, other.span.start).trim_end_matches(" the").ends_with(" by");
            other.kind == EntityKind::Organization && gap.contains(other.span) && !by
        });
    let plain = text.chars().count() <= 140 && !text.contains([';', '。']) && !text.contains(". ");
    if english && is_an_apposition(found, gap) && is_intransitive(found, cue) {
        return Some(index);
    }
    (leads_to_verb(found, sentence, gap) && !other && plain && !found.has_cue(sentence, gap, &[Cue::Release]))
        .then_some(index)
}

/// ", a gaming GPU made on TSMC's N6 process, ": all between two commas is told of the thing before them.
fn is_an_apposition(found: &Annotated<'_>, gap: Span) -> bool {
    let text = gap.of(&found.folded);
    let inner = text.strip_prefix(", ").and_then(|rest| rest.strip_suffix(", "));
    inner.is_some_and(|inner| {
        let opens = ["a ", "an ", "the ", "its ", "which ", "one of "].iter().any(|word| inner.starts_with(word));
        opens && !inner.contains([',', ';', '(']) && inner.len() <= APPOSITION
    })
}

/// So many bytes an apposition has at most.
const APPOSITION: usize = 120;

/// "debuted", "came out", "went on sale": verbs that take no object.
pub(super) fn is_intransitive(found: &Annotated<'_>, cue: &CueAt) -> bool {
    let verb = cue.span.of(&found.folded);
    english().intransitive.iter().any(|start| verb.starts_with(start.as_str()))
}

/// "Launched in April 2025, X has …", "Released to developers in May, X set off …": the participle that opens the
/// sentence is of the subject behind its comma.
fn behind_front(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, kinds: &[EntityKind]) -> Option<usize> {
    let before = found.head_as_written(sentence, cue.span.start);
    let opens = ["", "First", "Originally", "Only", "Quietly", "Officially", "Just"].contains(&before.trim());
    let word = cue.span.of(&found.folded);
    // "Since its launch in January, X has been downloaded …"
    let since = matches!(before.trim(), "Since its" | "After its" | "Following its" | "Ever since its" | "Since the")
        && matches!(word, "launch" | "release" | "debut" | "introduction" | "unveiling" | "inauguration" | "rollout");
    // "released on" is a word of its own
    let participle = word.split(' ').next().is_some_and(|verb| verb.ends_with("ed"));
    if found.language != Language::English || !(since || opens && participle) {
        return None;
    }
    let opening = sentence.clause_of(cue.span);
    let behind = sentence.clauses.iter().find(|clause| clause.start >= opening.end)?;
    let mark = found.between(opening, *behind).trim() == ",";
    let own = sentence.names.clone().any(|index| {
        found.names.get(index).is_some_and(|name| opening.contains(name.span) && kinds.contains(&name.kind))
    });
    let first = sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| behind.contains(name.span) && kinds.contains(&name.kind))
    })?;
    let name = found.names.get(first).filter(|name| name.can_lead())?;
    let verbs = [Cue::Release, Cue::Use, Cue::Train, Cue::Develop, Cue::Say, Cue::Beats, Cue::Order];
    let head = Span::new(behind.start, name.span.start);
    let short = head.of(found.text).chars().count() <= SUBJECT;
    (mark && !own && short && !found.has_cue(sentence, head, &verbs)).then_some(first)
}

/// Characters of a noun phrase that may stand before the name it ends with: "the company's first chip, the".
const SUBJECT: usize = 48;

/// Japanese and Korean mark the subject and the object behind them.
fn is_marked_language(found: &Annotated<'_>) -> bool {
    matches!(found.language, Language::Japanese | Language::Korean)
}

fn is_marked(found: &Annotated<'_>, name: Span) -> bool {
    let after = found.text.get(name.end..).unwrap_or("");
    let bare = after.trim_start_matches(['」', '』', '”', '’', '\'', '"', ')', '）']);
    bare.starts_with(['は', 'が', 'を', 'も', '는', '은', '이', '가', '을', '를', '도'])
}

/// Words right before a verb whose subject stands further ahead; a date between is looked past.
const AUXILIARIES: &[&str] = &[
    "and",
    "has",
    "have",
    "will",
    "would",
    "should",
    "was",
    "were",
    "is",
    "are",
    "been",
    "be",
    "und",
    "wurde",
    "wurden",
    "wird",
    "ist",
    "ging",
    "y",
    "fue",
    "se",
    "ha",
    "e",
    "ed",
    "è",
    "stato",
    "stata",
    "et",
    "a",
    "été",
    "est",
    "sera",
    "и",
    "был",
    "была",
    "было",
    "будет",
];

fn leads_to_verb(found: &Annotated<'_>, sentence: &Sentence, gap: Span) -> bool {
    let dated = found.dates_in(sentence).iter().rfind(|date| gap.contains(date.span));
    let close = dated.filter(|date| date.span.end + 2 >= gap.end);
    let text = Span::new(gap.start, close.map_or(gap.end, |date| date.span.start)).of(&found.folded);
    if is_marked_language(found) {
        return is_marked(found, Span::new(gap.start, gap.start));
    }
    let mut words = text.split_whitespace().rev();
    let last = words.next().unwrap_or("");
    AUXILIARIES.contains(&last)
        || last.ends_with("ly")
        || close.is_some()
            && matches!(last, "am" | "im" | "on" | "in" | "le" | "el" | "il" | "en")
            && words.next().is_some_and(|word| AUXILIARIES.contains(&word))
}

/// In Chinese the object stands in the clause of the verb or is listed behind it; else the thing named ahead goes on,
/// unless the clause speaks of a generation of its own (二代于…发布).
fn in_chinese(
    found: &Annotated<'_>,
    sentence: &Sentence,
    cue: &CueAt,
    kinds: &[EntityKind],
    behind: Option<usize>,
    ahead: Option<usize>,
) -> Option<usize> {
    let name = |index: usize| found.names.get(index);
    let clause = sentence.clause_of(cue.span);
    let inside = |index: &usize| name(*index).is_some_and(|name| clause.contains(name.span));
    if let Some(index) = since_then(found, sentence, cue.span, kinds) {
        return Some(index);
    }
    let listed = |index: &usize| {
        name(*index).is_some_and(|name| {
            let gap = found.between(cue.span, name.span);
            !gap.contains(['，', ',']) || ["包括", "分别", "分別", "即"].iter().any(|word| gap.contains(word))
        })
    };
    let lead = Span::new(clause.start, cue.span.start.max(clause.start)).of(found.text);
    let generation = lead.contains('代') || lead.contains("版本");
    let own = ahead.filter(inside);
    let another = |index: &usize| {
        let gap = name(*index).map_or("", |name| found.between(name.span, cue.span));
        ["二代", "三代", "下一代", "新一代"].iter().any(|word| gap.contains(word))
    };
    let goes_on = ahead.is_some() || stands_with_its_date(found, sentence, cue.span);
    let topic = || if goes_on && !generation { in_sentence(found, sentence, cue.span, kinds) } else { None };
    // GB300已出货，Rubin将于明年登场: the clause has a thing of its own, if one that no figure is of.
    let parted = |index: &usize| {
        let named = |other: &Name| {
            let fits = kinds.contains(&other.kind) && clause.contains(other.span) && !other.compared;
            fits && other.span.end <= cue.span.start && name(*index).is_some_and(|name| name.span.end <= clause.start)
        };
        found.names_in(sentence).iter().any(named)
    };
    let carried = own.or_else(topic).filter(|index| !another(index) && !parted(index));
    behind.filter(inside).or_else(|| behind.filter(listed)).or(carried)
}

/// 自今年1月发布以来，X下载量破千万: the subject follows in the next clause.
fn since_then(found: &Annotated<'_>, sentence: &Sentence, verb: Span, kinds: &[EntityKind]) -> Option<usize> {
    let clause = sentence.clause_of(verb);
    let opens = clause.of(&found.folded).trim_start().starts_with(['自', '从']);
    let since = found.folded.get(verb.end..).is_some_and(|after| after.starts_with("以来") || after.starts_with('后'));
    if !opens || !since {
        return None;
    }
    let next = sentence.clauses.iter().find(|next| next.start >= clause.end)?;
    let fits = |index: &usize| {
        found.names.get(*index).is_some_and(|name| {
            let head = Span::new(next.start, name.span.start.max(next.start)).of(found.text);
            next.contains(name.span) && kinds.contains(&name.kind) && name.can_lead() && head.chars().count() <= 8
        })
    };
    let own = sentence.names.clone().any(|index| {
        found.names.get(index).is_some_and(|name| clause.contains(name.span) && kinds.contains(&name.kind))
    });
    if own { None } else { sentence.names.clone().find(fits) }
}

/// X容量128GB，带宽1.6TB/s，2026年一季度推出: a clause of a date and the verb goes on about what the sentence is about, however
/// far ahead that stands.
fn stands_with_its_date(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    const SMALL: &str = "于在则要将是为定预计划拟的也已正式等会就又再最快早迟晚左右前后初底末中旬并有望于对外";
    let clause = sentence.clause_of(verb);
    let dates =
        || found.dates_in(sentence).iter().filter(|date| clause.contains(date.span) && date.span.end <= verb.start);
    let from = dates().map(|date| date.span.end).max();
    let before = dates().map(|date| date.span.start).min();
    let plain = |span: Span| span.of(&found.folded).chars().all(|c| !c.is_alphanumeric() || SMALL.contains(c));
    found.language.is_chinese()
        && ends_there(Span::new(verb.end, sentence.span.end).of(found.text))
        && from
            .zip(before)
            .is_some_and(|(from, before)| plain(Span::new(clause.start, before)) && plain(Span::new(from, verb.start)))
}

/// "controls announced in October covered the A100": behind its date the verb has no object.
fn is_dated(found: &Annotated<'_>, sentence: &Sentence, gap: Span) -> bool {
    found.dates_in(sentence).iter().any(|date| gap.contains(date.span))
}

/// It can lead; a series does so where it stands alone: "Lumen was released in May", beside Lumen-7B and Lumen-70B.
fn leads(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    // 昇腾950 has members, and is brought out all the same.
    let series =
        || name.kind == Model || name.kind == EntityKind::Chip && name.family && !name.counted && has_a_number(name);
    name.can_lead() || !name.compared && !name.counted && series() && stands_alone(found, sentence, name)
}

fn has_a_number(name: &Name) -> bool {
    name.name.contains(|c: char| c.is_ascii_digit())
}

/// Something else than a date or an adverbial stands right behind the verb: what it launches, though no name is known.
pub(super) fn takes_object(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let rest = Span::new(cue.span.end, sentence.span.end).of(found.text).trim_start();
    let dated = found
        .dates_in(sentence)
        .iter()
        .any(|date| found.distance(cue.span, date.span) <= 4 && date.span.start >= cue.span.end);
    let ends = rest.chars().next().is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '"' | '“' | '「' | '《' | '*'));
    if found.language.is_unspaced() {
        let whole = ["发布", "推出", "公布", "发表", "公开", "开源", "揭晓", "亮出", "上线了"];
        let word = fold(cue.span.of(found.text), found.language);
        return whole.iter().any(|verb| word.ends_with(verb))
            && !is_closed_by_a_particle(rest)
            && !(dated || ends || rest.starts_with(['后', '於', '于', '在', '并', '並', '且', '和', '即', '至']));
    }
    let first = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let adverbs = [
        "in",
        "on",
        "at",
        "by",
        "this",
        "next",
        "last",
        "as",
        "with",
        "to",
        "for",
        "under",
        "earlier",
        "today",
        "yesterday",
        "since",
        "until",
        "within",
        "during",
        "after",
        "before",
        "and",
        "from",
        "late",
        "early",
    ];
    !(dated || ends || adverbs.contains(&first))
}

/// 是2021年7月发布的。: the particle ends the sentence.
fn is_closed_by_a_particle(rest: &str) -> bool {
    rest.strip_prefix('的').is_some_and(ends_there)
}

/// Nothing goes on behind the verb: neither a word nor a name in quotes.
pub(super) fn ends_there(after: &str) -> bool {
    !after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '“' | '「' | '《' | '‘'))
}

/// "We are proud to unveil …" in a firm's own post is said on the day of the post.
pub(super) fn our_launch(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> Option<(PartialDate, Span)> {
    let we = found.cues_in(sentence).iter().any(|at| at.cue == Cue::We && at.span.end <= cue.span.start);
    let text = cue.span.of(found.text).to_lowercase();
    let now = [
        "unveil",
        "launch",
        "release",
        "releasing",
        "launching",
        "introduce",
        "introducing",
        "unveiling",
        "发布",
        "推出",
    ];
    let day = found.published.filter(|_| we && cue.cue == Cue::Release && now.contains(&text.as_str()))?;
    Some((PartialDate::Day(day), cue.span))
}

/// The date that goes with the verb: in its clause, else the nearest that no other verb is nearer to.
pub(super) fn date_for(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> Option<(PartialDate, Span)> {
    if found.language.is_chinese() {
        return date_in_chinese(found, sentence, verb);
    }
    let clause = sentence.clause_of(verb);
    let dates = found.dates_in(sentence).iter();
    let near = dates
        .filter(|date| found.distance(date.span, verb) <= 80)
        .filter(|date| date.deadline != Deadline::Until || is_not_until(found, sentence, date))
        .filter(|date| !was_planned(found, sentence, date.span) && !is_moved_on(found, sentence, date))
        .filter(|date| !is_in_a_title(found, date) && !is_a_dateline(found, sentence, date))
        .filter(|date| !is_when_it_was_said(found, sentence, verb, date))
        .filter(|date| !is_of_the_next_verb(found, verb, date.span))
        .filter(|date| !is_of_the_verb_before(found, sentence, verb, date.span))
        .filter(|date| !is_of_a_circumstance(found, verb, date.span))
        .filter(|date| !is_of_a_clause_behind(found, verb, date.span))
        .filter(|date| !is_of_what_is_added(found, sentence, verb, date.span))
        .min_by_key(|date| (!clause.contains(date.span), found.distance(date.span, verb)));
    near.map(|date| (date.date, date.span))
}

/// "said on Monday it will launch X", "announced on Monday that it plans to": on that day it was said, and the launch is to come.
fn is_when_it_was_said(found: &Annotated<'_>, sentence: &Sentence, verb: Span, date: &DateMention) -> bool {
    let day =
        found.language == Language::English && matches!(date.date, PartialDate::Day(_)) && date.span.end <= verb.start;
    if !day {
        return false;
    }
    let gap = Span::new(date.span.end, verb.start).of(&found.folded);
    let to_come = any_word(gap, |word| english().tells_what_comes.contains(word));
    let head = found.head(sentence, date.span.start).trim_end();
    let head = ["late on", "early on", "on", "earlier"].iter().find_map(|word| head.strip_suffix(word)).unwrap_or(head);
    let said =
        |text: &str, at: usize| text.split_whitespace().rev().take(at).any(|word| english().says_so.contains(word));
    let next = gap.split_whitespace().next().unwrap_or("");
    to_come && (said(head, SAID_TO) || english().says_so.contains(next))
}

/// Words from a verb of saying to the day: "told reporters in Shenzhen".
const SAID_TO: usize = 5;

/// "has open-sourced X and plans to launch Y in October", "was launched in China and was banned in May": the day is of what
/// the sentence goes on with. "Was unveiled and will ship in May" goes on about the same thing.
fn is_of_the_next_verb(found: &Annotated<'_>, verb: Span, date: Span) -> bool {
    const DONE: &[&str] = &["was", "were", "has", "have", "had"];
    const PLANS: &[&str] = &["plans", "will", "aims", "intends", "wants", "expects", "hopes"];
    let gap = Span::new(verb.end, date.start.max(verb.end)).of(found.text);
    let Some((_, next)) = gap.rsplit_once(" and ").filter(|_| found.language == Language::English) else {
        return false;
    };
    let mut words = next.split_whitespace();
    let opens = words.next().unwrap_or("");
    let mut another = || words.any(|word| word.starts_with(|c: char| c.is_uppercase()));
    DONE.contains(&opens) || PLANS.contains(&opens) && another()
}

/// "is up and running, with Oracle having delivered the first racks in June": the day is of what came with it.
fn is_of_a_circumstance(found: &Annotated<'_>, verb: Span, date: Span) -> bool {
    let gap = Span::new(verb.end, date.start.max(verb.end)).of(&found.folded);
    let with = gap.find(", with ").and_then(|at| gap.get(at..)).unwrap_or("");
    found.language == Language::English && with.split_whitespace().any(|word| matches!(word, "having" | "being"))
}

/// "was launched before the H20 was banned in April": the day is of what the clause behind the verb tells of. "Was launched before
/// May" has no such clause.
fn is_of_a_clause_behind(found: &Annotated<'_>, verb: Span, date: Span) -> bool {
    const OPENS: &[&str] =
        &[" before ", " after ", " when ", " once ", " until ", " while ", " because ", " as soon as "];
    let gap = Span::new(verb.end, date.start.max(verb.end)).of(&found.folded);
    let inside = OPENS.iter().filter_map(|word| gap.split_once(word)).map(|(_, inside)| inside);
    // the first word is of the subject
    let acts = |inside: &str| words_of(inside).skip(1).any(is_predicate);
    found.language == Language::English && inside.into_iter().any(acts)
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// "unveiled the X1, which is set to enter mass production in 2026", "unveiled the X1, with samples due in May", "and said it would":
/// the day is of what is said of the thing besides. "Launched the X1, which holds 64 GB, in May" closes that before the day.
fn is_of_what_is_added(found: &Annotated<'_>, sentence: &Sentence, verb: Span, date: Span) -> bool {
    const STATES: &[Cue] = &[Cue::MassProduction, Cue::Sampling, Cue::Shipping, Cue::Testing, Cue::Planned];
    let gap = Span::new(verb.end, date.start.max(verb.end));
    let text = gap.of(&found.folded);
    // a comma before "in May", "at its summit in April" closes it, where no state was told before
    let open = |inside: &str| {
        let start = gap.end - inside.len();
        let closes = |(at, _): (usize, &str)| {
            let next = inside.get(at + 1..).and_then(|rest| rest.split_whitespace().next());
            next.is_none_or(|word| english().prepositions.contains(word))
                && !found.has_cue(sentence, Span::new(start, start + at), STATES)
        };
        !inside.match_indices(',').any(closes)
    };
    let inside = |words: &'static str| text.split_once(words).map(|(_, inside)| inside).filter(|inside| open(inside));
    let told = |inside: &str| found.has_cue(sentence, Span::new(gap.end - inside.len(), gap.end), STATES);
    let added = &english().adds_a_clause;
    found.language == Language::English
        && (added.iter().any(|words| inside(words).is_some())
            || [" and said ", " and says "]
                .into_iter()
                .any(|words| inside(words).is_some_and(|told| words_of(told).any(is_predicate)))
            // "as Washington banned the H20"; "as expected" is no clause
            || inside(", as ").is_some_and(|told| !words_of(told).next().is_some_and(is_participle))
            || [" with ", " that ", ", to be "].into_iter().any(|words| inside(words).is_some_and(told)))
}

/// "began shipping the BR106 in January and launched the BR110 in October": the day before the "and" is of what stands there,
/// where the verb has one of its own behind it.
fn is_of_the_verb_before(found: &Annotated<'_>, sentence: &Sentence, verb: Span, date: Span) -> bool {
    let gap = Span::new(date.end.min(verb.start), verb.start).of(&found.folded).trim();
    let joined = date.end <= verb.start && (matches!(gap, "and" | ", and" | "but" | ", but") || gap.ends_with(" and"));
    let own = || {
        let mut behind = found.dates_in(sentence).iter().filter(|other| other.span.start >= verb.end);
        behind.next().is_some_and(|other| found.distance(verb, other.span) <= 80)
    };
    found.language == Language::English && joined && own()
}

/// "will not come online until 2027": then, and no sooner.
pub(super) fn is_not_until(found: &Annotated<'_>, sentence: &Sentence, date: &DateMention) -> bool {
    if found.language != Language::English || date.deadline != Deadline::Until {
        return false;
    }
    let before = found.head_in_clause(sentence, date.span);
    let denies = |word: &str| matches!(word, "not" | "cannot") || is_contracted_not(word);
    before.split_whitespace().any(denies)
}

/// "available until December", 开放至12月15日: the end of what is told, and no coming; what is put off until a day or
/// does not come until then, comes on it.
pub(super) fn is_its_end(found: &Annotated<'_>, sentence: &Sentence, date: &DateMention) -> bool {
    if date.deadline != Deadline::Until || is_not_until(found, sentence, date) {
        return false;
    }
    let clause = sentence.clause_of(date.span);
    let head = Span::new(clause.start, date.span.start.max(clause.start));
    let put_off = found.cues_within(sentence, head, &[Cue::Delayed]).any(|at| found.distance(at.span, date.span) <= 16)
        || ["延至", "提前至"].iter().any(|verb| head.of(&found.folded).trim_end().ends_with(verb));
    !put_off
}

/// "SHENZHEN, Sept 19 - Huawei will …", "Sept 19 (Reuters) -": when the text was written.
fn is_a_dateline(found: &Annotated<'_>, sentence: &Sentence, date: &DateMention) -> bool {
    let after = Span::new(date.span.end, sentence.span.end).of(found.text);
    let rest = after.trim_start();
    let behind =
        rest.strip_prefix('(').and_then(|inside| inside.split_once(')')).map_or(rest, |(_, rest)| rest.trim_start());
    matches!(date.date, PartialDate::Day(_))
        && date.span.start.saturating_sub(sentence.span.start) <= DATELINE
        && (behind.starts_with("- ") || behind.starts_with("– ") || behind.starts_with("— "))
}

/// Bytes of the places that stand before the day in a dateline.
const DATELINE: usize = 40;

/// "originally due in May", 原定5月: a plan that was given up.
pub(super) fn was_planned(found: &Annotated<'_>, sentence: &Sentence, date: Span) -> bool {
    static PLANNED: LazyLock<Words> = LazyLock::new(|| {
        Words::of([
            "originally",
            "initially",
            "previously",
            "was to have been ",
            "at first",
            "原定",
            "原订",
            "原訂",
            "原计划",
            "原本",
            "最初",
            "此前计划",
        ])
    });
    let before = tail(found, sentence, date, 36);
    let clause = before.rsplit([',', '，', ';', '(']).next().unwrap_or("");
    // "was to be launched in May but slipped": without a turn it is a plan that stands
    let rest = Span::new(date.end, sentence.span.end);
    let turned = || found.has_cue(sentence, rest, &[Cue::Delayed, Cue::Cancelled]);
    let was_to_be = ["was to be ", "were to be "].iter().any(|words| clause.contains(words));
    PLANNED.are_in(clause) || was_to_be && turned() || is_called_off_behind(found, sentence, date)
}

/// "planned for May, was put off", "due in March but shelved": the plan is given up in the same breath.
fn is_called_off_behind(found: &Annotated<'_>, sentence: &Sentence, date: Span) -> bool {
    const PLANS: &[&str] =
        &["planned for", "scheduled for", "due in", "expected in", "slated for", "set for", "targeted for"];
    let before = found.head(sentence, date.start).trim_end();
    let before = before.strip_suffix(" early").or_else(|| before.strip_suffix(" late")).unwrap_or(before);
    let behind = Span::new(date.end, sentence.span.end.max(date.end));
    found.language == Language::English
        && PLANS.iter().any(|plan| before.ends_with(plan))
        && found
            .cues_within(sentence, behind, &[Cue::Delayed, Cue::Cancelled])
            .next()
            .is_some_and(|at| !Span::new(date.end, at.span.start).of(&found.folded).contains("not "))
}

/// "postponed from May to September", "in 2027 rather than 2026": the day that another has taken the place of.
pub(super) fn is_moved_on(found: &Annotated<'_>, sentence: &Sentence, date: &DateMention) -> bool {
    if found.language != Language::English {
        return false;
    }
    let before = found.head(sentence, date.span.start).trim_end();
    let words = date.span.of(&found.folded);
    let after = Span::new(date.span.end, sentence.span.end).of(&found.folded).trim_start();
    let from = before.ends_with(" from") || words.starts_with("from ");
    let next = found.dates_in(sentence).iter().find(|next| next.span.start >= date.span.end);
    let to = next.is_some_and(|next| found.distance(date.span, next.span) <= 12)
        && ["to ", "until ", "into "].iter().any(|word| after.starts_with(word));
    let rather = ["rather than", "instead of", "not", "rather than in", "instead of in"];
    from && to && found.has_cue(sentence, sentence.span, &[Cue::Delayed])
        || rather.iter().any(|word| before.strip_suffix(word).is_some_and(|head| head.ends_with(' ')))
}

/// In Chinese: the date before the verb in its clause, the one close behind it, or one that opens an earlier clause.
fn date_in_chinese(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> Option<(PartialDate, Span)> {
    let dates: Vec<&DateMention> = found
        .dates_in(sentence)
        .iter()
        .filter(|date| !is_in_a_title(found, date) && !was_planned(found, sentence, date.span))
        .collect();
    let clause = sentence.clause_of(verb);
    let before = |date: &&&DateMention| date.span.end <= verb.start;
    // 去年6月启动的项目，一期原定10月底前建成: its own day was given up, and another's is none of it
    let mut given_up = found.dates_in(sentence).iter().filter(|date| was_planned(found, sentence, date.span));
    if given_up.any(|date| clause.contains(date.span) && date.span.end <= verb.start) {
        return None;
    }
    // 分别于2027年和2028年推出: which date is whose, is told one by one.
    let several = dates.iter().filter(|date| before(date) && clause.contains(date.span)).count() >= 2;
    if several && found.has_cue(sentence, clause, &[Cue::Respectively]) {
        return None;
    }
    let own = dates.iter().rfind(|date| before(date) && clause.contains(date.span));
    let behind = || {
        let until =
            |date: &DateMention| is_its_end(found, sentence, date) || found.between(verb, date.span).trim() == "到";
        let close =
            |date: &&&DateMention| date.span.start >= verb.end && found.distance(verb, date.span) <= 24 && !until(date);
        dates.iter().find(|date| close(date) && clause.contains(date.span))
    };
    let head = Span::new(sentence.span.start, sentence.span.start);
    let earlier = || {
        let told = |date: &&&DateMention| {
            found.distance(date.span, verb) <= 40
                || found.distance(head, date.span) <= 16 && found.distance(date.span, verb) <= 120
        };
        let told = |date: &&&DateMention| {
            told(date)
                && opens_its_clause(found, sentence, date.span)
                && !is_told_of(found, sentence, date.span, verb)
                && !is_of_a_report(found, sentence, date.span, verb)
        };
        dates.iter().rfind(|date| before(date) && told(date))
    };
    own.or_else(behind).or_else(earlier).map(|date| (date.date, date.span))
}

/// 2023年推出了X；Y随后发布: the day is of what its own half of the sentence tells.
fn is_told_of(found: &Annotated<'_>, sentence: &Sentence, date: Span, verb: Span) -> bool {
    let gap = Span::new(date.end.min(verb.start), verb.start);
    let half = gap.of(&found.folded).rfind(['；', ';']).map(|at| Span::new(gap.start, gap.start + at));
    let told = [Cue::Release, Cue::MassProduction, Cue::Shipping, Cue::Sampling, Cue::InUse];
    half.is_some_and(|half| found.has_cue(sentence, half, &told))
}

/// 去年8月，某报披露，X发布后…: when an outlet told of it.
fn is_of_a_report(found: &Annotated<'_>, sentence: &Sentence, date: Span, verb: Span) -> bool {
    let gap = Span::new(date.end.min(verb.start), sentence.clause_of(verb).start.max(date.end));
    let outlet = |name: &&Name| name.kind == EntityKind::Outlet && gap.contains(name.span);
    found.names_in(sentence).iter().find(outlet).is_some_and(|outlet| {
        let rest = Span::new(outlet.span.end, gap.end);
        found.cues_within(sentence, rest, &[Cue::Say]).next().is_some()
    })
}

/// 9月18日，…: a date at the head of its clause holds for the clauses behind it.
fn opens_its_clause(found: &Annotated<'_>, sentence: &Sentence, date: Span) -> bool {
    let head = found.head_in_clause(sentence, date).trim();
    let line = head.trim_start_matches(['-', '·', '•', '*', '●', '■', ' ']);
    matches!(line, "" | "在" | "于" | "早在" | "自" | "就在" | "截至" | "其中" | "到" | "到了" | "而到了" | "来到")
        || line.chars().count() <= 6 && line.ends_with(['讯', '日'])
        // 某报财经讯 11月18日，…
        || line.chars().count() <= 16 && ["讯", "电", "报道", "消息"].iter().any(|mark| line.ends_with(mark))
}

/// The year of a fair ("WAIC 2025"), of a plan or rule (《…（2025—2027年）》), the end of a span or a goal (到2027年):
/// no day of anything.
pub(super) fn is_in_a_title(found: &Annotated<'_>, date: &DateMention) -> bool {
    let before = found.text.get(..date.span.start).unwrap_or("");
    let year = matches!(date.date, PartialDate::Year(_));
    let quoted = || {
        let line = before.rsplit('\n').next().unwrap_or("");
        line.rsplit_once('《').is_some_and(|(_, inside)| !inside.contains('》'))
    };
    // "the MI450 next year": that is no fair of the year
    let figures = date.span.of(found.text).starts_with(|c: char| c.is_ascii_digit());
    let fair = || {
        let word =
            before.trim_end_matches(' ').rsplit([' ', '\n', '，', ',', '在', '于', '(', '（']).next().unwrap_or("");
        let shouted = word.chars().count() >= 2 && word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        let spelt =
            found.language.is_unspaced() && word.chars().count() >= 3 && word.chars().all(|c| c.is_ascii_alphabetic());
        before.ends_with(|c: char| c == ' ' || c.is_ascii_alphabetic()) && (shouted || spelt)
    };
    let span = before.ends_with(['-', '–', '—', '至', '~', '到'])
        && before.chars().rev().nth(1).is_some_and(|c| c.is_ascii_digit() || "年月日季度底初末".contains(c));
    let after = found.text.get(date.span.end..).unwrap_or("").trim_start_matches('年');
    let from =
        after.starts_with(['-', '–', '—', '至', '~']) && after.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    let event = || {
        let behind = first(found.folded.get(date.span.end..).unwrap_or(""), 14);
        date.span.of(found.text).chars().all(|c| c.is_ascii_digit())
            && !behind.starts_with('年')
            && EVENTS.iter().any(|word| behind.contains(word))
    };
    let goal = ["目标在", "目標在", "目标是", "目標是", "提出到"].iter().any(|word| before.ends_with(word));
    span || from || goal || year && (figures && fair() || event()) || quoted()
}

/// 2025世界计算大会: what a year without 年 is the name of.
const EVENTS: &[&str] =
    &["大会", "峰会", "论坛", "博览会", "数博会", "开发者", "展会", "会议", "展览", "年会", "科创节"];
