//! Words that stand for a thing named before: "the model", 该芯片, "the latter".

use crate::{
    lexicon::{
        chinese::{before_one, begins_with, behind_mark, chinese, ends_in, has_one},
        cue::{Cue, CueAt},
        english::{self, behind_owner, english, is_one},
    },
    model::{EntityKind, Language, entity::DOMESTIC_CHIPS},
    text::Span,
};

use super::{
    Name,
    described::described,
    group::{Group, groups_in},
    introduced::introduced_in,
    machine::machines_in,
    role::mark_compared,
    shape::size_in,
    sited::sited_in,
    successor::successors_in,
    unnamed::{before_its_sort, unnamed_in},
    variant::{is_family, size_behind, variant_of, variants_in, variants_together},
};
use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    focus,
    foundry::{is_foundry, is_pure_foundry},
    subject, turns,
};

/// Adds what stands for a name: "the model", 该芯片, "the latter", and things that stay unnamed.
pub(in crate::extract) fn add_referring(found: &mut Annotated<'_>) {
    mark_compared(found);
    let mut added: Vec<Name> = Vec::new();
    let mut groups: Vec<Group> = Vec::new();
    for sentence in &found.sentences {
        let mut here = referring_in(found, sentence, &added);
        let together = groups_in(found, sentence, &added);
        here.retain(|name| !together.iter().any(|group| group.span.overlaps(name.span)));
        here.extend(together.iter().filter_map(Group::name));
        groups.extend(together);
        here.extend(machines_in(found, sentence, &added));
        here.extend(successors_in(found, sentence, &added));
        let variants = variants_in(found, sentence, &added);
        let told_of_all = variants_together(found, sentence, &variants);
        here.extend(told_of_all.iter().filter_map(Group::name));
        groups.extend(told_of_all);
        here.extend(variants);
        let unnamed = unnamed_in(found, sentence, &added);
        let stands = |name: &Name| {
            let clause = sentence.clause_of(name.span);
            here.iter().any(|other| other.kind == name.kind && clause.contains(other.span))
        };
        let unnamed: Vec<Name> =
            unnamed.into_iter().filter(|name| !found.language.is_chinese() || !stands(name)).collect();
        here.extend(unnamed);
        let sited = sited_in(found, sentence, &here, &added);
        here.extend(sited);
        let introduced = introduced_in(found, sentence, &here, &added);
        here.extend(introduced);
        here.retain(|name| !is_called(found, sentence, name));
        here.sort_by_key(|name| name.span.start);
        added.extend(here);
    }
    found.groups = groups;
    found.names.extend(added);
    found.names.sort_by_key(|name| (name.span.start, name.span.end));
}

/// "The chip, called Garuda, has", "its first accelerator, named Torrent": the name behind stands for the thing.
fn is_called(found: &Annotated<'_>, sentence: &Sentence, thing: &Name) -> bool {
    let names = found.names_in(sentence).iter();
    let next = names.filter(|name| name.kind == thing.kind).find(|name| name.span.start >= thing.span.end);
    let gap = next.map_or("", |next| Span::new(thing.span.end, next.span.start).of(&found.folded));
    let gap = gap.strip_suffix(" the ").unwrap_or(gap);
    let words = gap.strip_prefix(',').unwrap_or(gap).trim();
    let known = words.starts_with("known ") && words.ends_with(" as") && words.len() <= KNOWN_AS_BYTES;
    found.language == Language::English && (known || is_one(&english().called, words))
}

/// So many bytes "known inside the company as" has at most.
const KNOWN_AS_BYTES: usize = 40;

