//! Real git repositories in temporary folders, made commit by commit: functions instead of people, explicit times.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use git2::build::RepoBuilder;
use git2::{
    FileMode, ObjectType, Oid, Repository, RepositoryInitOptions, Signature, Time, WorktreeAddOptions,
};
use jiff::fmt::temporal::Pieces;
use tempfile::TempDir;

use super::{Outcome, SOUND, ddv_in};

/// A file of a tree: its mode and its content.
type Entry = (FileMode, Oid);

/// A repository with a working tree. Files are staged in memory; the disk changes only by [`checkout`](Self::checkout).
pub struct TestRepo {
    folder: TempDir,
    git: Repository,
    staged: BTreeMap<Vec<u8>, Entry>,
}

impl TestRepo {
    /// A repository without a commit.
    pub fn new() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let mut options = RepositoryInitOptions::new();
        options.initial_head("main").no_reinit(true);
        let git = Repository::init_opts(folder.path(), &options).expect("a repository");
        // What the machine has configured must not show.
        let mut config = git.config().expect("settings");
        for (key, value) in [("core.autocrlf", "false"), ("core.filemode", "true")] {
            config.set_str(key, value).expect("set");
        }
        Self {
            folder,
            git,
            staged: BTreeMap::new(),
        }
    }

    /// A repository in which the small sound register is staged in the folder `place`; empty for the root.
    pub fn sound(place: &str) -> Self {
        let mut repo = Self::new();
        repo.write_sound(place);
        repo
    }

    /// Stages the small sound register in the folder `place`.
    pub fn write_sound(&mut self, place: &str) {
        for (path, text) in SOUND {
            self.write(&join(place, path), text);
        }
    }

    /// Stages a file.
    pub fn write(&mut self, path: &str, text: impl AsRef<[u8]>) {
        self.write_raw(path.as_bytes(), text);
    }

    /// Stages a file whose path need not be UTF-8.
    pub fn write_raw(&mut self, path: &[u8], text: impl AsRef<[u8]>) {
        let blob = self.git.blob(text.as_ref()).expect("a blob");
        self.staged.insert(path.to_vec(), (FileMode::Blob, blob));
    }

    /// Stages a symbolic link.
    pub fn link(&mut self, path: &str, target: &str) {
        let blob = self.git.blob(target.as_bytes()).expect("a blob");
        self.staged
            .insert(path.as_bytes().to_vec(), (FileMode::Link, blob));
    }

    /// Stages a submodule: a commit of another repository.
    pub fn submodule(&mut self, path: &str) {
        let elsewhere = Oid::hash_object(ObjectType::Blob, b"elsewhere").expect("an id");
        self.staged
            .insert(path.as_bytes().to_vec(), (FileMode::Commit, elsewhere));
    }

    /// Removes a file or a folder.
    pub fn remove(&mut self, path: &str) {
        let before = self.staged.len();
        self.staged.retain(|known, _| below(known, path).is_none());
        assert!(self.staged.len() < before, "there is no `{path}`");
    }

    /// Renames or moves a file or a folder; the empty path is the root.
    pub fn rename(&mut self, from: &str, to: &str) {
        let moved: Vec<_> = self
            .staged
            .keys()
            .filter_map(|known| Some((known.clone(), below(known, from)?.to_vec())))
            .collect();
        assert!(!moved.is_empty(), "there is no `{from}`");
        for (old, rest) in moved {
            let entry = self.staged.remove(&old).expect("it was there");
            let mut new = to.as_bytes().to_vec();
            if !rest.is_empty() && !new.is_empty() {
                new.push(b'/');
            }
            new.extend(rest);
            self.staged.insert(new, entry);
        }
    }

    /// The staged text at `path`.
    pub fn text(&self, path: &str) -> String {
        let (_, id) = self.staged[path.as_bytes()];
        let blob = self.git.find_blob(id).expect("a blob");
        String::from_utf8_lossy(blob.content()).into_owned()
    }

    /// Whether something is staged at or below `path`.
    pub fn has(&self, path: &str) -> bool {
        self.staged.keys().any(|known| below(known, path).is_some())
    }

    /// Commits what is staged, at a time with its offset: `2026-03-31T23:30:00-05:00`. It may be what HEAD holds.
    pub fn commit(&mut self, when: &str, betreff: &str) -> Oid {
        let parents: Vec<_> = self.head().into_iter().collect();
        self.commit_on(&parents, when, betreff)
    }

    /// Commits what is staged as the merge of HEAD and `other`.
    pub fn merge(&mut self, other: Oid, when: &str, betreff: &str) -> Oid {
        let head = self.head().expect("there is a commit");
        self.commit_on(&[head, other], when, betreff)
    }

    /// Replaces the last commit, as `git commit --amend` does: the old one stays among the objects.
    pub fn amend(&mut self, when: &str, betreff: &str) -> Oid {
        let head = self.head().expect("there is a commit");
        let parents: Vec<_> = self
            .git
            .find_commit(head)
            .expect("a commit")
            .parent_ids()
            .collect();
        self.commit_on(&parents, when, betreff)
    }

    fn commit_on(&mut self, parents: &[Oid], when: &str, betreff: &str) -> Oid {
        let tree = self.git.find_tree(self.write_tree()).expect("a tree");
        let time = parse_time(when);
        let autor = Signature::new("Digitalisierungslotse 22", "lotse-22@example.org", &time);
        let committer = Signature::new("Registerstelle", "register@example.org", &time);
        let (autor, committer) = (autor.expect("a signature"), committer.expect("a signature"));
        let parents: Vec<_> = parents
            .iter()
            .map(|id| self.git.find_commit(*id).expect("a commit"))
            .collect();
        let parents: Vec<_> = parents.iter().collect();
        let id = self
            .git
            .commit(None, &autor, &committer, betreff, &tree, &parents)
            .expect("a commit");
        if self.git.head_detached().expect("a HEAD") {
            self.git.set_head_detached(id).expect("HEAD moves");
        } else {
            let head = self.git.find_reference("HEAD").expect("a HEAD");
            let branch = head.symbolic_target().expect("UTF-8").expect("a branch");
            self.git.reference(branch, id, true, "").expect("it moves");
        }
        id
    }

    fn write_tree(&self) -> Oid {
        fn write(git: &Repository, files: &[(&[u8], Entry)]) -> Oid {
            let mut builder = git.treebuilder(None).expect("a tree can be built");
            let mut folders: BTreeMap<&[u8], Vec<(&[u8], Entry)>> = BTreeMap::new();
            for (path, entry) in files {
                match path.iter().position(|byte| *byte == b'/') {
                    Some(at) => {
                        let inner = (&path[at + 1..], *entry);
                        folders.entry(&path[..at]).or_default().push(inner);
                    }
                    None => {
                        builder.insert(*path, entry.1, entry.0.into()).expect("an entry");
                    }
                }
            }
            for (name, files) in folders {
                let tree = write(git, &files);
                builder
                    .insert(name, tree, FileMode::Tree.into())
                    .expect("an entry");
            }
            builder.write().expect("a tree")
        }
        let files: Vec<_> = self
            .staged
            .iter()
            .map(|(path, entry)| (&path[..], *entry))
            .collect();
        write(&self.git, &files)
    }

    /// The commit of HEAD; none before the first.
    pub fn head(&self) -> Option<Oid> {
        self.git.head().ok().and_then(|head| head.target())
    }

    /// Makes the branch `name` at HEAD and goes there.
    pub fn branch(&mut self, name: &str) {
        let head = self.head().expect("there is a commit");
        let branch = format!("refs/heads/{name}");
        self.git.reference(&branch, head, true, "").expect("a branch");
        self.git.set_head(&branch).expect("HEAD moves");
    }

    /// Goes to the branch `name` and stages what it holds.
    pub fn switch(&mut self, name: &str) {
        self.git
            .set_head(&format!("refs/heads/{name}"))
            .expect("HEAD moves");
        self.reset();
    }

    /// Detaches HEAD at `commit` and stages what it holds.
    pub fn detach(&mut self, commit: Oid) {
        self.git.set_head_detached(commit).expect("HEAD moves");
        self.reset();
    }

    /// Stages what HEAD holds.
    pub fn reset(&mut self) {
        let head = self.head().expect("there is a commit");
        self.staged = files_of(&self.git, head);
    }

    /// An annotated tag at `commit`.
    pub fn tag(&self, name: &str, commit: Oid) {
        let object = self.git.find_object(commit, None).expect("a commit");
        let who = Signature::new(
            "Registerstelle",
            "register@example.org",
            &Time::new(1_780_000_000, 120),
        );
        self.git
            .tag(name, &object, &who.expect("a signature"), name, false)
            .expect("a tag");
    }

    /// Puts what HEAD holds into the working tree, bytes as they are, and nothing else.
    pub fn checkout(&self) {
        write_working_tree(&self.git, self.head().expect("there is a commit"));
    }

    /// A repository of its own that stands on `commit`, with the same objects and only its files, bytes as they are.
    pub fn checkout_of(&self, commit: Oid) -> Checkout {
        let folder = TempDir::new().expect("a temporary folder");
        let git = Repository::init(folder.path()).expect("a repository");
        let objects = self.git.commondir().join("objects");
        std::fs::write(
            git.path().join("objects/info/alternates"),
            format!("{}\n", objects.display()),
        )
        .expect("a file can be written");
        drop(git);
        let git = Repository::open(folder.path()).expect("a repository");
        git.set_head_detached(commit).expect("HEAD moves");
        write_working_tree(&git, commit);
        Checkout { folder }
    }

    /// A bare clone.
    pub fn bare_clone(&self) -> TempDir {
        let folder = TempDir::new().expect("a temporary folder");
        let url = self.folder.path().to_str().expect("UTF-8");
        RepoBuilder::new()
            .bare(true)
            .clone(url, folder.path())
            .expect("a clone");
        folder
    }

    /// A clone of the last `depth` commits of HEAD's first-parent line, checked out.
    pub fn shallow_clone(&self, depth: usize) -> Checkout {
        let folder = TempDir::new().expect("a temporary folder");
        let git = Repository::init(folder.path()).expect("a repository");
        let shallow = git.path().join("shallow");
        let head = self.head().expect("there is a commit");
        let mut edge = self.git.find_commit(head).expect("a commit");
        self.copy(&edge, &git);
        for _ in 1..depth {
            edge = edge.parent(0).expect("so many commits");
            self.copy(&edge, &git);
        }
        assert!(edge.parent_count() > 0, "the clone would hold everything");
        std::fs::write(shallow, format!("{}\n", edge.id())).expect("written");
        drop(git);
        let git = Repository::open(folder.path()).expect("a repository");
        git.set_head_detached(head).expect("HEAD moves");
        write_working_tree(&git, head);
        Checkout { folder }
    }

    /// Copies a commit with its files.
    fn copy(&self, commit: &git2::Commit<'_>, to: &Repository) {
        let (from, to) = (self.git.odb().expect("objects"), to.odb().expect("objects"));
        let copy = |id: Oid| {
            let object = from.read(id).expect("an object");
            to.write(object.kind(), object.data()).expect("a copy");
        };
        copy(commit.id());
        copy(commit.tree_id());
        let tree = commit.tree().expect("a tree");
        tree.walk(git2::TreeWalkMode::PreOrder, |_, entry| {
            copy(entry.id());
            git2::TreeWalkResult::Ok
        })
        .expect("all of it");
    }

    /// A linked working tree of the branch `name`.
    pub fn worktree(&self, name: &str) -> (TempDir, PathBuf) {
        let folder = TempDir::new().expect("a temporary folder");
        let path = folder.path().join("arbeit");
        let branch = self.git.find_reference(&format!("refs/heads/{name}"));
        let branch = branch.expect("a branch");
        let mut options = WorktreeAddOptions::new();
        options.reference(Some(&branch));
        self.git
            .worktree("arbeit", &path, Some(&options))
            .expect("a working tree");
        (folder, path)
    }

    /// Puts all that refs reach into one pack and removes the loose objects.
    pub fn pack(&mut self) {
        let mut builder = self.git.packbuilder().expect("a pack");
        let mut walk = self.git.revwalk().expect("a walk");
        walk.push_glob("*").expect("all refs");
        builder.insert_walk(&mut walk).expect("all of it");
        let objects = self.git.path().join("objects");
        builder.write(&objects.join("pack"), 0).expect("written");
        drop((walk, builder));
        for entry in std::fs::read_dir(&objects).expect("objects") {
            let path = entry.expect("an entry").path();
            if path.file_name().is_some_and(|name| name.len() == 2) {
                std::fs::remove_dir_all(path).expect("removed");
            }
        }
        self.git = Repository::open(self.folder.path()).expect("a repository");
    }

    /// The object at `path` in `commit`: a file or a folder.
    pub fn object_at(&self, commit: Oid, path: &str) -> Oid {
        let tree = self.git.find_commit(commit).and_then(|commit| commit.tree());
        let entry = tree.expect("a tree").get_path(Path::new(path));
        entry.expect("it is there").id()
    }

    /// The file of a loose object.
    pub fn loose(&self, id: Oid) -> PathBuf {
        let id = id.to_string();
        self.git.path().join("objects").join(&id[..2]).join(&id[2..])
    }

    /// Overwrites a loose object.
    pub fn overwrite(&self, id: Oid, bytes: &[u8]) {
        let path = self.loose(id);
        std::fs::remove_file(&path).expect("it is there");
        std::fs::write(path, bytes).expect("a file can be written");
    }

    /// The root of the working tree.
    pub fn path(&self) -> PathBuf {
        self.folder.path().to_path_buf()
    }

    /// Runs `ddv ARGS` in the root of the working tree.
    pub fn ddv(&self, args: &[&str]) -> Outcome {
        ddv_in(self.folder.path(), args)
    }
}

