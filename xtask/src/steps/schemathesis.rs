//! The description for programs, held against what a served desk answers by another program:
//! schemathesis makes requests from it, good and bad, and says what was not described.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::Context;

use crate::python::Environment;
use crate::{process, workspace};

/// The version that is run.
const PACKAGE: &str = "schemathesis==4.32.5";

/// The same requests each time.
const SEED: &str = "1";

/// How many requests are made up for each operation at most, beside those it always makes.
const EXAMPLES: &str = "25";

/// How long it may take, in seconds; what is made for each operation takes about half of it.
const LONGEST: &str = "60";

/// What is held against each answer. That good requests are taken is not: the rules of a desk
/// cannot be said in a schema, as that a question must be open.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
    response_headers_conformance,response_schema_conformance,negative_data_rejection,\
    unsupported_method,allow_header_conformance";

/// A sample desk that is served until it is dropped.
struct Served {
    child: Child,
    url: String,
}

/// Serves a sample desk and has its description tried out.
pub(crate) fn run() -> anyhow::Result<()> {
    let tester = Environment::installed("schemathesis", &[PACKAGE])?;
    let folder = workspace::root().join("target").join("schemathesis-desk");
    // What an earlier run recorded would change what this one finds.
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let served = Served::sample(&folder)?;
    let description = format!("{}openapi.json", served.url);
    let mut test = tester.program("schemathesis");
    test.current_dir(&folder).args(["run", &description, "--checks", CHECKS]);
    test.args(["--phases", "examples,coverage,fuzzing", "--max-examples", EXAMPLES]);
    test.args(["--seed", SEED, "--max-time", LONGEST, "--max-redirects", "0"]);
    test.args(["--header", "Accept: application/json", "--continue-on-failure"]);
    process::run(&mut test).context("the served desk and its description differ")
}

impl Served {
    /// Serves a sample desk with the program built last.
    fn sample(folder: &Path) -> anyhow::Result<Self> {
        let program = workspace::target()?.join("debug").join("forsooth");
        let mut serve = Command::new(program);
        serve.args(["demo", "--port", "0"]).env("FORSOOTH_DESK", folder.join("desk.sqlite3"));
        process::show(&serve);
        let mut child = serve.stdout(Stdio::piped()).spawn().context("cannot serve a desk")?;
        let said = child.stdout.take().context("forsooth gave no standard output")?;
        let mut url = String::new();
        BufReader::new(said).read_line(&mut url)?;
        Ok(Self { child, url: url.trim().to_owned() })
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It has served its turn, and its desk is thrown away.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
