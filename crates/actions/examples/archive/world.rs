//! Where words, names and days come from; the same each time.

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// How many words there are, and how many speakers.
const VOCABULARY: usize = 50_000;
const SPEAKERS: u64 = 2_000;

/// For whom people speak, and whom every third statement names; those that come first most often.
const STATES: [&str; 40] = [
    "Russia",
    "United States",
    "China",
    "Ukraine",
    "Germany",
    "France",
    "Turkey",
    "Israel",
    "Iran",
    "India",
    "Japan",
    "Poland",
    "Serbia",
    "Belarus",
    "Kazakhstan",
    "Armenia",
    "Azerbaijan",
    "Moldova",
    "Syria",
    "Egypt",
    "Brazil",
    "Mexico",
    "Cuba",
    "Venezuela",
    "Mali",
    "Sudan",
    "Ethiopia",
    "Kenya",
    "Pakistan",
    "Afghanistan",
    "Mongolia",
    "Vietnam",
    "Indonesia",
    "Australia",
    "Norway",
    "Finland",
    "Sweden",
    "Italy",
    "Spain",
    "Greece",
];

/// Where words, names and days come from; the same each time.
pub(crate) struct World {
    state: u64,
    vocabulary: Vec<String>,
    /// The sum of the frequencies up to each word.
    sums: Vec<f64>,
}

impl World {
    pub(crate) fn new() -> Self {
        let mut sum = 0.0;
        let frequency = |rank: u32| {
            sum += 1.0 / f64::from(rank + 2);
            sum
        };
        Self {
            state: 0x2545_F491_4F6C_DD1D,
            vocabulary: (0..VOCABULARY).map(word).collect(),
            sums: (0..).take(VOCABULARY).map(frequency).collect(),
        }
    }

    /// One of the words that stand in many statements.
    pub(crate) fn common_word(&mut self) -> String {
        let rank = self.below_size(300);
        self.vocabulary[rank].clone()
    }

    /// A word as often as it stands in statements.
    pub(crate) fn any_word(&mut self) -> String {
        let rank = self.zipf();
        self.vocabulary[rank].clone()
    }

    /// So many words as they stand in a statement.
    pub(crate) fn words(&mut self, count: usize) -> String {
        let words: Vec<String> = (0..count).map(|_| self.any_word()).collect();
        words.join(" ")
    }

    /// So many words as somebody says them; those of every third begin with a state.
    pub(crate) fn said(&mut self, count: usize) -> String {
        let words = self.words(count);
        if self.below(3) == 0 { format!("{} {words}", self.state()) } else { words }
    }

    /// The state that somebody speaks for.
    pub(crate) fn state(&mut self) -> &'static str {
        let ranks = (0..6).map(|_| self.below_size(STATES.len() as u64));
        STATES[ranks.min().unwrap_or_default()]
    }

    fn next(&mut self) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state
    }

    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn below_size(&mut self, limit: u64) -> usize {
        usize::try_from(self.below(limit)).unwrap_or_default()
    }

    #[expect(clippy::cast_precision_loss, reason = "53 bits are kept")]
    fn zipf(&mut self) -> usize {
        let share = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        let wanted = share * self.sums[VOCABULARY - 1];
        self.sums.partition_point(|sum| *sum < wanted).min(VOCABULARY - 1)
    }

    pub(crate) fn speaker(&mut self) -> String {
        let rank = self.below_size(SPEAKERS).min(self.below_size(SPEAKERS));
        format!("{} {}", word(rank % 60 + 100), word(rank + 1000))
    }

    pub(crate) fn day(&mut self) -> Date {
        let days = i64::try_from(self.below(3650)).unwrap_or_default();
        date(2017, 1, 1).saturating_add(days.days())
    }
}

/// The word of a rank: the first few are English, the rest are made of syllables.
fn word(rank: usize) -> String {
    const FIRST: [&str; 16] = [
        "the",
        "of",
        "to",
        "and",
        "in",
        "on",
        "border",
        "ceasefire",
        "talks",
        "accord",
        "sanctions",
        "troops",
        "minister",
        "will",
        "not",
        "peace",
    ];
    const SYLLABLES: [&str; 20] = [
        "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "qui", "ro", "su",
        "ta", "ve", "wi", "xo", "zu",
    ];
    if let Some(word) = FIRST.get(rank) {
        return (*word).to_owned();
    }
    let mut word = String::new();
    let mut left = rank + 400;
    while left > 0 {
        word.push_str(SYLLABLES[left % SYLLABLES.len()]);
        left /= SYLLABLES.len();
    }
    word
}
