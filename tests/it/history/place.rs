//! Where the registry lies: in the repository, in clones and working trees, and where it lay before.

use super::{assert_as_checkout, assert_verlauf_is_karte, karte, prozesse, refusal};
use crate::fixture::repo::TestRepo;
use crate::fixture::{HUNDESTEUER, ddv_in, ddv_with};

/// A register in `registry/` with two commits, checked out.
fn two_states() -> (TestRepo, [git2::Oid; 2]) {
    let mut repo = TestRepo::sound("registry");
    let first = repo.commit("2026-01-05T09:00:00+01:00", "Register anlegen");
    for number in 0..40 {
        let name = format!("registry/prozesse/amt-22/vorgang-{number}.yaml");
        let text = HUNDESTEUER.replace("Hundesteuer", &format!("Vorgang {number}"));
        repo.write(&name, text);
    }
    let second = repo.commit("2026-02-05T09:00:00+01:00", "Vorgänge");
    repo.checkout();
    (repo, [first, second])
}

#[test]
fn a_bare_repository_a_git_folder_and_a_working_tree_are_all_read() {
    let (repo, commits) = two_states();
    let bare = repo.bare_clone();
    let elsewhere = tempfile::TempDir::new().expect("a temporary folder");
    for git in [bare.path().to_path_buf(), repo.path(), repo.path().join(".git")] {
        let git = git.to_str().expect("UTF-8");
        for commit in commits {
            for more in [
                &["--git", git][..],
                &["--git", git, "--registry", "registry"],
                &["--git", git, "--registry", "./registry/"],
            ] {
                assert_as_checkout(&repo, elsewhere.path(), more, commit, "registry");
            }
        }
        let last = karte(elsewhere.path(), &["--git", git]);
        assert_eq!(last["commit"], commits[1].to_string());
        assert_eq!(last["stichtag"], "2026-02-05");
    }
    // The repository is named as seen from the working directory.
    let last = karte(&repo.path().join("registry"), &["--git", ".."]);
    assert_eq!(last["commit"], commits[1].to_string());
}

#[test]
fn a_named_repository_makes_the_registry_of_the_environment_meaningless() {
    let (repo, commits) = two_states();
    let (other, _) = two_states();
    let elsewhere = tempfile::TempDir::new().expect("a temporary folder");
    let git = repo.path();
    let git = git.to_str().expect("UTF-8");
    let args = ["karte", "--git", git, "--stand", "HEAD~1", "--format", "json"];
    let expected = ddv_with(elsewhere.path(), None, &args);
    assert_eq!(expected.status, 0, "{}", expected.stderr);
    let folder = other.path().join("registry");
    assert_eq!(ddv_with(elsewhere.path(), Some(&folder), &args), expected);
    // Without `--git` the environment says which registry is meant.
    let folder = repo.path().join("registry");
    let args = ["karte", "--stand", "HEAD~1", "--format", "json"];
    let outcome = ddv_with(elsewhere.path(), Some(&folder), &args);
    assert_eq!(outcome, expected);
    assert!(outcome.stdout.contains(&commits[0].to_string()));
}

#[test]
fn a_linked_working_tree_sees_its_own_head_and_all_commits() {
    let (mut repo, commits) = two_states();
    repo.detach(commits[0]);
    repo.branch("amt-22");
    repo.switch("main");
    let (_guard, path) = repo.worktree("amt-22");
    for commit in commits {
        assert_as_checkout(&repo, &path.join("registry"), &[], commit, "registry");
        let git = path.to_str().expect("UTF-8");
        assert_as_checkout(&repo, &repo.path(), &["--git", git], commit, "registry");
    }
    let head = karte(&path.join("registry"), &["--stand", "HEAD"]);
    assert_eq!(head["commit"], commits[0].to_string());
    let on_disk = karte(&path.join("registry"), &[]);
    assert_eq!(on_disk["commit"], commits[0].to_string());
    assert_eq!(on_disk["geaendert"], serde_json::Value::Null);
}

#[test]
fn packed_objects_give_what_loose_ones_give() {
    let (mut repo, commits) = two_states();
    let folder = repo.path().join("registry");
    let states = |repo: &TestRepo| {
        commits.map(|commit| assert_as_checkout(repo, &folder, &[], commit, "registry").to_string())
    };
    let loose = states(&repo);
    let blob = repo.object_at(commits[0], "registry/ddv.toml");
    assert!(repo.loose(blob).is_file());
    repo.pack();
    assert!(!repo.loose(blob).exists());
    assert_eq!(states(&repo), loose);
}

