//! An address and a quote → an address that opens the page at the quote (`#:~:text=`, URL Fragment Text Directives).

/// Quotes of more characters are given by their beginning and end: short addresses survive mail and chat.
const WHOLE: usize = 80;
/// Characters of either end; enough to be found once in a page.
const END: usize = 30;

/// The address of a page at the place of a quote. An address that has a fragment keeps it: both can stand together.
pub fn link(url: &str, quote: &str) -> String {
    let line = quote.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    if line.is_empty() {
        return url.to_owned();
    }
    let sign = if url.contains('#') { "" } else { "#" };
    let length = line.chars().count();
    if length <= WHOLE {
        return format!("{url}{sign}:~:text={}", escaped(line));
    }
    let chars: Vec<char> = line.chars().collect();
    let start = whole_words(&chars.iter().take(END).collect::<String>(), chars.get(END).copied(), false);
    let end =
        whole_words(&chars.iter().skip(length - END).collect::<String>(), chars.get(length - END - 1).copied(), true);
    format!("{url}{sign}:~:text={},{}", escaped(&start), escaped(&end))
}

/// Drops half a word where one was cut: browsers look for whole words.
fn whole_words(part: &str, beyond: Option<char>, at_start: bool) -> String {
    let inner = if at_start { part.chars().next() } else { part.chars().last() };
    let is_cut = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && u32::from(c) < 0x2E80);
    if !(is_cut(inner) && is_cut(beyond)) {
        return part.trim().to_owned();
    }
    let kept =
        if at_start { part.split_once(' ').map(|(_, rest)| rest) } else { part.rsplit_once(' ').map(|(rest, _)| rest) };
    kept.unwrap_or(part).trim().to_owned()
}

/// Percent-encodes all but letters and digits of ASCII; `-`, `,` and `&` mean something in a directive.
fn escaped(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::with_capacity(text.len() * 3), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_becomes_a_text_directive() {
        let cases = [
            ("https://a.example/x", "1150亿 - yes", "https://a.example/x#:~:text=1150%E4%BA%BF%20%2D%20yes"),
            ("https://a.example/x#top", "a,b&c", "https://a.example/x#top:~:text=a%2Cb%26c"),
            ("https://a.example/x", "  \n ", "https://a.example/x"),
        ];
        for (url, quote, expected) in cases {
            assert_eq!(link(url, quote), expected, "{quote}");
        }
    }

    #[test]
    fn a_long_quote_is_given_by_its_ends_at_whole_words() {
        let quote = "The model was trained entirely on domestic accelerators, the company said, \
                     without a single imported graphics processor in its cluster";
        let link = link("https://a.example", quote);
        let (start, end) = link.split_once(',').unwrap();
        assert_eq!(start, "https://a.example#:~:text=The%20model%20was%20trained%20entirely");
        assert_eq!(end, "processor%20in%20its%20cluster");
        let chinese = "中国电信表示该模型全部使用国产芯片训练".repeat(8);
        let unspaced = super::link("https://a.example", &chinese);
        assert_eq!(unspaced.matches('%').count(), 2 * END * 3, "{unspaced}");
    }
}
