//! What every page has, and what was read: documents, sources, feeds, and who said and wants what.

use super::{ENTRIES, FORM};
use crate::door::Need::{Nothing, Propose, Read, Write};
use crate::door::Route;
use crate::door::route::{back, get, post};

/// How many bytes of files may be handed over at once.
pub(crate) const LARGEST_FILES: usize = 500_000_000;

/// How long a document may be that is pasted: a book has a megabyte, and each letter takes three
/// bytes at worst.
const LARGEST_DOCUMENT: usize = 16 << 20;

pub(super) static ROUTES: &[Route] = &[
    // What every page has.
    get("/", Read, "The front page: the newest of everything, and what is due")
        .page("questions:object due:array newest:array"),
    get("/static/{name}", Nothing, "The style sheet and the scripts")
        .file("text/css text/javascript"),
    get("/openapi", Nothing, "This description").json("object"),
    // What was read.
    get("/documents", Read, "The documents, the newest first").asked("page").page(ENTRIES),
    get("/documents/new", Propose, "The forms that add documents")
        .asked("title source published said text")
        .page(FORM),
    post("/documents/new", Propose, "Add a document", "title source published said text!")
        .largest(LARGEST_DOCUMENT),
    back("/documents/files", Propose),
    post("/documents/files", Propose, "Hand files over, which a job adds", "source published said")
        .taking_files(LARGEST_FILES),
    get("/documents/{id}", Read, "A document with what was read in it")
        .page("id:string title:string? text:string content:string findings:array cited_by:array"),
    get("/documents/{id}/said-before", Read, "What was said before of what a document says")
        .page("document:string title:string? total:integer looked_at:integer statements:array"),
    get("/sources", Read, "The sources and how far they can be relied on")
        .asked("source letter since reason")
        .page("sources:array unnamed:integer diagonal:object diagonal_percent:number?"),
    back("/sources/grades", Read),
    post("/sources/grades", Write, "Grade a source", "source! letter! since reason"),
    get("/feeds", Read, "The feeds and how they fare")
        .asked("url title topic outlet")
        .page("array"),
    post("/feeds", Write, "Subscribe to a feed", "url! title topic outlet"),
    get("/feeds/list", Read, "The feeds as a list for other programs").file("text/x-opml"),
    post("/feeds/list", Write, "Subscribe to a list of feeds", "opml!")
        .page("subscribed:array known:array left_out?:array"),
    back("/feeds/{id}/end", Read),
    post("/feeds/{id}/end", Write, "End a subscription", "reason"),
    // Who said and wants what.
    get("/speakers", Read, "Who has spoken, or the record of one speaker")
        .asked("speaker side office to since until form")
        .page("any"),
    get("/speakers/{name}", Read, "The record of a speaker")
        .asked("speaker side office to since until form")
        .page("of:string speakers:array statements:array total:integer looked_at:integer"),
    get("/statements/{id}/setting", Read, "What was under way and ahead when something was said")
        .asked("as_of")
        .page("statement:string said:string? under_way:array ahead:array others:array"),
    get("/pairs", Read, "Asks for two sides, and leads on to what is between them")
        .asked("first second as_of kind members coded page")
        .page("any")
        .leading(),
    get("/pairs/{first}/{second}", Read, "What is between two sides over time")
        .asked("first second as_of kind members coded page")
        .page("first:object second:object as_of:string? items:array months:array undated:integer"),
    get("/positions", Read, "Who wants what, and whether it was granted")
        .asked("holder words as_of members page")
        .page("holder:any as_of:string? matters:array"),
];
