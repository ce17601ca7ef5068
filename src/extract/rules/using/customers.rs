//! Who buys from whom: "Clients include X and Y", 服务国家电网等400多家客户.

use crate::{
    lexicon::{
        chinese::{before_all, begins_with, chinese, ends_in as ends_in_chinese},
        cue::Cue,
        english::{any_word, english, has_negation, is_negation, is_one, is_owner, is_small},
    },
    model::{EntityKind, Language, Modality, entity::DOMESTIC_CHIPS},
    text::{Span, span::first},
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::{is_firm, is_observer, says_it_behind},
    fact::Fact,
    foundry::is_foundry,
    name::Name,
    subject::{coordinated, in_sentence, is_behind},
    topic::firm_called_so,
};

use super::{foremost::maker_named, hardware::is_possessive, push};

use EntityKind::{Chip, Organization};

/// "Clients include X and Y", "customers range from X to Y", 服务国家电网等400多家客户, "X is an early customer".
pub(super) fn by_customers(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    sold_to(found, place, sentence, facts);
    of_a_crowd(found, place, sentence, facts);
    for cue in found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Customers) {
        let group = if is_a_part(&found.folded, cue.span) {
            buys_a_part(found, sentence, cue.span)
        } else {
            buyers_behind(found, sentence, cue.span).or_else(|| buyers_before(found, sentence, cue.span))
        };
        let other = is_other_service(found, sentence, cue.span)
            || are_of_a_site(found, sentence, cue.span)
            || are_those_who_do(found, sentence, cue.span)
            || are_only_possible(found, sentence, cue.span)
            || is_of_no_chip(found, sentence, cue.span)
            || found.folded.get(cue.span.end..).is_some_and(|after| after.starts_with(['\'', '’']));
        let Some(group) = group.filter(|_| !other) else { continue };
        let maker = is_a_part(&found.folded, cue.span);
        let speaker = speaker_behind(found, sentence, cue.span);
        let sold = speaker.or_else(|| sold(found, place, bound(found, cue.span, &group), &group, maker));
        let Some(chip) = sold.map(|chip| whose_customers(found, sentence, cue.span, chip)) else { continue };
        let users = group.into_iter().filter_map(|index| found.names.get(index));
        let owns = |user: &Name| found.language.is_chinese() && leads_another(found, user);
        let users = users.filter(|user| !owns(user));
        for user in users.filter(|user| speaker.is_none_or(|speaker| speaker.span != user.span)) {
            let before = facts.len();
            push(found, place, user, chip, cue.span.cover(user.span), "uses_chip/customers", facts);
            let denied = is_no_customer(found, user, cue.span).then_some(Modality::Denied);
            facts.iter_mut().skip(before).for_each(|fact| fact.modality = denied.or(fact.modality));
        }
    }
}

/// "X is not a customer of Y".
fn is_no_customer(found: &Annotated<'_>, user: &Name, cue: Span) -> bool {
    let gap = Span::new(user.span.end.min(cue.start), cue.start).of(&found.folded);
    // "X, not Y, is a customer", "X, which does not comment, is one": what stands in the aside is denied
    let gap = gap.rsplit(',').next().unwrap_or(gap);
    let but = any_word(gap, |word| english().denies_no_custom.contains(word));
    found.language == Language::English && has_negation(gap) && !but
}

