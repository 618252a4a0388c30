//! A job as pages show it.

use actions::{Job, JobStanding};

use crate::pages::view::Chip;

/// How far a job is, for a bar and beside it.
pub(crate) struct JobView {
    pub(crate) chip: Chip,
    /// As "12 of 40, 2 failed".
    pub(crate) words: String,
    /// What it is at, and how long the rest will take.
    pub(crate) more: Vec<String>,
    /// How long the bar is, and how much of it is full.
    pub(crate) max: usize,
    pub(crate) value: String,
}

impl JobView {
    pub(crate) fn of(job: &Job) -> Self {
        let progress = &job.progress;
        let added = match progress.documents_added {
            0 => None,
            1 => Some("1 document added".to_owned()),
            added => Some(format!("{added} documents added")),
        };
        let current = progress.current_words().map(|current| format!("at {current}"));
        let left = progress.left.as_ref().map(|left| format!("{left} left"));
        Self {
            chip: chip(job.standing),
            words: progress.words(),
            more: [added, current, left].into_iter().flatten().collect(),
            max: progress.items.max(1),
            value: value(job),
        }
    }
}

/// How many items are behind; the present one counts by how many of its parts are.
#[expect(clippy::cast_precision_loss, reason = "a bar needs no more digits")]
fn value(job: &Job) -> String {
    let part = job.progress.part.filter(|part| part.of > 0);
    let part = part.map_or(0.0, |part| part.done as f64 / part.of as f64);
    format!("{:.2}", job.progress.ended as f64 + part)
}

fn chip(standing: JobStanding) -> Chip {
    let class = match standing {
        JobStanding::Waiting => "chip-proposed",
        JobStanding::Running => "chip-open",
        JobStanding::Stopping => "chip-closed",
        JobStanding::Interrupted => "chip-overdue",
        JobStanding::Cancelled => "chip-void",
        JobStanding::Done => "chip-answered",
    };
    Chip { class, word: standing.word().to_owned() }
}

/// What every page tells of jobs that are under way or were broken off, and where more is told.
pub(crate) fn job_note(jobs: &[Job]) -> Option<(String, String)> {
    match jobs {
        [] => None,
        [job] => {
            let words = format!("{} {}: {}", job.id, job.standing.word(), job.progress.words());
            Some((words, href(job)))
        }
        [_, ..] => Some((format!("{} jobs are not done", jobs.len()), "/jobs".to_owned())),
    }
}

/// Where a job is shown.
pub(crate) fn href(job: &Job) -> String {
    format!("/jobs/{}", job.id)
}
