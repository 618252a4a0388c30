//! Variants: which changes of one story are another story, and which are the desk's own hand.

use text::copies::{COPY_SHARE, Shingles, copied, is_variant};

const STORY: &str = "Finland and Norway agree on joint patrols\n\n\
    OSLO, Nov 9, 2026 (Reuters) - Finland and Norway agreed on Monday to run joint patrols along \
    their northern border from March, officials in both capitals said. Norwegian Defence Minister \
    Tore Sandvik said the first units will deploy to Kirkenes with 120 soldiers. \"We will sign the \
    agreement in Oslo on December 1,\" Sandvik told reporters. Finland's defence minister Antti \
    Hakkanen said Helsinki supports the proposal and will pay half of the costs. Russia's embassy \
    in Oslo said it would watch the patrols closely. Moscow has moved two brigades to the Kola \
    peninsula since the summer, according to Norwegian intelligence. The patrols are to be led by \
    a Finnish colonel in the first year.\n";

/// What makes another story: a few words, and those in their place.
const OTHER: &[(&str, &str)] = &[
    ("supports", "does not support"),
    ("supports", "opposes"),
    ("supports", "rejects"),
    ("Russia's embassy", "China's embassy"),
    ("Moscow has moved", "Minsk has moved"),
    ("Moscow has moved", "Moscow has yet to move"),
    ("Tore Sandvik", "Espen Barth Eide"),
    ("northern border", "southern border"),
    ("from March", "from May"),
    ("will pay half", "refuses to pay half"),
    ("to run joint", "to end joint"),
    ("according to Norwegian", "contrary to Norwegian"),
    ("moved two brigades to", "withdrawn two brigades from"),
    ("told reporters", "declined to tell reporters"),
    ("half of", "a third of"),
    ("agreed on", "refused on"),
    ("agreed on Monday to run", "failed on Monday to agree to run"),
    ("120", "1,200"),
    ("December 1", "December 11"),
    ("will deploy", "could deploy"),
    ("We will sign", "We will never sign"),
    ("We will sign", "We will hardly sign"),
    ("a Finnish colonel", "a Norwegian colonel"),
    ("two brigades", "two ships"),
    ("since the summer", "before the summer"),
    ("pay half", "recover half"),
    ("watch the patrols", "attack the patrols"),
    ("watch the patrols", "leave the patrols"),
    ("soldiers", "tourists"),
    ("Kirkenes", "Tromso"),
    ("in the first year", "in the second year"),
    ("to be led by", "to be paid by"),
    ("joint patrols along", "separate patrols along"),
    ("sign the agreement", "break the agreement"),
    ("officials in both capitals", "rebels in both capitals"),
    ("closely", "never"),
    ("the first units will deploy to", "the first units will withdraw from"),
    ("Finnish colonel", "Finnish singer"),
    ("Finland's defence minister", "Finland's finance minister"),
    ("supports the proposal", "supports the proposal if Sweden joins"),
];

/// What leaves the story as it was.
const SAME: &[(&str, &str)] = &[
    (
        "Finland and Norway agree on joint patrols",
        "Nordic neighbours to guard Arctic border together",
    ),
    ("OSLO, Nov 9, 2026 (Reuters) - ", ""),
    ("OSLO, Nov 9, 2026 (Reuters) - ", "HELSINKI, 10 November (AFP) — "),
    ("both capitals", "the two capitals"),
    ("half of the costs", "about half of the costs"),
    (" The patrols are to be led by a Finnish colonel in the first year.", ""),
    ("told reporters", "said"),
    ("told reporters", "told the Norwegian agency NTB"),
    ("Norwegian Defence Minister Tore Sandvik", "Norway's Tore Sandvik"),
    ("Norwegian Defence Minister Tore Sandvik", "Defense Minister Tore Sandvik"),
    ("Defence", "Defense"),
    ("Helsinki supports", "Finland supports"),
    ("Helsinki supports", "his country backs"),
    ("supports", "supported"),
    ("agreed on Monday", "on Monday agreed"),
    ("120 soldiers", "120 troops"),
    ("closely", ""),
    ("Moscow has", "Russia has"),
    ("two brigades", "2 brigades"),
    ("Sandvik told reporters", "the minister told reporters"),
    (", officials in both capitals said", ""),
    ("border from March", "border, which is 200 kilometres long, from March"),
    ("to run joint", "to carry out joint"),
    ("since the summer", "since last summer"),
    ("\"We will sign the agreement in Oslo on December 1,\" Sandvik told reporters. ", ""),
    ("first year.\n", "first year.\n\n(Reporting by Ada Lind in Oslo; editing by Ben Holm)\n"),
    ("first year.\n", "first year.\n\nSign up for our morning newsletter. All rights reserved.\n"),
    ("Antti Hakkanen", "Hakkanen"),
];

