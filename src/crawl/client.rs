//! The one HTTP client of the crawler: who we are, whom we may ask, and how long and how much we take.

use std::{collections::HashSet, env, sync::Arc, time::Duration};

use reqwest::{header, redirect};
use tokio::sync::Semaphore;

use super::{
    CrawlError,
    budget::{Budget, DESKS, Desk},
    host::{Gate, HostState, Hosts, Left, Now},
    public::{Lookup, Resolver, look_up},
};

/// What a site can name in its robots.txt.
pub const PRODUCT: &str = "homegrown";

/// How the client behaves. The defaults are those of a polite visitor of the public internet.
#[derive(Debug, Clone)]
pub struct ClientOptions {
    /// Lets requests reach addresses that are not public: for tests and intranets.
    pub allow_private_network: bool,
    /// Names that requests may reach whatever their addresses are.
    pub trusted_hosts: Vec<String>,
    /// Where the operator can be reached, in the `User-Agent`: an address or a mailbox.
    pub contact: Option<String>,
    /// Replaces the whole `User-Agent`.
    pub user_agent: Option<String>,
    /// Whether `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` are honoured.
    pub proxies: bool,
    /// Least time between two requests to a host.
    pub gap: Duration,
    /// A `Crawl-delay` above this is cut to it, with a word in the log.
    pub most_gap: Duration,
    /// Requests under way to all hosts together; to one host it is always one. Many, for one that drips holds its place.
    pub at_once: usize,
    pub most_redirects: usize,
    /// Largest body, after content decoding.
    pub most_bytes: usize,
    pub connect_timeout: Duration,
    /// Until the answer's headers are there.
    pub header_timeout: Duration,
    /// Until the whole body is there.
    pub body_timeout: Duration,
    /// Least bytes a second of a body, once [`Self::grace`] is over.
    pub least_speed: u64,
    pub grace: Duration,
    /// Requests for one address in all, the first included, while the failures are transient.
    pub tries: u32,
    /// Pause before the second try; it doubles with every further one.
    pub pause: Duration,
    /// A `Retry-After` up to this is waited for, a longer one ends the visit.
    pub most_pause: Duration,
    /// What the jitter of the pauses is made from, so that a run can be repeated.
    pub seed: u64,
}

impl ClientOptions {
    /// A host is waited for so long at most by what another program left behind: a gap, or a short wish.
    pub(super) fn most_rest(&self) -> Duration {
        self.most_gap.max(self.most_pause)
    }
}

impl Default for ClientOptions {
    fn default() -> Self {
        Self {
            allow_private_network: false,
            trusted_hosts: Vec::new(),
            contact: None,
            user_agent: None,
            proxies: true,
            gap: Duration::from_secs(1),
            most_gap: Duration::from_secs(30),
            at_once: 128,
            most_redirects: 5,
            most_bytes: 10 * 1024 * 1024,
            connect_timeout: Duration::from_secs(15),
            header_timeout: Duration::from_secs(30),
            body_timeout: Duration::from_mins(2),
            least_speed: 512,
            grace: Duration::from_secs(10),
            tries: 3,
            pause: Duration::from_secs(2),
            most_pause: Duration::from_mins(1),
            seed: 0,
        }
    }
}

impl ClientOptions {
    /// `homegrown/0.1.0 (+https://example.org/contact)`.
    pub fn agent(&self) -> String {
        let version = env!("CARGO_PKG_VERSION");
        match (&self.user_agent, &self.contact) {
            (Some(agent), _) => agent.clone(),
            (None, Some(contact)) => format!("{PRODUCT}/{version} (+{contact})"),
            (None, None) => format!("{PRODUCT}/{version} (news tracker, run by hand; robots.txt: {PRODUCT})"),
        }
    }
}

