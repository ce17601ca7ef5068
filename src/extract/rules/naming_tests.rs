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
}
