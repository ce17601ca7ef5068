//! Who works with whom.

use crate::{
    lexicon::{
        chinese::{before_all, before_one, begins_with, behind_one, chinese, supposes},
        cue::{Cue, CueAt},
        english::behind_owner,
    },
    model::{EntityKind, Language, Modality, Predicate, Subject, Value},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    attribution::{is_firm, is_observer},
    fact::Fact,
    name::{Name, is_modifier},
    subject::{carried, coordinated, in_sentence},
    topic::{firm_called_so, firm_of_the_speaker},
};

use EntityKind::Organization;

mod english;

pub(super) fn partners(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let mut linked = Vec::new();
    find(found, place, sentence, &mut linked);
    facts.extend(linked.into_iter().filter(|fact| !is_with_an_alliance(fact)));
}

/// Firms that found an alliance or join one are partners of its members; the alliance itself is no firm.
fn is_with_an_alliance(fact: &Fact) -> bool {
    let Value::Entity { name } = &fact.value else { return false };
    ["联盟", "聯盟", "Alliance", "Consortium"].iter().any(|word| name.ends_with(word))
}

fn find(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    built_together(found, place, sentence, facts);
    if found.language.is_chinese() && found.own.is_none() {
        return linked(found, place, sentence, facts);
    }
    if found.language == Language::English {
        english::unsaid(found, place, sentence, facts);
    }
    let Some(cue) = found.cues_in(sentence).iter().find(|at| english::links(found, at)) else { return };
    if our_partners(found, place, sentence, cue, facts) {
        return;
    }
    if found.language == Language::English {
        return english::linked(found, place, sentence, facts);
    }
    let firms: Vec<usize> = sentence
        .names
        .clone()
        .filter(|index| {
            found.names.get(*index).is_some_and(|name| {
                name.kind == Organization && !name.compared && found.distance(name.span, cue.span) <= 120
            })
        })
        .collect();
    let Some(first) = firms.first().and_then(|index| found.names.get(*index)) else { return };
    let with = found.text.get(sentence.span.start..first.span.start).is_some_and(|before| {
        before.ends_with(['与', '和', '同', '跟']) || before.ends_with("with ") || before.ends_with("與")
    });
    let mut first = first;
    let mut rest = firms.get(1..).unwrap_or(&[]);
    if firms.len() == 1 || with {
        let carried = carried(found, place, &[Organization]).and_then(|index| found.names.get(index));
        let Some(subject) =
            carried.filter(|subject| subject.span.end <= sentence.span.start && subject.name != first.name)
        else {
            return;
        };
        if !with && !pronoun_head(found, sentence) {
            return;
        }
        first = subject;
        rest = &firms;
    }
    for index in rest {
        let Some(other) = found.names.get(*index) else { continue };
        facts.extend(linking(found, place, cue.span, (first, other), "partnership/verb"));
    }
}

/// The one firm works with the other, unless they are of one house.
fn linking(
    found: &Annotated<'_>,
    place: usize,
    cue: Span,
    (one, other): (&Name, &Name),
    rule: &'static str,
) -> Option<Fact> {
    if one.name == other.name || found.lexicon.same_house(&one.name, &other.name) {
        return None;
    }
    let (value, at) = (Value::entity(other.name.clone()), cue.cover(other.span));
    Some(Fact::about(Predicate::Partnership, one, value, at, place, rule))
}

