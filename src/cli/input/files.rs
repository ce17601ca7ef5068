//! Paths → raw documents: files by their kind, folders in the order of their names.

use std::{
    collections::HashSet,
    fs,
    io::{self, BufRead, BufReader, Read},
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use super::{Body, InputError, Kind, Raw, decode, error::LARGEST, json, lines, warc};
use crate::article;

/// Bytes of a file by which it is told to be a PDF file.
const HEAD: usize = 1024;

/// Takes a document or an error; `false` says that nobody wants more.
pub(super) type Sink<'s> = &'s mut dyn FnMut(Result<Raw, InputError>) -> bool;

/// Hands an item on, and says whether to go on.
pub(super) fn hand(sink: Sink<'_>, item: Result<Raw, InputError>) -> ControlFlow<()> {
    if sink(item) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
}

/// Reads one input of the command line.
pub(super) fn read(input: &str, kind: Kind, sink: Sink<'_>) -> ControlFlow<()> {
    if input == "-" {
        return stream("stdin", kind, io::stdin().lock(), sink);
    }
    if input.starts_with("http://") || input.starts_with("https://") {
        let raw = Raw { name: input.to_owned(), url: Some(input.to_owned()), body: Body::Address, ..Raw::default() };
        return hand(sink, Ok(raw));
    }
    let path = Path::new(input);
    match fs::metadata(path) {
        Err(error) => hand(sink, Err(InputError::io(path, error))),
        Ok(found) if found.is_dir() => folder(path, kind, sink),
        Ok(found) if found.is_file() => file(path, kind, sink),
        // what the shell passes for <(…)
        Ok(_) if path.starts_with("/dev/fd") || path.starts_with("/proc/self/fd") => open(path, kind, sink),
        Ok(found) => {
            let what = odd(found.file_type());
            hand(sink, Err(InputError::NoFile { name: input.to_owned(), what }))
        }
    }
}

#[cfg(unix)]
fn odd(kind: fs::FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    match kind {
        kind if kind.is_fifo() => "named pipe",
        kind if kind.is_socket() => "socket",
        _ => "device",
    }
}

#[cfg(not(unix))]
fn odd(_: fs::FileType) -> &'static str {
    "device"
}

/// All documents of a folder and its folders. A link to a folder that was read already leads nowhere.
fn folder(path: &Path, kind: Kind, sink: Sink<'_>) -> ControlFlow<()> {
    let mut found = Vec::new();
    let mut failed = Vec::new();
    walk(path, &mut HashSet::new(), &mut found, &mut failed);
    if found.is_empty() && failed.is_empty() {
        failed.push(InputError::NoDocuments { name: path.display().to_string() });
    }
    for error in failed {
        hand(sink, Err(error))?;
    }
    for path in found {
        file(&path, kind, sink)?;
    }
    ControlFlow::Continue(())
}

fn walk(path: &Path, seen: &mut HashSet<PathBuf>, found: &mut Vec<PathBuf>, failed: &mut Vec<InputError>) {
    if !path.canonicalize().is_ok_and(|real| seen.insert(real)) {
        return;
    }
    let entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) => return failed.push(InputError::io(path, error)),
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        match fs::metadata(&path) {
            _ if hidden => {}
            Ok(inner) if inner.is_dir() => walk(&path, seen, found, failed),
            Ok(inner) if inner.is_file() && by_ending(&path).is_some() => found.push(path),
            // pictures, style sheets, named pipes: no documents
            Ok(_) => {}
            Err(error) => failed.push(InputError::io(&path, error)),
        }
    }
}

/// What the ending of a file's name says of its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Text,
    Html,
    Pdf,
    Json,
    Jsonl,
    Warc,
    PackedWarc,
}

fn by_ending(path: &Path) -> Option<Ending> {
    let name = path.file_name()?.to_str()?.to_ascii_lowercase();
    if name.ends_with(".warc.gz") {
        return Some(Ending::PackedWarc);
    }
    match name.rsplit_once('.')?.1 {
        "txt" | "text" | "md" | "markdown" => Some(Ending::Text),
        "html" | "htm" | "xhtml" => Some(Ending::Html),
        "pdf" => Some(Ending::Pdf),
        "json" => Some(Ending::Json),
        "jsonl" | "ndjson" => Some(Ending::Jsonl),
        "warc" => Some(Ending::Warc),
        _ => None,
    }
}

fn file(path: &Path, kind: Kind, sink: Sink<'_>) -> ControlFlow<()> {
    let kind = match (kind, by_ending(path)) {
        (Kind::Auto, Some(Ending::Text)) => Kind::Text,
        (Kind::Auto, Some(Ending::Html)) => Kind::Html,
        (Kind::Auto, Some(Ending::Jsonl)) => Kind::Jsonl,
        (Kind::Auto, Some(Ending::Json)) => return whole_json(path, sink),
        (Kind::Auto, Some(ending @ (Ending::Warc | Ending::PackedWarc))) => return archive(path, ending, sink),
        (kind, _) => kind,
    };
    open(path, kind, sink)
}

fn open(path: &Path, kind: Kind, sink: Sink<'_>) -> ControlFlow<()> {
    let file = match fs::File::open(path) {
        Ok(file) => file,
        Err(error) => return hand(sink, Err(InputError::io(path, error))),
    };
    stream(&path.display().to_string(), kind, BufReader::with_capacity(1 << 16, file), sink)
}

