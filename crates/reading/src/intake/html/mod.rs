//! HTML to text: the words of an article, its paragraphs apart, without the page's furniture.

mod facts;
mod furniture;
mod linked_data;
mod walk;

use dom_query::{Document, NodeRef};

use super::metadata::Metadata;
use super::shallow::shallow;
use furniture::Told;

/// Reads a page of the web: the words of its article, and what it says of itself.
pub(super) fn read(html: &str) -> (String, Metadata) {
    let page = Document::from(&*shallow(html));
    let metadata = facts::read(&page, html);
    let Some(root) = body(&page) else { return (String::new(), metadata) };
    let text = words(&root);
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

/// The words without the furniture. A page that names nearly all of itself as furniture means
/// something else by the names, so that they are not gone by.
fn words(root: &NodeRef<'_>) -> String {
    let text = walk::words(root, Told::ByNames);
    let whole = walk::words(root, Told::ByElements);
    if LEAST * text.len() < whole.len() { whole } else { text }
}

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
    (2 * length(&longest) >= all).then_some(longest)
}

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
