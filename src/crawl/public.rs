//! Which addresses a crawler may connect to: those of the public internet alone, unless told otherwise.
//!
//! A name is checked by the resolver that the connection itself uses (`Resolver`), so that neither a redirect
//! nor a second answer of the name server gets round it. The resolver is not asked about an address that stands
//! in the URL itself; `refuse_literal` looks at that before each send.

use std::{
    collections::HashSet,
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
};

use futures_util::future::BoxFuture;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

/// Whether an address is of the public internet, the IPv4 address inside an IPv6 one included.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

/// IANA's special-purpose registry, what is not "globally reachable" there, and the metadata addresses of clouds
/// that lie in ranges of their own.
fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, d] = address.octets();
    let special = matches!(
        (a, b, c),
        (0 | 10 | 127 | 224.., _, _)
            | (100, 64..=127, _)
            | (169, 254, _)
            | (172, 16..=31, _)
            | (192, 0, 0 | 2)
            | (192, 88, 99)
            | (192, 168, _)
            | (198, 18..=19, _)
            | (198, 51, 100)
            | (203, 0, 113)
    );
    !special && (a, b, c, d) != (168, 63, 129, 16)
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let parts = address.segments();
    match parts {
        // Mapped, NAT64, 6to4. What else lies below 2000::/3 (loopback, unspecified, compatible) is not public.
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => {
            is_public_v4(embedded(high, low))
        }
        // Teredo, benchmarking, ORCHID, documentation.
        [0x2001, 0 | 2 | 0x10..=0x2f | 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => false,
        // ISATAP.
        [.., 0 | 0x200, 0x5efe, high, low] if !is_public_v4(embedded(high, low)) => false,
        [first, ..] => (0x2000..=0x3fff).contains(&first),
    }
}

fn embedded(high: u16, low: u16) -> Ipv4Addr {
    Ipv4Addr::from(u32::from(high) << 16 | u32::from(low))
}

/// Refuses a URL whose host is an address that is not public, or a name that means this machine.
pub(super) fn refuse_literal(url: &Url) -> Result<(), String> {
    match url.host() {
        Some(Host::Ipv4(address)) if !is_public_v4(address) => Err(address.to_string()),
        Some(Host::Ipv6(address)) if !is_public_v6(address) => Err(address.to_string()),
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.').to_ascii_lowercase();
            let local = name == "localhost" || name.ends_with(".localhost");
            if local { Err(name) } else { Ok(()) }
        }
        _ => Ok(()),
    }
}

/// Asks for the addresses of a name.
pub(super) type Lookup = fn(String) -> BoxFuture<'static, io::Result<Vec<SocketAddr>>>;

/// The system's own way.
pub(super) fn look_up(host: String) -> BoxFuture<'static, io::Result<Vec<SocketAddr>>> {
    Box::pin(async move { Ok(tokio::net::lookup_host((host, 0)).await?.collect()) })
}

/// Resolves names and drops every address that is not public, but for the proxies and hosts that the user named.
pub(super) struct Resolver {
    pub(super) allow_private: bool,
    pub(super) trusted: HashSet<String>,
    pub(super) lookup: Lookup,
}

/// Whether a name has an address that is not public. For requests by way of a proxy, which resolves names itself and
/// chooses among the addresses: a name that this machine cannot resolve is left to it.
pub(super) async fn is_private_name(host: &str) -> bool {
    look_up(host.to_owned()).await.is_ok_and(|found| found.iter().any(|address| !is_public(address.ip())))
}

/// Told through reqwest's error, where [`is_refusal`] finds it again.
#[derive(Debug, thiserror::Error)]
#[error("{0} resolves to no public address")]
struct Refused(String);

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let host = name.as_str().to_owned();
        let free = self.allow_private || self.trusted.contains(&host.to_ascii_lowercase());
        let lookup = (self.lookup)(host.clone());
        Box::pin(async move {
            let found = lookup.await?;
            if found.is_empty() {
                return Err(io::Error::new(io::ErrorKind::NotFound, format!("{host} has no address")).into());
            }
            let kept: Vec<SocketAddr> = found.into_iter().filter(|address| free || is_public(address.ip())).collect();
            if kept.is_empty() {
                return Err(Refused(host).into());
            }
            Ok(Box::new(kept.into_iter()) as Addrs)
        })
    }
}

