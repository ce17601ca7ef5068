//! `man`: the help of every command → manual pages.

use std::{
    fs,
    io::{self, Write as _},
    path::PathBuf,
};

use anyhow::Context;
use clap::Args;
use clap_mangen::Man;

use super::{
    failure::{Outcome, note},
    paint::counted,
};

const EXAMPLES: &str = "\
Examples:
  homegrown man | man -l -
      reads the manual page of the program
  homegrown man ~/.local/share/man/man1
      a page for every command, where man(1) looks";

/// Writes manual pages
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES)]
pub(super) struct ManArgs {
    /// A folder for a page of every command [default: the program's own page, on standard output]
    #[arg(value_name = "DIR")]
    to: Option<PathBuf>,
}

pub(super) fn run(args: ManArgs) -> anyhow::Result<Outcome> {
    let mut command = super::command_line().disable_help_subcommand(true);
    command.build();
    let Some(folder) = args.to else {
        io::stdout().lock().write_all(&page(command)?)?;
        return Ok(Outcome::Done);
    };
    fs::create_dir_all(&folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let mut pages = 0;
    let mut open = vec![command];
    while let Some(command) = open.pop() {
        open.extend(command.get_subcommands().filter(|sub| !sub.is_hide_set()).cloned());
        let path = folder.join(Man::new(command.clone()).get_filename());
        fs::write(&path, page(command)?).with_context(|| format!("cannot write {}", path.display()))?;
        pages += 1;
    }
    note(&format!("{} in {}", counted(pages, "page"), folder.display()));
    Ok(Outcome::Done)
}

/// What the page of the program tells beside its commands.
const ELSEWHERE: &str = r#".SH "EXIT STATUS"
.TP
0
Done.
.TP
1
Something failed, and standard error says what; what was good among it is done.
.TP
2
The command line was wrong.
.SH ENVIRONMENT
.TP
HOMEGROWN_DATA, HOMEGROWN_DATABASE_URL, HOMEGROWN_CONFIG
As \-\-data, \-\-database and \-\-config; a flag wins.
.TP
HTTPS_PROXY, HTTP_PROXY, NO_PROXY, SSL_CERT_FILE
The way to the network.
.TP
NO_COLOR, CLICOLOR_FORCE
Colour never, or always.
.TP
HOMEGROWN_LOG
What is logged, in words such as homegrown=debug.
.SH FILES
.TP
config.toml
The settings; homegrown config path tells where.
.TP
feeds/*.toml, lexicon/*.toml
Own sources and own words, in the data folder.
"#;

/// A page; the examples come at the end, where man(1) readers look for them.
fn page(mut command: clap::Command) -> io::Result<Vec<u8>> {
    let examples = command.get_before_long_help().map(ToString::to_string);
    let usage = command.render_usage().to_string();
    let is_whole = command.get_bin_name().is_none_or(|name| !name.contains(' '));
    let has_commands = command.has_subcommands();
    let source = concat!("homegrown ", env!("CARGO_PKG_VERSION"));
    let man = Man::new(command.before_long_help("")).source(source).manual("homegrown");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    writeln!(page, ".SH SYNOPSIS\n{}", escaped(usage.trim_start_matches("Usage: ")))?;
    man.render_description_section(&mut page)?;
    if has_commands {
        man.render_subcommands_section(&mut page)?;
    }
    man.render_options_section(&mut page)?;
    if is_whole {
        page.write_all(ELSEWHERE.as_bytes())?;
    }
    if let Some(examples) = examples {
        let body = examples.trim_start_matches("Examples:").trim_matches('\n');
        writeln!(page, ".SH EXAMPLES\n.nf\n{}\n.fi", escaped(body))?;
    }
    Ok(page)
}

/// Text that roff takes as it stands.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\e").replace('-', "\\-").replace('\'', "\\(aq")
}
