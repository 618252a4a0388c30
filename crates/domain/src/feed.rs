//! A subscription: a feed whose items the desk takes in from then on.

use serde::{Deserialize, Serialize};

use crate::Id;

/// A feed that the desk takes in, until the subscription is ended.
///
/// How the feed fares is kept nowhere here, as that is no part of the truth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    /// The address of the feed.
    pub url: String,
    /// What the feed calls itself, or the desk calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What it is listed under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// Who publishes it: the source of its documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
}

/// The end of a subscription.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unsubscription {
    /// The subscription.
    pub feed: Id,
    /// Why, where somebody said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Subscription {
    /// What to call the feed: its title, or its address.
    pub fn name(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.url)
    }
}
