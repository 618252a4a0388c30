//! What a desk remembers of meaning while it is open: the model, and the vectors of its entries.

use std::path::PathBuf;
use std::sync::Arc;

use domain::{Kind, SearchItem};
use ledger::{Archive, VectorModel, Vectors};
use text::meaning::Model as MeaningModel;

use crate::Desk;
use crate::install_meaning::open_meaning;
use crate::install_model::ModelError;
use crate::search::SearchError;

/// What a desk remembers of meaning while it is open.
#[derive(Debug, Default)]
pub(crate) struct MeaningBook {
    /// Where the model is, or would be.
    path: Option<PathBuf>,
    model: Option<Arc<MeaningModel>>,
    vectors: Option<Vectors>,
}

impl MeaningBook {
    /// An empty one, of a model at a path.
    pub(crate) fn at(path: Option<PathBuf>) -> Self {
        Self { path, ..Self::default() }
    }

    /// Where the model is, or would be.
    pub(crate) fn path(&self) -> Option<PathBuf> {
        self.path.clone()
    }
}

/// The language of the texts that the model was trained on.
const LANGUAGE: &str = "en";

/// The kinds that say something in words of their own. Events, positions, scheduled events and
/// relations are what was read in a sentence of a document, and found through it.
const MEANT: [Kind; 8] = [
    Kind::Document,
    Kind::Statement,
    Kind::NotedJudgment,
    Kind::NotedPrediction,
    Kind::Judgment,
    Kind::Question,
    Kind::Brief,
    Kind::Hypotheses,
];

/// How many bytes of a text the model is given: more than it looks at.
const LOOKED_AT: usize = 2_000;

impl Desk {
    /// Searches by meaning too, where a model is installed at a path.
    #[must_use]
    pub fn with_meaning(self, model: PathBuf) -> Self {
        self.meaning.replace(MeaningBook { path: Some(model), ..MeaningBook::default() });
        self
    }

    /// Where the meaning model is, or would be.
    pub fn meaning_path(&self) -> Option<PathBuf> {
        self.meaning.borrow().path()
    }

    /// Does something with the model and the vectors as they were committed last.
    pub(crate) fn with_vectors<T>(
        &self,
        work: impl FnOnce(&MeaningModel, &mut Vectors) -> Result<T, SearchError>,
    ) -> Result<T, SearchError> {
        self.forget_erased()?;
        let model = self.meaning_model()?;
        let held = self.meaning.borrow_mut().vectors.take();
        let mut vectors = if let Some(vectors) = held {
            vectors
        } else {
            let of = VectorModel { digest: model.digest(), width: model.width() };
            Vectors::open(&Archive::folder_of(self.path()), of)?
        };
        vectors.refresh()?;
        let done = work(&model, &mut vectors)?;
        // Where something is wrong with them, they are opened again the next time.
        self.meaning.borrow_mut().vectors = Some(vectors);
        Ok(done)
    }

    /// How many entries of the ledger the vectors reach; `None` where there are none, or they are of
    /// another ledger.
    pub(crate) fn meant_up_to(&self, vectors: &Vectors) -> Result<Option<u64>, SearchError> {
        let Some(last) = vectors.last_entry() else { return Ok(None) };
        let entry = self.ledger.entry_at(last.sequence)?;
        Ok(entry.filter(|entry| entry.sha256 == last.sha256).map(|entry| entry.sequence))
    }

    fn meaning_model(&self) -> Result<Arc<MeaningModel>, ModelError> {
        let mut book = self.meaning.borrow_mut();
        if let Some(model) = &book.model {
            return Ok(Arc::clone(model));
        }
        let model = Arc::new(open_meaning(book.path.as_deref().unwrap_or("".as_ref()))?);
        book.model = Some(Arc::clone(&model));
        Ok(model)
    }
}

/// Whether the model knows a language; what is of none is taken for its own.
pub(crate) fn is_meant(language: Option<&str>) -> bool {
    language.is_none_or(|language| language == LANGUAGE)
}

/// The text by which an item is found by meaning, if it is: its title and how its words begin.
pub(crate) fn meant_text(item: &SearchItem) -> Option<String> {
    if !is_meant(item.language.as_deref()) || !MEANT.contains(&item.id.kind) {
        return None;
    }
    let words = &item.words[..item.words.floor_char_boundary(LOOKED_AT)];
    let text = match &item.title {
        Some(title) => format!("{title}\n{words}"),
        None => words.to_owned(),
    };
    text.contains(char::is_alphanumeric).then_some(text)
}
