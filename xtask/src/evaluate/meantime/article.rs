//! An article with its marks, in the XML of the CAT annotation tool.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use anyhow::Context;
use roxmltree::{Document, Node};

use super::joined::Joined;

/// An article with its marks.
#[derive(Debug)]
pub(super) struct Article {
    pub(super) text: String,
    pub(super) published: Option<String>,
    pub(super) events: Vec<Event>,
    /// The byte at which the part ends in which every event is marked.
    pub(super) end: usize,
}

/// Something that happened, was said or was thought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Event {
    pub(super) words: Vec<Range<usize>>,
    pub(super) is_speech: bool,
    pub(super) occurrence: Occurrence,
    /// The words for who did it.
    pub(super) actors: Vec<Range<usize>>,
    /// The words for to whom or what.
    pub(super) recipients: Vec<Range<usize>>,
    /// The TIMEX3 values of the times that it lies in.
    pub(super) times: Vec<String>,
}

/// Whether it took place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Occurrence {
    Happened,
    Denied,
    Planned,
    Hypothetical,
}

impl Occurrence {
    /// The word that our readings have for it.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Happened => "happened",
            Self::Denied => "denied",
            Self::Planned => "planned",
            Self::Hypothetical => "hypothetical",
        }
    }
}

/// The last sentence in which everything is marked, counted from the headline.
const LAST_MARKED: usize = 5;

impl Article {
    /// Reads an article.
    pub(super) fn parse(xml: &str) -> anyhow::Result<Self> {
        let document = Document::parse(xml)?;
        let marks = Marks::read(&document)?;
        let events = marks.events();
        let Marks { joined, published, end, .. } = marks;
        Ok(Self { text: joined.text, published, events, end })
    }
}

/// The marks of an article, by the numbers they go by.
struct Marks<'a> {
    document: &'a Document<'a>,
    joined: Joined,
    published: Option<String>,
    end: usize,
    /// The words of each mark.
    words: HashMap<&'a str, Vec<Range<usize>>>,
    /// The value of each time.
    times: HashMap<&'a str, &'a str>,
    speech: HashSet<&'a str>,
}

impl<'a> Marks<'a> {
    fn read(document: &'a Document<'a>) -> anyhow::Result<Self> {
        let mut joined = Joined::default();
        let mut numbers = HashMap::new();
        let (mut end, mut last) = (0, None);
        for token in named(document, "token") {
            let sentence: usize =
                token.attribute("sentence").context("a token without a sentence")?.parse()?;
            joined.push(token.text().unwrap_or_default(), last != Some(sentence), sentence);
            numbers.insert(token.attribute("t_id").unwrap_or_default(), joined.places.len() - 1);
            end = if sentence <= LAST_MARKED { joined.text.len() } else { end };
            last = Some(sentence);
        }
        let place = |anchor: Node<'a, 'a>| {
            let number = numbers.get(anchor.attribute("t_id")?)?;
            joined.places.get(*number).cloned()
        };
        let marks = document.descendants().filter(|node| node.has_attribute("m_id"));
        let words = marks.filter(Node::has_children).map(|node| {
            (
                node.attribute("m_id").unwrap_or_default(),
                node.children().filter_map(place).collect(),
            )
        });
        let words = words.collect();
        let times: HashMap<_, _> = named(document, "TIMEX3")
            .filter_map(|time| Some((time.attribute("m_id")?, time.attribute("value")?)))
            .collect();
        let created = named(document, "TIMEX3")
            .find(|time| time.attribute("functionInDocument") == Some("CREATION_TIME"));
        let published = created.and_then(|time| time.attribute("value"));
        // One article has its day written as day, month, year.
        let published = published.filter(|day| day.get(4..5) == Some("-")).map(str::to_owned);
        Ok(Self { document, joined, published, end, words, times, speech: speech(document) })
    }

    fn events(&self) -> Vec<Event> {
        let marked = named(self.document, "EVENT_MENTION");
        let whole = marked.filter(|it| it.has_attribute("polarity"));
        whole.filter_map(|it| self.event(it)).collect()
    }

