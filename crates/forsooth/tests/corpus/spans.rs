//! The very words of findings.

use domain::{Reading, Span};

/// Every span of a reading with what it is the span of, in the order in which a reading lists them.
fn all(reading: &Reading) -> Vec<(&'static str, &Span)> {
    let mut all = Vec::new();
    for it in &reading.statements {
        all.push(("statement", &it.span));
        all.extend(it.speaker_span.iter().map(|span| ("speaker", span)));
        all.extend(it.addressee_span.iter().map(|span| ("addressee", span)));
        all.extend(it.place_span.iter().map(|span| ("place", span)));
        all.extend(it.within.iter().map(|span| ("within", span)));
    }
    all.extend(reading.events.iter().map(|it| ("event", &it.span)));
    all.extend(reading.positions.iter().map(|it| ("position", &it.span)));
    all.extend(reading.scheduled.iter().map(|it| ("scheduled", &it.span)));
    all.extend(reading.relations.iter().map(|it| ("relation", &it.span)));
    all.extend(reading.judgments.iter().map(|it| ("judgment", &it.span)));
    all.extend(reading.predictions.iter().map(|it| ("prediction", &it.span)));
    all
}

/// The list of spans, as a page of the corpus writes it.
pub(super) fn lines(reading: &Reading) -> Vec<String> {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    all(reading).iter().map(|(kind, span)| format!("{kind} | {}", one_line(&span.text))).collect()
}

/// Checks that every span has exactly the words at its place.
pub(super) fn check_spans(name: &str, reading: &Reading) {
    let cues = reading.statements.iter().filter_map(|it| it.cue_span.as_ref());
    let problems = reading.problems.iter().filter_map(|it| it.span.as_ref());
    let times = reading.times.iter().map(|it| &it.span);
    let actors = reading.actors.iter().map(|it| &it.span);
    let positions = reading.positions.iter();
    let positions = positions.flat_map(|it| [&it.holder_span, &it.cue_span, &it.state_span]);
    let changes = reading.scheduled.iter().map(|it| &it.state_span);
    let told = positions.chain(changes).flatten();
    let reasons = reading.judgments.iter().flat_map(|it| &it.rests_on);
    let reasons = reasons.chain(reading.predictions.iter().flat_map(|it| &it.supported_by));
    let drafts = reading.predictions.iter().filter_map(|it| it.question.as_ref());
    let deadlines = drafts.filter_map(|it| Some(&it.deadline.as_ref()?.span));
    let settings = reading.statements.iter().map(|it| &it.setting);
    let settings = settings.flat_map(|it| it.under_way.iter().chain(&it.ahead)).map(|it| &it.span);
    let others = cues.chain(problems).chain(times).chain(reasons).chain(deadlines).chain(settings);
    let others = others.chain(actors).chain(told);
    for span in all(reading).into_iter().map(|(_, span)| span).chain(others) {
        let fits = span.matches(&reading.document.text) && !span.text.trim().is_empty();
        assert!(fits, "{name}: {span:?} does not match its text");
    }
}
