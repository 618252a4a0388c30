//! What is printed at the head or foot of every page, and is no part of the text.

use std::collections::{HashMap, HashSet};

/// How many lines at each end of a page can be its head or foot.
const DEEPEST: usize = 3;

/// How many pages at least have the same line before it is their head or foot; of fewer pages each
/// has it.
const FEWEST: usize = 4;

/// How many left or right pages at least have the same line before it is their head or foot.
const FEWEST_OF_A_SIDE: usize = 3;

/// How many words a head or foot has at most; a longer line is text.
const LONGEST: usize = 8;

/// What ends a sentence, which no head or foot is.
const ENDS: [char; 9] = ['.', '!', '?', ':', ';', ',', '”', '"', '…'];

/// What stands for the number of the page.
const NUMBER: &str = "#";

/// Pages without their heads and feet.
pub(super) struct Cleared {
    /// The lines of each page.
    pub(super) pages: Vec<Vec<String>>,
    /// What was left out.
    pub(super) problem: Option<String>,
}

/// The lines of each page, without its head, foot and number.
pub(super) fn without(pages: &[String]) -> Cleared {
    let pages: Vec<Vec<&str>> = pages.iter().map(|page| lines(page)).collect();
    let repeated = repeated(&pages);
    let offset = usual_offset(&pages);
    let mut told = Told::default();
    let kept = (0..).zip(&pages).map(|(index, page)| {
        let is_number =
            |line: &str| numbered(line).is_some_and(|number| Some(number - index) == offset);
        let is_left_out = |line: &str| {
            is_number(line) || shapes(line, index).iter().any(|it| repeated.contains(it))
        };
        let mut dropped = dropped(page, &is_left_out);
        if pages.len() > 1 {
            let numbers = ends(page).into_iter().flatten().filter(|at| is_number(page[*at]));
            dropped.extend(numbers);
        }
        for at in &dropped {
            told.take(page[*at]);
        }
        let kept = page.iter().enumerate().filter(|(at, _)| !dropped.contains(at));
        let kept: Vec<&str> = kept.map(|(_, line)| *line).collect();
        without_blank_ends(&kept).iter().map(|line| (*line).to_owned()).collect()
    });
    let pages = kept.collect();
    Cleared { pages, problem: told.problem() }
}

/// The lines of a page, blank ones between others among them.
fn lines(page: &str) -> Vec<&str> {
    page.trim().lines().map(str::trim).collect()
}

/// Lines without the blank ones at both ends, which set a head or foot apart.
fn without_blank_ends<'a, 'b>(lines: &'a [&'b str]) -> &'a [&'b str] {
    let is_written = |line: &&str| !line.is_empty();
    let first = lines.iter().position(is_written).unwrap_or(lines.len());
    let end = lines.iter().rposition(is_written).map_or(first, |last| last + 1);
    &lines[first..end]
}

/// The shapes of lines that stand at an end of most pages, or of most left or right ones.
fn repeated(pages: &[Vec<&str>]) -> HashSet<String> {
    let mut seen: HashMap<String, [usize; 2]> = HashMap::new();
    for (index, page) in (0..).zip(pages) {
        let [head, foot] = ends(page);
        let at_ends = head.into_iter().chain(foot).map(|at| page[at]);
        let shapes: HashSet<String> = at_ends.flat_map(|line| shapes(line, index)).collect();
        let side = usize::from(index % 2 != 0);
        for shape in shapes {
            seen.entry(shape).or_default()[side] += 1;
        }
    }
    let sides = [pages.len().div_ceil(2), pages.len() / 2];
    let is_of_most = |counts: &[usize; 2]| {
        let count = counts[0] + counts[1];
        let is_of_side = counts
            .iter()
            .zip(sides)
            .any(|(count, side)| *count >= FEWEST_OF_A_SIDE && 4 * count >= 3 * side);
        let is_of_each = pages.len() > 1 && count == pages.len();
        count >= FEWEST && 2 * count > pages.len() || is_of_side || is_of_each
    };
    seen.into_iter().filter(|(_, counts)| is_of_most(counts)).map(|(shape, _)| shape).collect()
}

/// The places of the first and last lines with words, from the edge of the page inwards.
fn ends(page: &[&str]) -> [Vec<usize>; 2] {
    let written: Vec<usize> = (0..page.len()).filter(|at| !page[*at].is_empty()).collect();
    let head = written.iter().take(DEEPEST).copied().collect();
    [head, written.iter().rev().take(DEEPEST).copied().collect()]
}

