//! What an event leaves open: a call instead of a meeting, an unsigned text, an abstention.

use domain::Severity;
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::lint::data::parse;
use crate::lint::draft::Draft;
use crate::lint::phrase::{Phrase, any_of, first_of, longest_at};
use crate::lint::{Finding, Rule};

/// The data file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WhatIfs {
    what_if: Vec<WhatIf>,
}

/// Something that an event leaves open, and the words that close it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WhatIf {
    /// Verbs of the question.
    #[serde(default)]
    deeds: Vec<Phrase>,
    /// Words anywhere in it.
    #[serde(default)]
    things: Vec<Phrase>,
    answered_by: Vec<Phrase>,
    severity: Option<Severity>,
    message: String,
    suggestion: String,
}

static WHAT_IFS: LazyLock<WhatIfs> =
    LazyLock::new(|| parse(include_str!("../../../data/lint/what_ifs.toml")));

/// Names what the question's event leaves open.
pub(super) fn check(draft: &Draft<'_>) -> Vec<Finding> {
    let open = WHAT_IFS
        .what_if
        .iter()
        .filter(|it| draft.settling().into_iter().all(|words| !any_of(&it.answered_by, words)));
    open.filter_map(|it| Some(finding(draft, it, &it.place(draft)?))).collect()
}

impl WhatIf {
    fn place(&self, draft: &Draft<'_>) -> Option<Range<usize>> {
        let deed = draft.verb.and_then(|verb| longest_at(&self.deeds, &draft.text, verb));
        deed.or_else(|| first_of(&self.things, &draft.text))
    }
}

fn finding(draft: &Draft<'_>, what_if: &WhatIf, place: &Range<usize>) -> Finding {
    let said = draft.text.span(place).map_or(String::new(), |span| span.text);
    let message = what_if.message.replace("{words}", &said);
    let severity = what_if.severity.unwrap_or(Severity::Advice);
    draft.in_text(Rule::WhatIf, severity, place, message).suggesting(&what_if.suggestion)
}
