//! `forsooth ask`: asks a question that can be settled.

mod condition_args;
mod kind_args;
mod template_args;

use actions::{
    AskQuestion, CompleteDraft, Desk, FillTemplate, Finding, GivenClocks, GivenMoment, ToldTimes,
    ask_question_by_clock, complete_draft, fill_template, lint_question, parse_day,
    parse_given_moment, show_question,
};
use domain::{Id, Severity};
use jiff::civil::Date;

use condition_args::{ConditionArgs, PostponementArgs};
use kind_args::KindArgs;
use template_args::TemplateArgs;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Ask a question that can be settled: with yes or no, or with one of other answers.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:
  forsooth ask \"Will Lavrov and Wang Yi meet by 3 February 2027?\" --criteria \"In person, says either ministry\" \\
      --source \"the ministries' sites\" --close 2027-02-02 --deadline 2027-02-03 \\
      --scheduled a-1 --within 7 --put-off no --called-off annulled --judgment j-1
  forsooth ask \"Where will the talks be held?\" --option Geneva --option Vienna --option elsewhere \\
      --criteria \"The hosts announce it\" --source \"the ministries' sites\" --close 2027-02-02 \\
      --deadline 2027-03-31
  forsooth ask --template meeting-held --set who=\"Kosovo's Prime Minister Albin Kurti\" \\
      --set whom=\"Serbia's President Aleksandar Vučić\" --set by=2027-03-31
  forsooth ask --from np-3 --criteria \"Both ministries confirm it\" --source \"the ministries' sites\"")]
pub(crate) struct Args {
    /// The question, in one sentence [default with --from: the draft's; with --template: its own].
    #[arg(required_unless_present_any = ["from", "template"])]
    text: Option<String>,

    /// The noted prediction whose drafted question is taken over; what you give goes before it.
    #[arg(long, value_name = "ID")]
    from: Option<Id>,

    #[command(flatten)]
    template: TemplateArgs,

    /// What counts as yes.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    #[arg(required_unless_present_any = ["from", "template"])]
    criteria: Option<String>,

    /// Where a settler looks it up.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    #[arg(required_unless_present_any = ["from", "template"])]
    source: Option<String>,

    /// The last moment at which a forecast counts, as 2027-02-02, which ends at midnight UTC, or
    /// "2027-02-02 17:00 Europe/Paris" [default with --from or --template: the deadline].
    #[arg(long, value_name = "DATE", value_parser = parse_given_moment)]
    #[arg(required_unless_present_any = ["from", "template"])]
    close: Option<GivenMoment>,

    /// The moment by which it must have happened [default with --from: the draft's, if it has
    /// one; with --template: the end of its last day].
    #[arg(long, value_name = "DATE", value_parser = parse_given_moment)]
    #[arg(required_unless_present_any = ["from", "template"])]
    deadline: Option<GivenMoment>,

    #[command(flatten)]
    condition: ConditionArgs,

    #[command(flatten)]
    postponement: PostponementArgs,

    /// When it must be looked at again.
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    checkpoint: Option<Date>,

    /// The scheduled event that makes it the day.
    #[arg(long, value_name = "ID")]
    scheduled: Option<Id>,

    /// The judgment that it makes checkable.
    #[arg(long, value_name = "ID")]
    judgment: Option<Id>,

    #[command(flatten)]
    kind: KindArgs,
}

pub(crate) fn run(mut args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let mut desk = place.open_or_begin()?;
    let was_typed = args.text.is_some();
    let clocks = GivenClocks::of(args.close.as_ref(), args.deadline.as_ref());
    let request = match (args.from, args.template.take()) {
        (Some(prediction), _) => complete_draft(&desk, prediction, args.completing())?,
        (None, Some((template, slots))) => {
            fill_template(FillTemplate { template, slots, given: args.completing() })?
        }
        (None, None) => args.asking()?,
    };
    let id = ask_question_by_clock(&mut desk, &request, &clocks)?;
    print::recorded(id, output)?;
    if !was_typed {
        output.say(&request.text);
    }
    let ToldTimes { closes, deadline } = show_question(&desk, id)?.told;
    let is_a_day = [&closes, &deadline].into_iter().any(|told| told.ends_with("23:59 UTC"));
    let why = if is_a_day { " A day alone ends at midnight UTC." } else { "" };
    output.say(&format!("It closes {closes}; its deadline is {deadline}.{why}"));
    object(&desk, id, output)?;
    let example = if request.kind.is_binary() { "70%" } else { "…" };
    output.say(&format!("Forecast it: forsooth forecast {id} {example} --because \"…\""));
    Ok(())
}

/// Says on standard error what a settler would quarrel about; the question stands all the same.
fn object(desk: &Desk, id: Id, output: Output) -> anyhow::Result<()> {
    let report = lint_question(desk, id)?;
    let all = report.questions.iter().flat_map(|question| &question.findings);
    let grave: Vec<&Finding> = all.filter(|it| it.severity > Severity::Advice).collect();
    for finding in &grave {
        let mut text = Vec::new();
        print::finding(finding, &mut text)?;
        output.note(&String::from_utf8_lossy(&text));
    }
    if !grave.is_empty() {
        output.say(&format!("Nothing was refused. Lint it again: forsooth lint {id}"));
    }
    Ok(())
}

impl Args {
    /// What completes a draft.
    fn completing(self) -> CompleteDraft {
        CompleteDraft {
            text: self.text,
            criteria: self.criteria,
            settlement_source: self.source,
            closes_at: self.close.map(|given| given.at),
            deadline_at: self.deadline.map(|given| given.at),
            condition: self.condition.condition(),
            postponement: self.postponement.postponement(),
            checkpoint: self.checkpoint,
            scheduled: self.scheduled,
            judgment: self.judgment,
        }
    }

    /// A question of its own; the command line has made sure that it is whole.
    fn asking(self) -> anyhow::Result<AskQuestion> {
        let lacks = |name: &str| anyhow::anyhow!("the question lacks {name}");
        Ok(AskQuestion {
            text: self.text.ok_or_else(|| lacks("its text"))?,
            kind: self.kind.kind(),
            criteria: self.criteria.ok_or_else(|| lacks("--criteria"))?,
            settlement_source: self.source.ok_or_else(|| lacks("--source"))?,
            closes_at: self.close.ok_or_else(|| lacks("--close"))?.at,
            deadline_at: self.deadline.ok_or_else(|| lacks("--deadline"))?.at,
            condition: self.condition.condition(),
            postponement: self.postponement.postponement(),
            checkpoint: self.checkpoint,
            scheduled: self.scheduled,
            judgment: self.judgment,
            prediction: None,
        })
    }
}