/// "a potential customer of", 潜在客户: who may buy once.
fn are_only_possible(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> bool {
    let head = found.head(sentence, cue.start);
    if found.language.is_chinese() {
        return ends_in_chinese(head.trim_end(), &chinese().possible_buyers).is_some();
    }
    let word = head.trim_end().rsplit(' ').next().unwrap_or("");
    found.language == Language::English && english().possible_buyers.contains(word)
}

/// "a heavy user of energy", "a buyer of its shares": of something else, where no chip or maker of chips stands behind.
fn is_of_no_chip(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> bool {
    let word = cue.of(&found.folded);
    let of = ["user of", "buyer of", "adopter of"].contains(&word)
        || word.ends_with("user") && found.folded.get(cue.end..).is_some_and(|rest| rest.starts_with(" of "));
    let stop = first_stop(found, Span::new(cue.end, sentence.span.end));
    let near = Span::new(cue.end, stop.min(cue.end + 40));
    // "a buyer of Nvidia shares" is none of its chips
    let sold = |name: &Name| {
        let next = found.word_behind(name.span.end);
        name.kind == Chip || found.makes_chips(name) && (next.is_empty() || english().chip_nouns.contains(next))
    };
    of && !found.names_in(sentence).iter().any(|name| near.overlaps(name.span) && sold(name))
}

/// "the firms that our clients ask about": the customers of the relative clause do something, and are not named. What
/// somebody "said that its customers include" is no such clause.
fn are_those_who_do(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> bool {
    let mut words = found.head(sentence, cue.start).split_whitespace().rev();
    let whose = ["our", "my", "your", "its", "their", "the", "most", "many", "some"];
    let relative = words.next().is_some_and(|word| whose.contains(&word))
        && words.next().is_some_and(|word| matches!(word, "that" | "which" | "what" | "whom"));
    let said = || {
        let mut says = found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Say && at.span.end <= cue.start);
        says.any(|at| {
            let gap = found.between(at.span, cue);
            gap.starts_with(" that ") && gap.split_whitespace().count() == 2
        })
    };
    found.language == Language::English && relative && !said()
}

/// 下一代芯片L700明年推出。公司客户包括…: of a chip told of before nobody is a customer, and of its maker they are.
fn whose_customers<'a>(found: &'a Annotated<'_>, sentence: &Sentence, cue: Span, chip: &'a Name) -> &'a Name {
    let of_the_firm = || begins_with(found.head_in_clause(sentence, cue).trim_start(), &chinese().own_firms).is_some();
    let earlier = chip.span.end <= sentence.span.start && of_the_firm() || chip.has_no_name();
    let maker = (found.language.is_chinese() && earlier && chip.kind == Chip).then(|| maker_named(found, chip));
    maker.flatten().unwrap_or(chip)
}

/// "Cambricon sells its chips to `ByteDance`", "Enflame supplies most of its accelerators to Tencent", "Huawei supplies
/// `ByteDance` with Ascend chips": who gets the chips that a maker gives uses them.
fn sold_to(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if found.language != Language::English {
        return;
    }
    for index in sentence.names.clone() {
        let Some(buyer) = found.names.get(index).filter(|name| is_firm(name)) else {
            continue;
        };
        let sale = given_to(found, sentence, buyer)
            .or_else(|| given_with(found, sentence, index))
            .or_else(|| was_given(found, sentence, buyer))
            .or_else(|| won_from(found, sentence, buyer));
        let Some((verb, chip)) = sale else { continue };
        // "to Anthropic, and Amazon's chips …": whose chips follow is no buyer
        let buys = |user: &&Name| user.span == buyer.span || !is_possessive(found, user);
        let users = coordinated(found, sentence, index).into_iter().filter_map(|index| found.names.get(index));
        for user in users.filter(buys) {
            let at = Span::new(verb, user.span.end);
            push(found, place, user, chip, at, "uses_chip/sold-to", facts);
        }
    }
}

/// "More than 400 companies use the X1, among them A and B", X已被400多家企业采用，包括A、B: some of those who use the chip are named
/// behind it, or behind the verb. Makers of chips named so may be whose chips they are.
fn of_a_crowd(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let chinese_text = found.language.is_chinese();
    let spoken = (chinese_text || found.language == Language::English) && sentence.place == Place::Prose;
    if !spoken || !found.has_cue(sentence, sentence.span, &[Cue::Use, Cue::Powers]) {
        return;
    }
    let links = if chinese_text { &chinese().among_whom } else { &english().among_whom };
    for index in sentence.names.clone() {
        let Some(first) = found.names.get(index).filter(|name| is_firm(name)) else { continue };
        let head = found.head(sentence, first.span.start);
        let head = links.iter().find_map(|words| head.strip_suffix(words.as_str()));
        let used = if chinese_text { used_by_a_chinese_crowd } else { used_by_a_crowd };
        let Some((chip, at)) = head.and_then(|head| used(found, sentence, head)) else { continue };
        let users: Vec<&Name> =
            coordinated(found, sentence, index).into_iter().filter_map(|index| found.names.get(index)).collect();
        if users.iter().all(|user| found.makes_chips(user)) {
            continue;
        }
        for user in users {
            push(found, place, user, chip, at.cover(user.span), "uses_chip/crowd", facts);
        }
    }
}

