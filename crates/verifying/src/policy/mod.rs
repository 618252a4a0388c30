//! A policy: whose keys are trusted, and how many witnesses must have seen a checkpoint
//! (C2SP tlog-policy).

mod parse;

use thiserror::Error;

use crate::{Checkpoint, Key, MalformedCheckpoint, MalformedNote, Note};

pub use parse::MalformedPolicy;

/// Whose signatures count.
#[derive(Clone, Debug)]
pub struct Policy {
    logs: Vec<Key>,
    witnesses: Vec<Member>,
    groups: Vec<Group>,
    quorum: Quorum,
}

/// What must have seen a checkpoint.
#[derive(Clone, Debug)]
enum Quorum {
    /// Nobody but its log.
    Nobody,
    /// A witness or a group.
    Of(String),
}

#[derive(Clone, Debug)]
struct Member {
    name: String,
    key: Key,
}

#[derive(Clone, Debug)]
struct Group {
    name: String,
    threshold: usize,
    members: Vec<String>,
}

/// A checkpoint whose signatures were checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// What was signed.
    pub checkpoint: Checkpoint,
    /// Who saw it, besides the log, in the order of the policy.
    pub witnessed: Vec<Witnessed>,
    /// What that is worth.
    pub standing: Standing,
}

/// A witness that saw a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witnessed {
    /// What the policy calls it.
    pub witness: String,
    /// When, in seconds since 1970.
    pub at: u64,
}

/// Who stands behind a checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The log's operator alone, who could have signed another one for somebody else, or at
    /// another time than it says.
    OperatorOnly,
    /// The operator and at least one witness that the policy trusts.
    Witnessed,
}

