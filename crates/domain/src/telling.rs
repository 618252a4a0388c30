//! A telling: how the words of a statement are told: as said, denied, refused, rejected, wanted or
//! asked.
//!
//! "Iran denied supplying drones" and "Iran rejects direct talks" are statements whose words are
//! "supplying drones" and "direct talks". Wherever such words are shown, what the cue makes of
//! them and the condition they hold under must stand with them, or they say what nobody said.

use crate::{Form, Modality, Quote, Statement, StatementKind};

/// How the words of a statement are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Telling {
    /// What the cue makes of them.
    pub manner: Manner,
    /// Whether even that was not done, as in "did not say".
    pub is_negated: bool,
    /// Whether whoever tells of the statement turns it down, as in "rejected the claim that B had
    /// said so".
    pub is_turned_down: bool,
}

/// What a cue makes of the words behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Manner {
    /// The speaker puts them forward.
    Said,
    /// The speaker says that they are not so.
    Denied,
    /// The speaker does not think that they are so.
    Doubted,
    /// The speaker does not do what they tell, as in "refused to sign".
    Refused,
    /// The speaker is against them.
    Rejected,
    /// The speaker wants them.
    Wanted,
    /// The speaker asks about them.
    Asked,
}

impl Manner {
    /// What a verb of saying, in any of its forms, makes of the claim behind it: whether it is put
    /// forward, denied, doubted, refused or rejected.
    #[must_use]
    pub fn of_verb(verb: &str) -> Self {
        let verb = verb.to_lowercase();
        let begins = |roots: &[&str]| roots.iter().any(|root| verb.starts_with(root));
        if begins(&DENYING) {
            Self::Denied
        } else if begins(&DOUBTING) {
            Self::Doubted
        } else if begins(&REFUSING) {
            Self::Refused
        } else if begins(&REJECTING) {
            Self::Rejected
        } else {
            Self::Said
        }
    }
}

/// What cues begin with by which speakers say that something is not so.
const DENYING: [&str; 2] = ["deny", "deni"];

/// The same by which they do not think that it is so.
const DOUBTING: [&str; 4] = ["doubt", "disbelie", "sceptic", "skeptic"];

/// The same by which they do not do something.
const REFUSING: [&str; 2] = ["refus", "declin"];

/// The same by which they are against something.
const REJECTING: [&str; 17] = [
    "reject",
    "oppos",
    "refut",
    "rebuff",
    "rebut",
    "dismiss",
    "rule out",
    "rules out",
    "ruled out",
    "ruling out",
    "exclud",
    "object",
    "veto",
    "condemn",
    "denounc",
    "disput",
    "decri",
];

/// The same by which they want something.
const WANTING: [&str; 13] = [
    "want", "demand", "seek", "sought", "urg", "call", "request", "wish", "hop", "appeal", "ask",
    "insist", "requir",
];

/// The same by which they ask about something.
const ASKING: [&str; 5] = ["ask", "wonder", "inquir", "enquir", "question"];

impl Telling {
    /// Whether the words stand as what the speaker did not say, by whoever tells of it, or said to
    /// be untrue.
    #[must_use]
    pub fn is_denied(self) -> bool {
        let by_manner = match self.manner {
            Manner::Denied | Manner::Doubted | Manner::Refused => !self.is_negated,
            Manner::Said | Manner::Rejected | Manner::Wanted | Manner::Asked => self.is_negated,
        };
        self.is_turned_down || by_manner
    }

    /// How the words are told, in a word or two: "denied", "not said", "refused".
    #[must_use]
    pub fn words(self) -> &'static str {
        match (self.manner, self.is_negated) {
            (Manner::Said, false) if self.is_turned_down => "turned down",
            (Manner::Said, false) => "said",
            (Manner::Said, true) => "not said",
            (Manner::Denied, false) => "denied",
            (Manner::Denied, true) => "not denied",
            (Manner::Doubted, false) => "doubted",
            (Manner::Doubted, true) => "not doubted",
            (Manner::Refused, false) => "refused",
            (Manner::Refused, true) => "not refused",
            (Manner::Rejected, false) => "rejected",
            (Manner::Rejected, true) => "not turned down",
            (Manner::Wanted, false) => "wanted",
            (Manner::Wanted, true) => "not wanted",
            (Manner::Asked, false) => "asked",
            (Manner::Asked, true) => "not asked",
        }
    }
}

impl Statement {
    /// How its words are told.
    #[must_use]
    pub fn telling(&self) -> Telling {
        let cue = self.cue.as_deref().unwrap_or_default().to_lowercase();
        let begins = |roots: &[&str]| roots.iter().any(|root| cue.starts_with(root));
        let is_question = self.modality == Modality::Question && self.form != Form::Direct;
        let manner = if self.stands_before_its_cue() {
            // "'We sent no drones,' Iran denied": the words are the denial.
            Manner::Said
        } else if Manner::of_verb(&cue) != Manner::Said {
            Manner::of_verb(&cue)
        } else if is_question && begins(&ASKING) {
            Manner::Asked
        } else if self.modality == Modality::Wish && begins(&WANTING) {
            Manner::Wanted
        } else {
            Manner::Said
        };
        let is_own_denial = self.stands_before_its_cue() && begins(&DENYING);
        // That the cue says no is marked as negated, and so "did not deny" is not.
        let says_no = matches!(manner, Manner::Denied | Manner::Refused);
        let is_noun = ["denial", "refusal"].iter().any(|it| cue.starts_with(it));
        let is_negated =
            if says_no { !self.negated && !is_noun } else { self.negated && !is_own_denial };
        Telling { manner, is_negated, is_turned_down: self.turned_down.is_some() }
    }

