//! A teller: who speaks by a cue, as the tree of the sentence has it.

use text::language::PartOfSpeech;

use super::quoted::{self, PassedOn};
use super::source::{self, Source};
use crate::actors::Who;
use crate::lexicon::judgment_words;
use crate::page::{Page, Run, Subject, SubjectKind, Tree, Unit};
use crate::statements::speaker::{Speaker, Speakers};

/// Who speaks by a cue.
pub(in crate::statements) struct Teller {
    speaker: Speaker,
    /// The token behind cue and speaker.
    after: usize,
    /// The words that name the speaker, and those in apposition to them.
    names: [Option<Run>; 2],
    /// The words that name the speaker with all that depends on them.
    reach: Run,
    /// Whether a number and those that it is of name the speaker, whom rules over words cut short.
    is_counted: bool,
    /// Whether a pronoun for the speaker stands beside the cue, as in "the envoy, who said".
    by_pronoun: bool,
}

/// Who speaks by a cue, where its verb has a subject of its own or shares that of the verb before.
pub(in crate::statements) fn teller(
    page: &Page<'_>,
    unit: Unit,
    cue: Run,
    floor: usize,
    speakers: &Speakers,
) -> Option<Teller> {
    let tree = &page.tree;
    let verb = tree.words_in(cue).find(|&word| tree.part(word) == PartOfSpeech::Verb)?;
    let is_joined = cue.from > 0 && page.is(cue.from - 1, &["and", "but", "or", ","]);
    // "The port is shut, its owner, Ada Lind, said": the comma ends the name of who says so.
    let is_joined = is_joined && !page.closes_apposition(cue.from - 1, unit.run.from);
    let quoted = quoted::passed_on(tree, verb).map(PassedOn::source);
    let own = quoted.or_else(|| source::own(tree, verb));
    let shared = || source::shared(tree, verb).filter(|_| is_joined);
    let source = own.or_else(shared).or_else(|| source::writer(tree, verb))?;
    let stands = tree.place(source.stands);
    let is_here = unit.run.contains(stands) && !page.is_quoted(stands);
    let is_behind = stands >= cue.to;
    let is_taken = own.is_some() && !is_behind && stands < floor;
    let is_ordinal = judgment_words().ordinals.iter().any(|word| page.is(stands, &[word]));
    if !is_here || is_taken || is_ordinal || source::is_no_one(tree, source) {
        return None;
    }
    let apposed = tree.child(source.named, &["appos"]);
    Some(Teller {
        speaker: speaker(page, unit, source, speakers)?,
        after: if is_behind { stands + 1 } else { cue.to },
        names: [
            Some(tree.run(tree.reach(source.named).0, source.named)),
            // Of "Norway, Sweden's partner", Sweden is not the one.
            apposed.map(|head| tree.run(head, head)),
        ],
        reach: tree.run(tree.reach(source.named).0, tree.reach(source.named).1),
        is_counted: counted(tree, source.named).is_some(),
        by_pronoun: source.stands != source.named,
    })
}

impl Teller {
    /// The same speaker with the name that rules over words found, if they mean the same words.
    pub(in crate::statements) fn named_by(
        self,
        page: &Page<'_>,
        by_words: Option<(Speaker, usize)>,
    ) -> (Speaker, usize) {
        let is_same = |other: &Speaker| {
            let mut names = self.names.iter().flatten();
            let reach = page.range(self.reach);
            !self.is_counted
                && reach.start <= other.range.start
                && other.range.end <= reach.end
                && names.any(|run| page.range(*run).overlaps(other.range))
        };
        match by_words.filter(|(other, _)| is_same(other)) {
            Some((other, _)) if self.by_pronoun => {
                (Speaker { range: self.speaker.range, ..other }, self.after)
            }
            Some(same) => same,
            None => (self.speaker, self.after),
        }
    }
}

/// The speaker before a verb for which the parser finds no subject in its unit, by rules over words.
pub(super) fn by_words(
    page: &Page<'_>,
    unit: Unit,
    cue: usize,
    speakers: &Speakers,
) -> Option<Speaker> {
    if page.tree.part(cue) != PartOfSpeech::Verb {
        return None;
    }
    let speaks = |subject: &Subject| subject.kind != SubjectKind::Thing;
    let subject = page.subject_before(page.tree.place(cue), unit.run.from).filter(speaks)?;
    speakers.speaker(page, unit, &subject)
}

/// Whoever a sentence opens with, for a participle set off by a comma or joined to another for which
/// the parser finds no subject: "The envoy, back from Oslo, took questions, saying that …".
pub(super) fn of_sentence(
    page: &Page<'_>,
    unit: Unit,
    cue: usize,
    speakers: &Speakers,
) -> Option<Speaker> {
    let place = page.tree.place(cue);
    let is_set_off = place > unit.run.from && page.is(place - 1, &[",", "and", "but", "—", "–"]);
    let is_loose = page.tree.tag(cue) == "VBG" && is_set_off;
    let opener = page.subject_from(unit.run.from, place).filter(|_| is_loose)?;
    speakers.speaker(page, unit, &opener)
}

