//! Inputs of `inspect`: JSON objects, a line each, or the whole content of a file.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    ops::ControlFlow,
};

use serde_json::{Map, Value};

use super::super::input::{InputError, each_line};

/// One input.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) id: Value,
    /// File and line, for messages.
    pub(super) place: String,
    fields: Map<String, Value>,
    /// The content of a whole file, in its own charset.
    bytes: Vec<u8>,
}

impl Record {
    /// A member that is text.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.fields.get(name)?.as_str()
    }

    /// The bytes of a whole file, or the first of these members that is there.
    pub(super) fn body(&self, names: &[&str]) -> Option<&[u8]> {
        if !self.bytes.is_empty() {
            return Some(&self.bytes);
        }
        names.iter().find_map(|name| self.text(name)).map(str::as_bytes)
    }
}

/// Takes an input or why there is none; `false` says that nobody wants more.
type Take<'t> = &'t mut dyn FnMut(Result<Record, InputError>) -> bool;

/// Bytes that an input which is a whole file may have.
const LARGEST: u64 = 64 << 20;

/// Hands on the inputs of a file.
pub(super) fn each(file: &str, take: Take<'_>) -> ControlFlow<()> {
    let input: Box<dyn BufRead> = if file == "-" {
        Box::new(io::stdin().lock())
    } else {
        match File::open(file) {
            Ok(open) => Box::new(BufReader::new(open)),
            Err(error) => return give(take, Err(InputError::io(file, error))),
        }
    };
    read(file, input, take)
}

/// A `.json` file is one input, and not a line of many.
fn is_one_object(file: &str) -> bool {
    std::path::Path::new(file).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

fn give(take: Take<'_>, item: Result<Record, InputError>) -> ControlFlow<()> {
    if take(item) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
}

fn read(file: &str, mut input: Box<dyn BufRead>, take: Take<'_>) -> ControlFlow<()> {
    let head = match input.fill_buf() {
        Ok(head) => head.iter().find(|byte| !byte.is_ascii_whitespace()).copied(),
        Err(error) => return give(take, Err(InputError::io(file, error))),
    };
    match head {
        None => give(take, Err(InputError::Empty { name: file.to_owned() })),
        Some(b'{') if !is_one_object(file) => {
            each_line(file, input, &mut |line, text| give(take, text.and_then(|text| of_line(file, line, text))))
        }
        Some(_) => give(take, whole(file, input)),
    }
}

fn of_line(file: &str, line: usize, text: &[u8]) -> Result<Record, InputError> {
    match serde_json::from_slice(text) {
        Ok(Value::Object(fields)) => {
            let id = fields.get("id").cloned().unwrap_or_else(|| line.into());
            Ok(Record { id, place: format!("{file}, line {line}"), fields, bytes: Vec::new() })
        }
        Ok(_) => Err(InputError::Line { name: file.to_owned(), line, what: "is no JSON object".to_owned() }),
        Err(error) => Err(InputError::Line { name: file.to_owned(), line, what: format!("is no JSON: {error}") }),
    }
}

fn whole(file: &str, input: Box<dyn BufRead>) -> Result<Record, InputError> {
    let mut bytes = Vec::new();
    input.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| InputError::io(file, error))?;
    if u64::try_from(bytes.len()).is_ok_and(|size| size > LARGEST) {
        return Err(InputError::TooLarge { name: file.to_owned() });
    }
    let text = String::from_utf8_lossy(&bytes).trim_end().to_owned();
    Ok(Record {
        id: Value::String(file.to_owned()),
        place: file.to_owned(),
        fields: Map::from_iter([("text".to_owned(), Value::String(text))]),
        bytes,
    })
}
