//! Feeds: subscribing, taking in what is new, and telling how each feed fares.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]
#![expect(clippy::disallowed_methods, reason = "the file of how feeds fare is removed")]

use std::collections::BTreeMap;
use std::sync::Mutex;

use actions::{
    AddOutcome, AgainOutcome, Answer, Body, Desk, FeedOutcome, Fetch, FetchFailure, FetchRequest,
    FetchWith, Fetched, FetchedFeed, IntakeHints, ReadWith, SpeakerRecord, Spoken, Subscribe,
    Unsubscribe, add_file, export_opml, fetch_again, fetch_feeds, fetch_page, find_feed,
    import_opml, list_entries, list_feeds, show_document, speaker_record, subscribe, unsubscribe,
    verify_desk,
};
use domain::Kind;
use tempfile::TempDir;

const FEED: &str = "https://news.example/feed";

const TWO_ITEMS: &str = "<rss><channel><title>Harbor News</title>\
    <item><title>Talks end</title><link>https://news.example/talks</link>\
    <pubDate>Mon, 02 Nov 2026 10:00:00 GMT</pubDate><description>They end.</description></item>\
    <item><title>Note</title><guid isPermaLink=\"false\">n-2</guid>\
    <pubDate>Mon, 02 Nov 2099 10:00:00 GMT</pubDate>\
    <description>The minister said that the ship would leave on Monday.</description></item>\
    </channel></rss>";

const PAGE: &str = "<html><article><h1>Talks end</h1><p>The talks in Lund ended on Monday without \
    an agreement on fishing.</p></article></html>";

#[test]
fn what_is_new_is_taken_in_once() {
    let mut desk = TestDesk::new();
    desk.web.gives(FEED, TWO_ITEMS);
    desk.web.gives("https://news.example/talks", PAGE);
    assert_eq!(desk.subscribe(FEED), "feed-1 Harbor News, 2 items at https://news.example/feed");
    assert_eq!(desk.health(), "feed-1 never fetched");
    let expected = "read 2 items\n\
        https://news.example/talks: d-1\n\
        Note: d-2\n\
        Note: published on 2099-11-02, a day that is yet to come; the date is not used";
    assert_eq!(desk.fetch("feed-1"), expected);
    assert_eq!(desk.health(), "feed-1 healthy, 2 items, last new just now");
    // Nothing is due yet, and what is here is passed over even where the feed's file is lost.
    assert_eq!(desk.fetch(""), "");
    assert_eq!(desk.fetch("feed-1"), "read 2 items");
    std::fs::remove_file(desk.folder.path().join("desk.sqlite3.feeds.json")).unwrap();
    let expected = "read 2 items\n\
        Note: known d-2\n\
        Note: published on 2099-11-02, a day that is yet to come; the date is not used";
    assert_eq!(desk.fetch(""), expected);
}

#[test]
fn an_item_whose_page_fails_is_told_and_taken_up_again() {
    let mut desk = TestDesk::new();
    desk.web.gives_marked(FEED, TWO_ITEMS);
    desk.subscribe(FEED);
    let told = desk.fetch("");
    assert!(told.contains("talks: refused: there is no host named news.example; "), "{told}");
    assert!(told.contains("Note: d-1"), "{told}");
    assert!(desk.health().ends_with("1 item could not be taken in and will be tried again"));
    desk.web.gives("https://news.example/talks", PAGE);
    assert_eq!(desk.fetch("feed-1"), "read 2 items\nhttps://news.example/talks: d-2");
    // Only a feed that was taken in whole is asked with its mark.
    assert_eq!(desk.fetch("feed-1"), "unchanged");
}

#[test]
fn a_page_that_asks_to_log_in_is_no_article_of_a_feed() {
    let mut desk = TestDesk::new();
    desk.web.gives(FEED, TWO_ITEMS);
    let wall = "<html><h1>Anmelden</h1><p>Bitte melden Sie sich an.</p></html>";
    desk.web.gives("https://news.example/talks", wall);
    desk.subscribe(FEED);
    let told = desk.fetch("");
    assert!(told.contains("talks: refused: its page looks like one that asks to log in"), "{told}");
    assert!(told.contains("Note: d-1"), "{told}");
    desk.web.gives("https://news.example/talks", PAGE);
    assert_eq!(desk.fetch("feed-1"), "read 2 items\nhttps://news.example/talks: d-2");
}

