//! How firmly a fact is said: by the reach of a cue over the fact, not by its presence in the sentence.

use std::{cell::LazyCell, ops::Deref, sync::LazyLock};

use crate::{
    lexicon::{
        chinese::{before_one, begins_with, behind_all, chinese, ends_in, ends_in_a_meeting, has_one, supposes},
        cue::{Cue, CueAt},
        english::{
            any_word, english, first_verb, has_negation, is_one, is_participle, is_predicate, is_small, without_hedges,
        },
    },
    model::{EntityKind, Language, Modality, Predicate},
    text::{
        Span,
        list::Words,
        span::{first, last},
    },
};

use super::{
    annotate::{Annotated, Place, Sentence},
    attribution::Speaker,
    date::{DateMention, Deadline},
    fact::Fact,
    name::Name,
    number::{Amount, Measure},
};

/// Words that part a sentence into what a cue reaches and what it does not.
const BREAKS: &[&str] = &[
    " but ",
    " while ",
    " whereas ",
    " although ",
    " though ",
    "; ",
    " – ",
    " — ",
    " after ",
    " however",
    " and plans ",
    " and will ",
    " and said ",
    " and says ",
    " and has said ",
    " and told ",
    " and aims ",
    " and intends ",
    " and wants ",
    " and expects ",
    " and hopes ",
    " and had intended ",
    " and had planned ",
    " and had hoped ",
    " and is to ",
    " and are to ",
    " and is due ",
    " and is set ",
    " and is on track ",
    " and are on track ",
    " and is expected ",
    " and are expected ",
    " and may ",
    " and could ",
    " and should ",
    "但",
    "然而",
    "不过",
    "；",
    "，而",
    "而是",
    "另有",
    "另据",
    "同时",
    " aber ",
    " mais ",
    " tandis ",
    " но ",
    " pero ",
    " ma ",
    "が、",
    "지만",
];

/// The modality of what a fact tells in `sentence`, as said by `speaker`.
pub(super) fn modality_of(found: &Annotated<'_>, sentence: &Sentence, told: &Fact, speaker: &Speaker) -> Modality {
    let (fact, verb) = (told.at, told.verb);
    // most facts stand beside no cue whose reach it bounds
    let stretch = &LazyCell::new(|| stretch_of(found, sentence, fact));
    let reaching = |cue: Cue| {
        found.cues_within(sentence, sentence.span, &[cue]).any(|at| {
            let bans = told.predicate == Predicate::ExportRestriction;
            let kept = bans && (is_of_leave(found, at) || is_what_bans_do(found, sentence, at));
            let reached = !kept && reaches(found, sentence, at, fact, stretch);
            if !reached {
                found.note_about(fact, "modality", at.span, || format!("does not reach: {}", cue.as_str()));
            }
            reached
        })
    };
    // "uses neither A nor B"
    let neither = found.language == Language::English && fact.of(&found.folded).contains(" neither ");
    let denied =
        neither || reaching(Cue::Denied) || verb.is_some_and(|verb| is_denied_inside(found, sentence, fact, verb));
    if denied && !is_not_before_a_date(found, sentence, fact) {
        return Modality::Denied;
    }
    if is_plan_given_up(found, sentence, fact) {
        return Modality::Denied;
    }
    let was_so = is_where_it_began(found, sentence, fact);
    let planned = !told.has_come
        && !was_so
        && (reaching(Cue::Planned)
            || is_told_in_the_future(found, sentence, fact, stretch)
            || is_planned_by_name(found, sentence, fact)
            || told.predicate == Predicate::DomesticShare && has_to_be_reached(found, sentence, fact));
    let speculated = !was_so && reaching(Cue::Speculated);
    if planned && !speculated && (!speaker.is_outsider || is_own_plan(found, sentence, fact, stretch)) {
        return Modality::Planned;
    }
    if planned || speculated {
        return if planned && speculated && plan_is_nearer(found, sentence, fact) && !speaker.is_outsider {
            Modality::Planned
        } else {
            Modality::Speculated
        };
    }
    if !told.has_come && !was_so && is_to_come(found, sentence, fact, stretch) {
        return if speaker.is_outsider { Modality::Speculated } else { Modality::Planned };
    }
    let heard = || is_told_by_people(found, sentence, fact) || is_what_others_report(found, sentence, fact);
    if reaching(Cue::Reported) || speaker.is_hearsay || heard() {
        return Modality::Reported;
    }
    if speaker.is_outsider && is_estimate(found, stretch) {
        return Modality::Speculated;
    }
    Modality::Stated
}

/// 比例须达五成: what has to be reached is not there yet.
fn has_to_be_reached(found: &Annotated<'_>, sentence: &Sentence, fact: Span) -> bool {
    let mut shares = found.amounts_in(sentence).iter().filter(|amount| amount.span.overlaps(fact));
    let must = |at: usize| ends_in(found.head(sentence, at), &chinese().has_to_reach).is_some();
    found.language.is_chinese() && shares.any(|amount| must(amount.span.start))
}

/// "may fall from 66% last year to 55%", "expects 70%, up from 34%": what it was before is no guess and no plan.
fn is_where_it_began(found: &Annotated<'_>, sentence: &Sentence, fact: Span) -> bool {
    if found.language.is_chinese() {
        return is_told_for_comparison(found, sentence, fact);
    }
    if found.language != Language::English {
        return false;
    }
    let head = without_hedges(found.head(sentence, fact.start));
    let Some(changes) = head.strip_suffix(" from") else { return false };
    let tail = found.tail_in_clause(sentence, fact);
    let figure = || found.amounts_in(sentence).iter().any(|amount| amount.span.overlaps(fact));
    let up_or_down = [" up", " down"].iter().any(|word| changes.ends_with(word));
    let before = up_or_down || changes.rsplit(' ').next().is_some_and(|word| english().changes.contains(word));
    // "will rise to 82% in 2027 from 34%"
    let reached = || {
        let mut earlier = found.amounts_in(sentence).iter().filter(|amount| amount.span.end <= fact.start);
        earlier.next_back().is_some_and(|amount| {
            let near = found.distance(amount.span, fact) <= FROM_WITHIN;
            near && without_hedges(found.head(sentence, amount.span.start)).ends_with(" to")
        })
    };
    figure() && (before || tail.split_whitespace().take(7).any(|word| word == "to") || reached())
}

/// Characters between what a figure comes to and what it was: " in 2027 from ".
const FROM_WITHIN: usize = 28;

/// 预计今年出货10万颗，较去年的5万颗翻番: what it was then is no plan.
fn is_told_for_comparison(found: &Annotated<'_>, sentence: &Sentence, fact: Span) -> bool {
    let lists = chinese();
    let mut figures = found.amounts_in(sentence).iter().filter(|amount| amount.span.overlaps(fact));
    figures.any(|amount| {
        let head = found.head_in_clause(sentence, amount.span);
        let past = head.strip_suffix('约').unwrap_or(head).strip_suffix('的').unwrap_or("");
        let then = before_one(past, &lists.times_before);
        then.is_some_and(|head| ends_in(head, &lists.held_against).is_some())
    })
}

