//! Use told by a verb: "X runs on H20s", X采用昇腾910B, "the 910C powers X".

use crate::{
    lexicon::{
        chinese::{begins_with, behind_all, chinese, ends_in, has_one, opens_a_condition, supposes},
        cue::{Cue, CueAt},
        english::{behind_owner, english, is_one, is_owner},
    },
    model::{EntityKind, Language, Predicate, Value, entity::DOMESTIC_CHIPS},
    text::{
        Span,
        span::{first, last},
    },
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::is_observer,
    fact::Fact,
    foundry::is_pure_foundry,
    name::{Name, Role},
    rules::status::{is_called_off, is_shunned, is_stopped},
    subject::{carried, coordinated, firm_referred_to, in_sentence, is_behind, is_behind_a_preposition, listed_with},
    topic::firm_called_so,
};

use super::super::counted::is_a_bidder;
use super::{
    Words,
    chinese::{ORDERS, replacing},
    deeds::opened_with,
    hardware::{is_hardware, is_possessive, is_supplied_by, mixed_list},
    push,
    roundabout::{built_around, built_with, puts_to_work, replaced_with, spends_on, trains_on, tries_out},
};

use EntityKind::{Chip, Model, Organization, System};

/// The firm, the verb, the chip: "X runs on H20s", X采用昇腾910B.
pub(super) fn by_verb(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    for index in sentence.names.clone() {
        let Some(chip) = found.names.get(index).filter(|name| !name.compared && is_hardware(found, sentence, name))
        else {
            continue;
        };
        let verb = verb_before(found, sentence, index);
        let verb = verb.or_else(|| based_on(found, sentence, chip)).or_else(|| ordered(found, sentence, chip));
        let verb = verb.or_else(|| verb_last(found, sentence, chip)).or_else(|| built_around(found, sentence, chip));
        let verb = verb.or_else(|| tries_out(found, sentence, chip)).or_else(|| spends_on(found, sentence, chip));
        let verb = verb.or_else(|| trains_on(found, sentence, chip)).or_else(|| built_with(found, sentence, chip));
        let verb = verb.map(|verb| verb.span).or_else(|| replacing(found, sentence, chip));
        let verb =
            verb.or_else(|| puts_to_work(found, sentence, chip)).or_else(|| replaced_with(found, sentence, chip));
        let verb = verb.or_else(|| opened_with(found, sentence, chip));
        let Some(verb) = verb.filter(|verb| !is_only_asked(found, sentence, *verb)) else { continue };
        if is_left_behind(found, chip)
            || found.language == Language::English && is_called_off(found, sentence, verb)
            || is_an_order_won(found, sentence, verb)
            || trains_a_model(found, sentence, verb, chip.span)
            || is_made(found, sentence, verb, chip)
            || is_who_orders(found, sentence, chip)
            || is_of_parts(found, sentence, chip)
            || is_what_is_not_used(found, verb, chip)
            || is_a_deed_in_general(found, sentence, verb)
            || is_in_what_is_sold(found, sentence, verb, chip)
            || is_only_linked(found, sentence, verb, chip)
            || is_passed_over(found, sentence, chip)
        {
            continue;
        }
        for user in dealt_to(found, sentence, chip, users(found, place, sentence, verb, chip)) {
            // "SMIC makes the 910B and is to switch to the 910C": what a foundry goes over to it makes
            let makes = || found.has_cue(sentence, sentence.span, &[Cue::Manufacture, Cue::Produce]);
            if moves(verb.of(&found.folded)) && is_pure_foundry(user) && makes() {
                continue;
            }
            // "does not use A but B": of B nothing is denied
            let instead = found.language == Language::English && found.between(verb, chip.span).contains(" but ");
            let at = if instead { chip.span } else { verb.cover(chip.span) };
            push(found, place, user, chip, at, "uses_chip/verb", facts);
            let own_use = || puts_its_own_to_use(found, verb, chip) || runs_its_own_tasks(found, verb, user);
            if found.lexicon.maker_is(chip.entity, &user.name) && own_use()
                || owns_the_maker(found, chip, user) && own_use()
            {
                let value = Value::entity(chip.name.clone());
                facts.push(Fact::about(Predicate::UsesChip, user, value, at, place, OWN_USE));
            }
        }
    }
}

/// "chose the RNGD over Nvidia's L40S", "ahead of the H20": what was not taken. "Over 1,000 H100s" are so many.
fn is_passed_over(found: &Annotated<'_>, sentence: &Sentence, chip: &Name) -> bool {
    let head = found.head(sentence, found.start_with_maker(chip));
    let mut words = head.split_whitespace().rev();
    let describes =
        |word: &&str| is_owner(word) || matches!(*word, "the" | "its") || english().chip_adjectives.contains(*word);
    let lead = words.find(|word| !describes(word)).unwrap_or("");
    let before = words.next().unwrap_or("");
    let instead = match lead {
        "over" | "not" => true,
        "of" => matches!(before, "instead" | "ahead" | "place"),
        "than" => before == "rather",
        _ => false,
    };
    found.language == Language::English && instead
}

/// "will link Monaka to Nvidia's GPUs": two things are joined, and none of them is what is used.
fn is_only_linked(found: &Annotated<'_>, sentence: &Sentence, verb: Span, chip: &Name) -> bool {
    let joins = ["link", "links", "pair", "pairs", "pairing"].contains(&verb.of(&found.folded));
    let gap = Span::new(verb.end, chip.span.start.max(verb.end)).of(&found.folded);
    let tail = found.tail_in_clause(sentence, chip.span);
    let to = |text: &str| [" to ", " with "].iter().any(|link| text.contains(link));
    found.language == Language::English && joins && (gap.contains(" to ") || to(first(tail, 24)) && gap.len() <= 2)
}

/// 联想的服务器采用甲、乙等芯片, 销售采用甲、乙等芯片的服务器: a list of makers tells what is in the goods, and not what who
/// builds them uses. 中国移动的服务器 are its own.
fn is_in_what_is_sold(found: &Annotated<'_>, sentence: &Sentence, verb: Span, chip: &Name) -> bool {
    if !found.language.is_chinese() {
        return false;
    }
    let head = found.head_in_clause(sentence, verb);
    let words = chinese();
    // 候选人所投产品采用
    if has_one(head, &words.offered) {
        return true;
    }
    let list = mixed_list(found, sentence, chip);
    // 沐曦等国产芯片: what the list ends in stands for it; 银行采购的一体机 is its own
    let listed = (list.len() > 1 || chip.name == DOMESTIC_CHIPS) && !has_one(head, &words.own_machines);
    let Some(end) = list.last().filter(|_| listed) else { return false };
    let tail = found.tail_in_clause(sentence, end.span);
    let of_goods =
        || tail.rsplit_once('的').is_some_and(|(_, noun)| has_one(first(noun, 24), &words.machines_for_sale));
    has_one(head, &words.machines_for_sale) && is_of_who_sells(found, sentence, verb)
        || ends_in(head, &words.sells_machines).is_some() && of_goods()
}

