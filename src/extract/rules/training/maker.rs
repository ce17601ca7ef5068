//! Chinese: the firm of which a sentence says that it ended the training of a model: who trained it has made it.

use crate::{
    lexicon::{
        chinese::{before_mark, begins_with, chinese, ends_in},
        cue::Cue,
    },
    model::EntityKind,
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    name::Name,
};

use super::behind::{leads, says, training_of};

/// 某院在百卡集群上完成了X的预训练: the firm is the subject of the verb, the model its own and the training behind it. Who
/// helps with it (帮客户完成) or tells of it (宣布，合作伙伴完成) has made nothing.
pub(in crate::extract::rules) fn has_trained_it(
    found: &Annotated<'_>,
    sentence: &Sentence,
    thing: &Name,
    firm: &Name,
) -> bool {
    let gap = Span::new(firm.span.end, thing.span.start.max(firm.span.end));
    let Some(verb) = verb_of(found, gap) else { return false };
    let before = Span::new(gap.start, verb.start);
    thing.kind == EntityKind::Model
        && firm.span.end <= thing.span.start
        && gap.of(&found.folded).chars().count() <= 50
        && heads(found, sentence, firm)
        && has_it_as_object(found, sentence, Span::new(verb.end, thing.span.start))
        && does_it(found, sentence, before)
        && training_of(found, sentence, thing.span) == Some(true)
}

/// The last 完成, 实现 or 跑通.
fn verb_of(found: &Annotated<'_>, gap: Span) -> Option<Span> {
    let text = gap.of(&found.folded);
    let ends = chinese().completes.iter().filter_map(|verb| text.rfind(verb.as_str()).map(|at| (at, verb.len())));
    ends.max().map(|(at, length)| Span::new(gap.start + at, gap.start + at + length))
}

/// 北京的商汤科技: nothing before the firm in its clause makes another the one who does it (高校用商汤科技…). What describes the
/// firm ends in 的.
fn heads(found: &Annotated<'_>, sentence: &Sentence, firm: &Name) -> bool {
    let head = found.head_in_clause(sentence, firm.span);
    let own = head.rsplit('的').next().unwrap_or(head);
    !own.contains(['在', '用', '由', '与', '和', '为']) && anyone_else().iter().all(|list| ends_in(own, list).is_none())
}

/// 完成了万亿参数语言大模型X的训练; 完成了高校X的训练 is of another's.
fn has_it_as_object(found: &Annotated<'_>, sentence: &Sentence, gap: Span) -> bool {
    let text = gap.of(&found.folded);
    let what = before_mark(text.trim_start_matches(['了', '对', '其']));
    let sort = what.ends_with("模型") && what.chars().count() <= 14 && !what.contains(['的', '，', '不']);
    what.is_empty() || sort && !names_another(found, sentence, gap)
}

/// What stands between the firm and the verb names no other who does it, and denies nothing: the firm's team, a time, and a
/// place or a means (在…上, 没有用A，在B上).
fn does_it(found: &Annotated<'_>, sentence: &Sentence, before: Span) -> bool {
    let words = chinese();
    let text = before.of(&found.folded);
    let own = text.rfind('，').map_or(before.start, |at| before.start + at + '，'.len_utf8());
    let own = Span::new(own, before.end);
    let part = own.of(&found.folded);
    let leads = leads(found, sentence, before);
    let by_a_lead = leads.iter().any(|lead| lead.start == own.start);
    let opens = own.start == before.start
        || part.is_empty()
        || by_a_lead
        || begins_with(part, &words.before_completing).is_some();
    let of_its_own = text.strip_prefix('的').is_none_or(|who| begins_with(who, &words.teams).is_some());
    let lead = leads.first().map_or(before.end, |lead| lead.start);
    let machines = [Cue::Chip, Cue::System];
    // 在华为千卡集群上: whose the machines are
    let owns = |name: &Name| {
        name.span.start >= lead && found.has_cue(sentence, Span::new(name.span.end, before.end), &machines)
    };
    let mut firms = found.names_in(sentence).iter().filter(|name| {
        name.kind == EntityKind::Organization && name.span.start >= before.start && name.span.end <= before.end
    });
    opens
        && of_its_own
        && firms.all(owns)
        && !found.has_cue(sentence, Span::new(before.start, lead), &machines)
        && !names_another(found, sentence, before)
        && !says(found, sentence, own, &words.no_training)
}

fn names_another(found: &Annotated<'_>, sentence: &Sentence, span: Span) -> bool {
    anyone_else().iter().any(|list| says(found, sentence, span, list))
}

/// Who is not the firm: others, and those for whom or by whom a thing is done.
fn anyone_else() -> [&'static [String]; 2] {
    [&chinese().others, &chinese().other_doers]
}
