//! When a thing was released: the verb, what it launches, and the date that goes with it.

use crate::{
    lexicon::{
        chinese::{before_all, begins_with, behind_all, behind_mark, chinese, ends_in, has_one, is_noun_of_model},
        cue::{Cue, CueAt},
        english::{english, is_one, is_owner, is_participle, is_small, last_of},
    },
    model::{EntityKind, Language, Modality, PartialDate, Predicate, Term, Value},
    text::{Span, span::last},
};

use super::{
    super::{
        annotate::{Annotated, Place, Sentence},
        date::DateMention,
        fact::Fact,
        name::{Name, Role},
        subject::{coordinated, nearest, subject_of},
    },
    credit::before_its_sort,
    launched::{
        date_for, ends_there, is_in_a_title, is_intransitive, is_its_end, is_moved_on, is_of_a_wafer, launched,
        our_launch, takes_object, was_planned,
    },
    making::behind_insertion,
    openness::is_open_for_visitors,
    series::{can_come, is_light},
    siblings::{acts_behind, with_siblings},
    status::{leads_with_reference, opens_a_plant, puts_off_an_event, tail},
    using::hardware::is_of_architectures,
};

use EntityKind::{Chip, Model, Policy, System};

/// Verbs that bring a thing before the public, and the kinds of thing that they can bring.
const VERBS: &[(Cue, &[EntityKind])] = &[
    (Cue::Release, &[Model, Chip, System, Policy]),
    (Cue::InForce, &[Policy]),
    (Cue::OpenWeights, &[Model]),
    (Cue::InUse, &[System]),
    (Cue::MassProduction, &[System]),
];

/// All release dates of one sentence, and what it merely announces.
pub(super) fn find(found: &Annotated<'_>, place: usize, facts: &mut Vec<Fact>) {
    let Some(sentence) = found.sentences.get(place).filter(|sentence| sentence.place != Place::Row) else { return };
    for cue in found.cues_in(sentence) {
        let Some((_, kinds)) = VERBS.iter().find(|(verb, _)| *verb == cue.cue) else { continue };
        let yet = found.head(sentence, cue.span.start).trim_end().ends_with(" yet to");
        // 智算中心于2025年6月投产; of a chip it is a state.
        let made = cue.cue == Cue::MassProduction && !cue.span.of(&found.folded).ends_with("投产");
        if yet
            || made
            || are_samples(found, sentence, cue)
            || is_saying(found, sentence, cue)
            || is_of_shares(found, sentence, cue)
            || are_dealt_out(found, sentence)
            || (cue.cue == Cue::OpenWeights && !is_verb(found, cue) && !is_dated_relative(found, sentence, cue))
        {
            continue;
        }
        if let Some(other) = the_other_one(found, sentence, cue, kinds) {
            tell(found, place, sentence, (cue, false), other, date_for(found, sentence, cue.span), facts);
            continue;
        }
        let index = launched(found, sentence, cue, kinds).or_else(|| goes_on(found, place, sentence, cue, kinds));
        let index = index.filter(|index| !is_of_architectures(found, sentence, *index));
        let index = index.filter(|index| !is_only_what_for(found, sentence, *index));
        let index = index.filter(|index| !is_what_another_is_on(found, sentence, cue, *index));
        let index = index.filter(|index| !is_in_an_events_name(found, *index));
        let index = index.filter(|index| !is_a_chip_in_a_site(found, cue, *index));
        let index = index.filter(|index| !found.names.get(*index).is_some_and(|name| is_of_a_wafer(found, name)));
        let index = index.filter(|index| !opens_with_another_sort(found, sentence, cue.span, *index));
        let index = index.filter(|index| {
            let later = found.names.get(*index).is_some_and(|name| name.span.start >= cue.span.end);
            !later || cue.cue == Cue::Release || !opens_a_plant(found, sentence, cue)
        });
        let Some(index) = index.filter(|index| !brings_out_another(found, sentence, cue, *index)) else { continue };
        let date = date_for(found, sentence, cue.span).or_else(|| our_launch(found, sentence, cue));
        let group = with_siblings(found, sentence, coordinated(found, sentence, index));
        let mut group: Vec<&Name> = group.into_iter().filter_map(|index| found.names.get(index)).collect();
        // "unveiled the X1, and the X2 holds 64 GB": the second begins a clause of its own
        let parts = |name: &&Name| name.span.start >= cue.span.end && acts_behind(found, name);
        let first = group.iter().position(parts).filter(|place| *place > 0 && found.language == Language::English);
        group.truncate(first.unwrap_or(group.len()));
        let announced = group.iter().any(|name| is_announced(found, sentence, cue, name));
        let dealt = dates_of_each(found, sentence, cue.span, &group);
        for (nth, name) in group.into_iter().enumerate() {
            let own = dealt.as_ref().and_then(|dates| dates.get(nth)).copied();
            tell(found, place, sentence, (cue, announced), name, own.or(date), facts);
        }
    }
    put_off(found, place, sentence, facts);
    pushed(found, place, sentence, facts);
    due(found, place, sentence, facts);
    sale_of(found, place, sentence, facts);
    brought_out(found, place, sentence, facts);
}

/// "the X1 and the X2, which will go on sale in 2026 and 2027": as many days right behind the verb as things before it, each of
/// its own.
fn dates_of_each(
    found: &Annotated<'_>,
    sentence: &Sentence,
    verb: Span,
    group: &[&Name],
) -> Option<Vec<(PartialDate, Span)>> {
    let ahead = group.iter().all(|name| name.span.end <= verb.start);
    if found.language != Language::English || group.len() < 2 || !ahead {
        return None;
    }
    let behind = found.dates_in(sentence).iter().filter(|date| date.span.start >= verb.end);
    let dates: Vec<&DateMention> = behind.take(group.len() + 1).collect();
    let joined = dates.windows(2).all(|pair| match pair {
        [first, second] => matches!(found.between(first.span, second.span), " and " | ", " | " and in " | ", and "),
        _ => false,
    });
    let near = dates.first().is_some_and(|first| found.distance(verb, first.span) <= 8);
    (dates.len() == group.len() && joined && near).then(|| dates.iter().map(|date| (date.date, date.span)).collect())
}

