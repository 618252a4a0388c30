//! Shapes of long texts, each made of a short one.

/// Makes a text of a length out of a seed.
type Shape = fn(&str, usize) -> String;

/// The shapes, by name.
pub(super) const SHAPES: [(&str, Shape); 6] = [
    ("reports", reports),
    ("a single sentence", one_sentence),
    ("one quotation, never closed", open_quotation),
    ("one word, said and said again", said),
    ("names in a row", names),
    ("marks opened, never closed", marks),
];

/// One report after another; each copy has a number of its own, so that no two are the same.
fn reports(seed: &str, length: usize) -> String {
    repeated(length, |number| format!("{seed}\n\nReport {number}.\n\n"))
}

fn one_sentence(seed: &str, length: usize) -> String {
    let joined: String = seed
        .chars()
        .map(|letter| match letter {
            '.' | '!' | '?' | ';' | ':' => ',',
            '\n' | '"' | '“' | '”' => ' ',
            other => other,
        })
        .collect();
    repeated(length, |number| format!("{joined} and {number} others, "))
}

fn open_quotation(seed: &str, length: usize) -> String {
    let unquoted: String = seed.chars().filter(|it| !['"', '“', '”'].contains(it)).collect();
    format!("The minister said: “{}", reports(&unquoted, length))
}

fn said(_: &str, length: usize) -> String {
    repeated(length, |_| "he said ".to_owned())
}

fn names(_: &str, length: usize) -> String {
    repeated(length, |number| {
        format!("Russia, Sergey Lavrov and the Minister No. {number} of France, ")
    })
}

fn marks(_: &str, length: usize) -> String {
    repeated(length, |_| "“he (said [\"".to_owned())
}

/// Pieces until a length is reached, cut there.
fn repeated(length: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(length + 100);
    for number in 0.. {
        if text.len() >= length {
            break;
        }
        text.push_str(&piece(number));
    }
    let end = (0..=length.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    text.truncate(end.unwrap_or_default());
    text
}

#[cfg(test)]
mod tests {
    use super::SHAPES;

    #[test]
    fn texts_have_the_length_asked_for() {
        for (name, shape) in SHAPES {
            let text = shape("“Kyïv waits.” So it was. ", 1000);
            assert!((990..1030).contains(&text.len()), "{name}: {}", text.len());
        }
    }

    #[test]
    fn a_single_sentence_has_no_stop() {
        let text = SHAPES[1].1("It was. So?\n\nYes.", 500);
        assert!(!text.contains(['.', '?', '\n']));
    }
}
