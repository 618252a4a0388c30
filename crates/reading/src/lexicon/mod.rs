//! The lexicon: word lists kept as data, read once.

mod forms;
mod frames;
mod grammar;
mod lists;
mod phrases;
mod saying;

pub(crate) use forms::form_words;
pub(crate) use frames::{NounFrames, frames, takes};
pub(crate) use grammar::{is_auxiliary, is_finite, is_preposition};
pub(crate) use lists::{
    CueClass, cues, judgment_words, offices, position_words, probability_phrases, relation_words,
    rows, schedule_words,
};
pub(crate) use phrases::Phrases;
pub(crate) use saying::{modality_words, saying_words};
