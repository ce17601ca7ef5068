//! The case forms of Russian names: Китай, Китая, Китаю …

/// The forms of a name of one Cyrillic word, besides the name itself; none for other names.
pub(super) fn russian_forms(name: &str) -> Vec<String> {
    let cyrillic = name.chars().all(|c| matches!(c, 'А'..='я' | 'Ё' | 'ё'));
    let small = name.chars().filter(|c| c.is_lowercase()).count();
    if !cyrillic || small < 2 {
        return Vec::new();
    }
    let Some(last) = name.chars().next_back() else { return Vec::new() };
    let stem = name.strip_suffix(last).unwrap_or(name);
    let (stem, endings): (&str, &[&str]) = match last {
        'й' => (stem, &["я", "ю", "ем", "е", "и"]),
        'ь' => (stem, &["я", "и", "ю", "ем", "ью", "е"]),
        'а' => (stem, &["ы", "и", "е", "у", "ой"]),
        'я' => (stem, &["и", "ю", "ей", "е"]),
        'б'..='щ' => (name, &["а", "у", "ом", "е", "ы", "ов"]),
        _ => return Vec::new(),
    };
    endings.iter().map(|ending| format!("{stem}{ending}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_russian_name_is_declined_and_others_are_not() {
        assert!(russian_forms("Китай").contains(&"Китая".to_owned()));
        assert!(russian_forms("Байкал").contains(&"Байкалом".to_owned()));
        assert!(russian_forms("Россия").contains(&"России".to_owned()));
        assert!(russian_forms("МЦСТ").is_empty());
        assert!(russian_forms("Huawei").is_empty());
    }
}
