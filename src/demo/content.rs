//! What the sample site serves: its outlets and their pages, compiled in.

/// One outlet: a host of its own.
#[derive(Debug)]
pub(super) struct Outlet {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    pub(super) kind: &'static str,
    /// Path of the feed, sitemap or listing.
    pub(super) entry: &'static str,
    pub(super) language: &'static str,
    pub(super) country: &'static str,
    pub(super) tier: &'static str,
    /// Keys and selectors of `[source.select]`.
    pub(super) select: &'static [(&'static str, &'static str)],
    pub(super) charset: Charset,
    pub(super) files: &'static [File],
}

/// How an outlet's pages are encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Charset {
    Utf8,
    /// As many an older Chinese site: declared in the page and nowhere else.
    Gbk,
}

/// One file under its path.
#[derive(Debug)]
pub(super) struct File {
    pub(super) path: &'static str,
    pub(super) kind: &'static str,
    pub(super) text: &'static str,
    /// What is served after the edit.
    pub(super) edited: Option<&'static str>,
    /// Value of `Last-Modified`.
    pub(super) modified: &'static str,
}

const HTML: &str = "text/html; charset=utf-8";

macro_rules! file {
    ($path:literal, $kind:expr, $file:literal, $modified:literal) => {
        File {
            path: $path,
            kind: $kind,
            text: include_str!(concat!("site/", $file)),
            edited: None,
            modified: $modified,
        }
    };
    ($path:literal, $kind:expr, $file:literal, $modified:literal, $edited:literal) => {
        File {
            path: $path,
            kind: $kind,
            text: include_str!(concat!("site/", $file)),
            edited: Some(include_str!(concat!("site/", $edited))),
            modified: $modified,
        }
    };
}

pub(super) static OUTLETS: [Outlet; 7] = [INSTITUTE, WIRE, LEDGER, DELTA, PULSE, HUADONG, WORLD];

const INSTITUTE: Outlet = Outlet {
    id: "institute-channel",
    title: "电信人工智能研究院频道",
    kind: "listing",
    entry: "list",
    language: "zh-CN",
    country: "CN",
    tier: "primary",
    select: &[("item", ".msg"), ("link", "h4 a"), ("title", "h4"), ("date", ".msg_date")],
    charset: Charset::Utf8,
    files: &[
        file!("/list", HTML, "institute/list.html", "Sat, 28 Sep 2024 04:30:00 GMT"),
        file!("/s/telechat2-115b", HTML, "institute/telechat.html", "Sat, 28 Sep 2024 04:30:00 GMT"),
    ],
};

const WIRE: Outlet = Outlet {
    id: "harbour-wire",
    title: "Harbour Wire",
    kind: "feed",
    entry: "technology/feed.xml",
    language: "en",
    country: "SG",
    tier: "general",
    select: &[],
    charset: Charset::Utf8,
    files: &[
        file!("/technology/feed.xml", "application/rss+xml", "wire/feed.xml", "Fri, 30 May 2025 09:45:00 GMT"),
        file!("/2024/09/30/china-telecom-home-made-chips", HTML, "wire/telechat.html", "Mon, 30 Sep 2024 06:12:00 GMT"),
        file!(
            "/2024/10/09/moore-threads-kuae-guizhou",
            HTML,
            "wire/cluster.html",
            "Wed, 09 Oct 2024 08:30:00 GMT",
            "wire/cluster-edited.html"
        ),
        file!("/2025/04/16/nvidia-h20-licence", HTML, "wire/h20.html", "Wed, 16 Apr 2025 13:05:00 GMT"),
        file!("/2025/05/30/huawei-pangu-ultra-moe", HTML, "wire/pangu.html", "Fri, 30 May 2025 09:40:00 GMT"),
    ],
};

