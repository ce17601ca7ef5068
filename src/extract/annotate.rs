//! A document's text with everything marked that a rule may look at: sentences, clauses, names, amounts, dates, cues.

use std::{borrow::Cow, cell::OnceCell, ops::Range, sync::LazyLock};

use crate::{
    lexicon::{
        Lexicon,
        chinese::chinese,
        cue::{Classes, Cue, CueAt},
        english::english,
    },
    model::{Document, EntityKind, Language},
    text::{Span, fold, list::Words, sentence, span::Widths, with_double_marks},
};

use super::{
    abroad,
    date::{self, DateMention},
    explain::Notes,
    foundry::is_foundry,
    name::{self, Name},
    number::{self, Amount},
    tense,
};

/// What sort of line a sentence stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Title,
    /// A short line that ends without a full stop, or one marked as a heading.
    Heading,
    Prose,
    /// A row of a table: cells apart by bars, tabs or wide gaps.
    Row,
}

/// One sentence with the index ranges of what was found in it.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    pub(super) span: Span,
    pub(super) place: Place,
    /// Number of its line: sentences of one paragraph share it.
    pub(super) line: usize,
    /// The parts between commas, colons, semicolons, dashes and brackets.
    pub(super) clauses: Vec<Span>,
    pub(super) names: Range<usize>,
    pub(super) amounts: Range<usize>,
    pub(super) dates: Range<usize>,
    pub(super) cues: Range<usize>,
    /// Those of its cues.
    classes: Classes,
}

impl Sentence {
    /// The clause in which `span` begins.
    #[inline]
    pub(super) fn clause_of(&self, span: Span) -> Span {
        let holds = |clause: &&Span| clause.start <= span.start && span.start < clause.end;
        self.clauses.iter().find(holds).copied().unwrap_or(self.span)
    }

    /// What is left behind `span` of the clause in which it begins; empty where it goes beyond that.
    pub(super) fn rest_of_clause(&self, span: Span) -> Span {
        Span::new(span.end, self.clause_of(span).end.max(span.end))
    }

    /// Whether what begins there stands at the head of the sentence, where what it is about does.
    pub(super) fn opens_at(&self, start: usize) -> bool {
        start <= self.span.start + OPENING
    }
}

/// How far into its sentence, in bytes, the name stands that it is about.
const OPENING: usize = 24;

/// The marked text.
#[derive(Debug)]
pub(super) struct Annotated<'d> {
    pub(super) lexicon: &'d Lexicon,
    pub(super) text: &'d str,
    /// The text in one case and one script, place for place (see [`fold()`]).
    pub(super) folded: Cow<'d, str>,
    /// The text with other characters for the marks inside its numbers, place for place.
    unmarked: Cow<'d, str>,
    pub(super) language: Language,
    pub(super) published: Option<chrono::NaiveDate>,
    /// The firm whose own word the document is, where its outlet is one.
    pub(super) own: Option<String>,
    pub(super) sentences: Vec<Sentence>,
    pub(super) names: Vec<Name>,
    pub(super) amounts: Vec<Amount>,
    pub(super) dates: Vec<DateMention>,
    pub(super) cues: Vec<CueAt>,
    /// Things that the text speaks of together.
    pub(super) groups: Vec<name::Group>,
    pub(super) notes: Notes,
    /// The sentence that announces the list of what is restricted that each may be an item of; told when that is first
    /// asked.
    pub(super) announcing: OnceCell<Vec<Option<usize>>>,
    of_a_tender: OnceCell<bool>,
    of_one_model: OnceCell<bool>,
    widths: Widths<'d>,
}

