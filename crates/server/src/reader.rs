//! The reader: what documents are read with that are added on a page.

use std::fmt::{self, Debug, Formatter};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use actions::{AddDocument, Gazetteer, Memberships, Model, ReadWith};

/// What documents are read with.
#[derive(Debug, Default)]
pub struct Reader {
    /// The language model; without it, rules over words read alone.
    pub model: Option<Model>,
    /// The actors, where they are not the program's own.
    pub gazetteer: Option<Arc<Gazetteer>>,
}

/// The tables of a desk's own.
#[derive(Clone, Debug, Default)]
pub struct OwnTables {
    /// Its actors, where they are not the program's own.
    pub gazetteer: Option<Arc<Gazetteer>>,
    /// Which states are members of which organizations, where it is not as the program knows it.
    pub members: Option<Arc<Memberships>>,
}

/// Opens what documents are read with, or says why it cannot be used.
pub type OpenReader = Box<dyn Fn() -> Result<Reader, String> + Send + Sync>;

/// Opens the tables of a desk's own, or says why one cannot be used.
pub type OpenTables = Box<dyn Fn() -> Result<OwnTables, String> + Send + Sync>;

impl OwnTables {
    /// Which states are members of which organizations.
    pub(crate) fn memberships(&self) -> Arc<Memberships> {
        self.members.clone().unwrap_or_else(|| Arc::new(Memberships::built_in().clone()))
    }
}

impl Reader {
    /// The same for documents that are read one after another.
    pub(crate) fn read_with(&self) -> ReadWith<'_> {
        ReadWith { model: self.model.as_ref(), gazetteer: self.gazetteer.clone() }
    }

    /// Lets the model and the actors say of a document what they can.
    pub(crate) fn prepared(&self, document: AddDocument) -> AddDocument {
        let document = match &self.model {
            Some(model) => document.annotated(model),
            None => document,
        };
        match &self.gazetteer {
            Some(gazetteer) => document.knowing(Arc::clone(gazetteer)),
            None => document,
        }
    }
}

/// A reader that is opened when the first document comes, since few who look at a desk add one.
pub(crate) struct LateReader {
    open: OpenReader,
    opened: Mutex<Option<Arc<Reader>>>,
    open_tables: Option<OpenTables>,
    tables: OnceLock<OwnTables>,
}

impl LateReader {
    pub(crate) fn new(open: OpenReader, open_tables: Option<OpenTables>) -> Self {
        Self { open, opened: Mutex::default(), open_tables, tables: OnceLock::new() }
    }

    /// The tables alone, which are read much sooner than a language model.
    pub(crate) fn tables(&self) -> Result<OwnTables, String> {
        let Some(open) = &self.open_tables else {
            let gazetteer = self.get()?.gazetteer.clone();
            return Ok(OwnTables { gazetteer, members: None });
        };
        if let Some(tables) = self.tables.get() {
            return Ok(tables.clone());
        }
        // Whoever opened them first at once with another opened them for both.
        let opened = open()?;
        Ok(self.tables.get_or_init(|| opened).clone())
    }

    /// The reader, opened now if it was not before.
    pub(crate) fn get(&self) -> Result<Arc<Reader>, String> {
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(reader) = &*opened {
            return Ok(Arc::clone(reader));
        }
        let mut reader = (self.open)()?;
        if self.open_tables.is_some() {
            reader.gazetteer = self.tables()?.gazetteer;
        }
        let reader = Arc::new(reader);
        *opened = Some(Arc::clone(&reader));
        Ok(reader)
    }
}

impl Debug for LateReader {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("LateReader").field("opened", &self.opened).finish_non_exhaustive()
    }
}
