//! The door of a desk with accounts, as programs and browsers come to it.

#[path = "../../../../people/tests/device/mod.rs"]
mod device;

mod calendars;
mod documented;
mod erasing;
mod logging_in;
mod managing;
mod passkeys;
mod proposing;
mod refusals;
mod visiting;

use actions::Desk;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use domain::{Role, Scope, Scopes};
use jiff::{SignedDuration, Timestamp};
use people::{Authority, NewInvitation, NewPassword, NewToken, Roll, Site};
use tempfile::TempDir;
use tower::ServiceExt as _;

use crate::door::Reached;
use crate::guard::Exposure;
use crate::reader::{LateReader, Reader};
use crate::serve::SharedDesk;
use crate::{door, framed, pages};

/// A password that nobody guesses, for everybody here.
const PASSWORD: &str = "walnut-harbor-pencil-51";

/// The administrator of the desk.
const ADMINISTRATOR: &str = "Ada";

/// Where browsers reach the desk.
const ORIGIN: &str = "https://desk.example";

/// A desk behind its door.
pub(crate) struct Kept {
    app: Router,
    /// The name that it answers to.
    host: &'static str,
    folder: TempDir,
}

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Kept {
    /// A desk whose first account is the administrator's, behind a proxy.
    fn with_accounts() -> Self {
        let kept = Self::reached(Exposure::Proxy);
        kept.roll().begin(ADMINISTRATOR, PASSWORD, at()).unwrap();
        kept
    }

    /// A desk without accounts that is reached in a way.
    fn reached(exposure: Exposure) -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("desk.sqlite3");
        let desk = Desk::open_or_begin(path, "whoever has the machine").unwrap();
        Self::of(desk, folder, exposure)
    }

    /// A desk in a folder that is reached in a way.
    pub(crate) fn of(desk: Desk, folder: TempDir, exposure: Exposure) -> Self {
        let site = match exposure {
            Exposure::Loopback => Site::local(8717),
            Exposure::Network | Exposure::Proxy => ORIGIN.parse().unwrap(),
        };
        Self::at(desk, folder, Reached { exposure, site: Some(site) }, |shared| shared)
    }

    /// A desk behind a proxy that nobody told where browsers reach it.
    fn without_site() -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("desk.sqlite3");
        let desk = Desk::open_or_begin(path, "whoever has the machine").unwrap();
        let reached = Reached { exposure: Exposure::Proxy, site: None };
        let kept = Self::at(desk, folder, reached, |shared| shared);
        kept.roll().begin(ADMINISTRATOR, PASSWORD, at()).unwrap();
        kept
    }

    /// A desk behind a proxy that shows what is public.
    fn showing_public(desk: Desk, folder: TempDir) -> Self {
        let reached = Reached { exposure: Exposure::Proxy, site: Some(ORIGIN.parse().unwrap()) };
        Self::at(desk, folder, reached, SharedDesk::showing_public)
    }

    fn at(
        desk: Desk,
        folder: TempDir,
        reached: Reached,
        how: impl FnOnce(SharedDesk) -> SharedDesk,
    ) -> Self {
        let exposure = reached.exposure;
        let reader = LateReader::new(Box::new(|| Ok(Reader::default())), None);
        let shared = how(SharedDesk::new(desk, reader, reached));
        let host = if exposure == Exposure::Loopback { "localhost" } else { "desk.example" };
        Self { app: framed(door::closing(pages::routes(), shared), exposure), host, folder }
    }

    fn roll(&self) -> Roll {
        Roll::open(&Roll::path_beside(&self.folder.path().join("desk.sqlite3"))).unwrap()
    }

    /// Takes somebody in.
    fn join(&self, name: &str, role: Role) {
        let (accounts, by) = (self.roll(), Authority::Machine("whoever has the machine"));
        let new = NewInvitation { role, name: None };
        let (_, secret) = accounts.invite(by, &new, at()).unwrap();
        let password = NewPassword::new(PASSWORD, name).unwrap();
        accounts.join(secret.reveal(), (name, &password), at()).unwrap();
    }

    /// The header of a token for all that somebody's role covers.
    fn token(&self, name: &str) -> String {
        let scopes = self.roll().account(name).unwrap().role.scopes();
        self.token_for(name, &scopes)
    }

    fn token_for(&self, name: &str, scopes: &Scopes) -> String {
        let ends_at = at() + SignedDuration::from_hours(24);
        let new = NewToken { name, label: "a test", scopes, ends_at };
        let (_, secret) = self.roll().issue_token(new, at()).unwrap();
        format!("authorization: Bearer {}", secret.reveal())
    }

    /// The header of a session that began at a time.
    fn session(&self, name: &str, began_at: Timestamp) -> String {
        let secret = self.roll().log_in(name, PASSWORD, began_at).unwrap();
        format!("cookie: __Host-forsooth={}", secret.reveal())
    }

    /// Sends `METHOD path` with headers, each as `name: value`, and a body.
    pub(crate) async fn send(&self, line: &str, headers: &[&str], body: &str) -> Answer {
        let (method, path) = line.split_once(' ').unwrap();
        let mut request = Request::builder().method(method).uri(path);
        request = request.header("host", self.host);
        for header in headers {
            let (name, value) = header.split_once(": ").unwrap();
            request = request.header(name, value);
        }
        let request = request.body(Body::from(body.to_owned())).unwrap();
        let response = self.app.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        let body = String::from_utf8_lossy(&body).into_owned();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// Sends a form as a page does.
    async fn post(&self, path: &str, headers: &[&str], fields: &[(&str, &str)]) -> Answer {
        let form = "content-type: application/x-www-form-urlencoded";
        let body = serde_urlencoded::to_string(fields).unwrap();
        self.send(&format!("POST {path}"), &[&[form], headers].concat(), &body).await
    }
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The cookie that a browser would send after this.
    fn cookie(&self) -> String {
        let kept = self.header("set-cookie").split(';').next().unwrap();
        format!("cookie: {kept}")
    }
}

fn at() -> Timestamp {
    door::now()
}

fn all_scopes() -> Scopes {
    Scope::ALL.into_iter().collect()
}
