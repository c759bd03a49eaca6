//! `ddv beispiel`: the repository that it makes, looked at with git.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::fixture::{Outcome, ddv_in};
use git2::{Commit, Delta, Repository, Sort};
use tempfile::TempDir;

fn made(args: &[&str]) -> (TempDir, Repository, Outcome) {
    let folder = TempDir::new().expect("a temporary folder");
    let outcome = ddv_in(folder.path(), &[&["beispiel", "probe"], args].concat());
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let repository = Repository::open(folder.path().join("probe")).expect("a repository");
    (folder, repository, outcome)
}

/// All commits, oldest first.
fn commits(repository: &Repository) -> Vec<Commit<'_>> {
    let mut walk = repository.revwalk().expect("a walk");
    walk.push_head().expect("HEAD");
    walk.set_sorting(Sort::TOPOLOGICAL | Sort::TIME | Sort::REVERSE)
        .expect("sorted");
    let ids: Vec<_> = walk.map(|id| id.expect("an id")).collect();
    ids.into_iter()
        .map(|id| repository.find_commit(id).expect("a commit"))
        .collect()
}

fn find<'r>(repository: &'r Repository, subject: &str) -> Commit<'r> {
    let found = commits(repository).into_iter().find(|commit| {
        commit
            .summary()
            .is_ok_and(|s| s.is_some_and(|s| s.contains(subject)))
    });
    found.unwrap_or_else(|| panic!("no commit `{subject}`"))
}

/// What a commit did, renames found: letter, path before, path after.
fn changes(repository: &Repository, commit: &Commit<'_>) -> Vec<(Delta, String, String)> {
    let parent = commit.parent(0).expect("a parent").tree().expect("a tree");
    let tree = commit.tree().expect("a tree");
    let mut diff = repository
        .diff_tree_to_tree(Some(&parent), Some(&tree), None)
        .expect("a diff");
    diff.find_similar(None).expect("renames");
    let path = |file: git2::DiffFile<'_>| file.path().expect("a path").to_string_lossy().into_owned();
    diff.deltas()
        .map(|d| (d.status(), path(d.old_file()), path(d.new_file())))
        .collect()
}

#[test]
fn the_same_command_makes_the_same_commits_everywhere() {
    let (_folder, repository, outcome) = made(&[]);
    insta::assert_snapshot!(outcome.stdout);
    assert_eq!(outcome.stderr, "");
    let head = repository.head().expect("HEAD");
    assert_eq!(head.name(), Ok("refs/heads/main"));
    let mut log = format!("{}\n\n", head.peel_to_commit().expect("a commit").id());
    for commit in commits(&repository) {
        let time = commit.time();
        let local = jiff::Timestamp::from_second(time.seconds() + i64::from(time.offset_minutes()) * 60);
        let day = local.expect("a time").strftime("%Y-%m-%d %H:%M").to_string();
        let merge = if commit.parent_count() == 2 {
            " (zwei Eltern)"
        } else {
            ""
        };
        let _ = writeln!(
            log,
            "{day} {:+} {} | {}{merge}",
            time.offset_minutes() / 60,
            commit.author().name().expect("a name"),
            commit.summary().expect("UTF-8").expect("a subject"),
        );
    }
    insta::assert_snapshot!(log);
}

#[test]
fn head_holds_the_shipped_register_and_the_working_tree_is_clean() {
    let (folder, repository, _) = made(&["--quartale", "1"]);
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("registry");
    let made = folder.path().join("probe");
    let files = |root: &Path| -> Vec<(String, Vec<u8>)> {
        let mut files: Vec<_> = walkdir::WalkDir::new(root)
            .into_iter()
            .map(|entry| entry.expect("listed"))
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                let path = entry.path().strip_prefix(root).expect("below").to_string_lossy();
                (path.into_owned(), fs::read(entry.path()).expect("read"))
            })
            .collect();
        files.sort();
        files
    };
    assert!(
        files(&made.join("registry")) == files(&shipped),
        "the files differ"
    );
    assert!(made.join("README.md").is_file());
    assert_eq!(repository.statuses(None).expect("statuses").len(), 0);
    assert!(!made.join(".git/logs/HEAD").exists(), "a reflog names the user");
    let hooks = fs::read_dir(made.join(".git/hooks")).expect("listed");
    let mut names = hooks.map(|hook| hook.expect("a file").file_name());
    assert!(names.all(|name| name == "README.sample"), "a hook would run");
    let left: Vec<_> = fs::read_dir(folder.path()).expect("listed").collect();
    assert_eq!(left.len(), 1, "nothing is left beside it: {left:?}");
    let karte = ddv_in(&made, &["karte", "--format", "json"]);
    assert!(!karte.stdout.contains("\"geaendert\""), "{}", karte.stdout);
}

