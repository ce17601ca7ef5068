//! The floors that `src/lib.rs` draws: a module imports from lower floors only, never sideways.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Module → floor, as the table in `src/lib.rs` gives it: the map is the rule.
fn floors() -> BTreeMap<String, u32> {
    let map = fs::read_to_string(source().join("lib.rs")).unwrap();
    let rows = map.lines().filter_map(|line| line.strip_prefix("//! | "));
    rows.filter_map(|row| {
        let mut cells = row.split(" | ");
        let floor: u32 = cells.next()?.trim().parse().ok()?;
        let module = cells.next()?.trim().trim_start_matches("[`").trim_end_matches("`]");
        Some((module.to_owned(), floor))
    })
    .collect()
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

/// The module that a file of `src/` belongs to: its folder, or its own name.
fn module_of(file: &Path) -> String {
    let inside = file.strip_prefix(source()).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

/// The modules that a source names after `crate::`, alone or in braces.
fn imports(text: &str) -> Vec<String> {
    let code: String =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).fold(String::new(), |mut code, line| {
            code.push_str(line);
            code.push('\n');
            code
        });
    let mut found = Vec::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(group) => found.extend(group_heads(group)),
            None => found.push(word(rest)),
        }
    }
    found
}

/// The first word of each item of `{a::b, c::{d, e}}`.
fn group_heads(group: &str) -> Vec<String> {
    let (mut depth, mut heads, mut at_start) = (0, Vec::new(), true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => at_start = true,
            c if at_start && depth == 0 && c.is_alphabetic() => {
                heads.push(word(&group[at..]));
                at_start = false;
            }
            _ => {}
        }
    }
    heads
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn every_module_has_its_floor_in_the_map() {
    let floors = floors();
    let text = fs::read_to_string(source().join("lib.rs")).unwrap();
    let modules: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert!(modules.len() > 10, "{modules:?}");
    for module in modules {
        assert!(floors.contains_key(module), "{module} has no row in the map of src/lib.rs");
    }
}

#[test]
fn no_module_imports_from_its_own_floor_or_above() {
    let floors = floors();
    let mut files = Vec::new();
    rust_files(&source(), &mut files);
    let mut wrong = Vec::new();
    for file in files {
        let module = module_of(&file);
        let Some(floor) = floors.get(&module) else { continue };
        for import in imports(&fs::read_to_string(&file).unwrap()) {
            let sideways = import != module && floors.get(&import).is_some_and(|other| other >= floor);
            if sideways {
                wrong.push(format!(
                    "{}: `crate::{import}` is on floor {} and {module} on {floor}",
                    file.display(),
                    floors[&import]
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn imports_are_read_in_all_their_forms() {
    let text = "use crate::model::Id;\nuse crate::{\n    text::{Span, fold},\n    lexicon::Lexicon,\n};\n// crate::cli\nlet x = crate::store::open();";
    assert_eq!(imports(text), ["model", "text", "lexicon", "store"]);
}
