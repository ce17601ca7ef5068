//! Under which names the server answers, and what every answer tells a browser not to do.

use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use url::Url;

use super::{address::Asked, error::Refusal, site::Site, words::Tongue};

/// Under which names the server answers.
#[derive(Debug, Clone)]
pub struct Guard {
    /// Where others reach it, without a slash at the end.
    public: Option<Url>,
    /// Where it listens.
    bound: SocketAddr,
}

impl Guard {
    pub fn new(bound: SocketAddr, public: Option<Url>) -> Self {
        Self { public, bound }
    }

    /// Scheme, host and path under which a request reached it, for addresses that are carried elsewhere.
    pub(super) fn base(&self, headers: &HeaderMap) -> String {
        match (&self.public, host(headers)) {
            (Some(public), _) => public.as_str().trim_end_matches('/').to_owned(),
            (None, Some(host)) => format!("http://{host}"),
            (None, None) => format!("http://{}", self.bound),
        }
    }

    /// A page elsewhere could point its own name at this machine and read what is served here (DNS rebinding): a server for
    /// this machine alone, or with a public name, answers to its names only.
    fn admits(&self, headers: &HeaderMap) -> bool {
        // HTTP/1.0 needs no name; one that cannot be read, or is given twice, is no name of this server
        if !headers.contains_key(header::HOST) {
            return true;
        }
        let Some(host) = host(headers) else { return false };
        let name = without_port(host);
        let is_public = self.public.as_ref().and_then(Url::host_str).is_some_and(|own| own.eq_ignore_ascii_case(name));
        let is_open = self.public.is_none() && !self.bound.ip().is_loopback();
        is_public || is_open || is_literal(name) || name.eq_ignore_ascii_case("localhost")
    }
}

fn host(headers: &HeaderMap) -> Option<&str> {
    let mut hosts = headers.get_all(header::HOST).iter();
    let host = hosts.next()?.to_str().ok().filter(|_| hosts.next().is_none())?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']' | '_');
    (!host.is_empty() && host.chars().all(plain)).then_some(host)
}

fn without_port(host: &str) -> &str {
    match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or(rest),
        None => host.split(':').next().unwrap_or(host),
    }
}

/// An address of numbers is nobody's name.
fn is_literal(name: &str) -> bool {
    name.parse::<IpAddr>().is_ok()
}

/// Nothing runs, nothing comes from elsewhere, nothing is framed; forms lead back here.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; \
                      frame-ancestors 'none'";

const HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "interest-cohort=()"),
];

/// Turns away what is meant for other names, and puts the headers on every answer that has none of its own.
pub(super) async fn guarded(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let mut response = if site.guard.admits(request.headers()) {
        next.run(request).await
    } else {
        let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
        let why =
            format!("{host} is not served here; start the server with --public-url http://{host}/ if it should be");
        Refusal::Elsewhere(why).answer("/api/", &Asked::nothing(Tongue::English))
    };
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(host: &str) -> HeaderMap {
        HeaderMap::from_iter([(header::HOST, HeaderValue::from_str(host).unwrap())])
    }

    #[test]
    fn a_server_for_this_machine_answers_to_its_own_names() {
        let own = Guard::new("127.0.0.1:8787".parse().unwrap(), None);
        for host in ["localhost:8787", "127.0.0.1:8787", "[::1]:8787", "LOCALHOST"] {
            assert!(own.admits(&headers(host)), "{host}");
        }
        for host in
            ["rebound.example:8787", "localhost.evil.example", "a!b.evil.example", "a~b", "localhost,evil.example"]
        {
            assert!(!own.admits(&headers(host)), "{host}");
        }
        let named = Guard::new("127.0.0.1:8787".parse().unwrap(), Some("https://claims.example/".parse().unwrap()));
        assert!(named.admits(&headers("claims.example")) && !named.admits(&headers("other.example")));
        assert_eq!(named.base(&headers("claims.example")), "https://claims.example");
        let open = Guard::new("0.0.0.0:80".parse().unwrap(), None);
        assert!(open.admits(&headers("any.example")));
        assert_eq!(open.base(&headers("any.example")), "http://any.example");
        assert_eq!(open.base(&headers("a\"><b")), "http://0.0.0.0:80", "what is no name is not told again");
    }
}
