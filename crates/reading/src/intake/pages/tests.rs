//! What becomes of printed pages.

use super::{Pages, take_in_pages};
use crate::intake::{IntakeError, IntakeHints};

fn check(pages: &[&str], expected: &str) {
    let pages = pages.iter().map(|page| (*page).to_owned()).collect();
    let pages = Pages { pages, ..Pages::default() };
    let intake = take_in_pages(b"%PDF-", pages, &IntakeHints::default()).unwrap();
    assert_eq!(intake.document.text, expected);
}

#[test]
fn lines_become_paragraphs() {
    check(
        &[
            "The ministers met in the capital on Monday and\nspoke about the border for two hours. They\n\
           agreed on nothing.\nOn Tuesday they met again, for as long, and the\ntalks go on.",
        ],
        "The ministers met in the capital on Monday and spoke about the border for two hours. \
         They agreed on nothing.\n\nOn Tuesday they met again, for as long, and the talks go on.",
    );
}

#[test]
fn a_blank_line_ends_a_paragraph() {
    check(&["THE TALKS\n\nThey met.\n"], "THE TALKS\n\nThey met.");
}

#[test]
fn words_cut_at_the_end_of_a_line_are_joined() {
    check(&["The nego-\ntiations go on."], "The negotiations go on.");
    check(
        &["A long-term plan is no plan, and a long-\nterm view is none."],
        "A long-term plan is no plan, and a long-term view is none.",
    );
    check(&["The talks of Anglo-\nFrench teams."], "The talks of Anglo- French teams.");
}

#[test]
fn heads_feet_and_numbers_of_pages_are_left_out() {
    check(
        &[
            "MINISTRY OF THE SEA\nThe ministers spoke about the\n1 of 3",
            "MINISTRY OF THE SEA\nborder. They\n2 of 3",
            "MINISTRY OF THE SEA\nThey parted.\n3 of 3",
        ],
        "The ministers spoke about the border. They\n\nThey parted.",
    );
}

#[test]
fn a_lone_page_keeps_its_head() {
    check(
        &["MINISTRY OF THE SEA\n\nThey met in 1999.\n\n- 1 -"],
        "MINISTRY OF THE SEA\n\nThey met in 1999.",
    );
}

#[test]
fn pages_of_pictures_are_told() {
    let pages = Pages { pages: vec![String::new(), " \n".to_owned()], ..Pages::default() };
    let refused = take_in_pages(b"%PDF-", pages, &IntakeHints::default());
    assert_eq!(refused, Err(IntakeError::OnlyPictures));
}
