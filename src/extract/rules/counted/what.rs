//! What a number counts: chips, of which make, or wafers.

use crate::{
    lexicon::{
        border::is_year,
        chinese::{begins_with, chinese, has_one},
        cue::{Cue, CueAt},
        english::{any_word, behind_owner, ends_as_word, english, is_owner, without_hedges},
    },
    model::{EntityKind, Language, Unit, entity::DOMESTIC_CHIPS},
    text::{Span, span::first},
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    name::Name,
    number::{Amount, Counter, Measure},
    table::head_says,
    topic::firm_called_so,
};

use EntityKind::{Chip, Country, Organization};

use super::{super::training::chip_word, verb::paragraph_on};

/// A size of something, hosts, or pictures.
fn counts_no_chips(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    !may_count(amount)
        || makes_a_variant(found, sentence, amount)
        || counts_hosts(found, sentence, amount)
        || counts_pictures(found, amount)
        || is_of_tools_for_wafers(found, amount)
        || is_across(found, amount)
        || is_one_of_so_many(found, sentence, amount)
        || is_the_next_of_a_series(found, amount)
        || is_headed(found, sentence, amount)
        || is_a_time(found, amount)
        || is_the_year_of_it(found, sentence, amount)
        || is_its_code(found, sentence, amount)
}

/// "the Kunpeng 920 5250 processors": plain digits right behind a chip go on with its name.
fn is_its_code(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let digits = amount.number.of(found.text);
    let code = (3..=5).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    found.language == Language::English
        && code
        && found.names_in(sentence).iter().any(|name| {
            name.kind == Chip
                && name.span.end + 1 == amount.span.start
                && name.span.of(found.text).ends_with(|c: char| c.is_ascii_digit())
        })
}

/// "4 microseconds between chips", 2微秒: parts of a second.
fn is_a_time(found: &Annotated<'_>, amount: &Amount) -> bool {
    let after = found.folded.get(amount.span.end..).unwrap_or("").trim_start_matches([' ', '-']);
    let units = ["microsecond", "nanosecond", "millisecond", "µs", "μs", "微秒", "纳秒", "毫秒"];
    units.iter().any(|unit| after.starts_with(unit))
}

/// "In 2025 the AI chip X1 sold well": a year, where nobody counts 2025 of them.
fn is_the_year_of_it(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if found.language != Language::English || !is_year(amount.span.of(&found.folded)) {
        return false;
    }
    let opens =
        || matches!(found.head_in_clause(sentence, amount.span).trim(), "in" | "since" | "during" | "by" | "until");
    matches!(found.word_behind(amount.span.end), "the" | "a" | "an" | "its" | "their") || opens()
}

/// 3200亿 under 总参数, beside a cell with X1: the head of the column says that the number is of a model.
fn is_headed(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    head_says(found, sentence, amount.span, &[Cue::Parameters, Cue::Active, Cue::Tokens, Cue::Context])
}

/// 每5片晶圆就有4片有瑕疵, "of every 100 chips": a ratio, and no number of anything made. 每8张卡组成一台，共采购3万张 tells of more than
/// the 8, and so of no part of them.
fn is_one_of_so_many(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = || found.head(sentence, amount.span.start).trim_end();
    if found.language == Language::English {
        return ["every", "of each"].iter().any(|words| ends_as_word(head(), words));
    }
    let counts = |measure| matches!(measure, Some(Measure::Counter(_)));
    let most = |amount: &Amount| amount.max.or(amount.min);
    let every = |other: &Amount| {
        other.span.start <= amount.span.start
            && most(other) >= most(amount)
            && counts(other.measure)
            && found.folded.get(..other.span.start).is_some_and(|head| {
                let head = ["生产", "制造", "产出", "做", "造"]
                    .iter()
                    .find_map(|verb| head.strip_suffix(verb))
                    .unwrap_or(head);
                head.ends_with('每')
            })
    };
    found.language.is_chinese() && counts(amount.measure) && found.amounts_in(sentence).iter().any(every)
}

/// 近100亿张图像: these are no cards.
fn counts_pictures(found: &Annotated<'_>, amount: &Amount) -> bool {
    let after = found.folded.get(amount.span.end..).unwrap_or("");
    let nouns = ["图", "照片", "影像", "ct", "x光", "海报", "彩票", "门票", "证书", "病床"];
    found.language.is_chinese() && nouns.iter().any(|noun| after.starts_with(noun))
}

/// What is counted: chips or wafers, of which make where the text says.
pub(super) struct Counted {
    pub(super) unit: Unit,
    pub(super) of: Option<String>,
    pub(super) span: Span,
}

/// "billions of wafer fabrication equipment", "40 wafer tools": what works on wafers.
fn is_of_tools_for_wafers(found: &Annotated<'_>, amount: &Amount) -> bool {
    let after = found.folded.get(amount.span.end..).unwrap_or("").trim_start();
    ["fabrication", "fab ", "tool", "inspection", "equipment", "processing"].iter().any(|noun| after.starts_with(noun))
}