/// Whose machines are told of before the verb: a bare 服务器 may be anybody's own where no builder of machines is named;
/// 一体机 and what is 推出的 are goods whoever they are of.
fn is_of_who_sells(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    let head = found.head_in_clause(sentence, verb);
    let start = sentence.clause_of(verb).start;
    let mut owners = found
        .names_in(sentence)
        .iter()
        .filter(|name| name.kind == Organization && name.span.start >= start && name.span.end <= verb.start);
    !head.contains("服务器")
        || has_one(head, &chinese().sells_machines)
        || owners.clone().next().is_none()
        || owners.any(|name| english().machine_makers.contains(&name.name))
}

/// A、B分别采用X和Y: of several users the one to whom the chip is dealt out, or none where the lists differ.
fn dealt_to<'a>(found: &Annotated<'_>, sentence: &Sentence, chip: &Name, users: Vec<&'a Name>) -> Vec<&'a Name> {
    let chips = mixed_list(found, sentence, chip);
    let Some((last, first)) = users.last().zip(chips.first()) else { return users };
    let between = Span::new(last.span.end.min(first.span.start), first.span.start);
    let dealt = found.language.is_chinese() && found.has_cue(sentence, between, &[Cue::Respectively]);
    if !dealt || chips.len() < 2 {
        return users;
    }
    let nth = chips.iter().position(|other| other.span == chip.span).filter(|_| users.len() == chips.len());
    nth.and_then(|nth| users.get(nth).copied()).into_iter().collect()
}

/// Who uses what the verb tells of. Who builds machines for others has them for sale: "Dell is building a supercomputer with
/// Blackwell chips for xAI" is of xAI, and "Fujitsu is building `FugakuNEXT` with" it of the machine.
fn users<'a>(found: &'a Annotated<'_>, place: usize, sentence: &Sentence, verb: Span, chip: &Name) -> Vec<&'a Name> {
    if let Some(system) = built_of(found, sentence, verb, chip).or_else(|| built_between(found, sentence, verb, chip)) {
        return vec![system];
    }
    let mut users = users_before(found, place, sentence, verb, chip);
    let sold = |user: &&Name| found.language == Language::English && english().machine_makers.contains(&user.name);
    let does = |stems: &[&str]| stems.iter().any(|stem| verb.of(&found.folded).starts_with(stem));
    if !users.iter().any(sold) {
        return users;
    }
    let sets_up = does(&["deploy", "install", "set"]) && !is_for_itself(found, sentence, verb);
    if sets_up || does(&["buil", "assembl", "construct", "deliver"]) {
        users.retain(|user| !sold(user));
        users.extend(built_for(found, sentence, chip));
    }
    users
}

/// "has deployed H100s at its headquarters", "has installed its own cluster": such a firm sets up its own where the words
/// say so. "Its customers" are others.
fn is_for_itself(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    let words: Vec<&str> = found.tail_in_clause(sentence, verb).split_whitespace().collect();
    let own = |triple: &[&str]| match triple {
        [link, "its", noun] => {
            let place = matches!(*link, "at" | "in" | "inside" | "across" | "within" | "throughout" | "on");
            let others = english().guests.contains(noun.trim_matches(|c: char| !c.is_alphanumeric()));
            *noun == "own" && *link != "for" || place && !others
        }
        _ => false,
    };
    words.starts_with(&["its", "own"]) || words.windows(3).any(own)
}

/// "built the Isambard-AI supercomputer with 5,448 GH200s": the machine between the verb and the chips.
fn built_between<'a>(found: &'a Annotated<'_>, sentence: &Sentence, verb: Span, chip: &Name) -> Option<&'a Name> {
    let between = |name: &&Name| name.span.start >= verb.end && name.span.end <= chip.span.start;
    let does = |stems: &[&str]| stems.iter().any(|stem| verb.of(&found.folded).starts_with(stem));
    // a site without a name is told of by whoever builds it
    let fills = does(&["fit", "equip", "fill", "outfit", "stock", "kit"]);
    let stands_for_another =
        |name: &Name| matches!(name.role, Role::Referring | Role::Sited) || fills && name.role == Role::Unnamed;
    let named = |name: &&Name| name.kind == System && !stands_for_another(name) && between(name);
    // "plans to fit its Jamnagar campus with"
    let builds =
        found.language == Language::English && (fills || does(&["buil"])) && !verb.of(&found.folded).contains(' ');
    found.names_in(sentence).iter().filter(|_| builds).find(named)
}

/// "with Blackwell chips for xAI", "in a data centre for xAI": for whom, with a few words at most between; or in which machine.
fn built_for<'a>(found: &'a Annotated<'_>, sentence: &Sentence, chip: &Name) -> Option<&'a Name> {
    found.names_in(sentence).iter().find(|name| {
        let gap = found.between(chip.span, name.span);
        name.span.start >= chip.span.end
            && matches!(name.kind, System | Organization)
            && gap.split_whitespace().count() <= 6
            && ([" for ", " for the ", " at "].iter().any(|word| gap.ends_with(word))
                || name.kind == System && name.can_lead() && gap.ends_with(" in "))
            && !gap.contains([',', ';'])
    })
}

/// The rule of a firm's use of its own chips.
pub(super) const OWN_USE: &str = "uses_chip/own-use";

/// "has begun to install its Maia 200": its maker runs it, and does more than sell it.
fn puts_its_own_to_use(found: &Annotated<'_>, verb: Span, chip: &Name) -> bool {
    let word = verb.of(&found.folded);
    let puts = ["install", "deploy", "run on", "runs on", "ran on", "running on", "relies on", "put"];
    let gap = Span::new(verb.end, chip.span.start.max(verb.end)).of(&found.folded);
    found.language == Language::English
        && puts.iter().any(|stem| word.starts_with(stem))
        && (matches!(gap, " its " | " its own ") || gap.starts_with(" its ") && gap.len() <= 48 && gap.ends_with(", "))
}

/// 百度的推理任务大部分跑在昆仑芯P800上: its own tasks run there.
fn runs_its_own_tasks(found: &Annotated<'_>, verb: Span, user: &Name) -> bool {
    let gap = Span::new(user.span.end.min(verb.start), verb.start).of(&found.folded);
    let placed = ["跑在", "运行在", "运行于", "部署在", "部署于"].contains(&verb.of(&found.folded));
    found.language.is_chinese() && placed && has_one(gap, &chinese().own_tasks)
}

/// Kunlunxin is of Baidu's house: its chips are told of as those of another firm.
fn owns_the_maker(found: &Annotated<'_>, chip: &Name, user: &Name) -> bool {
    let maker = chip.entity.and_then(|entity| found.lexicon.maker(entity));
    let of_house = |name: &str| found.lexicon.same_house(name, &user.name);
    user.kind == Organization
        && chip.kind == Chip
        && (of_house(&chip.name) || maker.is_some_and(|maker| of_house(&found.lexicon.entity(maker).name)))
}

