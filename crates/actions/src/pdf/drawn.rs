//! What a page draws: each character with the place where it stands, beside the text that the
//! parser makes of them in the order in which they are drawn.

use pdf_extract::{MediaBox, OutputDev, OutputError, PlainTextOutput, Transform};

/// A character as it is drawn, or several that are drawn as one. Lengths are in points.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    /// How far below the upper edge of the page it stands.
    pub(super) down: f64,
    /// The size of its font.
    pub(super) size: f64,
    /// Whether it is the first of the characters that are drawn in one piece.
    pub(super) begins: bool,
}

/// Takes down what a page draws.
pub(super) struct Drawing<'a> {
    plain: PlainTextOutput<&'a mut String>,
    height: f64,
    begins: bool,
    glyphs: Vec<Glyph>,
    /// Whether some of it stands aslant or upright, or nowhere.
    is_turned: bool,
}

impl<'a> Drawing<'a> {
    /// Takes down the characters, and the text of the parser's own making.
    pub(super) fn new(plain: &'a mut String) -> Self {
        Self {
            plain: PlainTextOutput::new(plain),
            height: 0.0,
            begins: false,
            glyphs: vec![],
            is_turned: false,
        }
    }

    /// The characters in the order in which they were drawn; none where some are turned, as their
    /// lines do not stand one below the other.
    pub(super) fn glyphs(self) -> Vec<Glyph> {
        if self.is_turned { vec![] } else { self.glyphs }
    }
}

impl OutputDev for Drawing<'_> {
    fn begin_page(
        &mut self,
        number: u32,
        page: &MediaBox,
        art: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.height = page.ury - page.lly;
        self.plain.begin_page(number, page, art)
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        self.plain.end_page()
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        spacing: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        let across = font_size * (place.m11 + place.m21);
        let along = font_size * (place.m12 + place.m22);
        let size = (across * along).sqrt();
        let (left, down) = (place.m31, self.height - place.m32);
        let right = left + width * size;
        self.is_turned |= place.m12 != 0.0 || !(left + right + down + size).is_finite();
        let begins = std::mem::take(&mut self.begins);
        self.glyphs.push(Glyph { text: text.to_owned(), left, right, down, size, begins });
        self.plain.output_character(place, width, spacing, font_size, text)
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        self.begins = true;
        self.plain.begin_word()
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        self.plain.end_word()
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        self.plain.end_line()
    }
}
