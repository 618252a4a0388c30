//! Which characters are quotation marks, and whether each opens or closes.

use crate::TextRange;

/// A quotation mark in a text.
pub(super) struct Mark {
    pub(super) range: TextRange,
    pub(super) character: char,
    pub(super) role: Role,
}

/// What a mark can do where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It only opens.
    Opens,
    /// It only closes.
    Closes,
    /// It closes what is open, or else opens.
    Either,
}

/// A mark with what stands to its left and right.
struct Place {
    range: TextRange,
    character: char,
    before: Option<char>,
    after: Option<char>,
}

/// Finds the quotation marks of a paragraph, apostrophes left out.
pub(super) fn marks(text: &str, paragraph: TextRange) -> Vec<Mark> {
    let places = places(text, paragraph);
    let closers = closers_to_come(&places);
    let mut marks = Vec::new();
    for (place, to_come) in places.iter().zip(closers) {
        if let Some(role) = role(place, to_come) {
            marks.push(Mark { range: place.range, character: place.character, role });
        }
    }
    marks
}

fn is_mark(character: char) -> bool {
    let double = matches!(character, '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』');
    double || matches!(character, '‘' | '’' | '\'' | '‚' | '‹' | '›')
}

/// Two straight single marks, which some write for a double one.
const DOUBLED: &str = "''";

/// Whether two single marks stand for a double one. Of three in a row, the double one is outside.
fn is_doubled(words: &str, before: Option<char>) -> bool {
    let Some(rest) = words.strip_prefix(DOUBLED) else { return false };
    let opens = before.is_none_or(|it| it.is_whitespace() || matches!(it, '(' | '[' | '—' | '–'));
    opens || !rest.starts_with('\'')
}

fn places(text: &str, paragraph: TextRange) -> Vec<Place> {
    let words = paragraph.of(text);
    let mut before: Option<char> = None;
    let mut found = Vec::new();
    let mut skipped = 0;
    for (at, character) in words.char_indices() {
        if at < skipped {
            continue;
        }
        let doubled = is_doubled(&words[at..], before);
        let length = if doubled { DOUBLED.len() } else { character.len_utf8() };
        skipped = at + length;
        let after = words[skipped..].chars().next();
        let character = if doubled { '"' } else { character };
        if is_mark(character) {
            let start = paragraph.start + at;
            let range = TextRange::new(start, start + length);
            found.push(Place { range, character, before, after });
        }
        before = Some(character);
    }
    found
}

/// Which kinds of single closing marks still come after a place.
#[derive(Clone, Copy, Default)]
struct ToCome {
    /// A straight one that can close.
    straight: bool,
    /// A straight one that can hardly be an apostrophe.
    surely_straight: bool,
    /// A curly one that can hardly be an apostrophe.
    surely_curly: bool,
}

fn closers_to_come(places: &[Place]) -> Vec<ToCome> {
    let mut to_come = ToCome::default();
    let mut found: Vec<ToCome> = Vec::with_capacity(places.len());
    for place in places.iter().rev() {
        found.push(to_come);
        let sure = can_close(place) && !is_plural_owner(place);
        match place.character {
            '\'' => {
                to_come.straight |= can_close(place);
                to_come.surely_straight |= sure;
                to_come.surely_straight &= !starts_word(place);
            }
            '’' => to_come.surely_curly |= sure,
            '‘' => to_come.surely_curly = false,
            _ => (),
        }
    }
    found.reverse();
    found
}

fn role(place: &Place, to_come: ToCome) -> Option<Role> {
    match place.character {
        '„' | '‚' | '「' | '『' | '‹' => Some(Role::Opens),
        // German sets them the other way round: »so«.
        '»' if starts_word(place) && !is_before_stop(place) => Some(Role::Either),
        '«' | '“' => Some(if can_close(place) { Role::Either } else { Role::Opens }),
        '”' | '»' | '」' | '』' | '›' => Some(Role::Closes),
        '"' => Some(straight_double(place)),
        '‘' => (!starts_short_form(place)).then_some(Role::Opens),
        '’' => closes_single(place, to_come.surely_curly).then_some(Role::Closes),
        _ if starts_word(place) => {
            (to_come.straight && !starts_short_form(place)).then_some(Role::Opens)
        }
        _ => closes_single(place, to_come.surely_straight).then_some(Role::Closes),
    }
}

fn straight_double(place: &Place) -> Role {
    // Five inches: a mark after a digit closes what is open, and never opens.
    match (starts_word(place) && !is_before_stop(place), can_close(place)) {
        (true, false) => Role::Opens,
        (true, true) => Role::Either,
        (false, _) => Role::Closes,
    }
}

/// Whether a stop stands behind a mark, which then ends something, even with a space before it.
fn is_before_stop(place: &Place) -> bool {
    place.after.is_some_and(|it| matches!(it, '.' | ',' | ';' | ':' | '!' | '?'))
}

fn closes_single(place: &Place, sure_one_to_come: bool) -> bool {
    can_close(place) && !(sure_one_to_come && is_plural_owner(place))
}

fn starts_word(place: &Place) -> bool {
    let free = |it: char| {
        it.is_whitespace()
            || matches!(it, '(' | '[' | '—' | '–' | '-' | '/' | '"' | '“' | '‘' | '\'')
    };
    place.before.is_none_or(free) && place.after.is_some_and(|it| !it.is_whitespace())
}

fn can_close(place: &Place) -> bool {
    place.before.is_some_and(|it| !it.is_whitespace())
        && place.after.is_none_or(|it| !it.is_alphanumeric())
}

/// Whether the mark may be the apostrophe of "the allies' plan".
fn is_plural_owner(place: &Place) -> bool {
    place.before == Some('s') && place.after == Some(' ')
}

/// Whether the mark may be the apostrophe of "the '90s".
fn starts_short_form(place: &Place) -> bool {
    place.after.is_some_and(|it| it.is_ascii_digit())
}
