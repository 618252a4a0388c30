//! A likelihood: the phrase or number by which a clause says how likely something is.

use domain::ImpliedProbability;

use super::number;
use super::outlook::Outlook;
use crate::lexicon::{prediction_words, probability_of, probability_phrases};
use crate::page::{Page, Run};

/// A phrase of probability and what it implies, if that is known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Likelihood {
    /// The tokens of the phrase.
    pub(crate) run: Run,
    /// What it implies; nothing where readers were not asked about anything like it.
    pub(crate) implied: Option<ImpliedProbability>,
}

/// The words that may carry a phrase of probability for a clause: its verb, and the predicates it
/// hangs on, as in "it is likely that it will".
#[derive(Clone, Debug)]
pub(crate) struct Carriers(Vec<usize>);

/// How far from a carrier its phrase may stand, in tokens.
const REACH: usize = 8;
/// How many predicates upwards are looked at.
const STEPS: usize = 4;

impl Carriers {
    /// The carriers of an outlook.
    pub(super) fn of(page: &Page<'_>, outlook: &Outlook) -> Self {
        let mut words = vec![outlook.verb, outlook.top, outlook.marker];
        words.extend(with_a_chance(page, outlook.top));
        Self::climb(page, outlook.marker, &mut words);
        Self::climb(page, outlook.top, &mut words);
        Self::with_chances(page, words)
    }

    /// The carriers of a clause by its verb.
    pub(crate) fn of_clause(page: &Page<'_>, verb: usize) -> Self {
        let described = page.tree.child(verb, &["acomp", "attr", "oprd"]);
        let described = described.filter(|_| page.tree.lemma(verb) == "be");
        let mut words: Vec<usize> = std::iter::once(verb).chain(described).collect();
        Self::climb(page, verb, &mut words);
        Self::with_chances(page, words)
    }

    fn climb(page: &Page<'_>, from: usize, words: &mut Vec<usize>) {
        let mut at = from;
        for _ in 0..STEPS {
            let Some(above) = page.tree.head(at) else { return };
            let says = page.tree.lemma(above) == "be"
                || is_likely(page, above)
                || describes_a_chance(page, above);
            let clause = matches!(
                page.tree.label(at),
                "ccomp" | "acl" | "pcomp" | "pobj" | "relcl" | "csubj"
            );
            // "Better than even that it will": a parser hangs the clause on the "than".
            let is_tie = |word: usize| matches!(page.tree.lemma(word), "of" | "than");
            let part = is_likely(page, at) || is_tie(at) || describes_a_chance(page, at);
            if !(clause && (says || is_tie(above)) || part || weighs(page, at)) {
                return;
            }
            words.push(above);
            at = above;
        }
    }

    /// "the odds are", "with a probability of": the noun beside a verb carries phrases too.
    fn with_chances(page: &Page<'_>, mut words: Vec<usize>) -> Self {
        let beside = words.iter().flat_map(|&it| page.tree.children(it)).copied();
        let tied = |it: usize| {
            let is_with = page.is(page.tree.place(it), &["with", "at"]);
            page.tree.child(it, &["pobj"]).filter(|_| is_with).unwrap_or(it)
        };
        let chances: Vec<usize> = beside.map(tied).filter(|&it| is_likely(page, it)).collect();
        words.extend(chances);
        words.sort_unstable();
        words.dedup();
        Self(words)
    }

    fn carries(&self, page: &Page<'_>, word: usize) -> bool {
        let of = |it: &usize| self.0.binary_search(it).is_ok();
        of(&word) || page.tree.head(word).as_ref().is_some_and(of)
    }
}

/// "It unlikely that he will": whether a clause hangs, as a circumstance, on how likely it is.
pub(super) fn weighs(page: &Page<'_>, clause: usize) -> bool {
    let tree = &page.tree;
    let is_that = || tree.child(clause, &["mark"]).is_some_and(|it| tree.lemma(it) == "that");
    let is_told = tree.head(clause).is_some_and(|it| is_likely(page, it));
    is_told && tree.label(clause) == "advcl" && is_that()
}

/// "We expect with 70% probability that": the noun beside the verb that a clause hangs on.
fn with_a_chance(page: &Page<'_>, clause: usize) -> Option<usize> {
    let tree = &page.tree;
    let verb = tree.head(clause).filter(|_| tree.label(clause) == "ccomp")?;
    let expects = prediction_words().expecting.contains(tree.lemma(verb));
    let ties = tree.children(verb).iter().filter(|&&it| expects && tree.lemma(it) == "with");
    ties.filter_map(|&it| tree.child(it, &["pobj"])).find(|&it| is_likely(page, it))
}

