//! Chinese words that a sentence is read by, from `chinese.toml`, where each list is explained.

use std::sync::OnceLock;

use super::lists::lists;

lists! {
    /// The lists, in simplified characters and lower case.
    pub struct ChineseWords {
        pub reports: Vec<String>,
        pub plans_to: Vec<String>,
        pub other_needs: Vec<String>,
        pub nothing_left: Vec<String>,
        pub makes_up_of: Vec<String>,
        pub fronts: Vec<String>,
        pub fronts_another: Vec<String>,
        pub speeds: Vec<String>,
        pub vies_with: Vec<String>,
        pub able_to: Vec<String>,
        pub unable_to: Vec<String>,
        pub asks_which: Vec<String>,
        pub sorts_of_hardware: Vec<String>,
        pub not_yet_there: Vec<String>,
        pub before_the_weighed: Vec<String>,
        pub outputs: Vec<String>,
        pub no_chips_behind: Vec<String>,
        pub computing_goods: Vec<String>,
        pub market_figures: Vec<String>,
        pub meets_needs: Vec<String>,
        pub needs_met: Vec<String>,
        pub towns_plan: Vec<String>,
        pub put_in_places: Vec<String>,
        pub works_there: Vec<String>,
        pub units_of_a_group: Vec<String>,
        pub on_a_subject: Vec<String>,
        pub shipments_called: Vec<String>,
        pub output_called: Vec<String>,
        pub list_holds: Vec<String>,
        pub also_listed: Vec<String>,
        pub is_on_it: Vec<String>,
        pub joins_a_list: Vec<String>,
        pub uses_last: Vec<String>,
        pub talks_of_it: Vec<String>,
        pub before_uses_last: Vec<String>,
        pub leads_users: Vec<String>,
        pub goes_into: Vec<String>,
        pub machines: Vec<String>,
        pub mainstays: Vec<String>,
        pub no_mainstays: Vec<String>,
        pub is_or_became: Vec<String>,
        pub before_plain_use: Vec<String>,
        pub bid_papers: Vec<String>,
        pub as_a_base: Vec<String>,
        pub far_from: Vec<String>,
        pub makers_goods: Vec<String>,
        pub not_let_go: Vec<String>,
        pub bids: Vec<String>,
        pub wins: Vec<String>,
        pub won: Vec<String>,
        pub tells_in_writing: Vec<String>,
        pub behind_another: Vec<String>,
        pub hosts: Vec<String>,
        pub sites: Vec<String>,
        pub keeps_shut: Vec<String>,
        pub chip_hours: Vec<String>,
        pub reads_so_much: Vec<String>,
        pub no_windows: Vec<String>,
        pub behind_sums: Vec<String>,
        pub others_than_it: Vec<String>,
        pub of_scores: Vec<String>,
        pub other_work: Vec<String>,
        pub one_of_them: Vec<String>,
        pub runs_models: Vec<String>,
        pub told_of_models: Vec<String>,
        pub told_of_chips: Vec<String>,
        pub said_of_things: Vec<String>,
        pub nouns_with_names: Vec<String>,
        pub particles: Vec<String>,
        pub vocabularies: Vec<String>,
        pub called_after: Vec<String>,
        pub told_of_numbered: Vec<String>,
        pub spacecraft: Vec<String>,
        pub names_it: Vec<String>,
        pub trained_before_marks: Vec<String>,
        pub told_beside_models: Vec<String>,
        pub trains_people: Vec<String>,
        pub trained_besides: Vec<String>,
        pub trains_models_on: Vec<String>,
        pub serves_trainings: Vec<String>,
        pub leads_to_trained_models: Vec<String>,
        pub no_names_of_models: Vec<String>,
        pub says_which: Vec<String>,
        pub works_of_training: Vec<String>,
        pub by_whom: Vec<String>,
        pub carries_work: Vec<String>,
        pub serves_the_training: Vec<String>,
        pub leads_to_chips: Vec<String>,
        pub ties_to_training: Vec<String>,
        pub stands_for_the_model: Vec<String>,
        pub before_sums: Vec<String>,
        pub spends_on_training: Vec<String>,
        pub within_trainings: Vec<String>,
        pub bills_of_training: Vec<String>,
        pub done_to_models: Vec<String>,
        pub abilities: Vec<String>,
        pub samples_go: Vec<String>,
        pub both_firms_called: Vec<String>,
        pub two_firms_called: Vec<String>,
        pub sales_abroad: Vec<String>,
        pub before_two_firms: Vec<String>,
        pub befalls: Vec<String>,
        pub goes_on_the_list: Vec<String>,
        pub code_labels: Vec<String>,
        pub those_served: Vec<String>,
        pub before_those_served: Vec<String>,
        pub behind_versions: Vec<String>,
        pub called_after_models: Vec<String>,
        pub bounds_apart: Vec<String>,
        pub puts_into: Vec<String>,
        pub made_together: Vec<String>,
        pub opens_on_who_acts: Vec<String>,
        pub longer_nouns: Vec<String>,
        pub no_siblings: Vec<String>,
        pub only_proposed: Vec<String>,
        pub of_computing: Vec<String>,
        pub failed_in_the_end: Vec<String>,
        pub at_last: Vec<String>,
        pub earnings_grow: Vec<String>,
        pub could_be_on: Vec<String>,
        pub done_besides: Vec<String>,
        pub whole_trades: Vec<String>,
        pub made_at_home: Vec<String>,
        pub speeds_up: Vec<String>,
        pub amid_bounds: Vec<String>,
        pub calls_it: Vec<String>,
        pub pointers: Vec<String>,
        pub measured_by: Vec<String>,
        pub brings_in: Vec<String>,
        pub untold_buyers: Vec<String>,
        pub figure_labels: Vec<String>,
        pub one_rack: Vec<String>,
        pub nameless_firms: Vec<String>,
        pub one_machine: Vec<String>,
        pub new_machines: Vec<String>,
        pub leads_to_counts: Vec<String>,
        pub so_many: Vec<String>,
        pub of_all_together: Vec<String>,
        pub site_sorts: Vec<String>,
        pub site_ranks: Vec<String>,
        pub this_town: Vec<String>,
        pub town_levels: Vec<String>,
        pub phases: Vec<String>,
        pub behind_projects: Vec<String>,
        pub project_nouns: Vec<String>,
        pub project_sorts: Vec<String>,
        pub covered: Vec<String>,
        pub areas: Vec<String>,
        pub forerunners: Vec<String>,
        pub forerunner_leads: Vec<String>,
        pub before_bases: Vec<String>,
        pub chip_tools: Vec<String>,
        pub own_tasks: Vec<String>,
        pub has_bought: Vec<String>,
        pub has_landed: Vec<String>,
        pub customer_places: Vec<String>,
        pub lands: Vec<String>,
        pub builds_for: Vec<String>,
        pub no_users: Vec<String>,
        pub own_machines_called: Vec<String>,
        pub same_lot: Vec<String>,
        pub makes_jointly: Vec<String>,
        pub opens_partners: Vec<String>,
        pub surnames: Vec<String>,
        pub titles: Vec<String>,
        pub before_verbs: Vec<String>,
        pub no_persons: Vec<String>,
        pub bodies: Vec<String>,
        pub everyone: Vec<String>,
        pub behind_makers: Vec<String>,
        pub marks: Vec<String>,
        pub behind_launches: Vec<String>,
        pub own_firms: Vec<String>,
        pub before_work: Vec<String>,
        pub ends_of_offices: Vec<String>,
        pub given_up_as: Vec<String>,
        pub roles_of_firms: Vec<String>,
        pub heads_before_firms: Vec<String>,
        pub firms_behind: Vec<String>,
        pub works_of_firms: Vec<String>,
        pub partner_leads: Vec<String>,
        pub made_as_chips: Vec<String>,
        pub tapes_out: Vec<String>,
        pub done_with_it: Vec<String>,
        pub takes: Vec<String>,
        pub made: Vec<String>,
        pub before_sizes: Vec<String>,
        pub trained_on: Vec<String>,
        pub named_machines: Vec<String>,
        pub opens_own_rule: Vec<String>,
        pub nouns_of_things: Vec<String>,
        pub comes_from: Vec<String>,
        pub hands: Vec<String>,
        pub stands_behind: Vec<String>,
        pub is_of: Vec<String>,
        pub before_making: Vec<String>,
        pub making: Vec<String>,
        pub own_products: Vec<String>,
        pub works: Vec<String>,
        pub work_on_it: Vec<String>,
        pub behind_work: Vec<String>,
        pub leads_work: Vec<String>,
        pub does_work: Vec<String>,
        pub is_who_made: Vec<String>,
        pub is_its_own: Vec<String>,
        pub agrees: Vec<String>,
        pub before_agrees: Vec<String>,
        pub bars_goods: Vec<String>,
        pub exported: Vec<String>,
        pub needs_leave: Vec<String>,
        pub gets_leave: Vec<String>,
        pub firm_kinds: Vec<String>,
        pub sanctions: Vec<String>,
        pub are_chips: Vec<String>,
        pub chips_of_a_machine: Vec<String>,
        pub whose_chips: Vec<String>,
        pub before_own_chips: Vec<String>,
        pub tiers: Vec<String>,
        pub before_listed: Vec<String>,
        pub not_listed: Vec<String>,
        pub before_no_listed: Vec<String>,
        pub home_words: Vec<String>,
        pub no_deals: Vec<String>,
        pub permits: Vec<String>,
        pub no_buying: Vec<String>,
        pub buying: Vec<String>,
        pub before_buying: Vec<String>,
        pub about: Vec<String>,
        pub taken_apart: Vec<String>,
        pub taken_in_parts: Vec<String>,
        pub computing_ends: Vec<String>,
        pub by_how_much: Vec<String>,
        pub makes_up: Vec<String>,
        pub only_spoken_of: Vec<String>,
        pub circumstances: Vec<String>,
        pub no_projects: Vec<String>,
        pub training_bills: Vec<String>,
        pub prices: Vec<String>,
        pub uses_tokens: Vec<String>,
        pub before_training: Vec<String>,
        pub related_firms: Vec<String>,
        pub gets_orders: Vec<String>,
        pub calls_for_bids: Vec<String>,
        pub moves_goods: Vec<String>,
        pub would_do: Vec<String>,
        pub behind_bids: Vec<String>,
        pub before_days: Vec<String>,
        pub no_ends_of_times: Vec<String>,
        pub untold: Vec<String>,
        pub wins_orders: Vec<String>,
        pub wins_tenders: Vec<String>,
        pub tenders: Vec<String>,
        pub no_whole_markets: Vec<String>,
        pub machines_for_sale: Vec<String>,
        pub sells_machines: Vec<String>,
        pub own_machines: Vec<String>,
        pub offered: Vec<String>,
        pub of_a_buyer: Vec<String>,
        pub buys_less: Vec<String>,
        pub of_a_department: Vec<String>,
        pub firm_sorts: Vec<String>,
        pub firm_groups: Vec<String>,
        pub other_rates: Vec<String>,
        pub system_nouns: Vec<String>,
        pub inside_sites: Vec<String>,
        pub before_places: Vec<String>,
        pub no_places: Vec<String>,
        pub no_training: Vec<String>,
        pub no_own_training: Vec<String>,
        pub trials: Vec<String>,
        pub behind_no_training: Vec<String>,
        pub failed: Vec<String>,
        pub turns_away: Vec<String>,
        pub within_halts: Vec<String>,
        pub completes: Vec<String>,
        pub before_completing: Vec<String>,
        pub teams: Vec<String>,
        pub other_doers: Vec<String>,
        pub of_trainings: Vec<String>,
        pub chip_lines: Vec<String>,
        pub card_makers: Vec<String>,
        pub model_sorts: Vec<String>,
        pub behind_models: Vec<String>,
        pub price_words: Vec<String>,
        pub versions: Vec<String>,
        pub placed_on: Vec<String>,
        pub rule_circumstances: Vec<String>,
        pub circumstance_ends: Vec<String>,
        pub not_to_be_had: Vec<String>,
        pub both_chips: Vec<String>,
        pub not_of_each: Vec<String>,
        pub one_model: Vec<String>,
        pub chip_markets: Vec<String>,
        pub of_one_buyer: Vec<String>,
        pub one_chip: Vec<String>,
        pub brought_in: Vec<String>,
        pub evasions: Vec<String>,
        pub lifts: Vec<String>,
        pub model_labels: Vec<String>,
        pub chip_labels: Vec<String>,
        pub thing_labels: Vec<String>,
        pub sorts_of_models: Vec<String>,
        pub of_an_offering: Vec<String>,
        pub of_hong_kong: Vec<String>,
        pub of_taiwan: Vec<String>,
        pub says_nothing: Vec<String>,
        pub samples: Vec<String>,
        pub not_done: Vec<String>,
        pub makes_use: Vec<String>,
        pub not_even_one: Vec<String>,
        pub from_abroad: Vec<String>,
        pub named_abroad: Vec<String>,
        pub touches: Vec<String>,
        pub whole_of: Vec<String>,
        pub runs_on: Vec<String>,
        pub counts_versions: Vec<String>,
        pub no_price: Vec<String>,
        pub prices_all_the_same: Vec<String>,
        pub each: Vec<String>,
        pub behind_hosts: Vec<String>,
        pub chip_hosts: Vec<String>,
        pub no_opening: Vec<String>,
        pub at_scale: Vec<String>,
        pub behind_no_act: Vec<String>,
        pub behind_numerals: Vec<String>,
        pub numbered_towns: Vec<String>,
        pub tools: Vec<String>,
        pub places: Vec<String>,
        pub refutations: Vec<String>,
        pub official_figures: Vec<String>,
        pub moments: Vec<String>,
        pub policies: Vec<String>,
        pub policy_topics: Vec<String>,
        pub forward: Vec<String>,
        pub others: Vec<String>,
        pub asking: Vec<String>,
        pub behind_no_asking: Vec<String>,
        pub asking_nouns: Vec<String>,
        pub needless: Vec<String>,
        pub asking_bodies: Vec<String>,
        pub open_sorts: Vec<String>,
        pub not_opened: Vec<String>,
        pub before_objects: Vec<String>,
        pub train_nouns: Vec<String>,
        pub topics: Vec<String>,
        pub of_a_chip: Vec<String>,
        pub of_a_system: Vec<String>,
        pub gadgets: Vec<String>,
        pub sorts: Vec<String>,
        pub before_brands: Vec<String>,
        pub own_chips: Vec<String>,
        pub chip_sorts: Vec<String>,
        pub chip_parts: Vec<String>,
        pub no_own_chips: Vec<String>,
        pub told_things: Vec<String>,
        pub calls: Vec<String>,
        pub after_calls: Vec<String>,
        pub done: Vec<String>,
        pub heeds: Vec<String>,
        pub callers: Vec<String>,
        pub changes: Vec<String>,
        pub performs: Vec<String>,
        pub before_amounts: Vec<String>,
        pub joins_systems: Vec<String>,
        pub shapes_of_systems: Vec<String>,
        pub no_brands: Vec<String>,
        pub meetings: Vec<String>,
        pub no_meetings: Vec<String>,
        pub events: Vec<String>,
        pub chip_goods: Vec<String>,
        pub orders_lost: Vec<String>,
        pub other_markets: Vec<String>,
        pub other_products: Vec<String>,
        pub conditions: Vec<String>,
        pub no_conditions: Vec<String>,
        pub could_then: Vec<String>,
        pub possible_buyers: Vec<String>,
        pub parts_of_legal_names: Vec<String>,
        pub before_legal_names: Vec<String>,
        pub listed_sizes: Vec<String>,
        pub crowds: Vec<String>,
        pub among_whom: Vec<String>,
        pub acts_already: Vec<String>,
        pub leaves_open: Vec<String>,
        pub has_to_reach: Vec<String>,
        pub gives_up: Vec<String>,
        pub plan_nouns: Vec<String>,
        pub refuses_orders: Vec<String>,
        pub of_the_house: Vec<String>,
        pub of_each_or_all: Vec<String>,
        pub people: Vec<String>,
        pub concessions: Vec<String>,
        pub could_not: Vec<String>,
        pub leads_in: Vec<String>,
        pub how: Vec<String>,
        pub verifies: Vec<String>,
        pub turns_to: Vec<String>,
        pub behind_reasons: Vec<String>,
        pub before_reasons: Vec<String>,
        pub aids: Vec<String>,
        pub tells_of: Vec<String>,
        pub lets: Vec<String>,
        pub counted: Vec<String>,
        pub focuses: Vec<String>,
        pub joins: Vec<String>,
        pub earlier_ones: Vec<String>,
        pub new_ones: Vec<String>,
        pub next_ones: Vec<String>,
        pub set_beside: Vec<String>,
        pub beside_next: Vec<String>,
        pub joins_next: Vec<String>,
        pub unlike_next: Vec<String>,
        pub other_series: Vec<String>,
        pub should: Vec<String>,
        pub at_once: Vec<String>,
        pub no_should: Vec<String>,
        pub needs: Vec<String>,
        pub state_tails: Vec<String>,
        pub sets_down: Vec<String>,
        pub longer_should: Vec<String>,
        pub asked_by_lawmakers: Vec<String>,
        pub lawmakers: Vec<String>,
        pub no_longer_word: Vec<String>,
        pub acts_toward: Vec<String>,
        pub not_going_on: Vec<String>,
        pub halts: Vec<String>,
        pub before_halts: Vec<String>,
        pub before_resumed: Vec<String>,
        pub not_halted: Vec<String>,
        pub not_yet: Vec<String>,
        pub sets_going: Vec<String>,
        pub leads_to_halts: Vec<String>,
        pub behind_halts: Vec<String>,
        pub joins_objects: Vec<String>,
        pub before_no_act: Vec<String>,
        pub handed_to: Vec<String>,
        pub good_for: Vec<String>,
        pub towns: Vec<String>,
        pub takes_a_share: Vec<String>,
        pub before_put_off: Vec<String>,
        pub helps_another: Vec<String>,
        pub points_at_times: Vec<String>,
        pub what_is_told: Vec<String>,
        pub how_taken: Vec<String>,
        pub put_at: Vec<String>,
        pub chip_nouns: Vec<String>,
        pub puts_to_use: Vec<String>,
        pub before_agents: Vec<String>,
        pub builds_it: Vec<String>,
        pub before_builds: Vec<String>,
        pub ends_of_builders: Vec<String>,
        pub no_builders: Vec<String>,
        pub puts_money_in: Vec<String>,
        pub shares_of_firms: Vec<String>,
        pub nouns_before_firms: Vec<String>,
        pub no_names_of_firms: Vec<String>,
        pub larger_machines: Vec<String>,
        pub ones_newest: Vec<String>,
        pub sites_told: Vec<String>,
        pub of_one_server: Vec<String>,
        pub enough_for: Vec<String>,
        pub taiwans_list: Vec<String>,
        pub new_things: Vec<String>,
        pub means_to: Vec<String>,
        pub brings_out: Vec<String>,
        pub rules_of_trade: Vec<String>,
        pub widens_to: Vec<String>,
        pub beside_who_acts: Vec<String>,
        pub places_to_publish: Vec<String>,
        pub with_ones_help: Vec<String>,
        pub on_what_account: Vec<String>,
        pub when_and_how: Vec<String>,
        pub before_passive: Vec<String>,
        pub passives: Vec<String>,
        pub of_another_firm: Vec<String>,
        pub made_for: Vec<String>,
        pub each_of_them: Vec<String>,
        pub of_several: Vec<String>,
        pub sorts_of_firms: Vec<String>,
        pub list_links: Vec<String>,
        pub listed_sorts: Vec<String>,
        pub leads_to_training: Vec<String>,
        pub came_out: Vec<String>,
        pub strangers_end: Vec<String>,
        pub no_strangers: Vec<String>,
        pub behind_strangers: Vec<String>,
        pub grants: Vec<String>,
        pub before_grants: Vec<String>,
        pub who_is_granted: Vec<String>,
        pub before_relatives: Vec<String>,
        pub trials_of_it: Vec<String>,
        pub builds_plants: Vec<String>,
        pub no_bare_strangers: Vec<String>,
        pub places_like_words: Vec<String>,
        pub held_against: Vec<String>,
        pub about_as_much_as: Vec<String>,
        pub parts_of_it: Vec<String>,
        pub as_much_as: Vec<String>,
        pub able_as_much: Vec<String>,
        pub holds: Vec<String>,
        pub holds_chips: Vec<String>,
        pub plants: Vec<String>,
        pub ones_own: Vec<String>,
        pub is_given: Vec<String>,
        pub what_is_given: Vec<String>,
        pub not_given: Vec<String>,
        pub builders: Vec<String>,
        pub software: Vec<String>,
        pub opened_of_models: Vec<String>,
        pub expectations: Vec<String>,
        pub of_the_firm: Vec<String>,
        pub comes_behind: Vec<String>,
        pub nears_an_end: Vec<String>,
        pub parts_of_work: Vec<String>,
        pub kinds_of_work: Vec<String>,
        pub own_work: Vec<String>,
        pub before_moves: Vec<String>,
        pub moves_work: Vec<String>,
        pub former_plans: Vec<String>,
        pub turns_out: Vec<String>,
        pub within_a_run: Vec<String>,
        pub only_fits: Vec<String>,
        pub chip_firms: Vec<String>,
        pub comes_on_stage: Vec<String>,
        pub of_that_maker: Vec<String>,
        pub does_with_goods: Vec<String>,
        pub times_before: Vec<String>,
        pub cloud_firms: Vec<String>,
        pub notices: Vec<String>,
        pub goods_labels: Vec<String>,
        pub buyer_labels: Vec<String>,
        pub site_ends: Vec<String>,
        pub of_its_camp: Vec<String>,
        pub won_goods: Vec<String>,
        pub before_needless: Vec<String>,
        pub works_on: Vec<String>,
        pub of_all_that_is_sold: Vec<String>,
        pub of_the_owner: Vec<String>,
        pub for_the_chip: Vec<String>,
        pub listed_chips: Vec<String>,
        pub before_works: Vec<String>,
        pub works_with: Vec<String>,
        pub behind_chips: Vec<String>,
        pub behind_things: Vec<String>,
        pub before_stages: Vec<String>,
        pub not_at_work: Vec<String>,
        pub goes_on_with_others: Vec<String>,
        pub before_no_goods: Vec<String>,
        pub firms_that_say: Vec<String>,
        pub times_of_a_launch: Vec<String>,
        pub machines_brought_out: Vec<String>,
        pub cards_brought_out: Vec<String>,
        pub turns_to_another: Vec<String>,
        pub no_goods: Vec<String>,
        pub calls_off_a_bid: Vec<String>,
        pub takes_the_place: Vec<String>,
        pub on_its_way: Vec<String>,
        pub lit_up: Vec<String>,
        pub in_tests: Vec<String>,
        pub done_by_now: Vec<String>,
        pub among_them: Vec<String>,
        pub bought_by_bid: Vec<String>,
        pub lights_it: Vec<String>,
    }
}

