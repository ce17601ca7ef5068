//! Words are found in any language, wherever they stand; the index is a cache and may be thrown away.

use std::{path::Path, sync::Arc};

use homegrown::{
    lexicon::Lexicon,
    model::{Id, Language, Predicate, Quantity, Unit, Value},
    query,
    search::{Entry, EntryKind, Facts, Index, Said},
};

use crate::support::program::{Program, gold};

fn lexicon() -> Arc<Lexicon> {
    Arc::new(Lexicon::load(None).unwrap())
}

fn entry(id: &str, text: &str) -> Entry {
    let (id, text) = (Id::from_text(id), text.to_owned());
    Entry { id, kind: EntryKind::Document, title: String::new(), text, facts: Facts::default() }
}

fn index(folder: &Path, entries: &[Entry]) -> Index {
    let index = query::open_index(folder, "store", lexicon()).unwrap();
    let change = index.change().unwrap().unwrap();
    for entry in entries {
        change.put(entry).unwrap();
    }
    change.commit(1).unwrap();
    index
}

fn found(index: &Index, question: &str) -> Vec<String> {
    let (hits, only_some) = index.find(&index.ask(question).unwrap(), 10).unwrap();
    let mut ids: Vec<String> = hits.into_iter().map(|hit| hit.id.to_string()).collect();
    ids.sort();
    if only_some {
        ids.insert(0, "some".to_owned());
    }
    ids
}

#[test]
fn a_word_is_found_wherever_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let index = index(
        folder.path(),
        &[
            entry("d1", "中国电信用国产芯片完成了万亿参数大模型的训练，没有使用一块进口芯片。"),
            entry("d2", "華為昇騰910C芯片已開始送樣，供應商稱良率約四成。"),
            entry("d3", "The models were trained entirely on domestic chips; Huawei declined to comment."),
            entry("d4", "Ascend910C samples went out to server makers."),
        ],
    );
    // inside a clause, and two words that stand apart
    assert_eq!(found(&index, "国产训练"), ["d1"]);
    assert_eq!(found(&index, "大模型"), ["d1"]);
    // traditional and simplified, Latin letters beside Chinese ones
    assert_eq!(found(&index, "良率 送样"), ["d2"]);
    assert_eq!(found(&index, "910C芯片"), ["d2"]);
    // stems, phrases and what must not be there
    assert_eq!(found(&index, "training model"), ["d3"]);
    assert_eq!(found(&index, "\"domestic chips\""), ["d3"]);
    assert_eq!(found(&index, "芯片 -国产"), ["d2"]);
    // a name is found under all its aliases, and a maker by what it makes
    assert_eq!(found(&index, "华为 Huawei"), ["d2", "d3", "d4"]);
    assert_eq!(found(&index, "Ascend 910C"), ["d2", "d4"]);
    // not all of it
    assert_eq!(found(&index, "良率 zebra"), ["some", "d2"]);
}

#[test]
fn what_is_recognized_comes_before_what_is_only_written_and_each_comes_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut titled = entry("d1", "Its yields rose, people in the trade say.");
    titled.title = "Ascend 910C in the news".to_owned();
    let entries = [
        titled,
        entry("d2", "The Ascend 910C, the Ascend 910C and once more the Ascend 910C: yields of it rose."),
        entry("d3", "Yields of the Ascend 910C rose."),
        entry("d4", "The part is marked ascend 910 c on its lid; yields of it rose."),
    ];
    let index = index(folder.path(), &entries);
    let (hits, only_some) = index.find(&index.ask("Ascend 910C").unwrap(), 10).unwrap();
    let ids: Vec<&str> = hits.iter().map(|hit| hit.id.as_str()).collect();
    assert!(!only_some && hits.is_sorted_by(|a, b| a.score >= b.score), "{hits:?}");
    assert_eq!(ids, ["d1", "d2", "d3", "d4"]);
    // a title that is not in the text is found too, and a limit leaves out the last
    assert_eq!(found(&index, "Ascend 910C yields trade"), ["d1"]);
    let (few, _) = index.find(&index.ask("Ascend 910C").unwrap(), 2).unwrap();
    assert_eq!(few, hits[..2]);
}

#[test]
fn a_number_is_found_in_any_of_its_forms() {
    let folder = tempfile::tempdir().unwrap();
    let index = index(
        folder.path(),
        &[
            entry("d1", "该模型拥有1150亿参数。"),
            entry("d2", "The model has 115 billion parameters."),
            entry("d3", "The model has 100 billion parameters."),
            entry("d4", "A cluster of 20,000 cards."),
            entry("d5", "两万张卡的集群。"),
        ],
    );
    for question in ["1150亿", "115 billion", "115B", "115,000 million"] {
        assert_eq!(found(&index, question), ["d1", "d2"], "{question}");
    }
    assert_eq!(found(&index, "2万"), ["d4", "d5"]);
}

