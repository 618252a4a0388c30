//! `forsooth watches seen`: says that what a watch raised was looked at.

use actions::{LookAtWatch, look_at_watch};
use domain::{Id, WatchView};

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Say that you looked at what a watch raised, and what you make of it.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth watches seen watch-2 --view changes --note \"he dropped the demand\""
)]
pub(crate) struct Args {
    /// The watch.
    watch: Id,

    /// Whether it keeps your view or changes it: keeps or changes.
    #[arg(long, value_name = "VIEW", value_parser = view)]
    view: Option<WatchView>,

    /// The same in your own words.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,

    /// The last entry that you looked at [default: all that was searched].
    #[arg(long, value_name = "ENTRY")]
    up_to: Option<u64>,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let Args { watch, view, up_to, .. } = *args;
    let request = LookAtWatch { watch, seen_to: up_to, view, note: args.note.clone() };
    print::recorded(look_at_watch(&mut place.open()?, &request)?, output)
}

fn view(word: &str) -> Result<WatchView, String> {
    let refuse = || format!("\"{word}\" is no view; give keeps or changes");
    WatchView::from_word(word).ok_or_else(refuse)
}