/// A与B合作, A联合B: in Chinese the other side stands between the linking word and the cue, or behind a cue that links.
fn linked(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    for cue in found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Partner) {
        let clause = sentence.clause_of(cue.span);
        facts.extend(called_a_partner(found, place, sentence, cue));
        facts.extend(chosen(found, place, sentence, cue));
        facts.extend(both_agree(found, place, sentence, cue));
        if is_of_one_lot(found, sentence, cue) {
            continue;
        }
        facts.extend(partners_listed(found, place, sentence, cue));
        let Some((link, reach)) = link_of(found, clause, cue) else {
            facts.extend(in_a_list(found, place, sentence, cue));
            continue;
        };
        let firms = || found.names_in(sentence).iter().filter(|name| name.kind == Organization && !is_observer(name));
        // 某中心由A、B与C合作建设: those behind 由 work together.
        let by = Span::new(clause.start, link.start).of(&found.folded).rfind('由').map_or(0, |at| clause.start + at);
        let ahead_of = |name: &&Name| name.span.end <= link.start && clause.contains(name.span);
        let first = firms().filter(|name| name.span.start >= by).find(ahead_of).or_else(|| firms().find(ahead_of));
        let ahead = |index: usize| found.names.get(index).filter(|name| name.span.end <= link.start);
        let earlier = || in_sentence(found, sentence, link, &[Organization]).and_then(ahead);
        // 总统府与国科会共同宣布: one whom nobody knows stands before the link.
        let head = Span::new(clause.start, link.start).of(&found.folded).trim();
        let unknown = || {
            (2..=6).contains(&head.chars().count())
                && head.chars().all(|c| {
                    matches!(c, '\u{4E00}'..='\u{9FFF}') && !"还也并已曾将在会上日前时后随同年月就则".contains(c)
                })
        };
        let own = || begins_with(head.trim_start_matches(['此', '外', '，']), &chinese().own_firms).is_some();
        let topic = || {
            if own() {
                let speaker = firm_of_the_speaker(found, sentence, link);
                speaker.or_else(|| firm_called_so(found, place)).and_then(ahead)
            } else if unknown() {
                None
            } else {
                carried(found, place, &[Organization]).and_then(ahead)
            }
        };
        let Some(first) = first.or_else(earlier).or_else(topic) else { continue };
        // 由A、B与C联合建设: all of them together
        let all = by > 0 && by > clause.start;
        let listed = firms().filter(|other| all && other.span.start >= by && other.span.start > first.span.start);
        let listed = listed.filter(|other| other.span.end <= link.start);
        let others = firms().filter(|other| reach.contains(other.span)).chain(listed);
        let has_come = describes_a_thing(found, sentence, cue);
        facts.extend(others.filter_map(|other| {
            let fact = linking(found, place, cue.span, (first, other), "partnership/linked")?;
            Some(Fact { has_come, ..fact })
        }));
    }
}

/// 甲与乙合作的芯片预计明年量产: that they work together describes the chip, and what is planned behind it is another thing.
fn describes_a_thing(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let clause = sentence.clause_of(cue.span);
    let tail = found.tail_in_clause(sentence, cue.span);
    let relative = tail.split_once('的').is_some_and(|(verb, _)| verb.chars().count() <= RELATIVE);
    let ahead = Span::new(clause.start, cue.span.start.max(clause.start));
    relative && !found.has_cue(sentence, ahead, &[Cue::Planned])
}

/// So many characters stand between 合作 and 的 at most: 合作研发的.
const RELATIVE: usize = 4;

/// 与寒武纪一道被列入实体清单, 共同面临: the same befalls both, and nobody works with the other.
fn is_of_one_lot(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let tail = found.tail_in_clause(sentence, cue.span);
    begins_with(tail, &chinese().same_lot).is_some()
}

/// 由华为、科大讯飞共同建设, A、B联合推出: those listed right before the word make one thing.
fn in_a_list(found: &Annotated<'_>, place: usize, sentence: &Sentence, cue: &CueAt) -> Vec<Fact> {
    let word = cue.span.of(&found.folded);
    let makes =
        ["联合", "共同", "合建", "共建", "合作", "携手", "联手", "联袂"].iter().any(|stem| word.starts_with(stem));
    let last = sentence.names.clone().rfind(|index| {
        found.names.get(*index).is_some_and(|name| {
            let gap = Span::new(name.span.end.min(cue.span.start), cue.span.start).of(&found.folded);
            name.span.end <= cue.span.start
                && is_firm(name)
                && matches!(gap, "" | "等" | "等公司" | "等企业" | "双方" | "三方")
        })
    });
    let Some(last) = last.filter(|_| makes) else { return Vec::new() };
    let one_thing = Cue::Develop == cue.cue
        || ["打造", "开发", "研发", "训练", "合建", "共建", "完成"].iter().any(|verb| word.ends_with(verb))
        || begins_with(found.tail_in_clause(sentence, cue.span), &chinese().makes_jointly).is_some();
    let all: Vec<&Name> =
        coordinated(found, sentence, last).into_iter().filter_map(|index| found.names.get(index)).collect();
    let listed = (2..=5).contains(&all.len()) && all.iter().all(|name| is_firm(name) && !is_observer(name));
    let Some((first, others)) = all.split_first().filter(|_| listed && one_thing) else { return Vec::new() };
    let linked = |other: &&Name| linking(found, place, cue.span, (first, other), "partnership/listed");
    others.iter().filter_map(linked).collect()
}

