//! Who says it: the person or body that the sentence names as its source.

use std::{collections::HashSet, sync::LazyLock};

use crate::{
    lexicon::{
        chinese::{before_one, chinese, has_one},
        cue::{Cue, CueAt},
        english::{behind_owner, ends_in, english, is_one},
    },
    model::{EntityKind, Language},
    text::{
        Span, fold,
        fold::lower,
        list::Words,
        span::{first, last},
    },
};

use super::{
    annotate::{Annotated, Place, Sentence},
    foundry,
    modality::SPEAKERS,
    name::{Name, Role, only_one},
    person,
    speech::{before_a_quote, begins_to_speak, describes_a_thing, told_after_quotes},
    subject::{is_behind, is_behind_a_preposition, subject_of},
    topic::firm_called_so,
};

/// The source of a sentence.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Speaker {
    /// Canonical name of whom the text names, if it names anyone.
    pub(super) name: Option<String>,
    /// An analyst or an observer, not the actor: plans in his mouth are forecasts.
    pub(super) is_outsider: bool,
    /// Sources without a name.
    pub(super) is_hearsay: bool,
    /// Where in the text the words begin that are put in this mouth: 0 where the whole sentence is.
    from: usize,
    /// Who has said what stands before that.
    ahead: Option<Box<Self>>,
}

/// Words of a sentence that tells of one who watches the field; each stands for all that it is a part of.
const OUTSIDER_WORDS: &[&str] = &[
    "analyst",
    "research",
    "securities",
    "adviser",
    "advisors",
    "consultan",
    "economist",
    "observers",
    "industry",
    "expert",
    "分析师",
    "分析師",
    "研調",
    "证券",
    "證券",
    "研报",
    "法人",
    "外资",
    "外資",
    "机构",
    "業內",
    "业内",
    "专家",
    "アナリスト",
    "애널리스트",
    "аналитик",
];

/// Those who make things, for all that their names sound like an observer's.
const WORKSHOPS: &[&str] = &["AI Research", "Lam Research", "ACM Research", "Nous Research", "Microsoft Research"];

/// Houses that watch the field and are no part of it: banks and brokers,
const BROKERS: &[&str] = &[
    "Securities",
    "Advisors",
    "Morgan Stanley",
    "Goldman",
    "Bernstein",
    "Jefferies",
    "UBS",
    "Citi",
    "JPMorgan",
    "Nomura",
    "HSBC",
    "Barclays",
    "Bank of America",
    "BofA",
    "Macquarie",
    "Daiwa",
    "CLSA",
    "Wedbush",
    "Evercore",
    "KeyBanc",
    "CICC",
    "Mizuho",
    "Guotai Junan",
];

/// and those that no bank is.
const RESEARCHERS: &[&str] = &[
    "Research",
    "Insights",
    "TrendForce",
    "Counterpoint",
    "IDC",
    "Gartner",
    "SemiAnalysis",
    "Epoch AI",
    "Omdia",
    "Canalys",
    "TechInsights",
    "Yole",
    "CAICT",
    "CCID",
    "Frost & Sullivan",
];

static HOUSES: LazyLock<Words> = LazyLock::new(|| Words::of(BROKERS.iter().chain(RESEARCHERS)));
static RESEARCH: LazyLock<Words> = LazyLock::new(|| Words::of(RESEARCHERS));

/// Generic words for a source that was named before; "he said" is "she said" too.
const SAME_SPEAKER: &[&str] = &[
    "he said",
    "they said",
    "they wrote",
    "they write",
    "they estimate",
    "they reckon",
    "they expect",
    "he wrote",
    "he believes",
    "he expects",
    "he reckons",
    "he estimates",
    "he added",
    "says he",
    "the post said",
    "они оценивают",
    "они полагают",
    "他说",
    "她说",
    "他表示",
    "她表示",
    "他并",
    "他估计",
    "他認為",
    "他认为",
];

static OUTSIDER: LazyLock<Words> = LazyLock::new(|| Words::of(OUTSIDER_WORDS));
static SAME: LazyLock<Words> = LazyLock::new(|| Words::of(SAME_SPEAKER));

impl Speaker {
    fn named(name: String, is_outsider: bool) -> Self {
        Self { name: Some(name), is_outsider, ..Self::default() }
    }

    /// Who says what stands at `at` in the sentence: this one, or who speaks before him.
    pub(super) fn of(&self, at: Span) -> Option<&Self> {
        if at.end > self.from { Some(self) } else { self.ahead.as_deref() }
    }

    /// The same one, who goes on in a sentence of his own.
    pub(super) fn whole(&self) -> Self {
        Self { from: 0, ahead: None, ..self.clone() }
    }

    fn or_whose_turn_it_is(self, turn: Option<&Self>) -> Self {
        match turn.filter(|_| self.name.is_none()) {
            Some(turn) => Self { is_hearsay: self.is_hearsay, ..turn.clone() },
            None => self,
        }
    }
}

