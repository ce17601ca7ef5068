//! Use that Chinese tells by its own frames: 被X采用, 向X供应…, 用…取代…, 进入X供应链.

use crate::{
    lexicon::cue::Cue,
    model::EntityKind,
    text::{Span, span::first},
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    attribution::is_firm,
    fact::Fact,
    name::Name,
    subject::coordinated,
};

use super::{super::manufacturing::is_foundry, push};

use EntityKind::{Chip, Organization, System};

/// All of them in one sentence.
pub(super) fn by_frames(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if !found.language.is_chinese() {
        return;
    }
    let text = sentence.span.of(&found.folded);
    if PASSIVE.iter().chain(CHAIN).any(|word| text.contains(word)) {
        taken_up(found, place, sentence, facts);
    }
    if text.contains(['向', '为', '给']) {
        supplied(found, place, sentence, facts);
    }
}

/// Verbs of who uses a chip, behind it in the passive.
const TAKES: &[&str] = &["采用", "选用", "使用", "部署", "采购", "引入", "导入", "选中", "批量采购", "订购"];

/// Words right before who uses a chip in the passive.
const PASSIVE: &[&str] = &["被", "获得", "获", "为"];

/// Words right before those in whose supply chain a chip or its maker is.
const CHAIN: &[&str] = &["进入了", "打入了", "进入", "打入", "入围"];

/// 思元590已被招商银行、中国移动采用, 昆仑芯进入字节跳动供应链: the chip, or its maker, and behind it who uses it.
fn taken_up(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    for index in sentence.names.clone() {
        let Some(user) = found.names.get(index).filter(|name| is_user(name)) else { continue };
        let before = Span::new(sentence.span.start, user.span.start).of(&found.folded);
        if !PASSIVE.iter().chain(CHAIN).any(|word| before.ends_with(word)) {
            continue;
        }
        let group = coordinated(found, sentence, index);
        if group.first() != Some(&index) {
            continue;
        }
        let end = group.last().and_then(|last| found.names.get(*last)).map_or(user.span.end, |last| last.span.end);
        let after = first(Span::new(end, sentence.span.end).of(&found.folded), 14);
        let Some((mark, frame)) = frame_of(before, after) else { continue };
        let at = sentence.span.start + mark;
        let Some(chip) = ahead(found, sentence, at, frame) else { continue };
        for user in group.into_iter().filter_map(|index| found.names.get(index)) {
            push(found, place, user, chip, chip.span.cover(user.span), "uses_chip/passive", facts);
        }
    }
}

/// How a chip comes to its user.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Frame {
    /// 被X采用.
    Passive,
    /// 进入X供应链: of a maker, too.
    Chain,
}

/// The word before the users that with the word behind them makes a frame: where it stands.
fn frame_of(before: &str, after: &str) -> Option<(usize, Frame)> {
    let tail =
        ["等多家企业", "等企业", "等公司", "等客户", "等", "的"].iter().find_map(|word| after.strip_prefix(word));
    let rest = tail.unwrap_or(after);
    let small =
        ["大规模", "批量", "大量", "广泛", "正式", "率先", "所"].iter().find_map(|word| rest.strip_prefix(word));
    let verb = small.unwrap_or(rest);
    if ["供应链", "采购名单", "供应商", "采购短名单", "集采名单"].iter().any(|word| rest.starts_with(word))
    {
        let mark = CHAIN.iter().find(|word| before.ends_with(**word))?;
        return Some((before.len() - mark.len(), Frame::Chain));
    }
    if TAKES.iter().any(|word| verb.starts_with(word)) {
        let mark = PASSIVE.iter().find(|word| before.ends_with(**word))?;
        return Some((before.len() - mark.len(), Frame::Passive));
    }
    None
}

fn is_user(name: &Name) -> bool {
    let firm = is_firm(name) && !name.name.contains("government");
    firm || name.kind == System && name.can_lead()
}

