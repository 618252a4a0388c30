//! Lingering: whoever is answered before all that they send was read can hear the answer.
//!
//! A connection that is closed with bytes unread is reset, and an answer that is on its way is lost
//! with it. So what is left is read and thrown away, for a while.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::http::header::{CONNECTION, HeaderValue};
use axum::response::Response;
use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::time::timeout;

/// How long somebody may go on sending to whom nobody listens.
const LONGEST: Duration = Duration::from_secs(10);

/// How many bytes are thrown away.
const MOST: usize = 64 << 20;

/// How many are read at once.
const CHUNK: usize = 16 << 10;

/// Whether a request that was answered on a connection has bytes that nobody read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Unread(Arc<AtomicBool>);

/// What is sent with a request; it notes when all of it was read.
#[derive(Debug)]
pub(crate) struct Watched {
    body: Incoming,
    unread: Unread,
}

impl Unread {
    /// Watches what is sent with the next request.
    pub(crate) fn watch(&self, body: Incoming) -> Watched {
        self.0.store(!body.is_end_stream(), Ordering::Relaxed);
        Watched { body, unread: self.clone() }
    }

    /// Whether anything is left.
    pub(crate) fn is_any(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Says in an answer that nothing more is taken on this connection, where something is left.
    pub(crate) fn tell(&self, mut answer: Response) -> Response {
        if self.is_any() {
            answer.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
        }
        answer
    }
}

impl Body for Watched {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        if frame.is_none() || self.body.is_end_stream() {
            self.unread.0.store(false, Ordering::Relaxed);
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// Ends a connection from this side, and throws away what still comes until the other side ends it
/// too, or for as long as is borne.
pub(crate) async fn linger(mut stream: impl AsyncRead + AsyncWrite + Unpin) {
    if stream.shutdown().await.is_err() {
        return;
    }
    let heard = async {
        let (mut bytes, mut heard) = (vec![0; CHUNK], 0);
        while heard < MOST {
            match stream.read(&mut bytes).await {
                Ok(0) | Err(_) => return,
                Ok(count) => heard += count,
            }
        }
    };
    let _in_time = timeout(LONGEST, heard).await;
}
