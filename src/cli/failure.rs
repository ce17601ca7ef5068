//! What went wrong → words on standard error and an exit status.

use std::{
    io::{self, ErrorKind, Write},
    process::ExitCode,
};

/// How a command ended that did not fail as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Done,
    /// Something was left out, and told.
    Partly,
    /// Nothing was asked for.
    Misused,
}

impl Outcome {
    /// Partly, if anything failed.
    pub(super) fn after(failures: usize) -> Self {
        if failures == 0 { Self::Done } else { Self::Partly }
    }
}

/// The command line asks for what there is not: exit status 2.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct Usage(pub(super) String);

/// Prints help, version or what clap has against the command line.
pub(super) fn usage(error: &clap::Error) -> ExitCode {
    // nobody is left to tell if even this cannot be printed
    let _ = error.print();
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// Tells the failure of a command. A reader who closed the pipe has what it wanted: that is success.
pub(super) fn tell(error: &anyhow::Error) -> ExitCode {
    if error.chain().any(is_closed_pipe) {
        return ExitCode::SUCCESS;
    }
    warn(&format!("{error:#}"));
    ExitCode::from(if error.is::<Usage>() { 2 } else { 1 })
}

fn is_closed_pipe(error: &(dyn std::error::Error + 'static)) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}

/// One line for the user on standard error.
pub(super) fn warn(message: &str) {
    let mut told = String::with_capacity(message.len());
    for (n, line) in message.lines().enumerate() {
        if n > 0 {
            told.push_str("\n  ");
        }
        told.push_str(&super::output::clean(line));
    }
    let _ = writeln!(anstream::stderr().lock(), "homegrown: {told}");
}

/// Several lines for someone who does not know the program, as they are.
pub(super) fn welcome(text: &str) {
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}

/// A word of progress or a hint on standard error, which `--quiet` leaves out.
pub(super) fn note(message: &str) {
    if tracing::enabled!(tracing::Level::WARN) {
        let _ = writeln!(anstream::stderr().lock(), "{}", super::output::clean(message));
    }
}
