//! What is exported: which tables, in which form, by the name of the file.

use std::path::Path;

use clap::ValueEnum;

use crate::cli::failure::Usage;

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Default)]
pub(super) enum Form {
    #[default]
    Csv,
    Jsonl,
    #[cfg(feature = "parquet")]
    Parquet,
    Jsonld,
}

impl Form {
    pub(super) const ALL: &[Self] = &[
        Self::Csv,
        Self::Jsonl,
        #[cfg(feature = "parquet")]
        Self::Parquet,
        Self::Jsonld,
    ];

    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Jsonl => "jsonl",
            #[cfg(feature = "parquet")]
            Self::Parquet => "parquet",
            Self::Jsonld => "jsonld",
        }
    }

    /// The tables that have this form.
    pub(super) fn tables(self) -> &'static [Table] {
        match self {
            Self::Jsonld => &[Table::Claims, Table::Mentions],
            _ => &Table::ALL,
        }
    }
}

/// A table of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Table {
    Timeline,
    Claims,
    Conflicts,
    Documents,
    Mentions,
    Models,
    Hardware,
    Clusters,
    Promises,
    Corrections,
}

impl Table {
    pub(super) const ALL: [Self; 10] = [
        Self::Timeline,
        Self::Claims,
        Self::Conflicts,
        Self::Documents,
        Self::Mentions,
        Self::Models,
        Self::Hardware,
        Self::Clusters,
        Self::Promises,
        Self::Corrections,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Timeline => "timeline",
            Self::Claims => "claims",
            Self::Conflicts => "conflicts",
            Self::Documents => "documents",
            Self::Mentions => "mentions",
            Self::Models => "models",
            Self::Hardware => "hardware",
            Self::Clusters => "clusters",
            Self::Promises => "promises",
            Self::Corrections => "corrections",
        }
    }
}

/// The table and form that a file's name asks for.
pub(super) fn one_table(path: &Path, asked: Option<Form>) -> Result<Option<(Table, Form)>, Usage> {
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
    let Some(form) = Form::ALL.iter().copied().find(|form| Some(form.ending()) == ending.as_deref()) else {
        return Ok(None);
    };
    if path.is_dir() {
        return Ok(None);
    }
    if asked.is_some_and(|asked| asked != form) {
        return Err(Usage(format!("{}: its ending says {} and --format another", path.display(), form.ending())));
    }
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_lowercase();
    let known: Vec<&str> = form.tables().iter().map(|table| table.name()).collect();
    match form.tables().iter().find(|table| stem.contains(table.name())) {
        Some(table) => Ok(Some((*table, form))),
        None => Err(Usage(format!("{}: name the file after one of {}", path.display(), known.join(", ")))),
    }
}
