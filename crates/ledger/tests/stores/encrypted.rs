//! TLS to a server of PostgreSQL: what was asked to be encrypted is, with the server that was named,
//! or there is no connection.

use std::error::Error;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::PathBuf;
use std::thread;

use ledger::{Ledger, LedgerError, LedgerPlace, PostgresPlace};
use tempfile::TempDir;

use crate::fixture::{
    Engine, Fixture, address_of, cut_off, export, opening, server, server_address, write,
};

/// The folder with the certificates by which the server is known.
const CERTIFICATES: &str = "FORSOOTH_TEST_POSTGRES_CERTIFICATES";

/// What asks a server whether it has TLS, in its protocol.
const SSL_REQUEST: [u8; 8] = [0, 0, 0, 8, 4, 210, 22, 47];

fn certificate(name: &str) -> String {
    let folder = PathBuf::from(std::env::var(CERTIFICATES).unwrap());
    folder.join(name).to_string_lossy().into_owned()
}

/// A database of the server by the name for which it has its certificate.
fn named(database: &str, query: &str) -> String {
    format!("{}?{query}", address_of(database).replace("127.0.0.1", "localhost"))
}

fn known(mode: &str) -> String {
    format!("sslmode={mode}&sslrootcert={}", certificate("authority.pem"))
}

fn place(address: &str, folder: &TempDir) -> LedgerPlace {
    PostgresPlace::at(address, folder.path(), &|_| None).unwrap().into()
}

/// What is told of an address, with all causes; the password is in none of them.
fn refusal(address: &str) -> String {
    let refused = Ledger::open(place(address, &TempDir::new().unwrap())).unwrap_err();
    assert!(matches!(refused, LedgerError::OutOfReach { .. }), "{refused:?}");
    let mut told = format!("{refused:?} {refused}");
    let mut cause = refused.source();
    while let Some(error) = cause {
        told = format!("{told}: {error}");
        cause = error.source();
    }
    let password = server_address().split([':', '@']).nth(2).unwrap().to_owned();
    assert!(!told.contains(&password), "{told}");
    told
}

/// Whether every connection of ours to a database is encrypted, as the server sees it.
fn is_encrypted(database: &str) -> bool {
    let sql = "SELECT bool_and(ssl) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
        WHERE datname = $1 AND application_name = 'forsooth'";
    server().query_one(sql, &[&database]).unwrap().get(0)
}

/// A database by a name that the server treats in its own way; what an earlier run left is gone.
fn make_anew(database: &str) {
    server().batch_execute(&format!("DROP DATABASE IF EXISTS {database} WITH (FORCE)")).unwrap();
    server().batch_execute(&format!("CREATE DATABASE {database}")).unwrap();
}

#[test]
fn what_is_asked_to_be_encrypted_is_and_stays_so() {
    let fixture = Fixture::of(Engine::Postgres);
    let database = fixture.database();
    drop(Ledger::create(place(&named(database, &known("require")), &fixture.folder)).unwrap());
    for mode in ["require", "verify-ca", "verify-full"] {
        let address = named(database, &format!("{}&channel_binding=require", known(mode)));
        let mut ledger = Ledger::open(place(&address, &fixture.folder)).unwrap();
        let length = ledger.length().unwrap();
        write(&mut ledger, 2, |writing| writing.append(opening(mode))).unwrap();
        assert!(is_encrypted(database), "{mode}");
        cut_off(&fixture);
        assert_eq!(ledger.length().unwrap(), length + 1);
        assert!(is_encrypted(database), "{mode}, connected again");
        assert!(ledger.engine().unwrap().ends_with("over TLS"));
        assert!(!export(&ledger).is_empty());
    }
}

#[test]
fn on_this_machine_a_connection_is_plain_where_nothing_is_said() {
    let fixture = Fixture::of(Engine::Postgres);
    let ledger = fixture.sample();
    assert!(!is_encrypted(fixture.database()));
    assert!(ledger.engine().unwrap().ends_with("without TLS"));
}