/// The chip and the verb, where `head` ends in "companies use the X1".
fn used_by_a_crowd<'a>(found: &'a Annotated<'_>, sentence: &Sentence, head: &str) -> Option<(&'a Name, Span)> {
    let end = sentence.span.start + head.len();
    let verb = found.cues_within(sentence, Span::new(sentence.span.start, end), &[Cue::Use, Cue::Powers]).last()?.span;
    let chips = |stretch: Span| {
        found.names_in(sentence).iter().filter(move |name| name.kind == Chip && stretch.contains(name.span))
    };
    let before = found.head(sentence, verb.start).trim_end();
    let behind = Span::new(verb.end, end);
    let crowd = behind.of(&found.folded).strip_prefix(" by ");
    let by = verb.of(&found.folded).ends_with(" by");
    if let Some(crowd) = crowd.or_else(|| behind.of(&found.folded).strip_prefix(' ').filter(|_| by)) {
        // "The X1 is used by more than 400 companies, including A"
        let said = [last_words(before), verb.of(&found.folded)].join(" ");
        let be = |word: &str| matches!(word, "is" | "are" | "was" | "were" | "been" | "being");
        let passive = any_word(&said, be) && !has_negation(&said);
        let many = crowd.rsplit(' ').next().is_some_and(|word| english().crowds.contains(word));
        let ahead = Span::new(sentence.span.start, verb.start);
        let chip = chips(ahead).next_back().filter(|chip| passive && many && !chip.compared && crowd.len() <= CROWD)?;
        return Some((chip, verb));
    }
    let acts = before.split(' ').rev().take(ADVERBS + 1).any(|word| english().crowds.contains(word));
    let chip = chips(behind).next_back().filter(|_| acts)?;
    let rest = Span::new(chip.span.end, end).of(&found.folded).trim_start();
    (rest.is_empty() || english().chip_nouns.contains(rest)).then_some((chip, verb))
}

/// "is already" of "The X1 is already".
fn last_words(text: &str) -> &str {
    let start = text.rmatch_indices(' ').nth(ADVERBS).map_or(0, |(at, _)| at);
    text.get(start..).unwrap_or(text)
}

/// So many bytes name a crowd at most: "more than 400 companies and research institutions".
const CROWD: usize = 60;

/// 400多家企业已使用X, X已被400多家企业采用: as [`used_by_a_crowd`].
fn used_by_a_chinese_crowd<'a>(found: &'a Annotated<'_>, sentence: &Sentence, head: &str) -> Option<(&'a Name, Span)> {
    let end = sentence.span.start + head.len();
    let verb = found.cues_within(sentence, Span::new(sentence.span.start, end), &[Cue::Use]).last()?.span;
    let before = before_all(found.head(sentence, verb.start), &chinese().acts_already);
    ends_in_chinese(before, &chinese().crowds)?;
    let chips = |stretch: Span| {
        found.names_in(sentence).iter().rfind(move |name| name.kind == Chip && stretch.contains(name.span))
    };
    if verb.end == end {
        let (thing, _) = before.rsplit_once('被')?;
        return chips(Span::new(sentence.span.start, sentence.span.start + thing.len())).map(|chip| (chip, verb));
    }
    let chip = chips(Span::new(verb.end, end))?;
    let rest = Span::new(chip.span.end, end).of(&found.folded);
    before_all(rest, &chinese().nouns_of_things).is_empty().then_some((chip, verb))
}

/// Words between those who act and their verb: "companies have already".
const ADVERBS: usize = 2;

/// "Its customers include A and B, `MetaX` said": whose they are stands behind, as the one who says it.
fn speaker_behind<'a>(found: &'a Annotated<'_>, sentence: &Sentence, cue: Span) -> Option<&'a Name> {
    let head = found.head(sentence, cue.start).trim();
    let own = head == "its" || head.ends_with(" its");
    says_it_behind(found, sentence, cue.end).filter(|name| own && found.makes_chips(name))
}

/// 首批用户包括香港科技大学牵头的HKGAI: it is of another that the words tell.
fn leads_another(found: &Annotated<'_>, user: &Name) -> bool {
    let after = found.folded.get(user.span.end..).unwrap_or("");
    ["牵头的", "旗下", "领导的", "主导的", "支持的", "投资的", "孵化的"].iter().any(|word| after.starts_with(word))
}