/// "had won an order for 200,000 chips from Alibaba", 中标3000台昇腾服务器: who gets an order sells.
fn is_an_order_won(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    let noun =
        matches!(verb.of(&found.folded), "order" | "orders" | "purchase order" | "purchase orders" | "orders for");
    let head = found.head(sentence, verb.start);
    let mut near = head.split_whitespace().rev().take(4);
    let bid = || found.language.is_chinese() && verb.of(&found.folded) == "中标";
    found.language == Language::English && noun && near.any(|word| is_one(&english().wins, word)) || bid()
}

/// "warned that using Huawei's chips might violate its rules": what one could do, and nobody is said to do.
fn is_a_deed_in_general(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    const COULD: &[&str] = &[" might ", " may ", " could ", " would ", " can ", " risks ", " risked ", " violates "];
    let head = found.head(sentence, verb.start);
    let opens = matches!(head.split_whitespace().next_back(), None | Some("that" | "whether" | "if"));
    let gerund = verb.of(&found.folded).split(' ').next().is_some_and(|word| word.ends_with("ing"));
    let rest = found.tail_in_clause(sentence, verb);
    found.language == Language::English && opens && gerund && COULD.iter().any(|word| rest.contains(word))
}

/// 使用的不是H20，而是昇腾910B: the first is not used, and the second is.
fn is_what_is_not_used(found: &Annotated<'_>, verb: Span, chip: &Name) -> bool {
    let gap = Span::new(verb.end, chip.span.start.max(verb.end)).of(&found.folded);
    denies_the_first(gap) && !is_instead(gap)
}

/// What stands behind 采用的 or 使用 when the object of the verb is denied.
fn denies_the_first(gap: &str) -> bool {
    ["不是", "并非", "并不是", "不再是"].iter().any(|words| gap.trim_start_matches('的').starts_with(words))
}

/// 的不是H20，而是: behind the denied one the clause turns to what is used.
fn is_instead(gap: &str) -> bool {
    let turn = gap.rsplit_once("而是").map(|(_, rest)| rest);
    denies_the_first(gap) && turn.is_some_and(|rest| !rest.contains(['，', ',', '；', ';', '。']))
}

/// 拿下字节跳动的芯片订单: whose order it is, and no maker whose chips are bought.
fn is_who_orders(found: &Annotated<'_>, sentence: &Sentence, firm: &Name) -> bool {
    let after = first(found.tail_in_clause(sentence, firm.span), 10);
    found.language.is_chinese()
        && firm.kind == Organization
        && after.starts_with('的')
        && ORDERS.iter().any(|word| after.contains(word))
}

/// `拿下英伟达Rubin约七成的HBM4订单`: what is ordered there is a part for the chip.
fn is_of_parts(found: &Annotated<'_>, sentence: &Sentence, chip: &Name) -> bool {
    let rest = first(found.tail_in_clause(sentence, chip.span), 20);
    let order = ORDERS.iter().filter_map(|word| rest.find(word)).min();
    let goods = order.and_then(|at| rest.get(..at)).unwrap_or("");
    found.language.is_chinese() && chinese().chip_parts.iter().any(|part| goods.contains(part.as_str()))
}

/// 采用7纳米工艺生产昇腾910C: what is used there is a process, and the chip is made.
fn is_made(found: &Annotated<'_>, sentence: &Sentence, verb: Span, chip: &Name) -> bool {
    let gap = Span::new(verb.end.min(chip.span.start), chip.span.start);
    found.language.is_chinese() && found.has_cue(sentence, gap, &[Cue::Manufacture, Cue::Produce])
}

/// The verb of use or purchase before the chip, or before the list that the chip stands in.
fn verb_before<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: usize) -> Option<&'a CueAt> {
    let head = coordinated(found, sentence, chip).first().and_then(|first| found.names.get(*first))?.span;
    found.cues_in(sentence).iter().rfind(|at| {
        let moves = is_a_move(at.span.of(&found.folded));
        matches!(at.cue, Cue::Use | Cue::Order)
            && at.span.end <= head.start
            && found.distance(at.span, head) <= 50
            && !(found.language.is_chinese() && leaves_its_clause(found, at.span, head))
            && (!is_weak_use(at.span.of(found.text)) || is_split(found, sentence, at.span))
            && (!moves || leads_onto(found, sentence, head) && !moves_a_chip(found, sentence, at.span, head))
            && (!is_loose(at.span.of(&found.folded)) || is_direct(found.between(at.span, head)))
            && !makes_it(found, at.span, head)
            && !is_for_a_use(found, at.span)
            && !is_in_a_relative_clause(found, at.span, head)
            && !is_told_of_another(found, at.span, head)
    })
}

/// "ordered dies that later turned up in the 910B": what was ordered has a clause of its own, and the chip stands there.
fn is_in_a_relative_clause(found: &Annotated<'_>, verb: Span, chip: Span) -> bool {
    let gap = found.between(verb, chip);
    found.language == Language::English && (gap.contains(" that ") || gap.contains(" which "))
}

/// 主要用于, 用不上: with what stands behind it another verb.
fn is_for_a_use(found: &Annotated<'_>, verb: Span) -> bool {
    let rest = found.folded.get(verb.end..).unwrap_or("");
    verb.of(&found.folded).ends_with('用') && rest.starts_with(['于', '来', '作', '途', '户', '不', '场', '例', '法'])
}

/// A clause ends between the verb and the chip, but for 的不是A，而是B.
fn leaves_its_clause(found: &Annotated<'_>, verb: Span, chip: Span) -> bool {
    let gap = Span::new(verb.end, chip.start.max(verb.end)).of(&found.folded);
    gap.contains(['，', ',', '；', ';']) && !is_instead(gap)
}

/// 下单的芯片与昇腾910B一致: what is bought stands in the relative clause, and the chip is what it is like.
fn is_told_of_another(found: &Annotated<'_>, verb: Span, chip: Span) -> bool {
    let gap = found.between(verb, chip);
    found.language.is_chinese() && gap.starts_with('的') && gap.contains(['与', '與', '和', '跟', '同', '比'])
}

/// "uses ASML's machines to make the 910C", "used to design the MTIA": what is used is another thing.
fn makes_it(found: &Annotated<'_>, verb: Span, chip: Span) -> bool {
    let gap = found.between(verb, chip);
    found.language == Language::English
        && [" to make ", " to produce ", " to manufacture ", " to build ", " to design ", " to develop ", " making "]
            .iter()
            .any(|words| gap.contains(words))
}

