//! Connections → requests, within bounds, until the server stops.

use std::{sync::Arc, time::Duration};

use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::{net::TcpListener, sync::Semaphore};
use tokio_util::sync::CancellationToken;
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer};

use super::site::{Site, router};

/// Connections that are open at once; more wait.
const CONNECTIONS: usize = 256;
/// So long a client may take over the head of a request: who sends nothing holds no connection.
const HEAD_WITHIN: Duration = Duration::from_secs(10);
/// So long a connection is open: who does not read holds it no longer, and who does opens another.
const LIFE: Duration = Duration::from_mins(2);
/// Bytes of a request's head.
const HEAD: usize = 64 << 10;
/// So long answers under way may take when the server stops.
const LAST: Duration = Duration::from_secs(5);
/// A moment after a connection could not be taken: too many files are open.
const REST: Duration = Duration::from_millis(200);

/// Serves until `stop`; answers that are under way then are given.
pub async fn serve(listener: TcpListener, site: Site, stop: CancellationToken) {
    let site = Arc::new(site);
    let desk = Arc::clone(&site.today);
    let following = tokio::spawn({
        let stop = stop.clone();
        async move { desk.keep_following(stop).await }
    });
    let router = router(site).layer(CompressionLayer::new()).layer(CatchPanicLayer::new());
    let (room, graceful) = (Arc::new(Semaphore::new(CONNECTIONS)), GracefulShutdown::new());
    while let Some(place) = place(&room, &stop).await {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = stop.cancelled() => break,
        };
        let Ok((stream, _)) = accepted else {
            tokio::time::sleep(REST).await;
            continue;
        };
        let _ = stream.set_nodelay(true);
        let mut protocol = http1::Builder::new();
        protocol.timer(TokioTimer::new()).header_read_timeout(HEAD_WITHIN).max_buf_size(HEAD);
        let service = TowerToHyperService::new(router.clone());
        let connection = graceful.watch(protocol.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            // a client that goes away, or does not read what it asked for, is no fault of ours
            let _ = tokio::time::timeout(LIFE, connection).await;
            drop(place);
        });
    }
    tokio::select! {
        () = graceful.shutdown() => {}
        () = tokio::time::sleep(LAST) => {}
    }
    following.abort();
}

/// Room for one more connection; nothing when the server stops.
async fn place(room: &Arc<Semaphore>, stop: &CancellationToken) -> Option<tokio::sync::OwnedSemaphorePermit> {
    tokio::select! {
        place = Arc::clone(room).acquire_owned() => place.ok(),
        () = stop.cancelled() => None,
    }
}