/// "X2 beats the Y7, released in May", "than the Y7, which came out in May": what stands right before the comma came out, and not
/// what is held against it. "The successor to the Y7, released in May" may be the other.
fn the_other_one<'a>(
    found: &'a Annotated<'_>,
    sentence: &Sentence,
    cue: &CueAt,
    kinds: &[EntityKind],
) -> Option<&'a Name> {
    if found.language != Language::English || sentence.place == Place::Row {
        return None;
    }
    let clause = sentence.clause_of(cue.span);
    let lead = Span::new(clause.start, cue.span.start.max(clause.start)).of(&found.folded).trim_start();
    let relative = lead.strip_prefix("which ").is_some_and(|rest| rest.split_whitespace().all(is_small));
    let name = found.names_in(sentence).iter().rfind(|name| name.span.end <= clause.start)?;
    let beside = Span::new(name.span.end, clause.start).of(&found.folded).trim() == ",";
    let before = found.head(sentence, found.start_with_maker(name)).trim_end();
    // "to Google's Y7"
    let before = before.rsplit_once(' ').filter(|(_, word)| is_owner(word)).map_or(before, |(head, _)| head);
    let before = before.strip_suffix(" the").unwrap_or(before);
    let another = || last_of(before, &english().another_to).is_some();
    let told = relative || lead.is_empty() && is_participle(cue.span.of(&found.folded)) && !another();
    (beside && told && name.compared && kinds.contains(&name.kind)).then_some(name)
}

/// 甲公司发布大模型X，超节点明年上市: the clause of the verb opens with a thing of another sort, and its launch is none of what an
/// earlier clause names.
fn opens_with_another_sort(found: &Annotated<'_>, sentence: &Sentence, verb: Span, index: usize) -> bool {
    let clause = sentence.clause_of(verb);
    let Some(name) = found.names.get(index).filter(|name| name.span.end <= clause.start) else { return false };
    let head = Span::new(clause.start, verb.start.max(clause.start));
    let sort = found.cues_within(sentence, head, &[Cue::Model, Cue::Chip, Cue::System]).last();
    let kind = |at: &CueAt| match at.cue {
        Cue::Model => Model,
        Cue::Chip => Chip,
        _ => System,
    };
    // 在算力集群上线, 该公司的芯片: where it is, or a word for something told of
    let told = sort.is_some_and(|at| {
        let words = Span::new(clause.start, at.span.start).of(&found.folded);
        words.contains(['在', '该', '此', '其', '与', '和', '为', '对', '于', '用'])
    });
    found.language.is_chinese() && !told && sort.is_some_and(|at| kind(at) != name.kind && kind(at) != Chip)
}

/// "The AI200 and the AI250 go on sale in 2026 and 2027, respectively": which day is whose, is told one by one.
fn are_dealt_out(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    found.language == Language::English
        && found.dates_in(sentence).len() >= 2
        && found.has_cue(sentence, sentence.span, &[Cue::Respectively])
}

/// "Samples of the X1 should reach customers in 2026": these come out, and not the chip.
fn are_samples(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let clause = sentence.clause_of(cue.span);
    let head = Span::new(clause.start, cue.span.start.max(clause.start));
    let opens = found.cues_within(sentence, head, &[Cue::Sampling]).next();
    found.language == Language::English
        && cue.cue == Cue::Release
        && opens.is_some_and(|at| at.span.of(&found.folded).ends_with("samples"))
}

/// 原定2026年推出的X将延后至2027年, 上市时间推迟到明年三季度: the new day of a launch that is put off.
fn put_off(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if !found.language.is_chinese() {
        return;
    }
    for cue in found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Delayed) {
        let date = found.dates_in(sentence).iter().find(|date| {
            date.span.start >= cue.span.end && matches!(found.between(cue.span, date.span).trim(), "至" | "到" | "了到")
        });
        let Some(date) = date else { continue };
        let head = Span::new(sentence.span.start, cue.span.start);
        let tail = sentence.rest_of_clause(date.span);
        let launch = found.has_cue(sentence, head, &[Cue::Release]) || found.has_cue(sentence, tail, &[Cue::Release]);
        let state = [Cue::MassProduction, Cue::Sampling, Cue::Shipping, Cue::Testing, Cue::Produce];
        let other = found.has_cue(sentence, head, &state) || found.has_cue(sentence, tail, &state);
        if other || puts_off_an_event(found, sentence, cue.span) {
            continue;
        }
        // The thing stands before the word, or behind the day as what is brought out then.
        let fits = |name: &Name| name.span.end <= cue.span.start || sentence.clause_of(date.span).contains(name.span);
        let name = nearest(found, sentence, cue.span, &[Chip, Model, System])
            .or_else(|| subject_of(found, place, cue.span, &[Chip, Model, System]))
            .and_then(|index| found.names.get(index))
            .filter(|name| fits(name));
        let Some(name) = name else { continue };
        // 昇腾960推迟到2028年, and not 采购昇腾960推迟到2028年
        let deals = [Cue::Order, Cue::Use, Cue::InUse];
        let head = Span::new(sentence.clause_of(cue.span).start, cue.span.start);
        let takes_it = |verb: &CueAt| matches!(found.between(verb.span, name.span), "" | "了");
        let is_bought = || found.cues_within(sentence, head, &deals).any(takes_it);
        let itself =
            found.between(name.span, cue.span).trim_start_matches(['将', '会', '已', '再', '被', '又', '或', '则']);
        let rest = found.tail_in_clause(sentence, date.span).trim_start_matches(['底', '初', '末', '才', '再']);
        let alone = itself.is_empty() && !is_bought() && !rest.starts_with(char::is_alphanumeric);
        if launch || name.kind == Model || alone {
            let (value, at) = (Value::Date { date: date.date }, cue.span.cover(date.span));
            facts.push(Fact::about(Predicate::Released, name, value, at, place, "released/put-off"));
        }
    }
}

/// 明年一季度先推950PR，四季度推950DT: a bare 推 between a day and a thing.
fn pushed(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if !found.language.is_chinese() {
        return;
    }
    for date in found.dates_in(sentence) {
        let next = found.names_in(sentence).iter().find(|name| name.span.start >= date.span.end);
        let Some(name) = next.filter(|name| matches!(name.kind, Chip | Model | System) && name.can_lead()) else {
            continue;
        };
        let gap = found.between(date.span, name.span).trim();
        let verb = gap.strip_suffix('推').map(|head| head.trim_end_matches(['先', '再', '将', '会', '拟', '续', '又']));
        // 2025年推H20禁令: the thing ends there
        let rest = found.tail_in_clause(sentence, name.span).trim_start();
        let ends = !rest.starts_with(char::is_alphanumeric) || rest.starts_with(['和', '与', '及']);
        if verb == Some("") && ends {
            let (value, at) = (Value::Date { date: date.date }, date.span.cover(name.span));
            facts.push(Fact::about(Predicate::Released, name, value, at, place, "released/pushed"));
        }
    }
}