/// "its 590 and 690 chips": behind one number that is a name stands another.
fn is_the_next_of_a_series(found: &Annotated<'_>, amount: &Amount) -> bool {
    let digits = amount.number.of(found.text);
    let at = found.names.partition_point(|name| name.span.end <= amount.number.start);
    let Some(name) = at.checked_sub(1).and_then(|before| found.names.get(before)) else { return false };
    let written = name.span.of(found.text);
    let number =
        |text: &str| text.rsplit(' ').next().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    name.kind == Chip
        && matches!(found.between(name.span, amount.number), " and " | " or " | "/" | "和" | "与" | "、")
        && number(written)
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && written.rsplit(' ').next().map(str::len) == Some(digits.len())
}

/// 8英寸标准晶圆, "12-inch wafers": how large they are.
fn is_across(found: &Annotated<'_>, amount: &Amount) -> bool {
    let after = found.folded.get(amount.number.end..).unwrap_or("").trim_start_matches([' ', '-']);
    ["英寸", "英吋", "吋", "寸", "inch", "mm"].iter().any(|unit| after.starts_with(unit))
}

/// 300万个X1 GPU小时, 400万个X2卡时: hours of chips, and no chips.
fn are_chip_hours(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let tail = || first(found.tail_in_clause(sentence, amount.span), HOURS_WITHIN);
    found.language.is_chinese()
        && (amount.measure_text.of(&found.folded).ends_with('时') || has_one(tail(), &chinese().chip_hours))
}

/// So many characters behind a number, a chip's name among them, its hours stand.
const HOURS_WITHIN: usize = 20;

/// Wafers by their name, or slices where a foundry's capacity is spoken of.
fn are_wafers(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    match amount.measure {
        Some(Measure::Counter(Counter::Wafer)) => true,
        Some(Measure::Counter(Counter::Slice)) => {
            is_wafer_talk(found, sentence) && !is_of_an_unknown_chip(found, sentence, amount)
        }
        _ => false,
    }
}

/// Counters that count chips by themselves, and nouns and names that the number stands before.
pub(super) fn counted(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount) -> Option<Counted> {
    if counts_no_chips(found, sentence, amount) || are_chip_hours(found, sentence, amount) {
        return None;
    }
    let clause_end = sentence.span.end;
    let after = Span::new(amount.span.end, clause_end);
    match amount.measure {
        Some(Measure::Counter(_)) if are_wafers(found, sentence, amount) => {
            return Some(Counted { unit: Unit::Wafers, of: None, span: amount.span });
        }
        Some(Measure::Counter(Counter::Chip | Counter::Card | Counter::Die)) => {
            return Some(Counted {
                unit: Unit::Chips,
                of: named_by_its_unit(found, sentence, amount).or_else(|| made_by(found, sentence, amount, after)),
                span: with_noun(found, sentence, amount),
            });
        }
        Some(Measure::Counter(Counter::Piece | Counter::Slice)) if is_chip_talk(found, place, sentence, amount) => {
            return Some(Counted {
                unit: Unit::Chips,
                of: made_by(found, sentence, amount, after).or_else(|| spoken_of(found, sentence, amount)),
                span: with_noun(found, sentence, amount),
            });
        }
        None => {}
        Some(Measure::Times) if multiplies(found, sentence, amount) => {}
        Some(_) => return None,
    }
    if amount.max.or(amount.min).is_some_and(|n| n < 4.0)
        || amount.scale_only
        || counts_hours(found, sentence, amount)
        || is_short_name(found, amount)
    {
        return None;
    }
    if let Some(counted) = stands_apart(found, sentence, amount) {
        return Some(counted);
    }
    if let Some(counted) = goes_on_to_the_last(found, place, sentence, amount) {
        return Some(counted);
    }
    let limit = if found.language.is_unspaced() { 14 } else { 44 };
    let wafer = found.cues_within(sentence, after, &[Cue::Wafer]).find(|at| found.distance(amount.span, at.span) <= 12);
    if let Some(at) = wafer {
        return Some(Counted { unit: Unit::Wafers, of: None, span: amount.span.cover(at.span) });
    }
    let name = found.names_in(sentence).iter().find(|name| name.kind == Chip && name.span.start >= amount.span.end);
    let noun = found.cues_within(sentence, after, &[Cue::Chip]).next();
    let name_at = name.filter(|name| is_counted(found, amount.span, name.span, limit));
    let noun_at = noun.filter(|at| is_counted(found, amount.span, at.span, limit));
    match (name_at, noun_at) {
        (None, None) => raised_to(found, sentence, amount),
        (Some(name), _) => {
            Some(Counted { unit: Unit::Chips, of: Some(name.name.clone()), span: amount.span.cover(name.span) })
        }
        (None, Some(at)) => Some(Counted {
            unit: Unit::Chips,
            of: made_by(found, sentence, amount, after),
            span: amount.span.cover(at.span),
        }),
    }
}

