//! A sign of a judgment: words by which somebody says that what follows is what things mean.

use domain::ProbabilityBasis;

use crate::lexicon::{judgment_words, probability_phrases};
use crate::page::{Page, Run, Unit};
use crate::predictions::{Attitude, attitude};

/// A sign of a judgment with the claim it opens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    /// The word of the tree that is the sign.
    pub(super) marker: usize,
    /// The verb of the claim.
    pub(super) verb: usize,
    /// The tokens of the claim.
    pub(super) claim: Run,
    /// What makes the claim less than certain.
    pub(super) hedge: Option<Run>,
}

/// The sign that a word of the tree is, if any.
pub(super) fn at(page: &Page<'_>, unit: Unit, word: usize) -> Option<Sign> {
    let sign = meant(page, word)
        .or_else(|| seeming(page, word))
        .or_else(|| held(page, word))
        .or_else(|| plain(page, word))
        .or_else(|| conveyed(page, word))
        .or_else(|| opened(page, unit, word))
        .or_else(|| likely(page, word))?;
    let claim = trimmed(page, sign.claim, unit);
    let subject = page.tree.child(sign.marker, &["nsubj"]);
    // What "which" refers to is put forward, and so is what it means.
    let relative = subject.is_some_and(|it| page.is(page.tree.place(it), &["which"]));
    let open = !relative && attitude(page, sign.marker) == Attitude::Open;
    let holds = claim.contains(page.tree.place(sign.verb)) && claim.to > claim.from + 1;
    (holds && !open).then_some(Sign { claim, ..sign })
}

/// Whether a verb tells what a thing means that can tell nothing itself: "the drills indicate". What
/// is written can, and a pronoun may stand for anybody.
pub(crate) fn is_evidence(page: &Page<'_>, verb: usize) -> bool {
    let tree = &page.tree;
    let subject = tree.child(verb, &["nsubj"]).filter(|&it| it < verb);
    let subject = subject.or_else(|| before_a_noun(page, verb));
    page.phrase(tree.place(verb), &judgment_words().means).is_some()
        && subject.is_some_and(|it| {
            let noun = tree.lemma(it);
            let words = judgment_words();
            tree.tag(it).starts_with("NN")
                && words.subjects.contains(noun)
                && !words.telling.contains(noun)
        })
}

/// What indicates, where a parser takes the verb for a noun: "the decision signals that".
fn before_a_noun(page: &Page<'_>, word: usize) -> Option<usize> {
    let tree = &page.tree;
    let thing = tree.child(word, &["compound"]).filter(|_| tree.tag(word) == "NNS")?;
    let is_next = thing + 1 == word && judgment_words().subjects.contains(tree.lemma(thing));
    let clause = tree.child(word, &["acl", "ccomp"]).is_some_and(|it| has_that(page, it));
    (is_next && clause).then_some(thing)
}

/// "which indicates that …", "this means …", "…, signaling that …"
pub(super) fn meant(page: &Page<'_>, word: usize) -> Option<Sign> {
    let tree = &page.tree;
    let at = tree.place(word);
    let lost = before_a_noun(page, word);
    let is_verb = tree.tag(word).starts_with("VB") || lost.is_some();
    page.phrase(at, &judgment_words().means).filter(|_| is_verb)?;
    let behind = || tree.child(word, &["acl"]).filter(|_| lost.is_some());
    let clause = clause_of(page, word).or_else(behind)?;
    let subject = tree.child(word, &["nsubj"]).filter(|&it| it < word).or(lost);
    let leads = match subject {
        Some(subject) => judgment_words().subjects.contains(tree.lemma(subject)),
        None => tree.tag(word) == "VBG" && page.is(at.wrapping_sub(1), &[","]),
    };
    let told = has_that(page, clause)
        || subject.is_none_or(|it| page.is(tree.place(it), &["which", "this", "that"]));
    let denied = tree.child(word, &["neg"]).is_some();
    (leads && told && !denied).then(|| of_clause(page, word, clause))
}

