//! PDF files → the documents that must come out of them: `tests/fixtures/article-pdf`. `report` is set in two columns
//! with the fonts that every viewer has, `notice` embeds a part of Noto Sans CJK SC (OFL), `white-paper` names a
//! Chinese font that it does not carry; `open` and `locked` are the same encrypted, without and with a password.

use std::{fmt::Write as _, io::Write as _, path::Path};

use homegrown::{
    article::{SiteRules, Unreadable, clean},
    model::{DateOrigin, Document, Language, Page, Partial, document::Hint},
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

/// A stream with its length behind its other keys.
fn stream(head: &str, data: &[u8]) -> Vec<u8> {
    [format!("<<{head}/Length {}>>stream\n", data.len()).as_bytes(), data, b"\nendstream"].concat()
}

fn deflated(data: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(data).unwrap();
    packer.finish().unwrap()
}

/// A file of objects numbered from 1 on.
fn of_objects(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    for (number, object) in (1..).zip(objects) {
        file.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        file.extend_from_slice(object);
        file.extend_from_slice(b"\nendobj\n");
    }
    file.extend_from_slice(format!("trailer\n<</Root 1 0 R/Size {}{trailer}>>\n", objects.len() + 1).as_bytes());
    file
}

const TEXT: &str = "BT /F 12 Tf 50 600 Td (The foundry made 12,000 chips in its own plant at home.) Tj ET";

/// A file of one page with this content; the further objects are numbered from 6 on.
fn one_page(content: &str, page: &str, font: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let contents = if page.contains("/Contents") { "" } else { "/Contents 4 0 R" };
    let objects = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]{contents}/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>{page}>>"
        )
        .into_bytes(),
        stream("", content.as_bytes()),
        format!("<</Type/Font/Subtype/Type1/BaseFont/Helvetica{font}>>").into_bytes(),
    ];
    of_objects(&[&objects, more].concat(), "")
}

#[test]
fn a_file_that_unpacks_without_end_is_refused() {
    let large = deflated(&vec![b' '; 33 << 20]);
    let hex: Vec<u8> = large.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).chain([b'>']).collect();
    let deflate = large.get(2..).unwrap();
    let dictless = [&[0x78, 0x20], deflate].concat();
    let streams = [
        stream("/Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]", &deflated(&large)),
        stream("/N 1/First 4/Filter/FlateDecode", &large),
        stream("/Type/ObjStm/X( obj)/N 1/First 4/Filter/FlateDecode", &large),
        stream("/Type/ObjStm/N 1/First 4/Filter[/ASCIIHexDecode/FlateDecode]", &hex),
        stream("/Type/ObjStm/N 1/First 4/Filter[/LZWDecode]", &vec![0; 100_000]),
        stream("/F[]/Filter/FlateDecode", &large),
        stream("/F/Foo/Filter[/FlateDecode/FlateDecode]", &deflated(&large)),
        stream("/Filter/FlateDecode", deflate),
        stream("/Filter/FlateDecode", &dictless),
        stream("/Filter/FlateDecode/DecodeParms<</Predictor 2/Columns 2000000000/BitsPerComponent 4>>", b"x"),
    ];
    for stream in streams {
        let told = read("x.pdf", one_page(TEXT, "", "/ToUnicode 6 0 R", std::slice::from_ref(&stream)));
        let dictionary = String::from_utf8_lossy(stream.get(..60).unwrap()).into_owned();
        assert!(told.unwrap_err().to_string().contains("unpacks to more than is read of one file"), "{dictionary}");
    }
    let many = vec![stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &deflated(&vec![b' '; 16 << 20])); 11];
    assert!(read("x.pdf", one_page(TEXT, "", "", &many)).unwrap_err().to_string().contains("unpacks to more"));
    let places = stream("/Type/XRef/W[0 1 0]/Size 9/Filter/FlateDecode", &deflated(&vec![b'1'; 8 << 20]));
    assert!(read("x.pdf", one_page(TEXT, "", "", &[places])).unwrap_err().to_string().contains("unpacks to more"));
}

