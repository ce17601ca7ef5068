//! Parameters that say where a reader came from, who they are, or when they asked; and not what the page is.

use super::is_in;

/// By name alone.
const TRACKING: &str = "\
.tsrc __source __twitter_impression _branch_match_id _ga _gl _hsenc _hsmi amp_gsa amp_js_v aspsessionid \
bxid cfid cftoken cmp cmpid cndid cvid dclid embedded-checkout emc esrc fb_action_ids fb_action_types \
fb_comment_id fbclid feedname feedtype ftag gaa_at gaa_n gaa_sig gaa_ts gbraid gclid gclsrc giftid \
guccounter guce_referrer guce_referrer_sig hasha hashb hashc hsctatracking icid igsh igshid isappinstalled \
isfreemail itid ito jsessionid leadsource li_fat_id like_comment linkid log_from mbid mc_cid mc_eid mkt_tok \
msclkid ncid ns_campaign ocid oly_anon_id oly_enc_id partner pgtype phpsessid publication_id rb_clickid \
ref_src ref_url referer referrer reflink replytocom req_id s_cid scm searchresultposition segmentid \
sessionid share_token sharetype smid soc_src soc_trk spm spsdevid spsnuid spss spsvid sr_share sref srnd \
taid triedredirect trk trkcampaign tt_from ttclid twclid unlocked_article_code use_new_style usqp vero_id \
wbraid wfr wpisrc yclid";
const TRACKING_BEGINS: &str = "utm_ mtm_ pk_ piwik_ at_ ns_ wt. hsa_ xtor syn- aspsessionid";
const TRACKING_ENDS: &str = "_source _medium _campaign _referrer";

/// Only with a value that says where from: one of these words, or the name of a host.
const ORIGIN: &str = "channel feature for from ref share source src via";
const ORIGIN_VALUES: &str = "\
app article email facebook fb feed feedburner google groupmessage home homepage index linkedin mail mobile newsletter pc reddit rss rss_feed search share singlemessage timeline twitter wechat weibo weixin x";

/// Endings of files, which look like those of hosts: `src=report.pdf` says what is shown and not where from.
const FILES: &str = "asp aspx csv doc docx htm html jpg json jsp pdf php png shtml txt xhtml xml";

/// Only with a value that begins with such a word: `mod=rss_tech`, `source=rss----5f2c---4`.
const ORIGIN_BEGINS: (&str, &str) =
    ("mod ref source", "email facebook feed linkedin newsletter rss twitter wechat weibo");

/// Only beside another one, which tells whose they are.
const COMPANIONS: [(&str, &str); 7] = [
    ("cvid", "ei"),
    ("isfreemail", "post_id r"),
    ("pgtype", "action campaign module"),
    ("reflink", "st"),
    ("req_id", "app group_id timestamp wid"),
    ("share", "nb"),
    ("wpisrc", "nid"),
];

/// Only with a number that can be nothing but a time or chance: for caches that are not to answer.
const TIMES: &str = "_ _t nocache rand random rnd t timestamp ts";

/// Outlets whose articles are told apart by their paths, and the parameters that mean something there all the same.
const BY_PATH: &str = "36kr.com axios.com barrons.com bbc.co.uk bbc.com bloomberg.com caixinglobal.com cnbc.com \
economist.com forbes.com ft.com huxiu.com jiemian.com marketwatch.com nikkei.com nytimes.com politico.com reuters.com \
scmp.com semafor.com sohu.com technologyreview.com theguardian.com theinformation.com thepaper.cn toutiao.com \
washingtonpost.com wired.com wsj.com yicai.com";
const MEANT_THERE: &str = "id p page pg q query s";
/// Hosts whose pages are told apart by these parameters alone.
const BY_PARAMETERS: [(&str, &str); 1] =
    [("mp.weixin.qq.com", "__biz album_id appmsgid idx itemidx mid sign sn src ver signature")];

/// Whether a parameter of these is there for those who count readers.
pub(super) fn is_tracking(name: &str, value: &str, all: &[(&str, &str)]) -> bool {
    let (name, value) = (name.to_ascii_lowercase(), value.to_ascii_lowercase());
    let has = |other: &str| all.iter().any(|(known, _)| known.eq_ignore_ascii_case(other));
    is_in(TRACKING, &name)
        || TRACKING_BEGINS.split(' ').any(|begin| name.starts_with(begin))
        || TRACKING_ENDS.split(' ').any(|end| name.ends_with(end))
        || is_in(ORIGIN, &name) && (value.is_empty() || is_in(ORIGIN_VALUES, &value) || is_host(&value))
        || is_in(ORIGIN_BEGINS.0, &name) && is_in(ORIGIN_BEGINS.1, first_word(&value))
        || is_in(TIMES, &name) && is_time(&value)
        || COMPANIONS.iter().any(|(beside, names)| is_in(names, &name) && has(beside))
        || name.strip_prefix("sf").is_some_and(|number| number.len() >= 6 && is_number(number)) && value == "1"
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn first_word(value: &str) -> &str {
    value.split(['_', '-', ':', '|', '%']).next().unwrap_or("")
}

fn is_host(value: &str) -> bool {
    let is_label =
        |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let Some((_, last)) = value.rsplit_once('.') else { return false };
    let is_domain = last.len() >= 2 && last.bytes().all(|byte| byte.is_ascii_lowercase());
    is_domain && !is_in(FILES, last) && value.split('.').all(is_label)
}

/// Seconds or milliseconds of these decades, or a fraction between 0 and 1.
fn is_time(value: &str) -> bool {
    let fraction = value.strip_prefix("0.").is_some_and(is_number);
    fraction || matches!(value.len(), 10 | 13) && value.starts_with('1') && is_number(value)
}

/// Whether a parameter says what the page is, on a host of which that is known.
pub(super) fn is_meant(host: &str, pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or(pair);
    let is_of = |known: &str| host.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    if let Some((_, names)) = BY_PARAMETERS.iter().find(|(known, _)| *known == host) {
        return is_in(names, name);
    }
    !BY_PATH.split(' ').any(is_of) || is_in(MEANT_THERE, name)
}

/// The path without the id of a visit, as servers of Java and .NET put it there.
pub(super) fn without_session(path: &str) -> String {
    let parts = path.split('/').filter(|part| !(part.starts_with("(S(") && part.ends_with("))")));
    let parts = parts.map(|part| match part.to_ascii_lowercase().find(";jsessionid=") {
        Some(at) => part.get(..at).unwrap_or(part),
        None => part,
    });
    parts.collect::<Vec<_>>().join("/")
}