#[test]
fn a_registry_that_moved_twice_is_found_where_it_lay() {
    let mut repo = TestRepo::sound("");
    repo.write("README.md", "Register der Stadt\n");
    let root = repo.commit("2026-01-05T09:00:00+01:00", "Register anlegen");
    repo.rename("", "daten/register");
    repo.rename("daten/register/README.md", "README.md");
    repo.write("daten/register/prozesse/wohngeld.yaml", HUNDESTEUER);
    let middle = repo.commit("2026-02-05T09:00:00+01:00", "In einen Ordner");
    repo.write("notiz.txt", "dazwischen\n");
    let between = repo.commit("2026-02-20T09:00:00+01:00", "Notiz");
    // Moved and edited at once, settings included.
    repo.rename("daten/register", "registry");
    repo.write("registry/ddv.toml", "[verwaltung]\nname = \"Neustadt\"\n");
    repo.write("registry/prozesse/dritter.yaml", HUNDESTEUER);
    let last = repo.commit("2026-03-05T09:00:00+01:00", "Umziehen");
    repo.checkout();
    let folder = repo.path().join("registry");
    let at = |commit, place| assert_as_checkout(&repo, &folder, &[], commit, place);
    assert_eq!(prozesse(&at(root, "")).len(), 1);
    assert_eq!(prozesse(&at(middle, "daten/register")).len(), 2);
    assert_eq!(prozesse(&at(between, "daten/register")).len(), 2);
    let moved = at(last, "registry");
    assert_eq!(
        (prozesse(&moved).len(), &moved["verwaltung"]),
        (3, &"Neustadt".into())
    );
    assert_eq!(assert_verlauf_is_karte(&folder), 3);
    // The same without a working tree, named or not.
    let bare = repo.bare_clone();
    let git = bare.path().to_str().expect("UTF-8");
    for more in [&["--git", git][..], &["--git", git, "--registry", "registry"]] {
        assert_as_checkout(&repo, &repo.path(), more, root, "");
        assert_as_checkout(&repo, &repo.path(), more, middle, "daten/register");
        assert_as_checkout(&repo, &repo.path(), more, last, "registry");
    }
}

#[test]
fn a_registry_that_moved_away_and_back_is_found_in_between() {
    let mut repo = TestRepo::sound("registry");
    let first = repo.commit("2026-01-05T09:00:00+01:00", "Register anlegen");
    repo.rename("registry", "alt");
    let away = repo.commit("2026-02-05T09:00:00+01:00", "Weg");
    repo.rename("alt", "registry");
    repo.write("registry/prozesse/wohngeld.yaml", HUNDESTEUER);
    let back = repo.commit("2026-03-05T09:00:00+01:00", "Zurück");
    repo.checkout();
    let folder = repo.path().join("registry");
    assert_as_checkout(&repo, &folder, &[], first, "registry");
    assert_as_checkout(&repo, &folder, &[], away, "alt");
    assert_as_checkout(&repo, &folder, &[], back, "registry");
}

#[test]
fn another_registry_that_lay_in_the_same_folder_before_is_not_taken_for_this_one() {
    let mut repo = TestRepo::sound("stadt");
    repo.write("registry/ddv.toml", "[verwaltung]\nname = \"Muster\"\n");
    let both = repo.commit("2026-01-05T09:00:00+01:00", "Mit einem Muster");
    repo.remove("registry");
    let alone = repo.commit("2026-02-05T09:00:00+01:00", "Ohne das Muster");
    repo.rename("stadt", "registry");
    let moved = repo.commit("2026-03-05T09:00:00+01:00", "Umziehen");
    repo.checkout();
    let folder = repo.path().join("registry");
    assert_as_checkout(&repo, &folder, &[], moved, "registry");
    assert_as_checkout(&repo, &folder, &[], alone, "stadt");
    assert_as_checkout(&repo, &folder, &[], both, "stadt");
}

#[test]
fn several_registries_in_one_repository_are_kept_apart() {
    let mut repo = TestRepo::sound("registry");
    repo.write_sound("examples/klein");
    repo.write("examples/klein/prozesse/wohngeld.yaml", HUNDESTEUER);
    let first = repo.commit("2026-01-05T09:00:00+01:00", "Register anlegen");
    repo.rename("examples/klein", "beispiele/klein");
    repo.write("registry/prozesse/zweiter.yaml", HUNDESTEUER);
    repo.write("registry/prozesse/dritter.yaml", HUNDESTEUER);
    let second = repo.commit("2026-02-05T09:00:00+01:00", "Beispiel umziehen");
    repo.checkout();
    let (registry, example) = (repo.path().join("registry"), repo.path().join("beispiele/klein"));
    let at = |folder, commit, place| {
        let karte = assert_as_checkout(&repo, folder, &[], commit, place);
        prozesse(&karte).len()
    };
    assert_eq!(at(&registry, first, "registry"), 1);
    assert_eq!(at(&registry, second, "registry"), 3);
    assert_eq!(at(&example, first, "examples/klein"), 2);
    assert_eq!(at(&example, second, "beispiele/klein"), 2);
}