/// A working tree that stands on a commit.
pub struct Checkout {
    folder: TempDir,
}

impl Checkout {
    /// Its root.
    pub fn path(&self) -> PathBuf {
        self.folder.path().to_path_buf()
    }

    /// Runs `ddv ARGS` in its folder `place`.
    pub fn ddv_in(&self, place: &str, args: &[&str]) -> Outcome {
        ddv_in(&self.folder.path().join(place), args)
    }
}

/// `path` in the folder `place`; empty for the root.
pub fn join(place: &str, path: &str) -> String {
    if place.is_empty() {
        path.to_owned()
    } else {
        format!("{place}/{path}")
    }
}

/// What of `path` is below `folder`: empty if it is `folder` itself.
fn below<'p>(path: &'p [u8], folder: &str) -> Option<&'p [u8]> {
    if folder.is_empty() {
        return Some(path);
    }
    let rest = path.strip_prefix(folder.as_bytes())?;
    if rest.is_empty() {
        Some(rest)
    } else {
        rest.strip_prefix(b"/")
    }
}

fn parse_time(when: &str) -> Time {
    let timestamp: jiff::Timestamp = when.parse().expect("a time with its offset");
    let pieces = Pieces::parse(when).expect("a time with its offset");
    let offset = pieces.to_numeric_offset().expect("an offset");
    Time::new(timestamp.as_second(), offset.seconds() / 60)
}

