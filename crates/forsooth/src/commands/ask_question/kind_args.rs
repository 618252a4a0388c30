//! What kind of answer a question takes, as it is given on the command line.

use clap::ValueEnum;
use domain::{
    Among, Bounds, Choice, DateRange, Horizons, LaterOptions, NumberRange, QuestionKind, Scale,
};
use jiff::civil::Date;

use actions::{parse_day, parse_number};

/// What kind of answer the question takes; yes or no where nothing is given.
#[derive(clap::Args, Debug)]
#[command(next_help_heading = "Answers other than yes and no")]
#[command(group = clap::ArgGroup::new("ranged").args(["range", "days"]))]
pub(super) struct KindArgs {
    /// An option to choose from; give it once for each.
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["range", "days", "by", "open", "from", "template"])]
    option: Vec<String>,

    /// How the options stand to one another.
    #[arg(long, value_enum, default_value = "one-of", requires = "option")]
    #[arg(conflicts_with_all = ["range", "days", "by", "from", "template"])]
    among: AmongArg,

    /// What an option added later means for earlier forecasts; without it none can be added.
    #[arg(long, value_enum, requires = "option")]
    #[arg(conflicts_with_all = ["range", "days", "by", "from", "template"])]
    later_options: Option<LaterArg>,

    /// The range of the number asked for, as 0..460.
    #[arg(long, value_name = "LOW..HIGH", requires = "unit", allow_hyphen_values = true)]
    #[arg(conflicts_with_all = ["days", "by", "from", "template"], value_parser = parse_range)]
    range: Option<(f64, f64)>,

    /// What the number counts, as "seats".
    #[arg(long, value_name = "TEXT", requires = "range")]
    #[arg(conflicts_with_all = ["option", "days", "by", "from", "template"])]
    unit: Option<String>,

    /// Tell numbers apart by their ratio: for what may grow tenfold.
    #[arg(long, requires = "range")]
    #[arg(conflicts_with_all = ["option", "days", "by", "from", "template"])]
    log: bool,

    /// The range of the day asked for, as 2027-01-01..2027-12-31.
    #[arg(long, value_name = "FIRST..LAST", value_parser = parse_days)]
    #[arg(conflicts_with_all = ["by", "from", "template"])]
    days: Option<(Date, Date)>,

    /// On which side the answer may lie outside the range.
    #[arg(long, value_enum, value_name = "SIDE", requires = "ranged")]
    #[arg(conflicts_with_all = ["from", "template"])]
    open: Option<OpenArg>,

    /// A day by which it may have happened; give it once for each of several days.
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    #[arg(conflicts_with_all = ["open", "from", "template"])]
    by: Vec<Date>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum AmongArg {
    /// Exactly one comes true.
    OneOf,
    /// Exactly one comes true, and they are ranges in order.
    Ordered,
    /// Any number may come true.
    AnyOf,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LaterArg {
    /// It is taken out of the last option given here, "other".
    FromLast,
    /// Earlier forecasts gave it no chance.
    FromNothing,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum OpenArg {
    /// It may lie below the range.
    Below,
    /// It may lie above it.
    Above,
    /// It may lie on either side.
    Both,
}

impl KindArgs {
    pub(super) fn kind(self) -> QuestionKind {
        let bounds = self.bounds();
        if !self.option.is_empty() {
            return QuestionKind::Choice(Choice {
                options: self.option,
                among: self.among.into(),
                later: self.later_options.map(LaterOptions::from),
            });
        }
        if let Some((low, high)) = self.range {
            let unit = self.unit.unwrap_or_default();
            let scale = if self.log { Scale::Log } else { Scale::Linear };
            return QuestionKind::Numeric(NumberRange { low, high, bounds, unit, scale });
        }
        if let Some((first, last)) = self.days {
            return QuestionKind::Date(DateRange { first, last, bounds });
        }
        if self.by.is_empty() {
            QuestionKind::Binary
        } else {
            QuestionKind::Horizons(Horizons { by: self.by })
        }
    }

    fn bounds(&self) -> Bounds {
        match self.open {
            None => Bounds::Closed,
            Some(OpenArg::Below) => Bounds::OpenBelow,
            Some(OpenArg::Above) => Bounds::OpenAbove,
            Some(OpenArg::Both) => Bounds::Open,
        }
    }
}

impl From<AmongArg> for Among {
    fn from(among: AmongArg) -> Self {
        match among {
            AmongArg::OneOf => Self::OneOf,
            AmongArg::Ordered => Self::Ordered,
            AmongArg::AnyOf => Self::AnyOf,
        }
    }
}

impl From<LaterArg> for LaterOptions {
    fn from(later: LaterArg) -> Self {
        match later {
            LaterArg::FromLast => Self::FromLast,
            LaterArg::FromNothing => Self::FromNothing,
        }
    }
}

/// Reads `0..460`.
fn parse_range(text: &str) -> Result<(f64, f64), String> {
    let refuse = || format!("\"{text}\" is no range of numbers; write 0..460");
    let (low, high) = text.split_once("..").ok_or_else(refuse)?;
    let number = |text: &str| parse_number(text).map_err(|error| error.to_string());
    Ok((number(low)?, number(high)?))
}

/// Reads `2027-01-01..2027-12-31`.
fn parse_days(text: &str) -> Result<(Date, Date), String> {
    let refuse = || format!("\"{text}\" is no range of days; write 2027-01-01..2027-12-31");
    let (first, last) = text.split_once("..").ok_or_else(refuse)?;
    let day = |text: &str| parse_day(text.trim()).map_err(|_| refuse());
    Ok((day(first)?, day(last)?))
}
