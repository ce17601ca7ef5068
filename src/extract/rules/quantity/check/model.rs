//! What a number of a model asks beyond its words: its size, its active part, the tokens it was trained on and its window.

use crate::{
    lexicon::{
        chinese::{before_one, begins_with, chinese, ends_in, has_one},
        cue::{Cue, CueAt},
        english::{self, any_word, english, is_whole_word, without_hedges},
    },
    model::{EntityKind, Language},
    text::{
        Span,
        span::{first, last},
    },
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    name::{Name, is_any_model, is_for_training, is_of_a_version},
    number::{Amount, Measure},
    subject::{dealt_out, in_sentence},
    table::{cells, head_says},
};

use EntityKind::Model;

use super::super::{
    is_the_total_of_two,
    rows::{Rule, bare_parameters},
    whose::is_from,
};

/// A window or a context is of tokens, and any number beside its noun is; "reads 1,000 at once" may be of anything.
pub(super) fn is_a_context(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.number);
    let named = |span: Span| found.has_cue(sentence, span, &[Cue::Context]);
    let short = || amount.number.of(found.text).ends_with(['K', 'M', 'k']) && !found.language.is_chinese();
    let of_tokens = amount.measure.is_some() || short();
    if is_of_the_vocabulary(found, sentence, amount) {
        return false;
    }
    if named(clause) || !found.has_cue(sentence, clause, &[Cue::ReadAtOnce]) {
        return named(sentence.span) || head_says(found, sentence, amount.span, &[Cue::Context]);
    }
    let most = amount.max.or(amount.min).is_some_and(|tokens| tokens <= MOST_AT_ONCE);
    of_tokens && most && is_read_at_most(found, clause.of(&found.folded)) && !is_of_one_text(found, sentence, amount)
}

/// "a vocabulary of 150,000 tokens", 词表为15万token: how many there are, and not how many are read.
fn is_of_the_vocabulary(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = without_hedges(found.head_in_clause(sentence, amount.span));
    match found.language {
        Language::English => {
            let noun = head.strip_suffix(" of").unwrap_or("");
            ["vocabulary", "vocabulary size", "vocab"].iter().any(|word| noun.ends_with(word))
        }
        language => language.is_chinese() && has_one(head, &chinese().vocabularies),
    }
}

/// More tokens than these, where no context is named, are what a model reads in all.
const MOST_AT_ONCE: f64 = 2e7;

/// "was tested on texts of 2,000 tokens", "answers are 800 tokens long", 累计已读取5亿token: what a model reads at once is told as what
/// it can, and is no average, training, test or work of its own.
fn is_read_at_most(found: &Annotated<'_>, clause: &str) -> bool {
    if found.language.is_chinese() {
        let words = chinese();
        return has_one(clause, &words.reads_so_much) && !has_one(clause, &words.no_windows);
    }
    let words = english();
    let told = |word: &String| clause.match_indices(word.as_str()).any(|(at, word)| is_whole_word(clause, at, word));
    words.reads_so_much.iter().any(told) && !any_word(clause, |word| words.no_windows.contains(word))
}

/// "up to 30 documents of 2,000 tokens": so many of them are of one text.
fn is_of_one_text(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.number);
    // "300 pages or 128,000 tokens" are the same
    let counts = |other: &Amount| {
        let mut gap =
            Span::new(other.number.end, amount.span.start.max(other.number.end)).of(&found.folded).split_whitespace();
        clause.contains(other.span)
            && other.span.end <= amount.span.start
            && gap.next().is_some_and(|noun| english().texts_read.contains(noun))
            && gap.next() == Some("of")
    };
    found.language == Language::English && found.amounts_in(sentence).iter().any(counts)
}

/// 激活参数不详, 激活参数量尚未公布: behind its noun, a number that the text does not tell.
fn is_untold(after: &str) -> bool {
    let rest = after.strip_prefix("参数").unwrap_or(after);
    begins_with(rest.trim_start_matches(['量', '数', '规', '模', '则', '仍']), &chinese().untold).is_some()
}

