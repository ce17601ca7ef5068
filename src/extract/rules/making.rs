//! Who designs or develops a thing.

use crate::{
    lexicon::{
        chinese::{
            before_mark, before_one, begins_with, behind_all, behind_joins, behind_mark, behind_one, chinese, ends_in,
            has_one,
        },
        cue::{Cue, CueAt},
        english::{any_word, behind_owner, ends_as_word, english, is_a_team, is_owner},
    },
    model::{
        EntityKind, Language, Predicate, Value,
        entity::{DOMESTIC_CHIPS, squeeze},
    },
    text::{
        Span,
        span::{first, last},
    },
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::is_observer,
    clause::in_aside,
    fact::Fact,
    foundry::{is_foundry, is_pure_foundry},
    name::{Name, Role, firm_of},
    subject::{carried, firm_referred_to, in_sentence, is_behind, listed_with, stands_alone},
    table,
};

use super::{
    authorship::author,
    credit::{
        before_its_sort, behind_a_project, credited_with, describes, has_one_behind, is_put_up_by, leads_to_a_firm,
        of_sort,
    },
    models::coming_models,
    pronoun::pronouns,
    release::is_only_what_for,
    training::{has_trained_it, leads},
    using::hardware::is_of_architectures,
};
use EntityKind::{Chip, Model, Organization, System};

pub(super) fn developers(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if sentence.place == Place::Row {
        return in_row(found, place, sentence, facts);
    }
    not_yet_named(found, place, sentence, facts);
    facts.extend(behind_a_project(found, place, sentence));
    for index in sentence.names.clone() {
        let told = |name: &&Name| has_a_team_before(found, name) || has_one_behind(found, sentence, name);
        let thing = found.names.get(index).filter(|name| !name.compared || told(name));
        let Some(thing) = thing else { continue };
        let counted = thing.counted && called_ones_own(found, thing).is_none();
        if (thing.family && !leads_its_family(found, sentence, thing)) || counted || is_a_service(found, thing) {
            continue;
        }
        // memory is named by its maker
        let memory = thing.kind == Chip && thing.name.contains(" HBM");
        if memory || is_of_architectures(found, sentence, index) {
            continue;
        }
        if !is_only_what_for(found, sentence, index) {
            maker_of(found, place, sentence, thing, facts);
        }
    }
    for thing in pronouns(found, place, sentence) {
        maker_of(found, place, sentence, &thing, facts);
    }
}

/// 部署了1万张自研的昆仑芯P800: however many, they are said to be of one's own make.
fn called_ones_own(found: &Annotated<'_>, thing: &Name) -> Option<Span> {
    let head = found.folded.get(..thing.span.start).filter(|_| found.language.is_chinese())?;
    let bare = head.strip_suffix('的').unwrap_or(head);
    let word = ends_in(bare, &chinese().ones_own)?;
    Some(Span::new(bare.len() - word.len(), bare.len()))
}

/// Who the sentence says has made the thing.
fn maker_of(found: &Annotated<'_>, place: usize, sentence: &Sentence, thing: &Name, facts: &mut Vec<Fact>) {
    let Some((predicate, verbs)) = verbs_of(found, thing) else { return };
    let said = maker_in(found, sentence, thing, verbs).map(|(maker, verb)| (maker, verb, "developer/verb"));
    let said = said.filter(|(_, verb, _)| !is_of_a_machine(found, sentence, thing, *verb));
    let said = said.filter(|(_, verb, _)| !is_not_trained(found, sentence, *verb));
    let said = said
        .or_else(|| owner_of(found, sentence, thing))
        .or_else(|| credited(found, sentence, thing))
        .or_else(|| told_by_noun(found, sentence, thing))
        .or_else(|| told_roundabout(found, place, sentence, thing))
        .or_else(|| its_own(found, place, sentence, thing))
        .or_else(|| own_elsewhere(found, sentence, thing))
        .or_else(|| its_new_one(found, sentence, thing))
        .or_else(|| by_one_referred_to(found, place, sentence, thing, verbs));
    let Some((maker, verb, rule)) = said else {
        facts.extend(by_its_brand(found, place, sentence, thing));
        return;
    };
    let maker =
        the_one_owned(found, sentence, maker).filter(|one| fits_maker(found, thing, one, true)).unwrap_or(maker);
    for maker in with_partners(found, sentence, thing, (maker, verb), rule) {
        // "a 7 nm part by TSMC": who makes the chips of others has designed none
        if thing.kind == Chip && (is_pure_foundry(maker) || is_made_for_its_owner(found, sentence, thing, maker, verb))
        {
            continue;
        }
        let whole = || share_a_brand(maker, thing) || rule == "developer/credit" || begins_by_itself(found, maker);
        if found.language.is_chinese() && maker.role == Role::Shape && !whole() {
            continue;
        }
        let name = firm_of(found, maker);
        let words = if sentence.span.contains(maker.span) { verb.cover(maker.span) } else { verb };
        let has_come = is_of_ones_own_make(found, sentence, verb);
        facts.push(Fact { has_come, ..Fact::about(predicate, thing, Value::entity(name), words, place, rule) });
    }
}

/// "Microsoft's Maia 300 will be made by Intel", "Contoso's X9 chip, made by Samsung": a firm with a foundry makes the chip of the
/// one whose it is, and has not designed it.
fn is_made_for_its_owner(found: &Annotated<'_>, sentence: &Sentence, thing: &Name, maker: &Name, verb: Span) -> bool {
    if found.language != Language::English || !is_foundry(maker) {
        return false;
    }
    let made = any_word(verb.of(&found.folded), |word| english().made_for_others.contains(word));
    let head = before_its_sort(found.head(sentence, thing.span.start));
    let end = sentence.span.start + head.len();
    let owned = is_owner(head) || head.ends_with("s'") || head.ends_with("s’");
    let own = found
        .names_in(sentence)
        .iter()
        .any(|name| name.name == maker.name && (name.span.end..=name.span.end + "’s".len()).contains(&end));
    made && owned && !own
}

/// 甲自研的芯片预计明年量产: whose make it is describes it, and the plan behind it is another matter.
fn is_of_ones_own_make(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    let clause = sentence.clause_of(verb);
    let ahead = Span::new(clause.start, verb.start.max(clause.start));
    found.language.is_chinese()
        && chinese().ones_own.iter().any(|word| word == verb.of(&found.folded))
        && !found.has_cue(sentence, ahead, &[Cue::Planned, Cue::Speculated])
}

/// "by Contoso's chip arm Fabrikam": behind an owner stands the house that is meant.
fn the_one_owned<'a>(found: &'a Annotated<'_>, sentence: &Sentence, owner: &Name) -> Option<&'a Name> {
    let rest =
        found.folded.get(owner.span.end..).and_then(behind_owner).filter(|_| found.language == Language::English)?;
    let start = found.folded.len() - rest.len();
    let firm = found.names_in(sentence).iter().find(|name| name.kind == Organization && name.span.start >= start)?;
    let words = Span::new(start, firm.span.start).of(found.text);
    let plain = |word: &str| !word.ends_with([',', '.', ';']) && !word.starts_with(char::is_uppercase);
    let noun = words.split_whitespace().next_back();
    let house = noun.is_none_or(is_a_team);
    (house && words.split_whitespace().count() <= 4 && words.split_whitespace().all(plain)).then_some(firm)
}

/// What is told of a thing by whom it is made, and the verbs of making that fit it.
fn verbs_of(found: &Annotated<'_>, thing: &Name) -> Option<(Predicate, &'static [Cue])> {
    Some(match thing.kind {
        Model if matches!(found.language, Language::English | Language::Japanese | Language::Korean) => {
            (Predicate::Developer, &[Cue::Develop, Cue::Release, Cue::Train, Cue::OpenWeights, Cue::Design])
        }
        Model => (Predicate::Developer, &[Cue::Develop, Cue::Release, Cue::Train, Cue::OpenWeights]),
        System if found.language.is_chinese() => (Predicate::Developer, &[Cue::Develop, Cue::Release, Cue::Design]),
        System => (Predicate::Developer, &[Cue::Develop, Cue::Release]),
        Chip => (Predicate::Designer, &[Cue::Design, Cue::Develop, Cue::Release]),
        _ => return None,
    })
}

/// "LG did not train either of them on Korean silicon": what is denied is how it was trained, and not told who made it.
fn is_not_trained(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    let before = found.head(sentence, verb.start).trim_end();
    let negated = [" not", "n't", "n’t", " never"].iter().any(|word| before.ends_with(word));
    found.language == Language::English && negated && found.has_cue(sentence, verb, &[Cue::Train])
}

/// 点亮昆仑芯三代万卡集群, 推出昇腾910C服务器: what is switched on or launched is a machine, whoever designed its chips.
fn is_of_a_machine(found: &Annotated<'_>, sentence: &Sentence, thing: &Name, verb: Span) -> bool {
    let made = ["研", "设计"].iter().any(|word| verb.of(&found.folded).contains(word));
    let behind = Span::new(thing.span.end, sentence.span.end);
    let noun = found.cues_within(sentence, behind, &[Cue::System]).next().map(|at| found.between(thing.span, at.span));
    let close = noun.is_some_and(|gap| gap.chars().count() <= 6 && !gap.contains(['，', ',', '、', '的', '和', '；']));
    found.language.is_chinese() && thing.kind == Chip && verb.end <= thing.span.start && !made && close
}

/// 砚池智能 and 砚池-M2: a firm that nobody knows is believed to make what bears its brand; else its name may be a part of a
/// longer one.
fn share_a_brand(firm: &Name, thing: &Name) -> bool {
    let brand: String = firm.name.chars().take(2).collect();
    brand.chars().count() == 2 && thing.name.starts_with(&brand)
}

/// 由沧澜实验室研发, 昨日，沧澜科技发布…: a mark or a word of its agent stands right before the firm, which is then no part of a
/// longer name.
fn begins_by_itself(found: &Annotated<'_>, firm: &Name) -> bool {
    let head = found.folded.get(..firm.span.start).unwrap_or("");
    let agent = ends_in(head, &chinese().before_agents).is_some();
    agent || !head.ends_with(char::is_alphanumeric)
}

/// "the team behind Haoran-2": no comparison.
fn has_a_team_before(found: &Annotated<'_>, thing: &Name) -> bool {
    head_of(found, thing).strip_suffix(" behind").is_some_and(ends_in_a_team)
}

/// What stands before a thing, without the words that say of what sort it is.
fn head_of<'a>(found: &'a Annotated<'_>, thing: &Name) -> &'a str {
    before_its_sort(last(found.folded.get(..thing.span.start).unwrap_or(""), AGENT))
}

/// "the start-up", "a team", "the researchers": who stands behind a thing.
fn ends_in_a_team(text: &str) -> bool {
    let lists = english();
    let nouns = lists.teams.iter().chain(&lists.firm_nouns).map(String::as_str);
    nouns.chain(["outfit", "house"]).any(|noun| ends_as_word(text, noun))
}

/// Whether the text ends in one of the words, with what is `fit` before it.
fn ends_in_one<W: AsRef<str>>(text: &str, words: impl IntoIterator<Item = W>, fit: impl Fn(&str) -> bool) -> bool {
    words.into_iter().any(|word| text.strip_suffix(word.as_ref()).is_some_and(&fit))
}