/// What a maker gives is sold, or told to be given in time: "will sell", "has begun delivering", "a contract to supply".
fn verb_of_sale(text: &str, words: usize) -> Option<(usize, &str)> {
    let past = [
        "sells",
        "sold",
        "supplies",
        "supplied",
        "ships",
        "shipped",
        "delivers",
        "delivered",
        "rents",
        "rented",
        "leases",
        "leased",
        "lends",
    ];
    let coming = [
        "sell",
        "supply",
        "ship",
        "deliver",
        "selling",
        "supplying",
        "shipping",
        "delivering",
        "provide",
        "providing",
        "rent",
        "renting",
        "lease",
        "leasing",
    ];
    let leads = [
        "will",
        "agreed",
        "began",
        "begun",
        "started",
        "contract",
        "deal",
        "order",
        "continues",
        "continue",
        "keeps",
        "been",
        "now",
    ];
    let all: Vec<&str> = text.split_whitespace().rev().take(words + 3).collect();
    let told = |at: usize, word: &str| {
        let before = all.get(at + 1..).unwrap_or(&[]);
        let led = || before.iter().take(2).any(|lead| leads.contains(lead)) || is_to_come(before);
        past.contains(&word) || coming.contains(&word) && led()
    };
    all.iter().copied().enumerate().take(words).find(|(at, word)| told(*at, word))
}

/// "is to supply", "is set to deliver", "has promised to provide": by the words before the verb, the nearest first, it is
/// agreed or planned.
fn is_to_come(before: &[&str]) -> bool {
    let [link, lead, rest @ ..] = before else { return false };
    let denied = |word: &&str| is_negation(word);
    *link == "to" && english().agrees_to_give.contains(*lead) && !rest.first().is_some_and(denied)
}

/// "sells its chips to X": the verb stands before the chips.
fn given_to<'a>(found: &'a Annotated<'_>, sentence: &Sentence, buyer: &Name) -> Option<(usize, &'a Name)> {
    let before = found.head(sentence, buyer.span.start);
    if !before.contains(" to ") {
        return None;
    }
    // "to Malaysia's Skyvast", "to the operator Yotta"
    let before = before
        .rfind(" to ")
        .filter(|at| is_of_a_buyer(before, *at + " to ".len()))
        .map_or(before, |at| before.get(..at + " to ".len()).unwrap_or(before));
    let head = before.strip_suffix(" to ")?;
    // "next to", "compared to": no giving
    if head.rsplit(' ').next().is_some_and(|word| english().beside_to.contains(word)) {
        return None;
    }
    let (steps, word) = verb_of_sale(head, 12)?;
    let memory = ["memory", "hbm", "hbm3e", "dram", "wafers", "tools", "equipment", "servers", "stake", "shares"];
    let other = |word: &str| memory.contains(&word) || word.ends_with([',', ';']);
    if head.split_whitespace().rev().take(steps).any(other) {
        return None;
    }
    let (verb, _) = head.rmatch_indices(word).find(|(at, _)| ends_a_word(head, *at, word))?;
    let verb = sentence.span.start + verb;
    what_is_sold(found, sentence, verb, buyer.span.start).map(|chip| (verb, chip))
}

/// "won orders for AI servers worth a billion yuan from China Mobile": who gives the order for what the maker makes.
fn won_from<'a>(found: &'a Annotated<'_>, sentence: &Sentence, buyer: &Name) -> Option<(usize, &'a Name)> {
    let head = found.head(sentence, buyer.span.start).strip_suffix(" from ")?;
    let words: Vec<&str> = head.split_whitespace().rev().take(16).collect();
    let order = words.iter().position(|word| matches!(*word, "order" | "orders" | "contract" | "contracts"))?;
    let near = words.get(order + 1..)?.iter().take(4);
    let verb = near.copied().find(|word| is_one(&english().wins, word))?;
    let goods = words.get(..order)?;
    let after = found.tail_in_clause(sentence, buyer.span);
    let chips = [" for its ai chips", " for ai chips", " for its chips", " for its accelerators", " for ai servers"];
    let for_ai = goods.iter().any(|word| word.ends_with("servers")) && goods.contains(&"ai")
        || chips.iter().any(|words| after.starts_with(words));
    let (at, _) = head.rmatch_indices(verb).find(|(at, _)| ends_a_word(head, *at, verb))?;
    let at = sentence.span.start + at;
    let maker =
        in_sentence(found, sentence, Span::new(at, at), &[Organization]).and_then(|index| found.names.get(index));
    let maker = maker.filter(|name| for_ai && name.span.end <= at && found.makes_chips(name) && !is_foundry(name));
    what_is_sold(found, sentence, at, buyer.span.start).or(maker).map(|chip| (at, chip))
}

