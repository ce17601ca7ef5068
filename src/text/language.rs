//! Which language a text is in: the share of scripts first, then statistics.
//!
//! Statistics alone fail on the headlines of this field, where Latin names stand among Chinese words; so
//! scripts are weighed in words, and a name ("TeleChat2-115B") weighs next to nothing.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use whatlang::{Detector, Lang};

use crate::model::Language;

/// Scalars that are looked at: what a language is shows long before.
const SAMPLE: usize = 8_000;

/// Letters below which statistics are a guess and a hint is worth more.
const ENOUGH_LETTERS: usize = 60;

/// The language of `text`; `hint` (a page's or a source's word) decides where the text does not.
pub fn detect(text: &str, hint: Option<Language>) -> Language {
    let sample = head(text, SAMPLE);
    let scripts = Scripts::of(sample);
    let east_asian = scripts.han / 1.5 + scripts.kana / 2.0 + scripts.hangul / 2.0;
    let most = [east_asian, scripts.latin, scripts.cyrillic, scripts.other].into_iter().fold(0.0, f64::max);
    if most <= 0.0 {
        return hint.unwrap_or(if scripts.names > 0 { Language::English } else { Language::Other });
    }
    if east_asian >= most {
        return east_asian_language(sample, &scripts, hint);
    }
    if scripts.latin >= most {
        return latin_language(sample, hint);
    }
    if scripts.cyrillic >= most { cyrillic_language(sample) } else { Language::Other }
}

/// What a text is written with. East Asian scripts are counted in characters, the others in words.
#[derive(Debug, Default)]
struct Scripts {
    han: f64,
    kana: f64,
    hangul: f64,
    latin: f64,
    cyrillic: f64,
    other: f64,
    /// Latin words with digits or capitals inside: names, which are written alike in every language.
    names: usize,
}

impl Scripts {
    fn of(text: &str) -> Self {
        let mut scripts = Self::default();
        let mut word = Word::default();
        for c in text.chars().chain([' ']) {
            if is_latin(c)
                || is_cyrillic(c)
                || c.is_ascii_digit()
                || (word.letters > 0 && matches!(c, '-' | '\'' | '’'))
            {
                word.push(c);
                continue;
            }
            scripts.take(&word);
            word = Word::default();
            match c {
                '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{2FA1F}' => scripts.han += 1.0,
                '\u{3041}'..='\u{30FA}' | '\u{30FC}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9D}' => {
                    scripts.kana += 1.0;
                }
                '\u{AC00}'..='\u{D7A3}' | '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318E}' => scripts.hangul += 1.0,
                _ if c.is_alphabetic() && !c.is_ascii() => scripts.other += 0.2,
                _ => {}
            }
        }
        scripts
    }

    /// A plain word weighs one, a capitalised one a quarter (it may be a name), a name nothing.
    fn take(&mut self, word: &Word) {
        if word.letters == 0 {
            return;
        }
        if word.cyrillic {
            self.cyrillic += 1.0;
        } else if word.digits || word.capitals > 1 || (word.capitals == 1 && !word.starts_capital) || word.letters == 1
        {
            self.names += 1;
        } else {
            self.latin += if word.starts_capital { 0.25 } else { 1.0 };
        }
    }
}

#[derive(Debug, Default)]
struct Word {
    letters: usize,
    capitals: usize,
    starts_capital: bool,
    digits: bool,
    cyrillic: bool,
}

impl Word {
    fn push(&mut self, c: char) {
        if c.is_ascii_digit() {
            self.digits = true;
        } else if c.is_alphabetic() {
            if c.is_uppercase() {
                self.starts_capital |= self.letters == 0;
                self.capitals += 1;
            }
            self.cyrillic |= is_cyrillic(c);
            self.letters += 1;
        }
    }
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'À'..='ɏ' | 'Ḁ'..='ỿ') && c.is_alphabetic()
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, 'Ѐ'..='ԯ')
}

