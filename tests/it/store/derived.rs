//! Claims, conflicts, announcements, redirects, and what filters let through.

use std::collections::{BTreeMap, HashMap};

use homegrown::{
    model::{Claim, Document, Filter, Id, Language, Modality, PartialDate, Passage, Passages, Predicate},
    store::{About, Merged, Regrouped, Store},
};

use super::sample::{about, announcement, at, claim, conflict, document, mention, merged};
use crate::support::Database;

super::on_both_engines!(
    claims_come_back_as_they_were_put_and_the_same_again_is_no_change,
    a_claim_that_vanished_leads_to_the_one_it_was_merged_into,
    a_claim_that_moves_to_another_neighbourhood_is_the_same_whichever_comes_first,
    a_claim_whose_text_was_corrected_leads_to_its_heir,
    conflicts_are_replaced_subject_by_subject,
    announcements_that_merge_lead_on_for_ever,
    claims_are_filtered_by_each_condition,
    announcements_are_filtered_by_each_condition,
    a_follower_learns_of_all_that_changed,
);

async fn put(store: &Store, neighbourhoods: &[&str], claims: &[(Claim, About)], redirects: &[(Id, Id)]) -> Regrouped {
    let merged = Merged { redirects: redirects.to_vec(), ..merged(neighbourhoods, claims) };
    let mut write = store.write().await.unwrap();
    let mut regrouped = write.put_claims(&[merged]).await.unwrap();
    write.commit().await.unwrap();
    regrouped.pop().unwrap()
}

async fn claims_come_back_as_they_were_put_and_the_same_again_is_no_change(database: Database) {
    let store = &database.store;
    let (a, b) = (document("a", "x"), document("b", "y"));
    let claim = claim(&mention("TeleChat2", 1.15e11, 3), &[&a, &b]);
    let given = [(claim.clone(), about("China Telecom", "CN"))];
    assert_eq!(put(store, &["telechat2"], &given, &[]).await.added, [claim.id.clone()]);
    assert_eq!(put(store, &["telechat2"], &given, &[]).await, Regrouped::default());
    assert_eq!(store.revision().await.unwrap(), 1);
    assert_eq!(store.claim(&claim.id).await.unwrap().as_ref(), Some(&claim));
    assert_eq!(store.claims_by_ids(std::slice::from_ref(&claim.id)).await.unwrap(), std::slice::from_ref(&claim));
    assert_eq!(store.claims_of_documents(std::slice::from_ref(&b.id)).await.unwrap(), [claim.id.clone()]);
    let of_each = store.claims_of_each(&[a.id.clone(), b.id.clone(), Id::document("none")]).await.unwrap();
    let supported = [&a, &b].map(|document| (document.id.clone(), vec![claim.id.clone()]));
    assert_eq!(of_each, HashMap::from(supported));
    let mut write = store.write().await.unwrap();
    assert_eq!(write.claims_by_ids(std::slice::from_ref(&claim.id)).await.unwrap().len(), 1);
    let bare = write.bare_claims(std::slice::from_ref(&claim.id)).await.unwrap();
    assert_eq!(bare, [Claim { evidence: Vec::new(), ..claim.clone() }]);
    let passage = |start: usize| vec![Passage { start, end: start + 7, alias: Some("星辰".to_owned()) }];
    let made = |start: usize| BTreeMap::from([(claim.id.clone(), passage(start))]);
    let ids = [a.id.clone(), b.id.clone(), Id::document("none")];
    let of_both = Passages::from([(a.id.clone(), made(3)), (b.id.clone(), made(3))]);
    assert_eq!(write.passages(&ids).await.unwrap(), of_both);
    drop(write);

    // one of them says it elsewhere now, the other no more
    let moved = Claim { id: claim.id.clone(), ..super::sample::claim(&mention("TeleChat2", 1.15e11, 9), &[&b]) };
    let changed = put(store, &["telechat2"], &[(moved.clone(), about("China Telecom", "CN"))], &[]).await;
    assert_eq!((changed.changed, changed.before), (vec![claim.id.clone()], vec![claim.clone()]));
    let mut write = store.write().await.unwrap();
    assert_eq!(write.passages(&ids).await.unwrap(), Passages::from([(b.id.clone(), made(9))]));
    drop(write);
    assert_eq!(store.claim(&claim.id).await.unwrap(), Some(moved));
    put(store, &["telechat2"], &given, &[]).await;

    let denied = Claim { modality: Modality::Denied, ..claim };
    let changed = put(store, &["telechat2"], &[(denied.clone(), About::default())], &[]).await;
    assert_eq!(changed.changed, [denied.id.clone()]);
    assert_eq!(store.claims(&Filter::default()).await.unwrap(), [denied.clone()]);
    let by_organization = Filter { organization: Some("China Telecom".to_owned()), ..Filter::default() };
    assert_eq!(store.claims(&by_organization).await.unwrap(), [], "what it was about is replaced too");
    let ids = [denied.id.clone(), Id::from_text("cnone")];
    for (filter, passing) in [(Filter::default(), 1), (by_organization, 0)] {
        assert_eq!(store.claim_count(&filter).await.unwrap(), passing);
        let found = store.passing(&filter, &ids).await.unwrap();
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ids.iter().take(passing).cloned().collect::<Vec<_>>());
    }
}

