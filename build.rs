//! Lists the files of `registry/` for the binary. A list made here notices new files; a macro would not.

#![expect(
    clippy::disallowed_methods,
    reason = "the build script reads the registry and writes the list"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("registry");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort();
    let mut list = String::from("[\n");
    for file in &files {
        let below = file.strip_prefix(&root).unwrap_or(file);
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        let (name, file) = (parts.join("/"), file.to_string_lossy());
        let _ = writeln!(list, "    ({name:?}, include_str!({file:?})),");
    }
    list.push(']');
    println!("cargo::rerun-if-changed=build.rs");
    fs::write(out.join("register.rs"), list)
}

/// All files below `folder`; cargo looks at each folder again when something in it changed.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
