//! Finds copies among texts, each a JSON string on a line of a file, in the order of their arrival.
//! Prints for each text the earlier ones that share much with it, with their shares and whether they are
//! copies; then, as a
//! last line, the stories. With `--many`, makes so many texts of 500 words from the words of a
//! file instead, every tenth a changed copy, each with the same footer, and prints how long one
//! takes to add and how much the process holds at most.
//!
//! Usage: copies FILE
//!        copies --many COUNT FILE

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a program: it reads files, looks at the clock and prints"
)]

use std::convert::Infallible;
use std::error::Error;
use std::time::{Duration, Instant};

use serde_json::json;
use text::copies::{CopyIndex, Fingerprints, InMemory, Kin, Shingles};

/// How many words a made text has.
const WORDS: usize = 500;

const FOOTER: &str = "Sign up for our newsletter and get the best of the week in your inbox every \
    Sunday morning before anybody else has read it.";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--many", count, file] => many(count.parse()?, &std::fs::read_to_string(file)?),
        [file] => find(&std::fs::read_to_string(file)?),
        _ => Err("name a file of texts".into()),
    }
}

fn find(lines: &str) -> Result<(), Box<dyn Error>> {
    let texts = lines.lines().map(serde_json::from_str).collect::<Result<Vec<String>, _>>()?;
    let mut archive = Archive::default();
    for text in &texts {
        let kin = archive.add(text, |place| texts[place].clone());
        println!(
            "{}",
            json!(kin.iter().map(|it| (it.text, it.share, it.is_copy())).collect::<Vec<_>>())
        );
    }
    let first = |text| archive.index.story_of(text).map(|story| story.first().copied());
    let stories = (0..texts.len()).map(first).collect::<Result<Vec<_>, _>>()?;
    println!("{}", json!(stories));
    Ok(())
}

fn many(count: u32, text: &str) -> Result<(), Box<dyn Error>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut archive = Archive::default();
    let (mut found, mut work) = (0, Duration::ZERO);
    for place in 0..count as usize {
        let made = made(place, &words);
        let start = Instant::now();
        let kin = archive.add(&made, |place| self::made(place, &words));
        work += start.elapsed();
        found += usize::from(kin.iter().any(|it| it.is_copy()));
    }
    let copies = count.div_ceil(10).saturating_sub(1);
    let each = work.as_secs_f64() * 1e6 / f64::from(count.max(1));
    let memory = most_memory()?;
    println!(
        "{}",
        json!({ "copies": copies, "found": found, "microseconds": each, "megabytes": memory })
    );
    Ok(())
}

/// What was found of the texts so far.
#[derive(Default)]
struct Archive {
    index: CopyIndex<InMemory>,
}

impl Archive {
    fn add(&mut self, text: &str, read: impl Fn(usize) -> String) -> Vec<Kin> {
        let shingles = Shingles::of(text);
        let fingerprints = Fingerprints::of(&shingles);
        let read = |place| Ok::<_, Infallible>(Shingles::of(&read(place)));
        let Ok(newcomer) = self.index.compare(&fingerprints);
        let Ok(kin) = Kin::among(newcomer.candidates(), &shingles, read);
        let Ok(_place) = self.index.add(newcomer, &kin);
        kin
    }
}

/// The text at a place: words drawn by its number, or those of an earlier text with some changed.
fn made(place: usize, words: &[&str]) -> String {
    let is_copy = place > 0 && place.is_multiple_of(10);
    let original = if is_copy { place - 5 } else { place };
    let mut numbers = Numbers(original as u64);
    let mut drawn: Vec<&str> = (0..WORDS).map(|_| words[numbers.below(words.len())]).collect();
    if is_copy {
        drawn.truncate(WORDS * 2 / 3);
        drawn.iter_mut().skip(9).step_by(20).for_each(|word| *word = "changed");
    }
    format!("{} {FOOTER}", drawn.join(" "))
}

/// Numbers that look drawn at random, the same for the same beginning.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        // Sebastiano Vigna's SplitMix64, which is in the public domain.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 33) as usize % end
    }
}

/// The most memory that this process held, in megabytes, as Linux counts it.
fn most_memory() -> Result<f64, Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()).ok_or("no VmHWM")?;
    Ok(kilobytes.parse::<f64>()? / 1000.0)
}
