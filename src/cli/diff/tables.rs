//! The published tables that ours are compared with, column by column.

/// One table of the three, as a file has it and as we do.
pub(super) struct Tables {
    pub(super) name: &'static str,
    /// Columns that are compared.
    pub(super) compared: &'static [&'static str],
    pub(super) confidence: &'static str,
    pub(super) quotes: &'static str,
    pub(super) source: &'static str,
}

pub(super) const MODELS: Tables = Tables {
    name: "Model",
    compared: &[
        "Organization",
        "Publication date",
        "Parameters",
        "Training compute (FLOP)",
        "Training dataset size (datapoints)",
        "Training time (hours)",
        "Training hardware",
        "Hardware quantity",
        "Country (of organization)",
    ],
    confidence: "Confidence",
    quotes: "Quotes",
    source: "Link",
};

pub(super) const HARDWARE: Tables = Tables {
    name: "Hardware name",
    compared: &[
        "Manufacturer",
        "Release date",
        "Release price (USD)",
        "FP64 (double precision) performance (FLOP/s)",
        "FP32 (single precision) performance (FLOP/s)",
        "FP16 (half precision) performance (FLOP/s)",
        "Tensor-FP16/BF16 performance (FLOP/s)",
        "INT8 performance (OP/s)",
        "FP8 performance (FLOP/s)",
        "FP4 performance (FLOP/s)",
        "Memory size per board (Byte)",
        "Memory bandwidth (byte/s)",
        "TDP (W)",
        "Process size (nm)",
        "Foundry",
    ],
    confidence: "Confidence",
    quotes: "Quotes",
    source: "Link to datasheet",
};

pub(super) const CLUSTERS: Tables = Tables {
    name: "Name",
    compared: &[
        "Status",
        "Chip type (primary)",
        "Chip quantity (primary)",
        "Country",
        "Owner",
        "First Operational Date",
        "Power Capacity (MW)",
        "16-bit OP/s",
    ],
    confidence: "Certainty",
    quotes: "Quote",
    source: "Source 1",
};