#[test]
fn the_words_of_a_feed_stand_in_for_a_page_that_cannot_be_fetched() {
    let mut desk = TestDesk::new();
    let talks = "https://news.example/talks";
    let wall = "<html><h1>Anmelden</h1><p>Bitte melden Sie sich an.</p></html>";
    desk.web.gives_marked(FEED, TWO_ITEMS);
    desk.subscribe(FEED);
    for failure in [FetchFailure::TooSlow { seconds: 30 }, status(404), FetchFailure::Gone] {
        desk.web.refuses(talks, failure);
        let told = desk.fetch("feed-1");
        assert!(told.contains("talks: refused: "), "{told}");
    }
    desk.web.gives(talks, wall);
    desk.fetch("feed-1");
    assert_eq!(desk.documents(), 1);
    let told = desk.fetch("feed-1");
    assert!(told.starts_with("read 2 items\nhttps://news.example/talks: d-2\n"), "{told}");
    let why = "talks was tried 5 times (its page looks like one that asks to log in, and not like \
        the article; log in, save it and add the file); the feed's own words are kept until its \
        page can be fetched";
    assert!(told.contains(why), "{told}");
    let shown = show_document(&desk.desk, "d-2".parse().unwrap()).unwrap();
    assert!(shown.document.record.words_of_feed);
    assert!(shown.content.contains("They end."), "{}", shown.content);
    let health = desk.health();
    let expected = "; of 1 item only the feed's own words are here; the page is tried again";
    assert!(health.ends_with(expected), "{health}");

    // Another feed with the item adds nothing, and what fails again stays as it is.
    let other = "https://other.example/feed";
    desk.web.gives(other, TWO_ITEMS);
    desk.subscribe(other);
    let told = desk.fetch("feed-2");
    assert!(!told.contains("talks"), "{told}");
    let told = desk.fetch("feed-1");
    assert!(told.contains("talks: refused: what stands there now looks like a page"), "{told}");
    assert_eq!(desk.documents(), 2);

    desk.web.gives(talks, PAGE);
    assert_eq!(desk.fetch("feed-1"), "read 2 items\nhttps://news.example/talks: d-3");
    let page = show_document(&desk.desk, "d-3".parse().unwrap()).unwrap().document.record;
    assert_eq!(page.earlier, Some("d-2".parse().unwrap()));
    assert!(!page.words_of_feed);
    assert_eq!(desk.fetch("feed-1"), "unchanged");
    assert!(!desk.health().contains("own words"), "{}", desk.health());
}

#[test]
fn a_page_that_stays_away_is_asked_for_no_more_and_an_item_without_words_is_given_up() {
    let mut desk = TestDesk::new();
    let items = "<rss><channel><item><title>Talks end</title>\
        <link>https://news.example/talks</link><description>They end.</description></item>\
        <item><title>Port</title><link>https://news.example/port</link></item></channel></rss>";
    desk.web.gives_marked(FEED, items);
    desk.subscribe(FEED);
    let told: Vec<String> = (0..10).map(|_| desk.fetch("feed-1")).collect();
    assert!(told[4].contains("talks: d-1"), "{}", told[4]);
    let given_up = "https://news.example/port was tried 5 times and is given up";
    assert!(told[4].contains(given_up), "{}", told[4]);
    assert!(!told[5].contains("port"), "{}", told[5]);
    let stays = "talks cannot be fetched and is asked for no more; the feed's own words stay";
    assert!(told[9].contains(stays), "{}", told[9]);
    assert_eq!(desk.documents(), 1);
    // Only now is the feed asked with its mark again.
    assert_eq!(desk.fetch("feed-1"), "unchanged");
    // Whoever asks for the page himself still gets its later version.
    desk.web.gives("https://news.example/talks", PAGE);
    assert!(desk.fetch_again("d-1").starts_with("d-2 changed since d-1\n"));
}

