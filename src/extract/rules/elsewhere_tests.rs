//! Comparisons, supplies, places and beginnings as the languages other than English and Chinese tell them.

use crate::model::Language;

use super::rows::{Row, check};
use Language::{French, German, Italian, Japanese, Korean, Russian, Spanish};

const WEIGHED: &[Row] = &[
    // the other side, before the ratio or behind it
    (
        German,
        "Der Beschleuniger Lerche 3 ist laut Hersteller doppelt so schnell wie der H100.",
        &["Lerche 3 relative_performance 200"],
    ),
    (Russian, "Процессор «Онега» вдвое быстрее Nvidia L4.", &["Онега relative_performance 200"]),
    (Korean, "리벨리온의 '리벨쿼드'는 성능이 엔비디아 H200에 버금간다.", &["REBEL-Quad relative_performance "]),
    // the one before, which has no name
    (
        Japanese,
        "ルネサスの新チップは前世代の2.5倍の演算性能を発揮する。",
        &["Renesas: unnamed chip relative_performance 250"],
    ),
    (Korean, "리벨리온의 '리벨쿼드'는 이전 제품보다 4배 빠르다.", &["REBEL-Quad relative_performance 400"]),
    (
        Spanish,
        "El acelerador Tajo ofrece tres veces el rendimiento de su antecesor.",
        &["Tajo relative_performance 300"],
    ),
    // a ratio of memory is none
    (Japanese, "ルネサスの新チップは前世代の2倍のメモリーを備える。", &[]),
    // a figure before the name it is the attribute of
    (
        Korean,
        "리벨리온의 '리벨쿼드'는 350W다. 이는 700W인 엔비디아 H100의 절반 수준이다.",
        &["Nvidia H100 power 700", "REBEL-Quad power 350"],
    ),
];

#[test]
fn what_is_weighed_stands_where_the_language_puts_it() {
    check(WEIGHED, &["relative_performance", "power"]);
}

const DEALT: &[Row] = &[
    // whom chips are supplied to
    (Korean, "퓨리오사AI는 내년부터 KT에 '레니게이드'를 납품한다.", &["KT uses_chip Furiosa RNGD"]),
    (Korean, "퓨리오사AI는 '레니게이드'를 내년에 공급한다고 밝혔다.", &[]),
    // a beginning, and no number of them
    (Russian, "Отгрузки чипа «Онега» начались в октябре.", &["Онега status shipping"]),
    (German, "Vireo Semiconductor liefert den Beschleuniger Lerche 3 aus.", &["Lerche 3 status shipping"]),
    // another one than that told of
    (
        German,
        "Der Beschleuniger Lerche 3 ist da. Der Hersteller lasse die nächste Generation bei Samsung produzieren, heißt es.",
        &[],
    ),
    // "in 5 Nanometern" behind a word for the chip
    (
        German,
        "Der Beschleuniger Lerche 3 ist da. Er wird bei TSMC in 5 Nanometern hergestellt.",
        &["Lerche 3 manufacturer TSMC", "Lerche 3 process_node 5"],
    ),
    // who makes it is no topic
    (
        Japanese,
        "PFNは「MN-Core 2」を発売した。製造はTSMCが担い、回路線幅は7ナノメートル。",
        &["MN-Core 2 designer Preferred Networks", "MN-Core 2 manufacturer TSMC", "MN-Core 2 process_node 7"],
    ),
    // a possessive at the noun
    (
        French,
        "Kalray présente Morvane-2, son premier processeur pour l'IA.",
        &["Morvane-2 designer Kalray", "Morvane-2 status announced"],
    ),
];

#[test]
fn who_makes_and_who_gets_it_is_told_by_particles_and_pronouns() {
    check(DEALT, &["uses_chip", "status", "manufacturer", "process_node", "designer"]);
}

const PLACES: &[Row] = &[
    (
        Spanish,
        "Telefónica construirá un centro de datos de IA que consumirá 40 megavatios.",
        &["Telefónica: unnamed system power 40000000"],
    ),
    (
        Italian,
        "Il centro dati Torre Alta assorbirà 30 megawatt. L'investimento previsto è di 1,2 miliardi di euro.",
        &["Torre Alta investment 1200000000", "Torre Alta power 30000000"],
    ),
    // what a place costs is put into it
    (
        German,
        "Der Supercomputer Jupiter läuft. Die Kosten liegen bei 310 Millionen Euro.",
        &["JUPITER investment 310000000"],
    ),
    // the machine, and not the chip inside it
    (
        Russian,
        "Суперкомпьютер «Ладога» построен на ускорителях A100 и развивает 11,95 Пфлопс.",
        &["Ладога compute 11950000000000000"],
    ),
];

#[test]
fn places_have_their_figures() {
    check(PLACES, &["power", "investment", "compute", "price"]);
}

const MODELS: &[Row] = &[
    (
        Japanese,
        "「Swallow-7B」が公開された。外部の計算機は一切使わず、「MN-Core 2」で学習した。",
        &["Swallow-7B parameters 7000000000", "Swallow-7B training_hardware MN-Core 2"],
    ),
    (Japanese, "「Swallow-X」は200億パラメータで、競合の130億クラスを上回る。", &["Swallow-X parameters 20000000000"]),
    (
        Italian,
        "Kimi K2 conta mille miliardi di parametri, di cui 32 miliardi attivi per token.",
        &["Kimi K2 active_parameters 32000000000", "Kimi K2 parameters 1000000000000"],
    ),
    (
        Italian,
        "Per addestrare Velvet-14B, Almawave ha impiegato il supercomputer Leonardo.",
        &["Velvet-14B parameters 14000000000", "Velvet-14B training_hardware Leonardo"],
    ),
    // what was asked is not said
    (
        Japanese,
        "「LLM-jp-3 172B」を公開した。国産チップで学習させたのかとの問いには答えなかった。",
        &["LLM-jp-3 172B parameters 172000000000"],
    ),
];

#[test]
fn what_a_model_was_trained_on_is_told_apart_from_what_was_not_used() {
    check(MODELS, &["training_hardware", "parameters", "active_parameters"]);
}
