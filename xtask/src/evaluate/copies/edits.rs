//! Edits: what desks do to a story of the wire, by rules and a seed.
//!
//! A text is taken as its headline and its sentences. Each edit has three strengths:
//!
//! - Wire: a dateline with an agency's tag stands before the first sentence; from medium on, the
//!   headline is another and straight quotation marks are curly, or curly ones gone; when heavy,
//!   a line with the author stands above and one with the editor below.
//! - Cut: of the sentences the first 60, 35 or 20 of 100 are kept, at least three.
//! - Words: 25, 50 or 100 of 100 words that stand in `synonyms.tsv` are replaced.
//! - Sentences: 10, 25 or 40 of 100 are left out, and 1, 3 or 6 put in, each of another story, and
//!   as many moved behind the next.
//! - All: everything together, where 90, 70 or 50 of 100 sentences are kept, and 15, 30 or 60 of
//!   100 words replaced.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::random::Random;

/// The edits, as the table names them.
pub(super) const EDITS: [&str; 5] = ["wire", "cut", "words", "sentences", "all"];

/// The strengths, as the table names them.
pub(super) const STRENGTHS: [&str; 3] = ["light", "medium", "heavy"];

/// A text as far as it is edited.
#[derive(Clone, Debug)]
pub(super) struct Story {
    pub(super) headline: String,
    pub(super) sentences: Vec<String>,
}

impl Story {
    /// Takes a text apart: its first line, and its sentences, which end with a mark before a
    /// space.
    pub(super) fn of(text: &str) -> Self {
        let (headline, rest) = text.split_once('\n').unwrap_or(("", text));
        let mut sentences = vec![];
        for line in rest.lines().filter(|line| !line.trim().is_empty()) {
            let mut start = 0;
            for (at, _) in line.match_indices(' ') {
                let before = line[..at].trim_end_matches(['"', '”', '’', '\'']);
                if before.ends_with(['.', '?', '!']) && at - start > 30 {
                    sentences.push(line[start..at].trim().to_owned());
                    start = at + 1;
                }
            }
            sentences.push(line[start..].trim().to_owned());
        }
        Self { headline: headline.to_owned(), sentences }
    }

    /// The first sentences, so many.
    pub(super) fn opening(&self, count: usize) -> Self {
        let sentences = self.sentences.iter().take(count).cloned().collect();
        Self { headline: self.headline.clone(), sentences }
    }

    /// The text again.
    pub(super) fn text(&self) -> String {
        format!("{}\n\n{}\n", self.headline, self.sentences.join("\n\n"))
    }

    /// What an edit of a strength, both by number, makes of it; `others` give the sentences
    /// that are put in.
    pub(super) fn edited(
        &self,
        (edit, strength): (usize, usize),
        others: &[Self],
        random: &mut Random,
    ) -> Self {
        let mut story = self.clone();
        match edit {
            0 => story.wire(strength, random),
            1 => story.cut([60, 35, 20][strength]),
            2 => story.words([25, 50, 100][strength], random),
            3 => story.shuffled(strength, others, random),
            _ => {
                story.words([15, 30, 60][strength], random);
                story.shuffled(strength, others, random);
                story.cut([90, 70, 50][strength]);
                story.wire(strength, random);
            }
        }
        story
    }

    fn wire(&mut self, strength: usize, random: &mut Random) {
        const TOWNS: [&str; 5] = ["WASHINGTON", "LONDON", "LUND, Sweden", "BRUSSELS", "SEATTLE"];
        const AGENCIES: [&str; 4] = ["Wire", "Northern Press", "NPA", "Union News"];
        let town = TOWNS[random.below(TOWNS.len())];
        let agency = AGENCIES[random.below(AGENCIES.len())];
        if let Some(first) = self.sentences.first_mut() {
            *first = format!("{town} ({agency}) — {first}");
        }
        if strength > 0 {
            self.headline = format!("What we know so far from {town}: a long day in brief");
            for sentence in &mut self.sentences {
                *sentence = remarked(sentence);
            }
        }
        if strength > 1 {
            self.sentences.insert(0, "By our own correspondent, with material of agencies".into());
            let last = format!("Reporting by {agency} in {town}; editing by our night desk.");
            self.sentences.push(last);
        }
    }

    fn cut(&mut self, percent: usize) {
        let kept = (self.sentences.len() * percent).div_ceil(100).max(3);
        self.sentences.truncate(kept);
    }

    fn words(&mut self, percent: usize, random: &mut Random) {
        for sentence in &mut self.sentences {
            let words = sentence.split(' ').map(|word| {
                let plain = word.trim_end_matches([',', '.']);
                match SYNONYMS.get(plain) {
                    Some(other) if random.happens(percent) => word.replace(plain, other),
                    _ => word.to_owned(),
                }
            });
            *sentence = words.collect::<Vec<_>>().join(" ");
        }
    }

    fn shuffled(&mut self, strength: usize, others: &[Self], random: &mut Random) {
        let dropped = [10, 25, 40][strength];
        self.sentences.retain(|_| !random.happens(dropped));
        for _ in 0..[1, 3, 6][strength] {
            if self.sentences.len() > 1 {
                let at = random.below(self.sentences.len() - 1);
                self.sentences.swap(at, at + 1);
            }
            let other = &others[random.below(others.len())].sentences;
            if let Some(foreign) = other.get(random.below(other.len().max(1))) {
                let at = random.below(self.sentences.len() + 1);
                self.sentences.insert(at, foreign.clone());
            }
        }
    }
}

/// A sentence with its quotation marks changed.
fn remarked(sentence: &str) -> String {
    let mut is_open = false;
    let curly = |character: char| match character {
        '"' => {
            is_open = !is_open;
            Some(if is_open { '“' } else { '”' })
        }
        '“' | '”' => None,
        '’' => Some('\''),
        other => Some(other),
    };
    sentence.chars().filter_map(curly).collect()
}

static SYNONYMS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    include_str!("synonyms.tsv").lines().filter_map(|it| it.split_once('\t')).collect()
});

#[cfg(test)]
mod tests {
    use super::{Random, Story};

    const TEXT: &str = "Ministers meet\n\nThe ministers met in Lund on a cold Monday. They said \
        that talks would go on, but not before spring. \"We are not there yet, and will not be \
        for long,\" said one.\n\nNobody else spoke to the reporters at all.";

    #[test]
    fn an_edit_changes_what_its_rule_says() {
        let story = Story::of(TEXT);
        assert_eq!(story.sentences.len(), 4);
        let others = [Story::of("Grain\nThe price of grain fell once more on Sunday.")];
        let edited =
            |edit, strength| story.edited((edit, strength), &others, &mut Random::of(1)).text();
        assert!(edited(0, 1).contains("“We are not there yet"));
        assert!(edited(1, 2).ends_with("said one.\n"));
        assert!(edited(2, 2).contains("told reporters that talks should go on"));
        assert!(edited(3, 0).contains("price of grain"));
        assert!(edited(4, 0).contains(") — "));
    }
}