#[test]
fn items_with_words_of_their_own_may_share_a_page() {
    let mut desk = TestDesk::new();
    let item = |id: &str| {
        let words = format!("The council spoke of matter {id} on Monday. ").repeat(30);
        format!(
            "<item><guid isPermaLink=\"false\">{id}</guid><link>https://news.example/</link>\
             <content:encoded>{words}</content:encoded></item>"
        )
    };
    let feed = format!("<rss><channel>{}{}</channel></rss>", item("one"), item("two"));
    desk.web.gives(FEED, &feed);
    desk.subscribe(FEED);
    let expected = "read 2 items\nhttps://news.example/: d-1\nhttps://news.example/: d-2";
    assert_eq!(desk.fetch(""), expected);
}

#[test]
fn a_failing_feed_says_why_and_stops_no_other() {
    let mut desk = TestDesk::new();
    let other = "https://other.example/feed";
    desk.web.gives(FEED, TWO_ITEMS);
    desk.web.gives(other, "<rss><channel><title>Other</title></channel></rss>");
    desk.subscribe(FEED);
    desk.subscribe(other);
    desk.web.gives(
        FEED,
        "<html><head><link rel=alternate type=application/rss+xml href=/rss></head></html>",
    );
    let told = desk.fetch("");
    let expected = "failed: it is a page of HTML, and no feed; the page names a feed at \
        https://news.example/rss\nread 0 items";
    assert_eq!(told, expected);
    let health = desk.health();
    assert!(health.starts_with("feed-1 failing since 20"), "{health}");
    assert!(health.ends_with("feed-2 healthy, 0 items, nothing new yet"), "{health}");
    desk.web.refuses(FEED, FetchFailure::Gone);
    assert_eq!(desk.fetch("feed-1"), "failed: it is gone for good (status 410)");
    assert!(desk.health().starts_with("feed-1 gone for good, and not asked again"));
}

#[test]
fn a_feed_that_was_cut_is_told_as_damaged_and_read_whole_the_next_time() {
    let mut desk = TestDesk::new();
    let end = TWO_ITEMS.find("<item><title>Note").unwrap();
    desk.web.gives_marked(FEED, &format!("{}<item><title>No", &TWO_ITEMS[..end]));
    desk.web.gives("https://news.example/talks", PAGE);
    desk.subscribe(FEED);
    let told = desk.fetch("");
    assert!(told.starts_with("damaged, 1 items: the feed is broken ("), "{told}");
    assert!(told.ends_with("1 item could be read\nhttps://news.example/talks: d-1"), "{told}");
    assert!(desk.health().contains("1 item could be read; asked again after"), "{}", desk.health());
    desk.web.gives_marked(FEED, TWO_ITEMS);
    let told = desk.fetch("feed-1");
    assert!(told.starts_with("read 2 items\nNote: d-2"), "{told}");
    assert!(desk.health().starts_with("feed-1 healthy"));
}

#[test]
fn only_a_person_says_which_feeds_are_taken_in() {
    let mut desk = TestDesk::new();
    desk.web.gives(FEED, "<rss><channel/></rss>");
    desk.desk = Desk::open(desk.folder.path().join("desk.sqlite3"), "bot:reader").unwrap();
    let refused = desk.subscribe(FEED);
    assert!(refused.starts_with("bot:reader is a machine, and only a person may"), "{refused}");
    let opml = b"<opml><body><outline text='A' xmlUrl='https://a.example/'/></body></opml>";
    assert!(import_opml(&mut desk.desk, opml).is_err());
    assert_eq!(desk.health(), "");
}

