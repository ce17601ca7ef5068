//! The hash of the rules: it changes with what can change what is kept of a text, and with nothing else.

#[path = "../../src/build.rs"]
#[expect(dead_code, clippy::print_stdout, reason = "a build script talks to cargo by printing")]
mod script;

use tempfile::TempDir;

const TREE: [(&str, &str); 6] = [
    (
        "mod.rs",
        "//! Rules.\n#[cfg(test)]\nuse std::{\n    io,\n};\nmod a;\n#[cfg(test)]\nmod rows;\n\n#[cfg(test)]\nimpl A {\n    fn x() {}\n}\n\nfn own() {}\n\n\
         #[cfg(test)]\nmod tests {\n    fn one() {}\n}\n",
    ),
    ("a.rs", "/// Why.\nfn a() {}\n\n#[cfg(test)]\nmod tests;\n"),
    ("a/tests.rs", "fn of_a() {}\n"),
    ("a/rows.rs", "fn of_all() {}\n"),
    ("rows.rs", "fn row() {}\n"),
    ("words.toml", "# Words.\nwords = [\"chip\"]\n"),
];

fn hash(tree: &TempDir) -> String {
    script::hash_of(&[tree.path().to_str().unwrap()]).unwrap()
}

#[test]
fn the_hash_changes_with_what_can_change_what_is_kept_and_with_nothing_else() {
    let tree = TempDir::new().unwrap();
    let path = |name: &str| tree.path().join(name);
    std::fs::create_dir(path("a")).unwrap();
    for (name, text) in TREE {
        std::fs::write(path(name), text).unwrap();
    }
    let before = hash(&tree);
    let cases = [
        ("mod.rs", "fn own() {}", "fn own() { 1 }", true),
        ("mod.rs", "mod a;", "mod a;\nmod b;", true),
        ("mod.rs", "Rules.", "The rules.", false),
        ("mod.rs", "fn one() {}", "fn two() {}", false),
        ("mod.rs", "fn x() {}", "fn y() {}", false),
        ("a.rs", "fn a() {}", "fn a() { 1 }", true),
        ("a.rs", "Why.", "For what.", false),
        ("a/tests.rs", "of_a", "of_b", false),
        ("a/rows.rs", "of_all", "of_some", true),
        ("rows.rs", "row", "line", false),
        ("words.toml", "chip", "chips", true),
        ("words.toml", "# Words.", "# Some words.", false),
    ];
    for (name, from, to, is_another) in cases {
        let (_, text) = TREE.into_iter().find(|(known, _)| *known == name).unwrap();
        std::fs::write(path(name), text.replace(from, to)).unwrap();
        assert_eq!(hash(&tree) != before, is_another, "{name}: {from} → {to}");
        std::fs::write(path(name), text).unwrap();
    }
    for name in [".a.rs.swp", ".#a.rs", "a.rs~", "notes.md"] {
        std::fs::write(path(name), "what an editor leaves").unwrap();
    }
    assert_eq!(hash(&tree), before);
}

#[test]
fn all_that_decides_what_is_kept_of_a_text_is_of_its_rules() {
    for name in ["prepare", "edit", "origin", "about"] {
        let source = format!("src/pipeline/{name}.rs");
        assert!(script::RULES.contains(&source.as_str()), "{source}");
    }
}
