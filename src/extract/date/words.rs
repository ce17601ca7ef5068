//! The names of months and weekdays, and relative words, of the languages with spaces between words.

use std::sync::LazyLock;

use chrono::Weekday;

use super::calendar::Shift;
use crate::{model::Language, text::list::Index};

type Months = &'static [(&'static str, u32)];

const ENGLISH: Months = &[
    ("january", 1),
    ("jan", 1),
    ("february", 2),
    ("feb", 2),
    ("march", 3),
    ("mar", 3),
    ("april", 4),
    ("apr", 4),
    ("may", 5),
    ("june", 6),
    ("jun", 6),
    ("july", 7),
    ("jul", 7),
    ("august", 8),
    ("aug", 8),
    ("september", 9),
    ("sept", 9),
    ("sep", 9),
    ("october", 10),
    ("oct", 10),
    ("november", 11),
    ("nov", 11),
    ("december", 12),
    ("dec", 12),
];

const GERMAN: Months = &[
    ("januar", 1),
    ("jänner", 1),
    ("februar", 2),
    ("märz", 3),
    ("mär", 3),
    ("mai", 5),
    ("juni", 6),
    ("juli", 7),
    ("oktober", 10),
    ("okt", 10),
    ("dezember", 12),
    ("dez", 12),
];

const FRENCH: Months = &[
    ("janvier", 1),
    ("janv", 1),
    ("février", 2),
    ("fév", 2),
    ("févr", 2),
    ("mars", 3),
    ("avril", 4),
    ("avr", 4),
    ("mai", 5),
    ("juin", 6),
    ("juillet", 7),
    ("juil", 7),
    ("août", 8),
    ("septembre", 9),
    ("octobre", 10),
    ("novembre", 11),
    ("décembre", 12),
    ("déc", 12),
];

const RUSSIAN: Months = &[
    ("января", 1),
    ("январь", 1),
    ("январе", 1),
    ("янв", 1),
    ("февраля", 2),
    ("февраль", 2),
    ("феврале", 2),
    ("фев", 2),
    ("марта", 3),
    ("март", 3),
    ("марте", 3),
    ("апреля", 4),
    ("апрель", 4),
    ("апреле", 4),
    ("апр", 4),
    ("мая", 5),
    ("май", 5),
    ("мае", 5),
    ("июня", 6),
    ("июнь", 6),
    ("июне", 6),
    ("июля", 7),
    ("июль", 7),
    ("июле", 7),
    ("августа", 8),
    ("август", 8),
    ("августе", 8),
    ("авг", 8),
    ("сентября", 9),
    ("сентябрь", 9),
    ("сентябре", 9),
    ("сен", 9),
    ("сент", 9),
    ("октября", 10),
    ("октябрь", 10),
    ("октябре", 10),
    ("окт", 10),
    ("ноября", 11),
    ("ноябрь", 11),
    ("ноябре", 11),
    ("ноя", 11),
    ("декабря", 12),
    ("декабрь", 12),
    ("декабре", 12),
    ("дек", 12),
];

const SPANISH: Months = &[
    ("enero", 1),
    ("ene", 1),
    ("febrero", 2),
    ("marzo", 3),
    ("abril", 4),
    ("abr", 4),
    ("mayo", 5),
    ("junio", 6),
    ("julio", 7),
    ("agosto", 8),
    ("ago", 8),
    ("septiembre", 9),
    ("setiembre", 9),
    ("octubre", 10),
    ("noviembre", 11),
    ("diciembre", 12),
    ("dic", 12),
];

const ITALIAN: Months = &[
    ("gennaio", 1),
    ("gen", 1),
    ("febbraio", 2),
    ("marzo", 3),
    ("aprile", 4),
    ("maggio", 5),
    ("mag", 5),
    ("giugno", 6),
    ("giu", 6),
    ("luglio", 7),
    ("lug", 7),
    ("agosto", 8),
    ("ago", 8),
    ("settembre", 9),
    ("set", 9),
    ("ottobre", 10),
    ("ott", 10),
    ("dicembre", 12),
    ("dic", 12),
];

/// The month that a word names in a text of this language; English names are known everywhere.
pub(super) fn month(word: &str, language: Language) -> Option<u32> {
    let own = match language {
        Language::German => GERMAN,
        Language::French => FRENCH,
        Language::Russian => RUSSIAN,
        Language::Spanish => SPANISH,
        Language::Italian => ITALIAN,
        _ => &[],
    };
    if !(3..=20).contains(&word.len()) {
        return None;
    }
    let lower = word.to_lowercase();
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let find = |table: Months| table.iter().find(|(name, _)| *name == lower).map(|(_, month)| *month);
    // German nouns and English months have a capital: "may" and "march" are verbs.
    let needs_capital = matches!(language, Language::German);
    find(own).filter(|_| capital || !needs_capital).or_else(|| find(ENGLISH).filter(|_| capital))
}