/// The places of the lines to leave out: all from the edge of the page to what is set apart from
/// them by a blank line, or a bare number.
fn dropped(page: &[&str], is_left_out: &dyn Fn(&str) -> bool) -> Vec<usize> {
    let [head, foot] = ends(page);
    let is_blank =
        |at: Option<usize>| at.and_then(|at| page.get(at)).is_none_or(|it| it.is_empty());
    let apart = |places: Vec<usize>, inner: &dyn Fn(usize) -> Option<usize>| {
        let mut run: Vec<usize> =
            places.into_iter().take_while(|at| is_left_out(page[*at])).collect();
        let is_apart = |at: &usize| is_blank(inner(*at)) || numbered(page[*at]).is_some();
        run.truncate(run.iter().rposition(is_apart).map_or(0, |last| last + 1));
        run
    };
    let mut dropped = apart(head, &|at| Some(at + 1));
    dropped.extend(apart(foot, &|at| at.checked_sub(1)));
    dropped.sort_unstable();
    dropped.dedup();
    dropped
}

/// How a line looks on other pages, if it can be a head or foot: as it is, or with the number of
/// its own page. Other digits count, as they tell one day or resolution from the next.
fn shapes(line: &str, index: i64) -> Vec<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    if words.len() > LONGEST || line.ends_with(ENDS) {
        return Vec::new();
    }
    let mut shapes = vec![words.join(" ")];
    let last = words.len().saturating_sub(1);
    for (at, beside) in [(0, 1), (last, last.saturating_sub(1))] {
        let is_beside = at != beside && words.get(beside).is_some_and(|it| points_to_number(it));
        if let Some(number) = words.get(at).filter(|_| is_beside).and_then(|it| number(it)) {
            let mut words = words.clone();
            words[at] = NUMBER;
            shapes.push(format!("{} {}", words.join(" "), number - index));
        }
    }
    shapes
}

/// Whether a word stands beside the number of a page: a word for it, or a mark.
fn points_to_number(word: &str) -> bool {
    let name = word.trim_end_matches('.').to_lowercase();
    PAGE.contains(&name.as_str()) || word.chars().all(|it| !it.is_alphanumeric())
}

/// Words for a page.
const PAGE: [&str; 4] = ["page", "seite", "p", "стр"];

/// The number of its page, where a line is nothing else: "3", "- 3 -", "Page 3 of 7".
fn numbered(line: &str) -> Option<i64> {
    let line = line.to_lowercase();
    let words = line.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    let words: Vec<&str> = words.collect();
    let is_known = |word: &&str| PAGE.contains(word) || ["of", "von", "из"].contains(word);
    let is_numbered = words.iter().all(|word| number(word).is_some() || is_known(word));
    words.iter().find_map(|word| number(word)).filter(|_| is_numbered)
}

fn number(word: &str) -> Option<i64> {
    let is_short = word.len() <= 4 && word.bytes().all(|it| it.is_ascii_digit());
    word.parse().ok().filter(|_| is_short)
}

/// By how much the printed numbers of most pages differ from their place in the file. The first
/// page alone is taken to be number one.
fn usual_offset(pages: &[Vec<&str>]) -> Option<i64> {
    let mut seen: HashMap<i64, usize> = HashMap::new();
    let mut count = 0;
    for (index, page) in (0..).zip(pages) {
        let [head, foot] = ends(page);
        let at_ends = head.into_iter().chain(foot);
        let offsets: HashSet<i64> =
            at_ends.filter_map(|at| Some(numbered(page[at])? - index)).collect();
        count += usize::from(!offsets.is_empty());
        for offset in offsets {
            *seen.entry(offset).or_default() += 1;
        }
    }
    let (offset, times) = seen.into_iter().max_by_key(|(offset, times)| (*times, -offset.abs()))?;
    let is_sure = times > 1 && 2 * times > count;
    (is_sure || offset == 1 && pages.len() == 1).then_some(offset)
}

/// What was left out, each line once.
#[derive(Default)]
struct Told {
    lines: Vec<String>,
    has_numbers: bool,
}

impl Told {
    fn take(&mut self, line: &str) {
        let line = format!("\"{line}\"");
        if numbered(&line).is_some() {
            self.has_numbers = true;
        } else if !self.lines.contains(&line) {
            self.lines.push(line);
        }
    }

    fn problem(self) -> Option<String> {
        let Self { mut lines, has_numbers } = self;
        let more = lines.len().saturating_sub(MOST_TOLD);
        lines.truncate(MOST_TOLD);
        lines.extend((more > 0).then(|| format!("{more} more")));
        lines.extend(has_numbers.then(|| "the numbers of the pages".to_owned()));
        let told = lines.join(", ");
        (!lines.is_empty()).then(|| format!("left out as head or foot of the pages: {told}"))
    }
}

/// How many lines that were left out are named.
const MOST_TOLD: usize = 5;
