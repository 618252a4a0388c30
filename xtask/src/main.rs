//! Automation: what developers run, and what continuous integration runs.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "an edge crate: it runs processes, reads files and talks to a terminal"
)]

mod evaluate;
mod fuzz;
mod ledger_speed;
mod model;
mod postgres;
mod process;
mod python;
mod scoring;
mod speed;
mod steps;
mod torture;
mod wheel;
mod workspace;

use std::process::ExitCode;

use anyhow::bail;

const HELP: &str = "\
Example:
    cargo xtask test

Commands:
    test    Run everything that continuous integration runs, up to the first failure
    deny    Check licenses and sources of all dependencies against deny.toml
    judge   Have what the program built last publishes checked by Go's own code
    schemathesis
            Serve a sample desk with the program built last, and hold what it answers against its
            description for programs
    parity --text FOLDER
            Compare the language model with spaCy on every text below a folder
    parity-meaning
            Compare the meaning model with another library on some texts, and time it
    bench-reading --text FOLDER
            Time the language model against spaCy on the same texts, and the whole reading
            against its parse
    bench-lengths
            Time the reading of texts of growing length, one of them a single sentence
    bench-adding --text FOLDER [--desk FOLDER]
            Time the adding of texts to a desk of 100,000 documents, beside their reading alone; the
            desk is made, unless it stands in the folder already
    bench-scoring [--only TASK]
            Time the scores against Python's libraries on the same numbers, in turn
    test-python
            Build the wheel of the scores for Python, install it and test it against the libraries
            of others
    evaluate --gold FOLDER [--only SET]
            Count how much of what people marked in texts the reading finds, and how many copies
            that were made of them
    evaluate --articles
            Count how many words of the articles in corpus/articles are read, and how many others
    bench-ledger [--seconds N] [--leaves N] [--json]
            Time how many appends a ledger acknowledges in a second, of 1, 16 and 256 writers, in
            SQLite and in PostgreSQL, beside what the disk syncs; and what proofs take and weigh in a
            log of 1,000,000 leaves
    torture [--cycles N] [--seed N] [--desk sqlite|postgres]
            Kill writers of a ledger, which share batches, at random moments (25 times), and check
            after each that every entry they were told to be recorded has a receipt that verifies
    fuzz [TARGET] [--seconds N]
            Feed bytes that nobody thought of to every parser of outside bytes, or to one family of
            them, for so long each (60 seconds), and print how many there were
    with-postgres COMMAND...
            Run a command with a server of PostgreSQL in a temporary folder, whose address it finds
            in FORSOOTH_TEST_POSTGRES, and its certificates in the folder that
            FORSOOTH_TEST_POSTGRES_CERTIFICATES names
    fixture
            Write down what spaCy says of the texts in corpus/language, for the tests
    help    Print this
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        // Not returned from here, because that would print a backtrace where one is asked of tests.
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["test"] => steps::run_all(),
        ["deny"] => steps::deny::run(),
        ["judge"] => steps::judge::run(),
        ["schemathesis"] => steps::schemathesis::run(),
        ["parity", "--text", folder] => model::parity(folder),
        ["parity-meaning"] => model::meaning_parity(),
        ["bench-reading", "--text", folder] => model::bench(folder),
        ["bench-adding", "--text", folder] => speed::adding::run(folder, None),
        ["bench-adding", "--text", folder, "--desk", desk] => {
            speed::adding::run(folder, Some(desk))
        }
        ["bench-scoring"] => scoring::bench(None),
        ["bench-scoring", "--only", task] => scoring::bench(Some(task)),
        ["test-python"] => wheel::test(),
        ["evaluate", "--articles"] => evaluate::articles::run(),
        ["evaluate", "--gold", folder] => evaluate::run(folder, None),
        ["evaluate", "--gold", folder, "--only", set] => evaluate::run(folder, Some(set)),
        ["bench-lengths"] => speed::over_lengths(),
        ["bench-ledger", options @ ..] => ledger_speed::run(options),
        ["torture", options @ ..] => torture::run(options),
        ["fuzz", words @ ..] => fuzz::run(words),
        ["with-postgres", words @ ..] => postgres::run_with(words),
        ["fixture"] => model::write_fixture(),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        other => bail!("there is no command `{}`; `cargo xtask help` lists them", other.join(" ")),
    }
}
