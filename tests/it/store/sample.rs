//! Documents, mentions, claims and announcements to put into a store.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeZone, Utc};
use homegrown::{
    model::{
        AnnouncedDocument, Announcement, Claim, Conflict, ConflictKind, Document, EntityKind, Evidence, Evidenced, Id,
        Language, Mention, Modality, Predicate, Quantity, Subject, Unit, Value,
    },
    store::{About, Merged, Packed, StoreError, StoredMention, Write},
};

pub(super) fn at(second: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 1, 12, 0, second).unwrap()
}

pub(super) fn document(name: &str, text: &str) -> Document {
    let url = format!("https://news.example/{name}");
    Document {
        url: Some(url.clone()),
        title: Some(format!("{name}: 昇腾 910C")),
        outlet: Some("Example News".to_owned()),
        authors: vec!["李雷".to_owned(), "Ann Lee".to_owned()],
        published: Some("2026-02-03T08:00:00+08:00".to_owned()),
        source: Some("example-news".to_owned()),
        country: Some("SG".to_owned()),
        tier: Some("trade".to_owned()),
        ..Document::new(Id::document(&url), name, Language::English, text)
    }
}

/// The documents that have of these bands so much, in order of their ids, as a write finds them.
pub(super) async fn sharing(write: &mut Write, bands: &[i64], least: i64) -> Vec<Id> {
    let sharing = write.documents_of_bands(&bands.iter().copied().collect(), &BTreeSet::new()).await.unwrap();
    let met = write.documents_at(&sharing.at_least(least, bands)).await.unwrap();
    let mut met: Vec<Id> = met.into_values().collect();
    met.sort();
    met
}

/// What these neighbourhoods have now.
pub(super) fn merged(neighbourhoods: &[&str], claims: &[(Claim, About)]) -> Merged {
    let neighbourhoods = neighbourhoods.iter().map(|&key| key.to_owned()).collect();
    Merged { neighbourhoods, claims: claims.to_vec(), ..Merged::default() }
}

pub(super) fn mention(subject: &str, parameters: f64, start: usize) -> Mention {
    Mention {
        subject: Subject::new(EntityKind::Model, subject),
        predicate: Predicate::Parameters,
        value: Value::Quantity(Quantity::exact(parameters, Unit::Parameters)),
        modality: Modality::Stated,
        attributed_to: Some("China Telecom".to_owned()),
        evidence: Evidence { quote: "1150亿参数".to_owned(), start, end: start + 7 },
        from_name: false,
        alias: Some("星辰".to_owned()),
        rule: String::new(),
    }
}

pub(super) fn stored(document: &Document, mention: &Mention) -> StoredMention {
    let value = serde_json::to_string(&mention.value).unwrap();
    let (subject, predicate) = (&mention.subject.name, mention.predicate.as_str());
    StoredMention {
        id: Id::mention(&document.id, subject, predicate, mention.evidence.start, &value),
        document: document.id.clone(),
        neighbourhood: format!("model {}", mention.subject.key()),
        mention: mention.clone(),
    }
}

/// The claim that these documents make with that mention.
pub(super) fn claim(mention: &Mention, documents: &[&Document]) -> Claim {
    let earliest = stored(documents[0], mention).id;
    let days: BTreeSet<String> =
        documents.iter().filter_map(|document| document.published_day()).map(|day| day.to_string()).collect();
    Claim {
        id: Id::claim(&earliest),
        subject: mention.subject.clone(),
        predicate: mention.predicate,
        value: mention.value.clone(),
        modality: mention.modality,
        first_seen: days.first().cloned(),
        last_seen: days.last().cloned(),
        event_date: None,
        mentions: documents.len(),
        documents: documents.len(),
        independent_sources: documents.len(),
        primary: false,
        conflicts_with: Vec::new(),
        notes: Vec::new(),
        evidence: documents.iter().map(|document| evidenced(document, mention)).collect(),
    }
}

fn evidenced(document: &Document, mention: &Mention) -> Evidenced {
    Evidenced {
        document: document.id.clone(),
        url: document.url.clone(),
        outlet: document.outlet.clone(),
        lang: document.language.base().to_owned(),
        published: document.published.clone(),
        modality: mention.modality,
        attributed_to: mention.attributed_to.clone(),
        value: mention.value.clone(),
        alias: mention.alias.clone(),
        from_name: mention.from_name,
        quote: mention.evidence.quote.clone(),
        start: mention.evidence.start,
        end: mention.evidence.end,
    }
}

pub(super) fn about(organization: &str, country: &str) -> About {
    About { organizations: [organization.to_owned()].into(), countries: [country.to_owned()].into(), due: None }
}

pub(super) fn conflict(a: &Claim, b: &Claim) -> Conflict {
    Conflict {
        id: Id::conflict(&a.id, &b.id),
        kind: ConflictKind::OtherValue,
        subject: a.subject.clone(),
        predicate: a.predicate,
        claims: vec![a.id.clone(), b.id.clone()],
        supported_by_primary: None,
    }
}

pub(super) fn announcement(claims: &[&Claim], documents: &[&Document]) -> Announcement {
    let listed = |document: &&Document| AnnouncedDocument {
        id: document.id.clone(),
        url: document.url.clone(),
        outlet: document.outlet.clone(),
        lang: document.language.base().to_owned(),
        published: document.published.clone(),
        copy_of: None,
    };
    Announcement {
        id: Id::announcement(&claims[0].id),
        date: claims[0].first_seen.clone(),
        title: "A model of 115 billion parameters".to_owned(),
        entities: vec![claims[0].subject.name.clone(), "China Telecom".to_owned()],
        countries: vec!["CN".to_owned()],
        claims: claims.iter().map(|claim| claim.id.clone()).collect(),
        documents: documents.iter().map(listed).collect(),
        independent_sources: documents.len(),
        languages: vec!["en".to_owned()],
        conflicts: 0,
    }
}

/// Keeps a body as it was fetched; gives its hash.
pub(super) async fn put_page(write: &mut Write, body: &[u8], content_type: Option<&str>) -> Result<String, StoreError> {
    let packed = Packed::of(body, content_type.map(str::to_owned))?;
    write.put_pages(&[&packed]).await?;
    Ok(packed.hash().to_owned())
}

/// Keeps one document under bands.
pub(super) async fn put_bands(write: &mut Write, document: &Id, bands: &[i64]) -> Result<(), StoreError> {
    write.put_bands(&[(document.clone(), bands.to_vec())]).await
}