#[test]
fn fields_and_ranges_narrow_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let claim = |subject: &str, min: Option<f64>, max: Option<f64>| Said {
        subject: subject.to_owned(),
        predicate: Predicate::Parameters,
        value: Value::Quantity(Quantity::between(min, max, Unit::Parameters)),
    };
    let hardware =
        Said { subject: "Qwen3".into(), predicate: Predicate::TrainingHardware, value: Value::entity("Huawei Ascend") };
    let facts = |day: &str, language, said| Facts {
        day: Some(day.parse().unwrap()),
        languages: vec![language],
        outlet: Some("Harbour Wire".into()),
        said,
        ..Facts::default()
    };
    let big = claim("TeleChat2-115B", Some(1.15e11), Some(1.15e11));
    let entries = [
        Entry {
            title: "A big model".into(),
            facts: facts("2024-09-30", Language::English, vec![big]),
            ..entry("d1", "words")
        },
        Entry {
            facts: facts("2025-03-01", Language::SimplifiedChinese, vec![claim("x", Some(1e12), None), hardware]),
            ..entry("d2", "words of a model")
        },
    ];
    let index = index(folder.path(), &entries);
    for (question, ids) in [
        ("parameters:>1e11", vec!["d1", "d2"]),
        ("parameters:>1万亿", vec!["d2"]),
        ("parameters:1e11..2e11", vec!["d1"]),
        ("parameters:1150亿", vec!["d1"]),
        ("parameters:<=1.15e11", vec!["d1"]),
        ("training_hardware:昇腾", vec!["d2"]),
        ("predicate:training_hardware words", vec!["d2"]),
        ("title:model", vec!["d1"]),
        ("title:\"big model\"", vec!["d1"]),
        ("words -title:model", vec!["d2"]),
        ("lang:zh", vec!["d2"]),
        ("date:2024", vec!["d1"]),
        ("date:>=2024-10", vec!["d2"]),
        ("outlet:harbour date:..2024", vec![]),
        ("subject:TeleChat2", vec!["d1"]),
    ] {
        match index.ask(question) {
            Ok(_) => assert_eq!(found(&index, question), ids, "{question}"),
            Err(error) => assert!(ids.is_empty() && error.is_of_question(), "{question}: {error}"),
        }
    }
    for (question, said) in [
        ("paramters:>1e11", "did you mean parameters:?"),
        ("parameters:many", "expected a number"),
        ("date:soon", "expected a date"),
        ("lang:klingon", "expected a language"),
    ] {
        let error = index.ask(question).err().unwrap().to_string();
        assert!(error.contains(said), "{question}: {error}");
    }
}

#[test]
fn the_actors_own_word_and_the_recent_come_first() {
    let folder = tempfile::tempdir().unwrap();
    let of = |id: &str, day: &str, primary| Entry {
        facts: Facts { day: Some(day.parse().unwrap()), primary, ..Facts::default() },
        ..entry(id, "a new accelerator was shown")
    };
    let entries = [of("old", "2019-05-01", false), of("new", "2025-05-01", false), of("own", "2025-05-01", true)];
    let index = index(folder.path(), &entries);
    let (hits, _) = index.find(&index.ask("accelerator").unwrap(), 10).unwrap();
    assert_eq!(hits.iter().map(|hit| hit.id.as_str()).collect::<Vec<_>>(), ["own", "new", "old"]);
}

#[test]
fn an_entry_that_was_replaced_leaves_no_trace_in_the_scores() {
    let texts = |n: usize| format!("chips and more chips {}", "filler ".repeat(n % 7));
    let entries: Vec<Entry> = (0..40).map(|n| entry(&format!("d{n}"), &texts(n))).collect();
    let (once, twice) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let fresh = index(once.path(), &entries);
    let replaced = index(twice.path(), &entries);
    let change = replaced.change().unwrap().unwrap();
    entries.iter().step_by(3).for_each(|entry| change.put(entry).unwrap());
    change.commit(2).unwrap();
    let ask = |index: &Index| index.find(&index.ask("chips filler").unwrap(), 10).unwrap();
    assert_eq!(ask(&fresh), ask(&replaced));
}

#[test]
fn a_snippet_marks_what_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let index = index(folder.path(), &[entry("d1", "x")]);
    let marked = |question: &str, text: &str| {
        let snippet = index.snippet(&index.ask(question).unwrap(), text, None);
        let chars: Vec<char> = snippet.text.chars().collect();
        snippet.marks.iter().map(|(from, to)| chars[*from..*to].iter().collect::<String>()).collect::<Vec<_>>()
    };
    assert_eq!(marked("国产芯片", "  该模型全部使用國產芯片\n训练。"), ["國產芯片"]);
    assert_eq!(marked("train models", "The models were trained."), ["models", "trained"]);
    assert_eq!(marked("1150亿", "It has 115 billion parameters."), ["115 billion"]);
    assert_eq!(marked("Huawei", "华为说。"), ["华为"]);
    let long = format!("{} the end: chips", "words ".repeat(200));
    assert_eq!(marked("chips", &long), ["chips"]);
}

