//! Names and headings of things: what is read in lists says the same as it shows.

use domain::{QuestionKind, Record};
use ledger::LedgerError;

/// Refuses a record whose name would be shown as another one, or break the line it stands in.
pub(crate) fn check(record: &Record) -> Result<(), LedgerError> {
    match names(record).into_iter().find(|name| name.contains(is_misleading)) {
        None => Ok(()),
        Some(name) => Err(LedgerError::UnfitName(name.to_owned())),
    }
}

/// What a record calls things, or puts above them.
fn names(record: &Record) -> Vec<&str> {
    let names: Vec<&String> = if let Record::QuestionTopic(it) = record {
        vec![&it.topic]
    } else if let Record::Question(it) = record {
        let mut names = vec![&it.text, &it.criteria, &it.settlement_source];
        if let QuestionKind::Choice(choice) = &it.kind {
            names.extend(&choice.options);
        }
        names
    } else if let Record::AddedOption(it) = record {
        vec![&it.option]
    } else if let Record::Judgment(it) = record {
        [&it.claim].into_iter().chain(&it.alternatives).chain(&it.assumptions).collect()
    } else if let Record::Forecast(it) = record {
        it.reason.iter().collect()
    } else if let Record::Withdrawal(it) = record {
        it.reason.iter().collect()
    } else if let Record::Reopening(it) = record {
        vec![&it.reason]
    } else if let Record::Hypotheses(it) = record {
        [&it.matter].into_iter().chain(it.hypotheses.iter().map(|it| &it.text)).collect()
    } else if let Record::Brief(it) = record {
        vec![&it.title, &it.byline]
    } else if let Record::SourceGrade(it) = record {
        vec![&it.source]
    } else if let Record::Watch(it) = record {
        vec![&it.query]
    } else if let Record::Subscription(it) = record {
        [&it.title, &it.topic, &it.outlet].into_iter().flatten().collect()
    } else {
        vec![]
    };
    names.into_iter().map(String::as_str).collect()
}

/// Whether a character turns the order of what follows around, or is none that is shown. Lines and
/// marks by which scripts are written right to left stay.
pub(crate) fn is_misleading(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || (character.is_control() && !matches!(character, '\n' | '\r' | '\t'))
}

#[cfg(test)]
mod tests {
    use domain::{Chances, Forecast, Probability, QuestionTopic, Record};
    use ledger::LedgerError;

    use super::check;

    #[test]
    fn a_name_that_would_show_as_another_is_refused() {
        let topic = |topic: &str| {
            let question = "q-1".parse().unwrap();
            check(&Record::QuestionTopic(QuestionTopic { question, topic: topic.to_owned() }))
        };
        for plain in ["arms control", "کنترل تسلیحات", "می\u{200c}خواهم", "שלום\u{200f}!"]
        {
            assert!(topic(plain).is_ok(), "{plain:?}");
        }
        for odd in ["arms \u{202e}lortnoc", "arms\u{2066}", "bell\u{7}", "nothing\0", "\u{1b}[2J"] {
            let refused = topic(odd).unwrap_err();
            assert!(matches!(refused, LedgerError::UnfitName(_)), "{odd:?}");
            let told = refused.to_string();
            assert!(!told.contains(odd) && told.contains("plain text"), "{told}");
        }
    }

    #[test]
    fn so_is_a_reason_that_would() {
        let forecast = |reason: &str| {
            check(&Record::Forecast(Forecast {
                question: "q-1".parse().unwrap(),
                chances: Chances::Probability(Probability::new(0.5).unwrap()),
                reason: Some(reason.to_owned()),
                evidence: vec![],
                fresh_until: None,
                imported: None,
            }))
        };
        assert!(forecast("the crews\nare hired").is_ok());
        assert!(forecast("the crews are \u{202e}derih").is_err());
    }
}
