//! Dates of Chinese, Japanese and Korean: 2024年9月28日, 今年第三季度, 上周五, 令和6年, 지난달, 연내.

use chrono::{Datelike, Weekday};

use super::{
    Deadline, Found, Reader,
    calendar::{self, Shift, Side, Told},
    numeric,
};
use crate::{
    extract::number::cursor::{Cursor, begins_with, digit},
    model::{Language, PartialDate},
};

/// The date at `at`, which begins with a digit or a character of these scripts.
pub(super) fn read(reader: Reader, at: usize, next: char) -> Option<Found> {
    let can_be = if next.is_ascii_digit() { leads_to_a_character(reader.c, at) } else { is_start(next) };
    if !can_be {
        return None;
    }
    if let Some((year, end, relative)) = year(reader, at) {
        return Some(within(reader, at, year, end, relative));
    }
    if let Some(found) = month(reader, at).or_else(|| part(reader, at)) {
        return Some(found);
    }
    if next.is_ascii_digit() || digit(next).is_some() || han_digit(next).is_some() {
        return month_or_day(reader, at);
    }
    let told = relative(reader, at).or_else(|| weekday(reader, at)).or_else(|| of_this_year(reader, at));
    told.or_else(|| same_day(reader, at))
}

/// 公司当天还发布了…: the last day that the text has told of, not too far back.
fn same_day(reader: Reader, at: usize) -> Option<Found> {
    let c = reader.c;
    let end = c.take_text(at, &["当天", "當天", "当日", "當日", "同日", "同一天"])?;
    let (date, told) = reader.day.filter(|_| c.language.is_chinese())?;
    (at - told <= WITHIN).then(|| Found::new(at, end, date, true))
}

/// So many bytes behind a day, 当天 still means it: some paragraphs.
const WITHIN: usize = 2400;

/// Whether what stands behind the digits, over a space or not, can be a character of these scripts.
fn leads_to_a_character(c: Cursor, at: usize) -> bool {
    let digits = c.rest(at).bytes().take_while(u8::is_ascii_digit).count();
    c.next(c.gap(at + digits)).is_some_and(|next| !next.is_ascii())
}

fn is_start(c: char) -> bool {
    digit(c).is_some() || han_digit(c).is_some() || begins_a_word(c)
}

/// The first characters of the words of this file.
#[rustfmt::skip]
fn begins_a_word(c: char) -> bool {
    matches!(
        c,
        '今' | '当' | '當' | '去' | '明' | '后' | '後' | '前' | '昨' | '本' | '上' | '下' | '同' | '令' | '平' | '昭' | '民' | '年' | '第' | '周'
        | '週' | '星' | '礼' | '禮' | '月' | '火' | '水' | '木' | '金' | '土' | '日' | '翌' | '来' | '來' | '再' | '先' | '次' | '首'
        | '올' | '지' | '작' | '내' | '금' | '연' | '이' | '다' | '어' | '오' | '그' | '상' | '하' | '화' | '수' | '목' | '토' | '일'
        | '월' | '전'
    )
}

fn han_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        _ => return None,
    })
}

/// A whole number up to four digits in any of the scripts: its value, the offset behind, and how many characters.
fn number(reader: Reader, at: usize) -> Option<(u32, usize, usize)> {
    let mut digits = [0; 5];
    let mut count = 0;
    let mut end = at;
    let arabic = reader.c.next(at).is_some_and(|c| digit(c).is_some());
    while let Some(next) = reader.c.next(end) {
        let value = if arabic { digit(next) } else { han_digit(next) };
        let Some((value, place)) = value.zip(digits.get_mut(count)) else { break };
        *place = value;
        count += 1;
        end += next.len_utf8();
    }
    let digits = digits.get(..count).filter(|_| (1..=4).contains(&count))?;
    let ten = digits.iter().position(|value| *value == 10);
    let value = match ten {
        None => digits.iter().fold(0, |sum, value| sum * 10 + value),
        Some(i) if i <= 1 && count - i <= 2 => {
            let tens = if i == 0 { 1 } else { *digits.first()? };
            tens * 10 + digits.get(i + 1).copied().unwrap_or(0)
        }
        Some(_) => return None,
    };
    Some((value, end, count))
}

