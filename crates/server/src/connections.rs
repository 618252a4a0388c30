//! Connections: how many there are at once, and how long each may take to say what it wants.

use std::collections::HashMap;
use std::future::{Future, poll_fn};
use std::net::IpAddr;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tower::ServiceExt as _;

use crate::linger::{Unread, linger};

/// How many connections there may be at once.
const MOST: usize = 1024;

/// How many of them one address may have. A proxy is one address and has all.
const MOST_OF_ONE: usize = 64;

/// How long a connection may take to say what it wants, and may stay when it wants nothing more.
const HEADERS_IN: Duration = Duration::from_secs(15);

/// How many bytes may be said before what is sent: a long address, and cookies.
const LONGEST_HEADERS: usize = 64 * 1024;

/// How long those that are at work have to end when the desk does.
const LAST_MOMENT: Duration = Duration::from_secs(5);

/// How long it rests where the system gives no more connections.
const REST: Duration = Duration::from_millis(100);

/// Where a request comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) IpAddr);

/// The addresses that have connections, and how many each has.
type Held = Arc<Mutex<HashMap<IpAddr, usize>>>;

/// One connection of an address, until it is dropped.
struct Place {
    held: Held,
    address: IpAddr,
}

/// Answers whoever connects until `ended`, and then those who are being answered.
pub(crate) async fn answer(
    listener: TcpListener,
    app: Router,
    behind_proxy: bool,
    ended: impl Future<Output = ()>,
) {
    let (room, held) = (Arc::new(Semaphore::new(MOST)), Held::default());
    let (ending, ends) = watch::channel(());
    let (mut tasks, mut ended) = (JoinSet::new(), pin!(ended));
    let most = if behind_proxy { MOST } else { MOST_OF_ONE };
    loop {
        let Ok(turn) = Arc::clone(&room).acquire_owned().await else { break };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut ended => break,
        };
        // What the system refuses now, as where all files are open, it may give later.
        let Ok((stream, from)) = accepted else {
            sleep(REST).await;
            continue;
        };
        let address = from.ip().to_canonical();
        if let Some(place) = Place::take(&held, address, most) {
            let (app, ends) = (app.clone(), ends.clone());
            tasks.spawn(async move {
                let _held = (turn, place);
                converse(stream, app, Peer(address), ends).await;
            });
        }
        while tasks.try_join_next().is_some() {}
    }
    drop(ending);
    let all = async { while tasks.join_next().await.is_some() {} };
    let _all_or_some = timeout(LAST_MOMENT, all).await;
}

/// Answers on one connection until it is closed or the desk ends.
async fn converse(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    app: Router,
    peer: Peer,
    mut ends: watch::Receiver<()>,
) {
    let unread = Unread::default();
    let watching = unread.clone();
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let (app, is_long) = (app.clone(), length_of_head(&request) > LONGEST_HEADERS);
        let unread = watching.clone();
        let mut request = request.map(|body| Body::new(unread.watch(body)));
        request.extensions_mut().insert(peer);
        Box::pin(async move {
            let answer = if is_long { Ok(too_long()) } else { app.oneshot(request).await };
            answer.map(|answer| unread.tell(answer))
        })
    });
    let mut protocol = http1::Builder::new();
    protocol.timer(TokioTimer::new()).header_read_timeout(HEADERS_IN).max_buf_size(LONGEST_HEADERS);
    let mut connection = protocol.serve_connection(TokioIo::new(stream), service);
    let mut goes_on = true;
    // Whoever breaks off a connection has nobody to be told.
    let done = loop {
        tokio::select! {
            done = poll_fn(|context| connection.poll_without_shutdown(context)) => break done,
            _ = ends.changed(), if goes_on => {
                goes_on = false;
                std::pin::Pin::new(&mut connection).graceful_shutdown();
            }
        }
    };
    let mut stream = connection.into_parts().io.into_inner();
    if done.is_ok() && unread.is_any() {
        linger(stream).await;
    } else {
        drop(stream.shutdown().await);
    }
}

/// How many bytes were said before what is sent, as they are written.
fn length_of_head<T>(request: &hyper::Request<T>) -> usize {
    let headers = request.headers().iter();
    let headers = headers.map(|(name, value)| name.as_str().len() + value.len() + ": \r\n".len());
    let address = request.uri().path_and_query().map_or(0, |it| it.as_str().len());
    let line = request.method().as_str().len() + address + "  HTTP/1.1\r\n".len();
    line + headers.sum::<usize>()
}