fn referring_in(found: &Annotated<'_>, sentence: &Sentence, added: &[Name]) -> Vec<Name> {
    let mut here = described(found, sentence, added);
    let picked: Vec<Span> = here.iter().map(|name| name.span).collect();
    // the last of 前者 and 后者 in the sentence: 后者出自X，单卡功耗…
    let mut pair: Option<Name> = None;
    let is_free = |at: &&CueAt| !picked.iter().any(|span| span.overlaps(at.span));
    for at in found.cues_in(sentence).iter().filter(is_free) {
        let kind = match at.cue {
            Cue::TheModel => EntityKind::Model,
            Cue::TheChip => EntityKind::Chip,
            Cue::TheSystem => EntityKind::System,
            Cue::TheLatter | Cue::TheFormer => {
                if tells_its_place(found, at.span) {
                    continue;
                }
                let members = pair_member(found, at.span, added, at.cue == Cue::TheLatter);
                pair = members.last().cloned().or(pair);
                here.extend(members);
                continue;
            }
            Cue::TheSmaller | Cue::TheLarger => {
                if stands_for_one(found, at.span) && !is_what_it_comes_from(found, at.span) {
                    here.extend(by_size(found, sentence, at, added));
                }
                continue;
            }
            _ => continue,
        };
        let apposed = apposed_to(found, sentence, at.span, kind);
        if apposed.is_none() && stands_for_none_told(found, sentence, at, kind) {
            continue;
        }
        let told = pair.as_ref().filter(|one| one.kind == kind && goes_on_in_its_part(found, sentence, one, at.span));
        let named = apposed.or(told).or_else(|| last_before(found, at.span.start, kind, added, sort_of(found, at)));
        if let Some(name) = named {
            let counted = are_so_many_of_them(found, sentence, at.span);
            here.push(Name { counted, ..name.standing_for(at.span) });
        } else if kind == EntityKind::System {
            here.extend(built_by(found, sentence, at.span));
        }
    }
    here.extend(foundry_in(found, sentence));
    here.extend(ones_put_money_in(found, sentence));
    here.extend(objects_in(found, sentence, added));
    let firms: Vec<Name> = here.iter().filter(|name| name.kind == EntityKind::Organization).cloned().collect();
    let makers = found.names_in(sentence).iter().filter(|name| name.kind == EntityKind::Organization);
    let things = owned(found, sentence, makers.chain(&firms), added);
    here.extend(things);
    if found.language.is_chinese() {
        here.extend(sentence.clauses.iter().filter_map(|clause| generation(found, sentence, *clause, added)));
        let phases: Vec<Name> =
            sentence.clauses.iter().filter_map(|clause| phase(found, sentence, *clause, added)).collect();
        here.extend(phases.into_iter().filter(|name| !picked.iter().any(|span| span.overlaps(name.span))));
        let nouns = found.cues_in(sentence).iter().filter(|at| at.cue == Cue::System);
        let pointed: Vec<Name> = nouns.filter_map(|at| pointed_at(found, sentence, at, added)).collect();
        let free: Vec<Name> =
            pointed.into_iter().filter(|name| !here.iter().any(|other| other.span.overlaps(name.span))).collect();
        here.extend(free);
    }
    here
}

/// 前者显存96GB；后者来自华为，单卡功耗600W: where nothing else of its kind was named since, the word is of the one of the two told of
/// last.
fn goes_on_in_its_part(found: &Annotated<'_>, sentence: &Sentence, one: &Name, word: Span) -> bool {
    let gap = Span::new(one.span.end, word.start.max(one.span.end));
    let named = |name: &Name| name.kind == one.kind && name.can_lead() && gap.contains(name.span);
    found.language.is_chinese() && !found.names_in(sentence).iter().any(named) && !gap.of(&found.folded).contains('；')
}

/// "Contoso already uses it", "The X1 is out, and Fabrikam has bought 400 of them": the chip told of last, as the object of a
/// verb of use or purchase.
fn objects_in(found: &Annotated<'_>, sentence: &Sentence, added: &[Name]) -> Vec<Name> {
    if found.language != Language::English || sentence.place != Place::Prose {
        return Vec::new();
    }
    let verbs = found.cues_in(sentence).iter().filter(|at| matches!(at.cue, Cue::Use | Cue::Order));
    let objects = verbs.filter_map(|at| {
        let word = found.word_behind(at.span.end);
        let span = Span::new(at.span.end + 1, at.span.end + 1 + word.len());
        let verb = at.span.of(&found.folded);
        let acts = !english().prepositions.contains(verb) || verb == "on" && runs_something(found, sentence, at.span);
        let free = matches!(word, "it" | "them") && found.names_over(span).next().is_none();
        if !acts || !free {
            return None;
        }
        Some(chip_told_of(found, sentence, span, added)?.standing_for(span))
    });
    objects.collect()
}

/// "has been running X on it": the verb of running stands before.
fn runs_something(found: &Annotated<'_>, sentence: &Sentence, on: Span) -> bool {
    let head = found.head_in_clause(sentence, on);
    english::any_word(head, |word| english().runs_things.contains(word))
}

/// The chip, where it is the last thing that was told of, in this sentence or the one before. A model that runs there stands
/// between.
fn chip_told_of<'a>(found: &'a Annotated<'_>, sentence: &Sentence, at: Span, added: &'a [Name]) -> Option<&'a Name> {
    let here = found.sentences.partition_point(|other| other.span.end <= sentence.span.start);
    let from = found.sentence_before(here).filter(|other| other.line == sentence.line);
    let start = from.map_or(sentence.span.start, |before| before.span.start);
    let things = [EntityKind::Model, EntityKind::Chip, EntityKind::System, EntityKind::Policy];
    let clause = sentence.clause_of(at);
    let runs = |name: &Name| name.kind == EntityKind::Model && clause.contains(name.span);
    let mut before = earlier(found, at.start, added).take_while(|name| name.span.start >= start);
    let last = before.find(|name| things.contains(&name.kind) && !runs(name))?;
    (last.kind == EntityKind::Chip && !last.compared && !last.has_no_name() && last.name != DOMESTIC_CHIPS)
        .then_some(last)
}