impl<'d> Annotated<'d> {
    pub(super) fn new(document: &'d Document, lexicon: &'d Lexicon) -> Self {
        let text = document.text.as_str();
        let language = document.language;
        let published = document.published_day();
        let marked = with_double_marks(text, language);
        let folded = Cow::Owned(fold(&marked, language).into_owned());
        let unmarked = match &marked {
            Cow::Borrowed(text) => without_marks_in_numbers(text),
            Cow::Owned(text) => Cow::Owned(without_marks_in_numbers(text).into_owned()),
        };
        let mut found = Self {
            lexicon,
            text,
            unmarked,
            language,
            published,
            own: name::own_firm(document, lexicon),
            sentences: Vec::new(),
            names: name::known(text, lexicon),
            amounts: number::find(text, language),
            dates: date::find(text, language, published),
            cues: lexicon.cues().find(&folded, language),
            groups: Vec::new(),
            notes: Notes::default(),
            announcing: OnceCell::new(),
            of_a_tender: OnceCell::new(),
            of_one_model: OnceCell::new(),
            widths: Widths::of(text),
            folded,
        };
        found.drop_amounts_inside_names();
        found.drop_numbers_of_items();
        found.cues.retain(|at| !is_the_month(text, at) && !is_only(&found.folded, language, at));
        found.dates.retain(|date| !language.is_chinese() || !is_of_an_event(text, date.span));
        tense::settle(&mut found.cues, text, language);
        abroad::settle(&mut found.cues, &found.folded, language);
        name::add_benchmarks(&mut found);
        name::add_short(&mut found);
        name::add_by_shape(&mut found);
        name::add_firms(&mut found);
        name::add_memory(&mut found);
        name::add_sized(&mut found);
        found.drop_amounts_inside_names();
        found.free_scores();
        found.drop_cues_inside_names();
        found.drop_dates_inside_names();
        found.sentences = found.lay_out();
        name::add_referring(&mut found);
        found.place_names();
        found
    }

    /// Names were added: gives each sentence its own.
    fn place_names(&mut self) {
        for sentence in &mut self.sentences {
            sentence.names = range(&self.names, sentence.span, |name| name.span);
        }
    }

    /// The 2.0 of a benchmark's name is no amount.
    fn drop_amounts_inside_names(&mut self) {
        let names = &self.names;
        self.amounts.retain(|amount| {
            let at = names.partition_point(|name| name.span.end <= amount.number.start);
            !names.get(at).is_some_and(|name| name.span.contains(amount.number))
        });
    }

    /// The number behind "Gauntlet Verified" looks like a version of it, and is a score of the benchmark.
    fn free_scores(&mut self) {
        let benches = || self.names.iter().filter(|name| name.kind == EntityKind::Benchmark);
        let ends: Vec<usize> = benches().map(|name| name.span.end).collect();
        let text = self.text;
        for amount in self.amounts.iter_mut().filter(|amount| amount.in_name) {
            let gap = |end: usize| text.get(end..amount.number.start);
            let at = ends.partition_point(|end| *end < amount.number.start);
            let behind = at.checked_sub(1).and_then(|last| ends.get(last)).and_then(|end| gap(*end));
            amount.in_name = behind != Some(" ");
        }
    }

    /// The 5 of a line that begins with （5） counts nothing.
    fn drop_numbers_of_items(&mut self) {
        let text = self.text;
        self.amounts.retain(|amount| {
            let before = text.get(..amount.number.start).unwrap_or("").trim_end_matches(['（', '(', ' ']);
            let opens = before.is_empty() || before.ends_with('\n');
            let closes = text.get(amount.number.end..).is_some_and(|after| after.starts_with(['）', ')']));
            !(opens && closes)
        });
    }

    /// A word that is part of a name is no cue: 无 in 无问芯穹, "Open" in a model's name.
    fn drop_cues_inside_names(&mut self) {
        let names = std::mem::take(&mut self.names);
        let mut at = 0;
        self.cues.retain(|cue| {
            while names.get(at).is_some_and(|name| name.span.end <= cue.span.start) {
                at += 1;
            }
            !names.get(at).is_some_and(|name| name.span.contains(cue.span))
        });
        self.names = names;
    }

