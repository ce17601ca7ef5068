//! Whose a thing without a name is.

use crate::{
    lexicon::{
        chinese::{begins_with, chinese, ends_in, has_one},
        cue::Cue,
        english::{behind_owner, english},
    },
    model::{EntityKind, Language},
    text::Span,
};

use super::{Name, backed::is_led_by_a_backed_one, referring::earlier};
use crate::extract::{
    annotate::{Annotated, Sentence},
    attribution::is_observer,
    clause,
    number::{Amount, Measure},
    subject::{in_sentence, is_behind, is_said_by_the_way, main_name},
    topic,
};

/// So far back, in characters, an owner is looked for.
const FARTHEST_OWNER: usize = 900;

/// Whether the text names a known chip of this maker's.
pub(super) fn has_a_chip_of(found: &Annotated<'_>, owner: &str) -> bool {
    found.names.iter().any(|name| {
        name.kind == EntityKind::Chip && name.entity.is_some() && found.lexicon.maker_is(name.entity, owner)
    })
}

/// Whose thing it is: the last firm, institute or country named before, in this sentence or the paragraphs before.
pub(in crate::extract) fn owner_before(found: &Annotated<'_>, span: Span, added: &[Name]) -> Option<String> {
    if found.language.is_chinese() {
        return chinese_owner(found, span);
    }
    if found.sentence_at(span.start).is_some_and(|sentence| is_led_by_a_backed_one(found, sentence, span)) {
        return None;
    }
    let firms = || {
        earlier(found, span.start, added)
            .take_while(|name| span.start.saturating_sub(name.span.end) <= FARTHEST_OWNER * '\u{10000}'.len_utf8())
            .filter(|name| {
                name.kind == EntityKind::Organization
                    && !name.compared
                    && !is_modifier(found, name)
                    && !is_observer(name)
            })
            .filter(|name| !describes_another(found, name.span, span) && !makes_what_is_inside(found, name, span))
            .filter(|name| !only_took_part(found, name, span))
            .filter(|name| found.distance(name.span, span) <= FARTHEST_OWNER)
    };
    let supplies = |name: &&Name| {
        found.sentence_at(name.span.start).is_some_and(|sentence| {
            clause::is_supplied(found, sentence, name.span)
                || is_bought_from(found, sentence, name)
                || is_answered(found, sentence, name)
                || is_said_by_the_way(found, sentence, name)
        })
    };
    // "used chips from X to train its models": the text may leave out whose they are
    let sold = |name: &&Name| {
        found
            .sentence_at(name.span.start)
            .is_some_and(|sentence| is_behind(found, sentence, name, &|word| word == "from"))
    };
    let owner = firms().find(|name| !supplies(name)).or_else(|| firms().next().filter(|name| !sold(name)))?;
    if is_of_one_far_off(found, owner, span) {
        return None;
    }
    Some(firm_of(found, first_of_list(found, owner)))
}

/// "a 100,000-GPU Nvidia cluster": so many of its chips are in it.
pub(in crate::extract) fn makes_what_is_inside(found: &Annotated<'_>, name: &Name, noun: Span) -> bool {
    let at = found.amounts.partition_point(|amount| amount.span.end <= name.span.start);
    let count = at.checked_sub(1).and_then(|before| found.amounts.get(before));
    let beside = |amount: &Amount| {
        Span::new(amount.span.end, name.span.start).of(&found.folded).trim_matches(['-', ' ']).is_empty()
            && matches!(amount.measure, Some(Measure::Counter(_)))
    };
    found.language == Language::English
        && name.span.end <= noun.start
        && found.between(name.span, noun).split_whitespace().count() <= 1
        && found.makes_chips(name)
        && count.is_some_and(beside)
}

/// "raised 2 billion in a round led by X and will build": behind the "and" the sentence's own subject goes on.
pub(in crate::extract) fn only_took_part(found: &Annotated<'_>, name: &Name, noun: Span) -> bool {
    let Some(sentence) = found.sentence_at(name.span.start).filter(|sentence| sentence.span.contains(noun)) else {
        return false;
    };
    let after = found.folded.get(name.span.end..sentence.span.end).and_then(|after| after.strip_prefix(" and "));
    let acts = after.is_some_and(|after| {
        let verb = after.split(' ').next().unwrap_or("");
        english().finite.contains(verb)
    });
    name.span.end <= noun.start && acts && is_behind(found, sentence, name, &|word| word == "by")
}

/// "where the operator has a cluster", two paragraphs behind the operator: the firm named last is another.
fn is_of_one_far_off(found: &Annotated<'_>, owner: &Name, span: Span) -> bool {
    let Some(sentence) = found.sentence_at(span.start) else { return false };
    let stands = |head: &str| english().far_firms.iter().any(|words| head.contains(words.as_str()));
    let far = || found.sentence_at(owner.span.start).is_none_or(|told| told.line != sentence.line);
    found.language == Language::English && stands(found.head_in_clause(sentence, span)) && far()
}

