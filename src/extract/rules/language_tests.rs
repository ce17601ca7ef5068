//! Classes of sentences in the languages that are read in part: German, French, Russian, Spanish, Italian, Japanese, Korean.

use crate::model::Language;

use super::rows::{Row, check};
use Language::{French, German, Italian, Japanese, Korean, Russian, Spanish};

const SAID: &[Row] = &[
    // a verb at the end, and what stands before it
    (German, "Haoran-1-7B wurde mit 2.000 Ascend 910B vortrainiert.", &["Haoran-1-7B training_hardware Ascend 910B"]),
    (
        German,
        "Haoran-1-7B läuft auf dem Ascend 910B und wurde mit Nvidia H800 trainiert.",
        &["Haoran-1-7B training_hardware Nvidia H800"],
    ),
    (
        German,
        "Zwei Sprachmodelle wurden auf Ascend 910B trainiert. Haoran-1-7B und Haoran-2-7B sind frei.",
        &["Haoran-1-7B training_hardware Ascend 910B", "Haoran-2-7B training_hardware Ascend 910B"],
    ),
    // "über" belongs to its verb
    (German, "Der Ascend 910C verfügt über 128 GB Speicher.", &["Ascend 910C memory_capacity 128000000000"]),
    (German, "Der Ascend 910C hat über 128 GB Speicher.", &["Ascend 910C memory_capacity 128000000000.."]),
    // a noun with a capital is no part of the name
    (
        German,
        "Aleph Alpha hat am 3. März 2025 sein Sprachmodell Pharia-2 veröffentlicht.",
        &["Pharia-2 released 2025-03-03"],
    ),
    // the date between the verb and what it brings out
    (
        French,
        "Mistral AI a publié le 2 décembre 2024 le modèle Mistral Large 3.",
        &["Mistral Large 3 released 2024-12-02"],
    ),
    (Spanish, "El BSC publicó el 20 de enero de 2025 el modelo ALIA-40B.", &["ALIA-40B released 2025-01-20"]),
    (Italian, "Fastweb ha presentato il 14 marzo 2025 MIIA-7B.", &["MIIA-7B released 2025-03-14"]),
    // no name begins with a small letter, accent or not
    (
        Italian,
        "Fastweb presenta MIIA-7B. Il modello è stato addestrato con 248 GPU Nvidia H100.",
        &["MIIA-7B training_hardware Nvidia H100"],
    ),
    // output
    (French, "Huawei produira 600 000 puces Ascend 910C en 2026.", &["Huawei production_volume 600000"]),
    (Russian, "Huawei выпустит в 2026 году 600 тысяч чипов Ascend 910C.", &["Huawei production_volume 600000"]),
    (Spanish, "Huawei fabricará 800.000 chips Ascend en 2026.", &["Huawei production_volume 800000"]),
    (Italian, "Huawei produrrà 600.000 chip Ascend 910C nel 2026.", &["Huawei production_volume 600000"]),
    (Korean, "화웨이는 2026년 어센드 910C 칩 60만 개를 생산한다.", &["Huawei production_volume 600000"]),
    // whose it is: who stands in the sentence, and not from whom it comes nor whom another sentence told of
    (
        German,
        "Cambricon will 500.000 Beschleuniger ausliefern. Die Kranich AG hat bei Nvidia 10.000 GPUs bestellt.",
        &["Cambricon shipments 500000"],
    ),
    (
        Italian,
        "Cambricon consegnerà 500.000 acceleratori. Enerpol ha acquistato 3.472 GPU AMD MI250X.",
        &["Cambricon shipments 500000"],
    ),
    (
        Italian,
        "Il supercomputer Leonardo conta 13.824 GPU. Enerpol costruirà un supercomputer con 10.000 GPU Nvidia GB300.",
        &["Leonardo chip_count 13824"],
    ),
    // "only" denies nothing; behind is behind
    (French, "Le rendement de SMIC ne serait que de 20 %, selon Bloomberg.", &["SMIC yield_rate 20"]),
    (Russian, "Huawei Ascend 910C уступает Nvidia H100 на 40%.", &["Ascend 910C relative_performance 60"]),
    // who is said to have done it
    (
        Japanese,
        "さくらインターネットは2025年3月、エヌビディアのGPU「B200」を約2800基調達したと発表した。",
        &["Sakura Internet order 2800"],
    ),
    // a word that two classes have is of both
    (Russian, "13 марта 2025 года Сбер выпустил GigaChat 3 Ultra.", &["GigaChat 3 Ultra released 2025-03-13"]),
    // a product and a maker are no output
    (French, "Les produits de Nvidia comptent 600 000 puces.", &[]),
    (Spanish, "El fabricante Nvidia tiene 600.000 chips.", &[]),
    (Italian, "I prodotti di Nvidia hanno 600.000 chip.", &[]),
    // who makes it
    (Spanish, "SMIC produce el chip Ascend 910C.", &["Ascend 910C manufacturer SMIC"]),
];

#[test]
fn other_languages_say_it_in_their_own_order() {
    check(
        SAID,
        &[
            "training_hardware",
            "memory_capacity",
            "released",
            "production_volume",
            "shipments",
            "order",
            "manufacturer",
            "chip_count",
            "yield_rate",
            "relative_performance",
        ],
    );
}
