//! What dates mean in a text of a given day, in every language.
#![expect(clippy::too_many_lines, reason = "a table is as long as the languages are many")]

use super::*;

const EN: Language = Language::English;
const ZH: Language = Language::SimplifiedChinese;

fn all(text: &str, language: Language, published: &str) -> String {
    let day = published.parse().ok();
    let found = find(text, language, day);
    found.iter().map(|mention| format!("{}{}", mention.date, mark(mention.deadline))).collect::<Vec<_>>().join(", ")
}

fn mark(deadline: Deadline) -> &'static str {
    match deadline {
        Deadline::None | Deadline::In => "",
        Deadline::By => " by",
        Deadline::Before => " before",
        Deadline::Since => " since",
        Deadline::Until => " until",
        Deadline::After => " after",
    }
}

fn check(language: Language, published: &str, table: &[(&str, &str)]) {
    let wrong: Vec<_> = table
        .iter()
        .map(|(text, want)| (text, want, all(text, language, published)))
        .filter(|(_, want, got)| got != *want)
        .map(|(text, want, got)| format!("\n{text}\n    want {want}\n    got  {got}"))
        .collect();
    assert!(wrong.is_empty(), "{} of {}:{}", wrong.len(), table.len(), wrong.concat());
}

#[test]
fn english_dates_are_resolved() {
    check(
        EN,
        "2024-10-02",
        &[
            ("on September 28, 2024", "2024-09-28"),
            ("on 28 September 2024", "2024-09-28"),
            ("2024-09-28", "2024-09-28"),
            ("9/28/2024", "2024-09-28"),
            ("In September 2024", "2024-09"),
            ("on Saturday, Sept 28,", "2024-09-28"),
            ("on Saturday", "2024-09-28"),
            ("last Saturday", "2024-09-28"),
            ("on Sept. 30", "2024-09-30"),
            ("open since 20 September", "2024-09-20 since"),
            ("grew in July", "2024-07"),
            ("out in December", "2023-12"),
            ("will come out in December", "2024-12"),
            ("will come out in May", "2025-05"),
            ("it may be so, and they march on", ""),
            ("yesterday", "2024-10-01"),
            ("last month", "2024-09"),
            ("this year", "2024"),
            ("next year", "2025"),
            ("by the end of next year", "2025 by"),
            ("by the end of the year", "2024 by"),
            ("the second half of 2025", "2025-H2"),
            ("the third quarter of next year", "2025-Q3"),
            ("due in Q3 2025", "2025-Q3"),
            ("Q4 2028", "2028-Q4"),
            ("3Q25", "2025-Q3"),
            ("in early 2026", "2026"),
            ("late 2025", "2025"),
            ("in 2027", "2027"),
            ("by 2026", "2026 by"),
            ("fiscal 2027", "2027"),
            ("FY2027", "2027"),
            ("two years ago", "2022"),
            ("a year earlier", "2023"),
            ("in mid-2025", "2025"),
            ("It was informed on October 9 and would stop", "2023-10-09"),
            ("as early as May, it will be out", "2025-05"),
            ("dropped it on the 11th.", "2024-09-11"),
            ("live by next summer", "2025 by"),
            ("this summer", "2024"),
            ("in Q1 2025, followed by another in the fourth quarter", "2025-Q1, 2025-Q4"),
            ("in March 2025 and a larger one in June", "2025-03, 2025-06"),
            ("in May 2023 and another in June", "2023-05, 2024-06"),
            ("Huawei launches the chip in March", "2024-03"),
            ("AMD says the MI450 launches in December", "2024-12"),
            ("the lab was compromised in May", "2024-05"),
            ("the chip was thought to be the largest in May", "2024-05"),
            ("it should be out by March", "2025-03 by"),
            ("it is to be shown in March", "2025-03"),
            ("the chip will be available in March", "2025-03"),
            ("the chip that was shown is to be released in May", "2025-05"),
            ("2000 GPUs, 2,024 chips, $2024, 2024.5 and Atlas-2024", ""),
        ],
    );
}

