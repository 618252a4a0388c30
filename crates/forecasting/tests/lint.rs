//! The lint on questions: what it objects to, and that good questions are left alone.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use domain::Severity;
use forecasting::lint::{Finding, QuestionText, lint};
use proptest::prelude::*;

/// Text, criteria, source and deadline of a question.
type Question = [&'static str; 4];

#[test]
fn a_good_question_gets_nothing_but_advice() {
    for question in GOOD {
        let grave: Vec<Finding> =
            findings(question).into_iter().filter(|it| it.severity > Severity::Advice).collect();
        assert!(grave.is_empty(), "{}: {grave:#?}", question[0]);
    }
}

#[test]
fn a_bad_question_gets_what_its_settler_would_say() {
    for (question, expected) in BAD {
        let lines: Vec<String> = findings(question).iter().map(line).collect();
        assert_eq!(lines, *expected, "{}", question[0]);
    }
}

#[test]
fn a_finding_points_at_the_very_words() {
    for question in BAD.iter().map(|(question, _)| question).chain(GOOD) {
        check_spans(question, &findings(question));
    }
}

proptest! {
    #[test]
    fn any_words_can_be_read(text in ".{0,80}", criteria in ".{0,80}", source in ".{0,20}") {
        let question = [text.as_str(), &criteria, &source, "2027-03-01"];
        check_spans(&question, &findings(&question));
    }

    #[test]
    fn any_order_of_the_words_of_the_lists_can_be_read(
        words in prop::collection::vec(prop::sample::select(WORDS), 0..12)
    ) {
        let text = words.join(" ");
        let question = [text.as_str(), &text, &text, "2027-03-01"];
        check_spans(&question, &findings(&question));
    }
}

const WORDS: &[&str] = &[
    "Will", "will", "and", "and/or", "not", "no", "sign", "meet", "by", "before", "the", "end",
    "of", "on", "3", "February", "2027", "May", "?", ",", "if", "“", "”", "some", "more", "be",
    "signed", "ü", "中国",
];

fn findings(question: &[&str; 4]) -> Vec<Finding> {
    let [text, criteria, source, deadline] = *question;
    let deadline_at = Some(format!("{deadline}T23:59:59Z").parse().unwrap());
    let question = QuestionText {
        text,
        criteria,
        source,
        deadline_at,
        closes_at: deadline_at,
        ..QuestionText::default()
    };
    lint(&question)
}

fn check_spans([text, criteria, source, _]: &[&str; 4], findings: &[Finding]) {
    for span in findings.iter().filter_map(|finding| finding.span.as_ref()) {
        assert!([text, criteria, source].iter().any(|part| span.matches(part)), "{span:?}");
    }
}

/// A finding in a line: how grave, the rule, and the words.
fn line(finding: &Finding) -> String {
    let words = finding.span.as_ref().map_or("", |span| span.text.as_str());
    format!("{} {} {} {words}", finding.severity.word(), finding.rule, finding.field)
        .trim()
        .to_owned()
}

const GOOD: &[Question] = &[
    [
        "Will Hungary's parliament ratify Sweden's accession to NATO before 1 March 2024?",
        "Yes if the National Assembly passes the bill of ratification in a final vote; a signature by the president is not needed.",
        "The National Assembly's record of votes, else Reuters",
        "2024-02-29",
    ],
    [
        "Will the UN Security Council adopt a resolution that demands a ceasefire in Gaza by 31 March 2024?",
        "Yes if a draft with the word “demands” before a ceasefire gets nine votes and no veto. A presidential statement does not count.",
        "UN meetings coverage",
        "2024-03-31",
    ],
    [
        "Will the United States and Iran hold direct talks in person before 1 July 2025?",
        "Yes if officials of both governments sit in the same room without a mediator speaking for them, confirmed by either government.",
        "The State Department and Iran's foreign ministry",
        "2025-06-30",
    ],
    [
        "Will Narendra Modi attend the SCO summit in Tianjin in person by 1 September 2025?",
        "Yes if he is photographed at a session in Tianjin. If the summit is moved, its new date counts as long as it is before the deadline.",
        "India's Ministry of External Affairs",
        "2025-09-01",
    ],
    [
        "Will Azerbaijan and Armenia sign a peace treaty by 31 December 2026?",
        "Yes if both foreign ministers or higher sign one text called a treaty or agreement on peace; an initialed text does not count.",
        "Both foreign ministries",
        "2026-12-31",
    ],
    [
        "Will Poland invoke Article 4 of the North Atlantic Treaty before 1 January 2027?",
        "Yes if Poland's government or NATO's Secretary General says that consultations under Article 4 were requested by Poland.",
        "NATO press releases",
        "2026-12-31",
    ],
    [
        "Will the European Central Bank's deposit facility rate be above 2.00% on 31 December 2026?",
        "The rate in force at 18:00 Frankfurt time on that day, as on the bank's page of key rates.",
        "European Central Bank, key interest rates",
        "2026-12-31",
    ],
    [
        "Will the Bundestag approve the delivery of Taurus missiles to Ukraine by 30 June 2026?",
        "Yes if a motion that calls for the delivery gets more yes than no votes in plenary.",
        "Bundestag, record of roll-call votes",
        "2026-06-30",
    ],
    [
        "Will Venezuela's Nicolás Maduro cease to hold the office of president before 1 April 2026?",
        "Yes if he dies, resigns, is removed or is out of the country and another person is sworn in, also as acting president.",
        "Reuters, else AP",
        "2026-03-31",
    ],
    [
        "Will a Chinese coast guard vessel fire a water cannon at a Philippine vessel near Second Thomas Shoal in May 2026?",
        "Yes if the Philippine Coast Guard publishes footage or a statement of it.",
        "Philippine Coast Guard",
        "2026-05-31",
    ],
    [
        "Will Theresa May speak in the House of Lords debate on the bill before 20 May 2026?",
        "Yes if Hansard prints a contribution of hers of at least one sentence.",
        "Hansard",
        "2026-05-19",
    ],
    [
        "Will the statement of the G7 leaders contain the words “significant and sustained” before 20 June 2026?",
        "Yes if these words stand in the communique in that order.",
        "The presidency's site",
        "2026-06-19",
    ],
    [
        "Will Turkey's parliament and Hungary's parliament both have approved the protocol by 30 June 2026?",
        "Yes if both have passed it in a final vote; only one of the two is no.",
        "Both parliaments' sites",
        "2026-06-30",
    ],
    [
        "Will Japan's Self-Defense Forces and the US Navy begin exercise Keen Sword before 1 December 2026?",
        "Yes if the Joint Staff announces its start.",
        "Japan's Joint Staff Office",
        "2026-11-30",
    ],
    [
        "Will Israel's cabinet approve the second phase of the hostage deal by 15 March 2025?",
        "Yes if the Prime Minister's Office says that a majority of ministers voted for it.",
        "Prime Minister's Office, else Haaretz",
        "2025-03-15",
    ],
    [
        "Will the US Senate confirm the nominee for ambassador to China by 30 April 2026?",
        "Yes if the roll-call vote confirms; a recess appointment does not count.",
        "Senate roll-call votes",
        "2026-04-30",
    ],
    [
        "Will Russia's key rate be cut by at least 100 basis points at the meeting of 24 October 2026?",
        "The board's decision of that meeting, published by the Bank of Russia. If the meeting is moved, the next one counts.",
        "Bank of Russia",
        "2026-10-24",
    ],
    [
        "Will the armed forces of the United States and China fight each other before April 2022?",
        "Yes if both governments acknowledge an exchange of fire between their forces in which somebody was killed.",
        "Statements of the two governments, as reported by news agencies",
        "2022-03-31",
    ],
    [
        "Will Russia stay neutral in a war between the United States and China?",
        "Yes if Russia neither takes part in the fighting nor delivers arms to either side in the first thirty days.",
        "Statements of the three governments, as reported by news agencies",
        "2022-04-30",
    ],
    [
        "Will Lavrov and Wang Yi meet in person in Beijing on 3 February 2022?",
        "Yes if either foreign ministry says that the two met face to face in Beijing on that day, local time; a meeting moved by more than three days is no.",
        "The two foreign ministries",
        "2022-02-03",
    ],
    [
        "Will a joint Russian and Chinese document oppose the enlargement of NATO by name before 7 February 2022?",
        "Yes if a document that both sides put their names to, of ministers or of presidents, names NATO and speaks against its enlargement.",
        "The Kremlin and the two foreign ministries",
        "2022-02-06",
    ],
    [
        "Will NATO or the United States promise in writing before April 2022 that NATO takes in no new members in the east?",
        "Yes if a signed or published document of either contains the promise, for ever or for a stated time.",
        "NATO and the U.S. Department of State",
        "2022-03-31",
    ],
    [
        "Will Russia attack Ukraine on a large scale before April 2022?",
        "Yes if Russian forces openly attack by land, air or sea beyond the areas that separatists held on 1 January 2022, in more than one region of Ukraine within seven days.",
        "Two news agencies with reporters in Ukraine",
        "2022-03-31",
    ],
    [
        "Will China vote against a draft resolution of the Security Council that condemns or deplores a Russian attack on Ukraine?",
        "Yes if China casts a negative vote on the first such draft; an abstention, an absence or a vote in favor is no.",
        "Meetings coverage of the United Nations",
        "2022-03-31",
    ],
    [
        "Will China impose sanctions of its own on Russia over Ukraine before April 2022?",
        "Yes if the Chinese government announces measures against the Russian state, its banks or its officials; the caution of a single company does not count.",
        "The Chinese ministries of foreign affairs and commerce and the banking regulator",
        "2022-03-31",
    ],
    [
        "Will the United States say on the record before April 2022 that China has delivered arms to Russia for use in Ukraine?",
        "Yes if a named official of the United States says that a delivery has taken place; a warning or a report of a request is no.",
        "Transcripts of the White House and the U.S. Departments of State and Defense",
        "2022-03-31",
    ],
    [
        "Will Russia and Ukraine announce a ceasefire for the whole front before July 2022?",
        "Yes if both governments announce that they cease fire along the whole front; a local pause or a corridor for civilians is no.",
        "The offices of both presidents",
        "2022-06-30",
    ],
    [
        "Will Kosovo and Serbia's leaders meet in Brussels in the EU-facilitated dialogue before 1 May 2026?",
        "Yes if Kurti, or whoever is prime minister, and Vučić sit at one table with the EU's representative; meetings of lower officials do not count.",
        "EEAS press releases",
        "2026-04-30",
    ],
    [
        "Will at least 100 members of the UN General Assembly vote for a resolution on Ukraine that mentions “territorial integrity” by 28 February 2026?",
        "The tally on the UN's voting record; a resolution adopted without a vote counts as no.",
        "UN Digital Library, voting data",
        "2026-02-28",
    ],
    [
        "Will France's government lose a no-confidence vote in the National Assembly by 31 December 2026?",
        "Yes if a motion of censure gets an absolute majority of members.",
        "Assemblée nationale",
        "2026-12-31",
    ],
    [
        "Will Egypt and Ethiopia hold talks on the Grand Ethiopian Renaissance Dam at ministerial level by 30 September 2026?",
        "Yes if a minister of each side attends in person; a video call or talks of experts do not count.",
        "Both water ministries, else Reuters",
        "2026-09-30",
    ],
    [
        "Will South Korea's Constitutional Court uphold the impeachment of the president before 1 May 2025?",
        "Yes if at least six justices vote to remove.",
        "The court's published decision",
        "2025-04-30",
    ],
    [
        "Will Germany expel at least one Russian diplomat between 1 March 2026 and 31 May 2026?",
        "Yes if the Federal Foreign Office announces that at least one accredited diplomat must leave; a diplomat whose term ends does not count.",
        "Auswärtiges Amt",
        "2026-05-31",
    ],
    [
        "Will the IAEA Board of Governors adopt a resolution that finds Iran in non-compliance by 30 June 2025?",
        "Yes if the text that is adopted contains “non-compliance” or “has not complied” about Iran's safeguards obligations, whatever the number of votes.",
        "IAEA, Board of Governors documents; else Reuters",
        "2025-06-30",
    ],
    [
        "Will Brent crude settle above $100 a barrel on any day before 1 January 2027?",
        "The front-month settlement price published by ICE.",
        "ICE Futures Europe",
        "2026-12-31",
    ],
    [
        "Will Sudan's army and the RSF sign a humanitarian truce of at least seven days by 31 August 2026?",
        "Yes if both sides announce it or the mediators publish a text with both signatures.",
        "US State Department, else Saudi foreign ministry",
        "2026-08-31",
    ],
    [
        "Will North Korea conduct a nuclear test before 1 January 2027?",
        "Yes if North Korea announces it, or South Korea's Joint Chiefs and the CTBTO both report a seismic event that they call a probable nuclear test.",
        "KCNA; South Korea's Joint Chiefs of Staff; CTBTO",
        "2026-12-31",
    ],
    [
        "Will Ursula von der Leyen be President of the European Commission on 1 July 2027?",
        "Yes if she holds the office at noon Brussels time; an acting president does not count as her.",
        "European Commission",
        "2027-07-01",
    ],
    [
        "Will Mali withdraw from the International Criminal Court by 31 December 2026?",
        "Yes if the UN depositary publishes Mali's notification of withdrawal; its effect a year later is not needed.",
        "UN Treaty Collection, depositary notifications",
        "2026-12-31",
    ],
    [
        "Will Pakistan's airspace be closed to Indian airlines on 1 June 2026?",
        "Yes if a NOTAM in force at 12:00 UTC bars Indian registered aircraft.",
        "Pakistan Airports Authority, NOTAM",
        "2026-06-01",
    ],
    [
        "Will Taiwan's Ministry of National Defense report more than 45 Chinese military aircraft in one day before 1 July 2026?",
        "The number of aircraft in the ministry's daily report, whether or not they crossed the median line.",
        "Taiwan MND, daily report",
        "2026-06-30",
    ],
    [
        "Will Lula and Trump speak by telephone by 15 April 2026?",
        "Yes if either office says so.",
        "Planalto; the White House",
        "2026-04-15",
    ],
    [
        "Will the Organisation of Islamic Cooperation hold an extraordinary summit on Jerusalem by 30 November 2026?",
        "Yes if heads of state or their deputies from at least 20 members attend; if it is postponed past the deadline, no.",
        "OIC",
        "2026-11-30",
    ],
    [
        "Will the joint statement of the US-ASEAN summit mention “freedom of navigation”?",
        "Yes if these words, in this order, stand in the statement published by ASEAN or the White House. If no joint statement is issued by the deadline, no.",
        "ASEAN Secretariat",
        "2026-11-30",
    ],
    [
        "Will Colombia's ELN release all hostages held on 1 March 2026 by 30 June 2026?",
        "Yes if the Ombudsman's Office says that none of those on its list of 1 March is still held.",
        "Defensoría del Pueblo",
        "2026-06-30",
    ],
    [
        "Will Moldova hold a referendum on joining the European Union, in which most valid votes say yes, before 1 January 2027?",
        "The Central Electoral Commission's final result; more than half of the valid votes.",
        "Central Electoral Commission",
        "2026-12-31",
    ],
    [
        "Will Canada's prime minister visit India before 1 October 2026?",
        "Yes if the prime minister sets foot on Indian soil in that office, for whatever reason.",
        "Prime Minister of Canada, news",
        "2026-09-30",
    ],
];

/// A question, and the lines of its findings.
type Objection = (Question, &'static [&'static str]);

