//! `forsooth witness serve`: sees what other desks sign, for them and their readers.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;

use actions::Witness;
use anyhow::Context as _;
use serde::Serialize;

use crate::output::Output;
use crate::place::Place;

/// Where to listen if no address is named.
const ADDRESS: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 8718);

/// Be a witness for other desks: cosign what they sign, and nothing that goes back.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:
  forsooth witness serve --name desk.example/witness --log forsooth.desk/9c1f…+2a61b0c4+AW…")]
pub(crate) struct Args {
    /// A log to watch, by the key that its desk shows with `forsooth key`; it is watched from then
    /// on. May be given several times.
    #[arg(long, value_name = "KEY")]
    log: Vec<String>,

    /// What a new witness is called, as an address of yours.
    #[arg(long)]
    name: Option<String>,

    /// Where the key and what was seen are kept [default: beside the desk].
    #[arg(long, value_name = "FOLDER")]
    folder: Option<PathBuf>,

    /// Where to listen. Others reach it through a web server of yours that adds TLS.
    #[arg(long, value_name = "ADDRESS", default_value_t = ADDRESS)]
    listen: SocketAddr,
}

/// Where a witness answers, and its key.
#[derive(Serialize)]
struct Served {
    url: String,
    key: String,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let folder = match &args.folder {
        Some(folder) => folder.clone(),
        None => place.ledger()?.beside().with_added_extension("witness"),
    };
    let witness = Witness::open_or_begin(&folder, args.name.as_deref(), &args.log)?;
    let busy = || format!("{} cannot be had; choose another with --listen", args.listen);
    let listener = TcpListener::bind(args.listen).with_context(busy)?;
    let url = format!("http://{}", listener.local_addr()?);
    let served = Served { url, key: witness.public().to_owned() };
    output.data(&served, |served, out| writeln!(out, "{}\n{}", served.url, served.key))?;
    let watched = witness.watched().len();
    output.say(&format!("Logs watched: {watched}. Ctrl-C ends it."));
    server::serve_witness(listener, witness).context("the witness failed")
}