/// 首期采用MI450，2026年上线: of the site, and of no chip that a clause before it names.
fn is_a_chip_in_a_site(found: &Annotated<'_>, cue: &CueAt, index: usize) -> bool {
    const OPENS: &[&str] = &[
        "上线",
        "正式上线",
        "启用",
        "正式启用",
        "建成启用",
        "竣工",
        "完工",
        "落成",
        "揭牌",
        "启动运行",
        "启动运营",
        "揭牌运营",
        "正式运营",
        "通电运行",
        "开服",
    ];
    let apart = found
        .names
        .get(index)
        .is_some_and(|name| name.kind == Chip && found.between(name.span, cue.span).contains(['，', ',', '；']));
    found.language.is_chinese() && apart && OPENS.contains(&cue.span.of(&found.folded))
}

/// X将于2026年上市，2027年推出天璇: the verb has an object of its own, which nobody knows.
fn brings_out_another(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, index: usize) -> bool {
    let verb = matches!(cue.span.of(&found.folded), "推出" | "发布" | "发表");
    let apart = found.names.get(index).is_some_and(|name| {
        name.span.end <= cue.span.start && found.between(name.span, cue.span).contains(['，', ',', '；'])
    });
    let tail = found.tail_in_clause(sentence, cue.span);
    let object = tail.strip_prefix('了').unwrap_or(tail);
    let named = || {
        let rest = sentence.rest_of_clause(cue.span);
        found.names_in(sentence).iter().any(|name| rest.contains(name.span))
    };
    let opens = object.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '“' | '「'));
    let other = opens && begins_with(object, &chinese().behind_launches).is_none();
    found.language.is_chinese() && verb && apart && other && !named()
}

/// "The launch is scheduled for 2027", "Deliveries should begin in 2027": the launch of what was told of opens the sentence.
fn opens_with_its_launch(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let text = sentence.span.of(&found.folded).trim_start();
    let opens = |words: &String| text.strip_prefix(words.as_str()).is_some_and(|rest| rest.starts_with(' '));
    found.language == Language::English && english().opens_with_a_launch.iter().any(opens)
}

/// "announced two AI chips for data centres": what a thing is for is no machine that is brought out.
pub(super) fn is_only_what_for(found: &Annotated<'_>, sentence: &Sentence, index: usize) -> bool {
    let name = found.names.get(index).filter(|name| name.kind == System && name.has_no_name());
    name.filter(|_| found.language == Language::English).is_some_and(|name| {
        let head = before_its_sort(found.head(sentence, name.span.start));
        let chips = head.strip_suffix(" for").and_then(|head| head.rsplit(' ').next()).unwrap_or("");
        is_one(&english().home_makers, chips)
    })
}

/// "A technical report on X was released", "Prices for the X2 were published": what comes out is told of the thing, and is not
/// the thing.
fn is_what_another_is_on(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, index: usize) -> bool {
    let ahead = |name: &&Name| found.language == Language::English && name.span.end <= cue.span.start;
    let Some(name) = found.names.get(index).filter(ahead) else { return false };
    let head = before_its_sort(found.head(sentence, found.start_with_maker(name)));
    // "on Contoso's X1"
    let head = head.rsplit_once(' ').filter(|(_, word)| is_owner(word)).map_or(head, |(head, _)| head);
    let noun = [" on", " for", " of", " about"].iter().find_map(|link| head.strip_suffix(link));
    noun.and_then(|head| head.rsplit(' ').next()).is_some_and(|noun| english().told_of_things.contains(noun))
}

/// "will be launched at the India AI Impact Summit": a part of what the meeting is called.
fn is_in_an_events_name(found: &Annotated<'_>, index: usize) -> bool {
    let Some(name) = found.names.get(index).filter(|_| found.language == Language::English) else { return false };
    let rest = found.text.get(name.span.end..).unwrap_or("");
    let mut words = rest.strip_prefix(' ').unwrap_or("").split(' ').take(EVENT_WORDS);
    let meeting = |word: &str| {
        let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        matches!(word, "Summit" | "Conference" | "Forum" | "Congress" | "Expo" | "Symposium")
    };
    name.kind == Policy
        && words.find(|word| meeting(word) || !word.starts_with(char::is_uppercase)).is_some_and(meeting)
}

/// So many words behind a name one for a meeting may stand.
const EVENT_WORDS: usize = 3;

/// Verbs that with a word behind their object bring it out.
const BRINGS: &[&str] = &[
    "made", "make", "makes", "making", "put", "puts", "putting", "brought", "bring", "brings", "bringing", "took",
    "take", "takes",
];

/// Those words.
const OUT: &[&str] = &[
    "public",
    "publicly available",
    "generally available",
    "available",
    "online",
    "live",
    "to market",
    "to the market",
    "on the market",
    "on sale",
    "into service",
];

/// "put R1 online", "bring the M100 to market", "made X public": the verb, the thing, and the word that goes with it.
fn brought_out(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if found.language != Language::English || sentence.place != Place::Prose {
        return;
    }
    for index in sentence.names.clone() {
        let Some(name) = found.names.get(index).filter(|name| matches!(name.kind, Chip | Model | System)) else {
            continue;
        };
        let after = Span::new(name.span.end, sentence.span.end).of(found.text);
        // "made the X1, its seventh chip, available"
        let tail = behind_insertion(after).unwrap_or(after).trim_start();
        let Some(word) = OUT.iter().find(|word| tail.strip_prefix(**word).is_some_and(ends_a_word)) else { continue };
        let end = name.span.end + (after.len() - tail.len()) + word.len();
        let Some(verb) = verb_before(found, sentence, name) else { continue };
        let Some((date, at)) = date_for(found, sentence, Span::new(verb, end)) else { continue };
        for name in coordinated(found, sentence, index).into_iter().filter_map(|index| found.names.get(index)) {
            let at = Span::new(verb, end).cover(at);
            facts.push(Fact::about(Predicate::Released, name, Value::Date { date }, at, place, "released/brought"));
        }
    }
}

/// "Sales of the 950PR began in March", "the rollout of X is due to start in 2027": the noun, the thing, and its beginning.
fn sale_of(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let spoken = found.language == Language::English && sentence.place == Place::Prose;
    if !spoken || found.dates_in(sentence).is_empty() {
        return;
    }
    let nouns = [
        "opening of",
        "operations at",
        "operation of",
        "sales of",
        "rollout of",
        "roll-out of",
        "deliveries of",
        "launch of",
        "release of",
        "availability of",
    ];
    for name in found.names_in(sentence).iter().filter(|name| matches!(name.kind, Chip | Model | System)) {
        let before = found.head(sentence, name.span.start).trim_end();
        let before = before_its_sort(before);
        let after = Span::new(name.span.end, sentence.span.end).of(&found.folded);
        let after =
            [" chip ", " chips ", " model ", " "].iter().find_map(|noun| after.strip_prefix(noun)).unwrap_or("");
        let told = nouns.iter().any(|noun| before.ends_with(noun)) && begins(after);
        let dates = || found.dates_in(sentence).iter().filter(|date| date.span.start >= name.span.end);
        let Some(date) = dates().next().filter(|date| told && found.distance(name.span, date.span) <= 50) else {
            continue;
        };
        let (value, at) = (Value::Date { date: date.date }, name.span.cover(date.span));
        facts.push(Fact::about(Predicate::Released, name, value, at, place, "released/sale"));
    }
}

