//! A variant: a text that has nearly the words of another and says something else with them.

use super::Shingles;
use super::alike::Alike;
use super::language::Language;

/// Whether two texts differ in what they say where their sentences are otherwise the same.
///
/// Any word differs that says something: a few words in the place of a few others make a variant,
/// unless they are told to be the same by their stems, by a table of synonyms, or as other names
/// of one actor. So does what is put into one alone if it turns the sentence round, as a negation
/// or a condition.
///
/// What only one of them has, as a sentence that was cut or a clause, does not count, and neither
/// do other headlines, datelines and credits. Of a text in another language than English only
/// names, numbers and days are compared.
///
/// # Examples
///
/// ```
/// use text::copies::{Shingles, is_variant};
///
/// let differ = |one: &str, other: &str| is_variant(&Shingles::of(one), &Shingles::of(other));
/// let wire = "In Oslo the minister said that his country would withdraw 12 units on Monday as agreed in May";
/// assert!(differ(wire, &wire.replace("would", "would not")));
/// assert!(differ(wire, &wire.replace("12", "30")));
/// assert!(differ(wire, &wire.replace("withdraw", "send")));
/// assert!(differ(wire, &wire.replace("said that", "rejected reports that")));
/// assert!(!differ(wire, &wire.replace("12", "twelve")));
/// ```
pub fn is_variant(one: &Shingles, other: &Shingles) -> bool {
    let alike = Alike::of(one.words(), other.words());
    let language = Language::of(one.words());
    alike.gaps().any(|gap| gap.says_something_else(language))
}

#[cfg(test)]
mod tests {
    use super::is_variant;
    use crate::copies::Shingles;

    const STORY: &str = "MOSCOW, 17 January (Wire) - Russia would withdraw its troops from the \
        border, the president told reporters on Monday. We will withdraw every soldier, he said. \
        The units had come for manoeuvres and are to leave by train, officials added.";

    fn differ(one: &str, other: &str) -> bool {
        let (one, other) = (Shingles::of(one), Shingles::of(other));
        assert_eq!(is_variant(&one, &other), is_variant(&other, &one), "either way round");
        is_variant(&one, &other)
    }

    #[test]
    fn the_reversal_of_a_statement_is_a_variant() {
        assert!(differ(STORY, &STORY.replace("would withdraw", "would not withdraw")));
        assert!(differ(STORY, &STORY.replace("every soldier", "no soldier")));
        assert!(differ(STORY, &STORY.replace("on Monday", "on Friday")));
    }

    #[test]
    fn who_denies_or_binds_what_was_said_says_something_else() {
        let told = "BERLIN, Feb. 27 - Chancellor Olaf Scholz said that Germany would send weapons \
            to Ukraine. It was a turning point for the country after decades of restraint.";
        for (words, others) in [
            ("said that", "denied that"),
            ("said that", "rejected reports that"),
            ("said that", "refused to say that"),
            ("said that", "did not say that"),
            ("said that", "said that it was false that"),
            ("would send", "might send"),
            ("to Ukraine", "to Israel"),
            ("to Ukraine", "to South Korea"),
            ("Olaf Scholz", "Robert Habeck"),
            ("to Ukraine.", "to Ukraine unless Iran agreed to the plan."),
            ("that Germany", "that, if Iran agreed, Germany"),
        ] {
            assert!(differ(told, &told.replace(words, others)), "{others}");
        }
        for (words, others) in [
            ("said that", "told reporters on Sunday that"),
            ("would send", "will send"),
            ("Olaf Scholz", "Scholz"),
            ("Chancellor Olaf Scholz", "Mr Scholz"),
            ("to Ukraine", "to Kyiv"),
            ("Ukraine. It", "Ukraine. Nobody knows if it helps. It"),
            ("that Germany", "that Berlin"),
        ] {
            assert!(!differ(told, &told.replace(words, others)), "{others}");
        }
        let headline = "Scholz Says Germany Will Send Weapons To Ukraine After Decades";
        assert!(!differ(headline, &headline.replace("Weapons", "Guns")), "not all are names");
        let german = "Der Minister sagte am Sonntag, das Land werde Soldaten an die Grenze schicken \
            und sich nicht einmischen, solange die Gespräche dauern.";
        assert!(!differ(german, &german.replace("Soldaten", "Truppen")), "nor in German");
    }

    #[test]
    fn a_cut_another_dateline_and_other_words_are_none() {
        assert!(!differ(STORY, STORY));
        assert!(!differ(STORY, &STORY.replace("MOSCOW, 17 January", "PARIS, 18 January")));
        assert!(!differ(STORY, &STORY.replace("told reporters", "said to the press")));
        assert!(!differ(STORY, &STORY.replace("We will withdraw every soldier, he said. ", "")));
        let more = "He would not say when, nor how many of the 12 units. The units had come";
        assert!(!differ(STORY, &STORY.replace("The units had come", more)));
        assert!(!differ("Yes.", "No."));
    }
}