/// Whether an adjective tells how good a chance is, as in "the chances are slight that".
fn describes_a_chance(page: &Page<'_>, adjective: usize) -> bool {
    let tree = &page.tree;
    let copula = tree.head(adjective).filter(|_| tree.label(adjective) == "acomp");
    copula.and_then(|it| tree.child(it, &["nsubj"])).is_some_and(|it| is_likely(page, it))
}

/// Whether a clause is told how likely it is: by the chance it hangs on, as in "the chances are even
/// that it will", or by an adverb, as in "will probably". Whoever tells so announces nothing.
pub(crate) fn is_weighed(page: &Page<'_>, verb: usize) -> bool {
    hangs_on_a_chance(page, verb) || has_adverb(page, verb)
}

/// Whether a clause hangs on words for how likely it is.
pub(crate) fn hangs_on_a_chance(page: &Page<'_>, verb: usize) -> bool {
    let tree = &page.tree;
    let mut above = Vec::new();
    Carriers::climb(page, verb, &mut above);
    // A parser may take "that it will" behind "the chances are even" for a circumstance.
    let is_that = |it: usize| tree.child(it, &["mark"]).is_some_and(|it| tree.lemma(it) == "that");
    above.extend(tree.head(verb).filter(|_| tree.label(verb) == "advcl" && is_that(verb)));
    let is_told = |it: usize| matches!(tree.label(it), "nsubj" | "attr" | "acomp");
    let has_chance =
        |it: usize| tree.children(it).iter().any(|&it| is_told(it) && is_likely(page, it));
    let tells = |it: usize| tree.lemma(it) == "be" && has_chance(it);
    above.iter().any(|&it| is_likely(page, it) || tells(it))
}

/// Whether a clause with "whether" is told to be as likely as not: "whether it will is a coin toss".
pub(super) fn is_toss(page: &Page<'_>, clause: usize) -> bool {
    let tree = &page.tree;
    let copula = tree.head(clause).filter(|&it| tree.lemma(it) == "be");
    let told = copula.and_then(|it| tree.child(it, &["attr", "acomp"]));
    told.is_some_and(|it| prediction_words().tosses.contains(tree.lemma(it)))
}

/// "will probably", "is most likely to": an adverb of probability beside what is to come.
fn has_adverb(page: &Page<'_>, verb: usize) -> bool {
    let tree = &page.tree;
    let is_coming = tree.child(verb, &["aux"]).is_some_and(|it| tree.tag(it) == "MD");
    let is_adverb = |&it: &usize| {
        tree.label(it) == "advmod"
            && probability_phrases().at(&page.tokens, tree.place(it)).is_some()
    };
    is_coming && tree.children(verb).iter().any(is_adverb)
}

/// Whether a word says how likely something is: "likely", "chance".
fn is_likely(page: &Page<'_>, word: usize) -> bool {
    let lower = page.lower(page.tree.place(word));
    prediction_words().chances.contains(lower) || prediction_words().adjectives.contains(lower)
}

/// The phrase or number that says how likely the clause of some carriers is.
pub(crate) fn find(page: &Page<'_>, carriers: &Carriers, within: Run) -> Option<Likelihood> {
    let chances = || carriers.0.iter().copied().filter(|&it| is_likely(page, it));
    let given = chances().find_map(|it| numbered(page, page.tree.place(it), within));
    let described = || chances().find_map(|it| described(page, it));
    let told = given.or_else(|| phrase(page, carriers, within));
    match (told, described()) {
        // "The chances are good": the bare "chances are" only leads to what is told of them.
        (Some(told), Some(more)) if more.run.from == told.run.to => Some(more),
        (told, more) => told.or(more),
    }
}

/// "a 60 percent chance", "odds of three to one"
fn numbered(page: &Page<'_>, chance: usize, within: Run) -> Option<Likelihood> {
    let from = chance.saturating_sub(REACH).max(within.from);
    let before = (from..chance).find_map(|at| number::at(page, at));
    // Only an adjective or "or better" stands between the number and the noun; "one chance in four"
    // has the noun within it.
    let near = |it: &Likelihood| {
        if it.run.contains(chance) {
            return true;
        }
        let between = Run::new(it.run.to, chance);
        it.run.to <= chance
            && between.to - between.from < 3
            && page.find(between, &[",", "."]).is_none()
    };
    let noun = !page.is(chance, &["likely", "unlikely", "certain"]);
    let to = (chance + REACH).min(within.to);
    let is_tie = |at: usize| prediction_words().ties.contains(page.lower(at));
    let ties = |at: usize| at < to && is_tie(at);
    let start = (chance + 1..to).take_while(|&at| ties(at)).last().filter(|_| noun);
    // "the probability of a default at 70%": behind all that belongs to the noun.
    let last =
        page.tree.words_in(Run::new(chance, chance + 1)).next().map(|it| page.tree.reach(it).1);
    let end = last.map_or(to, |it| page.tree.place(it) + 1);
    let behind = || (end..end + 4).take_while(|&at| is_tie(at)).last().filter(|_| noun);
    let after = start.and_then(|at| number::at(page, at + 1));
    let told = before.filter(near).or(after).or_else(|| number::at(page, behind()? + 1));
    told.or_else(|| put_at(page, Run::new(chance + 1, within.to)).filter(|_| noun))
}