/// "developed by EPFL and ETH Zurich": all of the firms that the words name together. Who joins in a mere
/// launch has made nothing, unless it is told so.
fn with_partners<'a>(
    found: &'a Annotated<'_>,
    sentence: &'a Sentence,
    thing: &Name,
    (maker, verb): (&'a Name, Span),
    rule: &str,
) -> Vec<&'a Name> {
    if rule == "developer/owner" {
        return vec![maker];
    }
    // "released by A, B and C" names all of those whose it is
    let by = || found.language == Language::English && found.between(verb, maker.span).contains("by ");
    let made =
        found.has_cue(sentence, verb, &[Cue::Develop, Cue::Design, Cue::Train]) || rule != "developer/verb" || by();
    let jointly = ["jointly", "together", "co-develop", "联合", "共同", "合作", "携手", "联手", "合建", "共建"]
        .iter()
        .any(|word| sentence.clause_of(maker.span).of(&found.folded).contains(word));
    // In Chinese a list before the verb holds owners, users and sites as often as makers, but for 由A与B联合研发;
    // 是A与B联合研发的模型 is one, too.
    let is = || rule == "developer/noun" && found.head(sentence, maker.span.start).ends_with('是');
    let by = sentence.clause_of(maker.span).of(&found.folded).contains('由') || is();
    // 甲与乙联合训练的模型X, 甲与乙共建X
    let direct = || {
        let gap = Span::new(verb.end.min(thing.span.start), thing.span.start).of(&found.folded);
        let head = Span::new(maker.span.end.min(verb.start), verb.start).of(&found.folded);
        let relative = gap.starts_with('的') && gap.chars().count() <= 10;
        let object = before_mark(gap).trim_start_matches(['了', '出']).is_empty();
        (relative || object) && matches!(head, "" | "联合" | "共同" | "合作" | "携手" | "联手")
    };
    if let Some(others) = made.then(|| asked_to_join(found, sentence, maker, verb)).flatten() {
        return std::iter::once(maker).chain(others).collect();
    }
    let chinese = found.language.is_chinese() && made && jointly && (by || direct());
    let topics = found.language == Language::Japanese && leads_as_a_list(found, sentence, maker);
    let spaced = !found.language.is_unspaced() || chinese || topics;
    if !(made || jointly || topics) || !spaced {
        return vec![maker];
    }
    let mut all: Vec<&Name> = listed_with(found, sentence, maker)
        .into_iter()
        .filter(|name| name.kind == Organization && !name.compared && !is_observer(name))
        .filter(|name| name.span == maker.span || !opens_beside(found, sentence, name))
        .collect();
    // "by Zhipu AI together with Huawei", "in collaboration with": the partner behind the maker.
    let with = found.names_in(sentence).iter().find(|name| {
        let gap = if thing.span.start > maker.span.end { thing.span } else { maker.span };
        let words = found.between(gap, name.span);
        name.kind == Organization
            && name.span.start >= maker.span.end.max(gap.end)
            && [" together with ", " jointly with ", " in collaboration with ", " in partnership with "]
                .contains(&words)
    });
    all.extend(with);
    if all.iter().any(|name| name.span == maker.span) { all } else { vec![maker] }
}

/// 由上海AI实验室联合商汤研发: those whom the maker joins with, between it and the verb.
fn asked_to_join<'a>(
    found: &'a Annotated<'_>,
    sentence: &'a Sentence,
    maker: &Name,
    verb: Span,
) -> Option<Vec<&'a Name>> {
    if !found.language.is_chinese() || verb.start < maker.span.end {
        return None;
    }
    let first = found.names_in(sentence).iter().find(|name| name.span.start >= maker.span.end)?;
    let link = Span::new(maker.span.end, first.span.start).of(&found.folded);
    let others = listed_with(found, sentence, first);
    let last = others.last()?;
    let gap = Span::new(last.span.end.min(verb.start), verb.start).of(&found.folded);
    let joins =
        ["联合", "携手", "联手", "会同"].contains(&link) && matches!(gap, "" | "等" | "共同" | "等单位" | "等机构");
    let firms = others.iter().all(|name| name.kind == Organization && !is_observer(name) && !is_pure_foundry(name));
    (joins && firms && last.span.end <= verb.start).then_some(others)
}

/// 東工大、東北大、富士通などは…: a list of firms that is the topic of its sentence.
fn leads_as_a_list(found: &Annotated<'_>, sentence: &Sentence, maker: &Name) -> bool {
    let last = listed_with(found, sentence, maker).last().map_or(maker.span.end, |last| last.span.end);
    let after = found.folded.get(last..).unwrap_or("");
    let after = ["など", "の両社", "の3社", "の2社"].iter().find_map(|word| after.strip_prefix(word)).unwrap_or(after);
    after.starts_with(['は', 'が'])
}

/// "With Arm, Meta is developing …": who stands there is no part of the list.
fn opens_beside(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    found.language == Language::English
        && matches!(
            found.head(sentence, name.span.start).trim(),
            "with" | "alongside" | "like" | "unlike" | "together with" | "along with" | "jointly with"
        )
}

/// 腾讯混元宣布开源`HunyuanImage 3.0`: a family that brings out a model stands for its maker.
fn by_its_brand(found: &Annotated<'_>, place: usize, sentence: &Sentence, thing: &Name) -> Option<Fact> {
    if !found.language.is_chinese() || thing.kind != Model {
        return None;
    }
    let brand = found.names_in(sentence).iter().rfind(|name| {
        let gap = Span::new(name.span.end, thing.span.start.max(name.span.end));
        name.kind == Model
            && name.span.end <= thing.span.start
            && name.entity.is_some_and(|entity| found.lexicon.is_group(entity))
            && found.has_cue(sentence, gap, &[Cue::Release, Cue::OpenWeights])
            && gap.of(found.text).chars().count() <= 40
            && !gap.of(found.text).contains(['，', '。', '；', '、', ',', '是', '由'])
    })?;
    let maker = found.lexicon.maker(brand.entity?).map(|maker| found.lexicon.entity(maker).name.clone())?;
    let own = thing.entity.is_none() || found.lexicon.maker_is(thing.entity, &maker);
    let at = brand.span.cover(thing.span);
    own.then(|| Fact::about(Predicate::Developer, thing, Value::entity(maker), at, place, "developer/brand"))
}

/// "the team behind X, Y", "Y, the maker of X", "X comes from Y", X是Y推出的模型: a noun or a link tells whose it is.
fn told_by_noun<'a>(
    found: &'a Annotated<'_>,
    sentence: &'a Sentence,
    thing: &Name,
) -> Option<(&'a Name, Span, &'static str)> {
    let chinese = found.language.is_chinese();
    if !chinese && found.language != Language::English || sentence.place == Place::Title && chinese {
        return None;
    }
    let team = has_a_team_before(found, thing);
    let firms = || found.names_in(sentence).iter().filter(|name| name.kind == Organization && (team || !name.compared));
    let behind = firms().find(|firm| firm.span.start >= thing.span.end);
    let ahead = firms().rfind(|firm| firm.span.end <= thing.span.start);
    let behind = behind.filter(|firm| {
        if chinese {
            maker_behind_in_chinese(found, sentence, thing, firm)
        } else {
            maker_behind(found, thing, firm)
                || is_described_as_made(found, sentence, thing, firm)
                || is_made_in_relative(found, sentence, thing, firm)
        }
    });
    let ahead = || {
        ahead.filter(|firm| {
            if chinese {
                maker_ahead_in_chinese(found, thing, firm) || heads_its_noun(found, sentence, thing, firm)
            } else {
                maker_ahead(found, thing, firm)
            }
        })
    };
    let by_clause = || {
        let mut later = firms().filter(|firm| chinese && firm.span.start >= thing.span.end);
        later.find(|firm| built_in_a_clause(found, sentence, thing, firm))
    };
    let behind = behind.or_else(by_clause);
    let fits = |firm: &&Name| fits_maker(found, thing, firm, true);
    // who is said to have built it has done so, whoever has its name
    let built = |firm: &&Name| {
        if chinese {
            return thing.kind == System && built_in_a_clause(found, sentence, thing, firm);
        }
        thing.kind != Chip
            && (is_described_as_made(found, sentence, thing, firm) || is_made_in_relative(found, sentence, thing, firm))
    };
    if let Some(firm) = behind.filter(built) {
        return Some((firm, firm.span, "developer/noun"));
    }
    if let Some(firm) = behind.or_else(ahead).filter(fits) {
        return Some((firm, firm.span, "developer/noun"));
    }
    let trained = |firm: &&Name| has_trained_it(found, sentence, thing, firm) && fits(firm);
    let firm = firms().filter(|_| chinese).find(trained)?;
    Some((firm, thing.span, "developer/noun"))
}

/// "X, the work of a team at Y": who is credited with it, where it can be his.
fn told_roundabout<'a>(
    found: &'a Annotated<'_>,
    place: usize,
    sentence: &'a Sentence,
    thing: &Name,
) -> Option<(&'a Name, Span, &'static str)> {
    if let Some((firm, verb)) = describes(found, place, sentence, thing) {
        return (can_make(found, thing, firm) && fits_maker(found, thing, firm, true)).then_some((
            firm,
            verb,
            "developer/described",
        ));
    }
    let firm = credited_with(found, sentence, thing).or_else(|| author(found, sentence, thing))?;
    // who is said to have put up a machine has done so, whoever has its name
    let fits = is_put_up_by(found, thing, firm) || fits_maker(found, thing, firm, true);
    (can_make(found, thing, firm) && fits).then_some((firm, firm.span, "developer/credit"))
}

/// "Sarvam-M, its first open-weight model, …": of the firm that the sentence before is about.
fn its_own<'a>(
    found: &'a Annotated<'_>,
    place: usize,
    sentence: &'a Sentence,
    thing: &Name,
) -> Option<(&'a Name, Span, &'static str)> {
    let after = Span::new(thing.span.end, sentence.span.end);
    if found.language != Language::English || !after.of(&found.folded).starts_with(", its ") {
        return None;
    }
    let noun = found.cues_within(sentence, after, &[Cue::Model, Cue::Chip, Cue::System]).next()?;
    let apposed = Span::new(after.start + ", its ".len(), noun.span.start).of(&found.folded);
    if apposed.contains([',', '.', ';']) || apposed.len() > 50 || apposed.contains(" for ") {
        return None;
    }
    let firms = &[Organization];
    let firm = in_sentence(found, sentence, thing.span, firms).or_else(|| carried(found, place, firms))?;
    let firm = found
        .names
        .get(firm)
        .filter(|firm| firm.span.end <= thing.span.start && fits_maker(found, thing, firm, true))?;
    let at = if sentence.span.contains(firm.span) { firm.span } else { noun.span };
    Some((firm, at, "developer/its"))
}

/// "Zhipu said that its new model X was trained on …": behind "its" and the words for its sort stands the thing of the one firm that
/// the sentence begins with.
fn its_new_one<'a>(
    found: &'a Annotated<'_>,
    sentence: &'a Sentence,
    thing: &Name,
) -> Option<(&'a Name, Span, &'static str)> {
    if found.language != Language::English || sentence.place != Place::Prose || thing.has_no_name() {
        return None;
    }
    let mut head = found.head(sentence, thing.span.start).trim_end();
    let sort = head.len();
    while !head.ends_with(" its") {
        let word = head.rsplit(' ').next().filter(|word| of_sort(word) && !matches!(*word, "the" | "a" | "an"))?;
        head = head.strip_suffix(word)?.trim_end();
    }
    let head = head.strip_suffix("its")?;
    let at = sentence.span.start + head.len();
    // "its new model X", "its X model", which it says something of
    let noun = |span: Span| found.has_cue(sentence, span, &[Cue::Model, Cue::Chip, Cue::System]);
    let behind = Span::new(thing.span.end, (thing.span.end + NOUN_WITHIN).min(sentence.span.end));
    let says = |firm: &Name| {
        let reach = firm.span.end..=firm.span.end + 1;
        found.cues_in(sentence).iter().any(|at| at.cue == Cue::Say && reach.contains(&at.span.start))
    };
    if !noun(Span::new(at, sentence.span.start + sort)) && !noun(behind) {
        return None;
    }
    let mut firms = found.names_in(sentence).iter().filter(|name| name.kind == Organization && name.span.end <= at);
    let firm = firms
        .next()
        .filter(|firm| says(firm))
        .filter(|firm| sentence.opens_at(firm.span.start) && !is_observer(firm))?;
    let alone = firms.all(|other| other.name == firm.name);
    (alone && can_make(found, thing, firm) && fits_maker(found, thing, firm, true)).then_some((
        firm,
        Span::new(at, thing.span.start),
        "developer/its",
    ))
}

