//! What is public, for visitors without an account.

use super::ENTRIES;
use crate::door::Need::{Nothing, Visit};
use crate::door::Route;
use crate::door::route::get;

pub(super) static ROUTES: &[Route] = &[
    get("/public", Visit, "What is public: the newest, and what the log has signed")
        .page("newest:array log:object?"),
    get("/public/briefs", Visit, "The public briefs").asked("page").page(ENTRIES),
    get("/public/briefs/{id}", Visit, "A public brief and how it came out")
        .page("id:string title:string summary:string judgments:array stamp:object?"),
    get("/public/judgments", Visit, "The public judgments").asked("page").page(ENTRIES),
    get("/public/judgments/{id}", Visit, "A public judgment with the words that it rests on")
        .page("id:string claim:string likelihood:number phrase:string confidence:string"),
    get("/public/questions", Visit, "The public questions and where they stand")
        .asked("page")
        .page(ENTRIES),
    get("/public/questions/{id}", Visit, "A public question, and how it ended")
        .page("id:string text:string criteria:string state:string forecasts:array scores:array"),
    get("/public/record", Visit, "How good the forecasts were on public questions").page("object"),
    get("/public/receipts/{id}", Visit, "The receipt of what is public")
        .page("id:string receipt:string key:string log:string leaves:integer witnesses:array"),
    get("/public/receipts/{id}/file", Visit, "The receipt as a file").file("text/plain"),
    get("/public/checkpoint", Visit, "What the log has signed last").file("text/plain"),
    get("/robots.txt", Nothing, "What search engines may look at").file("text/plain"),
];