/// Documents and questions of `tests/fixtures/search`, tab-separated.
fn fixture(name: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/search").join(name);
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

#[test]
fn questions_with_known_answers_are_answered() {
    let folder = tempfile::tempdir().unwrap();
    let entries: Vec<Entry> = fixture("documents.tsv")
        .iter()
        .map(|row| Entry { title: row[1].clone(), ..entry(&row[0], &format!("{}\n\n{}", row[1], row[2])) })
        .collect();
    let index = index(folder.path(), &entries);
    let (mut recalled, mut asked, mut missed) = (0.0, 0.0, Vec::new());
    for row in fixture("queries.tsv") {
        let wanted: Vec<&str> = row[1].split_whitespace().collect();
        let (hits, _) = index.find(&index.ask(&row[0]).unwrap(), 10).unwrap();
        let right = wanted.iter().filter(|id| hits.iter().any(|hit| hit.id.as_str() == **id)).count();
        if right < wanted.len() {
            missed.push(format!("{}: {right} of {}", row[0], wanted.len()));
        }
        #[expect(clippy::cast_precision_loss, reason = "a handful")]
        let share = right as f64 / wanted.len() as f64;
        recalled += share;
        asked += 1.0;
    }
    assert!(asked >= 60.0, "{asked} questions");
    assert!(recalled / asked >= 0.95, "recall {:.3}; missed {missed:#?}", recalled / asked);
}

#[test]
fn a_question_without_a_word_is_refused_and_no_question_breaks_it() {
    let folder = tempfile::tempdir().unwrap();
    let index = index(folder.path(), &[entry("d1", "some text")]);
    assert!(index.ask("  ").is_err() && index.ask("…!?").is_err());
    for odd in
        ["\"", "-", "\"\"\"", "a AND (b OR", "field:x^2~", "[1 TO *]", "\u{0}x", "-x", "😀 text", &"长".repeat(5_000)]
    {
        if let Ok(asked) = index.ask(odd) {
            index.find(&asked, 5).unwrap();
        }
    }
}

#[test]
fn an_index_of_other_words_or_another_store_is_begun_anew() {
    let folder = tempfile::tempdir().unwrap();
    drop(index(folder.path(), &[entry("d1", "some text")]));
    assert_eq!(query::open_index(folder.path(), "store", lexicon()).unwrap().revision(), 1);
    assert_eq!(query::open_index(folder.path(), "another store", lexicon()).unwrap().revision(), 0);
}

#[test]
fn a_second_writer_finds_the_index_busy() {
    let folder = tempfile::tempdir().unwrap();
    let index = index(folder.path(), &[entry("d1", "some text")]);
    let other = query::open_index(folder.path(), "store", lexicon()).unwrap();
    let change = index.change().unwrap().unwrap();
    assert!(other.change().unwrap().is_none());
    assert_eq!(found(&other, "text"), ["d1"]);
    drop(change);
    assert!(other.change().unwrap().is_some());
}

#[test]
fn an_index_thrown_away_gives_the_same_answers_again() {
    let program = Program::new();
    program.run(["ingest", &gold("dev")]).done();
    let search = || program.run(["search", "国产芯片", "--format", "json"]).done();
    let before = search();
    assert!(before.contains("\"snippet\"") && before.contains("\"score\""), "{before}");
    std::fs::remove_dir_all(program.path("data/index")).unwrap();
    assert_eq!(search(), before);
    // a torn index is no worse than none
    for entry in std::fs::read_dir(program.path("data/index")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "json") {
            std::fs::write(path, "torn").unwrap();
        }
    }
    assert_eq!(search(), before);
}

#[test]
fn a_search_is_filtered_as_everything_else() {
    let program = Program::new();
    program.run(["ingest", &gold("dev")]).done();
    let search = |filters: &[&str]| {
        let arguments = [&["search", "Huawei", "--format", "json", "--limit", "1000"], filters].concat();
        program.run(&arguments).json().as_array().unwrap().clone()
    };
    let chinese = search(&["--lang", "zh"]);
    assert!(!chinese.is_empty() && chinese.len() < search(&[]).len());
    assert!(chinese.iter().filter(|found| found["kind"] == "document").all(|found| found["lang"] == "zh"));
    let late = search(&["--since", "2025-06"]);
    assert!(!late.is_empty());
    for found in late.iter().filter(|found| found["kind"] == "document") {
        assert!(found["published"].as_str().unwrap() >= "2025-06", "{found:#}");
    }
}
