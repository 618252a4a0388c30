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
    let mut values = scripts.nodes().iter().filter_map(|it| serde_json::from_str(&it.text()).ok());
    values.find_map(|value: Value| article(&value).map(facts)).unwrap_or_default()
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
fn facts(article: &Value) -> LinkedData {
    let author = &article["author"];
    let authors = author.as_array().into_iter().flatten().chain([author]);
    let people = authors.filter(|it| is_of_type(it, |name| name == "Person"));
    let names: Vec<&str> = people.filter_map(|it| it["name"].as_str()).collect();
    let words = |value: &Value| value.as_str().map(str::to_owned);
    LinkedData {
        author: (!names.is_empty()).then(|| names.join(", ")),
        publisher: words(&article["publisher"]["name"]),
        url: words(&article["url"]).or_else(|| words(&article["mainEntityOfPage"]["@id"])),
    }
}