/// What active parameters ask beyond their words: that they are no people, experts or name.
pub(super) fn are_active(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    (is_the_active_one(found, sentence, amount)
        || head_says(found, sentence, amount.span, &[Cue::Active])
        || are_so_many_of_all(found, sentence, amount))
        && !is_what_a_part_is_of(found, sentence, amount)
        && !is_the_whole_of_a_part(found, sentence, amount)
        && !is_the_total_of_two(found, sentence, amount)
        && !counts_people(found, amount)
        && !is_told_to_be_all(found, sentence, amount)
        && !is_a_size_as_a_name(found, sentence, amount)
        && !found.text.get(amount.span.end..).is_some_and(|after| after.trim_start().starts_with("expert"))
}

/// 总参数约160亿，其中语言部分90亿: a part of the model, behind the whole, where the clause names none.
fn is_of_a_part(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.number);
    let opens = clause.of(&found.folded).trim_start().starts_with("其中");
    let named = |name: &Name| name.kind == EntityKind::Model && clause.contains(name.span);
    let whole = |other: &Amount| other.span.end <= clause.start && bare_parameters(other).is_some();
    found.language.is_chinese()
        && opens
        && found.amounts_in(sentence).iter().any(whole)
        && !found.names_in(sentence).iter().any(named)
}

/// "uses 37 billion of its 671 billion parameters": a part of all parameters, behind a verb of putting them to work.
pub(in super::super) fn are_so_many_of_all(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let whole = whole_of_the_part(found, sentence, amount);
    whole.is_some_and(|whole| is_so_at_every_token(found, sentence, whole))
        && english::ends_in(without_hedges(found.head(sentence, amount.span.start)), &english().puts_to_work)
}

/// "uses 3 billion of its 70 billion parameters for vision", "runs in 8-bit": what is told behind them must be that of every
/// token, or nothing.
fn is_so_at_every_token(found: &Annotated<'_>, sentence: &Sentence, whole: &Amount) -> bool {
    let rest = found.tail_in_clause(sentence, whole.span.cover(whole.measure_text)).trim_start();
    let rest =
        rest.strip_prefix("parameters").unwrap_or(rest).trim_start_matches(|c: char| c == ',' || c.is_whitespace());
    // "when processing images" it may use others
    let of_text = |rest: &str| {
        let mut words = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        !words.next().is_some_and(|word| english().other_than_text.contains(word))
    };
    let told = |words: &String| {
        rest.strip_prefix(words.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) && of_text(rest))
    };
    !rest.contains(char::is_alphanumeric) || english().at_every_token.iter().any(told)
}

/// "37 billion of its 671 billion parameters": no size of the model, whatever is done with them.
fn is_a_part_of_all(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    whole_of_the_part(found, sentence, amount).is_some()
}

/// "37 billion of its 671 billion parameters": the whole is no part that is at work, whatever follows it.
fn is_the_whole_of_a_part(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let part = found.amounts_in(sentence).iter().rfind(|other| other.span.end <= amount.span.start);
    part.and_then(|part| whole_of_the_part(found, sentence, part)).is_some_and(|whole| whole.span == amount.span)
}

/// The number of all parameters that this one is a part of.
fn whole_of_the_part<'a>(found: &'a Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<&'a Amount> {
    if found.language != Language::English || bare_parameters(amount).is_none() {
        return None;
    }
    let size = |amount: &Amount| amount.max.or(amount.min);
    let whole = |other: &&Amount| {
        let gap = Span::new(amount.span.end, other.span.start.max(amount.span.end)).of(&found.folded);
        other.measure == Some(Measure::Parameters)
            && other.span.start >= amount.span.end
            && matches!(gap.trim(), "of" | "of its" | "of the" | "of the model's" | "out of" | "out of its")
            && size(other) > size(amount)
    };
    found.amounts_in(sentence).iter().find(whole)
}

/// 最大的一款总参数为4240亿, 可跑70亿参数模型: of one of several that the clause does not name, or of any that a thing runs.
fn is_of_one_of_them(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if !found.language.is_chinese() {
        return false;
    }
    let clause = sentence.clause_of(amount.number);
    let head = found.head_in_clause(sentence, amount.span);
    let named = |name: &Name| name.kind == EntityKind::Model && clause.contains(name.span);
    let one = || begins_with(head.trim_start(), &chinese().one_of_them).is_some();
    // 书生·浦语3.0最小版本仅18亿参数
    let before = |name: &&Name| name.kind == EntityKind::Model && name.span.end <= amount.span.start;
    let last = found.names_in(sentence).iter().rfind(before).filter(|name| clause.contains(name.span));
    let one_of_its = last.is_some_and(|name| {
        let behind = Span::new(name.span.end, amount.span.start).of(&found.folded);
        begins_with(behind.trim_start_matches(['的', '中', '”']), &chinese().one_of_them).is_some()
    });
    if one_of_its || are_dealt_to_unnamed_ones(found, sentence, amount) {
        return true;
    }
    let runs = || {
        ends_in(head, &chinese().runs_models).is_some() && found.tail_in_clause(sentence, amount.span).contains("模型")
    };
    (one() || runs()) && !found.names_in(sentence).iter().any(named)
}

