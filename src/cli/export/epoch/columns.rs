//! The columns that Epoch AI publishes, and where our cells come from.

use crate::model::Predicate as P;

/// Where a column's cell comes from.
#[derive(Debug, Clone, Copy)]
pub(super) enum Take {
    Name,
    /// Who built or designed it, by claims or else by the lexicon.
    Maker(P),
    Country,
    /// The one number that is stated, times a scale.
    Number(P, f64),
    /// The same in US dollars only.
    Dollars(P),
    /// The same of one number format.
    Format(P, &'static [&'static str]),
    Entities(P),
    /// The earliest day that is claimed.
    Date(P),
    /// The value in words, and the quote.
    Notes(P),
    /// The address of the quote.
    Link(P),
    /// Models that are said to be trained on it.
    Models,
    Confidence,
    Certainty,
    Status,
    /// The nth address of all claims.
    Source(usize),
    Quotes,
    Claims,
    Sources,
    Disputed,
}

pub(super) type Columns = &'static [(&'static str, Take)];

pub(super) const MODELS: Columns = &[
    ("Model", Take::Name),
    ("Organization", Take::Maker(P::Developer)),
    ("Publication date", Take::Date(P::Released)),
    ("Parameters", Take::Number(P::Parameters, 1.0)),
    ("Parameters notes", Take::Notes(P::Parameters)),
    ("Training compute (FLOP)", Take::Number(P::TrainingCompute, 1.0)),
    ("Training compute notes", Take::Notes(P::TrainingCompute)),
    ("Training dataset size (datapoints)", Take::Number(P::TrainingTokens, 1.0)),
    ("Dataset size notes", Take::Notes(P::TrainingTokens)),
    ("Confidence", Take::Confidence),
    ("Link", Take::Source(0)),
    ("Country (of organization)", Take::Country),
    ("Training time (hours)", Take::Number(P::TrainingTime, 24.0)),
    ("Training time notes", Take::Notes(P::TrainingTime)),
    ("Training hardware", Take::Entities(P::TrainingHardware)),
    ("Hardware quantity", Take::Number(P::TrainingChipCount, 1.0)),
    ("Compute cost notes", Take::Notes(P::TrainingCost)),
    ("Accessibility notes", Take::Notes(P::OpenWeights)),
    ("Domestic training", Take::Notes(P::DomesticTraining)),
    ("Quotes", Take::Quotes),
    ("Claims", Take::Claims),
    ("Independent sources", Take::Sources),
    ("Disputed", Take::Disputed),
];

pub(super) const HARDWARE: Columns = &[
    ("Hardware name", Take::Name),
    ("Manufacturer", Take::Maker(P::Designer)),
    ("Release date", Take::Date(P::Released)),
    ("Release price (USD)", Take::Dollars(P::Price)),
    ("FP64 (double precision) performance (FLOP/s)", Take::Format(P::Compute, &["FP64"])),
    ("FP32 (single precision) performance (FLOP/s)", Take::Format(P::Compute, &["FP32"])),
    ("FP16 (half precision) performance (FLOP/s)", Take::Format(P::Compute, &["FP16"])),
    ("Tensor-FP16/BF16 performance (FLOP/s)", Take::Format(P::Compute, &["BF16"])),
    ("INT8 performance (OP/s)", Take::Format(P::Compute, &["INT8"])),
    ("FP8 performance (FLOP/s)", Take::Format(P::Compute, &["FP8", "HiF8", "MXFP8"])),
    ("FP4 performance (FLOP/s)", Take::Format(P::Compute, &["FP4", "HiF4", "MXFP4"])),
    ("Memory size per board (Byte)", Take::Number(P::MemoryCapacity, 1.0)),
    ("Memory bandwidth (byte/s)", Take::Number(P::MemoryBandwidth, 1.0)),
    ("TDP (W)", Take::Number(P::Power, 1.0)),
    ("Process size (nm)", Take::Number(P::ProcessNode, 1.0)),
    ("Foundry", Take::Entities(P::Manufacturer)),
    ("Link to datasheet", Take::Source(0)),
    ("Source for the price", Take::Link(P::Price)),
    ("ML models", Take::Models),
    ("Country", Take::Country),
    ("Confidence", Take::Confidence),
    ("Compute notes", Take::Notes(P::Compute)),
    ("Price notes", Take::Notes(P::Price)),
    ("Yield notes", Take::Notes(P::YieldRate)),
    ("Production notes", Take::Notes(P::ProductionVolume)),
    ("Shipment notes", Take::Notes(P::Shipments)),
    ("Quotes", Take::Quotes),
    ("Claims", Take::Claims),
    ("Independent sources", Take::Sources),
    ("Disputed", Take::Disputed),
];

pub(super) const CLUSTERS: Columns = &[
    ("Name", Take::Name),
    ("Status", Take::Status),
    ("Certainty", Take::Certainty),
    ("Chip type (primary)", Take::Entities(P::UsesChip)),
    ("Chip quantity (primary)", Take::Number(P::ChipCount, 1.0)),
    ("Country", Take::Country),
    ("Owner", Take::Maker(P::Developer)),
    ("First Operational Date", Take::Date(P::Released)),
    ("Note", Take::Notes(P::ChipCount)),
    ("Power Capacity (MW)", Take::Number(P::Power, 1e-6)),
    ("Quote", Take::Quotes),
    ("16-bit OP/s", Take::Format(P::Compute, &["FP16", "BF16"])),
    ("8-bit OP/s", Take::Format(P::Compute, &["FP8", "INT8"])),
    ("32-bit OP/s", Take::Format(P::Compute, &["FP32"])),
    ("Cost Quote", Take::Notes(P::Investment)),
    ("Source 1", Take::Source(0)),
    ("Source 2", Take::Source(1)),
    ("Source 3", Take::Source(2)),
    ("Source 4", Take::Source(3)),
    ("Source 5", Take::Source(4)),
    ("Compute notes", Take::Notes(P::Compute)),
    ("Claims", Take::Claims),
    ("Independent sources", Take::Sources),
    ("Disputed", Take::Disputed),
];
