//! Which firms make chips for others.

use super::name::Name;

/// Firms that do nothing but make chips for others: their bare name beside a chip says who makes it.
const FOUNDRIES: &[&str] = &[
    "TSMC",
    "SMIC",
    "Samsung Foundry",
    "Intel Foundry",
    "GlobalFoundries",
    "UMC",
    "Hua Hong Semiconductor",
    "Hua Hong",
    "Rapidus",
    "PSMC",
    "Nexchip",
    "HLMC",
    "Tower Semiconductor",
];

/// Firms that make chips for others among other things, or their own only.
const OTHER_FOUNDRIES: &[&str] = &[
    "Samsung",
    "Samsung Electronics",
    "SK hynix",
    "SiCarrier",
    "Intel",
    "Mikron",
    "Tata Electronics",
    "SwaySure",
    "ChangXin Memory",
];

/// The part of a firm that makes chips for others, where it has a name of its own.
pub(super) fn as_foundry(firm: &str) -> &str {
    match firm {
        "Samsung" | "Samsung Electronics" => "Samsung Foundry",
        other => other,
    }
}

/// Whether the firm makes chips for others.
pub(super) fn is_foundry(name: &Name) -> bool {
    is_foundry_by_name(&name.name)
}

/// The same of the canonical name.
pub(super) fn is_foundry_by_name(name: &str) -> bool {
    [FOUNDRIES, OTHER_FOUNDRIES].iter().any(|foundries| foundries.contains(&name))
}

/// Whether the firm does nothing but make the chips of others.
pub(super) fn is_pure_foundry(name: &Name) -> bool {
    makes_chips_of_others_alone(&name.name)
}

/// The same of a firm by its canonical name.
pub(super) fn makes_chips_of_others_alone(firm: &str) -> bool {
    FOUNDRIES.contains(&firm)
}
