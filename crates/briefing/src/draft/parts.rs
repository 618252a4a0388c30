//! The parts of a draft: what the desk has under each name that a template can ask for.

use std::fmt::Write as _;

use super::{Draft, DraftEarlier, DraftJudgment, DraftQuote};
use crate::note::{Cut, escaped};
use crate::sources::origin;
use crate::wording::{capitalized, day, deadline, sentence};

/// The names that a template can ask for.
pub(super) const NAMES: [&str; 9] = [
    "quotes",
    "judgments",
    "against",
    "alternatives",
    "assumptions",
    "change",
    "watch",
    "known-by",
    "record",
];

pub(super) fn names() -> String {
    NAMES.map(|name| format!("{{{{{name}}}}}")).join(", ")
}

/// A part of a draft; nothing where there is none of the name.
pub(super) fn part(draft: &Draft, name: &str, cut: Cut) -> Option<String> {
    let each = |told: fn(&DraftJudgment, Cut) -> String| {
        let parts = draft.judgments.iter().map(|judgment| told(judgment, cut));
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
    };
    Some(match name {
        "quotes" => all_quotes(draft, |it| &it.quotes_for),
        "judgments" => each(judgment),
        "against" => against(draft),
        "alternatives" => each(alternatives),
        "assumptions" => each(assumptions),
        "change" => each(change),
        "watch" => each(watch),
        "known-by" => each(known_by),
        "record" => marked(&draft.record, "record", cut),
        _ => return None,
    })
}

/// A text with a mark behind each of its sentences, a line each.
fn marked(text: &str, mark: &str, cut: Cut) -> String {
    let Some(text) = sentence(text) else { return String::new() };
    let text = capitalized(&text).split_whitespace().collect::<Vec<_>>().join(" ");
    let ranges = cut(&text);
    let line = |range: std::ops::Range<usize>| format!("{} {{{mark}}}", escaped(&text[range]));
    ranges.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Every quotation once, in the order in which the judgments rest on them.
fn all_quotes(draft: &Draft, of: fn(&DraftJudgment) -> &[DraftQuote]) -> String {
    let mut told: Vec<&DraftQuote> = Vec::new();
    for quote in draft.judgments.iter().flat_map(of) {
        if !told.iter().any(|known| known.reference == quote.reference) {
            told.push(quote);
        }
    }
    told.into_iter().map(quotation).collect::<Vec<_>>().join("\n\n")
}

fn quotation(quote: &DraftQuote) -> String {
    let words = quote.quote.passage.span.text.split_whitespace().collect::<Vec<_>>().join(" ");
    // The words must stand as their document has them, so what is made of them stands below.
    let told_as = quote.quote.told_as.clone();
    let told = [quote.quote.speaker.clone(), told_as, Some(origin(&quote.quote))];
    let told: Vec<String> = told.into_iter().flatten().filter(|it| !it.is_empty()).collect();
    // Words that open with a quotation mark of their own need none of ours.
    let words =
        if quote.quote.is_reported { &words } else { words.trim_matches(['“', '”', '"']) };
    let words = escaped(words);
    let (told, reference) = (escaped(&told.join(", ")), &quote.reference);
    let words = if quote.quote.is_reported { words } else { format!("“{words}”") };
    format!("> {words}\n>\n> — {told} [{reference}]")
}

fn judgment(judgment: &DraftJudgment, cut: Cut) -> String {
    let told = &judgment.told;
    let mark = format!("judged {}", told.judgment);
    let phrase = &told.phrase;
    let lines = [
        marked(&told.claim, &mark, cut),
        format!("We judge this {phrase}. {{{mark}}}"),
        format!("Our confidence in this judgment is {}. {{{mark}}}", told.confidence),
        marked(told.confidence_reason.as_deref().unwrap_or_default(), &mark, cut),
    ];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn against(draft: &Draft) -> String {
    let mut told = all_quotes(draft, |it| &it.quotes_against);
    for judgment in draft.judgments.iter().filter(|it| it.quotes_against.is_empty()) {
        let gap = if told.is_empty() { "" } else { "\n\n" };
        let id = judgment.told.judgment;
        // Writing to a string cannot fail.
        let _ = write!(
            told,
            "{gap}<!-- Nothing on the desk speaks against {id}. Point at what does, or write: \
             None found against it; we searched for … {{reported}} -->"
        );
    }
    told
}

fn alternatives(judgment: &DraftJudgment, cut: Cut) -> String {
    items(&judgment.told.alternatives, &format!("judged {}", judgment.told.judgment), cut)
}

fn assumptions(judgment: &DraftJudgment, cut: Cut) -> String {
    items(&judgment.told.assumptions, "assumed", cut)
}

fn items(texts: &[String], mark: &str, cut: Cut) -> String {
    let item = |text: &String| format!("- {}", marked(text, mark, cut).replace('\n', "\n  "));
    texts.iter().map(item).collect::<Vec<_>>().join("\n")
}

fn change(judgment: &DraftJudgment, cut: Cut) -> String {
    let id = judgment.told.judgment;
    let Some(earlier) = &judgment.earlier else {
        return format!("{id} is our first judgment on its matter. {{first {id}}}");
    };
    let DraftEarlier { id: before, claim, phrase, is_unchanged, verdict, reason } = earlier;
    let mark = if *is_unchanged { "unchanged" } else { "changed" };
    let mark = format!("{mark} {id} {before}");
    let claim = escaped(claim.trim().trim_end_matches('.'));
    let said = format!("Before, in {before}, we held {phrase}: {claim}. {{{mark}}}");
    let now = format!("{id} is {verdict}. {{{mark}}}");
    let why = marked(reason.as_deref().unwrap_or_default(), &mark, cut);
    [said, now, why].into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn watch(judgment: &DraftJudgment, cut: Cut) -> String {
    let mark = format!("judged {}", judgment.told.judgment);
    let sign = |(sign, way): &(String, &'static str)| {
        let sign = sign.trim().trim_end_matches('.');
        format!("{sign}: it would speak {way} {}.", judgment.told.judgment)
    };
    items(&judgment.signs.iter().map(sign).collect::<Vec<_>>(), &mark, cut)
}

fn known_by(judgment: &DraftJudgment, cut: Cut) -> String {
    let mut told: Vec<String> =
        judgment.told.forecasts.iter().map(|it| forecast(it, cut)).collect();
    if let (true, Some(checkpoint)) = (told.is_empty(), judgment.checkpoint) {
        let id = judgment.told.judgment;
        told.push(format!("We look at {id} again on {}. {{judged {id}}}", day(checkpoint)));
    }
    told.join("\n\n")
}

fn forecast(forecast: &domain::BriefForecast, cut: Cut) -> String {
    let mark = format!("predicted {}", forecast.question);
    let condition = forecast.condition.as_deref().and_then(sentence);
    let condition = condition.map_or(String::new(), |it| format!("It counts only if {it}"));
    let deadline = deadline(forecast);
    let settled = forecast.resolution.as_ref().map(domain::Resolution::words);
    let held = match (&forecast.phrase, settled) {
        (Some(phrase), Some(ended)) => format!("We held {phrase}, and it was settled: {ended}."),
        (None, Some(ended)) => format!("We had no forecast, and it was settled: {ended}."),
        (Some(phrase), None) => format!("We hold {phrase}, and will know by {deadline}."),
        (None, None) => format!("We have no forecast yet, and will know by {deadline}."),
    };
    let told = [forecast.text.clone(), condition, held];
    let lines = told.iter().map(|it| marked(it, &mark, cut)).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}