/// 开源四款小模型，参数分别为0.5B、1.8B、4B和7B: one each of several that the text does not name, and none of the family.
fn are_dealt_to_unnamed_ones(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.number);
    let head = Span::new(clause.start, amount.span.start.max(clause.start));
    let Some(word) = found.cues_within(sentence, head, &[Cue::Respectively]).last() else { return false };
    let sizes = found
        .amounts_in(sentence)
        .iter()
        .filter(|other| other.span.start >= word.span.end && !other.in_name && other.measure == amount.measure);
    let models = found.names_in(sentence).iter().filter(|name| name.kind == EntityKind::Model);
    let ahead = models.filter(|name| name.span.end <= word.span.start);
    let several = sizes.count() > 1;
    several && ahead.count() <= 1 && !found.has_cue(sentence, sentence.span, &[Cue::Active])
}

/// "Of its 671B parameters, only 37B fire for each token": the whole stands behind the "of".
fn is_what_a_part_is_of(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = found.head(sentence, amount.span.start).trim();
    let later = |other: &Amount| other.span.start >= amount.span.end && bare_parameters(other).is_some();
    matches!(head, "of" | "of its" | "of the" | "of all" | "out of" | "out of its")
        && found.amounts_in(sentence).iter().any(later)
}

/// "parameters rose from 355 billion to 744 billion, active ones from 32 to 40 billion": the clause of the number has the noun
/// for all of them before it, and no word for the active ones.
fn is_told_to_be_all(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.number);
    let ahead = Span::new(clause.start, amount.span.start.max(clause.start));
    found.language == Language::English
        && found.has_cue(sentence, ahead, &[Cue::Parameters])
        && !found.has_cue(sentence, clause, &[Cue::Active])
}

/// What the tokens of a training ask beyond their words: all of them, and no part, price or moment.
pub(super) fn are_all_tokens(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    amount.per.is_none()
        && !is_of_a_version(found, amount)
        && !is_a_part_of_the_tokens(found, sentence, amount)
        && !is_of_each_or_more(found, sentence, amount)
        && !is_a_moment_of_the_run(found, sentence, amount)
        && !counts_samples(found, amount)
        && !are_of_its_use(found, sentence, amount)
}

/// 每日处理的token超过50万亿，高于去年的4万亿, "handled 20 trillion tokens last month": of the use of a service, which the sentence
/// does not say to be trained.
fn are_of_its_use(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = found.head(sentence, amount.span.start);
    if found.language == Language::English {
        let lists = english();
        let own = found.head_in_clause(sentence, amount.span);
        let served = any_word(own, |word| lists.answers_with_tokens.contains(word))
            || has_one(sentence.clause_of(amount.number).of(&found.folded), &lists.serves_with);
        return served
            && !found.has_cue(sentence, sentence.span, &[Cue::Train])
            && !any_word(sentence.span.of(&found.folded), |word| lists.learns_from.contains(word));
    }
    if !found.language.is_chinese() || !has_one(head, &chinese().uses_tokens) {
        return false;
    }
    let own = found.head_in_clause(sentence, amount.span);
    let clause = sentence.clause_of(amount.number).of(&found.folded);
    let trained = found.has_cue(sentence, sentence.span, &[Cue::Train])
        || clause.contains("训练")
        || head.contains("数据")
        || ["语料", "学习"].iter().any(|word| own.contains(word));
    !trained
}

/// "to build one with a trillion parameters": another model than that told of.
fn is_one_more(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let words: Vec<&str> = found.head_in_clause(sentence, amount.span).split_whitespace().collect();
    let brought_in = |three: &[&str]| {
        let [verb, one, link] = three else { return false };
        *one == "one" && matches!(*link, "with" | "of") && english().brings.contains(*verb)
    };
    found.language == Language::English && words.windows(3).any(brought_in)
}

