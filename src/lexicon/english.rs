//! English words that a sentence on the market is read by, from `english.toml`, where each list is explained.

use std::{collections::BTreeMap, sync::OnceLock};

// words are asked for many times a sentence, and nobody but this program chooses those that are kept
use rustc_hash::FxHashSet as HashSet;

use super::lists::lists;

lists! {
    /// The lists, in lower case.
    pub struct EnglishWords {
        pub gossips: HashSet<String>,
        pub legal_tails: HashSet<String>,
        pub launch_heads: HashSet<String>,
        pub machine_heads: HashSet<String>,
        pub shipped_heads: HashSet<String>,
        pub moves_to_a_share: Vec<String>,
        pub keeps_its_chips: HashSet<String>,
        pub uses_its_own: Vec<String>,
        pub design_tools: HashSet<String>,
        pub goods_leave: HashSet<String>,
        pub elided_figures: HashSet<String>,
        pub joint_makers: HashSet<String>,
        pub told_of_things: HashSet<String>,
        pub newest: HashSet<String>,
        pub calls_it: HashSet<String>,
        pub says_of_it: HashSet<String>,
        pub agrees_to_give: HashSet<String>,
        pub maker_links: Vec<String>,
        pub fairs: HashSet<String>,
        pub honorifics: HashSet<String>,
        pub hardly_so: Vec<String>,
        pub no_yields: Vec<String>,
        pub samples: HashSet<String>,
        pub for_tests: HashSet<String>,
        pub test_boards: HashSet<String>,
        pub market_figures: HashSet<String>,
        pub spans_of_a_market: Vec<String>,
        pub work_links: Vec<String>,
        pub maker_verbs: Vec<String>,
        pub chips_at_work: Vec<String>,
        pub begins: HashSet<String>,
        pub adds_a_clause: Vec<String>,
        pub gets_samples: HashSet<String>,
        pub opens_with_a_launch: Vec<String>,
        pub importers: HashSet<String>,
        pub its_sale: Vec<String>,
        pub uses_of_it: HashSet<String>,
        pub made_for_others: HashSet<String>,
        pub ships_chips: HashSet<String>,
        pub makes_chips: HashSet<String>,
        pub orders_chips: HashSet<String>,
        pub is_done: Vec<String>,
        pub plans_to_do: HashSet<String>,
        pub acting_again: Vec<String>,
        pub bans_in_one_word: HashSet<String>,
        pub american_powers: Vec<String>,
        pub it_was: Vec<String>,
        pub it_is_sold: Vec<String>,
        pub other_lists: Vec<String>,
        pub plants: HashSet<String>,
        pub due_to: HashSet<String>,
        pub ramps_up: Vec<String>,
        pub makings: Vec<String>,
        pub opens_a_clause: HashSet<String>,
        pub given_up_nouns: HashSet<String>,
        pub productions: Vec<String>,
        pub gives_out: Vec<String>,
        pub given_out: Vec<String>,
        pub plans_a_release: HashSet<String>,
        pub to_some: HashSet<String>,
        pub chosen: HashSet<String>,
        pub groups_of_people: HashSet<String>,
        pub to_everyone: HashSet<String>,
        pub not_for_all: Vec<String>,
        pub only_then: HashSet<String>,
        pub holds_back: HashSet<String>,
        pub leads_to_buyers: HashSet<String>,
        pub licensors: HashSet<String>,
        pub when_it_was: HashSet<String>,
        pub equipped: Vec<String>,
        pub work_is_led: Vec<String>,
        pub builder_links: Vec<String>,
        pub maker_nouns: HashSet<String>,
        pub made: HashSet<String>,
        pub works: HashSet<String>,
        pub schools: Vec<String>,
        pub consortia: Vec<String>,
        pub teams: HashSet<String>,
        pub projects: Vec<String>,
        pub describes: HashSet<String>,
        pub siblings: HashSet<String>,
        pub attempts: HashSet<String>,
        pub in_vain: Vec<String>,
        pub speaks_of: Vec<String>,
        pub sites: HashSet<String>,
        pub town_sites: HashSet<String>,
        pub no_computing: HashSet<String>,
        pub behind_no_site: HashSet<String>,
        pub no_towns: HashSet<String>,
        pub builds: Vec<String>,
        pub bare_properties: Vec<String>,
        pub score_verbs: HashSet<String>,
        pub link_phrases: Vec<String>,
        pub puts: Vec<String>,
        pub to_work: Vec<String>,
        pub adds: Vec<String>,
        pub to_ones_own: Vec<String>,
        pub leads_to_makers: Vec<String>,
        pub trains_an_object: HashSet<String>,
        pub coming_ones: HashSet<String>,
        pub serves_a_training: HashSet<String>,
        pub leads_to_ones_own: HashSet<String>,
        pub stands_behind: HashSet<String>,
        pub wholes_of_a_run: Vec<String>,
        pub not_quite: Vec<String>,
        pub counts_of_chips: HashSet<String>,
        pub leads_to_hardware: HashSet<String>,
        pub bare_ties: HashSet<String>,
        pub costs_to_train: HashSet<String>,
        pub ties_a_sum_to_a_model: Vec<String>,
        pub priced_nouns: HashSet<String>,
        pub texts_read: HashSet<String>,
        pub ties_to_training: HashSet<String>,
        pub takes_to_train: Vec<String>,
        pub links_to_a_price: Vec<String>,
        pub opens_a_relative_clause: HashSet<String>,
        pub with_what_is_trained: HashSet<String>,
        pub priced_beside_trainings: HashSet<String>,
        pub behind_what_is_trained: HashSet<String>,
        pub other_parties: HashSet<String>,
        pub at_every_token: Vec<String>,
        pub leads_to_a_total: HashSet<String>,
        pub reads_so_much: Vec<String>,
        pub no_windows: HashSet<String>,
        pub hours_of_use: HashSet<String>,
        pub puts_to_work: Vec<String>,
        pub spends_chips: Vec<String>,
        pub serves_with: Vec<String>,
        pub talk: HashSet<String>,
        pub sorts_of_things: HashSet<String>,
        pub setbacks: HashSet<String>,
        pub whole_things: Vec<String>,
        pub other_than_text: HashSet<String>,
        pub fields_of_ranks: HashSet<String>,
        pub leads_a_field: HashSet<String>,
        pub answers_with_tokens: HashSet<String>,
        pub learns_from: HashSet<String>,
        pub behind_totals: HashSet<String>,
        pub of_ones_own: Vec<String>,
        pub of_a_speaker: Vec<String>,
        pub leads_to_origin: HashSet<String>,
        pub one_chip: HashSet<String>,
        pub rule_hits: Vec<String>,
        pub are_parts: HashSet<String>,
        pub estimates_at: HashSet<String>,
        pub opens: Vec<String>,
        pub starts: Vec<String>,
        pub costs: Vec<String>,
        pub site_nouns: Vec<String>,
        pub forerunners: Vec<String>,
        pub ban_nouns: HashSet<String>,
        pub export_words: Vec<String>,
        pub goods_sold: Vec<String>,
        pub sets_rules: HashSet<String>,
        pub new_ones: HashSet<String>,
        pub model_sorts: HashSet<String>,
        pub evasions: Vec<String>,
        pub lifts: HashSet<String>,
        pub changes: HashSet<String>,
        pub beside_offices: HashSet<String>,
        pub comes_in_headlines: HashSet<String>,
        pub no_subjects_of_headlines: HashSet<String>,
        pub says_so: HashSet<String>,
        pub tells_what_comes: HashSet<String>,
        pub fails_otherwise: HashSet<String>,
        pub told_for_why: Vec<String>,
        pub challenges: Vec<String>,
        pub earns: HashSet<String>,
        pub makes_up: Vec<String>,
        pub apposed_heads: HashSet<String>,
        pub model_labels: Vec<String>,
        pub chip_labels: Vec<String>,
        pub thing_labels: Vec<String>,
        pub fails: HashSet<String>,
        pub only_asked: HashSet<String>,
        pub tries: HashSet<String>,
        pub works_on: Vec<String>,
        pub on_their_way: Vec<String>,
        pub further_ones: HashSet<String>,
        pub chip_goods: Vec<String>,
        pub kept_out: Vec<String>,
        pub comes_under: Vec<String>,
        pub intransitive: Vec<String>,
        pub due: Vec<String>,
        pub due_near: Vec<String>,
        pub two_firms_called: Vec<String>,
        pub sales_abroad: Vec<String>,
        pub memory_verbs: Vec<String>,
        pub names_a_foundry: Vec<String>,
        pub begun_at: Vec<String>,
        pub keeps_away: HashSet<String>,
        pub away_from: Vec<String>,
        pub kept_goods: Vec<String>,
        pub american: Vec<String>,
        pub rule_makers: HashSet<String>,
        pub rule_nouns: HashSet<String>,
        pub the_rule: Vec<String>,
        pub two_lands: Vec<String>,
        pub joins_a_list: Vec<String>,
        pub listed_elsewhere: Vec<String>,
        pub before_hit: HashSet<String>,
        pub deeds: HashSet<String>,
        pub no_deeds: HashSet<String>,
        pub chip_nouns: HashSet<String>,
        pub holds: Vec<String>,
        pub hedges: Vec<String>,
        pub wholes: Vec<String>,
        pub no_wholes: Vec<String>,
        pub markets: HashSet<String>,
        pub home: Vec<String>,
        pub home_makers: Vec<String>,
        pub trade_nouns: Vec<String>,
        pub guesses: Vec<String>,
        pub prepositions: HashSet<String>,
        pub state_bodies: HashSet<String>,
        pub state_titles: HashSet<String>,
        pub put_to_use: HashSet<String>,
        pub unnamed: HashSet<String>,
        pub goes_on: HashSet<String>,
        pub unreal: HashSet<String>,
        pub beginnings: HashSet<String>,
        pub before_goes_on: HashSet<String>,
        pub orders: HashSet<String>,
        pub refuses: HashSet<String>,
        pub other_states: HashSet<String>,
        pub orderers: HashSet<String>,
        pub intents: HashSet<String>,
        pub before_resumed: HashSet<String>,
        pub joins_again: HashSet<String>,
        pub conditions: Vec<String>,
        pub inner_conditions: Vec<String>,
        pub before_conditions: Vec<String>,
        pub possible_buyers: HashSet<String>,
        pub listed_sizes: HashSet<String>,
        pub would_have: Vec<String>,
        pub far_from: Vec<String>,
        pub needs: Vec<String>,
        pub gives_up: Vec<String>,
        pub plan_nouns: HashSet<String>,
        pub turns_down: Vec<String>,
        pub has_owners: HashSet<String>,
        pub roles_between_firms: HashSet<String>,
        pub person_roles: HashSet<String>,
        pub people: HashSet<String>,
        pub fears: HashSet<String>,
        pub chooses: HashSet<String>,
        pub machines_sold: HashSet<String>,
        pub leaves_a_deal: Vec<String>,
        pub signs: HashSet<String>,
        pub staff: HashSet<String>,
        pub ends_an_order: HashSet<String>,
        pub crowds: HashSet<String>,
        pub among_whom: Vec<String>,
        pub guests: HashSet<String>,
        pub behind_shown: HashSet<String>,
        pub manners: HashSet<String>,
        pub numbers: HashSet<String>,
        pub carries: HashSet<String>,
        pub pairs: HashSet<String>,
        pub wins: Vec<String>,
        pub gets: Vec<String>,
        pub before_if: Vec<String>,
        pub before_that: Vec<String>,
        pub only_due: Vec<String>,
        pub swaps: Vec<String>,
        pub trades_in: Vec<String>,
        pub inventories: HashSet<String>,
        pub bare_verbs: Vec<String>,
        pub rumours: HashSet<String>,
        pub verdicts: HashSet<String>,
        pub denies: HashSet<String>,
        pub officers: HashSet<String>,
        pub voices: Vec<String>,
        pub takes_back: HashSet<String>,
        pub remarks: HashSet<String>,
        pub beside_to: HashSet<String>,
        pub finite: HashSet<String>,
        pub opens_a_verb: HashSet<String>,
        pub links: HashSet<String>,
        pub definite: HashSet<String>,
        pub some: HashSet<String>,
        pub brings: HashSet<String>,
        pub other_ones: HashSet<String>,
        pub kinds: HashSet<String>,
        pub kinds_plural: HashSet<String>,
        pub obtains: Vec<String>,
        pub sets_up: Vec<String>,
        pub loose_uses: Vec<String>,
        pub does_its: Vec<String>,
        pub runs_things: HashSet<String>,
        pub takes_of_all: Vec<String>,
        pub has_made: Vec<String>,
        pub beside_shares: Vec<String>,
        pub no_funds: Vec<String>,
        pub relative_holds: HashSet<String>,
        pub gives: Vec<String>,
        pub enlists: Vec<String>,
        pub topics: Vec<String>,
        pub blacklists: Vec<String>,
        pub accelerators: Vec<String>,
        pub chip_adjectives: HashSet<String>,
        pub helpers: HashSet<String>,
        pub plans_to: HashSet<String>,
        pub ranks: HashSet<String>,
        pub aimed_at: Vec<String>,
        pub fronts: HashSet<String>,
        pub bills: Vec<String>,
        pub called_off: HashSet<String>,
        pub gives_orders: HashSet<String>,
        pub origin_verbs: Vec<String>,
        pub told_chips: Vec<String>,
        pub before_fronts: HashSet<String>,
        pub front_participles: HashSet<String>,
        pub nothing_left: Vec<String>,
        pub reaches: HashSet<String>,
        pub between_reached: HashSet<String>,
        pub launch_words: HashSet<String>,
        pub launches: HashSet<String>,
        pub called: Vec<String>,
        pub variants: HashSet<String>,
        pub wholly: HashSet<String>,
        pub done_by: Vec<String>,
        pub agrees_to_no_work: Vec<String>,
        pub made_of_chips: Vec<String>,
        pub ends_a_deal: HashSet<String>,
        pub opens_no_deed: HashSet<String>,
        pub comes_to_nothing: HashSet<String>,
        pub does_not_do: HashSet<String>,
        pub bans_if_told: HashSet<String>,
        pub states_that_tell: HashSet<String>,
        pub tellers: HashSet<String>,
        pub state_nouns: HashSet<String>,
        pub denies_no_custom: HashSet<String>,
        pub tells_to: HashSet<String>,
        pub happenings: HashSet<String>,
        pub sells_other_goods: HashSet<String>,
        pub own_work: HashSet<String>,
        pub who_watches: HashSet<String>,
        pub may_not: Vec<String>,
        pub sets_in: HashSet<String>,
        pub undertakings: HashSet<String>,
        pub crimes: HashSet<String>,
        pub on_the_list: Vec<String>,
        pub with_its_own: Vec<String>,
        pub reckonings: HashSet<String>,
        pub foretells: Vec<String>,
        pub forecasts: HashSet<String>,
        pub watchers_think: HashSet<String>,
        pub runs_work: HashSet<String>,
        pub puts_together: HashSet<String>,
        pub portions: HashSet<String>,
        pub clause_turns: HashSet<String>,
        pub powers_of: Vec<String>,
        pub turns_of_a_sentence: Vec<String>,
        pub another_to: Vec<String>,
        pub generations: HashSet<String>,
        pub named_sites: Vec<String>,
        pub site_adjectives: HashSet<String>,
        pub judged: HashSet<String>,
        pub promises: HashSet<String>,
        pub comes_about: HashSet<String>,
        pub irregular_participles: HashSet<String>,
        pub trained_on: Vec<String>,
        pub named_machines: Vec<String>,
        pub asks: HashSet<String>,
        pub urges: HashSet<String>,
        pub machine_makers: HashSet<String>,
        pub no_lines: HashSet<String>,
        pub beside_others: HashSet<String>,
        pub older: HashSet<String>,
        pub newer: HashSet<String>,
        pub which: HashSet<String>,
        pub bare_heads: HashSet<String>,
        pub versions: HashSet<String>,
        pub givers_of_leave: HashSet<String>,
        pub gives_leave: HashSet<String>,
        pub no_licence: Vec<String>,
        pub needs_none: Vec<String>,
        pub sales: HashSet<String>,
        pub to_china: Vec<String>,
        pub only_wished: HashSet<String>,
        pub wishes: HashSet<String>,
        pub kept_from: Vec<String>,
        pub because_of: Vec<String>,
        pub group_heads: Vec<String>,
        pub kin: HashSet<String>,
        pub machine_nouns: HashSet<String>,
        pub contains: HashSet<String>,
        pub elided_links: HashSet<String>,
        pub figure_links: HashSet<String>,
        pub chip_group_nouns: HashSet<String>,
        pub system_group_nouns: HashSet<String>,
        pub sizes: HashSet<String>,
        pub of_parts: Vec<String>,
        pub memory_makers: HashSet<String>,
        pub not_of_each: Vec<String>,
        pub machines: HashSet<String>,
        pub stock_prices: Vec<String>,
        pub governments: HashSet<String>,
        pub bodies: HashSet<String>,
        pub list_links: Vec<String>,
        pub names_with: HashSet<String>,
        pub sums: HashSet<String>,
        pub other_things: HashSet<String>,
        pub of_size: Vec<String>,
        pub of_so_many: Vec<String>,
        pub seller_groups: HashSet<String>,
        pub likenesses: HashSet<String>,
        pub rivals_of_it: HashSet<String>,
        pub deals: HashSet<String>,
        pub training_bills: Vec<String>,
        pub prices: Vec<String>,
        pub thinks: HashSet<String>,
        pub payouts: HashSet<String>,
        pub lands: HashSet<String>,
        pub one_of_those: HashSet<String>,
        pub ones_own: HashSet<String>,
        pub replaces: HashSet<String>,
        pub compares: HashSet<String>,
        pub turns_aside: Vec<String>,
        pub plain_adjectives: HashSet<String>,
        pub no_adjectives: HashSet<String>,
        pub devices: HashSet<String>,
        pub figure_verbs: HashSet<String>,
        pub thing_verbs: HashSet<String>,
        pub other_series: HashSet<String>,
        pub calls: HashSet<String>,
        pub demands: HashSet<String>,
        pub imposes: HashSet<String>,
        pub rules: HashSet<String>,
        pub stops: HashSet<String>,
        pub lets: HashSet<String>,
        pub adverbs: HashSet<String>,
        pub call_nouns: HashSet<String>,
        pub enacts: HashSet<String>,
        pub ban_makers: HashSet<String>,
        pub not_made: HashSet<String>,
        pub firm_nouns: HashSet<String>,
        pub paying_groups: HashSet<String>,
        pub for_it: Vec<String>,
        pub far_firms: Vec<String>,
        pub leads_in: HashSet<String>,
        pub built: HashSet<String>,
        pub backed_by: Vec<String>,
        pub founded_by: Vec<String>,
        pub next_ones: Vec<String>,
        pub recipients: Vec<String>,
        pub process_nouns: HashSet<String>,
        pub spent: HashSet<String>,
        pub no_subjects: HashSet<String>,
        pub object_words: HashSet<String>,
        pub firm_roles: HashSet<String>,
        pub compound_heads: HashSet<String>,
        pub state_offices: HashSet<String>,
        pub state_adjectives: HashSet<String>,
        pub titles_in_firms: HashSet<String>,
        pub of_any_one: HashSet<String>,
        pub totals: Vec<String>,
        pub banks: HashSet<String>,
        pub no_banks: HashSet<String>,
        pub firm_groups: HashSet<String>,
        pub firm_sorts: HashSet<String>,
        pub capitals: HashSet<String>,
        pub nations: BTreeMap<String, String>,
        pub foreigners: BTreeMap<String, String>,
    }
}

