//! Deep pages made shallow: browsers stop nesting at a few hundred elements, and so do we.
//!
//! The parser looks through all open elements at each tag, so that a page of nothing but open
//! tags would take it time by the square of their number.

use std::borrow::Cow;

/// How deep elements may nest.
const DEEPEST: usize = 500;

/// Elements that end by themselves when the next one begins, or that hold nothing.
const ENDING_THEMSELVES: [&str; 26] = [
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "rt",
    "rp", "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
    "wbr",
];

/// The page without the tags that would nest deeper than a browser lets them. No word is lost.
pub(crate) fn shallow(html: &str) -> Cow<'_, str> {
    if html.matches('<').count() <= DEEPEST {
        return Cow::Borrowed(html);
    }
    let mut kept = String::with_capacity(html.len());
    let mut depth = 0_usize;
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        kept.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = rest.find('>').map_or(rest.len(), |end| end + 1);
        let tag = &rest[..length];
        let deeper = nests(tag);
        depth = match deeper {
            Nesting::Opens => depth + 1,
            Nesting::Closes => depth.saturating_sub(1),
            Nesting::Neither => depth,
        };
        let is_too_deep = match deeper {
            Nesting::Opens => depth > DEEPEST,
            Nesting::Closes => depth >= DEEPEST,
            Nesting::Neither => false,
        };
        if !is_too_deep {
            kept.push_str(tag);
        }
        rest = &rest[length..];
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

enum Nesting {
    Opens,
    Closes,
    Neither,
}

fn nests(tag: &str) -> Nesting {
    let inner = tag.trim_start_matches('<');
    let name = inner.trim_start_matches('/');
    let end = name.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(name.len());
    let name = name[..end].to_ascii_lowercase();
    let is_element = name.starts_with(|it: char| it.is_ascii_alphabetic());
    if !is_element || tag.ends_with("/>") || ENDING_THEMSELVES.contains(&name.as_str()) {
        Nesting::Neither
    } else if inner.starts_with('/') {
        Nesting::Closes
    } else {
        Nesting::Opens
    }
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, shallow};

    #[test]
    fn deep_pages_lose_tags_and_no_words() {
        for open in ["<div>", "<b class='x'>", "<ul><li>"] {
            let name = open.trim_start_matches('<').split(['>', ' ']).next().unwrap();
            let depth = 3 * DEEPEST;
            let page = format!("{}deep{}", open.repeat(depth), format!("</{name}>").repeat(depth));
            let flat = shallow(&page);
            assert_eq!(flat.matches(&format!("<{name}")).count(), DEEPEST, "{open}");
            assert_eq!(flat.matches(&format!("</{name}>")).count(), DEEPEST, "{open}");
            assert!(flat.contains("deep"));
        }
    }

    #[test]
    fn long_pages_stay_as_they_are() {
        for page in [
            "<p>one ".repeat(2000),
            "<div>a < b <br> c</div>".repeat(2000),
            "<li>x".repeat(2000),
            "<".repeat(2000),
        ] {
            assert_eq!(shallow(&page), page.as_str());
        }
    }
}