/// 一期3000P，去年6月投用；项目总投资30亿元: a phase, or the project, at the head of its clause is of the site told of last.
fn phase(found: &Annotated<'_>, sentence: &Sentence, clause: Span, added: &[Name]) -> Option<Name> {
    let text = clause.of(&found.folded);
    let head = text.len() - text.trim_start().len();
    let words = chinese();
    let word = words
        .phases
        .iter()
        .filter(|word| text.trim_start().starts_with(word.as_str()))
        .max_by_key(|word| word.len())?;
    let span = Span::new(clause.start + head, clause.start + head + word.len());
    let rest = found.folded.get(span.end..).unwrap_or("");
    // 一期工程, 项目总投资, and no 项目经理
    let goes_on = word.ends_with('期') || begins_with(rest, &words.behind_projects).is_some();
    let known = found.names_in(sentence).iter().any(|name| name.span.overlaps(span));
    if !goes_on || known {
        return None;
    }
    Some(last_before(found, span.start, EntityKind::System, added, Sort::Site)?.standing_for(span))
}

/// 上述国产万卡集群, 这座智算中心: the machine told of last, behind words that say of what sort it is.
fn pointed_at(found: &Annotated<'_>, sentence: &Sentence, noun: &CueAt, added: &[Name]) -> Option<Name> {
    let head = found.head_in_clause(sentence, noun.span);
    let before = before_one(before_its_sort(head), &chinese().pointers)?;
    let span = Span::new(noun.span.start - (head.len() - before.len()), noun.span.end);
    let known = found.names_over(span).next().is_some();
    if known || followed_by_name(found, sentence, noun.span, EntityKind::System) {
        return None;
    }
    let last = last_before(found, span.start, EntityKind::System, added, sort_of(found, noun))?;
    Some(last.standing_for(span))
}

/// "The foundry makes the X1 now", 该代工厂: the firm named last that makes chips for others, where it does nothing else.
fn foundry_in(found: &Annotated<'_>, sentence: &Sentence) -> Option<Name> {
    let words: &[&str] = match found.language {
        Language::English => &["the foundry", "the contract chipmaker", "the fab"],
        language if language.is_chinese() => &["该代工厂", "这家代工厂", "该晶圆代工厂", "這家代工廠", "該代工廠"],
        _ => return None,
    };
    let text = sentence.span.of(&found.folded);
    // whether a word is there at all is told faster than where
    let there = words.iter().filter(|word| text.contains(**word));
    let (at, word) = there.filter_map(|word| text.find(word).map(|at| (at, *word))).min()?;
    let span = Span::new(sentence.span.start + at, sentence.span.start + at + word.len());
    let before = found.names.partition_point(|name| name.span.end <= span.start);
    let firm =
        found.names.iter().take(before).rev().find(|name| is_foundry(name)).filter(|name| is_pure_foundry(name))?;
    let gap = Span::new(firm.span.end, span.start).of(&found.folded);
    let near = !gap.contains('\n') && gap.len() <= STANDS_WITHIN;
    // "is building its own fab; the foundry will make …": a new one
    let another = ["own fab", "own foundry", "自建", "自有", "自己的"].iter().any(|words| gap.contains(words));
    let after = found.folded.get(span.end..).unwrap_or("");
    let goes_on =
        ["'", "’", "-", " that", " which", " unit", " arm", " business", " market", " industry", " at ", " in "];
    let alone = !goes_on.iter().any(|words| after.starts_with(words));
    (near && alone && !another).then(|| firm.standing_for(span))
}

/// 百度投资了燧原科技，该公司今年出货3万颗: the words stand for whom one has put money in, right behind that.
fn ones_put_money_in(found: &Annotated<'_>, sentence: &Sentence) -> Vec<Name> {
    const WORD: &str = "该公司";
    if !found.language.is_chinese() || !sentence.span.of(&found.folded).contains(WORD) {
        return Vec::new();
    }
    let stands = |clause: &Span| {
        let text = clause.of(&found.folded);
        let start = clause.end - text.trim_start().strip_prefix(WORD)?.len() - WORD.len();
        let before = found.names.get(..found.names.partition_point(|name| name.span.end <= start))?;
        let firm = before.iter().rfind(|name| name.kind == EntityKind::Organization)?;
        let gap = Span::new(firm.span.end, start).of(&found.folded).trim_end();
        let gap = behind_mark(gap).strip_suffix(['，', '。', '；'])?;
        let share = gap.starts_with('的') && has_one(gap, &chinese().shares_of_firms) && gap.chars().count() <= SHARE;
        let head = found.folded.get(..firm.span.start)?;
        let money = ends_in(head.strip_suffix('了').unwrap_or(head), &chinese().puts_money_in).is_some();
        (money && (gap.is_empty() || share)).then(|| firm.standing_for(Span::new(start, start + WORD.len())))
    };
    sentence.clauses.iter().filter_map(stands).collect()
}