/// "comes in six sizes from 0.5 to 34 billion parameters": the least and the most of several models.
fn ends_a_range_of_sizes(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = found.head_in_clause(sentence, amount.span);
    found.language == Language::English
        && [" sizes from ", " sizes between ", " sizes ranging ", " ranging from ", " versions from ", " models from "]
            .iter()
            .any(|words| head.contains(words))
}

/// What a size in parameters asks beyond its words.
pub(super) fn is_a_size(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> bool {
    match rule.name {
        "parameters/unit" | "parameters/noun" => {
            !is_another(found, sentence, amount)
                && !ends_a_range_of_sizes(found, sentence, amount)
                && !is_one_more(found, sentence, amount)
                && !is_a_part_of_all(found, sentence, amount)
                && !brings_one_in(found, sentence, amount)
                && !is_what_something_is_for(found, sentence, amount)
                && !is_of_the_window(found, sentence, amount)
                && !is_behind_the_total(found, sentence, amount)
                && !is_of_a_part(found, sentence, amount)
                && !is_of_one_of_them(found, sentence, amount)
                && !of_any_model(found, sentence, amount)
                && !generic_models(found, sentence, amount)
                && !super::super::super::training::hypothetical(found, sentence, amount.number)
        }
        "parameters/size-noun" => {
            let after = first(found.text.get(amount.span.end..).unwrap_or(""), 28);
            let words: Vec<&str> = after.split_whitespace().collect();
            if found.language.is_chinese() {
                return amount.measure.is_none() && stands_before_a_named_model(found, sentence, amount);
            }
            amount.measure.is_none()
                && !of_any_model(found, sentence, amount)
                && words.iter().take(3).any(|word| {
                    matches!(word.trim_matches([',', '.', ':', ';']), "model" | "LLM" | "student" | "模型" | "大模型")
                })
        }
        "parameters/elliptic" => is_elliptic(found, sentence, amount),
        _ => true,
    }
}

/// X总参数5120亿、激活260亿，Y则为3210亿和380亿: the second is the active one, as of the first.
fn is_behind_the_total(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let before = found.amounts_in(sentence).iter().rfind(|other| other.span.end <= amount.span.start && !other.in_name);
    let joined = before.is_some_and(|other| {
        matches!(found.between(other.span, amount.span), "和" | "与" | "及" | "/") && other.min > amount.min
    });
    let earlier = Span::new(sentence.span.start, amount.span.start);
    let told = found.cues_within(sentence, earlier, &[Cue::Active]).next().is_some();
    let dealt = found.cues_within(sentence, earlier, &[Cue::Respectively]).next().is_some();
    found.language.is_chinese() && joined && told && !dealt
}

/// 训出了一个30亿参数的工业巡检大模型: one that has no name, and none that was named before.
fn brings_one_in(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if found.language == Language::English {
        return trains_one_without_a_name(found, sentence, amount);
    }
    if !found.language.is_chinese() {
        return false;
    }
    let head = found.head_in_clause(sentence, amount.span);
    let Some(before) = before_one(head, &chinese().one_model) else { return false };
    let made = sentence.span.start + found.head(sentence, amount.span.start).len() - (head.len() - before.len());
    let made = made - (before.len() - before.trim_end_matches('了').len());
    let verb = found.cues_in(sentence).iter().any(|at| {
        matches!(at.cue, Cue::Train | Cue::Develop | Cue::Release) && at.span.end >= made && at.span.start < made
    });
    let rest = found.tail_in_clause(sentence, amount.span);
    let noun = rest.find("模型").map(|at| Span::new(amount.span.end, amount.span.end + at + "模型".len() + NAME_BYTES));
    // 大模型——Qwen3.5, 大模型“TeleChat2”
    let named = |noun: Span| {
        found.names_in(sentence).iter().any(|name| {
            let gap =
                Span::new(noun.end.saturating_sub(NAME_BYTES).min(name.span.start), name.span.start).of(found.text);
            let tied = gap.chars().all(|c| !c.is_alphanumeric() || "即名为".contains(c)) && gap.len() <= 4 * NAME_BYTES;
            name.kind == Model && (name.span.overlaps(noun) || name.span.start >= noun.start && tied)
        })
    };
    let done = before.trim_end_matches('了').ends_with("完成");
    (verb || done) && noun.is_some_and(|noun| is_plain_sort(rest, noun.end - amount.span.end) && !named(noun))
}

/// 的工业巡检大模型, 规模的模型: what stands behind the size and before the end of the noun says what sort of model it is.
fn is_plain_sort(rest: &str, end: usize) -> bool {
    let sort = rest.get(..end.saturating_sub(NAME_BYTES)).unwrap_or("");
    sort.starts_with(['的', '规', '级', '量'])
        || sort.chars().count() <= LONG_SORT && !sort.contains(['，', '、', '；', '：', '（', '(', ','])
}

/// Characters between a size and the end of 大模型 at most, where no 的 ties the two.
const LONG_SORT: usize = 14;

/// 万亿参数大模型训练底座: what a platform is for, and no model that someone has.
fn is_what_something_is_for(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let rest = found.tail_in_clause(sentence, amount.span);
    let noun = rest.find("模型").filter(|at| rest.get(..*at).is_some_and(|sort| sort.chars().count() <= SORT));
    let could =
        || found.language.is_chinese() && has_one(found.head_in_clause(sentence, amount.span), &chinese().abilities);
    noun.and_then(|at| rest.get(at + "模型".len()..)).is_some_and(|behind| {
        is_for_training(behind) || begins_with(behind, &chinese().done_to_models).is_some() && could()
    })
}

/// "aims to train a mixture-of-experts model of about 105 billion parameters": the same in English.
fn trains_one_without_a_name(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let nouns = found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Model);
    let near = |at: &&CueAt| {
        found.distance(at.span, amount.span) <= 24 && !found.between(at.span, amount.span).contains([',', ';', '.'])
    };
    let Some(noun) = nouns.into_iter().find(near) else { return false };
    let named = found.names_in(sentence).iter().any(|name| {
        let close = name.span.overlaps(noun.span) || found.distance(name.span, noun.span) <= 24;
        name.kind == Model && (close || name.span.start >= noun.span.end)
    });
    let head = found.head(sentence, noun.span.start.min(amount.span.start));
    let mut words = head.split_whitespace().rev().take(6);
    let article = words.by_ref().any(|word| matches!(word, "a" | "an" | "another"));
    let verb = words.next().is_some_and(|word| ["train", "build", "develop"].iter().any(|stem| word.starts_with(stem)));
    article && verb && !named
}

