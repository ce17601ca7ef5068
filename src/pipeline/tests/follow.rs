//! Edits, days that have passed, rulings, and programs that work side by side.

use super::{told, *};
use crate::{
    model::Edit,
    pipeline::{as_of, correct, withdraw},
};

fn edited(name: &str, modified: Option<&str>, body: &str) -> Document {
    Document { modified: modified.map(str::to_owned), ..document(name, "2026-02-03", body) }
}

async fn edits(store: &Store) -> Vec<Edit> {
    store.edits(&Filter::default()).await.unwrap()
}

#[tokio::test]
async fn a_changed_number_of_an_edited_page_is_told_whichever_text_comes_first() {
    let texts = [
        edited("a", None, "Zhen has 100 parameters\nLan has 7 parameters"),
        edited("a", Some("2026-02-05T08:00:00+08:00"), "Lan has 7 parameters\nZhen has 115 parameters"),
        edited("a", Some("2026-02-09T08:00:00+08:00"), "Lan has 8 parameters\nZhen has 115 parameters"),
    ];
    let mut expected: Option<(Vec<Edit>, Told)> = None;
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1]] {
        let (_folder, store) = fresh().await;
        for place in order {
            put(&store, std::slice::from_ref(&texts[place])).await;
        }
        let found = edits(&store).await;
        let titles: Vec<(Option<&str>, String)> =
            found.iter().map(|edit| (edit.date.as_deref(), edit.title())).collect();
        assert_eq!(
            titles,
            [
                (Some("2026-02-09"), "Lan: parameters changed from 7 parameters to 8 parameters".to_owned()),
                (Some("2026-02-05"), "Zhen: parameters changed from 100 parameters to 115 parameters".to_owned()),
            ],
            "{order:?}"
        );
        let all = (found, told(&store).await);
        assert_eq!(*expected.get_or_insert_with(|| all.clone()), all, "{order:?}");
        rebuild(&store, &rules(), Stage::Texts).await.unwrap();
        assert_eq!(edits(&store).await, all.0, "a rebuild keeps them");
    }
}

/// What a store holds of these documents alone.
async fn of(documents: &[Document]) -> Told {
    let (_folder, store) = fresh().await;
    put(&store, documents).await;
    told(&store).await
}

#[tokio::test]
async fn a_past_day_is_told_as_if_nothing_had_come_after_it() {
    let (_folder, store) = fresh().await;
    let mut documents = story();
    documents.retain(|document| document.name != "undated");
    put(&store, &documents).await;
    for day in ["2026-01-01", "2026-01-20", "2026-02-03", "2026-12-31"] {
        let (_then_folder, then) = fresh().await;
        let date = day.parse().unwrap();
        let (known, all) = as_of(&store, &rules(), date, &then).await.unwrap();
        let until: Vec<Document> =
            documents.iter().filter(|document| document.published.as_deref() <= Some(day)).cloned().collect();
        assert_eq!((known, all), (until.len(), documents.len()), "{day}");
        assert_eq!(told(&then).await, of(&until).await, "{day}");
    }
}

#[tokio::test]
async fn an_edited_page_reads_on_each_day_as_it_did() {
    let (_folder, store) = fresh().await;
    let before = edited("a", None, "Zhen has 100 parameters");
    let after = edited("a", Some("2026-02-05T08:00:00+08:00"), "Zhen has 115 parameters");
    put(&store, std::slice::from_ref(&before)).await;
    put(&store, std::slice::from_ref(&after)).await;
    for (day, text, count) in [("2026-02-04", &before, 0), ("2026-02-05", &after, 1)] {
        let (_then_folder, then) = fresh().await;
        as_of(&store, &rules(), day.parse().unwrap(), &then).await.unwrap();
        assert_eq!(told(&then).await.0, of(std::slice::from_ref(text)).await.0, "{day}");
        assert_eq!(edits(&then).await.len(), count, "{day}");
    }
}

#[tokio::test]
async fn a_page_that_went_back_to_an_earlier_text_is_told_and_shown_so() {
    let (_folder, store) = fresh().await;
    let [first, second] = [100, 115].map(|size| edited("a", None, &format!("Zhen has {size} parameters")));
    for (text, day) in [(&first, "2026-02-10"), (&second, "2026-02-20"), (&first, "2026-03-10")] {
        let seen_at = Some(format!("{day}T12:00:00Z").parse().unwrap());
        ingest(&store, &rules(), vec![Arrival { seen_at, ..text.clone().into() }], now()).await.unwrap();
    }
    let dates: Vec<(Option<String>, String)> =
        edits(&store).await.into_iter().map(|edit| (edit.date.clone(), edit.title())).collect();
    let told = |from: u32, to: u32| format!("Zhen: parameters changed from {from} parameters to {to} parameters");
    let on = |day: &str| Some(day.to_owned());
    assert_eq!(dates, [(on("2026-03-10"), told(115, 100)), (on("2026-02-20"), told(100, 115))]);
    for (day, text, count) in
        [("2026-02-15", &first, 0), ("2026-02-25", &second, 1), ("2026-03-10", &first, 2), ("2026-12-31", &first, 2)]
    {
        let (_then_folder, then) = fresh().await;
        as_of(&store, &rules(), day.parse().unwrap(), &then).await.unwrap();
        assert_eq!(super::told(&then).await.0, of(std::slice::from_ref(text)).await.0, "{day}");
        assert_eq!(edits(&then).await.len(), count, "{day}");
    }
}

