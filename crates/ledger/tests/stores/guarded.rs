//! What the tables refuse, and what is noticed of whoever gets past them.

use ledger::{Ledger, LedgerError};

use crate::fixture::{Engine, Fixture, address_of, both, export, opening, server, write};

#[test]
fn the_tables_refuse_every_change() {
    both(|fixture| {
        drop(fixture.sample());
        let mut changes = vec![
            "UPDATE entry SET author = 'Eve'",
            "DELETE FROM entry WHERE sequence = 3",
            "INSERT INTO entry SELECT 9, kind, number + 9, 1, 'Eve', NULL, canonical, sha256
                FROM entry WHERE sequence = 3",
            "INSERT INTO entry SELECT 4, kind, number, 1, 'Eve', NULL, canonical, sha256
                FROM entry WHERE sequence = 3",
            "DELETE FROM content",
            "UPDATE link SET sequence = 1",
            "DELETE FROM link",
            "UPDATE leaf SET author = 'Eve'",
            "DELETE FROM leaf",
            "UPDATE node SET place = place + 100",
            "DELETE FROM node",
            "UPDATE signed_tree SET note = ''",
            "DELETE FROM signed_tree",
        ];
        if fixture.engine == Engine::Postgres {
            changes.extend(["TRUNCATE entry CASCADE", "TRUNCATE signed_tree"]);
            changes.extend(["UPDATE pseudonym SET author = 'Eve'", "DELETE FROM pseudonym"]);
        }
        for sql in changes {
            let refused = fixture.raw(sql).unwrap_err();
            assert!(refused.contains("the ledger only grows"), "{sql}: {refused}");
        }
    });
}

#[test]
fn whoever_gets_past_the_guards_is_noticed() {
    for (engine, sql, fault) in [
        (Engine::Sqlite, "UPDATE entry SET author = 'Eve' WHERE sequence = 3", "columns differ"),
        (Engine::Postgres, "UPDATE entry SET author = 'Eve' WHERE sequence = 3", "columns differ"),
        (Engine::Sqlite, "UPDATE content SET bytes = x'00'", "has been changed"),
        (Engine::Postgres, "UPDATE content SET bytes = '\\x00'", "has been changed"),
        (Engine::Sqlite, "DELETE FROM link", "link to d-1 is missing"),
        (Engine::Postgres, "DELETE FROM link", "link to d-1 is missing"),
        (Engine::Sqlite, "UPDATE node SET sha256 = zeroblob(32)", "were changed"),
        (Engine::Postgres, "UPDATE node SET sha256 = sha256(sha256)", "were changed"),
    ] {
        let fixture = Fixture::of(engine);
        let ledger = fixture.sample();
        let table =
            sql.split_whitespace().find(|it| ["entry", "content", "link", "node"].contains(it));
        let table = table.unwrap();
        let unguarded = match engine {
            Engine::Sqlite => {
                format!("DROP TRIGGER {table}_kept; DROP TRIGGER {table}_not_removed; {sql};")
            }
            Engine::Postgres => format!("ALTER TABLE {table} DISABLE TRIGGER USER; {sql};"),
        };
        fixture.raw(&unguarded).unwrap();
        let faults = ledger.verify().unwrap().faults;
        let has = |text: &str| faults.iter().any(|it| it.message.contains(text));
        assert!(has(fault), "{engine:?} {sql}: {faults:?}");
        assert!(has(&format!("the trigger {table}_kept is missing")), "{faults:?}");
    }
}

#[test]
fn a_guard_that_was_made_toothless_is_noticed() {
    let fixture = Fixture::of(Engine::Postgres);
    let ledger = fixture.sample();
    assert_eq!(ledger.verify().unwrap().faults, []);
    fixture
        .raw(
            "CREATE OR REPLACE FUNCTION only_grows() RETURNS TRIGGER LANGUAGE plpgsql
                AS $$ BEGIN RETURN NEW; END $$",
        )
        .unwrap();
    let faults = ledger.verify().unwrap().faults;
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].message.contains("only_grows is missing or was changed"), "{faults:?}");
}

