//! Tables of forecasts: their scores are numbers.

use actions::{ScoreTable, score_table};

pub(crate) fn feed(bytes: &[u8]) {
    let half = bytes.len() / 2;
    for questions in [None, Some(bytes[half..].to_vec())] {
        let table = ScoreTable { bytes: bytes.to_vec(), questions, columns: vec![] };
        if let Ok(scored) = score_table(&table) {
            let told = format!("{scored:?}");
            assert!(!told.contains("NaN"), "{told}");
        }
    }
}
