//! The back-catalogue as it stands: each prediction with all that people said of it, what the
//! predictions come to together, and how far two readers agree.

mod agreement;
mod file;
mod group;
mod tally;

pub(crate) use agreement::agreements;
pub use agreement::{Disagreement, ReaderAgreement};
pub(crate) use file::{CatalogueFile, Standing};
pub use group::CatalogueGroup;
pub(crate) use tally::tally;
pub use tally::{CatalogueTally, PhraseTally};
