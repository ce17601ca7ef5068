//! A place for computing that has no name in English: "Telstra opened an AI data centre in Melbourne". What the text goes on
//! to tell of "the centre" or "the site" is of it.

use crate::{
    lexicon::{
        chinese::{before_all, before_one, behind_all, chinese, ends_in, has_one},
        cue::Cue,
        english::{english, is_owner},
    },
    model::{EntityKind, Language},
    text::Span,
};

use super::{
    Name, Role,
    beside::is_given_a_name,
    own_site::own_sites,
    owner::{firm_of, owner_before},
    phrase::Phrase,
    referring::earlier,
    shape::{is_of_a_place, tells_a_sort},
    stranger::has_a_stranger_for_subject,
    unknown,
    unnamed::before_its_sort,
    words::is_common,
};
use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::is_observer,
    number::{Counter, Measure},
};

/// The places of this sentence that someone builds, opens or runs and that nobody names.
pub(super) fn sited_in(found: &Annotated<'_>, sentence: &Sentence, here: &[Name], added: &[Name]) -> Vec<Name> {
    if found.language.is_chinese() && sentence.place == Place::Prose {
        return in_chinese(found, sentence, here);
    }
    let free = |span: Span| !here.iter().any(|name| name.kind == EntityKind::System && name.span.overlaps(span));
    if found.language != Language::English || sentence.place != Place::Prose {
        return own_sites(found, sentence).into_iter().filter(|site| free(site.span)).collect();
    }
    let nouns = found.cues_within(sentence, sentence.span, &[Cue::System]).filter(|at| free(at.span));
    let told =
        |noun: Span| sited(found, sentence, noun, added).or_else(|| called_by_its_town(found, sentence, noun, added));
    nouns.filter_map(|at| told(at.span)).collect()
}

/// "The Ostrava cluster", "the new Port Alder AI campus": one that is called by its town, and by nothing else. Where the text has
/// told who builds a place there, it is that one.
fn called_by_its_town(found: &Annotated<'_>, sentence: &Sentence, noun: Span, added: &[Name]) -> Option<Name> {
    let (word, lists) = (noun.of(&found.folded), english());
    if !(lists.sites.contains(word) || lists.town_sites.contains(word)) || tells_a_sort(found, noun) {
        return None;
    }
    let phrase = Phrase::of(&found.folded, noun).filter(|phrase| matches!(phrase.determiner, "the" | "a"))?;
    let sort = |adjective: &&(&str, Span)| lists.site_adjectives.contains(adjective.0);
    let words = phrase.adjectives.iter().skip_while(sort);
    let town: Vec<Span> = words.map(|(_, at)| *at).take_while(|at| is_a_town_word(found, *at)).collect();
    let (first, last) = (*town.last()?, *town.first()?);
    let name = first.cover(noun);
    if town.len() > TOWN_WORDS || found.names_over(name).any(|name| name.kind != EntityKind::System) {
        return None;
    }
    if has_a_name(found, sentence, noun) {
        return None;
    }
    let told = |site: &&Name| {
        let sentence = found.sentence_at(site.span.start);
        site.role == Role::Sited
            && sentence.is_some_and(|it| it.span.of(found.text).contains(first.cover(last).of(found.text)))
    };
    let known = earlier(found, noun.start, added).find(told);
    Some(known.map_or_else(|| unknown(name, EntityKind::System, name.of(found.text)), |site| site.standing_for(name)))
}

/// Words of a town's name at most.
const TOWN_WORDS: usize = 3;

/// "Ostrava", "Port": a capital and small letters, and no word that is no name, nation or day.
fn is_a_town_word(found: &Annotated<'_>, at: Span) -> bool {
    let word = at.of(found.text);
    let (small, folded) = (word.chars().skip(1).all(|c| c.is_lowercase() || c == '-'), at.of(&found.folded));
    word.starts_with(char::is_uppercase)
        && small
        && word.chars().count() > 2
        && found.names_over(at).next().is_none()
        && !english().site_adjectives.contains(folded)
        && !english().no_towns.contains(folded)
        && !is_common(word)
        && !is_of_a_place(word)
}

