//! An authority for the tests, which says whose server it is, and another that nobody believes.

use std::path::Path;
use std::process::Command;

use crate::process;

/// The name for which the server has its certificate. It listens on 127.0.0.1, which is another.
const HOST: &str = "localhost";

/// Makes `NAME.pem` and `NAME.key` in a folder: of an `authority` and a `stranger`, and signed by the
/// first of a `server` and a `client`, who comes as this user.
pub(super) fn make(folder: &Path, user: &str) -> anyhow::Result<()> {
    for name in ["authority", "stranger"] {
        certify(folder, name, &["-subj", &format!("/CN={name}")])?;
    }
    for (name, whose) in [("server", HOST), ("client", user)] {
        certify(
            folder,
            name,
            &[
                "-CA",
                "authority.pem",
                "-CAkey",
                "authority.key",
                "-subj",
                &format!("/CN={whose}"),
                "-addext",
                &format!("subjectAltName=DNS:{whose}"),
                "-addext",
                "basicConstraints=critical,CA:FALSE",
            ],
        )?;
    }
    Ok(())
}

/// Makes a key and its certificate.
fn certify(folder: &Path, name: &str, how: &[&str]) -> anyhow::Result<()> {
    let mut openssl = Command::new("openssl");
    openssl.current_dir(folder).args(["req", "-x509", "-nodes", "-days", "2"]);
    openssl.args(["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]).args(how);
    openssl.args(["-keyout", &format!("{name}.key"), "-out", &format!("{name}.pem")]);
    process::output(&mut openssl).map(drop)
}
