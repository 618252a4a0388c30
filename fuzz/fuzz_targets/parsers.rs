//! Any bytes, for the family of parsers that `FORSOOTH_TARGET` names.

#![no_main]

use std::sync::LazyLock;

use fuzzed::Target;
use libfuzzer_sys::fuzz_target;

static TARGET: LazyLock<Target> = LazyLock::new(|| {
    let name = std::env::var("FORSOOTH_TARGET").expect("FORSOOTH_TARGET names the target");
    Target::named(&name).expect("there is a target of that name")
});

fuzz_target!(|bytes: &[u8]| (TARGET.feed)(bytes));