fn sited(found: &Annotated<'_>, sentence: &Sentence, noun: Span, added: &[Name]) -> Option<Name> {
    let (lists, word) = (english(), noun.of(&found.folded));
    let phrase = Phrase::of(&found.folded, noun)?;
    if let Some(firm) = owner_of_a_place(found, &phrase, noun) {
        return (!has_a_name(found, sentence, noun)).then(|| Name::sited(noun, &firm_of(found, firm)));
    }
    let phrase = Some(phrase).filter(|phrase| {
        let in_a_town = || lists.town_sites.contains(word) && lies_in_a_town(found, noun);
        lists.sites.contains(word) || in_a_town() && is_for_computing(found, sentence, phrase)
    })?;
    if let Some(firm) = builder_behind(found, sentence, &phrase, noun) {
        return (!has_a_name(found, sentence, noun)).then(|| Name::sited(noun, &firm_of(found, firm)));
    }
    let its_own = matches!(phrase.determiner, "its" | "their") || is_owner(phrase.determiner);
    let ones_own = its_own && phrase.has(|word| lists.new_ones.contains(word));
    let brought_in = phrase.is_indefinite() || ones_own;
    let built = brought_in && is_built(found, sentence, phrase.span);
    let told = built || its_own && is_called_by_its_town(found, &phrase);
    if !told || has_a_name(found, sentence, noun) {
        return None;
    }
    if has_a_stranger_for_subject(found, sentence, noun) {
        return None;
    }
    let owner = owner_before(found, noun, added)?;
    Some(Name::sited(noun, &owner))
}

/// "Yotta's Mumbai campus", "xAI's data centre in Memphis", and not "Yotta's Mumbai campus project": the firm in the possessive,
/// where a town tells which place is meant.
fn owner_of_a_place<'a>(found: &'a Annotated<'_>, phrase: &Phrase<'_>, noun: Span) -> Option<&'a Name> {
    let (word, lists) = (noun.of(&found.folded), english());
    let owner = Span::new(phrase.span.start, phrase.span.start + phrase.determiner.len());
    let firm =
        found.names_over(owner).find(|name| name.kind == EntityKind::Organization && name.span.end <= owner.end)?;
    let site = lists.sites.contains(word) || lists.town_sites.contains(word);
    let town = || phrase.adjectives.iter().any(|(_, at)| is_a_town_word(found, *at));
    let goes_on = lists.behind_no_site.contains(found.word_behind(noun.end));
    let known = phrase.adjectives.iter().any(|(_, at)| found.names_over(*at).next().is_some());
    let fits = site && is_owner(phrase.determiner) && !goes_on && !known && !is_observer(firm);
    (fits && (town() || lies_in_a_town(found, noun))).then_some(firm)
}

/// "A data centre is being built in Narvik by Contoso": who builds what the clause brings in.
fn builder_behind<'a>(
    found: &'a Annotated<'_>,
    sentence: &Sentence,
    phrase: &Phrase<'_>,
    noun: Span,
) -> Option<&'a Name> {
    if !phrase.is_indefinite() || !phrase.opens(&found.folded) {
        return None;
    }
    let tail = found.tail_in_clause(sentence, noun);
    let (verb, _) = tail.split_once(" by ")?;
    let start = noun.end + verb.len() + " by ".len();
    let words: Vec<&str> = verb.split_whitespace().collect();
    let passive = words.windows(2).any(|pair| {
        let [be, done] = pair else { return false };
        matches!(*be, "be" | "being" | "been" | "was" | "is") && english().built.contains(*done)
    });
    let firm = found.names_in(sentence).iter().find(|name| name.span.start == start)?;
    (passive && firm.kind == EntityKind::Organization && !is_observer(firm)).then_some(firm)
}

/// "a campus at Loughton", of which this sentence or the next one tells how many chips or megawatts it will have.
fn is_for_computing(found: &Annotated<'_>, sentence: &Sentence, phrase: &Phrase<'_>) -> bool {
    if phrase.has(|word| english().no_computing.contains(word)) {
        return false;
    }
    let place = found.sentences.partition_point(|other| other.span.start <= sentence.span.start);
    let next = found.sentences.get(place).filter(|next| next.line == sentence.line);
    let sized = |sentence: &Sentence| {
        found.amounts_in(sentence).iter().any(|amount| {
            let large = amount.max.or(amount.min).is_some_and(|size| size >= LEAST_POWER);
            let chips = Span::new(amount.span.end, (amount.span.end + CHIPS_WITHIN).min(sentence.span.end));
            match amount.measure {
                Some(Measure::Watt) => large,
                Some(Measure::Counter(Counter::Card | Counter::Chip)) => true,
                None | Some(Measure::Counter(_)) => {
                    let chip = |name: &Name| name.kind == EntityKind::Chip && chips.contains(name.span);
                    found.has_cue(sentence, chips, &[Cue::Chip]) || found.names_in(sentence).iter().any(chip)
                }
                _ => false,
            }
        })
    };
    sized(sentence) || next.is_some_and(sized)
}

/// So many watts a place for computing draws at least.
const LEAST_POWER: f64 = 1e6;