/// So many bytes behind 大模型 its name may begin.
const NAME_BYTES: usize = 6;

/// 9B稠密小模型Tarn-2-Mini: a size, what sort of model it is, and its name.
fn stands_before_a_named_model(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let sized = amount.number.of(&found.folded).ends_with(['b', '亿']);
    let rest = found.tail_in_clause(sentence, amount.span);
    let noun = rest.find("模型").filter(|at| rest.get(..*at).is_some_and(|sort| sort.chars().count() <= SORT));
    let end = noun.map(|at| amount.span.end + at + "模型".len());
    let plain = |sort: &str| !sort.contains(['的', '、', '，', '和', '与', '等']);
    sized
        && noun.and_then(|at| rest.get(..at)).is_some_and(plain)
        && found.names_in(sentence).iter().any(|name| {
            let gap = end.map(|end| Span::new(end.min(name.span.start), name.span.start).of(found.text));
            name.kind == Model
                && !name.compared
                && end.is_some_and(|end| name.span.start >= end)
                && matches!(gap, Some("" | " " | "“"))
        })
}

/// Characters between a size and 模型: 混合专家, 稠密小.
const SORT: usize = 10;

/// 参数1万亿，上下文百万级; 参数744B，预训练数据28.5T: another noun stands nearer, before the number in its own clause.
fn is_of_the_window(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if !found.language.is_chinese() {
        return false;
    }
    let clause = sentence.clause_of(amount.number);
    let span = Span::new(clause.start, amount.span.start.max(clause.start));
    let before = span.of(&found.folded);
    let data = ["训练数据", "训练语料", "数据量", "语料"].iter().any(|word| before.contains(word));
    // 支持1M上下文: the noun stands right behind it
    let behind = found.cues_in(sentence).iter().find(|at| at.span.start >= amount.span.end);
    let right_behind = |at: &CueAt| {
        at.cue == Cue::Context
            && matches!(found.between(amount.span, at.span).trim(), "" | "的" | "长" | "超长" | "长度")
    };
    if behind.is_some_and(right_behind) {
        return true;
    }
    !found.has_cue(sentence, span, &[Cue::Parameters]) && (data || found.has_cue(sentence, span, &[Cue::Context]))
}