/// Whether a failed request failed because its name has no public address.
pub(super) fn is_refusal(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if error.is::<Refused>() {
            return true;
        }
        cause = error.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_are_not_public_are_refused_in_every_form() {
        let hosts = [
            "127.0.0.1",
            "0x7f.1",
            "2130706433",
            "0177.0.0.1",
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "169.254.169.254",
            "168.63.129.16",
            "172.31.0.1",
            "192.168.1.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "localhost",
            "LocalHost.",
            "a.localhost",
            "[::]",
            "[::1]",
            "[::127.0.0.1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:a9fe:a9fe]",
            "[64:ff9b::10.0.0.1]",
            "[64:ff9b:1::8.8.8.8]",
            "[2002:7f00:1::]",
            "[2002:c0a8:101::1]",
            "[2001:0:1:2:3:4:5:6]",
            "[2001:db8::1]",
            "[fe80::1]",
            "[fc00::1]",
            "[fd00:ec2::254]",
            "[ff02::1]",
            "[2606:4700::5efe:a00:1]",
        ];
        for host in hosts {
            let url = Url::parse(&format!("http://{host}/")).unwrap();
            assert!(refuse_literal(&url).is_err(), "{host}");
        }
    }

    #[tokio::test]
    async fn a_name_that_resolves_to_this_machine_is_refused() {
        let resolve = |allow_private| {
            let resolver = Resolver { allow_private, trusted: HashSet::new(), lookup: look_up };
            resolver.resolve("localhost".parse().unwrap())
        };
        assert!(resolve(true).await.is_ok());
        assert!(is_private_name("localhost").await);
        let Err(error) = resolve(false).await else { panic!("localhost was let through") };
        assert!(is_refusal(error.as_ref()));
    }

    /// A name server that answers with a public address, then with both kinds, then with this machine's.
    fn fickle(_: String) -> BoxFuture<'static, io::Result<Vec<SocketAddr>>> {
        static ASKED: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
        let answers = [&["8.8.8.8:0"][..], &["127.0.0.1:0", "[::ffff:10.0.0.1]:0", "1.1.1.1:0"], &["127.0.0.1:0"]];
        let answer = answers[ASKED.fetch_add(1, std::sync::atomic::Ordering::SeqCst)];
        Box::pin(async move { Ok(answer.iter().map(|address| address.parse().unwrap()).collect()) })
    }

    #[tokio::test]
    async fn a_second_answer_of_the_name_server_is_checked_like_the_first() {
        let resolver = Resolver { allow_private: false, trusted: HashSet::new(), lookup: fickle };
        let resolve = || resolver.resolve("rebound.example".parse().unwrap());
        for public in ["8.8.8.8:0", "1.1.1.1:0"] {
            let addresses: Vec<SocketAddr> = resolve().await.unwrap_or_else(|error| panic!("{error}")).collect();
            assert_eq!(addresses, [public.parse::<SocketAddr>().unwrap()]);
        }
        let Err(error) = resolve().await else { panic!("the third answer was let through") };
        assert!(is_refusal(error.as_ref()));
    }

    #[test]
    fn public_addresses_and_names_are_let_through() {
        let hosts = [
            "1.1.1.1",
            "100.128.0.1",
            "172.32.0.1",
            "example.com",
            "[2606:4700::1]",
            "[::ffff:8.8.8.8]",
            "[64:ff9b::8.8.8.8]",
            "[2002:808:808::1]",
        ];
        for host in hosts {
            let url = Url::parse(&format!("http://{host}/")).unwrap();
            assert!(refuse_literal(&url).is_ok(), "{host}");
        }
    }
}
