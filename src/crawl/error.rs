//! Why an address was not fetched: each with the address and, where there is something to do, what.

use chrono::{DateTime, Utc};

/// What keeps a crawl from starting, or one address from being fetched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CrawlError {
    #[error("the HTTP client cannot be made: {0}")]
    Client(String),
    #[error("{url}: no http or https address")]
    NoAddress { url: String },
    #[error("{url}: {host} is no public address; --allow-private-network lifts this for tests and intranets")]
    Private { url: String, host: String },
    #[error("{url}: robots.txt of the site does not allow it")]
    Robots { url: String },
    #[error("{url}: robots.txt of the site cannot be read ({reason}), which stands for a ban until it can")]
    RobotsUnreachable { url: String, reason: String },
    #[error("{url}: leads to {to}, which is had already")]
    Aside { url: String, to: String, moved_to: Option<String> },
    #[error("{url}: more than {most} redirects")]
    TooManyRedirects { url: String, most: usize },
    #[error("{url}: redirects lead in a circle")]
    RedirectLoop { url: String },
    #[error("{url}: redirects to `{location}`, which is no http or https address")]
    BadRedirect { url: String, location: String },
    #[error("{url}: answered {status}")]
    Status { url: String, status: u16 },
    #[error("{url}: asked to be left alone until {}", until.format("%Y-%m-%d %H:%M:%S UTC"))]
    Busy { url: String, until: DateTime<Utc> },
    #[error("{url}: another program is asking this host; it is asked later")]
    Elsewhere { url: String },
    #[error("{url}: answered 304 (not modified) to a question that had no condition")]
    NotAsked { url: String },
    #[error("{url}: the body is larger than {most} bytes")]
    TooLarge { url: String, most: usize },
    #[error("{url}: the body comes more slowly than {least} bytes a second")]
    TooSlow { url: String, least: u64 },
    #[error("{url}: no answer within {seconds} s")]
    TimedOut { url: String, seconds: u64 },
    #[error("{url}: {reason}")]
    Connection { url: String, reason: String },
    #[error(
        "{url}: TLS needs the certificates of public authorities and this machine has none: install \
             `ca-certificates`, or set SSL_CERT_FILE"
    )]
    NoCertificates { url: String },
    #[error("{url}: {what}")]
    Unreadable { url: String, what: String },
}

impl CrawlError {
    /// Whether the host was not asked, and is to be left alone for a while.
    pub(super) fn leaves_alone(&self) -> bool {
        matches!(self, Self::Busy { .. } | Self::Elsewhere { .. })
    }

    /// Whether the same request may well succeed a little later.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Status { status, .. } => matches!(status, 408 | 425 | 429 | 500 | 502 | 503 | 504 | 520..=527),
            Self::Connection { .. }
            | Self::TimedOut { .. }
            | Self::TooSlow { .. }
            | Self::Busy { .. }
            | Self::Elsewhere { .. }
            | Self::NotAsked { .. }
            | Self::RobotsUnreachable { .. } => true,
            _ => false,
        }
    }

    /// The address is there no more.
    pub fn is_gone(&self) -> bool {
        matches!(self, Self::Status { status: 404 | 410, .. })
    }

    /// The site does not want us.
    pub fn is_refused(&self) -> bool {
        matches!(self, Self::Robots { .. } | Self::Status { status: 401 | 403 | 451, .. })
    }
}
