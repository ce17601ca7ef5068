//! JSON Lines → raw documents, line by line: a line that is wrong is told with its number, and the rest goes on.

use std::{
    io::{BufRead, Read},
    ops::ControlFlow,
};

use super::{
    InputError,
    error::LARGEST,
    files::{Sink, hand, stem},
    json,
};

/// Reads a stream of any length; only one line of it is in memory.
pub(super) fn read(name: &str, input: impl BufRead, sink: Sink<'_>) -> ControlFlow<()> {
    each(name, input, &mut |line, text| {
        let wrong = |what: String| InputError::Line { name: name.to_owned(), line, what };
        let raw = text.and_then(|text| json::document(text, &format!("{}-{line}", stem(name))).map_err(wrong));
        hand(sink, raw)
    })
}

/// Takes a line by its number, or why there is none.
pub(super) type EachLine<'e> = &'e mut dyn FnMut(usize, Result<&[u8], InputError>) -> ControlFlow<()>;

/// Hands on every line that is not blank; one that is too long is left out and told.
pub(in crate::cli) fn each(name: &str, mut input: impl BufRead, take: EachLine<'_>) -> ControlFlow<()> {
    let mut bytes = Vec::new();
    for line in 1.. {
        bytes.clear();
        let read = match input.by_ref().take(LARGEST + 1).read_until(b'\n', &mut bytes) {
            Ok(read) => read,
            Err(error) => return take(line, Err(InputError::io(name, error))),
        };
        if read == 0 {
            break;
        }
        if u64::try_from(read).is_ok_and(|read| read > LARGEST) {
            let rest = skip_line(&mut input);
            let what = format!("is longer than {} MiB and left out", LARGEST >> 20);
            take(line, Err(InputError::Line { name: name.to_owned(), line, what }))?;
            if let Err(error) = rest {
                return take(line, Err(InputError::io(name, error)));
            }
            continue;
        }
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").filter(|_| line == 1).unwrap_or(&bytes);
        if !text.iter().all(u8::is_ascii_whitespace) {
            take(line, Ok(text))?;
        }
    }
    ControlFlow::Continue(())
}

fn skip_line(input: &mut impl BufRead) -> std::io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        let (length, ended) = match buffer.iter().position(|byte| *byte == b'\n') {
            Some(at) => (at + 1, true),
            None => (buffer.len(), false),
        };
        input.consume(length);
        if ended {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Body, Raw},
        *,
    };

    fn all(text: &[u8]) -> Vec<Result<Raw, String>> {
        let mut items = Vec::new();
        let _ = read("docs.jsonl", text, &mut |item| {
            items.push(item.map_err(|error| error.to_string()));
            true
        });
        items
    }

    #[test]
    fn a_wrong_line_is_told_by_its_number_and_the_rest_goes_on() {
        let items = all(
            "{\"id\":\"a\",\"text\":\"one\"}\n\nnot json\n{\"id\":\"b\"}\n{\"id\":7,\"text\":\"two\"}\n".as_bytes()
        );
        assert_eq!(items.len(), 4);
        assert_eq!(items[0].as_ref().unwrap().name, "a");
        assert!(items[1].as_ref().unwrap_err().starts_with("docs.jsonl, line 3: is no JSON"), "{:?}", items[1]);
        assert!(
            items[2].as_ref().unwrap_err().contains("line 4") && items[2].as_ref().unwrap_err().contains("\"text\"")
        );
        assert_eq!(items[3].as_ref().unwrap().name, "7");
    }

    #[test]
    fn a_line_that_is_no_utf8_is_told() {
        let items = all(b"{\"id\":\"a\",\"text\":\"\xff\"}\n{\"id\":\"b\",\"text\":\"x\"}\n");
        assert!(items[0].as_ref().unwrap_err().contains("line 1"));
        assert_eq!(items[1].as_ref().unwrap().body, Body::Text("x".into()));
    }
}
