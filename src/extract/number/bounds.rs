//! Words that make a number a lower bound, an upper bound or a guess: before it, behind it, behind its unit.

use std::sync::LazyLock;

use super::cursor::{Cursor, is_letter, is_space};
use crate::{
    lexicon::chinese::{before_one, chinese, ends_in},
    model::Language,
    text::{fold::fold, list::Index, span::last},
};

/// What a hedge makes of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    About,
    AtLeast,
    AtMost,
}

use Bound::{About, AtLeast, AtMost};

/// Before a number, in languages that part words by spaces. The longest that fits counts: "no more than" is no "more than".
const BEFORE: &[(&str, Bound)] = &[
    // English
    ("over", AtLeast),
    ("more than", AtLeast),
    ("at least", AtLeast),
    ("exceeding", AtLeast),
    ("exceeds", AtLeast),
    ("exceeded", AtLeast),
    ("exceed", AtLeast),
    ("in excess of", AtLeast),
    ("above", AtLeast),
    ("upwards of", AtLeast),
    ("upward of", AtLeast),
    ("greater than", AtLeast),
    ("larger than", AtLeast),
    ("higher than", AtLeast),
    ("no less than", AtLeast),
    ("not less than", AtLeast),
    ("no fewer than", AtLeast),
    ("not fewer than", AtLeast),
    ("surpassing", AtLeast),
    ("surpasses", AtLeast),
    ("surpassed", AtLeast),
    ("surpass", AtLeast),
    ("has passed", AtLeast),
    ("have passed", AtLeast),
    ("had passed", AtLeast),
    ("crosses", AtLeast),
    ("crossed", AtLeast),
    ("topped", AtLeast),
    ("tops", AtLeast),
    ("will top", AtLeast),
    ("to top", AtLeast),
    ("could top", AtLeast),
    ("may top", AtLeast),
    ("topping", AtLeast),
    ("beyond", AtLeast),
    ("north of", AtLeast),
    ("a minimum of", AtLeast),
    ("minimum", AtLeast),
    ("well over", AtLeast),
    ("just over", AtLeast),
    (">", AtLeast),
    (">=", AtLeast),
    ("≥", AtLeast),
    ("up to", AtMost),
    ("as many as", AtMost),
    ("as much as", AtMost),
    ("under", AtMost),
    ("below", AtMost),
    ("less than", AtMost),
    ("fewer than", AtMost),
    ("lower than", AtMost),
    ("smaller than", AtMost),
    ("at most", AtMost),
    ("no more than", AtMost),
    ("not more than", AtMost),
    ("no greater than", AtMost),
    ("not exceed", AtMost),
    ("not exceeding", AtMost),
    ("never exceed", AtMost),
    ("a maximum of", AtMost),
    ("maximum", AtMost),
    ("capped at", AtMost),
    ("just under", AtMost),
    ("well under", AtMost),
    ("well below", AtMost),
    ("<", AtMost),
    ("<=", AtMost),
    ("≤", AtMost),
    ("about", About),
    ("around", About),
    ("nearly", About),
    ("roughly", About),
    ("some", About),
    ("approximately", About),
    ("approx.", About),
    ("approx", About),
    ("almost", About),
    ("circa", About),
    ("ca.", About),
    ("close to", About),
    ("near", About),
    ("average", About),
    ("average of", About),
    ("an estimated", About),
    ("estimated", About),
    ("in the region of", About),
    ("in the neighborhood of", About),
    ("on the order of", About),
    ("perhaps", About),
    ("maybe", About),
    ("~", About),
    ("～", About),
    ("≈", About),
    ("c.", About),
    // German
    ("mehr als", AtLeast),
    ("über", AtLeast),
    ("mindestens", AtLeast),
    ("wenigstens", AtLeast),
    ("gut", AtLeast),
    ("bis zu", AtMost),
    ("höchstens", AtMost),
    ("maximal", AtMost),
    ("weniger als", AtMost),
    ("unter", AtMost),
    ("nicht mehr als", AtMost),
    ("rund", About),
    ("etwa", About),
    ("ungefähr", About),
    ("knapp", About),
    ("fast", About),
    ("zirka", About),
    ("durchschnittlich", About),
    ("schätzungsweise", About),
    // French
    ("plus de", AtLeast),
    ("plus d'", AtLeast),
    ("plus d’", AtLeast),
    ("au moins", AtLeast),
    ("dépasse", AtLeast),
    ("dépassant", AtLeast),
    ("dépasse pas", AtMost),
    ("dépassent pas", AtMost),
    ("dépasserait pas", AtMost),
    ("peine à dépasser", AtMost),
    ("no supera", AtMost),
    ("no superan", AtMost),
    ("no superaría", AtMost),
    ("non supera il", AtMost),
    ("non supera", AtMost),
    ("non superano il", AtMost),
    ("non supererebbe il", AtMost),
    ("non supererebbero il", AtMost),
    ("au-delà de", AtLeast),
    ("jusqu'à", AtMost),
    ("jusqu’à", AtMost),
    ("au plus", AtMost),
    ("au maximum", AtMost),
    ("moins de", AtMost),
    ("pas plus de", AtMost),
    ("environ", About),
    ("près de", About),
    ("quelque", About),
    ("presque", About),
    ("autour de", About),
    ("à peu près", About),
    // Russian
    ("более", AtLeast),
    ("более чем", AtLeast),
    ("больше", AtLeast),
    ("свыше", AtLeast),
    ("не менее", AtLeast),
    ("не меньше", AtLeast),
    ("минимум", AtLeast),
    ("превышает", AtLeast),
    ("превысит", AtLeast),
    ("превысила", AtLeast),
    ("превысил", AtLeast),
    ("до", AtMost),
    ("не более", AtMost),
    ("не больше", AtMost),
    ("менее", AtMost),
    ("меньше", AtMost),
    ("максимум", AtMost),
    ("не превышает", AtMost),
    ("не превысит", AtMost),
    ("около", About),
    ("примерно", About),
    ("приблизительно", About),
    ("почти", About),
    ("порядка", About),
    ("приблизительно", About),
    // Spanish
    ("más de", AtLeast),
    ("al menos", AtLeast),
    ("por lo menos", AtLeast),
    ("hasta", AtMost),
    ("menos de", AtMost),
    ("como máximo", AtMost),
    ("no más de", AtMost),
    ("unos", About),
    ("unas", About),
    ("alrededor de", About),
    ("cerca de", About),
    ("casi", About),
    ("aproximadamente", About),
    // Italian
    ("oltre", AtLeast),
    ("più di", AtLeast),
    ("almeno", AtLeast),
    ("fino a", AtMost),
    ("meno di", AtMost),
    ("al massimo", AtMost),
    ("non più di", AtMost),
    ("quasi", About),
    ("intorno a", About),
    ("circa", About),
    // Korean
    ("최소", AtLeast),
    ("적어도", AtLeast),
    ("최대", AtMost),
    ("약", About),
    ("대략", About),
    ("거의", About),
];

