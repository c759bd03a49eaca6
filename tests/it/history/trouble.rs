//! What can't be read is said, with what to do, and never gives a figure.

use std::path::Path;
use std::process::Command;

use super::{COMMANDS, assert_as_checkout, karte, refusal};
use crate::fixture::repo::TestRepo;
use crate::fixture::{HUNDESTEUER, Register};

/// A register at the root with three commits, checked out.
fn three_states() -> (TestRepo, [git2::Oid; 3]) {
    let mut repo = TestRepo::sound("");
    let first = repo.commit("2026-01-05T09:00:00+01:00", "Register anlegen");
    repo.write("prozesse/amt-50/wohngeld.yaml", HUNDESTEUER);
    let second = repo.commit("2026-02-05T09:00:00+01:00", "Wohngeld");
    repo.write("prozesse/amt-63/baugenehmigung.yaml", HUNDESTEUER);
    let third = repo.commit("2026-03-05T09:00:00+01:00", "Baugenehmigung");
    repo.checkout();
    (repo, [first, second, third])
}

/// All commands refuse `stand` with the same words.
fn refuse_all(folder: &Path, more: &[&str]) -> String {
    let all: Vec<String> = COMMANDS
        .iter()
        .map(|command| refusal(folder, &[*command, more].concat()))
        .collect();
    assert!(all.iter().all(|text| *text == all[0]), "{all:#?}");
    all[0].clone()
}

