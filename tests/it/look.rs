//! How help, tables and JSON look: on a terminal, in a pipe, without colour.

use std::process::Command;

use insta::{assert_snapshot, with_settings};

use crate::support::program::{Program, Ran, filled};

/// Every command that has a help of its own.
fn commands(program: &Program, above: &[&str]) -> Vec<Vec<String>> {
    let help = program.run([above, &["--help"]].concat()).done();
    let Some((_, list)) = help.split_once("\nCommands:\n") else { return Vec::new() };
    let list = list.split_once("\n\n").map_or(list, |(list, _)| list);
    let mut found = Vec::new();
    for name in list.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next()) {
        if !name.is_empty() && name != "help" {
            let own = [above, &[name]].concat();
            found.push(own.iter().map(|word| (*word).to_owned()).collect());
            found.extend(commands(program, &own));
        }
    }
    found
}

#[test]
fn the_help_of_every_command_is_as_it_was() {
    let program = Program::new();
    assert_snapshot!("help", program.run(["--help"]).done());
    assert_snapshot!("help_short", program.run(["-h"]).done());
    let found = commands(&program, &[]);
    assert!(found.len() > 30, "{found:?}");
    for command in found {
        let words: Vec<&str> = command.iter().map(String::as_str).collect();
        let help = program.run([words.as_slice(), &["--help"]].concat()).done();
        with_settings!({ snapshot_suffix => command.join("-") }, {
            assert_snapshot!("help", help);
        });
        for line in help.lines() {
            assert!(line.chars().count() <= 100, "{command:?}: {line}");
        }
    }
}

#[test]
fn tables_and_json_are_as_they_were() {
    let program = filled();
    for command in ["timeline", "claims", "conflicts"] {
        with_settings!({ snapshot_suffix => command }, {
            assert_snapshot!("table", program.run([command]).done());
            assert_snapshot!("json", program.run([command, "--limit", "1", "--format", "json"]).done());
        });
    }
    let asked: [(&str, &[&str]); 8] = [
        ("search", &["search", "昇腾910C"]),
        ("entity", &["entity", "TeleChat2"]),
        ("show", &["show", "TeleChat2"]),
        ("compare", &["compare", "Ascend 910B", "Ascend 910C"]),
        ("watch", &["watch", "--org", "Huawei", "--all"]),
        ("digest", &["digest", "--since", "2024-09", "--until", "2024-12"]),
        ("digest-html", &["digest", "--since", "2024-09", "--until", "2024-12", "--format", "html"]),
        ("schema", &["schema"]),
    ];
    for (name, words) in asked {
        with_settings!({ snapshot_suffix => name }, {
            assert_snapshot!("table", program.run(words).done());
        });
    }
}

/// Runs on a terminal of so many columns; nothing where there is no `script` to make one.
fn on_terminal(program: &Program, columns: u16, words: &str, colour: bool) -> Option<String> {
    let line = format!("stty cols {columns} rows 40 && {} {words}", env!("CARGO_BIN_EXE_homegrown"));
    let mut command = Command::new("script");
    command.args(["-q", "-e", "-c", &line, "/dev/null"]);
    program.own(&mut command);
    command.env("TERM", "xterm-256color").env_remove("FORCE_HYPERLINK").env_remove("COLORTERM").env("SHELL", "/bin/sh");
    if !colour {
        command.env("NO_COLOR", "1");
    }
    if Command::new("script").arg("--version").output().is_err() {
        eprintln!("left out: there is no `script` here to make a terminal");
        return None;
    }
    let Ran { status, out, .. } = program.finish(command, "");
    assert_eq!(status, Some(0), "{out}");
    Some(out.replace('\r', ""))
}

/// Cells that a line takes on a terminal; East Asian characters take two.
fn cells(line: &str) -> usize {
    line.chars().map(|c| if matches!(u32::from(c), 0x1100..=0x115f | 0x2e80..=0xffdc) { 2 } else { 1 }).sum()
}

#[test]
fn whatever_is_asked_fits_a_narrow_terminal() {
    let program = filled();
    for columns in [40, 60, 100] {
        for words in
            ["timeline", "claims --limit 4", "conflicts", "search 昇腾910C", "compare 'Ascend 910B' 'Ascend 910C'"]
        {
            let Some(out) = on_terminal(&program, columns, words, false) else { return };
            assert!(!out.contains('\u{1b}'), "NO_COLOR: {out:?}");
            for line in out.lines() {
                assert!(cells(line) <= columns.into(), "{columns} columns, {words}: {line}");
            }
            let name = words.split(' ').next().unwrap();
            with_settings!({ snapshot_suffix => format!("{name}-{columns}") }, {
                assert_snapshot!("terminal", out);
            });
        }
    }
}

#[test]
fn quotes_of_a_fact_sheet_keep_their_indent_on_a_narrow_terminal() {
    let program = filled();
    let Some(out) = on_terminal(&program, 60, "entity TeleChat2", false) else { return };
    assert_snapshot!("terminal_entity", out);
    let wide = out.lines().filter(|line| cells(line) > 60).collect::<Vec<_>>();
    assert!(wide.iter().all(|line| line.contains("https://")), "only an address may be longer: {wide:?}");
}

#[test]
fn colour_is_for_terminals_that_want_it() {
    let program = filled();
    let Some(coloured) = on_terminal(&program, 100, "claims", true) else { return };
    assert!(coloured.contains("\u{1b}[1m"), "{coloured:?}");
    assert!(!program.run(["claims"]).done().contains('\u{1b}'), "not in a pipe");
    assert!(program.run(["claims", "--color", "always"]).done().contains("\u{1b}[1m"));
    let never = on_terminal(&program, 100, "claims --color never", true).unwrap();
    assert!(!never.contains('\u{1b}'), "{never:?}");
}

#[test]
fn ids_lead_to_the_quote_where_the_terminal_can() {
    let program = filled();
    let mut command = program.command();
    command.env("FORCE_HYPERLINK", "1").args(["claims", "--limit", "1"]);
    let linked = program.finish(command, "").done();
    assert!(linked.contains("\u{1b}]8;;https://") && linked.contains("#:~:text="), "{linked:?}");
    assert!(!program.run(["claims"]).done().contains('\u{1b}'));
}

#[test]
fn a_table_ends_quietly_when_its_reader_does() {
    let program = filled();
    for format in ["table", "json", "jsonl", "csv", "markdown"] {
        let mut command = Command::new("sh");
        let line = "{ \"$0\" claims --format \"$1\"; echo \"status $?\" >&2; } | head -n 1";
        command.args(["-c", line, env!("CARGO_BIN_EXE_homegrown"), format]);
        program.own(&mut command);
        let ran = program.finish(command, "");
        assert!(ran.err == "status 0\n" && ran.out.lines().count() == 1, "{format}: {ran:?}");
    }
}