/// A story with names from another script, sums, spans of time and a demand.
const SEIZURE: &str = "Ship seizure strains ties between Oman and Iran\n\n\
    MUSCAT, 14 July 2025 (AFP) - Oman on Monday demanded that Iran release an oil tanker that Iranian \
    coast guards seized in the Strait of Hormuz on Saturday, saying that 23 sailors were held in the \
    port of Bandar Abbas.\n\n\
    Foreign Minister Badr Albusaidi summoned the Iranian ambassador and told him that the seizure \
    \"violates every understanding between our two countries\". Oman would raise the case at the \
    United Nations if the crew was not freed within a week, he said.\n\n\
    Iran denied that the tanker had been in Omani waters. \"The ship was smuggling fuel worth $2 \
    billion and ignored three warnings,\" foreign ministry spokesman Esmaeil Baghaei said in Tehran. \
    He rejected the demand of Muscat and said a court would decide.\n\n\
    Oman has mediated between Iran and the United States for more than ten years, and envoys from \
    Niger, Austria and Mali under Mr Medvedev fear that the quarrel could delay a new round of talks \
    that was planned for 28 July in Muscat.\n";

/// What makes another story of it, though it is near to what another desk's hand would do.
const TEMPTING: &[(&str, &str)] = &[
    ("Albusaidi", "Alsabah"),
    ("Albusaidi", "Al Sabah"),
    ("Albusaidi", "Albudeiri"),
    ("Esmaeil Baghaei", "Esmaeil Baghdadi"),
    ("Esmaeil Baghaei", "Esmaeil Qaani"),
    ("Iran release", "Iraq release"),
    ("Iran denied", "Iraq denied"),
    ("Niger", "Nigeria"),
    ("Austria", "Australia"),
    ("Mali under", "Malawi under"),
    ("Medvedev", "Medvedchuk"),
    ("Oman on Monday", "Jordan on Monday"),
    ("$2 billion", "$2 million"),
    ("$2 billion", "US$2mn"),
    ("$2 billion", "US$20bn"),
    ("$2 billion", "$3bn"),
    ("$2 billion", "$2.5 billion"),
    ("23 sailors", "thirty-two seamen"),
    ("23 sailors", "twenty seamen"),
    ("23 sailors", "three seamen"),
    ("23 sailors", "thirteen sailors"),
    ("23 sailors", "23 soldiers"),
    ("23 sailors", "230 sailors"),
    ("23 sailors", "two hundred and thirty sailors"),
    ("within a week", "within eight days"),
    ("within a week", "within a month"),
    ("within a week", "within two weeks"),
    ("within a week", "within seven weeks"),
    ("within a week", "within seven hours"),
    ("more than ten years", "less than a decade"),
    ("more than ten years", "over a century"),
    ("more than ten years", "over two decades"),
    ("more than ten years", "more than ten months"),
    ("demanded that Iran release", "called on Iran to keep"),
    ("demanded that Iran release", "promised that Iran would sell"),
    ("demanded that Iran release", "denied that Iran would release"),
    ("three warnings", "thirteen warnings"),
    ("28 July", "18 July"),
    ("coast guards", "coast pirates"),
    ("the crew was not freed", "the cargo was not freed"),
    ("the quarrel could", "the treaty could"),
];

/// What leaves it as it was.
const HOUSE_STYLE: &[(&str, &str)] = &[
    ("Albusaidi", "Al Busaidi"),
    ("Albusaidi", "Al-Busaidi"),
    ("Albusaidi", "al-Busaidi"),
    ("Baghaei", "Baqaei"),
    ("$2 billion", "US$2bn"),
    ("$2 billion", "2 billion dollars"),
    ("$2 billion", "two billion dollars"),
    ("23 sailors", "twenty-three seamen"),
    ("23 sailors", "twenty-three sailors"),
    ("23 sailors", "23 crew"),
    ("the crew was", "the sailors were"),
    ("a week", "seven days"),
    ("a week", "7 days"),
    ("more than ten years", "over a decade"),
    ("more than ten years", "more than a decade"),
    ("more than ten years", "more than 10 years"),
    ("demanded that Iran release", "called on Iran to free"),
    ("demanded that Iran release", "called on Iran to release"),
    ("coast guards", "coastguards"),
    ("three warnings", "3 warnings"),
    ("quarrel", "dispute"),
    ("a new round", "a fresh round"),
    ("United Nations", "UN"),
    ("28 July", "July 28"),
    ("told him", "informed him"),
];