/// "the chance of a pause before April at 15 percent": a number that a parser takes for a part of what
/// the chance is of.
fn put_at(page: &Page<'_>, behind: Run) -> Option<Likelihood> {
    let near = behind.from..behind.to.min(behind.from + FAR);
    let opens = page.is(behind.from, &["of", "that"]);
    let ties = near.filter(|&at| opens && page.is(at, &["at"]));
    ties.into_iter().find_map(|at| {
        let is_tie = |at: &usize| prediction_words().ties.contains(page.lower(*at));
        let more = (at + 1..at + 3).take_while(is_tie).count();
        number::at(page, at + 1 + more)
    })
}

/// How far behind its noun, in tokens, the number of a chance is put.
const FAR: usize = 24;

/// "chances are slim": an adjective on the other side of the copula.
fn described(page: &Page<'_>, chance: usize) -> Option<Likelihood> {
    let copula = page.tree.head(chance).filter(|_| page.tree.label(chance) == "nsubj")?;
    let adjective = page.tree.child(copula, &["acomp"])?;
    let at = page.tree.place(adjective);
    let runs =
        [page.tree.reach(adjective).0, adjective].map(|first| page.tree.run(first, adjective));
    runs.into_iter().filter(|run| run.to == at + 1).find_map(|run| {
        let implied = probability_of(&format!("{} chance", page.spaced(run).to_lowercase()))?;
        Some(Likelihood { run, implied: Some(implied) })
    })
}

fn phrase(page: &Page<'_>, carriers: &Carriers, within: Run) -> Option<Likelihood> {
    // "Probably (three in four), they will": an adverb may stand far before its verb.
    let is_adverb = |it: &usize| page.tree.label(*it) == "advmod";
    let beside = carriers.0.iter().flat_map(|&it| page.tree.children(it)).copied();
    let words: Vec<usize> = carriers.0.iter().copied().chain(beside.filter(is_adverb)).collect();
    let places = words.iter().map(|&it| page.tree.place(it));
    let from = places.clone().min()?.saturating_sub(REACH).max(within.from);
    let to = (places.max()? + REACH).min(within.to);
    (from..to).find_map(|at| {
        let (length, implied) = probability_phrases().at(&page.tokens, at)?;
        let run = Run::new(at, at + length);
        // "The odds are better than even": the bare "odds are" only leads to what follows.
        let leads = page.is(run.to - 1, &["are"]);
        if leads && probability_phrases().at(&page.tokens, run.to).is_some() {
            return None;
        }
        let carried = page.tree.words_in(run).any(|word| carriers.carries(page, word));
        let told = || bracketed(page, run).unwrap_or_else(|| denied(page, run, implied));
        carried.then(told)
    })
}

/// "unlikely (20-25%) that": the number in brackets says what the phrase before it stands for.
fn bracketed(page: &Page<'_>, phrase: Run) -> Option<Likelihood> {
    let open = page.is(phrase.to, &["(", "["]).then_some(phrase.to)?;
    let is_tie = |at: &usize| prediction_words().ties.contains(page.lower(*at));
    let more = (open + 1..open + 3).take_while(is_tie).count();
    let number = number::at(page, open + 1 + more)?;
    let end = page.is(number.run.to, &[")", "]"]).then_some(number.run.to + 1)?;
    Some(Likelihood { run: Run::new(phrase.from, end), ..number })
}

/// A phrase with a "not" before it that no list has says something that readers were not asked.
fn denied(page: &Page<'_>, run: Run, implied: &ImpliedProbability) -> Likelihood {
    if run.from > 0 && page.is(run.from - 1, &["not", "hardly", "never", "n't", "isn't", "aren't"])
    {
        return Likelihood { run: Run::new(run.from - 1, run.to), implied: None };
    }
    Likelihood { run, implied: Some(implied.clone()) }
}