    /// What must stand before some of its words so that they say what was said: that they were
    /// denied, rejected, wanted or asked, that whoever tells of it turns that down, and a condition
    /// that does not stand in them.
    #[must_use]
    pub fn told_as(&self, words: &str) -> Option<String> {
        let words = plain(words);
        let apart = |condition: &&String| !words.contains(&plain(condition));
        let conditions = [&self.condition, &self.content_condition].into_iter().flatten();
        let told = self.turned_down.iter().cloned().chain(self.cue_told());
        let told: Vec<String> = told.chain(conditions.filter(apart).cloned()).collect();
        (!told.is_empty()).then(|| told.join(", "))
    }

    /// How it turns down what others say within its words, as "rejected by Iran"; nothing where it
    /// does not.
    #[must_use]
    pub fn turning_down(&self) -> Option<String> {
        let telling = self.telling();
        let by = self.speaker.as_deref().unwrap_or("somebody");
        match (telling.manner, telling.is_negated) {
            (Manner::Denied | Manner::Doubted | Manner::Rejected, false) => {
                Some(format!("{} by {by}", telling.words()))
            }
            (Manner::Said, true) => self.cue_told().map(|told| format!("{told} by {by}")),
            (Manner::Said, false)
            | (Manner::Denied | Manner::Doubted | Manner::Rejected, true)
            | (Manner::Refused | Manner::Wanted | Manner::Asked, _) => None,
        }
    }

    /// Its words with whatever must stand before them, as "denied: supplying drones to Russia".
    #[must_use]
    pub fn told(&self) -> String {
        let words = self.written();
        told(self.told_as(&words).as_deref(), &words)
    }

    /// The same, with quotation marks around words that are all the speaker's own.
    #[must_use]
    pub fn told_in_marks(&self) -> String {
        let words = self.written();
        let as_told = self.told_as(&words);
        let words = if self.form == Form::Direct { format!("“{words}”") } else { words };
        told(as_told.as_deref(), &words)
    }

    /// Its words; the quotation marks within them are those of the document.
    #[must_use]
    pub fn written(&self) -> String {
        let bare = |text: &str| plain(&text.replace(MARKS, " "));
        // Where the words were put together, their place holds more than they do.
        if self.form == Form::Mixed && bare(&self.span.text) == bare(&self.words) {
            self.span.text.split_whitespace().collect::<Vec<_>>().join(" ")
        } else {
            self.words.clone()
        }
    }

    /// All that was said: the words, behind the condition they stand under where that is written
    /// apart from them, as in "If Greece agrees, he said, we will".
    #[must_use]
    pub fn whole(&self) -> String {
        let words = self.written();
        let apart = |condition: &&String| !plain(&words).contains(&plain(condition));
        match self.content_condition.as_ref().filter(apart) {
            Some(condition) => format!("{condition}, {words}"),
            None => words,
        }
    }

    fn cue_told(&self) -> Option<String> {
        let telling = self.telling();
        match (telling.manner, telling.is_negated) {
            (Manner::Said, false) => None,
            (Manner::Said, true) if self.kind == StatementKind::MentalState => {
                Some("not thought".to_owned())
            }
            (Manner::Denied, true) => Some("did not deny".to_owned()),
            (Manner::Refused, true) => Some("did not refuse".to_owned()),
            (Manner::Rejected, true) if self.rules_out() => Some("did not rule out".to_owned()),
            (Manner::Rejected, true) => Some("did not reject".to_owned()),
            (Manner::Said | Manner::Denied, _) | (_, true) => Some(telling.words().to_owned()),
            (
                Manner::Doubted
                | Manner::Refused
                | Manner::Rejected
                | Manner::Wanted
                | Manner::Asked,
                false,
            ) => self.cue.clone(),
        }
    }

    /// Whether the cue says that something will not be, as "ruled out" does.
    fn rules_out(&self) -> bool {
        let cue = self.cue.as_deref().unwrap_or_default().to_lowercase();
        cue.starts_with("rul") || cue.starts_with("exclud")
    }

    /// Whether the words are the speaker's own and stand before the cue.
    fn stands_before_its_cue(&self) -> bool {
        let cue = self.cue_span.as_ref();
        self.form == Form::Direct && cue.is_some_and(|cue| self.span.end <= cue.start)
    }
}

impl Quote {
    /// Its words with whatever must stand before them.
    #[must_use]
    pub fn told(&self) -> String {
        told(self.told_as.as_deref(), &self.passage.span.text)
    }

