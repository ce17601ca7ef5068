//! The permanent page of an announcement, claim, conflict, document or edit.

use std::sync::Arc;

use askama::Template;
use axum::{
    Extension,
    extract::{Path, State},
    response::{IntoResponse, Redirect},
};

use super::{
    cite::{Cite, Cited, TEXTS, Text},
    frame::Frame,
    html,
};
use crate::{
    model::{AnnouncedDocument, Claim, Edit, Evidenced, Id, Mention, words},
    query::{self, Contested, Shown, ShownAnnouncement, ShownClaim, ShownDocument},
    report::jsonld,
    text::fragment,
    web::{
        address::Asked,
        desk::Desk,
        error::Refusal,
        site::{Answer, Shared, Site},
        view::{Anchor, Card, Change, ClaimLine, Day, Dispute, Firmness, Leaf, Quoted, Sum, View, of_web},
    },
};

/// Quotes of a claim among others.
const QUOTES: usize = 3;
/// Quotes on the page of a claim; the API has them all. And those of its linked data.
const EVIDENCE: usize = 200;
const LINKED: usize = 50;

pub(in crate::web) async fn show(
    State(site): Shared,
    Extension(asked): Extension<Asked>,
    Path(given): Path<String>,
) -> Answer {
    let missing = || {
        let then = asked.get("as_of").map(|day| format!(" as of {day}")).unwrap_or_default();
        Refusal::Missing(format!("there is nothing at /{given}{then}"))
    };
    // whatever else is asked for here is no id, and not worth a look
    if !is_id(&given) {
        return Err(missing());
    }
    let desk = site.desk(&asked).await?;
    // a past day knows nothing of what was merged since: today's store does
    let today = site.today.store.resolve_id(&Id::from_text(&given)).await?.to_string();
    let known = if Arc::ptr_eq(&desk, &site.today) { &given } else { &today };
    let shown = match query::show(&desk.store, &site.lexicon, known).await {
        Ok(shown) => shown,
        // an id that is not known yet on a past day, or none at all
        Err(query::QueryError::NotFound { .. }) => return Err(missing()),
        Err(other) => return Err(other.into()),
    };
    match shown.id() {
        // merged into another, which has the page now
        Some(id) if id.as_str() != given => {
            return Ok(Redirect::temporary(&asked.href(&format!("/{id}"), &[])).into_response());
        }
        _ => {}
    }
    let page = Page { site: &site, desk: &desk, asked: &asked };
    match shown {
        Shown::Announcement(shown) => page.announcement(*shown).await,
        Shown::Claim(shown) => page.claim(*shown).await,
        Shown::Conflict(contested) => page.conflict(*contested).await,
        Shown::Document(shown) => page.document(*shown).await,
        Shown::Entity(entity) => Ok(Redirect::to(&asked.of_entity(&entity.about.name)).into_response()),
    }
}

/// Whether a text has the form of an id: its letter and thirteen characters of base 32.
fn is_id(text: &str) -> bool {
    let mut chars = text.chars();
    matches!(chars.next(), Some('a' | 'c' | 'd' | 'e' | 'x'))
        && text.len() == 14
        && chars.all(|c| c.is_ascii_alphanumeric())
}

/// What all of these pages need.
struct Page<'p> {
    site: &'p Site,
    desk: &'p Desk,
    asked: &'p Asked,
}

#[derive(Template)]
#[template(path = "announcement.html", config = "src/web/askama.toml")]
struct AnnouncementPage<'a> {
    frame: Frame<'a>,
    card: Card,
    changes: Vec<Change>,
    /// Each with some quotes and how many more there are.
    claims: Vec<(ClaimLine, Vec<Quoted>, usize)>,
    documents: Vec<Listed>,
    tree: Vec<Leaf>,
    cite: Cite,
}

/// A document of an announcement.
struct Listed {
    href: String,
    outlet: String,
    day: Option<Day>,
    lang: String,
    copy_of: Option<Anchor>,
    live: Option<String>,
}

#[derive(Template)]
#[template(path = "claim.html", config = "src/web/askama.toml")]
struct ClaimPage<'a> {
    frame: Frame<'a>,
    claim: ClaimLine,
    counts: String,
    others: Vec<ClaimLine>,
    quotes: Vec<Quoted>,
    /// How many quotes are not shown.
    more: usize,
    sums: Vec<Sum>,
    tree: Vec<Leaf>,
    cite: Cite,
    jsonld: String,
}

