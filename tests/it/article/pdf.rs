//! PDF files → the documents that must come out of them: `tests/fixtures/article-pdf`. `report` is set in two columns
//! with the fonts that every viewer has, `notice` embeds a part of Noto Sans CJK SC (OFL), `white-paper` names a
//! Chinese font that it does not carry; `open` and `locked` are the same encrypted, without and with a password.

use std::{fmt::Write as _, path::Path};

use homegrown::{
    article::{SiteRules, Unreadable, clean},
    model::{DateOrigin, Document, Language, Page, document::Hint},
};

use crate::support::program::Program;

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/article-pdf").join(name)).unwrap()
}

fn read(name: &str, body: Vec<u8>) -> Result<Document, Unreadable> {
    let page = Page {
        url: format!("https://files.example.cn/{name}"),
        fetched_at: "2026-01-05T00:00:00Z".parse().unwrap(),
        content_type: Some("application/pdf".into()),
        body,
        source: None,
        hint: Hint::default(),
    };
    clean(&page, &SiteRules::default())
}

#[test]
fn a_report_in_two_columns_is_read_column_by_column() {
    let report = read("report.pdf", bytes("report.pdf")).unwrap();
    assert_eq!(report.title.as_deref(), Some("Training at 4,096 Domestic Accelerators"));
    assert_eq!(report.authors, ["Lin Wei", "Ana Lima"]);
    assert_eq!((report.published.as_deref(), report.published_from), (Some("2025-06-03"), Some(DateOrigin::Visible)));
    assert_eq!(report.language, Language::English);
    for whole in [
        "\n\n1 Introduction\n\nHarbour Institute trained Kestrel-72B on 4,096 Tern-2 accelerators",
        "no imported processors were used at any stage of the training. The run took 10^24 floating-point operations. \
         The self-reliance of the whole chain was a requirement of the funding organisation.\n\n",
        "\n\nItem\tTern-1\tTern-2\nMemory (GB)\t32\t64\nNodes\t\t512\n\n",
        "\n\nBrackwater Foundry will begin mass production of the Tern-3 accelerator in 2026.\n\n",
    ] {
        assert!(report.text.contains(whole), "{whole:?} in {}", report.text);
    }
    assert_eq!(report.text.matches("when optical modules failed during the hottest weeks of the year.").count(), 9);
    assert!(!report.text.contains("Technical Report 17") && !report.text.contains("Page 2"), "{}", report.text);
}

#[test]
fn a_chinese_notice_is_called_by_what_it_is_about_and_dated_by_its_signature() {
    let notice = read("notice.pdf", bytes("notice.pdf")).unwrap();
    assert_eq!(notice.title.as_deref(), Some("关于加快国产算力芯片应用的通知"));
    assert_eq!((notice.published.as_deref(), notice.language), (Some("2025-06-03"), Language::SimplifiedChinese));
    for whole in [
        "共部署1024张“海燕二号”国产人工智能加速卡，全部由江州微电子公司自主研制，未使用进口芯片。",
        "\n\n（一）支持江州微电子公司研制下一代加速卡。\n\n（二）建设国产算力适配中心，",
        "\n\n年份\t算力（PFLOPS）\t国产比例\n2025年\t500\t40%\n2026年\t1200\t60%\n\n",
    ] {
        assert!(notice.text.contains(whole), "{whole:?} in {}", notice.text);
    }
}

#[test]
fn a_font_that_the_file_does_not_carry_has_its_text_and_a_programs_title_is_none() {
    for name in ["white-paper.pdf", "open.pdf"] {
        let paper = read(name, bytes(name)).unwrap();
        assert_eq!(paper.title.as_deref(), Some("海燕二号国产加速卡白皮书"), "{name}");
        assert!(paper.authors.is_empty() && paper.published.is_none(), "{name}");
        assert!(
            paper.text.ends_with("标志着国产算力取得重要进展。\n\n公司计划于2026年量产“海燕三号”。"),
            "{}",
            paper.text
        );
    }
}

/// A file of one page with this content, and whatever stands behind its objects.
fn file(catalogue: &str, content: &str, form: &str) -> Vec<u8> {
    let stream = |head: &str, data: &str| format!("<<{head}/Length {}>>stream\n{data}\nendstream", data.len());
    let objects = [
        format!("<</Type/Catalog/Pages 2 0 R{catalogue}>>"),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>"
            .to_owned(),
        stream("", content),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
        stream(
            "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>",
            form,
        ),
    ];
    let mut file = "%PDF-1.7\n".to_owned();
    for (number, object) in (1..).zip(objects) {
        writeln!(file, "{number} 0 obj\n{object}\nendobj").unwrap();
    }
    file.push_str("trailer\n<</Root 1 0 R/Size 7>>\n");
    file.into_bytes()
}

#[test]
fn what_cannot_be_read_is_told_with_what_helps() {
    let told = |body: Vec<u8>| read("x.pdf", body).unwrap_err().to_string();
    assert!(told(bytes("locked.pdf")).contains("only with a password; save a copy without one"));
    assert!(told(file("", "q 600 0 0 800 0 0 cm Q", "")).contains("pictures of pages and no text"));
    assert!(told(b"%PDF-1.7\nnothing of the kind".to_vec()).contains("damaged beyond repair"));
    let deep = format!("/A {}1{}", "<</A ".repeat(100_000), ">>".repeat(100_000));
    assert!(told(file(&deep, "", "")).contains("damaged beyond repair"));
}

#[test]
fn a_file_that_calls_itself_again_and_again_ends() {
    let text = "BT /F 9 Tf 20 700 Td (A form that draws itself is drawn but a few times.) Tj ET";
    let read = read("x.pdf", file("", &format!("{text} /X Do"), &"/X Do ".repeat(3))).unwrap();
    assert!(read.text.contains("A form that draws itself"));
}

#[test]
fn a_file_that_was_cut_off_gives_what_is_left_of_it() {
    let whole = bytes("report.pdf");
    let cut = whole.get(..whole.len() * 2 / 3).unwrap().to_vec();
    if let Ok(rest) = read("report.pdf", cut) {
        assert!(rest.text.chars().count() > 20);
    }
}

#[test]
fn a_folder_of_pdf_files_is_taken_in_with_exact_quotes() {
    let program = Program::new();
    std::fs::create_dir(program.path("papers")).unwrap();
    program.file("papers/report.pdf", bytes("report.pdf"));
    program.file("papers/notice.pdf", bytes("notice.pdf"));
    let rows = program.run(["extract", "papers", "--format", "json"]).json();
    let texts = program.run(["article", "papers", "--format", "json"]).json();
    assert_eq!((rows[0]["id"].as_str(), rows[1]["id"].as_str()), (Some("notice"), Some("report")));
    for (row, article) in rows.as_array().unwrap().iter().zip(texts.as_array().unwrap()) {
        let mentions = row["mentions"].as_array().unwrap();
        assert!(!mentions.is_empty(), "{row}");
        let (title, body) = (article["title"].as_str().unwrap(), article["text"].as_str().unwrap());
        let whole: Vec<char> = format!("{title}\n\n{body}").chars().collect();
        for mention in mentions {
            let place = |key: &str| usize::try_from(mention["evidence"][key].as_u64().unwrap()).unwrap();
            let quote: String = whole.get(place("start")..place("end")).unwrap().iter().collect();
            assert_eq!(mention["evidence"]["quote"].as_str(), Some(quote.as_str()));
        }
    }
    let ran = program.run(["ingest", "papers", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["new"], 2, "{}", ran.err);
}
