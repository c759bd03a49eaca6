//! What the tests of commands share: whole runs on a registry in a folder.

#![expect(
    clippy::disallowed_methods,
    reason = "tests write registers to temporary folders"
)]

use std::ffi::OsString;
use std::fs;

use super::environment::Environment;
use super::run::run;
use crate::view::testing::today;

/// What a run writes on a registry of `files`: stdout, stderr and the exit status.
pub fn ddv(files: &[(&str, &str)], arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let environment = Environment {
        folder: folder.path().to_path_buf(),
        registry: None,
        no_color: true,
        today: today(),
        is_terminal: false,
        width: Some(80),
    };
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let arguments = ["ddv"].iter().chain(arguments).map(OsString::from);
    let status = u8::from(run(arguments, &environment, &mut stdout, &mut stderr));
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    format!("{}{}[{status}]", text(stdout), text(stderr))
}