/// The library looks at what it has read at once, which may be more.
fn too_long() -> Response {
    let most = LONGEST_HEADERS / 1024;
    let told = format!("the address and the headers have more than {most} KiB; send less\n");
    (StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, told).into_response()
}

impl Place {
    /// A place for one more connection of an address, unless it has its share.
    fn take(held: &Held, address: IpAddr, most: usize) -> Option<Self> {
        let mut counts = held.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(address).or_insert(0);
        if *count >= most {
            return None;
        }
        *count += 1;
        Some(Self { held: Arc::clone(held), address })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut counts = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::routing::get;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream, duplex};
    use tokio::sync::watch;
    use tokio::time::{Duration, Instant};

    use super::{Held, Peer, Place, converse};

    /// A connection to a small desk.
    fn connect() -> (DuplexStream, watch::Sender<()>) {
        let (near, far) = duplex(1024);
        let (ending, ends) = watch::channel(());
        let app = Router::new().route("/", get(async || "words").post(async || "no words"));
        let peer = Peer([192, 0, 2, 1].into());
        tokio::spawn(converse(far, app, peer, ends));
        (near, ending)
    }

    async fn rest(mut stream: DuplexStream) -> String {
        let mut said = String::new();
        stream.read_to_string(&mut said).await.unwrap();
        said
    }

    #[tokio::test(start_paused = true)]
    async fn who_says_nothing_is_left() {
        let (stream, _ending) = connect();
        let began = Instant::now();
        rest(stream).await;
        assert_eq!(began.elapsed().as_secs(), 15);
    }

    #[tokio::test(start_paused = true)]
    async fn who_trickles_headers_is_left() {
        let (mut stream, _ending) = connect();
        let began = Instant::now();
        stream.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\n").await.unwrap();
        rest(stream).await;
        assert_eq!(began.elapsed().as_secs(), 15);
    }

    #[tokio::test(start_paused = true)]
    async fn who_wants_nothing_more_is_left() {
        let (mut stream, _ending) = connect();
        stream.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n").await.unwrap();
        let began = Instant::now();
        assert!(rest(stream).await.ends_with("words"));
        assert_eq!(began.elapsed().as_secs(), 15);
    }

    #[tokio::test]
    async fn headers_are_as_long_as_is_said_and_no_longer() {
        for (length, status) in [(63 * 1024, "200 OK"), (66 * 1024, "431 "), (90 * 1024, "431 ")] {
            let (mut stream, _ending) = connect();
            let padding = "a".repeat(length);
            let asked = format!(
                "GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nx: {padding}\r\n\r\n"
            );
            // Who is refused early is not heard out.
            let _heard = stream.write_all(asked.as_bytes()).await;
            let said = rest(stream).await;
            assert!(said.starts_with(&format!("HTTP/1.1 {status}")), "{length}: {said}");
        }
    }

    #[tokio::test]
    async fn who_is_answered_before_all_was_read_can_hear_it() {
        let (mut stream, _ending) = connect();
        let head = "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100000\r\n\r\n";
        stream.write_all(head.as_bytes()).await.unwrap();
        stream.write_all(&vec![b'a'; 100_000]).await.unwrap();
        let said = rest(stream).await;
        assert!(said.starts_with("HTTP/1.1 200 OK\r\n") && said.ends_with("no words"), "{said}");
        assert!(said.contains("connection: close\r\n"), "{said}");
    }

    #[tokio::test(start_paused = true)]
    async fn who_goes_on_where_nobody_listens_is_left() {
        let (mut stream, _ending) = connect();
        let head = "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100000\r\n\r\n";
        stream.write_all(head.as_bytes()).await.unwrap();
        let began = Instant::now();
        while stream.write_all(b"a").await.is_ok() {
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        assert_eq!(began.elapsed().as_secs(), 11);
    }

    #[tokio::test(start_paused = true)]
    async fn a_desk_that_ends_leaves_who_wants_nothing() {
        let (stream, ending) = connect();
        let began = Instant::now();
        tokio::task::yield_now().await;
        drop(ending);
        rest(stream).await;
        assert_eq!(began.elapsed().as_secs(), 0);
    }

    #[test]
    fn an_address_has_its_share_of_connections_and_no_more() {
        let held = Held::default();
        let address = [192, 0, 2, 1].into();
        let first = Place::take(&held, address, 2).unwrap();
        let _second = Place::take(&held, address, 2).unwrap();
        assert!(Place::take(&held, address, 2).is_none());
        assert!(Place::take(&held, [192, 0, 2, 2].into(), 2).is_some());
        drop(first);
        assert!(Place::take(&held, address, 2).is_some());
    }
}
