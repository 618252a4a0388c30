//! The server itself.

use std::net::TcpListener;
use std::path::{Path, PathBuf};

use std::process::Command;

use anyhow::Context;

use super::programs::{command, folder, other_user};
use super::{ADDRESS, CERTIFICATES, authority};
use crate::process;

const USER: &str = "forsooth";
const PASSWORD: &str = "only-for-tests";

/// Who is let in otherwise than by a password: to one database over TLS alone, and to another by a
/// certificate alone.
const DOORS: &str = "hostnossl only_tls all all reject\nhostssl only_certificate all all cert\n";

/// A server that runs until it is dropped, and whose folder is gone then.
pub(crate) struct Server {
    programs: PathBuf,
    folder: PathBuf,
    port: u16,
}

impl Server {
    /// Begins an empty one.
    pub(crate) fn start() -> anyhow::Result<Self> {
        let programs = folder().context("no programs of PostgreSQL below /usr/lib/postgresql")?;
        let name = format!("forsooth-postgres-{}", std::process::id());
        let server = Self { programs, folder: std::env::temp_dir().join(name), port: free_port()? };
        server.make_folder()?;
        server.fill_folder()?;
        server.begin()?;
        eprintln!("PostgreSQL runs in {} on port {}", server.folder.display(), server.port);
        Ok(server)
    }

    /// Where it is, and who may do everything there.
    pub(crate) fn address(&self) -> String {
        format!("postgres://{USER}:{PASSWORD}@127.0.0.1:{}/postgres", self.port)
    }

    /// Tells a command where it is, and by which certificates it is known.
    pub(crate) fn tell<'command>(&self, command: &'command mut Command) -> &'command mut Command {
        command.env(ADDRESS, self.address()).env(CERTIFICATES, &self.folder)
    }

    fn make_folder(&self) -> anyhow::Result<()> {
        std::fs::create_dir(&self.folder).context("cannot make a folder for the server")?;
        std::fs::write(self.password_file(), PASSWORD)?;
        authority::make(&self.folder, USER).context("openssl made no certificates")?;
        if let Some(user) = other_user() {
            let mut own = Command::new("chown");
            process::run(own.args(["-R", user]).arg(&self.folder))?;
        }
        Ok(())
    }

    /// Sorts names by the rules of a language where nothing else is said, as servers often do.
    fn fill_folder(&self) -> anyhow::Result<()> {
        let mut init = command(&self.programs.join("initdb"));
        init.args(["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8"]);
        init.args(["--locale-provider=icu", "--icu-locale=en", "--username", USER]);
        init.arg("--pwfile").arg(self.password_file()).arg("--pgdata").arg(self.data());
        process::output(&mut init).context("initdb failed")?;
        let doors = self.data().join("pg_hba.conf");
        let others = std::fs::read_to_string(&doors)?;
        Ok(std::fs::write(&doors, format!("{DOORS}{others}"))?)
    }

    fn begin(&self) -> anyhow::Result<()> {
        let tls = format!(
            "-c ssl=on -c ssl_cert_file={0}/server.pem -c ssl_key_file={0}/server.key \
            -c ssl_ca_file={0}/authority.pem",
            self.folder.display()
        );
        let options = format!(
            "-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories= {tls}",
            self.port
        );
        let mut start = command(&self.programs.join("pg_ctl"));
        start.arg("--pgdata").arg(self.data()).arg("--log").arg(self.log());
        start.args(["--wait", "--silent", "--options", &options, "start"]);
        let started = process::run(&mut start);
        started.with_context(|| std::fs::read_to_string(self.log()).unwrap_or_default())
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn log(&self) -> PathBuf {
        self.folder.join("log")
    }

    fn password_file(&self) -> PathBuf {
        self.folder.join("password")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let mut stop = command(&self.programs.join("pg_ctl"));
        stop.arg("--pgdata").arg(self.data()).args(["--mode", "immediate", "--silent", "stop"]);
        if !process::succeeds(&mut stop) {
            println!("the server in {} could not be stopped", self.folder.display());
        }
        remove(&self.folder);
    }
}

fn remove(folder: &Path) {
    if let Err(error) = std::fs::remove_dir_all(folder) {
        println!("{} could not be removed: {error}", folder.display());
    }
}

/// A port that nobody listens on; whoever takes it in between makes the start fail, and say so.
fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
