//! Classes of characters as Python draws them, which a trained model was told of.

use unicode_general_category::{GeneralCategory, get_general_category};

/// Whether a character is white space (Python's `str.isspace`).
pub(crate) fn is_space(character: char) -> bool {
    character.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&character)
}

/// Whether a character is a letter (Python's `str.isalpha`): marks and letter numbers are none.
pub(crate) fn is_letter(character: char) -> bool {
    use GeneralCategory::{
        LowercaseLetter, ModifierLetter, OtherLetter, TitlecaseLetter, UppercaseLetter,
    };
    character.is_ascii_alphabetic()
        || !character.is_ascii()
            && matches!(
                get_general_category(character),
                LowercaseLetter | ModifierLetter | OtherLetter | TitlecaseLetter | UppercaseLetter
            )
}

/// Whether a character stands for a digit (Python's `str.isdigit`): superscripts and circled
/// digits do, fractions and Roman numerals do not.
pub(crate) fn is_digit(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_digit();
    }
    let category = get_general_category(character);
    category == GeneralCategory::DecimalNumber
        || category == GeneralCategory::OtherNumber
            && SIGNS.iter().any(|signs| signs.contains(&character))
}

/// Signs with the Unicode property `Numeric_Type=Digit`, in ranges of the category "other number".
const SIGNS: [std::ops::RangeInclusive<char>; 18] = [
    '\u{b2}'..='\u{b3}',
    '\u{b9}'..='\u{b9}',
    '\u{1369}'..='\u{1371}',
    '\u{19da}'..='\u{19da}',
    '\u{2070}'..='\u{2070}',
    '\u{2074}'..='\u{2079}',
    '\u{2080}'..='\u{2089}',
    '\u{2460}'..='\u{2468}',
    '\u{2474}'..='\u{247c}',
    '\u{2488}'..='\u{2490}',
    '\u{24ea}'..='\u{24ea}',
    '\u{24f5}'..='\u{24fd}',
    '\u{24ff}'..='\u{24ff}',
    '\u{2776}'..='\u{277e}',
    '\u{2780}'..='\u{2788}',
    '\u{278a}'..='\u{2792}',
    '\u{10a40}'..='\u{10a43}',
    '\u{1f100}'..='\u{1f10a}',
];

#[cfg(test)]
mod tests {
    use super::{is_digit, is_letter, is_space};

    #[test]
    fn classes_are_those_of_python() {
        for (character, expected) in [
            ('a', [false, true, false]),
            ('é', [false, true, false]),
            ('中', [false, true, false]),
            ('\u{301}', [false, false, false]),
            ('Ⅷ', [false, false, false]),
            ('7', [false, false, true]),
            ('٣', [false, false, true]),
            ('²', [false, false, true]),
            ('½', [false, false, false]),
            ('\u{1d}', [true, false, false]),
            ('\u{a0}', [true, false, false]),
            ('\u{200b}', [false, false, false]),
        ] {
            let found = [is_space(character), is_letter(character), is_digit(character)];
            assert_eq!(found, expected, "{character:?}");
        }
    }
}