    fn event(&self, mark: Node<'a, 'a>) -> Option<Event> {
        let id = mark.attribute("m_id")?;
        let words = self.words.get(id).filter(|words| !words.is_empty())?.clone();
        let participants = |roles: &[&str]| {
            let links = links(self.document, "HAS_PARTICIPANT", id);
            let links = links.filter(|(link, _)| {
                link.attribute("sem_role").is_some_and(|role| roles.contains(&role))
            });
            links.filter_map(|(_, target)| self.words.get(target)).flatten().cloned().collect()
        };
        let times = links(self.document, "TLINK", id).filter_map(|(link, target)| {
            let lies_in = matches!(link.attribute("reltype"), Some("IS_INCLUDED" | "SIMULTANEOUS"));
            self.times.get(target).filter(|_| lies_in).map(|value| (*value).to_owned())
        });
        Some(Event {
            words,
            is_speech: self.speech.contains(id),
            occurrence: occurrence(mark),
            actors: participants(&["Arg0"]),
            recipients: participants(&["Arg1", "Arg2"]),
            times: times.collect(),
        })
    }
}

fn named<'a>(document: &'a Document<'a>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    document.descendants().filter(move |node| node.has_tag_name(name))
}

/// The links of a kind that begin at a mark, each with the mark where it ends.
fn links<'a>(
    document: &'a Document<'a>,
    name: &'a str,
    source: &'a str,
) -> impl Iterator<Item = (Node<'a, 'a>, &'a str)> {
    let end = |link: Node<'a, 'a>, name: &str| {
        link.children().find(|it| it.has_tag_name(name)).and_then(|it| it.attribute("m_id"))
    };
    let from = named(document, name).filter(move |link| end(*link, "source") == Some(source));
    from.filter_map(move |link| Some((link, end(link, "target")?)))
}

/// The marks of something said or thought.
fn speech<'a>(document: &'a Document<'a>) -> HashSet<&'a str> {
    let classes: HashMap<_, _> = named(document, "EVENT")
        .filter_map(|event| Some((event.attribute("m_id")?, event.attribute("class")?)))
        .collect();
    let mut found = HashSet::new();
    for link in named(document, "REFERS_TO") {
        let end = |name| link.children().filter(move |it: &Node<'_, '_>| it.has_tag_name(name));
        let is_speech = end("target").filter_map(|target| target.attribute("m_id"));
        if is_speech.filter_map(|id| classes.get(id)).any(|class| *class == "SPEECH_COGNITIVE") {
            found.extend(end("source").filter_map(|source| source.attribute("m_id")));
        }
    }
    found
}

fn occurrence(mark: Node<'_, '_>) -> Occurrence {
    let is = |name: &str, values: &[&str]| {
        mark.attribute(name).is_some_and(|value| values.contains(&value))
    };
    if is("certainty", &["POSSIBLE", "PROBABLE"])
        || is("special_cases", &["COND_IF_CLAUSE", "COND_MAIN_CLAUSE"])
    {
        Occurrence::Hypothetical
    } else if is("polarity", &["NEG"]) {
        Occurrence::Denied
    } else if is("time", &["FUTURE"]) {
        Occurrence::Planned
    } else {
        Occurrence::Happened
    }
}

#[cfg(test)]
mod tests {
    use super::{Article, Occurrence};

    const XML: &str = r#"<Document>
        <token t_id="1" sentence="0" number="0">Deal</token>
        <token t_id="2" sentence="1" number="1">Lind</token>
        <token t_id="3" sentence="1" number="2">will</token>
        <token t_id="4" sentence="1" number="3">sign</token>
        <Markables>
        <EVENT_MENTION m_id="7" polarity="POS" certainty="CERTAIN" time="FUTURE">
            <token_anchor t_id="4"/></EVENT_MENTION>
        <ENTITY_MENTION m_id="8"><token_anchor t_id="2"/></ENTITY_MENTION>
        <TIMEX3 m_id="9" value="2013-12-11"/>
        <TIMEX3 m_id="10" value="2013-12-10" functionInDocument="CREATION_TIME"/>
        </Markables>
        <Relations>
        <HAS_PARTICIPANT sem_role="Arg0"><source m_id="7"/><target m_id="8"/></HAS_PARTICIPANT>
        <TLINK reltype="IS_INCLUDED"><source m_id="7"/><target m_id="9"/></TLINK>
        </Relations></Document>"#;

    #[test]
    fn marks_are_found_by_their_numbers() {
        let article = Article::parse(XML).unwrap();
        let [event] = article.events.as_slice() else { panic!("{article:?}") };
        let words = |ranges: &[std::ops::Range<usize>]| article.text[ranges[0].clone()].to_owned();
        assert_eq!(article.text, "Deal\n\nLind will sign");
        assert_eq!((words(&event.words), words(&event.actors)), ("sign".into(), "Lind".into()));
        assert_eq!(event.times, ["2013-12-11"]);
        assert_eq!(event.occurrence, Occurrence::Planned);
        assert_eq!(article.published.as_deref(), Some("2013-12-10"));
    }
}