/// "begin in March", "is due in 2027", "is set to start", and neither "is scheduled to stop" nor "began to slow".
fn begins(after: &str) -> bool {
    const BEGINS: &[&str] = &[
        "begin",
        "begins",
        "began",
        "start",
        "starts",
        "started",
        "commence",
        "commences",
        "commenced",
        "open",
        "opens",
        "opened",
    ];
    const GETS: &[&str] = &["get under way", "get underway", "take place", "kick off", "go ahead"];
    const PLANNED: &[&str] = &["due", "planned", "scheduled", "expected", "set", "slated"];
    let opens = |words: &str| {
        let (verb, rest) = words.split_once(' ').unwrap_or((words, ""));
        let next = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        // "started falling", "opened lower"
        let when = next.is_empty()
            || english().when_it_was.contains(next)
            || english().prepositions.contains(next) && next != "to";
        BEGINS.contains(&verb.trim_end_matches([',', '.', ';']))
            && (when || next.starts_with(|c: char| c.is_ascii_digit()))
            || GETS.iter().any(|verb| words.starts_with(verb))
    };
    let verb = after.strip_prefix("will ").unwrap_or(after);
    let be = after.strip_prefix("is ").or_else(|| after.strip_prefix("are "));
    let planned = |words: &str| {
        let rest = PLANNED.iter().find_map(|plan| words.strip_prefix(plan));
        rest.is_some_and(|rest| rest.trim_start().strip_prefix("to ").is_none_or(opens))
    };
    opens(verb) || be.is_some_and(|words| words.strip_prefix("to ").is_some_and(opens) || planned(words))
}

fn ends_a_word(rest: &str) -> bool {
    !rest.starts_with(char::is_alphanumeric)
}

/// Where one of [`BRINGS`] stands close before the thing, in the same clause.
fn verb_before(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> Option<usize> {
    let before = found.head_as_written(sentence, name.span.start);
    let mut start = before.len();
    for word in before.split_whitespace().rev().take(8) {
        start = before.get(..start)?.rfind(word)?;
        if BRINGS.contains(&word) {
            return Some(sentence.span.start + start);
        }
        if word.ends_with([',', ';', '.']) {
            return None;
        }
    }
    None
}

fn tell(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    (cue, announced): (&CueAt, bool),
    name: &Name,
    date: Option<(PartialDate, Span)>,
    facts: &mut Vec<Fact>,
) {
    if is_taken_up(found, sentence, cue, name) {
        return;
    }
    // 上线算力池: a system that is put to use is not only announced
    let in_use = name.kind == System && found.language.is_chinese() && found.has_cue(sentence, cue.span, &[Cue::InUse]);
    match date {
        // 5月没有发布X: the day stands before the denial
        Some((date, at)) if !is_shown(found, cue, name) && !is_of_an_event(found, at) => {
            let (value, at) = (Value::Date { date }, cue.span.cover(at));
            // 计划用昇腾950替代2023年上市的昇腾910B: what describes the thing behind it has come about
            let after = found.folded.get(cue.span.end..).unwrap_or("");
            let describes = found.language.is_chinese() && after.starts_with('的') && name.span.start >= cue.span.end;
            let denied = found.has_cue(sentence, sentence.clause_of(cue.span), &[Cue::Denied]);
            let past = describes && !denied && found.published.is_some_and(|today| date.last_day() < today);
            let fact = Fact::about(Predicate::Released, name, value, at, place, "released/dated").told_by(cue.span);
            facts.push(Fact { modality: past.then_some(Modality::Stated), ..fact });
        }
        _ if announced && name.kind != Policy && !in_use => facts.push(Fact::about(
            Predicate::Status,
            name,
            Value::term(Term::Announced),
            cue.span,
            place,
            "status/announced",
        )),
        _ => {}
    }
}

/// Whether the verb brings the thing before the public; of a list, it does so with all of it.
fn is_announced(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, name: &Name) -> bool {
    // "has postponed the launch of its R2"
    let put_off = || {
        let before = Span::new(sentence.clause_of(cue.span).start, cue.span.start);
        found.has_cue(sentence, before, &[Cue::Delayed, Cue::Cancelled])
    };
    let shown = || {
        let told = name.span.start >= cue.span.end || is_told_for_itself(found, sentence, cue);
        is_shown(found, cue, name) && told
    };
    cue.cue == Cue::Release
        && !is_inside_a_machine(found, cue, name)
        && !put_off()
        && (announced_by(found, sentence, cue, name)
            || shown()
            || is_unveiled(found, sentence, cue, name)
            || comes_on_stage(found, sentence, cue, name))
}

/// 曙光scaleX640在世界互联网大会上首次亮相, 昆仑芯M100正式发布: the thing, the verb that has it as its subject, and no object. In
/// 尚未发布 and 发布后 nothing is told to be launched.
fn comes_on_stage(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, thing: &Name) -> bool {
    let lists = chinese();
    let verb = cue.span.of(&found.folded);
    let comes = found.language.is_chinese()
        && sentence.place == Place::Prose
        && thing.span.end <= cue.span.start
        && matches!(thing.kind, Chip | Model | System)
        && !thing.compared
        && is_one(&lists.comes_on_stage, verb);
    if !comes {
        return false;
    }
    let gap = Span::new(thing.span.end, cue.span.start).of(&found.folded);
    // 思元590服务器问世: a machine with it comes, and not the chip
    let nouns = if thing.kind == Chip { &lists.behind_chips } else { &lists.behind_things };
    let gap = behind_all(behind_mark(gap), nouns);
    // 在世界互联网大会上, 于云栖大会
    let place = gap.strip_prefix(['在', '于']).is_some_and(|place| {
        let place = before_all(place, &lists.before_stages);
        place.chars().count() <= STAGE && !place.contains(['，', '的', '；', '将', '未'])
    });
    // 随着昇腾950PR发布, 一旦X发布: when, or if
    let head = found.head_in_clause(sentence, thing.span).trim_start();
    if begins_with(head, &lists.times_of_a_launch).is_some() {
        return false;
    }
    let tail = found.tail_in_clause(sentence, cue.span);
    let shows = verb.ends_with("亮相") || verb.ends_with("登场");
    let ends =
        !tail.starts_with(|c: char| c.is_alphanumeric() || c == '《') || shows && !tail.starts_with(['的', '时', '前']);
    ends && (place || behind_all(gap, &lists.before_stages).is_empty())
}

/// So many characters name the fair that a thing is shown at, at most.
const STAGE: usize = 24;

/// 上线GB300集群, 推出昇腾910C服务器: a machine with the chip inside is brought out, and not the chip.
fn is_inside_a_machine(found: &Annotated<'_>, cue: &CueAt, thing: &Name) -> bool {
    let rest = found.folded.get(thing.span.end..).unwrap_or("");
    let lists = [&chinese().machines_brought_out, &chinese().holds_chips];
    let card = begins_with(rest, &chinese().cards_brought_out).is_some();
    let machine = !card && lists.iter().any(|words| begins_with(rest, words).is_some());
    found.language.is_chinese() && thing.kind == Chip && thing.span.start >= cue.span.end && machine
}

/// 国家超算互联网平台昨日上线X, 腾讯云上线X: another than its maker takes the model up.
fn is_taken_up(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, name: &Name) -> bool {
    let taken = found.language.is_chinese() && matches!(cue.span.of(&found.folded), "上线" | "上架" | "正式上线");
    let known = name.kind == Model && name.entity.is_some() && name.span.start >= cue.span.end;
    if !taken || !known {
        return false;
    }
    let clause = sentence.clause_of(cue.span);
    let head = Span::new(clause.start, cue.span.start);
    let date = found.dates_in(sentence).iter().find(|date| head.contains(date.span));
    let who = Span::new(head.start, date.map_or(head.end, |date| date.span.start)).of(&found.folded).trim_end();
    let mut firms = found
        .names_in(sentence)
        .iter()
        .filter(|firm| firm.kind == EntityKind::Organization && head.contains(firm.span));
    let other = firms.clone().next().is_some() && firms.all(|firm| found.makes(firm, name) == Some(false));
    other || ends_in(who, &chinese().hosts).is_some()
}

/// "At MWC Barcelona 2026", "at Connect 2025": the year is a part of what the event is called.
fn is_of_an_event(found: &Annotated<'_>, date: Span) -> bool {
    const BEFORE_YEARS: [&str; 12] =
        ["in", "since", "by", "from", "during", "until", "late", "early", "mid", "spring", "summer", "autumn"];
    let year = date.of(found.text).trim();
    let head = found.text.get(..date.start).unwrap_or("");
    let word = head.strip_suffix(' ').and_then(|head| head.rsplit(|c: char| c.is_whitespace()).next()).unwrap_or("");
    let named = word.len() > 2
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.chars().all(|c| c.is_alphanumeric() || c == '-')
        && !BEFORE_YEARS.contains(&word.to_lowercase().as_str());
    found.language == Language::English && year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) && named
}

