//! Documents, versions, pages, mentions, signatures.

use homegrown::{
    model::{DateOrigin, Document, DocumentFacts, Partial},
    store::{Change, Fingerprint, Newcomer, StoredDocument, StoredMention},
};

use super::sample::{at, document, mention, put_bands, put_page, sharing, stored};
use crate::support::Database;

super::on_both_engines!(
    a_document_comes_back_as_it_was_put,
    the_same_document_again_changes_nothing,
    a_changed_text_is_a_new_version_and_the_old_one_stays,
    a_version_that_was_modified_earlier_does_not_take_over,
    two_reports_of_one_text_are_one_document_with_the_earliest_date,
    a_text_with_zero_characters_is_stored_without_them,
    a_long_text_of_a_million_characters_survives,
    a_body_is_kept_once_whatever_its_bytes,
    documents_that_are_looked_up_together_are_put_as_each_by_itself,
    documents_that_are_new_are_put_together_as_each_by_itself,
    which_documents_are_stored_is_told_of_many_at_once,
    mentions_are_replaced_and_the_difference_is_told,
    mentions_of_a_neighbourhood_are_found,
    documents_that_share_a_band_find_each_other,
    bands_are_dropped_from_one_on_and_signatures_read_in_turn,
    origins_and_extractors_are_remembered,
    a_write_that_is_abandoned_leaves_nothing,
);

async fn a_document_comes_back_as_it_was_put(database: Database) {
    let store = &database.store;
    let first = Document {
        published_from: Some(DateOrigin::JsonLd),
        partial: Some(Partial::Paywall),
        ..document("a", "Huawei 发布 😀")
    };
    let bare = Document {
        url: None,
        title: None,
        outlet: None,
        authors: Vec::new(),
        published: None,
        source: None,
        country: None,
        tier: None,
        language: homegrown::model::Language::Other,
        ..document("b", "")
    };
    let mut write = store.write().await.unwrap();
    assert_eq!(write.put_document(&first, None, at(0)).await.unwrap(), Change::New);
    assert_eq!(write.put_document(&bare, None, at(1)).await.unwrap(), Change::New);
    assert_eq!(write.documents(std::slice::from_ref(&bare.id)).await.unwrap().len(), 1);
    write.commit().await.unwrap();

    let back = store.document(&first.id).await.unwrap().unwrap();
    assert_eq!(back.document, first);
    assert_eq!((back.version, back.versions, back.revision), (1, 1, 1));
    assert_eq!(back.origin, first.id);
    assert_eq!(back.first_seen_at, "2026-03-01T12:00:00.000000Z");
    assert_eq!(store.document(&bare.id).await.unwrap().unwrap().document, bare);
    let asked = [bare.id.clone(), homegrown::model::Id::from_text("dnone"), first.id.clone()];
    let names: Vec<String> =
        store.documents(&asked).await.unwrap().into_iter().map(|stored| stored.document.name).collect();
    assert_eq!(names, ["b", "a"]);
    let mut ids = vec![first.id.clone(), bare.id];
    ids.sort();
    assert_eq!(store.document_ids().await.unwrap(), ids);
    assert_eq!((store.all_documents().await.unwrap().len(), store.document_count().await.unwrap()), (2, 2));
    let seen = store.first_seen(&asked).await.unwrap();
    let known = store.document(&first.id).await.unwrap().unwrap();
    assert_eq!((seen.len(), &seen[&first.id]), (2, &known.first_seen_at), "an id that is not known is left out");
    let sources = store.sources_of(&ids).await.unwrap();
    assert_eq!((sources.len(), &sources[&first.id]), (1, &vec!["example-news".to_owned()]));
    assert_eq!(store.write().await.unwrap().sources_of(&ids).await.unwrap(), sources);
}

async fn the_same_document_again_changes_nothing(database: Database) {
    let store = &database.store;
    for _ in 0..2 {
        let mut write = store.write().await.unwrap();
        write.put_document(&document("a", "text"), None, at(0)).await.unwrap();
        write.commit().await.unwrap();
    }
    assert_eq!(store.revision().await.unwrap(), 1);
    let mut write = store.write().await.unwrap();
    assert_eq!(write.put_document(&document("a", "text"), None, at(9)).await.unwrap(), Change::Unchanged);
}

