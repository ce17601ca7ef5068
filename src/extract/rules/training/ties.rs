//! Whether hardware goes with a verb of training.

use crate::{
    lexicon::{
        chinese::{behind_all, behind_mark, behind_one, chinese},
        cue::{Cue, CueAt},
    },
    model::{EntityKind, Language},
    text::Span,
};

use crate::extract::annotate::{Annotated, Sentence};

use EntityKind::{Chip, Model, System};

/// What leads to the hardware in a language that puts no spaces.
const TRAINED_BY: &[&str] = &[
    "基于",
    "在",
    "使用",
    "用",
    "依托",
    "采用",
    "以",
    "で",
    "上",
    "で学習",
    "使",
    "を",
    "으로",
    "에서",
    "로",
    "은",
    "动用",
    "清一色",
    "跑在",
    "靠",
    "借助",
    "训练设备",
    "训练硬件",
    "承担",
    "支撑",
    "混用",
    "依赖",
    "选了",
    "选择了",
];

/// What leads to the hardware behind the verb.
const TRAINED_ON: &[&str] = &[
    " on ",
    " using ",
    " with ",
    " by ",
    " auf ",
    " mit ",
    " sur ",
    " avec ",
    " на ",
    " en ",
    " con ",
    " su ",
    " to ",
    " took ",
    " used ",
    " needed ",
    " dem ",
    " der ",
    " sul ",
    " sui ",
    " sulla ",
    " sulle ",
    " nel ",
    " im ",
    " an ",
    " utilizando ",
    " mediante ",
    " utilizzando ",
    " à l'aide de ",
    " grâce à ",
    " across ",
    " atop ",
    " via ",
    " at ",
];

/// English: behind the verb after "on", "with", "using"; Chinese: in its clause, before or behind.
pub(super) fn ties_to_training(found: &Annotated<'_>, sentence: &Sentence, name: Span, train: Span) -> bool {
    let between = found.between(name, train);
    if between.contains(['.', '。', ';', '；']) && !between.contains(char::is_alphanumeric) {
        return false;
    }
    if serves_another_end(found, sentence, name, train) || is_of_another_run(found, sentence, name, train) {
        return false;
    }
    if found.language.is_unspaced() || found.language == Language::Korean {
        let clause = sentence.clause_of(train);
        let whole = clause.cover(sentence.clause_of(name));
        let commas = found.between(name, train).matches(['，', '、', ',']).count();
        return found.distance(name, train) <= 70
            && commas <= 1
            && (TRAINED_BY.iter().any(|mark| whole.of(found.text).contains(mark))
                || found.language.is_chinese() && is_told_to_be_it(found, name, train)
                || is_led_in(found, sentence, name));
    }
    if is_got_for_it(found, sentence, name, train) {
        return true;
    }
    let behind = name.start >= train.end && found.distance(train, name) <= 110;
    let listed = behind && train.of(found.text).ends_with(':');
    let linked = listed || TRAINED_ON.iter().any(|word| format!("{between} ").contains(word));
    if serves(found, sentence, name, train)
        || is_where_it_was(found, sentence, name, train)
        || has_hours(found, name, train)
        || opens_with(found, sentence, name, train)
        || stands_before(found, sentence, name, train)
    {
        return true;
    }
    let ahead = name.end <= train.start
        && found.distance(name, train) <= 60
        && ["used ", "using ", "busy ", "is ", "powered"].iter().any(|word| {
            found
                .text
                .get(name.end.saturating_sub(60).max(sentence.span.start)..train.end)
                .is_some_and(|text| text.contains(word))
        })
        && !found
            .names_in(sentence)
            .iter()
            .any(|other| other.kind == Model && other.span.start > name.end && other.span.end < train.start);
    behind && (linked || takes_it(found, sentence, name, train))
        || (ahead
            && found.has_cue(
                sentence,
                Span::new(name.start.saturating_sub(60).max(sentence.span.start), name.start),
                &[Cue::Use],
            )
            && linked)
}