/// Hardware that is shown is not yet for sale.
fn is_shown(found: &Annotated<'_>, cue: &CueAt, name: &Name) -> bool {
    let word = cue.span.of(found.text).to_lowercase();
    let shows = ["announce", "show", "preview", "display", "exhibit", "展出", "展示", "亮相", "亮出"];
    let gap = found.between(cue.span, name.span);
    name.kind == Chip
        && !gap.contains("availab")
        && !gap.contains("launch")
        && shows.iter().any(|stem| word.starts_with(stem))
}

/// "Announced that …", "revealed plans": something is said, nothing launched.
fn is_saying(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    // 調達したと発表: what stands before と is said
    let quoted = found.language == Language::Japanese
        && found.text.get(..cue.span.start).is_some_and(|before| before.ends_with('と'));
    let after = found.text.get(cue.span.end..).unwrap_or("").trim_start();
    quoted
        || found.language.is_chinese() && tells_of_something(found, sentence, cue)
        || ["that ", "plans ", "a partnership", "an agreement", "how ", "its results"]
            .iter()
            .any(|word| after.starts_with(word))
}

/// 公布昇腾路线图, 披露了950PR的参数: what is given out is told of a thing, and no thing.
fn tells_of_something(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let object = found.tail_in_clause(sentence, cue.span).trim();
    let gives_out =
        ["公布", "披露", "发布", "公开", "透露"].iter().any(|verb| cue.span.of(&found.folded).ends_with(verb));
    let object = object.trim_end_matches(['：', ':', '，', '。', '；', '」', '”', '》']);
    let listed = ["及", "和", "与", "并", "、"].iter().any(|word| object.contains(word));
    gives_out && !listed && ends_in(object, &chinese().told_things).is_some()
}

/// 在港交所上市, "made its debut on the stock exchange": shares come to market, and no thing.
fn is_of_shares(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let words = [
        "交易所",
        "港交所",
        "科创板",
        "创业板",
        "主板",
        "纳斯达克",
        "ipo",
        "挂牌",
        "a股",
        "招股",
        "股价",
        "股份",
        "stock exchange",
        "initial public",
    ];
    let clause = sentence.clause_of(cue.span).of(&found.folded);
    let listed = matches!(
        cue.span.of(&found.folded),
        "上市" | "登陆" | "debut" | "debuted" | "market debut" | "launched" | "launch"
    );
    listed && words.iter().any(|word| clause.contains(word))
}

/// "Open-sourced", 正式开源: an act, where the adjective alone is a property.
fn is_verb(found: &Annotated<'_>, cue: &CueAt) -> bool {
    let word = cue.span.of(found.text).to_lowercase();
    let after = found.text.get(cue.span.end..).unwrap_or("");
    let noun = ["的", "模型", "社区", "社區", "生态", "生態", "大模型", "权重", "協議", "协议"];
    let acts = [
        "开源",
        "開源",
        "了",
        "开源发布",
        "sourced",
        "open-sources",
        "the weights",
        "the weights of",
        "threw open",
        "throws open",
        "доступ",
    ];
    acts.iter().any(|act| word.ends_with(act)) && !noun.iter().any(|word| after.starts_with(word))
}

/// 2025年3月对外开源的X: an attribute of the thing behind it, with its day.
fn is_dated_relative(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let after = found.text.get(cue.span.end..).unwrap_or("");
    if !found.language.is_chinese() || !after.starts_with('的') {
        return false;
    }
    let clause = sentence.clause_of(cue.span);
    let dated = |date: &DateMention| clause.contains(date.span) && date.span.end <= cue.span.start;
    // 开源的论文介绍了X, 未开源的X
    let next = found.names_in(sentence).iter().find(|name| name.span.start >= cue.span.end && !name.compared);
    let at_once = next.is_some_and(|name| {
        let gap = found.between(cue.span, name.span).trim_start_matches('的');
        name.kind != Chip && is_noun_of_model(gap)
    });
    let before = found.head(sentence, cue.span.start).trim_end_matches(['对', '外', '正', '式', '被']);
    at_once
        && ends_in(before, &chinese().no_opening).is_none()
        && found.dates_in(sentence).iter().any(|date| dated(date) && found.distance(date.span, cue.span) <= 16)
}