const YEARS: &[(&str, i32)] = &[
    ("今年", 0),
    ("本年度", 0),
    ("本年", 0),
    ("올해", 0),
    ("금년", 0),
    ("去年", -1),
    ("昨年", -1),
    ("지난해", -1),
    ("작년", -1),
    ("前年", -2),
    ("明年", 1),
    ("来年", 1),
    ("來年", 1),
    ("내년", 1),
    ("后年", 2),
    ("後年", 2),
    ("再来年", 2),
    ("내후년", 2),
];

/// A year, absolute or relative: its end, and whether the publication day told it.
fn year(reader: Reader, at: usize) -> Option<(i32, usize, bool)> {
    let c = reader.c;
    if let Some((value, end, count)) = number(reader, at) {
        let behind = c.take_text(c.gap(end), &["年", "년"])?;
        if count == 4 && c.previous(at).is_none_or(|b| digit(b).is_none() && b != '.') {
            return Some((numeric::year(value)?, behind, false));
        }
        return short_year(reader, value, behind, count).map(|year| (year, behind, false));
    }
    for (era, first) in [("令和", 2018), ("平成", 1988), ("昭和", 1925), ("民国", 1911), ("民國", 1911)] {
        if let Some(end) = c.take_text(at, &[era]) {
            let (value, end) = match c.take_text(end, &["元"]) {
                Some(end) => (1, end),
                None => number(reader, c.gap(end)).map(|(value, end, _)| (value, end))?,
            };
            let end = c.take_text(end, &["年"])?;
            return Some((first + i32::try_from(value).ok()?, end, false));
        }
    }
    if let Some(end) = c.take_text(at, &["同年"]) {
        return reader.last.map(|(date, _)| (date.year(), end, true));
    }
    let (text, by) = YEARS.iter().find(|(text, _)| begins_with(c.rest(at), text))?;
    // 前年 is two years back in Chinese, and the year before in Japanese and in 三年前年.
    let by = if *text == "前年" && c.language == Language::Japanese { -1 } else { *by };
    Some((reader.today?.year() + by, at + text.len(), true))
}

/// 27年 of Japanese papers, 25年3月 of Chinese ones.
fn short_year(reader: Reader, value: u32, end: usize, count: usize) -> Option<i32> {
    let c = reader.c;
    if count != 2 || !(15..50).contains(&value) || c.previous(end).is_none() {
        return None;
    }
    let month = number(reader, end).is_some_and(|(_, end, _)| c.take_text(end, &["月"]).is_some());
    let japanese = c.language == Language::Japanese
        && c.take_text(
            end,
            &[
                "に", "以降", "度", "の", "まで", "末", "初", "春", "夏", "秋", "冬", "ごろ", "頃", "中", "内", "から",
                "、",
            ],
        )
        .is_some();
    (month || japanese).then(|| i32::try_from(2000 + value).ok()).flatten()
}

/// What follows a year: a quarter, a half, a month and day, its end.
fn within(reader: Reader, start: usize, year: i32, end: usize, relative: bool) -> Found {
    let c = reader.c;
    let from = c.take_text(c.gap(end), &["的", "の", ","]).unwrap_or(c.gap(end));
    if let Some((quarter, end)) = quarter(reader, from) {
        return Found::new(start, end, PartialDate::Quarter(year, quarter), relative);
    }
    if let Some((half, end)) = half(reader, from) {
        return Found::new(start, end, PartialDate::Half(year, half), relative);
    }
    if let Some((month, day, end)) = month_and_day(reader, from) {
        let date = day.and_then(|day| PartialDate::day(year, month, day)).unwrap_or(PartialDate::Month(year, month));
        return Found::new(
            start,
            edge(reader, end, &["底", "末", "初", "中旬", "上旬", "下旬", "말", "초"]),
            date,
            relative,
        );
    }
    let mut found = Found::new(start, end, PartialDate::Year(year), relative);
    if let Some(end) = c.take_text(end, &["年内", "内", "內", "以内", "中に", " 안에", " 내"]) {
        (found.end, found.deadline) = (end, Deadline::By);
    } else {
        let parts = [
            "财年",
            "財年",
            "会计年度",
            "財政年度",
            "年度",
            "度",
            "年底",
            "年末",
            "年初",
            "年中",
            "底",
            "末",
            "初",
            "中",
            " 말",
            "말",
            " 초",
            "초",
        ];
        found.end = edge(reader, end, &parts);
    }
    found
}