/// The speaker of each sentence, in order.
pub(super) fn speakers(found: &Annotated<'_>) -> Vec<Speaker> {
    static ASKED_AT: LazyLock<Words> = LazyLock::new(|| Words::of(ASKED));
    let mut last: Option<Speaker> = None;
    let mut last_line = 0;
    let mut said_at = 0;
    let mut hearsay: Option<Speaker> = None;
    let (mut line, mut answer) = (usize::MAX, None);
    let asked = ASKED_AT.first_in(found.text);
    let answerer = asked.and_then(|asked| who_answers(found, asked));
    let labels = Labels::of(found.text);
    let mut all = Vec::with_capacity(found.sentences.len());
    for (place, sentence) in found.sentences.iter().enumerate() {
        if sentence.line > last_line + 2 {
            last = None;
        }
        if sentence.line != line {
            line = sentence.line;
            answer = turn(found, sentence, asked.is_some(), answerer, &labels);
        }
        let mut speaker = speaker_of(found, place, sentence, last.as_ref());
        // who is named as the one that says it goes before whose turn it is
        speaker = speaker.or_whose_turn_it_is(answer.as_ref());
        if speaker.is_hearsay && speaker.name.is_some() {
            hearsay = Some(speaker.clone());
        } else if let Some(outlet) = hearsay.as_ref().filter(|_| the_people_said(found, sentence)) {
            speaker = outlet.clone();
        }
        if speaker.name.is_some() {
            last = Some(speaker.clone());
            last_line = sentence.line;
            said_at = sentence.span.start;
        } else if found.language.is_chinese()
            && sentence.line == last_line
            && person::goes_on_in_quotes(found, sentence, said_at)
        {
            speaker = last.as_ref().map_or(speaker, Speaker::whole);
        }
        all.push(speaker);
    }
    once_an_outsider(found, &mut all);
    told_after_quotes(found, &mut all);
    all
}

/// "Priya Nair of Meridian Insights … In her newsletter Nair expects": who is told to watch the field does so all along.
fn once_an_outsider(found: &Annotated<'_>, speakers: &mut [Speaker]) {
    if found.language != Language::English {
        return;
    }
    let outsiders: HashSet<String> =
        speakers.iter().filter(|speaker| speaker.is_outsider).filter_map(|speaker| speaker.name.clone()).collect();
    for speaker in speakers.iter_mut() {
        speaker.is_outsider |= speaker.name.as_ref().is_some_and(|name| outsiders.contains(name));
    }
}

/// What more than one line of a text begins with, before a colon.
struct Labels<'t> {
    again: HashSet<&'t str>,
}

impl<'t> Labels<'t> {
    fn of(text: &'t str) -> Self {
        let mut seen = HashSet::new();
        Self { again: text.lines().filter_map(label_of).filter(|label| !seen.insert(*label)).collect() }
    }
}

/// "Veldkamp" of "Veldkamp: Around 2,400 euros."
fn label_of(line: &str) -> Option<&str> {
    let end = line.char_indices().take(LABEL).find(|(_, c)| matches!(c, '：' | ':'))?.0;
    line.get(..end).map(|label| label.trim_matches(['*', ' '])).filter(|label| !label.is_empty())
}

/// The one person who is named before the first question: where there are several, the text does not say which.
fn who_answers<'a>(found: &'a Annotated<'_>, asked: usize) -> Option<&'a Name> {
    only_one(found.names.iter().filter(|name| name.kind == EntityKind::Person && name.span.end <= asked))
}

/// What a line begins with that asks in an interview.
const ASKED: &[&str] = &["\n问：", "\n問：", "\nQ:", "\nQ：", "\nQuestion:", "\n记者：", "\n記者："];

/// Characters of what a turn of an interview begins with.
const LABEL: usize = 16;

/// "Veldkamp: Around 2,400 euros.", 林：沙崙AI資料中心明年啟用: whose turn in an interview the line is, by the end or the
/// beginning of a name that the text has in full. 答 is who alone is named ahead of the first question.
/// `asks` tells that the text marks its questions, `answerer` who answers them.
fn turn(
    found: &Annotated<'_>,
    sentence: &Sentence,
    asks: bool,
    answerer: Option<&Name>,
    labels: &Labels<'_>,
) -> Option<Speaker> {
    let label = label_of(sentence.span.of(found.text))?;
    if !(asks || labels.again.contains(label)) {
        return None;
    }
    let known = |name: &&Name| {
        let full = name.span.of(found.text);
        name.kind == EntityKind::Person && full != label && full.starts_with(label)
            || name.kind == EntityKind::Person && full.rsplit(' ').next() == Some(label)
    };
    let answers = matches!(label, "答" | "A");
    let persons = || found.names.iter().filter(|name| name.kind == EntityKind::Person);
    let name = if answers { answerer } else { only_one(persons().filter(known)) };
    name.map(|name| Speaker::named(name.name.clone(), false))
}

/// "Its …, Yotta said": the firm behind a place of the sentence that is named as the one who says all of it.
pub(super) fn says_it_behind<'a>(found: &'a Annotated<'_>, sentence: &Sentence, from: usize) -> Option<&'a Name> {
    found.names_in(sentence).iter().filter(|name| name.span.start >= from && is_firm(name)).find(|name| {
        let after = found.folded.get(name.span.end..).unwrap_or("");
        let before = found.folded.get(..name.span.start).unwrap_or("");
        // "… $200 billion," Contoso said
        let spoken = before.strip_suffix(' ').is_some_and(|head| head.trim_end_matches(['"', '”', '’']).ends_with(','));
        [" said", " says"].iter().any(|verb| after.starts_with(verb)) && spoken
    })
}

/// "…, the people said": the sources that an outlet has cited before.
fn the_people_said(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let lower = sentence.span.of(found.text).to_lowercase();
    ["the people said", "the person said", "the sources said", "the source said", "the people added", "sources added"]
        .iter()
        .any(|words| lower.contains(words))
}