/// Characters of what one has of a firm: 的B轮融资.
const SHARE: usize = 16;

/// Bytes from a foundry to the words that may still stand for it: some sentences.
const STANDS_WITHIN: usize = 400;

/// A name follows, or the words are a part of others, or of one that has not been told of.
fn stands_for_none_told(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt, kind: EntityKind) -> bool {
    followed_by_name(found, sentence, at.span, kind)
        || !stands_alone(found, sentence, at.span)
        || replaces_it(found, at.span)
        || is_a_project_of_another_kind(found, sentence, at)
        || is_what_another_is_to(found, at.span)
}

/// "devance Apertus, le modèle suisse de 70 milliards": the words are of the name right before the comma, where a size follows.
fn apposed_to<'a>(found: &'a Annotated<'_>, sentence: &Sentence, noun: Span, kind: EntityKind) -> Option<&'a Name> {
    if !found.language.is_european() || found.language == Language::English {
        return None;
    }
    let end = found.folded.get(..noun.start)?.strip_suffix(", ")?.len();
    let name = found.names_in(sentence).iter().find(|name| name.kind == kind && name.span.end == end)?;
    let size = found.amounts_in(sentence).iter().find(|amount| amount.span.start >= noun.end)?;
    let gap = Span::new(noun.end, size.span.start);
    let near = gap.of(&found.folded).split_whitespace().count() <= APPOSED_WORDS;
    (near && found.has_cue(sentence, gap, &[Cue::OfSize])).then_some(name)
}

/// Words between such a noun and the size: "suisse de".
const APPOSED_WORDS: usize = 4;

/// 合作开发一款芯片，但该项目已暂停: what the sentence has brought in before, and no machine.
fn is_a_project_of_another_kind(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt) -> bool {
    let head = Span::new(sentence.span.start, at.span.start);
    let machine = || {
        let named = |name: &Name| name.kind == EntityKind::System && head.contains(name.span);
        found.names_in(sentence).iter().any(named) || found.has_cue(sentence, head, &[Cue::System])
    };
    found.language.is_chinese()
        && at.span.of(&found.folded).ends_with("项目")
        && found.has_cue(sentence, head, &[Cue::Chip, Cue::OneChip, Cue::Model])
        && !machine()
}

/// "the unnamed successor of the chip": another one is told of.
fn is_what_another_is_to(found: &Annotated<'_>, noun: Span) -> bool {
    let before = found.folded.get(..noun.start).unwrap_or("").trim_end();
    found.language == Language::English && english::ends_in(before, &english().another_to)
}

/// "The chip that replaces it": another one.
fn replaces_it(found: &Annotated<'_>, noun: Span) -> bool {
    let after = found.folded.get(noun.end..).unwrap_or("");
    let verb = [" that ", " which "].iter().find_map(|word| after.strip_prefix(word)).unwrap_or("");
    let words = verb.split(|c: char| !c.is_alphanumeric()).take(3);
    found.language == Language::English && words.into_iter().any(|word| english().replaces.contains(word))
}

/// 上一代功耗700W，新一代达到1000W: the one that was named as the one before, and the last other one of its kind.
fn generation(found: &Annotated<'_>, sentence: &Sentence, clause: Span, added: &[Name]) -> Option<Name> {
    let opening = turns::opening_of(found, clause)?;
    let named = found.names_in(sentence).iter().any(|name| {
        let gap = Span::new(opening.span.end.min(name.span.start), name.span.start).of(&found.folded);
        clause.contains(name.span) && name.span.start >= opening.span.end && gap.chars().count() <= NEAR
    });
    if named {
        return None;
    }
    let things = [EntityKind::Model, EntityKind::Chip, EntityKind::System];
    let before = earlier(found, opening.span.start, added).filter(|name| things.contains(&name.kind));
    let old = before.clone().find(|name| is_called_earlier(found, name))?;
    let mut others = before.filter(|name| name.kind == old.kind && name.name != old.name && !name.compared);
    let meant = if opening.earlier { Some(old) } else { others.next() };
    meant.map(|name| name.standing_for(opening.span))
}

