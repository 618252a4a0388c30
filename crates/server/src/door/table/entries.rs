//! What readers get, and any entry.

use super::ENTRIES;
use crate::door::Need::{Administer, Read, Write};
use crate::door::Route;
use crate::door::route::{get, post};

pub(super) static ROUTES: &[Route] = &[
    // What readers get.
    get("/briefs", Read, "The briefs, the newest first").asked("page").page(ENTRIES),
    get("/briefs/new", Write, "The form of a brief")
        .asked("from template judgments title ladder")
        .page("form:object report?:object? has_judgments?:boolean ladders?:array"),
    post("/briefs/new", Write, "File a brief, or check it first and record nothing", "do text!")
        .page("title:string findings:array errors:integer warnings:integer advice:integer"),
    get("/briefs/{id}", Read, "A brief and how it came out")
        .page("id:string title:string summary:string judgments:array stamp:object?"),
    // Any entry.
    get("/entries/{id}", Read, "Any entry of the ledger: what it says, and what names it")
        .page("object")
        .leading(),
    get("/entries/{id}/grades", Read, "How far an item can be relied on")
        .page("item:string words:string before:array form:object"),
    post("/entries/{id}/grades", Write, "Grade an item", "digit! reason evidence"),
    get("/entries/{id}/erasure", Administer, "What would go with an entry, and what would stay")
        .asked("also")
        .page("id:string form:object entries:array kept:array"),
    post("/entries/{id}/erasure", Administer, "Erase an entry", "because! confirm! goes! also")
        .page("id:string entries:array kept:array left_to_do:array"),
    get("/entries/{id}/visibility", Write, "Who sees a brief, a judgment or a question")
        .page("of:string audience:string now:string form:object"),
    post("/entries/{id}/visibility", Write, "Say who sees something", "audience! until"),
    get("/receipts/{id}", Read, "The receipt of an entry")
        .page("id:string receipt:string key:string log:string leaves:integer witnesses:array"),
    get("/receipts/{id}/file", Read, "The receipt as a file").file("text/plain"),
    get("/search", Read, "Search everything that has words")
        .asked("q sort by page counted")
        .page("query:string total:integer page:integer pages:integer hits:array facets:array"),
    get("/search/results", Read, "What stands below the field of the search while one types")
        .asked("q sort by page counted")
        .html(),
];
