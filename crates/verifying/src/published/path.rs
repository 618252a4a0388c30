//! The paths of tiles and of bundles of entries (C2SP tlog-tiles).

/// The path of a tile of hashes at a level, with as many hashes as it holds.
pub(super) fn tile(level: u8, index: u64, width: u64) -> String {
    format!("tile/{level}/{}", numbered(index, width))
}

/// The path of a bundle of entries, with as many entries as it holds.
pub(super) fn entries(index: u64, width: u64) -> String {
    format!("tile/entries/{}", numbered(index, width))
}

/// A number in groups of three digits, all but the last with an `x`, and the width of what is
/// not full.
fn numbered(index: u64, width: u64) -> String {
    let mut path = format!("{:03}", index % 1000);
    let mut rest = index / 1000;
    while rest > 0 {
        path = format!("x{:03}/{path}", rest % 1000);
        rest /= 1000;
    }
    if width < 256 { format!("{path}.p/{width}") } else { path }
}

#[cfg(test)]
mod tests {
    use super::{entries, tile};

    #[test]
    fn paths_are_those_of_the_specification() {
        assert_eq!(tile(0, 1_234_067, 256), "tile/0/x001/x234/067");
        assert_eq!(tile(2, 0, 1), "tile/2/000.p/1");
        assert_eq!(entries(273, 112), "tile/entries/273.p/112");
        assert_eq!(entries(1000, 256), "tile/entries/x001/000");
    }
}
