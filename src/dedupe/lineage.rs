//! Documents that tell of one thing → who had it first, who copied it, who cites whom.
//!
//! A document goes back to the text that it repeats, else to the outlet that it credits, else to the actor's own
//! statement where it gives the actor as its source. What is cited and not stored is a branch of its own, so that three
//! texts that all "cite the South China Morning Post" stand under it whether or not its page was ever fetched.

use std::collections::{BTreeMap, BTreeSet};

use super::names::Names;
use crate::{
    lexicon::Lexicon,
    model::{Branch, Claim, DocumentFacts, Id, Link, entity::squeeze},
};

/// The tree of these documents, roots first in time. `claims` are what they tell: whom they name as its source.
pub fn lineage(documents: &[DocumentFacts], claims: &[Claim], lexicon: &Lexicon) -> Vec<Branch> {
    let mut ordered: Vec<&DocumentFacts> = documents.iter().collect();
    ordered.sort_by_key(|facts| facts.moment());
    ordered.dedup_by(|a, b| a.id == b.id);
    let names = Names::new(lexicon);
    let told = Told::new(&ordered, claims, names);
    let mut tree = Tree { told: &told, parents: BTreeMap::new(), documents: &ordered };
    for facts in &ordered {
        if let Some(parent) = tree.parent(facts) {
            tree.parents.insert(&facts.id, parent);
        }
    }
    tree.grow()
}

/// Where a document comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Parent {
    Stored(Id, Link),
    /// Named by its key and as a text writes it.
    Cited {
        key: String,
        name: String,
    },
}

/// Whom each document names as its source, and which of them are the actor's own word.
struct Told<'a> {
    names: Names<'a>,
    /// Outlets, with how often: those that the text as a whole credits before those that single sentences name.
    outlets: BTreeMap<&'a Id, Vec<String>>,
    /// The actors that a document gives as its source, as it names them.
    actors: BTreeMap<&'a Id, BTreeSet<String>>,
    own: BTreeSet<&'a Id>,
}

impl<'a> Told<'a> {
    fn new(documents: &[&'a DocumentFacts], claims: &'a [Claim], names: Names<'a>) -> Self {
        let known: BTreeSet<String> =
            documents.iter().filter_map(|facts| facts.outlet.as_deref()).map(squeeze).collect();
        let mut told = Self {
            names,
            outlets: documents.iter().map(|facts| (&facts.id, facts.credits.clone())).collect(),
            actors: BTreeMap::new(),
            own: documents.iter().filter(|facts| facts.is_primary()).map(|facts| &facts.id).collect(),
        };
        for claim in claims {
            let subject = claim.subject.unnamed_owner().unwrap_or(&claim.subject.name);
            for evidence in &claim.evidence {
                if evidence.outlet.as_deref().is_some_and(|outlet| names.speaks_for(outlet, subject)) {
                    told.own.insert(&evidence.document);
                }
                let Some(speaker) = &evidence.attributed_to else { continue };
                if names.is_outlet(speaker) || known.contains(&squeeze(speaker)) {
                    told.outlets.entry(&evidence.document).or_default().push(speaker.clone());
                } else if names.speaks_for(speaker, subject) {
                    told.actors.entry(&evidence.document).or_default().insert(names.canonical(speaker));
                }
            }
        }
        told
    }

    /// The outlets that a document has it from, without its own.
    fn credited(&self, facts: &DocumentFacts) -> Vec<&String> {
        let own = facts.outlet.as_deref().map(|outlet| self.names.house(outlet));
        let named = self.outlets.get(&facts.id).into_iter().flatten();
        named.filter(|name| Some(self.names.house(name)) != own).collect()
    }
}

struct Tree<'t, 'a> {
    told: &'t Told<'a>,
    parents: BTreeMap<&'a Id, Parent>,
    documents: &'t [&'a DocumentFacts],
}