#[test]
fn a_database_of_another_kind_or_a_newer_version_is_refused() {
    let fixture = Fixture::of(Engine::Postgres);
    fixture.raw("CREATE TABLE entry (a BIGINT)").unwrap();
    let refused = Ledger::open(&fixture.place).unwrap_err();
    assert!(matches!(refused, LedgerError::NotALedger(_)), "{refused:?}");
    fixture.raw("DROP TABLE entry").unwrap();
    drop(fixture.sample());
    fixture.raw("UPDATE fence SET version = 9").unwrap();
    let refused = Ledger::open(&fixture.place).unwrap_err().to_string();
    assert!(refused.contains("format 9") && refused.contains("upgrade forsooth"), "{refused}");
}

#[test]
fn an_older_copy_of_a_database_signs_nothing_more() {
    let fixture = Fixture::of(Engine::Postgres);
    drop(fixture.sample());
    let (name, copy) = (fixture.database(), format!("{}_copy", fixture.database()));
    server().batch_execute(&format!("CREATE DATABASE {copy} TEMPLATE {name}")).unwrap();
    let mut ledger = Ledger::open(&fixture.place).unwrap();
    write(&mut ledger, 2, |writing| writing.append(opening("lost"))).unwrap();
    drop(ledger);
    server().batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)")).unwrap();
    server().batch_execute(&format!("ALTER DATABASE {copy} RENAME TO {name}")).unwrap();
    let mut ledger = Ledger::open(&fixture.place).unwrap();
    assert_eq!(ledger.length().unwrap(), 3);
    let refused = write(&mut ledger, 3, |writing| writing.append(opening("after")));
    let refused = refused.unwrap_err().to_string();
    assert!(refused.contains("comes from an older copy, and nothing more is signed"), "{refused}");
}

#[test]
fn a_server_that_counts_fewer_writings_than_it_did_is_written_to_no_more() {
    let fixture = Fixture::of(Engine::Postgres);
    let mut ledger = fixture.sample();
    write(&mut ledger, 2, |writing| writing.append(opening("second"))).unwrap();
    fixture.raw("UPDATE fence SET epoch = 0").unwrap();
    let refused = write(&mut ledger, 3, |writing| writing.append(opening("third"))).unwrap_err();
    let told = std::error::Error::source(&refused).unwrap().to_string();
    assert!(told.contains("it is an older copy"), "{told}");
    let halted = write(&mut ledger, 3, |writing| writing.append(opening("third"))).unwrap_err();
    assert!(matches!(halted, LedgerError::Halted(_)), "{halted:?}");
    assert_eq!(ledger.length().unwrap(), 4);
}

#[test]
fn who_may_only_read_is_told_so() {
    let fixture = Fixture::of(Engine::Postgres);
    drop(fixture.sample());
    let role = format!("{}_reader", fixture.database());
    fixture
        .raw(&format!(
            "CREATE ROLE {role} LOGIN PASSWORD 'word'; GRANT SELECT ON ALL TABLES IN SCHEMA public
                TO {role};"
        ))
        .unwrap();
    let address = address_of(fixture.database());
    let (_, server) = address.rsplit_once('@').unwrap();
    let address = format!("postgres://{role}@{server}");
    let password = |name: &str| (name == "PGPASSWORD").then(|| "word".to_owned());
    let place = ledger::PostgresPlace::at(&address, fixture.folder.path(), &password);
    let mut reader = Ledger::open(place.unwrap()).unwrap();
    assert_eq!(reader.length().unwrap(), 3);
    assert!(!export(&reader).is_empty());
    let refused = write(&mut reader, 2, |writing| writing.append(opening("mine"))).unwrap_err();
    assert!(matches!(refused, LedgerError::ReadOnly(_)), "{refused:?}");
    drop(reader);
    fixture.raw(&format!("DROP OWNED BY {role}; DROP ROLE {role}")).unwrap();
}