/// So many characters behind a word for a generation its name may stand.
const NEAR: usize = 6;

/// 上一代思元590, 前代产品英伟达A100: the words before the name, its maker left out, say that it is the one before.
fn is_called_earlier(found: &Annotated<'_>, name: &Name) -> bool {
    turns::ends_in_an_earlier_one(found.folded.get(..found.start_with_maker(name)).unwrap_or(""))
}

/// 该集群由中国移动投资建设: no system was named, and the text says whose it is.
fn built_by(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<Name> {
    let pointed = noun.of(&found.folded).starts_with('该') && found.language.is_chinese();
    let firm = found.names_in(sentence).iter().filter(|_| pointed).find(|name| {
        let before = Span::new(noun.end.min(name.span.start), name.span.start).of(&found.folded);
        name.kind == EntityKind::Organization && name.span.start >= noun.end && before.trim_end().ends_with('由')
    })?;
    let rest = Span::new(firm.span.end, sentence.span.end);
    let mut verbs = found.cues_within(sentence, rest, &[Cue::Develop, Cue::Invest]);
    verbs.find(|verb| found.distance(firm.span, verb.span) <= 24)?;
    Some(Name::unnamed(noun, EntityKind::System, &firm.name))
}

/// "Huawei's design", "Nvidia's processor": the maker's thing that was named before.
fn owned<'a>(
    found: &Annotated<'_>,
    sentence: &Sentence,
    makers: impl Iterator<Item = &'a Name>,
    added: &[Name],
) -> Vec<Name> {
    let mut here = Vec::new();
    for maker in makers {
        let Some((noun, kind)) = owned_noun(found, sentence, maker.span.end) else { continue };
        if followed_by_name(found, sentence, noun, kind) {
            continue;
        }
        let near = Span::new(maker.span.start.saturating_sub(OWNED), maker.span.start);
        here.extend(last_of(found, near, maker, kind, added).map(|thing| thing.standing_for(noun)));
    }
    here
}

/// So far back, in bytes, what a maker's noun stands for was named.
const OWNED: usize = 700;

/// The last thing of the maker's that begins in the stretch.
fn last_of<'a>(
    found: &'a Annotated<'_>,
    stretch: Span,
    maker: &Name,
    kind: EntityKind,
    added: &'a [Name],
) -> Option<&'a Name> {
    let near = earlier(found, stretch.end, added).take_while(|name| name.span.start >= stretch.start);
    let mut own = near.filter(|name| name.kind == kind && !name.family);
    own.find(|name| found.lexicon.maker_is(name.entity, &maker.name))
}

/// The noun for a thing within the three words behind a possessive.
fn owned_noun(found: &Annotated<'_>, sentence: &Sentence, owner: usize) -> Option<(Span, EntityKind)> {
    let rest = Span::new(owner, sentence.span.end).of(found.text);
    let words = behind_owner(rest)?;
    let mut at = owner + (rest.len() - words.len());
    for word in words.split(' ').take(3) {
        let plain = word.trim_end_matches([',', '.', ';', ':']);
        let kind = match plain {
            "design" | "solution" | "setup" | "rack" | "supernode" | "cluster" | "system" => EntityKind::System,
            "chip" | "processor" | "accelerator" | "GPU" | "part" | "card" => EntityKind::Chip,
            "model" | "LLM" => EntityKind::Model,
            // "Contoso's next model" is none that was named
            _ if english().coming_ones.contains(plain) => return None,
            _ if word.len() == plain.len() && plain.starts_with(|c: char| c.is_lowercase()) => {
                at += word.len() + 1;
                continue;
            }
            _ => return None,
        };
        return Some((Span::new(at, at + plain.len()), kind));
    }
    None
}

/// A bare Chinese noun stands for a thing named before only at the head of its clause.
fn stands_alone(found: &Annotated<'_>, sentence: &Sentence, span: Span) -> bool {
    let text = span.of(found.text);
    let bare = matches!(
        text,
        "模型"
            | "芯片"
            | "集群"
            | "中心"
            | "单卡"
            | "超节点"
            | "单集群"
            | "модель"
            | "чип"
            | "система"
            | "комплекс"
            | "процессор"
    );
    if !bare {
        return true;
    }
    let clause = sentence.clause_of(span);
    let before = Span::new(clause.start, span.start).of(found.text).trim();
    let after = Span::new(span.end, sentence.span.end).of(found.text);
    before.is_empty() && !after.starts_with('的')
}

fn followed_by_name(found: &Annotated<'_>, sentence: &Sentence, span: Span, kind: EntityKind) -> bool {
    found.names_in(sentence).iter().any(|name| {
        let gap = found.between(span, name.span);
        name.kind == kind
            && name.span.start >= span.end
            && gap.chars().all(|c| !c.is_alphanumeric())
            && gap.chars().count() <= 3
    })
}

