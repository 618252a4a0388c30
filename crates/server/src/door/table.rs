//! The table of all that can be asked of a desk: a row a method and path.
//!
//! It is read in three places and nowhere said again: the door refuses what has no row or lacks
//! what the row needs, a form is refused whose field the row does not name, and the description
//! for programs is written from it.

use super::Need::{Account, Administer, Nothing, Propose, Read, Settle, Visit, Write};
use super::route::{back, get, post};
use super::{Method, Route};

/// How many bytes of files may be handed over at once.
pub(crate) const LARGEST_FILES: usize = 500_000_000;

/// How much somebody may send who is not known.
const LARGEST_LOG_IN: usize = 16 << 10;

/// How long a document may be that is pasted: a book has a megabyte, and each letter takes three
/// bytes at worst.
const LARGEST_DOCUMENT: usize = 16 << 20;

/// What a browser is asked for a passkey that is there.
const ASKED: &str = "challenge:string rpId:string userVerification:string timeout:integer \
                     allowCredentials:array";

/// What a browser is asked for a new passkey.
const ASKED_FOR_NEW: &str = "challenge:string rp:object user:object pubKeyCredParams:array \
                             excludeCredentials:array authenticatorSelection:object \
                             attestation:string timeout:integer";

const ENTRIES: &str = "entries:array page:integer pages:integer total:integer";
const SECRET: &str = "title:string secret:string told:string link:string?";
const FORM: &str = "name:string typed:object failure:object?";

/// Every row.
pub(crate) static ROUTES: &[Route] = &[
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
    // What it means.
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
    // What is public.
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
    // Who may use the desk.
    get("/login", Nothing, "The form to log in").asked("next").html(),
    post("/login", Nothing, "Log in", "name! password! next").largest(LARGEST_LOG_IN),
    post("/login/challenge", Nothing, "Ask what a passkey must sign to log in", "")
        .json(ASKED)
        .staying()
        .largest(LARGEST_LOG_IN),
    back("/login/passkey", Nothing),
    post(
        "/login/passkey",
        Nothing,
        "Log in with a passkey",
        "credential! user! client_data! authenticator_data! signature! next",
    )
    .largest(LARGEST_LOG_IN),
    post("/logout", Account, "Log out", ""),
    get("/join", Nothing, "The form to join with an invitation").html(),
    post("/join", Nothing, "Join with an invitation", "invitation! name! password!")
        .largest(LARGEST_LOG_IN),
    post("/join/challenge", Nothing, "Ask what a new passkey must sign to join", "")
        .json(ASKED_FOR_NEW)
        .staying()
        .largest(LARGEST_LOG_IN),
    back("/join/passkey", Nothing),
    post(
        "/join/passkey",
        Nothing,
        "Join with an invitation and a passkey",
        "invitation! name! label! attestation! attestation_client_data!",
    )
    .largest(LARGEST_LOG_IN),
    get("/account", Account, "One's own sessions, tokens and passkeys")
        .page("account:object sessions:array tokens:array has_password:boolean passkeys:array"),
    back("/account/password", Account),
    post(
        "/account/password",
        Account,
        "Set one's password",
        "password! name old credential user client_data authenticator_data signature",
    ),
    back("/account/password/drop", Account),
    post(
        "/account/password/drop",
        Account,
        "Drop one's password, as a passkey is there",
        "credential! user client_data! authenticator_data! signature!",
    ),
    post("/account/challenge", Account, "Ask what a passkey must sign to show who one is", "")
        .json(ASKED)
        .staying(),
    post("/account/passkeys/challenge", Account, "Ask what a new passkey must sign", "")
        .json(ASKED_FOR_NEW)
        .staying(),
    back("/account/passkeys", Account),
    post(
        "/account/passkeys",
        Account,
        "Add a passkey",
        "label! attestation! attestation_client_data! old credential user client_data \
         authenticator_data signature",
    ),
    back("/account/passkeys/{id}/remove", Account),
    post(
        "/account/passkeys/{id}/remove",
        Account,
        "Remove a passkey",
        "old credential user client_data authenticator_data signature",
    ),
    back("/account/tokens", Account),
    post("/account/tokens", Account, "Issue a token", "label! scopes! days").page(SECRET),
    back("/account/tokens/{id}/revoke", Account),
    post("/account/tokens/{id}/revoke", Account, "Revoke a token", ""),
    back("/account/sessions/end", Account),
    post("/account/sessions/end", Account, "End all of one's sessions", ""),
    back("/account/sessions/{id}/end", Account),
    post("/account/sessions/{id}/end", Account, "End one of one's sessions", ""),
    get("/accounts", Administer, "Who has an account, and who is invited")
        .page("accounts:array invitations:array"),
    back("/accounts/invitations", Administer),
    post("/accounts/invitations", Administer, "Invite somebody", "role! name").page(SECRET),
    back("/accounts/invitations/{id}/end", Administer),
    post("/accounts/invitations/{id}/end", Administer, "Take an invitation back", ""),
    back("/accounts/{name}/role", Administer),
    post("/accounts/{name}/role", Administer, "Give somebody another role", "role!"),
    back("/accounts/{name}/disable", Administer),
    post("/accounts/{name}/disable", Administer, "Shut somebody out", ""),
    back("/accounts/{name}/enable", Administer),
    post("/accounts/{name}/enable", Administer, "Let somebody in again", ""),
    back("/accounts/{name}/reset", Administer),
    post("/accounts/{name}/reset", Administer, "Have somebody set a new password", "").page(SECRET),
];

/// The row of a method and path.
pub(crate) fn find(method: Method, path: &str) -> Option<&'static Route> {
    at_path(path).find(|row| row.method == method)
}

/// The rows of a path.
pub(crate) fn at_path(path: &str) -> impl Iterator<Item = &'static Route> {
    ROUTES.iter().filter(move |row| row.path == path)
}
