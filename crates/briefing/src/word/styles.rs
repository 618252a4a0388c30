//! The styles and lists of a file: few, and named as word processors name them, so that a house's
//! own template can take their place.

use docx_rs::{
    AbstractNumbering, Docx, IndentLevel, Level, LevelJc, LevelOverride, LevelText, NumberFormat,
    Numbering, NumberingId, Paragraph, RunFonts, SpecialIndentType, Start, StyleType,
};

/// The numbering of lists without numbers.
const BULLETS: usize = 1;
/// The numbering that lists with numbers are made after.
const NUMBERS: usize = 2;
/// How far lists and quotations are set in, in twentieths of a point.
const INDENT: i32 = 420;

/// How a paragraph looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Title,
    Summary,
    Heading1,
    Heading2,
    Text,
    Quote,
    Note,
    Endnote,
}

impl Style {
    const ALL: [Self; 8] = [
        Self::Title,
        Self::Summary,
        Self::Heading1,
        Self::Heading2,
        Self::Text,
        Self::Quote,
        Self::Note,
        Self::Endnote,
    ];

    /// Its id and the name that word processors show.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Title => ("Title", "Title"),
            Self::Summary => ("Subtitle", "Subtitle"),
            Self::Heading1 => ("Heading1", "heading 1"),
            Self::Heading2 => ("Heading2", "heading 2"),
            Self::Text => ("BodyText", "Body Text"),
            Self::Quote => ("Quote", "Quote"),
            Self::Note => ("Caption", "caption"),
            Self::Endnote => ("EndnoteText", "endnote text"),
        }
    }

    fn style(self) -> docx_rs::Style {
        let (id, name) = self.names();
        let style = docx_rs::Style::new(id, StyleType::Paragraph).name(name);
        match self {
            Self::Title => style.size(40).bold(),
            Self::Summary => style.size(24),
            Self::Heading1 => style.size(28).bold().outline_lvl(0),
            Self::Heading2 => style.size(23).bold().outline_lvl(1),
            Self::Text => style.size(22),
            Self::Quote => style.size(22).indent(Some(INDENT), None, Some(INDENT), None),
            Self::Note => style.size(18),
            Self::Endnote => style.size(18).indent(
                Some(INDENT),
                Some(SpecialIndentType::Hanging(INDENT)),
                None,
                None,
            ),
        }
    }
}

/// An empty file with the styles and with so many lists that count from a number.
pub(super) fn docx(lists: Vec<u32>) -> Docx {
    let serif = RunFonts::new().ascii("Georgia").hi_ansi("Georgia");
    let file = Docx::new()
        .default_fonts(serif)
        .add_abstract_numbering(kind_of_list(BULLETS, "bullet", "•"))
        .add_abstract_numbering(kind_of_list(NUMBERS, "decimal", "%1."))
        .add_numbering(Numbering::new(BULLETS, BULLETS));
    let file = Style::ALL.into_iter().fold(file, |file, style| file.add_style(style.style()));
    (NUMBERS..).zip(lists).fold(file, |file, (list, first)| {
        let from = LevelOverride::new(0).start(first as usize);
        file.add_numbering(Numbering::new(list, NUMBERS).add_override(from))
    })
}

fn kind_of_list(id: usize, format: &str, text: &str) -> AbstractNumbering {
    let (format, text) = (NumberFormat::new(format), LevelText::new(text));
    let level = Level::new(0, Start::new(1), format, text, LevelJc::new("left"));
    let hanging = Some(SpecialIndentType::Hanging(INDENT));
    AbstractNumbering::new(id).add_level(level.indent(Some(INDENT), hanging, None, None))
}

/// An empty paragraph.
pub(super) fn paragraph(style: Style) -> Paragraph {
    Paragraph::new().style(style.names().0)
}

/// An item of a list without numbers, or of the list with numbers that was counted as this one.
pub(super) fn item(list: Option<usize>) -> Paragraph {
    let numbering = list.map_or(BULLETS, |list| NUMBERS + list);
    paragraph(Style::Text).numbering(NumberingId::new(numbering), IndentLevel::new(0))
}
