//! Reads a policy from its lines.

use thiserror::Error;

use super::{Group, Member, Policy, Quorum};
use crate::{Key, KeyUse, MalformedKey};

/// Why a text is no policy.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum MalformedPolicy {
    /// A line cannot be read.
    #[error("line {0} of the policy cannot be read: \"{1}\"")]
    Line(usize, String),
    /// A key cannot be read.
    #[error("line {0} of the policy")]
    Key(usize, #[source] MalformedKey),
    /// A key of the other kind: a log's where a witness's belongs, or the other way round.
    #[error("line {0} of the policy: a log needs a key of type 1 and a witness one of type 4")]
    KeyUse(usize),
    /// A key stands there twice.
    #[error("line {0} of the policy names a key that an earlier line names")]
    TwiceKey(usize),
    /// A name stands there twice, as a name or as a member.
    #[error("line {0} of the policy uses the name \"{1}\" a second time")]
    TwiceName(usize, String),
    /// A name that no line before defines.
    #[error("line {0} of the policy names \"{1}\", which no line before it defines")]
    UnknownName(usize, String),
    /// It has no quorum, or two.
    #[error("a policy needs one line that begins with \"quorum\"; write \"quorum none\" for none")]
    Quorum,
}

impl Policy {
    /// Reads a policy: lines with `log`, `witness`, `group` and `quorum`.
    ///
    /// # Errors
    ///
    /// A line cannot be read, names a key or a name twice or one that is not defined before it,
    /// or there is no quorum or a second one.
    pub fn parse(text: &str) -> Result<Self, MalformedPolicy> {
        let mut draft = Draft::default();
        for (number, line) in text.lines().enumerate() {
            let words: Vec<&str> =
                line.split([' ', '\t']).filter(|word| !word.is_empty()).collect();
            if words.first().is_some_and(|word| !word.starts_with('#')) {
                draft.read(number + 1, line, &words)?;
            }
        }
        let quorum = draft.quorum.ok_or(MalformedPolicy::Quorum)?;
        let Draft { logs, witnesses, groups, .. } = draft;
        Ok(Self { logs, witnesses, groups, quorum })
    }
}

#[derive(Default)]
struct Draft {
    logs: Vec<Key>,
    witnesses: Vec<Member>,
    groups: Vec<Group>,
    quorum: Option<Quorum>,
}

impl Draft {
    fn read(&mut self, number: usize, line: &str, words: &[&str]) -> Result<(), MalformedPolicy> {
        match words {
            ["log", key] | ["log", key, _] => self.log(number, key),
            ["witness", name, key] | ["witness", name, key, _] => self.witness(number, name, key),
            ["group", name, how, members @ ..] if !members.is_empty() => {
                let malformed = || MalformedPolicy::Line(number, line.to_owned());
                let threshold = threshold(how, members.len()).ok_or_else(malformed)?;
                self.group(number, name, threshold, members)
            }
            ["quorum", name] => self.quorum(number, name),
            _ => Err(MalformedPolicy::Line(number, line.to_owned())),
        }
    }

    fn log(&mut self, number: usize, key: &str) -> Result<(), MalformedPolicy> {
        let key = read_key(number, key, KeyUse::Notes)?;
        if self.logs.iter().any(|other| other.is_twin_of(&key)) {
            return Err(MalformedPolicy::TwiceKey(number));
        }
        self.logs.push(key);
        Ok(())
    }

    fn witness(&mut self, number: usize, name: &str, key: &str) -> Result<(), MalformedPolicy> {
        let key = read_key(number, key, KeyUse::Cosignatures)?;
        if self.witnesses.iter().any(|other| other.key.is_twin_of(&key)) {
            return Err(MalformedPolicy::TwiceKey(number));
        }
        self.refuse_taken(number, name)?;
        self.witnesses.push(Member { name: name.to_owned(), key });
        Ok(())
    }

