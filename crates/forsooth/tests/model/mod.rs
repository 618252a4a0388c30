//! The language model that tests run on.

use std::path::PathBuf;
use std::process::Command;

/// Where the model is; it is fetched if this machine has none.
pub(crate) fn model_path() -> PathBuf {
    let mut forsooth = Command::new(env!("CARGO_BIN_EXE_forsooth"));
    forsooth.env_remove("FORSOOTH_MODEL");
    let output = forsooth.args(["--json", "model", "install"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let installed: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    installed["path"].as_str().unwrap().into()
}