/// 训练芯片是X, 训练晶片均为国产的X: between the noun and the hardware stands the word that says which it is, and of what sort.
/// 训练芯片是X的竞品 is another one.
fn is_told_to_be_it(found: &Annotated<'_>, name: Span, train: Span) -> bool {
    let words = chinese();
    let gap = Span::new(train.end, name.start.max(train.end));
    let maker = found.names_over(gap).find(|other| other.kind == EntityKind::Organization);
    let owned = maker.is_none_or(|maker| found.between(maker.span, name).trim_start_matches('的').is_empty());
    let sort = Span::new(gap.start, maker.map_or(gap.end, |maker| maker.span.start.max(gap.start)));
    let plain = |rest: &str| behind_all(rest, &words.sorts_of_hardware).trim().is_empty();
    let rest = behind_mark(found.folded.get(name.end..).unwrap_or(""));
    let another = behind_all(rest, &words.chip_nouns).starts_with('的');
    owned && !another && behind_one(sort.of(&found.folded), &words.says_which).is_some_and(plain)
}

/// "Per addestrare X, Almawave ha impiegato 256 GPU del supercomputer Leonardo", "L'entraînement a mobilisé 2 048 MI250X": what
/// the training took, behind a verb of using.
fn takes_it(found: &Annotated<'_>, sentence: &Sentence, name: Span, train: Span) -> bool {
    const TAKES: &[&str] =
        &["mobilis", "requis", "nécessit", "requir", "necesit", "benötigt", "richiest", "потребовал", "понадобил"];
    let gap = Span::new(train.end, name.start);
    let text = gap.of(&found.folded);
    let takes = || text.split_whitespace().any(|word| TAKES.iter().any(|stem| word.starts_with(stem)));
    found.language.is_european() && (found.has_cue(sentence, gap, &[Cue::Use]) || takes())
}

/// 拿昇腾910C训练, 由昇腾训练: such a word leads to the chips only right before them.
fn is_led_in(found: &Annotated<'_>, sentence: &Sentence, name: Span) -> bool {
    let before = found.head(sentence, name.start);
    let bare = before
        .trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '万' | '千' | '多' | '张' | '颗' | '块' | '片'));
    found.language.is_chinese() && bare.ends_with(['拿', '由'])
}

/// "uses H800s for its training", "went back to Nvidia for training": the chips stand before, and what they are for behind.
fn is_got_for_it(found: &Annotated<'_>, sentence: &Sentence, name: Span, train: Span) -> bool {
    let between = found.between(name, train);
    let for_it = between.len() <= 60
        && ([" for its ", " for the ", " for their ", " for "].iter().any(|word| between.contains(word))
            || matches!(between, " in " | " in its " | " in the ")
            || between.ends_with(" to "))
        && !between.contains([',', ';', '.'])
        && found.has_cue(
            sentence,
            Span::new(name.start.saturating_sub(40).max(sentence.span.start), name.start),
            &[Cue::Use],
        );
    let goes_back = || {
        let maker = found.names_in(sentence).iter().find(|other| other.span == name);
        between.len() <= 24 && maker.is_some_and(|maker| super::goes_back_to(found, sentence, maker))
    };
    name.end <= train.start && (for_it || goes_back())
}

/// 阿里用自研芯片训练小模型，百度则用P800训练文心: the clause of the hardware has a training of its own. A semicolon parts them
/// in Chinese.
fn is_of_another_run(found: &Annotated<'_>, sentence: &Sentence, name: Span, train: Span) -> bool {
    let clause = sentence.clause_of(name);
    // 仅用国产芯片做推理，训练用的是英伟达; "was trained on A, and it used B for inference"
    // 在2048张H800的支持下，X完成了训练: what helped
    let helps = |at: &CueAt| found.folded.get(at.span.end..).is_some_and(|rest| rest.starts_with('下'));
    let infers = found.cues_within(sentence, clause, &[Cue::Infer]).any(|at| !helps(at))
        && !found.has_cue(sentence, clause, &[Cue::Train]);
    if !found.language.is_chinese() {
        return found.language == Language::English && train.end <= clause.start && infers;
    }
    let parted = found.between(name, train).contains('；');
    let other =
        found.cues_within(sentence, clause, &[Cue::Train]).any(|at| at.span != train && !at.span.overlaps(name));
    parted || !clause.contains(train) && (other || infers)
}

