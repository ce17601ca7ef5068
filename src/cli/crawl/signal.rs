//! Ctrl-C and SIGTERM → the end of a run in good order.

use tokio_util::sync::CancellationToken;

use super::super::failure::note;

/// The first signal ends the run: what is fetched is stored, the rest waits, hosts are given back. A second one ends
/// the program at once.
pub(super) fn stop_when_asked() -> CancellationToken {
    let stop = CancellationToken::new();
    let told = stop.clone();
    tokio::spawn(async move {
        if asked().await {
            note("stopping: what is fetched is stored; once more stops at once");
            told.cancel();
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