/// "relies overwhelmingly on", "runs mostly on": the verb stands before an adverb.
fn is_split(found: &Annotated<'_>, sentence: &Sentence, on: Span) -> bool {
    let word = on.of(&found.folded);
    if found.language != Language::English || !matches!(word, "on" | "of") {
        return false;
    }
    let before = found.head(sentence, on.start);
    let adverb = |word: &&str| word.ends_with("ly") || ADVERBS.contains(word);
    let mut words = before.split_whitespace().rev();
    let adverbs = words.clone().take(4).take_while(adverb).count();
    let verb = words.nth(adverbs).unwrap_or("");
    let leans = ["relies", "rely", "relied", "relying", "depends", "depend", "depended", "leans", "lean", "leant"];
    let runs = ["runs", "run", "ran", "running", "based", "standardised", "standardized"];
    let consists = ["consists", "consist", "consisted", "composed"];
    let fits = if word == "on" { leans.contains(&verb) || runs.contains(&verb) } else { consists.contains(&verb) };
    adverbs > 0 && adverbs < 4 && fits
}

/// Words that stand between such a verb and "on" beside those in -ly.
const ADVERBS: &[&str] =
    &["mostly", "almost", "still", "more", "less", "most", "instead", "again", "now", "in", "part"];

/// "switch", "migrate": use only where "to" or "onto" leads to the chip.
fn is_a_move(word: &str) -> bool {
    moves(word) && !word.ends_with(" to")
}

fn moves(word: &str) -> bool {
    ["switch", "migrat", "shift", "mov", "port", "transition"].iter().any(|stem| word.starts_with(stem))
}

/// Verbs that take other objects too: they tell of use where the chip is their own object.
fn is_loose(word: &str) -> bool {
    [
        "receiv",
        "carr",
        "fill",
        "boasts",
        "install",
        "went for",
        "goes for",
        "going for",
        "sports",
        "lease",
        "leasing",
        "rent",
        "pair",
        "pick",
        "has enough",
        "have enough",
    ]
    .iter()
    .any(|stem| word.starts_with(stem))
}

fn is_direct(gap: &str) -> bool {
    gap.chars().count() <= 40
        && !gap.contains(',')
        && !gap.split_whitespace().any(|word| {
            matches!(word, "on" | "for" | "to" | "over" | "against" | "from" | "than" | "by" | "licence" | "license")
        })
}

/// "shifted the X2 to Samsung's SF4X": what is moved there is a chip, which is made and not used.
fn moves_a_chip(found: &Annotated<'_>, sentence: &Sentence, verb: Span, head: Span) -> bool {
    let gap = Span::new(verb.end, head.start);
    // "from Nvidia's A100"
    let from = |name: &Name| {
        let before = found.folded.get(..found.start_with_maker(name)).unwrap_or("");
        let owned = || {
            let head = found.folded.get(..name.span.start).unwrap_or("");
            let owner = head.trim_end().rsplit(' ').next().unwrap_or("");
            is_owner(owner) && head.trim_end().strip_suffix(owner).is_some_and(|head| head.ends_with("from "))
        };
        before.ends_with("from ") || owned()
    };
    found.names_in(sentence).iter().any(|name| name.kind == Chip && gap.contains(name.span) && !from(name))
}

/// "to Huawei's Ascend 910B", "onto the S60": the preposition, with a maker and adjectives at most between.
fn leads_onto(found: &Annotated<'_>, sentence: &Sentence, chip: Span) -> bool {
    let before = found.head(sentence, chip.start);
    before.split_whitespace().rev().take(4).any(|word| matches!(word, "to" | "onto"))
}

/// "from A100s to B200s", 从英伟达转向昇腾: what is given up.
fn is_left_behind(found: &Annotated<'_>, chip: &Name) -> bool {
    let before = found.folded.get(..chip.span.start).unwrap_or("");
    let after = first(found.folded.get(chip.span.end..).unwrap_or(""), 40);
    // "uses chips from Huawei to run its models" leaves nothing behind.
    let supplied = || is_supplied_by(last(before, 34));
    before.ends_with("from ") && [" to ", " onto "].iter().any(|word| after.contains(word)) && !supplied()
        || before.ends_with('从') && ["转向", "切换", "迁移", "换成", "换到"].iter().any(|word| after.contains(word))
}

/// The chips are those that a model was trained on: no claim of the firm.
fn trains_a_model(found: &Annotated<'_>, sentence: &Sentence, verb: Span, chip: Span) -> bool {
    // 基于国产算力底座训练的模型
    let behind = found.language.is_chinese()
        && behind_all(found.tail_in_clause(sentence, chip), &chinese().before_training)
            .strip_prefix("训练")
            .is_some_and(|rest| rest.starts_with(['的', '出', '而']));
    // "has enough Nvidia GPUs to train": it has them
    let owned = ["has enough", "have enough", "has bought", "stockpiled"].contains(&verb.of(&found.folded));
    behind
        || !owned
            && found.has_cue(sentence, verb.cover(sentence.clause_of(chip)), &[Cue::Train])
            && found.names_in(sentence).iter().any(|name| name.kind == Model)
}

fn users_before<'a>(
    found: &'a Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    verb: Span,
    chip: &Name,
) -> Vec<&'a Name> {
    if let Some(machine) = described_by_a_participle(found, sentence, verb) {
        return vec![machine];
    }
    let at = with_its_object(found, sentence, verb, chip);
    let kinds: &[EntityKind] = if buys(found, verb) { &[Organization] } else { &[System, Organization] };
    // "Reliance is building a data centre with Blackwell chips": who builds it uses them
    let is_sited = |index: &usize| found.names.get(*index).is_some_and(|name| name.role == Role::Sited);
    let index = in_sentence(found, sentence, at, kinds);
    let index =
        if index.as_ref().is_some_and(is_sited) { in_sentence(found, sentence, at, &[Organization]) } else { index };
    let index = index.and_then(|index| {
        let machine = Some(()).filter(|()| has_built_it(found, sentence, index, verb));
        machine.and_then(|()| machine_before(found, sentence, verb)).or(Some(index))
    });
    let index = index.or_else(|| told_of_before(found, place, sentence, verb, kinds));
    let fits = |user: &&Name| {
        // 腾讯的混元大模型部署在H20上: its own runs there
        let owned = |model: &Name| {
            found.language.is_chinese()
                && matches!(found.between(user.span, model.span), "" | "的" | "旗下" | "旗下的")
                && chinese().placed_on.iter().any(|place| place == verb.of(&found.folded))
        };
        let crossed = found.names_in(sentence).iter().any(|other| {
            let between = other.span.start >= user.span.end && other.span.end <= verb.start;
            other.kind == Model && between && !owned(other)
        });
        let parted = found.between(user.span, verb).contains([';', '；']);
        let earlier = user.span.end <= sentence.span.start;
        user.span.end <= verb.start.min(chip.span.start) + 2
            && !is_of_a_phase(found, sentence, verb, user)
            && !is_asked_for_it(found, sentence, user)
            && !is_a_bidder(found, user)
            && !is_an_object(found, sentence, user, verb)
            && !crossed
            && !parted
            && (earlier
                || found.distance(user.span, verb) <= if runs_its_sites(found, sentence, verb) { 140 } else { 70 })
    };
    let index = index.filter(|index| !owns_a_chip(found, *index));
    let index = index.and_then(|index| actor(found, sentence, index, verb));
    let Some(index) = index.filter(|index| found.names.get(*index).as_ref().is_some_and(fits)) else {
        let referred = || {
            let index = firm_referred_to(found, place, verb);
            let index = index.or_else(|| firm_referred_to(found, place, main_verb(found, sentence, verb)?));
            index.and_then(|index| found.names.get(index))
        };
        let both = both_before(found, place, sentence, verb);
        // Who sells the chip is none of those who use it.
        let sells = both.iter().any(|firm| found.lexicon.maker_is(chip.entity, &firm.name));
        return if both.is_empty() || sells { referred().into_iter().collect() } else { both };
    };
    let index = machine_of(found, sentence, index).unwrap_or(index);
    coordinated(found, sentence, index).into_iter().filter_map(|index| found.names.get(index)).collect()
}