async fn a_claim_that_vanished_leads_to_the_one_it_was_merged_into(database: Database) {
    let store = &database.store;
    let (a, b, c) = (document("a", "x"), document("b", "y"), document("c", "z"));
    let mention = mention("TeleChat2", 1.15e11, 3);
    let [one, two, three] = [&a, &b, &c].map(|document| claim(&mention, &[document]));
    let whole = |claim: &Claim| (claim.clone(), About::default());
    put(store, &["telechat2"], &[whole(&one)], &[]).await;
    let merged = put(store, &["telechat2"], &[whole(&two)], &[(one.id.clone(), two.id.clone())]).await;
    assert_eq!(
        (merged.added.as_slice(), merged.gone.as_slice()),
        ([two.id.clone()].as_slice(), [one.id.clone()].as_slice())
    );
    put(store, &["telechat2"], &[whole(&three)], &[(two.id.clone(), three.id.clone())]).await;
    assert_eq!(store.resolve_id(&one.id).await.unwrap(), three.id);
    assert_eq!(store.claim(&one.id).await.unwrap().unwrap().id, three.id);
    // It lives again: what was merged into it leads nowhere else.
    put(store, &["telechat2"], &[whole(&one)], &[(three.id.clone(), one.id.clone())]).await;
    assert_eq!(store.resolve_id(&one.id).await.unwrap(), one.id);
    assert_eq!(store.resolve_id(&two.id).await.unwrap(), one.id);
    put(store, &["telechat2"], &[], &[]).await;
    assert_eq!(store.claim(&one.id).await.unwrap(), None);
    let mut write = store.write().await.unwrap();
    let homes = write.neighbourhoods_of_claims(&[one.id.clone(), Id::from_text("cnone")]).await.unwrap();
    assert_eq!(homes.len(), 1);
    assert_eq!(homes[&one.id], "telechat2", "also of one that is gone");
}

