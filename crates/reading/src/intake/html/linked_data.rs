//! Linked data (JSON-LD): what a page tells search engines of its article.

use dom_query::Document;
use serde_json::Value;

/// What the linked data says of the article.
#[derive(Default)]
pub(super) struct LinkedData {
    pub(super) author: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) url: Option<String>,
}

/// Reads what a page says of its article; broken data says nothing.
pub(super) fn read(page: &Document) -> LinkedData {
    let scripts = page.select("script[type='application/ld+json']");
    let values = scripts.nodes().iter().filter_map(|it| serde_json::from_str(&it.text()).ok());
    let values: Vec<Value> = values.collect();
    let article = values.iter().find_map(article);
    article.map(|article| facts(article, &values)).unwrap_or_default()
}

/// The article among what is told.
fn article(value: &Value) -> Option<&Value> {
    match value {
        Value::Array(values) => values.iter().find_map(article),
        Value::Object(members) => {
            if is_of_type(value, |name| name.ends_with("Article") || name == "BlogPosting") {
                return Some(value);
            }
            members.get("@graph").and_then(article)
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

fn is_of_type(value: &Value, is_it: impl Fn(&str) -> bool) -> bool {
    let kind = &value["@type"];
    let mut kinds = kind.as_array().into_iter().flatten().chain([kind]).filter_map(Value::as_str);
    kinds.any(is_it)
}

/// Only a person is an author: many pages name their own outlet there.
fn facts(article: &Value, values: &[Value]) -> LinkedData {
    let author = &article["author"];
    let authors = author.as_array().into_iter().flatten().chain([author]);
    let publisher = article["publisher"]["name"].as_str();
    let names: Vec<&str> = authors.filter_map(|it| person(it, publisher, values)).collect();
    let words = |value: &Value| value.as_str().map(str::to_owned);
    LinkedData {
        author: (!names.is_empty()).then(|| names.join(", ")),
        publisher: publisher.map(str::to_owned),
        url: words(&article["url"]).or_else(|| words(&article["mainEntityOfPage"]["@id"])),
    }
}

/// The name of an author who is a person: told to be one there, or where its id is told, or named
/// by a few words that are not those of the publisher.
fn person<'a>(author: &'a Value, publisher: Option<&str>, values: &'a [Value]) -> Option<&'a str> {
    let is_person = |it: &Value| is_of_type(it, |name| name == "Person");
    if let Some(name) = author.as_str() {
        let count = name.split_whitespace().count();
        return ((2..=4).contains(&count) && Some(name) != publisher).then_some(name);
    }
    if is_person(author) && author["name"].is_string() {
        return author["name"].as_str();
    }
    let id = author["@id"].as_str()?;
    let known = values.iter().find_map(|value| with_id(value, id)).filter(|it| is_person(it))?;
    known["name"].as_str()
}

/// What an id stands for, where it is told more of than the id.
fn with_id<'a>(value: &'a Value, id: &str) -> Option<&'a Value> {
    match value {
        Value::Array(values) => values.iter().find_map(|value| with_id(value, id)),
        Value::Object(members) => {
            let is_it = value["@id"].as_str() == Some(id) && value["@type"] != Value::Null;
            if is_it { Some(value) } else { with_id(members.get("@graph")?, id) }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}
