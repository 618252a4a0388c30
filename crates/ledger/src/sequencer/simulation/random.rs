//! Numbers that come again with the same seed (`SplitMix64`).

#[derive(Debug)]
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let limit = limit as u64;
        usize::try_from((mixed ^ (mixed >> 31)) % limit).unwrap()
    }

    /// Whether something happens that does so many times in a hundred.
    pub(super) fn is(&mut self, in_a_hundred: usize) -> bool {
        self.below(100) < in_a_hundred
    }
}