/// Before a number in Chinese and Japanese.
const BEFORE_HAN: &[(&str, Bound)] = &[
    ("超过", AtLeast),
    ("超過", AtLeast),
    ("超过了", AtLeast),
    ("超", AtLeast),
    ("逾", AtLeast),
    ("跌破", AtMost),
    ("降破", AtMost),
    ("失守", AtMost),
    ("突破", AtLeast),
    ("突破了", AtLeast),
    ("破", AtLeast),
    ("至少", AtLeast),
    ("至少有", AtLeast),
    ("最少", AtLeast),
    ("最低", AtLeast),
    ("起码", AtLeast),
    ("不低于", AtLeast),
    ("不低於", AtLeast),
    ("不少于", AtLeast),
    ("不得低于", AtLeast),
    ("不得低於", AtLeast),
    ("不得少于", AtLeast),
    ("不得少於", AtLeast),
    ("不能低于", AtLeast),
    ("不少於", AtLeast),
    ("不下", AtLeast),
    ("不下于", AtLeast),
    ("不小于", AtLeast),
    ("不小於", AtLeast),
    ("高于", AtLeast),
    ("高於", AtLeast),
    ("大于", AtLeast),
    ("大於", AtLeast),
    ("多于", AtLeast),
    ("多於", AtLeast),
    ("过", AtLeast),
    ("過", AtLeast),
    ("远超", AtLeast),
    ("少なくとも", AtLeast),
    ("上看", AtMost),
    ("至多", AtMost),
    ("最多", AtMost),
    ("最多可", AtMost),
    ("最多可达", AtMost),
    ("最多可達", AtMost),
    ("最多达", AtMost),
    ("最高", AtMost),
    ("最高可", AtMost),
    ("最高可达", AtMost),
    ("最高可達", AtMost),
    ("最高达", AtMost),
    ("最大", AtMost),
    ("最大可达", AtMost),
    ("最大で", AtMost),
    ("不超过", AtMost),
    ("不超過", AtMost),
    ("未超过", AtMost),
    ("难超过", AtMost),
    ("難超過", AtMost),
    ("难以超过", AtMost),
    ("難以超過", AtMost),
    ("难逾", AtMost),
    ("難逾", AtMost),
    ("难突破", AtMost),
    ("難突破", AtMost),
    ("难以突破", AtMost),
    ("難以突破", AtMost),
    ("未能突破", AtMost),
    ("未突破", AtMost),
    ("无法超过", AtMost),
    ("无法突破", AtMost),
    ("無法突破", AtMost),
    ("未超過", AtMost),
    ("不到", AtMost),
    ("不足", AtMost),
    ("未满", AtMost),
    ("不会超过", AtMost),
    ("不會超過", AtMost),
    ("不得超过", AtMost),
    ("没超过", AtMost),
    ("没有超过", AtMost),
    ("不及", AtMost),
    ("未达", AtMost),
    ("未達", AtMost),
    ("未到", AtMost),
    ("最大支持", AtMost),
    ("最高支持", AtMost),
    ("最多支持", AtMost),
    ("低于", AtMost),
    ("低於", AtMost),
    ("少于", AtMost),
    ("少於", AtMost),
    ("小于", AtMost),
    ("小於", AtMost),
    ("不高于", AtMost),
    ("不高於", AtMost),
    ("不大于", AtMost),
    ("不多于", AtMost),
    ("上限", AtMost),
    ("上限为", AtMost),
    ("约", About),
    ("約", About),
    ("约为", About),
    ("約為", About),
    ("约合", About),
    ("約合", About),
    ("约有", About),
    ("约达", About),
    ("大约", About),
    ("大約", About),
    ("大概", About),
    ("近", About),
    ("将近", About),
    ("將近", About),
    ("接近", About),
    ("差不多", About),
    ("大致", About),
    ("およそ", About),
    ("ほぼ", About),
];

