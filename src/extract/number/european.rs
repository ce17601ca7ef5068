//! Numbers in German, French, Russian, Spanish and Italian words; a German Billion is 1e12.

use super::{
    cursor::Cursor,
    english,
    numeral::{Numeral, scale},
};
use crate::model::Language;

type Words = &'static [(&'static str, f64)];

/// Multipliers behind a number, in the language's own meaning.
fn magnitudes(language: Language) -> Words {
    match language {
        Language::German => &[
            ("hundert", 1e2),
            ("tausend", 1e3),
            ("Tsd.", 1e3),
            ("Million", 1e6),
            ("Millionen", 1e6),
            ("Mio.", 1e6),
            ("Mio", 1e6),
            ("Milliarde", 1e9),
            ("Milliarden", 1e9),
            ("Mrd.", 1e9),
            ("Mrd", 1e9),
            ("Billion", 1e12),
            ("Billionen", 1e12),
            ("Bio.", 1e12),
            ("Dutzend", 12.0),
        ],
        Language::French => &[
            ("cents", 1e2),
            ("cent", 1e2),
            ("mille", 1e3),
            ("milliers", 1e3),
            ("million", 1e6),
            ("millions", 1e6),
            ("milliard", 1e9),
            ("milliards", 1e9),
            ("Mds", 1e9),
            ("Md", 1e9),
            ("billion", 1e12),
            ("billions", 1e12),
            ("douzaine", 12.0),
        ],
        Language::Russian => &[
            ("тыс.", 1e3),
            ("тыс", 1e3),
            ("тысяч", 1e3),
            ("тысячи", 1e3),
            ("тысяча", 1e3),
            ("млн", 1e6),
            ("миллион", 1e6),
            ("миллиона", 1e6),
            ("миллионов", 1e6),
            ("млрд", 1e9),
            ("миллиард", 1e9),
            ("миллиарда", 1e9),
            ("миллиардов", 1e9),
            ("трлн", 1e12),
            ("триллион", 1e12),
            ("триллиона", 1e12),
            ("триллионов", 1e12),
        ],
        Language::Spanish => &[
            ("mil millones", 1e9),
            ("cien", 1e2),
            ("mil", 1e3),
            ("millón", 1e6),
            ("millones", 1e6),
            ("billón", 1e12),
            ("billones", 1e12),
        ],
        Language::Italian => &[
            ("mila", 1e3),
            ("mille", 1e3),
            ("milione", 1e6),
            ("milioni", 1e6),
            ("mln", 1e6),
            ("miliardo", 1e9),
            ("miliardi", 1e9),
            ("mld", 1e9),
            ("bilione", 1e12),
            ("bilioni", 1e12),
        ],
        _ => &[],
    }
}

/// Small numbers in words, and the article that stands for one before a multiplier or a unit.
fn smalls(language: Language) -> Words {
    match language {
        Language::German => &[
            ("ein", 1.0),
            ("eine", 1.0),
            ("einen", 1.0),
            ("einem", 1.0),
            ("einer", 1.0),
            ("zwei", 2.0),
            ("drei", 3.0),
            ("vier", 4.0),
            ("fünf", 5.0),
            ("sechs", 6.0),
            ("sieben", 7.0),
            ("acht", 8.0),
            ("neun", 9.0),
            ("zehn", 10.0),
            ("elf", 11.0),
            ("zwölf", 12.0),
            ("zwanzig", 20.0),
            ("anderthalb", 1.5),
            ("hunderttausend", 1e5),
        ],
        Language::French => &[
            ("un", 1.0),
            ("une", 1.0),
            ("deux", 2.0),
            ("trois", 3.0),
            ("quatre", 4.0),
            ("cinq", 5.0),
            ("six", 6.0),
            ("sept", 7.0),
            ("huit", 8.0),
            ("neuf", 9.0),
            ("dix", 10.0),
            ("onze", 11.0),
            ("douze", 12.0),
            ("vingt", 20.0),
            ("cent", 100.0),
            ("mille", 1e3),
        ],
        Language::Russian => &[
            ("один", 1.0),
            ("одна", 1.0),
            ("одного", 1.0),
            ("два", 2.0),
            ("две", 2.0),
            ("двух", 2.0),
            ("три", 3.0),
            ("трёх", 3.0),
            ("трех", 3.0),
            ("четыре", 4.0),
            ("пять", 5.0),
            ("шесть", 6.0),
            ("семь", 7.0),
            ("восемь", 8.0),
            ("девять", 9.0),
            ("десять", 10.0),
            ("сто", 100.0),
            ("полтора", 1.5),
        ],
        Language::Spanish => &[
            ("un", 1.0),
            ("una", 1.0),
            ("dos", 2.0),
            ("tres", 3.0),
            ("cuatro", 4.0),
            ("cinco", 5.0),
            ("seis", 6.0),
            ("siete", 7.0),
            ("ocho", 8.0),
            ("nueve", 9.0),
            ("diez", 10.0),
            ("veinte", 20.0),
            ("cien", 100.0),
            ("mil", 1e3),
        ],
        Language::Italian => &[
            ("un", 1.0),
            ("una", 1.0),
            ("uno", 1.0),
            ("due", 2.0),
            ("tre", 3.0),
            ("quattro", 4.0),
            ("cinque", 5.0),
            ("sei", 6.0),
            ("sette", 7.0),
            ("otto", 8.0),
            ("nove", 9.0),
            ("dieci", 10.0),
            ("venti", 20.0),
            ("cento", 100.0),
            ("mille", 1e3),
            ("mezzo", 0.5),
        ],
        _ => &[],
    }
}

