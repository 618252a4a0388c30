//! The fields of the index.

use domain::{NameField, SearchFacet};
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
};

use super::analysis::{STEMS, WHOLE, WORDS};

/// The column that holds an entry's place in the ledger.
pub(super) const SEQUENCE: &str = "sequence";

/// The column that holds the day, counted from 1 January 1970.
pub(super) const DAY: &str = "day";

/// The fields of the index.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    /// The entry's place in the ledger.
    pub(super) sequence: Field,
    /// Every word, title and names too, as it stands.
    pub(super) words: Field,
    /// The stem of every English word.
    pub(super) stems: Field,
    /// The words of the title.
    pub(super) title: Field,
    /// Each sort of name.
    names: [Names; 4],
    /// The day.
    pub(super) day: Field,
    /// A column for each facet.
    facets: [Field; 6],
}

/// One sort of name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Names {
    /// Its words.
    pub(super) words: Field,
    /// The whole name as one word.
    pub(super) whole: Field,
    /// Other names by which whoever is named is known, each as one word.
    pub(super) known: Field,
}

impl Fields {
    /// The schema with its fields.
    pub(super) fn schema() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let named = NameField::ALL.map(|field| (field, column(field)));
        let fields = Self {
            sequence: schema.add_u64_field(SEQUENCE, INDEXED | FAST),
            words: schema.add_text_field("words", text(WORDS, Position::Kept)),
            stems: schema.add_text_field("stems", text(STEMS, Position::Dropped)),
            title: schema.add_text_field("title", text(WORDS, Position::Dropped)),
            names: named.map(|(_, name)| Names {
                words: schema.add_text_field(name, text(WORDS, Position::Kept)),
                whole: schema
                    .add_text_field(&format!("{name}_whole"), text(WHOLE, Position::Dropped)),
                known: schema
                    .add_text_field(&format!("{name}_known"), text(WHOLE, Position::Dropped)),
            }),
            day: schema.add_i64_field(DAY, NumericOptions::default().set_fast()),
            facets: SearchFacet::ALL
                .map(|facet| schema.add_text_field(&facet_column(facet), facet_options(facet))),
        };
        (schema.build(), fields)
    }

    /// The fields of a sort of name.
    pub(super) fn names(&self, field: NameField) -> Names {
        match field {
            NameField::Speaker => self.names[0],
            NameField::Side => self.names[1],
            NameField::Addressee => self.names[2],
            NameField::Outlet => self.names[3],
        }
    }

    /// The column of a facet.
    pub(super) fn facet(&self, facet: SearchFacet) -> Field {
        match facet {
            SearchFacet::Kind => self.facets[0],
            SearchFacet::Speaker => self.facets[1],
            SearchFacet::Side => self.facets[2],
            SearchFacet::Outlet => self.facets[3],
            SearchFacet::Language => self.facets[4],
            SearchFacet::Year => self.facets[5],
        }
    }
}

/// The name of the column of a facet.
pub(super) fn facet_column(facet: SearchFacet) -> String {
    format!("by_{}", facet.word())
}

/// Whether it is known where in a text a word stands, which phrases need.
#[derive(Clone, Copy)]
enum Position {
    Kept,
    Dropped,
}

fn text(analyzer: &str, position: Position) -> TextOptions {
    let kept = match position {
        Position::Kept => IndexRecordOption::WithFreqsAndPositions,
        Position::Dropped => IndexRecordOption::WithFreqs,
    };
    let indexing = TextFieldIndexing::default().set_tokenizer(analyzer).set_index_option(kept);
    TextOptions::default().set_indexing_options(indexing)
}

fn facet_options(facet: SearchFacet) -> TextOptions {
    let counted = TextOptions::default().set_fast("raw");
    match facet {
        // These are looked for as they are counted; names are looked for by their words too, and
        // years as days.
        SearchFacet::Kind | SearchFacet::Language => {
            let indexing = TextFieldIndexing::default()
                .set_tokenizer("raw")
                .set_fieldnorms(false)
                .set_index_option(IndexRecordOption::Basic);
            counted.set_indexing_options(indexing)
        }
        SearchFacet::Speaker | SearchFacet::Side | SearchFacet::Outlet | SearchFacet::Year => {
            counted
        }
    }
}

fn column(field: NameField) -> &'static str {
    match field {
        NameField::Speaker => "speaker",
        NameField::Side => "side",
        NameField::Addressee => "addressee",
        NameField::Outlet => "outlet",
    }
}