async fn a_changed_text_is_a_new_version_and_the_old_one_stays(database: Database) {
    let store = &database.store;
    let mut write = store.write().await.unwrap();
    write.put_document(&document("a", "115 billion"), None, at(0)).await.unwrap();
    write.put_extracted_by(&document("a", "").id, "1").await.unwrap();
    write.commit().await.unwrap();
    let corrected = Document { published: Some("2026-02-05".to_owned()), ..document("a", "100 billion") };
    let mut write = store.write().await.unwrap();
    let page = put_page(&mut write, b"<p>100 billion", Some("text/html")).await.unwrap();
    assert_eq!(write.put_document(&corrected, Some(&page), at(5)).await.unwrap(), Change::Revised);
    write.commit().await.unwrap();

    let stored = store.document(&corrected.id).await.unwrap().unwrap();
    assert_eq!(stored.document.text, "100 billion");
    assert_eq!(stored.document.published.as_deref(), Some("2026-02-03T08:00:00+08:00"), "the first date stays");
    assert_eq!((stored.version, stored.versions, stored.extracted_by), (2, 2, None));
    let versions = store.versions(&corrected.id).await.unwrap();
    let texts: Vec<&str> = versions.iter().map(|version| version.text.as_str()).collect();
    assert_eq!(texts, ["115 billion", "100 billion"]);
    assert_eq!(versions[1].page, Some(page));

    // The first text again: its version holds again, and no third one is made.
    let mut write = store.write().await.unwrap();
    assert_eq!(write.put_document(&document("a", "115 billion"), None, at(6)).await.unwrap(), Change::Revised);
    write.commit().await.unwrap();
    let stored = store.document(&corrected.id).await.unwrap().unwrap();
    assert_eq!((stored.version, stored.versions, stored.document.text.as_str()), (1, 2, "115 billion"));
}

async fn a_version_that_was_modified_earlier_does_not_take_over(database: Database) {
    let store = &database.store;
    let modified = |day: &str, text: &str| Document { modified: Some(day.to_owned()), ..document("a", text) };
    let mut write = store.write().await.unwrap();
    write.put_document(&modified("2026-02-09", "new"), None, at(0)).await.unwrap();
    assert_eq!(write.put_document(&modified("2026-02-04", "old"), None, at(1)).await.unwrap(), Change::Older);
    assert_eq!(write.put_document(&modified("2026-02-04", "old"), None, at(2)).await.unwrap(), Change::Again);
    write.commit().await.unwrap();
    let stored = store.document(&document("a", "").id).await.unwrap().unwrap();
    assert_eq!((stored.document.text.as_str(), stored.version, stored.versions), ("new", 1, 2));
    assert_eq!(store.versions(&stored.document.id).await.unwrap().len(), 2);
}

async fn two_reports_of_one_text_are_one_document_with_the_earliest_date(database: Database) {
    let store = &database.store;
    let one = document("a", "text");
    let other = Document {
        published: Some("2026-02-02".to_owned()),
        source: Some("another-feed".to_owned()),
        outlet: None,
        ..one.clone()
    };
    let mut seen = Vec::new();
    for (n, order) in [[&one, &other], [&other, &one]].into_iter().enumerate() {
        let mut write = store.write().await.unwrap();
        for document in order {
            let mut document = document.clone();
            document.id = homegrown::model::Id::document(&n.to_string());
            write.put_document(&document, None, at(0)).await.unwrap();
        }
        write.commit().await.unwrap();
        let id = homegrown::model::Id::document(&n.to_string());
        let sources = store.sources_of(std::slice::from_ref(&id)).await.unwrap();
        assert_eq!(sources[&id], ["another-feed", "example-news"]);
        let stored = store.document(&id).await.unwrap().unwrap().document;
        assert_eq!(stored.published.as_deref(), Some("2026-02-02"));
        seen.push(Document { id: one.id.clone(), ..stored });
    }
    assert_eq!(seen[0], seen[1], "whichever came first");
}

async fn a_text_with_zero_characters_is_stored_without_them(database: Database) {
    let odd = Document { title: Some("a\0b".to_owned()), ..document("a", "one\0two") };
    let mut write = database.store.write().await.unwrap();
    write.put_document(&odd, None, at(0)).await.unwrap();
    write.commit().await.unwrap();
    let stored = database.store.document(&odd.id).await.unwrap().unwrap().document;
    assert_eq!((stored.text.as_str(), stored.title.as_deref()), ("onetwo", Some("ab")));
}

