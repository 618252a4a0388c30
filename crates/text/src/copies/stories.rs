//! Stories: texts that are copies of one another, put together as they arrive.

use super::kin::{KIN_SHARE, Kin};

/// A text is held against so many of a story, the first that came; the others copy these.
const COMPARED: usize = 16;

/// The stories that texts tell, which arrive one after another.
///
/// Two stories become one if a text of the one is a copy of a text of the other, and if more than
/// half of the pairs between them are at least kin. So a digest that tells two stories does not
/// make one of them: it goes with that which it tells more fully, and the texts of the other are
/// no kin of that.
#[derive(Clone, Debug, Default)]
pub struct Stories {
    /// For each text, its story, which is named by its first text.
    story: Vec<usize>,
    /// For each text, the texts of its story if it is the first, in the order of arrival.
    texts: Vec<Vec<usize>>,
    /// For each text, the earlier and later ones that it is kin with.
    kin: Vec<Vec<Kin>>,
}

impl Stories {
    /// Adds a text after those that came before it, with the earlier ones that it shares at least
    /// [`KIN_SHARE`] with; lesser ones and those that have not come are left out.
    ///
    /// # Examples
    ///
    /// ```
    /// use text::copies::{Kin, Stories};
    ///
    /// let mut stories = Stories::default();
    /// stories.add(&[]);
    /// stories.add(&[]);
    /// stories.add(&[Kin { text: 0, share: 0.9 }]);
    /// assert_eq!(stories.story_of(2), [0, 2]);
    /// ```
    pub fn add(&mut self, kin: &[Kin]) {
        let text = self.story.len();
        let mut kin: Vec<Kin> =
            kin.iter().filter(|it| it.text < text && it.share >= KIN_SHARE).copied().collect();
        kin.sort_by(|one, other| other.share.total_cmp(&one.share));
        self.story.push(text);
        self.texts.push(vec![text]);
        for Kin { text: other, share } in &kin {
            self.kin[*other].push(Kin { text, share: *share });
        }
        self.kin.push(kin.clone());
        for it in kin.iter().filter(|it| it.is_copy()) {
            self.join(self.story[text], self.story[it.text]);
        }
    }

    /// The texts that tell the same story as one, in the order of arrival, itself included; none
    /// if it has not come.
    pub fn story_of(&self, text: usize) -> &[usize] {
        self.story.get(text).map_or(&[], |first| &self.texts[*first])
    }

    /// The texts that share much with a text, whether or not they tell its story.
    pub fn kin_of(&self, text: usize) -> &[Kin] {
        self.kin.get(text).map_or(&[], Vec::as_slice)
    }

    fn join(&mut self, one: usize, other: usize) {
        if one == other || !self.belong_together(one, other) {
            return;
        }
        let (first, second) = (one.min(other), one.max(other));
        let moved = std::mem::take(&mut self.texts[second]);
        for text in &moved {
            self.story[*text] = first;
        }
        self.texts[first].extend(moved);
        self.texts[first].sort_unstable();
    }

    fn belong_together(&self, one: usize, other: usize) -> bool {
        let compared = |story: usize| &self.texts[story][..COMPARED.min(self.texts[story].len())];
        let (one, other) = (compared(one), compared(other));
        let with_other = |text: &usize| {
            let kin = self.kin[*text].iter();
            kin.filter(|it| other.binary_search(&it.text).is_ok()).count()
        };
        let kin: usize = one.iter().map(with_other).sum();
        2 * kin > one.len() * other.len()
    }
}

#[cfg(test)]
mod tests {
    use super::{Kin, Stories};

    /// The stories that links make, as "0 2, 1"; links are the later text, the earlier and their
    /// share in hundredths.
    fn check(texts: usize, links: &[(usize, usize, u32)], expected: &str) {
        let mut stories = Stories::default();
        for text in 0..texts {
            let mine = links.iter().filter(|link| link.0 == text);
            let kin =
                |link: &(usize, usize, u32)| Kin { text: link.1, share: f64::from(link.2) / 100.0 };
            stories.add(&mine.map(kin).collect::<Vec<_>>());
        }
        let firsts = (0..texts).filter(|text| stories.story_of(*text).first() == Some(text));
        let told = firsts.map(|first| {
            let texts = stories.story_of(first).iter().map(usize::to_string);
            texts.collect::<Vec<_>>().join(" ")
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
        let mut stories = Stories::default();
        stories.add(&[Kin { text: 0, share: 1.0 }, Kin { text: 7, share: 1.0 }]);
        assert_eq!(stories.story_of(0), [0]);
        assert!(stories.kin_of(0).is_empty() && stories.story_of(1).is_empty());
    }
}
