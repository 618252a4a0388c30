//! A job that adds documents: files, those in folders, pages of the web, and files that were
//! handed over, which it keeps until they are added.

use std::borrow::Cow;
use std::fmt::Display;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use reading::{Gazetteer, IntakeHints, MediaType};
use serde::{Deserialize, Serialize};

use super::item::{JobItem, Worked};
use super::kind::{JobKind, JobPlan, JobRequest, WorkError, WorkWith, counted};
use crate::add_file::add_documents;
use crate::document_files::{DocumentFiles, read_document_file};
use crate::fetch_feeds::FetchWith;
use crate::look_up::LookUpError;
use crate::{
    Desk, FetchAgainError, HandledDocument, ReadWith, TakenFile, document_at, fetch_again,
    fetch_page, is_web_address,
};

/// What is asked of the job.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AddFiles {
    /// The files, folders and addresses that were named; none where files were handed over.
    pub named: Vec<String>,
    /// What is known of all of them.
    #[serde(flatten)]
    pub facts: DocumentFacts,
    /// A table of actors of one's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actors: Option<PathBuf>,
}

/// What is known of documents before they are read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DocumentFacts {
    /// The headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who published them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Where their publisher keeps them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When they were published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// When their words were said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said: Option<Date>,
    /// How they are to be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_type: Option<MediaType>,
    /// Their language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

impl DocumentFacts {
    /// The same about a file of some name.
    pub fn hints(&self, name: Option<String>) -> IntakeHints {
        IntakeHints {
            name,
            media_type: self.media_type,
            title: self.title.clone(),
            source: self.source.clone(),
            url: self.url.clone(),
            published: self.published,
            language: self.language.clone(),
            ..IntakeHints::default()
        }
    }
}

impl AddFiles {
    /// Plans to add the files that were found where somebody named them.
    ///
    /// # Errors
    ///
    /// The present folder cannot be told, from which they were named.
    pub fn plan(self, files: &DocumentFiles) -> std::io::Result<JobPlan> {
        let items = files.paths.iter().map(|path| {
            let name = path.display().to_string();
            let key = absolute(path)?;
            Ok(JobItem { name, key })
        });
        let items = items.collect::<std::io::Result<_>>()?;
        let named = self.named.iter().map(|name| absolute(Path::new(name)));
        let named = named.collect::<std::io::Result<_>>()?;
        Ok(JobPlan { request: JobRequest::AddFiles(Self { named, ..self }), items })
    }
}

/// A path that holds wherever the job is gone on with; an address stays what it is.
fn absolute(path: &Path) -> std::io::Result<String> {
    let name = path.display().to_string();
    if is_web_address(&name) {
        return Ok(name);
    }
    Ok(std::path::absolute(path)?.display().to_string())
}

impl JobKind for AddFiles {
    fn title(&self, items: usize) -> String {
        match self.named.as_slice() {
            [alone] if items != 1 => format!("add {} of {alone}", counted(items, "file")),
            [alone] => format!("add {alone}"),
            [] | [..] => format!("add {}", counted(items, "file")),
        }
    }

    fn reads_documents(&self) -> bool {
        true
    }

    fn can_be_repeated(&self) -> bool {
        // Files that were handed over are other files each time.
        !self.named.is_empty()
    }

    fn read_with<'a>(&self, given: &'a ReadWith<'a>) -> Result<Cow<'a, ReadWith<'a>>, String> {
        let Some(path) = &self.actors else { return Ok(Cow::Borrowed(given)) };
        let cannot = |error: &dyn std::error::Error| {
            format!("the actors in {} cannot be used ({error})", path.display())
        };
        let table = fs::read_to_string(path).map_err(|error| cannot(&error))?;
        let own = Gazetteer::with_table(&table).map_err(|error| cannot(&error))?;
        Ok(Cow::Owned(ReadWith { gazetteer: Some(Arc::new(own)), ..given.clone() }))
    }

    fn work(
        &self,
        desk: &mut Desk,
        item: &JobItem,
        with: &WorkWith<'_>,
        step: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
    ) -> Result<Option<Worked>, WorkError> {
        if is_web_address(&item.key) {
            return Ok(Some(self.add_page(desk, &item.key, with)?));
        }
        // What was handed over stands in the job's folder, and so its path is not absolute.
        let path = with.folder.join(&item.key);
        let bytes = match read_document_file(&path, &item.name) {
            Ok(bytes) => bytes,
            Err(error) => return Ok(Some(refused(&item.name, &error))),
        };
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let hints = self.facts.hints(name);
        let file = TakenFile::new(item.name.clone(), bytes, &hints, self.facts.said);
        let whole = file.documents.len() as u64;
        let handled = add_documents(desk, file, with.read_with, &mut |done| {
            if whole > 1 { step(done as u64, whole) } else { ControlFlow::Continue(()) }
        })?;
        let Some(handled) = handled else { return Ok(None) };
        Ok(Some(Worked { handled, ..Worked::default() }))
    }

    fn clean_up(&self, item: &JobItem, folder: &Path) {
        if !is_web_address(&item.key) && Path::new(&item.key).is_relative() {
            // It is in the ledger now; where it cannot be removed, it goes with the job.
            let _stays = fs::remove_file(folder.join(&item.key));
        }
    }
}

impl AddFiles {
    fn add_page(
        &self,
        desk: &mut Desk,
        url: &str,
        with: &WorkWith<'_>,
    ) -> Result<Worked, LookUpError> {
        let Some(web) = with.web else {
            return Ok(refused(url, &"this desk is served without fetching"));
        };
        let read_with = with.read_with;
        if let Some(known) = document_at(desk, url)? {
            let fetched = match fetch_again(desk, known, &FetchWith { web, read_with }) {
                Ok(fetched) => fetched,
                Err(FetchAgainError::LookUp(error)) => return Err(error),
                Err(FetchAgainError::Ledger(error)) => return Err(error.into()),
                Err(error) => return Ok(refused(url, &error)),
            };
            let outcome = fetched.into_added();
            let handled = vec![HandledDocument { file: url.to_owned(), place: None, outcome }];
            return Ok(Worked { handled, ..Worked::default() });
        }
        match fetch_page(url, &self.facts.hints(None), self.facts.said, web) {
            Ok(file) => {
                let handled = crate::add_file(desk, file, read_with, &mut |_| ())?;
                Ok(Worked { handled, ..Worked::default() })
            }
            Err(error) => Ok(refused(url, &error)),
        }
    }
}

/// A file or page that gave no document.
fn refused(name: &str, error: &dyn Display) -> Worked {
    let handled = vec![HandledDocument::refused(name.to_owned(), error.to_string())];
    Worked { handled, ..Worked::default() }
}