async fn a_long_text_of_a_million_characters_survives(database: Database) {
    let long = document("a", &"昇腾 910C 芯片。".repeat(100_000));
    let mut write = database.store.write().await.unwrap();
    write.put_document(&long, None, at(0)).await.unwrap();
    write.commit().await.unwrap();
    assert!(database.store.document(&long.id).await.unwrap().unwrap().document.text == long.text);
}

async fn a_body_is_kept_once_whatever_its_bytes(database: Database) {
    let store = &database.store;
    let body: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    let mut write = store.write().await.unwrap();
    let hash = put_page(&mut write, &body, Some("text/html; charset=gbk")).await.unwrap();
    write.commit().await.unwrap();
    let mut write = store.write().await.unwrap();
    assert_eq!(put_page(&mut write, &body, None).await.unwrap(), hash);
    write.commit().await.unwrap();
    assert_eq!(store.revision().await.unwrap(), 1, "the second is no change");
    let (back, content_type) = store.page(&hash).await.unwrap().unwrap();
    assert!(back == body);
    assert_eq!(content_type.as_deref(), Some("text/html; charset=gbk"));
    assert_eq!(store.page("none").await.unwrap(), None);
}

async fn mentions_are_replaced_and_the_difference_is_told(database: Database) {
    let store = &database.store;
    let document = document("a", "text");
    let (kept, dropped) = (mention("TeleChat2", 1.15e11, 3), mention("Qwen3", 2.35e11, 40));
    let first = [stored(&document, &kept), stored(&document, &dropped), stored(&document, &kept)];
    let mut write = store.write().await.unwrap();
    write.put_document(&document, None, at(0)).await.unwrap();
    let replaced = write.replace_mentions(&document.id, &first).await.unwrap();
    assert_eq!((replaced.added.len(), replaced.gone.len()), (2, 0));
    write.commit().await.unwrap();
    assert_eq!(store.mentions_of(&document.id).await.unwrap()[1].mention, dropped);

    let mut write = store.write().await.unwrap();
    let replaced = write.replace_mentions(&document.id, &first).await.unwrap();
    assert!(replaced.neighbourhoods.is_empty());
    write.commit().await.unwrap();
    assert_eq!(store.revision().await.unwrap(), 1);

    let mut write = store.write().await.unwrap();
    let replaced = write.replace_mentions(&document.id, &first[..1]).await.unwrap();
    assert_eq!(replaced.neighbourhoods.into_iter().collect::<Vec<_>>(), ["model qwen3"]);
    assert_eq!(replaced.gone[0].mention, dropped);
    let neighbourhoods = write.neighbourhoods_of_documents(std::slice::from_ref(&document.id)).await.unwrap();
    assert_eq!(neighbourhoods.into_iter().collect::<Vec<_>>(), ["model telechat2"]);
    write.commit().await.unwrap();
    assert_eq!(store.mentions_of_all(std::slice::from_ref(&document.id)).await.unwrap().len(), 1);
    assert_eq!(store.neighbourhoods().await.unwrap(), ["model telechat2"]);
}

