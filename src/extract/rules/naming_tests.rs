//! Names that no lexicon knows, told by the figure that stands behind them.

use super::rows::{Row, compare};
use crate::model::{
    Language::{English, SimplifiedChinese},
    Mention,
};

/// What has compute, a process or parameters of its own is a chip, a model or a system.
const NAMED: &[Row] = &[
    (English, "Tianhu 7 delivers 300 TFLOPS of FP16 compute.", &["chip Tianhu 7"]),
    (English, "QX-900 delivers 300 TFLOPS of FP16 compute.", &["chip QX-900"]),
    (English, "Vireo 2 is made on a 7nm process.", &["chip Vireo 2"]),
    (English, "Its Kestrel K1 reaches 2 TB/s of bandwidth.", &["chip Kestrel K1"]),
    (English, "Ostrava 4 has 70 billion parameters.", &["model Ostrava 4"]),
    (English, "Brisa-8 reaches 2 EFLOPS of FP8 compute.", &["system Brisa-8"]),
    (SimplifiedChinese, "玄曜P2的算力为300TFLOPS。", &["chip 玄曜P2"]),
    (SimplifiedChinese, "星垣900的FP16算力为300TFLOPS。", &["chip 星垣900"]),
    (SimplifiedChinese, "青岚一号采用7nm工艺。", &["chip 青岚一号"]),
    (SimplifiedChinese, "TX310的带宽达到1.2TB/s。", &["chip TX310"]),
];

/// What a sentence says of a name that no lexicon has, wherever the name stands in it.
const TOLD: &[Row] = &[
    (English, "Built on a 5nm process, Haldor 2 delivers 640 TFLOPS.", &["chip Haldor 2", "chip Haldor 2"]),
    (English, "Where does it go? Torrent 3 reaches 2 TB/s of bandwidth.", &["chip Torrent 3"]),
    (English, "Yields on the Torrent 3 have climbed to 55%.", &["chip Torrent 3"]),
    (English, "Tencent is sampling the next-generation KV-11.", &["chip KV-11"]),
    (English, "Sundial 2 packs 96 GB of HBM3E.", &["chip Sundial 2"]),
    (English, "The Sundial 2 chip packs 96 GB of memory.", &["chip Sundial 2"]),
    (English, "They run it on Sundial 2 cards. The Sundial 2 draws 300 watts.", &["chip Sundial 2"]),
    (English, "Sundial 2 is 1.7 times faster than Nvidia's H20.", &["chip Sundial 2"]),
    (English, "Lumora-Large scored 84.2 on MMLU-Pro.", &["model Lumora-Large"]),
    (English, "Quill 3's pretraining consumed 2.1 million GPU hours.", &["model Quill 3"]),
    (English, "Engineers said Quill 3 was trained on 9 trillion tokens.", &["model Quill 3"]),
    (English, "Quill 3 70B has a context window of 256,000 tokens.", &["model Quill 3 70B", "model Quill 3 70B"]),
    (English, "The chip, known inside the firm as Sepal, is made on a 5nm process.", &["chip Sepal"]),
    (English, "The Varde supercomputer peaks at 1.2 exaflops.", &["system Varde"]),
];

/// A word without a number is a name where the text has it for one elsewhere and no firm's deeds are told of it.
const WORDS: &[Row] = &[
    (English, "Sepal packs 96 GB of HBM3. Tests of Sepal have begun.", &["chip Sepal", "chip Sepal"]),
    (English, "A rack of Sepal was there. Sepal delivers 700 TFLOPS.", &["chip Sepal"]),
    (English, "They like Lumen. We hear Lumen had been trained on 9 trillion tokens.", &["model Lumen"]),
    (English, "They like Sepal. Yields on Sepal have reached 60%.", &["chip Sepal"]),
    (English, "A buyer took 4,000 Sepal accelerators. Sepal draws 300 watts.", &["chip Sepal"]),
    (English, "Compute delivers 700 TFLOPS. More compute is to come.", &[]),
    (English, "Bandwidth reaches 2 TB/s. The bandwidth is shared.", &[]),
    (English, "Karsten delivers 700 TFLOPS of cloud compute. On Monday Karsten said so.", &[]),
    (English, "Hanover packs 96 GB of HBM3.", &[]),
];

/// A firm without the last word of its name is that firm; where two have the same head, neither.
const HEADS: &[Row] = &[
    (
        English,
        "Velmora Semiconductor is small. Velmora shipped 85,000 accelerators last year.",
        &["organization Velmora Semiconductor"],
    ),
    (
        English,
        "Karsten Technologies is new. The US put Karsten on its Entity List.",
        &["organization Karsten Technologies"],
    ),
    (English, "Hollis Systems is Danish. Hollis has ordered 4,000 H20 chips.", &["organization Hollis Systems"; 2]),
    (English, "Ostby Robotics and Ostby Cloud are new. Ostby shipped 85,000 accelerators.", &[]),
];

/// Numbers that say which of several or when, formats, devices, and figures of everyone.
const NOT_NAMED: &[Row] = &[
    (English, "Phase 3 has 300 TFLOPS of FP16 compute.", &[]),
    (English, "March 2026 has 300 TFLOPS of FP16 compute on offer.", &[]),
    (English, "Boeing 787 delivers 300 TFLOPS of FP16 compute.", &[]),
    (English, "PlayStation 6 delivers 30 TFLOPS of FP16 compute.", &[]),
    (English, "Orbit 5 is a phone with a 4nm chip.", &[]),
    (SimplifiedChinese, "NVFP4精度下推理算力达50PFLOPS。", &[]),
    (SimplifiedChinese, "FP8算力达1000TFLOPS。", &[]),
    (SimplifiedChinese, "NPU最高60 TOPS，内存128GB。", &[]),
    (SimplifiedChinese, "训练历时13.2天，算力达300PFLOPS。", &[]),
    (SimplifiedChinese, "星垣手机9采用3nm工艺。", &[]),
];

#[test]
fn a_figure_tells_what_an_unknown_name_is_of() {
    let named = |mention: &Mention| Some(format!("{} {}", mention.subject.kind.as_str(), mention.subject.name));
    compare(NAMED, named);
    compare(NOT_NAMED, named);
    compare(TOLD, named);
    compare(WORDS, named);
    compare(HEADS, named);
}