fn head(text: &str, scalars: usize) -> &str {
    let end = text.char_indices().nth(scalars).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

/// Kana make Japanese, hangul Korean; a few of them in a Chinese text are a name.
fn east_asian_language(text: &str, scripts: &Scripts, hint: Option<Language>) -> Language {
    static WRITERS: LazyLock<[HashSet<char>; 3]> =
        LazyLock::new(|| [SIMPLIFIED, TRADITIONAL, JAPANESE].map(|only| only.chars().collect()));
    let all = scripts.han + scripts.kana + scripts.hangul;
    if scripts.hangul > all * 0.3 {
        return Language::Korean;
    }
    if scripts.kana > all * 0.12 {
        return Language::Japanese;
    }
    let [simplified, traditional, japanese] =
        WRITERS.each_ref().map(|only| text.chars().filter(|c| *c >= '\u{4E00}' && only.contains(c)).count());
    let kana_too = scripts.kana >= 1.0 || hint == Some(Language::Japanese);
    if japanese > 0 && kana_too && japanese * 4 >= simplified {
        return Language::Japanese;
    }
    match simplified.cmp(&traditional) {
        std::cmp::Ordering::Greater => Language::SimplifiedChinese,
        std::cmp::Ordering::Less => unless_japanese(Language::TraditionalChinese, hint),
        std::cmp::Ordering::Equal => {
            hint.filter(|hint| hint.is_chinese() || *hint == Language::Japanese).unwrap_or(Language::SimplifiedChinese)
        }
    }
}

/// A Japanese headline without kana shares its characters with traditional Chinese.
fn unless_japanese(otherwise: Language, hint: Option<Language>) -> Language {
    if hint == Some(Language::Japanese) { Language::Japanese } else { otherwise }
}

fn latin_language(text: &str, hint: Option<Language>) -> Language {
    let hint = hint.filter(|hint| !hint.is_unspaced() && *hint != Language::Korean && *hint != Language::Russian);
    let letters = text.chars().filter(|c| is_latin(*c)).count();
    if let Some(language) = by_small_words(text) {
        return language;
    }
    let Some(info) = detector().detect(text) else { return hint.unwrap_or(Language::English) };
    if letters >= ENOUGH_LETTERS && (info.is_reliable() || letters >= 10 * ENOUGH_LETTERS) {
        return of_whatlang(info.lang());
    }
    hint.unwrap_or(Language::English)
}

/// Words of a text from which a language's commonest words must be so many percent of it: in a sentence of their
/// own language they are a third.
const ENOUGH_WORDS: usize = 25;
const LEAST_SHARE: usize = 10;

/// The language whose commonest words stand in the text more often than those of any other, by a clear margin.
fn by_small_words(text: &str) -> Option<Language> {
    static OWNERS: LazyLock<HashMap<&str, Vec<usize>>> = LazyLock::new(owners);
    let mut counts = SMALL_WORDS.map(|(language, _)| (0_usize, language));
    let mut all = 0;
    for word in text.split(|c: char| !is_latin(c)).filter(|word| !word.is_empty()) {
        all += 1;
        let owners = if word.len() > LONGEST_SMALL { None } else { OWNERS.get(word.to_lowercase().as_str()) };
        for owner in owners.into_iter().flatten() {
            if let Some((count, _)) = counts.get_mut(*owner) {
                *count += 1;
            }
        }
    }
    counts.sort_unstable_by_key(|(count, _)| std::cmp::Reverse(*count));
    let [(first, language), (second, _), ..] = counts;
    if all >= ENOUGH_WORDS && first * 100 < all * LEAST_SHARE {
        return None;
    }
    let clear = first >= 2 && first > 2 * second || first == 1 && second == 0 && language != Language::Other;
    clear.then_some(language)
}

/// Bytes of the longest of [`SMALL_WORDS`], a capital that is longer than its small letter included.
const LONGEST_SMALL: usize = 12;

/// Which of [`SMALL_WORDS`] have a word.
fn owners() -> HashMap<&'static str, Vec<usize>> {
    let mut owners: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, (_, words)) in SMALL_WORDS.iter().enumerate() {
        for word in words.split(' ') {
            owners.entry(word).or_default().push(place);
        }
    }
    owners
}

/// Our languages of Latin script and, so that they are not mistaken for one of ours, their neighbours.
fn detector() -> Detector {
    Detector::with_allowlist(vec![
        Lang::Eng,
        Lang::Deu,
        Lang::Fra,
        Lang::Spa,
        Lang::Ita,
        Lang::Por,
        Lang::Nld,
        Lang::Pol,
        Lang::Tur,
        Lang::Swe,
        Lang::Dan,
        Lang::Ces,
        Lang::Ind,
        Lang::Vie,
        Lang::Ron,
        Lang::Fin,
        Lang::Hun,
        Lang::Cat,
    ])
}

