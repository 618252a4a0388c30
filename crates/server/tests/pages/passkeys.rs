//! Passkeys in a real browser, with a device in software that its driver brings.

use std::path::Path;

use actions::{Desk, begin_accounts, invite_person};
use anyhow::Result;
use axum::http::Method;
use domain::Role;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, Locator};
use jiff::Timestamp;
use people::NewInvitation;
use serde_json::json;
use tempfile::TempDir;
use url::{ParseError, Url};

use super::{Driver, expect, expect_text, fill, press, serve};

const PASSWORD: &str = "walnut-harbor-pencil-51";

/// Has the driver plug in a device that knows its user.
#[derive(Debug)]
struct PlugIn;

impl WebDriverCompatibleCommand for PlugIn {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/webauthn/authenticator"))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        let device = json!({
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": true,
            "hasUserVerification": true,
            "isUserConsenting": true,
            "isUserVerified": true,
        });
        (Method::POST, Some(device.to_string()))
    }
}

#[tokio::test]
async fn a_passkey_is_added_used_and_left_alone_by_clicking() -> Result<()> {
    let folder = TempDir::new()?;
    let (desk, invitation) = desk_with_an_invitation(&folder.path().join("desk.sqlite3"))?;
    let address = serve(desk)?.replace("127.0.0.1", "localhost");
    let driver = Driver::start()?;
    let browser = driver.open_browser(folder.path()).await?;
    let used = walk(&browser, &address, &invitation).await;
    browser.close().await?;
    used
}

fn desk_with_an_invitation(path: &Path) -> Result<(Desk, String)> {
    let mut desk = Desk::open_or_begin(path, "Ada")?;
    let (roll, now) = (desk.roll()?, Timestamp::now());
    begin_accounts(&mut desk, &roll, ("Ada", PASSWORD), now)?;
    let new = NewInvitation { role: Role::Editor, name: None };
    let (_, secret) = invite_person(&mut desk, &roll, &new, now)?;
    Ok((desk, secret.reveal().to_owned()))
}

async fn walk(browser: &Client, address: &str, invitation: &str) -> Result<()> {
    browser.issue_cmd(PlugIn).await?;
    browser.goto(&format!("{address}account")).await?;
    press(browser, "Log in with a passkey").await?;
    expect(browser, "form", "no passkey for this desk is here").await?;
    fill(browser, "#log-in-name", "Ada").await?;
    fill(browser, "#log-in-password", PASSWORD).await?;
    browser.find(Locator::Css("#log-in button")).await?.click().await?;
    expect(browser, "h1", "Ada").await?;

    fill(browser, "#passkey-label", "my phone").await?;
    press(browser, "Add a passkey").await?;
    expect(browser, "form", "Give the present password").await?;
    fill(browser, "#passkey-old", PASSWORD).await?;
    press(browser, "Add a passkey").await?;
    expect(browser, "th", "my phone").await?;

    press(browser, "Drop the password").await?;
    expect_text(browser, "passkeys alone let you in").await?;
    browser.find(Locator::Css("summary")).await?.click().await?;
    press(browser, "Confirm with a passkey").await?;
    expect(browser, "form", "Confirmed.").await?;
    press(browser, "Remove it").await?;
    expect_text(browser, "the last way in for Ada").await?;

    press(browser, "Log out").await?;
    expect(browser, "h1", "Log in").await?;
    press(browser, "Log in with a passkey").await?;
    expect(browser, "nav", "Ada").await?;
    press(browser, "Log out").await?;
    expect(browser, "h1", "Log in").await?;

    browser.goto(&format!("{address}join#{invitation}")).await?;
    fill(browser, "#join-name", "Ben").await?;
    fill(browser, "#join-label", "a key").await?;
    press(browser, "Join with a passkey").await?;
    expect(browser, "nav", "Ben").await?;

    browser.goto(&format!("{}login", address.replace("localhost", "127.0.0.1"))).await?;
    expect(browser, "section", "Passkeys are used at http://localhost").await
}