/// "Humain will buy 600,000 of Nvidia's accelerators and build …": whose chips are bought builds nothing with them.
fn is_bought_from(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let behind = Span::new(name.span.end, (name.span.end + CHIPS_OF).min(sentence.span.end));
    let chips = found.has_cue(sentence, behind, &[Cue::Chip])
        || found.names_in(sentence).iter().any(|chip| chip.kind == EntityKind::Chip && behind.contains(chip.span));
    let clause = Span::new(sentence.clause_of(name.span).start, name.span.start);
    chips && found.has_cue(sentence, clause, &[Cue::Order, Cue::Use])
}

/// "Huawei answers Nvidia's rack with a 384-chip machine": whose thing another answers does not act.
fn is_answered(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let before = found.head_in_clause(sentence, name.span).trim_end();
    let after = found.folded.get(name.span.end..).unwrap_or("");
    let owned = behind_owner(after).is_some();
    let answers = ["answers", "answered", "takes on", "took on", "rivals", "challenges", "counters"];
    owned && answers.iter().any(|verb| before.strip_suffix(verb).is_some_and(|head| head.ends_with(' ')))
}

/// Bytes within which a maker's chips stand behind its name.
const CHIPS_OF: usize = 48;

/// In Chinese the firm that the sentence, or the paragraph before it, puts forward.
fn chinese_owner(found: &Annotated<'_>, span: Span) -> Option<String> {
    let place = found.sentences.partition_point(|sentence| sentence.span.end <= span.start);
    let sentence = found.sentences.get(place)?;
    let firms = &[EntityKind::Organization];
    let earlier = || {
        let before = found.sentences.get(..place)?.iter().rev().take(3);
        // “训练还得靠英伟达。”上述高管说，其公司训练的模型…: who is only leant on owns nothing here.
        let owner =
            |other: &&Sentence| main_name(found, other, firms).filter(|index| topic::leads(found, other, *index));
        before.filter(|other| other.line == sentence.line).find_map(|other| owner(&other))
    };
    let by = || {
        sentence.names.clone().find(|index| {
            found.names.get(*index).is_some_and(|name| {
                let before = found.text.get(..name.span.start).unwrap_or("");
                name.kind == EntityKind::Organization && name.span.start >= span.end && before.ends_with('由')
            })
        })
    };
    let beside = || before_its_chips(found, sentence, span).or_else(|| where_it_was_at_work(found, sentence, span));
    let index = beside().or_else(|| in_sentence(found, sentence, span, firms)).or_else(by).or_else(earlier)?;
    found.names.get(index).map(|owner| firm_of(found, owner))
}

/// 昆仑芯P800已在百度内部部署，并点亮3.2万卡集群: in whose house the clause before has its chips at work.
fn where_it_was_at_work(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<usize> {
    let clause = sentence.clause_of(noun);
    let before = sentence.clauses.iter().rfind(|before| before.end <= clause.start)?;
    let goes_on = clause.of(&found.folded).trim_start().starts_with('并');
    let there = |name: &Name| {
        let tail = found.tail_in_clause(sentence, name.span);
        name.kind == EntityKind::Organization
            && before.contains(name.span)
            && found.head_in_clause(sentence, name.span).ends_with('在')
            && has_one(tail, &chinese().lands)
    };
    sentence.names.clone().find(|index| goes_on && found.names.get(*index).is_some_and(there))
}

/// 中国移动昇腾910B万卡集群, 百度昆仑芯P800三万卡集群: who stands right before the chips that the cluster has so many of, and
/// does not only make them.
fn before_its_chips(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<usize> {
    let cards = found.amounts_in(sentence).iter().rfind(|amount| amount.span.end <= noun.start)?;
    let near = matches!(cards.measure, Some(Measure::Counter(_))) && found.distance(cards.span, noun) <= 6;
    let chip = found.names_in(sentence).iter().rfind(|name| name.span.end == cards.span.start).filter(|_| near)?;
    let owns = |index: &usize| {
        found.names.get(*index).is_some_and(|owner| {
            let beside = matches!(Span::new(owner.span.end, chip.span.start).of(&found.folded), "" | "的");
            let maker = chip.entity.and_then(|chip| found.lexicon.maker(chip));
            let only_makes = maker.is_some_and(|maker| found.lexicon.entity(maker).name == owner.name);
            let head = found.folded.get(..found.start_with_maker(owner)).unwrap_or("");
            // 腾讯租用世纪互联H20千卡集群: who takes it is told of
            let taken = ends_in(head, &chinese().takes).is_some();
            owner.kind == EntityKind::Organization
                && owner.span.end <= chip.span.start
                && beside
                && !only_makes
                && !taken
        })
    };
    sentence.names.clone().rfind(owns)
}

/// "Humain, owned by the Public Investment Fund, has …": the fund stands in an insertion.
fn describes_another(found: &Annotated<'_>, name: Span, span: Span) -> bool {
    let sentence = found.sentence_at(name.start).filter(|sentence| sentence.span.contains(span));
    sentence.is_some_and(|sentence| clause::in_aside(found, sentence, name, span))
}

/// "Humain and xAI will build …": the first of the firms is the one that the thing is named after.
pub(super) fn first_of_list<'a>(found: &'a Annotated<'_>, owner: &'a Name) -> &'a Name {
    let at = found.names.partition_point(|name| name.span.start < owner.span.start);
    let before = at.checked_sub(1).and_then(|before| found.names.get(before));
    let joined = |first: &&Name| {
        let gap = found.between(first.span, owner.span);
        first.kind == EntityKind::Organization && [" and ", "和", "与", "、", "及", " & "].contains(&gap)
    };
    before.filter(joined).unwrap_or(owner)
}