impl<'a> Tree<'_, 'a> {
    fn parent(&self, facts: &DocumentFacts) -> Option<Parent> {
        self.repeated(facts).or_else(|| self.outlet(facts)).or_else(|| self.statement(facts))
    }

    fn repeated(&self, facts: &DocumentFacts) -> Option<Parent> {
        let origin = facts.copy_of.as_ref()?;
        let lang = self.documents.iter().find(|other| other.id == *origin).map(|other| other.lang.base());
        let link = if lang.is_some_and(|lang| lang != facts.lang.base()) { Link::Translation } else { Link::Copy };
        Some(Parent::Stored(origin.clone(), link))
    }

    fn outlet(&self, facts: &DocumentFacts) -> Option<Parent> {
        let credited = self.told.credited(facts);
        let houses: Vec<String> = credited.iter().map(|name| self.told.names.house(name)).collect();
        let of_house = |other: &&&DocumentFacts| {
            other.outlet.as_deref().is_some_and(|outlet| houses.contains(&self.told.names.house(outlet)))
        };
        let stored = self.earlier(facts).filter(of_house).find(|other| !self.goes_back_to(&other.id, &facts.id));
        if let Some(other) = stored {
            return Some(Parent::Stored(other.id.clone(), Link::Cites));
        }
        let (name, key) = (credited.first()?, houses.first()?);
        Some(Parent::Cited { key: key.clone(), name: self.told.names.canonical(name) })
    }

    /// The actor's own statement, where the text has it from the actor.
    fn statement(&self, facts: &DocumentFacts) -> Option<Parent> {
        let actors = self.told.actors.get(&facts.id).filter(|_| !self.told.own.contains(&facts.id))?;
        let mut own = self.earlier(facts).filter(|other| self.told.own.contains(&other.id));
        if let Some(other) = own.find(|other| !self.goes_back_to(&other.id, &facts.id)) {
            return Some(Parent::Stored(other.id.clone(), Link::Cites));
        }
        let name = actors.first()?;
        Some(Parent::Cited { key: self.told.names.house(name), name: name.clone() })
    }

    /// What was published before it, or on its day and in no known order.
    fn earlier<'s>(&'s self, facts: &'s DocumentFacts) -> impl Iterator<Item = &'s &'a DocumentFacts> {
        let day = facts.published_day();
        let not_later = move |other: &&&DocumentFacts| match (other.published_day(), day) {
            (Some(other), Some(day)) => other <= day,
            (Some(_), None) => true,
            _ => false,
        };
        self.documents.iter().filter(move |other| other.id != facts.id).filter(not_later)
    }

    /// Whether `from` has what it tells from `to`, over whatever steps.
    fn goes_back_to(&self, from: &Id, to: &Id) -> bool {
        let mut at = from;
        let mut steps = 0;
        while let Some(Parent::Stored(parent, _)) = self.parents.get(at).cloned().as_ref() {
            let Some(known) = self.documents.iter().find(|facts| facts.id == *parent) else { return parent == to };
            if known.id == *to || steps > self.documents.len() {
                return true;
            }
            at = &known.id;
            steps += 1;
        }
        // A copy that has not had its turn yet goes back to its origin all the same.
        self.documents.iter().any(|facts| facts.id == *at && facts.copy_of.as_ref() == Some(to))
    }

    /// The branches of those that go back to nothing, and of what is cited and not stored.
    fn grow(&self) -> Vec<Branch> {
        let mut roots: Vec<Branch> = Vec::new();
        let mut cited: BTreeMap<&str, usize> = BTreeMap::new();
        for facts in self.documents {
            match self.parents.get(&facts.id) {
                Some(Parent::Stored(parent, _)) if self.documents.iter().any(|other| other.id == *parent) => {}
                Some(Parent::Cited { key, name }) => {
                    let place = *cited.entry(key).or_insert_with(|| {
                        roots.push(statement(name));
                        roots.len() - 1
                    });
                    let branch = self.branch(facts, Link::Cites);
                    if let Some(root) = roots.get_mut(place) {
                        root.children.push(branch);
                    }
                }
                _ => roots.push(self.branch(facts, Link::Origin)),
            }
        }
        roots
    }

    fn branch(&self, facts: &DocumentFacts, link: Link) -> Branch {
        let children = self.documents.iter().filter_map(|other| match self.parents.get(&other.id) {
            Some(Parent::Stored(parent, link)) if *parent == facts.id => Some(self.branch(other, *link)),
            _ => None,
        });
        Branch {
            document: Some(facts.id.clone()),
            name: facts.outlet.clone().or_else(|| facts.url.clone()).unwrap_or_else(|| facts.id.to_string()),
            url: facts.url.clone(),
            lang: Some(facts.lang.base().to_owned()),
            published: facts.published.clone(),
            primary: self.told.own.contains(&facts.id),
            link,
            children: children.collect(),
        }
    }
}

