//! Tests: unit tests, corpus cases, doc examples and the pages in a browser.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, bail};

use crate::postgres::Server;
use crate::process;

/// Runs every test, beside a server of PostgreSQL, and refuses a run in which no test ran.
pub(crate) fn run() -> anyhow::Result<()> {
    let server = Server::start().context("PostgreSQL did not start, and its tests need it")?;
    let mut tests = process::cargo(&["test", "--workspace", "--locked"]);
    let passed = run_counting(server.tell(&mut tests))?;
    if passed == 0 {
        bail!("no test ran; a run of zero tests proves nothing");
    }
    println!("{passed} tests passed");
    Ok(())
}

fn run_counting(command: &mut Command) -> anyhow::Result<u64> {
    process::show(command);
    let mut child = command.stdout(Stdio::piped()).spawn().context("cannot run cargo")?;
    let output = child.stdout.take().context("cargo gave no standard output")?;
    let passed = count(BufReader::new(output))?;
    process::check(command, child.wait()?)?;
    Ok(passed)
}

/// Passes the output on line by line and adds up the tests that passed.
fn count(output: impl BufRead) -> anyhow::Result<u64> {
    let mut passed = 0;
    for line in output.split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        passed += passed_in(&line);
    }
    Ok(passed)
}

/// How many tests passed, where the line is a test binary's last.
fn passed_in(line: &str) -> u64 {
    let read = || {
        let result = line.strip_prefix("test result: ")?;
        let counts = result.split_once(". ")?.1;
        counts.split_once(" passed")?.0.parse().ok()
    };
    read().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::count;
    use crate::workspace;

    #[test]
    fn no_file_of_tests_is_forgotten_where_they_are_one_program() {
        for name in ["actions", "forsooth"] {
            let folder = workspace::root().join("crates").join(name).join("tests");
            let suite = fs::read_to_string(folder.join("suite.rs")).unwrap();
            for entry in fs::read_dir(&folder).unwrap() {
                let file = entry.unwrap().path();
                let stem = file.file_stem().unwrap().to_string_lossy();
                let is_tests = file.extension().is_some_and(|it| it == "rs") && stem != "suite";
                let line = format!("\nmod {stem};\n");
                assert!(!is_tests || suite.contains(&line), "{stem} is not in the suite of {name}");
            }
        }
    }

    fn check(output: &str, expected: u64) {
        assert_eq!(count(output.as_bytes()).unwrap(), expected, "{output}");
    }

    #[test]
    fn tests_are_counted_over_all_binaries() {
        check(
            "running 2 tests\n\
             test tests::one ... ok\n\
             test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n\
             test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n\
             test result: ok. 31 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n",
            33,
        );
    }

    #[test]
    fn a_run_without_tests_counts_nothing() {
        check("", 0);
        check("test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured\n", 0);
    }

    #[test]
    fn only_the_last_line_of_a_binary_counts() {
        check("the brief says: 7 passed; 0 failed\ntest result: unknown\n", 0);
    }
}