/// "TeleChat2-115B and a trillion-parameter LLM": the number makes another thing than the one named before "and".
fn is_another(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let before = found.head_as_written(sentence, amount.span.start).trim_end();
    let after = first(Span::new(amount.span.end, sentence.span.end).of(found.text), 24);
    let noun = ["model", "LLM", "Model"].iter().any(|noun| after.contains(noun));
    // a noun that goes back to the one named before is no name of its own
    let told = |name: &str| {
        found.names_in(sentence).iter().any(|other| other.name == name && other.span.end <= amount.span.start)
    };
    let named = found.names_in(sentence).iter().any(|name| {
        name.kind == Model
            && name.span.start >= amount.span.end
            && found.distance(amount.span, name.span) <= 24
            && !told(&name.name)
    });
    // "and a trillion-parameter model": the article may be a part of the number
    let counted = amount.span.of(&found.folded).starts_with("a ") && before.ends_with(" and");
    noun && !named && (counted || [" and a", " and an", " and another"].iter().any(|words| before.ends_with(words)))
}

/// "A model with 70 billion parameters needs 140 GB", "as fast as a 37B model": of no model in particular.
fn of_any_model(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let named = |noun: Span| {
        found.names_in(sentence).iter().any(|name| {
            name.kind == Model
                && (name.span.start >= noun.end && found.distance(noun, name.span) <= 24 || name.span.overlaps(noun))
        })
    };
    let mut nouns = found.cues_in(sentence).iter().filter(|at| {
        let gap = found.between(amount.span, at.span);
        at.cue == Cue::Model
            && found.distance(amount.span, at.span) <= 40
            && !gap.contains([',', ';', '.', '('])
            && (at.span.start >= amount.span.end || gap.split_whitespace().any(|word| matches!(word, "with" | "of")))
    });
    nouns.any(|at| !named(at.span) && is_any_model(found, sentence, at.span))
}

/// "X (115 billion, …)", or "X has 115 billion." after a sentence about parameters.
fn is_elliptic(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let before = found.head_as_written(sentence, amount.span.start);
    let after = found.text.get(amount.span.end..).unwrap_or("").chars().next();
    let ends = after.is_none_or(|c| matches!(c, '.' | ',' | ')' | '。' | '，' | '）' | ';' | '；' | '\n'));
    let model = found.names_in(sentence).iter().rfind(|name| name.kind == Model && name.span.end <= amount.span.start);
    let Some(model) = model.filter(|_| ends) else { return false };
    let owned = Span::new(model.span.end, amount.span.start).of(found.text);
    let spoken = found.has_cue(sentence, sentence.span, &[Cue::Parameters]);
    if spoken && matches!(owned.trim(), "'s" | "’s") {
        return true;
    }
    let bracketed = before.ends_with(['(', '（']) && found.distance(model.span, amount.span) <= 3;
    let has = ["has ", "have ", "with ", "boasts ", "has some ", "达", "为", "拥有", "有"]
        .iter()
        .any(|verb| before.ends_with(verb));
    let earlier = found.sentences.iter().rfind(|other| other.span.end <= sentence.span.start);
    let talk = earlier.is_some_and(|other| found.has_cue(other, other.span, &[Cue::Parameters]));
    bracketed || (has && talk && found.distance(model.span, amount.span) <= 60)
}

/// "Both 30B and 105B activate a fraction": the size stands for the model that has it.
fn is_a_size_as_a_name(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let verb = |at: &&CueAt| {
        at.cue == Cue::Active && at.span.start >= amount.span.end && found.distance(amount.span, at.span) <= 2
    };
    let next = found.cues_in(sentence).iter().find(verb);
    let both = found.head_as_written(sentence, amount.span.start).to_lowercase();
    let written = |at: &CueAt| at.span.of(found.text);
    next.is_some_and(|at| written(at).starts_with("activat") && !written(at).starts_with("activated"))
        || both.trim_end().ends_with("both")
}

