//! What each column of an export holds: for Parquet, and for those who read `datapackage.json`.

/// How a column's cells are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Integer,
    Number,
    Flag,
}

impl Kind {
    /// The type's name in a Frictionless table schema.
    pub(super) fn frictionless(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Flag => "boolean",
        }
    }
}

/// A column's kind and meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) kind: Kind,
    pub(super) meaning: &'static str,
}

const ORIGINS: &str = "origins and not repetitions";
const TEXTS: &str = "texts that say it";

/// Columns that are not plain text, or whose heads do not tell all.
const KNOWN: &[(&str, Kind, &str)] = &[
    ("id", Kind::Text, "the same between runs over the same documents"),
    ("date", Kind::Text, "day of publication of the earliest document"),
    ("entities", Kind::Text, "canonical names, the main ones first, apart by semicolons"),
    ("countries", Kind::Text, "ISO 3166-1 alpha-2, apart by semicolons"),
    ("independent_sources", Kind::Integer, ORIGINS),
    ("mentions", Kind::Integer, "times it is said, in all documents"),
    ("sources", Kind::Integer, ORIGINS),
    ("docs", Kind::Integer, TEXTS),
    ("other_independent_sources", Kind::Integer, "those of the other side"),
    ("value", Kind::Text, "the value in words"),
    ("min", Kind::Number, "least value in the unit; empty where it is open"),
    ("max", Kind::Number, "greatest value in the unit; empty where it is open"),
    ("unit", Kind::Text, "canonical unit, or ISO 4217 code"),
    ("approximate", Kind::Flag, "whether the text hedges the number"),
    ("of", Kind::Text, "what is counted or compared with"),
    ("modality", Kind::Text, "stated, reported, speculated, planned or denied"),
    ("first_seen", Kind::Text, "day of publication of the earliest document"),
    ("last_seen", Kind::Text, "day of publication of the latest document"),
    ("event_date", Kind::Text, "when it happened or is due, as precise as the text"),
    ("primary", Kind::Flag, "whether one document is the actor's own word"),
    ("conflicts", Kind::Integer, "conflicts that its claims are part of"),
    ("conflicts_with", Kind::Text, "ids of claims that cannot hold beside it"),
    ("quote", Kind::Text, "exact words of the document"),
    ("start", Kind::Integer, "where the quote begins, in Unicode scalars of the clean text"),
    ("end", Kind::Integer, "where the quote ends"),
    ("partial", Kind::Text, "why its text may be but a part: paywall, summary or cut"),
    ("versions", Kind::Integer, "texts that the document has had"),
    ("copy_of", Kind::Text, "the document whose text it repeats"),
    ("Parameters", Kind::Number, "total parameters"),
    ("Training compute (FLOP)", Kind::Number, "floating-point operations"),
    ("Training dataset size (datapoints)", Kind::Number, "tokens"),
    ("Training time (hours)", Kind::Number, "days as stated, times 24"),
    ("Hardware quantity", Kind::Number, "chips used in training"),
    ("Confidence", Kind::Text, "proposed: Confident, Likely, Speculative or Unknown"),
    ("Certainty", Kind::Text, "proposed: Confirmed, Likely or Unlikely"),
    ("Independent sources", Kind::Integer, ORIGINS),
    ("Release price (USD)", Kind::Number, "as stated in US dollars"),
    ("FP64 (double precision) performance (FLOP/s)", Kind::Number, ""),
    ("FP32 (single precision) performance (FLOP/s)", Kind::Number, ""),
    ("FP16 (half precision) performance (FLOP/s)", Kind::Number, ""),
    ("Tensor-FP16/BF16 performance (FLOP/s)", Kind::Number, ""),
    ("FP8 performance (FLOP/s)", Kind::Number, ""),
    ("FP4 performance (FLOP/s)", Kind::Number, ""),
    ("INT8 performance (OP/s)", Kind::Number, ""),
    ("Memory size per board (Byte)", Kind::Number, ""),
    ("Memory bandwidth (byte/s)", Kind::Number, ""),
    ("TDP (W)", Kind::Number, ""),
    ("Process size (nm)", Kind::Number, ""),
    ("Chip quantity (primary)", Kind::Number, ""),
    ("Power Capacity (MW)", Kind::Number, ""),
    ("16-bit OP/s", Kind::Number, ""),
    ("8-bit OP/s", Kind::Number, ""),
    ("32-bit OP/s", Kind::Number, ""),
    ("Disputed", Kind::Flag, "whether something in the row cannot hold beside another claim"),
];

/// The column under a head among the heads of its table: documents beside mentions are a count, else a list of ids.
pub(super) fn among(heads: &[String], head: &str) -> Column {
    if head == "documents" && heads.iter().any(|other| other == "mentions") {
        return Column { kind: Kind::Integer, meaning: TEXTS };
    }
    of(head)
}

/// The column under a head: text where nothing is known of it.
pub(super) fn of(head: &str) -> Column {
    let known = KNOWN.iter().find(|(name, ..)| *name == head);
    known.map_or(Column { kind: Kind::Text, meaning: "" }, |(_, kind, meaning)| Column { kind: *kind, meaning })
}