fn speaker_of(found: &Annotated<'_>, place: usize, sentence: &Sentence, last: Option<&Speaker>) -> Speaker {
    if matches!(sentence.place, Place::Row) {
        return Speaker::default();
    }
    let body = sentence.span.of(found.text);
    let lower = lower(body);
    let verbs: Vec<&CueAt> = found
        .cues_in(sentence)
        .iter()
        .filter(|at| at.cue == Cue::Say && !is_silent(found, at) && !is_an_order(found, at))
        .collect();
    let named = verbs.iter().find_map(|verb| said_by(found, sentence, verb).map(|name| (name, verb.span)));
    let without_verb = || {
        per_whom(found, sentence)
            .or_else(|| of_analysts(found, sentence))
            .or_else(|| by_whose_count(found, sentence))
            .or_else(|| before_a_quote(found, sentence))
    };
    let named = named.or_else(|| without_verb().map(|name| (name, name.span)));
    if let Some(shaped) = by_shape(found, sentence, &verbs, named.map(|(name, _)| name.span)) {
        let from = begins_to_speak(found, sentence, shaped, &verbs);
        let ahead =
            named.filter(|(name, _)| name.span.end <= from).map(|(name, _)| Box::new(of_a_name(found, name, &lower)));
        return Speaker { from, ahead, ..Speaker::named(shaped.of(found.text).to_owned(), OUTSIDER.are_in(&lower)) };
    }
    if is_of_nobody(found, sentence, named.map(|(name, _)| name)) {
        return Speaker::default();
    }
    if let Some((name, _)) = named {
        let from = begins_to_speak(found, sentence, name.span, &verbs);
        return Speaker { from, ..of_a_name(found, name, &lower) };
    }
    if let Some(name) = verbs.iter().find_map(|verb| unknown_person(found, sentence, verb)) {
        return Speaker::named(name, OUTSIDER.are_in(&lower));
    }
    let company = verbs.iter().find_map(|verb| the_company(found, place, sentence, verb));
    let of_the_text = || verbs.iter().find_map(|verb| the_firm_of_the_text(found, place, sentence, verb));
    if let Some(firm) = company.or_else(of_the_text) {
        return Speaker::named(firm.name.clone(), is_outsider(found, firm, &lower));
    }
    if let Some(last) = last.filter(|last| goes_on_saying(found, sentence, &lower, &verbs, last)) {
        return last.whole();
    }
    if let Some(firm) = verbs.iter().find_map(|verb| its_own_voice(found, place, sentence, verb)) {
        return Speaker::named(firm.name.clone(), is_outsider(found, firm, &lower));
    }
    Speaker { is_outsider: outsiders_speak(&lower, &verbs), ..Speaker::default() }
}

/// "has told suppliers to stop work on it": what one is to do, and nothing that is told. "Told reporters it has to" says so.
fn is_an_order(found: &Annotated<'_>, at: &CueAt) -> bool {
    if found.language != Language::English || !at.span.of(&found.folded).starts_with("told") {
        return false;
    }
    let after = found.folded.get(at.span.end..).unwrap_or("");
    let whom: Vec<&str> = after.split_whitespace().take(ORDERED_WITHIN).take_while(|word| *word != "to").collect();
    let says =
        |word: &&str| matches!(*word, "it" | "that" | "he" | "she" | "they" | "we" | "i") || word.ends_with([',', '.']);
    whom.len() < ORDERED_WITHIN && !whom.is_empty() && !whom.iter().any(says)
}

/// Words from "told" to the "to" of what one is to do.
const ORDERED_WITHIN: usize = 5;

/// 公司称, 公司方面表示: the firm that the text is about, whoever has spoken before.
fn the_firm_of_the_text<'a>(
    found: &'a Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    verb: &CueAt,
) -> Option<&'a Name> {
    let head = found.head_in_clause(sentence, verb.span);
    let speaks = found.language.is_chinese() && is_one(&chinese().firms_that_say, head.trim_start());
    let firm = speaks.then(|| firm_called_so(found, place)).flatten().and_then(|index| found.names.get(index));
    // 华为举行发布会。公司表示…: right behind a sentence on another firm, nobody can tell
    let of_another = |firm: &Name| {
        let before = found.sentence_before(place).filter(|before| before.line == sentence.line);
        before.is_some_and(|before| {
            let mut firms = found.names_in(before).iter().filter(|name| is_firm(name) && !is_observer(name));
            firms.any(|name| name.name != firm.name)
        })
    };
    firm.filter(|firm| !foundry::is_foundry(firm) && !of_another(firm))
}

/// One whom the lexicon knows, in a sentence that reads so in small letters.
fn of_a_name(found: &Annotated<'_>, name: &Name, lower: &str) -> Speaker {
    let is_hearsay = name.kind == EntityKind::Outlet && cites_unnamed(lower);
    Speaker { is_hearsay, ..Speaker::named(name.name.clone(), is_outsider(found, name, lower)) }
}

/// "He added", "It said", "the company said": who spoke last, where a bank did if "the bank" does now.
fn goes_on_saying(found: &Annotated<'_>, sentence: &Sentence, lower: &str, verbs: &[&CueAt], last: &Speaker) -> bool {
    let said = |at: &&CueAt| verbs.iter().any(|verb| close_behind(found, at.span, verb.span));
    let opens = |verb: &&CueAt| matches!(found.head(sentence, verb.span.start).trim(), "it" | "they");
    let by_a_bank = || found.names.iter().any(|name| last.name.as_ref() == Some(&name.name) && is_a_bank(name));
    let noun = found.cues_in(sentence).iter().filter(|at| at.cue == Cue::TheCompany).find(said);
    match noun {
        Some(noun) if last_word(found, noun) == "bank" => by_a_bank(),
        noun => noun.is_some() || speaks_again(lower) || verbs.iter().any(opens),
    }
}

/// "He said": the pronoun by itself. "Porsche said" is another's word.
fn speaks_again(lower: &str) -> bool {
    SAME.each_in(lower).any(|(_, at)| {
        let (words, head) = (at.of(lower), lower.get(..at.start).unwrap_or(""));
        let head = head.strip_suffix('s').filter(|_| words.starts_with("he ")).unwrap_or(head);
        words.starts_with(|c: char| !c.is_ascii()) || !head.ends_with(char::is_alphanumeric)
    })
}

