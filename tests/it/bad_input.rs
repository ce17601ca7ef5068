//! Bad input: a message that says what, where and what to do; the right exit status; the rest goes on.

use std::{
    fs::{self, File},
    io::Write as _,
    process::Command,
};

use insta::assert_snapshot;

use crate::support::program::Program;

const GOOD: &str = "{\"id\":\"good\",\"text\":\"TeleChat2-115B has 115 billion parameters, China Telecom said.\"}\n";

#[test]
fn what_is_missing_empty_or_binary_is_told_and_the_rest_goes_on() {
    let program = Program::new();
    program.file("empty.txt", "");
    program.file("program.txt", b"\x7fELF\0\0\0\0");
    program.file("good.jsonl", GOOD);
    let ran = program.run(["extract", "empty.txt", "gone.txt", "program.txt", "good.jsonl"]);
    assert_eq!(ran.status, Some(1));
    assert!(ran.out.starts_with("{\"id\":\"good\"") && ran.out.lines().count() == 1, "{}", ran.out);
    assert_snapshot!(ran.err, @r"
    homegrown: empty.txt: is empty, there is nothing to read
    homegrown: gone.txt: no such file or folder
    homegrown: program.txt: is no text but a binary file; give .html, .txt, .pdf, .jsonl, .warc or a folder of them
    ");
}

#[test]
fn a_line_that_is_no_json_is_told_by_its_number_and_the_rest_goes_on() {
    let program = Program::new();
    let lines = format!("{GOOD}{{\"id\":\"torn\",\"te\n{}", GOOD.replace("good", "after"));
    program.file("torn.jsonl", lines);
    let ran = program.run(["ingest", "torn.jsonl", "--format", "json"]);
    assert_eq!(ran.status, Some(1));
    assert!(ran.err.starts_with("homegrown: torn.jsonl, line 2: is no JSON"), "{}", ran.err);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["new"], 2);
}

#[test]
fn text_that_is_not_utf8_is_read_by_its_own_charset() {
    let program = Program::new();
    let (bytes, _, _) =
        encoding_rs::GBK.encode("中国电信表示，TeleChat2-115B拥有1150亿参数，全部使用国产芯片训练完成。");
    program.file("gbk.txt", bytes);
    let row = program.run(["extract", "gbk.txt", "--format", "json"]).json();
    assert_eq!(row[0]["lang"], "zh");
    let latin = program.fed(["extract", "-", "--input", "jsonl"], b"{\"id\":\"a\",\"text\":\"\xff\"}\n");
    assert_eq!(latin.status, Some(1));
    assert!(latin.err.contains("stdin, line 1: is no JSON"), "{}", latin.err);
}

#[test]
fn fifty_mebibytes_on_one_line_are_no_trouble() {
    let program = Program::new();
    let mut file = File::create(program.path("long.jsonl")).unwrap();
    file.write_all(&vec![b'x'; 50 << 20]).unwrap();
    file.write_all(b"\n").unwrap();
    file.write_all(GOOD.as_bytes()).unwrap();
    let ran = program.run(["extract", "long.jsonl"]);
    assert_eq!((ran.status, ran.out.lines().count()), (Some(1), 1));
    assert!(ran.err.starts_with("homegrown: long.jsonl, line 1: is no JSON"), "{}", &ran.err[..200]);
}