/// The end with one of these words, unless a word that makes a deadline follows it.
fn edge(reader: Reader, end: usize, words: &[&str]) -> usize {
    let Some(after) = reader.c.take_text(end, words) else { return end };
    if reader.c.take_text(after, &["前", "之前", "까지", "までに"]).is_some() { end } else { after }
}

fn quarter(reader: Reader, at: usize) -> Option<(u32, usize)> {
    let c = reader.c;
    if let Some(end) = c.take_text(at, &["首季"]) {
        return Some((1, c.take_text(end, &["度"]).unwrap_or(end)));
    }
    if let Some(end) = c.take_text(at, &["Q", "q"]) {
        return numeric::digits(reader, end, 1).filter(|(quarter, _)| (1..=4).contains(quarter));
    }
    let start = c.take_text(at, &["第"]);
    let (value, end, count) = number(reader, start.unwrap_or(at)).filter(|(value, ..)| (1..=4).contains(value))?;
    let end = if start.is_some() {
        c.take_text(end, &["季度", "季", "四半期", "財季", "财季"])
    } else {
        c.take_text(end, &["季度", "분기", "四半期"])
    };
    end.filter(|_| count == 1).map(|end| (value, end))
}

fn half(reader: Reader, at: usize) -> Option<(u32, usize)> {
    let c = reader.c;
    let first = c.take_text(at, &["上半年", "上半", "上期", "상반기"]).map(|end| (1, end));
    first.or_else(|| c.take_text(at, &["下半年", "下半", "下期", "하반기"]).map(|end| (2, end)))
}

/// 9月, 9月28日, 9월 28일.
fn month_and_day(reader: Reader, at: usize) -> Option<(u32, Option<u32>, usize)> {
    let c = reader.c;
    let (month, end, _) = number(reader, at).filter(|(month, ..)| (1..=12).contains(month))?;
    let end = c.take_text(c.gap(end), &["月份", "月", "월"])?;
    let day = number(reader, c.gap(end)).filter(|(day, ..)| (1..=31).contains(day));
    let day = day.and_then(|(day, end, _)| Some((day, c.take_text(c.gap(end), &["日", "号", "號", "일"])?)));
    Some(match day {
        Some((day, end)) => (month, Some(day), end),
        None => (month, None, end),
    })
}

/// A month and day, or a day alone, without a year: the nearest one.
fn month_or_day(reader: Reader, at: usize) -> Option<Found> {
    let c = reader.c;
    let previous = c.previous(at);
    if previous.is_some_and(|b| {
        digit(b).is_some() || han_digit(b).is_some() || matches!(b, '.' | '第' | '-' | '/' | '每' | '个' | '近')
    }) {
        return None;
    }
    if let Some((quarter, end)) = quarter(reader, at).filter(|_| !matches!(previous, Some('前' | '连' | '連'))) {
        let date = calendar::quarter_of_year(reader.today?, quarter, calendar::told(reader, at, end));
        return Some(Found::new(at, end, calendar::behind_another(reader, at, date), true));
    }
    if let Some((month, day, end)) = month_and_day(reader, at) {
        let told = if is_start_of_future(reader, end) { Told::Future } else { calendar::told(reader, at, end) };
        let date = match day {
            Some(day) => calendar::day_of_year(reader.today?, month, day, told)?,
            None => calendar::behind_another(reader, at, calendar::month_of_year(reader.today?, month, told)),
        };
        let end = edge(reader, end, &["底", "末", "初", "中旬", "上旬", "下旬", "말", "초"]);
        return Some(Found::new(at, end, date, true));
    }
    let (day, end, count) = number(reader, at).filter(|(day, ..)| (1..=31).contains(day))?;
    let after = c.take_text(end, &["日", "일"])?;
    let idle = [
        "元", "圆", "本", "間", "间", "内", "均", "游", "目", "후", "간", "동안", "만", "째", "이내", " 이내", "常",
        "日", "語", "语", "经",
    ];
    if count > 2 || c.next(at).is_none_or(|c| digit(c).is_none()) || c.take_text(after, &idle).is_some() {
        return None;
    }
    let future = calendar::is_future(reader, at, after) && reader.today.is_some_and(|today| day > today.day());
    Some(Found::new(at, after, calendar::day_of_month(reader.today?, day, future)?, true))
}

