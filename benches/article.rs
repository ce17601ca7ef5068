//! How long clean-up takes a page, beside the crate that is known for it.
//!
//! `cargo bench --bench article` cleans the pages of the fixtures, each filled up to the size of a news page, and
//! prints milliseconds a page for `clean`, for `dom_smoothie` on the same text, and how many times the one is the
//! other. A folder of pages behind `--` is taken instead.

use std::{
    error::Error,
    fs,
    hint::black_box,
    io::Write as _,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use homegrown::{
    article::{SiteRules, clean},
    model::{Page, document::Hint},
};

/// Of both together: long enough for a steady number, short enough to wait for.
const LEAST: Duration = Duration::from_secs(6);

/// Bytes of markup that a news page carries around its text.
const AROUND: usize = 80 * 1024;

fn main() -> Result<(), Box<dyn Error>> {
    let given = std::env::args().skip(1).find(|word| !word.starts_with("--")).map(PathBuf::from);
    let pages = if let Some(folder) = given { read(&folder)? } else { fixtures()? };
    if pages.is_empty() {
        return Err("no page of HTML is there".into());
    }
    let with_text = |page: Page| {
        let text = String::from_utf8_lossy(&page.body).into_owned();
        (page, text)
    };
    let pages: Vec<(Page, String)> = pages.into_iter().map(with_text).collect();
    let ours = |(page, _): &(Page, String)| drop(black_box(clean(page, &SiteRules::default())));
    let theirs = |(_, text): &(Page, String)| {
        let found = dom_smoothie::Readability::new(text.as_str(), None, None).and_then(|mut page| page.parse());
        drop(black_box(found));
    };
    let [ours, theirs] = per_page(&pages, [&ours, &theirs]);
    let mut out = std::io::stdout().lock();
    writeln!(out, "{:<20}{ours:>9.2} ms a page", "clean")?;
    writeln!(out, "{:<20}{theirs:>9.2} ms a page", "dom_smoothie")?;
    writeln!(out, "{:<20}{:>9.2}", "times", ours / theirs)?;
    Ok(())
}

/// Milliseconds a page for either, in turns: what else the machine does meanwhile falls on both.
fn per_page<T>(pages: &[T], works: [&dyn Fn(&T); 2]) -> [f64; 2] {
    for page in pages {
        for work in works {
            work(page);
        }
    }
    let (mut spent, mut rounds) = ([Duration::ZERO; 2], 0_u32);
    while spent.iter().sum::<Duration>() < LEAST {
        for page in pages {
            for (spent, work) in spent.iter_mut().zip(works) {
                let start = Instant::now();
                work(page);
                *spent += start.elapsed();
            }
        }
        rounds += 1;
    }
    let all = f64::from(rounds) * f64::from(u32::try_from(pages.len()).unwrap_or(u32::MAX));
    spent.map(|spent| spent.as_secs_f64() * 1000.0 / all)
}

fn fixtures() -> Result<Vec<Page>, Box<dyn Error>> {
    let mut pages = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/article"))?;
    let item = "<li class=\"menu-item level-2\"><a href=\"/section/page.html\" title=\"Section\"><span>Section</span></a></li>";
    let around = format!("<nav><ul>{}</ul></nav></body>", item.repeat(AROUND / item.len()));
    for page in &mut pages {
        let filled = String::from_utf8_lossy(&page.body).replace("</body>", &around);
        page.body = filled.into_bytes();
    }
    Ok(pages)
}

fn read(folder: &Path) -> Result<Vec<Page>, Box<dyn Error>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "html"));
    paths.sort();
    let page = |path: &PathBuf| -> Result<Page, Box<dyn Error>> {
        Ok(Page {
            url: "https://news.example.com/a/story.html".to_owned(),
            fetched_at: "2026-01-05T00:00:00Z".parse()?,
            content_type: Some("text/html".to_owned()),
            body: fs::read(path)?,
            source: None,
            hint: Hint::default(),
        })
    };
    paths.iter().map(page).collect()
}