#[test]
fn chinese_dates_are_resolved() {
    check(
        ZH,
        "2025-06-03",
        &[
            ("2024年9月28日", "2024-09-28"),
            ("二〇二四年九月二十八日", "2024-09-28"),
            ("2024年9月", "2024-09"),
            ("5月30日", "2025-05-30"),
            ("9月16日发布", "2024-09-16"),
            ("将于9月16日发布", "2025-09-16"),
            ("上周五", "2025-05-30"),
            ("周一", "2025-06-02"),
            ("昨日", "2025-06-02"),
            ("近日", ""),
            ("昨公布新模型", "2025-06-02"),
            ("5 月 30 日 发布", "2025-05-30"),
            ("日前", ""),
            ("今年2月", "2025-02"),
            ("今年", "2025"),
            ("明年底前投运", "2026 by"),
            ("年内", "2025 by"),
            ("预计年底小批量生产", "2025"),
            ("2025年底前投入使用", "2025 by"),
            ("2026年6月底前", "2026-06 by"),
            ("2025年下半年", "2025-H2"),
            ("上半年", "2025-H1"),
            ("去年四季度", "2024-Q4"),
            ("2026年第三季", "2026-Q3"),
            ("2024年发布，同年第4季量产", "2024, 2024-Q4"),
            ("2027财年", "2027"),
            ("2027年度", "2027"),
            ("自2025年4月1日起施行", "2025-04-01 since"),
            ("12日", "2025-05-12"),
            ("本月12日", "2025-06-12"),
            ("5个月、3天、十五五、一周一次", ""),
        ],
    );
}

#[test]
fn dates_of_other_languages_are_resolved() {
    check(
        Language::Japanese,
        "2025-01-09",
        &[
            ("令和6年", "2024"),
            ("10日", "2025-01-10"),
            ("2021年3月に", "2021-03"),
            ("27年以降", "2027 since"),
            ("2026年度", "2026"),
            ("昨年12月", "2024-12"),
        ],
    );
    check(
        Language::Korean,
        "2025-07-23",
        &[
            ("2024년 9월 28일", "2024-09-28"),
            ("연내 양산", "2025 by"),
            ("지난달", "2025-06"),
            ("2030년까지", "2030 by"),
            ("내년 하반기", "2026-H2"),
            ("3분기", "2025-Q3"),
        ],
    );
    check(
        Language::German,
        "2025-09-05",
        &[
            ("am 28. September 2024", "2024-09-28"),
            ("28.09.2024", "2024-09-28"),
            ("hat am Freitag", "2025-09-05"),
            ("für 2026 erwartet", "2026"),
            ("bis Ende 2027", "2027 by"),
            ("im dritten Quartal 2025", "2025-Q3"),
            ("im kommenden Jahr", "2026"),
        ],
    );
    check(
        Language::French,
        "2025-07-08",
        &[
            ("le 28 septembre 2024", "2024-09-28"),
            ("publié en juin", "2025-06"),
            ("au début de 2026", "2026"),
            ("d'ici à 2030", "2030 by"),
            ("au premier semestre 2026", "2026-H1"),
        ],
    );
    check(
        Language::Russian,
        "2025-04-19",
        &[
            ("10 апреля представила", "2025-04-10"),
            ("28 сентября 2024 года", "2024-09-28"),
            ("в 2026 году", "2026"),
            ("вчера", "2025-04-18"),
            ("в третьем квартале 2025 года", "2025-Q3"),
        ],
    );
    check(Language::Spanish, "2025-04-19", &[("el 28 de septiembre de 2024", "2024-09-28"), ("el año pasado", "2024")]);
    check(Language::Italian, "2025-04-19", &[("il 28 settembre 2024", "2024-09-28"), ("entro il 2026", "2026 by")]);
}

#[test]
fn a_date_that_needs_the_publication_day_is_left_out_without_it() {
    assert!(find("yesterday, on Saturday, 9月28日, last month", EN, None).is_empty());
    assert_eq!(find("in 2024 and on 2024-09-28", EN, None).len(), 2);
}

#[test]
fn four_digits_before_a_chip_count_it() {
    check(
        EN,
        "2025-11-20",
        &[
            ("trained on 2048 H100s", ""),
            ("a cluster of 2048 H100s", ""),
            ("2000 A100 and 1024 H20", ""),
            ("for 2048 MI300X", ""),
            ("with 2048 Ascend 910B", ""),
            ("on NVIDIA 2048 H100 chips", ""),
            ("with GPU 2048 units", ""),
            ("at GTC 2025 B300 was shown", "2025"),
            ("in 2025 H20 sales fell", "2025"),
            ("results for 2026 H1", "2026-H1"),
            ("by 2050 at the latest", "2050 by"),
        ],
    );
    check(Language::Russian, "2025-11-20", &[("обучена на 2048 H100", ""), ("в 2026 году", "2026")]);
    check(Language::French, "2025-11-20", &[("entraîné sur 2048 H100", ""), ("en 2026", "2026")]);
}