/// 华为未予证实, 公司拒绝透露: who says nothing says none of it.
fn is_silent(found: &Annotated<'_>, verb: &CueAt) -> bool {
    // 被证实: nobody is told to have done it
    const SILENT: &[&str] =
        &["未予", "不予", "未", "拒绝", "没有", "不愿", "暂未", "拒绝对此", "未对此", "被", "已被", "得到", "获"];
    let before = found.folded.get(..verb.span.start).unwrap_or("");
    match found.language {
        Language::English => is_a_participle(before, verb.span.of(&found.folded)),
        language if language.is_chinese() => {
            SILENT.iter().any(|word| before.ends_with(word)) || describes_a_thing(found, verb)
        }
        _ => false,
    }
}

/// "the largest declared build", "its stated goal": what someone is told to have said in no sentence of theirs; "was added
/// to the list".
fn is_a_participle(before: &str, verb: &str) -> bool {
    let mut words = before.split_whitespace().rev();
    let word = words.next().unwrap_or("");
    let leads = |word: &str| matches!(word, "a" | "an" | "the" | "its" | "their" | "his" | "her");
    // "Pinterest announced"
    let mut of_a_noun = || leads(word) || word.ends_with("est") && words.next().is_some_and(leads);
    let passive = matches!(word, "was" | "were" | "been" | "be" | "being" | "is");
    verb == "added" && passive || verb.ends_with("ed") && of_a_noun()
}

/// `接近DeepSeek的人士否认`: one whom the text does not name speaks of the firm.
fn is_only_near(found: &Annotated<'_>, name: &Name) -> bool {
    let before = found.folded.get(..name.span.start).unwrap_or("");
    let after = found.folded.get(name.span.end..).unwrap_or("");
    ["接近", "熟悉", "了解"].iter().any(|word| before.ends_with(word)) && after.starts_with('的')
}

/// 采用台积电3纳米制程，预计…, 由中芯国际代工: who makes a thing for another says nothing of it.
fn is_whose_process_it_is(found: &Annotated<'_>, name: &Name) -> bool {
    if name.kind != EntityKind::Organization || !found.language.is_chinese() {
        return false;
    }
    let before = found.folded.get(..name.span.start).unwrap_or("");
    let after = found.folded.get(name.span.end..).unwrap_or("").trim_start_matches([' ', '的']);
    let led = ["采用", "采", "由", "改用", "改采", "委托", "交由", "用的是"].iter().any(|word| before.ends_with(word));
    let made = after.starts_with(|c: char| c.is_ascii_digit() || c == 'n')
        || ["代工", "制程", "工艺", "先进", "生产", "制造", "流片"].iter().any(|word| after.starts_with(word));
    let part = after.split(['，', '。', '；']).next().unwrap_or("");
    // 由台积电先进封装部负责人表示: a part of the firm speaks
    let speaks = has_one(first(part, 14), &chinese().of_a_department);
    led && made && !speaks
}

/// 据悉, 市场人士估计, "the companies said": nobody by name says it, whoever is named before. An outlet that cites them
/// does.
fn is_of_nobody(found: &Annotated<'_>, sentence: &Sentence, named: Option<&Name>) -> bool {
    const HEARD: &[&str] = &["据悉", "据传", "据了解", "市场人士", "业界人士", "坊间", "有传闻", "传闻称"];
    const SEVERAL: &[&str] = &["the companies said", "both companies said", "the two companies said", "the firms said"];
    let body = sentence.span.of(&found.folded);
    if named.is_some_and(|name| name.kind == EntityKind::Outlet) {
        return false;
    }
    if found.language.is_chinese() {
        static HEARD_AT: LazyLock<Words> = LazyLock::new(|| Words::of(HEARD));
        let heard = HEARD_AT.first_in(body);
        // whoever is named behind it speaks for himself
        return heard.is_some_and(|at| {
            at <= "“据".len() && named.is_none_or(|name| name.span.start < sentence.span.start + at)
        }) || heard.is_some_and(|_| named.is_none());
    }
    let person = named.is_some_and(|name| name.kind == EntityKind::Person);
    // "Nvidia said in a joint statement" has a speaker, "Nvidia and AMD said" two
    let before = |name: &Name| found.head(sentence, name.span.start);
    let joint =
        body.contains("a joint statement") && named.is_none_or(|name| before(name).trim_end().ends_with(" and"));
    found.language == Language::English
        && !person
        && (joint || body.contains(" said") && SEVERAL.iter().any(|words| body.contains(words)))
}

/// In Chinese, one whom the lexicon does not know and who stands nearer to a verb of saying than `known` does.
fn by_shape(found: &Annotated<'_>, sentence: &Sentence, verbs: &[&CueAt], known: Option<Span>) -> Option<Span> {
    if !found.language.is_chinese() {
        return None;
    }
    let first = verbs.iter().find_map(|verb| person::before_verb(found, sentence, verb))?.span;
    known.is_none_or(|known| known.end <= first.start).then_some(first)
}

