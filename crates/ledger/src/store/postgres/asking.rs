//! Asking a server: over a connection that is made again where it was lost and nothing with it, in
//! sentences that are made ready once.

use ::postgres::{SimpleQueryMessage, Statement};

use super::super::{NewRows, Row, StoreFault, Value};
use super::speech::{self, spoken};
use super::{PostgresStore, adding, connect};

impl PostgresStore {
    pub(super) fn batch(&self, script: &str) -> Result<(), StoreFault> {
        self.heard(self.client.borrow_mut().batch_execute(script))
    }

    /// Connects again where the connection was lost and nothing was begun on it, as after the server
    /// was begun anew.
    pub(super) fn connect_again(&self) -> Result<(), StoreFault> {
        if self.is_lost() {
            self.ready.borrow_mut().clear();
            self.client.replace(connect::connect(&self.place)?);
            self.is_cut.set(false);
        }
        Ok(())
    }

    /// Whether the connection was lost, and nothing with it.
    fn is_lost(&self) -> bool {
        self.is_cut.get() && !self.is_in_turn.get()
    }

    /// Takes an answer, and whether it was the last of its connection.
    fn heard<T>(&self, answer: Result<T, ::postgres::Error>) -> Result<T, StoreFault> {
        answer.map_err(|error| {
            self.is_cut.set(self.is_cut.get() || connect::is_end(&error));
            error.into()
        })
    }

    /// Does what changes nothing, and once more where it is found then that the connection is lost.
    pub(super) fn surely<T>(
        &self,
        work: impl Fn() -> Result<T, StoreFault>,
    ) -> Result<T, StoreFault> {
        self.connect_again()?;
        match work() {
            Err(_) if self.is_lost() => {
                self.connect_again()?;
                work()
            }
            done => done,
        }
    }

    /// A sentence made ready, once for each connection.
    fn prepare(&self, sql: &str) -> Result<Statement, StoreFault> {
        if let Some(statement) = self.ready.borrow().get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.heard(self.client.borrow_mut().prepare(&spoken(sql)))?;
        self.ready.borrow_mut().insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }

    /// Takes the answers to a script, of which the last holds whole numbers.
    pub(super) fn last_of(&self, script: &str) -> Result<Vec<i64>, StoreFault> {
        let answers = self.heard(self.client.borrow_mut().simple_query(script))?;
        let row = answers.iter().rev().find_map(|answer| {
            if let SimpleQueryMessage::Row(row) = answer { Some(row) } else { None }
        });
        let row = row.ok_or_else(|| StoreFault::unfit("no row"))?;
        let value = |place: usize| row.get(place).and_then(|value| value.parse().ok());
        let values: Option<Vec<i64>> = (0..row.len()).map(value).collect();
        values.ok_or_else(|| StoreFault::unfit("no whole number"))
    }

    pub(super) fn query(&self, sql: &str, values: &[Value]) -> Result<Vec<Row>, StoreFault> {
        let statement = self.prepare(sql)?;
        let values: Vec<_> = values.iter().map(speech::parameter).collect();
        let rows = self.heard(self.client.borrow_mut().query(&statement, &values))?;
        rows.iter().map(speech::row).collect()
    }

    /// Adds the rows of a writing, all in one sentence.
    pub(super) fn insert(&self, rows: &NewRows) -> Result<(), StoreFault> {
        let columns = adding::columns(rows);
        let values: Vec<_> = columns.iter().map(adding::Values::parameter).collect();
        let statement = self.prepare(&adding::SENTENCE)?;
        self.heard(self.client.borrow_mut().execute(&statement, &values)).map(drop)
    }
}
