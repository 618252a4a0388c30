//! HTML to text: the words of an article, its paragraphs apart, without the page's furniture.

mod charset;
mod facts;
mod furniture;
mod labels;
mod linked_data;
mod robots;
mod walk;

use dom_query::{Document, NodeRef};

use super::metadata::Metadata;
use super::shallow::shallow;
pub(super) use charset::charset;
use furniture::Told;
pub(super) use robots::{is_check, is_wall};

/// Reads a page of the web: the words of its article, and what it says of itself.
pub(super) fn read(html: &str) -> (String, Metadata) {
    let page = Document::from(&*shallow(html));
    let mut metadata = facts::read(&page, html);
    let Some(root) = body(&page) else { return (String::new(), metadata) };
    let (text, is_whole) = words(&root);
    metadata.problems.extend(is_whole.then(|| WHOLE.to_owned()));
    match headline_above(&page, &root, &metadata) {
        Some(headline) => (format!("{headline}\n\n{text}"), metadata),
        None => (text, metadata),
    }
}

/// The headline, where it stands outside of the article: a heading that the page's title has too,
/// as the name of a site is a heading on many pages.
fn headline_above(page: &Document, root: &NodeRef<'_>, metadata: &Metadata) -> Option<String> {
    let is_heading = |node: NodeRef<'_>| node.node_name().is_some_and(|name| &*name == "h1");
    if root.descendants_it().any(is_heading) {
        return None;
    }
    let heading = facts::element(page, "h1")?;
    let shared = facts::attribute(page, "meta[property='og:title']", "content");
    let titles = [shared, facts::element(page, "title")];
    let is_title = titles.iter().flatten().any(|title| title.starts_with(&heading));
    let is_site = metadata.source.as_ref() == Some(&heading);
    (is_title && !is_site).then_some(heading)
}

/// The words without the furniture, and whether what looks like furniture is among them. A page
/// that makes nearly all of itself furniture means something else by it, so that it is not gone by.
fn words(root: &NodeRef<'_>) -> (String, bool) {
    let text = walk::words(root, Told::Names);
    let by_elements = walk::words(root, Told::Elements);
    let whole = walk::words(root, Told::FewElements);
    let is_enough = |text: &String, whole: &String| LEAST * text.len() >= whole.len();
    if !is_enough(&by_elements, &whole) {
        (whole, true)
    } else if !is_enough(&text, &by_elements) {
        (by_elements, true)
    } else {
        (text, false)
    }
}

/// The problem of a page of which too little would be left.
const WHOLE: &str = "the page marks most of its words as beside its article; they are kept";

/// Which part of a page at least is article: one in so many.
const LEAST: usize = 4;

/// The article with the most words, or else the main part, or else the whole body.
fn body(page: &Document) -> Option<NodeRef<'_>> {
    lone_article(page).or_else(|| {
        ["main", "[role='main']", "body"].into_iter().find_map(|name| longest(page, name))
    })
}

/// The article with the most words, if it is more than one among many, as those of a page that
/// tells what happens hour by hour are.
fn lone_article(page: &Document) -> Option<NodeRef<'_>> {
    let longest = longest(page, "article")?;
    let articles = page.select("article");
    let all: usize = articles.nodes().iter().map(length).sum();
    let parent = longest.parent().map(|parent| parent.id);
    let is_beside =
        |it: &&NodeRef<'_>| it.id != longest.id && it.parent().map(|parent| parent.id) == parent;
    let has_siblings = articles.nodes().iter().filter(is_beside).any(is_entry);
    (!has_siblings && 2 * length(&longest) >= all).then_some(longest)
}

/// Whether an article tells something itself, rather than leading to what does by its heading.
fn is_entry(article: &NodeRef<'_>) -> bool {
    let is = |node: &NodeRef<'_>, names: &[&str]| {
        node.node_name().is_some_and(|name| names.contains(&&*name))
    };
    let is_heading = |node: &NodeRef<'_>| is(node, &["h1", "h2", "h3", "h4", "h5"]);
    let is_linked = |node: NodeRef<'_>| {
        is(&node, &["a"])
            && (node.descendants_it().any(|it| is_heading(&it))
                || node.ancestors_it(None).any(|it| is_heading(&it)))
    };
    length(article) >= SHORTEST_ENTRY && !article.descendants_it().any(is_linked)
}

/// How many bytes an entry has at least.
const SHORTEST_ENTRY: usize = 40;

fn longest<'a>(page: &'a Document, name: &str) -> Option<NodeRef<'a>> {
    let parts = page.select(name);
    let longest = parts.nodes().iter().max_by_key(|node| length(node));
    longest.filter(|node| length(node) > 0).copied()
}

fn length(node: &NodeRef<'_>) -> usize {
    node.text().trim().len()
}

#[cfg(test)]
mod tests;