/// All names of months of all languages.
pub(super) fn months() -> impl Iterator<Item = (&'static str, u32)> {
    [ENGLISH, GERMAN, FRENCH, RUSSIAN, SPANISH, ITALIAN].into_iter().flatten().copied()
}

/// All names of weekdays of all languages.
pub(super) fn weekdays() -> impl Iterator<Item = (&'static str, Weekday)> {
    WEEKDAYS.iter().flat_map(|(_, table)| table.iter()).copied()
}

type Weekdays = &'static [(&'static str, Weekday)];

use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};

const WEEKDAYS: &[(Language, Weekdays)] = &[
    (
        Language::English,
        &[
            ("monday", Mon),
            ("tuesday", Tue),
            ("wednesday", Wed),
            ("thursday", Thu),
            ("friday", Fri),
            ("saturday", Sat),
            ("sunday", Sun),
        ],
    ),
    (
        Language::German,
        &[
            ("montag", Mon),
            ("dienstag", Tue),
            ("mittwoch", Wed),
            ("donnerstag", Thu),
            ("freitag", Fri),
            ("samstag", Sat),
            ("sonnabend", Sat),
            ("sonntag", Sun),
        ],
    ),
    (
        Language::French,
        &[
            ("lundi", Mon),
            ("mardi", Tue),
            ("mercredi", Wed),
            ("jeudi", Thu),
            ("vendredi", Fri),
            ("samedi", Sat),
            ("dimanche", Sun),
        ],
    ),
    (
        Language::Russian,
        &[
            ("понедельник", Mon),
            ("вторник", Tue),
            ("среду", Wed),
            ("среда", Wed),
            ("четверг", Thu),
            ("пятницу", Fri),
            ("пятница", Fri),
            ("субботу", Sat),
            ("воскресенье", Sun),
            ("вск", Sun),
        ],
    ),
    (
        Language::Spanish,
        &[
            ("lunes", Mon),
            ("martes", Tue),
            ("miércoles", Wed),
            ("jueves", Thu),
            ("viernes", Fri),
            ("sábado", Sat),
            ("domingo", Sun),
        ],
    ),
    (
        Language::Italian,
        &[
            ("lunedì", Mon),
            ("martedì", Tue),
            ("mercoledì", Wed),
            ("giovedì", Thu),
            ("venerdì", Fri),
            ("sabato", Sat),
            ("domenica", Sun),
        ],
    ),
];

/// The weekday that a word names; English ones need their capital.
pub(super) fn weekday(word: &str, language: Language) -> Option<Weekday> {
    if !(5..=22).contains(&word.len()) {
        return None;
    }
    let lower = word.to_lowercase();
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let tables = WEEKDAYS.iter().filter(|(tongue, _)| *tongue == language || (*tongue == Language::English && capital));
    tables.flat_map(|(_, table)| table.iter()).find(|(name, _)| *name == lower).map(|(_, day)| *day)
}

