//! A doing: of which sort it is what actors announce and what they do, as talks or a visit.

use domain::{Action, DateBasis, Event};

/// Of which sort something is that actors announce or do together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doing {
    /// They meet, and talk.
    Talks,
    /// Those who lead them meet.
    Summit,
    /// They talk from afar.
    Call,
    /// One comes to the other.
    Visit,
    /// They sign something.
    Signing,
    /// Anything else.
    Other,
}

/// The words of talks from afar, wherever they stand.
const CALLS: [&str; 14] = [
    "call",
    "calls",
    "called",
    "phone",
    "phoned",
    "telephone",
    "telephoned",
    "video",
    "videoconference",
    "videolink",
    "virtual",
    "virtually",
    "online",
    "remotely",
];

/// The words of the other sorts; of several the first counts.
const WORDS: [(Doing, &[&str]); 4] = [
    (Doing::Summit, &["summit", "summits"]),
    (
        Doing::Talks,
        &[
            "meet",
            "meets",
            "met",
            "meeting",
            "meetings",
            "talks",
            "negotiate",
            "negotiated",
            "negotiation",
            "negotiations",
            "consultation",
            "consultations",
            "dialogue",
            "discussions",
        ],
    ),
    (
        Doing::Visit,
        &[
            "visit",
            "visits",
            "visited",
            "visiting",
            "trip",
            "travel",
            "travels",
            "traveled",
            "travelled",
            "tour",
            "toured",
            "arrive",
            "arrives",
            "arrived",
            "fly",
            "flies",
            "flew",
        ],
    ),
    (Doing::Signing, &["sign", "signs", "signed", "signing"]),
];

/// The words of a visit by him to whom it is done, where no others tell what they do.
const HOSTS: [&str; 6] = ["host", "hosts", "hosted", "receive", "receives", "received"];

impl Doing {
    /// The sort of what some words announce or tell.
    pub(super) fn of(words: &str) -> Self {
        let lower = words.to_lowercase();
        let each: Vec<&str> = text::words(&lower).into_iter().map(|it| it.of(&lower)).collect();
        if each.iter().any(|word| CALLS.contains(word)) {
            return Self::Call;
        }
        let sort = |word: &&str| WORDS.iter().find(|(_, words)| words.contains(word));
        let hosts = || each.iter().any(|word| HOSTS.contains(word)).then_some(Self::Visit);
        each.iter().find_map(sort).map(|(doing, _)| *doing).or_else(hosts).unwrap_or(Self::Other)
    }

    /// The sort of an event; none that could have been announced, where its day is only that of
    /// its report.
    pub(super) fn of_event(event: &Event) -> Self {
        if event.date_basis == DateBasis::Publication {
            return Self::Other;
        }
        let told = Self::of(&event.span.text);
        match (event.action, event.mode.as_deref(), told) {
            (Action::Consult, Some("phone"), _) | (Action::Consult, Some("visit"), Self::Call) => {
                Self::Call
            }
            (Action::Consult, Some("visit"), _) => Self::Visit,
            (Action::Consult, _, Self::Talks | Self::Summit | Self::Call | Self::Visit)
            | (Action::Agree | Action::Support | Action::Cooperate, _, Self::Signing) => told,
            (_, _, _) => Self::Other,
        }
    }

    /// Whether something of this sort that was announced may have been done by something of another.
    pub(super) const fn may_be(self, done: Self) -> bool {
        match self {
            Self::Talks | Self::Summit => matches!(done, Self::Talks | Self::Summit),
            Self::Call => matches!(done, Self::Call),
            Self::Visit => matches!(done, Self::Visit),
            Self::Signing => matches!(done, Self::Signing),
            Self::Other => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Doing;

    #[test]
    fn words_tell_of_which_sort_something_is() {
        for (words, doing) in [
            ("meet in Geneva to sign a treaty", Doing::Talks),
            ("hold a summit meeting", Doing::Summit),
            ("hold talks by phone", Doing::Call),
            ("travel to Moscow for talks", Doing::Visit),
            ("sign a treaty", Doing::Signing),
            ("hold exercises", Doing::Other),
            ("host King Mohammed VI in Paris", Doing::Visit),
            ("host talks", Doing::Talks),
        ] {
            assert_eq!(Doing::of(words), doing, "{words}");
        }
    }

    #[test]
    fn a_call_is_no_summit_and_talks_may_be_one() {
        assert!(Doing::Summit.may_be(Doing::Talks) && Doing::Talks.may_be(Doing::Summit));
        assert!(!Doing::Summit.may_be(Doing::Call) && !Doing::Call.may_be(Doing::Talks));
        assert!(!Doing::Other.may_be(Doing::Other));
    }
}