/// So many bytes behind a name the noun for it ends: "its Rebel-Quad chip".
const NOUN_WITHIN: usize = 16;

/// "Kalray présente Morvane-2, son premier processeur", "Openchip muestra su acelerador Teide": the one firm that the sentence
/// names before the thing, where a possessive stands at the noun for it.
fn own_elsewhere<'a>(
    found: &'a Annotated<'_>,
    sentence: &'a Sentence,
    thing: &Name,
) -> Option<(&'a Name, Span, &'static str)> {
    const OWNERS: &[&str] = &[
        "son",
        "sa",
        "su",
        "suo",
        "sua",
        "sein",
        "seine",
        "seinen",
        "seinem",
        "seiner",
        "ihr",
        "ihre",
        "ihren",
        "ihrem",
        "ihrer",
        "свой",
        "своего",
        "своей",
        "свою",
    ];
    if !found.language.is_european() {
        return None;
    }
    let nouns: &[Cue] = match thing.kind {
        Chip => &[Cue::Chip, Cue::OneChip],
        Model => &[Cue::Model],
        _ => return None,
    };
    let head = Span::new(sentence.clause_of(thing.span).start, thing.span.start);
    let tail = found.folded.get(thing.span.end..).and_then(|rest| rest.strip_prefix(", "));
    let behind = tail.map(|rest| Span::new(thing.span.end + 2, thing.span.end + 2 + first(rest, 48).len()));
    let owned = |reach: Span, right_before: bool| {
        found.cues_within(sentence, reach, nouns).any(|noun| {
            let words: Vec<&str> =
                Span::new(reach.start, noun.span.start).of(&found.folded).split_whitespace().collect();
            let at = words.iter().rposition(|word| OWNERS.contains(word));
            let beside =
                !right_before || found.between(noun.span, thing.span).trim_matches([' ', '«', '„', '"']).is_empty();
            beside && at.is_some_and(|at| words.len() - at <= 3 && (right_before || at == 0))
        })
    };
    if !owned(head, true) && !behind.is_some_and(|behind| owned(behind, false)) {
        return None;
    }
    let acts = |name: &&Name| name.kind == Organization && !is_observer(name) && name.span.end <= thing.span.start;
    let mut firms = found.names_in(sentence).iter().filter(acts);
    let firm = firms.next()?;
    let alone = firms.all(|other| other.name == firm.name);
    (alone && can_make(found, thing, firm) && fits_maker(found, thing, firm, true)).then_some((
        firm,
        firm.span,
        "developer/its",
    ))
}

/// "The Beijing-based company released Kimi K2", "It has developed …": the firm told of before acts.
fn by_one_referred_to<'a>(
    found: &'a Annotated<'_>,
    place: usize,
    sentence: &'a Sentence,
    thing: &Name,
    verbs: &[Cue],
) -> Option<(&'a Name, Span, &'static str)> {
    if found.language.is_chinese() {
        return by_the_firm_told_of(found, place, sentence, thing);
    }
    if found.language != Language::English {
        return None;
    }
    let before = Span::new(sentence.span.start, thing.span.start);
    let verb = found.cues_within(sentence, before, verbs).last()?;
    let gap = found.between(verb.span, thing.span);
    let object = gap.len() <= 60 && !gap.contains([',', ';', '.', ':']) && !gap.contains(" and ");
    if !object {
        return None;
    }
    let index = firm_referred_to(found, place, verb.span)?;
    let firm = found.names.get(index).filter(|firm| fits_maker(found, thing, firm, true))?;
    Some((firm, verb.span, "developer/referred"))
}

/// 某公司主营AI芯片，先后自主研发了X、Y和Z, X是公司自研的芯片: of the firm that the sentence, or the one before, is about.
fn by_the_firm_told_of<'a>(
    found: &'a Annotated<'_>,
    place: usize,
    sentence: &'a Sentence,
    thing: &Name,
) -> Option<(&'a Name, Span, &'static str)> {
    let made = &[Cue::Design, Cue::Develop];
    let clause = sentence.clause_of(thing.span);
    let owned = called_ones_own(found, thing);
    if thing.kind == System || thing.has_no_name() || owned.is_none() && !found.has_cue(sentence, clause, made) {
        return None;
    }
    let listed = listed_with(found, sentence, thing);
    let start = listed.first().map_or(thing.span.start, |first| first.span.start);
    let verb = found.cues_within(sentence, Span::new(clause.start, start.max(clause.start)), made).last();
    let verb = verb
        .filter(|verb| matches!(Span::new(verb.span.end, start).of(&found.folded), "" | "了" | "出" | "出了" | "的"));
    let noun = || {
        let after = found.tail_in_clause(sentence, thing.span);
        let after = after.strip_prefix("系列").unwrap_or(after).strip_prefix('是')?;
        let rest = behind_one(after, &chinese().own_firms)?;
        let at = clause.end - rest.len();
        found.cues_within(sentence, Span::new(at, clause.end), made).find(|verb| verb.span.start == at)
    };
    let verb = owned.or_else(|| verb.or_else(noun).map(|verb| verb.span))?;
    let names = found.names_in(sentence).iter();
    if names.clone().any(|name| name.kind == Organization && clause.contains(name.span) && name.span.end <= verb.start)
    {
        return None;
    }
    let firms = &[Organization];
    let firm = in_sentence(found, sentence, verb, firms).or_else(|| carried(found, place, firms))?;
    let firm = found.names.get(firm)?;
    let ahead = firm.span.end <= verb.start && !is_observer(firm) && fits_maker(found, thing, firm, true);
    ahead.then_some((firm, verb, "developer/told"))
}

/// "X's developer, Y", "the team behind X, Y".
fn maker_behind(found: &Annotated<'_>, thing: &Name, firm: &Name) -> bool {
    let gap = Span::new(thing.span.end, firm.span.start).of(&found.folded);
    let gap = gap.strip_suffix("the ").unwrap_or(gap);
    let makers = &english().maker_nouns;
    let its = (thing.span.of(&found.folded) == "its").then(|| gap.trim_start());
    let own = behind_owner(gap).or(its).and_then(|rest| {
        let word = makers.iter().filter(|word| rest.starts_with(word.as_str())).max_by_key(|word| word.len())?;
        rest.get(word.len()..)
    });
    let headed = has_a_team_before(found, thing)
        || head_of(found, thing)
            .strip_suffix(" of")
            .is_some_and(|head| ends_in_one(head, makers, |head| head.ends_with("the ")));
    let gap = behind_insertion(gap).unwrap_or(gap);
    own.is_some_and(|rest| matches!(rest, ", " | " is " | " was " | " are " | " were " | " "))
        || headed && matches!(gap, ", " | " is " | " was " | " — " | " at " | " from ")
}

/// "X is the latest series of language models developed by Y", "X is a server chip, designed by Y", "X, out since May from
/// Y": a description of the thing that ends in who has made it.
fn is_described_as_made(found: &Annotated<'_>, sentence: &Sentence, thing: &Name, firm: &Name) -> bool {
    let gap = Span::new(thing.span.end, firm.span.start);
    let text = gap.of(&found.folded);
    let head = text.trim_end().strip_suffix(" the").unwrap_or(text.trim_end());
    let opens = [" is a ", " is an ", " is the ", " is one of ", " was the ", " was a ", ", a ", ", an ", ", the "]
        .iter()
        .any(|words| text.starts_with(words));
    let verbs: &[&str] = if thing.kind == Chip {
        &[" designed by", " developed by"]
    } else {
        &[
            " developed by",
            " built by",
            " created by",
            " designed by",
            " trained by",
            " released by",
            " made by",
            " co-developed by",
        ]
    };
    let made = verbs.iter().find_map(|verb| head.strip_suffix(verb));
    let out = thing.kind == Model
        && text.len() <= 40
        && text.ends_with(" from ")
        && [", out ", ", released ", ", available "].iter().any(|words| text.starts_with(words));
    let another = || found.names_in(sentence).iter().any(|name| name.kind == thing.kind && gap.contains(name.span));
    let plain = made.is_some_and(|head| {
        head.len() <= LONGEST_DESCRIPTION
            && !head.contains(['.', ';', ':'])
            && !NO_DESCRIPTIONS.iter().any(|word| head.contains(word))
            && !ends_in_another(head)
    });
    (opens && plain || out) && !another()
}

/// In such a description these tell of another thing, which that one has made.
const NO_DESCRIPTIONS: &[&str] = &[
    " rival",
    " based on",
    " compar",
    " behind ",
    " than ",
    " successor",
    " answer",
    "version of",
    "variant",
    "fine-tun",
    " using ",
    " with ",
    " that ",
    " which ",
    " against",
    "distil",
    " derived",
    " built on",
    " to a ",
    " to the ",
    " whose ",
    " used ",
];

/// "like the one", "for the machines": what is told right behind is of that other one. Behind a comma it is of the thing again.
fn ends_in_another(description: &str) -> bool {
    const LEADS: &[&str] = &[
        "for", "like", "than", "as", "on", "with", "to", "from", "against", "unlike", "behind", "over", "after", "of",
    ];
    let words: Vec<&str> = description.rsplit(',').next().unwrap_or("").split_whitespace().collect();
    let stands_for_it = |word: &&str| matches!(*word, "one" | "ones" | "those" | "that" | "anything" | "something");
    let definite = |pair: &[&str]| match pair {
        ["of", word] => matches!(*word, "those" | "one"),
        [lead, word] => LEADS.contains(lead) && matches!(*word, "the" | "its" | "their" | "those" | "these" | "all"),
        _ => false,
    };
    words.last().is_some_and(stands_for_it) || words.windows(2).any(definite)
}

/// Bytes of a description between a thing and who made it, at most.
const LONGEST_DESCRIPTION: usize = 110;

/// "JUPITER, the exascale machine that Eviden and `ParTec` have built", "a model that Meituan built": the makers stand in the
/// relative clause, with the verb behind the last of them.
fn is_made_in_relative(found: &Annotated<'_>, sentence: &Sentence, thing: &Name, firm: &Name) -> bool {
    let gap = Span::new(thing.span.end, firm.span.start).of(&found.folded);
    let opens = [", the ", ", a ", ", an ", " is a ", " is the ", " is an ", ", which "];
    let apposed = gap == " that " || opens.iter().any(|words| gap.starts_with(words));
    let relative = gap.ends_with(" that ") || gap.ends_with(" which ");
    if !(apposed && relative && gap.len() <= 60) {
        return false;
    }
    let end = listed_with(found, sentence, firm).last().map_or(firm.span.end, |last| last.span.end);
    let rest = found.folded.get(end..).unwrap_or("").split([',', '.', ';']).next().unwrap_or("");
    let mut words =
        rest.split_whitespace().skip_while(|word| matches!(*word, "has" | "have" | "had" | "jointly" | "is" | "are"));
    let verb = words.next().unwrap_or("");
    let made: &[&str] = if thing.kind == Chip {
        &["designed", "developed", "designs", "developing"]
    } else {
        &[
            "built",
            "developed",
            "created",
            "trained",
            "building",
            "developing",
            "builds",
            "designed",
            "assembled",
            "assembling",
            "constructed",
            "constructing",
            "erected",
            "installed",
            "supplied",
        ]
    };
    let for_whom = words.next() == Some("on");
    made.contains(&verb) && !for_whom
}