/// "…, the company said", "according to the bank": the firm that the sentence is about, else the one that the last sentence
/// was about. Who is named behind the noun is told of, and does not speak.
fn the_company<'a>(found: &'a Annotated<'_>, place: usize, sentence: &Sentence, verb: &CueAt) -> Option<&'a Name> {
    let cue = found.cues_in(sentence).iter().find(|at| {
        at.cue == Cue::TheCompany
            && english().firm_nouns.contains(last_word(found, at))
            && close_behind(found, at.span, verb.span)
    });
    let noun = &cue.copied().or_else(|| called_by_its_town(found, sentence, verb))?;
    // a house that watches the field is a firm or a group, and no company; of banks it goes first
    let watches = matches!(last_word(found, noun), "firm" | "bank" | "group");
    let firm =
        |name: &&Name| name.kind == EntityKind::Organization && (watches || !is_observer(name)) && !name.compared;
    let house = |name: &&Name| firm(name) && is_a_broker(name);
    let told_of = |fits: &dyn Fn(&&'a Name) -> bool| {
        let here = found.names_in(sentence).iter().filter(|name| name.span.end <= noun.span.start).find(fits);
        here.or_else(|| {
            let mut earlier = (place.saturating_sub(3)..place).rev().filter_map(|place| found.sentences.get(place));
            earlier.find_map(|earlier| found.names_in(earlier).iter().find(fits))
        })
    };
    if last_word(found, noun) == "bank" {
        let known = || told_of(&|name| firm(name) && is_a_bank(name));
        return told_of(&house).or_else(known).or_else(|| found.names.iter().take(NAMES_AHEAD).find(house));
    }
    // "Cambricon has the X1. SMIC makes it. The X1 has 80 GB of memory, the company said": of the chip's firm, not of its foundry
    let told = told_of(&firm);
    let of_the_thing = || {
        let thing =
            subject_of(found, place, noun.span, &[EntityKind::Chip]).and_then(|index| found.names.get(index))?;
        let maker = &found.lexicon.entity(found.lexicon.maker(thing.entity?)?).name;
        // "orders from Nvidia": who is told of by the way does not speak
        let leads = |name: &&Name| {
            let there = found.sentence_at(name.span.start);
            name.kind == EntityKind::Organization
                && name.name == *maker
                && there.is_some_and(|there| !is_behind_a_preposition(found, there, name))
        };
        let ahead = found.names.iter().take(NAMES_AHEAD).take_while(|name| name.span.end <= noun.span.start);
        ahead.into_iter().find(leads)
    };
    let is_of_a_foundry = told.is_some_and(|name| foundry::is_foundry(name) && name.span.end <= sentence.span.start);
    if is_of_a_foundry { of_the_thing().or(told) } else { told }
}

/// "…, the Hangzhou-based company said": where the firm is stands before the noun.
fn called_by_its_town(found: &Annotated<'_>, sentence: &Sentence, verb: &CueAt) -> Option<CueAt> {
    let head = found.head(sentence, verb.span.start).trim_end();
    let (town, noun) = head.rsplit_once(' ')?;
    let start = town.rfind(' ')?;
    let the = town.get(..start).is_some_and(|before| before == "the" || before.ends_with(" the"));
    let told = the && town.ends_with("-based") && english().firm_nouns.contains(noun);
    let span = Span::new(sentence.span.start + start + 1, sentence.span.start + head.len());
    told.then_some(CueAt { cue: Cue::TheCompany, span })
}

/// "…, it told reporters", "which it says", "a spokesperson said", "its chief executive said": the firm that the sentence
/// is about speaks, by whoever it sends.
fn its_own_voice<'a>(found: &'a Annotated<'_>, place: usize, sentence: &Sentence, verb: &CueAt) -> Option<&'a Name> {
    if found.language != Language::English {
        return None;
    }
    let head = found.head(sentence, verb.span.start).trim_end();
    let it = || [", it", ", which it"].iter().any(|words| head.ends_with(words));
    if !(it() || ends_in(head, &english().voices) || ends_in_its_officer(head)) {
        return None;
    }
    let firm = |name: &&Name| is_firm(name) && name.role != Role::Referring;
    let here = || {
        let before = found.names_in(sentence).iter().filter(|name| name.span.end <= verb.span.start);
        before.filter(firm).find(|name| !is_behind_a_preposition(found, sentence, name) && !name.counted)
    };
    let earlier = || {
        let before = found.sentence_before(place);
        before.filter(|before| sentence.line <= before.line + 2).and_then(|it| found.names_in(it).iter().find(firm))
    };
    here().or_else(earlier)
}

/// "its chief strategy officer", "the company's founder": a title without a name, of the firm.
fn ends_in_its_officer(head: &str) -> bool {
    let firms = |word: &str| {
        let owner = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
        word == "its" || owner.is_some_and(|noun| matches!(noun, "company" | "firm" | "group"))
    };
    let mut words = head.split_whitespace().rev().take(5);
    let title = words.next().is_some_and(|word| english().officers.contains(word));
    title && words.take_while(|word| !word.ends_with([',', ';'])).any(firms)
}

/// So many names at the head of a text tell which bank its note is of.
const NAMES_AHEAD: usize = 40;

/// "Sber", "Bank of China": what alone "the bank" can stand for.
pub(super) fn is_a_bank(name: &Name) -> bool {
    let lower = name.name.to_lowercase();
    let bank = |word: &str| english().banks.contains(word) || word.ends_with("bank");
    is_a_broker(name) || lower.split([' ', '-']).any(|word| bank(word) && !english().no_banks.contains(word))
}

/// "bank" of "the bank".
pub(super) fn last_word<'t>(found: &'t Annotated<'_>, at: &CueAt) -> &'t str {
    at.span.of(&found.folded).rsplit(' ').next().unwrap_or("")
}

fn close_behind(found: &Annotated<'_>, noun: Span, verb: Span) -> bool {
    found.distance(noun, verb) <= 12
}

fn outsiders_speak(lower: &str, verbs: &[&CueAt]) -> bool {
    static OUTSIDERS: LazyLock<Words> = LazyLock::new(|| {
        Words::of([
            "analyst",
            "experts",
            "observers",
            "分析师",
            "分析師",
            "法人",
            "外资",
            "机构",
            "业内",
            "市场预",
            "市场普遍预",
            "业界预",
            "外界预",
            "市場預",
            "аналитики",
        ])
    });
    let forecasts = ["expect", "forecast", "estimate", "预计", "预测", "估", "認為", "认为", "預計", "看好"];
    OUTSIDERS.are_in(lower) && (!verbs.is_empty() || forecasts.iter().any(|word| lower.contains(word)))
}

fn cites_unnamed(lower: &str) -> bool {
    [
        "people",
        "sources",
        "source",
        "person",
        "insiders",
        "知情人士",
        "消息人士",
        "人士",
        "interlocut",
        "источник",
        "insider",
        "personnes",
    ]
    .iter()
    .any(|word| lower.contains(word))
}