    /// The H1 of Falcon-H1 is no half of a year.
    fn drop_dates_inside_names(&mut self) {
        let names = &self.names;
        self.dates.retain(|date| {
            let at = names.partition_point(|name| name.span.end <= date.span.start);
            !names.get(at).is_some_and(|name| name.span.overlaps(date.span))
        });
    }

    fn lay_out(&self) -> Vec<Sentence> {
        let spans = sentence::sentences(self.text, self.language);
        let mut laid = Vec::with_capacity(spans.len());
        let mut line = 0;
        let mut seen = 0;
        for span in spans {
            line += Span::new(seen, span.start).of(self.text).matches('\n').count();
            seen = span.start;
            let cues = range(&self.cues, span, |cue| cue.span);
            laid.push(Sentence {
                span,
                place: self.place_of(span, line),
                line,
                clauses: clauses(self.text, span, self.language, line == 0),
                names: range(&self.names, span, |name| name.span),
                amounts: range(&self.amounts, span, |amount| amount.span),
                dates: range(&self.dates, span, |date| date.span),
                classes: Classes::of(self.cues.get(cues.clone()).into_iter().flatten().map(|at| at.cue)),
                cues,
            });
        }
        laid
    }

    fn place_of(&self, span: Span, line: usize) -> Place {
        let text = span.of(self.text);
        if line == 0 {
            return Place::Title;
        }
        if is_row(text) {
            return Place::Row;
        }
        let whole_line = self.text.get(..span.start).is_some_and(|before| before.ends_with('\n'))
            && self.text.get(span.end..).is_some_and(|after| after.is_empty() || after.starts_with('\n'));
        let ended = text.ends_with(['.', '。', '!', '！', ':', '：', ';', '；', ',', '，', '"', '”', ')', '）']);
        let short = text.chars().count() <= if self.language.is_unspaced() { 24 } else { 70 };
        if text.starts_with('#') || text.starts_with('【') && text.ends_with('】') || (whole_line && short && !ended)
        {
            return Place::Heading;
        }
        Place::Prose
    }

    /// Whether the text is in neither English nor Chinese, which have rules of their own.
    pub(super) fn is_in_another_language(&self) -> bool {
        self.language != Language::English && !self.language.is_chinese()
    }

    /// Whether the name is that of a firm known to make chips.
    pub(super) fn makes_chips(&self, name: &Name) -> bool {
        name.entity.is_some_and(|entity| self.lexicon.makes_chips(entity))
    }

    /// Whether the thing, or who makes it, is of the country with this code.
    pub(super) fn is_from(&self, name: &Name, code: &str) -> bool {
        name.entity.is_some_and(|entity| self.lexicon.country(entity) == Some(code))
    }

    /// Whether the firm makes a thing, or owns one that has no name; none where nobody knows who does.
    pub(super) fn makes(&self, firm: &Name, thing: &Name) -> Option<bool> {
        if let Some((owner, _)) = thing.name.split_once(": unnamed ") {
            return Some(owner == firm.name || self.lexicon.maker_is(firm.entity, owner));
        }
        let made = thing.entity.filter(|entity| self.lexicon.maker(*entity).is_some())?;
        Some(self.lexicon.maker_is(Some(made), &firm.name))
    }

    /// The sentence before the one at this place.
    pub(super) fn sentence_before(&self, place: usize) -> Option<&Sentence> {
        self.sentences.get(place.checked_sub(1)?)
    }

    /// The names that overlap the span.
    pub(super) fn names_over(&self, span: Span) -> impl Iterator<Item = &Name> {
        let first = self.names.partition_point(|name| name.span.end <= span.start);
        self.names.iter().skip(first).take_while(move |name| name.span.start < span.end)
    }

    /// Where in the list of names the first one stands that has just this span.
    pub(super) fn index_at(&self, span: Span) -> Option<usize> {
        let first = self.names.partition_point(|name| name.span.start < span.start);
        let here = self.names.get(first..)?.iter().take_while(|name| name.span.start == span.start);
        here.zip(first..).find(|(name, _)| name.span == span).map(|(_, index)| index)
    }

