//! What a page shows beside its article: menus, what to share and to read next, offers, captions.
//! Most of it is told by its element, the rest by its role, by its class, or by being links for the most part.

use dom_query::NodeRef;

use super::labels::is_labelled;

/// Elements whose words are no part of the article.
const ELEMENTS: [&str; 22] = [
    "amp-ad",
    "amp-consent",
    "amp-sidebar",
    "aside",
    "audio",
    "button",
    "dialog",
    "figcaption",
    "footer",
    "head",
    "iframe",
    "math",
    "menu",
    "nav",
    "noscript",
    "object",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
];

/// Those of them that a page may well put its article into, by mistake or to draw it.
const MISUSED: [&str; 5] = ["aside", "audio", "dialog", "figcaption", "object"];

/// Elements that may hold furniture, told by their class; a heading or a span is never dropped so.
const BOXES: [&str; 8] = ["div", "ol", "p", "section", "table", "td", "ul", "video"];

/// Roles of elements that are furniture.
const ROLES: [&str; 8] =
    ["alert", "banner", "complementary", "contentinfo", "dialog", "menu", "navigation", "search"];

/// Parts of classes and ids that name furniture: whole words, between hyphens and the like.
const NAMES: [&str; 42] = [
    "ad",
    "ads",
    "advert",
    "advertisement",
    "banner",
    "bio",
    "breadcrumb",
    "breadcrumbs",
    "caption",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "disqus",
    "footer",
    "leftmenu",
    "masthead",
    "menu",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "paywall",
    "popup",
    "promo",
    "recommended",
    "related",
    "relatedposts",
    "see-also",
    "service-links",
    "share",
    "sharedaddy",
    "sharing",
    "sidebar",
    "social",
    "sponsored",
    "subscribe",
    "subscriptions",
    "tags",
    "topbar",
    "topnav",
    "widget",
];

/// What furniture is told by.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// By elements, roles, classes and links.
    Names,
    /// By elements and roles alone.
    Elements,
    /// By those elements alone that never hold an article.
    FewElements,
}

/// Whether an element is no part of the article.
pub(super) fn is_furniture(name: &str, node: &NodeRef<'_>, told: Told) -> bool {
    let is_box = BOXES.contains(&name);
    let is_by_element = is_hidden(node) || name == "form" && !holds_article(node);
    let has_role = node.attr("role").is_some_and(|role| ROLES.contains(&&*role.to_lowercase()));
    match told {
        Told::FewElements => is_by_element || ELEMENTS.contains(&name) && !MISUSED.contains(&name),
        Told::Elements => {
            is_by_element
                || ELEMENTS.contains(&name)
                || has_role
                || is_icon(name, node)
                || is_box && is_imprint(node)
        }
        Told::Names => {
            is_furniture(name, node, Told::Elements)
                || is_box && (is_named(node) || is_menu(name, node))
                || is_labelled(name, node)
        }
    }
}

/// Whether a browser shows nothing of an element. What is hidden from those who listen to a page
/// (`aria-hidden`) is shown.
fn is_hidden(node: &NodeRef<'_>) -> bool {
    let style = node.attr("style").map(|it| it.to_lowercase().replace(char::is_whitespace, ""));
    node.has_attr("hidden") || style.is_some_and(|it| it.contains("display:none"))
}

/// Whether it is a mark or icon, which those who listen to a page are not told of.
fn is_icon(name: &str, node: &NodeRef<'_>) -> bool {
    let is_silent = node.attr("aria-hidden").is_some_and(|it| &*it == "true");
    is_silent && !BOXES.contains(&name) && letters(&node.text()) <= LONGEST_ICON
}

/// How many letters stand for an icon at most.
const LONGEST_ICON: usize = 20;

/// Whether a form wraps the page, as some programs make them, rather than asking for something.
fn holds_article(form: &NodeRef<'_>) -> bool {
    let mut written = 0;
    for inner in form.descendants_it() {
        let Some(name) = inner.node_name() else { continue };
        if ["article", "h1", "main"].contains(&&*name) {
            return true;
        }
        written += if &*name == "p" { letters(&inner.text()) } else { 0 };
    }
    written >= LONGEST_LABEL
}

/// Whether a class or id names furniture, and there is no article in it.
fn is_named(node: &NodeRef<'_>) -> bool {
    let attributes = [node.attr("class"), node.attr("id")];
    let mut names = attributes.iter().flatten().flat_map(|names| names.split_whitespace());
    let is_named = names.any(|name| {
        let name = name.to_lowercase();
        let is_about = ["has-", "is-", "no-", "with-"].iter().any(|it| name.starts_with(it));
        let mut words = name.split(['-', '_']).filter(|_| !is_about);
        NAMES.contains(&name.as_str()) || words.any(|word| NAMES.contains(&word))
    });
    let is_article = |inner: NodeRef<'_>| {
        inner.node_name().is_some_and(|name| ["article", "h1", "main"].contains(&&*name))
    };
    is_named && !node.descendants_it().any(is_article)
}

/// Whether links are most of what there is in it; in a paragraph, all. A page that is nothing else
/// stays as it is.
fn is_menu(name: &str, node: &NodeRef<'_>) -> bool {
    let (mut links, mut linked, mut other) = (0, 0, 0);
    for inner in node.descendants_it() {
        if inner.node_name().is_some_and(|name| &*name == "a") {
            links += 1;
        } else if inner.is_text() {
            let letters = letters(&inner.text());
            let is_linked = letters > 0 && is_linked(&inner, node);
            *(if is_linked { &mut linked } else { &mut other }) += letters;
            if other > LONGEST_LABEL {
                return false;
            }
        }
    }
    let part = if name == "p" { 0 } else { LINKED_FOR_EACH_OTHER };
    links >= FEWEST_LINKS && (other == 0 || part > 0 && linked >= part * other)
}

/// Whether a text stands in a link within a node.
fn is_linked(text: &NodeRef<'_>, within: &NodeRef<'_>) -> bool {
    let mut above = text.ancestors_it(None).take_while(|it| it.id != within.id);
    above.any(|it| it.node_name().is_some_and(|name| &*name == "a"))
}

/// Whether it is the line that says whose the page is.
fn is_imprint(node: &NodeRef<'_>) -> bool {
    let text = node.text();
    let text = text.trim();
    text.starts_with('©') && text.len() <= LONGEST_LABEL
}

/// How many links make a menu.
const FEWEST_LINKS: usize = 2;

/// How many letters of a menu stand in links for each that does not, as in its heading.
const LINKED_FOR_EACH_OTHER: usize = 2;

/// How many letters beside its links a menu has at most.
const LONGEST_LABEL: usize = 200;

fn letters(text: &str) -> usize {
    text.chars().filter(|it| it.is_alphanumeric()).count()
}