/// Words behind which their source stands.
const CITES: &[&str] = &[
    "according to",
    "据",
    "據",
    "援引",
    "citing",
    "selon",
    "d'après",
    "d’après",
    "laut",
    "nach angaben",
    "по данным",
    "по словам",
    "según",
    "secondo",
    "quoted",
    "cited",
];

/// 彭博社周三援引知情人士称: in Chinese who cites others stands close before.
const CITED: &[&str] = &["援引", "引述"];
const CLOSE: usize = 6;

/// Verbs that their subject may stand behind.
const INVERTED: &[&str] = &[
    "said",
    "says",
    "dijo",
    "sagte",
    "sagt",
    "rappelle",
    "explique",
    "indique",
    "affirme",
    "заявил",
    "полагают",
    "считают",
    "отмечают",
    "подсчитали",
    "пишут",
    "schätzen",
    "estiment",
    "estiman",
    "stimano",
    "dit",
    "argues",
    "explained",
    "added",
    "told",
];

/// Where everyone posts: whoever did so says it.
const PLATFORMS: &[&str] = &["WeChat", "Weibo"];

/// The name that a verb of saying belongs to: before it ("X said"), or behind it ("said X", "according to X", 据X).
fn said_by<'a>(found: &'a Annotated<'_>, sentence: &Sentence, verb: &CueAt) -> Option<&'a Name> {
    let word = verb.span.of(found.text).to_lowercase();
    let mut names = found.names_in(sentence).iter().filter(|name| {
        SPEAKERS.contains(&name.kind) && name.role != Role::Referring && !PLATFORMS.contains(&name.name.as_str())
    });
    if found.language.is_chinese() && CITED.contains(&word.as_str()) {
        let outlet = names.clone().rfind(|name| name.span.end <= verb.span.start);
        let close =
            outlet.filter(|name| first(found.between(name.span, verb.span), CLOSE + 1).chars().count() <= CLOSE);
        if close.is_some() {
            return close;
        }
    }
    if CITES.contains(&word.as_str()) {
        let country = |name: &&Name| name.kind == EntityKind::Country && found.language.is_chinese();
        return names
            .filter(|name| name.span.start >= verb.span.end && !country(name))
            .filter(|name| !(found.language.is_chinese() && is_whose_process_it_is(found, name)))
            .find(|name| found.distance(verb.span, name.span) <= 30 || is_behind_offices(found, verb.span, name))
            // 援引知情人士报道，华为计划…: so it has in Chinese
            .filter(|name| !found.language.is_chinese() || !found.between(verb.span, name.span).contains('，'))
            // "According to two people, Huawei shipped …": the sentence has begun, and with whom it is about
            .filter(|name| word != "according to" || !found.between(verb.span, name.span).trim_end().ends_with(','));
    }
    // "X expects to make 600,000, Bloomberg reported": what it plans, as the outlet has it
    let told_behind = || {
        let mut later = found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Say && at.span.start > verb.span.end);
        later.next().is_some_and(|at| {
            let ends = found.tail_in_clause(sentence, at.span).trim_matches(['.', ' ', ',']).is_empty();
            ends && matches!(at.span.of(&found.folded), "reported" | "reports")
        })
    };
    if word == "expects" && found.word_behind(verb.span.end) == "to" && told_behind() {
        return None;
    }
    let speaks = stands_behind_its_subject(found, sentence, verb);
    let after = names.clone().find(|name| {
        INVERTED.contains(&word.as_str())
            && !speaks
            && name.span.start >= verb.span.end
            && (found.distance(verb.span, name.span) <= 2 || behind_analysts(found, verb.span, name.span))
            && found.between(verb.span, name.span).split_whitespace().all(is_an_analyst)
    });
    after.or_else(|| names.rfind(|name| subject_of_verb(found, sentence, name, verb)))
}

/// "according to Vice Chairman and rotating Chairman Eric Xu": nothing but what the person is stands between.
fn is_behind_offices(found: &Annotated<'_>, verb: Span, name: &Name) -> bool {
    let gap = found.between(verb, name.span);
    let office = |word: &str| is_an_office(&word.to_lowercase());
    name.kind == EntityKind::Person && gap.len() <= OFFICES_WITHIN && gap.split_whitespace().all(office)
}

/// Bytes of the offices that one person has.
const OFFICES_WITHIN: usize = 80;

/// "Vice", "Chairman", "and": a word of what a person is.
fn is_an_office(word: &str) -> bool {
    english().officers.contains(word)
        || english().person_roles.contains(word)
        || english().beside_offices.contains(word)
}

/// "как полагают аналитики Brightwater Research", "schätzen Analysten von …": nothing but who they are stands between.
fn behind_analysts(found: &Annotated<'_>, verb: Span, name: Span) -> bool {
    let gap = found.between(verb, name);
    gap.split_whitespace().any(is_an_analyst) && found.distance(verb, name) <= ANALYSTS_WITHIN
}

/// So many characters "аналитики компании" have at most.
const ANALYSTS_WITHIN: usize = 24;

fn is_an_analyst(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "аналитики",
        "эксперты",
        "специалисты",
        "исследователи",
        "из",
        "компании",
        "analysten",
        "experten",
        "von",
        "der",
        "des",
        "analystes",
        "experts",
        "de",
        "du",
        "analistas",
        "expertos",
        "analisti",
        "esperti",
        "di",
        "della",
    ];
    WORDS.contains(&word.to_lowercase().as_str())
}

/// "Oracle said xAI's site …", "analysts said xAI": who speaks stands before the verb, and no mark parts them. Of those
/// who told an outlet something only one that has a name speaks for himself.
fn stands_behind_its_subject(found: &Annotated<'_>, sentence: &Sentence, verb: &CueAt) -> bool {
    let head = found.head_as_written(sentence, verb.span.start).trim_end();
    let adjacent = || found.names_in(sentence).iter().any(|name| name.span.end + 1 == verb.span.start);
    found.language == Language::English
        && head.ends_with(char::is_alphanumeric)
        && (!verb.span.of(&found.folded).starts_with("told") || adjacent())
}

