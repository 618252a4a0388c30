//! How statements hang together.

use crate::BadInput;

/// How some statements hang together. Statements are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Where the first comes true, the second does: "by March" implies "by June".
    Implies(usize, usize),
    /// Exactly one of the two comes true.
    Contrary(usize, usize),
    /// At most one of them comes true.
    Exclusive(Vec<usize>),
    /// At least one of them comes true; with [`Relation::Exclusive`] exactly one does.
    Exhaustive(Vec<usize>),
    /// The whole comes true if and only if all parts do.
    All {
        /// The whole.
        whole: usize,
        /// Its parts.
        parts: Vec<usize>,
    },
    /// The whole comes true if and only if any part does.
    Any {
        /// The whole.
        whole: usize,
        /// Its parts.
        parts: Vec<usize>,
    },
}

impl Relation {
    /// The statements it is about.
    pub(super) fn statements(&self) -> Vec<usize> {
        match self {
            Self::Implies(one, other) | Self::Contrary(one, other) => vec![*one, *other],
            Self::Exclusive(all) | Self::Exhaustive(all) => all.clone(),
            Self::All { whole, parts } | Self::Any { whole, parts } => {
                parts.iter().copied().chain([*whole]).collect()
            }
        }
    }

    /// Whether a world of which only some statements are known may still be one.
    pub(super) fn allows(&self, known: &[Option<bool>]) -> bool {
        let is = |statement: &usize, truth: bool| known[*statement] == Some(truth);
        let all = |statements: &[usize], truth| statements.iter().all(|one| is(one, truth));
        let any = |statements: &[usize], truth| statements.iter().any(|one| is(one, truth));
        match self {
            Self::Implies(first, second) => !(is(first, true) && is(second, false)),
            Self::Contrary(one, other) => {
                !(all(&[*one, *other], true) || all(&[*one, *other], false))
            }
            Self::Exclusive(some) => some.iter().filter(|one| is(one, true)).count() < 2,
            Self::Exhaustive(some) => !all(some, false),
            Self::All { whole, parts } => {
                !(is(whole, true) && any(parts, false) || is(whole, false) && all(parts, true))
            }
            Self::Any { whole, parts } => {
                !(is(whole, false) && any(parts, true) || is(whole, true) && all(parts, false))
            }
        }
    }
}

/// Statements and how they hang together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statements {
    count: usize,
    relations: Vec<Relation>,
}

impl Statements {
    /// So many statements, numbered from 0, with these relations; otherwise they are free.
    ///
    /// # Errors
    ///
    /// A relation names a statement that there is not.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::coherence::{Relation, Statements};
    ///
    /// assert!(Statements::new(2, vec![Relation::Implies(0, 1)]).is_ok());
    /// let refused = Statements::new(2, vec![Relation::Implies(0, 2)]).unwrap_err();
    /// assert_eq!(refused.to_string(), "there is no statement 2 among 2; count statements from 0");
    /// ```
    pub fn new(count: usize, relations: Vec<Relation>) -> Result<Self, BadInput> {
        let named = relations.iter().flat_map(Relation::statements);
        let statements = Self { count, relations: vec![] };
        named.into_iter().try_for_each(|statement| statements.check(statement))?;
        Ok(Self { count, relations })
    }

    /// How many statements there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Their relations.
    pub fn relations(&self) -> &[Relation] {
        &self.relations
    }

    /// Refuses a statement that there is not.
    pub(super) fn check(&self, statement: usize) -> Result<(), BadInput> {
        let statements = self.count;
        if statement < statements {
            Ok(())
        } else {
            Err(BadInput::NoSuchStatement { statement, statements })
        }
    }
}