#[test]
fn the_scenes_are_what_git_sees() {
    let (_folder, repository, _) = made(&[]);
    let path = |name: &str| format!("registry/prozesse/{name}.yaml");
    let renamed = find(&repository, "heißt jetzt");
    assert_eq!(
        changes(&repository, &renamed),
        [(
            Delta::Renamed,
            path("amt-66/schlagloch-melden"),
            path("amt-66/strassenschaden-melden")
        )]
    );
    let moved = find(&repository, "geht von Amt 63 an Amt 41");
    let id = "denkmalrechtliche-genehmigung";
    assert_eq!(
        changes(&repository, &moved),
        [(
            Delta::Renamed,
            path(&format!("amt-63/{id}")),
            path(&format!("amt-41/{id}"))
        )]
    );
    let merge = find(&repository, "zusammengeführt");
    assert_eq!(merge.parent_count(), 2);
    let base = repository
        .merge_base(
            merge.parent_id(0).expect("a parent"),
            merge.parent_id(1).expect("a parent"),
        )
        .expect("a base");
    assert!(!merge.parent_ids().any(|id| id == base), "both lines went on");
    let merged = changes(&repository, &merge);
    assert!(
        merged.len() == 3 && merged.iter().all(|(_, _, path)| path.contains("/amt-40/")),
        "{merged:?}"
    );
    let new = find(&repository, "Steckbrief „Straßenmusik anmelden“ aufgenommen");
    assert_ne!(new.author().name(), new.committer().name());
}

#[test]
fn what_is_there_already_is_not_touched() {
    let folder = TempDir::new().expect("a temporary folder");
    fs::create_dir(folder.path().join("voll")).expect("made");
    fs::write(folder.path().join("voll/notiz.txt"), "meins").expect("written");
    fs::write(folder.path().join("datei"), "meins").expect("written");
    for name in ["voll", "datei"] {
        let outcome = ddv_in(folder.path(), &["beispiel", name]);
        assert_eq!(outcome.status, 2);
        assert_eq!(outcome.stdout, "");
        assert_eq!(
            outcome.stderr,
            format!(
                "Fehler: `{name}` gibt es schon; dort wird nichts überschrieben.\n\
                 Hilfe: Nennen Sie einen Ordner, den es noch nicht gibt oder der leer ist.\n"
            )
        );
    }
    let no_parent = ddv_in(folder.path(), &["beispiel", "gibt/es/nicht"]);
    assert_eq!(no_parent.status, 2);
    insta::assert_snapshot!(no_parent.stderr, @"
    Fehler: Die Ausgabe nach `gibt/es/nicht` ist fehlgeschlagen.
    Ursache: Den Ordner oder die Datei gibt es nicht.
    Hilfe: Prüfen Sie, ob der Ordner existiert und Sie dort schreiben dürfen.
    ");
    assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 2);
    assert_eq!(
        fs::read_dir(folder.path().join("voll")).expect("listed").count(),
        1
    );
}

#[test]
fn an_empty_folder_is_filled_even_if_it_is_the_working_directory() {
    let folder = TempDir::new().expect("a temporary folder");
    let outcome = ddv_in(folder.path(), &["example", ".", "--quartale", "1"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert!(folder.path().join("registry/ddv.toml").is_file());
    assert!(Repository::open(folder.path()).is_ok());
}

#[test]
fn the_number_of_quarters_has_its_bounds() {
    let folder = TempDir::new().expect("a temporary folder");
    for wrong in ["0", "41", "acht"] {
        let outcome = ddv_in(folder.path(), &["beispiel", "probe", "--quartale", wrong]);
        assert_eq!(outcome.status, 2, "{wrong}");
        assert!(outcome.stderr.contains("zwischen 1 und 40"), "{}", outcome.stderr);
        assert!(!folder.path().join("probe").exists());
    }
    let (_folder, repository, outcome) = made(&["--quartale", "40"]);
    assert!(
        outcome
            .stdout
            .contains("vom 04.10.2016 bis zum 03.11.2026 (40 Quartale"),
        "{}",
        outcome.stdout
    );
    assert!(commits(&repository).len() > 500);
}