/// 4月1日起: what begins on a day is told before it more often than not.
fn is_start_of_future(reader: Reader, end: usize) -> bool {
    reader.c.take_text(end, &["起施行", "起正式施行", "起正式实施", "起实施", "起將", "起将", "前"]).is_some()
}

/// 本月12日, 上月底, 지난달.
fn month(reader: Reader, at: usize) -> Option<Found> {
    const MONTHS: &[(&str, i32)] = &[
        ("本月", 0),
        ("这个月", 0),
        ("這個月", 0),
        ("今月", 0),
        ("이달", 0),
        ("이번 달", 0),
        ("上个月", -1),
        ("上個月", -1),
        ("上月", -1),
        ("先月", -1),
        ("지난달", -1),
        ("下个月", 1),
        ("下個月", 1),
        ("下月", 1),
        ("来月", 1),
        ("來月", 1),
        ("다음 달", 1),
        ("다음달", 1),
    ];
    let c = reader.c;
    let (text, by) = MONTHS.iter().find(|(text, _)| begins_with(c.rest(at), text))?;
    let end = at + text.len();
    let date = calendar::shift(reader.today?, Shift::Month(*by))?;
    if let Some((day, end, _)) = number(reader, c.gap(end)).filter(|(day, ..)| (1..=31).contains(day)) {
        let end = c.take_text(end, &["日", "号", "號", "일"])?;
        let PartialDate::Month(year, month) = date else { return None };
        return Some(Found::new(at, end, PartialDate::day(year, month, day)?, true));
    }
    Some(Found::new(at, edge(reader, end, &["底", "末", "初", "中旬", "上旬", "下旬", "말", "초"]), date, true))
}

/// 第三季度, 上半年, 本季度: parts of the publication year.
fn part(reader: Reader, at: usize) -> Option<Found> {
    let c = reader.c;
    let first = c.next(at)?;
    if first == '第' || first == '首' {
        let (quarter, end) = quarter(reader, at)?;
        let date = calendar::quarter_of_year(reader.today?, quarter, calendar::told(reader, at, end));
        return Some(Found::new(at, end, calendar::behind_another(reader, at, date), true));
    }
    if let Some((half, end)) =
        half(reader, at).filter(|(_, end)| c.text.get(at..*end).is_some_and(|text| !text.ends_with('半')))
    {
        let date = calendar::half_of_year(reader.today?, half, calendar::told(reader, at, end));
        return Some(Found::new(at, end, calendar::behind_another(reader, at, date), true));
    }
    let quarters = [("本季度", 0), ("本季", 0), ("上季度", -1), ("上一季度", -1), ("下季度", 1), ("下一季度", 1)];
    let (text, by) = quarters.iter().find(|(text, _)| begins_with(c.rest(at), text))?;
    Some(Found::new(at, at + text.len(), calendar::shift(reader.today?, Shift::Quarter(*by))?, true))
}

/// 昨天, 今日, 어제.
fn relative(reader: Reader, at: usize) -> Option<Found> {
    const DAYS: &[(&str, i32)] = &[
        ("今天", 0),
        ("今日", 0),
        ("今早", 0),
        ("今晨", 0),
        ("今晚", 0),
        ("本日", 0),
        ("오늘", 0),
        ("昨天", -1),
        ("昨日", -1),
        ("昨晚", -1),
        ("어제", -1),
        ("前天", -2),
        ("그제", -2),
        ("明天", 1),
        ("明日", 1),
        ("내일", 1),
        ("后天", 2),
        ("後天", 2),
        ("明後日", 2),
    ];
    let c = reader.c;
    // 昨公布, as papers of Taiwan write it.
    if let Some(end) =
        c.take_text(at, &["昨"]).filter(|end| c.next(*end).is_some_and(|next| "公宣發发表推召舉举證证".contains(next)))
    {
        return Some(Found::new(at, end, calendar::shift(reader.today?, Shift::Day(-1))?, true));
    }
    let (text, by) = DAYS.iter().find(|(text, _)| begins_with(c.rest(at), text))?;
    let end = at + text.len();
    if c.take_text(end, &["头条", "頭條", "之", "香"]).is_some() || (*text == "后天" && c.previous(at) == Some('先'))
    {
        return None;
    }
    Some(Found::new(at, end, calendar::shift(reader.today?, Shift::Day(*by))?, true))
}