/// "It is expected to enter service in 2025": the thing was named before.
fn goes_on(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    cue: &CueAt,
    kinds: &[EntityKind],
) -> Option<usize> {
    let anything = found.names_in(sentence).iter().any(|name| kinds.contains(&name.kind));
    let pronoun = found.cues_in(sentence).iter().any(|at| at.cue == Cue::It && at.span.end <= cue.span.start);
    if found.language.is_chinese() && !anything && cue.cue != Cue::OpenWeights {
        return elided(found, place, sentence, cue, kinds);
    }
    let before = found.head(sentence, cue.span.start).trim_end();
    let passive = found.language == Language::English
        && [" be", " was", " been", " were"].iter().any(|verb| before.ends_with(verb))
        && !before.contains(" by ");
    let acts = cue.cue == Cue::Release && !passive && !it_comes_out(found, sentence, cue);
    (!anything && pronoun && !acts).then(|| subject_of(found, place, cue.span, kinds)).flatten()
}

/// "It debuted in May", "it is to go on sale in May": a verb without an object, and the pronoun is its subject.
fn it_comes_out(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let head = found.head(sentence, cue.span.start);
    let subject = head.split_whitespace().rev().find(|word| !is_small(word));
    let tail = found.tail_in_clause(sentence, cue.span);
    found.language == Language::English
        && subject == Some("it")
        && is_intransitive(found, cue)
        && !tail.contains(" that ")
        && (!found.dates_in(sentence).is_empty() && !takes_object(found, sentence, cue))
}

/// 预计2026年上市, 该卡9月25日开售: in Chinese the thing named before goes on, where a date stands before the verb in its
/// clause and nothing is launched behind it.
fn elided(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    cue: &CueAt,
    kinds: &[EntityKind],
) -> Option<usize> {
    let clause = sentence.clause_of(cue.span);
    let dated =
        found.dates_in(sentence).iter().any(|date| clause.contains(date.span) && date.span.end <= cue.span.start);
    let after = Span::new(cue.span.end, sentence.span.end).of(found.text).trim_start();
    // 权重计划于第三季度开放, 一座智算中心，预计2025年底投用: the weights, or another one of the sort.
    let head = found.head(sentence, cue.span.start);
    let other = [
        "的版本",
        "新版本",
        "升级版",
        "权重",
        "代码",
        "一座",
        "两座",
        "各建",
        "新建",
        "另一",
        "其他",
        "车型",
        "新车",
        "机型",
        "整机",
    ]
    .iter()
    .any(|word| head.contains(word));
    (dated && ends_there(after) && !other).then(|| subject_of(found, place, cue.span, kinds)).flatten()
}

/// A firm launches the thing in so many words: a firm, the verb, the thing behind it as its object.
fn announced_by(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, thing: &Name) -> bool {
    let firm = found
        .names_in(sentence)
        .iter()
        .any(|name| name.kind == EntityKind::Organization && name.span.end <= cue.span.start);
    let gap = Span::new(cue.span.end, thing.span.start.max(cue.span.end));
    let text = gap.of(found.text);
    let near = found.distance(cue.span, thing.span);
    let object = if found.language.is_chinese() {
        near <= 60 && !text.contains(['，', ',', '的'])
    } else {
        near <= 24 || near <= 90 && is_noun_phrase(found, sentence, gap)
    };
    firm && thing.span.start >= cue.span.end && object && sentence.place != Place::Title
}

/// "The Atlas 950 was unveiled at a fair": the thing, and right behind it the verb in the passive.
fn is_unveiled(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, thing: &Name) -> bool {
    const SHOWN: &[&str] =
        &["unveiled", "announced", "introduced", "presented", "launched", "showcased", "shown", "revealed"];
    let gap = Span::new(thing.span.end, cue.span.start.max(thing.span.end)).of(&found.folded);
    let passive = matches!(
        gap.trim(),
        "was"
            | "were"
            | "has been"
            | "have been"
            | "was first"
            | "was officially"
            | "was also"
            | "chip was"
            | "model was"
    );
    let spoken = found.language == Language::English && sentence.place == Place::Prose;
    spoken && passive && SHOWN.contains(&cue.span.of(&found.folded)) && is_told_for_itself(found, sentence, cue)
}

/// A place, a day, company or guests follow: "was launched to get around export controls", "was shown to overheat" and "was
/// presented as an alternative" tell of something else.
fn is_told_for_itself(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let rest = found.tail_in_clause(sentence, cue.span);
    let words: Vec<&str> =
        rest.split_whitespace().map(|word| word.trim_matches([',', '.', ';', ':', ')', '('])).collect();
    let word = |place: usize| words.get(place).copied().unwrap_or("");
    let date =
        found.dates_in(sentence).iter().any(|date| date.span.start <= cue.span.end + 1 && date.span.end > cue.span.end);
    let opens = date || word(0).is_empty() || is_small(word(0)) || english().behind_shown.contains(word(0));
    let elsewhere = words.iter().enumerate().any(|(place, to)| match *to {
        "to" => !leads_to_a_public(&words, place),
        // "as part of its road map", "as planned"
        "as" => !matches!(word(place + 1), "part" | "well" | "planned" | "expected" | "scheduled" | "promised"),
        _ => false,
    });
    // "was shown to engineers in tests running too hot": what it was seen to do
    let doing = |(place, word): (usize, &&str)| {
        let before = place.checked_sub(1).and_then(|before| words.get(before)).copied().unwrap_or("");
        let article = english().prepositions.contains(before) || matches!(before, "a" | "an" | "the" | "its");
        word.ends_with("ing") && !article
    };
    let does = cue.span.of(&found.folded) == "shown" && words.iter().enumerate().any(doing);
    opens && !elsewhere && !does
}

/// "to customers", "to some of its partners", "to great fanfare": whom it is shown to, by the noun that the words behind the
/// "to" lead to. In "next to the X1" the "to" is of another word.
fn leads_to_a_public(words: &[&str], to: usize) -> bool {
    let before = to.checked_sub(1).and_then(|before| words.get(before)).copied().unwrap_or("");
    let behind = words.get(to + 1..).unwrap_or(&[]);
    let noun = behind.iter().take(4).position(|word| english().guests.contains(*word));
    matches!(before, "next" | "prior" | "due" | "thanks" | "according" | "addition" | "close")
        || noun.is_some_and(|noun| {
            let small = |word: &&str| *word != "to" && (*word == "of" || !english().prepositions.contains(*word));
            behind.iter().take(noun).all(small)
        })
}

