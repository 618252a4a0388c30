//! TLS to a server: what is asked for, what is checked, and why it did not come about.
//!
//! There is no halfway: a connection is plain, or its server was proven to be the one that was
//! named. What was asked to be encrypted is never spoken plainly, whatever the server or somebody in
//! between answers.

mod faults;

use std::sync::Arc;

use ::postgres::config::{Host, SslMode};
use ::postgres::{Client, Config, NoTls};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, RootCertStore, crypto};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::super::StoreFault;
use crate::place::TlsWords;

pub(super) use faults::{out_of_reach, refused};

/// What PostgreSQL's protocol is called within TLS, so that no other server can stand in for it.
const PROTOCOL: &[u8] = b"postgresql";

/// The word for the authorities that the system believes.
const SYSTEM: &str = "system";

/// Connects as the words ask, encrypted or plain.
pub(super) fn connect(config: &mut Config, words: &TlsWords) -> Result<Client, StoreFault> {
    if !is_asked_for(config, words)? {
        return config.ssl_mode(SslMode::Disable).connect(NoTls).map_err(faults::plain);
    }
    let tls = MakeRustlsConnect::new(client_config(words)?);
    // Not "prefer", by which whoever stands in between would have it plain.
    config.ssl_mode(SslMode::Require).connect(tls).map_err(faults::encrypted)
}

/// Whether a connection is to be encrypted: where it leaves this machine and nothing else is said,
/// or where it is said.
pub(super) fn is_asked_for(config: &Config, words: &TlsWords) -> Result<bool, StoreFault> {
    let is_asked_for = match words.mode.as_deref() {
        None => words.authorities.is_some() || words.certificate.is_some() || !is_here(config),
        Some("disable") => false,
        Some("require" | "verify-ca" | "verify-full") => true,
        Some(mode @ ("allow" | "prefer")) => {
            return Err(refused(format!(
                "sslmode={mode} would be plain where the server, or somebody in between, says so; \
                write sslmode=require, or sslmode=disable where nobody else can read or change what \
                passes"
            )));
        }
        Some(other) => {
            return Err(refused(format!(
                "there is no sslmode={other}; write sslmode=require or sslmode=disable"
            )));
        }
    };
    if is_asked_for && config.get_hostaddrs().is_empty() && has_socket(config) {
        return Err(refused(
            "a socket of this machine has no TLS and needs none; leave out what is said of it, or \
            name the host"
                .to_owned(),
        ));
    }
    Ok(is_asked_for)
}

/// Whether a connection stays on this machine.
fn is_here(config: &Config) -> bool {
    let addresses = config.get_hostaddrs();
    if !addresses.is_empty() {
        return addresses.iter().all(std::net::IpAddr::is_loopback);
    }
    config.get_hosts().iter().all(|host| match host {
        Host::Tcp(name) => {
            let address: Result<std::net::IpAddr, _> = name.parse();
            name.eq_ignore_ascii_case("localhost") || address.is_ok_and(|it| it.is_loopback())
        }
        #[cfg(unix)]
        Host::Unix(_) => true,
    })
}

fn has_socket(config: &Config) -> bool {
    config.get_hosts().iter().any(|host| !matches!(host, Host::Tcp(_)))
}

/// What is believed and shown: chain, dates, purpose and name of the server's certificate are
/// checked, over TLS 1.2 or 1.3.
fn client_config(words: &TlsWords) -> Result<ClientConfig, StoreFault> {
    let told = |error: rustls::Error| refused(error.to_string());
    // The provider of the client for the web, named so that no second one can come in its place.
    let provider = Arc::new(crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(told)?
        .with_root_certificates(authorities(words.authorities.as_deref())?);
    let mut config = match (words.certificate.as_deref(), words.key.as_deref()) {
        (None, None) => builder.with_no_client_auth(),
        (Some(certificate), Some(key)) => {
            let chain = certificates("sslcert", certificate)?;
            let key = PrivateKeyDer::from_pem_file(key)
                .map_err(|error| unreadable("sslkey", key, &error))?;
            builder.with_client_auth_cert(chain, key).map_err(told)?
        }
        (Some(_), None) => {
            return Err(refused("sslcert needs its key; name its file with sslkey".to_owned()));
        }
        (None, Some(_)) => {
            return Err(refused("sslkey needs its certificate; name its file with sslcert".into()));
        }
    };
    config.alpn_protocols = vec![PROTOCOL.to_vec()];
    Ok(config)
}

/// Who is believed about whose server it is.
fn authorities(file: Option<&str>) -> Result<RootCertStore, StoreFault> {
    let (found, none) = match file.filter(|file| *file != SYSTEM) {
        Some(file) => (
            certificates("sslrootcert", file)?,
            format!("the file {file} in sslrootcert holds no certificate of an authority"),
        ),
        None => (
            rustls_native_certs::load_native_certs().certs,
            "this system believes no authority; name the file of the one that signed the \
            certificate of the server with sslrootcert"
                .to_owned(),
        ),
    };
    let mut store = RootCertStore::empty();
    let (known, _) = store.add_parsable_certificates(found);
    if known == 0 { Err(refused(none)) } else { Ok(store) }
}

fn certificates(name: &str, file: &str) -> Result<Vec<CertificateDer<'static>>, StoreFault> {
    let read = CertificateDer::pem_file_iter(file).and_then(Iterator::collect);
    read.map_err(|error| unreadable(name, file, &error))
}