#[test]
fn names_that_mean_nothing() {
    let (repo, commits) = three_states();
    let refuse = |stand: &str| refuse_all(&repo.path(), &["--stand", stand]);
    insta::assert_snapshot!(refuse("stand-2026"), @"
    Fehler: Einen Stand `stand-2026` gibt es nicht.
    Hilfe: Nennen Sie einen Tag (`2026-03-31`), ein Quartal (`2026-Q1`) oder eine Revision (`HEAD~3`, einen Branch, die Kennung eines Commits). `git log --oneline` zeigt die Commits.
    ");
    let unknown = |stand: &str| {
        let text = refuse(stand);
        let first = format!("Fehler: Einen Stand `{stand}` gibt es nicht.\nHilfe: Nennen Sie einen Tag");
        assert!(text.starts_with(&first), "{text}");
    };
    for stand in [
        "HEAD~99",
        "HEAD^3",
        "2026-02-30",
        "2026-Q5",
        "31.03.2026",
        "HEAD:prozesse",
        "HEAD~1..HEAD",
        "main@{upstream}",
        "0000000000000000000000000000000000000000",
        "-1",
    ] {
        let stand_is = format!("--stand={stand}");
        let text = refuse_all(&repo.path(), &[&stand_is]);
        assert!(
            text.starts_with(&format!("Fehler: Einen Stand `{stand}` gibt es nicht.")),
            "{text}"
        );
    }
    unknown(&format!("{}x", commits[0]));
    insta::assert_snapshot!(refuse(""), @"
    Fehler: Einen Stand `` gibt es nicht.
    Hilfe: Nennen Sie einen Tag (`2026-03-31`), ein Quartal (`2026-Q1`) oder eine Revision (`HEAD~3`, einen Branch, die Kennung eines Commits). `git log --oneline` zeigt die Commits.
    ");
}

#[test]
fn no_repository_and_no_commit() {
    let register = Register::sound();
    insta::assert_snapshot!(refuse_all(&register.path(), &["--stand", "2026-Q1"]), @"
    Fehler: Hier gibt es kein git-Repository, also auch keinen früheren Stand.
    Hilfe: Wechseln Sie in ein Register, das in einem git-Repository liegt, oder nennen Sie das Repository mit `--git ORDNER`.
    ");
    insta::assert_snapshot!(refuse_all(&register.path(), &["--git", "."]), @"
    Fehler: Hier gibt es kein git-Repository, also auch keinen früheren Stand.
    Hilfe: Wechseln Sie in ein Register, das in einem git-Repository liegt, oder nennen Sie das Repository mit `--git ORDNER`.
    ");
    insta::assert_snapshot!(refuse_all(&register.path(), &["--git", "fehlt"]), @"
    Fehler: Hier gibt es kein git-Repository, also auch keinen früheren Stand.
    Hilfe: Wechseln Sie in ein Register, das in einem git-Repository liegt, oder nennen Sie das Repository mit `--git ORDNER`.
    ");
    git2::Repository::init(register.path()).expect("a repository");
    insta::assert_snapshot!(refuse_all(&register.path(), &["--stand", "2026-Q1"]), @"
    Fehler: Das git-Repository hat noch keinen Commit.
    Hilfe: Checken Sie das Register mit `git add` und `git commit` ein.
    ");
    insta::assert_snapshot!(refuse_all(&register.path(), &["--stand", "HEAD"]), @"
    Fehler: Das git-Repository hat noch keinen Commit.
    Hilfe: Checken Sie das Register mit `git add` und `git commit` ein.
    ");
    insta::assert_snapshot!(refuse_all(&register.path(), &["--git", "."]), @"
    Fehler: Das git-Repository hat noch keinen Commit.
    Hilfe: Checken Sie das Register mit `git add` und `git commit` ein.
    ");
}

#[test]
fn a_shallow_clone_answers_what_it_holds_and_refuses_the_rest() {
    let (repo, commits) = three_states();
    let clone = repo.shallow_clone(2);
    let folder = clone.path();
    assert_as_checkout(&repo, &folder, &[], commits[1], "");
    assert_as_checkout(&repo, &folder, &[], commits[2], "");
    let at = |stand| karte(&folder, &["--stand", stand])["commit"].clone();
    assert_eq!(at("HEAD~1"), commits[1].to_string());
    assert_eq!(at("2026-02-28"), commits[1].to_string());
    insta::assert_snapshot!(refuse_all(&folder, &["--stand", "2026-01-31"]), @"
    Fehler: Dieser Klon enthält nur einen Teil der Geschichte; der gesuchte Commit fehlt.
    Hilfe: Holen Sie die ganze Geschichte mit `git fetch --unshallow`; in GitHub Actions mit `fetch-depth: 0`, in GitLab mit `GIT_DEPTH: 0`.
    ");
    let shallow = refuse_all(&folder, &["--stand", "2026-01-31"]);
    // Even a day before the very first commit: the clone can't know.
    for stand in ["2025-Q4", "HEAD~2", "HEAD~99", &commits[0].to_string()] {
        assert_eq!(refuse_all(&folder, &["--stand", stand]), shallow, "{stand}");
    }
    let unknown = refuse_all(&folder, &["--stand", "stand-2026"]);
    assert!(
        unknown.contains("Einen Stand `stand-2026` gibt es nicht."),
        "{unknown}"
    );
}

#[test]
fn a_working_tree_linked_to_a_shallow_clone_is_shallow_too() {
    let (repo, _) = three_states();
    let clone = repo.shallow_clone(1);
    let git = git2::Repository::open(clone.path()).expect("a repository");
    let head = git
        .head()
        .and_then(|head| head.peel_to_commit())
        .expect("a commit");
    git.branch("amt-22", &head, false).expect("a branch");
    let branch = git.find_reference("refs/heads/amt-22").expect("a branch");
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let path = folder.path().join("arbeit");
    let mut options = git2::WorktreeAddOptions::new();
    options.reference(Some(&branch));
    git.worktree("arbeit", &path, Some(&options))
        .expect("a working tree");
    let shallow = refuse_all(&clone.path(), &["--stand", "2026-01-31"]);
    assert_eq!(refuse_all(&path, &["--stand", "2026-01-31"]), shallow);
    assert_eq!(refuse_all(&path, &["--stand", "HEAD~1"]), shallow);
}

#[test]
fn a_missing_object_is_named_as_what_it_is() {
    for path in ["prozesse/amt-50/wohngeld.yaml", "prozesse/amt-50", "ddv.toml"] {
        let (repo, commits) = three_states();
        std::fs::remove_file(repo.loose(repo.object_at(commits[1], path))).expect("removed");
        let text = refuse_all(&repo.path(), &["--stand", "HEAD~1"]);
        assert!(text.starts_with("Fehler: "), "{path}: {text}");
        assert!(text.contains("git fsck"), "{path}: {text}");
    }
    let (repo, commits) = three_states();
    std::fs::remove_file(repo.loose(repo.object_at(commits[1], "prozesse/amt-50/wohngeld.yaml")))
        .expect("removed");
    insta::assert_snapshot!(refuse_all(&repo.path(), &["--stand", "HEAD"]), @"
    Fehler: Im git-Repository fehlt ein Objekt.
    Ursache: object not found - cannot read header for (a12e6077d90bc263e31d1976306e02a800eadcac)
    Hilfe: Prüfen Sie das Repository mit `git fsck`. Wurde nur ein Teil geholt (`--filter`), klonen Sie es vollständig.
    ");
    let (repo, commits) = three_states();
    std::fs::remove_file(repo.loose(repo.object_at(commits[1], "prozesse"))).expect("removed");
    insta::assert_snapshot!(refuse_all(&repo.path(), &["--stand", "HEAD~1"]), @"
    Fehler: Im git-Repository fehlt ein Objekt.
    Ursache: object not found - no match for id (885227af3b18f248bc198d46b6c5ba51541f8851)
    Hilfe: Prüfen Sie das Repository mit `git fsck`. Wurde nur ein Teil geholt (`--filter`), klonen Sie es vollständig.
    ");
    // A commit in the middle of the line.
    let (repo, commits) = three_states();
    std::fs::remove_file(repo.loose(commits[1])).expect("removed");
    insta::assert_snapshot!(refuse_all(&repo.path(), &["--stand", "2026-01-31"]), @"
    Fehler: Im git-Repository fehlt ein Objekt.
    Ursache: object not found - no match for id (098b5fcf95b5f25f6b465700214d3c1227108b7e)
    Hilfe: Prüfen Sie das Repository mit `git fsck`. Wurde nur ein Teil geholt (`--filter`), klonen Sie es vollständig.
    ");
    insta::assert_snapshot!(refuse_all(&repo.path(), &["--stand", "HEAD~2"]), @"
    Fehler: Im git-Repository fehlt ein Objekt.
    Ursache: object not found - no match for id (098b5fcf95b5f25f6b465700214d3c1227108b7e)
    Hilfe: Prüfen Sie das Repository mit `git fsck`. Wurde nur ein Teil geholt (`--filter`), klonen Sie es vollständig.
    ");
}

#[test]
fn a_damaged_object_never_gives_a_figure() {
    let (repo, commits) = three_states();
    let wohngeld = repo.object_at(commits[1], "prozesse/amt-50/wohngeld.yaml");
    let other = std::fs::read(repo.loose(repo.object_at(commits[1], "ddv.toml"))).expect("read");
    let sound = std::fs::read(repo.loose(wohngeld)).expect("read");
    let cut = &sound[..sound.len() / 2];
    let damages: [(&str, &[u8]); 4] = [
        ("cut off", cut),
        ("empty", b""),
        ("garbage", b"not zlib at all"),
        ("the content of another object", &other),
    ];
    for (what, bytes) in damages {
        repo.overwrite(wohngeld, bytes);
        let text = refuse_all(&repo.path(), &["--stand", "HEAD"]);
        assert!(text.contains("git fsck"), "{what}: {text}");
    }
    insta::assert_snapshot!(refuse_all(&repo.path(), &["--stand", "HEAD"]), @"
    Fehler: Im git-Repository ist ein Objekt beschädigt.
    Ursache: object hash mismatch - expected a12e6077d90bc263e31d1976306e02a800eadcac but got d9d85825cf66a2427f7f121a7dcd924ba1d017f7
    Hilfe: Prüfen Sie das Repository mit `git fsck`. Wurde nur ein Teil geholt (`--filter`), klonen Sie es vollständig.
    ");
    repo.overwrite(wohngeld, &sound);
    assert_eq!(repo.ddv(&["karte", "--stand", "HEAD"]).status, 0);

    let folder = repo.object_at(commits[1], "prozesse/amt-50");
    for object in [folder, commits[1]] {
        let sound = std::fs::read(repo.loose(object)).expect("read");
        repo.overwrite(object, &sound[..sound.len() - 9]);
        let text = refuse_all(&repo.path(), &["--stand", "2026-02-28"]);
        assert!(text.contains("git fsck"), "{text}");
        repo.overwrite(object, b"not zlib at all");
        let text = refuse_all(&repo.path(), &["--stand", "HEAD~1"]);
        assert!(text.contains("git fsck"), "{text}");
    }
    insta::assert_snapshot!(refuse_all(&repo.path(), &["--stand", "HEAD~1"]), @"
    Fehler: Im git-Repository ist ein Objekt beschädigt.
    Ursache: failed to inflate loose object
    Hilfe: Prüfen Sie das Repository mit `git fsck`. Wurde nur ein Teil geholt (`--filter`), klonen Sie es vollständig.
    ");
}

#[test]
fn a_damaged_pack_never_gives_a_figure() {
    let (mut repo, _) = three_states();
    repo.pack();
    let folder = repo.path().join(".git/objects/pack");
    let packs = std::fs::read_dir(folder).expect("packs");
    let pack = packs
        .map(|entry| entry.expect("an entry").path())
        .find(|path| path.extension().is_some_and(|e| e == "pack"))
        .expect("a pack");
    let sound = std::fs::read(&pack).expect("read");
    std::fs::remove_file(&pack).expect("removed");
    // A process of its own each time: libgit2 shares open packs within one.
    let run = |bytes: &[u8]| {
        std::fs::write(&pack, bytes).expect("written");
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("ddv"));
        let args = ["karte", "--stand", "HEAD", "--format", "json"];
        command.env_clear().current_dir(repo.path()).args(args);
        command.output().expect("it runs")
    };
    let expected = run(&sound);
    assert_eq!(expected.status.code(), Some(0));
    let mut refused = 0;
    for at in (12..sound.len() - 20).step_by(31) {
        let mut spoilt = sound.clone();
        spoilt[at] ^= 0x55;
        let output = run(&spoilt);
        // Where the byte belongs to another commit nothing is wrong.
        if output != expected {
            let text = String::from_utf8_lossy(&output.stderr);
            assert_eq!(
                (output.status.code(), &output.stdout[..]),
                (Some(2), &b""[..]),
                "{at}"
            );
            assert!(text.starts_with("Fehler: "), "byte {at}: {text}");
            refused += 1;
        }
    }
    assert!(refused > 10, "only {refused}");
}

#[test]
fn broken_settings_of_the_past_are_named_with_their_commit() {
    let mut repo = TestRepo::sound("");
    repo.write("ddv.toml", "[verwaltung]\nname = \"Musterstadt\"\nnahme = 1\n");
    repo.commit("2026-01-05T09:00:00+01:00", "Tippfehler");
    repo.write("ddv.toml", "[verwaltung]\nname = \"Musterstadt\"\n");
    repo.commit("2026-02-05T09:00:00+01:00", "Berichtigt");
    repo.checkout();
    insta::assert_snapshot!(refusal(&repo.path(), &["karte", "--stand", "2026-01-31"]), @"
    Fehler: Die Einstellungen in `ddv.toml` sind im Commit 3b0b160aed4a fehlerhaft; damit lässt sich keine Zahl berechnen.
    Hilfe: `ddv pruefen --stand 3b0b160aed4a` nennt die Stellen.
    ");
    let check = repo.ddv(&["pruefen", "--stand", "2026-01-31", "--format", "kurz"]);
    assert_eq!(check.status, 1, "{}", check.stderr);
    assert!(check.stdout.contains("nahme"), "{}", check.stdout);
}

#[cfg(unix)]
#[test]
#[expect(clippy::print_stderr, reason = "says why nothing was tried")]
fn a_repository_of_another_user_is_refused() {
    let (repo, _) = three_states();
    let home = tempfile::TempDir::new().expect("a temporary folder");
    let run = |args: &[&str]| {
        Command::new(assert_cmd::cargo::cargo_bin!("ddv"))
            .env_clear()
            .env("HOME", home.path())
            .env("XDG_CONFIG_HOME", home.path())
            .current_dir(repo.path())
            .args(args)
            .output()
            .expect("it runs")
    };
    let karte = ["karte", "--stand", "HEAD"];
    assert_eq!(run(&karte).status.code(), Some(0));
    for path in [repo.path(), repo.path().join(".git")] {
        if std::os::unix::fs::chown(path, Some(54_321), Some(54_321)).is_err() {
            eprintln!("Only root can give a repository to another user; nothing was tried.");
            return;
        }
    }
    let everything = std::fs::read_to_string("/etc/gitconfig").unwrap_or_default();
    if everything.contains("safe") {
        eprintln!("This machine trusts all repositories; nothing was tried.");
        return;
    }
    let refused = run(&karte);
    let text = String::from_utf8(refused.stderr).expect("UTF-8");
    assert_eq!(
        (refused.status.code(), refused.stdout.len()),
        (Some(2), 0),
        "{text}"
    );
    insta::assert_snapshot!(text, @"
    Fehler: Das git-Repository gehört einem anderen Benutzer.
    Hilfe: Erlauben Sie es mit `git config --global --add safe.directory ORDNER`.
    ");
    for args in [
        &["karte", "--git", "."][..],
        &["karte"],
        &["pruefen", "--format", "json"],
    ] {
        let refused = run(args);
        assert_eq!(
            (refused.status.code(), refused.stdout.len()),
            (Some(2), 0),
            "{args:?}"
        );
        assert_eq!(String::from_utf8_lossy(&refused.stderr), text, "{args:?}");
    }
    // As the help says.
    let path = repo.path().canonicalize().expect("a path");
    let settings = format!("[safe]\n\tdirectory = {}\n", path.display());
    std::fs::write(home.path().join(".gitconfig"), settings).expect("written");
    assert_eq!(run(&karte).status.code(), Some(0));
}
