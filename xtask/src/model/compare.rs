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

/// What is told of each token.
const TOLD: [&str; 8] = [
    "tags",
    "parts of speech",
    "morphology",
    "heads",
    "labels",
    "lemmas",
    "sentence starts",
    "entities",
];

/// How much of it must be equal.
const LEAST: f64 = 0.999;

impl Row {
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 tokens")]
    fn share(&self) -> f64 {
        self.equal as f64 / self.compared.max(1) as f64
    }
}

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
            self.miss(their_spans.len());
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

    /// Counts tokens that cannot be compared any further as different in all that is told of them.
    fn miss(&mut self, tokens: usize) {
        for name in TOLD {
            self.rows.entry(name).or_default().compared += tokens;
        }
    }

    /// Refuses a parity below what is promised: all tokens, and nearly all that is told of them.
    pub(super) fn check(&self) -> anyhow::Result<()> {
        for (name, row) in &self.rows {
            let least = if *name == "tokens" { 1.0 } else { LEAST };
            ensure!(row.share() >= least, "too few {name} are equal: {:.4}%", 100.0 * row.share());
        }
        Ok(())
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
        for (name, row) in &self.rows {
            let Row { equal, compared, differences } = row;
            let (different, share) = (compared - equal, 100.0 * row.share());
            writeln!(formatter, "{name:<16} {share:>9.4}% equal, {different} different")?;
            differences.iter().try_for_each(|it| writeln!(formatter, "    {it}"))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Annotation, Table};

    fn annotation(ends: &[usize], tag: &str) -> Annotation {
        let count = ends.len();
        let strings = |value: &str| vec![value.to_owned(); count];
        Annotation {
            path: "a.txt".to_owned(),
            start: ends.iter().map(|end| end - 1).collect(),
            end: ends.to_vec(),
            tag: strings(tag),
            pos: strings("NOUN"),
            morph: strings(""),
            head: vec![0; count],
            label: strings("dep"),
            lemma: strings("a"),
            opens: vec![false; count],
            entity: strings("O"),
        }
    }

    #[test]
    fn what_differs_is_refused_by_name() {
        let check = |ours: Annotation| {
            let mut table = Table::default();
            table.add(&[annotation(&[1, 2], "NN")], &[ours]).unwrap();
            table.check().map_err(|error| error.to_string())
        };
        assert_eq!(check(annotation(&[1, 2], "NN")), Ok(()));
        assert_eq!(
            check(annotation(&[1, 2], "VB")),
            Err("too few tags are equal: 0.0000%".to_owned())
        );
        // Other tokens: then nothing told of them counts as equal.
        assert!(check(annotation(&[1, 3], "NN")).is_err_and(|error| error.contains("entities")));
    }
}