/// "Analysts at Goldman Sachs expect", "economists at the ministry believe", "Bernstein analysts expect": the house whose people
/// think so.
fn of_analysts<'a>(found: &'a Annotated<'_>, sentence: &Sentence) -> Option<&'a Name> {
    let lists = english();
    if found.language != Language::English {
        return None;
    }
    let house = |name: &&Name| SPEAKERS.contains(&name.kind) && name.kind != EntityKind::Country;
    found.names_in(sentence).iter().filter(house).find(|name| {
        let head = found.head(sentence, name.span.start).trim_end_matches("the ").trim_end();
        let mut words = head.rsplit(' ');
        let link = words.next().is_some_and(|word| matches!(word, "at" | "with" | "from"));
        let at = link && words.next().is_some_and(|word| lists.who_watches.contains(word));
        let tail = Span::new(name.span.end, sentence.span.end).of(&found.folded);
        let tail = behind_owner(tail).unwrap_or(tail);
        // "…, analysts at Contoso estimate."
        let mut behind = tail.split_whitespace().map(|word| word.trim_end_matches([',', '.', ';']));
        let first = behind.next().unwrap_or("");
        at && lists.watchers_think.contains(first)
            || lists.who_watches.contains(first)
                && behind.next().is_some_and(|word| lists.watchers_think.contains(word))
    })
}

/// "By Contoso's estimate, …", "…, by Contoso's count": whose reckoning it is.
fn by_whose_count<'a>(found: &'a Annotated<'_>, sentence: &Sentence) -> Option<&'a Name> {
    let english_text = found.language == Language::English;
    found.names_in(sentence).iter().filter(|name| english_text && SPEAKERS.contains(&name.kind)).find(|name| {
        let head = found.head(sentence, name.span.start);
        let led = ["by ", "on "].iter().find_map(|link| head.strip_suffix(link)).map(str::trim);
        let opens = led.is_some_and(|head| head.is_empty() || head.ends_with([',', '"', '“']));
        let tail = Span::new(name.span.end, sentence.span.end).of(&found.folded);
        let owned = behind_owner(tail).or_else(|| tail.strip_prefix("' ")).or_else(|| tail.strip_prefix("’ "));
        let mut words = owned.unwrap_or("").split(|c: char| !c.is_alphanumeric()).take(2);
        opens && words.any(|word| english().reckonings.contains(word))
    })
}

/// "…, per Goldman Sachs".
fn per_whom<'a>(found: &'a Annotated<'_>, sentence: &Sentence) -> Option<&'a Name> {
    found.names_in(sentence).iter().filter(|name| SPEAKERS.contains(&name.kind)).find(|name| {
        let before = found.head_as_written(sentence, name.span.start);
        before.ends_with(", per ") || before.ends_with(" as per ")
    })
}

/// Whether the name is the grammatical subject of the verb: before it, with little between.
fn subject_of_verb(found: &Annotated<'_>, sentence: &Sentence, name: &Name, verb: &CueAt) -> bool {
    if name.span.end > verb.span.start
        || name.kind == EntityKind::Country && !found.language.is_unspaced() && !is_capital(found, name)
    {
        return false;
    }
    let gap = found.between(name.span, verb.span);
    // "customs in Shenzhen told brokers"
    if found.language == Language::English && is_behind(found, sentence, name, &|word| word == "in") {
        return false;
    }
    // "took delivery of 4,000 cards from Contoso in May and expects more": who gave them expects nothing
    if gap.trim_end().ends_with(" and") && is_behind_a_preposition(found, sentence, name) {
        return false;
    }
    if found.language.is_chinese() && (is_only_near(found, name) || is_whose_process_it_is(found, name)) {
        return false;
    }
    if name.kind == EntityKind::Country && found.language.is_chinese() && gap.chars().count() > 3 {
        return false;
    }
    if found.language.is_chinese() && is_of_others(gap) {
        return false;
    }
    // 某公司已交付样品，预计明年量产: behind a comma nobody is told to have said it
    if matches!(verb.span.of(&found.folded), "预计" | "预期" | "估计") && gap.contains('，') {
        return false;
    }
    // 甲与乙合作的首款芯片预计明年量产: a thing is looked for to come, and nobody speaks
    if verb.span.of(&found.folded) == "预计" && before_one(gap, &chinese().behind_chips).is_some() {
        return false;
    }
    if found.language == Language::Japanese && !is_topic(found, name) && topic_before(found, sentence, verb) {
        return false;
    }
    let limit = if found.language.is_unspaced() { 44 } else { 48 };
    let crossed = found.has_cue(sentence, Span::new(name.span.end, verb.span.start), &[Cue::Say]);
    let possessive = gap.starts_with("'s") || gap.starts_with("’s");
    let apposition = gap.matches(',').count().is_multiple_of(2);
    // "Contoso, one of a handful of firms that try to fill the gap left by X, said"
    let inserted = gap.starts_with(", ") && gap.ends_with(", ") && gap.matches(',').count() == 2;
    // "Huawei, which rivals Nvidia, Cambricon and others, says"
    let which = found.language == Language::English && gap.starts_with(", which ") && gap.ends_with(", ");
    let (inserted, apposition) = (inserted || which, apposition || which);
    let relative =
        found.language == Language::English && inside_a_relative(found.head_as_written(sentence, name.span.start), gap);
    let limit = if inserted { 3 * limit } else { limit };
    found.distance(name.span, verb.span) <= limit
        && (!crossed || inserted && found.language == Language::English)
        && !relative
        && !gap.contains(['.', '。', ';', '；'])
        && (found.language.is_unspaced() || apposition)
        && (!possessive || gap.len() < 40)
}