/// Behind a number or its unit.
const BEHIND: &[(&str, Bound)] = &[
    ("or more", AtLeast),
    ("or above", AtLeast),
    ("or higher", AtLeast),
    ("or greater", AtLeast),
    ("or over", AtLeast),
    ("and above", AtLeast),
    ("and up", AtLeast),
    ("-plus", AtLeast),
    ("plus", AtLeast),
    ("oder mehr", AtLeast),
    ("ou plus", AtLeast),
    ("o más", AtLeast),
    ("o più", AtLeast),
    ("или более", AtLeast),
    ("at least", AtLeast),
    ("or less", AtMost),
    ("or fewer", AtMost),
    ("or under", AtMost),
    ("or below", AtMost),
    ("or lower", AtMost),
    ("at most", AtMost),
    ("or so", About),
];

/// The same for scripts without spaces.
const BEHIND_HAN: &[(&str, Bound)] = &[
    ("以上", AtLeast),
    ("之上", AtLeast),
    ("+", AtLeast),
    ("＋", AtLeast),
    ("超", AtLeast),
    ("を超え", AtLeast),
    ("を上回", AtLeast),
    ("이상", AtLeast),
    ("을 넘", AtLeast),
    ("를 넘", AtLeast),
    ("초과", AtLeast),
    ("以下", AtMost),
    ("以内", AtMost),
    ("以內", AtMost),
    ("之内", AtMost),
    ("未満", AtMost),
    ("に届かな", AtMost),
    ("に満たな", AtMost),
    ("를 밑도", AtMost),
    ("을 밑도", AtMost),
    ("에 못 미치", AtMost),
    ("を下回", AtMost),
    ("이하", AtMost),
    ("미만", AtMost),
    ("左右", About),
    ("上下", About),
    ("多", AtLeast),
    ("余", AtLeast),
    ("餘", AtLeast),
    ("程度", About),
    ("前後", About),
    ("ほど", About),
    ("近く", About),
    ("余り", AtLeast),
    ("弱", About),
    ("여", AtLeast),
    ("가량", About),
    ("정도", About),
    ("안팎", About),
    ("내외", About),
    ("남짓", About),
    ("쯤", About),
];