/// "4 trillion tokens with 2 trillion of them Indic": a part of what was told before.
fn is_a_part_of_the_tokens(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let before = found.head_as_written(sentence, amount.span.start).trim_end();
    let part = [" with", " including", " of which", " comprising", "其中", "包括", "包含"]
        .iter()
        .any(|word| before.ends_with(word));
    part && found
        .amounts_in(sentence)
        .iter()
        .any(|other| other.span.end <= amount.span.start && other.measure == amount.measure && other.min > amount.min)
}

/// "5 million yuan per trillion tokens", "another 800 billion tokens": what is paid for, or what comes on top of the rest.
fn is_of_each_or_more(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = found.head(sentence, amount.span.start).trim_end();
    found.language == Language::English
        && [" per", " every", " another", " a further", " an extra", " an additional", " additional"]
            .iter()
            .any(|word| head.ends_with(word))
}

/// "a loss spike at 9 trillion tokens", "diverged after 3 trillion tokens": how far the run was, and not how long.
fn is_a_moment_of_the_run(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    const MISHAPS: &[&str] =
        &["spike", "diverg", "crash", "restart", "instabilit", "unstable", "collaps", "checkpoint", "anneal", "fail"];
    let clause = sentence.clause_of(amount.number);
    let head = Span::new(clause.start, amount.span.start.max(clause.start)).of(&found.folded);
    let words = head.trim_end();
    let words = [" about", " around", " some", " roughly"]
        .iter()
        .fold(words, |words, hedge| words.strip_suffix(hedge).unwrap_or(words));
    found.language == Language::English
        && [" at", " after"].iter().any(|word| words.ends_with(word))
        && MISHAPS.iter().any(|stem| words.contains(stem))
}

/// "over 100 million daily active users": people, and no parameters.
fn counts_people(found: &Annotated<'_>, amount: &Amount) -> bool {
    let after = first(found.folded.get(amount.span.end..).unwrap_or(""), 48);
    let mut words = after.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(5);
    words
        .find(|word| !matches!(*word, "daily" | "weekly" | "monthly" | "active" | "registered" | "paying"))
        .is_some_and(|noun| {
            matches!(noun, "user" | "users" | "accounts" | "customers" | "subscribers" | "people" | "devices")
        })
}

/// 训练数据包含50亿图文对: pictures and the like, and no tokens.
fn counts_samples(found: &Annotated<'_>, amount: &Amount) -> bool {
    const SAMPLES: &[&str] =
        &["图文对", "图像", "图片", "对图文", "张", "条", "样本", "小时", "组", "视频", "对话", "份"];
    let after = found.folded.get(amount.span.end..).unwrap_or("").trim_start();
    found.language.is_chinese() && SAMPLES.iter().any(|noun| after.starts_with(noun))
}

/// 总参数与激活参数: the word behind another for a size.
fn is_second_of_two(found: &Annotated<'_>, active: Span) -> bool {
    let before = found.folded.get(..active.start).unwrap_or("");
    before.strip_suffix(['与', '和', '及', '、']).is_some_and(|head| head.ends_with("参数") || head.ends_with("参数量"))
}

/// 采用超稀疏激活: how the model works, and no size of it as in 稀疏激活320亿.
fn is_a_way_to_work(found: &Annotated<'_>, active: Span) -> bool {
    let before = found.folded.get(..active.start).unwrap_or("");
    let after =
        found.folded.get(active.end..).unwrap_or("").trim_start_matches(['约', '仅', '了', '参', '数', '量', '为']);
    before.ends_with("稀疏") && !after.starts_with(|c: char| c.is_ascii_digit())
}