/// 晶创26采用1760颗H200，由华硕承建; 庆阳智算中心投用，建设方为中国电信: a clause of its own says who built what the sentence began with.
fn built_in_a_clause(found: &Annotated<'_>, sentence: &Sentence, thing: &Name, firm: &Name) -> bool {
    let clause = sentence.clause_of(firm.span);
    let head = Span::new(clause.start, firm.span.start.max(clause.start)).of(&found.folded).trim();
    let leads = || {
        let things = |name: &&Name| matches!(name.kind, Model | System | Chip) && !name.compared;
        found.names_in(sentence).iter().find(things).is_some_and(|lead| lead.name == thing.name)
    };
    let noun =
        before_one(head, &chinese().says_which).is_some_and(|noun| chinese().builders.iter().any(|it| it == noun));
    if noun {
        return thing.kind == System && thing.span.end <= clause.start && leads();
    }
    if !found.head(sentence, firm.span.start).trim_end().ends_with('由') {
        return false;
    }
    let end = listed_with(found, sentence, firm).last().map_or(firm.span.end, |last| last.span.end);
    let tail = Span::new(end, clause.end.max(end)).of(&found.folded);
    let tail = tail
        .trim_start_matches(['等', '公', '司', '联', '合', '共', '同', '负', '责', '独', '家', '自', '主', '牵', '头']);
    let made: &[&str] = match thing.kind {
        System => &["承建", "建设", "打造", "建造", "研制", "构建", "搭建"],
        Chip => &["设计", "研发", "开发"],
        _ => &["研发", "开发", "训练", "打造"],
    };
    thing.span.end <= clause.start
        && matches!(thing.role, Role::Known | Role::Shape)
        && matches!(head, "由" | "并由" | "系由" | "均由" | "则由")
        && made.iter().any(|verb| tail.trim() == *verb || tail.starts_with(verb) && tail.chars().count() <= 6)
        && leads()
}

/// "Y, the company behind X", "Y, maker of X", "Y, whose X model".
fn maker_ahead(found: &Annotated<'_>, thing: &Name, firm: &Name) -> bool {
    let gap = Span::new(firm.span.end, thing.span.start).of(&found.folded);
    let headed = before_its_sort(gap);
    let apposed = gap.starts_with(", ") || gap.starts_with(" is the ") || gap.starts_with(" (");
    let plain = gap.len() <= 70 && gap.matches(',').count() <= 1 && !gap.contains(['.', ';', ':']);
    let noun = headed.strip_suffix(" behind").is_some_and(ends_in_a_team)
        || headed.strip_suffix(" of").is_some_and(|head| ends_in_one(head, &english().maker_nouns, |_| true));
    let whose = gap.strip_prefix(", whose ").is_some_and(|words| {
        let other = ["customer", "partner", "rival", "client", "supplier", "parent", "investor", "and", "or"];
        words.split_whitespace().count() <= 3 && words.split_whitespace().all(|word| !other.contains(&word))
    });
    apposed && plain && noun || whose || is_from_before(found, thing, firm)
}

/// "The latest model from Moonshot AI, Kimi K2,": the noun for the thing, its maker, and its name.
fn is_from_before(found: &Annotated<'_>, thing: &Name, firm: &Name) -> bool {
    let before = found.folded.get(..firm.span.start).unwrap_or("");
    let head = [" from ", " by "].iter().find_map(|link| before.strip_suffix(link)).unwrap_or("");
    let noun = head.rsplit([' ', '\n']).next().unwrap_or("");
    let nouns = ["model", "llm", "chip", "processor", "accelerator", "gpu", "npu", "supercomputer", "release"];
    let gap = found.between(firm.span, thing.span);
    nouns.contains(&noun) && matches!(gap, ", " | ", called " | ", named " | ", dubbed " | " called ")
}

/// X来自Y, X是Y推出的模型, X是Y的首个推理模型, X的开发商Y, X背后的公司Y.
fn maker_behind_in_chinese(found: &Annotated<'_>, sentence: &Sentence, thing: &Name, firm: &Name) -> bool {
    let gap = Span::new(thing.span.end, firm.span.start).of(&found.folded).trim_matches(['”', '」', '》', '“', ' ']);
    let gap = ["大模型", "模型", "芯片", "超节点", "系列", "集群"]
        .iter()
        .find_map(|noun| gap.strip_prefix(noun))
        .unwrap_or(gap);
    let after = Span::new(firm.span.end, sentence.span.end).of(&found.folded);
    let from = matches!(gap, "来自" | "出自" | "来自于" | "出自于" | "，来自" | "，出自") && thing.kind != Chip;
    if from && !after.starts_with('的') || is_a_maker_noun(gap) {
        return true;
    }
    let is = matches!(gap, "是" | "则是" | "就是" | "也是" | "正是" | "，是" | "乃");
    is && (made_by_relative(found, sentence, firm) || is_own_noun(found, sentence, firm, after))
}

/// 的开发商, 背后的公司, as the words between a thing and its maker or behind them.
fn is_a_maker_noun(words: &str) -> bool {
    let words = words.trim_end_matches(['是', '为', '，', '、', '—', '：', '“']);
    let makers = [
        "开发商",
        "开发者",
        "开发方",
        "研发方",
        "研发团队",
        "开发团队",
        "研发公司",
        "研发机构",
        "开发公司",
        "设计方",
        "设计公司",
        "设计者",
        "设计单位",
        "研发单位",
        "开发单位",
        "研制单位",
        "研制方",
        "承建方",
        "承建单位",
        "建设方",
        "建设单位",
        "缔造者",
        "出品方",
    ];
    let teams = ["公司", "团队", "厂商", "企业", "开发商", "机构"];
    let own = words.strip_prefix('的').is_some_and(|rest| makers.contains(&rest));
    let behind = words.strip_prefix("背后的").or_else(|| words.strip_prefix("幕后的"));
    own || behind.is_some_and(|rest| teams.contains(&rest))
}

/// 是Y（基于…）推出的…: a verb of making with 的 right behind it, in the words that 是 opens.
fn made_by_relative(found: &Annotated<'_>, sentence: &Sentence, firm: &Name) -> bool {
    let rest = Span::new(firm.span.end, sentence.span.end);
    let mut verbs =
        found.cues_within(sentence, rest, &[Cue::Develop, Cue::Release, Cue::Train, Cue::Design, Cue::OpenWeights]);
    verbs.any(|verb| {
        let gap = found.between(firm.span, verb.span);
        let other = found.names_in(sentence).iter().any(|name| {
            // 是某集团某团队研发的模型: right behind the firm stands a part of it
            name.kind == Organization && name.span.start > firm.span.end && name.span.end <= verb.span.start
        });
        gap.chars().count() <= 40
            && !gap.contains(['。', '；'])
            && !other
            && !is_of_another_thing(found, verb.span)
            && (found.text.get(verb.span.end..).is_some_and(|after| after.starts_with('的'))
                || verb.span.of(found.text).ends_with('的'))
    })
}

/// 是Y研发的对手, 是Y开发的竞品的对手: what stands behind the relative is another thing.
fn is_of_another_thing(found: &Annotated<'_>, verb: Span) -> bool {
    let rest = found.folded.get(verb.end..).unwrap_or("");
    let noun = rest.strip_prefix('的').unwrap_or(rest).split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    found.language.is_chinese() && has_one(first(noun, OTHER_WITHIN), &chinese().others_than_it)
}

/// Characters behind a relative within which another thing is named: 开发的竞品的对手.
const OTHER_WITHIN: usize = 8;

/// 是Y的首个推理模型, 是Y自研的芯片: the noun for the thing close behind its owner.
fn is_own_noun(found: &Annotated<'_>, sentence: &Sentence, firm: &Name, after: &str) -> bool {
    let opens = ["的", "首", "第一", "最新", "旗下", "自研", "自主", "新一代", "目前", "迄今"];
    let clause = sentence.clause_of(firm.span);
    opens.iter().any(|word| after.starts_with(word))
        && found.cues_within(sentence, clause, &[Cue::Model, Cue::Chip, Cue::System]).any(|noun| {
            let gap = found.between(firm.span, noun.span);
            let named = found
                .names_in(sentence)
                .iter()
                .any(|name| name.span.start >= firm.span.end && name.span.end <= noun.span.start);
            noun.span.start >= firm.span.end && gap.chars().count() <= 16 && !named && !gap.contains(['对', '竞'])
        })
}

/// Y，X的开发商 and 作为X的开发商，Y stand the other way round.
fn maker_ahead_in_chinese(found: &Annotated<'_>, thing: &Name, firm: &Name) -> bool {
    let gap = before_mark(Span::new(firm.span.end, thing.span.start).of(&found.folded));
    let gap = before_one(gap, &chinese().nouns_of_things).unwrap_or(gap);
    let after = behind_mark(found.folded.get(thing.span.end..).unwrap_or(""));
    let noun = (3..=8).any(|length| is_a_maker_noun(first(after, length)));
    matches!(gap, "是" | "，" | "，即" | "作为" | "，作为" | "（") && noun
}

/// What stands before the noun for a firm's thing and says of what sort it is.
const SORTS: &[&str] = &[
    "的",
    "最新",
    "新一代",
    "首个",
    "首款",
    "第一个",
    "旗下",
    "自研",
    "自主研发",
    "开源",
    "旗舰",
    "推理",
    "多模态",
    "大",
    "语言",
    "通用",
    "基础",
    "ai",
    "万亿",
    "千亿",
    "参数",
    "国产",
    "最强",
    "全新",
    "混合专家",
    "moe",
    "深度",
    "行业",
    "文本",
    "级",
    "版",
    "下一代",
];

/// 月之暗面新一代大模型Kimi K3正式发布, 科大讯飞的星火X2今日上线: the firm, the noun for its thing, the name.
fn heads_its_noun(found: &Annotated<'_>, sentence: &Sentence, thing: &Name, firm: &Name) -> bool {
    let gap = Span::new(firm.span.end, thing.span.start.max(firm.span.end));
    let text = before_mark(gap.of(&found.folded));
    if text == "的" && thing.kind == Model {
        let rest = sentence.rest_of_clause(thing.span);
        return found.has_cue(sentence, rest, &[Cue::Release, Cue::OpenWeights]);
    }
    let end = gap.start + text.len();
    // 某公司宣布其X集群扩到万卡
    if let Some(said) = text.strip_suffix('其').filter(|said| thing.kind != Chip && !said.contains('，')) {
        return said.chars().count() <= 8 && found.has_cue(sentence, gap, &[Cue::Say]);
    }
    // 蚂蚁集团技术团队披露，其Ling-Plus模型…, 王洋表示，公司新一代AI芯片“X”…: what is the speaker's own.
    let of_the_speaker = ["，其", "，该公司", "，公司"].iter().find_map(|word| text.rsplit_once(word));
    if let Some((_, own)) = of_the_speaker
        && found.has_cue(sentence, Span::new(gap.start, end - own.len()), &[Cue::Say])
        && is_ones_newest(own, thing)
    {
        return true;
    }
    // 清微智能宣布，可重构芯片TX82已…: of a thing that nobody knows it is the speaker's own noun.
    if let Some((said, noun)) = text.rsplit_once('，')
        && thing.entity.is_none()
        && ["宣布", "正式宣布", "今日宣布", "日前宣布", "近日宣布"].contains(&said)
        && noun.chars().count() <= 8
        && ["芯片", "处理器", "加速卡", "gpu", "大模型"].iter().any(|word| noun.ends_with(word))
    {
        return true;
    }
    // 平头哥新一代AI芯片PPU; a system's noun is often a part of its name.
    let nouns: &[Cue] = if thing.kind == Chip { &[Cue::Chip] } else { &[Cue::Model] };
    let Some(noun) = found.cues_within(sentence, gap, nouns).find(|at| at.span.end == end) else {
        return false;
    };
    let mut words = Span::new(gap.start, noun.span.start).of(&found.folded).trim();
    while let Some(rest) = SORTS.iter().find_map(|word| words.strip_prefix(word)) {
        words = rest.trim_start();
    }
    words.is_empty()
}