/// "will be replaced by Arrhenius, built by HPE around Nvidia's Grace Hopper": the machine right before the comma that the
/// participle stands behind.
fn described_by_a_participle<'a>(found: &'a Annotated<'_>, sentence: &Sentence, verb: Span) -> Option<&'a Name> {
    const DONE: &[&str] =
        &["built", "powered", "equipped", "fitted", "based", "housing", "featuring", "packed", "filled"];
    let word = verb.of(&found.folded).split(' ').next().unwrap_or("");
    let opens = found.language == Language::English && DONE.contains(&word);
    let head = found.head(sentence, verb.start).trim_end().strip_suffix(',').filter(|_| opens)?;
    let end = sentence.span.start + head.len();
    found
        .names_in(sentence)
        .iter()
        .find(|name| name.kind == System && name.can_lead() && name.role != Role::Unnamed && name.span.end == end)
}

/// "has spent billions on data centres that run on Nvidia's chips": the machines of the clause's subject.
fn runs_its_sites(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    let head = found.head_in_clause(sentence, verb).trim_end();
    let relative = [" that", " which"].iter().find_map(|word| head.strip_suffix(word)).unwrap_or("");
    found.language == Language::English
        && ["data centres", "data centers", "servers", "clusters", "supercomputers"]
            .iter()
            .any(|noun| relative.ends_with(noun))
}

/// 该集群由深智城投资，华为承建，全部采用国产芯片: who built it is told in a clause of its own, and is not what goes on.
fn has_built_it(found: &Annotated<'_>, sentence: &Sentence, index: usize, verb: Span) -> bool {
    let Some(firm) = found.names.get(index).filter(|name| name.kind == Organization) else { return false };
    let clause = sentence.clause_of(firm.span);
    let tail = found.tail_in_clause(sentence, firm.span).trim();
    found.language.is_chinese() && clause.end <= verb.start && chinese().builds_for.iter().any(|word| word == tail)
}

