//! The wording of a question: "Russia will remain neutral" becomes "Will Russia remain neutral …?".

use domain::DraftDeadline;
use jiff::civil::Date;

use super::{Matter, names};
use crate::lexicon::{prediction_words, probability_phrases};
use crate::page::{Page, Run};
use crate::predicate::is_no_longer;
use crate::predictions::outlook::OutlookForm;

/// The question that a prediction answers.
pub(super) fn text(page: &Page<'_>, matter: &Matter<'_>, by: Option<&DraftDeadline>) -> String {
    let condition = matter.condition.as_ref();
    let opening = condition.map(|it| format!("{}, ", conditional(&it.words)));
    let asked = format!("will {} {}", subject(page, matter), rest(page, matter));
    let asked = match &opening {
        Some(opening) => format!("{opening}{asked}"),
        None => capitalized(&asked),
    };
    format!("{}{}?", asked.trim_end(), until(page, matter, by))
}

/// "If …" before a condition that does not begin with a word of its own.
fn conditional(words: &str) -> String {
    let first = words.split(' ').next().unwrap_or_default().to_lowercase();
    if prediction_words().own_openers.contains(&first) {
        capitalized(words)
    } else {
        format!("If {words}")
    }
}

/// The subject as a question needs it: with a name for a pronoun, and nothing denied.
fn subject(page: &Page<'_>, matter: &Matter<'_>) -> String {
    let Some(run) = matter.claim.subject else { return format!("there be {}", noun(page, matter)) };
    if matter.outlook.form == OutlookForm::Predicate {
        return predicated(page, run);
    }
    if run.to - run.from == 1 && names::is_pronoun(page, run.from) {
        let name = names::of_pronoun(page, matter, run.from);
        return name.map_or_else(|| names::base(page.lower(run.from)).to_owned(), with_article);
    }
    let words = in_sentence(page, run);
    match (page.lower(run.from), words.split_once(' ')) {
        ("no" | "none", Some((_, rest))) => format!("any {rest}"),
        ("nobody", _) => words.replacen("nobody", "anybody", 1),
        ("nothing", _) => words.replacen("nothing", "anything", 1),
        ("neither", Some((_, rest))) => format!("either {rest}"),
        _ if page.mention_at(run.from).is_some_and(|it| it.run.to == run.to) => with_article(words),
        _ => words,
    }
}

/// "the European Union", "the US": a name with the article that it is used with.
fn with_article(name: String) -> String {
    let words = prediction_words();
    let last = name.rsplit(' ').next().unwrap_or_default();
    let needs =
        words.articled.contains(&name) || name.contains(' ') && words.articled.contains(last);
    if needs { format!("the {name}") } else { name }
}

/// "An attack is unlikely": will there be one; but "the attack" is one that is known already.
fn predicated(page: &Page<'_>, run: Run) -> String {
    let known = page.is(run.from, &["the", "this", "that", "his", "her", "its", "their", "such"]);
    let words = in_sentence(page, run);
    if known { format!("{words} come about") } else { format!("there be {words}") }
}

fn noun(page: &Page<'_>, matter: &Matter<'_>) -> String {
    in_sentence(page, matter.claim.run)
}

/// The words of a run as they stand within a sentence.
fn in_sentence(page: &Page<'_>, run: Run) -> String {
    let words = page.spaced(run).replace(['“', '”', '"'], "");
    let proper = page
        .tree
        .words_in(Run::new(run.from, run.from + 1))
        .any(|it| page.tree.tag(it).starts_with("NNP"));
    let acronym = words.chars().nth(1).is_some_and(char::is_uppercase);
    if proper || acronym || page.mention_at(run.from).is_some() && !page.is(run.from, &["the", "a"])
    {
        return words;
    }
    let mut letters = words.chars();
    letters.next().map_or(words.clone(), |first| first.to_lowercase().chain(letters).collect())
}

/// All of the claim but its subject and the words that foretell, with the verb in its plain form.
fn rest(page: &Page<'_>, matter: &Matter<'_>) -> String {
    let mut words: Vec<String> = Vec::new();
    if matter.outlook.form == OutlookForm::Noun {
        return String::new();
    }
    let claim = matter.claim.run;
    let verb = page.tree.place(matter.outlook.verb);
    let opening = matter.claim.subject.map_or(claim.from, |it| it.from.clamp(claim.from, claim.to));
    let parts = (opening..claim.to).chain(claim.from..opening);
    for at in parts.filter(|&at| !is_left_out(page, matter, at)) {
        let spelled = if at == verb { plain_verb(page, matter) } else { spelled(page, matter, at) };
        let glued = !page.tokens[at].word && !page.is(at, &["(", "—", "–"])
            || at > 0 && page.tokens[at - 1].range.end == page.tokens[at].range.start;
        match words.last_mut().filter(|_| glued) {
            Some(last) => last.push_str(&spelled),
            None => words.push(spelled),
        }
    }
    words.join(" ").trim_end_matches([',', ' ']).to_owned()
}