async fn documents_that_are_looked_up_together_are_put_as_each_by_itself(database: Database) {
    let store = &database.store;
    let (known, new) = (document("known", "x"), document("new", "y"));
    let mut write = store.write().await.unwrap();
    write.put_document(&known, None, at(0)).await.unwrap();
    write.replace_mentions(&known.id, &[stored(&known, &mention("Qwen3", 1e9, 0))]).await.unwrap();
    put_bands(&mut write, &known.id, &[1, 2]).await.unwrap();
    write.commit().await.unwrap();

    let mut write = store.write().await.unwrap();
    write.look_up(&[known.id.clone(), new.id.clone()]).await.unwrap();
    for (document, expected) in [(&known, Change::Unchanged), (&new, Change::New)] {
        assert_eq!(write.put_document(document, None, at(0)).await.unwrap(), expected);
        assert_eq!(write.put_document(document, None, at(0)).await.unwrap(), Change::Unchanged, "the second time");
        let revised = Document { text: "z".to_owned(), ..document.clone() };
        assert_eq!(write.put_document(&revised, None, at(1)).await.unwrap(), Change::Revised);
        let (first, second) =
            (stored(document, &mention("Qwen3", 1e9, 0)), stored(document, &mention("Qwen4", 1e9, 0)));
        write.replace_mentions(&document.id, &[first.clone()]).await.unwrap();
        let replaced = write.replace_mentions(&document.id, &[second]).await.unwrap();
        assert_eq!(replaced.gone, [first]);
        put_bands(&mut write, &document.id, &[1, 2]).await.unwrap();
        put_bands(&mut write, &document.id, &[2, 3]).await.unwrap();
    }
    let mut both = vec![known.id, new.id];
    both.sort();
    let beside = write.documents_of_bands(&[2, 3].into(), &[both[0].clone()].into()).await.unwrap();
    let places = write.places(&both).await.unwrap();
    assert_eq!(beside.at_least(0, &[]), [places[&both[1]]]);
    let bands = |all: &[i64]| both.iter().map(|id| (id.clone(), all.to_vec())).collect::<Vec<_>>();
    assert_eq!(sharing(&mut write, &[4], 1).await, []);
    write.put_bands(&bands(&[3, 2, 3, 4])).await.unwrap();
    assert_eq!(sharing(&mut write, &[4], 1).await, both);
    assert_eq!(sharing(&mut write, &[2, 3], 3).await, both);
    assert_eq!(sharing(&mut write, &[2, 3], 4).await, []);
}

async fn documents_that_are_new_are_put_together_as_each_by_itself(database: Database) {
    let store = &database.store;
    let print = Fingerprint { body: b"\x05\x00".to_vec(), credits: vec!["新华社".to_owned()] };
    let (alone, together, unread) = (document("alone", "x\0y"), document("together", "x\0y"), document("unread", "z"));
    let unread = Document { source: None, ..unread };
    let told = |document: &Document| vec![stored(document, &mention("Qwen3", 1e9, 0)); 2];
    let mut write = store.write().await.unwrap();
    let page = put_page(&mut write, b"<p>x", None).await.unwrap();
    write.put_document(&alone, Some(&page), at(3)).await.unwrap();
    write.replace_mentions(&alone.id, &told(&alone)).await.unwrap();
    write.put_fingerprint(&alone.id, &print).await.unwrap();
    write.put_extracted_by(&alone.id, "rules 1").await.unwrap();
    write.look_up(&[alone.id.clone(), together.id.clone(), unread.id.clone()]).await.unwrap();
    assert_eq!([&alone, &together, &unread].map(|document| write.is_new(&document.id)), [false, true, true]);
    let mentions = told(&together);
    let newcomers = [
        Newcomer {
            document: &together,
            page: Some(&page),
            seen_at: at(3),
            reading: Some((&print, &mentions, "rules 1")),
        },
        Newcomer { document: &unread, page: None, seen_at: at(4), reading: None },
    ];
    let neighbourhoods = write.put_newcomers(&newcomers).await.unwrap();
    assert_eq!(neighbourhoods.into_iter().collect::<Vec<_>>(), ["model qwen3"]);
    assert!(!write.is_new(&together.id));
    put_bands(&mut write, &together.id, &[1]).await.unwrap();
    write.commit().await.unwrap();

    let one = store.document(&alone.id).await.unwrap().unwrap();
    let other = store.document(&together.id).await.unwrap().unwrap();
    let expected = StoredDocument {
        document: Document { text: one.document.text.clone(), ..together.clone() },
        origin: together.id.clone(),
        ..one
    };
    assert_eq!(other, expected);
    let versions = [&alone, &together].map(|document| document.id.clone());
    let [one, other] = [store.versions(&versions[0]).await.unwrap(), store.versions(&versions[1]).await.unwrap()];
    assert_eq!((other[0].page.as_ref(), &other[0].text), (Some(&page), &one[0].text));
    assert_eq!(store.mentions_of(&together.id).await.unwrap(), &mentions[..1]);
    let sources = store.sources_of(&[together.id.clone(), unread.id.clone()]).await.unwrap();
    assert_eq!(
        (sources[&together.id].as_slice(), sources.contains_key(&unread.id)),
        (&["example-news".to_owned()][..], false)
    );
    assert_eq!(store.signatures(&[together.id.clone(), unread.id.clone()]).await.unwrap(), [(together.id, print.body)]);
    assert_eq!(store.documents_not_extracted_by("rules 1").await.unwrap(), [unread.id]);
}

