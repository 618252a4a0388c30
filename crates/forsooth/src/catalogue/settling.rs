//! Settling at the terminal: one prediction after the other, a key and a line each.

use actions::{
    AnswerPrediction, AnswerPredictionError, CorrectPrediction, Desk, ShownPrediction, UndoAnswer,
    answer_prediction, correct_prediction, parse_day, parse_range, sentence_around, show_catalogue,
    undo_answer,
};
use domain::Id;
use serde::Serialize;

use crate::catalogue::keys::{key, line};
use crate::output::Output;
use crate::print;

const HELP: &str = "y yes  n no  a ambiguous  v void: its condition failed  x no prediction\n\
                    r correct the range  d correct the deadline  s skip  u undo the last  q quit\n";

/// What was done in a sitting.
#[derive(Debug, Default, Serialize)]
struct Sitting {
    answered: Vec<Id>,
    undone: Vec<Id>,
    corrected: Vec<Id>,
    skipped: Vec<Id>,
    left: usize,
    /// The one to come up next, because its answer was undone or it was corrected.
    #[serde(skip)]
    again: Option<Id>,
    /// The one that was last dealt with.
    #[serde(skip)]
    behind: Option<Id>,
}

/// What a key asks for.
enum Step {
    Next,
    Quit,
}

/// Settles what whoever is at the desk has not answered, until they quit or nothing is left.
pub(crate) fn run(desk: &mut Desk, output: Output) -> anyhow::Result<()> {
    let mut sitting = Sitting::default();
    loop {
        let catalogue = show_catalogue(desk)?;
        let whole = catalogue.predictions.len();
        sitting.left = whole - catalogue.answered;
        let again = sitting.again.take().and_then(|id| catalogue.find(id));
        let next = || catalogue.next(sitting.behind, &sitting.skipped);
        let Some(prediction) = again.or_else(next) else {
            output.say(if whole == 0 {
                "There is no prediction yet: forsooth catalogue FOLDER"
            } else {
                "Nothing is left to answer."
            });
            break;
        };
        output.note(&print::asked(
            prediction,
            &sentence_around(desk, prediction)?,
            (catalogue.answered, whole),
        )?);
        if matches!(step(desk, prediction, &mut sitting, output)?, Step::Quit) {
            break;
        }
    }
    output.data(&sitting, |it, out| {
        let Sitting { answered, undone, corrected, left, .. } = it;
        let (answered, undone) = (answered.len(), undone.len());
        writeln!(
            out,
            "{answered} answered, {undone} undone, {} corrected; {left} left",
            corrected.len()
        )
    })
}

/// Does what the next key asks for; what is refused is told, and asked again.
fn step(
    desk: &mut Desk,
    prediction: &ShownPrediction,
    sitting: &mut Sitting,
    output: Output,
) -> anyhow::Result<Step> {
    loop {
        let Some(key) = key()? else { return Ok(Step::Quit) };
        let done = match key {
            'y' | 'n' | 'a' | 'v' | 'x' => answer(desk, prediction, key, sitting)?,
            'r' => correct_range(desk, prediction, sitting)?,
            'd' => correct_deadline(desk, prediction, sitting)?,
            'u' => undo(desk, sitting)?,
            's' => {
                sitting.skipped.push(prediction.id);
                sitting.behind = Some(prediction.id);
                Ok(())
            }
            'q' => return Ok(Step::Quit),
            _ => Err(HELP.trim_end().to_owned()),
        };
        match done {
            Ok(()) => return Ok(Step::Next),
            Err(refusal) => output.note(&format!("{refusal}\n")),
        }
    }
}

/// What was done, or why not.
type Done = Result<(), String>;

fn answer(
    desk: &mut Desk,
    prediction: &ShownPrediction,
    key: char,
    sitting: &mut Sitting,
) -> anyhow::Result<Done> {
    let is_scored = matches!(key, 'y' | 'n');
    let prompt = if is_scored { "evidence (text, address or id): " } else { "why: " };
    let Some(said) = line(prompt)? else { return Ok(Err("no answer was given".to_owned())) };
    let Some(known) = line("known on (YYYY-MM-DD, empty for today): ")? else {
        return Ok(Err("no answer was given".to_owned()));
    };
    let known_on = match parse_day(&known) {
        Ok(day) => Some(day),
        Err(_) if known.is_empty() => None,
        Err(error) => return Ok(Err(error.to_string())),
    };
    let (evidence, reason) = if is_scored { (said, String::new()) } else { (String::new(), said) };
    let prediction = prediction.id;
    let answer = key.to_string();
    let request = AnswerPrediction { prediction, answer, evidence, reason, known_on };
    match answer_prediction(desk, &request) {
        Ok(_) => {
            sitting.answered.push(prediction);
            sitting.behind = Some(prediction);
            Ok(Ok(()))
        }
        Err(AnswerPredictionError::Ledger(error)) => Err(error.into()),
        Err(error) => Ok(Err(error.to_string())),
    }
}

fn undo(desk: &mut Desk, sitting: &mut Sitting) -> anyhow::Result<Done> {
    let Some(prediction) = sitting.answered.last().copied() else {
        return Ok(Err("nothing was answered in this sitting".to_owned()));
    };
    let reason = line("why (empty for a slip of the key): ")?.unwrap_or_default();
    let reason = if reason.is_empty() { "a slip of the key".to_owned() } else { reason };
    if let Err(error) = undo_answer(desk, &UndoAnswer { prediction, reason }) {
        return Ok(Err(error.to_string()));
    }
    sitting.answered.pop();
    sitting.undone.push(prediction);
    sitting.again = Some(prediction);
    Ok(Ok(()))
}

fn correct_range(
    desk: &mut Desk,
    prediction: &ShownPrediction,
    sitting: &mut Sitting,
) -> anyhow::Result<Done> {
    let typed = line("chance of yes by the note's words (75, 60..85 or 60..75..85): ")?;
    let range = match parse_range(&typed.unwrap_or_default()) {
        Ok(range) => Some(range),
        Err(error) => return Ok(Err(error.to_string())),
    };
    let reason = line("why: ")?.unwrap_or_default();
    let prediction = prediction.id;
    let request = CorrectPrediction { prediction, range, deadline: None, reason };
    Ok(correct(desk, &request, sitting))
}

fn correct_deadline(
    desk: &mut Desk,
    prediction: &ShownPrediction,
    sitting: &mut Sitting,
) -> anyhow::Result<Done> {
    let deadline = match parse_day(&line("by which day (YYYY-MM-DD): ")?.unwrap_or_default()) {
        Ok(day) => Some(day),
        Err(error) => return Ok(Err(error.to_string())),
    };
    let reason = line("why: ")?.unwrap_or_default();
    let prediction = prediction.id;
    let request = CorrectPrediction { prediction, range: None, deadline, reason };
    Ok(correct(desk, &request, sitting))
}

fn correct(desk: &mut Desk, request: &CorrectPrediction, sitting: &mut Sitting) -> Done {
    let id = correct_prediction(desk, request).map_err(|error| error.to_string())?;
    sitting.corrected.push(id);
    sitting.again = Some(request.prediction);
    Ok(())
}
