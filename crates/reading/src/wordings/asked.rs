//! The words of a text that earlier wordings are asked for by.

use text::words;

use super::{folded, is_content};

/// The content words of a text that others like it are looked for by.
///
/// Addresses are left out, and what is written in one word behind `#` or `@` is cut where a
/// capital begins.
///
/// # Examples
///
/// ```
/// let text = "Delhi's guests in #NewDelhi, says @BBCNews pic.example.com/x https://t.example/1";
/// let asked = reading::asked_words(text);
/// assert_eq!(asked, ["delhi", "guests", "new", "delhi", "bbc", "news"]);
/// ```
#[must_use]
pub fn asked_words(text: &str) -> Vec<String> {
    let pieces: Vec<String> = text.split_whitespace().map(piece).collect();
    let joined = pieces.join(" ");
    let folded = words(&joined).into_iter().map(|range| folded(range.of(&joined)));
    let content = folded.filter(|word| is_content(word));
    content.map(|word| word.strip_suffix("'s").unwrap_or(&word).to_owned()).collect()
}

/// A piece of a text between blanks, without the address in it, and cut where it is a tag.
fn piece(written: &str) -> String {
    let begins = ["http://", "https://", "www.", "pic."];
    let address = begins.iter().filter_map(|begin| written.find(begin)).min();
    let kept = address.map_or(written, |place| &written[..place]);
    if kept.contains(['#', '@']) { cut(kept) } else { kept.to_owned() }
}

/// A tag with a blank before each word that begins with a capital.
fn cut(tag: &str) -> String {
    let mut pieces = String::new();
    let mut last = ' ';
    let mut characters = tag.chars().peekable();
    while let Some(character) = characters.next() {
        let goes_on_small = characters.peek().is_some_and(|next| next.is_lowercase());
        let begins = !last.is_uppercase() || goes_on_small;
        if character.is_uppercase() && begins {
            pieces.push(' ');
        }
        pieces.push(if matches!(character, '#' | '@' | '_') { ' ' } else { character });
        last = character;
    }
    pieces
}
