//! What is served, and where its addresses lead.

use std::sync::{Arc, Mutex, PoisonError};

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, Uri, header},
    middleware::{self, Next},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use chrono::{DateTime, NaiveDate, Utc};
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

use super::{
    address::Asked,
    api,
    desk::{Days, Desk, Past},
    error::Refusal,
    feed,
    guard::{self, Guard},
    page,
    words::Tongue,
};
use crate::{
    crawl::Source,
    lexicon::Lexicon,
    model::{Filter, PartialDate, hex},
    query::{self, Question},
};

/// What a server serves.
pub struct Site {
    pub today: Arc<Desk>,
    pub lexicon: Arc<Lexicon>,
    /// The sources that are visited, or were told of.
    pub sources: Vec<Source>,
    /// Makes the stores of past days.
    pub past: Arc<dyn Past>,
    pub clock: fn() -> DateTime<Utc>,
    /// Under which names it answers, and where it is.
    pub guard: Guard,
    /// Past days that are open.
    days: Days,
    /// Requests that are answered at once; others wait their turn.
    turns: Semaphore,
}

/// Requests that are answered at once: the store has some readers, and each answer is in memory.
const AT_ONCE: usize = 16;

impl Site {
    pub fn new(
        today: Desk,
        lexicon: Arc<Lexicon>,
        sources: Vec<Source>,
        past: Arc<dyn Past>,
        clock: fn() -> DateTime<Utc>,
        guard: Guard,
    ) -> Self {
        let (days, turns) = (Days::default(), Semaphore::new(AT_ONCE));
        Self { today: Arc::new(today), lexicon, sources, past, clock, guard, days, turns }
    }

    /// The desk that a request is answered at: today's, or that of the day that it is asked as of.
    pub(super) async fn desk(&self, asked: &Asked) -> Result<Arc<Desk>, Refusal> {
        // what is known today is all that is stored
        let past = as_of(asked)?.filter(|day| *day < asked.today);
        let Some(day) = past else { return Ok(Arc::clone(&self.today)) };
        let revision = self.today.store.revision().await?;
        self.days.desk(&self.past, day, revision).await
    }

    /// The day as of which it is asked.
    pub(super) fn day(asked: &Asked) -> Result<NaiveDate, Refusal> {
        Ok(as_of(asked)?.map_or(asked.today, |day| day.min(asked.today)))
    }

    /// The filters of a request as they were given, and as the store takes them, for so many rows.
    pub(super) async fn filter(&self, desk: &Desk, asked: &Asked, reach: usize) -> Result<(Question, Filter), Refusal> {
        let question = asked.question(asked.today)?;
        let question = Question { limit: Some(reach), ..question };
        let filter = question.settle(&self.lexicon, &desk.store, &self.sources_of(&question)).await?;
        Ok((question, filter))
    }

    /// Why nothing passes the filters, in a sentence.
    pub(super) async fn why_empty(&self, desk: &Desk, question: &Question) -> Result<String, Refusal> {
        Ok(query::why_empty(&desk.store, &self.lexicon, question, &self.sources_of(question)).await?)
    }

    /// The ids that a question is checked against: none where it is of no source.
    fn sources_of(&self, question: &Question) -> Vec<String> {
        let ids = || self.sources.iter().map(|source| source.id.clone()).collect();
        question.source.as_ref().map(|_| ids()).unwrap_or_default()
    }
}

fn as_of(asked: &Asked) -> Result<Option<NaiveDate>, Refusal> {
    let Some(text) = asked.get("as_of") else { return Ok(None) };
    let date: PartialDate = text.parse().map_err(|error| Refusal::Wrong(format!("as_of: {error}")))?;
    if date.first_day() > asked.today {
        return Err(Refusal::Wrong(format!(
            "as_of={date}: nobody knows yet what will be known then; today is {}",
            asked.today
        )));
    }
    Ok(Some(date.last_day()))
}

/// A site that requests share.
pub(super) type Shared = State<Arc<Site>>;
/// What a handler gives.
pub(super) type Answer = Result<Response, Refusal>;