/// "abandoned its plan to ship 1 million", 放弃出货100万颗的计划: a plan that is withdrawn.
fn is_plan_given_up(found: &Annotated<'_>, sentence: &Sentence, fact: Span) -> bool {
    let head = found.head_in_clause(sentence, fact);
    if found.language.is_chinese() {
        let lists = chinese();
        let tail = first(found.tail_in_clause(sentence, fact), GIVEN_UP);
        return has_one(last(head, GIVEN_UP), &lists.gives_up)
            && lists.plan_nouns.iter().any(|noun| tail.contains(&format!("的{noun}")));
    }
    let lists = english();
    found.language == Language::English
        && lists.gives_up.iter().any(|verb| {
            head.rsplit_once(verb.as_str()).is_some_and(|(before, rest)| {
                let whole = before.is_empty() || before.ends_with(' ');
                let near = rest.split_whitespace().take(4).any(|word| lists.plan_nouns.contains(word));
                whole && rest.starts_with(' ') && near && !has_negation(before)
            })
        })
}

/// Characters between what is planned and the words for giving it up.
const GIVEN_UP: usize = 16;

/// "China Mobile plans capital expenditure of", "Humain to buy 600,000 chips": the verb right behind a name, and what is
/// planned behind it.
fn is_planned_by_name(found: &Annotated<'_>, sentence: &Sentence, fact: Span) -> bool {
    if found.language != Language::English || sentence.place == Place::Row {
        return false;
    }
    let clause = sentence.clause_of(fact);
    let acts = |name: &Name| matches!(name.kind, EntityKind::Organization | EntityKind::Country);
    let mut names = found.names_in(sentence).iter().filter(|name| acts(name) && name.span.end <= fact.end);
    names.any(|name| {
        let plans = found.word_behind(name.span.end) == "plans" && clause.contains(name.span);
        // headlines leave "is" out
        let head = found.head(sentence, name.span.start);
        let opens = head.is_empty() || head.trim_end().ends_with(':');
        let to = || is_one(&english().bare_verbs, found.word_behind(name.span.end + " to".len()));
        plans || opens && found.word_behind(name.span.end) == "to" && to()
    })
}

/// 若没有这300P算力, "if it had no chips", "Had GLM-5 been trained on": the clause supposes what it tells, and neither claims
/// nor denies it.
pub(super) fn is_supposed(found: &Annotated<'_>, sentence: &Sentence, fact: Span) -> bool {
    let clause = sentence.clause_of(fact).of(&found.folded);
    match found.language {
        Language::English => {
            let clause = clause.trim_start_matches(|c: char| !c.is_alphanumeric());
            // "GLM-5, the lab's new model, had been trained on": no subject stands behind the verb
            let inverted = || {
                let would = || sentence.span.of(&found.folded).contains(" would have ");
                let rest = clause.strip_prefix("had ").filter(|rest| rest.contains(" been ") || would());
                rest.and_then(|rest| rest.split(' ').next()).is_some_and(|word| !is_small(word))
            };
            let were =
                || clause.strip_prefix("were ").is_some_and(|rest| rest.contains(" to ") || rest.starts_with("it "));
            let head = found.head_in_clause(sentence, fact);
            let lists = english();
            let clause =
                lists.before_conditions.iter().find_map(|word| clause.strip_prefix(word.as_str())).unwrap_or(clause);
            lists.conditions.iter().any(|opening| clause.starts_with(opening.as_str()))
                || has_one(head, &lists.inner_conditions)
                || were()
                || inverted()
        }
        language => language.is_chinese() && supposes(clause.trim_start().trim_start_matches(['“', '「', '"'])),
    }
}

/// "will house 13,800 chips": a word of the lexicon that has the future in itself.
fn is_told_in_the_future(
    found: &Annotated<'_>,
    sentence: &Sentence,
    fact: Span,
    stretch: &impl Deref<Target = Span>,
) -> bool {
    let coming = |at: &&CueAt| at.cue != Cue::Planned && at.span.of(&found.folded).starts_with("will ");
    let mut verbs = found.cues_in(sentence).iter().filter(coming);
    sentence.place != Place::Row && verbs.any(|at| stretch.contains(at.span) && plan_reaches(found, sentence, at, fact))
}

/// "will not reach volume production until mid-2027", 要到2027年才…: it comes, and no sooner.
fn is_not_before_a_date(found: &Annotated<'_>, sentence: &Sentence, fact: Span) -> bool {
    let clause = sentence.clause_of(fact);
    let words = if found.language.is_chinese() {
        &["要到", "等到", "最早"][..]
    } else {
        &["until", "before", "at the earliest"]
    };
    let said = Span::new(clause.start, clause.end.max(fact.end)).of(&found.folded);
    // "was not delayed until 2026" denies the delay.
    if found.has_cue(sentence, fact, &[Cue::Delayed]) {
        return false;
    }
    words.iter().any(|word| said.contains(word))
        && found.dates_in(sentence).iter().any(|date| clause.contains(date.span))
}

/// 计划, 拟, "plans to", "is preparing": the actor's own plan, whoever tells of it; 预计, 将, "will" and "is expected to"
/// in an outsider's mouth are forecasts.
fn is_own_plan(found: &Annotated<'_>, sentence: &Sentence, fact: Span, stretch: &impl Deref<Target = Span>) -> bool {
    let own: &[&str] = if found.language.is_chinese() {
        &["计划", "拟", "打算", "力争", "规划", "准备", "筹备", "争取", "计划于"]
    } else {
        &["plan", "aim", "intend", "prepar", "wants", "seeks", "hopes"]
    };
    let is_own = |at: &CueAt| {
        let word = at.span.of(&found.folded).trim_start_matches("is ").trim_start_matches("are ");
        if found.language.is_chinese() { own.contains(&word) } else { own.iter().any(|own| word.starts_with(own)) }
    };
    found
        .cues_within(sentence, sentence.span, &[Cue::Planned])
        .any(|at| is_own(at) && reaches(found, sentence, at, fact, stretch))
}

/// 分析师认为: what one outside thinks is a guess.
fn is_estimate(found: &Annotated<'_>, stretch: &impl Deref<Target = Span>) -> bool {
    found.language.is_chinese()
        && ["认为", "估算", "估计", "推估", "推算", "测算", "看来", "判断"]
            .iter()
            .any(|word| stretch.of(&found.folded).contains(word))
}

/// 将寒武纪列入清单: here 将 marks the object and tells of no plan.
fn marks_the_object(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt) -> bool {
    let after = found.folded.get(at.span.end..).unwrap_or("");
    // 已将训练任务迁移至昇腾
    let done = ["已", "已经", "已成功", "曾"]
        .iter()
        .any(|word| found.folded.get(..at.span.start).is_some_and(|head| head.ends_with(word)));
    at.span.of(&found.folded) == "将"
        && (done
            || after.starts_with(['其', '该', '这'])
            || after.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('家')
            || found.names_in(sentence).iter().any(|name| name.span.start == at.span.end)
            || is_before_its_object(found, sentence, at.span.end)
            || leads_its_work(after)
            || is_put_somewhere(after)
            || leads_a_rule(after))
}