/// "英伟达GPU", "Nvidia chips": whose chips, and not who acts.
pub(in crate::extract) fn is_modifier(found: &Annotated<'_>, name: &Name) -> bool {
    let owner = found.language.is_chinese() && is_owner_of_the_next(found, name);
    if owner || is_compound(found, name) || is_before_its_cards(found, name) {
        return true;
    }
    let close = |span: Span| {
        let gap = found.between(name.span, span);
        span.start >= name.span.end
            && found.distance(name.span, span) <= 4
            && !gap.contains([
                '为', '為', '以', '由', '与', '與', '和', '对', '對', '有', '向', '给', '給', '将', '將', '在', '的',
                '购', '購', '买', '用', '把', '营', '營', '售', '做', '造', '，', '：', '.', '。', '\n', ';', '；',
            ])
    };
    let at = found.cues.partition_point(|cue| cue.span.start < name.span.end);
    let acts = |until: usize| {
        let verbs =
            [Cue::Use, Cue::Order, Cue::Release, Cue::Develop, Cue::Train, Cue::Testing, Cue::Shipping, Cue::Produce];
        let between = found.cues.get(at..).unwrap_or(&[]).iter().take_while(|cue| cue.span.end <= until);
        found.language.is_chinese()
            && between.take(3).any(|cue| {
                // 旗下, 自研 tell whose the chips are.
                verbs.contains(&cue.cue) && !matches!(cue.span.of(&found.folded), "旗下" | "自研" | "自主研发")
            })
    };
    let noun = found.cues.get(at..).is_some_and(|rest| {
        rest.iter().take(2).any(|cue| cue.cue == Cue::Chip && close(cue.span) && !acts(cue.span.start))
    });
    let next = found.names.partition_point(|other| other.span.start < name.span.end);
    let after: String = found
        .text
        .get(name.span.end..)
        .unwrap_or("")
        .chars()
        .take(18)
        .take_while(|c| !matches!(c, '，' | '。' | '；' | ',' | '.'))
        .collect();
    // 华为、寒武纪等芯片, and not 腾讯向华为等厂商采购芯片 or 中国移动采用昇腾等芯片, where it acts.
    let listed = found.language.is_unspaced()
        && !after
            .starts_with(['向', '从', '对', '将', '已', '正', '拟', '在', '同', '还', '也', '曾', '则', '今', '去'])
        && !after.starts_with(|c: char| c.is_ascii_digit())
        && after.contains(['、', '等'])
        && ["芯片", "晶片", "GPU", "等企业", "等厂商"]
            .iter()
            .any(|word| after.find(word).is_some_and(|place| !acts(name.span.end + place)));
    noun || listed
        || found
            .names
            .get(next)
            .is_some_and(|other| other.kind == EntityKind::Chip && close(other.span) && !acts(other.span.start))
}

/// `TikTok`母公司字节跳动: the firm behind the word acts.
fn is_owner_of_the_next(found: &Annotated<'_>, name: &Name) -> bool {
    let next = found.names.partition_point(|other| other.span.start < name.span.end);
    found.names.get(next).is_some_and(|next| {
        let gap = Span::new(name.span.end, next.span.start).of(&found.folded);
        next.kind == EntityKind::Organization && matches!(gap, "母公司" | "的母公司" | "控股股东" | "大股东")
    })
}

/// 英伟达卡: whose cards they are.
fn is_before_its_cards(found: &Annotated<'_>, name: &Name) -> bool {
    let after = found.folded.get(name.span.end..).unwrap_or("");
    found.language.is_chinese() && begins_with(after, &chinese().chip_nouns).is_some()
}

/// "the Shenzhen-based company", "a Huawei-backed fund": a part of an adjective.
fn is_compound(found: &Annotated<'_>, name: &Name) -> bool {
    let after = found.text.get(name.span.end..).unwrap_or("");
    let word = after.strip_prefix('-').map_or("", |rest| rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or(""));
    !found.language.is_unspaced()
        && ["based", "headquartered", "backed", "listed", "owned", "made", "built", "sanctioned", "powered", "designed"]
            .contains(&word)
}

/// An institute of a firm is the firm; a subsidiary stands for itself.
pub(in crate::extract) fn firm_of(found: &Annotated<'_>, name: &Name) -> String {
    let firm = name.entity.and_then(|entity| found.lexicon.entity(entity).maker.clone());
    firm.filter(|_| INSTITUTES.iter().any(|word| name.name.contains(word))).unwrap_or_else(|| name.name.clone())
}

const INSTITUTES: &[&str] =
    &["TeleAI", "Institute", "Lab", "Research", "Academy", "DAMO", "Seed", "Qwen", "研究院", "实验室"];
