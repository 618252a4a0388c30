//! The name of a job, as `job-3`.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};
use thiserror::Error;

/// What every name begins with.
const START: &str = "job-";

/// The name of a job: unique among those that are kept beside a desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(pub(crate) u32);

/// A text that names no job.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{0:?} names no job; write it as job-3")]
pub struct NotAJobId(String);

impl FromStr for JobId {
    type Err = NotAJobId;

    fn from_str(text: &str) -> Result<Self, NotAJobId> {
        let number = text.strip_prefix(START).and_then(|number| number.parse().ok());
        // "job-07" would be a second name of the same job.
        let id = number.map(Self).filter(|id| id.to_string() == text);
        id.ok_or_else(|| NotAJobId(text.to_owned()))
    }
}

impl fmt::Display for JobId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{START}{}", self.0)
    }
}

impl Serialize for JobId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::JobId;

    #[test]
    fn a_job_has_one_name() {
        assert_eq!("job-12".parse(), Ok(JobId(12)));
        assert_eq!(JobId(12).to_string(), "job-12");
        for text in ["12", "job-", "job-07", "job--1", "job-1/..", "q-1"] {
            assert!(text.parse::<JobId>().is_err(), "{text}");
        }
    }
}