/// 其合作伙伴包括A、B和C, 主要代工伙伴是中芯国际: whose partners are listed behind the noun.
fn partners_listed(found: &Annotated<'_>, place: usize, sentence: &Sentence, cue: &CueAt) -> Vec<Fact> {
    if !cue.span.of(&found.folded).ends_with("伙伴") {
        return Vec::new();
    }
    let tail = found.tail_in_clause(sentence, cue.span);
    let Some(rest) = behind_one(tail, &chinese().opens_partners) else { return Vec::new() };
    let start = cue.span.end + (tail.len() - rest.len());
    let next = sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| is_firm(name) && (start..=start + NEXT).contains(&name.span.start))
    });
    let Some(next) = next else { return Vec::new() };
    let clause = sentence.clause_of(cue.span);
    let owner = found.names_in(sentence).iter().rfind(|name| {
        let gap = Span::new(name.span.end.min(cue.span.start), cue.span.start).of(&found.folded);
        is_firm(name) && name.span.end <= cue.span.start && clause.contains(name.span) && gap.starts_with('的')
    });
    let head = found.head_in_clause(sentence, cue.span);
    let own = || chinese().own_firms.iter().any(|word| head.starts_with(word.as_str()));
    let owner = owner.or_else(|| {
        let told = carried(found, place, &[Organization]).filter(|_| own());
        told.and_then(|index| found.names.get(index))
    });
    let Some(owner) = owner else { return Vec::new() };
    let others = coordinated(found, sentence, next).into_iter().filter_map(|index| found.names.get(index));
    others.filter_map(|other| linking(found, place, cue.span, (owner, other), "partnership/partners")).collect()
}

/// 公司是华为昇腾的战略合作伙伴, 作为B的核心伙伴，A…: the one whose partner another is called.
fn called_a_partner(found: &Annotated<'_>, place: usize, sentence: &Sentence, cue: &CueAt) -> Option<Fact> {
    let clause = sentence.clause_of(cue.span);
    if supposes(clause.of(&found.folded)) {
        return None;
    }
    let noun = Span::new(cue.span.start, clause.end).of(&found.folded);
    let index = sentence.names.clone().rfind(|index| {
        found.names.get(*index).is_some_and(|name| {
            let gap = Span::new(name.span.end.min(cue.span.start), cue.span.start).of(&found.folded);
            let plain = gap.chars().count() <= 8 && !gap.contains(['，', '与', '和', '等', '、']);
            matches!(name.kind, Organization | EntityKind::Chip) && name.span.end <= cue.span.start && plain
        })
    })?;
    let name = found.names.get(index)?;
    let start = found.start_with_maker(name);
    let head = Span::new(clause.start, start.max(clause.start)).of(&found.folded);
    let leads = chinese().partner_leads.iter().find(|word| head.ends_with(word.as_str()))?;
    let maker = name.entity.filter(|_| name.kind == EntityKind::Chip).and_then(|chip| found.lexicon.maker(chip));
    let other = maker.map_or_else(|| name.name.clone(), |maker| found.lexicon.entity(maker).name.clone());
    let firms = || sentence.names.clone().filter(|index| found.names.get(*index).is_some_and(is_firm));
    let at = |index: &usize| found.names.get(*index).map_or(0, |name| name.span.start);
    // 作为…，A: who it is follows
    let one = if leads == "作为" {
        firms().find(|index| at(index) >= clause.end && at(index) <= clause.end + NEXT)
    } else {
        firms().rfind(|index| at(index) < start)
    };
    if !is_told_of(found, leads, head, one) {
        return None;
    }
    let one = one.or_else(|| carried(found, place, &[Organization])).and_then(|index| found.names.get(index))?;
    let same = one.name == other || found.lexicon.same_house(&one.name, &other);
    let called = noun.split(['，', '。', '；']).next().is_some_and(|noun| noun.contains("伙伴"));
    let value = Value::entity(other);
    (called && !same).then(|| {
        Fact::about(Predicate::Partnership, one, value, name.span.cover(cue.span), place, "partnership/called")
    })
}

