use proptest::prelude::*;

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

fn reference(name: &str) -> EntityRef {
    lexicon().resolve(name).unwrap_or_else(|| panic!("{name} is not in the lexicon"))
}

fn from_text(text: &str) -> Result<Lexicon, LexiconError> {
    load::load(Rows::read(&[File { name: "own.toml".to_owned(), text }]), Rows::default(), String::new())
}

/// Every list of such a file has words, none of them is empty, and none stands there twice.
pub(super) fn lists_have_words_once(file: &str) {
    for (name, list) in file.parse::<toml::Table>().unwrap() {
        let words: Vec<String> = match list {
            toml::Value::Array(list) => list.into_iter().map(|word| word.as_str().unwrap().to_owned()).collect(),
            toml::Value::Table(table) => table.into_iter().map(|(word, _)| word).collect(),
            other => panic!("{name} is no list: {other}"),
        };
        assert!(!words.is_empty() && words.iter().all(|word| !word.is_empty()), "{name}");
        let mut seen = std::collections::BTreeSet::new();
        assert_eq!(words.iter().find(|word| !seen.insert(*word)), None, "twice in {name}");
    }
}

#[test]
fn firms_in_lists_of_words_have_the_names_of_the_lexicon() {
    let lexicon = Lexicon::builtin().unwrap();
    let named = super::english::english().machine_makers.iter().chain(&super::chinese::chinese().no_own_chips);
    for name in named {
        let known = lexicon.resolve(name).map(|entity| lexicon.entity(entity).name.clone());
        assert_eq!(known.as_ref(), Some(name));
    }
}