/// What is cited and not stored.
fn statement(name: &str) -> Branch {
    Branch {
        document: None,
        name: name.to_owned(),
        url: None,
        lang: None,
        published: None,
        primary: false,
        link: Link::Origin,
        children: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dedupe::sample::{Said, document, exactly, merged, said},
        model::{Language, Predicate, Unit},
    };

    fn told(facts: &DocumentFacts) -> Said {
        said(facts, "TeleChat2-115B", Predicate::Parameters, exactly(1.15e11, Unit::Parameters))
    }

    /// The tree in brackets: `Post(Wire[cites](Daily[copy]))`.
    fn drawn(branches: &[Branch]) -> String {
        let one = |branch: &Branch| {
            let link = if branch.link == Link::Origin { String::new() } else { format!("[{}]", branch.link.as_str()) };
            let below =
                if branch.children.is_empty() { String::new() } else { format!("({})", drawn(&branch.children)) };
            let absent = if branch.document.is_none() { "*" } else { "" };
            format!("{}{absent}{link}{below}", branch.name)
        };
        branches.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    fn tree(documents: &[DocumentFacts], said: &[Said]) -> String {
        drawn(&lineage(documents, &merged(said).claims, Lexicon::builtin().unwrap()))
    }

    #[test]
    fn the_tree_leads_over_languages_to_the_actors_own_post() {
        let post = DocumentFacts {
            tier: Some("primary".into()),
            lang: Language::SimplifiedChinese,
            ..document("post", "电信人工智能研究院频道", "2024-09-28")
        };
        let wire = document("wire", "Harbour Wire", "2024-09-30");
        let copy = DocumentFacts {
            copy_of: Some(wire.id.clone()),
            origin: wire.id.clone(),
            ..document("copy", "Delta Business Daily", "2024-10-01")
        };
        let translated = DocumentFacts {
            copy_of: Some(wire.id.clone()),
            origin: wire.id.clone(),
            lang: Language::SimplifiedChinese,
            ..document("translated", "华东科技观察", "2024-10-02")
        };
        let said = [told(&post), told(&wire).by("China Telecom"), told(&copy).by("China Telecom"), told(&translated)];
        let expected =
            "电信人工智能研究院频道(Harbour Wire[cites](Delta Business Daily[copy] 华东科技观察[translation]))";
        assert_eq!(tree(&[translated, copy, wire, post], &said), expected);
    }

    #[test]
    fn texts_that_cite_one_outlet_stand_under_it_stored_or_not() {
        let (a, b) = (document("a", "Straits Ledger", "2024-10-02"), document("b", "Rack & Silicon", "2024-10-03"));
        let said = [told(&a).by("South China Morning Post"), told(&b).by("南华早报")];
        assert_eq!(
            tree(&[a.clone(), b.clone()], &said),
            "South China Morning Post*(Straits Ledger[cites] Rack & Silicon[cites])"
        );
        let post = document("scmp", "South China Morning Post", "2024-10-01");
        let said = [told(&a).by("South China Morning Post"), told(&b).by("南华早报"), told(&post)];
        assert_eq!(tree(&[b, post, a], &said), "South China Morning Post(Straits Ledger[cites] Rack & Silicon[cites])");
    }

    #[test]
    fn nobody_goes_back_to_a_later_text_or_round_in_a_circle() {
        let early = document("a", "Straits Ledger", "2024-10-02");
        let later = document("b", "Harbour Wire", "2024-10-05");
        let said = [told(&early).by("Harbour Wire"), told(&later).by("Straits Ledger")];
        assert_eq!(
            tree(&[early.clone(), later.clone()], &said),
            "Harbour Wire*(Straits Ledger[cites](Harbour Wire[cites]))"
        );
        let same_day = document("c", "Harbour Wire", "2024-10-02");
        let said = [told(&early).by("Harbour Wire"), told(&same_day).by("Straits Ledger")];
        let drawn = tree(&[early, same_day], &said);
        assert!(drawn.contains("Straits Ledger") && drawn.contains("Harbour Wire") && drawn.len() < 60, "{drawn}");
    }
}
