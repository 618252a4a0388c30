//! `forsooth demo`: a sample desk in the browser.

use std::fs;
use std::path::Path;

use actions::{Desk, fill_sample_desk};
use anyhow::{Context, bail};
use domain::DeskClock;

use crate::commands::serve_desk::{Address, serve, service};
use crate::output::Output;
use crate::place::Place;

/// Fill a sample desk with real public events and serve it in the browser.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth demo --fresh")]
pub(crate) struct Args {
    #[command(flatten)]
    address: Address,

    /// Throw the sample desk away and fill it again.
    #[arg(long)]
    fresh: bool,

    /// Fill the desk and stop.
    #[arg(long)]
    no_serve: bool,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let path = place.sample_path()?;
    if args.fresh && path.exists() {
        remove_sample(&path)?;
    }
    let desk = if path.exists() {
        output.say(&format!("The sample desk is at {}; --fresh fills it again.", path.display()));
        open_sample(&path, &place.author())?
    } else {
        let model = place.model(output)?;
        output.say(&format!("Filling a sample desk at {}", path.display()));
        let mut desk = fill_sample_desk(&path, model.as_ref())?;
        desk.leave_story(&place.author());
        desk
    };
    if args.no_serve { Ok(()) } else { serve(desk, args.address.here()?, service(place), output) }
}

/// Opens a sample desk; a desk with somebody's work in it is no sample.
fn open_sample(path: &Path, author: &str) -> anyhow::Result<Desk> {
    let desk = Desk::open(path, author)?;
    match desk.opening().clock {
        DeskClock::Replayed => Ok(desk),
        DeskClock::System => bail!(
            "the desk at {} is no sample; look at it with `forsooth serve`, or give demo another path",
            path.display()
        ),
    }
}

fn remove_sample(path: &Path) -> anyhow::Result<()> {
    drop(open_sample(path, "demo")?);
    fs::remove_file(path).with_context(|| format!("{} cannot be removed", path.display()))
}