/// Other words have its subject under another name: what led to it leads there still.
async fn a_claim_that_moves_to_another_neighbourhood_is_the_same_whichever_comes_first(database: Database) {
    let store = &database.store;
    let (a, b) = (document("a", "x"), document("b", "y"));
    let mention = mention("TeleChat2", 1.15e11, 3);
    let [before, claim, other] =
        [claim(&mention, &[&a]), claim(&mention, &[&b]), claim(&self::mention("Qwen3", 1e9, 9), &[&a])];
    let whole = |claim: &Claim| (claim.clone(), About::default());
    put(store, &["telechat2"], &[whole(&before)], &[]).await;
    put(store, &["telechat2"], &[whole(&claim)], &[(before.id.clone(), claim.id.clone())]).await;
    for (from, to) in [("telechat2", "qwen3"), ("qwen3", "telechat2")] {
        // What is left has something that the one that moves might be taken to lead to.
        let left = merged(&[from], &[whole(&other)]);
        let left = Merged { redirects: vec![(claim.id.clone(), other.id.clone())], ..left };
        let mut write = store.write().await.unwrap();
        let regrouped = write.put_claims(&[left, merged(&[to], &[whole(&claim)])]).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(regrouped[0].gone, [], "from {from} to {to}");
        assert_eq!((&regrouped[1].added, &regrouped[1].changed), (&vec![], &vec![claim.id.clone()]));
        assert_eq!(store.resolve_id(&claim.id).await.unwrap(), claim.id);
        assert_eq!(store.resolve_id(&before.id).await.unwrap(), claim.id);
        // and back, the other one first
        let mut write = store.write().await.unwrap();
        let back = [merged(&[from], &[whole(&claim)]), merged(&[to], &[])];
        let regrouped = write.put_claims(&back).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!((&regrouped[0].changed, &regrouped[1].gone), (&vec![claim.id.clone()], &vec![]));
        assert_eq!(regrouped[0].gone, [other.id.clone()]);
        put(store, &[from], &[], &[]).await;
        put(store, &[to], &[whole(&claim)], &[]).await;
        assert_eq!(store.resolve_id(&before.id).await.unwrap(), claim.id);
    }
}

/// Nobody merged it: its text was corrected, and the sentence stands elsewhere or says another thing.
async fn a_claim_whose_text_was_corrected_leads_to_its_heir(database: Database) {
    let store = &database.store;
    let document = document("a", "x");
    let of = |parameters: f64, start| (claim(&mention("TeleChat2", parameters, start), &[&document]), About::default());
    let (first, moved, corrected) = (of(1.15e11, 3), of(1.15e11, 40), of(1e11, 40));
    put(store, &["telechat2"], &[first.clone()], &[]).await;
    put(store, &["telechat2"], &[moved.clone(), of(7e9, 90)], &[]).await;
    assert_eq!(store.resolve_id(&first.0.id).await.unwrap(), moved.0.id, "the same value, further down");
    put(store, &["telechat2"], &[corrected.clone(), of(7e9, 90)], &[]).await;
    assert_eq!(store.resolve_id(&moved.0.id).await.unwrap(), corrected.0.id, "the same place, another value");
    put(store, &["telechat2"], &[of(7e9, 90)], &[]).await;
    assert_eq!(store.resolve_id(&corrected.0.id).await.unwrap(), corrected.0.id, "nothing says it any more");
}

async fn conflicts_are_replaced_subject_by_subject(database: Database) {
    let store = &database.store;
    let (a, b) = (document("a", "x"), document("b", "y"));
    let one = claim(&mention("TeleChat2", 1.15e11, 3), &[&a]);
    let two = claim(&mention("TeleChat2", 1e11, 9), &[&b]);
    put(store, &["telechat2"], &[(one.clone(), About::default()), (two.clone(), About::default())], &[]).await;
    let conflict = conflict(&one, &two);
    for _ in 0..2 {
        let mut write = store.write().await.unwrap();
        let merged = Merged { conflicts: vec![conflict.clone()], ..merged(&["telechat2"], &[]) };
        write.put_conflicts(&[merged]).await.unwrap();
        write.commit().await.unwrap();
    }
    assert_eq!(store.revision().await.unwrap(), 2);
    assert_eq!(store.conflicts(&Filter::default()).await.unwrap(), std::slice::from_ref(&conflict));
    assert_eq!(store.conflict(&conflict.id).await.unwrap().as_ref(), Some(&conflict));
    assert_eq!(store.conflicts_of_claim(&two.id).await.unwrap(), std::slice::from_ref(&conflict));
    let other = Filter { subject: Some("Qwen3".to_owned()), ..Filter::default() };
    assert_eq!(store.conflicts(&other).await.unwrap(), []);
    let mut write = store.write().await.unwrap();
    write.put_conflicts(&[merged(&["telechat2"], &[])]).await.unwrap();
    write.commit().await.unwrap();
    assert_eq!(store.conflict(&conflict.id).await.unwrap(), None);
    assert_eq!(store.conflicts_of_claim(&one.id).await.unwrap(), []);
}

