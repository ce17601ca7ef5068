//! The program as a user runs it, with a data folder of its own.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use tempfile::TempDir;

/// A data folder and the program that works in it.
pub(crate) struct Program {
    folder: TempDir,
}

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Program {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A path in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file into the folder.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// The program with nothing of the user's own settings.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_homegrown"));
        self.own(&mut command);
        command
    }

    /// Takes the user's own settings from a command and gives it this folder.
    pub(crate) fn own(&self, command: &mut Command) {
        for name in
            ["HOMEGROWN_DATABASE_URL", "HOMEGROWN_CONFIG", "HOMEGROWN_LOG", "NO_COLOR", "CLICOLOR_FORCE", "RUST_LOG"]
        {
            command.env_remove(name);
        }
        command
            .env("HOMEGROWN_DATA", self.path("data"))
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("HOME", self.folder.path())
            .current_dir(self.folder.path());
    }

    pub(crate) fn run<'a>(&self, arguments: impl AsRef<[&'a str]>) -> Ran {
        self.fed(arguments, "")
    }

    /// Runs with something on standard input.
    pub(crate) fn fed<'a>(&self, arguments: impl AsRef<[&'a str]>, input: impl AsRef<[u8]>) -> Ran {
        let mut command = self.command();
        command.args(arguments.as_ref());
        self.finish(command, input)
    }

    pub(crate) fn finish(&self, mut command: Command, input: impl AsRef<[u8]>) -> Ran {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // a program that does not want its input closes the pipe, which is its right
        let _ = child.stdin.take().unwrap().write_all(input.as_ref());
        let output = child.wait_with_output().unwrap();
        let text =
            |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(self.folder.path().to_str().unwrap(), "[DIR]");
        Ran { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Ran {
    /// The output of a run that did its work.
    #[track_caller]
    pub(crate) fn done(self) -> String {
        assert_eq!(self.status, Some(0), "{}", self.err);
        self.out
    }

    #[track_caller]
    pub(crate) fn json(self) -> serde_json::Value {
        let text = self.done();
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
    }

    /// Exit status and standard error of a run that gave nothing.
    #[track_caller]
    pub(crate) fn refused(self) -> String {
        assert_eq!(self.out, "");
        format!("{}\n{}", self.status.unwrap_or(-1), self.err.trim_end())
    }
}

/// Whether the tests run as root, for whom no file is forbidden.
#[cfg(unix)]
pub(crate) fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

/// Four texts: a report, one in Chinese that bears it out, one that contradicts, and one on chips.
pub(crate) const DOCS: &str = r#"{"id":"wire","url":"https://wire.example/a","outlet":"Harbour Wire","published":"2024-09-30","text":"China Telecom trains model on home-made chips\n\nChina Telecom's TeleChat2-115B has 115 billion parameters. The model was trained entirely on domestic chips, the company said."}
{"id":"news","url":"https://news.example/b","outlet":"华东观察","published":"2024-10-08","text":"中国电信发布国产训练大模型\n\n中国电信表示，TeleChat2-115B拥有1150亿参数，全部使用国产芯片训练。华为昇腾910C芯片已经开始送样。"}
{"id":"spun","url":"https://spun.example/c","outlet":"TechPulse","published":"2024-10-02","text":"China's new model\n\nTeleChat2-115B has 100 billion parameters, TechPulse has learned."}
{"id":"chip","url":"https://chip.example/d","outlet":"Rack & Silicon","published":"2025-04-17","text":"Two chips\n\nThe Ascend 910B has 64 GB of memory. The Ascend 910C has 128 GB of memory and is made on a 7 nm process."}
"#;

/// A store with those texts in it.
pub(crate) fn filled() -> Program {
    let program = Program::new();
    program.fed(["ingest", "-", "--input", "jsonl"], DOCS).done();
    program
}

/// The objects of an answer.
#[track_caller]
pub(crate) fn list(ran: Ran) -> Vec<serde_json::Value> {
    ran.json().as_array().unwrap().clone()
}

/// The documents of a gold set, an object a line.
pub(crate) fn gold_lines(set: &str) -> String {
    let mut files: Vec<PathBuf> = std::fs::read_dir(gold(set)).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let line = |path: &PathBuf| {
        let json: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        let keys = ["id", "url", "outlet", "published", "text"];
        let kept = keys.iter().filter_map(|key| Some(((*key).to_owned(), json.get(*key)?.clone())));
        serde_json::Value::Object(kept.collect()).to_string() + "\n"
    };
    files.iter().map(line).collect()
}

/// The gold documents, as input.
pub(crate) fn gold(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold").join(name);
    path.to_str().unwrap().to_owned()
}
