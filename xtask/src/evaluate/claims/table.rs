//! A table in tabs, whose fields can stand between quotation marks.

use std::path::Path;

use anyhow::Context;

/// The rows of a table.
pub(super) fn rows(path: &Path) -> anyhow::Result<Vec<Vec<String>>> {
    let text =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(of(&text))
}

fn of(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field) = (vec![], vec![], String::new());
    let mut is_quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if is_quoted && characters.peek() == Some(&'"') => {
                characters.next();
                field.push('"');
            }
            '"' if is_quoted || field.is_empty() => is_quoted = !is_quoted,
            '\t' if !is_quoted => row.push(std::mem::take(&mut field)),
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            '\r' if !is_quoted => {}
            other => field.push(other),
        }
    }
    if !field.is_empty() || !row.is_empty() {
        row.push(field);
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn fields_between_quotation_marks_hold_tabs_and_marks() {
        let rows = of("0\t\"a \"\"b\"\"\tc\"\td\n1\te \"f\"\tg");
        assert_eq!(rows, [["0", "a \"b\"\tc", "d"], ["1", "e \"f\"", "g"]]);
    }
}
