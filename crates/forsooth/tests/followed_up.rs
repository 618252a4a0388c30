//! What became of what was wanted and of what was announced, as other documents tell it.

#![expect(clippy::disallowed_methods, reason = "a command is a process that reads files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::fs;
use std::process::Command;

use tempfile::TempDir;

const DEMAND: &str = "BELGRADE, 3 February 2025 (Beta) - Serbia demands that Kosovo establish the \
    association of Serb municipalities, Foreign Minister Marko Đurić said on Monday.\n";
const REFUSAL: &str = "PRISTINA, 10 February 2025 (Reuters) - Kosovo rejected the demand of Serbia for \
    an association of Serb municipalities, Foreign Minister Donika Gërvalla said on Monday.\n";
const ACCEPTANCE: &str = "PRISTINA, 7 April 2025 (Reuters) - Kosovo agreed on Monday to establish the \
    association of Serb municipalities, Prime Minister Albin Kurti said.\n";

const PRISONERS: &str = "VILNIUS, 4 March 2025 (BNS) - Lithuania wants Belarus to release all political \
    prisoners, President Gitanas Nausėda said on Tuesday.\n";

#[test]
fn a_demand_is_told_with_what_was_answered_and_done() {
    for (documents, matter, expected) in [
        (&[DEMAND, REFUSAL][..], "Serbia", "refused by Kosovo as told on 2025-02-10"),
        (&[DEMAND, REFUSAL, ACCEPTANCE], "Serbia", "accepted by Kosovo as told on 2025-04-07"),
        (
            &[
                PRISONERS,
                "MINSK, 5 May 2025 (BelTA) - Belarus released all political prisoners on Monday, the \
                 office of President Alexander Lukashenko said.\n",
            ],
            "Lithuania",
            "done by Belarus as told on 2025-05-05",
        ),
        (
            &[
                "NAIROBI, 1 April 2025 (AFP) - Kenya demanded on Tuesday that Somalia lift its ban on \
                 khat.\n",
                "MOGADISHU, 2 June 2025 (AFP) - Somalia lifted its ban on khat from Kenya on Monday.\n",
            ],
            "Kenya",
            "done by Somalia",
        ),
        (
            &[
                "LIMA, 1 April 2025 (EFE) - Peru asked Chile on Tuesday to extradite the former \
                 minister. Chile has yet to answer.\n",
                "SANTIAGO, 12 May 2025 (EFE) - Chile refused to extradite the former minister to Peru \
                 on Monday.\n",
            ],
            "Peru",
            "refused by Chile as told on 2025-05-12",
        ),
    ] {
        let told = standing(&desk(documents), matter);
        assert!(told.contains(expected), "{expected}: {told}");
    }
}

#[test]
fn what_is_near_to_an_answer_or_a_deed_is_none() {
    for (documents, matter) in [
        // By somebody else, of something else, a part of it, or before it was wanted.
        (
            [
                DEMAND,
                "SKOPJE, 10 February 2025 (Reuters) - Montenegro rejected an association of Serb \
                 municipalities, Foreign Minister Ervin Ibrahimović said on Monday.\n",
            ],
            "Serbia",
        ),
        (
            [
                DEMAND,
                "PRISTINA, 10 February 2025 (Reuters) - Kosovo rejected the demand of Serbia for a \
                 return of police officers, Foreign Minister Donika Gërvalla said on Monday.\n",
            ],
            "Serbia",
        ),
        (
            [
                PRISONERS,
                "MINSK, 5 May 2025 (BelTA) - Belarus released some political prisoners on Monday.\n",
            ],
            "Lithuania",
        ),
        (
            [
                PRISONERS,
                "MINSK, 5 May 2025 (BelTA) - Belarus released 14 political prisoners on Monday.\n",
            ],
            "Lithuania",
        ),
        (
            [
                PRISONERS,
                "CARACAS, 5 May 2025 (EFE) - Venezuela released all political prisoners on Monday.\n",
            ],
            "Lithuania",
        ),
        (
            [
                PRISONERS,
                "MINSK, 3 February 2025 (BelTA) - Belarus released all political prisoners on \
                 Monday.\n",
            ],
            "Lithuania",
        ),
    ] {
        let told = standing(&desk(&documents), matter);
        assert!(told.ends_with("no answer found"), "{}: {told}", documents[1]);
    }
}

#[test]
fn an_answer_under_a_condition_is_told_with_it() {
    let told = standing(
        &desk(&[
            "CAIRO, 4 March 2025 (MENA) - Egypt wants a legally binding agreement on the release of \
             water in years of drought, Foreign Minister Badr Abdelatty said on Tuesday.\n",
            "ADDIS ABABA, 26 March 2025 (Reuters) - Ethiopia accepted the Egyptian demand for a legally \
             binding agreement on the release of water in years of drought on Wednesday if the \
             agreement does not mention quotas.\n",
        ]),
        "Egypt",
    );
    assert!(
        told.contains("accepted by Ethiopia, if the agreement does not mention quotas"),
        "{told}"
    );
}