/// Relative words: the longest that fits counts.
const RELATIVE: &[(Language, &[(&str, Shift)])] = &[
    (
        Language::English,
        &[
            ("the day before yesterday", Shift::Day(-2)),
            ("the day after tomorrow", Shift::Day(2)),
            ("yesterday", Shift::Day(-1)),
            ("today", Shift::Day(0)),
            ("tonight", Shift::Day(0)),
            ("tomorrow", Shift::Day(1)),
            ("this month", Shift::Month(0)),
            ("last month", Shift::Month(-1)),
            ("next month", Shift::Month(1)),
            ("this quarter", Shift::Quarter(0)),
            ("last quarter", Shift::Quarter(-1)),
            ("next quarter", Shift::Quarter(1)),
            ("this year", Shift::Year(0)),
            ("last year", Shift::Year(-1)),
            ("the previous year", Shift::Year(-1)),
            ("a year earlier", Shift::Year(-1)),
            ("a year ago", Shift::Year(-1)),
            ("next year", Shift::Year(1)),
            ("the coming year", Shift::Year(1)),
            ("the year after next", Shift::Year(2)),
            ("the year before last", Shift::Year(-2)),
        ],
    ),
    (
        Language::German,
        &[
            ("vorgestern", Shift::Day(-2)),
            ("gestern", Shift::Day(-1)),
            ("heute", Shift::Day(0)),
            ("übermorgen", Shift::Day(2)),
            ("diesen Monat", Shift::Month(0)),
            ("letzten Monat", Shift::Month(-1)),
            ("vergangenen Monat", Shift::Month(-1)),
            ("nächsten Monat", Shift::Month(1)),
            ("dieses Jahr", Shift::Year(0)),
            ("in diesem Jahr", Shift::Year(0)),
            ("dieses Jahres", Shift::Year(0)),
            ("letztes Jahr", Shift::Year(-1)),
            ("vergangenes Jahr", Shift::Year(-1)),
            ("vergangenen Jahr", Shift::Year(-1)),
            ("im vergangenen Jahr", Shift::Year(-1)),
            ("im Vorjahr", Shift::Year(-1)),
            ("nächstes Jahr", Shift::Year(1)),
            ("nächsten Jahr", Shift::Year(1)),
            ("nächsten Jahres", Shift::Year(1)),
            ("im kommenden Jahr", Shift::Year(1)),
            ("kommenden Jahr", Shift::Year(1)),
        ],
    ),
    (
        Language::French,
        &[
            ("avant-hier", Shift::Day(-2)),
            ("hier", Shift::Day(-1)),
            ("aujourd'hui", Shift::Day(0)),
            ("aujourd’hui", Shift::Day(0)),
            ("demain", Shift::Day(1)),
            ("ce mois-ci", Shift::Month(0)),
            ("le mois dernier", Shift::Month(-1)),
            ("le mois prochain", Shift::Month(1)),
            ("cette année", Shift::Year(0)),
            ("cet été", Shift::Year(0)),
            ("cet automne", Shift::Year(0)),
            ("ce printemps", Shift::Year(0)),
            ("l'année dernière", Shift::Year(-1)),
            ("l’année dernière", Shift::Year(-1)),
            ("l'an dernier", Shift::Year(-1)),
            ("l’an dernier", Shift::Year(-1)),
            ("l'an prochain", Shift::Year(1)),
            ("l’an prochain", Shift::Year(1)),
            ("l'année prochaine", Shift::Year(1)),
            ("l’année prochaine", Shift::Year(1)),
        ],
    ),
    (
        Language::Russian,
        &[
            ("позавчера", Shift::Day(-2)),
            ("вчера", Shift::Day(-1)),
            ("сегодня", Shift::Day(0)),
            ("завтра", Shift::Day(1)),
            ("в этом месяце", Shift::Month(0)),
            ("в прошлом месяце", Shift::Month(-1)),
            ("в следующем месяце", Shift::Month(1)),
            ("в этом году", Shift::Year(0)),
            ("этого года", Shift::Year(0)),
            ("в прошлом году", Shift::Year(-1)),
            ("прошлого года", Shift::Year(-1)),
            ("в следующем году", Shift::Year(1)),
            ("следующего года", Shift::Year(1)),
            ("в будущем году", Shift::Year(1)),
        ],
    ),
    (
        Language::Spanish,
        &[
            ("anteayer", Shift::Day(-2)),
            ("ayer", Shift::Day(-1)),
            ("hoy", Shift::Day(0)),
            ("este mes", Shift::Month(0)),
            ("el mes pasado", Shift::Month(-1)),
            ("el próximo mes", Shift::Month(1)),
            ("este año", Shift::Year(0)),
            ("el año pasado", Shift::Year(-1)),
            ("el próximo año", Shift::Year(1)),
            ("el año que viene", Shift::Year(1)),
        ],
    ),
    (
        Language::Italian,
        &[
            ("ieri", Shift::Day(-1)),
            ("oggi", Shift::Day(0)),
            ("domani", Shift::Day(1)),
            ("questo mese", Shift::Month(0)),
            ("il mese scorso", Shift::Month(-1)),
            ("il mese prossimo", Shift::Month(1)),
            ("quest'anno", Shift::Year(0)),
            ("quest’anno", Shift::Year(0)),
            ("l'anno scorso", Shift::Year(-1)),
            ("l’anno scorso", Shift::Year(-1)),
            ("scorso anno", Shift::Year(-1)),
            ("l'anno prossimo", Shift::Year(1)),
            ("l’anno prossimo", Shift::Year(1)),
            ("prossimo anno", Shift::Year(1)),
        ],
    ),
];