/// 将高端HBM纳入管制范围: what is put there stands between. 将于下月列入 and 将被列入 are to come.
fn is_put_somewhere(after: &str) -> bool {
    let near = first(after, PUT_WITHIN).split(['，', ',', '。', '；']).next().unwrap_or("");
    let object = chinese().puts_into.iter().filter_map(|verb| near.find(verb.as_str())).min();
    object.and_then(|at| near.get(..at)).is_some_and(|object| {
        object.chars().count() > 1
            && !object.starts_with(['于', '被', '会', '在', '把', '对', '从', '向', '进', '再', '继', '很', '不'])
    })
}

/// So many characters 将 and the verb are apart, at most.
const PUT_WITHIN: usize = 20;

/// 将芯片的对华出口管制扩大到H20: a rule is what is widened or tightened, and it is done.
fn leads_a_rule(after: &str) -> bool {
    let lists = chinese();
    let clause = first(after, RULE_WITHIN).split(['，', '。', '；', '\n']).next().unwrap_or("");
    !has_one(clause, &lists.only_proposed)
        && lists.rules_of_trade.iter().any(|noun| {
            let rest = clause.split_once(noun.as_str()).map_or("", |(_, rest)| rest);
            begins_with(rest.strip_prefix("范围").unwrap_or(rest), &lists.widens_to).is_some()
        })
}

/// Characters behind 将 within which the rule and what becomes of it stand.
const RULE_WITHIN: usize = 32;

/// 将推理业务从A100迁移到昇腾910B: one's own work is what is moved. In 将训练一个模型 it is to be trained.
fn leads_its_work(after: &str) -> bool {
    let lists = chinese();
    let bare = behind_all(after, &lists.parts_of_work);
    let noun = behind_all(bare, &lists.kinds_of_work);
    let rest = behind_all(noun, &lists.own_work);
    let moved = begins_with(behind_all(rest, &lists.before_moves), &lists.moves_work).is_some();
    moved && rest.len() < bare.len()
}

/// 将自研的昆仑芯用于推理: what describes the object stands between.
fn is_before_its_object(found: &Annotated<'_>, sentence: &Sentence, end: usize) -> bool {
    let next = found.names_in(sentence).iter().find(|name| name.span.start >= end);
    let sort = next.map_or("", |name| Span::new(end, name.span.start).of(&found.folded));
    !sort.is_empty() && behind_all(sort, &chinese().listed_sorts).is_empty()
}

/// 研讨会在5月推出: 会 is no verb.
fn is_at_a_meeting(found: &Annotated<'_>, at: &CueAt) -> bool {
    at.span.of(&found.folded) == "会在" && found.folded.get(..at.span.end - "在".len()).is_some_and(ends_in_a_meeting)
}

/// "the first model to be trained on …": what was done first; "is claimed to be twice as fast": what someone holds of it.
/// Neither is a plan.
fn is_a_first(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt) -> bool {
    let before = found.head_as_written(sentence, at.span.start);
    let mut words = before.split_whitespace().rev().take(4);
    at.span.of(&found.folded).trim() == "to be"
        && (words.clone().next().is_some_and(|word| english().judged.contains(word))
            || words.clone().next() == Some("used")
            || words.any(|word| matches!(word, "first" | "only" | "last" | "latest")))
}

/// "comes in sizes of up to 34 billion", "made available in July": no coming, for no date to come follows.
fn is_of_sizes(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt) -> bool {
    let to_come = |date: &DateMention| found.published.is_none_or(|today| date.date.last_day() >= today);
    let dated = || {
        found
            .dates_in(sentence)
            .iter()
            .any(|date| date.span.start >= at.span.end && found.distance(at.span, date.span) <= 24 && to_come(date))
    };
    matches!(at.span.of(&found.folded), "comes in" | "follows in" | "available in") && !dated()
}

static MARKS: LazyLock<Words> = LazyLock::new(|| Words::of(BREAKS));

/// The part of the sentence around the fact between two contrasts.
fn stretch_of(found: &Annotated<'_>, sentence: &Sentence, fact: Span) -> Span {
    let body = sentence.span.of(found.text);
    let at = fact.start.saturating_sub(sentence.span.start);
    let end = fact.end.saturating_sub(sentence.span.start);
    let (mut from, mut to) = (0, body.len());
    for (_, mark) in MARKS.each_in(body) {
        if mark.end <= at {
            // " and will ": the verb that parts is of what follows
            let verb = mark.of(body).strip_prefix(" and ").map_or(mark.end, |_| mark.start + " and".len());
            from = from.max(verb);
        } else if mark.start >= end {
            to = to.min(mark.start);
        }
    }
    Span::new(sentence.span.start + from, sentence.span.start + to)
}

fn reaches(
    found: &Annotated<'_>,
    sentence: &Sentence,
    at: &CueAt,
    fact: Span,
    stretch: &impl Deref<Target = Span>,
) -> bool {
    if sentence.place == Place::Row
        || is_of_a_relative(found, sentence, at, fact)
        || at.cue != Cue::Denied && is_told_before_it(found, sentence, at, fact)
    {
        return false;
    }
    let inside = stretch.contains(at.span);
    match at.cue {
        Cue::Reported => {
            (inside && leads(found, at, fact))
                || is_frame(found, sentence, at)
                || frames_what_is_before(found, at, fact)
        }
        Cue::Speculated => {
            is_guessed_at_the_end(found, sentence, at, fact)
                || inside
                    && (frame_before(found, at, fact) || same_clause(sentence, at, fact))
                    && !governs_another(sentence, at, fact)
                    && !is_a_comment(found, sentence, at)
                    && !is_a_noun(found, sentence, at)
                    && !is_proven(found, sentence, at)
                    && !is_of_a_longer_word(found, at)
        }
        Cue::Planned => {
            inside
                && !marks_the_object(found, sentence, at)
                && !is_a_first(found, sentence, at)
                && !is_at_a_meeting(found, at)
                && !is_of_sizes(found, sentence, at)
                && !is_a_reason(found, sentence, at, fact)
                && plan_reaches(found, sentence, at, fact)
        }
        Cue::Denied => inside && denial_reaches(found, sentence, at, fact),
        _ => false,
    }
}

/// "Contoso, which is reportedly planning a listing, has bought 4,000 chips": what the relative clause says of its own verb does
/// not reach the clause that goes on behind its comma with a verb.
fn is_of_a_relative(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt, fact: Span) -> bool {
    if found.language != Language::English || fact.end <= at.span.end || fact.start > at.span.end + BESIDE {
        return false;
    }
    let clause = sentence.clause_of(at.span);
    let Some(next) = sentence.clauses.iter().find(|next| next.start >= clause.end) else { return false };
    let verb = next.of(&found.folded).trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let goes_on = || is_predicate(verb) || english().helpers.contains(verb) || is_participle(verb);
    opens_a_relative(found, clause) && fact.end > next.start && goes_on()
}

