//! Cutting text into the words that are indexed, and a name into one word.

use domain::SearchItem;
use tantivy::tokenizer::{
    AsciiFoldingFilter, Language, LowerCaser, Stemmer, TextAnalyzer, Token, TokenStream, Tokenizer,
    TokenizerManager,
};

/// The name of the cutting into words as they stand, without case and accents.
pub(super) const WORDS: &str = "words";

/// The name of the cutting into the stems of English words.
pub(super) const STEMS: &str = "stems";

/// The name of the making of one word of a whole name.
pub(super) const WHOLE: &str = "whole";

/// Every way of cutting, by its name.
pub(super) fn analyzers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(WORDS, words());
    manager.register(STEMS, stems());
    manager.register(WHOLE, TextAnalyzer::builder(WholeCutter::default()).build());
    manager
}

/// Cuts into words as they stand, without case and accents.
pub(super) fn words() -> TextAnalyzer {
    TextAnalyzer::builder(WordCutter::default())
        .filter(LowerCaser)
        .filter(AsciiFoldingFilter)
        .build()
}

/// Cuts into the stems of English words.
pub(super) fn stems() -> TextAnalyzer {
    TextAnalyzer::builder(WordCutter::default())
        .filter(LowerCaser)
        .filter(AsciiFoldingFilter)
        .filter(Stemmer::new(Language::English))
        .build()
}

/// Whether the words of an item are stemmed: English ones are, and those of the desk itself.
pub(super) fn is_stemmed(item: &SearchItem) -> bool {
    item.language.as_deref().is_none_or(|language| language == "en")
}

/// The words of a text as an analyzer cuts them.
pub(super) fn cut(analyzer: &mut TextAnalyzer, text: &str) -> Vec<Token> {
    let mut tokens = vec![];
    analyzer.token_stream(text).process(&mut |token| tokens.push(token.clone()));
    tokens
}

/// A whole name as one word, so that a name within a longer one can be told from it.
pub(super) fn whole(name: &str) -> String {
    let tokens = cut(&mut words(), name);
    tokens.into_iter().map(|token| token.text).collect::<Vec<_>>().join(" ")
}

/// Cuts at whatever is no letter, digit or accent. In scripts that are written without blanks each
/// character is a word, so that a phrase of them finds what a word of them would.
#[derive(Clone, Debug, Default)]
struct WordCutter {
    token: Token,
}

#[derive(Debug)]
struct WordStream<'a> {
    text: &'a str,
    place: usize,
    token: &'a mut Token,
}

impl Tokenizer for WordCutter {
    type TokenStream<'a> = WordStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream<'a> {
        self.token.reset();
        WordStream { text, place: 0, token: &mut self.token }
    }
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(rest) = self.text.get(self.place..) else { return false };
        let Some(gap) = rest.find(char::is_alphanumeric) else { return false };
        let start = self.place + gap;
        let word = &rest[gap..];
        let end = start + word_length(word);
        self.token.text.clear();
        let seen = self.text[start..end].chars().filter(|it| !is_passed_over(*it));
        self.token.text.extend(seen.map(undotted));
        self.token.offset_from = start;
        self.token.offset_to = end;
        self.token.position = self.token.position.wrapping_add(1);
        self.place = end;
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

/// How many bytes the word is long that a text begins with.
fn word_length(text: &str) -> usize {
    let stands_alone = text.chars().next().is_some_and(is_written_without_blanks);
    let goes_on = |character: char| {
        is_passed_over(character)
            || (!stands_alone
                && character.is_alphanumeric()
                && !is_written_without_blanks(character))
    };
    let behind = text.char_indices().skip(1);
    behind.into_iter().find(|(_, it)| !goes_on(*it)).map_or(text.len(), |(place, _)| place)
}

/// An accent that is written as a character of its own behind its letter, or what nobody sees: a
/// hyphen that shows only where a line ends, and characters without width.
fn is_passed_over(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

/// The Turkish capital with a dot as a plain one: in small letters it would be two characters.
fn undotted(character: char) -> char {
    if character == '\u{130}' { 'I' } else { character }
}

/// Letters of Thai, Lao, Khmer and Burmese, kana, and the characters of Chinese.
fn is_written_without_blanks(character: char) -> bool {
    matches!(
        character,
        '\u{e00}'..='\u{eff}'
            | '\u{1000}'..='\u{109f}'
            | '\u{1780}'..='\u{17ff}'
            | '\u{3040}'..='\u{30ff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

/// Makes one word of a whole name.
#[derive(Clone, Debug, Default)]
struct WholeCutter {
    token: Token,
}

#[derive(Debug)]
struct WholeStream<'a> {
    is_done: bool,
    token: &'a mut Token,
}

impl Tokenizer for WholeCutter {
    type TokenStream<'a> = WholeStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WholeStream<'a> {
        self.token.reset();
        self.token.position = 0;
        self.token.text = whole(text);
        self.token.offset_to = text.len();
        WholeStream { is_done: self.token.text.is_empty(), token: &mut self.token }
    }
}

impl TokenStream for WholeStream<'_> {
    fn advance(&mut self) -> bool {
        !std::mem::replace(&mut self.is_done, true)
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::{cut, stems, whole, words};

    #[test]
    fn text_is_cut_into_words_without_case_and_accents() {
        let table = [
            ("The cease-fire's end.", "the cease fire s end"),
            ("Zo\u{eb} cafe\u{301} \u{c5}land", "zoe cafe aland"),
            ("U.S. 10:30", "u s 10 30"),
            ("\u{41c}\u{438}\u{440} \u{438}", "\u{43c}\u{438}\u{440} \u{438}"),
            (
                "\u{130}mamo\u{11f}lu \u{130}STANBUL Diyarbak\u{131}r",
                "imamoglu istanbul diyarbakir",
            ),
            (
                "cease\u{ad}fire nego\u{200b}tia\u{2060}ted \u{feff}talks",
                "ceasefire negotiated talks",
            ),
            ("\u{505c}\u{706b}2026", "\u{505c} \u{706b} 2026"),
            ("\u{2026} \u{2014}", ""),
        ];
        for (text, expected) in table {
            let tokens = cut(&mut words(), text);
            let found: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn words_know_where_they_stand() {
        for token in cut(&mut words(), "D\u{e9}j\u{e0} vu, twice") {
            assert!("D\u{e9}j\u{e0} vu, twice".is_char_boundary(token.offset_from));
        }
        let tokens = cut(&mut words(), "D\u{e9}j\u{e0} vu");
        assert_eq!((tokens[1].offset_from, tokens[1].offset_to, tokens[1].position), (7, 9, 1));
    }

    #[test]
    fn english_words_have_a_stem() {
        let tokens = cut(&mut stems(), "Negotiating negotiated negotiations");
        assert!(tokens.iter().all(|token| token.text == "negoti"), "{tokens:?}");
    }

    #[test]
    fn a_name_is_one_word() {
        assert_eq!(whole("Sergey  \u{201c}S.\u{201d} Lavrov"), "sergey s lavrov");
    }
}
