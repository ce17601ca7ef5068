//! What surrounds the questions: settings, completions, manual pages, schemas, and the first words.

use std::{path::Path, process::Command};

use crate::support::program::{Program, filled, list};

#[test]
fn settings_tell_where_they_come_from() {
    let program = Program::new();
    program.file("c.toml", "feeds = 'own'\n[crawl]\ncontact = 'me@example.com'\n");
    let shown = list(program.run(["--config", "c.toml", "config", "show", "--format", "json"]));
    let from = |setting: &str| shown.iter().find(|row| row["setting"] == setting).unwrap()["from"].clone();
    assert_eq!(from("config"), "flag");
    assert_eq!(from("data"), "HOMEGROWN_DATA");
    assert_eq!(from("feeds"), "c.toml");
    assert_eq!(from("crawl.contact"), "c.toml");
    assert_eq!(from("database"), "default");
    assert!(program.run(["config", "path"]).done().ends_with("config/homegrown/config.toml\n"));
}

#[test]
fn shells_complete_commands_and_names() {
    let program = Program::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(program.run(["completions", shell]).done().contains("homegrown"), "{shell}");
    }
    let completed = |words: &[&str]| {
        let mut command = program.command();
        let index = (words.len() - 1).to_string();
        command.env("COMPLETE", "bash").env("_CLAP_IFS", "\n").env("_CLAP_COMPLETE_INDEX", index);
        command.env("_CLAP_COMPLETE_COMP_TYPE", "9").arg("--").args(words);
        program.finish(command, "").done()
    };
    assert!(completed(&["homegrown", "time"]).contains("timeline"));
    assert!(completed(&["homegrown", "claims", "--predicate", "training_h"]).contains("training_hardware"));
    assert!(completed(&["homegrown", "entity", "昇腾910"]).contains("昇腾910C"));
    let source = list(program.run(["sources", "list", "--format", "json"]))[0]["id"].as_str().unwrap().to_owned();
    assert!(completed(&["homegrown", "claims", "--source", &source[..3]]).contains(&source));
}

/// What a real shell offers behind a command line; nothing where there is no such shell.
fn offered(program: &Program, shell: &str, script: &str) -> Option<String> {
    if Command::new(shell).arg("--version").output().is_err() {
        eprintln!("left out: there is no {shell} here");
        return None;
    }
    let here = Path::new(env!("CARGO_BIN_EXE_homegrown")).parent().unwrap();
    let path = format!("{}:{}", here.display(), std::env::var("PATH").unwrap_or_default());
    let mut command = Command::new(shell);
    command.args(["-c", script]);
    program.own(&mut command);
    command.env("PATH", path).env("LC_ALL", "C.UTF-8");
    Some(program.finish(command, "").done())
}

#[test]
fn bash_quotes_names_with_spaces() {
    let program = Program::new();
    let script = r#"
        source <(homegrown completions bash)
        offer() {
            COMP_LINE=$1 COMP_POINT=${#1} COMP_TYPE=9; shift
            COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
            $(complete -p homegrown | sed 's/.*-F \([^ ]*\).*/\1/') homegrown "${!#}" ''
            printf '%s|' "${COMPREPLY[@]}"; echo
        }
        offer 'homegrown tim' homegrown tim
        offer 'homegrown entity Ascend\ 910C' homegrown entity 'Ascend\ 910C'
        offer 'homegrown entity "Ascend 910C' homegrown entity '"Ascend 910C'
        offer 'homegrown claims --country T' homegrown claims --country T
    "#;
    let Some(out) = offered(&program, "bash", script) else { return };
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines[..3], ["timeline|", "Ascend\\ 910C|", "Ascend 910C|"], "{out}");
    assert!(lines[3].contains("TW|"), "{out}");
}

#[test]
fn fish_completes_what_stands_in_quotes() {
    let program = Program::new();
    let script = "homegrown completions fish | source; complete -C 'homegrown entity \"Ascend 910C'; complete -C 'homegrown tim'";
    let Some(out) = offered(&program, "fish", script) else { return };
    assert!(out.contains("Ascend 910C\t") && out.contains("timeline\t"), "{out}");
}

#[test]
fn every_command_has_its_manual_page() {
    let program = Program::new();
    let page = program.run(["man"]).done();
    for part in
        [".TH homegrown 1", ".SH SYNOPSIS\nhomegrown [OPTIONS] [COMMAND]", ".SH \"EXIT STATUS\"", ".SH EXAMPLES"]
    {
        assert!(page.contains(part), "{part} is not in\n{page}");
    }
    program.run(["man", "man1"]).done();
    for name in ["homegrown", "homegrown-claims", "homegrown-config-show"] {
        assert!(program.path(&format!("man1/{name}.1")).exists(), "{name}");
    }
}

#[test]
fn what_is_printed_fits_its_schema() {
    let program = filled();
    let shapes = program.run(["schema"]).done();
    for shape in shapes.lines().filter_map(|line| line.split(' ').next()) {
        let schema = program.run(["schema", shape]).json();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{shape}");
    }
    for (shape, arguments) in [
        ("claim", ["claims", "--format", "json"]),
        ("announcement", ["timeline", "--format", "json"]),
        ("conflict", ["conflicts", "--format", "json"]),
    ] {
        let schema = program.run(["schema", shape]).json();
        let object = list(program.run(arguments))[0].clone();
        let keys: Vec<&String> = object.as_object().unwrap().keys().collect();
        for key in &keys {
            assert!(schema["properties"].get(key.as_str()).is_some(), "{shape}: {key} is not in the schema");
        }
        for needed in schema["required"].as_array().unwrap() {
            assert!(keys.iter().any(|key| needed == key.as_str()), "{shape}: {needed} is not printed");
        }
    }
}

#[test]
fn who_types_the_name_alone_is_led_to_the_demo() {
    let program = Program::new();
    let welcome = program.run([]).refused();
    assert!(welcome.starts_with("2\nhomegrown tracks claims") && welcome.contains("homegrown demo"), "{welcome}");
    assert!(program.run(["--version"]).done().starts_with("homegrown 0."));
}
