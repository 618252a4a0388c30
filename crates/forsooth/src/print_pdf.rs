//! Printing a page as a PDF, with a browser that is on the machine.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, bail};

/// Names which browser prints, where it is not one of the usual.
const CHOSEN: &str = "FORSOOTH_BROWSER";

/// What the browsers that can print without a window are called on the path of programs.
const NAMES: [&str; 8] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
    "brave-browser",
];

/// Where they stand on systems that do not put them on the path.
const PLACES: [&str; 6] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/// Prints a page that needs nothing from outside.
///
/// # Errors
///
/// There is no browser, or it cannot print.
pub(crate) fn pdf(page: &str) -> anyhow::Result<Vec<u8>> {
    let browser = browser()?;
    let folder = tempfile::tempdir().context("there is no place for temporary files")?;
    let (source, printed) = (folder.path().join("brief.html"), folder.path().join("brief.pdf"));
    fs::write(&source, page).context("the page cannot be written to a temporary file")?;
    let output = command(&browser, folder.path(), &source, &printed)
        .output()
        .with_context(|| format!("{} cannot be started", browser.display()))?;
    match fs::read(&printed) {
        Ok(bytes) if output.status.success() && bytes.starts_with(b"%PDF") => Ok(bytes),
        _ => bail!(
            "{} did not print the page: {}; write --html, and print it from the browser",
            browser.display(),
            String::from_utf8_lossy(&output.stderr).trim(),
        ),
    }
}

fn command(browser: &Path, folder: &Path, source: &Path, printed: &Path) -> Command {
    let mut command = Command::new(browser);
    command
        .args(["--headless", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .arg(format!("--print-to-pdf={}", printed.display()));
    if is_root() {
        // Its own sandbox does not run for the administrator, as in a container.
        command.arg("--no-sandbox");
    }
    command.arg(source);
    command
}

fn browser() -> anyhow::Result<PathBuf> {
    if let Some(chosen) = env::var_os(CHOSEN) {
        let chosen = PathBuf::from(chosen);
        if chosen.is_file() {
            return Ok(chosen);
        }
        bail!("{CHOSEN} names {}, where no program is", chosen.display());
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let on_path = env::split_paths(&path).flat_map(|folder| NAMES.map(|name| folder.join(name)));
    let found = on_path.chain(PLACES.map(PathBuf::from)).find(|place| place.is_file());
    found.with_context(|| {
        format!(
            "a PDF is printed by a browser, and none was found: install Chromium, Chrome or Edge, \
             name one in {CHOSEN}, or write --html and print it from the browser"
        )
    })
}

#[cfg(target_os = "linux")]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

#[cfg(not(target_os = "linux"))]
fn is_root() -> bool {
    false
}
