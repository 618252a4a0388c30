//! Feeds as they come, and what is read in them.

use super::{OpmlFeed, read_feed, read_opml, write_opml};

fn told(bytes: &[u8]) -> String {
    let feed = match read_feed(bytes, "https://example.org/news/feed", None) {
        Err(error) => return format!("no feed: {error}"),
        Ok(feed) => feed,
    };
    let mut lines =
        vec![format!("{} at {}", shown(feed.title.as_ref()), shown(feed.link.as_ref()))];
    for item in &feed.items {
        let published = item.published.map(|day| day.to_string());
        let kind = if item.article().is_some() { "article" } else { "page" };
        let facts = [
            shown(item.id.as_ref()),
            shown(item.link.as_ref()),
            shown(item.title.as_ref()),
            shown(published.as_ref()),
        ];
        lines.push(format!("{} | {kind}", facts.join(" | ")));
        lines.extend(item.problems.iter().map(|problem| problem.message.clone()));
    }
    lines.extend(feed.flaw);
    lines.extend(feed.problems.into_iter().map(|problem| problem.message));
    lines.join("\n")
}

fn shown(text: Option<&String>) -> &str {
    text.map_or("-", String::as_str)
}

fn check(bytes: &[u8], expected: &[&str]) {
    assert_eq!(told(bytes), expected.join("\n"));
}

#[test]
fn rss_is_read() {
    let rss = br#"<?xml version="1.0"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbor &amp; News</title><atom:link href="/feed" rel="self"/><link>https://example.org/</link>
<item><title>Talks &lt;b&gt;resume&lt;/b&gt; at &amp;quot;sea&amp;quot;</title><link>/talks</link><guid isPermaLink="false">n-1</guid>
<pubDate>Mon, 02 Nov 2026 23:30:00 -0500</pubDate><description>The talks resume.</description></item>
<item><guid>https://example.org/two</guid><dc:date>2026-11-01T08:00:00Z</dc:date></item>
<item><title>No page</title><description>Short, and all there is.</description><pubDate>soon</pubDate></item>
</channel></rss>"#;
    check(
        rss,
        &[
            "Harbor & News at https://example.org/",
            "n-1 | https://example.org/talks | Talks resume at \"sea\" | 2026-11-02 | page",
            "https://example.org/two | https://example.org/two | - | 2026-11-01 | page",
            "- | - | No page | - | article",
            "the date \"soon\" cannot be read; it is not used",
        ],
    );
}

#[test]
fn atom_and_the_older_rss_are_read() {
    let words = "word ".repeat(160);
    let atom = format!(
        r#"<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">The &amp;amp; Post</title>
<link rel="self" href="https://example.org/atom"/><link href="https://example.org/"/>
<entry><id>tag:1</id><title>Whole</title><link rel="alternate" href="whole"/><updated>2026-11-02T01:00:00+02:00</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{words}</p></div></content></entry>
<entry><id>tag:2</id><title>Teaser</title><link href="teaser"/><content type="html">&lt;p&gt;{words} Read more&lt;/p&gt;</content></entry>
</feed>"#
    );
    check(
        atom.as_bytes(),
        &[
            "The & Post at https://example.org/",
            "tag:1 | https://example.org/news/whole | Whole | 2026-11-02 | article",
            "tag:2 | https://example.org/news/teaser | Teaser | - | page",
        ],
    );
    let rdf = br"<rdf:RDF><channel><title>Old</title></channel>
<item><title>One</title><link>https://example.org/1</link></item></rdf:RDF>";
    check(rdf, &["Old at -", "- | https://example.org/1 | One | - | page"]);
}

#[test]
fn json_feed_is_read() {
    let json = br#"{"version": "https://jsonfeed.org/version/1.1", "title": "Desk",
        "items": [{"id": 7, "url": "https://example.org/7", "content_text": "short"},
                  {"id": "8", "content_html": "<p>No page</p>", "date_published": "2026-11-02T10:00:00Z"}]}"#;
    check(
        json,
        &[
            "Desk at -",
            "7 | https://example.org/7 | - | - | page",
            "8 | - | - | 2026-11-02 | article",
        ],
    );
    check(b"{\"items\": []}", &["no feed: it is JSON of another kind, and no feed"]);
}