/// "Malaysia's ", "the cloud provider ": what stands before a buyer's name and is of it.
fn is_of_a_buyer(before: &str, from: usize) -> bool {
    let words = before.get(from..).unwrap_or("").trim_end();
    let count = words.split(' ').count();
    let owned = is_owner(words);
    let noun = words.rsplit(' ').next().is_some_and(|noun| english().firm_nouns.contains(noun));
    count <= 3 && (owned || noun) && !words.contains(',')
}

/// "supplies X and Y with its chips": the verb stands right before who gets them.
fn given_with<'a>(found: &'a Annotated<'_>, sentence: &Sentence, index: usize) -> Option<(usize, &'a Name)> {
    let buyer = found.names.get(index)?;
    let before = found.head(sentence, buyer.span.start).trim_end();
    let (_, word) = verb_of_sale(before, 1)?;
    let group = coordinated(found, sentence, index);
    let first = group.first().and_then(|index| found.names.get(*index))?;
    let end = group.last().and_then(|index| found.names.get(*index)).map_or(buyer.span.end, |name| name.span.end);
    let rest = Span::new(end, sentence.span.end);
    if first.span != buyer.span || !rest.of(&found.folded).starts_with(" with ") {
        return None;
    }
    let verb = sentence.span.start + before.len() - word.len();
    what_is_sold(found, sentence, verb, first_stop(found, rest)).map(|chip| (verb, chip))
}

/// "X was supplied with 70,000 chips": told of who gets them.
fn was_given<'a>(found: &'a Annotated<'_>, sentence: &Sentence, buyer: &Name) -> Option<(usize, &'a Name)> {
    const GIVEN: &str = "supplied with ";
    let tail = found.tail_in_clause(sentence, buyer.span);
    let (helpers, _) = tail.split_once(GIVEN)?;
    let mut words = helpers.split_whitespace();
    let passive = words.clone().any(|word| matches!(word, "was" | "were" | "been" | "being" | "be" | "is" | "are"));
    let verb = buyer.span.end + helpers.len();
    let plain = passive && words.all(is_small) && !has_negation(helpers);
    let end = first_stop(found, Span::new(verb, sentence.span.end));
    plain.then(|| what_is_sold(found, sentence, verb, end)).flatten().map(|chip| (verb, chip))
}

/// Where the words at the head of the text end: at a comma, a semicolon or a full stop.
fn first_stop(found: &Annotated<'_>, rest: Span) -> usize {
    let text = rest.of(found.text);
    let stop = [", ", "; ", ". "].iter().filter_map(|mark| text.find(mark)).min();
    rest.start + stop.unwrap_or(text.len())
}

/// The chip named behind the verb, or the maker before it where its chips are spoken of.
fn what_is_sold<'a>(found: &'a Annotated<'_>, sentence: &Sentence, verb: usize, end: usize) -> Option<&'a Name> {
    let object = Span::new(verb, end);
    let names = || found.names_in(sentence).iter();
    let chip = names().rfind(|name| name.kind == Chip && object.contains(name.span) && !name.compared);
    let maker = names().rfind(|name| name.kind == Organization && name.span.end <= verb && !is_observer(name));
    let maker = maker
        .filter(|name| found.makes_chips(name) && !is_foundry(name) && found.between(name.span, object).len() <= 30);
    let spoken = found.has_cue(sentence, object, &[Cue::Chip]);
    maker.and(chip).or(maker.filter(|_| spoken))
}

/// Words that open the list of who buys.
const LISTING: &[&str] = &[
    "include",
    "includes",
    "including",
    "such as",
    "like",
    "range from",
    "ranging from",
    "are",
    "among them",
    "count",
    "包括",
    "有",
    "涵盖",
    "覆盖",
    "如",
    "是",
    "为",
    "服务",
    "包含",
];