    fn group(
        &mut self,
        number: usize,
        name: &str,
        threshold: usize,
        members: &[&str],
    ) -> Result<(), MalformedPolicy> {
        self.refuse_taken(number, name)?;
        for (at, member) in members.iter().enumerate() {
            if !self.defines(member) {
                return Err(MalformedPolicy::UnknownName(number, (*member).to_owned()));
            }
            let is_member = |group: &Group| group.members.iter().any(|other| other == member);
            if members[..at].contains(member) || self.groups.iter().any(is_member) {
                return Err(MalformedPolicy::TwiceName(number, (*member).to_owned()));
            }
        }
        let members = members.iter().map(|member| (*member).to_owned()).collect();
        self.groups.push(Group { name: name.to_owned(), threshold, members });
        Ok(())
    }

    fn quorum(&mut self, number: usize, name: &str) -> Result<(), MalformedPolicy> {
        if self.quorum.is_some() {
            return Err(MalformedPolicy::Quorum);
        }
        if name != "none" && !self.defines(name) {
            return Err(MalformedPolicy::UnknownName(number, name.to_owned()));
        }
        let is_none = name == "none";
        self.quorum = Some(if is_none { Quorum::Nobody } else { Quorum::Of(name.to_owned()) });
        Ok(())
    }

    fn refuse_taken(&self, number: usize, name: &str) -> Result<(), MalformedPolicy> {
        if name == "none" || self.defines(name) {
            return Err(MalformedPolicy::TwiceName(number, name.to_owned()));
        }
        Ok(())
    }

    fn defines(&self, name: &str) -> bool {
        self.witnesses.iter().any(|witness| witness.name == name)
            || self.groups.iter().any(|group| group.name == name)
    }
}

fn read_key(number: usize, text: &str, signs: KeyUse) -> Result<Key, MalformedPolicy> {
    let key = Key::parse(text).map_err(|error| MalformedPolicy::Key(number, error))?;
    if key.signs() == signs { Ok(key) } else { Err(MalformedPolicy::KeyUse(number)) }
}

/// How many of so many members a group asks for.
fn threshold(how: &str, members: usize) -> Option<usize> {
    match how {
        "all" => Some(members),
        "any" => Some(1),
        number => number.parse().ok().filter(|number| (1..=members).contains(number)),
    }
}

#[cfg(test)]
mod tests {
    use super::{MalformedPolicy, Policy};
    use crate::testing::Signer;

    #[test]
    fn a_policy_that_cannot_hold_is_refused_with_its_line() {
        let log = Signer::log("log.example", 1).vkey();
        let one = Signer::witness("w1.example", 2).vkey();
        let start = format!("# ours\n\nlog {log} https://log.example/\nwitness W {one}\n");
        let check = |rest: &str| Policy::parse(&format!("{start}{rest}")).map(|_| ());
        assert_eq!(check("group G any W\nquorum G\n"), Ok(()));
        assert_eq!(check(""), Err(MalformedPolicy::Quorum));
        assert_eq!(check("quorum none\nquorum W\n"), Err(MalformedPolicy::Quorum));
        assert_eq!(check("quorum X\n"), Err(MalformedPolicy::UnknownName(5, "X".into())));
        assert_eq!(check(&format!("log {log}\n")), Err(MalformedPolicy::TwiceKey(5)));
        assert_eq!(check(&format!("witness V {one}\n")), Err(MalformedPolicy::TwiceKey(5)));
        assert_eq!(check(&format!("log {one}\n")), Err(MalformedPolicy::KeyUse(5)));
        assert_eq!(check("group W any W\n"), Err(MalformedPolicy::TwiceName(5, "W".into())));
        let twice = "group G any W\ngroup H any W\nquorum H\n";
        assert_eq!(check(twice), Err(MalformedPolicy::TwiceName(6, "W".into())));
        let too_many = "group G 2 W\n";
        assert_eq!(check(too_many), Err(MalformedPolicy::Line(5, "group G 2 W".into())));
        assert_eq!(check("quorum W W\n"), Err(MalformedPolicy::Line(5, "quorum W W".into())));
    }
}
