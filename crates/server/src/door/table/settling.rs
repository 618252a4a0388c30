//! What can be settled, and how good it was: questions, the record and the catalogue.

use crate::door::Need::{Propose, Read, Settle, Write};
use crate::door::Route;
use crate::door::route::{back, get, post};

pub(super) static ROUTES: &[Route] = &[
    // What can be settled.
    get("/questions", Read, "The questions and where they stand")
        .asked("words state order page")
        .page("counts:object entries:array page:integer pages:integer total:integer"),
    get("/questions/new", Write, "The form of a question")
        .asked(
            "from template slot-* text kind options later low high outside unit scale by criteria \
             source deadline close condition requires scheduled within put_off called_off \
             postponed judgment prediction topic checkpoint",
        )
        .page("form:object note?:string? findings?:array? templates?:array template?:object"),
    post(
        "/questions/new",
        Write,
        "Open a question, or check it first and record nothing",
        "do text! kind options later low high outside unit scale by criteria! source! deadline! \
         close condition requires scheduled within put_off called_off postponed judgment \
         prediction topic checkpoint",
    )
    .page("findings:array"),
    get("/questions/{id}", Read, "A question, its forecasts and how it ended")
        .page("id:string text:string criteria:string state:string forecasts:array scores:array"),
    back("/questions/{id}/forecasts", Read),
    post(
        "/questions/{id}/forecasts",
        Propose,
        "Forecast",
        "probability chances reason evidence fresh_until",
    ),
    back("/questions/{id}/withdrawals", Read),
    post("/questions/{id}/withdrawals", Propose, "Withdraw one's forecast", "reason"),
    back("/questions/{id}/schedule", Read),
    post("/questions/{id}/schedule", Settle, "Say what became of the event", "fate! day evidence"),
    back("/questions/{id}/topics", Read),
    post("/questions/{id}/topics", Write, "Put a question under a topic", "topic!"),
    back("/questions/{id}/misled", Read),
    post("/questions/{id}/misled", Write, "Name what misled", "technique! note by"),
    back("/questions/{id}/settlements", Read),
    post(
        "/questions/{id}/settlements",
        Settle,
        "Settle a question",
        "outcome! reason look_again evidence known",
    ),
    back("/questions/{id}/reopenings", Read),
    post("/questions/{id}/reopenings", Settle, "Take a settlement back", "reason!"),
    back("/questions/{id}/proposals", Read),
    post(
        "/questions/{id}/proposals",
        Propose,
        "Propose how a question ended, for a person to decide",
        "outcome! reason look_again evidence known",
    ),
    back("/questions/{id}/proposals/{proposal}", Read),
    post("/questions/{id}/proposals/{proposal}", Settle, "Accept a proposed settlement", ""),
    back("/questions/{id}/proposals/{proposal}/refusals", Read),
    post(
        "/questions/{id}/proposals/{proposal}/refusals",
        Settle,
        "Decline a proposed settlement",
        "reason! look_again",
    ),
    // How good it was.
    get("/record", Read, "How good the forecasts were").asked("by person against").page("object"),
    get("/catalogue", Read, "What old notes predicted")
        .asked("behind")
        .page("notes:integer answered:integer predictions:array next:object? house:object"),
    get("/catalogue/{id}", Read, "A prediction of an old note")
        .page("notes:integer answered:integer predictions:array next:object? house:object"),
    post("/catalogue/{id}/answers", Settle, "Say how a prediction ended", "answer! evidence known"),
    post("/catalogue/{id}/undoings", Settle, "Undo an answer", "reason!"),
    post(
        "/catalogue/{id}/corrections",
        Settle,
        "Correct what was read of a prediction",
        "range deadline reason!",
    ),
];