const LEDGER: Outlet = Outlet {
    id: "silicon-ledger",
    title: "Silicon Ledger",
    kind: "feed",
    entry: "atom.xml",
    language: "en",
    country: "GB",
    tier: "trade",
    select: &[],
    charset: Charset::Utf8,
    files: &[
        file!("/atom.xml", "application/atom+xml", "ledger/atom.xml", "Thu, 17 Apr 2025 10:20:00 GMT"),
        file!("/2024/10/01/china-telecom-trillion", HTML, "ledger/telechat.html", "Tue, 01 Oct 2024 06:45:00 GMT"),
        file!("/2024/10/04/week-38", HTML, "ledger/roundup.html", "Fri, 04 Oct 2024 15:00:00 GMT"),
        file!("/2025/04/17/huawei-cloudmatrix-384", HTML, "ledger/cloudmatrix.html", "Thu, 17 Apr 2025 10:20:00 GMT"),
    ],
};

const DELTA: Outlet = Outlet {
    id: "delta-business-daily",
    title: "Delta Business Daily",
    kind: "sitemap",
    entry: "sitemap.xml",
    language: "en",
    country: "HK",
    tier: "aggregator",
    select: &[],
    charset: Charset::Utf8,
    files: &[
        file!("/sitemap.xml", "application/xml", "delta/sitemap.xml", "Fri, 29 Aug 2025 02:00:00 GMT"),
        file!("/news/2024-1001-telecom.html", HTML, "delta/telechat.html", "Tue, 01 Oct 2024 01:10:00 GMT"),
        file!("/news/2025-0829-profit.html", HTML, "delta/earnings.html", "Fri, 29 Aug 2025 02:00:00 GMT"),
    ],
};

const PULSE: Outlet = Outlet {
    id: "techpulse-now",
    title: "TechPulse Now",
    kind: "listing",
    entry: "",
    language: "en",
    country: "US",
    tier: "aggregator",
    select: &[("item", "li.card"), ("link", "a.headline"), ("title", "a.headline"), ("date", "time")],
    charset: Charset::Utf8,
    files: &[
        file!("/", HTML, "pulse/list.html", "Sun, 23 Nov 2025 14:00:00 GMT"),
        file!("/2024/10/china-telecom-local-chips/", HTML, "pulse/telechat.html", "Wed, 02 Oct 2024 22:30:00 GMT"),
        file!("/2025/11/big-screen-phone-review/", HTML, "pulse/phone.html", "Sun, 23 Nov 2025 14:00:00 GMT"),
    ],
};

const HUADONG: Outlet = Outlet {
    id: "huadong-tech",
    title: "华东科技观察",
    kind: "listing",
    entry: "roll/",
    language: "zh-CN",
    country: "CN",
    tier: "trade",
    select: &[("item", "ul.roll li"), ("link", "a"), ("title", "a"), ("date", "span")],
    charset: Charset::Gbk,
    files: &[
        file!("/roll/", "text/html", "huadong/list.html", "Wed, 17 Sep 2025 09:30:00 GMT"),
        file!("/chip/20241008/1131.html", "text/html", "huadong/telechat.html", "Tue, 08 Oct 2024 12:41:00 GMT"),
        file!("/ai/20250530/1877.html", "text/html", "huadong/pangu.html", "Fri, 30 May 2025 10:05:00 GMT"),
        file!("/cloud/20250917/2207.html", "text/html", "huadong/unicom.html", "Wed, 17 Sep 2025 09:30:00 GMT"),
    ],
};