    /// Whether a word of the stretch is a name, or part of one.
    pub(super) fn is_named(&self, word: &str, from: usize, to: usize) -> bool {
        self.names_over(Span::new(from, to)).any(|name| name.span.of(self.text).contains(word))
    }

    /// What stands between two full stops or ends of lines around a place, before the text is laid out in sentences.
    pub(super) fn sentence_around(&self, span: Span) -> Span {
        let stops = ['。', '\n', '！', '？'];
        let head = self.text.get(..span.start).unwrap_or("");
        let start = head.rfind(stops).into_iter().chain(head.rfind(". ")).max().map_or(0, |at| at + 1);
        let tail = self.text.get(span.end..).unwrap_or("");
        let end = tail.find(stops).into_iter().chain(tail.find(". ")).min().unwrap_or(tail.len());
        Span::new(start, span.end + end)
    }

    /// The sentence that holds a place of the text.
    pub(super) fn sentence_at(&self, at: usize) -> Option<&Sentence> {
        let next = self.sentences.partition_point(|sentence| sentence.span.end <= at);
        self.sentences.get(next).filter(|sentence| sentence.span.start <= at)
    }

    /// What stands in the sentence before that byte, in the letters that cues are looked for in; nothing where the byte lies
    /// before the sentence.
    #[inline]
    pub(super) fn head(&self, sentence: &Sentence, at: usize) -> &str {
        Span::new(sentence.span.start, at).of(&self.folded)
    }

    /// The clause around `span`, whatever quotation marks part it: 大模型“X”由Y研发 is one.
    pub(super) fn clause_over_quotes(&self, sentence: &Sentence, span: Span) -> Span {
        const ENDS: &[char] = &['，', '；', '：', '（', '）', '—', '–', '。', ';', ':', ',', '(', ')', '|', '｜', '\n'];
        let head = self.head(sentence, span.start);
        let opens = head.char_indices().rev().find(|(_, c)| ENDS.contains(c)).map_or(0, |(at, c)| at + c.len_utf8());
        let end = sentence.span.end.max(span.end);
        let tail = Span::new(span.end, end).of(&self.folded);
        Span::new(span.start - (head.len() - opens), tail.find(ENDS).map_or(end, |at| span.end + at))
    }

    /// What stands in the clause in which `at` begins before it.
    pub(super) fn head_in_clause(&self, sentence: &Sentence, at: Span) -> &str {
        Span::new(sentence.clause_of(at).start, at.start).of(&self.folded)
    }

    /// What stands in the clause in which `at` begins behind it; nothing where it goes beyond that.
    pub(super) fn tail_in_clause(&self, sentence: &Sentence, at: Span) -> &str {
        sentence.rest_of_clause(at).of(&self.folded)
    }

    /// The word right behind a space at `end`; empty where there is none.
    pub(super) fn word_behind(&self, end: usize) -> &str {
        let behind = self.folded.get(end..).and_then(|rest| rest.strip_prefix(' ')).unwrap_or("");
        behind.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("")
    }