/// "Contoso, which has bought 4,000 chips, is reportedly in talks": what the relative clause tells is not what is heard or
/// planned behind it. Words at the end of the sentence may frame all of it.
fn is_told_before_it(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt, fact: Span) -> bool {
    if found.language != Language::English || at.span.start < fact.end || at.span.start > fact.end + BESIDE {
        return false;
    }
    let clause = sentence.clause_of(Span::new(fact.end.saturating_sub(1), fact.end));
    let ahead = at.span.start >= clause.end;
    let framed = sentence.span.end.saturating_sub(at.span.end) <= FRAME;
    ahead && !framed && fact.start >= clause.start && opens_a_relative(found, clause)
}

/// So many bytes lie between a relative clause and what goes on beside it, at most.
const BESIDE: usize = 400;

/// So many bytes before the end of a sentence words stand that may frame all of it.
const FRAME: usize = 40;

/// "which is on the list", "whose chips".
fn opens_a_relative(found: &Annotated<'_>, clause: Span) -> bool {
    let text = clause.of(&found.folded).trim_start();
    ["which ", "who ", "whose ", "whom "].iter().any(|word| text.starts_with(word))
}

/// The cue stands before the fact, or the language puts it at the end.
fn leads(found: &Annotated<'_>, at: &CueAt, fact: Span) -> bool {
    let verb_last = matches!(found.language, Language::Japanese | Language::Korean);
    // "concevrait": the verb of the fact has the mood in itself
    verb_last || at.span.start <= fact.start || found.language.is_european() && fact.contains(at.span)
}

/// A date after the day of publication, in the fact's clause or right before it: what is told has yet to happen. Of what
/// is done ("has teamed up with Y to fill it by 2027") only the day itself has: "has unveiled the X2, due in 2027".
fn is_to_come(found: &Annotated<'_>, sentence: &Sentence, fact: Span, stretch: &impl Deref<Target = Span>) -> bool {
    let Some(published) = found.published else { return false };
    let clause = sentence.clause_of(fact);
    // 年底前大规模出货: a deadline that is still to come
    let due = |date: &DateMention| {
        found.language.is_chinese()
            && date.deadline == Deadline::By
            && date.span.of(found.text).ends_with('前')
            && date.date.last_day() > published
            && !clause.of(&found.folded).contains(['已', '了'])
    };
    let mut dates = found.dates_in(sentence).iter().filter(|date| date.date.first_day() > published || due(date));
    if found.language == Language::English && is_in_the_perfect(found, sentence, fact) {
        return dates.any(|date| fact.contains(date.span));
    }
    // 计划于2026年量产，并已送样: the day is of the plan before
    let before = |date: &DateMention| {
        let since = Span::new(date.span.end, fact.end.max(date.span.end)).of(&found.folded);
        found.language.is_chinese() && has_one(since, &chinese().done_besides)
    };
    dates.any(|date| {
        !before(date)
            && (clause.contains(date.span) && stretch.contains(date.span)
                || fact.contains(date.span)
                || (date.span.end <= fact.start && found.distance(date.span, fact) <= 24))
    })
}

/// "has ordered" right before the fact or at its head. "Has pledged" promises what is yet to be done.
fn is_in_the_perfect(found: &Annotated<'_>, sentence: &Sentence, fact: Span) -> bool {
    let before = found.head(sentence, fact.start);
    let mut words = before.split_whitespace().rev();
    let participle = |word: &str| is_participle(word) && !english().promises.contains(word);
    let helps = |word: Option<&str>| matches!(word, Some("has" | "have" | "had"));
    let opens = fact.of(&found.folded).split_whitespace().next().unwrap_or("");
    match words.next() {
        Some(last) if participle(last) => helps(words.next()),
        last => helps(last) && participle(opens),
    }
}

/// A hearsay frame at the head or the tail of the sentence holds for all of it.
fn is_frame(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt) -> bool {
    let head = found.distance(Span::new(sentence.span.start, sentence.span.start), at.span) <= 24;
    let tail = sentence.span.end.saturating_sub(at.span.end) <= 40;
    head || (tail && !found.language.is_unspaced())
}

/// "shipped 40,000, according to two people, and is on track": a frame in the middle holds for what stands right before it.
fn frames_what_is_before(found: &Annotated<'_>, at: &CueAt, fact: Span) -> bool {
    if found.language != Language::English || at.span.start < fact.end {
        return false;
    }
    let gap = Span::new(fact.end, at.span.start).of(&found.folded);
    let Some((told, frame)) = gap.rsplit_once(", ") else { return false };
    let lists = english();
    let small = |word: &str| {
        lists.numbers.contains(word) || lists.some.contains(word) || lists.links.contains(word) || is_article(word)
    };
    !has_one(told, &lists.turns_of_a_sentence)
        && frame.split_whitespace().all(|word| small(word) || matches!(word, "according" | "to" | "of"))
}

fn is_article(word: &str) -> bool {
    matches!(word, "a" | "an" | "the" | "one")
}

/// "…, people who attended the talks said", "a person who saw the contract said that …": a frame before or behind the fact
/// whose speaker has no name. "The people who use its cloud" say nothing.
fn is_told_by_people(found: &Annotated<'_>, sentence: &Sentence, fact: Span) -> bool {
    const SAYS: &[&str] = &["said", "say", "says", "told", "added"];
    static UNNAMED: LazyLock<Words> = LazyLock::new(|| Words::of(&english().unnamed));
    let ahead = found.head(sentence, fact.start);
    let behind = Span::new(fact.end, sentence.span.end.max(fact.end)).of(&found.folded);
    if found.language != Language::English || ![ahead, behind].iter().any(|words| UNNAMED.are_in(words)) {
        return false;
    }
    let who = |frame: &str| {
        let words = || frame.split_whitespace().map(|word| word.trim_matches([',', '.']));
        let noun = words().take(6).position(|word| english().unnamed.contains(word));
        noun.is_some_and(|noun| {
            let words: Vec<&str> = words().collect();
            let small = |word: &&str| {
                let words = english();
                SAYS.contains(word) || words.numbers.contains(*word) || words.some.contains(*word) || *word == "the"
            };
            let relative = words.get(noun + 1).is_some_and(|word| matches!(*word, "who" | "whose"));
            let says = words.iter().take(noun).chain(words.iter().skip(noun + 3)).any(|word| SAYS.contains(word));
            relative && says && words.iter().take(noun).all(small)
        })
    };
    let mut frames = behind.match_indices(", ").filter_map(|(at, comma)| behind.get(at + comma.len()..));
    who(ahead) || frames.any(who)
}

