//! Labels: words that tell of furniture where no element, role or class does.

use dom_query::NodeRef;

/// What stands alone above or in place of furniture.
const ALONE: [&str; 5] = ["ad feedback", "advertisement", "save", "share", "share this"];

/// What heads a box of other articles.
const HEADINGS: [&str; 8] = [
    "also read",
    "more on this story",
    "more stories",
    "most popular",
    "most read",
    "read more",
    "related articles",
    "up next",
];

/// What begins a line that leads to another article.
const BEGINNINGS: [&str; 3] = ["also read:", "read also:", "read more:"];

/// Elements that stand for a line or a box.
const LABELLED: [&str; 10] = ["div", "h2", "h3", "h4", "h5", "h6", "li", "p", "section", "ul"];

/// Those of them that hold others.
const BOXES: [&str; 2] = ["div", "section"];

/// How long a line that leads to another article is at most, in bytes.
const LONGEST_LINE: usize = 200;

/// How long a box of other articles is at most, in bytes.
const LONGEST_BOX: usize = 1000;

/// Whether an element is told to be furniture by the words it begins with.
pub(super) fn is_labelled(name: &str, node: &NodeRef<'_>) -> bool {
    if !LABELLED.contains(&name) {
        return false;
    }
    let text = node.text();
    let text = text.trim();
    if text.len() > LONGEST_BOX {
        return false;
    }
    let text = text.to_lowercase();
    let is_label = |labels: &[&str], words: &str| labels.contains(&words.trim_end_matches(':'));
    let is_lead = text.len() <= LONGEST_LINE
        && BEGINNINGS.iter().any(|it| text.starts_with(it))
        && has(node, &["a"]);
    let is_box = || BOXES.contains(&name) && !has(node, &["article", "h1", "main"]);
    is_label(&ALONE, &text)
        || is_label(&HEADINGS, &text)
        || is_lead
        || is_box() && is_label(&HEADINGS, &first_words(node))
}

/// The words before the first mark-up in an element.
fn first_words(node: &NodeRef<'_>) -> String {
    let texts = node.descendants_it().filter(NodeRef::is_text);
    let mut texts = texts.map(|it| it.text().trim().to_lowercase());
    texts.find(|words| !words.is_empty()).unwrap_or_default()
}

fn has(node: &NodeRef<'_>, names: &[&str]) -> bool {
    let mut inner = node.descendants_it();
    inner.any(|it| it.node_name().is_some_and(|name| names.contains(&&*name)))
}
