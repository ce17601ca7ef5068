//! Signatures → who repeats whom.

use std::collections::HashMap;

use super::{MEETING, Signature};
use crate::model::{DocumentFacts, Id, entity::squeeze};

/// Share of the shorter text's shingles that makes it a copy.
const VERBATIM: f64 = 0.5;
/// Share of names and numbers that must then be in the same order, and of numbers that must be the same: below
/// them the two are one form filled twice.
const VERBATIM_ORDER: f64 = 0.6;
const SAME_NUMBERS: f64 = 0.6;
/// Share of names and numbers in the same order that makes a text a spun copy, if there are so many of them …
const SPUN_ORDER: f64 = 0.55;
const SPUN_ANCHORS: usize = 12;
/// … and it was published within so many days.
pub(super) const SPUN_DAYS: i64 = 14;
/// Share of known names and of numbers by value, in the same order, that makes a text in another language a
/// translation: of the text with fewer of them, and of the one with more, since a report on the same event tells other
/// things too …
const TRANSLATED: f64 = 0.6;
const TRANSLATED_WHOLE: f64 = 0.5;
/// … if they share so many numbers, and hardly any of the one with fewer is missing.
const TRANSLATED_NUMBERS: usize = 4;
const SAME_VALUES: f64 = 0.75;

/// For each document, in the order given, the document whose text it repeats, if any: always an origin itself.
///
/// Of several texts that repeat one another the origin is one that credits nobody, and of these the earliest.
/// The answer does not depend on the order in which the documents are given. It is the same for a part of the
/// store as for the whole of it if the part holds, with each of its documents, the first of all those that it repeats,
/// which share bands with it that weigh [`MEETING`].
pub fn origins(documents: &[(DocumentFacts, Signature)]) -> Vec<(Id, Option<Id>)> {
    let mut ordered: Vec<&(DocumentFacts, Signature)> = documents.iter().collect();
    ordered.sort_by_key(|(facts, signature)| (!signature.credits.is_empty(), facts.moment()));
    let mut met: HashMap<i64, Vec<usize>> = HashMap::new();
    let mut roots: HashMap<&Id, &Id> = HashMap::new();
    for (place, later) in ordered.iter().enumerate() {
        let day = later.0.published_day();
        let mut shared: Vec<(usize, i64)> = Vec::new();
        for (band, earlier) in later.1.lookups(day).iter().filter_map(|band| Some((band, met.get(band)?))) {
            shared.extend(earlier.iter().map(|place| (*place, 1 + band % 2)));
        }
        shared.sort_unstable();
        let candidates = shared.chunk_by(|(one, _), (other, _)| one == other);
        let candidates = candidates.filter(|of_one| of_one.iter().map(|(_, weight)| weight).sum::<i64>() >= MEETING);
        let candidates = candidates.filter_map(|of_one| ordered.get(of_one.first()?.0));
        let repeated = candidates.copied().find(|earlier| repeats(later, earlier));
        if let Some((earlier, _)) = repeated {
            let root = roots.get(&earlier.id).copied().unwrap_or(&earlier.id);
            roots.insert(&later.0.id, root);
        }
        for band in later.1.bands(day) {
            met.entry(band).or_default().push(place);
        }
    }
    documents.iter().map(|(facts, _)| (facts.id.clone(), roots.get(&facts.id).map(|root| (*root).clone()))).collect()
}

/// Whether one of the two texts repeats the other.
pub fn repeats(a: &(DocumentFacts, Signature), b: &(DocumentFacts, Signature)) -> bool {
    let one_language = a.0.lang.base() == b.0.lang.base();
    // What is cheap to ask comes first: nearly all that are compared are told apart by it, forms that are filled otherwise
    // most of all. Of what may be spun less is asked than of what is contained, so whether it is contained decides nothing.
    const { assert!(SPUN_ORDER <= VERBATIM_ORDER) };
    if one_language && !may_repeat(&a.1, &b.1, SPUN_ORDER) {
        return false;
    }
    let near = match (a.0.published_day(), b.0.published_day()) {
        (Some(a), Some(b)) => (a - b).num_days().abs() <= SPUN_DAYS,
        _ => false,
    };
    if near && !one_language && is_translation(&a.1, &b.1) {
        return true;
    }
    // A report in another language that gives the same figures is a report, unless it credits the first.
    let may_be_spun =
        near && a.1.fewer_anchors(&b.1) >= SPUN_ANCHORS && (one_language || credits(a, b) || credits(b, a));
    let least_order = if may_be_spun {
        SPUN_ORDER
    } else if a.1.containment(&b.1) >= VERBATIM {
        VERBATIM_ORDER
    } else {
        return false;
    };
    may_repeat(&a.1, &b.1, least_order) && a.1.same_order(&b.1) >= least_order
}

