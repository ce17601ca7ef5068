//! The closed list of predicates: what can be claimed of what.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::EntityKind;

/// What sort of value a predicate takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    Quantity,
    Entity,
    Flag,
    Date,
    Term,
}

macro_rules! predicates {
    ($( $variant:ident = $word:literal, [$($kind:ident),+], $value:ident; )+) => {
        /// What is claimed. The contract's table, in its order.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Predicate { $( $variant, )+ }

        impl Predicate {
            pub const ALL: &'static [Self] = &[$( Self::$variant, )+];

            /// The contract's word.
            pub fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $word, )+ }
            }

            /// The kinds of subject that it can be claimed of.
            pub fn subjects(self) -> &'static [EntityKind] {
                match self { $( Self::$variant => &[$(EntityKind::$kind),+], )+ }
            }

            /// The kind of value that it takes.
            pub fn value_kind(self) -> ValueKind {
                match self { $( Self::$variant => ValueKind::$value, )+ }
            }
        }
    };
}

predicates! {
    Parameters = "parameters", [Model], Quantity;
    ActiveParameters = "active_parameters", [Model], Quantity;
    TrainingTokens = "training_tokens", [Model], Quantity;
    ContextLength = "context_length", [Model], Quantity;
    TrainingCompute = "training_compute", [Model], Quantity;
    TrainingCost = "training_cost", [Model], Quantity;
    TrainingTime = "training_time", [Model], Quantity;
    TrainingHardware = "training_hardware", [Model], Entity;
    TrainingChipCount = "training_chip_count", [Model], Quantity;
    DomesticTraining = "domestic_training", [Model], Flag;
    Developer = "developer", [Model, System], Entity;
    OpenWeights = "open_weights", [Model], Flag;
    Released = "released", [Model, Chip, System, Policy], Date;
    Designer = "designer", [Chip], Entity;
    Manufacturer = "manufacturer", [Chip], Entity;
    ProcessNode = "process_node", [Chip], Quantity;
    Compute = "compute", [Chip, System], Quantity;
    MemoryCapacity = "memory_capacity", [Chip, System], Quantity;
    MemoryBandwidth = "memory_bandwidth", [Chip, System], Quantity;
    Power = "power", [Chip, System], Quantity;
    Price = "price", [Chip, System], Quantity;
    YieldRate = "yield_rate", [Chip, Organization], Quantity;
    ProductionVolume = "production_volume", [Chip, Organization], Quantity;
    Shipments = "shipments", [Chip, Organization], Quantity;
    Status = "status", [Chip, Model, System], Term;
    RelativePerformance = "relative_performance", [Chip, Model, System], Quantity;
    ChipCount = "chip_count", [System], Quantity;
    UsesChip = "uses_chip", [System, Organization], Entity;
    Order = "order", [Organization, Country], Quantity;
    Investment = "investment", [Organization, Country, Policy, System], Quantity;
    DomesticShare = "domestic_share", [Country, Organization, System, Policy], Quantity;
    MarketShare = "market_share", [Organization, Chip], Quantity;
    ExportRestriction = "export_restriction", [Chip, Organization, Country], Entity;
    Partnership = "partnership", [Organization], Entity;
    BenchmarkScore = "benchmark_score", [Model], Quantity;
}

impl Predicate {
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|predicate| predicate.as_str() == word)
    }

    /// Whether a thing of this kind can be its subject.
    pub fn takes(self, kind: EntityKind) -> bool {
        self.subjects().contains(&kind)
    }

    /// Whether a subject can have several values at once, so that two different ones are no conflict:
    /// a system runs on several chips, a firm has many partners.
    pub fn is_many_valued(self) -> bool {
        matches!(
            self,
            Self::TrainingHardware
                | Self::UsesChip
                | Self::Partnership
                | Self::ExportRestriction
                | Self::Developer
                | Self::Designer
                | Self::Manufacturer
                | Self::Status
                | Self::Investment
                | Self::Order
                | Self::BenchmarkScore
                | Self::RelativePerformance
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_serde() {
        for predicate in Predicate::ALL {
            let json = serde_json::to_value(predicate).unwrap();
            assert_eq!(json, predicate.as_str());
            assert_eq!(Predicate::parse(predicate.as_str()), Some(*predicate));
        }
        assert_eq!(Predicate::ALL.len(), 35);
    }
}