/// "…, analysts estimate.", "…, by our estimate.": a guess that ends the sentence and is a frame alone holds for all of it.
fn is_guessed_at_the_end(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt, fact: Span) -> bool {
    let word = at.span.of(&found.folded);
    if found.language != Language::English || !english().guesses.iter().any(|guess| word.starts_with(guess.as_str())) {
        return false;
    }
    let before = found.head(sentence, at.span.start);
    let Some((told, head)) = before.rsplit_once(", ") else { return false };
    let frame = sentence.span.start + told.len();
    let turns = ["and", "but", "which", "who", "while", "though", "although", "as", "where", "because", "so", "or"];
    let opens = head.split_whitespace().next().is_none_or(|word| !turns.contains(&word))
        // "more than analysts estimated"
        && !head.split_whitespace().any(|word| matches!(word, "than" | "what" | "that"));
    let rest = Span::new(at.span.end, sentence.span.end.max(at.span.end)).of(&found.folded);
    let bare = found.amounts_in(sentence).iter().all(|amount| !(frame..at.span.end).contains(&amount.span.start));
    // "…, Bernstein estimates, and will ship more": the frame has ended
    let ends = rest.trim_start().starts_with([',', ';']) || rest.split_whitespace().count() <= 4;
    opens && bare && ends && fact.end <= frame && head.split_whitespace().count() <= 6
}

/// 针对“昇腾910C由台积电代工”的报道: what is quoted there is told by others than who answers it.
fn is_what_others_report(found: &Annotated<'_>, sentence: &Sentence, fact: Span) -> bool {
    let open = found.head(sentence, fact.start);
    if !found.language.is_chinese() || open.rfind(['“', '「']) <= open.rfind(['”', '」']) {
        return false;
    }
    let rest = Span::new(fact.end, sentence.span.end.max(fact.end)).of(&found.folded);
    let noun = rest.split_once(['”', '」']).map_or("", |(_, noun)| noun.trim_start_matches(['”', '」']));
    begins_with(noun.strip_prefix('的').unwrap_or(noun), &chinese().reports).is_some()
}

fn frame_before(found: &Annotated<'_>, at: &CueAt, fact: Span) -> bool {
    at.span.start <= fact.start && found.distance(at.span, fact) <= if found.language.is_unspaced() { 90 } else { 160 }
}

fn same_clause(sentence: &Sentence, at: &CueAt, fact: Span) -> bool {
    sentence.clause_of(fact).contains(at.span)
}

/// A guess in a later clause ("…, which may change") leaves the fact before it alone; so does one in brackets.
fn governs_another(sentence: &Sentence, at: &CueAt, fact: Span) -> bool {
    at.span.start >= fact.end && !same_clause(sentence, at, fact)
}

/// "set aside for semiconductor projects": things that are built, where nobody is named right before who foretells something.
fn is_a_noun(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt) -> bool {
    let acts = || found.names_in(sentence).iter().any(|name| name.span.end + 1 == at.span.start);
    let lead = || found.head(sentence, at.span.start).split_whitespace().next_back().unwrap_or("");
    at.span.of(&found.folded) == "projects"
        && !acts()
        && !matches!(lead(), "it" | "he" | "she" | "bank" | "firm" | "also")
}

/// "as its name suggests": a comment that makes no guess of what it comments on.
fn is_a_comment(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt) -> bool {
    let clause = sentence.clause_of(at.span).of(found.text).trim_start();
    clause.starts_with("as ")
        && ["suggest", "impl", "indicat"].iter().any(|stem| at.span.of(found.text).starts_with(stem))
}

/// "showed that a model could be trained on H800s": what was shown to be so is no guess.
fn is_proven(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt) -> bool {
    let head = found.head_in_clause(sentence, at.span);
    found.language == Language::English
        && at.span.of(&found.folded).starts_with("could")
        && ["showed that", "shown that", "demonstrated that", "proved that", "proven that"]
            .iter()
            .any(|words| head.contains(words))
}

/// A plan reaches what stands in its own clause, and the clauses behind it until another verb in the past or present.
fn plan_reaches(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt, fact: Span) -> bool {
    if is_done_since(found, at, fact) || is_why(found, at, fact) || is_done_instead(found, at, fact) {
        return false;
    }
    // 计划明年量产，并已送样
    let since = Span::new(at.span.end, fact.end.max(at.span.end)).of(&found.folded);
    if found.language.is_chinese() && has_one(since, &chinese().done_besides) {
        return false;
    }
    if same_clause(sentence, at, fact) && (leads(found, at, fact) || at.span.start < fact.end) {
        return true;
    }
    // 20.5亿元拟用于芯片研发: what a sum is for stands behind it
    let sum = |amount: &Amount| amount.span.end == fact.end && matches!(amount.measure, Some(Measure::Currency(_)));
    if at.span.start == fact.end
        && found.has_cue(sentence, at.span, &[Cue::Invest])
        && found.amounts_in(sentence).iter().any(sum)
    {
        return true;
    }
    if at.span.start > fact.start {
        // "volume production is pencilled in for the fourth quarter"
        let gap = found.between(fact, at.span);
        let mut words = gap.split_whitespace().rev().skip_while(|word| matches!(*word, "now" | "still" | "also"));
        let own = ["is ", "are ", "was ", "been "].iter().any(|verb| at.span.of(&found.folded).starts_with(verb));
        let passive = own || matches!(words.next(), None | Some("is" | "are" | "was" | "were" | "been"));
        let figures = || found.amounts_in(sentence).iter().filter(|amount| amount.span.overlaps(fact));
        // "A total of 1 gigawatt is planned for next year": the figure itself is
        let itself = |amount: &Amount| {
            Span::new(amount.span.end, at.span.start.max(amount.span.end)).of(&found.folded).trim().is_empty()
        };
        if own && figures().any(itself) {
            return true;
        }
        // a figure holds today, whatever it is expected to come to; an event has its day behind the plan
        let figure = || figures().next().is_some();
        let behind = found.folded.get(at.span.end..).unwrap_or("").trim_start();
        let dated = || {
            found
                .dates_in(sentence)
                .iter()
                .any(|date| date.span.start >= at.span.end && found.distance(at.span, date.span) <= 16)
        };
        let event = [Cue::MassProduction, Cue::Sampling, Cue::Testing, Cue::Shipping, Cue::Release];
        let tells_of_it = |passive: bool| passive && !behind.starts_with("to ") && dated();
        return found.language == Language::English
            && same_clause(sentence, at, fact)
            && words.count() <= 6
            && !gap.contains(" and ")
            && found.has_cue(sentence, fact, &event)
            && !figure()
            && (tells_of_it(passive) || is_to_begin(gap, behind));
    }
    let near = found.distance(at.span, fact) <= if found.language.is_unspaced() { 60 } else { 90 };
    let gap = Span::new(at.span.end, fact.start);
    let done =
        [" has ", " have ", " had ", " is ", " are ", " was ", " were ", "已", "了", " which ", " who ", " now "];
    near && !done.iter().any(|word| gap.of(found.text).contains(word)) && !is_of_what_is_there(found, gap)
}

