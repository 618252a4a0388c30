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