    /// The same in one line, with quotation marks around words that are not a writer's report.
    #[must_use]
    pub fn told_in_marks(&self) -> String {
        let words = self.passage.span.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = if self.is_reported { words } else { format!("“{words}”") };
        told(self.told_as.as_deref(), &words)
    }
}

/// Quotation marks of all shapes; no apostrophes.
const MARKS: [char; 6] = ['“', '”', '"', '„', '«', '»'];

pub(crate) fn told(told_as: Option<&str>, words: &str) -> String {
    told_as.map_or_else(|| words.to_owned(), |told_as| format!("{told_as}: {words}"))
}

/// A text as it is looked for in another.
pub(crate) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::Statement;

    /// A statement in a document that is no longer than its words and has its cue before them.
    fn statement(cue: &str, words: &str, more: &Value) -> Statement {
        let mut statement = json!({
            "speaker": "Iran", "form": "indirect", "cue": cue, "words": words, "negated": false,
            "span": { "start": 20, "end": 20 + words.len(), "text": words },
            "cue_span": { "start": 5, "end": 5 + cue.len(), "text": cue },
        });
        for (name, value) in more.as_object().unwrap() {
            statement[name] = value.clone();
        }
        serde_json::from_value(statement).unwrap()
    }

    #[test]
    fn what_the_cue_makes_of_the_words_stands_before_them() {
        let negated = json!({ "negated": true });
        for (cue, words, more, told) in [
            ("said", "the talks go on", json!({}), "the talks go on"),
            ("denied", "supplying drones", negated.clone(), "denied: supplying drones"),
            ("say", "the talks go on", negated.clone(), "not said: the talks go on"),
            ("deny", "it paid", json!({}), "did not deny: it paid"),
            ("refused", "to sign", negated.clone(), "refused: to sign"),
            ("refuse", "to sign", json!({}), "did not refuse: to sign"),
            ("rejects", "direct talks", json!({}), "rejects: direct talks"),
            ("reject", "direct talks", negated.clone(), "did not reject: direct talks"),
            ("ruled out", "it will join", negated.clone(), "did not rule out: it will join"),
            ("excluded", "it will join", negated.clone(), "did not rule out: it will join"),
            ("ruled out", "it will join", json!({}), "ruled out: it will join"),
            ("wants", "direct talks", json!({ "modality": "wish" }), "wants: direct talks"),
            (
                "asked",
                "whether the talks go on",
                json!({ "modality": "question" }),
                "asked: whether the talks go on",
            ),
            (
                "believe",
                "it is over",
                json!({ "negated": true, "kind": "mental-state" }),
                "not thought: it is over",
            ),
        ] {
            assert_eq!(statement(cue, words, &more).told(), told);
        }
    }

    #[test]
    fn a_condition_stands_before_the_words_unless_it_is_in_them() {
        let if_agreed = json!({ "content_condition": "if Greece  agrees" });
        for (words, told) in [
            ("it would open the border", "if Greece  agrees: it would open the border"),
            ("it would open if Greece agrees", "it would open if Greece agrees"),
        ] {
            assert_eq!(statement("said", words, &if_agreed).told(), told);
        }
        let denied = statement(
            "denied",
            "it would",
            &json!({ "content_condition": "if asked", "negated": true }),
        );
        assert_eq!(denied.told(), "denied, if asked: it would");
    }

    #[test]
    fn what_is_turned_down_around_it_stands_before_the_words() {
        let claimed = json!({ "turned_down": "rejected by the ministry" });
        let claimed = statement("had said", "it would leave", &claimed);
        assert_eq!(claimed.told(), "rejected by the ministry: it would leave");
        assert!(claimed.telling().is_denied());
    }

    #[test]
    fn what_is_doubted_is_told_as_doubted() {
        let doubted = statement("doubted", "the border would open", &json!({}));
        assert_eq!(doubted.told(), "doubted: the border would open");
        assert!(doubted.telling().is_denied());
        let not = statement("doubt", "it would", &json!({ "negated": true }));
        assert_eq!(not.told(), "not doubted: it would");
        assert!(!not.telling().is_denied());
    }

    #[test]
    fn words_before_a_denial_are_the_denial() {
        let own = json!({
            "form": "direct", "negated": true,
            "cue_span": { "start": 60, "end": 66, "text": "denied" },
        });
        let own = statement("denied", "We sent no drones", &own);
        assert_eq!(own.told_in_marks(), "“We sent no drones”");
        assert!(!own.telling().is_denied());
    }

    #[test]
    fn marks_within_the_words_are_those_of_the_document() {
        let text = "“our patience has run out” after years";
        let mixed = |words: &str| {
            let span = json!({ "start": 20, "end": 20 + text.len(), "text": text });
            statement("told", words, &json!({ "form": "mixed", "span": span }))
        };
        assert_eq!(mixed("our patience has run out after years").told_in_marks(), text);
        assert_eq!(mixed("our patience has run out").told_in_marks(), "our patience has run out");
    }
}