/// The words that are compiled in; a test holds the file to its schema, so a refusal here means none at all.
pub fn english() -> &'static EnglishWords {
    static WORDS: OnceLock<EnglishWords> = OnceLock::new();
    WORDS.get_or_init(|| EnglishWords::parse(include_str!("english.toml")).unwrap_or_default())
}

/// Whether the list holds the word.
pub fn is_one(words: &[String], word: &str) -> bool {
    words.iter().any(|one| one == word)
}

/// A helping verb or an adverb: what may stand between a subject and what it does.
#[inline]
pub fn is_small(word: &str) -> bool {
    english().helpers.contains(word) || word.ends_with("ly")
}

/// The first word that is neither small nor one of the others to skip: the verb behind a subject or a denial.
pub fn first_verb<'t>(mut words: impl Iterator<Item = &'t str>, skipped: &[&str]) -> Option<&'t str> {
    words.find(|word| !is_small(word) && !skipped.contains(word))
}

/// A noun for a firm, or for those who work at one: "start-up", "researchers".
pub fn is_a_team(word: &str) -> bool {
    english().firm_nouns.contains(word) || english().teams.contains(word)
}

/// A verb as it stands behind a subject, of doing a thing or of having what a figure tells.
pub fn is_predicate(word: &str) -> bool {
    english().finite.contains(word) || english().figure_verbs.contains(word)
}

