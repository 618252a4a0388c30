//! The first person in somebody's own words: "I" is who speaks, "we" and "our" whom he speaks for.

use domain::{Identity, Sector, Sureness};

use super::branch::{all, child, is_passive, is_verb};
use super::party::{Party, phrase};
use super::scene::Scene;
use crate::actors::Mention;
use crate::lexicon::predicate_words;
use crate::page::Run;
use crate::paper::unnamed;
use crate::statements::around;

/// The subject of a verb in somebody's own words, if it is who speaks or the speaker's side.
pub(super) fn subject(scene: Scene<'_>, verb: usize) -> Option<usize> {
    let tree = &scene.page.tree;
    if !is_verb(tree, verb) || is_passive(tree, verb) {
        return None;
    }
    let mut at = verb;
    for _ in 0..CLIMB {
        if let Some(own) = child(tree, at, &["nsubj", "nsubjpass"]) {
            return Some(own).filter(|&it| party(scene, it).is_some());
        }
        let head = tree.head(at)?;
        // "We urge them to deploy": they are to.
        let asks = || {
            child(tree, head, &["dobj"]).is_some_and(|it| it < at)
                || all(tree, head, &["prep"])
                    .any(|it| it < at && matches!(tree.lemma(it), "on" | "upon"))
        };
        let is_shared = tree.label(at) == "conj" || tree.label(at) == "xcomp" && !asks();
        at = Some(head).filter(|_| is_shared)?;
    }
    None
}

/// How many verbs may share a subject.
const CLIMB: usize = 4;

/// Who "I", "we" or "our troops" is, where it is known who speaks.
pub(super) fn party(scene: Scene<'_>, word: usize) -> Option<Party> {
    let page = scene.page;
    let place = page.tree.place(word);
    let owner = all(&page.tree, word, &["poss"]).map(|it| page.tree.place(it));
    // "the US" is no pronoun.
    let is_pronoun = page.tree.tag(word) == "PRP";
    let is_speaker = is_pronoun && page.is(place, &["i", "me"]);
    let is_side = is_pronoun && page.is(place, &["we", "us"]);
    let is_owned = owner.into_iter().any(|it| page.is(it, &["our"]));
    if is_pronoun && page.is(place, &["it"]) && page.paper.is_some() {
        let opens = scene.unit.run.from == place && page.is_of_issuer(place);
        return if opens { issuer(scene, word, true) } else { None };
    }
    if !is_speaker && !is_side && !is_owned {
        return None;
    }
    let said = around(scene.said, place).filter(|_| !page.is_of_issuer(place));
    let statement = match said {
        Some(said) => &said.statement,
        None => return issuer(scene, word, is_side),
    };
    let speaker = statement.speaker.as_deref();
    let speaker = speaker.filter(|it| !predicate_words().pronouns.contains(&it.to_lowercase()))?;
    let identity = statement.speaker_identity.clone();
    // What those who speak for nobody known tell of themselves stays their word for it.
    let identity = identity.filter(|it| it.code.is_some() || it.sector.is_some())?;
    if is_speaker {
        let run = Run::new(place, place + 1);
        return Some(Party { run, name: speaker.to_owned(), identity: Some(identity) });
    }
    let run = if is_owned { phrase(page, word) } else { Run::new(place, place + 1) };
    let name = statement.side.as_deref().unwrap_or(speaker).to_owned();
    let own = page.identity_of_run(run, page.published).filter(|_| is_owned);
    let identity = side(identity, &name, page.words(run));
    let sector = own.and_then(|it| it.sector).or(identity.sector);
    Some(Party { run, name, identity: Some(Identity { sector, ..identity }) })
}

/// Whose "we" it is in a communiqué or a letter: the issuer's, or an unnamed one's.
fn issuer(scene: Scene<'_>, word: usize, is_side: bool) -> Option<Party> {
    let page = scene.page;
    let place = page.tree.place(word);
    if !is_side || page.is_quoted(place) || page.author.is_some() {
        return None;
    }
    let run = Run::new(place, place + 1);
    let Some(name) = page.paper.as_ref().and_then(|it| it.name.clone()) else {
        return Some(Party { run, name: unnamed().to_owned(), identity: None });
    };
    let is_named = |it: &&Mention| name.contains(&page.name(it)) && !page.name(it).is_empty();
    let state = page.mentions.iter().find(is_named).map(|it| page.identity(it, page.published));
    let identity = state.map(|it| Identity {
        sureness: Sureness::Likely,
        reason: format!("“we” of {name}, who issues it"),
        name: name.clone(),
        sector: it.sector.or(Some(Sector::Gov)),
        ..it
    });
    Some(Party { run, name, identity })
}

/// Whom a speaker's "we" stands for: never surer than who speaks, and never certain.
fn side(speaker: Identity, name: &str, word: &str) -> Identity {
    let is_guess = speaker.sureness == Sureness::Guess;
    Identity {
        name: name.to_owned(),
        office: None,
        sureness: if is_guess { Sureness::Guess } else { Sureness::Likely },
        reason: format!("“{word}” of {}, who speaks for it", speaker.name),
        ..speaker
    }
}
