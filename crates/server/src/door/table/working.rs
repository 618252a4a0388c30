//! What must be looked at, and long work.

use super::SECRET;
use crate::door::Need::{Account, Nothing, Read, Write};
use crate::door::Route;
use crate::door::route::{back, get, post};

pub(super) static ROUTES: &[Route] = &[
    // What must be looked at.
    get("/due", Read, "What must be looked at").page("array"),
    get("/calendar.ics", Read, "What is due, for calendar programs").file("text/calendar"),
    get("/calendar/{secret}", Nothing, "The same for whose secret address it is")
        .file("text/calendar"),
    back("/account/calendars", Account),
    post("/account/calendars", Account, "Make an address of one's own calendar", "").page(SECRET),
    get("/watches", Read, "The standing searches and what they raised")
        .asked("query for reason")
        .page("notes:array watches:array"),
    post("/watches", Write, "Begin a standing search", "query! for reason"),
    back("/watches/{id}/looks", Read),
    post("/watches/{id}/looks", Write, "Say what you make of what it raised", "seen_to view note"),
    back("/watches/{id}/end", Read),
    post("/watches/{id}/end", Write, "End a standing search", "reason"),
    // Long work.
    get("/jobs", Read, "The jobs: what runs and what was broken off")
        .page("is_served:boolean jobs:array problems:array"),
    get("/jobs/rows", Read, "The list of jobs alone").html(),
    back("/jobs/clear", Read),
    post("/jobs/clear", Write, "Clear the jobs that are over", ""),
    back("/jobs/fetch-feeds", Read),
    post("/jobs/fetch-feeds", Write, "Fetch the feeds", ""),
    back("/jobs/rebuild-archive", Read),
    post("/jobs/rebuild-archive", Write, "Make the search index anew", ""),
    get("/jobs/{id}", Read, "A job: how far it is, and what failed")
        .page("title:string items:array"),
    get("/jobs/{id}/progress", Read, "How far a job is").html(),
    back("/jobs/{id}/cancel", Read),
    post("/jobs/{id}/cancel", Write, "Cancel a job", ""),
    back("/jobs/{id}/resume", Read),
    post("/jobs/{id}/resume", Write, "Go on with a job", ""),
    back("/jobs/{id}/retry", Read),
    post("/jobs/{id}/retry", Write, "Try again what failed in a job", ""),
];