/// "Tehran appears to be waiting", "it seems that …", "apparently": the clause is the claim.
fn seeming(page: &Page<'_>, word: usize) -> Option<Sign> {
    let tree = &page.tree;
    let words = judgment_words();
    let at = tree.place(word);
    if words.apparently.contains(page.lower(at)) && tree.label(word) == "advmod" {
        let head = tree.head(word)?;
        let copula =
            tree.head(head).filter(|_| matches!(tree.label(head), "acomp" | "attr" | "prep"));
        let verb = [Some(head), copula].into_iter().flatten().find(|&it| is_finite(page, it))?;
        return Some(whole(page, word, verb, Run::new(at, at + 1)));
    }
    // "It seems unlikely that" says how likely it is, which is another sign.
    let described = tree.child(word, &["acomp", "oprd"]).is_some();
    let present = matches!(tree.tag(word), "VBZ" | "VBP") && !described;
    if !words.seeming.contains(tree.lemma(word)) || !present {
        return None;
    }
    let hedge = Run::new(at, at + 1);
    if let Some(clause) = clause_of(page, word).filter(|_| is_impersonal(page, word)) {
        return Some(Sign { hedge: Some(hedge), ..of_clause(page, word, clause) });
    }
    let inner = tree.child(word, &["xcomp"])?;
    tree.child(word, &["nsubj"]).filter(|&it| it < word)?;
    let hedge = Run::new(at, at + 1 + usize::from(page.is(at + 1, &["to"])));
    (tree.tag(inner).starts_with("VB")).then(|| whole(page, word, word, hedge))
}

/// "we believe that …", "I am convinced that …"
fn held(page: &Page<'_>, word: usize) -> Option<Sign> {
    let tree = &page.tree;
    let words = judgment_words();
    let at = tree.place(word);
    let sure = page.phrase(at, &words.confidence).is_some() && tree.label(word) == "acomp";
    let verb = if sure { tree.head(word)? } else { word };
    if !sure
        && (!words.holding.contains(tree.lemma(word)) || !matches!(tree.tag(word), "VBP" | "VB"))
    {
        return None;
    }
    let subject = tree.child(verb, &["nsubj"])?;
    let first = page.is(tree.place(subject), &["we", "i", "i'm", "we're"]);
    let denied = tree.child(verb, &["neg", "aux"]).is_some();
    let clause = clause_of(page, word).or_else(|| clause_of(page, verb));
    let clause = clause.or_else(|| clause_of_confidence(page, verb))?;
    // What somebody thinks will or should be is no judgment of what is.
    let ahead = tree.children(clause).iter().any(|&it| matches!(tree.tag(it), "MD" | "TO"))
        || page.is(tree.place(clause), &["going"])
        || tree.tag(clause) == "MD";
    let general =
        tree.child(clause, &["nsubj"]).is_some_and(|it| page.is(tree.place(it), &["you", "i"]));
    (first && !denied && !ahead && !general).then(|| of_clause(page, word, clause))
}

/// "with high confidence that …": the clause may hang on the noun.
fn clause_of_confidence(page: &Page<'_>, verb: usize) -> Option<usize> {
    let tree = &page.tree;
    let with = tree.child(verb, &["prep"]).filter(|&it| tree.lemma(it) == "with")?;
    let noun = tree.child(with, &["pobj"]).filter(|&it| tree.lemma(it) == "confidence")?;
    tree.child(noun, &["acl", "ccomp"]).filter(|&it| has_that(page, it))
}

/// "it is clear that …"
fn plain(page: &Page<'_>, word: usize) -> Option<Sign> {
    let tree = &page.tree;
    let is_plain = judgment_words().plain.contains(page.lower(tree.place(word)));
    let copula = tree.head(word).filter(|_| is_plain && tree.label(word) == "acomp")?;
    let present =
        matches!(tree.tag(copula), "VBZ" | "VBP") && tree.child(copula, &["neg"]).is_none();
    let clause = clause_of(page, word).or_else(|| clause_of(page, copula))?;
    (present && is_impersonal(page, copula) && has_that(page, clause))
        .then(|| of_clause(page, word, clause))
}

/// "the message is that …"
fn conveyed(page: &Page<'_>, word: usize) -> Option<Sign> {
    let tree = &page.tree;
    let told = judgment_words().conveying.contains(tree.lemma(word)) && tree.label(word) == "nsubj";
    let copula = tree.head(word).filter(|&it| told && tree.lemma(it) == "be")?;
    let clause = clause_of(page, copula).filter(|&it| it > copula)?;
    matches!(tree.tag(copula), "VBZ" | "VBP").then(|| of_clause(page, word, clause))
}

/// "In our view, …"
fn opened(page: &Page<'_>, unit: Unit, word: usize) -> Option<Sign> {
    let tree = &page.tree;
    let at = tree.place(word);
    let length = page.phrase(at, &judgment_words().openers)?;
    let verb = tree.head(word).filter(|&it| is_finite(page, it))?;
    let claim = Run::new(at + length, unit.run.to);
    let first = at == unit.run.from || !page.tokens[at - 1].word;
    (first && page.is(at + length, &[","])).then_some(Sign {
        marker: word,
        verb,
        claim,
        hedge: None,
    })
}

