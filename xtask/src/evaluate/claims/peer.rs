//! The peer: BM25 with its usual numbers over words in lower case, without stems or stop words.

use std::collections::HashMap;

/// BM25 over some texts.
pub(super) struct Bm25 {
    /// For each word, the texts that hold it and how often.
    holding: HashMap<String, Vec<(usize, usize)>>,
    lengths: Vec<usize>,
}

const K1: f64 = 1.2;
const B: f64 = 0.75;

impl Bm25 {
    pub(super) fn of(texts: impl Iterator<Item = String>) -> Self {
        let mut index = Self { holding: HashMap::new(), lengths: vec![] };
        for (place, text) in texts.enumerate() {
            let words = words(&text);
            index.lengths.push(words.len());
            let mut counts: HashMap<String, usize> = HashMap::new();
            for word in words {
                *counts.entry(word).or_default() += 1;
            }
            for (word, count) in counts {
                index.holding.entry(word).or_default().push((place, count));
            }
        }
        index
    }

    /// The places of the texts that fit best.
    #[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
    pub(super) fn nearest(&self, text: &str, limit: usize) -> Vec<usize> {
        let all = self.lengths.len() as f64;
        let mean = self.lengths.iter().sum::<usize>() as f64 / all;
        let mut scores: HashMap<usize, f64> = HashMap::new();
        for word in words(text) {
            let Some(texts) = self.holding.get(&word) else { continue };
            let holding = texts.len() as f64;
            let rarity = ((all - holding + 0.5) / (holding + 0.5) + 1.0).ln();
            for (place, count) in texts {
                let (count, length) = (*count as f64, self.lengths[*place] as f64);
                let damped = count + K1 * (1.0 - B + B * length / mean);
                *scores.entry(*place).or_default() += rarity * count * (K1 + 1.0) / damped;
            }
        }
        let mut ranked: Vec<(usize, f64)> = scores.into_iter().collect();
        ranked.sort_by(|(one, high), (other, low)| low.total_cmp(high).then(one.cmp(other)));
        ranked.into_iter().take(limit).map(|(place, _)| place).collect()
    }
}

/// The words of a text in lower case.
pub(super) fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|it: char| !it.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}
