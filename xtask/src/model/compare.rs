//! The comparison: token by token, what is equal of what both sides say.

use std::collections::BTreeMap;
use std::fmt;

use anyhow::ensure;
use serde::Deserialize;

/// What one side says of a text, an item for each token.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Annotation {
    path: String,
    start: Vec<usize>,
    end: Vec<usize>,
    tag: Vec<String>,
    pos: Vec<String>,
    morph: Vec<String>,
    head: Vec<usize>,
    label: Vec<String>,
    lemma: Vec<String>,
    opens: Vec<bool>,
    entity: Vec<String>,
}

/// How many tokens are equal, by what was compared.
#[derive(Debug, Default)]
pub(super) struct Table {
    tokens: usize,
    rows: BTreeMap<&'static str, Row>,
}

#[derive(Debug, Default)]
struct Row {
    equal: usize,
    compared: usize,
    /// The first few differences, each with its place.
    differences: Vec<String>,
}

/// How many differences of a kind are shown.
const SHOWN: usize = 5;

impl Table {
    /// Adds texts that both sides annotated in the same order.
    pub(super) fn add(&mut self, theirs: &[Annotation], ours: &[Annotation]) -> anyhow::Result<()> {
        ensure!(theirs.len() == ours.len(), "{} texts against {}", theirs.len(), ours.len());
        theirs.iter().zip(ours).for_each(|(theirs, ours)| self.add_text(theirs, ours));
        Ok(())
    }

    fn add_text(&mut self, theirs: &Annotation, ours: &Annotation) {
        let spans = |it: &Annotation| -> Vec<(usize, usize)> {
            it.start.iter().copied().zip(it.end.iter().copied()).collect()
        };
        let (their_spans, our_spans) = (spans(theirs), spans(ours));
        self.tokens += their_spans.len();
        self.compare("tokens", theirs, &their_spans, &our_spans);
        if their_spans != our_spans {
            return;
        }
        self.compare("tags", theirs, &theirs.tag, &ours.tag);
        self.compare("parts of speech", theirs, &theirs.pos, &ours.pos);
        self.compare("morphology", theirs, &theirs.morph, &ours.morph);
        self.compare("heads", theirs, &theirs.head, &ours.head);
        self.compare("labels", theirs, &theirs.label, &ours.label);
        self.compare("lemmas", theirs, &theirs.lemma, &ours.lemma);
        self.compare("sentence starts", theirs, &theirs.opens, &ours.opens);
        self.compare("entities", theirs, &theirs.entity, &ours.entity);
    }

    fn compare<T: PartialEq + fmt::Debug>(
        &mut self,
        name: &'static str,
        text: &Annotation,
        theirs: &[T],
        ours: &[T],
    ) {
        let row = self.rows.entry(name).or_default();
        row.compared += theirs.len().max(ours.len());
        for (index, (theirs, ours)) in theirs.iter().zip(ours).enumerate() {
            if theirs == ours {
                row.equal += 1;
            } else if row.differences.len() < SHOWN {
                let (path, at) = (&text.path, text.start[index]);
                row.differences.push(format!("{path}:{at}: spaCy {theirs:?}, ours {ours:?}"));
            }
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{} tokens", self.tokens)?;
        for (name, Row { equal, compared, differences }) in &self.rows {
            let different = compared - equal;
            #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 tokens")]
            let share = *equal as f64 / (*compared).max(1) as f64 * 100.0;
            writeln!(formatter, "{name:<16} {share:>9.4}% equal, {different} different")?;
            differences.iter().try_for_each(|it| writeln!(formatter, "    {it}"))?;
        }
        Ok(())
    }
}