/// 周六, 上周五, 下星期一, 月曜日, 토요일.
fn weekday(reader: Reader, at: usize) -> Option<Found> {
    let c = reader.c;
    let weeks = [
        ("上上", -2),
        ("上个", -1),
        ("上個", -1),
        ("上", -1),
        ("先週の", -1),
        ("先週", -1),
        ("지난주 ", -1),
        ("下个", 1),
        ("下個", 1),
        ("下", 1),
        ("来週の", 1),
        ("来週", 1),
        ("다음 주 ", 1),
        ("다음주 ", 1),
        ("本", 0),
        ("这", 0),
        ("今週の", 0),
        ("今週", 0),
        ("이번 주 ", 0),
    ];
    let prefix = weeks.iter().find(|(text, _)| begins_with(c.rest(at), text));
    let start = prefix.map_or(at, |(text, _)| at + text.len());
    let (day, end) = east_asian_day(reader, start).or_else(|| chinese_day(reader, start, prefix.is_some()))?;
    let today = reader.today?;
    let side = match prefix {
        Some((_, weeks)) => Side::Week(*weeks),
        None if calendar::is_future(reader, at, end) => Side::Future,
        None => Side::Past,
    };
    Some(Found::new(at, end, PartialDate::Day(calendar::weekday(today, day, side)?), true))
}

fn chinese_day(reader: Reader, at: usize, prefixed: bool) -> Option<(Weekday, usize)> {
    let c = reader.c;
    let end = c.take_text(at, &["周", "週", "星期", "礼拜", "禮拜"])?;
    let day = match c.next(end)? {
        '一' => Weekday::Mon,
        '二' => Weekday::Tue,
        '三' => Weekday::Wed,
        '四' => Weekday::Thu,
        '五' => Weekday::Fri,
        '六' => Weekday::Sat,
        '日' | '天' => Weekday::Sun,
        _ => return None,
    };
    let before = c.previous(at);
    let counted = !prefixed
        && before
            .is_some_and(|b| digit(b).is_some() || han_digit(b).is_some() || "每双雙两兩几幾数數各一个個".contains(b));
    let after = c.step(end);
    let longer = c.next(after).is_some_and(|next| "个個年月周次期十至均".contains(next) && !matches!(next, '至'));
    (!counted && !longer).then_some((day, after))
}

fn east_asian_day(reader: Reader, at: usize) -> Option<(Weekday, usize)> {
    let days = [
        ("月曜", "월요일", Weekday::Mon),
        ("火曜", "화요일", Weekday::Tue),
        ("水曜", "수요일", Weekday::Wed),
        ("木曜", "목요일", Weekday::Thu),
        ("金曜", "금요일", Weekday::Fri),
        ("土曜", "토요일", Weekday::Sat),
        ("日曜", "일요일", Weekday::Sun),
    ];
    days.iter().find_map(|(japanese, korean, day)| {
        let end = reader.c.take_text(at, &[japanese, korean])?;
        Some((*day, reader.c.take_text(end, &["日"]).unwrap_or(end)))
    })
}

/// 年内, 年底, 연말: of the publication year.
fn of_this_year(reader: Reader, at: usize) -> Option<Found> {
    let c = reader.c;
    let (text, deadline) = [
        ("年内", Deadline::By),
        ("年內", Deadline::By),
        ("연내", Deadline::By),
        ("年底", Deadline::None),
        ("年末", Deadline::None),
        ("年初", Deadline::None),
        ("연말", Deadline::None),
        ("연초", Deadline::None),
    ]
    .into_iter()
    .find(|(text, _)| begins_with(c.rest(at), text))?;
    let before = c.previous(at);
    if before.is_some_and(|b| {
        digit(b).is_some() || han_digit(b).is_some() || "每多几幾数數两兩半当當近同去明后後学財财".contains(b)
    }) {
        return None;
    }
    // 年底前 is left to the deadline words; the span keeps 年.
    let whole = at + text.len();
    let end = if text.ends_with('底') && c.take_text(whole, &["前", "之前"]).is_some() {
        at + '年'.len_utf8()
    } else {
        whole
    };
    Some(Found { deadline, ..Found::new(at, end, PartialDate::Year(reader.today?.year()), true) })
}