/// "will go into Contoso, the machine that runs on 24,000 X1s": a thing that the text points at is there, and what it does no plan.
fn is_of_what_is_there(found: &Annotated<'_>, gap: Span) -> bool {
    let text = gap.of(&found.folded);
    let relative = text.split_once(", the ").and_then(|(_, apposed)| apposed.split_once(" that "));
    let verb = relative.and_then(|(_, verb)| verb.split_whitespace().next()).unwrap_or("");
    found.language == Language::English && verb.ends_with('s') && !is_small(verb)
}

/// "Mass production of the X1 will start soon", "samples should reach customers": the event leads the clause, and is to come.
fn is_to_begin(gap: &str, behind: &str) -> bool {
    let verb = behind.strip_prefix("to ").unwrap_or(behind).split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let done = |word: &str| is_predicate(word) || word.ends_with("ed") || matches!(word, "began" | "begun" | "which");
    english().sets_in.contains(verb) && !gap.contains([',', ';']) && !any_word(gap, done)
}

/// 原计划在昇腾上训练，因失败而改用英伟达: the plan was another, and what came in its place is done.
fn is_done_instead(found: &Annotated<'_>, at: &CueAt, fact: Span) -> bool {
    if !found.language.is_chinese() || fact.start < at.span.end {
        return false;
    }
    let lists = chinese();
    let first = found.folded.get(..at.span.start).is_some_and(|head| head.ends_with('原'));
    let was = first || is_one(&lists.former_plans, at.span.of(&found.folded));
    // the verb of the fact may stand before the turn, and what it is told of behind it
    let said = Span::new(at.span.end, fact.end.max(at.span.end));
    // 原计划…，现将改用: another plan
    let planned_again = || {
        let next = found.cues.partition_point(|cue| cue.span.start < said.start);
        let cues = found.cues.iter().skip(next);
        let mut cues = cues.take_while(|cue| cue.span.start < said.end).filter(|cue| cue.span.end <= said.end);
        cues.any(|cue| matches!(cue.cue, Cue::Planned | Cue::Speculated))
    };
    was && has_one(said.of(&found.folded), &lists.turns_out) && !planned_again()
}

/// "a hard goal since the US imposed curbs": why it is so is no part of the plan.
fn is_why(found: &Annotated<'_>, at: &CueAt, fact: Span) -> bool {
    let gap = Span::new(at.span.end, fact.start.max(at.span.end)).of(&found.folded);
    found.language == Language::English && [" since the ", " because the "].iter().any(|word| gap.contains(word))
}

/// "will use Nvidia's chips and has ordered 100,000": behind the plan the sentence goes on with what is done.
fn is_done_since(found: &Annotated<'_>, at: &CueAt, fact: Span) -> bool {
    let gap = Span::new(at.span.end, fact.start.max(at.span.end)).of(&found.folded);
    let Some((head, _)) = gap.rsplit_once(" and ") else { return false };
    let done = gap.get(head.len()..).and_then(|rest| rest.strip_prefix(" and ")).unwrap_or("");
    let words = [done, fact.of(&found.folded)].join(" ");
    let mut words = words.split_whitespace();
    let next = words.next().unwrap_or("");
    let tensed = matches!(next, "has" | "have" | "had" | "already");
    let passive = matches!(next, "is" | "are" | "was" | "were") && words.next().is_some_and(|word| word == "made");
    found.language == Language::English && (tensed || passive)
}

fn plan_is_nearer(found: &Annotated<'_>, sentence: &Sentence, fact: Span) -> bool {
    let nearest = |cue: Cue| {
        found
            .cues_in(sentence)
            .iter()
            .filter(|at| at.cue == cue)
            .map(|at| found.distance(at.span, fact))
            .min()
            .unwrap_or(usize::MAX)
    };
    nearest(Cue::Planned) < nearest(Cue::Speculated)
}

/// Stems of what denies a whole statement.
const REFUTING: &[&str] = &[
    "wrong",
    "den",
    "refut",
    "reject",
    "disput",
    "rubbish",
    "scotch",
    "quash",
    "brushed",
    "shot down",
    "shoots down",
    "poured cold",
    "laughed off",
    "waved away",
    "dismiss",
    "retract",
    "withdr",
    "否认",
    "否認",
    "辟谣",
    "闢謠",
    "不属实",
    "不實",
    "不实",
    "не ",
    "опров",
    "dement",
    "dément",
    "réfut",
    "desm",
    "neg",
    "nieg",
    "smenti",
    "ha smentito",
    "ha negato",
    "bestr",
    "zurückgewiesen",
    "widersp",
    "부인",
    "사실이 아니",
    "사실과 다르",
    "사실무근",
    "事実ではない",
    "否定",
    "撤回",
    "untrue",
    "not true",
    "false",
    "fiction",
    "fake",
    "bogus",
    "a hoax",
    "absurd",
    "nonsense",
    "baseless",
    "unfounded",
    "groundless",
    "neither is true",
];

/// A denial reaches the verb right behind it, the clause that it opens, and what "denied that …" governs.
fn denial_reaches(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt, fact: Span) -> bool {
    let word = at.span.of(found.text).to_lowercase();
    // "was fake"
    let word = ["is ", "are ", "was ", "were ", "be "].iter().find_map(|verb| word.strip_prefix(verb)).unwrap_or(&word);
    // "neither confirmed nor denied"
    if word == "neither"
        && first_verb(found.folded.get(at.span.end..).unwrap_or("").split_whitespace(), &[])
            .is_some_and(|verb| ["confirm", "den", "comment"].iter().any(|stem| verb.starts_with(stem)))
    {
        return false;
    }
    if word == "wrong" && !tells_of_reports(found, at, fact) && !is_what_is_wrong(found, at, fact) {
        return false;
    }
    if REFUTING.iter().any(|stem| word.starts_with(stem)) {
        if is_told_by_the_way(found, sentence, at, fact) {
            return false;
        }
        // "says that X was trained on its own cluster, and denies that it has bought chips": the denial has an object.
        let rest = found.folded.get(at.span.end..).unwrap_or("");
        let forward = [" that ", " having ", " any ", " buying ", " using "].iter().any(|word| rest.starts_with(word));
        if found.language == Language::English && forward && fact.end <= at.span.start {
            return false;
        }
        // 否认出货20万颗，称实际为5万颗: what is said in its place
        let said = ["，称", "，表示", "，实际", "，并称", "，强调", "，指出", "，而是"];
        let gap = Span::new(at.span.end.min(fact.start), fact.start).of(&found.folded);
        if found.language.is_chinese() && said.iter().any(|words| gap.contains(words)) {
            return false;
        }
        let limit = if found.language.is_unspaced() { 120 } else { 160 };
        return found.distance(at.span, fact) <= limit;
    }
    if disowns_figures(found, at) {
        let near = found.between(fact, at.span).chars().count() <= DISOWNED_WITHIN;
        return fact.end <= at.span.start && near;
    }
    let same = same_clause(sentence, at, fact);
    let ahead = at.span.start <= fact.start;
    // "does not rely on X alone": on others too
    let alone = || {
        found.tail_in_clause(sentence, fact).split_whitespace().next().is_some_and(|word| {
            matches!(word.trim_end_matches(['.', ',', ';']), "alone" | "only" | "exclusively" | "solely")
        })
    };
    if found.language == Language::English && same && ahead && alone() {
        return false;
    }
    let limit =
        if matches!(found.language, Language::SimplifiedChinese | Language::TraditionalChinese) { 28 } else { 48 };
    same && ahead
        && found.distance(at.span, fact) <= limit
        && !lacks(found.between(at.span, fact))
        && !is_of_a_halt(found, at, fact)
        && !is_of_another_verb(found, sentence, at, fact)
        && !has_gone_on(found, at, fact)
        && !is_of_a_description(found, sentence, at, fact)
}

