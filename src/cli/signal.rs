//! Ctrl-C and SIGTERM → the end of a run in good order.

use tokio_util::sync::CancellationToken;

use super::failure::note;

/// The first signal ends the run in good order, and is told so in these words; a second one ends the program at once.
pub(super) fn stop_when_asked(told: &'static str) -> CancellationToken {
    let stop = CancellationToken::new();
    let asked_to = stop.clone();
    tokio::spawn(async move {
        if asked().await {
            note(told);
            asked_to.cancel();
            if asked().await {
                std::process::exit(130);
            }
        }
    });
    stop
}

#[cfg(unix)]
async fn asked() -> bool {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return tokio::signal::ctrl_c().await.is_ok() };
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted.is_ok(),
        told = terminate.recv() => told.is_some(),
    }
}

#[cfg(not(unix))]
async fn asked() -> bool {
    tokio::signal::ctrl_c().await.is_ok()
}