    /// The head of the sentence with its capitals, as the text has it.
    pub(super) fn head_as_written(&self, sentence: &Sentence, at: usize) -> &'d str {
        Span::new(sentence.span.start, at).of(self.text)
    }

    /// Where a name begins with the one that stands right before it, as its maker does: 英伟达H100.
    pub(super) fn start_with_maker(&self, name: &Name) -> usize {
        let next = self.names.partition_point(|other| other.span.start < name.span.start);
        let before = self.names.get(..next).and_then(<[Name]>::last);
        let maker = before.filter(|maker| maker.span.end == name.span.start);
        maker.map_or(name.span.start, |maker| maker.span.start)
    }

    #[inline]
    pub(super) fn names_in(&self, sentence: &Sentence) -> &[Name] {
        self.names.get(sentence.names.clone()).unwrap_or(&[])
    }

    #[inline]
    pub(super) fn amounts_in(&self, sentence: &Sentence) -> &[Amount] {
        self.amounts.get(sentence.amounts.clone()).unwrap_or(&[])
    }

    #[inline]
    pub(super) fn dates_in(&self, sentence: &Sentence) -> &[DateMention] {
        self.dates.get(sentence.dates.clone()).unwrap_or(&[])
    }

    #[inline]
    pub(super) fn cues_in(&self, sentence: &Sentence) -> &[CueAt] {
        self.cues.get(sentence.cues.clone()).unwrap_or(&[])
    }

    /// The cues of the given classes that lie in `span`.
    #[inline]
    pub(super) fn cues_within<'a>(
        &'a self,
        sentence: &Sentence,
        span: Span,
        classes: &'a [Cue],
    ) -> impl Iterator<Item = &'a CueAt> {
        let cues = if sentence.classes.has_one(classes) { self.cues_in(sentence) } else { &[] };
        cues.iter().filter(move |at| classes.contains(&at.cue) && span.contains(at.span))
    }

    #[inline]
    pub(super) fn has_cue(&self, sentence: &Sentence, span: Span, classes: &[Cue]) -> bool {
        sentence.classes.has_one(classes)
            && self.cues_in(sentence).iter().any(|at| classes.contains(&at.cue) && span.contains(at.span))
    }

    /// The firm that stands right before this in the possessive: "Meta AI's 70,000 GPUs".
    pub(super) fn firm_whose(&self, thing: Span) -> Option<&Name> {
        let behind = self.names.partition_point(|name| name.span.end <= thing.start);
        let firm = self.names.get(behind.checked_sub(1)?)?;
        let owned = matches!(self.between(firm.span, thing), "'s " | "’s ");
        Some(firm).filter(|firm| owned && firm.kind == EntityKind::Organization)
    }

    /// Distance between two places as a reader counts it: characters, one of Chinese or Japanese for two.
    #[inline]
    pub(super) fn distance(&self, a: Span, b: Span) -> usize {
        let gap = if a.end <= b.start { Span::new(a.end, b.start) } else { Span::new(b.end.min(a.start), a.start) };
        self.widths.width(gap)
    }

    /// The text between two spans, the earlier first, without the marks inside numbers: "installed `2_048`" has no comma.
    #[inline]
    pub(super) fn between(&self, a: Span, b: Span) -> &str {
        let (first, second) = if a.start <= b.start { (a, b) } else { (b, a) };
        Span::new(first.end.min(second.start), second.start).of(&self.unmarked)
    }

    /// Whether the text speaks of AI computing at all: a name of a model, chip or system, or firms and countries with words
    /// of the field.
    pub(super) fn is_on_topic(&self) -> bool {
        let thing = |name: &Name| matches!(name.kind, EntityKind::Model | EntityKind::Chip | EntityKind::System);
        let named = || self.names.iter().any(thing);
        let told = named() || self.tells_of_actors() || self.tells_of_makers();
        told && !self.is_of_gadgets() || self.cues.iter().any(|at| at.cue == Cue::DomesticShare)
    }

    /// Whether the text names one model and no other; found out once.
    pub(super) fn has_one_model(&self) -> bool {
        *self.of_one_model.get_or_init(|| {
            let mut models = self.names.iter().filter(|name| name.kind == EntityKind::Model && !name.compared);
            let first = models.next();
            first.is_some_and(|first| models.all(|other| other.name == first.name))
        })
    }

    /// Whether a Chinese text tells of a tender in its own words; found out once.
    pub(super) fn is_of_a_tender(&self) -> bool {
        *self.of_a_tender.get_or_init(|| self.language.is_chinese() && self.says(&chinese().tenders))
    }

    fn says(&self, words: &[String]) -> bool {
        words.iter().any(|word| self.folded.contains(word.as_str()))
    }

    /// A Chinese text on telephones and the like, without a word of the field.
    fn is_of_gadgets(&self) -> bool {
        self.language.is_chinese() && self.says(&chinese().gadgets) && !self.says(&chinese().topics)
    }

    /// Firms, countries or rules, with words of the field and of what a claim can be on.
    fn tells_of_actors(&self) -> bool {
        let actor =
            |name: &Name| matches!(name.kind, EntityKind::Organization | EntityKind::Country | EntityKind::Policy);
        let field =
            [Cue::Chip, Cue::Model, Cue::System, Cue::Wafer, Cue::MarketShare, Cue::Yield, Cue::Invest, Cue::Restrict];
        self.names.iter().any(actor) && self.cues.iter().any(|at| field.contains(&at.cue)) && self.is_of_the_field()
    }

    fn is_of_the_field(&self) -> bool {
        let topics = || has_topic(&self.folded);
        match self.language {
            language if language.is_chinese() => self.says(&chinese().topics),
            Language::English => topics(),
            _ => {
                let field = self.cues.iter().any(|at| at.cue == Cue::Field);
                field
                    || self.names.iter().any(|name| self.makes_chips(name) || is_foundry(name))
                    || self.says(&english().blacklists) && topics()
            }
        }
    }

    /// A maker of chips, and words for what it makes.
    fn tells_of_makers(&self) -> bool {
        let maker = |name: &Name| {
            name.kind == EntityKind::Organization && name.entity.is_some_and(|it| self.lexicon.makes_chips(it))
        };
        self.language == Language::English && self.names.iter().any(maker) && self.says(&english().accelerators)
    }
}