#[test]
fn feeds_are_told_in_the_order_of_their_subscriptions_whichever_answers_first() {
    let mut desk = TestDesk::new();
    let feed = |at: usize| format!("https://host{}.example/feed", at % 5);
    for at in 0..40 {
        let url = format!("{}{at}", feed(at));
        let link = format!("https://pages{}.example/{at}", at % 3);
        let item = format!("<item><title>Talks {at}</title><link>{link}</link></item>");
        desk.web.gives(&url, &format!("<rss><channel>{item}</channel></rss>"));
        desk.web.gives(&link, &PAGE.replace("Monday", &format!("day {at}")));
        desk.subscribe(&url);
    }
    let told = desk.fetch("");
    let expected = (0..40)
        .map(|at| format!("read 1 items\nhttps://pages{}.example/{at}: d-{}", at % 3, at + 1));
    assert_eq!(told, expected.collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_page_is_read_in_the_encoding_that_its_server_names() {
    let mut desk = TestDesk::new();
    let url = "https://news.example/port";
    let bytes = "<p>Порт закрыт</p>".chars().map(|it| match u32::from(it) {
        code @ 0x410..=0x44F => u8::try_from(code - 0x410 + 0xC0).unwrap(),
        code => u8::try_from(code).unwrap(),
    });
    let media_type = Some("text/html; Charset=\"windows-1251\"".to_owned());
    let body = Body { bytes: bytes.collect(), media_type, ..Body::default() };
    let answer = Fetched { url: url.to_owned(), moved_to: None, answer: Answer::Body(body) };
    desk.web.pages.lock().unwrap().insert(url.to_owned(), Ok(answer));
    assert_eq!(desk.add(url), "d-1");
    let shown = show_document(&desk.desk, "d-1".parse().unwrap()).unwrap();
    assert_eq!(shown.document.record.encoding, "windows-1251");
    assert_eq!(shown.content, "Порт закрыт");
}

#[test]
fn a_feed_that_moves_is_asked_at_its_new_address() {
    let mut desk = TestDesk::new();
    desk.web.gives(FEED, "<rss><channel/></rss>");
    desk.subscribe(FEED);
    let new = "https://news.example/new";
    desk.web.moves(FEED, new);
    desk.web.gives(new, "<rss><channel/></rss>");
    assert_eq!(desk.fetch("feed-1"), "read 0 items\nmoved to https://news.example/new");
    assert_eq!(desk.fetch("feed-1"), "read 0 items");
    assert!(desk.health().contains("; moved for good to https://news.example/new, which is asked"));
    let exported = export_opml(&desk.desk).unwrap();
    assert!(exported.contains("xmlUrl=\"https://news.example/new\""), "{exported}");
    let again = import_opml(&mut desk.desk, exported.as_bytes()).unwrap();
    assert_eq!((again.subscribed.len(), again.known.len()), (0, 1));
}

#[test]
fn a_page_leads_to_its_feed() {
    let mut desk = TestDesk::new();
    let page = "<html><head>\
        <link rel=alternate type=application/atom+xml href=/feed>\
        <link rel=alternate type=application/rss+xml href=/comments></head></html>";
    desk.web.gives("https://news.example/", page);
    desk.web.gives(FEED, "<feed><title>News</title></feed>");
    assert_eq!(
        desk.subscribe("https://news.example/"),
        "feed-1 News, 0 items at https://news.example/feed, others https://news.example/comments"
    );
    desk.web.gives("https://news.example/plain", "<html></html>");
    let refusals = [
        ("https://news.example/", "this feed is subscribed to already, as feed-1"),
        (
            "https://news.example/plain",
            "https://news.example/plain: it is a page of HTML, and no feed",
        ),
        (
            "https://nowhere.example/",
            "https://nowhere.example/: there is no host named news.example; check the spelling, \
             or the connection",
        ),
    ];
    for (url, expected) in refusals {
        assert_eq!(desk.subscribe(url), expected);
    }
}

#[test]
fn a_subscription_ends_once() {
    let mut desk = TestDesk::new();
    desk.web.gives(FEED, "<rss><channel/></rss>");
    desk.subscribe(FEED);
    let request = Unsubscribe { feed: "feed-1".parse().unwrap(), reason: None };
    assert_eq!(unsubscribe(&mut desk.desk, &request).unwrap().to_string(), "fx-1");
    let again = unsubscribe(&mut desk.desk, &request).unwrap_err().to_string();
    assert_eq!(again, "feed-1 was ended already, by fx-1");
    assert_eq!(desk.health(), "");
    let expected = "feed-1 is no subscription that stands; `forsooth feeds` lists those that do";
    assert_eq!(desk.fetch("feed-1"), expected);
    assert!(desk.subscribe(FEED).starts_with("feed-2 "));
}

#[test]
fn a_page_that_changed_becomes_a_document_that_names_the_earlier_one() {
    let mut desk = TestDesk::new();
    let url = "https://news.example/talks";
    let page = |words: &str| format!("<html><article><p>{words}</p></article></html>");
    desk.web.gives(
        url,
        &page(
            "The minister, Ada Lind, said: \u{201c}Norway will not sign the treaty.\u{201d} Ben \
             Holm said: \u{201c}The ships stay in port all winter.\u{201d} The council said that \
             it would meet in May.",
        ),
    );
    assert_eq!(desk.add(url), "d-1");
    assert_eq!(desk.fetch_again("d-1"), "d-1 unchanged");
    desk.web.gives(
        url,
        &page(
            "The minister, Ada Lind, said: \u{201c}Norway may not sign the treaty.\u{201d} The \
             council said that it would meet in May. Nobody else spoke.",
        ),
    );
    let expected = "d-2 changed since d-1\n\
        sentences: 1 changed, 1 added, 1 dropped; words quoted from d-1: 1 exact, 1 changed, 1 gone\n\
        changed: Norway will not sign the treaty.\n\
        gone: The ships stay in port all winter.";
    assert_eq!(desk.fetch_again("d-1"), expected);
    // The next time it is the last version that counts.
    assert_eq!(desk.fetch_again("d-1"), "d-2 unchanged");
    let shown = show_document(&desk.desk, "d-2".parse().unwrap()).unwrap();
    assert_eq!(shown.changes.unwrap().earlier.to_string(), "d-1");
    let shown = show_document(&desk.desk, "d-1".parse().unwrap()).unwrap();
    assert_eq!(shown.later.unwrap().to_string(), "d-2");
    assert_eq!(shown.cited_by, []);
    desk.web.gives(url, &page("Access denied. Please log in."));
    let told = desk.fetch_again("d-2");
    assert!(told.contains("it is no new version of d-2"), "{told}");
}

#[test]
fn a_page_that_is_gone_is_noted_and_so_is_that_it_is_there_again() {
    let mut desk = TestDesk::new();
    let url = "https://news.example/talks";
    let page = |words: &str| format!("<html><article><p>{words}</p></article></html>");
    let words = "The minister, Ada Lind, said that Norway would not sign the treaty.";
    desk.web.gives(url, &page(words));
    assert_eq!(desk.add(url), "d-1");
    // What tells nothing of the page is a failure, and leaves no trace.
    for failure in [FetchFailure::TooSlow { seconds: 30 }, status(403), status(500)] {
        desk.web.refuses(url, failure.clone());
        assert_eq!(desk.fetch_again("d-1"), failure.to_string());
    }
    assert_eq!(desk.checks("d-1"), [""; 0]);
    desk.web.refuses(url, status(404));
    let gone = "d-1 the page was taken down by DAY (status 404, pc-1)";
    assert_eq!(desk.fetch_again("d-1"), gone);
    // As long as it stays gone, it was taken down by the day on which it was found so first.
    desk.web.refuses(url, FetchFailure::Gone);
    assert_eq!(desk.fetch_again("d-1"), gone);
    assert_eq!(desk.checks("d-1"), ["pc-1 on DAY the page of d-1 was gone (status 404)"]);
    let shown = show_document(&desk.desk, "d-1".parse().unwrap()).unwrap();
    assert!(shown.gone().is_some());
    assert_eq!(shown.cited_by, []);
    desk.web.gives(url, &page(words));
    assert_eq!(desk.fetch_again("d-1"), "pc-2: there again; d-1 unchanged");
    assert_eq!(desk.fetch_again("d-1"), "d-1 unchanged");
    desk.web.refuses(url, FetchFailure::Gone);
    let again = "d-1 the page was taken down by DAY (status 410, pc-3)";
    assert_eq!(desk.fetch_again("d-1"), again);
    desk.web.gives(url, &page(&words.replace("would not", "might")));
    let told = desk.fetch_again("d-1");
    assert!(told.starts_with("pc-4: there again; d-2 changed since d-1\n"), "{told}");
    desk.web.refuses(url, status(404));
    desk.fetch_again("d-1");
    let checks = ["gone (status 404)", "there again", "gone (status 410)", "there again"];
    let checks = checks
        .iter()
        .zip(1..)
        .map(|(found, number)| format!("pc-{number} on DAY the page of d-1 was {found}"));
    let last = "pc-5 on DAY the page of d-2 was gone (status 404)".to_owned();
    assert_eq!(desk.checks("d-1"), checks.chain([last.clone()]).collect::<Vec<_>>());
    assert_eq!(desk.checks("d-2"), [last]);
    let listed = list_entries(&desk.desk, Kind::PageCheck).unwrap();
    assert_eq!(listed[4].line, "the page of d-2 was gone (status 404)");
}

#[test]
fn a_page_that_is_again_as_it_was_is_a_new_version_and_what_was_gone_stands_again() {
    let mut desk = TestDesk::new();
    let url = "https://news.example/talks";
    let page = |words: &str| {
        let head = "<time datetime=\"2022-01-10\"></time>";
        format!(
            "<html><head><title>Lund</title></head><article>{head}<p>{words}</p></article></html>"
        )
    };
    let first = page("Russian Foreign Minister Sergey Lavrov said: “Russia will not sign it.”");
    let second = page("Russian Foreign Minister Sergey Lavrov said: “Russia may sign it.”");
    let standing = |desk: &TestDesk| {
        let request = SpeakerRecord { speaker: Some("Lavrov".into()), ..Default::default() };
        let record = speaker_record(&desk.desk, &request, &mut |_, _| ()).unwrap();
        let words = |said: &[Spoken]| said.iter().map(|it| it.words.clone()).collect::<Vec<_>>();
        (words(&record.statements), words(&record.gone))
    };
    desk.web.gives(url, &first);
    assert_eq!(desk.add(url), "d-1");
    desk.web.gives(url, &second);
    assert!(desk.fetch_again("d-1").starts_with("d-2 changed since d-1\n"));
    let (will_not, may) = ("Russia will not sign it.".to_owned(), "Russia may sign it.".to_owned());
    assert_eq!(standing(&desk), (vec![may.clone()], vec![will_not.clone()]));
    desk.web.gives(url, &first);
    let told = desk.fetch_again("d-2");
    assert!(told.starts_with("d-3 changed since d-2, again as d-1\n"), "{told}");
    assert_eq!(desk.fetch_again("d-1"), "d-3 unchanged");
    assert_eq!(standing(&desk), (vec![will_not], vec![may]));
    desk.web.gives(url, &second);
    assert!(desk.fetch_again("d-1").starts_with("d-4 changed since d-3, again as d-2\n"));
    assert!(verify_desk(&desk.desk).unwrap().faults.is_empty());
}

#[test]
fn an_item_whose_words_changed_is_a_new_version_of_its_document() {
    let mut desk = TestDesk::new();
    let feed = |note: &str| TWO_ITEMS.replace("the ship would leave", note);
    desk.web.gives(FEED, TWO_ITEMS);
    desk.web.gives("https://news.example/talks", PAGE);
    desk.subscribe(FEED);
    desk.fetch("feed-1");
    desk.web.gives(FEED, &feed("the ship would not leave"));
    assert_eq!(
        desk.fetch("feed-1"),
        "read 2 items\n\
        d-2 changed: d-3, sentences: 1 changed, 0 added, 0 dropped; words quoted from d-2: 0 \
         exact, 1 changed, 0 gone"
    );
    assert_eq!(desk.fetch("feed-1"), "read 2 items");
    // The page behind a teaser is asked for again where the teaser changed.
    desk.web.gives("https://news.example/talks", &PAGE.replace("without", "with"));
    desk.web.gives(FEED, &feed("the ship would not leave").replace("They end.", "They ended."));
    let told = desk.fetch("feed-1");
    assert!(told.starts_with("read 2 items\nd-1 changed: d-4, sentences: 1 changed"), "{told}");
    // What is as it was first is the newest version once more.
    desk.web.gives(FEED, TWO_ITEMS);
    desk.web.gives("https://news.example/talks", PAGE);
    let told = desk.fetch("feed-1");
    assert!(told.contains("d-4 changed: d-5") && told.contains("d-3 changed: d-6"), "{told}");
}

#[test]
fn lists_of_feeds_come_and_go() {
    let mut desk = TestDesk::new();
    let opml = "<opml><body><outline text='Trade'>\
        <outline text='News' xmlUrl='https://news.example/feed'/></outline>\
        <outline text='Other' xmlUrl='https://other.example/feed'/></body></opml>";
    let imported = import_opml(&mut desk.desk, opml.as_bytes()).unwrap();
    assert_eq!((imported.subscribed.len(), imported.known.len()), (2, 0));
    let exported = export_opml(&desk.desk).unwrap();
    let again = import_opml(&mut desk.desk, exported.as_bytes()).unwrap();
    assert_eq!((again.subscribed.len(), again.known.len()), (0, 2));
    assert!(exported.contains("<outline text=\"Trade\">"), "{exported}");
    assert_eq!(desk.health(), "feed-1 never fetched\nfeed-2 never fetched");
}

/// A web of a few addresses.
#[derive(Default)]
struct TestWeb {
    pages: Mutex<BTreeMap<String, Result<Fetched, FetchFailure>>>,
}

impl TestWeb {
    fn gives(&self, url: &str, body: &str) {
        self.answers(url, body, None);
    }

    fn gives_marked(&self, url: &str, body: &str) {
        self.answers(url, body, Some("\"1\"".to_owned()));
    }

    fn answers(&self, url: &str, body: &str, etag: Option<String>) {
        let body = Body { bytes: body.into(), etag, ..Body::default() };
        let answer = Fetched { url: url.to_owned(), moved_to: None, answer: Answer::Body(body) };
        self.pages.lock().unwrap().insert(url.to_owned(), Ok(answer));
    }

    fn moves(&self, url: &str, to: &str) {
        let answer =
            Answer::Body(Body { bytes: b"<rss><channel/></rss>".into(), ..Body::default() });
        let moved = Fetched { url: to.to_owned(), moved_to: Some(to.to_owned()), answer };
        self.pages.lock().unwrap().insert(url.to_owned(), Ok(moved));
    }

    fn refuses(&self, url: &str, failure: FetchFailure) {
        self.pages.lock().unwrap().insert(url.to_owned(), Err(failure));
    }
}

impl Fetch for TestWeb {
    fn fetch(&self, request: &FetchRequest) -> Result<Fetched, FetchFailure> {
        let nowhere = || Err(FetchFailure::NoHost { host: "news.example".to_owned() });
        let found =
            self.pages.lock().unwrap().get(&request.url).cloned().unwrap_or_else(nowhere)?;
        match &found.answer {
            Answer::Body(body) if body.etag.is_some() && body.etag == request.etag => {
                Ok(Fetched { answer: Answer::Unchanged, ..found })
            }
            Answer::Body(_) | Answer::Unchanged => Ok(found),
        }
    }
}

struct TestDesk {
    desk: Desk,
    web: TestWeb,
    folder: TempDir,
}

impl TestDesk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "ada").unwrap();
        Self { desk, web: TestWeb::default(), folder }
    }

    fn subscribe(&mut self, url: &str) -> String {
        let request = Subscribe { url: url.to_owned(), ..Subscribe::default() };
        let found = find_feed(url, &self.web);
        let done = match found.and_then(|found| subscribe(&mut self.desk, &request, found)) {
            Err(error) => return error.to_string(),
            Ok(done) => done,
        };
        let (id, name, items) = (done.id, done.subscription.name(), done.items);
        let others = match done.others.as_slice() {
            [] => String::new(),
            others => format!(", others {}", others.join(" ")),
        };
        format!("{id} {name}, {items} items at {}{others}", done.subscription.url)
    }

    /// Fetches the feed named, or all that are due.
    fn fetch(&mut self, named: &str) -> String {
        let named: Vec<_> = named.split_whitespace().map(|id| id.parse().unwrap()).collect();
        let read_with = ReadWith::default();
        let with = FetchWith { web: &self.web, read_with: &read_with };
        match fetch_feeds(&mut self.desk, &named, &with, &mut |_| ()) {
            Err(error) => error.to_string(),
            Ok(feeds) => feeds.iter().map(told).collect::<Vec<_>>().join("\n"),
        }
    }

    /// When the page of a document was found gone, and when there again.
    fn checks(&self, document: &str) -> Vec<String> {
        let shown = show_document(&self.desk, document.parse().unwrap()).unwrap();
        let told = shown.page_checks.iter().map(|check| {
            format!("{} {}", check.id, check.words().replace(&check.on.to_string(), "DAY"))
        });
        told.collect()
    }

    fn documents(&self) -> usize {
        list_entries(&self.desk, Kind::Document).unwrap().len()
    }

    fn add(&mut self, url: &str) -> String {
        let file = fetch_page(url, &IntakeHints::default(), None, &self.web).unwrap();
        let handled = add_file(&mut self.desk, file, &ReadWith::default(), &mut |_| ()).unwrap();
        handled[0].outcome.id().unwrap().to_string()
    }

    fn fetch_again(&mut self, document: &str) -> String {
        let read_with = ReadWith::default();
        let with = FetchWith { web: &self.web, read_with: &read_with };
        let fetched = match fetch_again(&mut self.desk, document.parse().unwrap(), &with) {
            Err(error) => return error.to_string(),
            Ok(fetched) => fetched,
        };
        let before = fetched.document;
        let back = fetched.back.map_or(String::new(), |id| format!("{id}: there again; "));
        back + &match fetched.outcome {
            AgainOutcome::Unchanged => format!("{before} unchanged"),
            AgainOutcome::TakenDown { check } => {
                format!("{before} {}", check.loss().replace(&check.on.to_string(), "DAY"))
            }
            AgainOutcome::Again { id } => format!("{before} again as {id}"),
            AgainOutcome::Changed { added, changes, restores } => {
                let again = restores.map_or(String::new(), |id| format!(", again as {id}"));
                let quotes = changes.quotes.iter();
                let quotes = quotes.map(|it| format!("\n{}: {}", it.word(), it.exact));
                let (id, changes) = (added.id, changes.words());
                let head = format!("{id} changed since {before}{again}\n{changes}");
                head + &quotes.collect::<String>()
            }
        }
    }

    fn health(&self) -> String {
        let feeds = list_feeds(&self.desk).unwrap().into_iter();
        feeds.map(|feed| format!("{} {}", feed.id, feed.health)).collect::<Vec<_>>().join("\n")
    }
}

