//! Lines with Arabic or Hebrew, as they are read: a page tells where each letter stands, and neither
//! which comes first nor in which order they were drawn.

use unicode_normalization::UnicodeNormalization;

use super::drawn::Glyph;

/// How far from one another two letters stand that a blank parts, in sizes of the font.
const BLANK: f64 = 0.2;

/// Whether a character is written from right to left: a letter of Hebrew, Arabic and their kin.
pub(super) fn is_right_to_left(character: char) -> bool {
    let is_of_them = matches!(
        character,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
    );
    is_of_them && character.is_alphabetic() && !is_mark(character)
}

/// The text of a line with such letters in the order in which it is read, of its characters in any
/// order; `from_right` says whether its page is read from right to left.
pub(super) fn logical(glyphs: Vec<Glyph>, from_right: bool) -> String {
    let mut units = units(glyphs);
    let count = |wanted: Class| units.iter().filter(|unit| unit.class == wanted).count();
    if from_right || count(Class::Right) >= count(Class::Left) {
        turn(&mut units);
    } else {
        for (start, end) in runs(&units) {
            turn(&mut units[start..end]);
        }
    }
    let text: String = units.into_iter().map(|unit| unit.text).collect();
    text.trim().to_owned()
}

/// Which way a character is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Left,
    Right,
    Digit,
    /// As what stands around it.
    Neutral,
}

/// What is drawn in one place: a letter with its marks, or a blank.
#[derive(Debug)]
struct Unit {
    text: String,
    class: Class,
    left: f64,
    right: f64,
}

impl Unit {
    fn of(text: &str, left: f64, right: f64) -> Self {
        let text =
            if text.contains(is_presented) { text.nfkc().collect() } else { text.to_owned() };
        let class = match text.chars().find(|it| it.is_alphanumeric()) {
            Some(letter) if is_right_to_left(letter) => Class::Right,
            Some(digit) if digit.is_numeric() => Class::Digit,
            Some(_) => Class::Left,
            None => Class::Neutral,
        };
        Self { text, class, left, right }
    }

    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether it is read as Latin is.
    fn is_from_left(&self) -> bool {
        matches!(self.class, Class::Left | Class::Digit)
    }
}

/// The units of a line from left to right, with a blank in each gap.
fn units(mut glyphs: Vec<Glyph>) -> Vec<Unit> {
    glyphs.sort_by(|one, other| one.left.total_cmp(&other.left));
    let (marks, letters): (Vec<Glyph>, Vec<Glyph>) =
        glyphs.into_iter().partition(|it| !it.text.is_empty() && it.text.chars().all(is_mark));
    let mut units: Vec<Unit> = vec![];
    for glyph in letters {
        let unit = Unit::of(&glyph.text, glyph.left, glyph.right);
        if let Some(last) = units.last() {
            let is_apart = unit.left > last.right + BLANK * glyph.size;
            if is_apart && !last.is_blank() && !unit.is_blank() {
                units.push(Unit::of(" ", last.right, unit.left));
            }
        }
        units.push(unit);
    }
    for mark in marks {
        let middle = f64::midpoint(mark.left, mark.right);
        let away = |unit: &Unit| (f64::midpoint(unit.left, unit.right) - middle).abs();
        let letters = units.iter_mut().filter(|unit| !unit.is_blank());
        let nearest = letters.min_by(|one, other| away(one).total_cmp(&away(other)));
        if let Some(letter) = nearest {
            letter.text.push_str(&mark.text);
        }
    }
    units
}

/// Turns units that stand from left to right and are read from right to left; what is read from
/// left to right among them, as numbers and Latin names, stays in its order.
fn turn(units: &mut [Unit]) {
    units.reverse();
    let mut is_kept = vec![false; units.len()];
    for (start, end) in islands(units) {
        units[start..end].reverse();
        is_kept[start..end].fill(true);
    }
    if closes_before_it_opens(units) {
        let turned = units.iter_mut().zip(is_kept).filter(|(_, is_kept)| !is_kept);
        turned.for_each(|(unit, _)| unit.text = unit.text.chars().map(mirrored).collect());
    }
}

/// From where to where units are read from left to right, in a line that was turned.
fn islands(units: &[Unit]) -> Vec<(usize, usize)> {
    let mut islands: Vec<(usize, usize)> = vec![];
    for place in (0..units.len()).filter(|place| units[*place].is_from_left()) {
        match islands.last_mut().filter(|island| joins(units, **island, place)) {
            Some(island) => island.1 = place + 1,
            None => islands.push((place, place + 1)),
        }
    }
    islands
}

/// Whether an island goes on at a place behind it: nothing is between, or within Latin words
/// anything but a letter of the other direction, or within a number one mark.
fn joins(units: &[Unit], (start, end): (usize, usize), place: usize) -> bool {
    let between = &units[end..place];
    let has_words = units[start..end].iter().any(|unit| unit.class == Class::Left)
        || units[place].class == Class::Left;
    between.is_empty()
        || has_words && between.iter().all(|unit| unit.class == Class::Neutral)
        || matches!(between, [mark] if IN_NUMBERS.contains(&mark.text.as_str()))
}

