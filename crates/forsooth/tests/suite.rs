//! All tests of the program, as one: each would link everything anew.

#![expect(clippy::disallowed_methods, reason = "a command is a process")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod model;

mod accounts;
mod catalogue;
mod catalogue_page;
mod commands;
mod cross_check;
mod desk_care;
mod desk_in_postgres;
mod feeds;
mod followed_up;
mod hostile_pdfs;
mod hypotheses;
mod jobs;
mod judgments;
mod ladders;
mod language_model;
mod lint;
mod notes;
mod pages_of_the_manual;
mod questions;
mod reader_scripts;
mod receipts;
mod sample_desk;
mod score_table;
mod search;
mod speakers;
mod templates;
mod timestamps;
mod watches;
mod whole_wordings;
mod witnesses;
