//! The rule: no arrow but those that are drawn, and no way out for a pure crate.

use std::collections::{BTreeSet, VecDeque};

use super::arrows::Layer;
use super::graph::{Graph, Node};

/// What is allowed.
pub(crate) struct Rule<'a> {
    pub layers: &'a [Layer],
    pub sole_users: &'a [(&'a str, &'a [&'a str])],
}

impl Rule<'_> {
    /// What the graph does that is not allowed, a sentence each.
    pub(crate) fn violations(&self, graph: &Graph) -> Vec<String> {
        let ours: Vec<&Node> = graph.values().filter(|node| node.is_ours).collect();
        let mut violations = self.stale_layers(&ours);
        for node in ours {
            match self.layers.iter().find(|layer| layer.name == node.name) {
                None => violations.push(format!("{} has no layer; give it one", node.name)),
                Some(layer) => {
                    violations.extend(wrong_arrows(layer, node, graph));
                    violations.extend(way_out(layer, node, graph));
                }
            }
            violations.extend(self.wrong_users(node, graph));
        }
        violations
    }

    fn stale_layers(&self, ours: &[&Node]) -> Vec<String> {
        let is_gone = |layer: &&Layer| ours.iter().all(|node| node.name != layer.name);
        let gone = self.layers.iter().filter(is_gone);
        gone.map(|layer| format!("the layer {} names no crate; remove it", layer.name)).collect()
    }

    fn wrong_users(&self, node: &Node, graph: &Graph) -> Vec<String> {
        let used: BTreeSet<&str> = nodes(graph, &node.ships).map(|it| it.name.as_str()).collect();
        let wrong = self.sole_users.iter().filter(|(package, users)| {
            used.contains(package) && !users.contains(&node.name.as_str())
        });
        let say = |(package, users): &(&str, &[&str])| {
            format!("{} uses {package}, which only {} may use", node.name, users.join(" and "))
        };
        wrong.map(say).collect()
    }
}

/// Uses of our own crates that are not drawn; those of tests count too.
fn wrong_arrows(layer: &Layer, node: &Node, graph: &Graph) -> Vec<String> {
    let used = nodes(graph, &node.ships).chain(nodes(graph, &node.only_builds));
    let wrong = used.filter(|it| it.is_ours && !layer.may_use.contains(&it.name.as_str()));
    wrong.map(|it| format!("{} uses {}, and no arrow allows it", layer.name, it.name)).collect()
}

/// The shortest way to a package of the outside world that the layer must not know.
fn way_out(layer: &Layer, node: &Node, graph: &Graph) -> Option<String> {
    let mut seen = BTreeSet::new();
    let mut ways = VecDeque::from([vec![node]]);
    while let Some(way) = ways.pop_front() {
        let last = way.last()?;
        if layer.outside.forbids(&last.name) {
            return Some(format!("{} reaches the outside: {}", layer.name, drawn(&way)));
        }
        if layer.outside.ends_at(&last.name) {
            continue;
        }
        let next = nodes(graph, &last.ships).zip(&last.ships);
        let new = next.filter(|(_, key)| seen.insert(*key));
        ways.extend(new.map(|(node, _)| way.iter().copied().chain([node]).collect()));
    }
    None
}

fn nodes<'a>(graph: &'a Graph, keys: &'a [String]) -> impl Iterator<Item = &'a Node> {
    keys.iter().filter_map(|key| graph.get(key))
}

fn drawn(way: &[&Node]) -> String {
    let names: Vec<&str> = way.iter().map(|node| node.name.as_str()).collect();
    names.join(" → ")
}

#[cfg(test)]
mod tests {
    use super::super::arrows::{Layer, Outside};
    use super::super::graph::{Graph, Node};
    use super::Rule;

    const LAYERS: [Layer; 3] = [
        Layer { name: "words", outside: Outside::Nothing, may_use: &[] },
        Layer { name: "keeper", outside: Outside::Storage, may_use: &["words"] },
        Layer { name: "face", outside: Outside::Everything, may_use: &["words", "keeper"] },
    ];

    const GOOD: [&str; 4] =
        ["words = serde", "keeper = words rusqlite", "face = words keeper tokio", "tokio = mio"];

    /// Reads lines as "name = what ships in it | what only its tests use".
    fn graph(lines: &[&str]) -> Graph {
        let mut graph = Graph::new();
        for line in lines {
            let (name, uses) = line.split_once(" = ").unwrap();
            let (ships, only_builds) = uses.split_once('|').unwrap_or((uses, ""));
            let keys = |text: &str| text.split_whitespace().map(str::to_owned).collect();
            let node = node(name, keys(ships), keys(only_builds));
            for leaf in node.ships.iter().chain(&node.only_builds) {
                graph.entry(leaf.clone()).or_insert_with(|| self::node(leaf, vec![], vec![]));
            }
            graph.insert(name.to_owned(), node);
        }
        graph
    }

    fn node(name: &str, ships: Vec<String>, only_builds: Vec<String>) -> Node {
        let is_ours = name == "stranger" || LAYERS.iter().any(|layer| layer.name == name);
        Node { name: name.to_owned(), is_ours, ships, only_builds }
    }

    fn check(changed: &str, expected: &[&str]) {
        let mut lines = GOOD.to_vec();
        lines.push(changed);
        let rule = Rule { layers: &LAYERS, sole_users: &[("rusqlite", &["keeper"])] };
        assert_eq!(rule.violations(&graph(&lines)), expected, "{changed}");
    }

    #[test]
    fn what_is_drawn_is_allowed() {
        check("serde = serde_core", &[]);
        check("words = serde | tempfile", &[]);
    }

    #[test]
    fn an_arrow_that_is_not_drawn_is_refused() {
        check(
            "words = keeper",
            &[
                "words uses keeper, and no arrow allows it",
                "words reaches the outside: words → keeper → rusqlite",
            ],
        );
    }

    #[test]
    fn an_arrow_of_tests_counts() {
        check("keeper = words | face", &["keeper uses face, and no arrow allows it"]);
    }

    #[test]
    fn a_pure_crate_has_no_way_out_however_long() {
        check(
            "serde = other tokio",
            &[
                "keeper reaches the outside: keeper → words → serde → tokio",
                "words reaches the outside: words → serde → tokio",
            ],
        );
        check("serde = rusqlite", &["words reaches the outside: words → serde → rusqlite"]);
    }

    #[test]
    fn a_database_is_storage_however_it_is_reached() {
        let with = |line: &str| {
            let mut lines = vec!["postgres = tokio", line];
            lines.extend(&GOOD[..1]);
            lines.extend(&GOOD[2..]);
            let rule = Rule { layers: &LAYERS, sole_users: &[] };
            rule.violations(&graph(&lines))
        };
        assert!(with("keeper = words postgres").is_empty());
        let past = "keeper reaches the outside: keeper → tokio";
        assert_eq!(with("keeper = words postgres tokio"), [past]);
    }

    #[test]
    fn a_circle_ends() {
        check("serde = words", &[]);
    }

    #[test]
    fn storage_has_one_user() {
        check("face = words keeper rusqlite", &["face uses rusqlite, which only keeper may use"]);
    }

    #[test]
    fn layers_and_crates_match() {
        check("stranger = serde", &["stranger has no layer; give it one"]);
        let rule = Rule { layers: &LAYERS, sole_users: &[] };
        let without_face = rule.violations(&graph(&GOOD[..2]));
        assert_eq!(without_face, ["the layer face names no crate; remove it"]);
    }
}
