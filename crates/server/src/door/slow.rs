//! Slow senders: a body must come in a time, so that nobody holds the desk by a trickle.

use std::future::Future as _;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::BoxError;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use hyper::body::{Frame, SizeHint};
use thiserror::Error;
use tokio::time::{Sleep, sleep};

/// How long the smallest body may take.
const SHORTEST: Duration = Duration::from_mins(1);

/// How many more bytes a second must come.
const BYTES_A_SECOND: usize = 256 * 1024;

/// A body that did not come in time.
#[derive(Debug, Error)]
#[error("what was sent took too long to come; send it again")]
pub(crate) struct TooSlow;

/// A body with a time by which it must have come.
struct Timed {
    body: Body,
    ends: Pin<Box<Sleep>>,
}

/// The same request, whose body must come in a time that goes by how much it may be.
pub(crate) fn timed(request: Request, largest: usize) -> Request {
    let longer = Duration::from_secs((largest / BYTES_A_SECOND) as u64);
    let ends = SHORTEST + longer;
    request.map(|body| Body::new(Timed { body, ends: Box::pin(sleep(ends)) }))
}

impl hyper::body::Body for Timed {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        if self.ends.as_mut().poll(context).is_ready() {
            return Poll::Ready(Some(Err(TooSlow.into())));
        }
        Pin::new(&mut self.body).poll_frame(context).map_err(BoxError::from)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// Whether a body failed because it did not come in time.
pub(crate) fn is_too_slow(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut causes = std::iter::successors(Some(error), |error| error.source());
    causes.any(<dyn std::error::Error>::is::<TooSlow>)
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::extract::Request;
    use tokio::time::Instant;

    use super::{is_too_slow, timed};

    /// A body that never comes.
    struct Never;

    impl hyper::body::Body for Never {
        type Data = axum::body::Bytes;
        type Error = axum::BoxError;

        fn poll_frame(
            self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Result<hyper::body::Frame<Self::Data>, Self::Error>>> {
            std::task::Poll::Pending
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_never_comes_is_given_up() {
        let began = Instant::now();
        let request = timed(Request::new(Body::new(Never)), 10 * 256 * 1024);
        let error = to_bytes(request.into_body(), usize::MAX).await.unwrap_err();
        assert!(is_too_slow(&error), "{error:?}");
        assert_eq!(began.elapsed().as_secs(), 70);
    }

    #[tokio::test]
    async fn a_body_that_is_there_passes() {
        let request = timed(Request::new(Body::from("words")), 0);
        let bytes = to_bytes(request.into_body(), usize::MAX).await.unwrap();
        assert_eq!(&*bytes, b"words");
    }
}