/// A选择B作为合作伙伴: who is chosen stands between.
fn chosen(found: &Annotated<'_>, place: usize, sentence: &Sentence, cue: &CueAt) -> Option<Fact> {
    let clause = sentence.clause_of(cue.span);
    let mut firms = found.names_in(sentence).iter().filter(|name| is_firm(name) && clause.contains(name.span));
    let other = firms.clone().rfind(|name| {
        let role = Span::new(name.span.end.min(cue.span.start), cue.span.start).of(&found.folded);
        let head = found.head_in_clause(sentence, name.span);
        let as_one = ["作为", "为", "担任"].iter().any(|word| role.starts_with(word)) && role.chars().count() <= ROLE;
        name.span.end <= cue.span.start
            && as_one
            && ["选择", "选定", "选中", "选"].iter().any(|verb| head.ends_with(verb))
    })?;
    let one = firms.find(|name| name.span.end <= other.span.start)?;
    let called =
        cue.span.of(&found.folded).ends_with("伙伴") || found.tail_in_clause(sentence, cue.span).starts_with("伙伴");
    called.then(|| linking(found, place, cue.span, (one, other), "partnership/chosen")).flatten()
}

/// So many characters between a firm and the word that it is a partner: 作为其战略.
const ROLE: usize = 8;

/// A、B达成战略合作, A、B宣布合作: those listed right before the verb agree with each other.
fn both_agree(found: &Annotated<'_>, place: usize, sentence: &Sentence, cue: &CueAt) -> Vec<Fact> {
    let head = found.head_in_clause(sentence, cue.span);
    let verb = cue.span.of(&found.folded);
    let lead = before_one(head, &chinese().agrees).or_else(|| verb.starts_with("达成").then_some(head));
    let Some(lead) = lead.filter(|_| verb.contains("合作") || verb.contains("协议")) else { return Vec::new() };
    let end = cue.span.start - (head.len() - before_all(lead, &chinese().before_agrees).len());
    let last = sentence.names.clone().rfind(|index| {
        found.names.get(*index).is_some_and(|name| is_firm(name) && !is_observer(name) && name.span.end == end)
    });
    let all = last.map_or_else(Vec::new, |last| coordinated(found, sentence, last));
    let all: Vec<&Name> = all.into_iter().filter_map(|index| found.names.get(index)).collect();
    let listed = (2..=3).contains(&all.len()) && all.iter().all(|name| is_firm(name) && !is_observer(name));
    // 甲、乙与丙达成合作: the link tells it
    let linked = head.contains(['与', '同', '跟']);
    let Some((first, others)) = all.split_first().filter(|_| listed && !linked) else { return Vec::new() };
    others.iter().filter_map(|other| linking(found, place, cue.span, (first, other), "partnership/listed")).collect()
}

/// 某某收购的同方是: who stands before need not be the one that is called so, unless right before the verb, or where the
/// clause has no subject but 公司.
fn is_told_of(found: &Annotated<'_>, lead: &str, head: &str, one: Option<usize>) -> bool {
    let subject = head.strip_suffix(lead).unwrap_or(head);
    let subject =
        subject.trim_end_matches(['将', '会', '正', '也', '已', '均', '便', '就', '还', '现', '即', '并', '又']);
    let own = subject.is_empty() || chinese().own_firms.iter().any(|word| subject == word);
    let right = one.and_then(|index| found.names.get(index)).is_some_and(|name| {
        let written = name.span.of(&found.folded);
        subject.strip_suffix(written).is_some_and(|rest| !rest.ends_with(['的', '下']))
    });
    lead == "作为" || own || right
}

/// So many bytes behind the clause stands who is called so.
const NEXT: usize = 16;

/// Where the word that links two firms stands, and where the other firm may.
fn link_of(found: &Annotated<'_>, clause: Span, cue: &CueAt) -> Option<(Span, Span)> {
    let before = Span::new(clause.start, cue.span.start.max(clause.start)).of(&found.folded);
    let with = ["与", "和", "同", "跟"].iter().filter_map(|word| before.rfind(word)).filter(|at| *at > 0).min();
    let leading = || ["与", "跟"].iter().filter_map(|word| before.find(word)).min();
    if let Some(at) = with.or_else(leading) {
        let link = Span::new(clause.start + at, clause.start + at + '与'.len_utf8());
        return Some((link, Span::new(link.end, cue.span.start)));
    }
    let links = matches!(cue.span.of(&found.folded), "联合" | "携手" | "牵手" | "联手" | "联袂");
    links.then(|| (cue.span, Span::new(cue.span.end, clause.end)))
}

