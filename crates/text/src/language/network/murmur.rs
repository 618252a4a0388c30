//! `MurmurHash3` in its 128-bit form for 64-bit machines, of one number: it picks the rows of an
//! embedding. After Austin Appleby's description, which is in the public domain.

/// The hash of a number of eight bytes, as four numbers, the lowest first.
pub(super) fn hash(key: u64, seed: u32) -> [u32; 4] {
    let seed = u64::from(seed);
    let mixed = key.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31);
    // Eight bytes are less than a block of sixteen, so only the rules for the rest apply.
    let first = mixed.wrapping_mul(0x4cf5_ad43_2745_937f) ^ seed ^ LENGTH;
    let (first, second) = spread(first, seed ^ LENGTH);
    let (first, second) = spread(finish(first), finish(second));
    let [low, high] = [first, second].map(halves);
    [low[0], low[1], high[0], high[1]]
}

/// How many bytes are hashed.
const LENGTH: u64 = 8;

fn spread(first: u64, second: u64) -> (u64, u64) {
    let first = first.wrapping_add(second);
    (first, second.wrapping_add(first))
}

fn finish(lane: u64) -> u64 {
    let lane = (lane ^ (lane >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let lane = (lane ^ (lane >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    lane ^ (lane >> 33)
}

#[expect(clippy::cast_possible_truncation, reason = "each half has 32 bits")]
fn halves(lane: u64) -> [u32; 2] {
    [lane as u32, (lane >> 32) as u32]
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn numbers_hash_as_in_the_trained_model() {
        // What thinc 8.3 gives for the same keys and seeds.
        for (key, seed, expected) in [
            (0, 8, [0, 0, 0, 0]),
            (1, 8, [1_161_550_108, 2_247_783_286, 1_742_325_162, 1_224_191_281]),
            (u64::MAX, 8, [2_488_739_950, 2_974_852_181, 1_585_626_277, 2_314_794_624]),
            (5381, 13, [1_913_708_233, 1_843_376_396, 2_351_739_479, 4_072_746_246]),
        ] {
            assert_eq!(hash(key, seed), expected, "{key} with {seed}");
        }
    }
}
