//! Words are found in any language, wherever they stand; the index is a cache and may be thrown away.

use std::{path::Path, sync::Arc};

use homegrown::{
    lexicon::Lexicon,
    model::Id,
    search::{Entry, EntryKind, Index},
};

use crate::support::program::{Program, gold};

fn lexicon() -> Arc<Lexicon> {
    Arc::new(Lexicon::load(None).unwrap())
}

fn entry(id: &str, text: &str) -> Entry {
    Entry { id: Id::from_text(id), kind: EntryKind::Document, title: String::new(), text: text.to_owned() }
}

fn index(folder: &Path, entries: &[Entry]) -> Index {
    let index = Index::open(folder, "store", lexicon()).unwrap();
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
    assert_eq!(Index::open(folder.path(), "store", lexicon()).unwrap().revision(), 1);
    assert_eq!(Index::open(folder.path(), "another store", lexicon()).unwrap().revision(), 0);
}

#[test]
fn a_second_writer_finds_the_index_busy() {
    let folder = tempfile::tempdir().unwrap();
    let index = index(folder.path(), &[entry("d1", "some text")]);
    let other = Index::open(folder.path(), "store", lexicon()).unwrap();
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