/// "we have signed an agreement with C-DAC": the firm speaks for itself; tells whether it did.
fn our_partners(found: &Annotated<'_>, place: usize, sentence: &Sentence, cue: &CueAt, facts: &mut Vec<Fact>) -> bool {
    let we = found.cues_in(sentence).iter().any(|at| at.cue == Cue::We && at.span.start < cue.span.start);
    let Some(own) = found.own.as_ref().filter(|_| we) else { return false };
    let is_other =
        |name: &&Name| name.kind == Organization && name.name != *own && !found.lexicon.same_house(&name.name, own);
    let firms = found.names_in(sentence).iter().filter(is_other);
    for other in firms.filter(|name| found.distance(name.span, cue.span) <= 120) {
        let subject = Subject::new(Organization, own.clone());
        let at = cue.span.cover(other.span);
        let value = Value::entity(other.name.clone());
        facts.push(Fact::new(Predicate::Partnership, subject, value, at, place, "partnership/ours"));
    }
    true
}

/// Behind these "with" brings in no partner: "on par with X", "equipped with X's chips".
const NO_PARTNERS_WITH: &[&str] = &[
    "par",
    "compete",
    "competes",
    "competing",
    "compared",
    "comparable",
    "compatible",
    "rivals",
    "pace",
    "up",
    "equipped",
    "filled",
    "packed",
    "run",
];

/// "G42 will build a cluster with `OpenAI`, Oracle and Nvidia": a list of firms behind "with" are partners.
fn built_together(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let Some(verb) =
        found.cues_in(sentence).iter().find(|at| matches!(at.cue, Cue::Develop | Cue::Train | Cue::Design))
    else {
        return;
    };
    let firms: Vec<usize> = sentence
        .names
        .clone()
        .filter(|index| found.names.get(*index).is_some_and(|name| name.kind == Organization))
        .collect();
    // "The government will spend more, and SK Group is to build a data centre with AWS": who stands in the verb's clause.
    let clause = sentence.clause_of(verb.span);
    let inside = |index: &&usize| {
        found.names.get(**index).is_some_and(|name| {
            found.language == Language::English && clause.contains(name.span) && name.span.end <= verb.span.start
        })
    };
    let Some(first) = firms
        .iter()
        .find(inside)
        .or(firms.first())
        .and_then(|index| found.names.get(*index))
        .filter(|first| first.span.end <= verb.span.start)
    else {
        return;
    };
    let with = firms.iter().copied().find(|index| {
        found.names.get(*index).is_some_and(|name| {
            let before = found.text.get(verb.span.end..name.span.start).unwrap_or("");
            name.span.start > verb.span.end
                && !NO_PARTNERS_WITH.iter().any(|word| {
                    before.trim_end().strip_suffix("with").is_some_and(|head| head.trim_end().ends_with(word))
                })
                && !before.ends_with(" than with ")
                && !owns_a_chip(found, name)
                && !is_modifier(found, name)
                && (before.ends_with(" with ")
                    || before.ends_with(" with partners ")
                    || before.ends_with("together with "))
        })
    });
    // "is Contoso's work; the cheaper version was designed with Fabrikam": the two have no part in one deed
    let apart =
        |first: &Name| Span::new(first.span.end.min(verb.span.start), verb.span.start).of(&found.folded).contains("; ");
    let with = with.filter(|_| !(found.language == Language::English && apart(first)));
    // "was designed with Contoso in mind"
    let Some(with) = with.filter(|_| !found.tail_in_clause(sentence, verb.span).contains(" in mind")) else { return };
    for index in coordinated(found, sentence, with) {
        let other = found.names.get(index);
        let fact = other.and_then(|other| linking(found, place, verb.span, (first, other), "partnership/with"));
        facts.extend(fact.map(|fact| Fact { modality: Some(Modality::Stated), ..fact }));
    }
}

/// "with Nvidia's H800": a thing is used, and nobody works with its maker.
fn owns_a_chip(found: &Annotated<'_>, firm: &Name) -> bool {
    let after = found.text.get(firm.span.end..).unwrap_or("");
    behind_owner(after).is_some_and(|owned| {
        let start = found.text.len() - owned.len();
        let next = found.names.partition_point(|name| name.span.start < start);
        found.names.get(next).is_some_and(|name| name.kind == EntityKind::Chip && name.span.start == start)
    })
}

/// "It has also worked with …", 该公司还与…: the subject was named before.
fn pronoun_head(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let head = Span::new(sentence.span.start, (sentence.span.start + 40).min(sentence.span.end));
    found.cues_in(sentence).iter().any(|at| {
        matches!(at.cue, Cue::It | Cue::TheCompany | Cue::We) && head.start <= at.span.start && at.span.start < head.end
    })
}