#[test]
fn what_is_no_feed_says_what_it_is() {
    let page = br#"<!DOCTYPE html><html><head>
        <link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>"#;
    let named = "no feed: it is a page of HTML, and no feed; \
                 the page names a feed at https://example.org/feed.xml";
    check(page, &[named]);
    check(b"", &["no feed: the answer is empty, and no feed"]);
    check(b"Not found", &["no feed: it is neither RSS nor Atom nor JSON Feed"]);
    check(b"<svg/>", &["no feed: it is XML of another kind (<svg>), and no feed"]);
}

#[test]
fn a_broken_feed_is_read_as_far_as_it_goes() {
    let cut = b"<rss><channel><title>A & B</title><item><link>https://example.org/1</link></item>\
        <item><link>https://example.org/2</link><description>The ministers";
    check(
        cut,
        &[
            "A & B at -",
            "- | https://example.org/1 | - | - | page",
            "the feed is broken (it ends in the middle); 1 item could be read",
        ],
    );
    let half = b"<rss><channel><item><link>https://example.org/1</link></item><item><tit";
    let told = told(half);
    assert!(told.contains("the feed is broken ("), "{told}");
    assert!(told.ends_with("1 item could be read"), "{told}");
    check(
        b"{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [{\"id\": 1},",
        &["no feed: it is JSON that ends in the middle, so that none of it can be read"],
    );
    let deep = "<a>".repeat(100_000);
    let deep = format!("<rss><channel>{deep}");
    assert!(super::read_feed(deep.as_bytes(), "", None).is_ok());
}

#[test]
fn a_feed_is_read_in_the_encoding_it_declares() {
    let (encoded, ..) = encoding_rs::WINDOWS_1251.encode(
        "<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss><channel><title>Порт</title></channel></rss>",
    );
    check(&encoded, &["Порт at -"]);
}

#[test]
fn a_feed_is_read_in_the_encoding_that_its_server_names() {
    let title = |charset: &str, text: &str| {
        let encoding = encoding_rs::Encoding::for_label(b"windows-1251").unwrap();
        let (bytes, ..) = encoding.encode(text);
        read_feed(&bytes, "", Some(charset)).unwrap().title.unwrap_or_default()
    };
    let rss = "<rss><channel><title>Порт</title></channel></rss>";
    assert_eq!(title("Windows-1251", rss), "Порт");
    assert_eq!(title("utf-8", &format!("<?xml version='1.0' encoding='cp1251'?>{rss}")), "Порт");
    assert_eq!(read_feed(rss.as_bytes(), "", Some("latin1")).unwrap().title.unwrap(), "Порт");
}

#[test]
fn a_list_of_feeds_comes_back_as_it_went() {
    let feed = |url: &str, title: &str, topic: Option<&str>| OpmlFeed {
        url: url.to_owned(),
        title: Some(title.to_owned()),
        topic: topic.map(str::to_owned),
    };
    let feeds = [
        feed("https://example.org/feed?a=1&b=2", "A & \"B\"", None),
        feed("https://example.org/trade", "Trade", Some("trade & tariffs")),
    ];
    let written = write_opml("Our <feeds>", &feeds);
    assert_eq!(read_opml(written.as_bytes()).unwrap().feeds, feeds);
}

#[test]
fn what_is_no_list_of_feeds_says_so() {
    let cases = [
        ("<html/>", "it is no OPML; give the file that a reader of feeds exports"),
        ("<opml><body/></opml>", "it names no feed; an outline with an xmlUrl would be one"),
        (
            "<opml><body><outline xmlUrl='https://a.example/'/>",
            "the OPML is broken (it ends in the middle); export it anew",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(read_opml(text.as_bytes()).unwrap_err().to_string(), expected);
    }
}

#[test]
fn what_a_list_of_feeds_names_in_vain_is_told() {
    let list = "<opml><body><outline text='World'><outline text='Asia'>\
        <outline text='A' xmlUrl='https://a.example/'/>\
        <outline text='Again' xmlUrl='https://a.example/'/></outline>\
        <outline text='B' xmlUrl='feed'/></outline><outline text='C' url='https://c.example/'/>\
        </body></opml>";
    let read = read_opml(list.as_bytes()).unwrap();
    assert_eq!(read.feeds.len(), 1);
    assert_eq!(read.feeds[0].topic.as_deref(), Some("World / Asia"));
    assert_eq!(
        read.left_out,
        [
            "Again: https://a.example/ stands in the list already",
            "B: \"feed\" is no address of the web",
            "C: it has no xmlUrl",
        ]
    );
}
