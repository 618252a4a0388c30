//! The network, as far as a command may reach it.

use server::WebClient;

/// Which hosts may be reached.
#[derive(clap::Args, Clone, Debug, Default)]
pub(crate) struct Network {
    /// A host that may stand in a private network, as "feeds.ministry.example"; others may not.
    /// May be given several times.
    #[arg(
        long = "allow-host",
        value_name = "HOST",
        env = "FORSOOTH_ALLOW_HOSTS",
        value_delimiter = ','
    )]
    allowed_hosts: Vec<String>,
}

impl Network {
    /// The client that fetches.
    pub(crate) fn client(&self) -> WebClient {
        WebClient::new(&self.allowed_hosts)
    }
}