fn is_left_out(page: &Page<'_>, matter: &Matter<'_>, at: usize) -> bool {
    let tree = &page.tree;
    let outlook = matter.outlook;
    let claim = matter.claim.run;
    let subject = matter.claim.whole_subject.is_some_and(|it| it.contains(at));
    let marks = page.is(at, &["“", "”", "\"", "nor", "neither", "never", "hardly"]);
    let before_verb = at < tree.place(outlook.verb);
    // Between the subject and an infinitive stands only what foretells: "is very likely to".
    let predicate = before_verb
        && matches!(
            outlook.form,
            OutlookForm::Infinitive | OutlookForm::PastInfinitive | OutlookForm::Promise
        )
        && at <= to_of(page, matter)
        && matter.claim.subject.is_none_or(|it| at >= it.to);
    let adjective = outlook.form == OutlookForm::Predicate
        && at <= tree.place(outlook.marker)
        && matter.claim.subject.is_none_or(|it| at >= it.to);
    let auxiliary = before_verb
        && tree.words_in(Run::new(at, at + 1)).any(|it| {
            it == outlook.marker
                || tree.label(it) == "neg"
                || is_no_longer(tree, it)
                || is_finite_be(page, matter, it)
        });
    let likely = is_likely_word(page, matter, at);
    let comma = page.is(at, &[","]) && at < tree.place(outlook.verb) && at >= claim.from;
    subject || marks || predicate || adjective || auxiliary || likely || comma
}

/// The token of the "to" of an infinitive.
fn to_of(page: &Page<'_>, matter: &Matter<'_>) -> usize {
    let tree = &page.tree;
    let mut parts = tree.children(matter.outlook.verb).iter().copied();
    parts.find(|&it| tree.tag(it) == "TO").map_or(0, |it| tree.place(it))
}

/// The "is" of a passive in the present, as in "that he is elected".
fn is_finite_be(page: &Page<'_>, matter: &Matter<'_>, word: usize) -> bool {
    matter.outlook.form == OutlookForm::Present && page.tree.label(word) == "auxpass"
}

fn is_likely_word(page: &Page<'_>, matter: &Matter<'_>, at: usize) -> bool {
    let told = matter.likelihood.as_ref().is_some_and(|it| it.run.contains(at));
    let adverb = probability_phrases().at(&page.tokens, at).is_some()
        && page.tree.words_in(Run::new(at, at + 1)).any(|it| page.tree.label(it) == "advmod");
    let verb = page.tree.place(matter.outlook.verb);
    (told || adverb && at < verb) && at != verb
}

fn plain_verb(page: &Page<'_>, matter: &Matter<'_>) -> String {
    let tree = &page.tree;
    let verb = matter.outlook.verb;
    let lower = page.lower(tree.place(verb)).to_owned();
    if matter.outlook.form != OutlookForm::Present {
        return lower;
    }
    match tree.tag(verb) {
        "VBN" => format!("be {lower}"),
        _ => tree.lemma(verb).to_owned(),
    }
}

/// Whether a word denies what "there will be", as the "no" of "there will be no talks".
fn is_of_none(page: &Page<'_>, matter: &Matter<'_>, at: usize) -> bool {
    let tree = &page.tree;
    let is_there = matter.outlook.subject.is_some_and(|it| tree.label(it) == "expl");
    is_there
        && page.is(at, &["no"])
        && tree.words_in(Run::new(at, at + 1)).any(|it| {
            let noun = tree.head(it).filter(|_| tree.label(it) == "det");
            noun.is_some_and(|noun| tree.head(noun) == Some(matter.outlook.verb))
        })
}

/// A word of the rest: as it is written, "any" for a "no", or a name for somebody's own "we" and "our".
fn spelled(page: &Page<'_>, matter: &Matter<'_>, at: usize) -> String {
    if is_of_none(page, matter, at) {
        return "any".to_owned();
    }
    let written = page.spaced(Run::new(at, at + 1));
    // "By June, the fund will be empty": what opened the claim comes last in the question.
    let opened = at == matter.claim.run.from;
    let written = if opened { in_sentence(page, Run::new(at, at + 1)) } else { written };
    let own = page.is(at, &["i", "me", "my", "we", "us", "our"]);
    let Some(name) = names::of_pronoun(page, matter, at).filter(|_| own) else { return written };
    if page.is(at, &["my", "our"]) { format!("{name}’s") } else { name }
}

/// " by 2023-06-30", or the day in brackets behind the words that name it already.
fn until(page: &Page<'_>, matter: &Matter<'_>, by: Option<&DraftDeadline>) -> String {
    let Some(by) = by else { return String::new() };
    if matter.deadline.is_some() {
        return if names_day(&by.span.text, by.date) {
            String::new()
        } else {
            format!(" (by {})", by.date)
        };
    }
    let lasts = prediction_words().lasting.contains(page.tree.lemma(matter.outlook.verb));
    format!(" {} {}", if lasts { "until" } else { "by" }, by.date)
}

/// Whether words name a day so that nobody can take it for another: "2027-01-31", "31 January
/// 2027", "January 31st, 2027", "the end of January 2027".
fn names_day(words: &str, day: Date) -> bool {
    let parts: Vec<&str> = words.split(|it: char| !it.is_alphanumeric()).collect();
    let has = |part: &dyn Fn(&str) -> bool| parts.iter().any(|it| part(it));
    let (month, year) = (day.strftime("%B").to_string(), day.year().to_string());
    let is_day = |it: &str| it.trim_end_matches(char::is_alphabetic) == day.day().to_string();
    let is_month = |it: &str| {
        it.len() >= 3 && month.get(..it.len()).is_some_and(|start| start.eq_ignore_ascii_case(it))
    };
    let is_end = day == day.last_of_month() && has(&|it| it == "end");
    words.contains(&day.to_string())
        || (has(&is_day) || is_end) && has(&is_month) && has(&|it| it == year)
}

fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