/// Words for a part of a year, before or behind it.
const PARTS: &[(&str, Part)] = &[
    ("first quarter", Part::Quarter(1)),
    ("second quarter", Part::Quarter(2)),
    ("third quarter", Part::Quarter(3)),
    ("fourth quarter", Part::Quarter(4)),
    ("final quarter", Part::Quarter(4)),
    ("first half", Part::Half(1)),
    ("second half", Part::Half(2)),
    ("latter half", Part::Half(2)),
    ("erstes Quartal", Part::Quarter(1)),
    ("ersten Quartal", Part::Quarter(1)),
    ("zweiten Quartal", Part::Quarter(2)),
    ("dritten Quartal", Part::Quarter(3)),
    ("vierten Quartal", Part::Quarter(4)),
    ("ersten Halbjahr", Part::Half(1)),
    ("zweiten Halbjahr", Part::Half(2)),
    ("premier trimestre", Part::Quarter(1)),
    ("deuxième trimestre", Part::Quarter(2)),
    ("troisième trimestre", Part::Quarter(3)),
    ("quatrième trimestre", Part::Quarter(4)),
    ("premier semestre", Part::Half(1)),
    ("second semestre", Part::Half(2)),
    ("первом квартале", Part::Quarter(1)),
    ("втором квартале", Part::Quarter(2)),
    ("третьем квартале", Part::Quarter(3)),
    ("четвёртом квартале", Part::Quarter(4)),
    ("четвертом квартале", Part::Quarter(4)),
    ("первом полугодии", Part::Half(1)),
    ("первой половине", Part::Half(1)),
    ("втором полугодии", Part::Half(2)),
    ("второй половине", Part::Half(2)),
    ("primer trimestre", Part::Quarter(1)),
    ("segundo trimestre", Part::Quarter(2)),
    ("tercer trimestre", Part::Quarter(3)),
    ("cuarto trimestre", Part::Quarter(4)),
    ("primer semestre", Part::Half(1)),
    ("segundo semestre", Part::Half(2)),
    ("primo trimestre", Part::Quarter(1)),
    ("secondo trimestre", Part::Quarter(2)),
    ("terzo trimestre", Part::Quarter(3)),
    ("quarto trimestre", Part::Quarter(4)),
    ("primo semestre", Part::Half(1)),
    ("secondo semestre", Part::Half(2)),
    ("seconda metà", Part::Half(2)),
    ("prima metà", Part::Half(1)),
];

/// The end of the year.
pub(super) const YEAR_ENDS: [&str; 11] = [
    "end of the year",
    "year-end",
    "year’s end",
    "year's end",
    "end of this year",
    "Jahresende",
    "Ende des Jahres",
    "fin de l'année",
    "конца года",
    "fin de año",
    "fine dell'anno",
];

/// A part of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Half(u32),
    Quarter(u32),
}

/// The parts of a year whose words begin with a letter.
pub(super) fn parts(first: char) -> impl Iterator<Item = &'static (&'static str, Part)> {
    static INDEX: LazyLock<Index<Part>> = LazyLock::new(|| Index::by_first(PARTS));
    INDEX.at(Some(first))
}

/// The relative words of a language that begin with a letter.
pub(super) fn relative(first: char, language: Language) -> impl Iterator<Item = &'static (&'static str, Shift)> {
    static INDEX: LazyLock<Vec<(Language, Index<Shift>)>> =
        LazyLock::new(|| RELATIVE.iter().map(|(language, table)| (*language, Index::by_first(*table))).collect());
    let own = INDEX.iter().filter(move |(known, _)| *known == language);
    own.flat_map(move |(_, index)| index.at(Some(first)))
}

/// Words that begin a date and stand in no table here.
const OTHERS: [&str; 18] = [
    "fiscal", "FY", "this", "last", "next", "an", "one", "two", "three", "four", "five", "six", "seven", "eight",
    "nine", "ten", "end", "year",
];

/// Whether a date may begin with a word, told by its first three letters: most words are turned down here.
pub(super) fn may_begin(word: &str) -> bool {
    static THIRDS: LazyLock<Vec<u32>> = LazyLock::new(third_letters);
    let [first, second, rest @ ..] = word.as_bytes() else { return true };
    let plain = [Some(first), Some(second), rest.first()].into_iter().flatten().all(u8::is_ascii_alphabetic);
    !plain || THIRDS.get(pair(*first, *second)).is_some_and(|thirds| thirds & third(rest.first()) != 0)
}

/// For each two letters of ASCII those that stand behind them in words that begin a date.
fn third_letters() -> Vec<u32> {
    let words = months().map(|(word, _)| word).chain(weekdays().map(|(word, _)| word)).chain(OTHERS);
    let words = words.chain(PARTS.iter().map(|(word, _)| *word)).chain(YEAR_ENDS);
    let words = words.chain(RELATIVE.iter().flat_map(|(_, table)| table.iter()).map(|(word, _)| *word));
    let mut thirds = vec![0; 32 * 32];
    for word in words {
        let [first, second, rest @ ..] = word.as_bytes() else { continue };
        if let Some(known) = thirds.get_mut(pair(*first, *second)) {
            *known |= third(rest.first());
        }
    }
    thirds
}

/// The place of two letters of ASCII, whatever their case.
fn pair(first: u8, second: u8) -> usize {
    usize::from(first % 32) * 32 + usize::from(second % 32)
}

/// The bit of the letter of ASCII behind them, whatever its case; that of no letter where the word ends.
fn third(byte: Option<&u8>) -> u32 {
    byte.filter(|byte| byte.is_ascii_alphabetic()).map_or(1, |byte| 1 << (byte % 32))
}