/// The firms listed behind the noun: its own last word, or a word behind it, opens the list.
fn buyers_behind(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> Option<Vec<usize>> {
    let word = cue.of(&found.folded);
    let rest = Span::new(cue.end, sentence.span.end).of(&found.folded);
    let reach = first(rest.split(['.', '。', ';', '；']).next().unwrap_or(""), 60);
    // 完成客户验证，将如期量产: in Chinese the word stands close behind the noun.
    let near = |at: usize, list: &str| {
        let gap = reach.get(..at).unwrap_or("");
        let next = reach.get(at + list.len()..).and_then(|rest| rest.chars().next());
        !found.language.is_chinese()
            || gap.chars().count() <= 8 && !next.is_some_and(|next| "期何果今此同".contains(next))
    };
    let opened = LISTING.iter().filter_map(|list| {
        let mut places = reach.match_indices(list).filter(|(at, _)| ends_a_word(reach, *at, list) && near(*at, list));
        places.next().map(|(at, _)| at + list.len())
    });
    let listed = LISTING.iter().any(|list| word.ends_with(list));
    // "Among its customers is X"
    let among = found.head(sentence, cue.start).trim_start().starts_with("among ");
    let is = || [" is ", " are "].iter().find(|verb| reach.starts_with(**verb)).map(|verb| verb.len() - 1);
    // "The first buyer was X"
    let one = ["customer", "client", "buyer", "adopter", "user"].iter().any(|noun| word.ends_with(noun));
    let opens = found.head_in_clause(sentence, cue).trim_start();
    let named = one && (opens.starts_with("the ") || opens.split(' ').take(2).any(is_owner));
    let was = || {
        let near = reach.split(',').next().unwrap_or("");
        [" was ", " is "].iter().filter_map(|verb| near.find(verb).map(|at| at + verb.len() - 1)).min()
    };
    let was = if named { was() } else { None };
    let told_by_was = was.is_some();
    let opened = opened.chain(is().filter(|_| among).or(was));
    let one = one || found.language.is_chinese();
    let beside = ["", ",", "是", "为", "：", ":"];
    let open = if listed { Some(0) } else { opened.min() };
    let from = open.or_else(|| one.then_some(0))?;
    let index = sentence
        .names
        .clone()
        .find(|index| found.names.get(*index).is_some_and(|name| name.span.start >= cue.end + from && is_firm(name)))?;
    let gap = Span::new(cue.end + from, found.names.get(index)?.span.start).of(found.text).trim();
    // "Cambricon's largest buyer is not X", "was introduced by X"; "include not only X" names him
    let others = |word: &str| is_negation(word) || word == "by";
    let lower = gap.to_lowercase();
    if found.language == Language::English
        && !lower.ends_with("not only")
        && (any_word(&lower, others) || told_by_was && gap.contains(','))
    {
        return None;
    }
    // "clients include state-owned enterprises like X and Y"
    let likened = gap.ends_with(" like") || gap.ends_with(" such as") || gap.ends_with(" including");
    let longest = if likened { 60 } else { 24 };
    if gap.chars().count() > longest || gap.contains([';', '；', '。']) || open.is_none() && !beside.contains(&gap) {
        return None;
    }
    let mut group = coordinated(found, sentence, index);
    if reach.contains("range from") || reach.contains("ranging from") {
        group.extend(next_buyer(found, sentence, *group.last()?));
    }
    Some(group)
}

fn is_a_part(text: &str, cue: Span) -> bool {
    cue.of(text).starts_with('占') || cue.of(text).starts_with("account") || cue.of(text).starts_with("makes")
}

/// "`ByteDance` accounts for half of its orders", 字节跳动占其订单逾五成: who has a part of the orders buys.
fn buys_a_part(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> Option<Vec<usize>> {
    let reach = if found.language.is_unspaced() { 16 } else { 48 };
    let near = first(Span::new(cue.end, sentence.span.end).of(&found.folded), reach);
    let orders = ["order", "订单", "出货量", "采购量"].iter().any(|word| near.contains(word));
    let index = sentence
        .names
        .clone()
        .rfind(|index| found.names.get(*index).is_some_and(|name| name.span.end <= cue.start && is_firm(name)))?;
    let gap = found.between(found.names.get(index)?.span, cue);
    let close = gap.chars().count() <= 14 && !gap.contains(['。', '；', ';', '，']) && !gap.contains(". ");
    (orders && close).then(|| coordinated(found, sentence, index))
}

fn ends_a_word(text: &str, at: usize, word: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    !letter(text.get(..at).and_then(|head| head.chars().next_back()))
        && !letter(text.get(at + word.len()..).and_then(|tail| tail.chars().next()))
}

/// "from X to Y": the other end of the range.
fn next_buyer(found: &Annotated<'_>, sentence: &Sentence, last: usize) -> Option<usize> {
    let end = found.names.get(last)?.span;
    let next = last + 1;
    let name = found.names.get(next).filter(|name| sentence.names.contains(&next) && is_firm(name))?;
    found.between(end, name.span).contains(" to ").then_some(next)
}

/// "`ByteDance` is Cambricon's largest customer", 字节跳动是寒武纪最大的客户: whose customer one is stands right before.
fn is_seller_before(found: &Annotated<'_>, sentence: &Sentence, cue: Span, index: usize) -> bool {
    let Some(name) = found.names.get(index) else { return false };
    let gap = found.between(name.span, cue);
    let before = found.head(sentence, name.span.start);
    let maker = found.makes_chips(name);
    if found.language.is_chinese() {
        let rank = gap.trim();
        let rank = rank.strip_prefix('的').unwrap_or(rank);
        let rank = rank.strip_suffix('的').unwrap_or(rank);
        return maker
            && ["", "最大", "第一", "第一大", "主要", "首个", "重要", "核心"].contains(&rank)
            && ["是", "为", "成为", "成了"].iter().any(|verb| before.ends_with(verb));
    }
    let owned = gap.starts_with("'s") || gap.starts_with("’s") || gap.starts_with("' ");
    let said = [" is", " are", " was", " were", " became", " become", " remains", " of", " as"];
    maker
        && owned
        && gap.chars().count() <= 40
        && (before.trim_end().ends_with(',') || said.iter().any(|verb| before.trim_end().ends_with(verb)))
}

/// "X and Y are among its customers", X是首批客户: the firms that are said to be some.
fn buyers_before(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> Option<Vec<usize>> {
    let index = sentence.names.clone().rfind(|index| {
        // "Tencent, which is based in Shenzhen, is a customer"
        // or "Tencent, not Baidu, is one"
        let is_a_place = |name: &Name| is_behind(found, sentence, name, &|word| matches!(word, "in" | "near" | "not"));
        found.names.get(*index).is_some_and(|name| name.span.end <= cue.start && is_firm(name) && !is_a_place(name))
            && !is_seller_before(found, sentence, cue, *index)
    })?;
    let gap = found.between(found.names.get(index)?.span, cue);
    let ends = found.folded.get(cue.end..).is_some_and(|after| after.is_empty() || after.starts_with([',', '.', ';']));
    // "ByteDance, Cambricon's largest customer,"
    let apposed =
        ends && gap.starts_with(", ") && (gap.contains("'s ") || gap.contains("’s ")) && gap.matches(',').count() == 1;
    // "gets 70% of its revenue from Tencent, its largest customer"
    let apposed = apposed || ends && gap.starts_with(", its ") && gap.len() <= 30;
    let said = [
        " is ",
        " are ",
        " as ",
        " among ",
        " became ",
        " become ",
        " was ",
        " were ",
        " remains ",
        " remained ",
        " stays ",
        "是",
        "为",
        "成为",
    ]
    .iter()
    .any(|word| gap.contains(word));
    // "is due to ship to customers": they are given something, and nobody is said to be one
    let given = found.language == Language::English
        && gap.split_whitespace().next_back().is_some_and(|word| matches!(word, "to" | "for" | "with" | "from" | "by"));
    // "is a maker whose early customers": another's
    let of_another = found.language == Language::English && gap.contains(" whose ");
    let plain = !given
        && !of_another
        && gap.chars().count() <= 60
        && !gap.contains(['.', '。', ';', '；'])
        && !gap.starts_with("'s")
        && !gap.starts_with("’s");
    ((said || apposed) && plain).then(|| {
        let buys = |other: &usize| !is_seller_before(found, sentence, cue, *other);
        coordinated(found, sentence, index).into_iter().filter(buys).collect()
    })
}

/// 服务 without customers behind it is a service of another sort.
fn is_other_service(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> bool {
    cue.of(&found.folded) == "服务" && !Span::new(cue.end, sentence.span.end).of(&found.folded).contains(['客', '户'])
}

/// 中心首批用户有商汤: who uses a site need not use the chips that were told of.
fn are_of_a_site(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> bool {
    let head = found.head_in_clause(sentence, cue);
    let head = head.trim_end_matches(['的', '其', '首', '批']);
    found.language.is_chinese()
        && ["中心", "集群", "平台", "超算", "算力网", "园区"].iter().any(|noun| head.ends_with(noun))
}

/// Who sells is named before the buyers, be it behind the noun: "customers for the MLU590 include X", 占寒武纪订单逾五成.
fn bound(found: &Annotated<'_>, cue: Span, group: &[usize]) -> usize {
    let first = group.first().and_then(|index| found.names.get(*index)).map_or(cue.start, |name| name.span.start);
    let after = found.folded.get(cue.end..).unwrap_or("");
    // "Meta is a customer of AMD", "an early customer for the RNGD".
    let word = cue.of(&found.folded);
    let told = word.ends_with(" of") || word.ends_with(" for");
    if first < cue.start && (told || [" of ", " for "].iter().any(|word| after.starts_with(word))) {
        return cue.end + 40;
    }
    if is_a_part(&found.folded, cue) { cue.end + 40 } else { first.max(cue.start) }
}

/// 客户方面，X是首批用户: in Chinese the seller was named in the same paragraph, or alone in the one before.
fn goes_on(found: &Annotated<'_>, place: usize, earlier: usize) -> bool {
    let (Some(here), Some(before)) = (found.sentences.get(place), found.sentences.get(earlier)) else { return false };
    let mut makers: Vec<&str> = found
        .names_in(before)
        .iter()
        .filter(|name| name.kind == Organization && found.makes_chips(name))
        .map(|name| name.name.as_str())
        .collect();
    makers.dedup();
    here.line == before.line || makers.len() <= 1
}

/// The chip, or the maker of chips, whose customers are told: of this sentence, or the last one that names any.
pub(super) fn sold<'a>(
    found: &'a Annotated<'_>,
    place: usize,
    bound: usize,
    buyers: &[usize],
    by_maker: bool,
) -> Option<&'a Name> {
    let sold = sold_near(found, place, bound, buyers, by_maker)?;
    let cloud = found.language.is_chinese() && is_one(&chinese().cloud_firms, &sold.name);
    if cloud { its_chips(found, place, sold) } else { Some(sold) }
}

/// The chip, or its maker, that stands nearest before the word for customers.
fn sold_near<'a>(
    found: &'a Annotated<'_>,
    place: usize,
    bound: usize,
    buyers: &[usize],
    by_maker: bool,
) -> Option<&'a Name> {
    let sells = |index: &usize| {
        found.names.get(*index).is_some_and(|name| {
            let maker = found.makes_chips(name);
            // "more than half of Cambricon's orders" compares nothing.
            name.span.end <= bound
                && name.name != DOMESTIC_CHIPS
                && (by_maker || !name.compared)
                && (name.kind == Chip || (name.kind == Organization && maker && !is_foundry(name)))
        })
    };
    (place.saturating_sub(2)..=place).rev().find_map(|at| {
        if found.language.is_chinese() && at < place {
            let names = || found.sentences.get(at).map_or(&[][..], |told| found.names_in(told));
            let maker = names().iter().any(|name| name.kind == Organization && found.makes_chips(name));
            if let Some(maker) = maker_told_of(found, place).filter(|_| !maker) {
                return Some(maker);
            }
            if !goes_on(found, place, at) {
                return None;
            }
        }
        let names = found.sentences.get(at)?.names.clone().filter(sells).filter(|index| !buyers.contains(index));
        let all: Vec<usize> = names.collect();
        let chip = all.iter().copied().rfind(|index| found.names.get(*index).is_some_and(|name| name.kind == Chip));
        let maker =
            all.iter().copied().find(|index| found.names.get(*index).is_some_and(|name| name.kind == Organization));
        found.names.get(maker.filter(|_| by_maker).or(chip).or_else(|| all.last().copied())?)
    })
}

/// 平头哥自研芯片六成给了阿里云的外部客户, 阿里巴巴称…外部客户包括: the customers of a cloud use the chips that its house is told to make,
/// and those of the cloud itself may buy anything.
fn its_chips<'a>(found: &'a Annotated<'_>, place: usize, cloud: &Name) -> Option<&'a Name> {
    let of_house = |name: &str| found.lexicon.same_house(name, &cloud.name);
    let here = found.sentences.get(place)?;
    let arm = found.names_in(here).iter().rfind(|name| {
        let maker = name.kind == Organization && found.makes_chips(name);
        maker && !is_one(&chinese().cloud_firms, &name.name) && of_house(&name.name)
    });
    let own = |chip: &&Name| {
        let maker = chip.entity.and_then(|chip| found.lexicon.maker(chip));
        let made = maker.is_some_and(|maker| of_house(&found.lexicon.entity(maker).name));
        chip.kind == Chip && !chip.compared && made
    };
    arm.or_else(|| found.names_in(here).iter().rfind(own))
}

/// 终端客户有中国电信: of the maker that the text is about, where the sentence names no other.
fn maker_told_of<'a>(found: &'a Annotated<'_>, place: usize) -> Option<&'a Name> {
    let maker = found.names.get(firm_called_so(found, place)?)?;
    (found.makes_chips(maker) && !is_foundry(maker)).then_some(maker)
}