/// 新一代AI芯片, 自研的: of what sort a thing is, and the noun for it or none.
fn is_ones_newest(own: &str, thing: &Name) -> bool {
    let noun = before_one(own, &chinese().nouns_of_things);
    // a machine that one uses is not one's own by that
    let mut words = noun.filter(|_| thing.kind != System).unwrap_or(own);
    while let Some(rest) =
        behind_one(words, &chinese().ones_newest).or_else(|| behind_one(words, &chinese().chip_sorts))
    {
        words = rest;
    }
    words.is_empty()
}

/// 上线 Step-4 服务, "launched a Qwen3 API": who offers a model as a service need not have made it.
pub(super) fn is_a_service(found: &Annotated<'_>, thing: &Name) -> bool {
    let after = found.folded.get(thing.span.end..).unwrap_or("").trim_start();
    // 只开放X的接口
    let after = after.strip_prefix('的').unwrap_or(after);
    ["服务", "服務", "接口", "api", "service", "endpoint"].iter().any(|word| after.starts_with(word))
        && !["服务器", "服務器"].iter().any(|word| after.starts_with(word))
}

/// "Foxconn has trained its first model. The model, called `FoxBrain`, …": who made what the next sentences name.
fn not_yet_named(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let named = |name: &Name| name.kind == Model && name.role != Role::Unnamed;
    if place > 4 || found.names_in(sentence).iter().any(named) {
        return;
    }
    let verbs = [Cue::Develop, Cue::Train, Cue::Release, Cue::OpenWeights];
    let made = found.cues_within(sentence, sentence.span, &verbs).find_map(|verb| {
        // 两个大模型 is a word of its own
        let is_noun =
            |at: &&CueAt| at.cue == Cue::Model || at.cue == Cue::Both && at.span.of(&found.folded).ends_with("模型");
        let noun = found.cues_in(sentence).iter().filter(is_noun).find(|at| {
            at.span.start >= verb.span.end
                && found.distance(verb.span, at.span) <= 70
                && !found.between(verb.span, at.span).contains([';', '；', '。'])
        })?;
        let firm = found.names_in(sentence).iter().rfind(|name| {
            name.kind == Organization
                && !name.compared
                && !is_observer(name)
                && name.span.end <= verb.span.start
                && found.distance(name.span, verb.span) <= 60
        })?;
        Some((firm, verb.span, noun.cue == Cue::Both || noun.span.of(&found.folded).ends_with('s')))
    });
    let Some((firm, verb, several)) = made else { return };
    let coming = coming_models(found, place).into_iter().take(if several { 2 } else { 1 });
    for thing in coming.filter_map(|index| found.names.get(index)) {
        let owned = !thing.stays_unnamed() || thing.name.starts_with(&format!("{}:", firm_of(found, firm)));
        if thing.can_lead() && owned && fits_maker(found, thing, firm, true) {
            let value = Value::entity(firm_of(found, firm));
            let words = verb.cover(firm.span);
            facts.push(Fact::about(Predicate::Developer, thing, value, words, place, "developer/coming"));
        }
    }
}

/// "`DeepSeek`'s next-generation language model, R2", "`FuriosaAI`'s NPU Renegade": a possessive and the noun for the thing.
fn owner_of<'a>(
    found: &'a Annotated<'_>,
    sentence: &'a Sentence,
    thing: &Name,
) -> Option<(&'a Name, Span, &'static str)> {
    if let Some(firm) = is_somebodys(found, sentence, thing) {
        return Some((firm, firm.span, "developer/is"));
    }
    let firm =
        found.names_in(sentence).iter().rfind(|name| name.kind == Organization && name.span.end <= thing.span.start)?;
    let gap = found.between(firm.span, thing.span);
    let words = behind_owner(gap)?;
    let noun =
        found.has_cue(sentence, Span::new(firm.span.end, thing.span.start), &[Cue::Model, Cue::Chip, Cue::System]);
    let phrase = words.len() <= 80 && !words.contains(['.', ';', '(', ':']) && words.matches(',').count() <= 1;
    // "Contoso's first server chip, code-named Ibex"
    let called = [", code-named", ", codenamed", ", called", ", dubbed", ", named", ", known as"];
    let end = words.trim_end();
    let direct = !words.contains(',') || end.ends_with(',') || called.iter().any(|word| end.ends_with(word));
    (phrase && direct && noun && fits_maker(found, thing, firm, true)).then_some((firm, firm.span, "developer/owner"))
}

/// "X is Huawei's large language model", "X, Huawei's newest chip".
fn is_somebodys<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, thing: &Name) -> Option<&'a Name> {
    let firm =
        found.names_in(sentence).iter().find(|name| name.kind == Organization && name.span.start >= thing.span.end)?;
    let gap = found.between(thing.span, firm.span);
    let after = found.text.get(firm.span.end..)?;
    let noun = found.cues_in(sentence).iter().any(|at| {
        matches!(at.cue, Cue::Model | Cue::Chip | Cue::System)
            && at.span.start >= firm.span.end
            && at.span.start < firm.span.end + 90
            && !found.between(firm.span, at.span).contains(['.', ';', ':'])
    });
    let owner = behind_owner(after).is_some();
    let linked = matches!(gap, " is " | ", " | " was " | " are ");
    (owner && linked && noun && fits_maker(found, thing, firm, true)).then_some(firm)
}

/// "Tarn-2, a sparse language model by Fjord Labs": whose the thing is stands behind its noun.
fn credited<'a>(
    found: &'a Annotated<'_>,
    sentence: &'a Sentence,
    thing: &Name,
) -> Option<(&'a Name, Span, &'static str)> {
    let firm =
        found.names_in(sentence).iter().find(|name| name.kind == Organization && name.span.start >= thing.span.end)?;
    let gap = found.between(thing.span, firm.span);
    let gap = gap.strip_suffix("the ").unwrap_or(gap);
    let head = gap.strip_suffix(" by ").or_else(|| gap.strip_suffix(" from "))?;
    let end = thing.span.end + head.len();
    let noun = found
        .cues_in(sentence)
        .iter()
        .any(|at| matches!(at.cue, Cue::Model | Cue::Chip | Cue::System) && at.span.end == end);
    let apposed = head.len() <= 90 && !head.contains(['.', ';']) && noun;
    let fits = can_make(found, thing, firm) && fits_maker(found, thing, firm, true);
    (apposed && !has_other_thing(found, sentence, firm.span, thing) && fits).then_some((
        firm,
        firm.span,
        "developer/credited",
    ))
}

/// The firm that the sentence says has made the thing: subject of the verb whose object it is, or behind "by".
fn maker_in<'a>(
    found: &'a Annotated<'_>,
    sentence: &'a Sentence,
    thing: &Name,
    verbs: &'a [Cue],
) -> Option<(&'a Name, Span)> {
    // most sentences tell of no making
    if !found.has_cue(sentence, sentence.span, verbs) {
        return None;
    }
    let tells_of_it = |verb: &&CueAt| {
        is_in_reach(found, thing, verb.span)
            && !is_what_chips_are_for(found, sentence, verb)
            && !is_of_an_earlier_clause(found, sentence, thing, verb.span, verbs)
            && !is_done_to_chips(found, sentence, thing, verb.span)
            && !is_of_another_deed(found, sentence, thing, verb.span)
    };
    built_by(found, sentence, thing, verbs)
        .or_else(|| in_relative(found, sentence, thing, verbs))
        .or_else(|| fronted(found, sentence, thing, verbs))
        .or_else(|| {
            let mut verbs = found.cues_within(sentence, sentence.span, verbs).filter(tells_of_it);
            verbs.find_map(|verb| {
                let firm = agent_of(found, sentence, thing, verb).or_else(|| actor_of(found, sentence, thing, verb));
                firm.map(|firm| (firm, verb.span))
            })
        })
}

/// 在甲发布A之后，乙推出了X: the clause of the thing has a verb of its own.
fn is_of_an_earlier_clause(
    found: &Annotated<'_>,
    sentence: &Sentence,
    thing: &Name,
    verb: Span,
    verbs: &[Cue],
) -> bool {
    if !is_unknown_object(found, thing, verb) {
        return false;
    }
    let clause = sentence.clause_of(thing.span);
    let ahead = Span::new(clause.start, thing.span.start);
    verb.end <= clause.start && found.has_cue(sentence, ahead, verbs)
}

/// 曾采购H20用于训练X: what was bought for it tells that it was trained, and of nobody who made it.
fn is_what_chips_are_for(found: &Annotated<'_>, sentence: &Sentence, verb: &CueAt) -> bool {
    let head = || found.head_in_clause(sentence, verb.span);
    found.language.is_chinese() && verb.cue == Cue::Train && head().ends_with("用于") && head().contains("采购")
}

/// Whether a verb stands near enough to a thing to tell of it. In Chinese a thing that nobody knows may come long after its
/// verb.
fn is_in_reach(found: &Annotated<'_>, thing: &Name, verb: Span) -> bool {
    found.distance(verb, thing.span) <= REACH
        || is_led_to_by(found, thing, verb)
        || is_unknown_object(found, thing, verb)
}

/// So far from its verb, or the firm that acts, a thing stands at most.
const REACH: usize = 90;

fn is_unknown_object(found: &Annotated<'_>, thing: &Name, verb: Span) -> bool {
    verb.end <= thing.span.start && found.language.is_chinese() && thing.entity.is_none()
}

/// The names of the sentence so near to the verb that they may act in it: a sentence may be as long as its text.
fn names_around<'a>(found: &'a Annotated<'_>, sentence: &Sentence, verb: Span) -> &'a [Name] {
    const BYTES: usize = 512;
    let names = found.names_in(sentence);
    let from = names.partition_point(|name| name.span.start + BYTES < verb.start);
    let end = names.partition_point(|name| name.span.start <= verb.end + BYTES);
    names.get(from..end).unwrap_or(&[])
}

/// Who stands behind the "by" of a verb whose thing stands before it.
fn agent_of<'a>(found: &'a Annotated<'_>, sentence: &Sentence, thing: &Name, verb: &CueAt) -> Option<&'a Name> {
    if !is_led_to_by(found, thing, verb.span) {
        return None;
    }
    let agent = names_around(found, sentence, verb.span).iter().find(|firm| {
        is_behind_its_by(found, verb.span, firm)
            && acts_by_itself(found, sentence, thing, firm)
            && !is_of_another_time(found, sentence, firm.span, verb.span)
    })?;
    let told = fits_maker(found, thing, agent, false)
        || matches!(verb.cue, Cue::Develop | Cue::Train) && is_plain_passive(found, thing, verb.span, agent);
    told.then_some(agent)
}

