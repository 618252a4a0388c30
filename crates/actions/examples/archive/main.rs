//! Times searching on a desk of many statements, made up of a vocabulary by Zipf's law.
//!
//! ```text
//! cargo run --release -p actions --example archive -- 1000000 [FOLDER [MODEL]]
//! ```
//!
//! In a folder that is named the desk stays, and is taken the next time as it is. Where a meaning
//! model is named too, whole searches by meaning are timed, by vectors that are made up.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "it tells the time that searching takes"
)]

mod filling;
mod meant;
mod watches;
mod world;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use actions::{
    Desk, Filling, MatchOrder, NearestWordings, Search, nearest_wordings, rebuild_archive, search,
};
use domain::{Id, Kind};
use jiff::Timestamp;
use ledger::Ledger;
use tempfile::TempDir;

use crate::filling::{document, fill};
use crate::world::World;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let count = std::env::args().nth(1).map_or(Ok(100_000), |count| count.parse())?;
    let passing = TempDir::new()?;
    let kept = std::env::args().nth(2).map(PathBuf::from);
    let folder = kept.as_deref().unwrap_or(passing.path());
    let path = folder.join("desk.sqlite3");
    let mut world = World::new();
    if !path.exists() {
        make(&path, count, &mut world)?;
    }

    let began = Instant::now();
    let mut desk = Desk::open(&path, "Ada")?;
    let opened = began.elapsed();
    once(&desk, &Search::new("border"))?;
    println!("desk opened in {opened:.1?}, first search done after {:.1?}", began.elapsed());

    time_wordings(&desk, count)?;
    for (name, queries) in mixes(&mut world) {
        time(&desk, name, &queries)?;
    }
    if let Some(model) = std::env::args().nth(3) {
        meant::time(&path, Path::new(&model), &mut world)?;
    }
    time_additions(&mut desk, &mut world)?;
    watches::time(&mut desk, &mut world)?;
    println!("memory: {}", memory());
    Ok(())
}

const MB: u64 = 1_000_000;

/// Makes the desk and its index.
fn make(path: &Path, count: usize, world: &mut World) -> Outcome<()> {
    let began = Instant::now();
    let text = fill(path, count, world)?;
    println!("{count} statements recorded in {:.1?}, {} MB of words", began.elapsed(), text / MB);

    let desk = Desk::open(path, "Ada")?;
    let began = Instant::now();
    rebuild_archive(&desk, &mut |_, _| ())?;
    println!("indexed in {:.1?}", began.elapsed());
    let folder = path.parent().unwrap_or(path);
    println!("index {} MB, ledger {} MB", size(folder, true) / MB, size(folder, false) / MB);
    Ok(())
}

/// Sorts of searches, each with its name.
fn mixes(world: &mut World) -> Vec<(&'static str, Vec<Search>)> {
    let (common, any) = (World::common_word, World::any_word);
    let mut of = |make: &dyn Fn(&mut World) -> String| -> Vec<Search> {
        (0..200).map(|_| Search { filling: Filling::Slice, ..Search::new(&make(world)) }).collect()
    };
    let mut typed = vec![];
    let two = of(&|world| format!("{} {}", any(world), any(world)));
    for search in &two {
        let ends = search.text.char_indices().map(|(end, _)| end).skip(2);
        typed.extend(ends.map(|end| Search {
            text: search.text[..end].to_owned(),
            is_typed: true,
            with_facets: false,
            per_page: 10,
            ..search.clone()
        }));
    }
    let by_date = |search: &Search| Search { order: MatchOrder::Date, ..search.clone() };
    vec![
        ("one common word", of(&|world| common(world))),
        ("two words", two.clone()),
        ("two words by date", two.iter().map(by_date).collect()),
        (
            "a phrase of common words",
            of(&|world| format!("\"{} {}\"", common(world), common(world))),
        ),
        (
            "either of two common words",
            of(&|world| format!("{} OR {}", common(world), common(world))),
        ),
        ("a word of one year", of(&|world| format!("{} since:2025 until:2025", common(world)))),
        (
            "a word of one speaker",
            of(&|world| format!("{} speaker:=\"{}\"", common(world), world.speaker())),
        ),
        ("words that begin so", of(&|world| any(world).chars().take(3).chain(['*']).collect())),
        ("everything of a kind", of(&|_| "kind:statement".to_owned())),
        ("as it is typed", typed),
    ]
}

fn time(desk: &Desk, name: &str, searches: &[Search]) -> Outcome<()> {
    let mut times = vec![];
    let mut found = 0;
    for request in searches {
        let began = Instant::now();
        found += once(desk, request)?;
        times.push(began.elapsed());
    }
    let found = found / searches.len();
    println!("{name:<30} {}, {found} found on average", percentiles(&mut times));
    Ok(())
}

/// Times the finding of the earlier wordings of statements from all over the ledger.
fn time_wordings(desk: &Desk, count: usize) -> Outcome<()> {
    let mut times = vec![];
    let mut found = 0;
    for at in 0..200 {
        let statement = Id { kind: Kind::Statement, number: (1 + at * count / 200) as u64 };
        let request = NearestWordings { statement, known_by: None, filling: Filling::Slice };
        let began = Instant::now();
        let earlier = nearest_wordings(desk, &request, &mut |_, _| ())?;
        times.push(began.elapsed());
        found += earlier.sorts().iter().map(|(_, sort)| sort.len()).sum::<usize>();
    }
    println!("{:<30} {}, {found} found in all", "earlier wordings", percentiles(&mut times));
    Ok(())
}

/// Times the search after each of some documents was added, which brings it into the index.
fn time_additions(desk: &mut Desk, world: &mut World) -> Outcome<()> {
    let path = desk.path().to_owned();
    let mut times = vec![];
    for _ in 0..50 {
        let mut ledger = Ledger::open(&path)?;
        ledger.write("Ada", Timestamp::now(), |writing| document(writing, world))?;
        let began = Instant::now();
        once(desk, &Search::new("border accord"))?;
        times.push(began.elapsed());
    }
    println!("{:<30} {}", "first search after an addition", percentiles(&mut times));
    Ok(())
}

fn once(desk: &Desk, request: &Search) -> Outcome<usize> {
    Ok(search(desk, request, &mut |_, _| ())?.total)
}

fn percentiles(times: &mut [Duration]) -> String {
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() - 1) * percent / 100];
    format!("p50 {:>8.2?}, p99 {:>8.2?}", at(50), at(99))
}

/// The bytes of the files of the index, or of the others.
fn size(folder: &Path, of_index: bool) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let sizes = entries.map(|entry| match entry.metadata() {
        Ok(data) if data.is_dir() && of_index => size(&entry.path(), false),
        Ok(data) if data.is_file() && !of_index => data.len(),
        Ok(_) | Err(_) => 0,
    });
    sizes.sum()
}

/// What the system says of the memory of this process.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let told = ["VmHWM", "VmRSS", "RssAnon", "RssFile"];
    let lines = status.lines().filter(|line| told.iter().any(|name| line.starts_with(name)));
    lines
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect::<Vec<_>>()
        .join(", ")
}
