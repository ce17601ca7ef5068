//! Which of the stored texts repeat one another. A text repeats the first that is like it, and goes back to whatever that
//! one goes back to: so a text that comes in decides only about itself, about those that are like it, and about their
//! families, which are stored. The rest of the store is left alone.

use std::collections::{BTreeSet, HashMap};

use anyhow::Result;

use crate::{
    dedupe::copies::{FIRST_TIMELESS, LAID, MEETING, Signature, may_be_copies, origins, repeats},
    model::{DocumentFacts, Id},
    store::{Place, Write},
};

/// A document with what tells its text from others.
pub(super) type Known = (DocumentFacts, Signature);

/// Settles again which text each of these documents repeats, and those that repeat them. Gives the documents whose
/// origin is another now.
pub(super) async fn settle(write: &mut Write, texts: &BTreeSet<Id>) -> Result<Vec<Id>> {
    if texts.is_empty() {
        return Ok(Vec::new());
    }
    lay_anew(write).await?;
    // Who repeated an earlier text of such a document may repeat one of another family now: it is looked up as well.
    let open = write.families(texts).await?;
    let mut looked_up = load(write, open.clone()).await?;
    let alike = alike(write, texts, &open, &mut looked_up).await?;
    // Those that were there have not changed: the first text that each of them repeats is of its own family, or new. So
    // they need not be looked up themselves.
    let mut family = write.families(&alike).await?;
    family.extend(open);
    let unknown = family.iter().filter(|id| !looked_up.contains_key(*id)).cloned();
    looked_up.extend(load(write, unknown).await?);
    let family: Vec<Known> = family.iter().filter_map(|id| looked_up.remove(id)).collect();
    let mut moved = Vec::new();
    for ((facts, _), (id, copy_of)) in family.iter().zip(origins(&family)) {
        if facts.copy_of != copy_of && write.put_origin(&id, copy_of.as_ref()).await? {
            moved.push(id);
        }
    }
    Ok(moved)
}

/// The setting that says in which form the keys of all times are.
const BANDS: &str = "bands";
/// Signatures that are read at once.
const SIGNATURES: usize = 2_000;

/// Lays the keys of all times anew in a store that has them in an earlier form: reprints of years ago are found by these alone.
async fn lay_anew(write: &mut Write) -> Result<()> {
    if write.setting(BANDS).await?.as_deref() == Some(LAID) {
        return Ok(());
    }
    write.drop_bands_from(FIRST_TIMELESS).await?;
    let mut last = String::new();
    loop {
        let some = write.signatures_behind(&last, SIGNATURES).await?;
        let Some((id, _)) = some.last() else { break };
        last = id.to_string();
        let keys =
            some.iter().filter_map(|(id, body)| Some((id.clone(), Signature::from_bytes(body)?.timeless().collect())));
        write.put_bands(&keys.collect::<Vec<_>>()).await?;
    }
    Ok(write.put_setting(BANDS, LAID).await?)
}