/// The names of the text and those `added` to it (in the order of the text, too) that begin before a place, the last
/// first.
pub(super) fn earlier<'a>(
    found: &'a Annotated<'_>,
    before: usize,
    added: &'a [Name],
) -> impl Iterator<Item = &'a Name> + Clone {
    let (mut known, mut added) = (starting_before(&found.names, before), starting_before(added, before));
    // those that begin at one place, in their order: the next one last
    let mut run: Vec<&'a Name> = Vec::new();
    std::iter::from_fn(move || {
        if run.is_empty() {
            let start = known.last().into_iter().chain(added.last()).map(|name| name.span.start).max()?;
            run.extend(take_run(&mut added, start).iter().rev());
            run.extend(take_run(&mut known, start).iter().rev());
        }
        run.pop()
    })
}

fn starting_before(names: &[Name], before: usize) -> &[Name] {
    names.get(..names.partition_point(|name| name.span.start < before)).unwrap_or(&[])
}

/// Takes the names that begin at `start` off the end.
fn take_run<'a>(names: &mut &'a [Name], start: usize) -> &'a [Name] {
    let run = names.iter().rev().take_while(|name| name.span.start == start).count();
    let (head, run) = names.split_at(names.len() - run);
    *names = head;
    run
}

/// What sort of system a word for one stands for: a rack of chips is no centre, and a centre no rack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Rack,
    Site,
    Any,
}

/// 单套超节点 is the last rack, though a centre was named behind it; 该中心 is the last centre.
fn sort_of(found: &Annotated<'_>, at: &CueAt) -> Sort {
    let word = at.span.of(&found.folded);
    let has = |words: &[&str]| found.language.is_chinese() && words.iter().any(|part| word.contains(part));
    if has(&["超节点", "单柜", "整柜", "机柜"]) {
        Sort::Rack
    } else if has(&["中心", "项目"]) {
        Sort::Site
    } else {
        Sort::Any
    }
}

/// Whether the system can be of the sort.
fn is_of_the_sort(name: &Name, sort: Sort) -> bool {
    let has = |words: &[&str]| words.iter().any(|part| name.name.contains(part));
    match sort {
        Sort::Rack => !has(&["中心", "基地", "园", "centre", "center", "Center", "Centre", "项目"]),
        Sort::Site => {
            !has(&["CloudMatrix", "超节点", "超節點", "SuperPoD", "SuperPod", "NVL", "scaleX", "UltraServer"])
        }
        Sort::Any => true,
    }
}

/// The one that all of them name, if it is one.
pub(in crate::extract) fn only_one<'a>(mut names: impl Iterator<Item = &'a Name>) -> Option<&'a Name> {
    let first = names.next()?;
    names.all(|other| other.name == first.name).then_some(first)
}

/// The first of each that are named, in their order.
pub(in crate::extract) fn distinct<'a>(names: impl Iterator<Item = &'a Name>) -> Vec<&'a Name> {
    let mut seen: Vec<&Name> = Vec::new();
    for name in names {
        if seen.iter().all(|other| other.name != name.name) {
            seen.push(name);
        }
    }
    seen
}

fn last_before<'a>(
    found: &'a Annotated<'_>,
    before: usize,
    kind: EntityKind,
    added: &'a [Name],
    sort: Sort,
) -> Option<&'a Name> {
    // "6,000 X1 cards. The card draws …": what is counted is told of by the next sentence.
    let counted = |name: &Name| found.language == Language::English && name.counted && !name.compared && !name.family;
    let fits = |name: &&Name| name.kind == kind && (name.can_lead() || counted(name)) && is_of_the_sort(name, sort);
    let here = found.sentences.partition_point(|sentence| sentence.span.end <= before);
    let start = found.sentences.get(here)?.span.start;
    if start > before {
        return None;
    }
    if let Some(name) = earlier(found, before, added).take_while(|name| name.span.start >= start).find(fits) {
        return Some(name);
    }
    if kind == EntityKind::Model
        && let Some(topic) = topic_of(found, here, added)
    {
        return Some(topic);
    }
    let goes_on = |name: &&Name| fits(name) && !focus::is_by_the_way(found, name);
    // "Lumen is an open model. Contoso built the model.": the series, where no member of it was named yet
    let series = |name: &&Name| kind == EntityKind::Model && name.kind == kind && name.family && !name.compared;
    let last = earlier(found, start, added).find(goes_on).or_else(|| earlier(found, start, added).find(fits));
    let last = last.or_else(|| earlier(found, start, added).find(series))?;
    let since = focus::since(found, last, here);
    if since.iter().any(|sentence| focus::brings_in_another(found, sentence, &[kind])) {
        return None;
    }
    if let Some(firm) = since.iter().rev().find_map(|sentence| focus::firm_turned_to(found, sentence, last))
        && let Some(own) = last_of(found, Span::new(0, start), firm, kind, added)
    {
        return Some(own);
    }
    let sentence = found.sentence_at(last.span.start)?.span.start;
    let same = |name: &&Name| (fits(name) || last.family && series(name)) && name.span.end <= last.span.end;
    let told = || earlier(found, start, added).take_while(|name| name.span.start >= sentence).filter(same);
    told().filter(goes_on).last().or_else(|| told().last())
}

