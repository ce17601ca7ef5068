//! Chinese sentences without a name that turn away from the thing told of before: to its successor, to a place, to
//! another one that nobody here knows.

use crate::{
    lexicon::chinese::{begins_with, behind_joins, behind_one, chinese, ends_in, has_one},
    model::EntityKind,
    text::{Span, span::last},
};

use super::annotate::{Annotated, Sentence};

/// Whether what stands at `at`, in a sentence that names no thing of its own, is of something else than the last one.
pub(super) fn away(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let head = found.head(sentence, at.start);
    let earlier = sentence.clauses.iter().rev().filter(|clause| clause.start < at.start);
    let mut opened = earlier.filter_map(|clause| opening_of(found, *clause).map(|opening| opening.earlier));
    to_the_next(head)
        || opened.next() == Some(true)
        || to_a_place(head)
        || to_another(head)
        || to_the_unknown(head)
        || to_one_planned(head)
}

/// 上一代功耗700W，新一代达到1000W: a clause that opens with a word for the one of two generations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opening {
    /// Where the word stands.
    pub(super) span: Span,
    /// It is the generation before.
    pub(super) earlier: bool,
}

/// The word for a generation that opens a clause, with what joins clauses before it or not; not where it is set beside
/// another (上一代相比, 上一代的两倍).
pub(super) fn opening_of(found: &Annotated<'_>, clause: Span) -> Option<Opening> {
    let words = chinese();
    let whole = clause.of(&found.folded);
    let rest = behind_joins(whole.trim_start());
    let (word, earlier) = begins_with(rest, &words.earlier_ones)
        .map(|word| (word, true))
        .or_else(|| begins_with(rest, &words.new_ones).map(|word| (word, false)))?;
    let after = rest.get(word.len()..).unwrap_or("");
    let start = clause.start + (whole.len() - rest.len());
    let span = Span::new(start, start + word.len());
    let beside = begins_with(after, &words.set_beside).is_some();
    (!beside).then_some(Opening { span, earlier })
}

/// Whether the clause opens with a word for the generation before, of a thing of the kinds.
pub(super) fn opens_an_earlier_one(found: &Annotated<'_>, clause: Span, kinds: &[EntityKind]) -> bool {
    let thing = kinds.iter().any(|kind| !matches!(kind, EntityKind::Organization | EntityKind::Country));
    thing && opening_of(found, clause).is_some_and(|opening| opening.earlier)
}

/// 某芯片由甲代工，下一代产品将转由乙生产: whether the clause opens with a word for the one that is still to come.
pub(super) fn opens_the_next_one(found: &Annotated<'_>, clause: Span, kinds: &[EntityKind]) -> bool {
    let thing = kinds.iter().any(|kind| !matches!(kind, EntityKind::Organization | EntityKind::Country));
    let text = behind_joins(clause.of(&found.folded).trim_start());
    // 下一代的两倍, 下一代产品线
    let rest = behind_one(text, &chinese().next_ones);
    thing && rest.is_some_and(|rest| !rest.starts_with('线') && begins_with(rest, &chinese().set_beside).is_none())
}

/// Whether the words before a name say that it is the generation before: 上一代的, 前代产品, 早前的“.
pub(super) fn ends_in_an_earlier_one(before: &str) -> bool {
    let plain = before.trim_end_matches(['“', '「', '"', ' ']);
    let bare = plain.strip_suffix('的').unwrap_or(plain);
    let word = ends_in(bare, &chinese().earlier_ones).or_else(|| ends_in(plain, &chinese().earlier_ones));
    // 现在能买到的是上一代的X: what the sentence is about.
    word.is_some_and(|word| !bare.strip_suffix(word).unwrap_or("").ends_with('是'))
}

/// 下一版本将采用700亿参数: what is still to come has figures of its own.
fn to_the_next(head: &str) -> bool {
    let told = |(at, word): (usize, &str)| {
        let (before, rest) = (head.get(..at).unwrap_or(""), head.get(at + word.len()..).unwrap_or(""));
        !is_set_beside(before, rest)
    };
    chinese().next_ones.iter().any(|word| head.match_indices(word.as_str()).any(told))
}

