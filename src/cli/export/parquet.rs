//! A table → Parquet: numbers as numbers, empty cells as nulls, in groups that fit in memory.

use std::{
    io::{self, Write},
    sync::Arc,
};

use arrow_array::{ArrayRef, BooleanArray, Float64Array, Int64Array, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema};
use parquet::{
    arrow::ArrowWriter,
    basic::{Compression, ZstdLevel},
    file::properties::WriterProperties,
};

use super::{
    column::{self, Kind},
    sheet::Sheet,
};

/// Rows that are turned into columns at once.
const GROUP: usize = 50_000;

pub(super) fn write(out: &mut (impl Write + Send), sheet: &Sheet) -> io::Result<()> {
    let kinds: Vec<Kind> = sheet.heads.iter().map(|head| column::among(&sheet.heads, head).kind).collect();
    let field = |(head, kind): (&String, &Kind)| Field::new(head, data_type(*kind), true);
    let schema = Arc::new(Schema::new(sheet.heads.iter().zip(&kinds).map(field).collect::<Vec<_>>()));
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_created_by(format!("homegrown {}", env!("CARGO_PKG_VERSION")))
        .build();
    let mut writer = ArrowWriter::try_new(out, Arc::clone(&schema), Some(properties)).map_err(io::Error::other)?;
    for rows in sheet.rows.chunks(GROUP) {
        let columns = kinds.iter().enumerate().map(|(at, kind)| array(rows, at, *kind)).collect();
        let batch = RecordBatch::try_new(Arc::clone(&schema), columns).map_err(io::Error::other)?;
        writer.write(&batch).map_err(io::Error::other)?;
    }
    writer.close().map_err(io::Error::other)?;
    Ok(())
}

fn data_type(kind: Kind) -> DataType {
    match kind {
        Kind::Text => DataType::Utf8,
        Kind::Integer => DataType::Int64,
        Kind::Number => DataType::Float64,
        Kind::Flag => DataType::Boolean,
    }
}

fn array(rows: &[Vec<String>], at: usize, kind: Kind) -> ArrayRef {
    let cells = rows.iter().map(|row| row.get(at).map(String::as_str).filter(|cell| !cell.is_empty()));
    match kind {
        Kind::Text => Arc::new(cells.collect::<StringArray>()),
        Kind::Integer => Arc::new(cells.map(|cell| cell?.parse().ok()).collect::<Int64Array>()),
        Kind::Number => Arc::new(cells.map(|cell| cell?.parse().ok()).collect::<Float64Array>()),
        Kind::Flag => Arc::new(cells.map(|cell| cell?.parse().ok()).collect::<BooleanArray>()),
    }
}
