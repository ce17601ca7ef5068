//! `completions`: what a shell needs to complete commands, flags, and the names of sources and entities.

mod script;

use std::{
    ffi::OsStr,
    io::{self, Write as _},
};

use clap::{Args, ValueEnum};
use clap_complete::{
    CompletionCandidate,
    engine::{ArgValueCandidates, ArgValueCompleter},
    env::{CompleteEnv, Shells},
};

use super::{failure::Outcome, global::Global};
use crate::{
    crawl,
    lexicon::{Entity, Lexicon},
    model::{EntityKind, Language, Modality, Predicate, PromiseStatus},
};

const EXAMPLES: &str = "\
Examples:
  source <(homegrown completions bash)
      for this shell; put the line into ~/.bashrc for all
  homegrown completions zsh > ~/.zfunc/_homegrown
      zsh, with ~/.zfunc in fpath
  homegrown completions fish | source
      fish
  homegrown completions powershell | Out-String | Invoke-Expression";

/// Prints what a shell needs to complete commands, flags, names of sources and of entities
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES)]
pub(super) struct CompletionsArgs {
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
    Elvish,
}

impl Shell {
    fn name(self) -> &'static str {
        match self {
            Self::Bash => "bash",
            Self::Zsh => "zsh",
            Self::Fish => "fish",
            Self::Powershell => "powershell",
            Self::Elvish => "elvish",
        }
    }
}

/// The variable by which a shell's script asks the program for candidates.
const VARIABLE: &str = "COMPLETE";

pub(super) fn run(args: &CompletionsArgs) -> anyhow::Result<Outcome> {
    let shells = Shells::builtins();
    let shell = shells.completer(args.shell.name());
    let shell = shell.ok_or_else(|| anyhow::anyhow!("no completions are known for {}", args.shell.name()))?;
    let mut script = Vec::new();
    shell.write_registration(VARIABLE, "homegrown", "homegrown", "homegrown", &mut script)?;
    let script = script::quoting(args.shell.name(), &String::from_utf8_lossy(&script));
    io::stdout().lock().write_all(script.as_bytes())?;
    Ok(Outcome::Done)
}

/// Answers a shell that asks for candidates; false where none asks.
pub(super) fn answered() -> bool {
    if std::env::var_os(VARIABLE).is_none() {
        return false;
    }
    let here = std::env::current_dir().ok();
    let asked = CompleteEnv::with_factory(super::command_line).try_complete(std::env::args_os(), here.as_deref());
    // a shell that cannot be answered offers nothing: a message would land in the user's command line
    asked.unwrap_or(true)
}

/// All that claims can be about, by whatever name is being typed.
pub(super) fn names() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        of_entities(typed, |kind| !matches!(kind, EntityKind::Person | EntityKind::Outlet))
    })
}

pub(super) fn organizations() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| of_entities(typed, |kind| kind == EntityKind::Organization))
}

/// One name of each thing: the canonical one if it begins as what is typed, or else the first alias that does.
fn of_entities(typed: &OsStr, wanted: impl Fn(EntityKind) -> bool) -> Vec<CompletionCandidate> {
    let Ok(lexicon) = Lexicon::load(None) else { return Vec::new() };
    let typed = typed.to_string_lossy().to_lowercase();
    let entities = lexicon.entities().filter(|(_, entity)| entity.kind.is_some_and(&wanted));
    let named = entities.filter_map(|(_, entity)| {
        let mut all = std::iter::once(&entity.name).chain(&entity.aliases);
        let name = all.find(|name| name.to_lowercase().starts_with(&typed))?;
        let help = entity.kind.map(|kind| format!("{} {}", kind.as_str(), entity.name));
        Some(candidate(name).help(help.map(Into::into)))
    });
    named.collect()
}

/// Codes of the countries that are known.
pub(super) fn countries() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let Ok(lexicon) = Lexicon::load(None) else { return Vec::new() };
        let countries = lexicon.entities().filter(|(_, entity)| entity.kind == Some(EntityKind::Country));
        let coded = |(_, entity): (_, &Entity)| {
            Some(candidate(entity.country.as_deref()?).help(Some(entity.name.clone().into())))
        };
        countries.filter_map(coded).collect()
    })
}

pub(super) fn languages() -> ArgValueCandidates {
    ArgValueCandidates::new(|| Language::ALL.iter().map(|language| candidate(language.tag())).collect())
}

pub(super) fn statuses() -> ArgValueCandidates {
    ArgValueCandidates::new(|| PromiseStatus::ALL.iter().map(|status| candidate(status.as_str())).collect())
}

pub(super) fn predicates() -> ArgValueCandidates {
    ArgValueCandidates::new(|| Predicate::ALL.iter().map(|predicate| candidate(predicate.as_str())).collect())
}

pub(super) fn modalities() -> ArgValueCandidates {
    ArgValueCandidates::new(|| Modality::ALL.iter().map(|modality| candidate(modality.as_str())).collect())
}

/// The sources of the settings.
pub(super) fn sources() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let settings = Global::default().settings().ok();
        let sources = settings.and_then(|settings| super::net::sources(None, &settings).ok());
        let named = |source: &crawl::Source| candidate(&source.id).help(Some(source.title.clone().into()));
        sources.unwrap_or_default().iter().map(named).collect()
    })
}

fn candidate(word: &str) -> CompletionCandidate {
    CompletionCandidate::new(word)
}
