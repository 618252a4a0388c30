//! A route: a row of the table of what can be asked of a desk.

use super::Need;

/// How large the body of a form may be, in bytes.
const LARGEST_FORM: usize = 2 * 1024 * 1024;

/// A row of the table.
#[derive(Debug)]
pub(crate) struct Route {
    pub(crate) method: Method,
    /// The path, with the parts that vary in braces.
    pub(crate) path: &'static str,
    pub(crate) need: Need,
    /// What it is for, in a line.
    pub(crate) summary: &'static str,
    /// What may stand behind the `?`, as names between blanks; one that ends in `*` begins a name.
    pub(crate) query: &'static str,
    /// The fields of its form, in the same way; one that ends in `!` must be filled in.
    pub(crate) fields: &'static str,
    /// Whether its form holds files.
    pub(crate) takes_files: bool,
    pub(crate) shows: Shows,
    /// Whether it may lead on to another page.
    pub(crate) leads: bool,
    /// How many bytes may be sent to it.
    pub(crate) largest: usize,
}

/// How a route is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    /// To see something.
    Get,
    /// To change something.
    Post,
}

/// What a route answers where all is well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shows {
    /// Nothing of its own: it leads on.
    Nothing,
    /// A page, or JSON of this shape: the name of a type, or each part of an object with its type.
    Page(&'static str),
    /// JSON of this shape, whoever asks.
    Json(&'static str),
    /// A page, whoever asks.
    Html,
    /// A file of one of these types, between blanks.
    File(&'static str),
}

/// A page or something else to see.
pub(crate) const fn get(path: &'static str, need: Need, summary: &'static str) -> Route {
    Route {
        method: Method::Get,
        path,
        need,
        summary,
        query: "",
        fields: "",
        takes_files: false,
        shows: Shows::Nothing,
        leads: false,
        largest: 0,
    }
}

/// A form, which leads on where it was taken.
pub(crate) const fn post(
    path: &'static str,
    need: Need,
    summary: &'static str,
    fields: &'static str,
) -> Route {
    let method = Method::Post;
    Route { method, fields, leads: true, largest: LARGEST_FORM, ..get(path, need, summary) }
}

/// The address of a form, which leads whoever reloads its answer back to its page.
pub(crate) const fn back(path: &'static str, need: Need) -> Route {
    get(path, need, "Leads back to the page of the form").leading()
}

impl Route {
    /// The same with what may stand behind the `?`.
    pub(crate) const fn asked(self, query: &'static str) -> Self {
        Self { query, ..self }
    }

    /// The same, which shows a page or the same as JSON.
    pub(crate) const fn page(self, shape: &'static str) -> Self {
        Self { shows: Shows::Page(shape), ..self }
    }

    /// The same, which shows JSON alone.
    pub(crate) const fn json(self, shape: &'static str) -> Self {
        Self { shows: Shows::Json(shape), ..self }
    }

    /// The same, which shows a page alone.
    pub(crate) const fn html(self) -> Self {
        Self { shows: Shows::Html, ..self }
    }

    /// The same, to which files of so many bytes may be sent.
    pub(crate) const fn taking_files(self, largest: usize) -> Self {
        Self { takes_files: true, largest, ..self }
    }

    /// The same, which gives a file of one of these types.
    pub(crate) const fn file(self, kind: &'static str) -> Self {
        Self { shows: Shows::File(kind), ..self }
    }

    /// The same, which may lead on to another page.
    pub(crate) const fn leading(self) -> Self {
        Self { leads: true, ..self }
    }

    /// The same, which never leads on: it answers in its place.
    pub(crate) const fn staying(self) -> Self {
        Self { leads: false, ..self }
    }

    /// The same, to which this many bytes may be sent.
    pub(crate) const fn largest(self, largest: usize) -> Self {
        Self { largest, ..self }
    }

    /// The parts of the path that vary.
    pub(crate) fn varying(&self) -> impl Iterator<Item = &'static str> {
        let parts = self.path.split('/');
        parts.filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
    }

    /// The fields of its form, each with whether it must be filled in.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&'static str, bool)> {
        self.fields.split_whitespace().map(|field| match field.strip_suffix('!') {
            Some(field) => (field, true),
            None => (field, false),
        })
    }

    /// Whether its form has a field of this name.
    pub(crate) fn has_field(&self, name: &str) -> bool {
        self.fields().any(|(field, _)| match field.strip_suffix('*') {
            Some(start) => name.starts_with(start),
            None => name == field,
        })
    }
}

impl Method {
    /// The method as HTTP writes it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }

    /// The method of a request; one that only asks for the head of an answer asks to see it.
    pub(crate) fn of(method: &axum::http::Method) -> Option<Self> {
        match method.as_str() {
            "GET" | "HEAD" => Some(Self::Get),
            "POST" => Some(Self::Post),
            _ => None,
        }
    }
}