/// 计划明年推出参数超过1万亿的新模型，并改用昇腾950训练: one that is to come, and not the one told of before.
fn to_one_planned(head: &str) -> bool {
    let words = chinese();
    let plans = |clause: &str| {
        words.new_things.iter().any(|thing| {
            let before = clause.find(thing.as_str()).and_then(|at| clause.get(..at)).unwrap_or("");
            has_one(before, &words.means_to) && has_one(before, &words.brings_out)
        })
    };
    head.split(['，', '；', '。']).any(plans)
}

/// 与下一代产品不同，其功耗为600W, 相比下一代: what is told of is set beside the next one.
fn is_set_beside(before: &str, rest: &str) -> bool {
    let words = chinese();
    let unlike = || {
        let clause = rest.split(['，', '。', '；']).next().unwrap_or("");
        words.unlike_next.iter().any(|word| clause.contains(word.as_str()))
    };
    ends_in(before, &words.beside_next).is_some() || ends_in(before, &words.joins_next).is_some() && unlike()
}

/// 下一代产品已在研发。功耗为600W: a sentence between the two turned to the next one, and whose the figure is is not clear.
pub(super) fn turned_to_the_next(found: &Annotated<'_>, told: &Sentence, here: &Sentence) -> bool {
    let from = found.sentences.partition_point(|other| other.span.start < told.span.end);
    let between = found.sentences.iter().skip(from).take_while(|other| other.span.end <= here.span.start);
    let opens = |other: &Sentence| {
        let text = behind_joins(other.span.of(&found.folded).trim_start());
        // 后续产品线 has the thing told of in it
        behind_one(text, &chinese().next_ones).is_some_and(|rest| !rest.starts_with('线'))
    };
    between.into_iter().any(|other| other.line == here.line && opens(other))
}

/// 全市已签约46个项目，总投资1300亿元: of less than the country.
pub(super) fn to_a_town(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let head = found.head(sentence, at.start);
    // 上海算力国产化率: the clause opens with a place.
    let clause = found.head_in_clause(sentence, at).trim_start();
    let opens = behind_one(clause, &chinese().places).is_some_and(|rest| {
        rest.starts_with(['市', '省', '的', '全', '国', '智']) || GOING_ON.iter().any(|word| rest.starts_with(word))
    });
    opens || !is_all_of(head, "全国") && to_a_place(head)
}

/// 和林格尔新区的智算规模已达9.8万P，其中国产算力约占四成: the sentence opens with a place, and tells what it has.
pub(super) fn opens_with_a_town(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let text = sentence.span.of(&found.folded).trim_start();
    behind_one(text, &chinese().places).is_some_and(|rest| begins_with(rest, &chinese().town_levels).is_some())
}

/// 全国 and 全省 as all that there is; in 全国首个, 居全国前列 and 全省领先 they rank.
fn is_all_of(head: &str, word: &str) -> bool {
    head.match_indices(word).any(|(at, word)| {
        let next = head.get(at + word.len()..).and_then(|rest| rest.chars().next());
        !next.is_some_and(|next| "首第最唯领率产外一性统前".contains(next))
    })
}

/// Behind a place these tell what it does or has.
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

/// 全市已签约46个项目，总投资1300亿元, 河南省今年新增算力2万P: of a place and all that it has.
fn to_a_place(head: &str) -> bool {
    const ALL: &[&str] =
        &["全市", "全省", "全区", "全县", "全州", "我省", "我市", "本市", "本省", "全国", "全社会", "全台", "公部门"];
    let all = |word: &&str| is_all_of(head, word);
    let named = |end: &&str| {
        head.match_indices(*end).any(|(at, end)| {
            let place = last(head.get(..at).unwrap_or(""), 2);
            // 上市已, 节省了, 城市, 门市: no place, and neither is 深圳市场.
            let rest = head.get(at + end.len()..).unwrap_or("");
            let longer = rest.starts_with(['场', '值', '面', '占', '价', '况', '盈', '售']);
            let no_place = place.ends_with(['上', '股', '城', '超', '节', '都', '入', '面', '门', '夜', '集', '闹'])
                && !chinese().towns.iter().any(|town| town == place);
            // 三、市财政: the mark of an item is no place.
            let letters = place.chars().all(char::is_alphanumeric);
            let proper = place.chars().count() == 2 && letters && !longer && !no_place;
            // 江苏省随后跟进，提出…: who acts in the sentence.
            let opens = at == place.len() && !rest.starts_with(['的', '内', '、']);
            proper && (opens || GOING_ON.iter().any(|word| rest.starts_with(word)))
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