/// Who stands before a verb and acts in it, where the thing is its object.
fn actor_of<'a>(found: &'a Annotated<'_>, sentence: &Sentence, thing: &Name, verb: &CueAt) -> Option<&'a Name> {
    let around = names_around(found, sentence, verb.span);
    let acts = |firm: &&Name| {
        acts_by_itself(found, sentence, thing, firm)
            && !is_of_another_time(found, sentence, firm.span, verb.span)
            && !is_a_circumstance(found, sentence, thing, (firm.span, verb.span))
    };
    let leads =
        |firm: &&Name| firm.span.end <= verb.span.start && found.distance(firm.span, verb.span) <= 60 && acts(firm);
    // who acts in the clause of the verb goes before who opens the sentence: 英伟达退出后，华为推出X
    let clause = sentence.clause_of(verb.span);
    let first = || {
        let own = around.iter().filter(leads).rfind(|firm| opens_a_relative(found, firm.span, verb.span, 0));
        let within = || around.iter().filter(leads).find(|firm| clause.contains(firm.span));
        own.or_else(within).or_else(|| around.iter().find(leads))
    };
    let lead = is_unknown_object(found, thing, verb.span).then(first).flatten();
    let near = found.distance(verb.span, thing.span) <= REACH;
    let closest = || {
        around.iter().rfind(|firm| {
            // "Moonshot AI, backed by Alibaba, released …"
            let aside = || found.language == Language::English && in_aside(found, sentence, firm.span, verb.span);
            near && firm.span.end <= verb.span.start
                && found.distance(firm.span, verb.span) <= REACH
                && (verb.span.end <= thing.span.start
                    || matches!(found.language, Language::Japanese | Language::Korean)
                    || is_before_its_german_verb(found, sentence, (thing, verb.span), firm))
                && acts(firm)
                && !aside()
                && !is_an_agent_before(found, sentence, firm, verb.span)
        })
    };
    let firm = lead.or_else(closest)?;
    let of_another = stands_in_a_later_clause(found, sentence, verb, thing)
        || is_of_the_thing_before(found, sentence, (thing, verb.span), firm)
        || describes_another(found, sentence, verb.span, thing)
        || has_its_own_subject(found, sentence, verb.span, firm)
        || found.between(verb.span, thing.span).contains(['。', ';', '；'])
        || was_used_for_another(found, sentence, verb.span, thing)
        || thing.stays_unnamed() && has_other_thing(found, sentence, verb.span, thing)
        || is_anothers_own(found, thing, firm)
        || has_another_owner(found, thing, verb.span, firm);
    if of_another {
        return None;
    }
    let maker = whose_of_several(found, sentence, (thing, verb.span), firm);
    let told = fits_maker(found, thing, maker, thing.entity.is_none())
        || verb.cue == Cue::Develop && is_plain_active(found, thing, verb.span, maker);
    told.then_some(maker)
}

/// "raised 2 billion in a round led by X and will build": behind the "and" the first subject goes on.
fn is_an_agent_before(found: &Annotated<'_>, sentence: &Sentence, firm: &Name, verb: Span) -> bool {
    let gap = Span::new(firm.span.end.min(verb.start), verb.start).of(&found.folded);
    found.language == Language::English
        && gap.starts_with(" and ")
        && is_behind(found, sentence, firm, &|word| word == "by")
}

/// 甲的芯片已在乙内部部署，并点亮3.2万卡集群: the machine without a name is told to be of the second.
fn is_anothers_own(found: &Annotated<'_>, thing: &Name, firm: &Name) -> bool {
    let owner = thing.name.split_once(": unnamed system").map(|(owner, _)| owner);
    found.language.is_chinese() && owner.is_some_and(|owner| owner != firm_of(found, firm))
}

/// "hat ihr Sprachmodell Luminous vorgestellt": the verb closes the clause that the firm and the thing stand in.
fn is_before_its_german_verb(
    found: &Annotated<'_>,
    sentence: &Sentence,
    (thing, verb): (&Name, Span),
    firm: &Name,
) -> bool {
    let clause = sentence.clause_of(verb);
    let closes = found.tail_in_clause(sentence, verb).split_whitespace().count() <= 1;
    found.language == Language::German
        && firm.span.end <= thing.span.start
        && thing.span.end <= verb.start
        && clause.contains(firm.span)
        && clause.contains(thing.span)
        && closes
}

/// "presentó ALIA, un modelo entrenado en Leonardo", 「富岳」で学習したモデル「X」を公開: what another thing was made on
/// or with stands beside that one, and is not the object of the verb.
fn was_used_for_another(found: &Annotated<'_>, sentence: &Sentence, verb: Span, thing: &Name) -> bool {
    let gap = Span::new(verb.end.min(thing.span.end), verb.start.max(thing.span.start));
    let elsewhere = found.language != Language::English && !found.language.is_chinese();
    let tied = || found.has_cue(sentence, gap, &[Cue::Train, Cue::Use]);
    let other = || {
        found.names_in(sentence).iter().any(|other| {
            matches!(other.kind, Model | Chip | System) && other.kind != thing.kind && gap.contains(other.span)
        })
    };
    elsewhere && thing.kind != Model && (tied() || other())
}

/// "Contoso launched a rival of Baidu's Ernie 5": what stands behind the verb has an owner of its own, who is not who acts.
fn has_another_owner(found: &Annotated<'_>, thing: &Name, verb: Span, firm: &Name) -> bool {
    let owner = found.firm_whose(thing.span).filter(|owner| owner.span.start >= verb.end);
    found.language == Language::English
        && owner.is_some_and(|owner| owner.name != firm.name && !found.lexicon.same_house(&owner.name, &firm.name))
}

/// 华为旗下华为云发布X: 旗下 tells whose the firm behind it is. 甲建机柜、乙出模型: the mark parts two deeds.
fn is_of_another_deed(found: &Annotated<'_>, sentence: &Sentence, thing: &Name, verb: Span) -> bool {
    if !found.language.is_chinese() || verb.end > thing.span.start {
        return false;
    }
    let gap = Span::new(verb.end, thing.span.start);
    let house = |name: &Name| name.kind == Organization && gap.contains(name.span);
    let owns = verb.of(&found.folded) == "旗下" && found.names_in(sentence).iter().any(house);
    let parted = gap.of(&found.folded).rsplit_once('、').is_some_and(|(deed, _)| {
        let named = |name: &Name| gap.contains(name.span);
        verb.len() <= '建'.len_utf8() && !deed.is_empty() && !found.names_in(sentence).iter().any(named)
    });
    owns || parted
}

/// 玉山一号启用后，保留给TAIDE团队: what is named in a later clause is no object of a launch.
fn stands_in_a_later_clause(found: &Annotated<'_>, sentence: &Sentence, verb: &CueAt, thing: &Name) -> bool {
    let gap = Span::new(verb.span.end.min(thing.span.start), thing.span.start);
    found.language.is_chinese()
        && matches!(verb.cue, Cue::Release | Cue::OpenWeights)
        && gap.of(found.text).contains('，')
        && !found.has_cue(sentence, gap, &[Cue::Model, Cue::Chip, Cue::System])
}

/// TeleChat3由中国电信自主研发，训练在“息壤”平台上完成: who stands behind 由 made what stands before it, and nothing of a later
/// clause. 由中国电信研发，X…: where nothing stands before it, that one follows.
fn is_of_the_thing_before(
    found: &Annotated<'_>,
    sentence: &Sentence,
    (thing, verb): (&Name, Span),
    firm: &Name,
) -> bool {
    if !found.language.is_chinese() {
        return false;
    }
    // 由河南省政府与中科曙光联合建设
    let first = listed_with(found, sentence, firm).first().map_or(firm.span, |first| first.span);
    let head = found.head_in_clause(sentence, first);
    let led = head.strip_suffix('由').is_some_and(|made| !behind_joins(made.trim()).is_empty());
    let gap = Span::new(verb.end.min(thing.span.start), thing.span.start).of(&found.folded);
    // 该中心由甲与乙建设，一期已投用: what is told of a part is of the thing before
    let part = thing.role == Role::Referring && begins_with(thing.span.of(&found.folded), &chinese().phases).is_some();
    led && !part && gap.starts_with(['，', ','])
}

/// 甲与乙合作开发的GB10已随DGX Spark上市: the verb describes the thing right behind it, and none that comes later, unless they are
/// listed.
fn describes_another(found: &Annotated<'_>, sentence: &Sentence, verb: Span, thing: &Name) -> bool {
    let gap = Span::new(verb.end.min(thing.span.start), thing.span.start);
    if !found.language.is_chinese() || !(gap.of(&found.folded).starts_with('的') || ends_in_of(found, verb)) {
        return false;
    }
    let between = |name: &&Name| {
        let thing = matches!(name.kind, Chip | Model | System) && name.name != DOMESTIC_CHIPS;
        thing && gap.contains(name.span)
    };
    let described = found.names_in(sentence).iter().find(between);
    let listed = |one: &Name| listed_with(found, sentence, thing).iter().any(|other| other.span == one.span);
    // 新建的云端算力中心“晶创26”: the name of the same one, with no verb between
    let goes_on = |one: &Name| {
        let rest = Span::new(one.span.end, thing.span.start);
        rest.of(&found.folded).contains(['，', '已', '随', '将', '在']) || found.has_cue(sentence, rest, GOES_ON)
    };
    described.is_some_and(|one| one.name != thing.name && !listed(one) && goes_on(one))
}

/// Verbs by which a clause goes on behind what a relative clause describes.
const GOES_ON: &[Cue] =
    &[Cue::Use, Cue::Release, Cue::Shipping, Cue::InUse, Cue::MassProduction, Cue::Train, Cue::Order, Cue::Beats];

fn ends_in_of(found: &Annotated<'_>, verb: Span) -> bool {
    verb.of(&found.folded).ends_with('的')
}

/// "X, developed by Y", "X (80 billion parameters) was designed at Y": little but what brackets hold stands between a thing and
/// the verb behind it, and the verb is of no other.
fn is_led_to_by(found: &Annotated<'_>, thing: &Name, verb: Span) -> bool {
    let gap = behind_its_apposition(found.between(thing.span, verb));
    thing.span.end <= verb.start
        && is_short_without_brackets(gap, 40)
        && !(found.language == Language::English && ends_in_another(&gap.to_lowercase()))
}

/// ", a small chip, was": without what is told between commas right behind a thing.
fn behind_its_apposition(gap: &str) -> &str {
    let helps = |tail: &&str| tail.split_whitespace().next().is_some_and(|word| AUXILIARIES.contains(&word));
    behind_insertion(gap).filter(helps).unwrap_or(gap)
}

/// What stands behind the two commas that hold what a thing is: ", a small chip, comes from".
pub(super) fn behind_insertion(gap: &str) -> Option<&str> {
    let (inner, tail) = gap.strip_prefix(", ")?.rsplit_once(", ")?;
    let opens = ["a ", "an ", "the ", "its ", "one of "].iter().any(|word| inner.starts_with(word));
    let plain = inner.len() <= LONGEST_DESCRIPTION && !inner.contains([';', '.', ':']);
    gap.get(gap.len() - tail.len() - 1..).filter(|_| opens && plain)
}

/// Whether the firm stands behind the "by" of the verb, or the "at" of one of designing.
fn is_behind_its_by(found: &Annotated<'_>, verb: Span, firm: &Name) -> bool {
    let by = found.between(verb, firm.span);
    firm.span.start >= verb.end
        && by.chars().count() <= 50
        && !by.contains(" which ")
        && (verb.of(found.text).ends_with(" by")
            || by == " at " && matches!(verb.of(&found.folded), "developed" | "created" | "designed")
            || ["by ", " von ", " par ", " da ", " por ", "'s "].iter().any(|word| by.contains(word)))
}