/// The words that are compiled in; a test holds the file to its schema, so a refusal here means none at all.
pub fn chinese() -> &'static ChineseWords {
    static WORDS: OnceLock<ChineseWords> = OnceLock::new();
    WORDS.get_or_init(|| ChineseWords::parse(include_str!("chinese.toml")).unwrap_or_default())
}

/// Whether one of the words stands in `text`.
#[inline]
pub fn has_one(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.contains(word.as_str()))
}

/// The word of the list that `text` ends in.
#[inline]
pub fn ends_in<'w>(text: &str, words: &'w [String]) -> Option<&'w str> {
    let last = text.as_bytes().last();
    let fits = |word: &&str| word.as_bytes().last() == last && text.ends_with(*word);
    words.iter().map(String::as_str).filter(fits).max_by_key(|word| word.len())
}

/// 同比增长30%, 减少20万颗: by how much something changed; 增长到70万颗 tells of how many there are.
pub fn tells_a_change(text: &str) -> bool {
    let by = |(at, word): (usize, &str)| {
        text.get(at + word.len()..).is_some_and(|rest| !rest.trim_start_matches('了').starts_with(['至', '到', '为']))
    };
    chinese().by_how_much.iter().any(|word| text.match_indices(word.as_str()).any(by))
}

/// 如果…, 若…: what a clause opens with that tells what would be so; 若干 is no 若.
pub fn opens_a_condition(text: &str) -> bool {
    let text = text.trim_start();
    begins_with(text, &chinese().conditions).is_some() && begins_with(text, &chinese().no_conditions).is_none()
}

