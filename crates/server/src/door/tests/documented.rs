//! What each address needs, as the table says it and `docs/serving.md` tells it.

#![expect(clippy::disallowed_methods, reason = "a page of the docs is read, and made anew")]

use std::path::Path;

use crate::door::{Method, Route, Shows, rows};

const HEADING: &str = "## What each address needs\n";

/// The line of a row; none of those that only lead back to the page of a form.
fn line(row: &Route) -> Option<String> {
    let leads_back = row.method == Method::Get && row.shows == Shows::Nothing;
    let (method, path) = (row.method.name(), row.path);
    let line = format!("| {} | `{method} {path}` | {} |", row.need.word(), row.summary);
    (!leads_back).then_some(line)
}

#[test]
fn the_page_on_serving_tells_what_each_address_needs() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/serving.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(HEADING).unwrap();
    let (told, table) = rest.split_once("| need |").unwrap();
    let (_, after) = table.split_once("\n\n").unwrap_or_default();
    let rows: Vec<String> = rows().filter_map(line).collect();
    let head = "| need | address | what for |\n|---|---|---|";
    let after = if after.is_empty() { String::new() } else { format!("\n{after}") };
    let expected = format!("{before}{HEADING}{told}{head}\n{}\n{after}", rows.join("\n"));
    if std::env::var_os("FORSOOTH_UPDATE").is_some() {
        std::fs::write(&path, expected).unwrap();
        return;
    }
    assert!(page == expected, "docs/serving.md differs from the table; FORSOOTH_UPDATE=1 mends it");
}