async fn announcements_that_merge_lead_on_for_ever(database: Database) {
    let store = &database.store;
    let (a, b) = (document("a", "x"), document("b", "y"));
    let one = claim(&mention("TeleChat2", 1.15e11, 3), &[&a]);
    let two = claim(&mention("Qwen3", 2.35e11, 3), &[&b]);
    let apart = [announcement(&[&one], &[&a]), announcement(&[&two], &[&b])];
    let mut write = store.write().await.unwrap();
    assert_eq!(write.put_announcements(&[], &apart).await.unwrap().added.len(), 2);
    assert_eq!(write.announcements_of_claims(std::slice::from_ref(&two.id)).await.unwrap(), [apart[1].id.clone()]);
    assert_eq!(write.announcements_by_ids(std::slice::from_ref(&apart[1].id)).await.unwrap(), apart[1..]);
    write.commit().await.unwrap();
    let mut before = apart.each_ref().map(|told| told.id.clone());
    before.sort();
    let mut write = store.write().await.unwrap();
    let mut told: Vec<Id> =
        store.announcements(&Filter::default()).await.unwrap().into_iter().map(|told| told.id).collect();
    told.sort();
    assert_eq!(told, before);
    write.put_announcements(&before, &apart).await.unwrap();
    write.commit().await.unwrap();
    assert_eq!(store.revision().await.unwrap(), 1);

    let merged = announcement(&[&one, &two], &[&a, &b]);
    let mut write = store.write().await.unwrap();
    let arranged = write.put_announcements(&before, std::slice::from_ref(&merged)).await.unwrap();
    let gone = apart[1].id.clone();
    assert_eq!((arranged.changed.len(), arranged.gone), (1, vec![gone.clone()]));
    write.commit().await.unwrap();
    assert_eq!(store.announcement(&gone).await.unwrap().as_ref(), Some(&merged));
    assert_eq!(store.announcements(&Filter::default()).await.unwrap(), std::slice::from_ref(&merged));
    let mut write = store.write().await.unwrap();
    assert_eq!(write.announcements_of_claims(std::slice::from_ref(&two.id)).await.unwrap(), [merged.id.clone()]);
    drop(write);
    assert_eq!(store.announcements_of_documents(std::slice::from_ref(&b.id)).await.unwrap(), [merged.id.clone()]);
    assert_eq!(store.announcements_by_ids(&before).await.unwrap().len(), 1);
}

/// Two claims that differ in all that can be asked: an English one of February and a Chinese one of March.
async fn two_of_all(store: &Store) -> [Claim; 2] {
    let english = document("a", "x");
    let chinese = Document {
        language: Language::TraditionalChinese,
        published: Some("2026-03-09".to_owned()),
        source: Some("other".to_owned()),
        ..document("b", "y")
    };
    let one = claim(&mention("TeleChat2", 1.15e11, 3), &[&english]);
    let mut planned = mention("Qwen3", 2.35e11, 3);
    (planned.modality, planned.predicate) = (Modality::Planned, Predicate::ContextLength);
    let two = Claim { independent_sources: 3, ..claim(&planned, &[&chinese]) };
    let told = [announcement(&[&one], &[&english]), announcement(&[&two], &[&chinese])];
    let mut write = store.write().await.unwrap();
    for document in [&english, &chinese] {
        write.put_document(document, None, at(0)).await.unwrap();
    }
    let of_one = (one.clone(), about("China Telecom", "CN"));
    write.put_claims(&[merged(&["telechat2"], &[of_one])]).await.unwrap();
    let of_two = (two.clone(), about("阿里巴巴", "US"));
    write.put_claims(&[merged(&["qwen3"], &[of_two])]).await.unwrap();
    let [mut first, mut second] = told;
    (first.independent_sources, second.independent_sources) = (1, 3);
    second.countries = vec!["US".to_owned()];
    write.put_announcements(&[], &[first, second]).await.unwrap();
    write.commit().await.unwrap();
    [one, two]
}