/// What stands within a number or a date.
const IN_NUMBERS: [&str; 5] = [".", ",", ":", "/", "-"];

/// From where to where a line that is read from left to right is read from right to left.
fn runs(units: &[Unit]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = vec![];
    for place in (0..units.len()).filter(|place| units[*place].class == Class::Right) {
        let is_one = |(_, end): (usize, usize)| {
            units[end..place].iter().all(|unit| unit.class != Class::Left)
        };
        match runs.last_mut().filter(|run| is_one(**run)) {
            Some(run) => run.1 = place + 1,
            None => runs.push((place, place + 1)),
        }
    }
    runs
}

/// Whether brackets stand the wrong way, as they do where the page tells how they look.
fn closes_before_it_opens(units: &[Unit]) -> bool {
    let mut open = 0_i32;
    for character in units.iter().flat_map(|unit| unit.text.chars()) {
        open += match character {
            '(' | '[' | '«' => 1,
            ')' | ']' | '»' => -1,
            _ => 0,
        };
        if open < 0 {
            return true;
        }
    }
    false
}

fn mirrored(character: char) -> char {
    match character {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '«' => '»',
        '»' => '«',
        other => other,
    }
}

/// A point or vowel that stands above or below a letter of Hebrew or Arabic.
fn is_mark(character: char) -> bool {
    matches!(
        character,
        '\u{591}'..='\u{5bd}'
            | '\u{5bf}'
            | '\u{5c1}'..='\u{5c2}'
            | '\u{5c4}'..='\u{5c5}'
            | '\u{5c7}'
            | '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{6d6}'..='\u{6dc}'
            | '\u{6df}'..='\u{6e4}'
            | '\u{6e7}'..='\u{6e8}'
            | '\u{6ea}'..='\u{6ed}'
    )
}

/// A form that a letter has at some place in a word; texts hold the letter itself.
fn is_presented(character: char) -> bool {
    matches!(character, '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

#[cfg(test)]
mod tests {
    use super::{Glyph, logical};

    /// A line as it looks, each character ten points wide.
    fn check(looks: &str, expected: &str) {
        let glyph = |(place, text): (u32, char)| {
            let left = 10.0 * f64::from(place);
            Glyph {
                text: text.to_string(),
                left,
                right: left + 10.0,
                down: 0.0,
                size: 12.0,
                begins: false,
            }
        };
        let glyphs: Vec<Glyph> = (0..).zip(looks.chars()).map(glyph).collect();
        let from_right = expected.starts_with(super::is_right_to_left);
        assert_eq!(logical(glyphs.clone(), from_right), expected, "drawn from the left");
        let turned = glyphs.into_iter().rev().collect();
        assert_eq!(logical(turned, from_right), expected, "drawn from the right");
    }

    /// Words as they look on a page: from their end.
    fn seen(text: &str) -> String {
        text.chars().rev().collect()
    }

    #[test]
    fn letters_come_in_the_order_in_which_they_are_read() {
        check(&seen("שלום עולם."), "שלום עולם.");
        check(&seen("قال الوزير"), "قال الوزير");
    }

    #[test]
    fn numbers_and_names_of_other_letters_keep_their_order() {
        check(&format!("{} 2022 {}", seen("מאז"), seen("ביום")), "ביום 2022 מאז");
        check(&format!("12.5 {}", seen("כמעט")), "כמעט 12.5");
        check(&format!("40 10 {}", seen("בין")), "בין 10 40");
        check(&format!("{} North Sea {}", seen("מעל"), seen("שלום")), "שלום North Sea מעל");
    }

    #[test]
    fn a_few_words_of_them_stand_in_a_line_of_others() {
        check(&format!("The word {} means peace", seen("שלום רב")), "The word שלום רב means peace");
    }

    #[test]
    fn brackets_open_before_they_close() {
        check(&format!("({}) {}", seen("שלום"), seen("הוא")), "הוא (שלום)");
        check(&seen("הוא (שלום)"), "הוא (שלום)");
    }

    #[test]
    fn forms_of_letters_are_the_letters() {
        check("\u{fe8d}\u{fefb}", "\u{644}\u{627}\u{627}");
    }

    #[test]
    fn points_stay_with_their_letters() {
        let glyph = |text: &str, left: f64, right: f64| Glyph {
            text: text.to_owned(),
            left,
            right,
            down: 0.0,
            size: 12.0,
            begins: false,
        };
        let drawn = vec![
            glyph("\u{5d1}", 0.0, 10.0),
            glyph("\u{5b8}", 15.0, 15.0),
            glyph("\u{5d0}", 10.0, 20.0),
        ];
        assert_eq!(logical(drawn, true), "\u{5d0}\u{5b8}\u{5d1}");
    }
}
