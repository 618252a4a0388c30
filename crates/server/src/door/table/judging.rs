//! What it means: judgments and competing hypotheses.

use super::{ENTRIES, FORM};
use crate::door::Need::{Propose, Read, Write};
use crate::door::Route;
use crate::door::route::{back, get, post};

pub(super) static ROUTES: &[Route] = &[
    get("/judgments", Read, "The judgments, the newest first").asked("page").page(ENTRIES),
    get("/judgments/new", Write, "The form of a judgment")
        .asked(
            "from topic claim for against alternatives assumptions likelihood confidence \
             confidence_reason checkpoint scheduled corrects kind earlier change_reason signs_for \
             signs_against first_sign premortem",
        )
        .page("form:object read:array"),
    post(
        "/judgments/new",
        Write,
        "Record a judgment",
        "from topic claim! for against alternatives assumptions likelihood! confidence! \
         confidence_reason checkpoint scheduled corrects kind earlier change_reason signs_for \
         signs_against first_sign premortem",
    ),
    get("/judgments/{id}", Read, "A judgment, its evidence and what checks it")
        .page("id:string claim:string likelihood:number phrase:string confidence:string"),
    back("/judgments/{id}/assumptions/{number}/breaks", Read),
    post(
        "/judgments/{id}/assumptions/{number}/breaks",
        Write,
        "Break an assumption",
        "reason! evidence",
    ),
    back("/judgments/{id}/assumptions/{number}/restorings", Read),
    post(
        "/judgments/{id}/assumptions/{number}/restorings",
        Write,
        "Restore an assumption",
        "reason! evidence",
    ),
    get("/hypotheses", Read, "The hypotheses, the newest first").asked("page").page(ENTRIES),
    get("/hypotheses/new", Write, "The form of competing hypotheses")
        .asked("matter hypotheses priors evidence judgment")
        .page(FORM),
    post(
        "/hypotheses/new",
        Write,
        "Open competing hypotheses",
        "matter! hypotheses! priors evidence judgment",
    ),
    get("/hypotheses/{id}", Read, "Competing hypotheses, their evidence and ratings")
        .asked("hypotheses")
        .page("id:string quotes:array raters:array own:object? empty_cells:integer pooled:object?"),
    back("/hypotheses/{id}/extensions", Read),
    post("/hypotheses/{id}/extensions", Write, "Add hypotheses or evidence", "hypotheses evidence"),
    back("/hypotheses/{id}/ratings", Read),
    post("/hypotheses/{id}/ratings", Propose, "Rate the hypotheses", "cell-* chance-* coherence"),
];
