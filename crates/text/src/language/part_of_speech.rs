//! Parts of speech: the classes of words of Universal Dependencies, and white space.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! parts_of_speech {
    ($($(#[$doc:meta])* $variant:ident $name:literal),* $(,)?) => {
        /// The class of a word, after Universal Dependencies.
        #[derive(
            Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
        )]
        pub enum PartOfSpeech {
            $($(#[$doc])* $variant,)*
        }

        impl PartOfSpeech {
            /// The class with a name, as "NOUN".
            ///
            /// # Examples
            ///
            /// ```
            /// use text::language::PartOfSpeech;
            ///
            /// assert_eq!(PartOfSpeech::named("PROPN"), Some(PartOfSpeech::ProperNoun));
            /// assert_eq!(PartOfSpeech::named("NNP"), None);
            /// ```
            pub fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)*
                    _ => None,
                }
            }

            /// Its name, as "NOUN"; empty if none was found.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

parts_of_speech! {
    /// None was found.
    #[default]
    Unknown "",
    /// An adjective.
    Adjective "ADJ",
    /// An adposition: in English, a preposition.
    Adposition "ADP",
    /// An adverb.
    Adverb "ADV",
    /// An auxiliary verb.
    Auxiliary "AUX",
    /// A conjunction, where coordinating and subordinating ones are not told apart.
    Conjunction "CONJ",
    /// A coordinating conjunction.
    CoordinatingConjunction "CCONJ",
    /// A determiner.
    Determiner "DET",
    /// The end of a line.
    EndOfLine "EOL",
    /// An interjection.
    Interjection "INTJ",
    /// A noun.
    Noun "NOUN",
    /// A number.
    Numeral "NUM",
    /// A particle.
    Particle "PART",
    /// A pronoun.
    Pronoun "PRON",
    /// A proper noun.
    ProperNoun "PROPN",
    /// Punctuation.
    Punctuation "PUNCT",
    /// A subordinating conjunction.
    SubordinatingConjunction "SCONJ",
    /// White space.
    Space "SPACE",
    /// A symbol.
    Symbol "SYM",
    /// A verb.
    Verb "VERB",
    /// Anything else.
    Other "X",
}

impl fmt::Display for PartOfSpeech {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::PartOfSpeech;

    #[test]
    fn a_class_is_found_by_its_name() {
        for name in ["", "NOUN", "PROPN", "SCONJ", "X"] {
            assert_eq!(PartOfSpeech::named(name).unwrap().to_string(), name);
        }
        assert!(PartOfSpeech::named("noun").is_none());
    }
}