#[test]
fn spellings_sums_and_spans_of_time_are_told_apart_from_others_like_them() {
    check_in(SEIZURE, TEMPTING, true);
    check_in(SEIZURE, HOUSE_STYLE, false);
}

#[test]
fn all_of_a_house_style_together_makes_no_variant() {
    let changes = [
        ("Albusaidi", "Al Busaidi"),
        ("Baghaei", "Baqaei"),
        ("$2 billion", "US$2bn"),
        ("23 sailors", "twenty-three seamen"),
        ("within a week", "within seven days"),
        ("more than ten years", "over a decade"),
        ("demanded that Iran release", "called on Iran to free"),
    ];
    let told = changes
        .iter()
        .fold(SEIZURE.to_owned(), |told, (words, others)| told.replace(words, others));
    assert!(!differ(SEIZURE, &told));
    let (one, other) = (Shingles::of(SEIZURE), Shingles::of(&told));
    assert!(copied(&one, &other) >= COPY_SHARE);
    assert!(differ(SEIZURE, &told.replace("twenty-three", "thirty-three")));
}

#[test]
fn a_word_that_says_something_else_makes_a_variant() {
    check(OTHER, true);
}

#[test]
fn the_hand_of_another_desk_makes_none() {
    check(SAME, false);
}

#[test]
fn a_tail_that_nothing_more_was_said_may_be_left_out_and_nothing_else() {
    let told = |tail: &str| {
        STORY.replace("told reporters. Finland's", &format!("told reporters{tail}. Finland's"))
    };
    let without = told("");
    for tail in [
        " without a word to the press",
        ", without elaborating",
        ", without taking questions from reporters",
        " without further comment",
        ", without giving a reason",
    ] {
        let with = told(tail);
        assert_ne!(with, without);
        assert!(!differ(&with, &without) && !differ(&without, &with), "{tail}");
    }
    for tail in [
        " without a word on the costs",
        ", without consulting parliament",
        " without Sweden",
        ", without giving up the bases",
        ", without the consent of the coalition",
    ] {
        assert!(differ(&told(tail), &without), "{tail}");
        assert!(differ(&without, &told(tail)), "{tail}");
    }
    // Where something else stands in its place, it is no tail that was left out.
    assert!(differ(&told(" without a word to the press"), &told(" with the army's consent")));
}

#[test]
fn credits_of_other_people_make_none() {
    let signed =
        |who: &str| format!("{STORY}\n(Reporting by {who} in Oslo; editing by our night desk)\n");
    assert!(!differ(&signed("Ada Lind"), &signed("Ben Holm")));
}

#[test]
fn who_did_what_to_whom_is_held_apart() {
    let told = "The minister spoke for an hour on Tuesday. He said that Hungary supports the \
        accession of Moldova before 2030, and that nobody should doubt it.";
    let swapped =
        told.replace("Hungary", "X").replace("Moldova", "Hungary").replace('X', "Moldova");
    assert!(differ(told, &swapped));
    assert!(differ(told, &told.replace("before 2030", "after 2030")));
}

#[test]
fn a_footer_under_two_short_stories_makes_no_copies() {
    let footer = "Sign up for our newsletter and get the best of the week in your inbox every \
        Sunday. Follow us for more news from the region. Our reporters work in thirty states.";
    let of = |told: &str| Shingles::of(&format!("{told}\n\n{footer}"));
    let one = of("Sudan's army said it had retaken El Obeid. The paramilitaries did not comment.");
    let other =
        of("Congo's president said he would not meet the rebels. Rwanda denied it had sent \
        troops.");
    assert!(copied(&one, &other) < COPY_SHARE);
}

fn check(changes: &[(&str, &str)], expected: bool) {
    check_in(STORY, changes, expected);
}

fn check_in(story: &str, changes: &[(&str, &str)], expected: bool) {
    let wrong: Vec<&(&str, &str)> = changes
        .iter()
        .filter(|(words, others)| {
            assert!(story.contains(words), "{words}");
            differ(story, &story.replace(words, others)) != expected
        })
        .collect();
    assert!(wrong.is_empty(), "should be {expected}: {wrong:#?}");
}

fn differ(one: &str, other: &str) -> bool {
    let (one, other) = (Shingles::of(one), Shingles::of(other));
    assert_eq!(is_variant(&one, &other), is_variant(&other, &one), "either way round");
    is_variant(&one, &other)
}