fn of_whatlang(lang: Lang) -> Language {
    match lang {
        Lang::Eng => Language::English,
        Lang::Deu => Language::German,
        Lang::Fra => Language::French,
        Lang::Spa => Language::Spanish,
        Lang::Ita => Language::Italian,
        Lang::Rus => Language::Russian,
        _ => Language::Other,
    }
}

/// Letters that Russian lacks show its neighbours; Bulgarian is left to statistics where there is enough text.
fn cyrillic_language(text: &str) -> Language {
    if text.contains(['і', 'ї', 'є', 'ґ', 'ў', 'ј', 'љ', 'њ', 'ћ', 'ђ']) {
        return Language::Other;
    }
    let info = Detector::with_allowlist(vec![Lang::Rus, Lang::Bul, Lang::Mkd]).detect(text);
    match info {
        Some(info) if info.is_reliable() && text.chars().count() > 200 => of_whatlang(info.lang()),
        _ => Language::Russian,
    }
}

/// Words that hardly a sentence does without and that the other languages here do not have, each once a language.
const SMALL_WORDS: [(Language, &str); 6] = [
    (Language::English, "the of and to is for with that has its by from was are will at which says it this"),
    (Language::German, "der die das und ist mit von für auf den dem ein eine einen nicht auch wird im des zum sich"),
    (Language::French, "le la les des et est une du dans pour sur avec qui au aux par ce cette sont ne plus"),
    (Language::Spanish, "el la los las y del una con para por que se su lo al más es como ha está"),
    (Language::Italian, "il di che è della nel per una con sono gli dei delle alla ha non si come più dal"),
    (Language::Other, "het een van dat niet voor zijn os da do em não para uma com och att det som är og af til"),
];

/// Frequent characters that only simplified Chinese writes.
const SIMPLIFIED: &str = "们个这来时会对发开过进动还经现产电机网络华为让与应从实业务说门间问题关长车东马见贝页风飞鱼鸟龙齐单无训练术员员\
    据数亿万义语层构规划设计资领发达调试总线组织结续绿红级约纪纯织终细给统编绩维纳纷纸线练绍绝络继绪缓缩购贵货质费贸资赛赢赶趋轻软转轮输边达迁\
    运远选递遗邻郑释钢钱钟铁银链销锁错镇键闭闻阅队阳阴阶际陆陈险随隐难雾静响项顺须预领频额颜显饮馆驱验骗鸿麦黄齿龄热爱独环玛确码础离种积稳穷竞笔筑\
    签简类紧纠纤罗罚联聪职脑脏胜艺节苏范荐荣获营虑虽补见观觉览触订认讨议讯记讲许论证评识诉词译该详请读课谁谈谊谋谓谢变";

/// Frequent characters that only traditional Chinese writes, some of them also Japanese.
const TRADITIONAL: &str = "們個這來時會對發開過進動還經現產電機網絡華為讓與應從實業務說門間問題關長車東馬見貝頁風飛魚鳥龍齊單無訓練術員\
    據數億萬義語層構規劃設計資領達調試總線組織結續綠紅級約紀純終細給統編績維納紛紙紹絕繼緒緩縮購貴貨質費貿賽贏趕趨輕軟轉輪輸邊遷\
    運遠選遞遺鄰鄭釋鋼錢鐘鐵銀鏈銷鎖錯鎮鍵閉聞閱隊陽陰階際陸陳險隨隱難霧靜響項順須預頻額顏顯飲館驅驗騙鴻麥齒齡熱愛獨環瑪確碼礎離種積穩窮競筆築\
    簽簡類緊糾纖羅罰聯聰職腦臟勝藝節蘇範薦榮獲營慮雖補觀覺覽觸訂認討議訊記講許論證評識訴詞譯該詳請讀課誰談誼謀謂謝變臺灣體國學點輝嗎麼樣";

