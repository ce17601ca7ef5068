//! `man`: the help of every command → manual pages.

use std::{
    fs,
    io::{self, Write as _},
    path::PathBuf,
};

use anyhow::Context;
use clap::Args;
use clap_mangen::Man;

use super::failure::{Outcome, note};

const EXAMPLES: &str = "\
Examples:
  homegrown man | man -l -                           reads the manual page of the program
  homegrown man ~/.local/share/man/man1              a page for every command, where man(1) looks";

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
    note(&format!("{pages} pages in {}", folder.display()));
    Ok(Outcome::Done)
}

/// A page; the examples come at the end, where man(1) readers look for them.
fn page(command: clap::Command) -> io::Result<Vec<u8>> {
    let examples = command.get_before_long_help().map(ToString::to_string);
    let man = Man::new(command.before_long_help(""));
    let mut page = Vec::new();
    man.render(&mut page)?;
    if let Some(examples) = examples {
        let body = examples.trim_start_matches("Examples:").trim_matches('\n');
        let escaped = body.replace('\\', "\\\\").replace('-', "\\-").replace('\'', "\\(aq");
        writeln!(page, ".SH EXAMPLES\n.nf\n{escaped}\n.fi")?;
    }
    Ok(page)
}