/// The speaker that a source names.
pub(super) fn speaker(
    page: &Page<'_>,
    unit: Unit,
    source: Source,
    speakers: &Speakers,
) -> Option<Speaker> {
    let tree = &page.tree;
    let source = match source::none_of(tree, source.named) {
        Some(named) => Source { named, stands: named },
        None => source,
    };
    if let Some(both) = neither(page, source) {
        return Some(both);
    }
    if tree.tag(source.named) == "PRP$" {
        return owner(page, unit, source.named, speakers);
    }
    let source = apposed_person(page, source).unwrap_or(source);
    let place = tree.place(last_of_group(page, source.named));
    let subject = page.subject_of(place, unit.run.from);
    let is_pronoun = subject.as_ref().is_some_and(|it| it.kind == SubjectKind::Pronoun);
    let counted = counted(tree, source.named);
    let subject = subject.filter(|_| counted.is_none());
    let known = subject.and_then(|subject| speakers.speaker(page, unit, &subject));
    let named = || {
        let last = counted.unwrap_or(source.named);
        let run = tree.run(tree.reach(source.named).0, last);
        (!is_pronoun).then(|| Speaker::named(page, run))
    };
    let speaker = known.or_else(named)?;
    // "Who" stands for a speaker; "that" only ties what it tells to the one who is named.
    let stands_apart = source.stands != source.named && tree.lemma(source.stands) != "that";
    let stands = || page.range(tree.run(source.stands, source.stands));
    Some(Speaker { range: if stands_apart { stands() } else { speaker.range }, ..speaker })
}

/// The person whose name stands in apposition to an office: "the minister for trade, Mary Ng,".
fn apposed_person(page: &Page<'_>, source: Source) -> Option<Source> {
    let tree = &page.tree;
    let is_person = |it: usize| {
        let mention = page.mention_at(tree.place(it));
        mention.is_some_and(|it| matches!(it.who, Who::Person(_)))
    };
    let apposed = tree.child(source.named, &["appos"]).filter(|&it| is_person(it))?;
    let office = page.is_speaker_noun(tree.place(source.named)) && !is_person(source.named);
    office.then_some(Source { named: apposed, ..source })
}

/// Whose "his concern" is: of the subject of its verb, if that may be meant, or of somebody before.
fn owner(page: &Page<'_>, unit: Unit, word: usize, speakers: &Speakers) -> Option<Speaker> {
    let tree = &page.tree;
    let place = tree.place(word);
    let verb = tree.head(word).filter(|&noun| tree.label(noun) == "dobj");
    let verb = verb.and_then(|noun| tree.head(noun));
    let subject = verb.and_then(|verb| tree.child(verb, &["nsubj"]));
    let subject = subject.filter(|&it| it < word && may_own(page, it, place));
    let named = subject.and_then(|it| page.subject_of(tree.place(it), unit.run.from));
    let own = named.and_then(|subject| speakers.speaker(page, unit, &subject));
    own.or_else(|| speakers.owner(page, unit, place))
}

/// Whether a possessive may stand for the subject of its clause.
fn may_own(page: &Page<'_>, subject: usize, possessive: usize) -> bool {
    let tree = &page.tree;
    let mention = page.mention_at(tree.place(subject));
    if let Some(mention) = mention {
        return page.may_stand_for(page.lower(possessive), mention);
    }
    let is_person = tree.entity(subject) == Some("PERSON");
    match page.lower(possessive) {
        "its" => matches!(tree.tag(subject), "NN" | "NNP") && !is_person,
        "their" => matches!(tree.tag(subject), "NNS" | "NNPS"),
        _ => is_person,
    }
}

/// "Neither the minister nor his deputy": both, by the words that name them.
fn neither(page: &Page<'_>, source: Source) -> Option<Speaker> {
    let tree = &page.tree;
    let first = source.named;
    let is_nor = tree.child(first, &["cc"]).is_some_and(|it| tree.lemma(it) == "nor");
    let second = tree.child(first, &["conj"]).filter(|_| is_nor)?;
    let is_named = page.mention_at(tree.place(first)).is_some_and(|it| page.is_party(it))
        && page.mention_at(tree.place(second)).is_some_and(|it| page.is_party(it));
    if is_named {
        return None;
    }
    let run = |head: usize| {
        let words = tree.children(head).iter().copied().filter(|&it| {
            it < head && matches!(tree.label(it), "amod" | "compound" | "poss" | "nummod")
        });
        let from = words.map(|it| tree.reach(it).0).min().unwrap_or(head);
        tree.run(from, head)
    };
    let (first, second) = (run(first), run(second));
    let name = format!("{} and {}", page.spaced(first), page.spaced(second));
    let range = page.range(first).joined(page.range(second));
    Some(Speaker { name, side: None, range, mention: None })
}

/// The last of those named together: Germany in "France and Germany".
fn last_of_group(page: &Page<'_>, first: usize) -> usize {
    let tree = &page.tree;
    let named = |it: usize| page.mention_at(tree.place(it)).is_some();
    let (_, end) = tree.reach(first);
    let whole = tree.run(first, end);
    let (group, to) = page.group_from(tree.place(first), whole.to);
    let words = || tree.words_in(Run::new(to.saturating_sub(1), to));
    // A comma alone parts a name from what explains it.
    let is_joined = page.find(Run::new(tree.place(first), to), &["and", "nor"]).is_some();
    if let Some(last) = page.headline_row(tree.place(first)).and_then(|row| row.last().copied()) {
        return tree.words_in(last.run).next_back().unwrap_or(first);
    }
    if group.len() > 1 && is_joined && named(first) {
        words().next_back().unwrap_or(first)
    } else {
        first
    }
}

/// The last of those that a number is of, as in "one in five" and "half of the voters".
fn counted(tree: &Tree<'_>, head: usize) -> Option<usize> {
    let is_share = matches!(tree.lemma(head), "half" | "third" | "quarter" | "majority" | "%");
    let is_number = is_share || tree.part(head) == PartOfSpeech::Numeral;
    let of = tree.child(head, &["prep"]).filter(|_| is_number)?;
    matches!(tree.lemma(of), "of" | "in" | "among").then(|| tree.reach(of).1)
}
