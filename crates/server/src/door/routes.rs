//! The routes of the pages, each registered for a row of the table.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::routing::{MethodRouter, get, post};

use super::{Method, Route, find};
use crate::serve::SharedDesk;

/// Handlers, each for a row of the table.
///
/// # Panics
///
/// A handler is registered for what the table does not hold, so that none can be forgotten there.
#[derive(Default)]
pub(crate) struct Routes {
    router: Router<SharedDesk>,
    rows: Vec<&'static Route>,
}

impl Routes {
    /// No routes.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// The same with what answers who wants to see a path.
    #[must_use]
    pub(crate) fn get<H, T>(self, path: &str, handler: H) -> Self
    where
        H: Handler<T, SharedDesk>,
        T: 'static,
    {
        self.at(Method::Get, path, get(handler))
    }

    /// The same with what takes a form.
    #[must_use]
    pub(crate) fn post<H, T>(self, path: &str, handler: H) -> Self
    where
        H: Handler<T, SharedDesk>,
        T: 'static,
    {
        self.at(Method::Post, path, post(handler))
    }

    /// The same with the routes of another page.
    #[must_use]
    pub(crate) fn and(mut self, others: Self) -> Self {
        self.rows.extend(others.rows);
        Self { router: self.router.merge(others.router), rows: self.rows }
    }

    /// The rows that have a handler, and these.
    pub(crate) fn into_parts(self) -> (Vec<&'static Route>, Router<SharedDesk>) {
        (self.rows, self.router)
    }

    fn at(mut self, method: Method, path: &str, handler: MethodRouter<SharedDesk>) -> Self {
        let row = find(method, path);
        let row = row.unwrap_or_else(|| panic!("the table has no {} {path}", method.name()));
        self.rows.push(row);
        let handler = handler.layer(DefaultBodyLimit::max(row.largest));
        Self { router: self.router.route(path, handler), rows: self.rows }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::door::{Route, rows};
    use crate::pages;

    fn names(rows: impl IntoIterator<Item = &'static Route>) -> Vec<String> {
        rows.into_iter().map(|row| format!("{} {}", row.method.name(), row.path)).collect()
    }

    #[test]
    fn every_row_has_one_handler_and_every_handler_a_row() {
        let registered = names(pages::routes().into_parts().0);
        let rows = names(rows());
        let as_set = |names: &[String]| names.iter().cloned().collect::<BTreeSet<_>>();
        assert_eq!(as_set(&registered), as_set(&rows));
        assert_eq!(registered.len(), rows.len(), "a row stands twice, or has two handlers");
    }
}