fn unreadable(name: &str, file: &str, error: &rustls::pki_types::pem::Error) -> StoreFault {
    refused(format!("the file {file} in {name} cannot be read as PEM: {error}"))
}

#[cfg(test)]
mod tests {
    use ::postgres::Config;

    use super::{TlsWords, client_config, is_asked_for};

    /// Whether a connection is encrypted, or why it is not made.
    fn check(address: &str, mode: Option<&str>, expected: Result<bool, &str>) {
        let config: Config = address.parse().unwrap();
        let words = TlsWords { mode: mode.map(str::to_owned), ..TlsWords::default() };
        let found = is_asked_for(&config, &words).map_err(|fault| fault.source.to_string());
        match (&found, expected) {
            (Err(told), Err(part)) => assert!(told.contains(part), "{address} {mode:?}: {told}"),
            (Ok(found), Ok(expected)) => assert_eq!(*found, expected, "{address} {mode:?}"),
            _ => panic!("{address} {mode:?}: {found:?}"),
        }
    }

    #[test]
    fn what_leaves_this_machine_is_encrypted_unless_it_is_said_that_it_is_not() {
        for address in ["postgres://host/desk", "postgres://localhost/desk?hostaddr=10.0.0.1"] {
            check(address, None, Ok(true));
            check(address, Some("disable"), Ok(false));
        }
        check("postgres://localhost,host/desk", None, Ok(true));
        for address in [
            "postgres://localhost/desk",
            "postgres://127.0.0.1:5433/desk",
            "postgres://[::1]/desk",
            "postgres://%2Frun%2Fpostgresql/desk",
            "postgres://host/desk?hostaddr=127.0.0.1",
        ] {
            check(address, None, Ok(false));
        }
    }

    #[test]
    fn what_is_asked_for_is_kept_or_refused() {
        for mode in ["require", "verify-ca", "verify-full"] {
            check("postgres://localhost/desk", Some(mode), Ok(true));
        }
        for mode in ["allow", "prefer"] {
            check("postgres://localhost/desk", Some(mode), Err("write sslmode=require, or"));
        }
        check("postgres://localhost/desk", Some("on"), Err("there is no sslmode=on"));
        check("postgres://%2Frun/desk", Some("require"), Err("has no TLS and needs none"));
    }

    #[test]
    fn who_names_an_authority_wants_tls() {
        let config: Config = "postgres://localhost/desk".parse().unwrap();
        let words = TlsWords { authorities: Some("system".to_owned()), ..TlsWords::default() };
        assert!(is_asked_for(&config, &words).unwrap());
    }

    #[test]
    fn what_is_named_must_be_there_and_whole() {
        let folder = tempfile::tempdir().unwrap();
        let empty = folder.path().join("empty.pem");
        std::fs::write(&empty, "no certificate").unwrap();
        let empty = empty.to_string_lossy().into_owned();
        let named = |authorities: &str, certificate: Option<&str>| TlsWords {
            authorities: Some(authorities.to_owned()),
            certificate: certificate.map(str::to_owned),
            ..TlsWords::default()
        };
        for (words, told) in [
            (named("/nowhere.pem", None), "/nowhere.pem in sslrootcert cannot be read as PEM"),
            (named(&empty, None), "in sslrootcert holds no certificate"),
        ] {
            let refused = client_config(&words).unwrap_err().source.to_string();
            assert!(refused.contains(told), "{refused}");
        }
    }
}
