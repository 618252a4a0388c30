//! `forsooth publish`: writes the signed log into a folder that any web server can serve.

use std::path::PathBuf;

use actions::{Opened, PublishRecord, publish_record};

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Publish the record as a folder of files: that each entry is there and when it was recorded, and
/// of those that you open all that they say.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:
  forsooth publish public/record
  forsooth publish public/record --open settled
  forsooth publish public/record --open q-4 --open j-2")]
#[command(
    after_help = "Without --open no further entry can be read. What was opened once stays open. What is hidden from you stays closed. Do it again to add what is new."
)]
pub(crate) struct Args {
    /// The folder; it is made where it is not there.
    folder: PathBuf,

    /// What everybody may read: settled (each settled question with all that its scores rest on), a
    /// question with the same, any other entry by its id, or all. May be given several times.
    #[arg(long, value_name = "WHAT")]
    open: Vec<Opened>,
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let request = PublishRecord { folder: args.folder, open: args.open };
    let published = publish_record(&place.open()?, &request)?;
    output.data(&published, |published, out| print::published(published, out))?;
    if published.opened == 0 {
        output.say("No entry can be read yet; open some with --open settled, or --open q-4.");
    }
    let folder = published.folder.display();
    output.say(&format!("Check it: forsooth verify --published {folder} --key {}", published.key));
    Ok(())
}
