//! Why a connection did not come about, with the remedy.

use std::error::Error;
use std::io;

use ::postgres::error::SqlState;
use rustls::CertificateError;

use super::super::super::{FaultKind, StoreFault};
use crate::EngineFault;

/// What the client says where the server answers that it has no TLS.
const NO_TLS: &str = "server does not support TLS";

/// Why a plain connection did not come about.
pub(super) fn plain(error: ::postgres::Error) -> StoreFault {
    let is_turned_away = error.code() == Some(&SqlState::INVALID_AUTHORIZATION_SPECIFICATION);
    match error.source() {
        Some(said) if is_turned_away => refused(format!(
            "the server says \"{said}\" to a connection without TLS; if it wants one with it, write \
            sslmode=require"
        )),
        _ => out_of_reach(error),
    }
}

/// Why an encrypted connection did not come about.
pub(super) fn encrypted(error: ::postgres::Error) -> StoreFault {
    let Some(cause) = error.source() else { return out_of_reach(error) };
    if cause.to_string() == NO_TLS {
        return refused(
            "the server has no TLS; switch it on there (ssl = on), or write sslmode=disable where \
            nobody else can read or change what passes"
                .to_owned(),
        );
    }
    let cause = cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
    match cause.and_then(|cause| cause.downcast_ref()) {
        Some(cause) => refused(explained(cause)),
        None => out_of_reach(error),
    }
}

/// What TLS refuses, with its remedy.
fn explained(error: &rustls::Error) -> String {
    if let rustls::Error::InvalidCertificate(reason) = error {
        return unfit(reason);
    }
    if let rustls::Error::AlertReceived(alert) = error {
        return format!(
            "the server broke off TLS ({alert:?}); if it wants a certificate of yours, name the \
            files of one that it knows with sslcert and sslkey"
        );
    }
    format!("TLS failed: {error}")
}

/// The name in `DnsName("host")`.
fn name_in(presented: &str) -> &str {
    presented.split('"').nth(1).unwrap_or(presented)
}

/// Why the certificate of a server is not believed.
fn unfit(reason: &CertificateError) -> String {
    use CertificateError::{
        Expired, ExpiredContext, NotValidForNameContext, NotValidYet, NotValidYetContext, Other,
        UnknownIssuer,
    };
    if let NotValidForNameContext { expected, presented } = reason {
        let presented: Vec<&str> = presented.iter().map(|name| name_in(name)).collect();
        let presented =
            if presented.is_empty() { "no name".to_owned() } else { presented.join(", ") };
        return format!(
            "the certificate of the server is not for {}, but for {presented}; write its name in \
            the address (hostaddr can say where it is), or have one made for that name",
            expected.to_str(),
        );
    }
    let is_authority = |it: &rustls::OtherError| it.to_string().contains("CaUsedAsEndEntity");
    let told = if matches!(reason, UnknownIssuer) {
        "is signed by nobody who is believed here; name the file of its authority with sslrootcert"
    } else if matches!(reason, Expired | ExpiredContext { .. }) {
        "has expired; have it renewed"
    } else if matches!(reason, NotValidYet | NotValidYetContext { .. }) {
        "is not valid yet; look at the clocks"
    } else if matches!(reason, Other(other) if is_authority(other)) {
        "is that of an authority; have one made for the server, signed by it"
    } else {
        return format!("the certificate of the server is not accepted: {reason}");
    };
    format!("the certificate of the server {told}")
}

pub(in super::super) fn out_of_reach(error: ::postgres::Error) -> StoreFault {
    StoreFault { kind: FaultKind::OutOfReach, source: error.into() }
}

/// Refuses to connect, with what is to be done.
pub(in super::super) fn refused(told: String) -> StoreFault {
    StoreFault { kind: FaultKind::OutOfReach, source: EngineFault::told(told) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use rustls::{CertificateError, OtherError};

    use super::unfit;
    use crate::EngineFault;

    #[test]
    fn an_authority_is_no_server() {
        let fault = EngineFault::told("CaUsedAsEndEntity".to_owned());
        let told = unfit(&CertificateError::Other(OtherError(Arc::new(fault))));
        assert!(told.contains("is that of an authority"), "{told}");
    }
}