#[test]
fn what_was_announced_has_its_outcome() {
    for (documents, expected) in [
        (
            &[
                "BERLIN, 4 March 2025 (dpa) - German Chancellor Olaf Scholz will visit Ankara on 18 \
                 March 2025, his spokesman Steffen Hebestreit said on Tuesday.\n",
                "BERLIN, 17 March 2025 (dpa) - Chancellor Olaf Scholz has cancelled his visit to Ankara \
                 on 18 March, his spokesman Steffen Hebestreit said on Monday.\n",
            ],
            "called off, as d-2 tells",
        ),
        (
            &[
                "OSLO, 5 March 2025 (NTB) - Norway and Iceland will sign an agreement on cables on 25 \
                 March 2025, Foreign Minister Espen Barth Eide said on Wednesday.\n",
                "OSLO, 25 March 2025 (NTB) - Norway and Iceland signed an agreement on cables in Oslo \
                 on Tuesday.\n",
            ],
            "held, as d-2 tells",
        ),
        (
            &[
                "PARIS, 5 March 2025 (AFP) - French President Emmanuel Macron will host Moroccan King \
                 Mohammed VI in Paris on 27 March 2025, the Élysée said on Wednesday.\n",
                "RABAT, 26 March 2025 (AFP) - The visit of King Mohammed VI to Paris, announced for 27 \
                 March, has been postponed to 15 April, the palace said on Wednesday.\n",
            ],
            "moved to 15 April 2025, as d-2 tells",
        ),
        (
            &[
                "ASTANA, 6 March 2025 (KazTAG) - The presidents of Kazakhstan and Uzbekistan, \
                 Kassym-Jomart Tokayev and Shavkat Mirziyoyev, will meet in Astana on 28 March 2025.\n",
                "ASTANA, 28 March 2025 (KazTAG) - Kassym-Jomart Tokayev met Shavkat Mirziyoyev in \
                 Astana on Friday.\n",
            ],
            "held, as d-2 tells",
        ),
    ] {
        let folder = desk(documents);
        let sides = [
            ("Germany", "Turkey"),
            ("Norway", "Iceland"),
            ("France", "Morocco"),
            ("Kazakhstan", "Uzbekistan"),
        ];
        let told: String =
            sides.iter().map(|(one, other)| run(&folder, &["pair", one, other])).collect();
        assert!(told.contains(expected), "{expected}: {told}");
    }
}

#[test]
fn ministers_who_meet_are_not_the_presidents_who_were_to() {
    let folder = desk(&[
        "ASTANA, 6 March 2025 (KazTAG) - The presidents of Kazakhstan and Uzbekistan, Kassym-Jomart \
         Tokayev and Shavkat Mirziyoyev, will meet in Astana on 28 March 2025.\n",
        "ASTANA, 28 March 2025 (KazTAG) - Kazakh Foreign Minister Murat Nurtleu met Uzbek Foreign \
         Minister Bakhtiyor Saidov in Astana on Friday.\n",
    ]);
    let told = run(&folder, &["pair", "Kazakhstan", "Uzbekistan"]);
    assert!(!told.contains("held, as d-2 tells"), "{told}");
}

#[test]
fn what_others_announce_of_a_speaker_is_told_too() {
    let folder = desk(&[
        "MOSCOW, 1 May 2025 (TASS) - \"Russia is ready for talks,\" Russian Foreign Minister Sergey \
         Lavrov said on Thursday.\n",
        "MOSCOW, 19 May 2025 (TASS) - Russian Foreign Minister Sergey Lavrov will meet Chinese Foreign \
         Minister Wang Yi in Kazan on 26 May 2025, the Russian foreign ministry said on Monday.\n",
    ]);
    let told = run(&folder, &["speaker", "Lavrov"]);
    assert!(told.contains("of 1 announced no outcome was found"), "{told}");
    let told = run(&folder, &["speaker", "Lavrov", "--side", "Russia"]);
    assert!(told.contains("nothing announced for a day that has come was found"), "{told}");
}

/// Where the first matter of a holder stands.
fn standing(folder: &TempDir, holder: &str) -> String {
    let told = run(folder, &["positions", holder]);
    told.lines().next().unwrap_or_default().trim_end().to_owned()
}

/// A desk with documents, read by the language model.
fn desk(documents: &[&str]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (place, text) in documents.iter().enumerate() {
        let name = format!("{place}.txt");
        fs::write(folder.path().join(&name), text).unwrap();
        run(&folder, &["add", &name]);
    }
    folder
}

fn run(folder: &TempDir, command: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_forsooth"))
        .current_dir(folder.path())
        .env("FORSOOTH_DESK", "desk.sqlite3")
        .env("FORSOOTH_AUTHOR", "Ada")
        .args(command)
        .output()
        .unwrap();
    assert!(output.status.success(), "{command:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}
