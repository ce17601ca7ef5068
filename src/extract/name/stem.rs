//! Other members of a family of which a text brings in one with its noun: 鹿鸣2.5 and “鹿鸣4.0” beside 大模型“鹿鸣3.0”, 霜刃Mini
//! beside AI芯片“霜刃2号”.

use crate::{
    lexicon::chinese::{begins_with, chinese, ends_in},
    model::EntityKind,
    text::Span,
};

use super::{
    Name, Role,
    chinese::{is_a_sort, is_han},
    unknown,
};
use crate::extract::annotate::Annotated;

/// What tells the members of a family apart behind the brand that they share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Version {
    /// 3.0
    Pointed,
    /// 2号, 二号
    Ordinal,
    /// S3, V4
    Lettered(char),
}

/// A brand, how its members are numbered, and what they are.
#[derive(Debug)]
struct Family {
    brand: String,
    version: Version,
    kind: EntityKind,
}

/// Families looked for in one text, at most.
const MOST: usize = 16;

/// Adds them.
pub(super) fn add_siblings(found: &mut Annotated<'_>) {
    let mut families: Vec<Family> = Vec::new();
    for name in &found.names {
        let Some(family) = family_of(name).filter(|_| families.len() < MOST) else { continue };
        if families.iter().all(|known| known.brand != family.brand) {
            families.push(family);
        }
    }
    // 小鹿鸣3号 is none of 鹿鸣
    families.sort_by_key(|family| std::cmp::Reverse(family.brand.len()));
    let mut added: Vec<Name> = Vec::new();
    for Family { brand, version, kind } in &families {
        let members = found.text.match_indices(brand.as_str()).filter_map(|(at, _)| {
            let end = at + brand.len();
            Some(Span::new(at, end + length_of(*version, found.text.get(end..)?)?))
        });
        for span in members {
            let taken = found.names_over(span).next().is_some() || added.iter().any(|name| name.span.overlaps(span));
            if !taken {
                added.push(unknown(span, *kind, span.of(found.text)));
            }
        }
    }
    found.names.extend(added);
    found.names.sort_by_key(|name| (name.span.start, name.span.end));
}

/// The family of a name that no lexicon has and that ends in a version.
fn family_of(name: &Name) -> Option<Family> {
    let thing = matches!(name.kind, EntityKind::Model | EntityKind::Chip);
    let text = Some(name.name.as_str()).filter(|_| thing && name.role == Role::Shape && name.entity.is_none())?;
    let (brand, version) = if let Some(numbered) = text.strip_suffix('号') {
        (numbered.trim_end_matches(is_a_numeral), Version::Ordinal)
    } else {
        let brand = text.trim_end_matches(|c: char| !is_han(c));
        let rest = text.get(brand.len()..)?;
        let first = rest.chars().next()?;
        let letter = first.is_ascii_uppercase() && rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
        let version = if letter { Version::Lettered(first) } else { Version::Pointed };
        length_of(version, rest).map(|_| (brand, version))?
    };
    let own = (2..=LONGEST_BRAND).contains(&brand.chars().count())
        && brand.chars().all(is_han)
        && !is_a_sort(brand)
        && ends_in(brand, &chinese().no_brands).is_none();
    own.then(|| Family { brand: brand.to_owned(), version, kind: name.kind })
}

/// Characters of such a brand at most.
const LONGEST_BRAND: usize = 5;

fn is_a_numeral(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十".contains(c)
}

/// Bytes of the version that a text begins with, where it is numbered so or told by its tier, and counts nothing.
fn length_of(version: Version, text: &str) -> Option<usize> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let tier = || {
        let word = text.get(..text.bytes().take_while(u8::is_ascii_alphabetic).count())?;
        chinese().tiers.iter().any(|tier| tier.eq_ignore_ascii_case(word)).then_some(word.len())
    };
    let numbered = match version {
        Version::Pointed => {
            let major = digits(text);
            let minor = digits(text.get(major..)?.strip_prefix('.').unwrap_or(""));
            ((1..=2).contains(&major) && (1..=2).contains(&minor)).then_some(major + 1 + minor)
        }
        Version::Ordinal => {
            let number: usize = text.chars().take(3).take_while(|c| is_a_numeral(*c)).map(char::len_utf8).sum();
            let ends = number > 0 && text.get(number..)?.starts_with('号');
            ends.then_some(number + '号'.len_utf8())
        }
        Version::Lettered(letter) => {
            let number = digits(text.strip_prefix(letter).unwrap_or(""));
            (1..=4).contains(&number).then_some(1 + number)
        }
    };
    let length = numbered.or_else(tier)?;
    // 鹿鸣3.0-Lite
    let more = text.get(length..)?.strip_prefix('-').unwrap_or("");
    let more = more.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let length = if more > 0 { length + 1 + more } else { length };
    let after = text.get(length..)?;
    let goes_on = after.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '%' | '％'));
    let counts = version != Version::Ordinal && begins_with(after, &chinese().counted).is_some();
    // 昆吾2号生产线, 赤霄S10手机
    let another = begins_with(after, &chinese().no_siblings).is_some();
    (!goes_on && !counts && !another).then_some(length)
}