const BAD: &[Objection] = &[
    (
        [
            "Will tensions rise between Armenia and Azerbaijan soon?",
            "Yes if it happens",
            "media reports",
            "2026-12-31",
        ],
        &[
            "warning vague-word text tensions rise",
            "warning relative-date text soon",
            "warning empty-criteria criteria Yes if it happens",
            "warning vague-source source media reports",
        ],
    ),
    (
        [
            "Will Russia likely attack Ukraine by March 2022?",
            "A significant number of troops cross the border",
            "the news",
            "2022-03-31",
        ],
        &[
            "warning probability-word text likely",
            "warning vague-word criteria significant",
            "warning vague-source source the news",
            "advice unclear-deadline text by March 2022",
        ],
    ),
    (
        [
            "Will they sign the treaty and ratify it by 3 March 2027?",
            "A signed text is published",
            "the ministry",
            "2027-03-01",
        ],
        &[
            "warning unnamed text they",
            "warning double-question text and ratify",
            "warning deadline-mismatch text by 3 March 2027",
        ],
    ),
    (
        [
            "Will Iran not withdraw from the treaty by 1 May 2026?",
            "Iran remains a party.",
            "IAEA",
            "2026-05-01",
        ],
        &["warning negation text not"],
    ),
    (
        [
            "If the talks fail, will Israel strike Iran by 1 May 2026?",
            "Strikes that are widely regarded as Israeli.",
            "credible reports",
            "2026-05-01",
        ],
        &[
            "warning condition-in-text text If the talks fail",
            "warning needs-judgment criteria widely regarded as",
            "warning vague-source source credible reports",
        ],
    ),
    (
        [
            "Will Lavrov and Wang Yi meet on 3 February 2022?",
            "They meet face to face",
            "Both ministries",
            "2022-02-03",
        ],
        &[
            "warning no-postponement text on 3 February 2022",
            "advice time-zone text on 3 February 2022",
        ],
    ),
    (
        ["How many troops will Russia send", "Troops sent", "Google", "2026-05-01"],
        &[
            "error wrong-form text How many",
            "warning vague-source source Google",
            "advice unclear-deadline text",
        ],
    ),
    (
        [
            "Will China secretly want to support Russia more because of sanctions this year?",
            "Our analysts agree",
            "our sources",
            "2026-05-01",
        ],
        &[
            "warning not-observable text secretly",
            "warning not-observable text want to",
            "warning no-baseline text more",
            "warning relative-date text this year",
            "warning private-source criteria Our analysts",
            "warning private-source source our sources",
            "advice cause text because of",
        ],
    ),
    (
        [
            "Will the ministers meet by 3 February?",
            "Both ministries confirm it",
            "the ministries' sites",
            "2027-02-03",
        ],
        &[
            "warning unnamed text",
            "advice what-if text meet",
            "advice unclear-deadline text by 3 February",
        ],
    ),
    (
        [
            "Will the treaty be signed and ratified by 1 May 2026 at noon?",
            "See title",
            "internal documents",
            "2026-05-01",
        ],
        &[
            "warning double-question text and ratified",
            "warning time-zone text noon",
            "warning empty-criteria criteria See title",
            "warning private-source source internal documents",
        ],
    ),
    (
        [
            "Will Turkey's Erdogan refuse to sign without no conditions?",
            "He is considered to have refused.",
            "press",
            "2026-05-01",
        ],
        &[
            "warning negation text refuse to sign without no",
            "warning needs-judgment criteria is considered",
            "warning vague-source source press",
            "advice unclear-deadline text",
            "advice what-if text sign",
        ],
    ),
];
