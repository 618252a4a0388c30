//! The layout: what surrounds every page.
//!
//! A page is an askama template that extends `base.html` and has a field `layout`:
//!
//! ```text
//! #[derive(askama::Template)]
//! #[template(path = "question.html")]
//! struct QuestionPage { layout: Layout, … }
//!
//! {% extends "base.html" %}
//! {% block content %} … {% endblock %}
//! ```
//!
//! Blocks of `base.html`: `content` (required in practice; it stands inside `<main>`), `head`
//! (more `<link>` or `<meta>`, empty by default) and `state` (what the window's title begins with,
//! as "Refused: "). The page's own heading is an `<h1>` in
//! `content`, usually within `<header class="page-head">`.
//!
//! # Parts
//!
//! - `parts/marks.html`: macro `paragraph(paragraph)` writes one paragraph of a document with its
//!   marks (see [`crate::highlight`]).
//! - `parts/charts.html`: macros `figure(chart)` (the picture, with its table folded below it)
//!   and `table(table)` (see [`crate::chart`]).
//! - `parts/fields.html`: macros for the fields of a form, each with its label, its hint, what was
//!   typed and what is wrong with it; `refusal(form)` tells above the form why it was refused.
//!
//! # Classes of `desk.css`
//!
//! - Page: `page-head` (with `kicker`, `lede`, `byline`), `columns` (main and `aside`), `stack`,
//!   `prose` (serif reading text), `muted`, `small`, `number`, `id` (a short id), `visually-hidden`.
//! - Document: `reader` with rows `reader-row`, each holding `reader-text` and `margin`; in the
//!   margin `card margin-card kind-…` with `card-head`, `card-body`, `card-foot`.
//!   `legend` is a list of the kinds of marks.
//! - Cards and lists: `cards` of `card` (`card-title`, `card-foot`), `entries` (a ruled list,
//!   with `entry-title` and `entry-note`), `facts` (a `<dl>`), `quote` (a `<blockquote>` with
//!   `<footer>`), `empty` (an empty state with `empty-title`), `notice` and `notice warning`.
//! - Figures: `figures` of `figure-number` (large value, with a label and a note).
//! - Jobs: `job` around a bar and what is told beside it; `job-title`; `job-note` in the navigation.
//! - Tables: a plain `<table>` inside `<div class="scroll" tabindex="0">`; `number` right-aligns.
//! - Status: `chip` with one of `chip-open`, `chip-closed`, `chip-yes`, `chip-no`, `chip-void`,
//!   `chip-annulled`, `chip-ambiguous`, `chip-overdue`, `chip-proposed`. Each has its own glyph.
//! - Likelihood: `likelihood` holding `<strong>likely</strong> (72%)`.
//! - Forms: `form` of `field` (`<label>`, `hint`, the control, `field-error`), `field-row` (several
//!   fields side by side), `percent` (an entry for a probability), `choices` (radio buttons in a
//!   `<fieldset>`), `part` (a `<fieldset>` of fields that belong together), `cells` (a table of
//!   fields), `actions` (buttons); `button`, `button quiet`.

use jiff::Timestamp;

use crate::negotiate::json_path;

/// What surrounds a page.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// What the page is about; goes before the desk's name in the window's title.
    pub title: String,
    /// What readers call the desk.
    pub desk: String,
    /// Who is at it.
    pub author: String,
    /// Whether they have an account there, and whether they look after those of others.
    pub account: AccountLinks,
    /// What time it is there.
    pub now: Timestamp,
    /// The place in the navigation the page belongs to.
    pub place: Option<Place>,
    /// How many things are due; `None` or 0 shows no counter.
    pub due: Option<usize>,
    /// What is told of jobs that are under way or were broken off, and where more is told.
    pub jobs: Option<(String, String)>,
    /// A sentence above every page, as that this is a sample desk.
    pub banner: Option<String>,
    /// The page's own path, from which the link to its JSON is made; `None` shows no link.
    pub path: Option<String>,
}

