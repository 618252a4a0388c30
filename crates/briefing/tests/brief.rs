//! Briefs as readers get them.

mod winter;

use briefing::{STYLE, Stamp, Way, html, markdown};
use domain::{Brief, Id, Kind, Resolution};
use jiff::civil::date;

use winter::{outcome, winter_brief, winter_stamp};

const ID: Id = Id { kind: Kind::Brief, number: 1 };

/// What nobody must be able to put into a page.
const HOSTILE: &str = "<script>alert(1)</script> *loud* [x](javascript:y)\n# \"head\"";

fn as_markdown(brief: &Brief, stamp: &Stamp) -> String {
    markdown(ID, brief, stamp)
}

fn as_page(brief: &Brief, stamp: &Stamp) -> String {
    html(ID, brief, stamp, &[]).replace(STYLE, "…")
}

fn day_of_writing() -> Stamp {
    Stamp { as_of: date(2022, 1, 28), outcomes: vec![], notices: vec![] }
}

/// The paragraph under the heading of how it came out.
fn result(stamp: &Stamp) -> String {
    let text = as_markdown(&winter_brief(), stamp);
    let (_, rest) = text.split_once("## How it came out").expect("every brief has a stamp");
    rest.lines().nth(2).expect("a result stands under the heading").to_owned()
}

#[test]
fn a_settled_brief_in_markdown() {
    insta::assert_snapshot!(as_markdown(&winter_brief(), &winter_stamp()));
}

#[test]
fn a_settled_brief_as_a_page() {
    insta::assert_snapshot!(as_page(&winter_brief(), &winter_stamp()));
}

#[test]
fn a_bare_brief() {
    let brief = Brief { summary: None, judgments: vec![], ..winter_brief() };
    insta::assert_snapshot!(as_markdown(&brief, &day_of_writing()));
}

#[test]
fn what_changed_since_stands_at_the_head() {
    let stamp =
        Stamp { notices: vec!["judgment j-1 was corrected by j-4.".to_owned()], ..winter_stamp() };
    let (text, page) = (as_markdown(&winter_brief(), &stamp), as_page(&winter_brief(), &stamp));
    let told = "**Since this was written:** judgment j-1 was corrected by j-4.";
    let head = text.split("\n## ").next().unwrap_or_default();
    assert!(head.contains(told), "{head}");
    assert!(
        page.contains("<p class=\"notice\"><b>Since this was written:</b> judgment j-1"),
        "{page}"
    );
}

#[test]
fn a_deadline_is_told_with_the_clock_it_was_given_by() {
    let mut brief = winter_brief();
    let told = "31 March 2022, 17:00 Europe/Paris (15:00 UTC)";
    brief.judgments[0].forecasts[0].deadline_told = Some(told.to_owned());
    for text in [as_markdown(&brief, &winter_stamp()), as_page(&brief, &winter_stamp())] {
        assert!(text.contains(told), "{text}");
    }
}

#[test]
fn the_reason_of_a_confidence_is_a_sentence() {
    let mut brief = winter_brief();
    brief.judgments[0].confidence_reason = Some("two speakers".to_owned());
    let text = as_markdown(&brief, &winter_stamp());
    assert!(text.contains(". Two speakers."), "{text}");
}

#[test]
fn the_result_is_counted() {
    let annulled = Resolution::Annulled { reason: "Asked twice.".to_owned() };
    let cases = [
        (
            winter_stamp(),
            "8 of 9 questions are settled, 1 void; mean Brier score 0.13 over 7 (lower is better, \
             always saying 50% gives 0.25); too few to say more.",
        ),
        (
            day_of_writing(),
            "0 of 9 questions are settled, 9 still open; no forecast of this brief has a score \
             yet.",
        ),
        (
            Stamp {
                as_of: date(2022, 2, 4),
                outcomes: vec![
                    outcome(3, Some(Resolution::Yes), Some(0.0025)),
                    outcome(4, Some(annulled), None),
                ],
                notices: vec![],
            },
            "1 of 9 questions is settled, 1 annulled, 7 still open; mean Brier score 0.00 over 1 \
             (lower is better, always saying 50% gives 0.25); too few to say more.",
        ),
    ];
    for (stamp, expected) in cases {
        assert_eq!(result(&stamp), expected);
    }
}

#[test]
fn a_resolution_given_to_a_void_question_does_not_count() {
    let mut stamp = winter_stamp();
    stamp.outcomes[1].resolution = Some(Resolution::Yes);
    assert_eq!(result(&stamp), result(&winter_stamp()));
}

#[test]
fn likelihood_and_confidence_stand_in_sentences_of_their_own() {
    let text = as_markdown(&winter_brief(), &winter_stamp());
    for sentence in text.split(['.', '\n']) {
        assert!(!(sentence.contains("confidence") && sentence.contains('%')), "{sentence}");
    }
    assert!(text.contains("likely (65%)"));
}

#[test]
fn words_of_people_are_never_markup() {
    let brief = hostile_brief();
    let page = as_page(&brief, &hostile_stamp());
    assert!(!page.contains("<script"), "{page}");
    assert!(!page.contains(" \"head\""), "{page}");
    let text = as_markdown(&brief, &hostile_stamp());
    for (index, _) in text.match_indices("<script>").chain(text.match_indices("*loud")) {
        assert!(text[..index].ends_with('\\'), "{}", &text[index - 20..]);
    }
    assert!(!text.contains("\n# \"head"), "{text}");
    assert_eq!(text.matches("\\*loud\\*").count(), page.matches("*loud*").count() - 2);
}

#[test]
fn a_page_needs_nothing_from_outside() {
    let page = html(ID, &winter_brief(), &winter_stamp(), &[]);
    for outside in ["<script", "<link", "<img", "http:", "https:", "url(", "@import", "style="] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(page.contains(&format!("<style>{STYLE}</style>")));
}

#[test]
fn ways_back_stand_only_on_a_page_that_has_them() {
    let way = Way { href: "/".to_owned(), text: "Desk <1>".to_owned() };
    let page = |ways: &[Way]| html(ID, &winter_brief(), &winter_stamp(), ways);
    assert!(page(&[way]).contains("<a href=\"/\">Desk &#60;1&#62;</a></nav>"));
    assert!(!page(&[]).contains("<nav"));
}

fn hostile_brief() -> Brief {
    let text = || HOSTILE.to_owned();
    let mut brief = winter_brief();
    brief.judgments.truncate(1);
    (brief.title, brief.byline, brief.ladder) = (text(), text(), text());
    brief.summary = Some(text());
    let judgment = &mut brief.judgments[0];
    (judgment.claim, judgment.phrase, judgment.confidence_reason) = (text(), text(), Some(text()));
    judgment.alternatives = vec![text()];
    judgment.assumptions = vec![text()];
    for quote in judgment.quotes_for.iter_mut().chain(&mut judgment.quotes_against) {
        quote.passage.span.text = text();
        quote.speaker = Some(text());
        (quote.title, quote.source) = (Some(text()), Some(text()));
    }
    for forecast in &mut judgment.forecasts {
        (forecast.text, forecast.condition) = (text(), Some(text()));
        forecast.phrase = Some(text());
    }
    brief
}

fn hostile_stamp() -> Stamp {
    let mut stamp = winter_stamp();
    for outcome in &mut stamp.outcomes {
        outcome.void = Some(HOSTILE.to_owned());
    }
    stamp.notices.push(HOSTILE.to_owned());
    stamp
}