/// "8,192 and 15,488 chips, respectively": the last of the list tells what all of them count.
fn goes_on_to_the_last(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount) -> Option<Counted> {
    let machines = || {
        let before = |name: &&Name| name.kind == EntityKind::System && name.span.end <= amount.span.start;
        found.names_in(sentence).iter().filter(before).count() >= 2
    };
    if found.language != Language::English
        || !found.has_cue(sentence, sentence.span, &[Cue::Respectively])
        || !machines()
    {
        return None;
    }
    let next = found.amounts_in(sentence).iter().find(|other| other.span.start >= amount.span.end && !other.in_name)?;
    let gap = Span::new(amount.span.end, next.span.start).of(&found.folded);
    let joined = matches!(gap, " and " | ", " | ", and ");
    let counted = joined.then(|| counted(found, place, sentence, next)).flatten()?;
    Some(Counted { span: amount.span, ..counted })
}

/// "The number of Osprey-4 chips shipped in 2024 was 400,000", "the GPU count of the cluster is 9,000": the subject says what is
/// counted.
fn number_of(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<Counted> {
    if found.language != Language::English
        || sentence.place != Place::Prose
        || !is_what_it_comes_to(found, sentence, amount)
    {
        return None;
    }
    let clause = found.head_in_clause(sentence, amount.span);
    let subject = Span::new(amount.span.start - clause.len(), amount.span.start);
    let counts = |span: Span| {
        let before = Span::new(subject.start, span.start.max(subject.start)).of(&found.folded).trim_end();
        let after = found.folded.get(span.end..).unwrap_or("");
        let inside = subject.contains(span);
        inside && (before.ends_with("number of") || before.ends_with("number of ai") || after.starts_with(" count "))
    };
    let chip = found.names_in(sentence).iter().find(|name| name.kind == Chip && counts(name.span));
    let noun = || found.cues_within(sentence, subject, &[Cue::Chip]).any(|at| counts(at.span));
    let of = chip.map(|chip| chip.name.clone());
    (chip.is_some() || noun()).then_some(Counted { unit: Unit::Chips, of, span: amount.span })
}

/// "was 400,000 in all": a verb of being so many right before the number, and nothing counted behind it.
fn is_what_it_comes_to(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    const IS: &[&str] =
        &[" is", " was", " are", " were", " be", " to", " at", " reached", " reach", " exceeded", " exceeds"];
    let head = without_hedges(found.head_in_clause(sentence, amount.span));
    let next = found.tail_in_clause(sentence, amount.span).split_whitespace().next().unwrap_or("");
    let ends = !next.starts_with(char::is_alphanumeric) || english().behind_totals.contains(next);
    ends && IS.iter().any(|verb| head.ends_with(verb))
}

/// What is counted stands before the number, or behind more than adjectives.
fn stands_apart(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<Counted> {
    let apart = in_all(found, sentence, amount)
        .or_else(|| number_of(found, sentence, amount))
        .or_else(|| of_the_boards(found, sentence, amount));
    apart.or_else(|| of_its_flagship(found, sentence, amount))
}

/// What has another unit counts nothing, whatever stands around it.
fn may_count(amount: &Amount) -> bool {
    matches!(amount.measure, None | Some(Measure::Counter(_) | Measure::Times))
}

/// "The X1 is in mass production, with more than 100,000 units shipped": units of the one chip that the sentence names
/// before.
fn spoken_of(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<String> {
    if found.language != Language::English || sentence.place != Place::Prose {
        return None;
    }
    let mut chips =
        found.names_in(sentence).iter().filter(|name| name.kind == Chip && name.span.end <= amount.span.start);
    let chip = chips.next().filter(|chip| chip.can_lead() && chip.name != DOMESTIC_CHIPS && !chip.has_no_name())?;
    (chips.all(|other| other.name == chip.name) && found.distance(chip.span, amount.span) <= 120)
        .then(|| chip.name.clone())
}

/// Between the word for making and the number that it comes to.
const REACHES: &[&str] = &[
    " to",
    " reached",
    " reach",
    " hit",
    " total",
    " totalled",
    " totaled",
    " exceeded",
    " exceed",
    " topped",
    " stood at",
    " stands at",
    " came to",
    " come to",
    " averaged",
    " averages",
    " runs at",
    " ran at",
    " were",
    " is",
    " was",
    " amounted to",
    " will be",
    " would be",
    " should be",
    " would reach",
    " surpassed",
];

/// "double output of its Ascend 910C to 600,000 next year", "shipments of Ascend chips reached 640,000": what is made
/// stands before, behind the word for making.
fn raised_to(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<Counted> {
    let many = amount.min.or(amount.max).is_some_and(|n| n >= 1000.0);
    if found.language != Language::English || !many {
        return None;
    }
    let before = found.head(sentence, amount.span.start);
    let head = without_hedges(before);
    let after = found.folded.get(amount.span.end..).unwrap_or("").trim_start();
    let next = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let ends = next.is_empty() || after.starts_with(['.', ',', ';', ')']) || english().behind_totals.contains(next);
    let bound =
        ["exceed", "topp", "surpass", "pass", "cross"].iter().any(|verb| amount.span.of(&found.folded).contains(verb));
    // "Contoso puts shipments of the X1 at 300,000"
    let put = || head.ends_with(" at") && any_word(head, |word| english().estimates_at.contains(word));
    if !ends || !(bound || REACHES.iter().any(|verb| head.ends_with(verb)) || put()) {
        return None;
    }
    let nouns = ["output", "production", "shipments", "volume", "deliveries", "sales"];
    let noun = found.cues_in(sentence).iter().rfind(|at| {
        matches!(at.cue, Cue::Produce | Cue::Shipping)
            && at.span.end <= amount.span.start
            && nouns.iter().any(|noun| made(found, at).ends_with(noun) || made(found, at).ends_with("its"))
            && found.distance(at.span, amount.span) <= 60
    })?;
    // "Complaints about shipments": those are counted.
    let lead = found.head(sentence, noun.span.start).split_whitespace().next_back();
    if lead.is_some_and(|word| matches!(word, "about" | "over" | "on" | "against" | "into")) {
        return None;
    }
    let gap = Span::new(noun.span.end, amount.span.start);
    let chip = found.names_in(sentence).iter().rfind(|name| name.kind == Chip && gap.contains(name.span));
    let before = || found.cues_in(sentence).iter().any(|at| at.cue == Cue::Chip && at.span.end + 1 == noun.span.start);
    let chips = chip.is_some() || found.has_cue(sentence, gap, &[Cue::Chip]) || before();
    let wafers = found.has_cue(sentence, sentence.span, &[Cue::Wafer]);
    let of = chip.map(|chip| chip.name.clone());
    (chips && !wafers).then_some(Counted { unit: Unit::Chips, of, span: amount.span })
}

/// The word for making, without the link to what is made: "production of".
fn made<'f>(found: &'f Annotated<'_>, at: &CueAt) -> &'f str {
    let word = at.span.of(&found.folded);
    word.strip_suffix(" of").unwrap_or(word)
}

/// "512 x H800", 8×昇腾910B: the mark stands between a number and what it counts.
fn multiplies(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let mark = amount.measure_text.of(found.text).trim();
    let close = |span: Span| span.start >= amount.span.end && found.distance(amount.span, span) <= 10;
    matches!(mark, "x" | "X" | "×" | "*")
        && (found.names_in(sentence).iter().any(|name| name.kind == Chip && close(name.span))
            || found.cues_in(sentence).iter().any(|at| at.cue == Cue::Chip && close(at.span)))
}

/// 样品, 测试板, 服务器: what stands right behind the name of a chip and is none, or none that is sold.
pub(super) fn are_no_chips(behind: &str) -> bool {
    begins_with(behind, &chinese().samples).is_some() || begins_with(behind, &chinese().no_chips_behind).is_some()
}

/// 片 counts wafers where the talk is of a foundry's capacity.
pub(super) fn is_wafer_talk(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let text = sentence.span.of(found.text);
    ["月产", "月產", "每月", "晶圆", "晶圓", "产能", "產能", "投片", "投產片"].iter().any(|word| text.contains(word))
}

/// AI芯片“青鸿三号”年产能为5万片: of a chip that the text gives a name, where nobody speaks of wafers.
fn is_of_an_unknown_chip(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let text = sentence.span.of(&found.folded);
    let chip = |name: &Name| name.kind == Chip && name.entity.is_none() && !name.has_no_name();
    let mut names = found.names_in(sentence).iter().filter(|name| name.span.end <= amount.span.start);
    !text.contains("晶圆") && !text.contains("投片") && names.any(chip)
}

/// A general counter (颗, 枚, units) counts chips where a chip stands right behind it, or before it in its clause.
fn is_chip_talk(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.span);
    let of = found.text.get(amount.span.end..).is_some_and(|after| after.starts_with(" of "));
    let reach = if of && !found.language.is_unspaced() { 30 } else { 14 };
    let behind = |span: Span| span.start >= amount.span.end && found.distance(amount.span, span) <= reach;
    let before =
        |span: Span| span.end <= amount.span.start && clause.contains(span) && found.distance(span, amount.span) <= 50;
    let general = matches!(amount.measure_text.of(found.text), "个" | "個");
    let chips = |span: Span| {
        let close = behind(span) && (!general || found.distance(amount.span, span) <= 6);
        close || (before(span) && !general)
    };
    let next_model =
        found.cues_in(sentence).iter().any(|at| matches!(at.cue, Cue::Model | Cue::System) && behind(at.span));
    // 出货6.9万颗，今年预计13万颗: the clause goes on with the verb of the one before, where that counts the same way.
    let same = |other: &Amount| other.measure == amount.measure && other.span.end <= clause.start;
    let told =
        if found.amounts_in(sentence).iter().any(same) { Span::new(sentence.span.start, clause.end) } else { clause };
    let counts = if found.language.is_chinese() {
        !general
    } else {
        found.language == Language::English && !speaks_of_gadgets(sentence.span.of(&found.folded))
    };
    // 出货2.6万颗AI芯片，今年预计达14.3万颗: those of the clause before
    let counted_before = || {
        let chips = |other: &Amount| {
            let behind = Span::new(other.span.end, clause.start.max(other.span.end));
            same(other)
                && found.cues_within(sentence, behind, &[Cue::Chip]).any(|at| found.distance(other.span, at.span) <= 6)
        };
        found.language.is_chinese() && found.amounts_in(sentence).iter().any(chips)
    };
    let traded = counts
        && (found.has_cue(sentence, told, &[Cue::Shipping, Cue::Order, Cue::Produce])
            || paragraph_on(found, place, sentence).is_some())
        && (found.names_in(sentence).iter().any(|name| {
            let maker = name.kind == Organization && found.makes_chips(name);
            name.span.end <= amount.span.start && (maker || name.kind == Chip)
        }) || is_of_a_maker_called_so(found, place, sentence, amount));
    !next_model
        && (traded
            || counted_before()
            || found.names_in(sentence).iter().any(|name| name.kind == Chip && chips(name.span))
            || found.cues_in(sentence).iter().any(|at| at.cue == Cue::Chip && chips(at.span)))
}

/// 公司已向290名客户交付5.2万片产品: 公司 at the head of a clause is the maker of chips that the text is on.
fn is_of_a_maker_called_so(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount) -> bool {
    let opens = |clause: &&Span| {
        let text = clause.of(&found.folded).trim_start();
        clause.start <= amount.span.start
            && begins_with(text, &chinese().own_firms).is_some()
            && !text.starts_with('其')
    };
    let maker = || firm_called_so(found, place).and_then(|index| found.names.get(index));
    found.language.is_chinese()
        && !has_one(sentence.span.of(&found.folded), &chinese().gadgets)
        && sentence.clauses.iter().any(|clause| opens(&clause))
        && maker().is_some_and(|maker| found.makes_chips(maker))
}

/// Phones, cars, hosts: units of them are no chips. "cards" and a "carrier" are no cars.
pub(super) fn speaks_of_gadgets(text: &str) -> bool {
    let short = |word: &str| matches!(word, "car" | "cars" | "carmaker" | "carmakers" | "pc" | "pcs" | "cpu" | "cpus");
    ["phone", "laptop", "vehicle", "console", "tablet"].iter().any(|word| text.contains(word)) || any_word(text, short)
}

/// "2.788 million H800 GPU hours": time, and no chips.
fn counts_hours(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let after = first(Span::new(amount.span.end, sentence.span.end).of(found.text), 28);
    ["hours", "GPU天", "卡时", "卡時", "小时", "小時", "GPU days", "GPU·"].iter().any(|word| after.contains(word))
}

/// "a larger 512-chip version": another thing than the one named.
fn makes_a_variant(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let after = first(Span::new(amount.span.end, sentence.span.end).of(found.text), 26);
    let nouns = ["version", "variant", "configuration", "edition"];
    after.split_whitespace().take(2).any(|word| nouns.iter().any(|noun| word.starts_with(noun)))
        || ["-chip version", "-card version", "-GPU version"].iter().any(|words| after.contains(words))
}

/// "2,048 of the machine's GH200 superchips", "1,024 of Jean Zay's H100s": a part of what it has.
pub(super) fn is_of_a_machines(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let after = Span::new(amount.span.end, sentence.span.end.max(amount.span.end)).of(&found.folded);
    let Some(rest) = after.strip_prefix(" of ") else { return false };
    let start = amount.span.end + " of ".len();
    let owner =
        found.names_in(sentence).iter().find(|name| name.kind == EntityKind::System && name.span.start == start);
    let has_it = |end: usize| found.folded.get(end..).is_some_and(|after| behind_owner(after).is_some());
    let noun = || {
        let mut words = rest.split(' ');
        let the = words.next().is_some_and(|word| matches!(word, "the" | "that" | "its" | "this"));
        let noun = words.next().unwrap_or("");
        let bare = noun.strip_suffix("'s").or_else(|| noun.strip_suffix("’s"));
        the && bare.is_some_and(|noun| {
            matches!(noun, "machine" | "cluster" | "system" | "supercomputer" | "centre" | "center")
        })
    };
    found.language == Language::English && (owner.is_some_and(|owner| has_it(owner.span.end)) || noun())
}

/// "36 Grace CPUs", 192颗鲲鹏CPU: the hosts of the accelerators.
fn counts_hosts(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let after = first(Span::new(amount.span.end, sentence.span.end).of(found.text), 28);
    let host = ["CPU", "cpu"].iter().filter_map(|word| after.find(word)).min();
    let chip = ["GPU", "NPU", "TPU", "accelerator", "加速", ",", "，", " and ", "与", "和"];
    host.is_some_and(|host| chip.iter().filter_map(|word| after.find(word)).min().is_none_or(|chip| host < chip))
}

/// "on Nvidia H100s provided by the state, 4,096 in all": the number stands behind what it counts.
fn in_all(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<Counted> {
    let after = Span::new(amount.span.end, sentence.span.end).of(found.text);
    let total = [" in all", " in total", " of them", " altogether"].iter().any(|words| after.starts_with(words));
    let chips =
        || found.names_in(sentence).iter().filter(|name| name.kind == Chip && name.span.end <= amount.span.start);
    // "The X1 is slower than the X2, but Contoso will ship 600,000 of them": of the one that is told of
    let chip = chips().rfind(|name| !name.compared).or_else(|| chips().next_back())?;
    let counts = |other: &Amount| {
        !other.in_name && other.span.end <= chip.span.start && found.distance(other.span, chip.span) <= 12
    };
    let reach = if after.starts_with(" of them") { 160 } else { 80 };
    let near = found.distance(chip.span, amount.span) <= reach && !found.amounts_in(sentence).iter().any(counts);
    (total && near).then(|| Counted { unit: Unit::Chips, of: Some(chip.name.clone()), span: amount.span })
}

/// "300,000 of its newest accelerator, the X2": the noun stands behind the number, and the name behind the noun.
fn of_its_flagship(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<Counted> {
    let after = Span::new(amount.span.end, sentence.span.end.max(amount.span.end)).of(&found.folded);
    let owned = [" of its ", " of their ", " of the "].iter().any(|words| after.starts_with(words));
    if found.language != Language::English || !owned {
        return None;
    }
    let name = found.names_in(sentence).iter().find(|name| name.span.start >= amount.span.end)?;
    let gap = Span::new(amount.span.end, name.span.start).of(&found.folded).trim_end();
    let gap = ["the", "called", "named", "dubbed"].iter().find_map(|word| gap.strip_suffix(word)).unwrap_or(gap);
    let noun = gap.trim_end().strip_suffix(',')?;
    let plain = noun.split_whitespace().count() <= FLAGSHIP_WORDS && !noun.contains([',', ';', '.', ':']);
    (name.kind == Chip && plain).then(|| Counted {
        unit: Unit::Chips,
        of: Some(name.name.clone()),
        span: amount.span.cover(name.span),
    })
}

/// Words of "of its current flagship accelerator" at most.
const FLAGSHIP_WORDS: usize = 7;

/// "2,000 of the boards": a noun that elsewhere tells of no chips stands for those named before.
fn of_the_boards(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<Counted> {
    let after = Span::new(amount.span.end, sentence.span.end).of(&found.folded);
    let refers = [" of the boards", " of the modules", " of the parts", " of these boards"];
    let refers = refers.iter().any(|words| after.starts_with(words));
    // "plans to use a million of them", and not "has 400 clerks, 100 of them new"
    let them = || {
        let clause = Span::new(sentence.clause_of(amount.span).start, amount.span.start);
        let head = without_hedges(clause.of(&found.folded));
        // "produced 600,000 of them": the verb stands right before, where "and 500 of them" is a part
        let made = |at: &CueAt| {
            matches!(at.cue, Cue::Produce | Cue::Shipping) && at.span.end == clause.start + head.trim_end().len()
        };
        let traded =
            found.has_cue(sentence, clause, &[Cue::Order, Cue::Use]) || found.cues_in(sentence).iter().any(made);
        [" of them", " of these", " of those"].iter().any(|words| after.starts_with(words))
            && !clause.of(&found.folded).trim_end().ends_with(" and")
            && traded
            && found.names_in(sentence).iter().all(|name| name.kind == Organization || name.kind == Country)
    };
    // "A full rack links 144 of them"
    let held = || {
        let head = without_hedges(found.head_in_clause(sentence, amount.span));
        let verb = head.rsplit(' ').next().unwrap_or("");
        let start = amount.span.start - found.head_in_clause(sentence, amount.span).len();
        let ahead = Span::new(start, amount.span.start);
        let machine = |name: &Name| name.kind == EntityKind::System && ahead.contains(name.span);
        let them = [" of them", " of these", " of those"].iter().any(|words| after.starts_with(words));
        them && english().contains.contains(verb) && found.names_in(sentence).iter().any(machine)
    };
    let stands = found.language == Language::English && (refers || them() || held());
    let of = such(found, sentence, amount).filter(|_| stands)?;
    // "Huawei produced 500,000 of them", beside the H20: another thing than the chip told of
    let chip = found.lexicon.resolve(&of);
    let bought = || found.has_cue(sentence, sentence.span, &[Cue::Order, Cue::Use]);
    let mut firms = found.names_in(sentence).iter().filter(|name| name.kind == Organization);
    let own = refers || bought() || held() || firms.any(|firm| found.lexicon.maker_is(chip, &firm.name));
    own.then_some(Counted { unit: Unit::Chips, of: Some(of), span: amount.span })
}

/// "2,048 such cards", "eight of the cards": those named before.
fn such(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<String> {
    let after = first(Span::new(amount.span.end, sentence.span.end).of(found.text), 14);
    let refers = [" such ", " of these ", " of those ", " of the ", " of them", " of its "]
        .iter()
        .any(|words| after.starts_with(words));
    if !refers {
        return None;
    }
    let end = found.names.partition_point(|name| name.span.start < amount.span.start);
    // "200,000 of the RTX cards": those whose name has the word
    let rest = Span::new(amount.span.end, sentence.span.end).of(found.text);
    let word = rest.strip_prefix(" of the ").and_then(|rest| rest.split_whitespace().next()).unwrap_or("");
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let told = |name: &Name| {
        let small = !word.starts_with(char::is_uppercase);
        small || name.name.split(' ').any(|part| part.eq_ignore_ascii_case(word))
    };
    let named = |name: &&Name| name.kind == Chip && name.name != DOMESTIC_CHIPS && told(name);
    let reach = if after.starts_with(" of the same ") { SAME_WITHIN } else { SUCH_WITHIN };
    let near = |chip: &&Name| found.distance(chip.span, amount.span) <= reach;
    // "The X1 is slower than the X2, but Contoso will ship 600,000 of them": of the one that the text is about
    let told_of = |name: &&Name| named(name) && !name.compared;
    let before = || found.names.get(..end).unwrap_or(&[]).iter().rev().take_while(near);
    let last = before().find(told_of).or_else(|| before().find(named))?;
    // "Contoso had planned to ship 300,000 of them", behind a chip of another: those of its own
    let firm = found
        .names_in(sentence)
        .iter()
        .rfind(|name| name.kind == Organization && name.span.end <= amount.span.start && found.makes_chips(name));
    let own = |firm: &Name| {
        let mine = |name: &&Name| named(name) && found.lexicon.maker_is(name.entity, &firm.name);
        let moved =
            found.has_cue(sentence, Span::new(firm.span.end, amount.span.start), &[Cue::Shipping, Cue::Produce]);
        if !moved || found.lexicon.maker_is(last.entity, &firm.name) {
            return None;
        }
        found.names.get(..end)?.iter().rfind(mine)
    };
    Some(firm.and_then(own).unwrap_or(last)).filter(near).map(|chip| chip.name.clone())
}

/// Characters back, at most, to the chips that such words stand for.
const SUCH_WITHIN: usize = 300;

/// And to those that another thing is said to have the same of.
const SAME_WITHIN: usize = 700;

/// 大模型4.0在1024卡集群上: a small number with a point counts no chips.
fn is_a_version(found: &Annotated<'_>, amount: &Amount) -> bool {
    let plain = |c: char| c.is_ascii_digit() || c == '.';
    let text = amount.number.of(found.text);
    found.language.is_chinese() && text.contains('.') && text.chars().all(plain)
}

/// "its 590 and 690 chips": the number that a chip of the text is called by; or the version of a model.
fn is_short_name(found: &Annotated<'_>, amount: &Amount) -> bool {
    if is_a_version(found, amount) {
        return true;
    }
    let digits = amount.number.of(found.text);
    let plain = (3..=4).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit());
    // An H800 is not called "the 800".
    let calls = |name: &str| name.strip_suffix(digits).is_some_and(|head| !head.ends_with(char::is_alphanumeric));
    plain && found.names.iter().any(|name| name.kind == Chip && calls(&name.name))
}

/// Only adjectives stand between the number and what it counts.
fn is_counted(found: &Annotated<'_>, amount: Span, thing: Span, limit: usize) -> bool {
    let gap = found.between(amount, thing);
    let words: Vec<&str> = gap.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty()).collect();
    let stop = [
        "and",
        "on",
        "in",
        "with",
        "for",
        "to",
        "at",
        "from",
        "by",
        "as",
        "per",
        "than",
        "is",
        "are",
        "was",
        "cores",
        "billion",
        "people",
        "users",
        "companies",
        "customers",
        "models",
        "layers",
        "years",
        "months",
        "times",
        "will",
        "would",
        "go",
        "goes",
        "into",
        "who",
        "that",
        "which",
        "them",
        "mit",
        "im",
    ];
    let plain = words.iter().all(|word| !stop.contains(&word.to_lowercase().as_str())) && words.len() <= 5;
    if found.language.is_chinese() && gap.chars().any(|c| "月日年号届代项家款座台部个位名种条层步路套次以".contains(c))
    {
        return false;
    }
    // "30,000 of its self-developed, third-generation P800 chips": a comma parts the adjectives
    let owned = || {
        let own = ["of its ", "of their ", "of our "].iter().find_map(|words| gap.trim_start().strip_prefix(words));
        let plain = words.iter().all(|word| !stop.contains(&word.to_lowercase().as_str()));
        own.is_some_and(|own| plain && own.len() <= OWNED && !own.contains(['.', ';', ':', '(', '+']))
    };
    if found.language == Language::English && owned() {
        return true;
    }
    found.distance(amount, thing) <= limit
        && plain
        && !gap.contains([',', '，', '.', '。', ';', '；', ':', '：', '(', '（', '、', '+'])
}

/// Bytes of the adjectives between "of its" and the chips, at most.
const OWNED: usize = 60;

/// `Blackwell Ultra架构GB300 GPU`: the last of the names that stand in one noun phrase is the chip.
fn inner_name<'a>(found: &'a Annotated<'_>, sentence: &Sentence, first: &'a Name) -> &'a Name {
    let mut last = first;
    for next in found.names_in(sentence).iter().filter(|name| name.kind == Chip) {
        let gap = found.between(last.span, next.span);
        // 910C昇腾芯片: the family behind its chip says no more
        let wider = next.family && !last.family;
        if next.span.start >= last.span.end
            && !wider
            && matches!(gap.trim(), "" | "架构" | "架構" | "架构的" | "架構的" | "系列")
        {
            last = next;
        }
    }
    last
}

/// 平头哥16384张、沐曦3584张: the maker right before the number.
fn maker_before(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<String> {
    let mut names = found.names_in(sentence).iter();
    let maker = names.rfind(|name| name.kind == Organization && name.span.end == amount.span.start)?;
    let has_chips = found.makes_chips(maker);
    let clause = sentence.clause_of(amount.span);
    let traded = found.has_cue(sentence, clause, &[Cue::Order, Cue::Shipping]);
    (has_chips && found.language.is_chinese() && !traded).then(|| maker.name.clone())
}

fn with_noun(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Span {
    let next = found.names_in(sentence).iter().find(|name| {
        name.kind == Chip && name.span.start >= amount.span.end && found.distance(amount.span, name.span) <= 12
    });
    next.map_or(amount.span, |name| amount.span.cover(name.span))
}

/// Whose chips: the chip named right behind, the maker before the noun, home-made ones, or those of the clause.
fn made_by(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, after: Span) -> Option<String> {
    let near = |span: Span, limit: usize| found.distance(amount.span, span) <= limit;
    let names = || found.names_in(sentence).iter();
    let chip = names().find(|name| {
        name.kind == Chip
            && after.contains(name.span)
            && near(name.span, 30)
            && !name.compared
            && !found.between(amount.span, name.span).contains([',', '，', '。', ';', '；', ':'])
    });
    if let Some(chip) = chip {
        return Some(inner_name(found, sentence, chip).name.clone());
    }
    if let Some(chip) = apposed(found, sentence, amount).or_else(|| such(found, sentence, amount)) {
        return Some(chip);
    }
    let domestic = found.cues_in(sentence).iter().find(|at| {
        at.cue == Cue::Domestic
            && near(at.span, 44)
            && chip_word(found, sentence, at).is_some()
            && !is_of_other_chips(found, sentence, amount, at.span)
    });
    if domestic.is_some() {
        return Some(DOMESTIC_CHIPS.to_owned());
    }
    if sentence.place == Place::Row {
        let maker = names()
            .find(|name| name.kind == Organization && name.span.end <= amount.span.start && found.makes_chips(name));
        if let Some(maker) = maker {
            return Some(maker.name.clone());
        }
    }
    if let Some(maker) = maker_before(found, sentence, amount) {
        return Some(maker);
    }
    let clause = sentence.clause_of(amount.span);
    let before =
        names().rfind(|name| name.kind == Chip && name.span.end <= amount.span.start && clause.contains(name.span));
    before.filter(|name| near(name.span, if name.family { 60 } else { 16 })).map(|name| name.name.clone())
}

/// "will buy 10,000 Nvidia GPUs while it develops its own chips", "50,000 GPUs to design its own chips": those from home are others
/// than the counted.
fn is_of_other_chips(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, home: Span) -> bool {
    if found.language != Language::English || home.start < amount.span.end {
        return false;
    }
    let made = |name: &Name| found.makes_chips(name) && found.between(amount.span, name.span).trim().is_empty();
    let gap = found.between(amount.span, home);
    let apart = [" to ", " while ", " whereas ", " as it ", " but "].iter().any(|words| gap.contains(words));
    apart
        || !sentence.clause_of(amount.span).contains(home) && !gap.trim_start().starts_with(',')
        || found.names_in(sentence).iter().any(|name| name.span.start >= amount.span.end && made(name))
}

/// "10,752 such chips altogether, GH200s from Nvidia", "200,000 GPUs, all of them H100s": which they are stands behind the comma.
fn apposed(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<String> {
    let after = Span::new(amount.span.end, sentence.span.end.max(amount.span.end));
    let spoken = found.language == Language::English && sentence.place == Place::Prose;
    // "chips" may be a part of the number
    let joint = [", ", " altogether", " in all", " in total"].iter().any(|it| after.of(&found.folded).starts_with(it));
    let noun = match amount.measure {
        Some(Measure::Counter(_)) if joint => amount.span,
        _ => found.cues_within(sentence, after, &[Cue::Chip]).next()?.span,
    };
    let chip = found.names_in(sentence).iter().find(|name| name.kind == Chip && name.span.start >= noun.end)?;
    let gap = Span::new(noun.end, found.start_with_maker(chip)).of(&found.folded);
    let gap = [" altogether", " in all", " in total"].iter().find_map(|word| gap.strip_prefix(word)).unwrap_or(gap);
    let which = gap.strip_prefix(", ")?;
    let plain = |word: &str| {
        matches!(word, "all" | "of" | "them" | "mostly" | "mainly" | "the" | "nvidia" | "amd") || is_owner(word)
    };
    let rest = Span::new(chip.span.end, sentence.span.end.max(chip.span.end)).of(&found.folded);
    let rest = rest.strip_prefix('s').unwrap_or(rest);
    let ends = rest.starts_with(['.', ',', ';']) || rest.starts_with(" from ") || rest.trim().is_empty();
    (spoken && found.distance(amount.span, noun) <= 44 && which.split_whitespace().all(plain) && ends)
        .then(|| chip.name.clone())
}

/// "one million TPUs": the noun that is counted is a name, too.
fn named_by_its_unit(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<String> {
    let inside =
        |name: &&Name| name.kind == Chip && amount.measure_text.overlaps(name.span) && name.name != DOMESTIC_CHIPS;
    found.names_in(sentence).iter().find(inside).map(|name| name.name.clone())
}
