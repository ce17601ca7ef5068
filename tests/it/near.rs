//! Three hundred pairs of texts: copies, spun texts and translations on one side, look-alikes on other happenings on the
//! other. The texts are our own (`tests/fixtures/near_duplicates.toml`); copies and spun texts are made of them here.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use homegrown::{
    dedupe::copies::{MEETING, Signature, credits, repeats},
    lexicon::Lexicon,
    model::{Document, DocumentFacts, Id, Language},
};

use crate::support::gold;

const LEAST_PRECISION: f64 = 0.98;
const LEAST_RECALL: f64 = 0.95;

#[derive(serde::Deserialize)]
struct File {
    story: Vec<Story>,
}

#[derive(serde::Deserialize)]
struct Story {
    en: String,
    zh: String,
    en_like: String,
    zh_like: String,
}

struct Pair {
    kind: &'static str,
    same: bool,
    texts: [String; 2],
}

fn is_chinese(text: &str) -> bool {
    text.contains('。')
}

/// Title and sentences.
fn parts(text: &str) -> (String, Vec<String>) {
    let (title, body) = text.split_once('\n').unwrap();
    let (mark, space) = if is_chinese(text) { ("。", "") } else { (". ", " ") };
    let sentences = body.trim().split_inclusive(mark).map(|sentence| sentence.trim().to_owned() + space);
    (title.to_owned(), sentences.collect())
}

fn joined(title: &str, sentences: &[String]) -> String {
    format!("{title}\n\n{}", sentences.concat().trim())
}

/// Six ways in which a text is passed on as it is.
fn copies(text: &str) -> Vec<String> {
    let (title, sentences) = parts(text);
    let zh = is_chinese(text);
    let pick = |en: &'static str, zh_words: &'static str| if zh { zh_words } else { en };
    let whole = |title: &str| joined(title, &sentences);
    let short = &sentences[..sentences.len() - 2];
    let paragraphs: Vec<String> = sentences.iter().map(|sentence| format!("{}\n\n", sentence.trim())).collect();
    let first = sentences[0].split_once(if zh { "电 " } else { " - " }).map_or(sentences[0].as_str(), |(_, rest)| rest);
    let undated = [&[first.to_owned()], &sentences[1..]].concat();
    let last = sentences.len() - 1;
    let updated = [&sentences[..last], &[sentences[last].replace(['3', '4'], "5")]].concat();
    vec![
        format!(
            "{}\n\n{}",
            whole(&title),
            pick("Subscribe to our newsletter for more.", "点击下方名片关注我们，获取更多资讯。")
        ),
        joined(&title, short),
        whole(pick("What you need to know today about home-made chips", "重磅！国产算力又有大消息，看完都沉默了")),
        joined(&title, &paragraphs),
        format!("{title}\n\n{}{}", pick("Advertisement\n\n", "本文转载自合作媒体\n\n"), undated.concat().trim()),
        joined(&title, &updated),
    ]
}

const EN_WORDS: [(&str, &str); 24] = [
    ("said", "stated"),
    ("told", "informed"),
    ("has switched on", "just fired up"),
    ("spent", "laid out"),
    ("company", "firm"),
    ("cards", "boards"),
    ("a third more than planned", "way over budget"),
    ("is to follow", "will come next"),
    ("were made by", "come from"),
    ("expects", "is looking for"),
    ("shares", "stock"),
    ("rose", "climbed"),
    ("trained", "built"),
    ("released", "unveiled"),
    ("wholly on", "using nothing but"),
    ("plans to spend", "wants to invest"),
    ("cost", "came to"),
    ("takes", "gets"),
    ("will spend", "is pouring"),
    ("more than", "over"),
    ("barred", "blocked"),
    ("is due", "should arrive"),
    ("runs on", "is built from"),
    ("draws", "eats up"),
];

const ZH_WORDS: [(&str, &str); 20] = [
    ("表示", "透露"),
    ("称", "指出"),
    ("已在", "日前于"),
    ("启用", "上线"),
    ("投入", "砸下"),
    ("公司", "该企业"),
    ("组成", "构成"),
    ("配备", "搭载"),
    ("制造", "代工"),
    ("预计", "料将"),
    ("股价", "股票"),
    ("上涨", "走高"),
    ("发布", "推出"),
    ("完全用", "全程采用"),
    ("计划", "打算"),
    ("其中", "当中"),
    ("将于", "有望在"),
    ("出售", "销售"),
    ("交付", "供货"),
    ("约", "大约"),
];