#[test]
fn a_stream_that_is_not_told_plainly_or_is_a_picture_is_not_unpacked() {
    let large = deflated(&vec![b' '; 33 << 20]);
    let picture = stream("/Type/XObject/Subtype/Image/Width 9/Height 9/Filter/FlateDecode", &large);
    let hidden = stream("/N 1/First 4/Filter/FlateDecode %\n", &large);
    for stream in [picture, hidden] {
        let read = read("x.pdf", one_page(TEXT, "", "", &[stream])).unwrap();
        assert!(read.text.contains("12,000 chips in its own plant"), "{}", read.text);
    }
}

#[test]
fn what_is_unpacked_again_and_again_ends() {
    let blank = stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Filter/FlateDecode", &deflated(&vec![b' '; 8 << 20]));
    let page = format!("/Contents[4 0 R {}]", "6 0 R ".repeat(100_000));
    let read_page = read("x.pdf", one_page(TEXT, &page, "", std::slice::from_ref(&blank))).unwrap();
    assert!(read_page.text.contains("12,000 chips in its own plant"));
    let unknown = stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Filter/Crypt", b"q Q");
    let content = format!("{TEXT} {}", "/X Do ".repeat(100_000));
    assert!(read("x.pdf", one_page(&content, "", "", &[unknown])).is_err());
    let wide = "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2\
                /BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 5>>/W[0 65535 500]>>]>>";
    let names: String = (0..300).map(|font| format!("/G{font} {} 0 R", font + 6)).collect();
    let content = format!("{TEXT} {}", (0..300).map(|font| format!("/G{font} 1 Tf ")).collect::<String>());
    let fonts = vec![wide.as_bytes().to_vec(); 300];
    let page = format!("/Contents 4 0 R/Resources<</Font<</F 5 0 R{names}>>>>");
    let drawn = read("x.pdf", one_page(&content, &page, "", &fonts)).unwrap();
    assert_eq!(drawn.partial, Some(Partial::Cut));
}

#[test]
fn a_file_of_more_pages_than_are_read_is_marked() {
    let kids: String = (0..401).map(|page| format!("{} 0 R ", page + 5)).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Kids[{kids}]/Count 401>>").into_bytes(),
        stream("", TEXT.as_bytes()),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
    ];
    let page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>";
    objects.extend(vec![page.to_vec(); 401]);
    assert_eq!(read("x.pdf", of_objects(&objects, "")).unwrap().partial, Some(Partial::Cut));
    assert_eq!(read("report.pdf", bytes("report.pdf")).unwrap().partial, None);
}

#[test]
fn a_download_gives_no_date_a_heading_stays_and_a_long_replacement_is_none() {
    let line = |x: u32, y: u32, size: u32, text: &str| format!("BT /F {size} Tf {x} {y} Td ({text}) Tj ET ");
    let body: String = (0..8)
        .map(|at| {
            line(50, 640 - 14 * at, 12, "The foundry made 12,000 chips in its own plant at home and sold all of them.")
        })
        .collect();
    let stamp = "BT /F 8 Tf 0 1 -1 0 20 100 Tm (Downloaded by guest on 25 November 2025 from example.org) Tj ET ";
    let content = [
        line(50, 740, 20, "An Introduction to Chips made at home"),
        line(50, 715, 12, "3 June 2025"),
        line(50, 680, 16, "Introduction"),
        body,
        stamp.into(),
        format!("/Span <</ActualText({})>> BDC {TEXT} EMC", "x".repeat(2_000)),
    ];
    let read = read("x.pdf", one_page(&content.concat(), "", "", &[])).unwrap();
    assert_eq!(read.title.as_deref(), Some("An Introduction to Chips made at home"));
    assert_eq!(read.published.as_deref(), Some("2025-06-03"));
    assert!(read.text.contains("\n\nIntroduction\n\n"), "{}", read.text);
    assert!(!read.text.contains("xxx"), "{}", read.text);
}

#[test]
fn a_file_with_a_byte_before_its_head_is_no_text() {
    let program = Program::new();
    program.file("report.pdf", [b"\n".to_vec(), bytes("report.pdf")].concat());
    let article = program.run(["article", "report.pdf", "--format", "json"]).json();
    assert_eq!(article[0]["title"], "Training at 4,096 Domestic Accelerators");
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