/// "X runs on chips developed by Huawei": what is made is what stands right before the participle, and no model or system.
fn is_done_to_chips(found: &Annotated<'_>, sentence: &Sentence, thing: &Name, verb: Span) -> bool {
    if found.language != Language::English || thing.kind == Chip {
        return false;
    }
    let between = Span::new(thing.span.end.min(verb.start), verb.start);
    let head = between.of(&found.folded).trim_end().len();
    found.cues_in(sentence).iter().any(|at| at.cue == Cue::Chip && at.span.end == between.start + head)
}

/// 采用百度开发的X, 京东使用智谱训练的X: who stands so many characters, at most, before a verb that describes the thing does it.
fn opens_a_relative(found: &Annotated<'_>, firm: Span, verb: Span, most: usize) -> bool {
    let gap = Span::new(firm.end.min(verb.start), verb.start).of(&found.folded);
    let of = || ends_in_of(found, verb) || found.folded.get(verb.end..).is_some_and(|rest| rest.starts_with('的'));
    firm.end <= verb.start && gap.chars().count() <= most && of()
}

/// 受英伟达禁令影响，…推出X, 18日在合肥发布X, 与百度联合发布X: with whom, where, or on what account one acts.
fn is_a_circumstance(found: &Annotated<'_>, sentence: &Sentence, thing: &Name, (firm, verb): (Span, Span)) -> bool {
    if !found.language.is_chinese() {
        return false;
    }
    let clause = sentence.clause_of(firm);
    let words = chinese();
    let opens = || begins_with(behind_joins(clause.of(&found.folded).trim_start()), &words.on_what_account).is_some();
    // of a thing that is known it is known whose it can be
    is_beside_who_acts(found, sentence, firm, verb)
        || is_where_it_is_shown(found, sentence, firm)
        || thing.entity.is_none() && !clause.contains(verb) && opens()
}

/// 与百度联合发布X, 甲联合乙发布的X: whom one acts with, or against. 甲与乙共建X names both, and in 采用百度开发的X the second has done it.
fn is_beside_who_acts(found: &Annotated<'_>, sentence: &Sentence, firm: Span, verb: Span) -> bool {
    let head = found.head_in_clause(sentence, firm);
    let joined_by = |list: &[&str]| {
        let rest = list.iter().find_map(|word| head.strip_suffix(*word));
        let end = rest.map(|rest| firm.start - (head.len() - rest.len()));
        end.is_some_and(|end| {
            found.names_in(sentence).iter().any(|name| name.kind == Organization && name.span.end == end)
        })
    };
    // 随着OpenAI发布GPT-5: the firm right before the verb acts in the opening clause
    let own = || {
        let opens = ends_in(head.trim_end(), &chinese().opens_on_who_acts).is_some();
        opens && Span::new(firm.end, verb.start.max(firm.end)).of(&found.folded).trim().is_empty()
    };
    let beside = || ends_in(head.trim_end(), &chinese().beside_who_acts).is_some() && !own();
    let joins = || joined_by(&["联合", "携手", "联手"]);
    !joined_by(&["与", "和", "跟", "同", "及"]) && beside() && (joins() || !opens_a_relative(found, firm, verb, 4))
}

/// 在合肥发布, 在魔搭社区开源: a town, or where things are published.
fn is_where_it_is_shown(found: &Annotated<'_>, sentence: &Sentence, firm: Span) -> bool {
    let words = chinese();
    let town = behind_all(firm.of(&found.folded), &words.places);
    let place = || begins_with(found.tail_in_clause(sentence, firm), &words.places_to_publish).is_some();
    let behind = found.head_in_clause(sentence, firm).ends_with(['在', '于']);
    // 在甲的帮助下推出X
    let helps = || has_one(found.tail_in_clause(sentence, firm), &words.with_ones_help);
    behind && (matches!(town, "" | "市" | "省") || place() || helps())
}

/// 百度在智谱发布X后推出了Y: the one in a phrase of time has done nothing behind it, and the one before it nothing in it.
fn is_of_another_time(found: &Annotated<'_>, sentence: &Sentence, firm: Span, verb: Span) -> bool {
    let only_later = || {
        let names = found.names_in(sentence);
        let other = names.get(names.partition_point(|name| name.span.start <= firm.end));
        let other = other.filter(|name| name.kind == Organization && name.span.end <= verb.start);
        other.is_some_and(|other| {
            found.between(firm, other.span) == "在"
                && !ends_a_time(Span::new(other.span.end, verb.start.max(other.span.end)).of(&found.folded))
                && ends_a_time(found.tail_in_clause(sentence, verb))
        })
    };
    found.language.is_chinese() && (is_in_a_time(found, sentence, firm, verb) || only_later())
}

/// 在华为发布昇腾950后采购: the firm stands in a phrase of time that ends before `at`.
fn is_in_a_time(found: &Annotated<'_>, sentence: &Sentence, firm: Span, at: Span) -> bool {
    let behind = Span::new(firm.end, at.start.max(firm.end)).of(&found.folded);
    found.head(sentence, firm.start).ends_with('在') && ends_a_time(behind)
}

fn ends_a_time(text: &str) -> bool {
    let rest = chinese().no_ends_of_times.iter().fold(text.to_owned(), |rest, word| rest.replace(word.as_str(), ""));
    rest.contains(['后', '时'])
}

fn acts_by_itself(found: &Annotated<'_>, sentence: &Sentence, thing: &Name, firm: &Name) -> bool {
    can_make(found, thing, firm)
        && !owns_the_machines(found, sentence, firm)
        && !is_where_it_landed(found, sentence, firm)
}

/// 已在招商银行部署，并点亮了百度的集群: where a thing is at work, and who has built nothing.
fn is_where_it_landed(found: &Annotated<'_>, sentence: &Sentence, firm: &Name) -> bool {
    let tail = behind_all(found.tail_in_clause(sentence, firm.span), &chinese().customer_places);
    found.language.is_chinese()
        && found.head_in_clause(sentence, firm.span).ends_with(['在', '于'])
        && begins_with(tail, &chinese().lands).is_some()
}

/// 百度用昆仑芯训练出X, 智谱在华为集群上训练: whose machines another uses has made nothing there. 采用华为开发的X is
/// of Huawei's.
fn owns_the_machines(found: &Annotated<'_>, sentence: &Sentence, firm: &Name) -> bool {
    if !found.language.is_chinese() {
        return false;
    }
    let clause = sentence.clause_of(firm.span);
    let head = Span::new(clause.start, firm.span.start.max(clause.start));
    let lead = leads(found, sentence, head).into_iter().next_back();
    let Some(lead) = lead.filter(|lead| found.distance(*lead, firm.span) <= 12) else { return false };
    let mut names = found.names_in(sentence).iter();
    let user = names.any(|name| name.kind == Organization && head.contains(name.span) && name.span.end <= lead.start);
    if !user {
        return false;
    }
    let rest = sentence.rest_of_clause(firm.span);
    let verbs = [Cue::Develop, Cue::Release, Cue::Train, Cue::Design, Cue::OpenWeights];
    let next = found.cues_within(sentence, rest, &verbs).next();
    let relative = next.is_some_and(|verb| {
        let behind = found.folded.get(verb.span.end..).unwrap_or("");
        behind.starts_with('的') || verb.span.of(&found.folded).ends_with('的')
    });
    // 在DeepSeek发布R1后 tells when
    let machines = next.is_some_and(|verb| {
        found.has_cue(sentence, Span::new(firm.span.end, verb.span.start), &[Cue::Chip, Cue::System])
    });
    let within = lead.of(&found.folded) == "在";
    let serves = machines
        || within && rest.of(&found.folded).starts_with('上')
        || !within && next.is_some_and(|verb| verb.cue == Cue::Train);
    serves && !relative
}

/// 某行2017年投用了机房，某云新建的E1…; 国科会表示，由国网中心建置的…: the verb's clause has a subject of its own, be it one that
/// nobody knows, and the firm of the clause before is not who acts.
fn has_its_own_subject(found: &Annotated<'_>, sentence: &Sentence, verb: Span, firm: &Name) -> bool {
    let gap = Span::new(firm.span.end.min(verb.start), verb.start);
    let Some(mark) = gap.of(&found.folded).rfind(['，', '；']).filter(|_| found.language.is_chinese()) else {
        return is_by_a_stranger(found, sentence, gap, verb);
    };
    let clause = Span::new(gap.start + mark + '，'.len_utf8(), sentence.clause_of(verb).end.max(verb.end));
    let dates =
        || found.dates_in(sentence).iter().filter(|date| clause.contains(date.span) && date.span.end <= verb.start);
    let from = dates().map(|date| date.span.end).max().unwrap_or(clause.start);
    let words = Span::new(from, verb.start.max(from)).of(&found.folded).trim();
    // 由于, 理由, 自由 lead to nobody who acts.
    let by = words.rsplit_once('由').is_some_and(|(head, agent)| {
        !head.ends_with(['自', '理']) && !agent.starts_with('于') && agent.chars().count() >= 2
    });
    let many = |words: &str| words.chars().filter(|c| c.is_alphanumeric()).count() > 4;
    // 百度宣布，与清华大学联合推出: with whom
    if by || !many(words) || words.starts_with(['与', '和', '跟', '同']) && words.ends_with(['合', '手', '同']) {
        return by;
    }
    let small =
        ["联合", "自主", "共同", "正式", "同时", "首次", "近日", "日前", "宣布", "计划", "已经", "今天", "今日"];
    many(&small.iter().fold(words.to_owned(), |words, word| words.replace(word, "")))
}

/// 甲公司旗下由某公司承建的中心: right before the verb stands its agent, whom nobody knows.
fn is_by_a_stranger(found: &Annotated<'_>, sentence: &Sentence, gap: Span, verb: Span) -> bool {
    let words = gap.of(&found.folded);
    let agent = words.rfind('由').filter(|_| found.language.is_chinese()).map(|at| gap.start + at + '由'.len_utf8());
    let Some(agent) = agent.map(|start| Span::new(start, gap.end)) else { return false };
    let text = agent.of(&found.folded);
    let named = found.names_in(sentence).iter().any(|name| agent.contains(name.span));
    let whole = !found.head(sentence, agent.start - '由'.len_utf8()).ends_with(['自', '理']) && !text.starts_with('于');
    let relative = found.folded.get(verb.end..).is_some_and(|after| after.starts_with('的'));
    whole && !named && relative && (2..=10).contains(&text.chars().count()) && !text.contains(['其', '该', '，'])
}

/// A firm that can have made the thing: no foundry has designed a chip that is another's.
fn can_make(found: &Annotated<'_>, thing: &Name, firm: &Name) -> bool {
    // 中科大系创业团队: those who come from it, and not itself.
    let school = found.text.get(firm.span.end..).is_some_and(|after| after.starts_with('系'));
    let known = thing.kind == Chip && thing.entity.is_some();
    let foundry = known && is_foundry(firm) && !found.lexicon.maker_is(thing.entity, &firm.name)
        || thing.kind == Chip && is_pure_foundry(firm);
    firm.kind == Organization && !firm.compared && !school && !foundry
}

