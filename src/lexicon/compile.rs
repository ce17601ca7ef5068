//! Rows to the files that `builtin.rs` takes in. The build script alone has this module: what takes longest at a start
//! is done when the program is built.

use std::{fmt::Write as _, fs, io, path::Path};

use super::{
    link::{self, EntityRef, Links},
    names::Names,
    numbers::{Numbers, number},
    row::{File, Problem, Row, Rows},
    trie::Trie,
};

/// Reads the files of entities and writes all that is made of them into a folder; gives what is wrong with them.
pub(crate) fn compile(files: &[File<'_>], folder: &Path) -> io::Result<Vec<Problem>> {
    let Rows { given: rows, ignored, mut problems } = Rows::read(files);
    let odd = |row: &&Row| fields(row).iter().flatten().any(|text| text.contains(char::is_control));
    problems.extend(rows.iter().filter(odd).map(|row| row.problem(format!("`{}` has a control character", row.name))));
    let (index, links) = link::link(&rows, &mut problems);
    let finder = Names::of(&rows, &ignored).finder();
    fs::create_dir_all(folder)?;
    let write = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes);
    write_rows(&rows, &write)?;
    write("ignored.txt", ignored.join("\n").as_bytes())?;
    write("links.rs", links_as_code(&links).as_bytes())?;
    write_trie("index", &index.names, &write)?;
    write("index.entities", &index.entities.0)?;
    write_trie("names", &finder.trie, &write)?;
    write("names.uses", &finder.uses.0)?;
    write("names.starts", &finder.starts.0)?;
    write("names.joints", &finder.joints.0)?;
    write("names.written", finder.written.as_bytes())?;
    Ok(problems)
}

/// The rows one behind the other, the fields of each apart by tabs and the words of a list by [`super::row::BETWEEN`], and
/// where each starts.
fn write_rows(rows: &[Row], write: &impl Fn(&str, &[u8]) -> io::Result<()>) -> io::Result<()> {
    let mut text = String::new();
    let mut starts = vec![0];
    for row in rows {
        let fields = fields(row).map(|words| words.join(&super::row::BETWEEN.to_string()));
        text.push_str(&fields.join("\t"));
        starts.push(number(text.len()));
    }
    write("rows.txt", text.as_bytes())?;
    write("rows.starts", &Numbers::of(starts).0)
}

/// All that is known of a row, in the order in which `builtin.rs` reads it.
fn fields(row: &Row) -> [Vec<String>; 10] {
    let one = |word: &Option<String>| word.iter().cloned().collect();
    [
        vec![row.kind.to_owned()],
        vec![row.name.clone()],
        row.aliases.clone(),
        row.weak.clone(),
        row.with.clone(),
        one(&row.maker),
        one(&row.family),
        one(&row.country),
        vec![row.file.clone()],
        vec![row.line.to_string()],
    ]
}

fn write_trie(name: &str, trie: &Trie, write: &impl Fn(&str, &[u8]) -> io::Result<()>) -> io::Result<()> {
    write(&format!("{name}.nodes"), &trie.nodes.0)?;
    write(&format!("{name}.labels"), &trie.labels)?;
    write(&format!("{name}.tails"), &trie.tails)?;
    write(&format!("{name}.tables"), &trie.tables.0)?;
    write(&format!("{name}.heads"), &trie.heads)
}

fn links_as_code(links: &[Links]) -> String {
    let mut code = String::from("static LINKS: &[Links] = &[\n");
    for Links { maker, family, with, makes_chips, makes_models, has_variants } in links {
        let with: &[EntityRef] = with;
        let _ = writeln!(
            code,
            "Links {{ maker: {maker:?}, family: {family:?}, with: Cow::Borrowed(&{with:?}), \
             makes_chips: {makes_chips}, makes_models: {makes_models}, has_variants: {has_variants} }},"
        );
    }
    code.push_str("];\n");
    code
}