/// The lists by the characters that are looked at first.
struct Lists {
    before: Index<Bound>,
    before_han: Index<Bound>,
    behind: Index<Bound>,
    behind_han: Index<Bound>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists {
    before: Index::by_last(BEFORE),
    before_han: Index::by_last(BEFORE_HAN),
    behind: Index::by_first(BEHIND),
    behind_han: Index::by_first(BEHIND_HAN),
});

/// The hedges that end at `at`, outermost first, and where they begin.
pub(super) fn before(c: Cursor, at: usize) -> (Vec<Bound>, usize) {
    let mut start = at;
    let mut found = Vec::new();
    if is_almost(c, at) {
        found.push(About);
        start = c.left(at).len() - '准'.len_utf8();
    }
    while found.len() < 3 {
        let left = c.left(start).trim_end_matches(['"', '“', '”', '„', '「', '『', '«']);
        let left = left.trim_end_matches(' ');
        let Some((bound, from)) =
            ending(left).map(|(bound, length)| (bound, left.len() - length)).or_else(|| apart(left, c.language))
        else {
            break;
        };
        // "over approximately two months": so long it took
        if left.ends_with("over") && matches!(found.last(), Some(About)) {
            break;
        }
        found.push(bound);
        start = from;
    }
    (found, start)
}

/// 准万亿参数: all but as many; 批准万亿 and 标准千亿 are other words.
fn is_almost(c: Cursor, at: usize) -> bool {
    let word = c.left(at).strip_suffix(['准', '準']).unwrap_or("的");
    c.language.is_chinese()
        && ["万亿", "萬億", "千亿", "千億", "百亿", "百億"].iter().any(|scale| c.rest(at).starts_with(scale))
        && !word.ends_with(['的', '标', '標', '水', '核', '批', '获', '獲', '精', '瞄', '基', '对', '對', '校'])
}

/// "exceed an 80% rate", 最多提高至160万: an article or a verb of rising stands between; the bound, and where it begins.
fn apart(left: &str, language: Language) -> Option<(Bound, usize)> {
    const RISES: &[&str] =
        &["提高至", "提高到", "提升至", "提升到", "增至", "增加至", "增加到", "扩大到", "擴大至", "升至"];
    if let Some(head) = RISES.iter().find_map(|verb| left.strip_suffix(verb)) {
        let (bound, length) = ending(head).filter(|(bound, _)| matches!(bound, AtMost))?;
        return Some((bound, head.len() - length));
    }
    if let Some(told) = amid(left, language) {
        return Some(told);
    }
    let head = left.strip_suffix(" an").or_else(|| left.strip_suffix(" a"))?;
    let exceeds = ["exceed", "exceeds", "exceeded", "exceeding", "more than", "less than", "at least"];
    let word = exceeds.iter().find(|word| ends_with_word(head, word))?;
    let bound = if *word == "less than" { AtMost } else { AtLeast };
    Some((bound, head.len() - word.len()))
}

/// 至少生产10万颗: a bound before the verb, and where it begins.
fn amid(left: &str, language: Language) -> Option<(Bound, usize)> {
    if !language.is_chinese() {
        return None;
    }
    // the lists are in simplified characters
    let near = last(left, AMID);
    let folded = fold(near, language);
    let head = before_one(&folded, &chinese().amid_bounds).filter(|_| folded.len() == near.len())?;
    let (bound, length) = ending(head).filter(|(bound, _)| !matches!(bound, About))?;
    ends_in(head, &chinese().bounds_apart).map(|_| (bound, left.len() - near.len() + head.len() - length))
}

/// Characters of such a verb and the bound before it, at most.
const AMID: usize = 12;

fn ending(left: &str) -> Option<(Bound, usize)> {
    let last = left.chars().next_back()?;
    let spaced =
        LISTS.before.at(Some(last)).filter(|(word, _)| ends_with_word(left, word) && !is_of_a_verb(left, word));
    let han = LISTS
        .before_han
        .at(Some(last))
        .filter(|(word, _)| !last.is_ascii() && left.ends_with(word) && !misread(left, word));
    let (word, bound) = spaced.chain(han).max_by_key(|(word, _)| word.len())?;
    Some((*bound, word.len()))
}

