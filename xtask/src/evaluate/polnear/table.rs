//! The table: how many of the attributions were found, and how well.

use std::fmt;

use super::gold::Attribution;
use super::places::Places;
use crate::evaluate::share::{Share, ratio};

/// How alike two contents must be to be the same, by what both cover of what either covers.
const LIKE: [f64; 3] = [0.3, 0.5, 0.8];

/// How many of the attributions were found, and how well.
#[derive(Debug, Default)]
pub(super) struct Table {
    contents: [Share; 3],
    direct: [Share; 3],
    indirect: [Share; 3],
    cues: Share,
    cues_alone: Share,
    characters: Share,
    speakers: [Share; 3],
    speakers_of_cues: Share,
}

impl Table {
    /// Counts one text. Two attributions are paired if their contents are alike, best pairs first.
    pub(super) fn add(&mut self, text: &str, found: &[Attribution], marked: &[Attribution]) {
        let letters: Vec<char> = text.chars().collect();
        let found = kept(found, &letters);
        let marked = kept(marked, &letters);
        let pairs = pairs(&found, &marked);
        for (share, least) in self.contents.iter_mut().zip(LIKE) {
            let right = pairs.iter().filter(|pair| pair.alike >= least).count();
            share.count(right, found.len(), marked.len());
        }
        self.count_speakers(&pairs, [&found, &marked]);
        for (place, least) in LIKE.into_iter().enumerate() {
            let pairs: Vec<&Pair> = pairs.iter().filter(|pair| pair.alike >= least).collect();
            self.count_forms(place, &letters, &pairs, [&found, &marked]);
        }
        self.count_cues(&found, &marked);
        let pairs: Vec<&Pair> = pairs.iter().filter(|pair| pair.alike >= LIKE[0]).collect();
        let cues = pairs.iter().filter(|pair| pair.has_same_cue([&found, &marked])).count();
        self.cues.count(cues, found.len(), marked.len());
        let [ours, theirs] = [union(&found), union(&marked)];
        self.characters.count(ours.shared(&theirs), ours.len(), theirs.len());
    }

    /// A speaker is right if the words for it overlap, or if neither side has any.
    fn count_speakers(&mut self, pairs: &[Pair], sides: [&[Attribution]; 2]) {
        for pair in pairs {
            let [ours, theirs] = [&sides[0][pair.found].source, &sides[1][pair.marked].source];
            let right = ours.overlaps(theirs) || ours.is_empty() && theirs.is_empty();
            let shares = self.speakers.iter_mut().zip(LIKE);
            for (share, _) in shares.filter(|(_, least)| pair.alike >= *least) {
                share.count(usize::from(right), 1, 1);
            }
            if pair.alike >= LIKE[0] && pair.has_same_cue(sides) {
                self.speakers_of_cues.count(usize::from(right), 1, 1);
            }
        }
    }

    /// Cues by themselves, whatever they bring: one is right if it shares a letter with another
    /// side's, and each is right once.
    fn count_cues(&mut self, found: &[Attribution], marked: &[Attribution]) {
        let has = |it: &&Attribution| !it.cue.is_empty();
        let mut free: Vec<&Attribution> = marked.iter().filter(has).collect();
        let (ours, theirs) = (found.iter().filter(has).count(), free.len());
        let mut right = 0;
        for one in found.iter().filter(has) {
            if let Some(place) = free.iter().position(|other| other.cue.overlaps(&one.cue)) {
                free.swap_remove(place);
                right += 1;
            }
        }
        self.cues_alone.count(right, ours, theirs);
    }

    fn count_forms(
        &mut self,
        place: usize,
        letters: &[char],
        pairs: &[&Pair],
        [found, marked]: [&[Attribution]; 2],
    ) {
        let direct = |it: &&Attribution| is_direct(letters, it);
        let [ours, theirs] = [found, marked].map(|side| side.iter().filter(direct).count());
        let both = |pair: &&&Pair| direct(&&found[pair.found]) && direct(&&marked[pair.marked]);
        let neither =
            |pair: &&&Pair| !direct(&&found[pair.found]) && !direct(&&marked[pair.marked]);
        self.direct[place].count(pairs.iter().filter(both).count(), ours, theirs);
        let [others, their_others] = [found.len() - ours, marked.len() - theirs];
        self.indirect[place].count(pairs.iter().filter(neither).count(), others, their_others);
    }
}

/// Whether a content begins behind a quotation mark.
fn is_direct(letters: &[char], attribution: &Attribution) -> bool {
    let before = attribution.content.first().and_then(|first| first.checked_sub(1));
    before.is_some_and(|at| ['"', '“', '\'', '‘'].contains(&letters[at]))
}

fn kept(attributions: &[Attribution], letters: &[char]) -> Vec<Attribution> {
    let is_kept = |at: usize| letters.get(at).is_some_and(|letter| letter.is_alphanumeric());
    let kept = attributions.iter().map(|it| Attribution {
        source: it.source.kept(is_kept),
        cue: it.cue.clone(),
        content: it.content.kept(is_kept),
    });
    kept.filter(|it| !it.content.is_empty()).collect()
}

fn union(attributions: &[Attribution]) -> Places {
    let mut all = Places::default();
    for attribution in attributions {
        all.add(&attribution.content);
    }
    all
}

/// One of ours and one of theirs whose contents overlap.
struct Pair {
    found: usize,
    marked: usize,
    alike: f64,
}

impl Pair {
    fn has_same_cue(&self, [found, marked]: [&[Attribution]; 2]) -> bool {
        found[self.found].cue.overlaps(&marked[self.marked].cue)
    }
}

fn pairs(found: &[Attribution], marked: &[Attribution]) -> Vec<Pair> {
    let mut all = Vec::new();
    for (ours, one) in found.iter().enumerate() {
        for (theirs, other) in marked.iter().enumerate() {
            if one.content.overlaps(&other.content) {
                let alike = one.content.jaccard(&other.content);
                all.push(Pair { found: ours, marked: theirs, alike });
            }
        }
    }
    all.sort_by(|one, other| other.alike.total_cmp(&one.alike));
    let mut taken = (vec![false; found.len()], vec![false; marked.len()]);
    all.retain(|pair| {
        let free = !taken.0[pair.found] && !taken.1[pair.marked];
        taken.0[pair.found] |= free;
        taken.1[pair.marked] |= free;
        free
    });
    all
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{:<22}{:>9} {:>9} {:>9}", "", "precision", "recall", "F")?;
        for (share, least) in self.contents.iter().zip(LIKE) {
            writeln!(formatter, "{:<22}{share}", format!("content, alike {least}"))?;
        }
        for (form, shares) in [("direct", self.direct), ("other", self.indirect)] {
            for (share, least) in shares.iter().zip(LIKE) {
                writeln!(formatter, "{:<22}{share}", format!("{form}, alike {least}"))?;
            }
        }
        let rows = [
            ("content and its cue", self.cues),
            ("cue alone", self.cues_alone),
            ("characters", self.characters),
        ];
        for (name, share) in rows {
            writeln!(formatter, "{name:<22}{share}")?;
        }
        let speakers = self.speakers.iter().zip(LIKE);
        let mut rows: Vec<(String, Share)> =
            speakers.map(|(share, least)| (format!("speaker, alike {least}"), *share)).collect();
        rows.push(("speaker, same cue".to_owned(), self.speakers_of_cues));
        for (name, share) in rows {
            let right = ratio(share.right, share.marked);
            writeln!(formatter, "{name:<22}{right:>29.3}   {} of {}", share.right, share.marked)?;
        }
        Ok(())
    }
}