/// Whether a folded text has an English word of the field.
pub(super) fn has_topic(text: &str) -> bool {
    static TOPICS: LazyLock<Words> = LazyLock::new(|| Words::of(&english().topics));
    // "Hyundai model" speaks of no "ai model".
    let begins = |at: Span| !text.get(..at.start).is_some_and(|head| head.ends_with(char::is_alphabetic));
    TOPICS.each_in(text).any(|(_, at)| begins(at))
}

/// WAIC 2025, AIME2025: the year in a name of a Chinese text, and no date.
fn is_of_an_event(text: &str, date: Span) -> bool {
    let before = text.get(..date.start).unwrap_or("");
    let bare = date.of(text).chars().all(|c| c.is_ascii_digit());
    bare && before.strip_suffix(' ').unwrap_or(before).ends_with(|c: char| c.is_ascii_alphabetic())
}

/// "May 30", "in May": the month, and no guess.
fn is_the_month(text: &str, at: &CueAt) -> bool {
    if at.span.of(text) != "May" {
        return false;
    }
    let before = text.get(..at.span.start).unwrap_or("");
    let after = text.get(at.span.end..).unwrap_or("").trim_start();
    let dated =
        after.starts_with(|c: char| c.is_ascii_digit()) || before.trim_end().ends_with(|c: char| c.is_ascii_digit());
    dated
        || ["in ", "since ", "until ", "by ", "late ", "early ", "mid-", "last ", "of "]
            .iter()
            .any(|word| before.ends_with(word))
}

/// "n'est que de 20 %", "ne compte que huit puces": French says "only", and denies nothing.
fn is_only(folded: &str, language: Language, at: &CueAt) -> bool {
    if language != Language::French || at.cue != Cue::Denied || !matches!(at.span.of(folded), "ne" | "n'" | "n’") {
        return false;
    }
    let after = folded.get(at.span.end..).unwrap_or("");
    let mut words = after.split_whitespace().take(5).take_while(|word| !word.ends_with(['.', ',', ';']));
    words.any(|word| word == "que" || word.starts_with("qu'")) && !after.trim_start().starts_with("pas")
}