/// "Contoso, which is on the Entity List, denied the report": a relative clause tells who it is, and the denial outside is of
/// something else. So it is of "does not expect it to hit the X1, for which it has a licence".
fn is_told_by_the_way(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt, fact: Span) -> bool {
    if found.language != Language::English {
        return false;
    }
    let clause = sentence.clause_of(Span::new(fact.end.saturating_sub(1), fact.end));
    let text = clause.of(&found.folded).trim_start();
    let placed = || ["for which ", "of which ", "on which ", "where "].iter().any(|words| text.starts_with(words));
    let relative = opens_a_relative(found, clause) || at.span.end <= clause.start && placed();
    // "which has bought 5,000 chips, a claim that it denied"
    let gap = Span::new(clause.end.min(at.span.start), at.span.start).of(&found.folded);
    let taken_up =
        [" a claim ", " a report ", " an allegation ", " a charge ", " something "].iter().any(|it| gap.contains(it));
    // "denied a report that X1, which has 1.2 trillion parameters, would come": all of it is the report's
    let reported = || {
        let head = Span::new(at.span.end.min(clause.start), clause.start).of(&found.folded);
        [
            "report that ",
            "reports that ",
            "claim that ",
            "claims that ",
            "rumour that ",
            "rumours that ",
            "rumor that ",
            "rumors that ",
            "allegation that ",
            "allegations that ",
        ]
        .iter()
        .any(|words| head.contains(words))
    };
    relative && !clause.contains(at.span) && !taken_up && !reported()
}

/// "never halted mass production", 未暂停量产: what is denied is that it stopped. "has no plans to stop using" denies that halt.
fn is_of_a_halt(found: &Annotated<'_>, at: &CueAt, fact: Span) -> bool {
    let rest = found.folded.get(at.span.end..).unwrap_or("");
    let halt = match found.language {
        Language::English => first_verb(rest.split_whitespace(), &[]).filter(|verb| english().stops.contains(*verb)),
        language => begins_with(rest, &chinese().halts).filter(|_| language.is_chinese()),
    };
    halt.is_some_and(|halt| !fact.of(&found.folded).starts_with(halt))
}

/// 无法, 没能: one could not do what stands behind it.
fn could_not(found: &Annotated<'_>, at: &CueAt) -> bool {
    at.cue == Cue::Denied && is_one(&chinese().could_not, at.span.of(&found.folded))
}

/// 英伟达无法向中国出口, 买不到: what could not be done is what a ban is for; 未能禁止 denies the ban itself.
fn is_what_bans_do(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt) -> bool {
    could_not(found, at) && !found.has_cue(sentence, sentence.rest_of_clause(at.span), &[Cue::Restrict])
}

/// 无法独立核实腾讯采购A的消息, 因无法采购B转而采用A: what could not be done is another verb. Words that only tell how or with what
/// (无法大规模量产, 无法为A量产) deny the fact itself.
fn is_of_another_verb(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt, verb: Span) -> bool {
    if !could_not(found, at) {
        return false;
    }
    let words = chinese();
    let gap = Span::new(at.span.end, verb.start.max(at.span.end));
    let text = behind_all(gap.of(&found.folded), &words.how);
    let lead = begins_with(text, &words.leads_in);
    let is_led = |start: usize| ends_in(found.head(sentence, start), &words.leads_in).is_some();
    let named = || found.names_in(sentence).iter().any(|name| gap.contains(name.span) && !is_led(name.span.start));
    let turns = || has_one(text, &words.verifies) || has_one(text, &words.turns_to);
    let long = || lead.is_none() && text.chars().count() > HOW;
    // 无法部署参数量达1万亿的A, 无法使用B发布的A: the fact describes what was not to be had
    let verbal = || !text.is_empty() && lead.is_none_or(|lead| lead.chars().count() > 1);
    let describes = || verbal() && found.folded.get(verb.end..).unwrap_or("").chars().take(4).any(|c| c == '的');
    named() || turns() || long() || describes()
}

/// "does not use A and trained X on B": the verb behind "and" has a tense of its own, and the denial, which helps a bare verb,
/// none of it. In "cannot be designed and made" both are denied.
fn has_gone_on(found: &Annotated<'_>, at: &CueAt, fact: Span) -> bool {
    const HELPS: &[&str] =
        &["do", "does", "did", "will", "would", "can", "could", "cannot", "couldn't", "failed", "unable"];
    let denial = at.span.of(&found.folded);
    let mut helps = denial.split(' ').filter(|_| found.language == Language::English);
    if !helps.next().is_some_and(|word| HELPS.contains(&word.trim_end_matches("n't"))) {
        return false;
    }
    let said = Span::new(at.span.end, fact.end.max(at.span.end)).of(&found.folded);
    let passive = said.split_whitespace().find(|word| *word != "yet" && !word.ends_with("ly"));
    let ahead = fact.start.saturating_sub(at.span.end) + 1;
    let next = said.match_indices(" and ").filter(|(from, _)| *from < ahead).last();
    let mut words = next.and_then(|(from, and)| said.get(from + and.len()..)).unwrap_or("").split_whitespace();
    let verb = words.next().unwrap_or("");
    // "cannot be served by AWS and trained GLM-5": the verb has an object, and is no part of the passive
    let mut object = || words.next().is_some_and(|word| !english().prepositions.contains(word) && !is_small(word));
    let finite = matches!(verb, "has" | "have" | "uses" | "buys" | "trains");
    let past = verb.ends_with("ed") || matches!(verb, "bought" | "built");
    finite || past && (!matches!(passive, Some("be" | "been" | "being")) || object())
}

/// 训练成本460万美元“不是官方数据”: what stands before is taken back, and nothing behind.
fn disowns_figures(found: &Annotated<'_>, at: &CueAt) -> bool {
    let rest = found.folded.get(at.span.end..).unwrap_or("");
    found.language.is_chinese()
        && matches!(at.span.of(&found.folded), "不是" | "并非" | "并不是")
        && begins_with(rest, &chinese().official_figures).is_some()
}