/// "Zhipu AI and Huawei jointly released GLM-Image": of several, the one whose it is.
fn whose_of_several<'a>(
    found: &'a Annotated<'_>,
    sentence: &Sentence,
    (thing, verb): (&Name, Span),
    firm: &'a Name,
) -> &'a Name {
    let object = found.distance(verb, thing.span) <= 40 && !found.between(verb, thing.span).contains(',');
    if !object {
        return firm;
    }
    let fits = |other: &&Name| {
        other.kind == Organization
            && fits_maker(found, thing, other, thing.entity.is_none())
            && !opens_beside(found, sentence, other)
            && !is_a_circumstance(found, sentence, thing, (other.span, verb))
    };
    listed_with(found, sentence, firm).into_iter().find(fits).unwrap_or(firm)
}

/// Words that stand between a subject and its verb and change nothing.
const AUXILIARIES: &[&str] = &[
    "was",
    "were",
    "is",
    "are",
    "has",
    "have",
    "had",
    "been",
    "being",
    "first",
    "originally",
    "jointly",
    "and",
    "which",
    "that",
    "also",
    "co-",
    "model",
    "supercomputer",
    "will",
    "be",
    "to",
    "itself",
    "chip",
];

/// "X was developed by Y", "X, the Swiss answer to Llama, was built by Y": the text's own word goes before what the
/// lexicon knows. A version of X, or something made from it, is another thing.
fn is_plain_passive(found: &Annotated<'_>, thing: &Name, verb: Span, firm: &Name) -> bool {
    let gap = without_brackets(&found.between(thing.span, verb).to_lowercase());
    let (apposed, last) = gap.rsplit_once(',').map_or((None, gap.as_str()), |(head, last)| (Some(head), last));
    let before = found.folded.get(..thing.span.start).unwrap_or("").trim_end_matches("the ");
    let part =
        [" of ", " on ", " from ", " with ", " to ", " than ", " for "].iter().any(|word| before.ends_with(word));
    let by = found.between(verb, firm.span);
    found.language == Language::English
        && thing.kind != Chip
        && verb.of(&found.folded) != "made by"
        && !part
        && apposed.is_none_or(|head| head.is_empty() || head.starts_with(','))
        && last.split_whitespace().all(|word| AUXILIARIES.contains(&word))
        && (by.strip_prefix(" by").or_else(|| verb.of(found.text).ends_with(" by").then_some(by)))
            .is_some_and(|rest| rest.len() <= 27 && !rest.contains([',', ';']) || leads_to_a_firm(&rest.to_lowercase()))
}

/// Whether so many characters are left of the text, at most, without what stands in brackets. No more of it is looked at than
/// that takes.
fn is_short_without_brackets(text: &str, most: usize) -> bool {
    let (head, tail) = (first(text, most + " (".len()), last(text, most + ")".len()));
    let close = |at: usize| text.len() - tail.len() + at;
    let brackets = head.find(" (").zip(tail.rfind(')').map(close)).filter(|(open, close)| open < close);
    match brackets.and_then(|(open, close)| text.get(..open).zip(text.get(close + 1..))) {
        Some((before, behind)) => before.chars().count() + behind.chars().count() <= most,
        None => first(text, most) == text,
    }
}

/// The text without what stands in brackets.
fn without_brackets(text: &str) -> String {
    match (text.find(" ("), text.rfind(')')) {
        (Some(open), Some(close)) if open < close => {
            [text.get(..open), text.get(close + 1..)].into_iter().flatten().collect()
        }
        _ => text.to_owned(),
    }
}

/// "Eviden built the JUPITER supercomputer": nothing but an article between the verb and the thing. What is built into
/// another thing, or from it, is no work of the firm.
fn is_plain_active(found: &Annotated<'_>, thing: &Name, verb: Span, firm: &Name) -> bool {
    let lead = without_brackets(&found.between(firm.span, verb).to_lowercase());
    let object = found.between(verb, thing.span);
    let after = found.folded.get(thing.span.end..).unwrap_or("");
    let other = [" into", "-", "'", "’", " api", " service", " app", " on "].iter().any(|word| after.starts_with(word));
    let past = english().made.contains(verb.of(&found.folded));
    found.language == Language::English
        && past
        && firm.span.end <= verb.start
        && lead.split_whitespace().all(|word| AUXILIARIES.contains(&word))
        && matches!(object, " " | " the " | " its ")
        && !other
}

/// A row that begins with a chip and has its maker in a cell of its own.
fn in_row(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let cells = table::cells(found.text, sentence.span);
    let Some(head) = cells.first() else { return };
    let Some(chip) = found.names_in(sentence).iter().find(|name| name.kind == Chip && head.contains(name.span)) else {
        return;
    };
    let maker = found.names_in(sentence).iter().find(|name| {
        name.kind == Organization
            && cells.iter().skip(1).any(|cell| *cell == name.span)
            && found.lexicon.maker_is(chip.entity, &name.name)
    });
    if let Some(maker) = maker {
        let value = Value::entity(firm_of(found, maker));
        facts.push(Fact::about(Predicate::Designer, chip, value, maker.span, place, "designer/row"));
    }
}

/// So far from a thing its agent stands, at most: the verb, and what may stand before and behind that.
const AGENT: usize = 120;

/// 由X承建, 由X研发: the Chinese passive, thing first.
fn built_by<'a>(
    found: &'a Annotated<'_>,
    sentence: &Sentence,
    thing: &Name,
    verbs: &'a [Cue],
) -> Option<(&'a Name, Span)> {
    // Lists of firms are dear to read: most sentences have no 由.
    if !found.language.is_chinese() || !sentence.span.of(&found.folded).contains('由') {
        return None;
    }
    let unknown = thing.kind == Chip && thing.entity.is_none();
    let maker = |firm: &&Name| can_make(found, thing, firm) && !(unknown && is_foundry(firm));
    let near = |firm: &&Name| found.distance(firm.span, thing.span) <= AGENT;
    found.names_in(sentence).iter().filter(near).filter(maker).find_map(|firm| {
        let rest = Span::new(firm.span.end, sentence.span.end);
        let mut verb = found.cues_within(sentence, rest, verbs);
        let verb = verb.find(|verb| found.distance(firm.span, verb.span) <= 24)?;
        let ahead = thing.span.end <= firm.span.start && found.distance(thing.span, firm.span) <= 60;
        let behind = thing.span.start >= verb.span.end && found.distance(verb.span, thing.span) <= 60;
        let near = ahead || behind && found.text.get(verb.span.end..).is_some_and(|after| after.starts_with('的'));
        if !near || found.between(thing.span, firm.span).contains(['。', '；']) {
            return None;
        }
        let first = listed_with(found, sentence, firm).first().copied().unwrap_or(firm);
        let told =
            verb.cue == Cue::Develop && thing.kind != Chip && ahead && found.distance(thing.span, first.span) <= 12;
        let fits = is_behind_by(found, first.span) && (told || fits_maker(found, thing, firm, true));
        (fits && !has_other_thing(found, sentence, firm.span, thing)).then_some((firm, verb.span))
    })
}

/// "Created by Baidu, ERNIE X1 competes …": the participle that opens the sentence is of what its comma leads to.
fn fronted<'a>(
    found: &'a Annotated<'_>,
    sentence: &'a Sentence,
    thing: &Name,
    verbs: &'a [Cue],
) -> Option<(&'a Name, Span)> {
    let verb = found.cues_within(sentence, sentence.span, verbs).next()?;
    let opens = found.head_as_written(sentence, verb.span.start).trim().is_empty();
    if found.language != Language::English || !opens {
        return None;
    }
    let front = sentence.clause_of(verb.span);
    let next = sentence.clauses.iter().find(|clause| clause.start >= front.end)?;
    let lead = Span::new(next.start, thing.span.start.max(next.start)).of(&found.folded).trim();
    let firm =
        found.names_in(sentence).iter().find(|name| can_make(found, thing, name) && front.contains(name.span))?;
    let by = found.between(verb.span, firm.span);
    let by = ["", " in-house", " jointly", " entirely", " from scratch", " at home"]
        .iter()
        .find_map(|adverb| by.strip_prefix(adverb)?.strip_prefix(" by"));
    let ends = verb.span.of(&found.folded).ends_with(" by");
    let told = by.is_some_and(leads_to_a_firm) || ends && leads_to_a_firm(found.between(verb.span, firm.span));
    let its = next.contains(thing.span) && matches!(lead, "" | "the" | "its");
    (told && its && fits_maker(found, thing, firm, true)).then_some((firm, verb.span))
}

/// "Hunyuan-A13B, which Tencent open-sourced in June": the thing, and behind it who did what with it.
fn in_relative<'a>(
    found: &'a Annotated<'_>,
    sentence: &'a Sentence,
    thing: &Name,
    verbs: &'a [Cue],
) -> Option<(&'a Name, Span)> {
    if found.language != Language::English {
        return None;
    }
    let firm = found.names_in(sentence).iter().find(|name| {
        can_make(found, thing, name)
            && name.span.start >= thing.span.end
            && matches!(found.between(thing.span, name.span), ", which " | " that " | " which " | ", that ")
    })?;
    let rest = Span::new(firm.span.end, sentence.span.end);
    let verb = found.cues_within(sentence, rest, verbs).next()?;
    let near = found.between(firm.span, verb.span).split_whitespace().all(|word| AUXILIARIES.contains(&word));
    (near && fits_maker(found, thing, firm, true)).then_some((firm, verb.span))
}

/// 由X, 由北京企业X: the mark of the agent, with no more than what the agent is between.
fn is_behind_by(found: &Annotated<'_>, firm: Span) -> bool {
    let before = last(found.folded.get(..firm.start).unwrap_or(""), 9);
    before.rsplit_once('由').is_some_and(|(_, words)| {
        let kinds = ["公司", "企业", "机构", "厂商", "团队", "开发商", "初创", "巨头"];
        words.trim().is_empty() || kinds.iter().any(|kind| words.ends_with(kind))
    })
}

/// Another thing of the kind stands between: the words are of it.
fn has_other_thing(found: &Annotated<'_>, sentence: &Sentence, at: Span, thing: &Name) -> bool {
    let gap = Span::new(at.end.min(thing.span.end), at.start.max(thing.span.start));
    found.names_in(sentence).iter().any(|other| {
        matches!(other.kind, Model | Chip | System) && other.name != thing.name && gap.contains(other.span)
    })
}

/// A series is what is made where no member of it stands beside it.
fn leads_its_family(found: &Annotated<'_>, sentence: &Sentence, thing: &Name) -> bool {
    thing.kind == Model && stands_alone(found, sentence, thing)
}

/// A firm that the lexicon knows for another maker's rival is none; an unknown thing takes the verb's word for it.
fn fits_maker(found: &Annotated<'_>, thing: &Name, firm: &Name, trust: bool) -> bool {
    let known = thing.entity.and_then(|entity| found.lexicon.maker(entity));
    let known = known.map(|maker| found.lexicon.entity(maker).name.as_str());
    // "Huawei: unnamed chip" tells whose it is
    let owner = || thing.name.split_once(": unnamed chip").map(|(owner, _)| owner);
    let Some(maker) = known.or_else(owner) else {
        return trust || thing.entity.is_none() || matches!(thing.kind, System | Model);
    };
    let own = firm_of(found, firm);
    // which bodies work together in it, only the text tells
    if is_of_a_consortium(found, thing, maker) {
        return true;
    }
    let same = |name: &str| maker == name || squeeze(maker) == squeeze(name);
    same(&own) || same(&firm.name) || found.lexicon.same_house(maker, &own)
}

/// "X was published by A, B and C": of what a consortium has made, its members are told as the makers.
fn is_of_a_consortium(found: &Annotated<'_>, thing: &Name, maker: &str) -> bool {
    found.language == Language::English && thing.kind == Model && english().joint_makers.contains(maker)
}