fn files_of(git: &Repository, commit: Oid) -> BTreeMap<Vec<u8>, Entry> {
    fn walk(git: &Repository, tree: Oid, folder: &[u8], files: &mut BTreeMap<Vec<u8>, Entry>) {
        for entry in &git.find_tree(tree).expect("a tree") {
            let path = [folder, entry.name_bytes()].concat();
            match entry.kind() {
                Some(ObjectType::Tree) => walk(git, entry.id(), &[&path, &b"/"[..]].concat(), files),
                Some(ObjectType::Commit) => {
                    files.insert(path, (FileMode::Commit, entry.id()));
                }
                _ => {
                    let is_link = entry.filemode() == i32::from(FileMode::Link);
                    let mode = if is_link { FileMode::Link } else { FileMode::Blob };
                    files.insert(path, (mode, entry.id()));
                }
            }
        }
    }
    let tree = git.find_commit(commit).expect("a commit").tree_id();
    let mut files = BTreeMap::new();
    walk(git, tree, b"", &mut files);
    files
}

/// Replaces all files of the working tree by those of `commit`: no filters, no line endings, no time stamps.
fn write_working_tree(git: &Repository, commit: Oid) {
    let root = git.workdir().expect("a working tree");
    for entry in std::fs::read_dir(root).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.file_name().is_some_and(|name| name == ".git") {
            continue;
        }
        if path.is_dir() && !path.is_symlink() {
            std::fs::remove_dir_all(path).expect("removed");
        } else {
            std::fs::remove_file(path).expect("removed");
        }
    }
    let mut folders = BTreeSet::new();
    for (path, (mode, id)) in files_of(git, commit) {
        let path = root.join(os_path(&path));
        let folder = if mode == FileMode::Commit {
            path.as_path()
        } else {
            path.parent().expect("a file has a folder")
        };
        if folders.insert(folder.to_path_buf()) {
            std::fs::create_dir_all(folder).expect("folders can be made");
        }
        if mode == FileMode::Commit {
            continue;
        }
        let blob = git.find_blob(id).expect("a blob");
        if mode == FileMode::Link {
            symlink(blob.content(), &path);
        } else {
            std::fs::write(&path, blob.content()).expect("a file can be written");
        }
    }
    let mut index = git.index().expect("an index");
    let tree = git.find_commit(commit).and_then(|commit| commit.tree());
    index.read_tree(&tree.expect("a tree")).expect("read");
    index.write().expect("written");
}

#[cfg(unix)]
fn os_path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn os_path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(std::str::from_utf8(bytes).expect("UTF-8"))
}

#[cfg(unix)]
fn symlink(target: &[u8], path: &Path) {
    std::os::unix::fs::symlink(os_path(target), path).expect("a link");
}

#[cfg(not(unix))]
fn symlink(target: &[u8], path: &Path) {
    // As git does where there are no links.
    std::fs::write(path, target).expect("a file can be written");
}