/// "released", "built".
pub fn is_participle(word: &str) -> bool {
    word.ends_with("ed") || english().irregular_participles.contains(word)
}

/// Whether one of the words of `text`, what stands between marks and spaces, is such a word.
pub fn any_word(text: &str, fits: impl Fn(&str) -> bool) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(fits)
}

/// Whether words of a rule, in small letters, name the United States or one of their offices.
pub fn names_america(text: &str) -> bool {
    any_word(text, |word| word == "us") || english().american.iter().any(|words| text.contains(words.as_str()))
}

/// What stands behind a possessive that `text` begins with: "'s older chip".
#[inline]
pub fn behind_owner(text: &str) -> Option<&str> {
    text.strip_prefix("'s ").or_else(|| text.strip_prefix("’s "))
}

/// "not", "never", "isn't".
pub fn is_negation(word: &str) -> bool {
    matches!(word, "no" | "not" | "never" | "cannot") || is_contracted_not(word)
}

/// Whether a word of `text` denies. Words are parted by spaces alone: an apostrophe is a part of "isn't".
pub fn has_negation(text: &str) -> bool {
    text.split_whitespace()
        .any(|word| is_negation(word.trim_matches([',', '.', ';', ':', '"', '“', '”', '(', ')', '—', '–'])))
}