/// "Some of them": the number that the words begin at; the end is ten times as much.
fn several(language: Language) -> Words {
    match language {
        Language::German => &[
            ("hunderttausende", 1e5),
            ("hunderttausenden", 1e5),
            ("zehntausende", 1e4),
            ("zehntausenden", 1e4),
            ("tausende", 1e3),
            ("tausenden", 1e3),
            ("hunderte", 1e2),
            ("hunderten", 1e2),
            ("dutzende", 12.0),
            ("mehrere hunderttausend", 1e5),
            ("mehrere zehntausend", 1e4),
            ("mehrere", 1.0),
            ("einige", 1.0),
        ],
        Language::French => &[
            ("des centaines de milliers", 1e5),
            ("des dizaines de milliers", 1e4),
            ("centaines de milliers", 1e5),
            ("dizaines de milliers", 1e4),
            ("centaines de", 1e2),
            ("dizaines de", 10.0),
            ("des milliers", 1e3),
            ("milliers", 1e3),
            ("des millions", 1e6),
            ("des milliards", 1e9),
            ("plusieurs", 1.0),
            ("quelques", 1.0),
        ],
        Language::Russian => &[
            ("сотни тысяч", 1e5),
            ("сотен тысяч", 1e5),
            ("десятки тысяч", 1e4),
            ("десятков тысяч", 1e4),
            ("тысячи", 1e3),
            ("сотни", 1e2),
            ("сотен", 1e2),
            ("десятки", 10.0),
            ("десятков", 10.0),
            ("миллионы", 1e6),
            ("миллиарды", 1e9),
            ("несколько", 1.0),
            ("нескольких", 1.0),
        ],
        Language::Spanish => &[
            ("cientos de miles", 1e5),
            ("decenas de miles", 1e4),
            ("cientos de", 1e2),
            ("decenas de", 10.0),
            ("miles", 1e3),
            ("varios", 1.0),
            ("varias", 1.0),
            ("unos pocos", 1.0),
        ],
        Language::Italian => &[
            ("centinaia di migliaia", 1e5),
            ("decine di migliaia", 1e4),
            ("centinaia di", 1e2),
            ("decine di", 10.0),
            ("migliaia", 1e3),
            ("diversi", 1.0),
            ("alcuni", 1.0),
        ],
        _ => &[],
    }
}

/// The numeral in words at `at`.
pub(super) fn read(c: Cursor, at: usize) -> Option<Numeral> {
    if let Some(found) = some(c, at) {
        return Some(found);
    }
    let (end, value) = longest(c, at, smalls(c.language)).or_else(|| longest(c, at, magnitudes(c.language)))?;
    Some(multiplied(c, Numeral::exact(at, end, value)))
}

/// The multipliers behind a number: 27,8 Milliarden, 300 mil millones, 12mila.
pub(super) fn multiplied(c: Cursor, number: Numeral) -> Numeral {
    let mut number = number;
    while let Some((end, factor)) = longest(c, join(c, number.end), magnitudes(c.language)) {
        number = number.times(factor, end);
    }
    // English words in a German text: "115 billion" of a quotation keeps the language's own meaning otherwise.
    if number.factor <= 1.0 { english::multiplied(c, number) } else { number }
}

fn join(c: Cursor, at: usize) -> usize {
    match c.next(at) {
        Some('-') => at + 1,
        _ => c.gap(at),
    }
}

fn some(c: Cursor, at: usize) -> Option<Numeral> {
    let (end, low) = longest(c, at, several(c.language))?;
    let mut number = Numeral { factor: low, ..Numeral::exact(at, end, low) };
    let next = c.spaces(end);
    let next = c.take_any(next, &["de", "di", "von", "d'"]).map_or(next, |end| c.spaces(end));
    if let Some((end, factor)) = longest(c, next, magnitudes(c.language)) {
        number = number.times(factor, end);
    }
    if let Some((end, factor)) = longest(c, c.gap(number.end), several(c.language)).filter(|_| low <= 1.0) {
        number = number.times(factor, end);
    }
    (number.low > 1.0).then(|| Numeral { high: scale(number.low, 10.0), vague: true, ..number })
}

fn longest(c: Cursor, at: usize, words: Words) -> Option<(usize, f64)> {
    let found = words.iter().filter_map(|(word, value)| Some((take(c, at, word)?, *value)));
    found.max_by_key(|(end, _)| *end)
}

/// The end of `word` at `at`: its first letter may be a capital.
fn take(c: Cursor, at: usize, word: &str) -> Option<usize> {
    if let Some(end) = c.take_word(at, word) {
        return Some(end);
    }
    let (first, mine) = (word.chars().next()?, c.next(at)?);
    let same = mine.to_lowercase().eq(first.to_lowercase());
    let rest = word.get(first.len_utf8()..)?;
    same.then(|| c.take_word(at + mine.len_utf8(), rest)).flatten()
}

/// Whether a number in words begins with this word.
pub(super) fn starts(c: Cursor, at: usize) -> bool {
    [smalls(c.language), several(c.language)].iter().any(|words| longest(c, at, words).is_some())
}
