//! The order in which a page is read, whatever the order in which it was drawn.

use reading::IntakeHints;

use super::tests::{pdf, pdf_with, stream};
use crate::take_in::take_in;

/// The left and the right column of a page, line by line.
const LEFT: [&str; 6] = [
    "The ministers met in the capital",
    "on Monday and spoke about the",
    "border for two hours, and agreed",
    "on nothing but the day of their",
    "next talks. Nobody was surprised",
    "by this, as all had said before.",
];
const RIGHT: [&str; 6] = [
    "A week later they met again, and",
    "this time the neighbors came as",
    "well. The harbor will stay open",
    "until the end of the year, they",
    "said, and the tolls will be what",
    "they were in the spring of 2021.",
];

/// Words at a place, in points from the lower left corner.
fn at(left: usize, up: usize, words: &str) -> String {
    format!("1 0 0 1 {left} {up} Tm ({words}) Tj")
}

fn page(drawn: &[String]) -> String {
    format!("BT /F1 10 Tf {} ET", drawn.join(" "))
}

/// The two columns, row by row.
fn rows() -> Vec<String> {
    let rows = LEFT.iter().zip(RIGHT).enumerate();
    rows.flat_map(|(row, (left, right))| {
        let up = 600 - 12 * row;
        [at(60, up, left), at(240, up, right)]
    })
    .collect()
}

fn read(drawn: &[String]) -> String {
    take_in(&pdf(&[&page(drawn)]), &IntakeHints::default()).unwrap().document.text
}

fn column_by_column() -> String {
    [LEFT, RIGHT].concat().join(" ")
}

#[test]
fn columns_that_are_drawn_row_by_row_are_read_one_after_the_other() {
    let text = read(&rows());
    assert_eq!(text.replace("\n\n", " "), column_by_column());
}

#[test]
fn columns_that_are_drawn_one_after_the_other_stay_as_they_are() {
    let mut drawn = rows();
    drawn = drawn.iter().step_by(2).chain(drawn.iter().skip(1).step_by(2)).cloned().collect();
    assert_eq!(read(&drawn).replace("\n\n", " "), column_by_column());
}

#[test]
fn what_stands_across_the_columns_stays_above_and_below_them() {
    let mut drawn =
        vec![at(60, 660, "What was said at the two meetings about the border this spring")];
    drawn.push(at(60, 640, "Ada Lind"));
    drawn.push(at(340, 640, "3 May"));
    drawn.extend(rows());
    drawn.push(at(
        60,
        500,
        "This page was printed in the capital and may be passed on to anybody.",
    ));
    let text = read(&drawn);
    let expected = format!(
        "What was said at the two meetings about the border this spring Ada Lind 3 May {} \
         This page was printed in the capital and may be passed on to anybody.",
        column_by_column()
    );
    assert_eq!(text.replace("\n\n", " "), expected);
}

#[test]
fn three_columns_are_read_one_after_the_other() {
    let lines = [
        ["They met on Monday", "and spoke of nothing", "but the old harbor."],
        ["The talks went on all", "night, as they had", "done in the spring."],
        ["Nobody spoke of the", "border, and nobody", "asked for a map of it."],
        ["On Tuesday they left", "for the capital, each", "by another road, and"],
        ["took nobody along who", "could have told what", "was said. It will be"],
        ["written down by those", "who were there, and", "kept for ten years."],
    ];
    let mut drawn = vec![];
    for (row, line) in lines.iter().enumerate() {
        for (column, words) in line.iter().enumerate() {
            drawn.push(at(60 + 130 * column, 600 - 12 * row, words));
        }
    }
    let expected: Vec<&str> =
        (0..3).flat_map(|column| lines.iter().map(move |line| line[column])).collect();
    assert_eq!(read(&drawn).replace("\n\n", " "), expected.join(" "));
}

#[test]
fn tables_and_single_columns_are_read_as_they_are_drawn() {
    let names = ["Lind", "Berg", "Strand", "Holm", "Dahl", "Vik"];
    let mut drawn = vec![];
    for (row, (name, said)) in names.iter().zip(RIGHT).enumerate() {
        drawn.push(at(60, 600 - 12 * row, name));
        drawn.push(at(200, 600 - 12 * row, said));
    }
    let text = read(&drawn).replace("\n\n", " ");
    assert!(text.starts_with("Lind A week later they met again, and Berg this time"), "{text}");
    let lines: Vec<String> =
        LEFT.iter().enumerate().map(|(row, line)| at(60, 600 - 12 * row, line)).collect();
    assert_eq!(read(&lines).replace("\n\n", " "), LEFT.join(" "));
}

/// A PDF in Hebrew letters, which stand from א on where Latin ones do from A on.
fn hebrew(drawn: &[String]) -> Vec<u8> {
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding \
                /ToUnicode 7 0 R >>";
    let map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap \
               1 begincodespacerange <00> <FF> endcodespacerange \
               2 beginbfrange <20> <3F> <0020> <41> <5B> <05D0> endbfrange endcmap end end";
    pdf_with(font, &[stream(map)], &[&page(drawn)])
}

/// Words as the font of the PDF spells them.
fn spelled(words: &str) -> String {
    let code = |letter: char| match u32::from(letter) {
        code @ 0x5d0..=0x5ea => char::from_u32(code - 0x5d0 + 0x41).unwrap(),
        _ => letter,
    };
    words.chars().map(code).collect()
}

#[test]
fn hebrew_is_read_from_right_to_left_whichever_letter_was_drawn_first() {
    let said = "השרים נפגשו ביום שני 12 במאי ושוחחו על הגבול במשך שעתיים.";
    let seen: String = said.chars().rev().collect();
    let seen = seen.replace("21", "12");
    let bytes = hebrew(&[at(60, 600, &spelled(&seen))]);
    let intake = take_in(&bytes, &IntakeHints::default()).unwrap();
    assert_eq!(intake.document.text, said);
    // Letter by letter from the right, each where it stands.
    let drawn: Vec<String> = (0..)
        .zip("שלום רב".chars())
        .map(|(place, letter)| at(300 - 7 * place, 600, &spelled(&letter.to_string())))
        .collect();
    let intake = take_in(&hebrew(&drawn), &IntakeHints::default()).unwrap();
    assert_eq!(intake.document.text, "שלום רב");
}