fn archive(path: &Path, ending: Ending, sink: Sink<'_>) -> ControlFlow<()> {
    match fs::File::open(path) {
        Ok(file) => {
            let packed = ending == Ending::PackedWarc;
            warc::read(&path.display().to_string(), BufReader::with_capacity(1 << 16, file), packed, sink)
        }
        Err(error) => hand(sink, Err(InputError::io(path, error))),
    }
}

fn whole_json(path: &Path, sink: Sink<'_>) -> ControlFlow<()> {
    let name = path.display().to_string();
    let bytes = match fs::File::open(path).map_err(|error| InputError::io(path, error)).and_then(|f| bounded(&name, f))
    {
        Ok(bytes) => bytes,
        Err(error) => return hand(sink, Err(error)),
    };
    match json::documents(&bytes, &stem(&name)) {
        Ok(raws) => raws.into_iter().try_for_each(|raw| hand(sink, Ok(raw))),
        Err(what) => hand(sink, Err(InputError::Content { name, what })),
    }
}

/// Reads one stream: lines one by one, anything else whole.
fn stream(name: &str, kind: Kind, mut input: impl BufRead, sink: Sink<'_>) -> ControlFlow<()> {
    let kind = match (kind, input.fill_buf()) {
        (_, Err(error)) => return hand(sink, Err(InputError::io(name, error))),
        (_, Ok([])) => return hand(sink, Err(InputError::Empty { name: name.to_owned() })),
        (Kind::Auto, Ok(head)) => by_head(head),
        (kind, Ok(_)) => kind,
    };
    if kind == Kind::Jsonl {
        return lines::read(name, input, sink);
    }
    let raw = bounded(name, input).and_then(|bytes| whole(name, kind, bytes));
    hand(sink, raw)
}

/// What the first bytes say of a content without a name.
fn by_head(head: &[u8]) -> Kind {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    match head.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'{') => Kind::Jsonl,
        Some(b'<') => Kind::Html,
        _ => Kind::Text,
    }
}

fn whole(name: &str, kind: Kind, bytes: Vec<u8>) -> Result<Raw, InputError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(InputError::Empty { name: name.to_owned() });
    }
    if article::is_pdf(bytes.get(..HEAD).unwrap_or(&bytes)) {
        let body = Body::Page { bytes, content_type: Some("application/pdf".to_owned()) };
        return Ok(Raw { name: stem(name), body, ..Raw::default() });
    }
    if decode::is_binary(&bytes) {
        return Err(InputError::Binary { name: name.to_owned() });
    }
    let body = match kind {
        Kind::Html => Body::Page { bytes, content_type: Some("text/html".to_owned()) },
        _ => Body::Text(decode::text(bytes)),
    };
    Ok(Raw { name: stem(name), body, ..Raw::default() })
}

/// Reads all, and no more than one document may have.
fn bounded(name: &str, input: impl Read) -> Result<Vec<u8>, InputError> {
    let mut bytes = Vec::new();
    input.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| InputError::io(name, error))?;
    if u64::try_from(bytes.len()).is_ok_and(|size| size > LARGEST) {
        return Err(InputError::TooLarge { name: name.to_owned() });
    }
    Ok(bytes)
}

/// The name of a file without folder and ending.
pub(super) fn stem(name: &str) -> String {
    Path::new(name).file_stem().map_or_else(|| name.to_owned(), |stem| stem.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(path: &Path, kind: Kind) -> Vec<Result<Raw, InputError>> {
        let mut items = Vec::new();
        let gone = read(path.to_str().unwrap(), kind, &mut |item| {
            items.push(item);
            true
        });
        assert!(gone.is_continue());
        items
    }

    #[test]
    fn a_folder_is_read_in_the_order_of_names_and_a_link_back_leads_nowhere() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("b");
        fs::create_dir(&inner).unwrap();
        fs::write(folder.path().join("c.txt"), "third").unwrap();
        fs::write(folder.path().join("a.html"), "<p>first").unwrap();
        fs::write(inner.join("x.txt"), "second").unwrap();
        fs::write(folder.path().join("picture.png"), [0_u8; 9]).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path(), inner.join("loop")).unwrap();
        let names: Vec<String> = all(folder.path(), Kind::Auto).into_iter().map(|raw| raw.unwrap().name).collect();
        assert_eq!(names, ["a", "x", "c"]);
    }

    #[test]
    fn text_keeps_its_offsets() {
        let file = tempfile::NamedTempFile::with_suffix(".txt").unwrap();
        fs::write(file.path(), "  昇腾\r\n\r\n910C ").unwrap();
        let raw = all(file.path(), Kind::Auto).pop().unwrap().unwrap();
        assert_eq!(raw.body, Body::Text("  昇腾\r\n\r\n910C ".to_owned()));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let file = tempfile::NamedTempFile::with_suffix(".txt").unwrap();
        assert!(matches!(all(file.path(), Kind::Auto).pop(), Some(Err(InputError::Empty { .. }))));
        fs::write(file.path(), b"\x7fELF\0\0\0").unwrap();
        assert!(matches!(all(file.path(), Kind::Auto).pop(), Some(Err(InputError::Binary { .. }))));
        let gone = file.path().with_extension("gone");
        assert!(matches!(all(&gone, Kind::Auto).pop(), Some(Err(InputError::Missing { .. }))));
    }
}
