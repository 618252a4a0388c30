//! The lexicon: word lists kept as data, read once.

mod circumstances;
mod death;
mod first_names;
mod foretelling;
mod forms;
mod frames;
mod grammar;
mod judging;
mod lists;
mod phrases;
mod positions;
mod predicates;
mod relations;
mod saying;
mod schedule;

pub(crate) use circumstances::{Tie, setting_words};
pub(crate) use death::death_words;
pub(crate) use first_names::first_names;
pub(crate) use foretelling::{Coming, prediction_words, probability_of, probability_phrases};
pub(crate) use forms::form_words;
pub(crate) use frames::{NounFrames, frames, takes};
pub(crate) use grammar::{
    acts_for_state, is_article, is_auxiliary, is_common, is_finite, is_only_english, is_particle,
    is_preposition, is_subject_pronoun, misread_verbs, opens_clause, opens_subordinate,
    parts_clauses, stands_beside_verbs,
};
pub(crate) use judging::judgment_words;
pub(crate) use lists::{CueClass, cues, offices, parse, rows};
pub(crate) use phrases::{Lower, Phrases};
pub(crate) use positions::{
    Takes, bygone_phrases, partly_phrases, position_words, since_phrases, stand_frames,
};
pub(crate) use predicates::predicate_words;
pub(crate) use relations::{Limit, relation_words};
pub(crate) use saying::{modality_words, saying_words};
pub(crate) use schedule::schedule_words;
