//! What the tests need: a browser with its driver, PostgreSQL, rustfmt, clippy, openssl, the language
//! model, and Go with the sources of its notes and trees.

use std::path::Path;
use std::process::Command;

use anyhow::bail;

use crate::{postgres, process, workspace};

use super::judge;

const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];
const DRIVER: &str = "chromedriver";

/// The systems we can install on: the id in `/etc/os-release`, and what its packages are called.
const PACKAGES: [(&str, [&str; 2]); 2] = [
    ("debian", ["chromium", "chromium-driver"]),
    ("ubuntu", ["chromium-browser", "chromium-chromedriver"]),
];

/// Installs what is missing, once, and says what it installs.
pub(crate) fn run() -> anyhow::Result<()> {
    check_component("fmt", "rustfmt")?;
    check_component("clippy", "clippy")?;
    if has_browser() {
        println!("chromium, chromedriver, rustfmt and clippy are there");
    } else {
        install_browser()?;
    }
    install_postgres()?;
    if !is_on_path("openssl") {
        println!("installing openssl, which plays an authority in the tests of timestamps");
        install_package("openssl")?;
    }
    judge::install(install_package)?;
    install_model()
}

/// Installs a package that Debian and Ubuntu call by the same name.
fn install_package(package: &str) -> anyhow::Result<()> {
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    if packages_for(&release).is_none() {
        bail!("{package} is missing; install it with your system's package manager");
    }
    process::run(&mut apt_get(&["update"]))?;
    process::run(&mut apt_get(&["install", "-y", package]))
}

/// Fetches the language model, unless it is there, by the program that the tests build: built by
/// itself, its libraries would be compiled once more with other features.
fn install_model() -> anyhow::Result<()> {
    process::run(&mut process::cargo(&["test", "--workspace", "--locked", "--no-run"]))?;
    let program = workspace::target()?.join("debug/forsooth");
    process::run(Command::new(program).args(["model", "install"]))
}

fn check_component(subcommand: &str, component: &str) -> anyhow::Result<()> {
    if !process::succeeds(&mut process::cargo(&[subcommand, "--version"])) {
        bail!("{component} is missing; install it with `rustup component add {component}`");
    }
    Ok(())
}

fn has_browser() -> bool {
    BROWSERS.into_iter().any(is_on_path) && is_on_path(DRIVER)
}

fn is_on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

fn install_browser() -> anyhow::Result<()> {
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    let Some(packages) = packages_for(&release) else {
        bail!(
            "the page tests need Chromium or Chrome and the {DRIVER} of the same version; \
             install both with your system's package manager and put them on PATH"
        );
    };
    println!("installing {} for the page tests", packages.join(" and "));
    process::run(&mut apt_get(&["update"]))?;
    process::run(&mut apt_get(&["install", "-y", packages[0], packages[1]]))?;
    if !has_browser() {
        bail!(
            "chromium and chromedriver were installed but are not on PATH; add their folder to it"
        );
    }
    Ok(())
}

/// Installs PostgreSQL, whose programs are run as needed; its own service is no matter.
fn install_postgres() -> anyhow::Result<()> {
    if postgres::is_installed() {
        println!("PostgreSQL is there");
        return Ok(());
    }
    println!("installing {} for the tests of ledgers in a database", postgres::PACKAGE);
    process::run(&mut apt_get(&["update"]))?;
    process::run(&mut apt_get(&["install", "-y", postgres::PACKAGE]))?;
    if !postgres::is_installed() {
        bail!("{} was installed but has no programs in /usr/lib/postgresql", postgres::PACKAGE);
    }
    Ok(())
}

/// The names of the packages on the system that this `/etc/os-release` describes.
fn packages_for(release: &str) -> Option<[&'static str; 2]> {
    let id = release.lines().find_map(|line| line.strip_prefix("ID="))?.trim_matches('"');
    PACKAGES.into_iter().find(|(system, _)| *system == id).map(|(_, packages)| packages)
}

fn apt_get(arguments: &[&str]) -> Command {
    // Passed through `env`, because sudo drops the variables of its caller.
    let prefix = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    let sudo = if is_root() { [].as_slice() } else { &["sudo"] };
    let words: Vec<&str> = sudo.iter().chain(&prefix).chain(arguments).copied().collect();
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).current_dir(Path::new("/"));
    command
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output();
    output.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

#[cfg(test)]
mod tests {
    use super::packages_for;

    #[test]
    fn packages_are_named_as_the_system_names_them() {
        let debian = "PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n";
        let ubuntu = "NAME=\"Ubuntu\"\nID=\"ubuntu\"\nID_LIKE=debian\n";
        assert_eq!(packages_for(debian), Some(["chromium", "chromium-driver"]));
        assert_eq!(packages_for(ubuntu), Some(["chromium-browser", "chromium-chromedriver"]));
    }

    #[test]
    fn other_systems_are_left_to_their_owner() {
        assert_eq!(packages_for("ID=fedora\n"), None);
        assert_eq!(packages_for(""), None);
    }
}
