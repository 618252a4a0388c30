//! Tokens joined into a text, as a newspaper would print them.

use std::ops::Range;

/// A text with the place of each of the tokens it was joined from.
#[derive(Debug, Default)]
pub(in crate::evaluate) struct Joined {
    pub(in crate::evaluate) text: String,
    pub(in crate::evaluate) places: Vec<Range<usize>>,
    is_quoted: bool,
}

/// The headline and the line with the date stand apart.
const APART: usize = 2;

impl Joined {
    /// Adds a token of a sentence.
    pub(in crate::evaluate) fn push(&mut self, token: &str, opens_sentence: bool, sentence: usize) {
        let opens = token == "``" || token == "\"" && !self.is_quoted;
        let closes = token == "''" || token == "\"" && self.is_quoted;
        let written = match token {
            "``" | "''" => "\"",
            "-LRB-" => "(",
            "-RRB-" => ")",
            other => other,
        };
        self.text.push_str(self.gap(written, closes, opens_sentence, sentence));
        self.is_quoted = (self.is_quoted || opens) && !closes;
        let start = self.text.len();
        self.text.push_str(written);
        self.places.push(start..self.text.len());
    }

    fn gap(
        &self,
        token: &str,
        closes: bool,
        opens_sentence: bool,
        sentence: usize,
    ) -> &'static str {
        let last = self.text.chars().next_back();
        let after_opening =
            matches!(last, Some('(' | '$' | '€' | '£')) || last == Some('"') && self.is_quoted;
        let leans = closes
            || token.starts_with(['\'', '’', '.', ',', ';', ':', '?', '!', ')', '%'])
            || token == "n't";
        match last {
            None => "",
            Some(_) if opens_sentence && sentence <= APART => "\n\n",
            Some(_) if after_opening || leans => "",
            Some(_) => " ",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Joined;

    #[test]
    fn tokens_are_joined_as_they_were_printed() {
        let mut joined = Joined::default();
        let tokens = ["It", "'s", "``", "over", "''", ",", "he", "said", "(", "twice", ")", "."];
        tokens.iter().enumerate().for_each(|(at, token)| joined.push(token, at == 0, 3));
        assert_eq!(joined.text, "It's \"over\", he said (twice).");
        assert_eq!(&joined.text[joined.places[3].clone()], "over");
    }
}