const WORLD: Outlet = Outlet {
    id: "world-desk",
    title: "World Desk",
    kind: "sitemap",
    entry: "sitemap.xml",
    language: "en",
    country: "CH",
    tier: "aggregator",
    select: &[],
    charset: Charset::Utf8,
    files: &[
        file!("/sitemap.xml", "application/xml", "world/sitemap.xml", "Fri, 05 Sep 2025 15:00:00 GMT"),
        file!("/zh-tw/cloudmatrix-384", HTML, "world/cloudmatrix-384.html", "Fri, 18 Apr 2025 06:10:00 GMT"),
        file!("/ja/mn-core", HTML, "world/mn-core.html", "Thu, 09 Jan 2025 02:20:00 GMT"),
        file!("/ko/rngd", HTML, "world/rngd.html", "Wed, 23 Jul 2025 00:12:00 GMT"),
        file!("/de/jupiter", HTML, "world/jupiter.html", "Fri, 05 Sep 2025 14:45:00 GMT"),
        file!("/fr/rhea1", HTML, "world/rhea1.html", "Tue, 08 Jul 2025 16:04:00 GMT"),
        file!("/ru/cloudmatrix", HTML, "world/cloudmatrix.html", "Sat, 19 Apr 2025 09:30:00 GMT"),
    ],
};

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::{
        article::{SiteRules, clean},
        model::{Page, document::Hint},
    };

    #[test]
    fn every_outlet_serves_its_entry_and_what_the_entry_lists() {
        for outlet in &OUTLETS {
            let entry = format!("/{}", outlet.entry);
            let listing = outlet.files.iter().find(|file| file.path == entry).unwrap();
            for page in outlet.files.iter().filter(|file| file.path != entry) {
                assert!(listing.text.contains(page.path), "{} does not list {}", outlet.id, page.path);
                assert!(page.text.len() > 1000 && page.edited.is_none_or(|edited| edited != page.text));
            }
        }
    }

    /// A page of an outlet as a crawler would have fetched it.
    fn fetched(outlet: &Outlet, file: &File) -> Page {
        let body = match outlet.charset {
            Charset::Utf8 => file.text.as_bytes().to_vec(),
            Charset::Gbk => encoding_rs::GBK.encode(file.text).0.into_owned(),
        };
        Page {
            url: format!("http://127.0.0.1:4000{}", file.path),
            fetched_at: "2026-01-05T00:00:00Z".parse().unwrap(),
            content_type: Some(file.kind.to_owned()),
            body,
            source: Some(outlet.id.to_owned()),
            hint: Hint::default(),
        }
    }

    #[test]
    fn every_article_comes_out_clean() {
        let furniture = [
            "Read next",
            "Most read",
            "Share",
            "SHARE",
            "Advertisement",
            "cookie",
            "延伸閱讀",
            "相关阅读",
            "関連記事",
            "관련기사",
            "Mehr zum",
            "À lire aussi",
            "Читайте",
            "责任编辑",
            "扫一扫",
            "printer driver",
            "Lychee",
            "SEE MORE",
            "©",
            "首页",
            "Startseite",
        ];
        for outlet in &OUTLETS {
            let entry = format!("/{}", outlet.entry);
            for file in outlet.files.iter().filter(|file| file.path != entry) {
                let document = clean(&fetched(outlet, file), &SiteRules::default()).unwrap();
                for word in furniture {
                    assert!(!document.text.contains(word), "{}: {word} in\n{}", file.path, document.text);
                }
                assert!(document.url.as_deref().is_some_and(|url| url.contains(".example/")), "{:?}", document.url);
                let (published, modified) =
                    (document.published_day().unwrap(), DateTime::parse_from_rfc2822(file.modified).unwrap());
                assert!((published - modified.date_naive()).num_days().abs() <= 1, "{}: {published}", file.path);
                assert_eq!(document.text.lines().nth(1), Some(""), "{}", file.path);
                assert!(document.text.chars().count() > 380, "{}: {}", file.path, document.text);
                let masthead = outlet.id == "world-desk" || document.outlet.as_deref() == Some(outlet.title);
                assert!(masthead, "{}: {:?}", file.path, document.outlet);
            }
        }
    }

    #[test]
    fn chinese_pages_survive_their_charset() {
        for file in OUTLETS.iter().filter(|outlet| outlet.charset == Charset::Gbk).flat_map(|outlet| outlet.files) {
            let (_, _, lossy) = encoding_rs::GBK.encode(file.text);
            assert!(!lossy, "{}", file.path);
        }
    }
}
