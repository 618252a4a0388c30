//! `forsooth search`: everything that has words, by words and fields.

use actions::{DEEPEST, MatchOrder, Search, SearchBy, search};
use clap::ValueEnum;

use crate::filling::Filled;
use crate::minus;
use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Search everything that has words: documents, statements, judgments, questions and the rest.
#[derive(clap::Args, Debug)]
#[command(before_help = EXAMPLE, after_help = LANGUAGE)]
pub(crate) struct Args {
    /// What to look for; a minus before a word leaves it out.
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
    /// Only things of this kind, as statement or document; may be given several times.
    #[arg(long)]
    kind: Vec<String>,
    /// What comes first.
    #[arg(long, default_value = "relevance")]
    sort: Sort,
    /// Whether to go by the words, by what they mean, or by both [default: both, if there is a
    /// meaning model and nothing is sorted by date].
    #[arg(long)]
    by: Option<By>,
    /// How many to print.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=1000))]
    limit: u16,
    /// Which page of so many to print.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=1000))]
    page: u16,
}

const EXAMPLE: &str = "\
Example:
  forsooth search ceasefire talks
  forsooth search '\"border accord\" speaker:Lavrov since:2026-01' --sort date
  forsooth search --by meaning Europe should not rely on Russian gas";

const LANGUAGE: &str = "\
Words are found in all their forms, the form you typed first. Everything must fit but what stands
around OR.
  \"border accord\"              these words side by side, in these forms
  cease*                       words that begin so
  -word                        without the word
  ceasefire OR truce           either
  speaker:Lavrov side:Russia   who spoke, and for whom
  to:China outlet:TASS         to whom, and where it was published or said
  speaker:=\"Sergey Lavrov\"     the whole name
  kind:statement lang:en       the kind of thing, and the language
  since:2026-01 until:2026     from the first day of the month to the last of the year";

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Sort {
    Relevance,
    Date,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum By {
    Words,
    Meaning,
    Both,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let desk = place.open()?;
    let request = Search {
        order: match args.sort {
            Sort::Relevance => MatchOrder::Relevance,
            Sort::Date => MatchOrder::Date,
        },
        by: args.by.map(|by| match by {
            By::Words => SearchBy::Words,
            By::Meaning => SearchBy::Meaning,
            By::Both => SearchBy::Both,
        }),
        page: args.page.into(),
        per_page: args.limit.into(),
        ..Search::new(&text(args))
    };
    let mut filled = Filled::new(output);
    let results = search(&desk, &request, &mut |done, all| filled.tell(done, all))?;
    output.data(&results, print::search_results)?;
    for note in &results.notes {
        output.say(note);
    }
    if results.query.is_empty() {
        output.say("Nothing is looked for yet. Type words, as: forsooth search ceasefire talks");
    } else if results.total == 0 && results.by_meaning == 0 {
        output.say("Nothing fits all of it. Take a word or a field away, or type word* for more.");
        output.say("To be told when something does: forsooth watch QUERY");
        for less in &results.loosened {
            output.say(&format!("{} would fit without {}", less.count, less.value));
        }
    } else if results.page < results.pages {
        output.say(&format!("More with --page {}.", results.page + 1));
    } else if results.total > DEEPEST {
        output.say(&format!("Only the first {DEEPEST} can be printed; narrow the search."));
    }
    Ok(())
}

/// The query with the kinds that were asked for. A word that holds a blank was quoted in the shell.
fn text(args: &Args) -> String {
    let kinds: Vec<String> = args.kind.iter().map(|kind| format!("kind:{kind}")).collect();
    format!("{} {}", minus::typed(&args.query), kinds.join(" OR ")).trim().to_owned()
}
