//! Search in many documents: how fast the index is built, how large it is, how fast it answers through an open index and
//! as a whole process, how many questions with a known answer find it, and how SQLite's FTS5 does on the same documents
//! and questions.
//!
//! ```sh
//! HOMEGROWN_BENCH_DOCUMENTS=200000 cargo bench --bench search
//! ```

mod known;

use std::{
    collections::HashSet,
    error::Error,
    io::Write,
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use homegrown::{
    lexicon::Lexicon,
    model::{Document, Filter, Id, Language},
    query,
    search::Index,
    store::{DatabaseUrl, Store, StoreOptions},
};
use sqlx::{AnyConnection, Connection, Executor, Row};

pub(crate) type Outcome<T> = Result<T, Box<dyn Error>>;

const QUESTIONS: [&str; 12] = [
    "国产芯片 训练",
    "domestic chips training",
    "昇腾910C",
    "Ascend 910C yield",
    "1150亿参数",
    "115 billion parameters",
    "\"domestic chips\"",
    "万卡集群 良率",
    "Huawei",
    "export controls memory",
    "算力 瓶颈",
    "Cambricon revenue",
];

/// Whole processes started for each question.
const STARTS: usize = 5;
/// Questions asked again and again of an open index.
const ROUNDS: usize = 40;

fn main() -> Outcome<()> {
    let documents: usize = std::env::var("HOMEGROWN_BENCH_DOCUMENTS").ok().map_or(Ok(50_000), |n| n.parse())?;
    tokio::runtime::Runtime::new()?.block_on(bench(documents))
}

async fn bench(documents: usize) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let mut out = std::io::stdout();
    writeln!(out, "| what | measured |\n| --- | --- |\n| documents | {documents} |")?;
    let url = DatabaseUrl::file(folder.path().join("homegrown.db"));
    let store = Store::open(&url, StoreOptions::default()).await?;
    fill(&store, documents).await?;
    let gold = known::documents()?;
    fill_known(&store, &gold).await?;

    let lexicon = Arc::new(Lexicon::load(None)?);
    let mut index = query::open_index(&folder.path().join("index"), &url.to_string(), lexicon)?;
    let begun = Instant::now();
    query::follow(&store, &mut index).await?;
    let took = begun.elapsed();
    writeln!(out, "| index built | {:.1} s, {:.0} documents/s |", took.as_secs_f64(), rate(documents, took))?;
    writeln!(out, "| index size | {:.1} MB |", megabytes(&folder.path().join("index"))?)?;

    let filter = Filter { limit: Some(10), ..Filter::default() };
    let mut times = Vec::new();
    for round in 0..=ROUNDS {
        for question in QUESTIONS {
            let begun = Instant::now();
            query::search(&store, &index, question, &filter).await?;
            // the first round warms the disk
            times.extend((round > 0).then(|| begun.elapsed()));
        }
    }
    writeln!(out, "| through an open index, with documents and snippets | {} |", percentiles(&mut times))?;
    writeln!(out, "| known questions | {} |", recall(&store, &index, &filter).await?)?;
    drop(index);
    store.close().await;
    let mut times = processes(folder.path())?;
    writeln!(out, "| whole process | {} |", percentiles(&mut times))?;
    for tokenizer in ["unicode61", "trigram"] {
        fts5(folder.path(), documents, &gold, tokenizer, &mut out).await?;
    }
    Ok(())
}

async fn fill(store: &Store, documents: usize) -> Outcome<()> {
    let now = "2026-01-01T00:00:00Z".parse()?;
    let mut write = store.write().await?;
    for n in 0..documents {
        write.put_document(&document(n), None, now).await?;
        if n % 5_000 == 4_999 {
            write.commit().await?;
            write = store.write().await?;
        }
    }
    write.commit().await?;
    Ok(())
}