/// "is the first AI chip on that node", "the second to come from Osaka": its place among many, and neither of two.
fn tells_its_place(found: &Annotated<'_>, span: Span) -> bool {
    let order = ["first", "second"].iter().any(|word| span.of(&found.folded).ends_with(word));
    let next = found.word_behind(span.end);
    // "the first has 128 GB, the second 144 GB"
    let before = found.folded.get(..span.start).unwrap_or("");
    let elided =
        next.starts_with(|c: char| c.is_ascii_digit()) && [", ", " and "].iter().any(|joint| before.ends_with(joint));
    found.language == Language::English
        && order
        && !elided
        && (next == "to" || !(next.is_empty() || english::is_predicate(next) || english().helpers.contains(next)))
}

/// "holds 9,216 of the chips": so many of them, and not what goes on behind it.
fn are_so_many_of_them(found: &Annotated<'_>, sentence: &Sentence, span: Span) -> bool {
    let amounts = found.amounts_in(sentence).iter();
    found.language == Language::English
        && amounts
            .filter(|amount| amount.span.end <= span.start)
            .any(|amount| found.between(amount.span, span) == " of ")
}

/// "distilled from the large model": the other one is told of.
fn is_what_it_comes_from(found: &Annotated<'_>, span: Span) -> bool {
    let before = found.folded.get(..span.start).unwrap_or("").trim_end();
    found.language == Language::English
        && [" from", " of both", " than", " unlike", " like"].iter().any(|word| before.ends_with(word))
}

/// "The larger", with no noun, is one of two models where it is the subject: "the smaller chip" is none.
fn stands_for_one(found: &Annotated<'_>, span: Span) -> bool {
    let graded = ["er", "est"].iter().any(|end| span.of(&found.folded).ends_with(end));
    let next = found.word_behind(span.end);
    let lists = english();
    let goes_on = next.is_empty()
        || english::is_predicate(next)
        || lists.helpers.contains(next)
        || lists.prepositions.contains(next)
        || is_one(&lists.hedges, next);
    found.language != Language::English || !graded || goes_on
}

/// "The smaller one", "the larger": of the models named before, by the sizes in their names; else the last or the first
/// of a pair.
fn by_size(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt, added: &[Name]) -> Vec<Name> {
    let (span, larger) = (at.span, at.cue == Cue::TheLarger);
    let named = found.names.get(found.names.partition_point(|name| name.span.start < span.end));
    let next = named.filter(|name| name.kind == EntityKind::Model && found.distance(span, name.span) <= 24);
    if next.is_some_and(|name| !found.between(span, name.span).contains(['.', ';'])) {
        return Vec::new();
    }
    let near = earlier(found, span.start, added).take_while(|name| found.distance(name.span, span) <= 900);
    let mut seen = distinct(near.filter(|name| name.kind == EntityKind::Model && !name.compared));
    if span.of(&found.folded).ends_with(" moe") {
        seen.retain(|name| name.name.ends_with("MoE"));
    }
    // "the smaller MoE", behind a rival of another house: of those of which there are two
    let of_house = |house: &str| seen.iter().filter(|name| first_word(&name.name) == house).count();
    let several = seen.iter().map(|name| first_word(&name.name)).find(|house| of_house(house) >= 2);
    let first = seen.first().map(|name| first_word(&name.name));
    let Some(house) = several.or(first).map(str::to_owned) else { return Vec::new() };
    seen.retain(|name| first_word(&name.name) == house);
    if let [family] = seen.as_slice()
        && is_family(family)
        && let Some(size) = size_behind(found, sentence, span)
    {
        return vec![variant_of(found.lexicon, family, size, span)];
    }
    let sizes: Vec<(f64, &Name)> = seen.iter().filter_map(|name| Some((size_in(&name.name)?, *name))).collect();
    let ranks = || seen.iter().map(|name| (rank(&name.name), *name)).collect();
    let mut ordered: Vec<(f64, &Name)> = if sizes.len() >= 2 { sizes } else { ranks() };
    ordered.sort_by(|a, b| a.0.total_cmp(&b.0));
    match ordered.as_slice() {
        [small, .., large] if small.0 < large.0 => {
            vec![if larger { large.1 } else { small.1 }.standing_for(span)]
        }
        _ if larger => Vec::new(),
        _ => {
            let mut last = pair_member(found, span, added, true);
            last.retain(|name| name.kind == EntityKind::Model);
            last
        }
    }
}

