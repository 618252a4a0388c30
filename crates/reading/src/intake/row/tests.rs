//! What becomes of tables and of JSON.

use super::super::{IntakeError, IntakeHints, parts, take_in};

#[test]
fn the_list_that_services_wrap_is_taken_apart() {
    let json = "{\"status\": \"the \\\"articles\\\": [1]\", \"articles\": [\n {\"text\": \"It rains.\"},\n\
        {\"content\": \"It snows.\", \"data\": []}\n], \"total\": 2}";
    let hints = IntakeHints { name: Some("news.json".to_owned()), ..IntakeHints::default() };
    let cut = parts(json.into(), &hints);
    let told: Vec<_> = cut.iter().map(|part| part.place.as_deref().unwrap()).collect();
    assert_eq!(told, ["line 2", "line 3"]);
    assert_eq!(take_in(&cut[1].bytes, &hints).unwrap().document.text, "It snows.");
    assert_eq!(take_in(json.as_bytes(), &hints), Err(IntakeError::Several { count: 2 }));
    let one = br#"{"results": [{"text": "It rains."}]}"#;
    assert_eq!(take_in(one, &hints).unwrap().document.text, "It rains.");
    assert_eq!(take_in(br#"{"data": []}"#, &hints), Err(IntakeError::NoRows));
    let own = br#"{"text": "It rains.", "data": [{"text": "no"}]}"#;
    assert_eq!(take_in(own, &hints).unwrap().document.text, "It rains.");
}

#[test]
fn a_table_may_say_what_sets_its_fields_apart() {
    let hints = IntakeHints { name: Some("days.csv".to_owned()), ..IntakeHints::default() };
    for (mark, table) in [
        ("sep=;\r\n", "text;title\r\nRain, rain, rain;Days, wet\r\n"),
        ("\u{feff}sep=|\n", "text|title\nRain, rain, rain|Days, wet\n"),
        ("SEP=\t\n", "text\ttitle\nRain, rain, rain\tDays, wet\n"),
    ] {
        let cut = parts(format!("{mark}{table}").into(), &hints);
        assert_eq!(cut.len(), 1, "{mark}");
        assert_eq!(cut[0].place.as_deref(), Some("line 3"));
        let document = take_in(&cut[0].bytes, &hints).unwrap().document;
        assert_eq!(document.text, "Rain, rain, rain");
        assert_eq!(document.title.as_deref(), Some("Days, wet"));
    }
}

#[test]
fn what_is_known_of_all_rows_stands_in_where_one_says_nothing() {
    let table = "text,source,published\nIt rains.,The Post,2022-01-03\nIt snows.,,\n";
    let hints = IntakeHints {
        name: Some("days.csv".to_owned()),
        source: Some("The Wire".to_owned()),
        published: Some(jiff::civil::date(2022, 2, 1)),
        ..IntakeHints::default()
    };
    let told: Vec<String> = parts(table.into(), &hints)
        .iter()
        .map(|part| {
            let document = take_in(&part.bytes, &hints).unwrap().document;
            format!("{} {}", document.source.unwrap(), document.published.unwrap())
        })
        .collect();
    assert_eq!(told, ["The Post 2022-01-03", "The Wire 2022-02-01"]);
}

#[test]
fn rows_that_an_open_quotation_mark_runs_together_are_refused() {
    let hints = IntakeHints { name: Some("days.csv".to_owned()), ..IntakeHints::default() };
    let open = "text,title\nIt rains.,One\n\"It snows.,Two\n\"It hails.\",Three\nIt thaws.,Four\n\
        \"It pours.,Five\n\"It clears.,Six\n";
    let told: Vec<String> = parts(open.into(), &hints)
        .iter()
        .map(|part| {
            let taken = take_in(&part.bytes, &hints);
            let words = taken.map_or_else(|error| error.to_string(), |it| it.document.text);
            format!("{}: {words}", part.place.as_deref().unwrap())
        })
        .collect();
    assert_eq!(
        told,
        [
            "line 2: It rains.",
            "line 3: a quotation mark is not closed, so that 2 lines run together from here on; \
             close it, and double those within a field",
            "line 5: It thaws.",
            "line 6: a quotation mark is not closed, so that 2 lines run together from here on; \
             close it, and double those within a field",
        ]
    );
    let sound = "text,title\n\"It rained, he \"\"said\"\"\nand snowed.\",5\" of snow\n";
    let cut = parts(sound.into(), &hints);
    assert_eq!(cut.len(), 1);
}

#[test]
fn a_saved_json_feed_gives_its_items_and_a_number_is_no_text() {
    let hints = IntakeHints { name: Some("feed.json".to_owned()), ..IntakeHints::default() };
    let feed = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Days", "items": [
        {"id": "1", "url": "https://example.org/1", "content_html": "<p>It rains.</p>",
         "date_published": "2022-01-03T10:00:00Z"},
        {"id": "2", "content_text": "It snows."}]}"#;
    let cut = parts(feed.into(), &hints);
    let documents: Vec<_> =
        cut.iter().map(|part| take_in(&part.bytes, &hints).unwrap().document).collect();
    let texts: Vec<&str> = documents.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(texts, ["It rains.", "It snows."]);
    assert_eq!(documents[0].published, Some(jiff::civil::date(2022, 1, 3)));
    assert_eq!(take_in(br#"{"text": 42}"#, &hints), Err(IntakeError::NoTextField));
}
