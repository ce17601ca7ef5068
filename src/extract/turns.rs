//! Chinese sentences without a name that turn away from the thing told of before: to its successor, to a place, to
//! another one that nobody here knows.

use crate::text::{Span, span::last};

use super::annotate::{Annotated, Sentence};

/// Whether what stands at `at`, in a sentence that names no thing of its own, is of something else than the last one.
pub(super) fn away(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let head = found.head(sentence, at.start);
    to_the_next(head) || to_a_place(head) || to_another(head) || to_the_unknown(head)
}

/// 下一版本将采用700亿参数: what is still to come has figures of its own.
fn to_the_next(head: &str) -> bool {
    const NEXT: &[&str] = &[
        "下一版",
        "下一代",
        "下一个版本",
        "下个版本",
        "下代",
        "下一款",
        "下一个模型",
        "后续版本",
        "后续模型",
        "后续型号",
        "后续产品",
        "上一版",
        "上一个版本",
    ];
    NEXT.iter().any(|word| head.contains(word))
}

/// 全市已签约46个项目，总投资1300亿元: of less than the country.
pub(super) fn to_a_town(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let head = found.head(sentence, at.start);
    !head.contains("全国") && to_a_place(head)
}

/// 全市已签约46个项目，总投资1300亿元, 河南省今年新增算力2万P: of a place and all that it has.
fn to_a_place(head: &str) -> bool {
    const ALL: &[&str] =
        &["全市", "全省", "全区", "全县", "全州", "我省", "我市", "本市", "本省", "全国", "全社会", "全台", "公部门"];
    const GOING_ON: &[&str] = &[
        "今年",
        "去年",
        "明年",
        "计划",
        "将",
        "已",
        "共",
        "目前",
        "到20",
        "力争",
        "提出",
        "拟",
        "累计",
        "新增",
        "现有",
        "还",
        "则",
        "智能算力",
        "算力",
        "数据中心",
        "拥有",
    ];
    let all = |word: &&str| {
        head.match_indices(*word).any(|(at, word)| {
            let next = head.get(at + word.len()..).and_then(|rest| rest.chars().next());
            !next.is_some_and(|next| "首第最唯领率产外一性统".contains(next))
        })
    };
    let named = |end: &&str| {
        head.match_indices(*end).any(|(at, end)| {
            let place = last(head.get(..at).unwrap_or(""), 2);
            // 上市已, 节省了, 城市: no place.
            let proper =
                place.chars().count() == 2 && !place.ends_with(['上', '股', '城', '超', '节', '都', '入', '面']);
            let rest = head.get(at + end.len()..).unwrap_or("");
            proper && GOING_ON.iter().any(|word| rest.starts_with(word))
        })
    };
    ALL.iter().any(all) || ["省", "市", "县", "自治区", "新区"].iter().any(named)
}

/// 该公司另一款产品采用7nm工艺, 某国产芯片显存96GB, 他的显卡只有24GB: of one that is not named, or of someone's own.
fn to_another(head: &str) -> bool {
    // 其公司训练一个300亿参数的模型: any one of its own.
    const ANYWHERE: &[&str] = &[
        "另一款",
        "另一颗",
        "另一座",
        "另一套",
        "另一个集群",
        "另一个国产",
        "另一处",
        "不远处",
        "另有一",
        "友商",
        "其公司",
        "我们公司",
        "训练一个",
        "训了一个",
        "训练一款",
        "部署一个",
    ];
    const OPENING: &[&str] = &["某", "一辆", "他的", "她的", "我的", "你的", "个别"];
    ANYWHERE.iter().any(|word| head.contains(word))
        || head.split(['，', '：', '；']).any(|clause| {
            let clause = clause.trim_start_matches(|c: char| !c.is_alphanumeric());
            OPENING.iter().any(|word| clause.starts_with(word))
        })
}

/// 至于950，说是明年出: a new topic whose word is no name that is known.
fn to_the_unknown(head: &str) -> bool {
    const TURNS: &[&str] = &["至于", "再看", "说到", "轮到", "再说"];
    let Some(rest) = TURNS.iter().find_map(|word| head.strip_prefix(word)) else { return false };
    let topic = rest.split(['，', '：', ',', '、']).next().unwrap_or("");
    topic.chars().count() <= 12 && topic.contains(|c: char| c.is_ascii_alphanumeric())
}