/// "its next-generation inference accelerator, the": nothing in it acts, and a noun of its kind stands in it.
fn is_noun_phrase(found: &Annotated<'_>, sentence: &Sentence, gap: Span) -> bool {
    let text = gap.of(found.text);
    let verbs = [
        Cue::Use,
        Cue::Train,
        Cue::Develop,
        Cue::Than,
        Cue::Comparable,
        Cue::Beats,
        Cue::Trails,
        Cue::Partner,
        Cue::Order,
        Cue::Shipping,
        Cue::Manufacture,
        Cue::Say,
        Cue::Powers,
    ];
    let noun = found.has_cue(sentence, gap, &[Cue::Chip, Cue::Model, Cue::System]);
    noun && !text.contains([';', '.', ':'])
        && text.matches(',').count() <= 1
        && !found.has_cue(sentence, gap, &verbs)
        && !text
            .split_whitespace()
            .any(|word| matches!(word, "for" | "with" | "to" | "that" | "which" | "and" | "at" | "in"))
}

/// Words before a date that make it the day of a thing's coming; those of English are in its lists.
const DUE: &[&str] = &["attendu", "erwartet", "ожида", "上市", "问世", "開放", "开放"];

/// "X followed in November", "X is pencilled in for 2027": the thing, a word of coming and the date side by side.
fn coming(found: &Annotated<'_>, place: usize, sentence: &Sentence, date: &DateMention) -> Option<Fact> {
    let Some(name) = found.names_in(sentence).iter().rfind(|name| name.span.end <= date.span.start) else {
        return it_comes(found, place, sentence, date);
    };
    let gap = Span::new(name.span.end, date.span.start);
    let tied = found.has_cue(sentence, gap, &[Cue::Dated]);
    let referring = name.role == Role::Referring && matches!(name.kind, Chip | Model | System);
    let light = behind_an_insertion(found, gap);
    let comes = (can_come(name) || referring) && tied && is_light(found, sentence, light)
        || opens_then(found, sentence, name, date.span);
    let ahead = Span::new(sentence.clause_of(name.span).start, name.span.start).of(found.text);
    let leads = ahead.split_whitespace().count() <= 6 && !is_owned(found, sentence, name);
    let value = Value::Date { date: date.date };
    (comes && leads && sentence.place == Place::Prose)
        .then(|| Fact::about(Predicate::Released, name, value, name.span.cover(date.span), place, "released/coming"))
}

/// "It appeared in May", "It has been on sale since May": the pronoun that opens the sentence, and nothing but the coming up
/// to the day.
fn it_comes(found: &Annotated<'_>, place: usize, sentence: &Sentence, date: &DateMention) -> Option<Fact> {
    let it = found.cues_in(sentence).iter().find(|at| at.cue == Cue::It)?.span;
    let opens = found.head(sentence, it.start).trim().is_empty() && it.of(&found.folded) == "it";
    let gap = Span::new(it.end, date.span.start.max(it.end));
    let tied = found.has_cue(sentence, gap, &[Cue::Dated]) && is_light(found, sentence, gap);
    if found.language != Language::English || !opens || !tied || sentence.place != Place::Prose {
        return None;
    }
    let name = found.names.get(subject_of(found, place, gap, &[Chip, Model, System])?)?;
    let value = Value::Date { date: date.date };
    Some(Fact::about(Predicate::Released, name, value, it.cover(date.span), place, "released/it"))
}

/// ", for training as well as inference, would follow at": what stands behind the insertion.
fn behind_an_insertion(found: &Annotated<'_>, gap: Span) -> Span {
    let text = gap.of(&found.folded);
    let rest = text.strip_prefix(", ").and_then(|inner| inner.rfind(", ")).map(|at| gap.start + at + 4);
    match rest {
        Some(start) if found.language == Language::English && start < gap.end => Span::new(start, gap.end),
        _ => gap,
    }
}

/// "Stargate UAE will open in 2026", "The X cluster opens by the end of 2027": the site leads the sentence, and only small
/// words stand between the verb and the day.
fn opens_then(found: &Annotated<'_>, sentence: &Sentence, site: &Name, date: Span) -> bool {
    const NOUNS: [&str; 5] = ["supercomputer", "cluster", "data center", "data centre", "campus"];
    const VERBS: [&str; 5] = ["will open", "is to open", "opens", "is expected to open", "is scheduled to open"];
    const SMALL: [&str; 11] = ["in", "on", "by", "the", "end", "of", "early", "late", "around", "as", "at"];
    let leads = matches!(found.head(sentence, site.span.start).trim(), "" | "the");
    let gap = Span::new(site.span.end, date.start.max(site.span.end)).of(&found.folded).trim();
    let verb = NOUNS.iter().find_map(|noun| gap.strip_prefix(noun)).unwrap_or(gap).trim_start();
    let rest = VERBS.iter().find_map(|word| verb.strip_prefix(word));
    found.language == Language::English
        && site.kind == System
        && site.can_lead()
        && leads
        && rest.is_some_and(|rest| rest.split_whitespace().all(|word| SMALL.contains(&word)))
}

/// "The Doudna machine will run on Rubin chips and is due in 2026": the machine is, and not what it runs on.
fn runs_on_what_is_near(found: &Annotated<'_>, sentence: &Sentence, date: Span) -> Option<usize> {
    let near = found.names_in(sentence).iter().rfind(|name| name.span.end <= date.start)?;
    let goes_on = Span::new(near.span.end, date.start.max(near.span.end)).of(&found.folded).contains(" and is ");
    let before = Span::new(sentence.span.start, near.span.start);
    let used = found.has_cue(sentence, before, &[Cue::Use, Cue::Powers, Cue::Inside]);
    let machine = |index: &usize| {
        found.names.get(*index).is_some_and(|name| {
            let opens = matches!(found.head(sentence, name.span.start).trim(), "" | "the" | "its");
            name.kind == System && name.can_lead() && before.contains(name.span) && opens
        })
    };
    let english = found.language == Language::English && near.kind == Chip && goes_on && used;
    sentence.names.clone().find(machine).filter(|_| english)
}

/// "The AI200 and the AI250 are due in 2026 and 2027, respectively": the n-th of the things comes on the n-th of the days.
fn due_one_by_one(found: &Annotated<'_>, sentence: &Sentence, date: &DateMention) -> Option<usize> {
    let clause = sentence.span;
    if found.language != Language::English || !found.has_cue(sentence, clause, &[Cue::Respectively]) {
        return None;
    }
    let dates = found.dates_in(sentence);
    let nth = dates.iter().position(|other| other.span == date.span)?;
    let first = dates.first()?.span.start;
    let thing = |name: &Name| matches!(name.kind, Chip | Model | System) && !name.compared && name.span.end <= first;
    let things: Vec<usize> =
        sentence.names.clone().filter(|index| found.names.get(*index).is_some_and(thing)).collect();
    things.get(nth).copied().filter(|_| things.len() == dates.len())
}