/// The documents that one of the open ones repeats or is repeated by. All that they meet are looked up together, each
/// once; the texts that come in are kept under their bands after that, for nearly all bands of such a text are its own. Bands
/// of an earlier text lead to more than its own do: [`origins`] leaves out those that do not meet.
async fn alike(
    write: &mut Write,
    texts: &BTreeSet<Id>,
    open: &BTreeSet<Id>,
    looked_up: &mut HashMap<Id, Known>,
) -> Result<BTreeSet<Id>> {
    let looking = open.iter().filter_map(|id| Some((id, looked_up.get(id)?)));
    let (looking, lookups): (Vec<&Id>, Vec<Vec<i64>>) =
        looking.map(|(id, (facts, signature))| (id, signature.lookups(facts.published_day()))).unzip();
    let mut sharing = write.documents_of_bands(&lookups.iter().flatten().copied().collect(), texts).await?;
    let places = write.places(looked_up.keys()).await?;
    let known = texts.iter().filter_map(|id| looked_up.get(id));
    let own = known.map(|(facts, signature)| (facts.id.clone(), signature.bands(facts.published_day())));
    let own: Vec<(Id, Vec<i64>)> = own.collect();
    for (place, bands) in own.iter().filter_map(|(id, bands)| Some((*places.get(id)?, bands))) {
        sharing.add(place, bands);
    }
    write.put_bands(&own).await?;
    let met = looking.into_iter().zip(&lookups).map(|(id, bands)| (id, sharing.lines_of(MEETING, bands)));
    let met: Vec<(&Id, Vec<usize>)> = met.collect();
    let known = places.into_iter().map(|(id, place)| (place, id)).collect();
    let pairs = may_be_alike(write, &met, sharing.documents(), &known, looked_up).await?;
    let pair = |(one, other): &(&Id, Id)| Some((looked_up.get(*one)?, looked_up.get(other)?));
    let alike = pairs.iter().filter_map(pair).filter(|(one, other)| repeats(one, other));
    Ok(alike.map(|(_, (facts, _))| facts.id.clone()).collect())
}

/// Those of the pairs that their signatures do not tell apart, looked up: of most that meet no more is ever read. Who meets
/// whom is told by lines of the list of documents: a form that is filled again and again meets thousands. `known` are those
/// that are looked up already.
async fn may_be_alike<'i>(
    write: &mut Write,
    met: &[(&'i Id, Vec<usize>)],
    documents: &[Place],
    known: &HashMap<Place, Id>,
    looked_up: &mut HashMap<Id, Known>,
) -> Result<Vec<(&'i Id, Id)>> {
    let all: BTreeSet<usize> = met.iter().flat_map(|(_, others)| others.iter().copied()).collect();
    let all = all.into_iter().filter_map(|line| documents.get(line));
    let unknown: Vec<Place> = all.filter(|place| !known.contains_key(place)).copied().collect();
    let signatures = write.signatures_at(&unknown).await?.into_iter();
    let signatures: HashMap<Place, Signature> =
        signatures.filter_map(|(place, body)| Some((place, Signature::from_bytes(&body)?))).collect();
    let of_known = |place: &Place| Some(&looked_up.get(known.get(place)?)?.1);
    let signature = |place: &Place| of_known(place).or_else(|| signatures.get(place));
    let of_line: Vec<Option<&Signature>> = documents.iter().map(signature).collect();
    let mut pairs = Vec::new();
    for (one, others) in met {
        let Some((_, own)) = looked_up.get(*one) else { continue };
        let others = others.iter().filter_map(|line| Some((*documents.get(*line)?, (*of_line.get(*line)?)?)));
        let open = others.filter(|(_, other)| may_be_copies(own, other));
        pairs.extend(open.map(|(other, _)| (*one, other)));
    }
    let open: BTreeSet<Place> =
        pairs.iter().map(|(_, other)| *other).filter(|place| !known.contains_key(place)).collect();
    let open = write.documents_at(&open.into_iter().collect::<Vec<_>>()).await?;
    looked_up.extend(load(write, open.values().cloned()).await?);
    let id = |place: &Place| known.get(place).or_else(|| open.get(place)).cloned();
    Ok(pairs.into_iter().filter_map(|(one, other)| Some((one, id(&other)?))).collect())
}

/// These documents with what tells their texts from others; without those that are not stored.
pub(super) async fn load(write: &mut Write, ids: impl IntoIterator<Item = Id>) -> Result<HashMap<Id, Known>> {
    let ids: Vec<Id> = ids.into_iter().collect();
    let known = write.signed(&ids).await?.into_iter();
    let read =
        |(facts, body): (DocumentFacts, Vec<u8>)| Some((facts.id.clone(), (facts, Signature::from_bytes(&body)?)));
    Ok(known.filter_map(read).collect())
}
