//! The extractor over whole documents: every quote stands where its offsets say, the same text gives the same
//! mentions, and texts full of other numbers give none.

use std::{fs, path::PathBuf};

use homegrown::{
    extract,
    lexicon::Lexicon,
    model::{Document, Id, Language, Mention},
    text::language,
};
use proptest::prelude::*;

/// The texts of all gold documents, with their ids.
fn gold() -> Vec<(String, String)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let mut texts = Vec::new();
    for split in ["dev", "train", "train-2"] {
        let Ok(files) = fs::read_dir(root.join(split)) else { continue };
        for file in
            files.map(|file| file.unwrap().path()).filter(|path| path.extension().is_some_and(|end| end == "json"))
        {
            let json: serde_json::Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
            texts.push((json["id"].as_str().unwrap().to_owned(), json["text"].as_str().unwrap().to_owned()));
        }
    }
    texts.sort();
    assert!(texts.len() >= 48, "only {} gold documents", texts.len());
    texts
}

fn document(name: &str, text: &str) -> Document {
    Document {
        published: Some("2025-06-02".to_owned()),
        ..Document::new(Id::document(name), name, language::detect(text, None), text)
    }
}

fn mentions(text: &str) -> Vec<Mention> {
    extract::extract(&document("x", text), Lexicon::builtin().unwrap())
}

fn holds_its_quotes(text: &str, mentions: &[Mention]) -> Result<(), TestCaseError> {
    let scalars: Vec<char> = text.chars().collect();
    for mention in mentions {
        let evidence = &mention.evidence;
        let there: String = scalars.get(evidence.start..evidence.end).unwrap_or_default().iter().collect();
        prop_assert_eq!(&there, &evidence.quote, "{:?}", mention);
        prop_assert!(!evidence.quote.is_empty());
        prop_assert!(mention.predicate.takes(mention.subject.kind), "{:?}", mention);
    }
    Ok(())
}

#[test]
fn every_quote_of_the_gold_documents_stands_where_it_says() {
    let mut count = 0;
    for (id, text) in gold() {
        let found = mentions(&text);
        count += found.len();
        holds_its_quotes(&text, &found).unwrap_or_else(|error| panic!("{id}: {error}"));
    }
    assert!(count > 500, "only {count} mentions");
}

#[test]
fn the_same_text_gives_the_same_mentions_whatever_came_before() {
    let texts = gold();
    let forward: Vec<Vec<Mention>> = texts.iter().map(|(_, text)| mentions(text)).collect();
    let mut backward: Vec<Vec<Mention>> = texts.iter().rev().map(|(_, text)| mentions(text)).collect();
    backward.reverse();
    assert_eq!(forward, backward);
}

#[test]
fn the_same_text_gives_the_same_bytes_on_every_thread() {
    let texts = gold();
    let run =
        || -> Vec<String> { texts.iter().map(|(_, text)| serde_json::to_string(&mentions(text)).unwrap()).collect() };
    let alone = run();
    let together = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(run)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    for other in together {
        assert_eq!(alone, other);
    }
}

#[test]
fn texts_full_of_other_numbers_claim_nothing() {
    for (id, text) in gold().into_iter().filter(|(id, _)| id.starts_with("neg-")) {
        assert_eq!(mentions(&text), [], "{id}");
    }
}

#[test]
fn a_text_in_a_language_that_is_none_of_ours_does_no_harm() {
    let text = "Título\n\nO modelo tem 70 mil milhões de parâmetros. ما هو؟ 115B พารามิเตอร์";
    let found = mentions(text);
    holds_its_quotes(text, &found).unwrap();
    assert!(
        extract::extract(&Document { language: Language::Other, ..document("y", text) }, Lexicon::builtin().unwrap())
            .len()
            < 3
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn lines_of_all_languages_thrown_together_keep_their_offsets(places in prop::collection::vec((0_usize..500, 0_usize..60), 1..14)) {
        let texts = gold();
        let mut mixed = String::new();
        for (text, line) in places {
            let (_, body) = &texts[text % texts.len()];
            let lines: Vec<&str> = body.lines().collect();
            mixed.push_str(lines[line % lines.len()]);
            mixed.push('\n');
        }
        let found = mentions(&mixed);
        holds_its_quotes(&mixed, &found)?;
    }

    #[test]
    fn no_text_makes_it_panic(text in "([A-Za-z0-9 .,;:%$()“”、。，（）万亿千百十个张颗昇腾华为模型参数芯片训练集群GPU\n\t-]|\\PC){0,400}") {
        let found = mentions(&text);
        holds_its_quotes(&text, &found)?;
    }
}
