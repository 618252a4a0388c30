//! Why bytes can be no document.

use thiserror::Error;

/// Why bytes can be no document.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum IntakeError {
    /// There are no bytes.
    #[error("the file is empty; give one that holds text")]
    Empty,
    /// The bytes are of another kind.
    #[error("the file is {kind}, not text; {remedy}")]
    NotText {
        /// What it looks like, as "a PDF file".
        kind: &'static str,
        /// What to do instead.
        remedy: &'static str,
    },
    /// It is a feed.
    #[error(
        "it is a feed, whose items come and go, and no document; subscribe to it: forsooth subscribe {address}"
    )]
    Feed {
        /// Where it stands.
        address: String,
    },
    /// It is a table without a row.
    #[error(
        "the table has no rows; give one with a head that names the columns, and rows below it"
    )]
    NoRows,
    /// It is a table with several rows where one document is asked for.
    #[error("the file holds {count} documents; add them all, or give one of them alone")]
    Several {
        /// How many.
        count: usize,
    },
    /// One title is given for several documents.
    #[error(
        "the file holds {count} documents, which cannot all be called the same; leave the title out"
    )]
    OneTitle {
        /// How many.
        count: usize,
    },
    /// A row of a table does not fit its head.
    #[error(
        "the row has {given} fields and the head names {named}; quote fields that hold the separator"
    )]
    Uneven {
        /// How many fields the head names.
        named: usize,
        /// How many the row has.
        given: usize,
    },
    /// A quotation mark in a row of a table is not closed.
    #[error(
        "a quotation mark is not closed, so that {lines} lines run together from here on; close it, and double those within a field"
    )]
    OpenQuote {
        /// How many lines the row takes up.
        lines: u64,
    },
    /// A line of JSON is no object.
    #[error("the line is no JSON object ({error}); write one object a line")]
    NoObject {
        /// What is wrong with it.
        error: String,
    },
    /// It is no document of a word processor that can be opened.
    #[error(
        "the file is no document of a word processor that can be opened ({error}); get it again if it was cut short, or save it anew as .docx"
    )]
    NoWordFile {
        /// What is wrong with it.
        error: String,
    },
    /// A part of a document of a word processor is broken.
    #[error(
        "the part {part} of the document cannot be read ({error}); let a word processor mend it and save it anew as .docx, or give its text"
    )]
    BrokenWordPart {
        /// Its name in the package, as "word/document.xml".
        part: String,
        /// What is wrong with it.
        error: String,
    },
    /// Unpacked, it would be far larger than any document.
    #[error("the file unpacks to more than {megabytes} MB of words; split it, or give its text")]
    UnpacksTooFar {
        /// The limit.
        megabytes: u64,
    },
    /// It is a PDF of pictures.
    #[error("this PDF holds pictures of text and no text; run OCR and add the result")]
    OnlyPictures,
    /// It is a PDF that only a password opens.
    #[error("this PDF is encrypted; save it without a password and add that")]
    LockedPdf,
    /// It is no PDF that can be read.
    #[error(
        "the file is no PDF that can be read ({error}); print it to a new PDF, or give its text"
    )]
    NoPdf {
        /// What is wrong with it.
        error: String,
    },
    /// It is no mail.
    #[error("the file is no mail; give one as a mail program saves it (.eml or .mbox)")]
    NoMail,
    /// It is a page that keeps robots from the one that was meant.
    #[error(
        "the page is a check for robots and no article; open its address in a browser, and save what you see"
    )]
    RobotCheck,
    /// All the words of a mail are in parts that cannot be unpacked.
    #[error("the text of the mail cannot be unpacked, as its base64 is broken; ask for it again")]
    BrokenMail,
    /// A row or an object gives no text.
    #[error("there is no text; give it in a field named text or body")]
    NoTextField,
    /// There is no word in it.
    #[error("the file holds no words; give one that holds text")]
    Blank,
}
