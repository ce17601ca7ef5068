use super::*;

fn lexicon() -> &'static Lexicon {
    Lexicon::builtin().unwrap()
}

/// What is found, as `written=canonical`.
fn found(text: &str) -> Vec<String> {
    let lexicon = lexicon();
    let found = lexicon.find(text, Language::English);
    found.iter().map(|found| format!("{}={}", found.span.of(text), lexicon.entity(found.entity).name)).collect()
}

#[test]
fn every_compiled_in_file_is_in_order() {
    if let Err(error) = Lexicon::load(None) {
        panic!("{error}");
    }
}

#[test]
fn a_name_is_found_whole_or_not_at_all() {
    for (text, expected) in [
        ("昇腾910C芯片", vec!["昇腾910C=Ascend 910C"]),
        ("華為昇騰 910C", vec!["華為昇騰 910C=Ascend 910C"]),
        ("Ascend 910B and Ascend 910C", vec!["Ascend 910B=Ascend 910B", "Ascend 910C=Ascend 910C"]),
        ("Telechat2\u{2011}115B", vec!["Telechat2\u{2011}115B=TeleChat2-115B"]),
        ("H20 and H200s", vec!["H20=Nvidia H20", "H200=Nvidia H200"]),
        ("H2000 or XH20", vec![]),
        ("Kimi K2", vec!["Kimi K2=Kimi K2"]),
        ("Kimi K2 Thinking", vec!["Kimi K2 Thinking=Kimi K2 Thinking"]),
        ("GB200 NVL72 beside GB200", vec!["GB200 NVL72=Nvidia GB200 NVL72", "GB200=Nvidia GB200"]),
        ("give us a 100 billion", vec![]),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}