/// Filters that let only the second of [`two_of_all`] through.
fn filters() -> Vec<Filter> {
    let date = |text: &str| Some(text.parse::<PartialDate>().unwrap());
    vec![
        Filter { since: date("2026-03"), ..Filter::default() },
        Filter { since: date("2026-03-09"), until: date("2026-Q1"), ..Filter::default() },
        Filter { subject: Some("QWEN 3".to_owned()), ..Filter::default() },
        Filter { organization: Some("阿里巴巴".to_owned()), ..Filter::default() },
        Filter { country: Some("US".to_owned()), ..Filter::default() },
        Filter { predicate: Some(Predicate::ContextLength), ..Filter::default() },
        Filter { modality: Some(Modality::Planned), ..Filter::default() },
        Filter { languages: vec![Language::SimplifiedChinese, Language::TraditionalChinese], ..Filter::default() },
        Filter { source: Some("other".to_owned()), ..Filter::default() },
        Filter { min_sources: Some(2), ..Filter::default() },
        Filter { limit: Some(1), ..Filter::default() },
        Filter {
            since: date("2026"),
            until: date("2026-03-31"),
            subject: Some("Qwen3".to_owned()),
            organization: Some("阿里巴巴".to_owned()),
            country: Some("US".to_owned()),
            predicate: Some(Predicate::ContextLength),
            modality: Some(Modality::Planned),
            languages: vec![Language::TraditionalChinese],
            source: Some("other".to_owned()),
            min_sources: Some(3),
            limit: Some(9),
        },
    ]
}

async fn claims_are_filtered_by_each_condition(database: Database) {
    let [_, two] = two_of_all(&database.store).await;
    for filter in filters() {
        assert_eq!(database.store.claims(&filter).await.unwrap(), std::slice::from_ref(&two), "{filter:?}");
    }
    let quoted = Filter { subject: Some("'; drop table claim; --".to_owned()), ..Filter::default() };
    assert_eq!(database.store.claims(&quoted).await.unwrap(), []);
    let early = Filter { until: Some("2026-02-03".parse().unwrap()), ..Filter::default() };
    assert_eq!(database.store.claims(&early).await.unwrap().len(), 1);
    assert_eq!(database.store.claims(&Filter::default()).await.unwrap().len(), 2);
}

async fn announcements_are_filtered_by_each_condition(database: Database) {
    let [_, two] = two_of_all(&database.store).await;
    for filter in filters() {
        let told = database.store.announcements(&filter).await.unwrap();
        let claims: Vec<&Id> = told.iter().flat_map(|told| &told.claims).collect();
        assert_eq!(claims, [&two.id], "{filter:?}");
    }
    let days: Vec<Option<String>> =
        database.store.announcements(&Filter::default()).await.unwrap().into_iter().map(|told| told.date).collect();
    assert_eq!(days, [Some("2026-03-09".to_owned()), Some("2026-02-03".to_owned())], "newest first");
}

async fn a_follower_learns_of_all_that_changed(database: Database) {
    let store = &database.store;
    let [one, _] = two_of_all(store).await;
    let first = store.changed_since(0).await.unwrap();
    assert_eq!((first.documents.len(), first.claims.len(), first.announcements.len()), (2, 2, 2));
    assert_eq!(first.revision, 1);
    assert!(store.changed_since(first.revision).await.unwrap().is_empty());
    put(store, &["telechat2"], &[], &[]).await;
    let second = store.changed_since(first.revision).await.unwrap();
    assert_eq!(second.claims.len(), 1);
    assert!(second.claims[0].gone);
    assert_eq!((&second.claims[0].id, second.claims[0].revision), (&one.id, 2));
}