#[test]
fn the_kinds_of_the_files_are_those_of_the_contract() {
    assert_eq!(row::KINDS, EntityKind::ALL.map(EntityKind::as_str));
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
        (
            "Ascend 910, Ascend 910B and Ascend 910C",
            vec!["Ascend 910=Ascend 910", "Ascend 910B=Ascend 910B", "Ascend 910C=Ascend 910C"],
        ),
        ("the 910D of Huawei", vec!["910D=Ascend 910D", "Huawei=Huawei"]),
        ("昇腾910E", vec![]),
        ("Telechat2\u{2011}115B", vec!["Telechat2\u{2011}115B=TeleChat2-115B"]),
        ("TeleChat2 115B", vec!["TeleChat2 115B=TeleChat2-115B"]),
        ("H20 and H200s", vec!["H20=Nvidia H20", "H200=Nvidia H200"]),
        ("H800 clusters", vec!["H800=Nvidia H800"]),
        ("8xH100, 8×A100", vec!["H100=Nvidia H100", "A100=Nvidia A100"]),
        ("H2000 or XH20", vec![]),
        ("MI300 and MI300X and MI300A", vec!["MI300=AMD MI300", "MI300X=AMD MI300X", "MI300A=AMD MI300A"]),
        ("Qwen2.5 beside Qwen2.5-72B", vec!["Qwen2.5=Qwen2.5", "Qwen2.5-72B=Qwen2.5-72B"]),
        ("Qwen2.5-72B-Instruct", vec!["Qwen2.5-72B=Qwen2.5-72B"]),
        ("Qwen2.5-99B and Qwen 9", vec![]),
        ("Kimi K2 and Kimi K2 Thinking", vec!["Kimi K2=Kimi K2", "Kimi K2 Thinking=Kimi K2 Thinking"]),
        (
            "DeepSeek's DeepSeek-V3, DeepSeek-V3.1, DeepSeek V3.2-Exp",
            vec![
                "DeepSeek=DeepSeek",
                "DeepSeek-V3=DeepSeek-V3",
                "DeepSeek-V3.1=DeepSeek-V3.1",
                "DeepSeek V3.2-Exp=DeepSeek-V3.2-Exp",
            ],
        ),
        ("DeepSeek-V9 is no name yet", vec![]),
        ("DeepSeek-R1-Distill-Qwen-7B", vec!["DeepSeek-R1-Distill-Qwen-7B=DeepSeek-R1-Distill-Qwen-7B"]),
        ("GB200 NVL72 beside GB200", vec!["GB200 NVL72=Nvidia GB200 NVL72", "GB200=Nvidia GB200"]),
        ("Llama 3.1 8B or Llama 3.1 70B", vec!["Llama 3.1 8B=Llama 3.1 8B", "Llama 3.1 70B=Llama 3.1 70B"]),
        ("give us a 100 billion", vec![]),
        ("to scale AI, an oracle may ascend", vec![]),
        ("the commission of a rand, XAI in a palm, light on tech news", vec![]),
        ("Deep Seek and OPENAI", vec!["Deep Seek=DeepSeek", "OPENAI=OpenAI"]),
        ("The Netherlands and the Emirates", vec!["The Netherlands=Netherlands", "the Emirates=United Arab Emirates"]),
        ("中国移动互联网大会", vec![]),
        ("中国电信人工智能研究院", vec!["中国电信人工智能研究院=TeleAI"]),
        ("www.nvidia.com", vec![]),
        ("в Китае и России", vec!["Китае=China", "России=Russia"]),
        ("삼성전자의 HBM4", vec!["삼성전자=Samsung"]),
        ("インテルの", vec!["インテル=Intel"]),
        ("中国商务部称", vec!["中国商务部=Ministry of Commerce (China)"]),
        (
            "Forschungszentrum Juelich, Forschungszentrum Jülich",
            vec![
                "Forschungszentrum Juelich=Forschungszentrum Jülich",
                "Forschungszentrum Jülich=Forschungszentrum Jülich",
            ],
        ),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn a_weak_name_counts_only_in_company() {
    for (text, expected) in [
        ("R1 was better", vec![]),
        ("DeepSeek said R1 was better", vec!["DeepSeek=DeepSeek", "R1=DeepSeek-R1"]),
        ("DeepSeek-V3 and R1", vec!["DeepSeek-V3=DeepSeek-V3", "R1=DeepSeek-R1"]),
        ("the Skywork-R1 of DeepSeek", vec!["DeepSeek=DeepSeek"]),
        ("Hygon sold DCUs", vec!["Hygon=Hygon", "DCU=Hygon DCU"]),
        ("Spark is fast", vec![]),
        ("iFlytek trained Spark", vec!["iFlytek=iFlytek", "Spark=iFlytek Spark"]),
        ("现代科技", vec![]),
        ("Mr Park met Park Sunghyun", vec!["Park=Park Sunghyun", "Park Sunghyun=Park Sunghyun"]),
        ("Beijing objects", vec![]),
        ("China objects, Beijing said", vec!["China=China", "Beijing=China"]),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn the_maker_in_front_is_part_of_the_name() {
    for (text, expected) in [
        ("英伟达L40S", vec!["英伟达L40S=Nvidia L40S"]),
        ("Huawei CloudMatrix 384", vec!["Huawei CloudMatrix 384=CloudMatrix 384"]),
        ("Huawei's Ascend 910C", vec!["Huawei=Huawei", "Ascend 910C=Ascend 910C"]),
        ("Huawei, Ascend 910C", vec!["Huawei=Huawei", "Ascend 910C=Ascend 910C"]),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn any_name_in_any_spelling_leads_to_the_entity() {
    for (name, canonical) in [
        ("华为", "Huawei"),
        ("HUAWEI", "Huawei"),
        ("telechat2115b", "TeleChat2-115B"),
        ("國產晶片", "domestic chips"),
        ("ascend910c", "Ascend 910C"),
        ("nobody", "nobody"),
    ] {
        assert_eq!(lexicon().canonical(name), canonical, "{name}");
    }
}

#[test]
fn a_chip_is_within_its_family_its_maker_and_its_home() {
    for (inner, outer, expected) in [
        ("Ascend 910C", "Huawei Ascend", true),
        ("Ascend 910C", "Huawei", true),
        ("Ascend 950PR", "Huawei Ascend", true),
        ("Alibaba PPU", "Alibaba", true),
        ("Huawei Ascend", "Ascend 910C", false),
        ("Ascend 910C", "domestic chips", true),
        ("Huawei", "domestic chips", true),
        ("Furiosa RNGD", "domestic chips", true),
        ("Nvidia H100", "domestic chips", false),
        ("China Telecom", "domestic chips", false),
        ("Huawei", "Huawei", true),
    ] {
        assert_eq!(lexicon().is_within(reference(inner), reference(outer)), expected, "{inner} in {outer}");
    }
}

#[test]
fn a_thing_is_at_home_where_its_maker_is() {
    for (name, country) in
        [("Ascend 910C", Some("CN")), ("Nvidia H20", Some("US")), ("EXAONE 4.0 32B", Some("KR")), ("MMLU", None)]
    {
        assert_eq!(lexicon().country(reference(name)), country, "{name}");
    }
    assert!(lexicon().is_home_made(reference("MN-Core 2"), Some("JP")));
    assert!(!lexicon().is_home_made(reference("MN-Core 2"), Some("CN")));
}

#[test]
fn a_misspelt_name_finds_its_neighbours() {
    assert_eq!(lexicon().nearest("Huawai", &[EntityKind::Organization], 1), ["Huawei"]);
    assert_eq!(lexicon().nearest("Camricon", &[EntityKind::Organization], 1), ["Cambricon"]);
    assert!(lexicon().nearest("zzzzzzzzzzzz", &[], 3).is_empty());
}

#[test]
fn all_problems_are_told_at_once_with_their_lines() {
    let text = "\
chip = [
  { name = \"One\", aliases = [\"Uno\"], maker = \"Nobody\" },
  { name = \"Two\", aliases = [\"u n o\"], colour = \"red\" },
  { name = \"Three\", family = \"Four\", country = \"china\" },
  { name = \"Four\", family = \"Three\" },
  { aliases = [\"Five\"] },
]
fish = []
";
    let Err(LexiconError::Refused(problems)) = from_text(text) else { panic!("a bad lexicon was taken") };
    for (line, part) in [
        (2, "`Nobody`"),
        (3, "`colour`"),
        (3, "`u n o` of `Two` names `One` too (own.toml:2)"),
        (4, "`china`"),
        (4, "belongs to itself"),
        (5, "belongs to itself"),
        (6, "needs a `name`"),
        (8, "`fish`"),
    ] {
        assert!(problems.iter().any(|p| p.line == line && p.what.contains(part)), "{line} {part}: {problems:#?}");
    }
    assert_eq!(problems.len(), 8, "{problems:#?}");
}

#[test]
fn a_readers_own_file_adds_entities_and_names() {
    let folder = tempfile::tempdir().unwrap();
    let text = "chip = [{ name = \"Ascend 910C\", aliases = [\"Ascend nine-ten C\"] }, { name = \"Zork 9000\", maker = \"Huawei\" }]";
    std::fs::write(folder.path().join("mine.toml"), text).unwrap();
    let own = Lexicon::load(Some(folder.path())).unwrap();
    assert_eq!(own.canonical("ascend nine ten c"), "Ascend 910C");
    assert_eq!(own.country(own.resolve("Zork 9000").unwrap()), Some("CN"));
    assert_eq!(own.len(), lexicon().len() + 1);
    assert_ne!(own.version(), lexicon().version());
}

#[test]
fn a_file_that_is_no_toml_is_told_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("mine.toml"), "chip = [\n{ name = }\n]").unwrap();
    let error = Lexicon::load(Some(folder.path())).unwrap_err().to_string();
    assert!(error.contains("mine.toml:2"), "{error}");
}

/// Text made of names, pieces of names and what stands around them.
fn news() -> impl Strategy<Value = String> {
    let names: Vec<String> = lexicon()
        .entities()
        .flat_map(|(_, entity)| std::iter::once(&entity.name).chain(&entity.aliases).cloned().collect::<Vec<_>>())
        .collect();
    let name = proptest::sample::select(names);
    let filler = "[ a-zA-Z0-9,.'’()《》。，的和在与-]{0,6}|[華為昇騰é\u{308}ß\u{AD}Ａ１ 　]{0,4}";
    let piece = prop_oneof![name, filler.prop_map(String::from)];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_is_found_is_a_name_of_its_entity(text in news()) {
        let lexicon = lexicon();
        let mut end = 0;
        for found in lexicon.find(&text, Language::English) {
            prop_assert!(found.span.start >= end, "{text}");
            end = found.span.end;
            let written = text.get(found.span.start..found.span.end);
            prop_assert!(written.is_some(), "no character border in {text}");
            let written = fold::key(written.unwrap());
            let entity = lexicon.entity(found.entity);
            let mut names = std::iter::once(&entity.name).chain(&entity.aliases);
            let known = |name: &String| {
                std::iter::once(name.clone()).chain(inflect::russian_forms(name)).any(|form| written.ends_with(&fold::key(&form)))
            };
            prop_assert!(names.any(known), "{written} is no name of {}", entity.name);
        }
    }
}