/// Frequent characters that only Japanese writes.
const JAPANESE: &str = "気図駅応広売産変検権実対単戦様経総転読続県関価仮労働込円歩黒毎両満処発験観覚獣縄絵継緑縦繊聴蔵薬訳説譲鉄銭鋳隠隣雑霊顕駆騒髪齢";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_mixed_headlines_are_told_right() {
        let cases = [
            ("DeepSeek V4 发布", Language::SimplifiedChinese),
            ("AI模型", Language::SimplifiedChinese),
            ("TeleChat2-115B 大模型 released", Language::SimplifiedChinese),
            ("華為推出CloudMatrix 384超節點", Language::TraditionalChinese),
            ("台積電：未再供貨給華為", Language::TraditionalChinese),
            ("China Telecom TeleAI 发布 TeleChat2", Language::SimplifiedChinese),
            ("Huawei unveils the 昇腾 910C chip", Language::English),
            ("富士通、次世代CPU「MONAKA」を発表", Language::Japanese),
            ("리벨리온, 차세대 AI 반도체 REBEL-Quad 공개", Language::Korean),
            ("SK하이닉스 HBM4 양산", Language::Korean),
            ("Huawei представила Ascend 910C", Language::Russian),
            ("Huawei Ascend 910C", Language::English),
            ("Jülich nimmt JUPITER in Betrieb: der erste Exascale-Rechner Europas ist da", Language::German),
            ("SiPearl lève 130 millions d'euros pour la production de Rhea1 et des puces françaises", Language::French),
            ("El gobierno de España anuncia una inversión para los chips del país", Language::Spanish),
            (
                "Il supercalcolatore italiano entra nel programma europeo per una nuova rete di calcolo",
                Language::Italian,
            ),
        ];
        for (text, language) in cases {
            assert_eq!(detect(text, None), language, "{text}");
        }
    }

    #[test]
    fn the_text_overrules_a_wrong_hint_and_a_hint_decides_what_the_text_leaves_open() {
        let german =
            "Die Bundesregierung fördert den Aufbau eigener Rechenzentren mit Chips aus europäischer Fertigung.";
        assert_eq!(detect(german, Some(Language::English)), Language::German);
        assert_eq!(detect("富岳 本格稼働開始", Some(Language::Japanese)), Language::Japanese);
        assert_eq!(detect("中文", Some(Language::TraditionalChinese)), Language::TraditionalChinese);
        assert_eq!(detect("Rhea1", Some(Language::French)), Language::French);
        assert_eq!(detect("", Some(Language::Korean)), Language::Korean);
        assert_eq!(detect("12345", None), Language::Other);
    }

    #[test]
    fn neighbours_of_our_languages_are_none_of_ours() {
        let portuguese = "O governo do Brasil anunciou um plano de investimento em supercomputadores e em semicondutores \
            que não depende de fornecedores estrangeiros, segundo o ministério da ciência e tecnologia do país.";
        assert_eq!(detect(portuguese, None), Language::Other);
        let indonesian = "Janganlah kebencian terhadap suatu kaum membuat kalian berlaku tidak adil. Berlaku adillah, karena hal \
            itu lebih dekat kepada takwa, demikian pesan yang disampaikan oleh para pemimpin di Jakarta kemarin malam.";
        assert_eq!(detect(indonesian, None), Language::Other);
        assert_eq!(detect("Україна створює власну мовну модель", None), Language::Other);
        assert_eq!(detect("الصين تعلن عن شريحة جديدة", None), Language::Other);
    }

    #[test]
    fn the_tables_hold_what_the_conversion_between_the_scripts_says() {
        use ferrous_opencc::{OpenCC, config::BuiltinConfig};
        let to_simplified = OpenCC::from_config(BuiltinConfig::T2s).unwrap();
        let to_traditional = OpenCC::from_config(BuiltinConfig::S2t).unwrap();
        let han = |table: &'static str| table.chars().filter(|c| *c >= '\u{4E00}');
        let common: String =
            han(SIMPLIFIED).filter(|c| to_traditional.convert(&c.to_string()) == c.to_string()).collect();
        assert_eq!(common, "", "not simplified alone");
        let common: String =
            han(TRADITIONAL).filter(|c| to_simplified.convert(&c.to_string()) == c.to_string()).collect();
        assert_eq!(common, "", "not traditional alone");
        assert!(han(JAPANESE).all(|c| !TRADITIONAL.contains(c)));
    }
}
