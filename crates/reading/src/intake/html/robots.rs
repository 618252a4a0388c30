//! Robots: a page that stands before another one, to keep robots out, and says nothing itself.

/// What such pages say, in small letters.
const SIGNS: [&str; 6] = [
    "checking your browser",
    "checking if the site connection is secure",
    "enable javascript and cookies to continue",
    "needs to review the security of your connection",
    "verify you are human",
    "verifying you are human",
];

/// The longest such page, in characters.
const LONGEST: usize = 600;

/// Whether the words of a page are a check for robots.
pub(in super::super) fn is_check(text: &str) -> bool {
    let is_short = text.chars().count() <= LONGEST;
    let text = text.to_lowercase();
    is_short && SIGNS.iter().any(|sign| text.contains(sign))
}
