//! Posting: something goes out by the same rules about hosts, and a short answer comes back.

use actions::{FetchFailure, LARGEST_ANSWER, Letter, Post, Posted};

use super::{WebClient, answer, web_address};

impl Post for WebClient {
    fn post(&self, letter: &Letter<'_>) -> Result<Posted, FetchFailure> {
        let url = web_address(letter.url)?;
        let sent = self.agent.post(url.as_str()).content_type(letter.media_type);
        let response = sent.send(letter.body).map_err(|error| answer::failure(error, &url))?;
        let status = response.status().as_u16();
        let reader = response.into_body().into_reader();
        let body = answer::read_up_to(reader, LARGEST_ANSWER as u64, &url)?;
        Ok(Posted { status, body })
    }
}