/// Four ways in which a text is told in other words.
fn spun(text: &str) -> Vec<String> {
    let zh = is_chinese(text);
    let words: &[(&str, &str)] = if zh { &ZH_WORDS } else { &EN_WORDS };
    let (title, sentences) = parts(&words.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to)));
    let filler = if zh { "这一消息引发业内广泛关注。" } else { "Great news for the industry, isn't it? " };
    let lead = if zh { "据了解，" } else { "According to the report, " };
    let led: Vec<String> = sentences.iter().map(|sentence| format!("{lead}{sentence}")).collect();
    let mut filled = sentences.clone();
    filled.insert(2, filler.to_owned());
    filled.push(filler.to_owned());
    let dropped = [&sentences[..3], &sentences[4..]].concat();
    let other_title = if zh { "国产算力再下一城" } else { "Another big step for home-made computing" };
    vec![joined(&title, &sentences), joined(other_title, &dropped), joined(other_title, &filled), joined(&title, &led)]
}

fn pairs(stories: &[Story]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut add = |kind, same, a: &str, b: &str| pairs.push(Pair { kind, same, texts: [a.to_owned(), b.to_owned()] });
    for (place, story) in stories.iter().enumerate() {
        for text in [&story.en, &story.zh] {
            copies(text).iter().for_each(|copy| add("copy", true, text, copy));
            spun(text).iter().for_each(|copy| add("spun", true, text, copy));
        }
        let (en_copies, zh_copies, en_spun, zh_spun) =
            (copies(&story.en), copies(&story.zh), spun(&story.en), spun(&story.zh));
        add("translated", true, &story.en, &story.zh);
        add("translated", true, &en_copies[1], &story.zh);
        add("translated", true, &story.en, &zh_copies[0]);
        add("translated", true, &en_spun[0], &story.zh);
        if place < 4 {
            add("translated", true, &en_copies[0], &zh_spun[0]);
        }
        let (en_like, zh_like) = (copies(&story.en_like), copies(&story.zh_like));
        for (a, b) in [
            (&story.en, &story.en_like),
            (&story.zh, &story.zh_like),
            (&story.en, &story.zh_like),
            (&story.zh, &story.en_like),
            (&en_copies[0], &en_like[0]),
            (&zh_copies[0], &zh_like[0]),
            (&en_spun[0], &story.en_like),
            (&zh_spun[0], &story.zh_like),
        ] {
            add("look-alike", false, a, b);
        }
        let next = &stories[(place + 1) % stories.len()];
        for (a, b) in [
            (&story.en, &next.en),
            (&story.zh, &next.zh),
            (&story.en, &next.zh),
            (&story.en_like, &next.en_like),
            (&story.zh_like, &next.zh_like),
        ] {
            add("other story", false, a, b);
        }
    }
    pairs
}

fn signed(text: &str, outlet: &str, day: &str) -> (DocumentFacts, Signature) {
    let language = if is_chinese(text) { Language::SimplifiedChinese } else { Language::English };
    let document = Document {
        title: text.lines().next().map(str::to_owned),
        outlet: Some(outlet.to_owned()),
        published: Some(day.to_owned()),
        ..Document::new(Id::document(outlet), outlet, language, text)
    };
    let facts = DocumentFacts::new(&document, credits(&document), None);
    let signature = Signature::of(&document, &facts.credits, Lexicon::builtin().unwrap());
    (facts, signature)
}

/// Whether a store would set the two side by side, and find that one repeats the other.
fn found(pair: &Pair) -> bool {
    let [a, b] = &pair.texts;
    let (a, b) = (signed(a, "First Masthead", "2026-05-12"), signed(b, "Second Masthead", "2026-05-13"));
    let bands = b.1.bands(b.0.published_day()).into_iter().collect();
    meet(&a.1.lookups(a.0.published_day()), &bands) && repeats(&a, &b)
}

fn meet(lookups: &[i64], bands: &BTreeSet<i64>) -> bool {
    let shared = lookups.iter().filter(|key| bands.contains(key));
    shared.map(|key| 1 + key % 2).sum::<i64>() >= MEETING
}