/// An activation word belongs to one amount: in Chinese the one behind it, with those dealt out beside that, else the
/// nearest.
fn is_the_active_one(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    // | 激活参数 | 9B | 4B |: all the figures of a row
    let label = || cells(found.text, sentence.span).first().copied();
    if sentence.place == Place::Row && label().is_some_and(|label| found.has_cue(sentence, label, &[Cue::Active])) {
        return true;
    }
    // "active ones from 32 to 40 billion": both are
    let was_before = |other: &Amount| {
        let english = found.language == Language::English && other.span.end <= amount.span.start;
        english && is_from(found, sentence, other)
    };
    let rivals = || {
        found.amounts_in(sentence).iter().filter(|other| {
            !other.in_name
                && !found.text.get(other.number.end..).is_some_and(|after| after.trim_start().starts_with(['总', '總']))
                && bare_parameters(other).is_some()
                && other.max.or(other.min).is_some_and(|n| n >= 1e7)
                && !is_told_to_be_all(found, sentence, other)
                && !is_the_whole_of_a_part(found, sentence, other)
                && !was_before(other)
        })
    };
    let of_parameters = |at: &&CueAt| {
        let after = found.folded.get(at.span.end..).unwrap_or("");
        // 每个token激活8个: experts
        let few = |other: &Amount| {
            let small = other.max.or(other.min).is_some_and(|n| n < 1e4);
            let gap = Span::new(at.span.end.min(other.span.start), other.span.start).of(&found.folded);
            let bare = gap.trim_start_matches(['激', '活', '仅', '只', '会', '共', '了', '其', '中', '的']);
            small && other.span.start >= at.span.end && bare.is_empty()
        };
        let of_another = ["比例", "比", "率", "函数", "专家", "参数比"].iter().any(|word| after.starts_with(word))
            || is_a_way_to_work(found, at.span)
            || found.language.is_chinese() && is_untold(after)
            || found.language.is_chinese() && found.amounts_in(sentence).iter().any(few);
        at.cue == Cue::Active && !of_another
    };
    found.cues_in(sentence).iter().filter(of_parameters).any(|at| {
        let behind = rivals().find(|other| {
            // 激活参数从32B涨到40B: both are
            let changes = found.language.is_chinese() && other.span.end <= amount.span.start;
            let first = changes && is_from(found, sentence, other);
            other.span.start >= at.span.end
                && !first
                && found.distance(at.span, other.span) <= 16
                && (found.language.is_unspaced() || is_a_verb_of_activity(found, at.span))
                && !found.between(at.span, other.span).contains(['，', ',', '；', '。'])
        });
        let best = behind.or_else(|| rivals().min_by_key(|other| found.distance(other.span, at.span)));
        // A和B的激活参数分别为370亿和320亿: all that is dealt out with it
        let dealt = || {
            let after = Span::new(at.span.end, amount.span.start.max(at.span.end));
            let words = found.cues_within(sentence, after, &[Cue::Respectively]).next();
            words.and_then(|_| dealt_out(found, sentence, amount, rivals().collect())).unwrap_or_default()
        };
        let with = |best: &Amount| dealt().iter().any(|other| other.span == best.span);
        // 总参数与激活参数分别为1万亿和320亿: the first is of the other word
        let first = || dealt().first().is_some_and(|first| first.span == amount.span);
        let other = is_second_of_two(found, at.span) && first();
        best.is_some_and(|best| best.span == amount.span || found.language.is_chinese() && with(best))
            && !other
            && found.distance(at.span, amount.span) <= 60
            && !is_told_as_a_part(found, sentence, amount, at.span)
    })
}

/// "2.4 trillion parameters, of which 3% are activated": the percentage behind it is what is active.
fn is_told_as_a_part(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, active: Span) -> bool {
    let percent = |other: &Amount| {
        other.measure == Some(Measure::Percent) && other.span.start >= amount.span.end && other.span.end <= active.start
    };
    found.language == Language::English && found.amounts_in(sentence).iter().any(percent)
}

/// "activates only 40 billion": what is active stands behind the verb.
fn is_a_verb_of_activity(found: &Annotated<'_>, cue: Span) -> bool {
    matches!(cue.of(&found.folded), "activates" | "activate" | "activating")
}

/// "models of hundreds of billions of parameters": a class of models and none of them.
fn generic_models(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let after = first(found.text.get(amount.span.end..).unwrap_or(""), 36);
    // "With 9 billion parameters, it is one of the largest models"
    let after = after.split_once(", it ").map_or(after, |(own, _)| own);
    let before = last(found.head_as_written(sentence, amount.span.start), 30);
    let plural = after.contains("models")
        || before.trim_end().ends_with("models of")
        || before.contains("models with")
        || before.contains("models exceeding");
    let chinese = ["多个", "等", "级大模型", "动辄", "各类"].iter().any(|word| before.ends_with(word))
        || after.starts_with("级大模型的")
        || after.contains("级别大模型");
    let named = in_sentence(found, sentence, amount.span, &[Model])
        .is_some_and(|index| found.names.get(index).is_some_and(|name| found.distance(name.span, amount.span) <= 40));
    (plural || chinese) && !named
}