/// "trained on Nvidia chips; only inference runs on domestic chips": the later part of the sentence has a verb of its own.
fn serves_another_end(found: &Annotated<'_>, sentence: &Sentence, name: Span, train: Span) -> bool {
    let gap = Span::new(train.end, name.start.max(train.end));
    let text = gap.of(&found.folded);
    let parted = [";", "；", " but ", " while ", ", and ", "，而", "，但"].iter().any(|mark| text.contains(mark));
    parted && found.has_cue(sentence, gap, &[Cue::Infer])
}

/// "With 2,048 H800s, X cost $5 million to train": the means open the sentence.
fn opens_with(found: &Annotated<'_>, sentence: &Sentence, name: Span, train: Span) -> bool {
    let before = found.head(sentence, name.start);
    let means = ["with ", "using ", "on ", "employing "].iter().any(|word| before.starts_with(word));
    let between = Span::new(name.end.min(train.start), train.start);
    let model = found.names_in(sentence).iter().any(|other| other.kind == Model && between.contains(other.span));
    name.end <= train.start && means && model && before.len() <= 40 && found.distance(name, train) <= 120
}

/// "Colossus, where Grok 4 was trained", "the chips on which X was trained": the model stands between.
fn is_where_it_was(found: &Annotated<'_>, sentence: &Sentence, name: Span, train: Span) -> bool {
    let gap = Span::new(name.end.min(train.start), train.start);
    let text = gap.of(&found.folded);
    let where_it = [", where ", ", on which ", " where ", " on which ", ", the cluster on which "];
    let model = found.names_in(sentence).iter().any(|other| other.kind == Model && gap.contains(other.span));
    let past = [" was", " were", " has been", " is being", " will be", " are", " is"];
    let past = past.iter().any(|verb| text.trim_end().ends_with(verb));
    name.end <= train.start && where_it.iter().any(|words| text.starts_with(words)) && model && past && text.len() <= 70
}

/// "took 2.788 million H800 GPU hours to train": so much of the chip.
fn has_hours(found: &Annotated<'_>, name: Span, train: Span) -> bool {
    let gap = Span::new(name.end.min(train.start), train.start).of(&found.folded);
    let gap = gap.strip_prefix(" gpu").unwrap_or(gap);
    name.end <= train.start
        && matches!(gap, " hours to " | "-hours to " | " hours to fully " | " hours for " | " hours for the ")
}

/// German ends with its verb: "wurde auf 2.000 Ascend 910B trainiert", "mit Nvidias H800 vortrainiert".
fn stands_before(found: &Annotated<'_>, sentence: &Sentence, name: Span, train: Span) -> bool {
    if found.language != Language::German || name.end > train.start || found.distance(name, train) > 40 {
        return false;
    }
    let clause = sentence.clause_of(name);
    let before = Span::new(clause.start, name.start).of(&found.folded);
    let gap = Span::new(name.end, train.start);
    let other = found.names_in(sentence).iter().any(|other| gap.contains(other.span) && other.kind == Model);
    let leads = |word: &str| matches!(word, "auf" | "mit");
    // "läuft auf Ascend und wurde mit Nvidia trainiert": what stands nearer is led in by a word of its own
    clause.contains(train)
        && !other
        && before.split_whitespace().rev().take(5).any(leads)
        && !gap.of(&found.folded).split_whitespace().any(leads)
}

/// "120 H100s powered the training of X", "were used for a part of the training": the chips do the work.
fn serves(found: &Annotated<'_>, sentence: &Sentence, name: Span, train: Span) -> bool {
    let gap = found.between(name, train);
    let works = gap.split_whitespace().any(|word| {
        matches!(
            word,
            "used"
                | "powered"
                | "employed"
                | "utilised"
                | "utilized"
                | "served"
                | "harnessed"
                | "supported"
                | "handled"
                | "enabled"
                | "busy"
                | "occupied"
                | "tied"
                | "dedicated"
                | "devoted"
                | "workhorse"
                | "workhorses"
                | "backbone"
        )
    });
    let works = works || [" all the work ", " most of the work "].iter().any(|words| gap.contains(words));
    let other = found.names_in(sentence).iter().any(|other| {
        matches!(other.kind, Model | System | Chip) && other.span.start >= name.end && other.span.end <= train.start
    });
    let denied = found.has_cue(sentence, Span::new(name.end.min(train.start), train.start), &[Cue::Denied]);
    name.end <= train.start && works && !other && !denied && gap.len() <= 70 && !gap.contains([';', '.', ':'])
}