async fn mentions_of_a_neighbourhood_are_found(database: Database) {
    let store = &database.store;
    let (a, b) = (document("a", "x"), document("b", "y"));
    let endless = "endless ".repeat(1000);
    let first = [stored(&a, &mention("Tele-Chat 2", 1e11, 0)), stored(&a, &mention(&endless, 1.0, 9))];
    let mut write = store.write().await.unwrap();
    write.replace_mentions(&a.id, &first).await.unwrap();
    write.replace_mentions(&b.id, &[stored(&b, &mention("TELECHAT2", 1e11, 0))]).await.unwrap();
    assert_eq!(write.mentions_of_neighbourhoods(&["model telechat2".to_owned()]).await.unwrap().len(), 2);
    let asked = ["model telechat2".to_owned(), "none".to_owned()];
    assert_eq!(write.mentions_of_neighbourhoods(&asked).await.unwrap().len(), 2);
    let long = [first[1].neighbourhood.clone()];
    assert_eq!(write.mentions_of_neighbourhoods(&long).await.unwrap().len(), 1);
    write.commit().await.unwrap();

    // The words have changed, and with them what belongs together: both neighbourhoods are told.
    let moved = [StoredMention { neighbourhood: "chip telechat".to_owned(), ..first[0].clone() }, first[1].clone()];
    let mut write = store.write().await.unwrap();
    let replaced = write.replace_mentions(&a.id, &moved).await.unwrap();
    assert_eq!(replaced.neighbourhoods.into_iter().collect::<Vec<_>>(), ["chip telechat", "model telechat2"]);
    assert_eq!((replaced.added.len(), replaced.gone.len()), (0, 0));
}

async fn documents_that_share_a_band_find_each_other(database: Database) {
    let store = &database.store;
    let (a, b, c) = (document("a", "").id, document("b", "").id, document("c", "").id);
    let mut write = store.write().await.unwrap();
    let print = |body: &[u8]| Fingerprint { body: body.to_vec(), credits: vec!["新华社".to_owned()] };
    write.put_document(&document("a", "x"), None, at(0)).await.unwrap();
    for (id, body, bands) in
        [(&a, b"\x00\xff", &[1, i64::MIN, 3][..]), (&b, b"bb", &[i64::MIN, i64::MAX]), (&c, b"cc", &[7])]
    {
        write.put_fingerprint(id, &print(body)).await.unwrap();
        put_bands(&mut write, id, bands).await.unwrap();
    }
    let mut both = vec![a.clone(), b.clone()];
    both.sort();
    assert_eq!(sharing(&mut write, &[i64::MIN], 1).await, both);
    write.commit().await.unwrap();
    let mut write = store.write().await.unwrap();
    assert!(write.put_fingerprint(&a, &print(b"aa")).await.unwrap());
    assert!(!write.put_fingerprint(&a, &print(b"aa")).await.unwrap(), "it is the same");
    put_bands(&mut write, &a, &[7]).await.unwrap();
    // Other rules may make other bands of it, or read other credits.
    put_bands(&mut write, &a, &[7, 9]).await.unwrap();
    let uncredited = Fingerprint { credits: Vec::new(), ..print(b"aa") };
    assert!(write.put_fingerprint(&a, &uncredited).await.unwrap());
    assert!(write.facts(std::slice::from_ref(&a)).await.unwrap()[0].credits.is_empty());
    assert_eq!(sharing(&mut write, &[9], 1).await, [a.clone()]);
    assert!(write.put_fingerprint(&a, &print(b"aa")).await.unwrap());
    let facts = write.facts(std::slice::from_ref(&a)).await.unwrap();
    assert_eq!(facts[0].credits, ["新华社"]);
    assert_eq!(write.signed(std::slice::from_ref(&a)).await.unwrap(), [(facts[0].clone(), b"aa".to_vec())]);
    write.commit().await.unwrap();
    assert_eq!(store.signatures(std::slice::from_ref(&a)).await.unwrap(), [(a.clone(), b"aa".to_vec())]);
    let met = store.documents_of_bands(&[i64::MAX].into()).await.unwrap().at_least(1, &[i64::MAX]);
    assert_eq!(store.documents_at(&met).await.unwrap().into_values().collect::<Vec<_>>(), [b]);
    assert_eq!(store.documents_of_bands(&[7].into()).await.unwrap().at_least(1, &[7]).len(), 2);
}