#[test]
fn the_environment_says_what_the_address_does_not() {
    let fixture = Fixture::of(Engine::Postgres);
    let environment = |name: &str| match name {
        "PGSSLMODE" => Some("verify-full".to_owned()),
        "PGSSLROOTCERT" => Some(certificate("authority.pem")),
        _ => None,
    };
    let address = named(fixture.database(), "connect_timeout=9");
    let place = PostgresPlace::at(&address, fixture.folder.path(), &environment).unwrap();
    let _ledger = Ledger::create(place).unwrap();
    assert!(is_encrypted(fixture.database()));
}

#[test]
fn an_authority_that_is_not_believed_is_refused() {
    let stranger = format!("sslmode=require&sslrootcert={}", certificate("stranger.pem"));
    let told = refusal(&named("postgres", &stranger));
    assert!(told.contains("is signed by nobody who is believed here"), "{told}");
    assert!(told.contains("name the file of its authority with sslrootcert"), "{told}");
    // Whom this system believes, if anybody, did not sign it either.
    let told = refusal(&named("postgres", "sslmode=require"));
    assert!(told.contains("sslrootcert"), "{told}");
}

#[test]
fn another_name_than_that_of_the_server_is_refused() {
    for mode in ["require", "verify-ca", "verify-full"] {
        let told = refusal(&format!("{}?{}", address_of("postgres"), known(mode)));
        assert!(told.contains("is not for 127.0.0.1, but for localhost; write its name"), "{told}");
    }
}

#[test]
fn a_server_without_tls_hears_nothing_more() {
    for mode in ["require", "verify-full"] {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let heard = thread::spawn(move || {
            let (mut connection, _) = listener.accept().unwrap();
            let mut asked = [0; 8];
            connection.read_exact(&mut asked).unwrap();
            connection.write_all(b"N").unwrap();
            let mut more = vec![];
            connection.read_to_end(&mut more).unwrap();
            (asked, more)
        });
        let server = server_address();
        let (login, _) = server.rsplit_once('@').unwrap();
        let told = refusal(&format!("{login}@127.0.0.1:{port}/desk?{}", known(mode)));
        assert!(told.contains("the server has no TLS; switch it on there"), "{told}");
        assert_eq!(heard.join().unwrap(), (SSL_REQUEST, vec![]));
    }
}

#[test]
fn a_server_that_wants_tls_is_told_of_and_reached_with_it() {
    make_anew("only_tls");
    let told = refusal(&address_of("only_tls"));
    assert!(told.contains("if it wants one with it, write sslmode=require"), "{told}");
    assert!(told.contains("no encryption"), "{told}");
    let folder = TempDir::new().unwrap();
    let place = place(&named("only_tls", &known("require")), &folder);
    let mut ledger = Ledger::create(place).unwrap();
    write(&mut ledger, 1, |writing| writing.append(opening("first"))).unwrap();
    assert_eq!(ledger.verify().unwrap().faults, []);
}

#[test]
fn a_certificate_of_ones_own_is_shown_where_it_is_named() {
    make_anew("only_certificate");
    let told = refusal(&named("only_certificate", &known("require")));
    assert!(told.contains("certificate"), "{told}");
    let half = format!("{}&sslcert={}", known("require"), certificate("client.pem"));
    let told = refusal(&named("only_certificate", &half));
    assert!(told.contains("sslcert needs its key; name its file with sslkey"), "{told}");
    let whole = format!("{half}&sslkey={}", certificate("client.key"));
    let folder = TempDir::new().unwrap();
    let place = place(&named("only_certificate", &whole), &folder);
    let ledger = Ledger::create(place).unwrap();
    assert_eq!(ledger.length().unwrap(), 0);
    let strange = format!(
        "{}&sslcert={}&sslkey={}",
        known("require"),
        certificate("stranger.pem"),
        certificate("stranger.key")
    );
    let told = refusal(&named("only_certificate", &strange));
    assert!(told.contains("if it wants a certificate of yours"), "{told}");
}