fn status(status: u16) -> FetchFailure {
    FetchFailure::Status { status, meaning: "as its server says".to_owned() }
}

fn told(feed: &FetchedFeed) -> String {
    let outcome = match &feed.outcome {
        FeedOutcome::Unchanged => "unchanged".to_owned(),
        FeedOutcome::Read { in_feed } => format!("read {in_feed} items"),
        FeedOutcome::Damaged { in_feed, error, .. } => format!("damaged, {in_feed} items: {error}"),
        FeedOutcome::Failed { error, .. } => format!("failed: {error}"),
    };
    let items = feed.items.iter().map(|item| {
        let outcome = match &item.outcome {
            AddOutcome::Added(document) => document.id.to_string(),
            AddOutcome::Known { id } => format!("known {id}"),
            AddOutcome::Refused { error } => format!("refused: {error}"),
        };
        format!("{}: {outcome}", item.origin())
    });
    let changed = feed.changed.iter().map(|item| {
        let AgainOutcome::Changed { added, changes, .. } = &item.outcome else {
            panic!("{item:?}")
        };
        format!("{} changed: {}, {}", item.document, added.id, changes.words())
    });
    let moved = feed.moved_to.iter().map(|to| format!("moved to {to}"));
    let lines = std::iter::once(outcome)
        .chain(items)
        .chain(changed)
        .chain(feed.problems.clone())
        .chain(moved);
    lines.collect::<Vec<_>>().join("\n")
}
