//! Times as people type them: what is read is read the same once it is written out.

use actions::{parse_day, parse_given_moment, parse_moment};

pub(crate) fn feed(bytes: &[u8]) {
    let text = crate::text(bytes);
    if let Ok(day) = parse_day(&text) {
        assert_eq!(parse_day(&day.to_string()), Ok(day), "{text}");
    }
    let Ok(at) = parse_moment(&text) else { return };
    assert_eq!(parse_moment(&at.to_string()), Ok(at), "{text}");
    assert_eq!(parse_given_moment(&text).map(|given| given.at), Ok(at), "{text}");
}