/// "in Memphis", "near Port Alder".
fn lies_in_a_town(found: &Annotated<'_>, noun: Span) -> bool {
    let after = Span::new(noun.end, found.folded.len()).of(&found.folded);
    let town = [" in ", " near ", " at ", " outside "].iter().find_map(|link| after.strip_prefix(link));
    let town = town.map(|town| found.folded.len() - town.len());
    town.is_some_and(|at| is_a_town_word(found, Span::new(at, at + found.word_behind(at - 1).len())))
}

/// 深圳市最大的智能算力集群, 全市首个万卡集群: the place is the owner where no firm is told of.
fn in_chinese(found: &Annotated<'_>, sentence: &Sentence, here: &[Name]) -> Vec<Name> {
    let nouns = found.cues_in(sentence).iter().filter(|at| at.cue == Cue::System);
    let free =
        |noun: Span| found.names_over(noun).next().is_none() && !here.iter().any(|name| name.span.overlaps(noun));
    let sites = nouns.filter(|at| free(at.span) && ends_in(at.span.of(&found.folded), &chinese().sites).is_some());
    let told = |noun: Span| {
        of_a_town(found, sentence, noun)
            .or_else(|| of_a_firm_in_an_area(found, sentence, noun))
            .or_else(|| of_so_many_chips(found, sentence, noun))
            .or_else(|| brought_in(found, sentence, noun))
    };
    sites.filter_map(|at| told(at.span)).collect()
}

