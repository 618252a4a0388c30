//! How a prediction is told wherever its claim is shown: with a denial around it, and its condition.

use crate::telling::{plain, told};
use crate::{NotedPrediction, under_condition};

impl NotedPrediction {
    /// Whether the words around its claim deny it.
    #[must_use]
    pub fn is_denied(&self) -> bool {
        self.is_denied_around || self.negated && !denies(&self.claim)
    }

    /// What must stand before its claim so that it says what was foretold: that it was denied by
    /// the words around it, and a condition that does not stand in it.
    #[must_use]
    pub fn told_as(&self) -> Option<String> {
        let denial = self.is_denied().then(|| "doubted or denied".to_owned());
        let is_apart = |it: &&String| !plain(&self.claim).contains(&plain(it));
        let condition = self.condition.as_ref().filter(is_apart).map(|it| under_condition(it));
        let told: Vec<String> = denial.into_iter().chain(condition).collect();
        (!told.is_empty()).then(|| told.join(", "))
    }

    /// Its claim with whatever must stand before it, as "doubted or denied: the border will reopen".
    #[must_use]
    pub fn told(&self) -> String {
        told(self.told_as().as_deref(), &self.claim)
    }
}

/// Words by which a claim denies itself.
const NEGATIONS: [&str; 13] = [
    "not", "never", "no", "none", "nobody", "nothing", "neither", "nor", "hardly", "cannot",
    "scarcely", "barely", "without",
];

/// Whether a claim denies something in its own words.
fn denies(claim: &str) -> bool {
    let lower = claim.to_lowercase().replace('’', "'");
    let mut words = lower.split(|it: char| !it.is_alphabetic() && it != '\'');
    words.any(|word| NEGATIONS.contains(&word) || word.ends_with("n't"))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::NotedPrediction;

    #[test]
    fn a_prediction_is_told_with_its_denial_and_its_condition() {
        let told = |claim: &str, more: &Value| {
            let span = json!({ "start": 0, "end": claim.len(), "text": claim });
            let mut noted = json!({ "claim": claim, "span": span });
            for (name, value) in more.as_object().unwrap() {
                noted[name] = value.clone();
            }
            serde_json::from_value::<NotedPrediction>(noted).unwrap().told()
        };
        let negated = json!({ "negated": true });
        assert_eq!(told("it will reopen", &negated), "doubted or denied: it will reopen");
        assert_eq!(told("it won’t reopen", &negated), "it won’t reopen");
        let around = json!({ "is_denied_around": true });
        assert_eq!(told("it will not last", &around), "doubted or denied: it will not last");
        let unless = json!({ "condition": "unless Greece agrees" });
        assert_eq!(told("it will reopen", &unless), "unless Greece agrees: it will reopen");
        let bare = json!({ "condition": "Greece agrees" });
        assert_eq!(told("it will reopen", &bare), "if Greece agrees: it will reopen");
    }
}