/// 2,048 → `2_048`, 1.5 → `1_5`: what is between two digits parts no clause.
fn without_marks_in_numbers(text: &str) -> Cow<'_, str> {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let inner = |at: usize| {
        digit(text.get(..at).and_then(|head| head.chars().next_back()))
            && digit(text.get(at + 1..).and_then(|tail| tail.chars().next()))
    };
    let marks = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b',' | b'.')).map(|(at, _)| at);
    let mut marks = marks.filter(|at| inner(*at)).peekable();
    if marks.peek().is_none() {
        return Cow::Borrowed(text);
    }
    let mut unmarked = String::with_capacity(text.len());
    for at in marks {
        unmarked.push_str(text.get(unmarked.len()..at).unwrap_or(""));
        unmarked.push('_');
    }
    unmarked.push_str(text.get(unmarked.len()..).unwrap_or(""));
    Cow::Owned(unmarked)
}

fn range<T>(items: &[T], span: Span, of: impl Fn(&T) -> Span) -> Range<usize> {
    let first = items.partition_point(|item| of(item).start < span.start);
    let last = items.partition_point(|item| of(item).start < span.end);
    first..last.max(first)
}

/// Whether bars, tabs or wide gaps part a line into cells.
fn is_row(text: &str) -> bool {
    // that a line has none, as most do, is told many bytes at a time
    let count = |mark: &str| if text.contains(mark) { text.matches(mark).count() } else { 0 };
    let bars = count("|") + count("｜");
    let gaps = count("\t") + count("   ") + count("　　");
    bars >= 2 || gaps >= 2 || (gaps == 1 && text.chars().count() < 60)
}

/// The parts of a sentence between its inner marks. A comma or a point inside a number parts nothing.
///
/// In a Chinese title a space between two characters parts them, too: 良率破7成 蘋果包下過半產能.
fn clauses(text: &str, sentence: Span, language: Language, title: bool) -> Vec<Span> {
    let body = sentence.of(text);
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, c) in body.char_indices() {
        let inner = match c {
            '“' | '”' => !(language.is_chinese() && marks_a_name(body, at, c)),
            '，' | '；' | '：' | '（' | '）' | '—' | '–' | ';' | '(' | ')' | '|' | '｜' | '\t' => true,
            ' ' | '　' => title && language.is_chinese() && stands_between_han(body, at, c),
            ',' | ':' => {
                !touches_digits(body, at) && !language.is_unspaced()
                    || (language.is_unspaced() && !touches_digits(body, at))
            }
            _ => false,
        };
        if inner {
            parts.push(Span::new(sentence.start + from, sentence.start + at));
            from = at + c.len_utf8();
        }
    }
    parts.push(Span::new(sentence.start + from, sentence.end));
    parts.retain(|part| !part.of(text).trim().is_empty());
    parts
}

/// 大模型“青鸾”的参数: a few characters in marks are a name, and no clause of their own.
fn marks_a_name(body: &str, at: usize, mark: char) -> bool {
    let behind = body.get(at + mark.len_utf8()..).unwrap_or("");
    let before = body.get(..at).unwrap_or("");
    let inside = if mark == '“' {
        behind.split_once('”').map(|(inside, _)| inside)
    } else {
        before.rsplit_once('“').map(|(_, inside)| inside)
    };
    inside.is_some_and(|inside| {
        inside.chars().count() <= LONGEST_NAME
            && !inside.contains(['，', '。', '；', '：', '？', '！', '、', '“', '”', ',', ';'])
    })
}

/// Characters of a name in quotation marks, at most.
const LONGEST_NAME: usize = 10;

fn stands_between_han(body: &str, at: usize, space: char) -> bool {
    let han = |c: Option<char>| c.is_some_and(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'));
    han(body.get(..at).and_then(|before| before.chars().next_back()))
        && han(body.get(at + space.len_utf8()..).and_then(|after| after.chars().next()))
}

fn touches_digits(body: &str, at: usize) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    digit(body.get(..at).and_then(|before| before.chars().next_back()))
        && digit(body.get(at + 1..).and_then(|after| after.chars().next()))
}