/// Where each address leads.
pub(super) fn router(site: Arc<Site>) -> Router {
    let pages = Router::new()
        .route("/", get(page::timeline))
        .route("/timeline", get(page::timeline))
        .route("/claims", get(page::claims))
        .route("/conflicts", get(page::conflicts))
        .route("/promises", get(page::promises))
        .route("/search", get(page::search))
        .route("/chart", get(page::chart))
        .route("/chart.svg", get(page::chart_svg))
        .route("/chart.csv", get(page::chart_csv))
        .route("/compare", get(page::compare))
        .route("/sources", get(page::sources))
        .route("/about", get(page::about))
        .route("/entity/{name}", get(page::entity))
        .route("/feed/{file}", get(feed::feed))
        .route("/api", get(api::index))
        .route("/api/openapi.json", get(api::openapi))
        .route("/api/timeline", get(api::timeline))
        .route("/api/claims", get(api::claims))
        .route("/api/conflicts", get(api::conflicts))
        .route("/api/promises", get(api::promises))
        .route("/api/search", get(api::search))
        .route("/api/entity/{name}", get(api::entity))
        .route("/api/compare", get(api::compare))
        .route("/api/show/{id}", get(api::show))
        .route("/{id}", get(page::show));
    pages
        .fallback(nowhere)
        .method_not_allowed_fallback(only_read)
        .layer(middleware::from_fn_with_state(Arc::clone(&site), answered))
        .route("/static/style.css", get(page::style))
        .route("/static/icon.svg", get(page::icon))
        .route("/favicon.ico", get(|| async { Redirect::permanent("/static/icon.svg") }))
        .route(
            "/robots.txt",
            get(|| async { "User-agent: *\nDisallow: /api/\nDisallow: /search\nDisallow: /*as_of=\n" }),
        )
        .route("/healthz", get(health))
        .layer(middleware::from_fn_with_state(Arc::clone(&site), guard::guarded))
        .with_state(site)
}

async fn nowhere(uri: Uri) -> Refusal {
    Refusal::Missing(format!("there is nothing at {}", uri.path()))
}

async fn only_read() -> Response {
    (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")], "this server only reads: GET and HEAD\n")
        .into_response()
}

/// Whether it answers: for a supervisor.
async fn health(State(site): Shared) -> Response {
    match site.today.store.revision().await {
        Ok(revision) => format!("ok: revision {revision}\n").into_response(),
        Err(error) => {
            tracing::error!(%error, "the store does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "not well: the store does not answer\n").into_response()
        }
    }
}

/// Reads what is asked, spares who has the answer already, and gives each request its turn and each refusal its form.
async fn answered(State(site): Shared, mut request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let asked = match Asked::read(request.uri(), request.headers(), site.guard.base(request.headers())) {
        Ok(asked) => asked.asked_of(&site.lexicon, (site.clock)().date_naive()),
        Err(refusal) => return refusal.answer(&path, &Asked::nothing(Tongue::of(request.headers()))),
    };
    if asked.has_empty && is_read(request.method()) {
        return Redirect::to(&asked.canonical()).into_response();
    }
    let tag = tag(&site, &asked, &path).await;
    if tag.as_deref().is_some_and(|tag| has(request.headers(), tag)) {
        return with_tag(StatusCode::NOT_MODIFIED.into_response(), tag);
    }
    request.extensions_mut().insert(asked.clone());
    let Ok(turn) = site.turns.acquire().await else { return StatusCode::SERVICE_UNAVAILABLE.into_response() };
    let mut response = next.run(request).await;
    drop(turn);
    match response.extensions_mut().remove::<Refused>().and_then(Refused::take) {
        Some(refusal) => refusal.answer(&path, &asked),
        None if response.status() == StatusCode::OK => with_tag(response, tag),
        None => response,
    }
}

fn is_read(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

/// A refusal on its way to where the form is known that it gets.
#[derive(Clone)]
struct Refused(Arc<Mutex<Option<Refusal>>>);

impl Refused {
    fn take(self) -> Option<Refusal> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
        response.extensions_mut().insert(Refused(Arc::new(Mutex::new(Some(self)))));
        response
    }
}

/// The visits of sources are no revision of the store, and the index comes after it.
const UNTAGGED: [&str; 4] = ["/sources", "/search", "/api/search", "/feed/search"];

/// What changes whenever the answer may: the store's revision, the day, the program, the address and the language. Nothing
/// where an answer has more in it than that.
async fn tag(site: &Site, asked: &Asked, path: &str) -> Option<String> {
    if UNTAGGED.iter().any(|untagged| path.starts_with(untagged)) {
        return None;
    }
    let revision = site.today.store.revision().await.ok()?;
    let state = format!(
        "{} {revision} {} {} {} {}",
        env!("HOMEGROWN_VERSION"),
        asked.today,
        asked.canonical(),
        asked.tongue.as_str(),
        asked.base
    );
    Some(format!("W/\"{}\"", hex(Sha256::digest(state.as_bytes()).iter().take(12))))
}

/// Whether the client has the answer with this tag (RFC 9110 § 13.1.2; weak comparison).
fn has(headers: &HeaderMap, tag: &str) -> bool {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    known.split(',').any(|known| known.trim().trim_start_matches("W/") == tag.trim_start_matches("W/"))
}

fn with_tag(mut response: Response, tag: Option<String>) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-cache"));
    headers.insert(header::VARY, header::HeaderValue::from_static("accept-language, accept-encoding, host"));
    if let Some(tag) = tag.and_then(|tag| tag.parse().ok()) {
        headers.insert(header::ETAG, tag);
    }
    response
}