fn ends_with_word(left: &str, word: &str) -> bool {
    let Some(start) = left.len().checked_sub(word.len()) else { return false };
    let Some(tail) = left.get(start..) else { return false };
    let begins = !word.chars().next().is_some_and(char::is_alphabetic)
        || !left.get(..start).and_then(|left| left.chars().next_back()).is_some_and(char::is_alphabetic);
    begins && (tail.eq_ignore_ascii_case(word) || (!tail.is_ascii() && tail.to_lowercase() == word))
}

/// "verfügt über 128 GB", "verfügt heute über", "add up to 64 GB": the chip has them, and no more or less than them.
fn is_of_a_verb(left: &str, word: &str) -> bool {
    let before = left.len().checked_sub(word.len()).and_then(|start| left.get(..start)).unwrap_or("");
    let adds = |verb: &str| matches!(verb, "add" | "adds" | "added" | "adding" | "summed" | "totted");
    let mut words = before.split_whitespace().rev();
    // "will add up to 400,000" has a bound
    let modal = |word: &str| matches!(word, "will" | "would" | "could" | "may" | "might" | "can" | "to" | "should");
    if word == "up to" && words.next().is_some_and(adds) && !words.next().is_some_and(modal) {
        return true;
    }
    // "is built around 8,192 chips"
    let built = ["built", "based", "centred", "centered", "designed", "organised", "organized", "structured"];
    if word == "around" && before.split_whitespace().next_back().is_some_and(|verb| built.contains(&verb)) {
        return true;
    }
    word == "über" && left.split_whitespace().rev().skip(1).take(3).any(|verb| verb.starts_with("verfüg"))
}

/// A hedge that is the end of another word: 最近, 条约, 经过.
fn misread(left: &str, word: &str) -> bool {
    let Some(previous) = left.strip_suffix(word).and_then(|left| left.chars().next_back()) else { return false };
    match word {
        "近" => "最附靠邻鄰走远遠新".contains(previous),
        "约" | "約" if left.ends_with("折合约") || left.ends_with("折合約") => false,
        "约" | "約" => "条條合签簽契公预預盟纽節节违誓婚制".contains(previous),
        // 发布过, 用过: the aspect of a verb, and no bound.
        "过" | "過" => {
            is_han(previous) && !"已早都均且也将將会會能可就总總共合量数數值率模额額价價产產".contains(previous)
        }
        "破" => "突打爆打".contains(previous),
        "超" => "赶趕反".contains(previous),
        _ => false,
    }
}

fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// The hedge that begins at `at`, behind a number or a unit, and where it ends.
pub(super) fn behind(c: Cursor, at: usize) -> Option<(Bound, usize)> {
    let rest = c.rest(at);
    let rest = if c.language == Language::Korean { c.rest(c.gap(at)) } else { rest };
    let at = c.text.len() - rest.len();
    let listed = LISTS.behind_han.at(rest.chars().next());
    let han = listed.filter(|(text, _)| rest.starts_with(text)).max_by_key(|(text, _)| text.len());
    if let Some((text, bound)) = han.filter(|(text, _)| stands(c, at + text.len(), text)) {
        return Some((*bound, at + text.len()));
    }
    let start = c.spaces(at);
    let words = LISTS.behind.at(c.next(start)).filter_map(|(word, bound)| Some((*bound, c.take_word(start, word)?)));
    words.filter(|_| start > at || c.next(at) == Some('-')).max_by_key(|(_, end)| *end)
}

/// 左右 and the like are words of their own; 多 before 于, 超 before 算 and 弱 before 点 are not.
fn stands(c: Cursor, end: usize, text: &str) -> bool {
    let next = c.next(end);
    match text {
        "多" => !next.is_some_and(|next| "于於种種样樣少模元核".contains(next)),
        "超" => !next.is_some_and(|next| "算级級大高过過节節越长長强強宽寬".contains(next)),
        "余" | "餘" => !next.is_some_and(|next| "额額下地".contains(next)),
        "弱" => next.is_none_or(|next| !"い点點势勢小".contains(next)),
        "여" => next.is_none_or(|next| is_space(next) || !is_letter(next)),
        "上下" => !next.is_some_and(|next| "文游遊".contains(next)),
        "以下" => !next.is_some_and(|next| "简簡称稱は".contains(next)),
        _ => true,
    }
}
