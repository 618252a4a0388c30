//! What holds of copies in any text.

use proptest::prelude::*;
use text::copies::{CopyIndex, Fingerprints, InMemory, Shingles, containment};

proptest! {
    #[test]
    fn a_share_is_one_of_a_whole_and_the_same_either_way(one: String, other in "[a-c \".]{0,60}") {
        let [one, other] = [&one, &other].map(|text| Shingles::of(text));
        let share = containment(&one, &other);
        prop_assert!((0.0..=1.0).contains(&share), "{share}");
        prop_assert!((share - containment(&other, &one)).abs() < 1e-12);
        let own = containment(&one, &one);
        prop_assert!(own.fract() < 1e-12, "all of itself, or nothing of no words: {own}");
    }

    #[test]
    fn whoever_came_again_finds_itself(texts in prop::collection::vec("[a-e ]{0,80}", 1..9)) {
        let mut index = CopyIndex::<InMemory>::default();
        let of = |text: &str| Fingerprints::of(&Shingles::of(text));
        for (place, text) in texts.iter().enumerate() {
            let Ok(newcomer) = index.compare(&of(text));
            prop_assert_eq!(index.add(newcomer, &[]), Ok(place));
        }
        for (place, text) in texts.iter().enumerate().filter(|(_, text)| !of(text).hashes().is_empty()) {
            let Ok(newcomer) = index.compare(&of(text));
            let candidates = newcomer.candidates();
            let own = candidates.iter().find(|it| it.text == place);
            prop_assert!(own.is_some_and(|it| it.share > 0.99), "{text:?}: {candidates:?}");
        }
    }
}
