//! The forms of the question page: each does one thing, and where it is refused the page comes
//! back with what was typed.

use actions::Desk;
use axum::response::Response;
use domain::Id;

use crate::error::Failure;
use crate::negotiate::Format;
use crate::pages::answer::{act, id_from};
use crate::pages::form::Form;
use crate::pages::show_question::show_again;
use crate::pages::typed::Typed;
use crate::pages::view::href;
use crate::serve::SharedDesk;

/// What a form of the question page sends.
pub(crate) struct Sent {
    /// The form's name on the page.
    pub(crate) form: String,
    /// The question, as the path names it.
    pub(crate) question: String,
    pub(crate) format: Format,
    pub(crate) typed: Typed,
}

impl Sent {
    pub(crate) fn new(form: &str, question: String, format: Format, typed: Typed) -> Self {
        Self { form: form.to_owned(), question, format, typed }
    }

    /// Does what the form asks for and leads back to the question, at the part that is named.
    pub(crate) async fn take(
        self,
        desk: SharedDesk,
        part: &'static str,
        work: impl FnOnce(&mut Desk, Id, &Typed) -> Result<(), Failure> + Send + 'static,
    ) -> Result<Response, Failure> {
        let question = id_from(&self.question)?;
        let form = self.form;
        let again =
            |typed, failure| show_again(&desk, question, Form::refused(form, typed, failure));
        let work = move |desk: &mut Desk, typed: &Typed| {
            work(desk, question, typed)?;
            Ok(format!("{}{part}", href(question)))
        };
        act(&desk, (self.format, self.typed), work, again).await
    }
}