/// So many characters stand at most between a figure and what takes it back: 的说法“.
const DISOWNED_WITHIN: usize = 10;

/// No more characters than these tell how a thing is done.
const HOW: usize = 6;

/// "does not allow exports", 不会允许向中国出口: what is denied is the leave, so that the ban stands.
fn is_of_leave(found: &Annotated<'_>, at: &CueAt) -> bool {
    let rest = found.folded.get(at.span.end..).unwrap_or("");
    let head = || found.folded.get(..at.span.start).unwrap_or("").split_whitespace().next_back();
    // "will let Nvidia sell", "allow to be exported": leave is to come, and the restriction is there
    if at.cue == Cue::Planned && found.language == Language::English {
        let lets = |word: &str| english().lets.contains(word);
        return first_verb(rest.split_whitespace(), &[]).is_some_and(lets) || head().is_some_and(lets);
    }
    // "may be sold with a licence": it is let go
    if at.cue == Cue::Speculated && found.language == Language::English {
        let next = first_verb(rest.split_whitespace(), &["be"]).unwrap_or("");
        return at.span.of(&found.folded) == "may" && english().sales.contains(next);
    }
    at.cue == Cue::Denied
        && match found.language {
            Language::English => {
                first_verb(rest.split_whitespace(), &["yet"]).is_some_and(|verb| english().lets.contains(verb))
            }
            language => language.is_chinese() && begins_with(rest, &chinese().lets).is_some(),
        }
}

/// 尚未上市的智谱用1024张…, 在没有外国芯片的千卡集群上…: what is denied describes who does it, or the place where it is done.
fn is_of_a_description(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt, fact: Span) -> bool {
    if !found.language.is_chinese() || fact.start <= at.span.end {
        return false;
    }
    let gap = found.between(at.span, fact);
    // 没能买到H20的腾讯已采购…, 无法训练的昇腾310已量产
    let acts = |name: &Name| {
        let after = found.folded.get(name.span.end..).unwrap_or("");
        let verbs = [Cue::Use, Cue::MassProduction, Cue::Shipping];
        // 尚未上市的智谱发布了…: of a firm any deed is its own
        let deeds = [Cue::Release, Cue::Develop, Cue::Design, Cue::OpenWeights, Cue::Order, Cue::Train];
        let does = |cue: &Cue| verbs.contains(cue) || name.kind == EntityKind::Organization && deeds.contains(cue);
        let mut cues = found.cues_in(sentence).iter();
        after.starts_with(['在', '已']) || cues.any(|verb| does(&verb.cue) && verb.span.start == name.span.end)
    };
    let subject = || {
        found.names_in(sentence).iter().any(|name| {
            name.span.start >= at.span.end
                && name.span.start <= fact.start
                && found.head(sentence, name.span.start).ends_with('的')
                && acts(name)
        })
    };
    let place = || found.head(sentence, at.span.start).ends_with('在') && gap.contains('的');
    place() || subject()
}

/// 出于成本考虑, 考虑到价格, and 考虑价格后 or in the clause before what was done: why it is done. In 考虑采购 it is what may be.
fn is_a_reason(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt, fact: Span) -> bool {
    if at.span.of(&found.folded) != "考虑" {
        return false;
    }
    let words = chinese();
    let rest = found.folded.get(at.span.end..).unwrap_or("");
    let clause = sentence.clause_of(fact);
    let done = || clause.start >= at.span.end && clause.of(&found.folded).contains(['了', '已']);
    let later = || found.between(at.span, fact).contains('后');
    begins_with(rest, &words.behind_reasons).is_some()
        || has_one(found.head_in_clause(sentence, at.span), &words.before_reasons)
        || fact.start >= at.span.end && (later() || done())
}

/// 若干: no 若.
fn is_of_a_longer_word(found: &Annotated<'_>, at: &CueAt) -> bool {
    let text = found.folded.get(at.span.start..).unwrap_or("");
    found.language.is_chinese() && begins_with(text, &chinese().no_conditions).is_some()
}

/// "AMD said reports that the MI450 is delayed are wrong": what is wrong has been told of as a report before the fact.
fn tells_of_reports(found: &Annotated<'_>, at: &CueAt, fact: Span) -> bool {
    let before = last(found.folded.get(..fact.start).unwrap_or(""), 80);
    let heard =
        ["report that", "reports that", "claim that", "claims that", "rumours that", "rumors that", "idea that"];
    let heard = heard.iter().filter_map(|words| before.rfind(words)).max();
    heard.is_some_and(|from| !before.get(from..).unwrap_or("").contains(". ")) && at.span.start >= fact.end
}

/// "It is wrong to say that Tencent has ordered", "was wrong that it had ordered": what is wrong follows.
fn is_what_is_wrong(found: &Annotated<'_>, at: &CueAt, fact: Span) -> bool {
    let mut words = found.folded.get(at.span.end..).unwrap_or("").split_whitespace();
    let told = match words.next() {
        Some("that") => true,
        Some("to") => words.nth(1).is_some_and(|word| word == "that"),
        _ => false,
    };
    told && fact.start >= at.span.end && !found.between(at.span, fact).contains([',', ';'])
}

/// 在没有H100的情况下使用昇腾: what is lacking, as the words behind a denial say, is another thing.
fn lacks(gap: &str) -> bool {
    ["情况下", "情況下", "前提下", "条件下"].iter().any(|words| gap.contains(words))
}

/// "was not cheap but was adopted by A", 性能不是最强但被A采用: behind the denial the clause turns to another thing.
fn turns(gap: &str) -> bool {
    // "has not yet restricted"
    gap.trim() != "yet" && [" but ", " and ", " yet ", "但", "却", "卻"].iter().any(|word| gap.contains(word))
}

/// So near, in characters, a denial stands before the verb whose fact has words before it too.
const INSIDE: usize = 28;

/// 台积电没有为昇腾910C代工, "the X1 was not adopted by": the words of the fact stand around the denial, and its verb follows.
fn is_denied_inside(found: &Annotated<'_>, sentence: &Sentence, fact: Span, verb: Span) -> bool {
    let clause = sentence.clause_of(verb);
    let before = Span::new(fact.start, verb.start.max(fact.start));
    // 由中芯国际而不是台积电生产: what is denied is the other one.
    let contrasts = |at: &CueAt| Span::new(before.start, at.span.start).of(&found.folded).ends_with('而');
    let ends = |at: &CueAt| {
        let gap = found.between(at.span, verb);
        turns(gap) || lacks(gap) || is_of_another_verb(found, sentence, at, verb)
    };
    found
        .cues_within(sentence, before, &[Cue::Denied])
        .any(|at| clause.contains(at.span) && found.distance(at.span, verb) <= INSIDE && !contrasts(at) && !ends(at))
}

/// Kinds of names that speak.
pub(super) const SPEAKERS: [EntityKind; 4] =
    [EntityKind::Organization, EntityKind::Person, EntityKind::Outlet, EntityKind::Country];