async fn bands_are_dropped_from_one_on_and_signatures_read_in_turn(database: Database) {
    let store = &database.store;
    let mut ids = ["a", "b", "c"].map(|name| document(name, "").id);
    ids.sort();
    let mut write = store.write().await.unwrap();
    for (id, body) in ids.iter().zip(["a", "b", "c"]) {
        write.put_fingerprint(id, &Fingerprint { body: body.into(), credits: Vec::new() }).await.unwrap();
        put_bands(&mut write, id, &[-1, 6, 7, 8]).await.unwrap();
    }
    write.commit().await.unwrap();

    let mut write = store.write().await.unwrap();
    write.drop_bands_from(7).await.unwrap();
    assert_eq!(sharing(&mut write, &[7, 8], 1).await, []);
    assert_eq!(sharing(&mut write, &[-1, 6], 1).await, ids);
    let of = |place: usize, body: &str| (ids[place].clone(), body.as_bytes().to_vec());
    assert_eq!(write.signatures_behind("", 2).await.unwrap(), [of(0, "a"), of(1, "b")]);
    assert_eq!(write.signatures_behind(ids[1].as_str(), 2).await.unwrap(), [of(2, "c")]);
    assert_eq!(write.signatures_behind(ids[2].as_str(), 2).await.unwrap(), []);
    write.commit().await.unwrap();
    assert_eq!(store.revision().await.unwrap(), 2);
}

async fn origins_and_extractors_are_remembered(database: Database) {
    let store = &database.store;
    let (a, b) = (document("a", "x"), document("b", "x"));
    let mut write = store.write().await.unwrap();
    write.put_document(&a, None, at(0)).await.unwrap();
    write.put_document(&b, None, at(0)).await.unwrap();
    assert!(write.put_origin(&b.id, Some(&a.id)).await.unwrap());
    assert!(!write.put_origin(&b.id, Some(&a.id)).await.unwrap());
    write.put_extracted_by(&a.id, "rules 1").await.unwrap();
    for one in [&a.id, &b.id] {
        let both = [a.id.clone(), b.id.clone()];
        assert_eq!(write.families(&[one.clone()].into()).await.unwrap(), both.into());
    }
    write.commit().await.unwrap();
    let stored = store.document(&b.id).await.unwrap().unwrap();
    let facts = store.facts(std::slice::from_ref(&b.id)).await.unwrap();
    assert_eq!(facts, [DocumentFacts::new(&stored.document, stored.credits.clone(), stored.copy_of.clone())]);
    assert_eq!(facts[0].origin, a.id);
    assert_eq!((stored.copy_of, stored.origin), (Some(a.id.clone()), a.id.clone()));
    assert_eq!(store.documents_not_extracted_by("rules 1").await.unwrap(), [b.id.clone()]);
    assert_eq!(store.documents_not_extracted_by("rules 2").await.unwrap().len(), 2);
    let mut write = store.write().await.unwrap();
    assert!(write.put_origin(&b.id, None).await.unwrap());
}

async fn a_write_that_is_abandoned_leaves_nothing(database: Database) {
    let store = &database.store;
    let mut write = store.write().await.unwrap();
    write.put_document(&document("a", "x"), None, at(0)).await.unwrap();
    write.abandon().await.unwrap();
    let mut dropped = store.write().await.unwrap();
    assert_eq!(dropped.revision(), 1);
    dropped.put_document(&document("b", "x"), None, at(0)).await.unwrap();
    drop(dropped);
    assert_eq!(store.document_ids().await.unwrap(), []);
    assert_eq!(store.revision().await.unwrap(), 0);
}

async fn which_documents_are_stored_is_told_of_many_at_once(database: Database) {
    let store = &database.store;
    let mut write = store.write().await.unwrap();
    write.put_document(&document("a", "text"), None, at(0)).await.unwrap();
    write.commit().await.unwrap();
    let asked: Vec<_> = (0..1_000).map(|n| document(&n.to_string(), "").id).chain([document("a", "").id]).collect();
    assert_eq!(store.stored_among(&asked).await.unwrap(), [document("a", "").id].into());
    assert!(store.stored_among(&[]).await.unwrap().is_empty());
}
