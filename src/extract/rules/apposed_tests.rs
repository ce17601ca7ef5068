//! Names behind their nouns and chips of one's own, in German, French, Russian, Spanish, Italian, Japanese and Korean.

use crate::model::Language;

use super::rows::{Row, check};
use Language::{French, German, Italian, Japanese, Korean, Russian, Spanish};

const NAMED: &[Row] = &[
    (French, "La puce Morvane de Kalray consomme 30 W.", &["Morvane power 30"]),
    (German, "Der Beschleuniger Lerche 3 bietet 96 GByte Speicher.", &["Lerche 3 memory_capacity 96000000000"]),
    // a code belongs to the name, and a compound's last noun does not
    (German, "Der KI-Beschleuniger Elster H2 kostet 9000 Euro.", &["Elster H2 price 9000"]),
    (German, "Die Elster-H2-Karten verbrauchen 90 Watt.", &["Elster-H2 power 90"]),
    (German, "Der Inferenz-Beschleuniger verbraucht 90 Watt.", &[]),
    (Spanish, "El acelerador Tajo consume 75 vatios.", &["Tajo power 75"]),
    (Italian, "L'acceleratore Sile dispone di 48 GB di memoria.", &["Sile memory_capacity 48000000000"]),
    (Russian, "Процессор «Онега» потребляет 40 Вт.", &["Онега power 40"]),
    // a word gives the name
    (
        Spanish,
        "El superordenador, bautizado como Teide II, alcanzará los 200 petaflops.",
        &["Teide II compute 200000000000000000"],
    ),
    (French, "Le modèle, baptisé Ardoise, compte 7 milliards de paramètres.", &["Ardoise parameters 7000000000"]),
    // a town, an abbreviation, a month and a firm are no names of things
    (German, "Das Rechenzentrum Frankfurt verbraucht 40 Megawatt.", &[]),
    (French, "La puce IA consomme 30 W.", &[]),
    (German, "Der Chip Ende 2026 verbraucht 40 Watt.", &[]),
];

#[test]
fn a_name_stands_behind_its_noun() {
    check(NAMED, &["power", "memory_capacity", "price", "parameters", "compute"]);
}

const OWN: &[Row] = &[
    (
        Spanish,
        "Openchip diseña un acelerador de IA que se fabricará en TSMC.",
        &["Openchip: unnamed chip designer Openchip", "Openchip: unnamed chip manufacturer TSMC"],
    ),
    (
        German,
        "Der Chip, den Axelera AI entwickelt hat, wird bei TSMC gefertigt.",
        &["Axelera AI: unnamed chip manufacturer TSMC"],
    ),
    (
        French,
        "ByteDance conçoit depuis deux ans sa propre puce d'inférence pour les centres de données.",
        &["ByteDance: unnamed chip designer ByteDance"],
    ),
    (
        Italian,
        "Il chip, progettato da Axelera AI e prodotto da TSMC, assorbe 10 watt.",
        &[
            "Axelera AI: unnamed chip designer Axelera AI",
            "Axelera AI: unnamed chip manufacturer TSMC",
            "Axelera AI: unnamed chip power 10",
        ],
    ),
    (
        Russian,
        "Новый ускоритель китайской Moore Threads потребляет 450 Вт.",
        &["Moore Threads: unnamed chip power 450"],
    ),
    (Japanese, "ソニーグループは独自のAI半導体を開発している。", &["Sony: unnamed chip designer Sony"]),
    (Korean, "퓨리오사AI의 신형 칩은 소비전력이 200W다.", &["FuriosaAI: unnamed chip power 200"]),
    // several chips of a maker are no new one, and a foundry designs none
    (Spanish, "Los chips de Nvidia consumen 700 vatios.", &[]),
    (French, "TSMC développe sa propre puce.", &[]),
];

#[test]
fn a_chip_of_ones_own_has_an_owner() {
    check(OWN, &["designer", "manufacturer", "power"]);
}

const TOLD: &[Row] = &[
    // who makes the chips does not buy them
    (Russian, "МТС закупит 2 тыс. ускорителей Ascend 910C у китайской Huawei.", &["MTS order 2000"]),
    (Japanese, "当地の新興企業はインテルの「Gaudi 3」を4000基発注した。", &[]),
    (Italian, "Un ateneo ha ordinato 2.000 schede Gaudi 3 a Intel.", &[]),
    // what a thing was trained on is not brought out with it
    (
        Spanish,
        "El BSC presentó ALIA-40B, un modelo entrenado en MareNostrum 5.",
        &["ALIA-40B developer Barcelona Supercomputing Center", "ALIA-40B training_hardware MareNostrum 5"],
    ),
    (German, "Aleph Alpha hat das Sprachmodell Pharia-2 vorgestellt.", &["Pharia-2 developer Aleph Alpha"]),
    // firms and figures alone, where the text is of AI
    (Italian, "Le rese di SMIC per i chip di IA sono del 30 per cento.", &["SMIC yield_rate 30"]),
];

#[test]
fn the_parts_of_a_deal_and_of_a_launch_are_told_apart() {
    check(TOLD, &["order", "developer", "training_hardware", "yield_rate"]);
}