#[derive(Template)]
#[template(path = "conflict.html", config = "src/web/askama.toml")]
struct ConflictPage<'a> {
    frame: Frame<'a>,
    dispute: Dispute,
    cite: Cite,
}

#[derive(Template)]
#[template(path = "document.html", config = "src/web/askama.toml")]
struct DocumentPage<'a> {
    frame: Frame<'a>,
    lang: &'static str,
    outlet: String,
    day: Option<Day>,
    language: String,
    badges: Vec<String>,
    copy_of: Option<String>,
    live: Option<String>,
    facts: String,
    changes: Vec<Change>,
    parts: Vec<Part>,
    mentions: Vec<MentionRow>,
    links: Vec<Anchor>,
    cite: Cite,
}

/// A piece of a document's text.
#[derive(Debug, PartialEq, Eq)]
struct Part {
    text: String,
    /// What is read there; empty where nothing is.
    says: String,
    /// Where mentions begin that begin with it.
    at: Vec<usize>,
    live: Option<String>,
}

/// A mention as a row.
struct MentionRow {
    subject: Anchor,
    predicate: String,
    value: String,
    firmness: Firmness,
    speaker: String,
    start: usize,
    end: usize,
}

impl<'p> Page<'p> {
    fn view(&self) -> View<'p> {
        View::of(self.asked)
    }

    async fn cite(&self, id: &Id, title: &str, date: Option<&str>, texts: Vec<Text>) -> Result<Cite, Refusal> {
        Cite::of(self.site, self.asked, &Cited { id, title, date, texts }).await
    }

    async fn announcement(&self, shown: ShownAnnouncement) -> Answer {
        let (view, told) = (self.view(), &shown.told);
        let quotes = |claim: &Claim| {
            let shown = claim.evidence.iter().take(QUOTES).map(|evidence| view.quoted(evidence)).collect();
            (view.claim(claim), shown, claim.evidence.len().saturating_sub(QUOTES))
        };
        let mut claims: Vec<&Claim> = told.claims.iter().collect();
        claims.sort_by_key(|claim| std::cmp::Reverse(query::support(claim)));
        let card = view.card(told);
        html(&AnnouncementPage {
            cite: self.cite(&told.id, &told.title, told.date.as_deref(), texts(&told.claims)).await?,
            frame: Frame::new(self.asked, card.title.clone(), "").with("application/json", self.api(&told.id), "JSON"),
            changes: told.edit.iter().map(|edit| view.change(edit)).collect(),
            claims: claims.into_iter().map(quotes).collect(),
            documents: told.documents.iter().map(|document| listed(&view, document)).collect(),
            tree: view.tree(&shown.lineage),
            card,
        })
    }

    fn api(&self, id: &Id) -> String {
        self.asked.plain(&format!("/api/show/{id}"))
    }

    async fn claim(&self, shown: ShownClaim) -> Answer {
        let (view, claim) = (self.view(), &shown.claim);
        let others = self.desk.store.claims_by_ids(&claim.conflicts_with).await?;
        let line = view.claim(claim);
        let title = view.about(&line.subject.words, &format!("{} {}", line.predicate.words, line.value));
        let mut linked = Vec::new();
        let mut told = claim.clone();
        told.evidence.truncate(LINKED);
        jsonld::claims(std::slice::from_ref(&told))
            .write(&mut linked)
            .map_err(|error| Refusal::Broken(error.into()))?;
        html(&ClaimPage {
            cite: self
                .cite(&claim.id, &words::claim(claim), claim.first_seen.as_deref(), texts(std::slice::from_ref(claim)))
                .await?,
            frame: Frame::new(self.asked, title, "").with("application/json", self.api(&claim.id), "JSON"),
            counts: view.words.n("count.mentions", claim.mentions)
                + " · "
                + &view.words.n("count.documents", claim.documents),
            others: others.iter().map(|other| view.claim(other)).collect(),
            quotes: claim.evidence.iter().take(EVIDENCE).map(|evidence| view.quoted(evidence)).collect(),
            more: claim.evidence.len().saturating_sub(EVIDENCE),
            sums: claim.notes.iter().map(|note| view.sum(note)).collect(),
            tree: view.tree(&shown.lineage),
            jsonld: in_script(&String::from_utf8_lossy(&linked)),
            claim: line,
        })
    }

    async fn conflict(&self, contested: Contested) -> Answer {
        let dispute = self.view().dispute(&contested);
        let title = self.view().about(&dispute.subject.words, &format!("{} — {}", dispute.predicate, dispute.kind));
        html(&ConflictPage {
            cite: self.cite(&contested.id, &title, None, texts(&contested.claims)).await?,
            frame: Frame::new(self.asked, title, "").with("application/json", self.api(&contested.id), "JSON"),
            dispute,
        })
    }

    async fn document(&self, shown: ShownDocument) -> Answer {
        let (view, document) = (self.view(), &shown.document);
        let title = document.title.clone().unwrap_or_else(|| document.name.clone());
        let web = of_web(document.url.as_deref());
        let mut badges = Vec::new();
        badges.extend(document.tier.as_deref().map(|tier| view.words.t(tier_key(tier)).to_owned()));
        badges.extend(document.country.clone());
        badges.extend(document.partial.map(|why| view.words.with("document.partial", &why.to_string())));
        badges.extend(
            (shown.versions > 1).then(|| view.words.n("count.versions", usize::try_from(shown.versions).unwrap_or(1))),
        );
        let author = (!document.authors.is_empty()).then(|| document.authors.join(", "));
        let own = Text {
            by: author.or_else(|| document.outlet.clone()),
            date: document.published.clone(),
            words: title.clone(),
            speaker: None,
            url: document.url.clone(),
        };
        let told_in = self.desk.store.announcements_by_ids(&shown.announcements).await?;
        let links = told_in.iter().map(|told| Anchor { href: view.of_id(&told.id), words: told.title.clone() });
        html(&DocumentPage {
            cite: self.cite(&document.id, &title, document.published.as_deref(), vec![own]).await?,
            lang: document.language.tag(),
            outlet: document.outlet.clone().unwrap_or_default(),
            day: document.published.as_deref().map(|day| view.day(day)),
            language: view.words.language(document.language.tag()),
            badges,
            copy_of: shown.copy_of.as_ref().map(|id| view.of_id(id)),
            live: web.map(str::to_owned),
            facts: facts(&view, &shown),
            changes: shown.edits.iter().map(|edit: &Edit| view.change(edit)).collect(),
            parts: marked(&view, &document.text, &shown.mentions, web),
            mentions: shown.mentions.iter().map(|mention| row(&view, mention)).collect(),
            links: links.collect(),
            frame: Frame::new(self.asked, title, "").with("application/json", self.api(&document.id), "JSON"),
        })
    }
}