impl Layout {
    /// Where the page's JSON is.
    pub fn json(&self) -> Option<String> {
        self.path.as_deref().map(json_path)
    }

    /// Where the name of the desk leads.
    pub fn home(&self) -> &'static str {
        if self.account == AccountLinks::Visitor { "/public" } else { "/" }
    }

    /// The way around for whoever is at the desk: each place with what it is called, and whether
    /// the page belongs to it.
    pub fn public_places(&self) -> impl Iterator<Item = (&'static str, &'static str, bool)> {
        let path = self.path.as_deref().and_then(|path| path.split('?').next());
        PUBLIC.into_iter().map(move |(href, label)| (href, label, path == Some(href)))
    }

    /// Whether whoever is at the desk may erase what was recorded: an administrator, or whoever has
    /// the machine of a desk without accounts.
    pub fn may_erase(&self) -> bool {
        matches!(self.account, AccountLinks::Nothing | AccountLinks::All)
    }

    /// Whether whoever is at the desk has an account there.
    pub fn has_account(&self) -> bool {
        matches!(self.account, AccountLinks::Own | AccountLinks::All)
    }

    /// Whether the counter of what is due stands beside this place.
    pub fn counts_due(&self, place: &Place) -> bool {
        *place == Place::Due && self.due.is_some_and(|count| count > 0)
    }

    /// Whether the page has a search field of its own for everything.
    pub fn is_search(&self) -> bool {
        self.path.as_deref().is_some_and(|path| path.split('?').next() == Some("/search"))
    }

    /// Whether the page belongs to this place.
    pub fn is_at(&self, place: &Place) -> bool {
        self.place.as_ref() == Some(place)
    }
}

/// What is public, and where.
const PUBLIC: [(&str, &str); 5] = [
    ("/public", "Public"),
    ("/public/briefs", "Briefs"),
    ("/public/judgments", "Judgments"),
    ("/public/questions", "Questions"),
    ("/public/record", "Record"),
];

/// What whoever is at a desk finds of accounts on every page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AccountLinks {
    /// Nothing: the desk has no accounts.
    #[default]
    Nothing,
    /// Nothing at all, nor the way around the desk: nobody is logged in.
    Stranger,
    /// The way around what is public, and to the log-in.
    Visitor,
    /// Their own account.
    Own,
    /// All accounts.
    All,
}

/// A place in the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The front page.
    Home,
    /// What was read.
    Documents,
    /// Who said what.
    Speakers,
    /// What is between two sides.
    Pairs,
    /// Who wants what.
    Positions,
    /// What it means.
    Judgments,
    /// What can be settled.
    Questions,
    /// What must be looked at.
    Due,
    /// How good the forecasts were.
    Record,
    /// What old notes predicted.
    Catalogue,
    /// What readers get.
    Briefs,
}

impl Place {
    /// Every place, in the order of the navigation.
    pub const ALL: [Self; 11] = [
        Self::Home,
        Self::Documents,
        Self::Speakers,
        Self::Pairs,
        Self::Positions,
        Self::Judgments,
        Self::Questions,
        Self::Due,
        Self::Record,
        Self::Catalogue,
        Self::Briefs,
    ];

    /// What the navigation calls it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Home => "Home",
            Self::Documents => "Documents",
            Self::Speakers => "Speakers",
            Self::Pairs => "Pairs",
            Self::Positions => "Positions",
            Self::Judgments => "Judgments",
            Self::Questions => "Questions",
            Self::Due => "Due",
            Self::Record => "Record",
            Self::Catalogue => "Catalogue",
            Self::Briefs => "Briefs",
        }
    }

    /// Where it is.
    pub fn path(self) -> &'static str {
        match self {
            Self::Home => "/",
            Self::Documents => "/documents",
            Self::Speakers => "/speakers",
            Self::Pairs => "/pairs",
            Self::Positions => "/positions",
            Self::Judgments => "/judgments",
            Self::Questions => "/questions",
            Self::Due => "/due",
            Self::Record => "/record",
            Self::Catalogue => "/catalogue",
            Self::Briefs => "/briefs",
        }
    }
}
