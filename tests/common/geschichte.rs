//! Commits written byte by byte, so that a test can say exactly who did what and when, even what git would not write.

use std::collections::BTreeMap;

use git2::{FileMode, ObjectType, Oid, Repository};
use serde_json::Value;
use tempfile::TempDir;

use super::{Outcome, ddv_in};

/// Files of a commit by path.
pub type Dateien = BTreeMap<String, String>;

/// A commit to be made.
#[derive(Clone)]
pub struct Auftrag<'a> {
    /// Seconds since 1970 of author and committer, and their offset: `1770000000 +0100`.
    pub zeit: &'a str,
    /// Name and address: `Lotse <lotse@example.org>`.
    pub autor: &'a [u8],
    /// Name and address.
    pub committer: &'a [u8],
    /// The message.
    pub text: &'a str,
    /// There is a signature.
    pub is_signed: bool,
}

impl Default for Auftrag<'_> {
    fn default() -> Self {
        Self {
            zeit: "1770000000 +0100",
            autor: b"Lotse 22 <lotse@example.org>",
            committer: b"Lotse 22 <lotse@example.org>",
            text: "Stand",
            is_signed: false,
        }
    }
}

/// A repository whose HEAD stands on the last commit that was made.
pub struct Geschichte {
    folder: TempDir,
    git: Repository,
}

impl Geschichte {
    /// A repository without a commit.
    pub fn new() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let git = Repository::init(folder.path()).expect("a repository");
        Self { folder, git }
    }

    /// Commits `files`.
    pub fn commit(&self, parents: &[Oid], files: &Dateien, auftrag: &Auftrag<'_>) -> Oid {
        let mut bytes = format!("tree {}\n", self.tree(files)).into_bytes();
        for parent in parents {
            bytes.extend(format!("parent {parent}\n").bytes());
        }
        for (role, who) in [("author", auftrag.autor), ("committer", auftrag.committer)] {
            bytes.extend([role.as_bytes(), b" ", who, b" ", auftrag.zeit.as_bytes(), b"\n"].concat());
        }
        if auftrag.is_signed {
            bytes.extend(b"gpgsig -----BEGIN SSH SIGNATURE-----\n AAAA\n -----END SSH SIGNATURE-----\n");
        }
        bytes.extend(format!("\n{}\n", auftrag.text).bytes());
        let odb = self.git.odb().expect("objects");
        let id = odb.write(ObjectType::Commit, &bytes).expect("a commit");
        self.git.set_head_detached(id).expect("HEAD moves");
        id
    }

    /// Commits `files` on one parent, or as the first commit, on the day `tag` at noon.
    pub fn am(&self, parent: Option<Oid>, tag: &str, text: &str, files: &Dateien) -> Oid {
        let zeit = mittags(tag);
        let parents: Vec<_> = parent.into_iter().collect();
        let auftrag = Auftrag {
            zeit: &zeit,
            text,
            ..Auftrag::default()
        };
        self.commit(&parents, files, &auftrag)
    }

    /// Merges two commits into `files`, on the day `tag` at noon.
    pub fn merge(&self, parents: [Oid; 2], tag: &str, text: &str, files: &Dateien) -> Oid {
        let zeit = mittags(tag);
        let auftrag = Auftrag {
            zeit: &zeit,
            text,
            ..Auftrag::default()
        };
        self.commit(&parents, files, &auftrag)
    }

    fn tree(&self, files: &Dateien) -> Oid {
        let files: Vec<(&str, &str)> = files.iter().map(|(p, t)| (p.as_str(), t.as_str())).collect();
        write_tree(&self.git, &files)
    }

    /// Puts the files of HEAD into the working tree.
    pub fn checkout(&self) {
        let mut checkout = git2::build::CheckoutBuilder::new();
        self.git
            .checkout_head(Some(checkout.force()))
            .expect("a checkout");
    }

    /// The folder.
    pub fn path(&self) -> std::path::PathBuf {
        self.folder.path().to_path_buf()
    }

    /// Runs `ddv --git . ARGS`, which reads HEAD.
    pub fn ddv(&self, args: &[&str]) -> Outcome {
        ddv_in(self.folder.path(), &[&["--git", "."], args].concat())
    }

    /// The JSON of `ddv --git . ARGS`.
    pub fn json(&self, args: &[&str]) -> Value {
        let outcome = self.ddv(&[args, &["--format", "json"]].concat());
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        serde_json::from_str(&outcome.stdout).expect("JSON")
    }
}

fn mittags(tag: &str) -> String {
    let noon: jiff::Timestamp = format!("{tag}T11:00:00Z").parse().expect("a day");
    format!("{} +0100", noon.as_second())
}

fn write_tree(git: &Repository, files: &[(&str, &str)]) -> Oid {
    let mut builder = git.treebuilder(None).expect("a tree can be built");
    let mut folders: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for (path, text) in files {
        if let Some((folder, rest)) = path.split_once('/') {
            folders.entry(folder).or_default().push((rest, text));
        } else {
            let blob = git.blob(text.as_bytes()).expect("a blob");
            builder
                .insert(path, blob, FileMode::Blob.into())
                .expect("an entry");
        }
    }
    for (name, files) in folders {
        let tree = write_tree(git, &files);
        builder
            .insert(name, tree, FileMode::Tree.into())
            .expect("an entry");
    }
    builder.write().expect("a tree")
}