async fn fill_known(store: &Store, gold: &[Document]) -> Outcome<()> {
    let mut write = store.write().await?;
    for document in gold {
        write.put_document(document, None, "2026-01-01T00:00:00Z".parse()?).await?;
    }
    Ok(write.commit().await?)
}

async fn recall(store: &Store, index: &Index, filter: &Filter) -> Outcome<String> {
    let mut found = Vec::new();
    for (question, answer) in known::questions() {
        let things = query::search(store, index, question, filter).await?.found.into_iter().map(|found| found.thing);
        let ids = things.filter_map(|thing| match thing {
            query::Thing::Document(document) => Some(document.id),
            query::Thing::Claim(_) => None,
        });
        found.push((answer, ids.collect::<HashSet<_>>()));
    }
    Ok(known::recall(found.into_iter()))
}

/// About a thousand characters, English and Chinese by turns, of words of the field; the same on every run.
fn document(n: usize) -> Document {
    let is_chinese = n % 2 == 1;
    let text = text(n, is_chinese);
    let url = format!("https://bench.example/{n}");
    let language = if is_chinese { Language::SimplifiedChinese } else { Language::English };
    Document {
        url: Some(url.clone()),
        title: text.lines().next().map(str::to_owned),
        outlet: Some(format!("Outlet {}", n % 50)),
        published: Some(format!("20{:02}-{:02}-{:02}", 15 + n % 11, 1 + n % 12, 1 + n % 28)),
        ..Document::new(Id::document(&url), n.to_string(), language, text)
    }
}

const ENGLISH: &str = "the model was trained on domestic chips by Huawei and Cambricon with an Ascend 910C cluster of servers in \
    Shanghai while yields at the foundry rose and export controls on memory slowed imports of accelerators for cloud firms \
    that plan production next year said people familiar with revenue parameters tokens compute power price order bank \
    market report analyst company ministry network software engineers results quarter capacity wafers tools plant";
const CHINESE: &str = "国产 芯片 训练 大模型 昇腾910C 集群 服务器 上海 良率 代工 出口 管制 内存 进口 加速卡 云计算 厂商 计划 量产 明年 知情 人士 \
    营收 参数 词元 算力 功耗 价格 订单 银行 市场 报告 分析师 公司 部门 网络 软件 工程师 季度 产能 晶圆 设备 工厂 寒武纪 华为 表示 采购 万卡 瓶颈";

fn text(n: usize, is_chinese: bool) -> String {
    let words: Vec<&str> = if is_chinese { CHINESE } else { ENGLISH }.split_whitespace().collect();
    let mut state = u64::try_from(n).unwrap_or(0).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = move |most: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % u64::try_from(most.max(1)).unwrap_or(1)).unwrap_or(0)
    };
    let mut text = format!("{} {n}\n\n", if is_chinese { "报道" } else { "Report" });
    for at in 0..if is_chinese { 220 } else { 160 } {
        // the smaller of two draws: some words are common and some are rare, as in real texts
        let place = next(words.len()).min(next(words.len()));
        text.push_str(words.get(place).copied().unwrap_or_default());
        match (at % 14 == 13, is_chinese) {
            (true, true) => text.push('。'),
            (true, false) => text.push_str(". "),
            (false, true) => {}
            (false, false) => text.push(' '),
        }
        if at % 40 == 39 {
            let number = 10 + next(400);
            text.push_str(&number.to_string());
            text.push_str(if is_chinese { "0亿参数" } else { " billion parameters " });
        }
    }
    text
}

fn processes(folder: &Path) -> Outcome<Vec<Duration>> {
    let mut times = Vec::new();
    for start in 0..=STARTS {
        for question in QUESTIONS {
            let mut command = Command::new(env!("CARGO_BIN_EXE_homegrown"));
            command.args(["--quiet", "search", "--limit", "10", "--format", "json", "--", question]);
            command.env("HOMEGROWN_DATA", folder).env_remove("HOMEGROWN_DATABASE_URL").stdout(Stdio::null());
            let begun = Instant::now();
            let status = command.status()?;
            if !status.success() {
                return Err(format!("search {question}: {status}").into());
            }
            times.extend((start > 0).then(|| begun.elapsed()));
        }
    }
    Ok(times)
}