/// The client. Cheap to clone: all clones share connections, politeness and robots.txt.
#[derive(Clone)]
pub struct Client {
    pub(super) http: reqwest::Client,
    pub(super) options: Arc<ClientOptions>,
    pub(super) hosts: Arc<Hosts>,
    pub(super) at_once: Arc<Semaphore>,
    pub(super) budget: Arc<Budget>,
    /// Whom to ask before a host is asked, where other programs may be asking it.
    pub(super) gate: Option<Arc<dyn Gate>>,
    /// Whether a proxy resolves names in our place.
    pub(super) proxied: bool,
    /// Whether TLS has certificates to check against.
    pub(super) certified: bool,
}

impl Client {
    pub fn new(options: ClientOptions) -> Result<Self, CrawlError> {
        Self::with(options, look_up)
    }

    /// With another way to ask for the addresses of a name.
    fn with(options: ClientOptions, lookup: Lookup) -> Result<Self, CrawlError> {
        // Fails where another client of the process was first, which serves as well.
        rustls::crypto::ring::default_provider().install_default().ok();
        let told = |error: &reqwest::Error| CrawlError::Client(super::fetch::causes(error));
        let (http, certified) = match builder(&options, lookup)?.build() {
            Ok(http) => (http, true),
            // A machine without certificates can still crawl what needs none, such as the sample site.
            Err(_) => (builder(&options, lookup)?.tls_certs_only([]).build().map_err(|error| told(&error))?, false),
        };
        let at_once = Arc::new(Semaphore::new(options.at_once.max(1)));
        let proxied = options.proxies && !proxy_hosts().is_empty();
        Ok(Self {
            proxied,
            http,
            options: Arc::new(options),
            hosts: Arc::default(),
            budget: Arc::default(),
            gate: None,
            at_once,
            certified,
        })
    }

    /// The same client, that asks no host which another program is asking.
    #[must_use]
    pub fn guarded(&self, gate: Arc<dyn Gate>) -> Self {
        Self { gate: Some(gate), ..self.clone() }
    }

    /// Takes a host whose sources are visited now, with what its last visitor left behind.
    pub async fn hold(&self, host: &str, state: &HostState, now: Now<'_>) {
        self.hosts.hold(host, state, now, self.options.most_rest()).await;
    }

    /// Gives a host back, with what its next visitor is to know.
    pub async fn leave(&self, host: &str, now: Now<'_>) -> Left {
        self.hosts.leave(host, now).await
    }

    pub fn options(&self) -> &ClientOptions {
        &self.options
    }

    /// Waits for a place to parse so many bytes at: as many as there are processors, one of them for large ones.
    pub async fn desk(&self, bytes: usize) -> Desk {
        DESKS.take(bytes).await
    }
}

fn builder(options: &ClientOptions, lookup: Lookup) -> Result<reqwest::ClientBuilder, CrawlError> {
    let agent = header::HeaderValue::from_str(&options.agent())
        .map_err(|_| CrawlError::Client("the contact holds characters that no HTTP header can".into()))?;
    let mut trusted = if options.proxies { proxy_hosts() } else { HashSet::new() };
    trusted.extend(options.trusted_hosts.iter().map(|host| host.to_ascii_lowercase()));
    let resolver = Resolver { allow_private: options.allow_private_network, trusted, lookup };
    let builder = reqwest::Client::builder()
        .user_agent(agent)
        .redirect(redirect::Policy::none())
        .referer(false)
        .retry(reqwest::retry::never())
        .connect_timeout(options.connect_timeout)
        .pool_max_idle_per_host(1)
        .pool_idle_timeout(Duration::from_mins(1))
        // Their windows take up to 128 MiB for each body that asks for it; gzip takes 32 KiB.
        .brotli(false)
        .zstd(false)
        .dns_resolver(Arc::new(resolver));
    Ok(if options.proxies { builder } else { builder.no_proxy() })
}

/// The names of the proxies that the environment gives: the one kind of host that may be private.
fn proxy_hosts() -> HashSet<String> {
    let names = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"];
    let values = names.iter().flat_map(|name| [env::var(name).ok(), env::var(name.to_ascii_lowercase()).ok()]);
    let hosts = values.flatten().filter_map(|value| {
        let value = if value.contains("://") { value } else { format!("http://{value}") };
        url::Url::parse(&value).ok()?.host_str().map(str::to_ascii_lowercase)
    });
    hosts.collect()
}