/// The texts behind these claims that are cited, each once: the first ones.
fn texts(claims: &[Claim]) -> Vec<Text> {
    let mut texts: Vec<&Evidenced> = Vec::new();
    for evidence in claims.iter().flat_map(|claim| &claim.evidence) {
        if texts.len() == TEXTS {
            break;
        }
        if !texts.iter().any(|known| known.document == evidence.document) {
            texts.push(evidence);
        }
    }
    texts.into_iter().map(Text::from).collect()
}

/// JSON as the content of a `script` element, which ends at the first `</script`.
fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

fn listed(view: &View<'_>, document: &AnnouncedDocument) -> Listed {
    let web = of_web(document.url.as_deref());
    Listed {
        href: view.of_id(&document.id),
        outlet: document.outlet.clone().unwrap_or_else(|| document.id.to_string()),
        day: document.published.as_deref().map(|day| view.day(day)),
        lang: view.words.language(&document.lang),
        copy_of: document.copy_of.as_ref().map(|id| Anchor { href: view.of_id(id), words: id.to_string() }),
        live: web.map(str::to_owned),
    }
}

pub(super) fn tier_key(tier: &str) -> &'static str {
    match tier {
        "primary" => "tier.primary",
        "trade" => "tier.trade",
        "state" => "tier.state",
        "aggregator" => "tier.aggregator",
        _ => "tier.general",
    }
}

