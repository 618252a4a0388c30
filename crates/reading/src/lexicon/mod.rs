//! The lexicon: word lists kept as data, read once.

mod circumstances;
mod foretelling;
mod forms;
mod frames;
mod grammar;
mod judging;
mod lists;
mod phrases;
mod saying;

pub(crate) use circumstances::{Tie, setting_words};
pub(crate) use foretelling::{prediction_words, probability_of, probability_phrases};
pub(crate) use forms::form_words;
pub(crate) use frames::{NounFrames, frames, takes};
pub(crate) use grammar::{is_auxiliary, is_finite, is_preposition};
pub(crate) use judging::judgment_words;
pub(crate) use lists::{
    CueClass, cues, offices, position_words, relation_words, rows, schedule_words,
};
pub(crate) use phrases::Phrases;
pub(crate) use saying::{modality_words, saying_words};
