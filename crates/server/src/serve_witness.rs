//! Serving a witness: other desks ask it to see what they have signed (C2SP tlog-witness).

use std::net::TcpListener;
use std::sync::{Arc, Mutex, PoisonError};

use actions::{CosignCheckpointError, NotCosigned, Witness, cosign_checkpoint};
use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tokio::runtime::Runtime;

use crate::serve::interrupted;

/// A checkpoint with the longest proof and many signatures is far shorter.
const LARGEST_REQUEST: usize = 64 * 1024;

/// The type of an answer that says how many leaves were seen.
const SIZE_TYPE: &str = "text/x.tlog.size";

type SharedWitness = Arc<Mutex<Witness>>;

/// Serves a witness until the user interrupts it.
///
/// # Errors
///
/// The listener cannot be used, or the system gives no threads.
pub fn serve_witness(listener: TcpListener, witness: Witness) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let app = routes(Arc::new(Mutex::new(witness)));
    Runtime::new()?.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, app).with_graceful_shutdown(interrupted()).await
    })
}

fn routes(witness: SharedWitness) -> Router {
    Router::new()
        .route("/", get(about))
        .route("/add-checkpoint", post(add_checkpoint))
        .layer(DefaultBodyLimit::max(LARGEST_REQUEST))
        .with_state(witness)
}

/// What this is, for whoever opens the address in a browser.
async fn about(State(witness): State<SharedWitness>) -> String {
    let witness = witness.lock().unwrap_or_else(PoisonError::into_inner);
    let logs: Vec<String> = witness.watched().iter().map(|key| format!("  {key}\n")).collect();
    let (key, logs) = (witness.public(), logs.concat());
    format!(
        "A witness of signed records (C2SP tlog-witness).\nIts key:\n  {key}\nIt watches:\n{logs}"
    )
}

async fn add_checkpoint(State(witness): State<SharedWitness>, body: String) -> Response {
    let cosigned = tokio::task::spawn_blocking(move || {
        // One request at a time: what was seen last is read and replaced in one piece.
        let mut witness = witness.lock().unwrap_or_else(PoisonError::into_inner);
        cosign_checkpoint(&mut witness, &body)
    });
    match cosigned.await {
        Ok(Ok(line)) => line.into_response(),
        Ok(Err(error)) => refusal(&error),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The status that the specification gives to each refusal.
fn refusal(error: &CosignCheckpointError) -> Response {
    let status = match error {
        CosignCheckpointError::NotCosigned(NotCosigned::Conflict(size)) => {
            let headers = [(CONTENT_TYPE, SIZE_TYPE)];
            return (StatusCode::CONFLICT, headers, format!("{size}\n")).into_response();
        }
        CosignCheckpointError::NotCosigned(NotCosigned::Malformed(_)) => StatusCode::BAD_REQUEST,
        CosignCheckpointError::NotCosigned(NotCosigned::UnknownLog(_)) => StatusCode::NOT_FOUND,
        CosignCheckpointError::NotCosigned(NotCosigned::Unsigned(_)) => StatusCode::FORBIDDEN,
        CosignCheckpointError::NotCosigned(NotCosigned::NotGrown) => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        CosignCheckpointError::Witness(_) | CosignCheckpointError::Lost(_) => {
            StatusCode::INTERNAL_SERVER_ERROR
        }
    };
    (status, format!("{error}\n")).into_response()
}
