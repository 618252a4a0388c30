//! Taking a file apart into its documents, and each of them into its text.

use jiff::civil::Date;
use reading::{Intake, IntakeError, IntakeHints, is_feed, parts, take_in_pages};

use crate::pdf;
use crate::{AddDocument, AddOutcome, HandledDocument};

/// A file as it came, taken apart into the documents it holds.
#[derive(Debug)]
pub struct TakenFile {
    /// Its name, as whoever gave it knows it.
    pub name: String,
    /// Its documents, in its order.
    pub documents: Vec<TakenDocument>,
}

/// A document of a file: taken in, or why it cannot be.
#[derive(Debug)]
pub struct TakenDocument {
    /// Where it stands in the file, as "line 3"; nothing where it is the whole file.
    pub place: Option<String>,
    /// Whether it is attached to the last mail before it.
    pub is_attached: bool,
    /// The document, ready to be added.
    pub taken: Result<AddDocument, IntakeError>,
}

impl TakenFile {
    /// Takes a file apart. What is known besides its bytes is true of each of its documents.
    pub fn new(name: String, bytes: Vec<u8>, hints: &IntakeHints, said: Option<Date>) -> Self {
        let mut documents: Vec<TakenDocument> = Vec::new();
        if is_feed(&bytes) {
            let address = hints.url.clone().unwrap_or_else(|| "URL".to_owned());
            let taken = Err(IntakeError::Feed { address });
            documents.push(TakenDocument { place: None, is_attached: false, taken });
            return Self { name, documents };
        }
        let parts = parts(bytes, hints);
        let count = parts.iter().filter(|part| !part.is_attached).count();
        if hints.title.is_some() && count > 1 {
            let taken = Err(IntakeError::OneTitle { count });
            documents.push(TakenDocument { place: None, is_attached: false, taken });
            return Self { name, documents };
        }
        for part in parts {
            let (place, is_attached) = (part.place.clone(), part.is_attached);
            let taken = AddDocument::of_part(part, hints, said);
            let mail = documents.iter().rev().find(|it| !it.is_attached && is_attached);
            let taken = match mail.and_then(|mail| mail.taken.as_ref().ok()) {
                Some(mail) => taken.map(|document| document.dated_by(mail)),
                None => taken,
            };
            documents.push(TakenDocument { place, is_attached, taken });
        }
        Self { name, documents }
    }

    /// Marks its documents as the words of a feed, in the place of a page.
    pub(crate) fn in_words_of_feed(self) -> Self {
        let marked = self.documents.into_iter().map(|document| TakenDocument {
            taken: document.taken.map(AddDocument::in_words_of_feed),
            ..document
        });
        Self { documents: marked.collect(), ..self }
    }

    /// Why none of its documents can be added.
    pub fn refused(self) -> Vec<HandledDocument> {
        let name = self.name;
        let refused = self.documents.into_iter().filter_map(|document| {
            let error = document.taken.err()?.to_string();
            let (file, place) = (name.clone(), document.place);
            Some(HandledDocument { file, place, outcome: AddOutcome::Refused { error } })
        });
        refused.collect()
    }

    /// Whether none of its documents can be added.
    pub fn is_refused(&self) -> bool {
        self.documents.iter().all(|document| document.taken.is_err())
    }
}

/// Takes a document in, whatever its kind.
///
/// # Errors
///
/// It holds no text that can be read.
pub(crate) fn take_in(bytes: &[u8], hints: &IntakeHints) -> Result<Intake, IntakeError> {
    if pdf::is_pdf(bytes, hints) {
        return take_in_pages(bytes, pdf::pages(bytes)?, hints);
    }
    reading::take_in(bytes, hints)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use reading::{IntakeHints, MediaType};

    use super::TakenFile;
    use crate::AddOutcome;

    #[test]
    fn several_documents_are_not_all_called_the_same() {
        let table = "title,text\n,It rains.\n,It snows.\n";
        let hints = IntakeHints {
            media_type: Some(MediaType::Table),
            title: Some("Days".to_owned()),
            ..IntakeHints::default()
        };
        let refused = TakenFile::new("days.csv".to_owned(), table.into(), &hints, None).refused();
        assert_eq!(refused.len(), 1);
        let one = TakenFile::new("day.csv".to_owned(), table[..22].into(), &hints, None);
        assert!(one.documents[0].taken.is_ok());
    }

    #[test]
    fn a_feed_is_no_document_and_a_page_about_feeds_is_one() {
        let of = |text: &str| {
            let hints = IntakeHints {
                url: Some("https://outlet.example/feed".to_owned()),
                ..IntakeHints::default()
            };
            TakenFile::new("feed".to_owned(), text.into(), &hints, None).refused()
        };
        for feed in [
            "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>Lund</title><item>\
                <title>Talks</title><link>https://outlet.example/1</link></item></channel></rss>",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>T</title></entry></feed>",
            "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Lund\", \
                \"items\": []}",
        ] {
            let [refused] = of(feed).try_into().unwrap();
            let AddOutcome::Refused { error } = refused.outcome else { panic!("{feed}") };
            assert!(error.ends_with("forsooth subscribe https://outlet.example/feed"), "{error}");
        }
        assert!(of("<p>How a feed begins: &lt;rss&gt;. It rains.</p>").is_empty());
        assert!(of("A feed begins with <rss> or <feed>. It rains.").is_empty());
    }

    #[test]
    fn what_is_attached_has_the_source_and_day_of_its_mail() {
        let mail = "From: Ada <ada@desk.example>\nDate: Mon, 3 Jan 2022 06:00:00 +0000\n\
            MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=cut\n\n--cut\n\nSee.\n--cut\n\
            Content-Type: text/plain; name=note.txt\nContent-Disposition: attachment\n\nThey met.\n\
            --cut\nContent-Type: text/plain; name=dated.txt\nContent-Disposition: attachment\n\n\
            4 February 2022\n\nThey met.\n--cut--\n";
        let hints = IntakeHints { media_type: Some(MediaType::Mail), ..IntakeHints::default() };
        let file = TakenFile::new("mail.eml".to_owned(), mail.into(), &hints, None);
        let documents: Vec<_> =
            file.documents.iter().map(|it| it.taken.as_ref().unwrap()).collect();
        let told: Vec<_> = documents.iter().map(|document| document.origin()).collect();
        let source = Some("desk.example");
        let days = [date(2022, 1, 3), date(2022, 1, 3), date(2022, 2, 4)];
        assert_eq!(told, days.map(|day| (source, Some(day))));
    }
}
