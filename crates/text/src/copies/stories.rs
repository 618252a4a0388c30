//! Stories: texts that are copies of one another, put together as they arrive.

use super::kin::{KIN_SHARE, Kin};
use super::store::CopyStore;

/// A text is held against so many of a story, the first that came; the others copy these.
const COMPARED: usize = 16;

/// Puts the text at a place, which is the last, into the story of those that it copies.
pub(super) fn add<S: CopyStore>(store: &mut S, text: usize, kin: &[Kin]) -> Result<(), S::Error> {
    let mut kin: Vec<Kin> =
        kin.iter().filter(|it| it.text < text && it.share >= KIN_SHARE).copied().collect();
    kin.sort_by(|one, other| other.share.total_cmp(&one.share));
    for it in &kin {
        store.link(it.text, Kin { text, share: it.share })?;
        store.link(text, *it)?;
    }
    for it in kin.iter().filter(|it| it.is_copy()) {
        if let (Some(one), Some(other)) = (store.story_of(text)?, store.story_of(it.text)?) {
            join(store, one, other)?;
        }
    }
    Ok(())
}

fn join<S: CopyStore>(store: &mut S, one: usize, other: usize) -> Result<(), S::Error> {
    if one != other && belong_together(store, one, other)? {
        store.join(one.max(other), one.min(other))?;
    }
    Ok(())
}

fn belong_together<S: CopyStore>(store: &S, one: usize, other: usize) -> Result<bool, S::Error> {
    let (one, other) = (store.texts_of(one, COMPARED)?, store.texts_of(other, COMPARED)?);
    let mut kin = 0;
    for text in &one {
        let of_text = store.kin_of(*text)?;
        kin += of_text.iter().filter(|it| other.binary_search(&it.text).is_ok()).count();
    }
    Ok(2 * kin > one.len() * other.len())
}

#[cfg(test)]
mod tests {
    use crate::copies::{CopyIndex, Fingerprints, InMemory, Kin};

    type Index = CopyIndex<InMemory>;

    fn add(index: &mut Index, kin: &[Kin]) {
        let Ok(newcomer) = index.compare(&Fingerprints::default());
        let Ok(_place) = index.add(newcomer, kin);
    }

    fn story(index: &Index, text: usize) -> Vec<usize> {
        let Ok(story) = index.story_of(text);
        story
    }

    /// The stories that links make, as "0 2, 1"; links are the later text, the earlier and their
    /// share in hundredths.
    fn check(texts: usize, links: &[(usize, usize, u32)], expected: &str) {
        let mut stories = Index::default();
        for text in 0..texts {
            let mine = links.iter().filter(|link| link.0 == text);
            let kin =
                |link: &(usize, usize, u32)| Kin { text: link.1, share: f64::from(link.2) / 100.0 };
            add(&mut stories, &mine.map(kin).collect::<Vec<_>>());
        }
        let firsts = (0..texts).filter(|text| story(&stories, *text).first() == Some(text));
        let told = firsts.map(|first| {
            let texts = story(&stories, first);
            texts.iter().map(usize::to_string).collect::<Vec<_>>().join(" ")
        });
        assert_eq!(told.collect::<Vec<_>>().join(", "), expected);
    }

    #[test]
    fn copies_of_one_text_are_one_story_and_what_is_only_kin_is_not() {
        check(4, &[(1, 0, 90), (3, 0, 40), (3, 1, 35), (2, 0, 20)], "0 1 3, 2");
        // Both were changed so much that only the first shows where they come from.
        check(3, &[(1, 0, 40), (2, 0, 40), (2, 1, 15)], "0 1 2");
        check(3, &[(1, 0, 15), (2, 0, 40), (2, 1, 40)], "0 1 2");
    }

    #[test]
    fn a_digest_welds_no_stories_whenever_it_comes() {
        check(3, &[(2, 0, 100), (2, 1, 90)], "0 2, 1");
        check(3, &[(1, 0, 100), (2, 0, 100)], "0 1, 2");
        check(
            5,
            &[(1, 0, 100), (3, 2, 100), (4, 0, 60), (4, 1, 60), (4, 2, 70), (4, 3, 70)],
            "0 1, 2 3 4",
        );
    }

    #[test]
    fn a_long_story_needs_only_its_first_copies() {
        let everybody = |text: usize| (0..text.min(32)).map(move |other| (text, other, 95));
        let links: Vec<_> = (1..60).flat_map(everybody).collect();
        let all: Vec<String> = (0..60).map(|text: usize| text.to_string()).collect();
        check(60, &links, &all.join(" "));
    }

    #[test]
    fn what_has_not_come_is_nobodys_kin() {
        let mut stories = Index::default();
        add(&mut stories, &[Kin { text: 0, share: 1.0 }, Kin { text: 7, share: 1.0 }]);
        assert_eq!(story(&stories, 0), [0]);
        assert_eq!(stories.kin_of(0), Ok(vec![]));
        assert!(story(&stories, 1).is_empty());
    }
}