/// 台积电良率至少60%，一些分析师说: a clause of its own says who they are, and names none of them.
fn is_of_others(gap: &str) -> bool {
    const NAMELESS: &[&str] = &["分析师", "分析師", "分析人士", "业内人士", "業內人士", "专家", "專家"];
    const MANY: &[&str] = &["一些", "有些", "有", "多位", "多名", "几位", "幾位", "部分", "不少", "许多", "許多"];
    let own = gap.rsplit_once('，').map_or("", |(_, own)| own.trim());
    let who = MANY.iter().find_map(|many| own.strip_prefix(many)).unwrap_or(own);
    NAMELESS.contains(&who.trim_start_matches('的'))
}

/// "Cambricon, which rivals Nvidia, AMD and others, said": who is named behind "which" is not who speaks.
fn inside_a_relative(before: &str, gap: &str) -> bool {
    let opened = last(before, 60).rfind(", which ").is_some_and(|at| {
        let inside = last(before, 60).get(at + ", which ".len()..).unwrap_or("");
        !inside.contains(". ")
    });
    opened && gap.starts_with(',') && gap.ends_with(", ")
}

/// さくらインターネットは…エヌビディアのGPUを調達したと発表した: who is marked as the topic speaks, and none named behind.
fn topic_before(found: &Annotated<'_>, sentence: &Sentence, verb: &CueAt) -> bool {
    let before = |name: &&Name| SPEAKERS.contains(&name.kind) && name.span.end <= verb.span.start;
    found.names_in(sentence).iter().filter(before).any(|name| is_topic(found, name))
}

fn is_topic(found: &Annotated<'_>, name: &Name) -> bool {
    let after = found.text.get(name.span.end..).unwrap_or("");
    after.trim_start_matches(['」', '』', '）', ')']).starts_with(['は', 'が', 'も'])
}

/// A capital or a ministry speaks for a country; its adjective does not.
fn is_capital(found: &Annotated<'_>, name: &Name) -> bool {
    matches!(name.span.of(found.text), "Washington" | "Beijing" | "Tokyo" | "Seoul" | "Taipei" | "Moscow" | "Brussels")
}

/// A house of analysts or an outlet: it tells of the field and does not act in it.
pub(super) fn is_observer(name: &Name) -> bool {
    name.kind == EntityKind::Outlet || name.kind == EntityKind::Organization && watches(&name.name)
}

/// Whether a firm of this name only watches the field.
fn watches(firm: &str) -> bool {
    HOUSES.are_in(firm) && !WORKSHOPS.iter().any(|lab| firm.ends_with(lab))
}

/// A house of analysts that is a bank or a broker.
fn is_a_broker(name: &Name) -> bool {
    name.kind == EntityKind::Organization && HOUSES.are_in(&name.name) && !RESEARCH.are_in(&name.name)
}

/// A firm that acts, and none that only watches or is only weighed against.
pub(super) fn is_firm(name: &Name) -> bool {
    name.kind == EntityKind::Organization && !name.compared && !is_observer(name)
}

/// An outlet tells what others plan, and foretells nothing itself; who is known to be of a firm is none, whatever else the
/// sentence speaks of ("at an industry event").
fn is_outsider(found: &Annotated<'_>, name: &Name, lower: &str) -> bool {
    let listed = is_observer(name) && name.kind != EntityKind::Outlet;
    let of_a_firm = || {
        let firm = name.entity.and_then(|entity| found.lexicon.maker(entity));
        firm.is_some_and(|firm| !watches(&found.lexicon.entity(firm).name))
    };
    let to_them = ["told analysts", "to analysts", "with analysts", "told investors and analysts"];
    let described = || OUTSIDER.are_in(lower) && !to_them.iter().any(|words| lower.contains(words));
    let described = name.kind == EntityKind::Person && !of_a_firm() && described();
    listed || described || OUTSIDER.are_in(&fold::lower(&name.name))
}

/// "said Chen Rui, an analyst": two capitalised words behind or before the verb that no lexicon knows.
fn unknown_person(found: &Annotated<'_>, sentence: &Sentence, verb: &CueAt) -> Option<String> {
    if found.language.is_unspaced() {
        return None;
    }
    let word = verb.span.of(found.text);
    let after = Span::new(verb.span.end, sentence.span.end).of(found.text);
    let before = found.head_as_written(sentence, verb.span.start);
    let inverted = word == "according to" || !stands_behind_its_subject(found, sentence, verb);
    let behind = (inverted && matches!(word, "said" | "says" | "according to"))
        .then(|| capitalised(after.trim_start().split(' ')))
        .flatten();
    behind.or_else(|| {
        let words: Vec<&str> = before.trim_end().rsplitn(4, ' ').take(3).collect();
        let mut last: Vec<&str> = words.into_iter().rev().collect();
        last.drain(..last.len().saturating_sub(2));
        (last.len() == 2).then(|| capitalised(last.into_iter())).flatten()
    })
}

fn capitalised<'w>(words: impl Iterator<Item = &'w str>) -> Option<String> {
    let mut name = Vec::new();
    for word in words.take(3) {
        let plain = word.trim_end_matches([',', '.', ';', '"', '”']);
        let proper = plain.len() >= 2
            && plain.starts_with(char::is_uppercase)
            && plain.chars().skip(1).all(|c| c.is_lowercase() || c == '-' || c == '\'');
        if !proper
            || [
                "The", "In", "On", "It", "He", "She", "They", "But", "And", "This", "That", "Its", "We", "One", "Two",
                "Some", "Many", "Several",
            ]
            .contains(&plain)
        {
            break;
        }
        name.push(plain);
        if plain.len() < word.len() {
            break;
        }
    }
    // "Vice Chairman" is nobody's name
    let offices = name.iter().all(|word| is_an_office(&word.to_lowercase()));
    (name.len() >= 2 && !offices).then(|| name.join(" "))
}