/// Authors, when it was first seen, its address.
fn facts(view: &View<'_>, shown: &ShownDocument) -> String {
    let document = &shown.document;
    let seen = view.words.with("document.first_seen", &view.words.date(&shown.first_seen_at));
    let authors = document.authors.join(", ");
    let parts = [authors.as_str(), seen.as_str(), document.url.as_deref().unwrap_or_default(), document.id.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn row(view: &View<'_>, mention: &Mention) -> MentionRow {
    MentionRow {
        subject: view.entity(&mention.subject.name),
        predicate: view.words.predicate(mention.predicate),
        value: view.value(&mention.value),
        firmness: view.firmness(mention.modality),
        speaker: mention.attributed_to.clone().unwrap_or_default(),
        start: mention.evidence.start,
        end: mention.evidence.end,
    }
}

/// The text in pieces: at each, what the mentions say whose quotes it is part of.
fn marked(view: &View<'_>, text: &str, mentions: &[Mention], url: Option<&str>) -> Vec<Part> {
    let chars: Vec<char> = text.chars().collect();
    let mentions: Vec<&Mention> = mentions.iter().filter(|mention| mention.evidence.end <= chars.len()).collect();
    let mut borders: Vec<usize> = vec![0, chars.len()];
    borders.extend(mentions.iter().flat_map(|mention| [mention.evidence.start, mention.evidence.end]));
    borders.sort_unstable();
    borders.dedup();
    let pieces = borders.iter().zip(borders.iter().skip(1));
    let part = |(from, to): (&usize, &usize)| {
        let here: Vec<&Mention> = mentions
            .iter()
            .copied()
            .filter(|mention| mention.evidence.start <= *from && *to <= mention.evidence.end)
            .collect();
        let mut at: Vec<usize> =
            here.iter().map(|mention| mention.evidence.start).filter(|start| start == from).collect();
        at.dedup();
        let says: Vec<String> = here.iter().map(|mention| said(view, mention)).collect();
        Part {
            text: chars.get(*from..*to).unwrap_or_default().iter().collect(),
            says: says.join("\n"),
            at,
            live: here.first().and_then(|mention| Some(fragment::link(url?, &mention.evidence.quote))),
        }
    };
    pieces.map(part).collect()
}

/// `TeleChat2-115B: parameters 115 billion parameters (stated)`.
fn said(view: &View<'_>, mention: &Mention) -> String {
    let (words, subject) = (view.words, view.entity(&mention.subject.name).words);
    let speaker = mention.attributed_to.as_deref().map(|name| format!(", {name}")).unwrap_or_default();
    let (predicate, value) = (words.predicate(mention.predicate), view.value(&mention.value));
    view.about(&subject, &format!("{predicate} {value} ({}{speaker})", words.modality(mention.modality)))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderMap;

    use super::*;
    use crate::model::{EntityKind, Evidence, Modality, Predicate, Quantity, Subject, Unit, Value};

    fn mention(predicate: Predicate, start: usize, end: usize) -> Mention {
        Mention {
            subject: Subject::new(EntityKind::Model, "Zhen"),
            predicate,
            value: Value::Quantity(Quantity::exact(1e11, Unit::Parameters)),
            modality: Modality::Stated,
            attributed_to: None,
            evidence: Evidence { quote: "x".to_owned(), start, end },
            from_name: false,
            alias: None,
            rule: String::new(),
        }
    }

    #[test]
    fn a_text_is_whole_in_its_pieces_however_mentions_overlap() {
        let asked = Asked::read(&"/d".parse().unwrap(), &HeaderMap::new(), String::new()).unwrap();
        let view = View::of(&asked);
        let text = "真\n\n该模型有1000亿参数，用国产芯片训练。";
        let mentions = [
            mention(Predicate::Parameters, 3, 13),
            mention(Predicate::ActiveParameters, 3, 20),
            mention(Predicate::Price, 14, 99),
        ];
        let parts = marked(&view, text, &mentions, Some("https://wire.example/a"));
        assert_eq!(parts.iter().map(|part| part.text.as_str()).collect::<String>(), text);
        let ids: Vec<usize> = parts.iter().flat_map(|part| part.at.clone()).collect();
        assert_eq!(ids, [3], "an offset that is not in the text marks nothing");
        assert!(parts[0].says.is_empty() && parts[1].says.lines().count() == 2, "{parts:?}");
        assert!(parts[1].live.as_deref().is_some_and(|live| live.contains("#:~:text=")), "{parts:?}");
    }

    #[test]
    fn linked_data_cannot_end_its_element() {
        assert_eq!(in_script("{\"text\":\"</script><b>\"}"), "{\"text\":\"\\u003c/script>\\u003cb>\"}");
    }
}