#[test]
fn a_file_too_large_for_one_document_is_refused() {
    let program = Program::new();
    File::create(program.path("huge.txt")).unwrap().set_len(65 << 20).unwrap();
    let ran = program.run(["ingest", "huge.txt"]);
    assert_eq!(ran.status, Some(1));
    assert!(ran.err.contains("huge.txt: is larger than 64 MiB"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn a_named_pipe_is_refused_and_a_folder_that_holds_itself_is_read_once() {
    let program = Program::new();
    let made = Command::new("mkfifo").arg(program.path("pipe")).status().unwrap();
    assert!(made.success());
    assert_snapshot!(program.run(["extract", "pipe"]).refused(), @r"
    1
    homegrown: pipe: is a named pipe and no file; pipe its content in and give - in its place
    ");
    fs::create_dir(program.path("folder")).unwrap();
    std::os::unix::fs::symlink(program.path("folder"), program.path("folder/again")).unwrap();
    program.file("folder/good.jsonl", GOOD);
    assert_eq!(program.run(["extract", "folder"]).done().lines().count(), 1);
}

/// Runs as a user for whom permissions hold: root's own program is copied to where that user may run it.
#[cfg(unix)]
fn as_nobody(program: &Program, arguments: &[&str]) -> Option<Command> {
    use std::os::unix::{fs::PermissionsExt, process::CommandExt};
    if !crate::support::program::is_root() {
        let mut command = program.command();
        command.args(arguments);
        return Some(command);
    }
    let copy = program.path("homegrown");
    fs::copy(env!("CARGO_BIN_EXE_homegrown"), &copy).ok()?;
    fs::set_permissions(&copy, fs::Permissions::from_mode(0o755)).ok()?;
    fs::set_permissions(program.path("."), fs::Permissions::from_mode(0o777)).ok()?;
    let mut command = Command::new(copy);
    program.own(&mut command);
    command.args(arguments).uid(65_534).gid(65_534);
    Some(command)
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_or_written_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let program = Program::new();
    for (name, mode) in [("closed", 0o000), ("fixed", 0o555)] {
        fs::create_dir(program.path(name)).unwrap();
        fs::set_permissions(program.path(name), fs::Permissions::from_mode(mode)).unwrap();
    }
    program.file("good.jsonl", GOOD);
    let Some(command) = as_nobody(&program, &["extract", "closed", "good.jsonl"]) else { return };
    let ran = program.finish(command, "");
    assert_eq!((ran.status, ran.out.lines().count()), (Some(1), 1), "{}", ran.err);
    assert!(ran.err.starts_with("homegrown: closed: permission denied"), "{}", ran.err);
    let Some(command) = as_nobody(&program, &["--data", "fixed/data", "timeline"]) else { return };
    let ran = program.finish(command, "");
    assert_eq!(ran.status, Some(1));
    assert!(ran.err.contains("fixed") && ran.err.contains("--data"), "{}", ran.err);
    fs::set_permissions(program.path("closed"), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_data_folder_that_cannot_be_is_told() {
    let program = Program::new();
    program.file("file", "");
    let refused = program.run(["--data", "file/data", "timeline"]).refused();
    assert!(refused.starts_with("1\n") && refused.contains("file/data") && refused.contains("--data"), "{refused}");
}

#[test]
fn a_file_that_is_no_database_is_told() {
    let program = Program::new();
    fs::create_dir(program.path("data")).unwrap();
    program.file(
        "data/homegrown.db",
        "this is a text and no database, and long enough to be taken for a header of one".repeat(20),
    );
    let refused = program.run(["timeline"]).refused();
    assert!(refused.contains("is no database of this program"), "{refused}");
}

#[cfg(unix)]
#[test]
fn a_disk_that_fills_up_is_told_and_what_was_stored_stays() {
    let program = Program::new();
    program.fed(["ingest", "-"], GOOD).done();
    let many: String = (0..400)
        .map(|n| {
            format!(
                "{{\"id\":\"d{n}\",\"text\":\"TeleChat2-115B has 115 billion parameters, number {n}. {}\"}}\n",
                "word ".repeat(900)
            )
        })
        .collect();
    program.file("many.jsonl", many);
    let mut command = Command::new("sh");
    let script = "trap '' XFSZ; ulimit -f 1200; exec \"$0\" ingest many.jsonl";
    command.args(["-c", script, env!("CARGO_BIN_EXE_homegrown")]);
    program.own(&mut command);
    let ran = program.finish(command, "");
    assert_eq!(ran.status, Some(1), "{}", ran.err);
    assert!(ran.err.contains("space"), "{}", ran.err);
    let claims = program.run(["claims", "--format", "json"]).json();
    assert!(!claims.as_array().unwrap().is_empty());
}