#[cfg(test)]
mod tests {
    use std::{
        io,
        net::SocketAddr,
        sync::atomic::{AtomicUsize, Ordering},
    };

    use chrono::DateTime;
    use futures_util::future::BoxFuture;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;
    use crate::crawl::fetch::Request;

    /// A name server that names this machine, in another form each time.
    fn rebound(_: String) -> BoxFuture<'static, io::Result<Vec<SocketAddr>>> {
        static ASKED: AtomicUsize = AtomicUsize::new(0);
        let forms = ["127.0.0.1:0", "[::1]:0", "[::ffff:127.0.0.1]:0", "[64:ff9b::7f00:1]:0", "[::127.0.0.1]:0"];
        let form = forms[ASKED.fetch_add(1, Ordering::SeqCst) % forms.len()];
        Box::pin(async move { Ok(vec![form.parse().unwrap()]) })
    }

    /// The same address whatever the name.
    fn this_machine(_: String) -> BoxFuture<'static, io::Result<Vec<SocketAddr>>> {
        Box::pin(async { Ok(vec!["127.0.0.1:0".parse().unwrap()]) })
    }

    fn strict(trusted: &[&str], lookup: Lookup) -> Client {
        let trusted_hosts = trusted.iter().map(|&host| host.to_owned()).collect();
        let options =
            ClientOptions { trusted_hosts, proxies: false, gap: Duration::ZERO, tries: 1, ..ClientOptions::default() };
        Client::with(options, lookup).unwrap()
    }

    #[tokio::test]
    async fn a_name_that_leads_to_this_machine_is_refused_at_the_connection_in_every_form() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let url = format!("http://rebound.example:{}/", listener.local_addr().unwrap().port());
        let client = strict(&[], rebound);
        for _ in 0..5 {
            let got = client.get(&Request { url: url.clone(), ..Request::default() }, DateTime::UNIX_EPOCH).await;
            assert!(matches!(got, Err(CrawlError::Private { .. })), "{got:?}");
        }
        assert!(listener.accept().is_err(), "nobody came");
    }

    #[tokio::test]
    async fn a_redirect_to_a_name_that_leads_to_this_machine_is_refused() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let serving = tokio::spawn(async move {
            for answer in
                ["404 Not Found\r\n".to_owned(), format!("302 Found\r\nlocation: http://inside.example:{port}/\r\n")]
            {
                let (mut stream, _) = listener.accept().await.unwrap();
                let _ = stream.read(&mut [0; 4_096]).await.unwrap();
                let answer = format!("HTTP/1.1 {answer}content-length: 0\r\nconnection: close\r\n\r\n");
                stream.write_all(answer.as_bytes()).await.unwrap();
            }
            listener
        });
        let client = strict(&["outside.example"], this_machine);
        let request = Request { url: format!("http://outside.example:{port}/"), ..Request::default() };
        let got = client.get(&request, DateTime::UNIX_EPOCH).await;
        assert!(matches!(&got, Err(CrawlError::Private { host, .. }) if host == "inside.example"), "{got:?}");
        let listener = serving.await.unwrap();
        let third = tokio::time::timeout(Duration::from_millis(20), listener.accept()).await;
        assert!(third.is_err(), "nobody came for it");
    }

    #[test]
    fn the_agent_names_program_version_and_contact() {
        let options = ClientOptions { contact: Some("https://example.org/bot".into()), ..ClientOptions::default() };
        let expected = format!("homegrown/{} (+https://example.org/bot)", env!("CARGO_PKG_VERSION"));
        assert_eq!(options.agent(), expected);
    }

    #[test]
    fn a_contact_that_no_header_can_hold_is_told() {
        let options = ClientOptions { contact: Some("a\nb".into()), ..ClientOptions::default() };
        assert!(Client::new(options).is_err());
    }
}