/// 即使…, 哪怕…, beside what opens a condition: what the clause itself tells may be so; 即使X已… and 即使X也… are so.
pub fn supposes(clause: &str) -> bool {
    let concedes =
        begins_with(clause.trim_start(), &chinese().concessions).is_some() && !clause.contains(['已', '也', '仍']);
    concedes || opens_a_condition(clause)
}

/// Whether 会 at the end of `text` ends what a meeting or a body is called (发布会), and is no verb (昇腾920会).
pub fn ends_in_a_meeting(text: &str) -> bool {
    ends_in(text, &chinese().meetings).is_some() && ends_in(text, &chinese().no_meetings).is_none()
}

/// What stands before a name, without the mark around it: 发布了 of 发布了“.
pub fn before_mark(head: &str) -> &str {
    head.trim_end_matches(['“', '「', '『', '《', '‘', ' '])
}

/// What stands behind a name, without the mark around it.
pub fn behind_mark(tail: &str) -> &str {
    tail.trim_start_matches(['”', '」', '』', '》', '’', ' '])
}

/// The word of the list that `text` begins with.
#[inline]
pub fn begins_with<'w>(text: &str, words: &'w [String]) -> Option<&'w str> {
    // the third byte tells most characters apart
    let third = text.as_bytes().get(2);
    let fits = |word: &&str| word.as_bytes().get(2).is_none_or(|byte| Some(byte) == third) && text.starts_with(*word);
    words.iter().map(String::as_str).filter(fits).max_by_key(|word| word.len())
}