#[tokio::test]
async fn each_return_of_a_page_that_goes_back_and_forth_is_told() {
    let (_folder, store) = fresh().await;
    let [first, second, third] = [100, 115, 130].map(|size| edited("a", None, &format!("Zhen has {size} parameters")));
    let came = [
        (&first, "2026-02-10"),
        (&second, "2026-02-20"),
        (&first, "2026-03-10"),
        (&second, "2026-03-20"),
        (&third, "2026-03-30"),
        (&first, "2026-04-10"),
    ];
    let seen_on = |day: &str| Some(format!("{day}T12:00:00Z").parse().unwrap());
    for (text, day) in came {
        let arrival = Arrival { seen_at: seen_on(day), ..text.clone().into() };
        ingest(&store, &rules(), vec![arrival], now()).await.unwrap();
    }
    let found = edits(&store).await;
    let dates: Vec<(Option<&str>, String)> = found.iter().map(|edit| (edit.date.as_deref(), edit.title())).collect();
    let told = |from: u32, to: u32| format!("Zhen: parameters changed from {from} parameters to {to} parameters");
    let expected = [
        (Some("2026-04-10"), told(130, 100)),
        (Some("2026-03-30"), told(115, 130)),
        (Some("2026-03-20"), told(100, 115)),
        (Some("2026-03-10"), told(115, 100)),
        (Some("2026-02-20"), told(100, 115)),
    ];
    assert_eq!(dates, expected);
    for (count, (text, day)) in came.into_iter().enumerate() {
        let (_then_folder, then) = fresh().await;
        as_of(&store, &rules(), day.parse().unwrap(), &then).await.unwrap();
        assert_eq!(super::told(&then).await.0, of(std::slice::from_ref(text)).await.0, "{day}");
        assert_eq!(edits(&then).await, found[found.len() - count..], "{day}");
    }
    // An archive of all of that adds nothing.
    let versions = store.versions(&first.id).await.unwrap().len();
    for (text, day) in came {
        let arrival = Arrival { seen_at: seen_on(day), ..text.clone().into() };
        ingest(&store, &rules(), vec![arrival], now()).await.unwrap();
    }
    assert_eq!((edits(&store).await, store.versions(&first.id).await.unwrap().len()), (found, versions));
}

pub(super) fn ruling(claim: &Id, ruling: Ruling) -> Correction {
    let (why, made_at) = ("as a test".to_owned(), "2026-03-01T00:00:00Z".to_owned());
    Correction { claim: claim.clone(), ruling, why, author: None, made_at }
}

#[tokio::test]
async fn claims_that_a_ruling_parts_have_their_own_ids_again_and_lead_back_when_it_is_withdrawn() {
    let (_folder, store) = fresh().await;
    put(&store, &[document("late", "2026-02-20", "Zhen has 100 parameters")]).await;
    let late = told(&store).await.0[0].id.clone();
    put(&store, &[document("early", "2026-02-19", "Zhen has 100 parameters")]).await;
    let before = told(&store).await;
    let early = before.0[0].id.clone();
    assert_eq!(store.claim(&late).await.unwrap().unwrap().id, early);
    correct(&store, &rules(), &[ruling(&early, Ruling::NotSame { other: late.clone() })]).await.unwrap();
    assert_eq!(told(&store).await.0.len(), 2);
    assert_eq!(store.claim(&late).await.unwrap().unwrap().id, late, "its link leads to itself again");
    rebuild(&store, &rules(), Stage::Texts).await.unwrap();
    assert_eq!(told(&store).await.0.len(), 2, "a rebuild keeps the ruling");
    let (withdrawn, _) = withdraw(&store, &rules(), &early).await.unwrap();
    assert_eq!(withdrawn.len(), 1);
    assert_eq!(told(&store).await, before);
    assert_eq!(store.claim(&late).await.unwrap().unwrap().id, early, "the link leads on again");
}

#[tokio::test]
async fn a_claim_that_is_wrong_is_gone_until_the_ruling_is_withdrawn() {
    let (_folder, store) = fresh().await;
    put(&store, &story()).await;
    let before = told(&store).await;
    let wrong = before.0.iter().find(|claim| claim.subject.name == "Zhen").unwrap().id.clone();
    correct(&store, &rules(), &[ruling(&wrong, Ruling::Wrong)]).await.unwrap();
    assert!(told(&store).await.0.iter().all(|claim| claim.id != wrong));
    withdraw(&store, &rules(), &wrong).await.unwrap();
    assert_eq!(told(&store).await, before);
}

#[tokio::test]
async fn workers_side_by_side_store_what_one_alone_does() {
    let expected = of(&story()).await;
    for workers in [2, 3, 5] {
        let (folder, store) = fresh().await;
        let url = DatabaseUrl::file(folder.path().join("store.db"));
        let work = async |worker: usize| {
            let store = Store::open(&url, StoreOptions::default()).await.unwrap();
            let own = story().into_iter().enumerate().filter(|(place, _)| place % workers == worker);
            let own: Vec<Document> = own.map(|(_, document)| document).collect();
            for batch in own.chunks(1 + worker * 3) {
                let arrivals = batch.iter().cloned().map(Arrival::from).collect();
                take_in(&store, &rules(), arrivals, now()).await.unwrap();
                arrange(&store, &rules()).await.unwrap();
            }
            store.close().await;
        };
        futures_util::future::join_all((0..workers).map(work)).await;
        arrange(&store, &rules()).await.unwrap();
        assert_eq!(told(&store).await, expected, "{workers} workers");
    }
}
