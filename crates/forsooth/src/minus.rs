//! A minus before what a search leaves out: it is no option, though it looks like one.
//!
//! What reads the command line would refuse `-talks`, or take all options behind it for words. So
//! its minus is written otherwise while the command line is read, and put back in the query.

use std::ffi::{OsStr, OsString};

/// The commands that take a search.
const SEARCHES: [&str; 2] = ["search", "watch"];

/// The options with one minus.
const OPTIONS: [&str; 3] = ["-q", "-h", "-V"];

/// The options before a command that take a value.
const WITH_VALUE: [&str; 4] = ["--desk", "--as", "--model", "--meaning-model"];

/// How the minus is written meanwhile: as printers do.
const MINUS: char = '\u{2212}';

/// The words of a command line, with the minus of what a search leaves out kept from being read as
/// an option.
pub(crate) fn kept(arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = arguments.collect();
    let Some(command) = command(&arguments) else { return arguments };
    if !SEARCHES.iter().any(|search| arguments[command] == *search) {
        return arguments;
    }
    let queried = arguments[command + 1..].iter_mut().take_while(|argument| **argument != "--");
    for argument in queried {
        if let Some(rest) = left_out(argument) {
            *argument = format!("{MINUS}{rest}").into();
        }
    }
    arguments
}

/// A query as it was typed, from its words.
pub(crate) fn typed(words: &[String]) -> String {
    let word = |word: &String| match word.strip_prefix(MINUS) {
        Some(rest) => format!("-{rest}"),
        None => word.clone(),
    };
    words.iter().map(word).collect::<Vec<_>>().join(" ")
}

/// The place of the command: the first word that is neither an option nor the value of one.
fn command(arguments: &[OsString]) -> Option<usize> {
    let is_value = |place: usize| WITH_VALUE.iter().any(|option| arguments[place - 1] == *option);
    let is_option = |place: usize| arguments[place].to_string_lossy().starts_with('-');
    (1..arguments.len()).find(|place| !is_option(*place) && !is_value(*place))
}

/// What stands behind the one minus of a word that is no option.
fn left_out(argument: &OsStr) -> Option<&str> {
    let word = argument.to_str().filter(|word| !OPTIONS.contains(word))?;
    let rest = word.strip_prefix('-')?;
    (!rest.is_empty() && !rest.starts_with('-')).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::{kept, typed};

    #[test]
    fn a_minus_is_kept_in_searches_alone_and_put_back() {
        let words = |line: &str| -> Vec<String> {
            let words = line.split(' ').map(std::ffi::OsString::from);
            kept(words).into_iter().map(|it| it.to_string_lossy().into_owned()).collect()
        };
        for (line, expected) in [
            (
                "forsooth search -talks war --sort date",
                "forsooth search \u{2212}talks war --sort date",
            ),
            (
                "forsooth --desk d -q watch -side:Russia",
                "forsooth --desk d -q watch \u{2212}side:Russia",
            ),
            ("forsooth search -q war -- -talks", "forsooth search -q war -- -talks"),
            ("forsooth --as search add -x", "forsooth --as search add -x"),
        ] {
            assert_eq!(words(line), expected.split(' ').collect::<Vec<_>>(), "{line}");
        }
        assert_eq!(typed(&["\u{2212}talks".to_owned(), "war-time".to_owned()]), "-talks war-time");
    }
}