/// 台湾大将于桃园建置一座AI数据中心: a firm builds or opens one for computing, and the text goes on about it.
fn brought_in(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<Name> {
    let words = chinese();
    let head = found.head_in_clause(sentence, noun);
    let before = before_its_sort(head);
    let verb = before_all(before_one(before, &words.one_machine)?, &words.home_words);
    let built = ends_in(verb.trim_end_matches(['了', '的']), &words.brings_in).is_some();
    // a plain 数据中心 may be one for anything
    let sort = head.get(before.len()..).unwrap_or("");
    let plain = matches!(noun.of(&found.folded), "数据中心" | "资料中心");
    let computing = !plain || ["ai", "智", "算力"].iter().any(|word| sort.contains(word));
    if !built || !computing || has_one(found.head(sentence, noun.start), &words.others) {
        return None;
    }
    Some(Name::sited(noun, &owner_before(found, noun, &[])?))
}

/// 埃松省数据中心首期装机1.8万块GB300: the firm's that the sentence is on, behind whose noun stands how many chips it has.
fn of_so_many_chips(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<Name> {
    let words = chinese();
    let amount = found.amounts_in(sentence).iter().find(|amount| amount.span.start >= noun.end)?;
    let gap = Span::new(noun.end, amount.span.start).of(&found.folded);
    let leads = !gap.is_empty() && behind_all(before_all(gap, &words.about), &words.leads_to_counts).is_empty();
    let cards = matches!(amount.measure, Some(Measure::Counter(Counter::Card | Counter::Chip)));
    let behind = Span::new(amount.span.end, (amount.span.end + CHIPS_WITHIN).min(sentence.span.end));
    let counted = matches!(amount.measure, None | Some(Measure::Counter(_)));
    let chips = || {
        counted
            && (found.has_cue(sentence, behind, &[Cue::Chip])
                || found
                    .names_in(sentence)
                    .iter()
                    .any(|name| name.kind == EntityKind::Chip && behind.contains(name.span)))
    };
    let head = found.head(sentence, noun.start);
    // 甲公司助力乙公司建成智算中心，采用2万张: whose it is, the clause has to say plainly
    let helped = || gap.contains('，') && has_one(found.head_in_clause(sentence, noun), &words.helps_another);
    if !leads || !(cards || chips()) || has_one(head, &words.others) || helped() {
        return None;
    }
    Some(Name::sited(noun, &owner_before(found, noun, &[])?))
}

/// Bytes behind a number within which the chips stand that it counts.
const CHIPS_WITHIN: usize = 36;

/// 中国电信粤港澳大湾区一体化智算中心: whose it is, the area, and nothing that acts between.
fn of_a_firm_in_an_area(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<Name> {
    let words = chinese();
    let firm = found.names_in(sentence).iter().rfind(|name| name.span.end <= noun.start)?;
    let gap = Span::new(firm.span.end, noun.start);
    let text = gap.of(&found.folded);
    let area = || words.places.iter().chain(&words.areas).any(|place| text.contains(place.as_str()));
    let verbs = [Cue::Develop, Cue::InUse, Cue::Invest, Cue::Order, Cue::Use, Cue::Release, Cue::Partner, Cue::Say];
    let plain = !text.contains(['了', '在', '的', '与', '和', '、', '，', '将', '向', '为', '对', '于'])
        && (1..=LONGEST_AREA).contains(&text.chars().count());
    if firm.kind != EntityKind::Organization || !plain || !area() || found.has_cue(sentence, gap, &verbs) {
        return None;
    }
    Some(Name::sited(noun, &firm_of(found, firm)))
}

/// So many characters between a firm and the noun for its place an area has at most.
const LONGEST_AREA: usize = 14;

fn of_a_town(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<Name> {
    let words = chinese();
    let head = before_all(found.head_in_clause(sentence, noun), &words.site_sorts);
    let head = before_one(head, &words.site_ranks)?;
    let owner = match before_one(head, &words.this_town) {
        Some(before) => town_before(found, sentence.span.start + before.len())?,
        None => town_at_the_end(before_one(head, &words.town_levels).unwrap_or(head))?,
    };
    // 成都智算中心上线 in the title: that one
    let called_so = |name: &&Name| {
        name.kind == EntityKind::System && name.span.end <= noun.start && name.span.of(&found.folded).contains(&owner)
    };
    if let Some(known) = found.names.iter().find(called_so) {
        return Some(known.standing_for(noun));
    }
    // 北京 and 台北 stand for a state elsewhere; what lies there is the town's
    let state = found.lexicon.resolve_as(&owner, EntityKind::Country).is_some();
    let owner = if state { owner.as_str() } else { found.lexicon.canonical(&owner) };
    Some(Name::sited(noun, owner))
}

fn town_at_the_end(head: &str) -> Option<String> {
    ends_in(head, &chinese().places).map(str::to_owned)
}

/// So many bytes back a town is looked for: some paragraphs.
const TOWN_WITHIN: usize = 3_000;

/// The town that the text has told of most often before that byte; of several the last: a text on 庆阳 says 甘肃, too.
pub(super) fn town_before(found: &Annotated<'_>, at: usize) -> Option<String> {
    let from = found.folded.floor_char_boundary(at.saturating_sub(TOWN_WITHIN));
    let before = found.folded.get(from..at)?;
    let told = |place: &String| {
        let last = before.rfind(place.as_str())?;
        Some((before.matches(place.as_str()).count(), last, place.clone()))
    };
    chinese().places.iter().filter_map(told).max().map(|(_, _, place)| place)
}

/// "is building", "plans to open", "has switched on": a verb of `builds` stands close before the phrase.
fn is_built(found: &Annotated<'_>, sentence: &Sentence, phrase: Span) -> bool {
    let head = found.head(sentence, phrase.start).trim_end();
    let mut words: Vec<&str> = head.split_whitespace().rev().take(WORDS).collect();
    words.reverse();
    let near = words.join(" ");
    // "what it calls the world's largest data centre"
    let near = near.strip_suffix(" the").unwrap_or(&near);
    let near = near.strip_suffix(" what it calls").unwrap_or(near);
    english()
        .builds
        .iter()
        .any(|verb| near.strip_suffix(verb.as_str()).is_some_and(|before| before.is_empty() || before.ends_with(' ')))
}

/// So many words before the phrase the verb of building may have.
const WORDS: usize = 6;

/// "its Ishikari data centre", "Yotta's Mumbai campus": a capitalised word that is no other name tells where it is.
fn is_called_by_its_town(found: &Annotated<'_>, phrase: &Phrase<'_>) -> bool {
    let its_own = matches!(phrase.determiner, "its" | "their");
    let town = |(word, at): &(&str, Span)| {
        let written = at.of(found.text);
        let name = found.names_over(*at).next().is_some();
        written.starts_with(char::is_uppercase)
            && written.len() > 3
            && !name
            && !word.contains('-')
            && !written.chars().skip(1).any(char::is_uppercase)
    };
    its_own && phrase.adjectives.iter().any(town)
}

/// "a data centre in Louisiana called Hyperion", "Haein, a cluster of": the thing has a name after all.
fn has_a_name(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> bool {
    let clause = sentence.clause_of(noun);
    let beside = |name: &Name| {
        if name.kind != EntityKind::System || name.compared {
            return false;
        }
        // "a cluster with NVL72 racks": what stands in it behind the noun is none of its names
        let gap = Span::new(noun.end.min(name.span.start), name.span.start).of(&found.folded);
        let before =
            clause.contains(name.span) && name.span.end <= noun.start && found.distance(name.span, noun) <= NEAR;
        before || name.span.start >= noun.end && matches!(gap, ", " | " " | ": " | " (")
    };
    is_given_a_name(found, sentence, noun) || found.names_in(sentence).iter().any(beside)
}

/// So many characters from the noun the name of the thing may stand.
const NEAR: usize = 60;