/// What stands behind the word of the list that `text` begins with.
#[inline]
pub fn behind_one<'t>(text: &'t str, words: &[String]) -> Option<&'t str> {
    begins_with(text, words).and_then(|word| text.strip_prefix(word))
}

/// What stands before the word of the list that `text` ends in.
#[inline]
pub fn before_one<'t>(text: &'t str, words: &[String]) -> Option<&'t str> {
    ends_in(text, words).and_then(|word| text.strip_suffix(word))
}

/// `text` without the words of the list that it begins with, however many.
pub fn behind_all<'t>(text: &'t str, words: &[String]) -> &'t str {
    std::iter::successors(Some(text), |rest| behind_one(rest, words)).last().unwrap_or(text)
}

/// `text` without the words of the list that it ends in, however many.
pub fn before_all<'t>(text: &'t str, words: &[String]) -> &'t str {
    std::iter::successors(Some(text), |rest| before_one(rest, words)).last().unwrap_or(text)
}

/// Between a verb and a name stands nothing, or the noun for what is named: the 大模型“ of 开源的大模型“X”.
pub fn is_noun_of_model(gap: &str) -> bool {
    let gap = before_mark(gap);
    gap.is_empty() || gap.ends_with("模型") && gap.chars().count() <= 8
}

/// A clause without the word that joins it to the one before.
pub fn behind_joins(clause: &str) -> &str {
    behind_one(clause, &chinese().joins).unwrap_or(clause)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_of_its_schema_and_lists_have_words_once() {
        let words = ChineseWords::parse(include_str!("chinese.toml")).unwrap();
        super::super::tests::lists_have_words_once(include_str!("chinese.toml"));
        for (name, list) in include_str!("chinese.toml").parse::<toml::Table>().unwrap() {
            // these are looked for in a text as it is written
            if matches!(name.as_str(), "named_machines" | "particles" | "card_makers") {
                continue;
            }
            let word = |word: &toml::Value| {
                word.as_str().is_some_and(|word| word.chars().any(|c| super::super::han::simplified(c) != c))
            };
            assert!(!list.as_array().is_some_and(|list| list.iter().any(word)), "traditional characters in {name}");
        }
        assert_eq!(ends_in("鸿海董事长", &words.titles), Some("董事长"));
        assert_eq!(begins_with("欧阳", &words.surnames), Some("欧阳"));
        assert!(ends_in_a_meeting("英伟达发布会") && !ends_in_a_meeting("中国移动今年会"));
    }

    #[test]
    fn words_are_peeled_off_either_end() {
        let words = ["已".to_owned(), "已经".to_owned(), "被".to_owned()];
        assert_eq!(behind_one("已经被叫停", &words), Some("被叫停"));
        assert_eq!(before_one("量产已被", &words), Some("量产已"));
        assert_eq!((behind_one("叫停", &words), before_one("叫停", &words)), (None, None));
        assert_eq!((behind_all("已经被叫停", &words), behind_all("叫停", &words)), ("叫停", "叫停"));
        assert_eq!((before_all("量产已被", &words), before_all("被", &words)), ("量产", ""));
        assert_eq!((behind_joins("而问界"), behind_joins("问界")), ("问界", "问界"));
    }
}
