//! Names in a question: who "he", "we" and "it" are, for a reader who has only the question.

use super::Matter;
use crate::page::{Page, Run, Subject, SubjectKind};

/// Whom a pronoun stands for, as far as the document tells.
pub(super) fn of_pronoun(page: &Page<'_>, matter: &Matter<'_>, at: usize) -> Option<String> {
    if is_short_form(page, at) {
        return None;
    }
    let bare = base(page.lower(at));
    let statement = matter.statement.map(|it| &it.statement);
    match bare {
        "i" | "me" | "my" => statement.map_or(page.author.clone(), |it| it.speaker.clone()),
        "we" | "us" | "our" => {
            let said = statement?;
            said.side.clone().or_else(|| said.speaker.clone())
        }
        "he" | "she" | "it" | "they" | "him" | "her" | "them" => match parallel(page, at) {
            Parallel::Named(name) => Some(name),
            Parallel::Thing => None,
            Parallel::Nothing => antecedent(page, matter, at),
        },
        _ => None,
    }
}

/// Whom "he" or "she" stands for; the speaker is nobody whom his own words call so. What "it" and
/// "they" stand for is too uncertain to be put into a question.
fn antecedent(page: &Page<'_>, matter: &Matter<'_>, at: usize) -> Option<String> {
    if !matches!(base(page.lower(at)), "he" | "she" | "him" | "her") {
        return None;
    }
    let subject = Subject { run: Run::new(at, at + 1), kind: SubjectKind::Pronoun };
    let name = page.party(&subject).map(|it| page.name(&it)).filter(|it| !it.is_empty())?;
    let speaker = matter.statement.and_then(|it| it.statement.speaker.as_deref());
    let own = page.is_quoted(at) && speaker == Some(name.as_str());
    (!own).then_some(name)
}

/// What a pronoun finds when it looks for a subject before it.
enum Parallel {
    Named(String),
    /// A thing without a name of its own, which it may stand for.
    Thing,
    Nothing,
}

/// How many clauses upwards are looked at.
const STEPS: usize = 5;

/// The subject of a clause that the pronoun's own clause hangs on, and which it fits; the subject
/// of the sentence before is looked at last.
fn parallel(page: &Page<'_>, at: usize) -> Parallel {
    let tree = &page.tree;
    let Some(own) = tree.words_in(Run::new(at, at + 1)).next() else { return Parallel::Nothing };
    let mut above = tree.head(own);
    for _ in 0..STEPS {
        let Some(verb) = above else { break };
        let subject = tree.child(verb, &["nsubj", "nsubjpass"]).filter(|&it| tree.place(it) < at);
        if let Some(found) = subject.and_then(|it| fitting(page, at, it)) {
            return found;
        }
        above = tree.head(verb);
    }
    Parallel::Nothing
}

fn fitting(page: &Page<'_>, at: usize, subject: usize) -> Option<Parallel> {
    let pronoun = base(page.lower(at));
    let place = page.tree.place(subject);
    let mention = page.mention_at(place);
    let thing = matches!(pronoun, "it" | "they" | "them");
    match mention {
        Some(mention) if page.may_stand_for(pronoun, mention) => {
            Some(Parallel::Named(page.name(mention)))
        }
        None if thing && page.tree.tag(subject).starts_with("NN") => Some(Parallel::Thing),
        Some(_) | None => None,
    }
}

/// A pronoun without the verb that was drawn into it, as in "he'll".
pub(super) fn base(lower: &str) -> &str {
    lower.split('\'').next().unwrap_or(lower)
}

/// Whether a token is a pronoun that a question must not leave open.
pub(super) fn is_pronoun(page: &Page<'_>, at: usize) -> bool {
    let pronouns = [
        "i", "me", "my", "we", "us", "our", "he", "she", "it", "they", "him", "them", "you",
        "your", "this", "that", "these", "those",
    ];
    pronouns.contains(&base(page.lower(at))) && !is_short_form(page, at)
}

/// Whether a token is all capitals, as the "US" that is no "us"; "I" is one letter.
fn is_short_form(page: &Page<'_>, at: usize) -> bool {
    let written = page.spaced(Run::new(at, at + 1));
    let bare = base(&written);
    bare.len() > 1 && bare.chars().all(char::is_uppercase)
}