/// "isn't".
pub fn is_contracted_not(word: &str) -> bool {
    word.ends_with("n't") || word.ends_with("n’t")
}

/// "Nvidia's": the word tells whose what stands behind it is.
#[inline]
pub fn is_owner(word: &str) -> bool {
    word.ends_with("'s") || word.ends_with("’s")
}

/// Whether `text` ends in one of the words, as whole words.
pub fn ends_in(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| ends_as_word(text, word))
}

/// The longest of the words that `text` ends in, as whole words.
pub fn last_of<'w>(text: &str, words: &'w [String]) -> Option<&'w str> {
    words.iter().map(String::as_str).filter(|word| ends_as_word(text, word)).max_by_key(|word| word.len())
}

/// Whether `text` ends in the word, and in no part of a longer one.
#[inline]
pub fn ends_as_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|head| !head.ends_with(char::is_alphanumeric))
}

/// Whether the word at this place of `text` is no part of a longer one.
pub fn is_whole_word(text: &str, at: usize, word: &str) -> bool {
    let border = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    border(text.get(..at).and_then(|head| head.chars().next_back()))
        && border(text.get(at + word.len()..).and_then(|tail| tail.chars().next()))
}

/// "each" or "apiece" as a word: every one of them has so many. "Reach" says nothing of it.
pub fn says_each(text: &str) -> bool {
    any_word(text, |word| matches!(word, "each" | "apiece"))
}

/// `text` without the words at its end that hedge a number: "for more than" is "for".
pub fn without_hedges(text: &str) -> &str {
    let mut rest = text.trim_end();
    while let Some((head, word)) = rest.rsplit_once(' ') {
        if !is_one(&english().hedges, word) && !matches!(word, "each" | "its" | "first" | "many" | "excess")
            || word == "to" && head.split_whitespace().next_back() != Some("up")
        {
            break;
        }
        rest = head.trim_end();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_of_its_schema_and_lists_have_words_once() {
        let words = EnglishWords::parse(include_str!("english.toml")).unwrap();
        super::super::tests::lists_have_words_once(include_str!("english.toml"));
        assert!(ends_in("it accounted for", &words.holds) && !ends_in("it withheld", &words.holds));
    }
}
