//! The case forms of Russian names: Китай, Китая, Китаю …

/// The cases besides the first: of, to, by, about — and whom, where it differs.
const CASES: usize = 5;

/// The forms of a name of Cyrillic words, besides the name itself; none for other names.
pub(super) fn russian_forms(name: &str) -> Vec<String> {
    if !name.split(' ').all(is_russian) {
        return Vec::new();
    }
    let words: Vec<&str> = name.split(' ').collect();
    let mut forms: Vec<String> = (0..CASES).filter_map(|case| form(&words, case)).collect();
    if let [word] = words.as_slice()
        && word.ends_with(|last| matches!(last, 'б'..='щ') && last != 'й')
    {
        forms.extend(["ы", "ов"].map(|ending| format!("{word}{ending}")));
    }
    forms
}

/// A word with capitals only (МЦСТ) stays as it is in all cases.
fn is_russian(word: &str) -> bool {
    let small = word.chars().filter(|c| c.is_lowercase()).count();
    small >= 2 && word.chars().all(|c| matches!(c, 'А'..='я' | 'Ё' | 'ё'))
}

fn form(words: &[&str], case: usize) -> Option<String> {
    let forms: Option<Vec<String>> = words.iter().map(|word| declined(word, case)).collect();
    forms.map(|forms| forms.join(" "))
}

/// A word in a case, by its ending; adjectives and surnames in -ов and -ин have endings of their own.
fn declined(word: &str, case: usize) -> Option<String> {
    const ENDINGS: [(&str, &str, [&str; CASES]); 12] = [
        ("ская", "ск", ["ой", "ой", "ой", "ой", "ую"]),
        ("ная", "н", ["ой", "ой", "ой", "ой", "ую"]),
        ("ский", "ск", ["ого", "ому", "им", "ом", "ого"]),
        ("ия", "и", ["и", "и", "ей", "и", "ю"]),
        ("ов", "ов", ["а", "у", "ым", "е", "а"]),
        ("ев", "ев", ["а", "у", "ым", "е", "а"]),
        ("ин", "ин", ["а", "у", "ым", "е", "а"]),
        ("й", "", ["я", "ю", "ем", "е", "и"]),
        ("ь", "", ["я", "ю", "ем", "е", "и"]),
        ("а", "", ["ы", "е", "ой", "и", "у"]),
        ("я", "", ["и", "е", "ей", "и", "ю"]),
        ("", "", ["а", "у", "ом", "е", "а"]),
    ];
    let last = word.chars().next_back()?;
    if matches!(last, 'о' | 'е' | 'и' | 'у' | 'ы' | 'э' | 'ю') {
        return Some(word.to_owned());
    }
    let fits = |(ending, stem, forms): &(&str, &str, [&str; CASES])| {
        let rest = word.strip_suffix(ending)?;
        Some(format!("{rest}{stem}{}", forms.get(case)?))
    };
    ENDINGS.iter().find_map(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_russian_name_is_declined_and_others_are_not() {
        assert!(russian_forms("Китай").contains(&"Китая".to_owned()));
        assert!(russian_forms("Байкал").contains(&"Байкалом".to_owned()));
        assert!(russian_forms("Россия").contains(&"России".to_owned()));
        assert!(russian_forms("Дмитрий Масюк").contains(&"Дмитрия Масюка".to_owned()));
        assert!(russian_forms("Владимир Путин").contains(&"Владимиром Путиным".to_owned()));
        assert!(russian_forms("Южная Корея").contains(&"Южной Корее".to_owned()));
        assert!(russian_forms("МЦСТ").is_empty());
        assert!(russian_forms("Huawei").is_empty());
    }
}
