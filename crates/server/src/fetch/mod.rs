//! The one client of the web: public addresses, few redirects, bounded answers.

mod address;
mod answer;
mod background;
mod post;
mod resolver;

use std::collections::BTreeSet;
use std::time::Duration;

use actions::{Answer, Fetch, FetchFailure, FetchRequest, Fetched, MOST_REDIRECTS};
use ureq::Agent;
use ureq::config::Config;
use ureq::http::Response;
use ureq::unversioned::transport::DefaultConnector;
use url::Url;

pub(crate) use background::Background;
use resolver::PublicResolver;

/// How long one answer may take, from the name of the host to the last byte.
const LONGEST: Duration = Duration::from_secs(30);

/// How long connecting may take.
const LONGEST_CONNECTING: Duration = Duration::from_secs(10);

/// What servers are told who asks.
const USER_AGENT: &str = concat!("forsooth/", env!("CARGO_PKG_VERSION"));

/// Fetches from the web. It keeps no cookies, sends nothing but the address and what is known of
/// it, and goes through no proxy, as a proxy would look the host up where it cannot be checked.
#[derive(Clone, Debug)]
pub struct WebClient {
    agent: Agent,
}

impl WebClient {
    /// A client that may reach public addresses, and the hosts named, wherever these stand.
    pub fn new(allowed_hosts: &[String]) -> Self {
        let config = Config::builder()
            .user_agent(USER_AGENT)
            .accept("application/feed+json, application/atom+xml, application/rss+xml, */*;q=0.8")
            .proxy(None)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .timeout_global(Some(LONGEST))
            .timeout_connect(Some(LONGEST_CONNECTING))
            .build();
        let allowed = allowed_hosts.iter().map(|host| host.to_lowercase()).collect::<BTreeSet<_>>();
        let resolver = PublicResolver::new(allowed);
        Self { agent: Agent::with_parts(config, DefaultConnector::default(), resolver) }
    }

    fn ask(&self, url: &Url, request: &FetchRequest) -> Result<Response<ureq::Body>, FetchFailure> {
        let mut asked = self.agent.get(url.as_str());
        if let Some(etag) = &request.etag {
            asked = asked.header("if-none-match", etag);
        }
        if let Some(last_modified) = &request.last_modified {
            asked = asked.header("if-modified-since", last_modified);
        }
        asked.call().map_err(|error| answer::failure(error, url))
    }
}

impl Fetch for WebClient {
    fn fetch(&self, request: &FetchRequest) -> Result<Fetched, FetchFailure> {
        let mut path = vec![web_address(&request.url)?];
        let mut moved = Moved { to: None, is_for_good: true };
        loop {
            let url = path.last().expect("it begins with one and only grows").clone();
            let response = self.ask(&url, request)?;
            let status = response.status().as_u16();
            if !matches!(status, 301 | 302 | 303 | 307 | 308) {
                let answer =
                    if status == 304 { Answer::Unchanged } else { answer::body(response, &url)? };
                return Ok(Fetched { url: url.into(), moved_to: moved.to, answer });
            }
            let next = target(&response, &url, status)?;
            moved.follow(status, &next);
            check_path(&mut path, next)?;
        }
    }
}

/// Where redirects say that an address moved for good: as far as all of them up to there do.
struct Moved {
    to: Option<String>,
    is_for_good: bool,
}

impl Moved {
    fn follow(&mut self, status: u16, next: &Url) {
        self.is_for_good &= matches!(status, 301 | 308);
        if self.is_for_good {
            self.to = Some(next.to_string());
        }
    }
}

fn web_address(url: &str) -> Result<Url, FetchFailure> {
    let refused = || FetchFailure::NoWebAddress { url: url.to_owned() };
    let mut address = Url::parse(url.trim()).map_err(|_| refused())?;
    let has_host = address.host_str().is_some_and(|host| !host.is_empty());
    if !matches!(address.scheme(), "http" | "https") || !has_host {
        return Err(refused());
    }
    address.set_fragment(None);
    Ok(address)
}

fn target(response: &Response<ureq::Body>, url: &Url, status: u16) -> Result<Url, FetchFailure> {
    let lost = || FetchFailure::LostRedirect { status, url: url.to_string() };
    let location = answer::header(response, "location").ok_or_else(lost)?;
    let joined = url.join(&location).map_err(|_| lost())?;
    web_address(joined.as_str()).map_err(|_| lost())
}

fn check_path(path: &mut Vec<Url>, next: Url) -> Result<(), FetchFailure> {
    let is_loop = path.contains(&next);
    path.push(next);
    if is_loop {
        let names: Vec<&str> = path.iter().map(Url::as_str).collect();
        return Err(FetchFailure::RedirectLoop { path: names.join(" → ") });
    }
    if path.len() > MOST_REDIRECTS + 1 {
        let url = path.last().map(Url::to_string).unwrap_or_default();
        return Err(FetchFailure::TooManyRedirects { url });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