/// The machine that the sentence has put forward before the verb.
fn machine_before(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> Option<usize> {
    let machine = |index: &usize| {
        found
            .names
            .get(*index)
            .is_some_and(|name| name.kind == System && name.can_lead() && name.span.end <= verb.start)
    };
    sentence.names.clone().find(machine)
}

/// 公司今年…采购H200, 全部采用国产芯片: a sentence that names nobody goes on about the firm, or the machine, of the one before.
fn told_of_before(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    verb: Span,
    kinds: &[EntityKind],
) -> Option<usize> {
    if !found.language.is_chinese() || sentence.place != Place::Prose {
        return None;
    }
    let head = found.head(sentence, verb.start);
    let words = chinese();
    let acts = |name: &Name| {
        matches!(name.kind, System | Organization) && name.span.end <= verb.start && !found.makes_chips(name)
    };
    let named = found.names_in(sentence).iter().any(|name| {
        name.kind == Model && name.span.end <= verb.start
            || acts(name) && !is_observer(name) && name.role != Role::Referring
    });
    let of_goods = has_one(head, &words.machines_for_sale) || has_one(head, &words.no_users);
    let trains = found.has_cue(sentence, sentence.clause_of(verb), &[Cue::Train, Cue::Model]);
    if named || of_goods || trains {
        return None;
    }
    let plain = |part: &str| part.trim_start_matches(['“', '此', '外', '但', '而', '同', '时']).to_owned();
    let opens =
        |called: &[String]| head.split(['，', '：', '“']).map(plain).any(|part| begins_with(&part, called).is_some());
    let kind = if opens(&words.own_firms) {
        Organization
    } else if opens(&words.own_machines_called) {
        System
    } else if found.is_of_a_tender() && head.contains("设备") {
        return carried(found, place, &[Organization]).filter(|_| kinds.contains(&Organization));
    } else {
        return None;
    };
    let index = if kind == Organization { firm_called_so(found, place) } else { carried(found, place, &[System]) };
    index.filter(|_| kinds.contains(&kind))
}

/// "The carrier will take 6,208 servers and 1,850 more that run on the K100": the verb of who takes them.
fn main_verb(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> Option<Span> {
    let before = found.head(sentence, verb.start).trim_end();
    let relative = before.ends_with(" that") || before.ends_with(" which");
    let takes = ["take", "buy", "order", "purchase", "install", "deploy", "acquire", "procure", "has", "operate"];
    let mut words = before.split_inclusive(' ').scan(sentence.span.start, |at, word| {
        let start = *at;
        *at += word.len();
        Some((start, word.trim_end()))
    });
    let found_verb = words.find(|(_, word)| takes.iter().any(|stem| word.starts_with(stem)));
    found_verb
        .filter(|_| relative && found.language == Language::English)
        .map(|(at, word)| Span::new(at, at + word.len()))
}

/// 上架了AMD的MI300X: whose chip it is stands between, and is not who uses it; nor is the object of the verb, or what is listed
/// with it: "mostly relies on Huawei".
fn with_its_object(found: &Annotated<'_>, sentence: &Sentence, verb: Span, chip: &Name) -> Span {
    let read = found.language.is_chinese() || found.language == Language::English;
    // 部署昇腾和寒武纪的加速卡: makers and chips may stand in one list
    let mixed = || if found.language.is_chinese() { mixed_list(found, sentence, chip).last() } else { None };
    let last = || mixed().or(listed_with(found, sentence, chip).last().copied()).map_or(chip.span, |last| last.span);
    if read && chip.span.start >= verb.end { verb.cover(chip.span).cover(last()) } else { verb }
}

/// "denies that it has bought Ascend chips", beside a cluster: machines buy nothing.
fn buys(found: &Annotated<'_>, verb: Span) -> bool {
    let word = verb.of(&found.folded);
    let verbs = ["bought", "buys", "buying", "purchased", "acquired", "procured"];
    found.language == Language::English && verbs.contains(&word)
}

/// 向台积电下单H20: of whom one orders, and who uses nothing.
fn is_asked_for_it(found: &Annotated<'_>, sentence: &Sentence, user: &Name) -> bool {
    let before = found.head(sentence, user.span.start);
    found.language.is_chinese() && user.kind == Organization && before.ends_with(['向', '找', '从'])
}

/// "It still relies on Nvidia but leans on AMD", "chips from Huawei, and that it uses Nvidia's", "a customer of Nvidia but
/// uses AMD's MI300X": whose chips were spoken of, or who stands behind a preposition, is not who acts.
fn is_an_object(found: &Annotated<'_>, sentence: &Sentence, user: &Name, verb: Span) -> bool {
    let gap = Span::new(user.span.end.min(verb.start), verb.start).of(&found.folded);
    let turns = [" but ", " and ", " that it ", " it "].iter().any(|word| gap.contains(word));
    found.language == Language::English
        && user.kind == Organization
        && turns
        && (is_hardware(found, sentence, user) || is_behind_a_preposition(found, sentence, user))
        && !gap.starts_with("'s")
}

/// "Both companies still use the H20": the two firms that the sentence before names together.
fn both_before<'a>(found: &'a Annotated<'_>, place: usize, sentence: &Sentence, verb: Span) -> Vec<&'a Name> {
    let head = found.head(sentence, verb.start).trim_start();
    let opens = ["both companies", "both firms", "both groups", "the two companies", "the two firms", "both start-ups"];
    let english = found.language == Language::English && opens.iter().any(|words| head.starts_with(words));
    // 不过，两家公司最先进的模型仍使用英伟达芯片
    let mut begins = head;
    while let Some(rest) =
        ["不过", "但", "目前", "如今", "然而", "，", "据悉", "此前"].iter().find_map(|link| begins.strip_prefix(link))
    {
        begins = rest;
    }
    let chinese = found.language.is_chinese()
        && ["两家公司", "两家企业", "两家厂商", "这两家", "两公司"].iter().any(|words| begins.starts_with(words));
    if !(english || chinese) {
        return Vec::new();
    }
    let Some(before) = place.checked_sub(1).and_then(|before| found.sentences.get(before)) else { return Vec::new() };
    let mut firms: Vec<&Name> = Vec::new();
    for name in found.names_in(before).iter().filter(|name| name.kind == Organization && !is_observer(name)) {
        if !firms.iter().any(|firm| firm.name == name.name) {
            firms.push(name);
        }
    }
    if firms.len() == 2 { firms } else { Vec::new() }
}

/// 与X成立合资公司，首期100兆瓦采用MI450: the clause is about a part of a site, and of no firm named before it.
fn is_of_a_phase(found: &Annotated<'_>, sentence: &Sentence, verb: Span, user: &Name) -> bool {
    let clause = sentence.clause_of(verb);
    let head = clause.of(&found.folded).trim_start();
    found.language.is_chinese()
        && user.kind == Organization
        && !clause.contains(user.span)
        && ["首期", "一期", "二期", "三期"].iter().any(|word| head.starts_with(word))
}

/// AMD的MI325X: whose chip it is, and not who uses another.
fn owns_a_chip(found: &Annotated<'_>, index: usize) -> bool {
    let Some((owner, next)) = found.names.get(index).zip(found.names.get(index + 1)) else { return false };
    found.language.is_chinese()
        && owner.kind == Organization
        && next.kind == Chip
        && found.between(owner.span, next.span) == "的"
}

/// "Mistral has teamed up with Fluidstack to fill it": the firm behind "with" is not who acts; the first of the sentence is.
fn actor(found: &Annotated<'_>, sentence: &Sentence, index: usize, verb: Span) -> Option<usize> {
    const BESIDE: &[&str] = &["with", "from", "by", "alongside", "against", "unlike", "than", "off"];
    let beside = |name: &Name| {
        // "with AMD and Cisco": the first of them stands behind it
        let first = listed_with(found, sentence, name).first().copied().unwrap_or(name);
        is_behind(found, sentence, first, &|word| BESIDE.contains(&word))
            || is_behind_a_preposition(found, sentence, name) && is_an_object(found, sentence, name, verb)
    };
    if found.language.is_unspaced() || !found.names.get(index).is_some_and(beside) {
        return Some(index);
    }
    // "A third site, built with AMD and Cisco, will house …": who stands in such an aside does not act behind it
    let aside = found.language == Language::English
        && found.names.get(index).is_some_and(|name| {
            let clause = sentence.clause_of(name.span);
            clause.end <= verb.start && clause.start > sentence.span.start
        });
    let mut others = sentence.names.clone().take_while(|other| *other < index).filter(|other| {
        found
            .names
            .get(*other)
            .is_some_and(|name| matches!(name.kind, System | Organization) && name.can_lead() && !beside(name))
    });
    others.next().or_else(|| Some(index).filter(|_| !aside))
}

/// "Leonardo del Cineca", "the Dawn machine of Cambridge": the machine, and not its owner behind it.
fn machine_of(found: &Annotated<'_>, sentence: &Sentence, owner: usize) -> Option<usize> {
    let before = owner.checked_sub(1).filter(|before| sentence.names.contains(before))?;
    let (machine, firm) = (found.names.get(before)?, found.names.get(owner)?);
    let gap = found.between(machine.span, firm.span).trim();
    let of = [
        "of", "of the", "at", "del", "della", "dell'", "di", "de", "de la", "du", "des", "der", "von", "vom", "do",
        "am", "in",
    ];
    (machine.kind == System && machine.can_lead() && firm.kind == Organization && of.contains(&gap)).then_some(before)
}

/// 用昇腾打造的超节点, 基于昇腾910B上线飞星一号: the system stands behind the chip.
fn built_of<'a>(found: &'a Annotated<'_>, sentence: &Sentence, verb: Span, chip: &Name) -> Option<&'a Name> {
    let named = |name: &&Name| name.kind == System && matches!(name.role, Role::Known | Role::Shape);
    let system = found.names_in(sentence).iter().filter(named).find(|name| name.span.start >= chip.span.end)?;
    let gap = Span::new(chip.span.end, system.span.start.max(chip.span.end));
    let joined = gap.of(found.text).contains(['及', '和', '与', '與', '、']);
    let made = found.has_cue(sentence, gap, &[Cue::Develop, Cue::InUse]) || gap.of(found.text).ends_with('的');
    let opens = ["基于", "用", "采用", "以", "依托", "使用", "搭载", "搭建", "搭建的", "组建", "为底座"]
        .contains(&verb.of(found.text));
    let near = found.distance(chip.span, system.span) <= 50 && !gap.of(found.text).contains(['；', ';', '。']);
    (found.language.is_unspaced()
        && system.kind == System
        && system.role != Role::Referring
        && opens
        && made
        && near
        && !joined)
        .then_some(system)
}

/// "The 910C powers X", "adopted by X and Y", "a GH200-based X": the user stands behind the chip.
pub(super) fn powered(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    for cue in found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Powers) {
        let chip = chip_before(found, sentence, cue.span).or_else(|| chip_that_opens(found, sentence, cue.span));
        let Some(chip) = chip.filter(|_| !is_only_asked(found, sentence, cue.span)) else { continue };
        let users = user_behind(found, sentence, cue.span)
            .map(|behind| coordinated(found, sentence, behind))
            .or_else(|| described(found, sentence, cue.span, chip).map(|system| vec![system]));
        let chips = with_those_beside(found, sentence, chip);
        let fits = |user: &&Name| !cue.span.of(&found.folded).starts_with("fill") || is_filled(found, cue.span, user);
        // "the first 2,000 went to iFlytek"; what goes to a foundry is made there
        let gets = |user: &&Name| {
            let goes = ["go to", "goes to", "went to", "will go to"].contains(&cue.span.of(&found.folded));
            !goes
                || user.kind == Organization
                    && !is_pure_foundry(user)
                    && !is_observer(user)
                    && is_bare_object(found, cue.span, user)
        };
        for user in users.into_iter().flatten().filter_map(|index| found.names.get(index)).filter(fits).filter(gets) {
            for chip in &chips {
                push(found, place, user, chip, Words::around(chip.span, cue.span), "uses_chip/powers", facts);
                if owns_the_maker(found, chip, user) && does_its_tasks(found, cue.span, user) {
                    let value = Value::entity(chip.name.clone());
                    let at = chip.span.cover(cue.span);
                    facts.push(Fact::about(Predicate::UsesChip, user, value, at, place, OWN_USE));
                }
            }
        }
    }
}

/// "went to iFlytek": the firm right behind the verb.
fn is_bare_object(found: &Annotated<'_>, verb: Span, user: &Name) -> bool {
    found.between(verb, user.span).split_whitespace().all(|word| matches!(word, "the" | "and") || is_owner(word))
}

/// "does most of Baidu's inference": the chip of its own house runs what the firm has to do.
fn does_its_tasks(found: &Annotated<'_>, cue: Span, user: &Name) -> bool {
    let rest = found.folded.get(user.span.end..).and_then(behind_owner).unwrap_or("");
    let mut words = rest.split_whitespace().take(3).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let most = ["most of", "bulk of", "all of", "much of", "half of"]
        .iter()
        .any(|words| cue.of(&found.folded).ends_with(words));
    most && words
        .any(|word| matches!(word, "inference" | "workload" | "workloads" | "traffic" | "queries" | "services"))
}

/// "Trainium2 chips fill Project Rainier": a machine right behind the verb; what fills a gap or an order is in none.
fn is_filled(found: &Annotated<'_>, verb: Span, user: &Name) -> bool {
    let gap = found.between(verb, user.span);
    user.kind == System && gap.split_whitespace().all(|word| word == "the" || is_owner(word))
        || verb.of(&found.folded).contains("racks")
}

/// "The X2 powers a cluster that A lit up in April, and has been adopted by B": the subject of the sentence goes on behind
/// "and".
fn chip_that_opens<'a>(found: &'a Annotated<'_>, sentence: &Sentence, cue: Span) -> Option<&'a Name> {
    let first = found.names_in(sentence).first().filter(|name| name.kind == Chip && name.can_lead())?;
    let head = found.head(sentence, cue.start).trim_end();
    let opens = first.span.start <= sentence.span.start + 12;
    let goes_on = [" and has been", " and is", " and was", " and is being", " and has also been"];
    let verb = cue.of(&found.folded);
    let by = verb.ends_with(" by");
    let other = found.names_in(sentence).iter().any(|name| {
        name.kind == Chip
            && name.name != first.name
            && name.span.end <= cue.start
            && !is_likened(found, sentence, name, cue)
    });
    let goes_on =
        goes_on.iter().any(|words| head.ends_with(words)) || verb.starts_with("is ") && head.ends_with(" and");
    (found.language == Language::English && opens && by && !other && goes_on).then_some(first)
}

/// "The X1 rivals the A10 and is used by …", "The X1, like the A10, is used by …": what the subject is likened to is not
/// what the verb goes on about; "unlike the A10 used by …" describes it.
fn is_likened(found: &Annotated<'_>, sentence: &Sentence, name: &Name, cue: Span) -> bool {
    let before = found.head(sentence, name.span.start).trim_end();
    let like = [", like the", ", like"].iter().any(|words| before.ends_with(words));
    let gap = found.between(name.span, cue);
    let beside = gap.contains([',', '，']) || gap.contains(" and ") || gap.ends_with(" and");
    (name.compared || like && found.language == Language::English) && (beside || found.distance(name.span, cue) > 14)
}

/// "Chips from Huawei and Cambricon power …": the hardware that stands in one list with this, in English.
fn with_those_beside<'a>(found: &'a Annotated<'_>, sentence: &Sentence, chip: &'a Name) -> Vec<&'a Name> {
    if found.language != Language::English {
        return vec![chip];
    }
    let fits = |name: &&Name| name.span == chip.span || !name.compared && is_hardware(found, sentence, name);
    listed_with(found, sentence, chip).into_iter().filter(fits).collect()
}

