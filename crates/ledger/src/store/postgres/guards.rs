//! Whether the guards of the tables stand as they were made.

use super::super::{Row, Store, StoreFault};
use super::{PostgresStore, SCHEMA};

/// The triggers that are missing, switched off or made otherwise, and the functions behind them that
/// are.
pub(super) fn changed(store: &PostgresStore) -> Result<Vec<String>, StoreFault> {
    let store: &dyn Store = store;
    let found: Vec<String> = store.values(
        "SELECT pg_get_triggerdef(oid, true) FROM pg_trigger
            WHERE NOT tgisinternal AND tgenabled <> 'D'
            AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace)",
        &[],
    )?;
    let lost = triggers().filter(|made| !found.iter().any(|it| it == made));
    let mut changed: Vec<String> = lost.map(name_of).collect();
    let sql = "SELECT proname::TEXT, prosrc FROM pg_proc
        WHERE pronamespace = current_schema()::regnamespace";
    let read = |row: Row| -> Result<(String, String), StoreFault> {
        let [name, body] = row.into_values()?;
        Ok((name.try_into()?, body.try_into()?))
    };
    let found: Vec<_> = store.select(sql, &[])?.into_iter().map(read).collect::<Result<_, _>>()?;
    let is_there = |name: &str, body: &str| found.iter().any(|it| it.0 == name && it.1 == body);
    let lost = functions().filter(|(name, body)| !is_there(name, body));
    changed.extend(lost.map(|(name, _)| name.to_owned()));
    Ok(changed)
}

/// The triggers as they are made, without the semicolon behind them.
fn triggers() -> impl Iterator<Item = &'static str> {
    let lines = SCHEMA.lines().filter(|line| line.starts_with("CREATE TRIGGER "));
    lines.map(|line| line.trim_end_matches(';'))
}

/// The functions as they are made: their names and their bodies.
fn functions() -> impl Iterator<Item = (&'static str, &'static str)> {
    let parts = SCHEMA.split("CREATE FUNCTION ").skip(1);
    parts.filter_map(|part| {
        let (name, rest) = part.split_once('(')?;
        Some((name, rest.split("$$").nth(1)?))
    })
}

fn name_of(trigger: &str) -> String {
    trigger.split(' ').nth(2).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{functions, name_of, triggers};

    #[test]
    fn every_table_of_the_ledger_is_guarded() {
        let names: Vec<String> = triggers().map(name_of).collect();
        for table in ["entry", "content", "link", "leaf", "node", "pseudonym", "signed_tree"] {
            for guard in ["kept", "not_removed", "not_emptied"] {
                assert!(names.contains(&format!("{table}_{guard}")), "{table} {guard}");
            }
        }
        assert_eq!(functions().count(), 6);
    }
}
