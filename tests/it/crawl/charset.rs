//! Pages in the charsets of this field over HTTP: declared rightly, wrongly, and not at all.

use axum::{body::Body, http::Response};
use homegrown::{
    article::{SiteRules, clean},
    crawl::fetch_one,
};

use super::{
    client, feed_of, now,
    site::{Site, html, status},
    visit,
};

const TEXTS: [(&str, &encoding_rs::Encoding, &str, &str); 4] = [
    (
        "gbk",
        encoding_rs::GBK,
        "华为发布新一代国产人工智能芯片",
        "公司在深圳表示，新芯片的性能较上一代提升两倍以上，并将用于训练万亿参数的大模型。多家国内云计算企业已经开始测试。",
    ),
    (
        "big5",
        encoding_rs::BIG5,
        "華為發布新一代國產人工智慧晶片",
        "公司在深圳表示，新晶片的性能較上一代提升兩倍以上，並將用於訓練兆級參數的大型模型。多家國內雲端企業已經開始測試。",
    ),
    (
        "shift_jis",
        encoding_rs::SHIFT_JIS,
        "国産半導体で大規模言語モデルを開発",
        "同社は東京で会見し、国産の半導体だけを使って大規模言語モデルを訓練したと発表した。来年には一般に公開する予定だという。",
    ),
    (
        "euc-kr",
        encoding_rs::EUC_KR,
        "국산 반도체로 대규모 언어 모델 개발",
        "회사는 서울에서 기자 회견을 열고 국산 반도체만으로 대규모 언어 모델을 학습했다고 밝혔다. 내년에 일반에 공개할 예정이다.",
    ),
];

#[tokio::test]
async fn a_page_is_read_whatever_its_charset_and_whatever_is_said_of_it() {
    for (label, encoding, title, text) in TEXTS {
        let declared = [
            Some(label),
            None,
            Some("utf-8"),
            Some("iso-8859-1"),
            Some("gbk"),
            Some("big5"),
            Some("shift_jis"),
            Some("euc-kr"),
        ];
        for (name, in_header) in declared.into_iter().flat_map(|name| [(name, true), (name, false)]) {
            let meta = name.filter(|_| !in_header).map_or(String::new(), |name| format!("<meta charset={name}>"));
            let page = format!(
                "<html><head>{meta}<title>{title}</title></head><body><article><h1>{title}</h1><p>{text}</p><p>{text}</p></article></body></html>"
            );
            let bytes = encoding.encode(&page).0.into_owned();
            let kind =
                name.filter(|_| in_header).map_or("text/html".to_owned(), |name| format!("text/html; charset={name}"));
            let site = Site::start(move |asked| match asked.path.as_str() {
                "/robots.txt" => status(404),
                _ => Response::builder().header("content-type", &kind).body(Body::from(bytes.clone())).unwrap(),
            })
            .await;
            let page = fetch_one(&client(), &site.url("/a"), now()).await.unwrap();
            let document = clean(&page, &SiteRules::default()).unwrap();
            let told = format!("{label} declared as {name:?}, in the header: {in_header}");
            assert_eq!(document.title.as_deref(), Some(title), "{told}");
            assert!(document.text.contains(text), "{told}: {}", document.text);
        }
    }
}

#[tokio::test]
async fn a_feed_that_cuts_characters_in_two_stays_utf_8() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" => {
            let mut bytes =
                "<?xml version='1.0' encoding='utf-8'?><rss><channel><item><title>华为发布新一代国产芯片</title>\
                             <link>/a</link><description>公司在深圳表示，新芯片的性能较上一代提升两"
                    .as_bytes()
                    .to_vec();
            bytes.pop();
            bytes.extend_from_slice("…</description></item></channel></rss>".as_bytes());
            Response::builder().header("content-type", "text/xml").body(Body::from(bytes)).unwrap()
        }
        "/robots.txt" => status(404),
        _ => html("page"),
    })
    .await;
    let (_, pages) = visit(&feed_of(&site.url("/feed")), &homegrown::crawl::SourceState::default()).await;
    assert_eq!(pages[0].hint.title.as_deref(), Some("华为发布新一代国产芯片"));
}