/// The chip before the frame in its clause or the one before; with a chain the maker too.
fn ahead<'a>(found: &'a Annotated<'_>, sentence: &Sentence, at: usize, frame: Frame) -> Option<&'a Name> {
    let near = |name: &&Name| {
        let gap = Span::new(name.span.end.min(at), at).of(found.text);
        name.span.end <= at && gap.chars().count() <= 24 && !gap.contains(['；', ';', '。'])
    };
    let last = found.names_in(sentence).iter().rfind(near)?;
    let maker = frame == Frame::Chain && last.kind == Organization && found.makes_chips(last) && !is_foundry(last);
    (last.kind == Chip && !last.compared || maker).then_some(last)
}

/// 向字节跳动供应昇腾910C, 已向中国移动交付MTT S5000, 为腾讯供应加速卡: who gets the chips uses them.
fn supplied(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    for index in sentence.names.clone() {
        let Some(user) = found.names.get(index).filter(|name| is_user(name)) else { continue };
        if !Span::new(sentence.span.start, user.span.start).of(&found.folded).ends_with(['向', '为', '给']) {
            continue;
        }
        let group = coordinated(found, sentence, index);
        if group.first() != Some(&index) {
            continue;
        }
        let end = group.last().and_then(|last| found.names.get(*last)).map_or(user.span.end, |last| last.span.end);
        let rest = Span::new(end, sentence.clause_of(user.span).end.max(end));
        let Some(verb) = supply_verb(rest.of(&found.folded)) else { continue };
        let object = Span::new(end + verb, rest.end);
        let Some(chip) = given(found, sentence, object, user.span.start) else { continue };
        for user in group.into_iter().filter_map(|index| found.names.get(index)) {
            push(found, place, user, chip, user.span.cover(Span::new(end, object.start)), "uses_chip/supplied", facts);
        }
    }
}

/// Where a verb of supply ends that stands right behind the users.
fn supply_verb(rest: &str) -> Option<usize> {
    let tail = ["等客户", "等企业", "等"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let small = ["批量", "大规模", "独家", "大量"].iter().find_map(|word| tail.strip_prefix(word)).unwrap_or(tail);
    let verb =
        ["供应", "供货", "交付", "出货", "销售", "出售", "提供"].iter().find(|word| small.starts_with(**word))?;
    Some(rest.len() - small.len() + verb.len())
}

/// The chip right behind the verb; or the maker before, whose chips are spoken of.
fn given<'a>(found: &'a Annotated<'_>, sentence: &Sentence, object: Span, user: usize) -> Option<&'a Name> {
    let names = || found.names_in(sentence).iter();
    let chip = names().find(|name| {
        let gap = Span::new(object.start, name.span.start.max(object.start)).of(&found.folded);
        object.contains(name.span) && name.kind == Chip && !name.compared && gap.chars().count() <= 16
    });
    let head = Span::new(sentence.span.start, user).of(&found.folded);
    let maker = names().rfind(|name| name.kind == Organization && name.span.end <= user)?;
    let maker = Some(maker).filter(|name| found.makes_chips(name) && !is_foundry(name) && !head.contains('；'));
    let spoken = found.has_cue(sentence, object, &[Cue::Chip]);
    // A system of the maker with its chips inside is another matter: 向X交付2000台服务器.
    maker.and(chip).or_else(|| maker.filter(|_| spoken))
}

/// 用思元590替换了V100, 以昇腾910B取代A100, 由昇腾910B支撑: where the word before the chip that comes in stands.
pub(super) fn replacing(found: &Annotated<'_>, sentence: &Sentence, chip: &Name) -> Option<Span> {
    let before = Span::new(sentence.span.start, chip.span.start).of(&found.folded);
    let after = first(Span::new(chip.span.end, sentence.span.end).of(&found.folded), 8);
    let after = ["芯片", "加速卡", "显卡", "卡"].iter().find_map(|noun| after.strip_prefix(noun)).unwrap_or(after);
    let after = after.trim_start_matches(['来', '去', '已', '全', '面', '逐', '步']);
    let starts = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
    let out = starts(&["替换", "取代", "替代", "换掉", "换下", "代替"]);
    let holds = starts(&["支撑", "驱动", "承载", "提供算力"]);
    let marks: &[&str] = if holds { &["由", "以"] } else { &["改用", "用", "以", "拿"] };
    let mark = marks.iter().find(|word| before.ends_with(**word))?;
    let start = chip.span.start - mark.len();
    (found.language.is_chinese() && (out || holds)).then(|| Span::new(start, chip.span.start))
}