#[test]
fn of_several_registries_without_a_usual_place_one_must_be_named() {
    let mut repo = TestRepo::sound("amt-a");
    repo.write_sound("amt-b");
    let commit = repo.commit("2026-01-05T09:00:00+01:00", "Register anlegen");
    repo.checkout();
    insta::assert_snapshot!(refusal(&repo.path(), &["karte", "--git", "."]), @"
    Fehler: Im Commit 468bdef0d79b gibt es mehrere Register.
    Hilfe: Nennen Sie eines mit `--registry`: `amt-a`, `amt-b`.
    ");
    assert_as_checkout(
        &repo,
        &repo.path(),
        &["--git", ".", "--registry", "amt-b"],
        commit,
        "amt-b",
    );
}

#[test]
fn a_day_before_the_registry_existed_has_no_figures() {
    let mut repo = TestRepo::new();
    repo.write("README.md", "Noch leer\n");
    repo.commit("2026-01-05T09:00:00+01:00", "Anfang");
    repo.write_sound("registry");
    repo.commit("2026-02-05T09:00:00+01:00", "Register anlegen");
    repo.checkout();
    let folder = repo.path().join("registry");
    insta::assert_snapshot!(refusal(&folder, &["karte", "--stand", "2026-01-31"]), @"
    Fehler: Im Commit 2debcbcdbd44 vom 05.01.2026 gibt es das Register `registry` nicht: `registry/ddv.toml` fehlt.
    Hilfe: Nennen Sie einen späteren Stand, oder mit `--git` und `--registry` den Ordner, in dem das Register damals lag.
    ");
    insta::assert_snapshot!(refusal(&repo.path(), &["karte", "--git", ".", "--stand", "HEAD~1"]), @"
    Fehler: Im Commit 2debcbcdbd44 vom 05.01.2026 gibt es kein Register.
    Hilfe: Nennen Sie einen Stand, in dem es ein Register gibt.
    ");
    insta::assert_snapshot!(refusal(&repo.path(), &["karte", "--git", ".", "--registry", "regster"]), @"
    Fehler: Im Commit 76d0ab424629 vom 05.02.2026 gibt es das Register `regster` nicht: `regster/ddv.toml` fehlt.
    Hilfe: Nennen Sie einen späteren Stand, oder mit `--git` und `--registry` den Ordner, in dem das Register damals lag.
    ");
}

#[test]
fn a_submodule_on_the_way_to_the_registry_is_named() {
    let mut repo = TestRepo::new();
    repo.write("README.md", "Daten im Submodul\n");
    repo.submodule("daten");
    repo.commit("2026-01-05T09:00:00+01:00", "Submodul");
    repo.remove("daten");
    repo.write_sound("daten/registry");
    let last = repo.commit("2026-02-05T09:00:00+01:00", "Eigene Daten");
    repo.checkout();
    let folder = repo.path().join("daten/registry");
    assert_as_checkout(&repo, &folder, &[], last, "daten/registry");
    insta::assert_snapshot!(refusal(&folder, &["karte", "--stand", "HEAD~1"]), @"
Fehler: `daten` ist ein Submodul; sein Inhalt liegt in einem anderen Repository.
Hilfe: Lesen Sie das Register im Repository des Submoduls, ohne `--git` oder mit `--git` auf dieses Repository.
");
}

/// Both states are named; that the repository is named too says nothing about a third.
#[test]
fn two_states_of_a_named_repository_are_compared() {
    let (repo, commits) = two_states();
    let bare = repo.bare_clone();
    let git = bare.path().to_str().expect("UTF-8");
    let args = ["aenderungen", "HEAD~1..HEAD", "--git", git, "--format", "json"];
    let outcome = ddv_in(&repo.path(), &args);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let json: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(json["von"]["commit"], commits[0].to_string());
    assert_eq!(json["bis"]["commit"], commits[1].to_string());
}

/// The process uses its only component, but not enough: 0 digitalised is a figure, and no reason to deny that it is there.
#[test]
fn a_process_whose_figures_are_all_zero_is_known() {
    let (repo, _) = two_states();
    let of = |id| {
        [
            "verlauf",
            "--prozess",
            id,
            "--kennzahl",
            "digitalisiert",
            "--format",
            "csv",
        ]
    };
    let outcome = ddv_in(&repo.path().join("registry"), &of("hundesteuer"));
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert!(
        outcome
            .stdout
            .starts_with("stand,stichtag,commit,unlesbar_dateien,digitalisiert\n2026-Q1,2026-03-31,")
    );
    assert!(outcome.stdout.trim_end().ends_with(",0"), "{}", outcome.stdout);
    insta::assert_snapshot!(refusal(&repo.path().join("registry"), &of("hundesteur")), @"
    Fehler: Den Prozess `hundesteur` gibt es nicht.
    Hilfe: Meinten Sie `hundesteuer`?
    ");
}