/// The system or firm behind the verb; of "Japan's Fugaku" the machine.
fn user_behind(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> Option<usize> {
    let stops = [',', '，', ';', '；', '。'];
    sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| {
            let gap = found.between(cue, name.span);
            name.span.start >= cue.end
                && matches!(name.kind, System | Organization)
                && (!is_possessive(found, name) || owns_machines(found, sentence, name))
                && found.distance(cue, name.span) <= 40
                && !gap.contains(stops)
                && !gap.contains(". ")
                && !gap.contains(" from ")
        })
    })
}

/// "powers most of Tencent's servers": the firm by its machines; of "Japan's Fugaku" the machine is named.
fn owns_machines(found: &Annotated<'_>, sentence: &Sentence, firm: &Name) -> bool {
    let rest = Span::new(firm.span.end, sentence.span.end).of(&found.folded);
    let nouns = [
        "servers",
        "fleet",
        "cloud",
        "cluster",
        "clusters",
        "racks",
        "machines",
        "centre",
        "centres",
        "center",
        "centers",
        "datacentre",
        "datacenters",
        "sites",
        "inference",
        "workload",
        "workloads",
        "traffic",
        "serving",
        "queries",
    ];
    let phrase = rest.split([',', '.', ';']).next().unwrap_or("");
    let near = phrase.split_whitespace().skip(1).take(5).any(|word| nouns.contains(&word));
    let named = found.names_in(sentence).iter().any(|name| {
        name.kind == System && name.span.start >= firm.span.end && found.distance(firm.span, name.span) <= 30
    });
    found.language == Language::English && firm.kind == Organization && near && !named
}