/// Whether the signatures alone leave it open that one of two texts repeats the other, whatever else is known of the two:
/// of nearly all that are compared they do not.
pub fn may_be_copies(a: &Signature, b: &Signature) -> bool {
    may_repeat(a, b, SPUN_ORDER) || is_translation(a, b)
}

/// Whether the two have as many of the same numbers and names as a copy has, in whatever order.
fn may_repeat(a: &Signature, b: &Signature, least_order: f64) -> bool {
    a.same_numbers(b) >= SAME_NUMBERS && a.most_in_order(b) >= least_order
}

fn is_translation(a: &Signature, b: &Signature) -> bool {
    let (numbers, share) = a.shared_values(b);
    if numbers < TRANSLATED_NUMBERS || share < SAME_VALUES {
        return false;
    }
    let (fewer, more) = a.same_values(b);
    fewer >= TRANSLATED && more >= TRANSLATED_WHOLE
}

fn credits((_, signature): &(DocumentFacts, Signature), (other, _): &(DocumentFacts, Signature)) -> bool {
    other.outlet.as_deref().is_some_and(|outlet| signature.credits.contains(&squeeze(outlet)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{
        dedupe::copies,
        lexicon::Lexicon,
        model::{Document, Language},
    };

    fn document(outlet: &str, day: &str, language: &str, text: &str) -> Document {
        let id = Id::document(&format!("{outlet} {day}"));
        Document {
            title: text.lines().next().map(str::to_owned),
            outlet: Some(outlet.to_owned()),
            published: (!day.is_empty()).then(|| day.to_owned()),
            ..Document::new(id, outlet, Language::parse(language).unwrap(), text)
        }
    }

    fn signed(document: &Document) -> (DocumentFacts, Signature) {
        let facts = DocumentFacts::new(document, copies::credits(document), None);
        let signature = Signature::of(document, &facts.credits, Lexicon::builtin().unwrap());
        (facts, signature)
    }

    /// Which document each one repeats, as places in the list.
    fn found(documents: &[Document]) -> Vec<Option<usize>> {
        let place = |id: Id| documents.iter().position(|document| document.id == id);
        let signed: Vec<_> = documents.iter().map(signed).collect();
        origins(&signed).into_iter().map(|(_, origin)| origin.and_then(place)).collect()
    }

    const WIRE: &str = "Northgate opens a hall of 9,216 home-made cards\n\nOSLO, May 6 (Fjord Press) - Northgate Compute has \
        switched on a hall with 9,216 accelerators of its own design, the company said on Tuesday, the largest such \
        machine in the Nordic countries.\n\nThe hall, called Draumr, delivers 1.4 exaflops at 8 bits and draws 7.5 MW, \
        said Ingrid Solberg, who runs the project. Each of the NG-3 cards carries 96 GB of memory.\n\nNorthgate spent \
        2.1 billion kroner on it. Two more halls, in Narvik and Mo i Rana, are to follow in 2027, Solberg said.\n\nThe \
        chips are made by GlobalFoundries in Dresden on its 12 nm line.";

    const SPUN: &str = "Norwegian start-up flips the switch on giant AI machine\n\nIt is the biggest computer of its \
        kind in the region: with 9,216 processors that it drew up itself, Northgate Compute has begun to run Draumr. \
        According to project head Ingrid Solberg the site reaches 1.4 exaflops (8 bits) while needing 7.5 MW of \
        electricity, and every NG-3 card comes with 96 GB.\n\nSome 2.1 billion kroner went into it, and Narvik as well \
        as Mo i Rana will see similar sites by 2027, she told reporters. GlobalFoundries produces the parts at its \
        Dresden works, on a 12 nm line. Great news, isn't it?";

    const OTHER_REPORT: &str = "Draumr, the Nordic answer to Nvidia\n\nNARVIK - When the lights went on at Northgate's \
        new hall this week, Energy Minister Terje Aasen called it \"a declaration of independence\". Critics call it \
        expensive. The machine, for which the state gave 400 million kroner in loans, needs as much power as a small \
        town, and the University of Tromsø has booked a tenth of its time until 2029.\n\nNorthgate says that 9,216 of \
        its cards are installed. Rivals in Sweden, such as Luleå's AI Sweden cluster with its 2,000 H200 cards, are \
        watching closely. Analyst Kari Moe of Nordea puts the firm's break-even at 2031.";

    fn monthly_notice(month: &str, cards: &str, price: &str, winner: &str, city: &str) -> String {
        format!(
            "Tender result: compute cards, {month}\n\nThe municipal procurement centre announces the result of the \
            tender for training cards for the public computing centre. The lowest compliant bid was accepted in \
            accordance with the procurement act. Bidders may object within seven days of this notice by writing to \
            the office named below. Number of cards: {cards}. Price: {price} yuan. Winner: {winner}, {city}. Delivery \
            within ninety days of signature. The supplier answers for installation, drivers and two years of service."
        )
    }

    #[test]
    fn a_wire_copy_is_found_with_a_line_added_and_the_end_cut_off() {
        let (_, body) = WIRE.split_once("\n\n").unwrap();
        let (body, _) = body.split_once("Northgate spent").unwrap();
        let copy = format!("Home-made cards for a Nordic hall\n\n{body}Subscribe to our newsletter for 9.99 a month.");
        let original = document("Fjord Press", "2026-05-06", "en", WIRE);
        assert_eq!(found(&[original, document("Bergen Post", "2026-05-07", "en", &copy)]), [None, Some(0)]);
    }

    #[test]
    fn a_spun_text_is_a_copy_and_another_report_is_not() {
        let documents = [
            document("Fjord Press", "2026-05-06", "en", WIRE),
            document("Gadget Daily", "2026-05-07", "en", SPUN),
            document("Nordlys", "2026-05-07", "en", OTHER_REPORT),
        ];
        assert_eq!(found(&documents), [None, Some(0), None]);
    }

    #[test]
    fn one_form_filled_twice_is_two_texts() {
        let january = monthly_notice("January 2026", "1,024", "88,000,000", "Suiyuan Trading", "Hefei");
        let february = monthly_notice("February 2026", "640", "51,500,000", "Lanhai Systems", "Wuhan");
        let documents =
            [document("Hall", "2026-01-30", "en", &january), document("Hall", "2026-02-27", "en", &february)];
        let (one, other) = (signed(&documents[0]), signed(&documents[1]));
        assert!(one.1.containment(&other.1) > VERBATIM, "the texts are all but the same");
        assert_eq!(found(&documents), [None, None]);
    }

    #[test]
    fn a_chinese_repost_is_found_whatever_stands_around_it() {
        let post = "北极星智算中心点亮\n\n5月6日，北极星算力公司宣布，其自研加速卡NG-3组成的智算中心正式点亮，共部署9216张卡，\
            8位精度算力达到1.4 EFLOPS，整体功耗7.5兆瓦。项目负责人表示，单卡配备96GB显存，芯片由境内代工厂以12纳米工艺制造。\
            公司累计投入2.1亿元，并计划于2027年在另外两座城市建设同类中心。";
        let body = post.split_once("\n\n").unwrap().1;
        let repost =
            format!("重磅！自研智算中心来了\n\n来源：北极星日报\n\n{body}\n\n点击下方名片关注我们，获取更多资讯。");
        let other = "北极星算力回应市场传闻\n\n针对近日市场上有关公司加速卡订单的传闻，北极星算力公司5月8日表示，公司未与任何客户签署\
            10万张卡的采购协议，目前交付以NG-3为主，全年产量预计在3万张左右。";
        let documents = [
            document("北极星日报", "2026-05-06", "zh", post),
            document("算力头条", "2026-05-06", "zh", &repost),
            document("证券快讯", "2026-05-08", "zh", other),
        ];
        assert_eq!(found(&documents), [None, Some(0), None]);
    }

    #[test]
    fn the_credited_text_is_the_origin_even_where_its_copy_bears_an_earlier_date() {
        let copy = document("Bergen Post", "2026-05-05", "en", WIRE);
        let wire = document("Fjord Press", "2026-05-06", "en", WIRE);
        assert_eq!(found(&[copy, wire]), [Some(1), None]);
    }

    #[test]
    fn a_copy_of_a_copy_has_the_first_text_as_its_origin() {
        let second = format!("{WIRE}\n\nMore on this in our next issue, which is out on Friday.");
        let third = format!("{second}\n\nComments are closed.");
        let documents = [
            document("Third", "2026-05-09", "en", &third),
            document("Fjord Press", "2026-05-06", "en", WIRE),
            document("Second", "2026-05-07", "en", &second),
        ];
        assert_eq!(found(&documents), [Some(1), None, Some(1)]);
    }

    #[test]
    fn two_flashes_of_the_same_words_are_one_and_empty_texts_are_nobodys_copies() {
        let flash = "Northgate opens Draumr hall\n\nNorthgate says its hall of home-made cards is open.";
        let documents = [
            document("A", "2026-05-06", "en", flash),
            document("B", "2026-05-07", "en", flash),
            document("C", "2026-05-06", "en", ""),
            document("D", "", "en", ""),
        ];
        assert_eq!(found(&documents), [None, Some(0), None, None]);
    }

    #[test]
    fn a_signature_survives_the_store_and_a_broken_one_is_refused() {
        let signature = signed(&document("Fjord Press", "2026-05-06", "en", WIRE)).1;
        let bytes = signature.to_bytes();
        assert_eq!(Signature::from_bytes(&bytes), Some(signature));
        assert_eq!(Signature::from_bytes(b"{}"), None);
        assert_eq!(Signature::from_bytes(&bytes[..40]), None);
    }

    /// [`repeats`] as it is said: nothing is asked before something else because it is cheaper.
    fn plainly_repeats(a: &(DocumentFacts, Signature), b: &(DocumentFacts, Signature)) -> bool {
        let days = a.0.published_day().zip(b.0.published_day()).map(|(a, b)| (a - b).num_days().abs());
        let near = days.is_some_and(|days| days <= SPUN_DAYS);
        let one_language = a.0.lang.base() == b.0.lang.base();
        let ((fewer, more), (numbers, share)) = (a.1.same_values(&b.1), a.1.shared_values(&b.1));
        let is_translated = fewer >= TRANSLATED && more >= TRANSLATED_WHOLE;
        let has_its_values = numbers >= TRANSLATED_NUMBERS && share >= SAME_VALUES;
        let (order, has_its_numbers) = (a.1.same_order(&b.1), a.1.same_numbers(&b.1) >= SAME_NUMBERS);
        let is_verbatim = has_its_numbers && a.1.containment(&b.1) >= VERBATIM && order >= VERBATIM_ORDER;
        let may_be_spun = near && (one_language || credits(a, b) || credits(b, a));
        let is_spun = has_its_numbers && may_be_spun && order >= SPUN_ORDER && a.1.fewer_anchors(&b.1) >= SPUN_ANCHORS;
        (near && !one_language && is_translated && has_its_values) || is_verbatim || is_spun
    }

    /// The texts of both files of pairs, each near the others in time, far from them, and undated.
    #[test]
    fn what_is_asked_first_changes_no_answer() {
        let files = [
            include_str!("../../../tests/fixtures/near_duplicates.toml"),
            include_str!("../../../tests/fixtures/near_harder.toml"),
        ];
        let mut texts = Vec::new();
        for file in files {
            let stories: HashMap<String, Vec<BTreeMap<String, String>>> = toml::from_str(file).unwrap();
            texts.extend(stories.into_values().flatten().flat_map(BTreeMap::into_values));
        }
        let mut made = Vec::new();
        for (place, text) in texts.iter().enumerate() {
            let language = if text.contains('。') { "zh" } else { "en" };
            let days = ["2026-05-12", "2026-05-20", "2026-08-12", ""];
            let outlet = ["Fjord Press", "Baltic Wire"][place % 2];
            made.push(signed(&document(outlet, days[place % 4], language, text.trim())));
            made.push(signed(&document("Elsewhere", days[(place + 1) % 4], language, text.trim())));
        }
        let mut like = 0;
        for (place, a) in made.iter().enumerate() {
            for b in &made[..place] {
                assert!(a.1.most_in_order(&b.1) >= a.1.same_order(&b.1));
                let answer = repeats(a, b);
                assert_eq!(answer, plainly_repeats(a, b), "{:?} {:?}", a.0, b.0);
                like += usize::from(answer);
            }
        }
        assert!(like > texts.len() / 2, "{like} of {}", texts.len());
    }
}