/// "Moscow is probably bluffing": a phrase of probability for what is so, or was.
fn likely(page: &Page<'_>, word: usize) -> Option<Sign> {
    let tree = &page.tree;
    let at = tree.place(word);
    let (length, implied) = probability_phrases().at(&page.tokens, at)?;
    let certain =
        matches!(&implied.basis, Some(ProbabilityBasis::Nearest(it)) if it == "will happen");
    let last = tree.words_in(Run::new(at + length - 1, at + length)).next()?;
    let head = tree.head(last).filter(|_| tree.label(last) == "advmod" && !certain)?;
    // "is almost certainly dead": the phrase may hang on what the copula says.
    let copula = tree.head(head).filter(|&it| {
        matches!(tree.label(head), "acomp" | "attr" | "prep" | "oprd") && tree.lemma(it) == "be"
    });
    let verb = copula.unwrap_or(head);
    let told = tree.child(verb, &["nsubj", "nsubjpass"])?;
    let modal = tree.children(verb).iter().any(|&it| tree.tag(it) == "MD" || tree.tag(it) == "TO");
    let own = page.is(tree.place(told), &["i", "we", "you", "what", "who", "which"]);
    (is_finite(page, verb) && !modal && !own)
        .then(|| whole(page, word, verb, Run::new(at, at + length)))
        .map(|sign| Sign { hedge: None, ..sign })
}

/// Whether "it" or nothing is the subject.
fn is_impersonal(page: &Page<'_>, verb: usize) -> bool {
    let subject = page.tree.child(verb, &["nsubj", "expl"]);
    subject.is_none_or(|it| page.is(page.tree.place(it), &["it", "it's", "there"]))
}

/// The clause with a subject of its own that a word takes.
fn clause_of(page: &Page<'_>, word: usize) -> Option<usize> {
    let tree = &page.tree;
    let clauses =
        tree.children(word).iter().copied().filter(|&it| tree.label(it) == "ccomp" && it > word);
    clauses.into_iter().find(|&it| {
        tree.child(it, &["nsubj", "nsubjpass", "expl", "csubj"]).is_some() && !asks(page, it)
    })
}

/// "shows how", "shows what": a clause that does not say what it is.
fn asks(page: &Page<'_>, clause: usize) -> bool {
    let first = page.tree.place(page.tree.reach(clause).0);
    page.is(first, &["how", "what", "why", "who", "whether", "if", "where", "when", "which"])
}

fn has_that(page: &Page<'_>, clause: usize) -> bool {
    let mark = page.tree.child(clause, &["mark"]);
    mark.is_some_and(|it| page.tree.lemma(it) == "that")
}

/// Whether a verb makes a clause, by its own form or by that of what helps it.
fn is_finite(page: &Page<'_>, verb: usize) -> bool {
    let tree = &page.tree;
    let finite = |it: usize| matches!(tree.tag(it), "VBZ" | "VBP" | "VBD" | "MD");
    let helped = |&it: &usize| matches!(tree.label(it), "aux" | "auxpass") && finite(it);
    finite(verb) || tree.children(verb).iter().any(helped)
}

fn of_clause(page: &Page<'_>, marker: usize, clause: usize) -> Sign {
    let (first, last) = page.tree.reach(clause);
    let claim = page.tree.run(first, last);
    Sign { marker, verb: clause, claim, hedge: None }
}

fn whole(page: &Page<'_>, marker: usize, verb: usize, hedge: Run) -> Sign {
    let (first, last) = page.tree.reach(verb);
    let claim = page.tree.run(first, last);
    let limit = claim.to;
    let end = page.clause_end(page.tree.place(verb), limit);
    let start = page
        .tree
        .child(verb, &["nsubj", "nsubjpass"])
        .map(|it| page.tree.place(page.tree.reach(it).0));
    let claim = Run::new(start.unwrap_or(claim.from).max(claim.from), end);
    Sign { marker, verb, claim, hedge: Some(hedge) }
}

/// A claim without "that" before it, what explains it with "i.e.", and marks at its ends.
fn trimmed(page: &Page<'_>, claim: Run, unit: Unit) -> Run {
    let claim = Run::new(claim.from.max(unit.run.from), claim.to.min(unit.run.to));
    let end = page.find(claim, &["i.e"]).unwrap_or(claim.to);
    let mut first = page.tree.words_in(Run::new(claim.from, claim.from + 1));
    let marks = first.any(|it| page.tree.label(it) == "mark" && page.tree.lemma(it) == "that");
    let from = claim.from + usize::from(marks);
    let mut run = page.trimmed(Run::new(from, end));
    while !run.is_empty() && page.is(run.from, &["“", "\"", ","]) {
        run.from += 1;
    }
    while !run.is_empty() && page.is(run.to - 1, &["”", "\"", ",", "and"]) {
        run.to -= 1;
    }
    page.trimmed(run)
}