/// The chip before the verb; one compared with something else counts where the verb describes it.
fn chip_before<'a>(found: &'a Annotated<'_>, sentence: &Sentence, cue: Span) -> Option<&'a Name> {
    found.names_in(sentence).iter().rfind(|name| {
        let gap = found.between(name.span, cue);
        // "Rhea1, designed by X and made by Y at 6 nm, will equip"
        let apposed = found.language == Language::English
            && gap.starts_with(", ")
            && gap.trim_end().ends_with(',')
            && gap.matches(',').count() == 2;
        name.span.end <= cue.start
            && !is_likened(found, sentence, name, cue)
            && found.distance(name.span, cue) <= if apposed { 140 } else { 60 }
            && !gap.contains([';', '；', '。'])
            && !gap.contains(". ")
            && (name.kind == Chip || found.language == Language::English && is_hardware(found, sentence, name))
    })
}

/// "Isambard-AI is a GH200-based Cray machine": what the noun behind the adjective describes.
fn described(found: &Annotated<'_>, sentence: &Sentence, cue: Span, chip: &Name) -> Option<usize> {
    let adjective = cue.of(found.text).starts_with('-');
    let rest = Span::new(cue.end, sentence.span.end);
    let noun = found.cues_within(sentence, rest, &[Cue::System]).find(|at| found.distance(cue, at.span) <= 30);
    let subject = in_sentence(found, sentence, chip.span, &[System]).filter(|_| adjective && noun.is_some())?;
    let gap = found.between(found.names.get(subject)?.span, chip.span);
    let is = [" is ", " was ", ", a ", ", an ", ", the ", " as "].iter().any(|word| gap.contains(word));
    (is && gap.chars().count() <= 60).then_some(subject)
}

/// 要求采用, 鼓励使用, 不再使用, 若采用: spoken of, and not done.
pub(in crate::extract::rules) fn is_only_asked(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    if !found.language.is_chinese() {
        return is_shunned(found, sentence, verb, 3)
            || is_stopped(found, sentence, verb)
            || is_urged(found, sentence, verb);
    }
    let before = found.head_in_clause(sentence, verb);
    let supposed = |clause: &Span| clause.start <= verb.start && opens_a_condition(clause.of(&found.folded));
    // 研究院, 国家支持下: a body, or a circumstance; 鼓励团队 asks all the same
    let asks = |(at, word): (usize, &str)| {
        let rest = before.get(at + word.len()..).unwrap_or("");
        let body = ends_in(word, &chinese().asking_nouns).and_then(|_| begins_with(rest, &chinese().asking_bodies));
        body.or_else(|| begins_with(rest, &chinese().behind_no_asking)).is_none()
    };
    // 不得不使用: had to
    let forced = ["不得不", "无不"].iter().any(|words| before.ends_with(words));
    before.ends_with(['不', '没']) && !forced
        || before.ends_with("不再")
        || ends_in(before, &chinese().needless).is_some()
        || chinese().asking.iter().any(|word| before.match_indices(word.as_str()).any(asks))
        || sentence.clauses.iter().any(supposed)
        || supposes(sentence.clause_of(verb).of(&found.folded))
}

/// "Beijing told Alibaba to replace": who is told to do it has not done it yet, as far as the text says.
fn is_urged(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    let Some(told) = found.head(sentence, verb.start).trim_end().strip_suffix(" to") else { return false };
    let mut words = told.split_whitespace().rev().take(6).take_while(|word| !word.ends_with([',', ';', '.']));
    let urges = |word: &str| english().urges.contains(word);
    // "Tencent was told to use"
    let mut passive = told.split_whitespace().rev();
    let passive = passive.next().is_some_and(urges)
        && passive.next().is_some_and(|word| matches!(word, "was" | "were" | "been" | "is" | "are" | "being" | "be"));
    let firm = found.names_in(sentence).iter().rfind(|name| name.kind == Organization && name.span.end <= verb.start);
    let another = firm.is_some_and(|firm| told.ends_with(firm.span.of(&found.folded)));
    found.language == Language::English && (passive || another && words.any(urges))
}

/// 以昇腾为底座, 由384颗昇腾910C组成: the verb stands behind the chip.
fn based_on<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: &Name) -> Option<&'a CueAt> {
    let before = found.head_as_written(sentence, chip.span.start);
    let opened = found.language.is_unspaced() && before.chars().rev().take(14).any(|c| matches!(c, '以' | '由'));
    let mut behind = found
        .cues_in(sentence)
        .iter()
        .filter(|at| at.cue == Cue::Use && at.span.start >= chip.span.end && found.distance(chip.span, at.span) <= 30);
    opened
        .then(|| {
            behind.find(|at| {
                matches!(
                    at.span.of(found.text),
                    "底座"
                        | "组成"
                        | "組成"
                        | "集成"
                        | "串接"
                        | "为主"
                        | "为核心"
                        | "为底座"
                        | "构成"
                        | "组建"
                        | "搭建"
                        | "搭建的"
                )
            })
        })
        .flatten()
}

/// Japanese and Korean: H200を搭載する, H200을 도입했다.
fn verb_last<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: &Name) -> Option<&'a CueAt> {
    let last = matches!(found.language, Language::Japanese | Language::Korean);
    let mut verbs = found.cues_in(sentence).iter().filter(|at| {
        matches!(at.cue, Cue::Use | Cue::Order)
            && at.span.start >= chip.span.end
            && found.distance(chip.span, at.span) <= 48
            && !found.between(chip.span, at.span).contains(['。', '、', ',', '.', ';'])
    });
    last.then(|| verbs.next()).flatten()
}

/// "have placed $16 billion of H20 orders": the noun stands right behind the chip.
fn ordered<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: &Name) -> Option<&'a CueAt> {
    let near = |at: &&CueAt| {
        let noun = found.between(chip.span, at.span).trim();
        let plain = matches!(noun, "cards" | "chips" | "GPUs" | "accelerators" | "processors" | "boards");
        // 在发布X后采购
        let apart = found.language.is_chinese() && !matches!(noun, "" | "的");
        !apart
            && at.span.start >= chip.span.end
            && (found.distance(chip.span, at.span) <= 3 || plain && at.span.of(&found.folded) == "on order")
    };
    found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Order).find(near)
}

/// Prepositions that are cues only beside a number.
fn is_weak_use(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "on" | "of"
            | "with"
            | "由"
            | "支持"
            | "mit"
            | "avec"
            | "con"
            | "takes"
            | "fit"
            | "fits"
            | "fitting"
            | "用"
            | "import"
            | "go to"
            | "chips from"
            | "wanted"
            | "应用"
            | "组成"
    )
}