/// "Orders for the X", "a review of X": what comes is not the thing itself.
fn is_owned(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let before = found.head_as_written(sentence, name.span.start);
    let mut words = before.split_whitespace().rev().take(3);
    let word = words.find(|word| !matches!(*word, "the" | "its" | "a" | "an" | "their" | "new"));
    found.language == Language::English
        && word.is_some_and(|word| matches!(word, "for" | "of" | "on" | "with" | "from" | "to" | "about"))
}

/// A date beside one of these is of the state and not of the launch.
const STATES: &[Cue] = &[Cue::MassProduction, Cue::Sampling, Cue::Testing];

/// The words before a date that may say what comes then. X将于2026年上市，2027年推出天璇: another thing comes on the second day,
/// where 上市时间：2026年 goes on.
fn told_before(found: &Annotated<'_>, sentence: &Sentence, date: Span) -> String {
    if !found.language.is_unspaced() {
        return tail(found, sentence, date, 40);
    }
    let head = found.head_in_clause(sentence, date);
    let rest =
        found.tail_in_clause(sentence, date).trim_start_matches(['初', '底', '末', '中', '左', '右', '前', '间']);
    // 计划上市，最快2027年: the clause tells of no more than the day
    let bare = before_all(head.trim(), &chinese().before_days).is_empty() && !head.trim().is_empty();
    let goes_on = found.head(sentence, date.start).trim_end().ends_with(['：', ':'])
        || bare && !rest.starts_with(char::is_alphanumeric);
    if !goes_on {
        return last(head, 40).to_owned();
    }
    tail(found, sentence, date, 40)
}

/// Whether the words before a date say that it is the day of a thing's coming.
fn is_due(found: &Annotated<'_>, before: &str) -> bool {
    has_one(before, &english().due_near)
        || DUE.iter().any(|word| before.contains(word))
        || found.language == Language::English && last_of(before.trim_end(), &english().due).is_some()
}

/// "Available Q4 2026", "due in 2027", "expected in May": a date and a plan, without a verb.
fn due(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    for date in found.dates_in(sentence) {
        let before = told_before(found, sentence, date.span);
        let state = found.has_cue(sentence, sentence.clause_of(date.span), STATES);
        let given_up = was_planned(found, sentence, date.span) || is_moved_on(found, sentence, date);
        if is_in_a_title(found, date) || state || given_up || is_its_end(found, sentence, date) {
            continue;
        }
        // "with the MI500 to follow in 2027": another one, which nobody knows
        let another = found.language == Language::English && before.contains(", with ") && before.contains("follow");
        let released = are_dealt_out(found, sentence) && due_one_by_one(found, sentence, date).is_none();
        let visited = before.ends_with("open since ") && is_open_for_visitors(found, sentence, date.span);
        if another || released || visited {
            continue;
        }
        if let Some(name) = is_of_the_year(found, sentence, date) {
            let (value, at) = (Value::Date { date: date.date }, name.span.cover(date.span));
            facts.push(Fact::about(Predicate::Released, name, value, at, place, "released/of-the-year"));
            continue;
        }
        if !is_due(found, &before) {
            facts.extend(coming(found, place, sentence, date));
            continue;
        }
        // "is equipped with X2 chips and due to enter service in 2027": the site is.
        let near = Span::new(sentence.clause_of(date.span).start, date.span.start);
        let opens = found.cues_within(sentence, near, &[Cue::InUse]).last();
        let opens =
            opens.is_some_and(|at| found.distance(at.span, date.span) <= 24 && found.language == Language::English);
        let kinds: &[EntityKind] =
            if opens || leads_with_a_site(found, sentence, date.span) { &[System] } else { &[Chip, System, Model] };
        let index = due_one_by_one(found, sentence, date)
            .or_else(|| runs_on_what_is_near(found, sentence, date.span))
            .or_else(|| subject_of(found, place, date.span, kinds));
        // "The X1 and the X2, both due this year"
        let both = before.contains("both ") || before.contains(" all ");
        let all =
            index.map_or_else(Vec::new, |index| if both { coordinated(found, sentence, index) } else { vec![index] });
        for name in all.into_iter().filter_map(|index| found.names.get(index)) {
            let inside = sentence.span.contains(name.span);
            if !(inside || leads_with_reference(found, sentence, date.span) || opens_with_its_launch(found, sentence))
                || !name.can_lead()
                || is_owned(found, sentence, name)
                || found.distance(name.span, date.span) > 200
            {
                continue;
            }
            let value = Value::Date { date: date.date };
            facts.push(Fact::about(Predicate::Released, name, value, date.span, place, "released/due"));
        }
    }
}

/// "The site is due to open this autumn": the place, and no chip that was told of before.
fn leads_with_a_site(found: &Annotated<'_>, sentence: &Sentence, date: Span) -> bool {
    let clause = Span::new(sentence.clause_of(date).start, date.start);
    let thing = |name: &Name| matches!(name.kind, Chip | Model) && clause.contains(name.span);
    found.language == Language::English
        && found.has_cue(sentence, clause, &[Cue::TheSystem])
        && !found.names_in(sentence).iter().any(thing)
}

/// "the X1, a chip from 2023, has": the year that a thing is of.
fn is_of_the_year<'a>(found: &'a Annotated<'_>, sentence: &Sentence, date: &DateMention) -> Option<&'a Name> {
    let year = matches!(date.date, PartialDate::Year(_)).then(|| found.head(sentence, date.span.start))?;
    let noun = year.strip_suffix(" from ").or_else(|| year.strip_suffix(" of "))?;
    let (lead, _) = noun.rsplit_once(", a").filter(|(_, noun)| {
        let words = noun.strip_prefix('n').unwrap_or(noun);
        words.starts_with(' ') && words.split_whitespace().count() <= 4
    })?;
    let end = sentence.span.start + lead.len();
    let last = noun.rsplit(' ').next().unwrap_or("");
    let name = found.names_in(sentence).iter().find(|name| name.span.end == end)?;
    let fits = match name.kind {
        Chip => english().chip_nouns.contains(last) || matches!(last, "part" | "design"),
        Model => matches!(last, "model" | "release" | "llm"),
        System => matches!(last, "machine" | "system" | "cluster" | "supercomputer"),
        _ => false,
    };
    (found.language == Language::English && fits).then_some(name)
}