async fn fts5(
    folder: &Path,
    documents: usize,
    gold: &[Document],
    tokenizer: &str,
    out: &mut impl Write,
) -> Outcome<()> {
    let file = folder.join(format!("{tokenizer}.db"));
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(&format!("sqlite:{}?mode=rwc", file.display())).await?;
    let table = format!("create virtual table page using fts5(title, text, tokenize = '{tokenizer}')");
    connection.execute(sqlx::AssertSqlSafe(table)).await?;
    let begun = Instant::now();
    let mut transaction = connection.begin().await?;
    let all = (0..documents).map(document).chain(gold.iter().cloned());
    for (n, document) in all.enumerate() {
        let add = sqlx::query("insert into page (rowid, title, text) values ($1, $2, $3)").bind(i64::try_from(n)?);
        add.bind(document.title).bind(document.text).execute(&mut *transaction).await?;
    }
    transaction.commit().await?;
    let took = begun.elapsed();
    let mut times = Vec::new();
    for round in 0..=ROUNDS.min(10) {
        for question in QUESTIONS {
            let begun = Instant::now();
            found_by_fts5(&mut connection, question).await?;
            times.extend((round > 0).then(|| begun.elapsed()));
        }
    }
    let mut found = Vec::new();
    for (question, answer) in known::questions() {
        let rows = found_by_fts5(&mut connection, question).await?.into_iter();
        let ids = rows.filter_map(|row| gold.get(row.checked_sub(documents)?).map(|document| document.id.clone()));
        found.push((answer, ids.collect::<HashSet<_>>()));
    }
    let recall = known::recall(found.into_iter());
    connection.close().await?;
    let size = std::fs::metadata(&file)?.len();
    writeln!(
        out,
        "| FTS5 {tokenizer}: built | {:.0} documents/s, {:.1} MB |",
        rate(documents, took),
        in_megabytes(size)
    )?;
    writeln!(out, "| FTS5 {tokenizer}: open connection, with snippets | {} |", percentiles(&mut times))?;
    writeln!(out, "| FTS5 {tokenizer}: known questions | {recall} |")?;
    Ok(())
}

/// The rows of the first ten that hold all words of a question, snippets read.
async fn found_by_fts5(connection: &mut AnyConnection, question: &str) -> Outcome<Vec<usize>> {
    let words: Vec<String> = question.split_whitespace().map(|w| format!("\"{}\"", w.replace('"', ""))).collect();
    let find = "select rowid, snippet(page, 1, '[', ']', '…', 20) as snippet from page where page match $1 order by rank limit 10";
    let rows = sqlx::query(find).bind(words.join(" ")).fetch_all(connection).await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        row.try_get::<String, _>("snippet")?;
        found.push(usize::try_from(row.try_get::<i64, _>("rowid")?)?);
    }
    Ok(found)
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2^53")]
fn rate(documents: usize, took: Duration) -> f64 {
    documents as f64 / took.as_secs_f64()
}

fn percentiles(times: &mut [Duration]) -> String {
    times.sort_unstable();
    let at = |share: usize| times.get((times.len() * share / 100).min(times.len().saturating_sub(1))).copied();
    let shown = |share| at(share).unwrap_or_default().as_secs_f64() * 1_000.0;
    format!("p50 {:.1} ms, p99 {:.1} ms ({} questions)", shown(50), shown(99), times.len())
}

fn megabytes(folder: &Path) -> Outcome<f64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        bytes += entry?.metadata()?.len();
    }
    Ok(in_megabytes(bytes))
}

#[expect(clippy::cast_precision_loss, reason = "sizes far below 2^53")]
fn in_megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