#[test]
fn copies_spun_texts_and_translations_are_told_from_look_alikes() {
    let file: File = toml::from_str(include_str!("../fixtures/near_duplicates.toml")).unwrap();
    let pairs = pairs(&file.story);
    assert_eq!(pairs.len(), 300);
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let (mut right, mut wrong, mut missed) = (0_u32, 0_u32, 0_u32);
    let mut told = String::new();
    for pair in &pairs {
        let found = found(pair);
        let count = counts.entry(pair.kind).or_default();
        count.0 += usize::from(found == pair.same);
        count.1 += 1;
        match (found, pair.same) {
            (true, true) => right += 1,
            (true, false) => wrong += 1,
            (false, true) => missed += 1,
            (false, false) => {}
        }
        if found != pair.same {
            let _ = writeln!(told, "{}: {:.60} | {:.60}", pair.kind, pair.texts[0], pair.texts[1]);
        }
    }
    let precision = f64::from(right) / f64::from(right + wrong);
    let recall = f64::from(right) / f64::from(right + missed);
    eprintln!("precision {precision:.3}, recall {recall:.3}, {counts:?}\n{told}");
    assert!(precision >= LEAST_PRECISION && recall >= LEAST_RECALL, "{precision:.3} {recall:.3} {counts:?}\n{told}");
}

#[derive(serde::Deserialize)]
struct HarderFile {
    story: Vec<BTreeMap<String, String>>,
}

/// Thirty pairs in which no sentence is the same: paraphrases, cuts, translations; the same form on another happening, and
/// the next report on the same matter.
#[test]
fn harder_pairs_are_told_apart_too() {
    let file: HarderFile = toml::from_str(include_str!("../fixtures/near_harder.toml")).unwrap();
    let (mut missed, mut joined, mut count) = (Vec::new(), Vec::new(), 0);
    for story in &file.story {
        for (kind, text) in story.iter().filter(|(kind, _)| *kind != "base") {
            let same = matches!(kind.as_str(), "paraphrase" | "cut" | "translation");
            let texts = [&story["base"], text].map(|text| text.trim().to_owned());
            let found = found(&Pair { kind: "harder", same, texts: texts.clone() });
            count += 1;
            let told = format!("{kind} of {}", texts[0].lines().next().unwrap_or_default());
            match (same, found) {
                (true, false) => missed.push(told),
                (false, true) => joined.push(told),
                _ => {}
            }
        }
    }
    assert_eq!(count, 30);
    assert_eq!(joined, [] as [String; 0], "other happenings taken for copies; missed: {missed:#?}");
    assert_eq!(missed, [] as [String; 0], "copies that were not found");
}

/// Of all pairs of texts of one day and language that tell of other things, so many of a hundred may be set side by side: the
/// cost of a text that comes in is that of those that it meets.
const MOST_THAT_MEET: f64 = 8.0;

#[test]
fn texts_that_tell_of_other_things_hardly_meet_though_they_name_the_same_day_peoples_and_units() {
    let day = "2026-05-12".parse().ok();
    let lexicon = Lexicon::builtin().unwrap();
    let golds = gold::sets(&["dev", "train", "train-2"]);
    let keys: Vec<_> = golds
        .values()
        .map(|gold| {
            let signature = Signature::of(&gold.document, &[], lexicon);
            (gold, signature.lookups(day), signature.bands(day).into_iter().collect::<BTreeSet<i64>>())
        })
        .collect();
    for language in ["en", "zh"] {
        let texts: Vec<_> = keys.iter().filter(|(gold, ..)| gold.document.language.base() == language).collect();
        let (mut pairs, mut met) = (0_u32, 0_u32);
        for (place, (a, lookups, _)) in texts.iter().enumerate() {
            let others = texts[..place].iter().filter(|(b, ..)| a.announcement != b.announcement);
            for (_, _, bands) in others {
                pairs += 1;
                met += u32::from(meet(lookups, bands));
            }
        }
        let share = 100.0 * f64::from(met) / f64::from(pairs);
        eprintln!("{language}: {met} of {pairs} meet, {share:.1} %");
        assert!(pairs > 500 && share <= MOST_THAT_MEET, "{language}: {met} of {pairs} meet, {share:.1} %");
    }
}
