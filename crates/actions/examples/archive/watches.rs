//! Times what watches take after a document was added.

use std::time::Instant;

use actions::{BeginWatch, Desk, Filling, begin_watch, list_watches};
use jiff::Timestamp;
use ledger::Ledger;

use crate::world::World;
use crate::{Outcome, document, percentiles};

/// How many searches are watched.
const WATCHES: usize = 50;

/// Begins watches, and times how long it takes after each addition to tell what fits them.
pub(crate) fn time(desk: &mut Desk, world: &mut World) -> Outcome<()> {
    for _ in 0..WATCHES {
        let query = format!("{} {}", world.common_word(), world.any_word());
        // Two of them may come out the same, and one is enough.
        begin_watch(desk, &BeginWatch { query, ..BeginWatch::default() }).ok();
    }
    let path = desk.path().to_owned();
    let mut times = vec![];
    for _ in 0..50 {
        let mut ledger = Ledger::open(&path)?;
        ledger.write("Ada", Timestamp::now(), |writing| document(writing, world))?;
        let began = Instant::now();
        list_watches(desk, Filling::Slice, &mut |_, _| ())?;
        times.push(began.elapsed());
    }
    let name = format!("{WATCHES} watches after an addition");
    println!("{name:<30} {}", percentiles(&mut times));
    let began = Instant::now();
    let again = Desk::open(&path, "Ada")?;
    let list = list_watches(&again, Filling::Slice, &mut |_, _| ())?;
    let raised: usize = list.watches.iter().map(|watch| watch.total).sum();
    println!("{:<30} {:.1?}, {raised} stories raised", "the same opened anew", began.elapsed());
    Ok(())
}
