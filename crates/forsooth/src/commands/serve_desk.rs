//! `forsooth serve`: the desk in the browser.

use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;

use actions::{AskWitnessesError, Desk, ask_witnesses};
use anyhow::{Context, bail};
use people::Site;
use server::{OwnTables, Reader, Service, WebClient};

use crate::commands::ask_witnesses::refuse_alarm;
use crate::network::Network;
use crate::output::Output;
use crate::place::Place;

/// The port to listen on if no other is named.
const PORT: u16 = 8717;

/// This machine only.
const LOCAL: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// Every address of the machine.
const ANYWHERE: IpAddr = IpAddr::V4(Ipv4Addr::UNSPECIFIED);

/// Serve the desk in the browser: to this machine only, or to whoever has an account.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Examples:\n  forsooth serve --port 9000\n  forsooth serve --proxy --origin https://desk.example"
)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) address: Address,

    /// Listen at this address of the machine, as 192.0.2.7, which others can reach; then it takes an
    /// account to come in. Passwords are taken over TLS alone: see --proxy.
    #[arg(long, value_name = "ADDRESS", default_value_t = LOCAL)]
    listen: IpAddr,

    /// A proxy in front speaks TLS, passes the Host on, and says in X-Forwarded-For where each
    /// request comes from; then it takes an account to come in.
    #[arg(long)]
    proxy: bool,

    /// The address at which browsers reach the desk through the proxy, as `https://desk.example`;
    /// passkeys are for it alone [default: none with --proxy, and else `http://localhost` with the
    /// port].
    #[arg(long, value_name = "ADDRESS")]
    origin: Option<Site>,

    /// Show what is public to whoever comes without an account, at /public; see `forsooth
    /// visibility`.
    #[arg(long)]
    public: bool,

    /// Do not fetch the feeds that are due while the desk is served.
    #[arg(long)]
    no_fetch: bool,

    /// A folder whose mails (.eml) are taken in, and moved to "done" in it.
    #[arg(long, value_name = "FOLDER")]
    drop: Option<PathBuf>,

    #[command(flatten)]
    network: Network,
}

/// Where to listen.
#[derive(clap::Args, Clone, Copy, Debug)]
pub(crate) struct Address {
    /// The port [default: 8717, or a free one if that is taken].
    #[arg(long)]
    port: Option<u16>,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let mut service = service(place);
    let desk = place.open()?;
    // Whoever comes through a proxy comes from anywhere.
    desk.check_reachable(if args.proxy { ANYWHERE } else { args.listen })?;
    service.behind_proxy = args.proxy;
    service.site = args.site()?;
    if args.public {
        desk.check_kept()?;
        service.shows_public = true;
        output.say("What is public is shown at /public to whoever comes, without an account.");
    }
    // Whoever asks them now hears it from them.
    if args.no_fetch {
        desk.check_witnessed()?;
    }
    if !args.no_fetch {
        let client = args.network.client();
        compare_with_witnesses(&desk, &client)?;
        service.web = Some(client);
    }
    service.drop.clone_from(&args.drop);
    serve(desk, args.address.at(args.listen)?, service, output)
}

impl Args {
    /// What passkeys are for, where that is said.
    fn site(&self) -> anyhow::Result<Option<Site>> {
        let Some(site) = &self.origin else { return Ok(None) };
        if !self.proxy && (site.is_tls() || !self.listen.is_loopback()) {
            bail!("--origin {} needs --proxy, by which others reach the desk", site.origin());
        }
        if self.proxy && !site.is_tls() {
            bail!("--origin {} is without TLS; give the address of the proxy", site.origin());
        }
        Ok(Some(site.clone()))
    }
}

/// Refuses a desk that is not what its witnesses saw, as an older copy that was put back; those
/// that do not answer are named.
fn compare_with_witnesses(desk: &Desk, client: &WebClient) -> anyhow::Result<()> {
    let asked = match ask_witnesses(desk, client) {
        // Whoever has no witness or has signed nothing yet has nothing to compare.
        Err(AskWitnessesError::None | AskWitnessesError::NothingSigned) => return Ok(()),
        asked => asked?,
    };
    refuse_alarm(&asked)?;
    for answer in asked.witnesses.iter().filter(|answer| answer.at.is_none()) {
        let problem = answer.problem.as_deref().unwrap_or_default();
        Output::warn(&format!("witness {}: {problem}", answer.witness));
    }
    Ok(())
}

/// Serves a desk until the user interrupts it.
pub(crate) fn serve(
    desk: Desk,
    listener: TcpListener,
    service: Service,
    output: Output,
) -> anyhow::Result<()> {
    let url = format!("http://{}/", listener.local_addr()?);
    output.data(&url, |url, out| writeln!(out, "{url}"))?;
    output.say("Open the address in a browser; Ctrl-C ends it.");
    server::serve_with(listener, desk, service).context("the server failed")
}

/// What a desk is served with that fetches nothing.
pub(crate) fn service(place: &Place) -> Service {
    let (place, beside) = (place.clone(), place.clone());
    let open = move || reader(&place).map_err(|error| format!("{error:#}"));
    let tables = move || own_tables(&beside).map_err(|error| format!("{error:#}"));
    Service { tables: Some(Box::new(tables)), ..Service::reading(Box::new(open)) }
}

/// What documents are read with that are added on a page, beside the user's own actors: the
/// language model if it is installed, as a page fetches nothing.
fn reader(place: &Place) -> anyhow::Result<Reader> {
    Ok(Reader { model: place.installed_model()?, gazetteer: None })
}

/// The user's own actors and members.
fn own_tables(place: &Place) -> anyhow::Result<OwnTables> {
    let gazetteer = place.own_actors(None)?.map(Arc::new);
    Ok(OwnTables { gazetteer, members: place.members(true)?.map(Arc::new) })
}

impl Address {
    /// Listens to this machine only.
    pub(crate) fn here(self) -> anyhow::Result<TcpListener> {
        self.at(LOCAL)
    }

    fn at(self, address: IpAddr) -> anyhow::Result<TcpListener> {
        let bind = |port| TcpListener::bind(SocketAddr::from((address, port)));
        match self.port {
            Some(port) => bind(port)
                .with_context(|| format!("port {port} cannot be had; choose another with --port")),
            None => bind(PORT)
                .or_else(|_| bind(0))
                .with_context(|| format!("no port of {address} can be had")),
        }
    }
}
