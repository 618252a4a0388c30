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
    check(&["The talks of Anglo-\nFrench teams."], "The talks of Anglo-French teams.");
    check(&["A case of COVID-\n19 in 2021-\n22."], "A case of COVID-19 in 2021-22.");
    check(&["Short-\nand long-term aims."], "Short- and long-term aims.");
    check(&["They left -\nand came back."], "They left - and came back.");
}

#[test]
fn a_hyphen_stays_where_it_joins_two_words() {
    check(
        &["No term is long when a long-\nterm view is taken of the talks."],
        "No term is long when a long-term view is taken of the talks.",
    );
    check(
        &["The longterm view of a long term is a long-\nterm view."],
        "The longterm view of a long term is a longterm view.",
    );
}

#[test]
fn the_blanks_of_justified_print_are_one() {
    check(&["The  talks   go\non  today."], "The talks go on today.");
}

fn problems(pages: &[&str]) -> Vec<String> {
    let pages = pages.iter().map(|page| (*page).to_owned()).collect();
    let pages = Pages { pages, ..Pages::default() };
    let intake = take_in_pages(b"%PDF-", pages, &IntakeHints::default()).unwrap();
    intake.problems.into_iter().map(|it| it.message).collect()
}

#[test]
fn heads_feet_and_numbers_of_pages_are_left_out_and_told() {
    let pages = [
        "MINISTRY OF THE SEA\n\nThe ministers spoke about the\n1 of 4",
        "MINISTRY OF THE SEA\n\nborder. They\n2 of 4",
        "MINISTRY OF THE SEA\n\nThey parted.\n\nReport | 3\n3 of 4",
        "MINISTRY OF THE SEA\n\nThey met.\n4 of 4",
    ];
    check(
        &pages,
        "The ministers spoke about the border. They\n\nThey parted.\n\nReport | 3\n\nThey met.",
    );
    let told = "left out as head or foot of the pages: \"MINISTRY OF THE SEA\", \
        the numbers of the pages";
    assert_eq!(problems(&pages), [told]);
    let numbered = ["7 | Sea\n\nOne.", "8 | Sea\n\nTwo.", "9 | Sea\n\nThree.", "10 | Sea\n\nFour."];
    check(&numbered, "One.\n\nTwo.\n\nThree.\n\nFour.");
}

#[test]
fn heads_of_few_pages_and_of_left_and_right_ones_are_left_out() {
    check(&["THE SEA\n\nOne.", "THE SEA\n\nTwo."], "One.\n\nTwo.");
    let sides = ["THE SEA\n\nA.", "A. Lind\n\nB.", "THE SEA\n\nC.", "A. Lind\n\nD."];
    let more = ["THE SEA\n\nE.", "A. Lind\n\nF."];
    check(&[&sides[..], &more].concat(), "A.\n\nB.\n\nC.\n\nD.\n\nE.\n\nF.");
}

#[test]
fn numbers_beside_a_head_are_left_out() {
    check(&["Odd\n- 1 -\n\nA.", "Even\n- 2 -\n\nB."], "Odd\n\nA.\n\nEven\n\nB.");
}

#[test]
fn lines_that_only_look_alike_are_text() {
    for pages in [
        // Not on each of a few pages, nor on most of the left or right ones.
        &["THE SEA\n\nOne.", "THE SEA\n\nTwo.", "Three."][..],
        &["THE SEA\n\nA.", "B.", "THE SEA\n\nC.", "D.", "E.", "F.", "G.", "H."],
        // The numbers differ.
        &["Day of 3 May\n\nA.", "Day of 4 May\n\nB.", "Day of 5 May\n\nC.", "Day of 6 May\n\nD."],
        &["A.\n\n9 voted for", "B.\n\n7 voted for", "C.\n\n9 voted for", "D.\n\n7 voted for"],
        // A sentence, a long line, a line of the paragraph below it.
        &["They met.\n\nA.", "They met.\n\nB.", "They met.\n\nC.", "They met.\n\nD."],
        &["They met\nin May.", "They met\nin June.", "They met\nin July.", "They met\nin fall."],
        // Numbers that are not those of the pages.
        &["Dead\n\n19", "Hurt\n\n40", "Lost\n\n3", "Home\n\n112"],
    ] {
        assert_eq!(problems(pages), Vec::<String>::new());
    }
}

#[test]
fn pages_without_text_among_others_are_told() {
    let told = "pages 2, 4 hold no text; where they are pictures of text, run OCR on the PDF";
    assert_eq!(problems(&["They met.", " ", "They parted.", ""]), [told]);
}

#[test]
fn characters_without_a_letter_are_told() {
    check(&["The \0\0lks."], "The \u{fffd}\u{fffd}lks.");
    let told = "the PDF does not tell which letters 2 of its characters are; they stand as \u{fffd}: \
        give its text, or run OCR on it";
    assert_eq!(problems(&["The \0\0lks."]), [told]);
}

#[test]
fn arabic_and_hebrew_in_the_order_of_print_are_told() {
    for logical in ["الوزير المدينة الحدود اجتمع.", "השרים נפגשו שעתיים ודנו בתנאים."]
    {
        assert_eq!(problems(&[logical]), Vec::<String>::new());
        let printed: String = logical.chars().rev().collect();
        let told = problems(&[&printed]);
        assert!(told[0].contains("in the order of print"), "{told:?}");
    }
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