fn first_word(name: &str) -> &str {
    name.split([' ', '-', '.']).next().unwrap_or(name).trim_end_matches(|c: char| c.is_ascii_digit())
}

/// How large a model's second name makes it, beside its siblings.
pub(super) fn rank(name: &str) -> f64 {
    let lower = name.to_lowercase();
    let has = |words: &[&str]| lower.split([' ', '-']).any(|part| words.contains(&part));
    if has(&["lite", "mini", "air", "flash", "nano", "small", "tiny", "edge"]) {
        0.0
    } else if has(&["plus", "pro", "large", "max"]) {
        2.0
    } else if has(&["ultra", "giant"]) {
        3.0
    } else {
        1.0
    }
}

/// The topic of the text, where the paragraph so far has spoken of no other model.
fn topic_of<'a>(found: &'a Annotated<'_>, here: usize, added: &[Name]) -> Option<&'a Name> {
    let line = found.sentences.get(here)?.line;
    let topic = found.names.get(subject::topic(found, here)?)?;
    let spoken = found.sentences.get(found.sentences.partition_point(|sentence| sentence.line < line))?.span.start;
    let end = found.sentences.get(here)?.span.start;
    let mut paragraph = earlier(found, end, added).take_while(|name| name.span.start >= spoken);
    (!paragraph.any(|name| name.kind == EntityKind::Model && name.can_lead())).then_some(topic)
}

/// "The latter" is the last of the two things named before, "the former" the one before it; firms are told apart.
fn pair_member(found: &Annotated<'_>, span: Span, added: &[Name], latter: bool) -> Vec<Name> {
    let things: &[EntityKind] = &[EntityKind::Model, EntityKind::Chip, EntityKind::System];
    let from = pair_before(found, span);
    let mut members = Vec::new();
    // "The former's chip" is a firm's, and "the latter's 192 GB" a thing's.
    let goods = behind_owner(found.folded.get(span.end..).unwrap_or(""));
    let owner = goods.is_some_and(|thing| !thing.starts_with(|c: char| c.is_ascii_digit()));
    let kinds = [&[EntityKind::Organization][..], things];
    for kinds in kinds.into_iter().take(if owner { 1 } else { 2 }) {
        let near = earlier(found, from, added).take_while(|name| found.distance(name.span, span) <= 600);
        // 两款国产GPU are the two, and no third one
        let near = near.filter(|name| !found.language.is_chinese() || name.name != DOMESTIC_CHIPS);
        let parts = |name: &Name| found.language.is_unspaced() && name.counted;
        let mut seen = distinct(near.clone().filter(|name| kinds.contains(&name.kind) && !parts(name)));
        // 一颗H100的价格可买三颗思元590，后者…: of two alone, the one that is counted is meant, too
        if seen.len() == 1 && found.language.is_unspaced() {
            seen = distinct(near.filter(|name| kinds.contains(&name.kind)));
            seen.truncate(2);
        }
        // "the first pods" are none of two chips
        if found.language.is_unspaced()
            || ["former", "latter"].iter().any(|word| span.of(&found.folded).ends_with(word))
        {
            of_one_kind(&mut seen);
        }
        seen.truncate(2);
        let member = if latter { seen.first() } else { seen.get(1) };
        if seen.len() == 2 {
            members.extend(member.map(|name| name.standing_for(span)));
        }
    }
    members
}

/// 前者在X上训练，后者…: both words of a sentence are of the two that were named before the first of them.
fn pair_before(found: &Annotated<'_>, span: Span) -> usize {
    let Some(sentence) = found.sentence_at(span.start) else { return span.start };
    let pair = |at: &&CueAt| matches!(at.cue, Cue::TheLatter | Cue::TheFormer);
    let first = found.cues_in(sentence).iter().find(pair);
    first.map_or(span.start, |at| at.span.start.min(span.start))
}

/// Keeps those of the kind that comes twice first, the last named first: a model and a chip that it runs on are no pair
/// where two models were named.
fn of_one_kind(seen: &mut Vec<&Name>) {
    let twice =
        seen.iter().enumerate().find(|(place, name)| seen.iter().take(*place).any(|last| last.kind == name.kind));
    if let Some(kind) = twice.map(|(_, name)| name.kind) {
        seen.retain(|name| name.kind == kind);
    }
}