/// Why a checkpoint does not count.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Unsigned {
    /// It is no note.
    #[error(transparent)]
    Note(#[from] MalformedNote),
    /// It is no checkpoint.
    #[error(transparent)]
    Checkpoint(#[from] MalformedCheckpoint),
    /// No trusted log has its name.
    #[error("the policy knows no log named \"{0}\"; add its key")]
    UnknownLog(String),
    /// The log did not sign it.
    #[error("the log \"{0}\" did not sign this checkpoint")]
    NotByLog(String),
    /// A signature under a known name is not by the known key.
    #[error("the signature of \"{0}\" does not fit its key")]
    Forged(String),
    /// Too few witnesses saw it.
    #[error("too few witnesses saw this checkpoint: the policy asks for \"{0}\"")]
    NoQuorum(String),
}

impl Policy {
    /// Checks who signed a checkpoint.
    ///
    /// # Errors
    ///
    /// It is malformed, no log of the policy signed it, a signature under a known key's name is
    /// not that key's, or too few witnesses saw it.
    pub fn check(&self, note: &str) -> Result<Signed, Unsigned> {
        let note = Note::parse(note)?;
        let checkpoint = Checkpoint::parse(note.text())?;
        self.check_log(&note, &checkpoint.origin)?;
        let witnessed = self.witnesses_of(&note)?;
        let has_seen = |name: &str| witnessed.iter().any(|seen| seen.witness == name);
        if let Quorum::Of(quorum) = &self.quorum
            && !self.is_met(quorum, &has_seen)
        {
            return Err(Unsigned::NoQuorum(quorum.clone()));
        }
        let standing =
            if witnessed.is_empty() { Standing::OperatorOnly } else { Standing::Witnessed };
        Ok(Signed { checkpoint, witnessed, standing })
    }

    fn check_log(&self, note: &Note, origin: &str) -> Result<(), Unsigned> {
        let keys: Vec<&Key> = self.logs.iter().filter(|key| key.name() == origin).collect();
        if keys.is_empty() {
            return Err(Unsigned::UnknownLog(origin.to_owned()));
        }
        let mut is_signed = false;
        for signature in note.signatures() {
            for key in keys.iter().filter(|key| key.is_named_by(signature)) {
                if !key.signed(note.text(), signature) {
                    return Err(Unsigned::Forged(origin.to_owned()));
                }
                is_signed = true;
            }
        }
        if is_signed { Ok(()) } else { Err(Unsigned::NotByLog(origin.to_owned())) }
    }

    fn witnesses_of(&self, note: &Note) -> Result<Vec<Witnessed>, Unsigned> {
        let mut witnessed = vec![];
        for Member { name, key } in &self.witnesses {
            let lines = note.signatures().iter().filter(|line| key.is_named_by(line));
            let times = lines.map(|line| key.cosigned(note.text(), line));
            let earliest = times.collect::<Option<Vec<u64>>>();
            let times = earliest.ok_or_else(|| Unsigned::Forged(key.name().to_owned()))?;
            if let Some(at) = times.into_iter().min() {
                witnessed.push(Witnessed { witness: name.clone(), at });
            }
        }
        Ok(witnessed)
    }

    /// Whether a witness or a group has seen a checkpoint. Groups name only what stands before
    /// them, so that this ends.
    fn is_met(&self, name: &str, has_seen: &dyn Fn(&str) -> bool) -> bool {
        let Some(group) = self.groups.iter().find(|group| group.name == name) else {
            return has_seen(name);
        };
        let met = group.members.iter().filter(|member| self.is_met(member, has_seen)).count();
        met >= group.threshold
    }
}

#[cfg(test)]
mod tests {
    use super::{Policy, Standing, Unsigned};
    use crate::testing::{Signer, checkpoint_text, leaves};

    struct Scene {
        log: Signer,
        witnesses: [Signer; 3],
        text: String,
    }

    fn scene() -> Scene {
        let witness = |number| Signer::witness(&format!("w{number}.example"), number);
        Scene {
            log: Signer::log("desk.example", 9),
            witnesses: [witness(1), witness(2), witness(3)],
            text: checkpoint_text("desk.example", &leaves(5)),
        }
    }

    impl Scene {
        fn policy(&self, quorum: &str) -> Policy {
            let log = self.log.vkey();
            let [one, two, three] = [0, 1, 2].map(|number| self.witnesses[number].vkey());
            let witnesses = format!("witness W1 {one}\nwitness W2 {two}\nwitness W3 {three}\n");
            Policy::parse(&format!("log {log}\n{witnesses}{quorum}")).unwrap()
        }

        fn note(&self, witnesses: &[usize]) -> String {
            let mut note = format!("{}\n{}", self.text, self.log.sign(&self.text));
            for &number in witnesses {
                note += &self.witnesses[number - 1].cosign(&self.text, 100 + number as u64);
            }
            note
        }
    }

    #[test]
    fn without_a_witness_it_is_the_operator_alone() {
        let scene = scene();
        let signed = scene.policy("quorum none\n").check(&scene.note(&[])).unwrap();
        assert_eq!(signed.standing, Standing::OperatorOnly);
        let signed = scene.policy("quorum none\n").check(&scene.note(&[2])).unwrap();
        assert_eq!(signed.standing, Standing::Witnessed);
        assert_eq!((signed.witnessed[0].witness.as_str(), signed.witnessed[0].at), ("W2", 102));
    }

    #[test]
    fn groups_ask_for_so_many_of_theirs() {
        let scene = scene();
        let two = scene.policy("group G 2 W1 W2 W3\nquorum G\n");
        assert!(two.check(&scene.note(&[1, 3])).is_ok());
        assert_eq!(two.check(&scene.note(&[1])), Err(Unsigned::NoQuorum("G".into())));
        let nested = scene.policy("group A any W1 W2\ngroup B all A W3\nquorum B\n");
        assert!(nested.check(&scene.note(&[2, 3])).is_ok());
        assert!(nested.check(&scene.note(&[1, 2])).is_err());
    }

    #[test]
    fn a_signature_under_a_known_name_must_be_that_key_s() {
        let scene = scene();
        let policy = scene.policy("quorum none\n");
        let other = Signer::log("desk.example", 8);
        let forged = format!("{}\n{}", scene.text, other.sign(&scene.text));
        assert_eq!(policy.check(&forged), Err(Unsigned::NotByLog("desk.example".into())));
        let older = checkpoint_text("desk.example", &leaves(4));
        let replayed = format!("{}\n{}", scene.text, scene.log.sign(&older));
        assert_eq!(policy.check(&replayed), Err(Unsigned::Forged("desk.example".into())));
        let stranger = checkpoint_text("else.example", &leaves(4));
        let unknown = format!("{stranger}\n{}", scene.log.sign(&stranger));
        assert_eq!(policy.check(&unknown), Err(Unsigned::UnknownLog("else.example".into())));
        let cosigned = format!("{}{}", scene.note(&[]), scene.witnesses[0].cosign(&older, 7));
        assert_eq!(policy.check(&cosigned), Err(Unsigned::Forged("w1.example".into())));
    }
}
