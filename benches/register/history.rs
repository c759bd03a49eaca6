//! A repository with years of changes, and its floor: reading and decoding each distinct content from git once.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use ddv::model::Kind;
use git2::{IndexAddOption, ObjectType, Oid, Repository, Signature, Time};
use rayon::prelude::*;

use crate::{floor, generator};

/// Steckbriefe of the register.
pub const PROZESSE: usize = 5_000;
/// Commits after the first one, a quarter apart.
const QUARTERS: usize = 40;
/// Files that each of them changes.
const CHANGED: usize = 100;
/// Changes when the repository is made otherwise: an old one is made anew.
const VERSION: u32 = 2;
/// 15 August 2016, noon, and the length of a quarter.
const FIRST: i64 = 1_471_255_200;
const QUARTER: i64 = 7_889_400;
/// The end of the last quarter.
pub const LAST_DAY: &str = "2026-09-30";

/// The repository, made at the first time and kept below `target/`. The register lies at its root.
pub fn repository() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("verlauf-{VERSION}"));
    let is_done = folder.join(".git/fertig");
    if !is_done.is_file() {
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("a half-made repository can be removed");
        }
        generator::generate(&folder, PROZESSE).expect("the register can be written");
        antedate(&folder.join("komponenten")).expect("the components can be rewritten");
        commit_all(&folder).expect("the commits can be made");
        fs::write(is_done, "").expect("the mark can be written");
    }
    folder
}

/// Lets components exist from the first quarter on, so that there are shares to compute in each.
fn antedate(folder: &Path) -> io::Result<()> {
    for entry in folder.read_dir()? {
        let path = entry?.path();
        let text = fs::read_to_string(&path)?;
        fs::write(path, text.replace("verfuegbar_ab: 2021-", "verfuegbar_ab: 2011-"))?;
    }
    Ok(())
}

fn commit_all(folder: &Path) -> Result<(), git2::Error> {
    let git = Repository::init(folder)?;
    let mut index = git.index()?;
    index.add_all(["."], IndexAddOption::DEFAULT, None)?;
    let entries = index
        .iter()
        .map(|entry| String::from_utf8_lossy(&entry.path).into_owned());
    let mut files: Vec<String> = entries.filter(|path| path.starts_with("prozesse/")).collect();
    files.sort();
    commit(&git, &mut index, 0)?;
    let mut random = generator::Random::new(2016);
    for quarter in 1..=QUARTERS {
        let mut changed = BTreeSet::new();
        while changed.len() < CHANGED {
            changed.insert(random.below(files.len()));
        }
        for number in changed {
            let path = folder.join(&files[number]);
            let text = fs::read_to_string(&path).expect("the file was written");
            fs::write(&path, change(&text, random.below(9_000))).expect("the file can be written");
            index.add_path(Path::new(&files[number]))?;
        }
        commit(&git, &mut index, quarter)?;
    }
    pack(&git)
}

/// The Steckbrief with other figures, and with the first component that could be used in use.
fn change(text: &str, fallzahl: usize) -> String {
    let mut is_open = true;
    let lines = text.lines().map(|line| {
        if line.starts_with("  fallzahl: ") {
            format!("  fallzahl: {}\n", 9_000 + fallzahl)
        } else if is_open && line.contains("status: moeglich") {
            is_open = false;
            line.replace("status: moeglich", "status: genutzt, seit: 2024-01-01") + "\n"
        } else {
            format!("{line}\n")
        }
    });
    lines.collect()
}

fn commit(git: &Repository, index: &mut git2::Index, quarter: usize) -> Result<(), git2::Error> {
    index.write()?;
    let tree = git.find_tree(index.write_tree()?)?;
    let seconds = FIRST + QUARTER * i64::try_from(quarter).unwrap_or_default();
    let who = Signature::new("Registerstelle", "register@example.org", &Time::new(seconds, 120))?;
    let parent = git.head().ok().and_then(|head| head.peel_to_commit().ok());
    let parents: Vec<_> = parent.iter().collect();
    git.commit(
        Some("HEAD"),
        &who,
        &who,
        &format!("Quartal {quarter}"),
        &tree,
        &parents,
    )?;
    Ok(())
}

/// One pack with deltas, nothing loose: what `git gc` leaves.
fn pack(git: &Repository) -> Result<(), git2::Error> {
    let objects = git.path().join("objects");
    let mut builder = git.packbuilder()?;
    let mut walk = git.revwalk()?;
    walk.push_head()?;
    builder.insert_walk(&mut walk)?;
    builder.write(&objects.join("pack"), 0)?;
    for entry in objects.read_dir().expect("the objects can be listed") {
        let path = entry.expect("the objects can be listed").path();
        if path.file_name().is_some_and(|name| name.len() == 2) {
            fs::remove_dir_all(path).expect("loose objects can be removed");
        }
    }
    Ok(())
}

/// Which commits of a repository the floor reads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of them.
    All,
    /// Only that of HEAD.
    Head,
}

/// Reads and decodes each distinct content of the entity files of `folder` once, keeps the values and ends the process.
pub fn run_floor(folder: &Path, extent: Extent) -> ! {
    let contents = contents(folder, extent).expect("the history can be read");
    thread_local! {
        static GIT: OnceCell<Repository> = const { OnceCell::new() };
    }
    let decoded: Vec<floor::Decoded> = contents
        .par_iter()
        .map(|(id, kind)| {
            GIT.with(|git| {
                let git = git.get_or_init(|| Repository::open(folder).expect("a repository"));
                let blob = git.find_blob(*id).expect("the blob is there");
                floor::decode(blob.content(), *kind)
            })
        })
        .collect();
    std::hint::black_box(&decoded);
    std::process::exit(0)
}

/// The distinct contents with the kind that each is read as. A folder that was seen before is not looked at again.
fn contents(folder: &Path, extent: Extent) -> Result<Vec<(Oid, Kind)>, git2::Error> {
    fn walk(
        git: &Repository,
        tree: Oid,
        kind: Kind,
        seen: &mut BTreeSet<Oid>,
        found: &mut BTreeMap<Oid, Kind>,
    ) -> Result<(), git2::Error> {
        if !seen.insert(tree) {
            return Ok(());
        }
        for entry in &git.find_tree(tree)? {
            match entry.kind() {
                Some(ObjectType::Tree) => walk(git, entry.id(), kind, seen, found)?,
                Some(ObjectType::Blob) => {
                    found.insert(entry.id(), kind);
                }
                _ => {}
            }
        }
        Ok(())
    }
    let git = Repository::open(folder)?;
    let mut next = Some(git.head()?.peel_to_commit()?);
    let (mut seen, mut found) = (BTreeSet::new(), BTreeMap::new());
    while let Some(commit) = next {
        for entry in &commit.tree()? {
            let kind = std::str::from_utf8(entry.name_bytes()).ok().and_then(Kind::find);
            if let Some(kind) = kind {
                walk(&git, entry.id(), kind, &mut seen, &mut found)?;
            }
        }
        next = match extent {
            Extent::All => commit.parents().next(),
            Extent::Head => None,
        };
    }
    Ok(found.into_iter().collect())
}
