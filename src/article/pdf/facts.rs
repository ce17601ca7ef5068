//! What a file says of itself, and what its first page shows → its title and authors, as far as they are believed.

use hayro_syntax::{
    Pdf,
    object::{Dict, Stream},
};

use super::{bytes::decoded, paragraphs::Paragraph, runs::is_unspaced, unpack::unpacked};
use crate::article::{
    lines::Kind,
    site::{collapse, squeeze},
};

/// A title's size, in sizes of the text, and its rows.
const LARGER: f64 = 1.12;
const MOST_TITLE: usize = 300;

/// Paragraphs of the beginning among which the title is looked for.
const BEGINNING: usize = 16;

/// Title and authors that a file carries.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Told {
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
}

pub(super) fn told(pdf: &Pdf) -> Told {
    let metadata = pdf.metadata();
    let text = |bytes: &Option<Box<[u8]>>| {
        bytes.as_deref().map(decoded).map(|text| collapse(&text)).filter(|text| !text.is_empty())
    };
    let of_packet = || of_packet(pdf).unwrap_or_default();
    let title = text(&metadata.title).or_else(|| of_packet().title);
    Told { title, author: text(&metadata.author).or_else(|| of_packet().author) }
}

/// What the packet of XML in the file says.
fn of_packet(pdf: &Pdf) -> Option<Told> {
    let xref = pdf.xref();
    let root = xref.get::<Dict<'_>>(xref.root_id())?;
    let packet = unpacked(&root.get::<Stream<'_>>("Metadata")?)?;
    let packet = String::from_utf8_lossy(packet.get(..packet.len().min(1 << 20))?).into_owned();
    let of = |name: &str| {
        let (_, from) = packet.split_once(&format!("<{name}>"))?;
        let (content, _) = from.split_once(&format!("</{name}>"))?;
        let (_, item) = content.split_once("<rdf:li")?;
        let (_, item) = item.split_once('>')?;
        let text = item.split('<').next()?;
        let text = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
            .into_iter()
            .fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
        Some(collapse(&text)).filter(|text| !text.is_empty())
    };
    Some(Told { title: of("dc:title"), author: of("dc:creator") })
}

/// The title: the one that the file carries where its first page shows it or nothing larger than its text, else
/// the largest text of the first page.
pub(super) fn title(told: &Told, first: &[Paragraph], body: f64) -> Option<String> {
    let carried = told.title.as_deref().filter(|title| is_title(title));
    let shown =
        squeeze(&first.iter().take(BEGINNING).map(|paragraph| paragraph.line.text.as_str()).collect::<String>());
    let believed = carried.filter(|title| shown.contains(&squeeze(title)));
    believed.map(str::to_owned).or_else(|| largest(first, body)).or_else(|| carried.map(str::to_owned)).or_else(|| {
        let first = first.first().filter(|paragraph| paragraph.line.kind == Kind::Heading)?;
        Some(first.line.text.clone())
    })
}

/// The text in the largest letters: of a notice, what it is about and not whose it is.
fn largest(first: &[Paragraph], body: f64) -> Option<String> {
    let candidates: Vec<&Paragraph> = first
        .iter()
        .take(BEGINNING)
        .filter(|paragraph| {
            let text = &paragraph.line.text;
            let letters = text.chars().filter(|c| c.is_alphabetic()).count();
            paragraph.size > body * LARGER && letters >= 4 && text.chars().count() <= MOST_TITLE
        })
        .collect();
    let is_letterhead = |paragraph: &Paragraph| squeeze(&paragraph.line.text).ends_with("文件");
    let all_heads = candidates.iter().all(|paragraph| is_letterhead(paragraph));
    let own = candidates.into_iter().filter(|paragraph| all_heads || !is_letterhead(paragraph));
    // of texts of one size the first
    let best = own.reduce(|best, other| if other.size > best.size * 1.02 { other } else { best })?;
    Some(best.line.text.clone())
}

/// The authors that a file carries where its beginning shows them: most name who typed it.
pub(super) fn authors(told: &Told, first: &[Paragraph]) -> Vec<String> {
    let shown =
        squeeze(&first.iter().take(BEGINNING).map(|paragraph| paragraph.line.text.as_str()).collect::<String>());
    let names = told.author.as_deref().unwrap_or("").split([';', '；', '、']);
    let names = names.flat_map(named);
    names.filter(|name| name.chars().count() >= 2 && shown.contains(&squeeze(name))).take(10).collect()
}

/// The names between commas, but for one that is turned about: `Smith, John`.
fn named(names: &str) -> Vec<String> {
    let parts: Vec<&str> = names.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let is_chinese = |part: &&str| part.starts_with(is_unspaced);
    match parts.as_slice() {
        parts if parts.iter().all(is_chinese) => parts.iter().map(ToString::to_string).collect(),
        [family, given] if !family.contains(' ') && names.contains(' ') => vec![format!("{given} {family}")],
        parts if parts.iter().all(|part| part.contains(' ')) => parts.iter().map(ToString::to_string).collect(),
        _ => vec![names.trim().to_owned()],
    }
}

/// Whether a title is none that a program put there.
fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    let begins = [
        "microsoft word",
        "microsoft powerpoint",
        "powerpoint",
        "untitled",
        "无标题",
        "文档",
        "document",
        "slide ",
        "幻灯片",
    ];
    let ends = [
        ".doc", ".docx", ".pdf", ".tex", ".dvi", ".indd", ".wps", ".ppt", ".pptx", ".qxd", ".rtf", ".xls", ".xlsx",
        ".html", ".odt",
    ];
    let letters = title.chars().filter(|c| c.is_alphabetic()).count();
    let is_one_word = !title.contains(' ') && title.is_ascii();
    let is_program = begins.iter().any(|word| lower.starts_with(word)) && (lower.len() < 24 || lower.contains(" - "));
    !is_program
        && !ends.iter().any(|ending| lower.ends_with(ending))
        && letters >= 4
        && !is_one_word
        && title.chars().count() <= MOST_TITLE
        && !title.contains('\u{FFFD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_turned_about_is_one_name() {
        assert_eq!(named("Smith, John"), ["John Smith"]);
        assert_eq!(named("Lin Wei, Ana Lima"), ["Lin Wei", "Ana Lima"]);
        assert_eq!(named("林伟, 李娜"), ["林伟", "李娜"]);
        assert_eq!(named("Lin Wei"), ["Lin Wei"]);
    }

    #[test]
    fn what_a_program_put_there_is_no_title() {
        for title in [
            "Microsoft Word - notice.doc",
            "untitled",
            "report.pdf",
            "文档1",
            "template",
            "2025-06",
            "Slide 1",
            "PowerPoint Presentation",
        ] {
            assert!(!is_title(title), "{title}");
        }
        for title in [
            "Training at 4,096 Domestic Accelerators",
            "关于加快算力芯片应用的通知",
            "Document understanding at national scale",
        ] {
            assert!(is_title(title), "{title}");
        }
    }
}
