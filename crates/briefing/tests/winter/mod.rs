//! A brief of January 2022 and how it came out.

use briefing::{Outcome, Stamp};
use domain::{
    Brief, BriefForecast, BriefJudgment, Confidence, Id, Kind, Passage, Probability, Quote,
    Resolution, Span,
};
use jiff::civil::{Date, date};

/// A document as a quotation names it: its number, title and day in January 2022.
type Report = (u64, &'static str, i8);

const ROUNDS: Report = (2, "Three rounds of talks end where they began", 13);
const PRESS: Report = (3, "Lavrov: patience is at an end, and Beijing is next", 14);
const FRIENDSHIP: Report =
    (4, "Lavrov keeps the friendship with China apart from the quarrel with the West", 17);
const REPLIES: Report = (5, "Washington and NATO answer on paper: the door stays open", 27);

const MARCH: Date = date(2022, 3, 31);

/// The brief as it was written.
pub(crate) fn winter_brief() -> Brief {
    Brief {
        title: "Not aimed against anyone: what Lavrov’s sentence on China is worth".to_owned(),
        byline: "Mara Lindqvist".to_owned(),
        date: date(2022, 1, 28),
        summary: Some(
            "While Moscow waited for the West to answer its demands in writing, its foreign \
             minister said that the friendship with China is aimed against nobody. We read this \
             as an offer to keep the two matters apart, on thin ground. The meeting of Lavrov and \
             Wang Yi on 3 February is the first test."
                .to_owned(),
        ),
        ladder: "ICD 203".to_owned(),
        judgments: vec![apart(), central_demand(), words_not_arms()],
        ai_use: None,
        note: None,
    }
}

/// The stamp once everything was known.
pub(crate) fn winter_stamp() -> Stamp {
    let void = "The United States and China did not fight each other.".to_owned();
    let settled = |question, resolution, known_on, brier| Outcome {
        known_on: Some(known_on),
        ..outcome(question, Some(resolution), Some(brier))
    };
    Stamp {
        as_of: date(2022, 4, 1),
        outcomes: vec![
            settled(1, Resolution::No, MARCH, 0.0001),
            Outcome { void: Some(void), ..outcome(2, None, None) },
            settled(3, Resolution::Yes, date(2022, 2, 3), 0.0025),
            settled(4, Resolution::Yes, date(2022, 2, 4), 0.5625),
            settled(5, Resolution::No, MARCH, 0.0004),
            settled(6, Resolution::Yes, date(2022, 2, 24), 0.3025),
            settled(7, Resolution::No, date(2022, 2, 25), 0.04),
            settled(8, Resolution::No, MARCH, 0.0004),
            // The author gave no forecast, so there is nothing to score.
            Outcome { known_on: Some(MARCH), ..outcome(9, Some(Resolution::No), None) },
        ],
        notices: vec![],
    }
}

/// How one question came out.
pub(crate) fn outcome(
    question: u64,
    resolution: Option<Resolution>,
    brier: Option<f64>,
) -> Outcome {
    Outcome {
        question: id(Kind::Question, question),
        resolution,
        void: None,
        known_on: None,
        is_late: false,
        brier,
        other_score: None,
    }
}

fn apart() -> BriefJudgment {
    BriefJudgment {
        confidence_reason: Some(
            "It rests on one statement of one speaker, and officials have said much the same for \
             years."
                .to_owned(),
        ),
        quotes_for: vec![lavrov_on_china()],
        quotes_against: vec![quote(
            PRESS,
            None,
            "He praised the architecture of Russia’s relations with China as one it has with \
             practically no other country.",
        )],
        alternatives: strings(&[
            "The sentence reassures the West while Moscow is already working on a common front \
             with Beijing.",
            "The sentence is routine and says nothing about this winter.",
        ]),
        assumptions: strings(&["The minister speaks for the president."]),
        forecasts: vec![
            forecast(1, "Will the armed forces of the United States and China fight each other before April 2022?", "almost no chance (1%)"),
            BriefForecast {
                condition: Some("the armed forces of the United States and China fight each other before April 2022".to_owned()),
                ..forecast(2, "Will Russia stay neutral in a war between the United States and China?", "very likely (85%)")
            },
            BriefForecast { deadline: date(2022, 2, 3), ..forecast(3, "Will Lavrov and Wang Yi meet in person in Beijing on 3 February 2022?", "almost certain (95%)") },
            BriefForecast { deadline: date(2022, 2, 6), ..forecast(4, "Will a joint Russian and Chinese document oppose the enlargement of NATO by name before 7 February 2022?", "unlikely (25%)") },
        ],
        ..judgment(1, "Moscow will keep China out of its quarrel with the West: it will not ask Beijing to take a side on NATO this winter.", (0.65, "likely (65%)"), Confidence::Low)
    }
}

fn central_demand() -> BriefJudgment {
    BriefJudgment {
        confidence_reason: Some("The drafts and three speakers in three places agree".to_owned()),
        quotes_for: vec![
            quote(
                ROUNDS,
                Some("Sergei Ryabkov"),
                "absolutely mandatory to make sure that Ukraine never, never, ever becomes a member of NATO",
            ),
            quote(PRESS, Some("Sergei Lavrov"), "We have run out of patience"),
        ],
        alternatives: strings(&[
            "The demand is an opening bid, and arms control is the price that Moscow is really after.",
        ]),
        assumptions: strings(&["NATO will not give the undertaking in any form."]),
        forecasts: vec![
            forecast(
                5,
                "Will NATO or the United States promise in writing before April 2022 that NATO takes in no new members in the east?",
                "almost no chance (2%)",
            ),
            forecast(
                6,
                "Will Russia attack Ukraine on a large scale before April 2022?",
                "roughly even (45%)",
            ),
        ],
        ..judgment(
            2,
            "Moscow will not settle for talks that leave out its central demand, an end to the enlargement of NATO.",
            (0.85, "very likely (85%)"),
            Confidence::High,
        )
    }
}

fn words_not_arms() -> BriefJudgment {
    BriefJudgment {
        quotes_for: vec![quote(
            REPLIES,
            Some("Wang Yi"),
            "Russia’s reasonable security concerns should be taken seriously and resolved",
        )],
        // The same words as under the first judgment, so one endnote serves both.
        quotes_against: vec![lavrov_on_china()],
        alternatives: strings(&[
            "Beijing stays away altogether, to spare its trade with Europe and its principle of sovereignty.",
        ]),
        forecasts: vec![
            BriefForecast {
                condition: Some(
                    "the Security Council votes on such a draft before April 2022.".to_owned(),
                ),
                ..forecast(
                    7,
                    "Will China vote against a draft resolution of the Security Council that condemns or deplores a Russian attack on Ukraine?",
                    "unlikely (20%)",
                )
            },
            forecast(
                8,
                "Will China impose sanctions of its own on Russia over Ukraine before April 2022?",
                "almost no chance (2%)",
            ),
            BriefForecast {
                phrase: None,
                probability: None,
                chances: None,
                ..forecast(
                    9,
                    "Will the United States say on the record before April 2022 that China has delivered arms to Russia for use in Ukraine?",
                    "",
                )
            },
        ],
        ..judgment(
            3,
            "If the quarrel grows, Beijing will back Moscow in words and not with arms.",
            (0.8, "very likely (80%)"),
            Confidence::Moderate,
        )
    }
}

fn lavrov_on_china() -> Quote {
    quote(
        FRIENDSHIP,
        Some("Sergei Lavrov"),
        "As for our relations with the People’s Republic of China, they are not subject to the \
         situation and are developing regardless of what our Western colleagues think about this. \
         Our friendship with China is not aimed against anyone",
    )
}

fn judgment(
    number: u64,
    claim: &str,
    (likelihood, phrase): (f64, &str),
    confidence: Confidence,
) -> BriefJudgment {
    BriefJudgment {
        judgment: id(Kind::Judgment, number),
        claim: claim.to_owned(),
        likelihood: Probability::new(likelihood).expect("the samples are probabilities"),
        phrase: phrase.to_owned(),
        confidence,
        confidence_reason: None,
        quotes_for: vec![],
        quotes_against: vec![],
        alternatives: vec![],
        assumptions: vec![],
        forecasts: vec![],
    }
}

fn forecast(number: u64, text: &str, phrase: &str) -> BriefForecast {
    BriefForecast {
        question: id(Kind::Question, number),
        text: text.to_owned(),
        condition: None,
        deadline: MARCH,
        deadline_told: None,
        probability: None,
        chances: None,
        phrase: Some(phrase.to_owned()),
        resolution: None,
    }
}

fn quote((document, title, day): Report, speaker: Option<&str>, words: &str) -> Quote {
    let span = Span { start: 400, end: 400 + words.len(), text: words.to_owned() };
    Quote {
        passage: Passage { document: id(Kind::Document, document), span },
        speaker: speaker.map(str::to_owned),
        told_as: None,
        is_reported: false,
        title: Some(title.to_owned()),
        source: Some("Forsooth sample wire".to_owned()),
        published: Some(date(2022, 1, day)),
    }
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&it| it.to_owned()).collect()
}

fn id(kind: Kind, number: u64) -> Id {
    Id { kind, number }
}
