//! What files hold and how they are named: line endings, names that are no UTF-8, links, submodules.

use super::{DAY, assert_as_checkout, karte, prozesse, refusal};
use crate::fixture::repo::TestRepo;
use crate::fixture::{HUNDESTEUER, SOUND};

/// A finding on its last line, so that lines are counted to the end.
const WITH_FINDING: &str = "  ergebniss: ja\n";

#[test]
fn line_endings_and_byte_order_marks_change_no_figure_and_no_place() {
    let text = format!("{HUNDESTEUER}{WITH_FINDING}");
    let mut repo = TestRepo::sound("");
    repo.write("prozesse/hundesteuer.yaml", &text);
    let unix = repo.commit("2026-01-05T09:00:00+01:00", "Mit LF");
    for (path, unix) in SOUND {
        repo.write(path, unix.replace('\n', "\r\n"));
    }
    let windows = text.replace('\n', "\r\n");
    repo.write("prozesse/hundesteuer.yaml", &windows);
    let dos = repo.commit("2026-02-05T09:00:00+01:00", "Mit CRLF");
    repo.write("prozesse/hundesteuer.yaml", format!("\u{feff}{windows}"));
    let marked = repo.commit("2026-02-06T09:00:00+01:00", "Mit BOM");
    repo.checkout();
    let findings = |commit: git2::Oid| {
        let karte = assert_as_checkout(&repo, &repo.path(), &[], commit, "");
        assert_eq!(karte["unlesbar"], 1);
        let stand = commit.to_string();
        let json = repo.ddv(&[
            "pruefen",
            "--format",
            "json",
            "--stand",
            &stand,
            "--stichtag",
            DAY,
        ]);
        json.stdout.replace(&stand, "")
    };
    let expected = findings(unix);
    assert!(expected.contains("ergebniss"), "{expected}");
    assert_eq!(findings(dos), expected);
    assert_eq!(findings(marked), expected);
}

#[test]
fn a_working_tree_with_converted_line_endings_is_not_changed_and_gives_the_same() {
    let mut repo = TestRepo::sound("");
    repo.write(".gitattributes", "* text=auto eol=crlf\n");
    let commit = repo.commit("2026-01-05T09:00:00+01:00", "Mit LF in git");
    repo.checkout();
    for (path, unix) in SOUND {
        std::fs::write(repo.path().join(path), unix.replace('\n', "\r\n")).expect("written");
    }
    let stand = commit.to_string();
    let of_commit = repo.ddv(&["karte", "--format", "json", "--stand", &stand, "--stichtag", DAY]);
    let on_disk = repo.ddv(&["karte", "--format", "json", "--stichtag", DAY]);
    assert_eq!(on_disk, of_commit);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_whose_name_is_no_utf_8_is_a_finding_in_git_as_on_disk() {
    let mut repo = TestRepo::sound("");
    repo.write_raw(b"prozesse/stra\xdfe.yaml", HUNDESTEUER);
    let latin = repo.commit("2026-01-05T09:00:00+01:00", "Name in Latin-1");
    repo.write_raw(b"prozesse/stra\xe4e.yaml", HUNDESTEUER);
    let two = repo.commit("2026-01-06T09:00:00+01:00", "Zwei, die gleich aussehen");
    repo.write_raw(b"prozesse/\xc4mter/bau.yaml", HUNDESTEUER);
    let folder = repo.commit("2026-01-07T09:00:00+01:00", "Ein Ordner");
    repo.write_raw(b"notizen/\xc4.txt", "egal");
    let outside = repo.commit("2026-01-08T09:00:00+01:00", "Außerhalb");
    repo.checkout();
    let unreadable = |commit| {
        let karte = assert_as_checkout(&repo, &repo.path(), &[], commit, "");
        assert_eq!(prozesse(&karte), ["hundesteuer"]);
        karte["unlesbar"].clone()
    };
    assert_eq!(unreadable(latin), 1);
    assert_eq!(unreadable(two), 2);
    assert_eq!(unreadable(folder), 3);
    assert_eq!(unreadable(outside), 3);
}

#[cfg(unix)]
#[test]
fn links_are_passed_over_in_git_as_on_disk() {
    let mut repo = TestRepo::sound("");
    repo.link("prozesse/verweis.yaml", "hundesteuer.yaml");
    repo.link("prozesse/ordner", "../komponenten");
    repo.link("projekte", "prozesse");
    repo.link("prozesse/nirgends.yaml", "/nirgends");
    let commit = repo.commit("2026-01-05T09:00:00+01:00", "Verweise");
    repo.checkout();
    let karte = assert_as_checkout(&repo, &repo.path(), &[], commit, "");
    assert_eq!(prozesse(&karte), ["hundesteuer"]);
    let stand = commit.to_string();
    let check = repo.ddv(&[
        "pruefen",
        "--stand",
        &stand,
        "--nur",
        "datei-uebergangen",
        "--format",
        "kurz",
    ]);
    assert_eq!(check.stdout.lines().count(), 4, "{}", check.stdout);
}

#[cfg(unix)]
#[test]
fn settings_behind_a_link_are_no_settings_in_git() {
    let mut repo = TestRepo::sound("");
    repo.commit("2026-01-05T09:00:00+01:00", "Register anlegen");
    repo.rename("ddv.toml", "stadt.toml");
    repo.link("ddv.toml", "stadt.toml");
    repo.commit("2026-02-05T09:00:00+01:00", "Als Verweis");
    repo.checkout();
    assert_eq!(
        karte(&repo.path(), &["--stand", "HEAD~1"])["verwaltung"],
        "Musterstadt"
    );
    insta::assert_snapshot!(refusal(&repo.path(), &["karte", "--stand", "HEAD"]), @"
    Fehler: Im Commit dcbd96205295 vom 05.02.2026 gibt es kein Register: `ddv.toml` fehlt.
    Hilfe: Nennen Sie einen späteren Stand, oder mit `--git` und `--registry` den Ordner, in dem das Register damals lag.
    ");
}

#[test]
fn hidden_files_and_folders_are_not_read() {
    let mut repo = TestRepo::sound("");
    repo.write("prozesse/.entwurf.yaml", "kein: [steckbrief");
    repo.write("prozesse/.alt/wohngeld.yaml", HUNDESTEUER);
    repo.write(".github/prozesse/x.yaml", HUNDESTEUER);
    repo.write("Prozesse/notiz.yaml", HUNDESTEUER);
    repo.write("prozesse/gross.YAML", HUNDESTEUER);
    repo.write("prozesse/hundesteuer.yml", HUNDESTEUER);
    let commit = repo.commit("2026-01-05T09:00:00+01:00", "Allerlei");
    repo.checkout();
    let karte = assert_as_checkout(&repo, &repo.path(), &[], commit, "");
    assert_eq!(prozesse(&karte), ["hundesteuer"]);
}

#[test]
fn files_that_are_too_large_are_findings_in_git_as_on_disk() {
    let mut repo = TestRepo::sound("");
    let large = format!("{HUNDESTEUER}# {}\n", "x".repeat(11 << 20));
    repo.write("prozesse/gross.yaml", large);
    let commit = repo.commit("2026-01-05T09:00:00+01:00", "Zu groß");
    repo.checkout();
    let karte = assert_as_checkout(&repo, &repo.path(), &[], commit, "");
    assert_eq!((prozesse(&karte).len(), &karte["unlesbar"]), (1, &1.into()));
}

#[test]
fn a_submodule_in_place_of_entities_is_refused_and_elsewhere_passed_over() {
    let mut repo = TestRepo::sound("registry");
    repo.submodule("werkzeug");
    repo.submodule("registry/anhang");
    let harmless = repo.commit("2026-01-05T09:00:00+01:00", "Submodule daneben");
    repo.submodule("registry/prozesse/amt-63");
    repo.commit("2026-02-05T09:00:00+01:00", "Submodul eines Amts");
    repo.remove("registry/prozesse");
    repo.submodule("registry/prozesse");
    repo.commit("2026-03-05T09:00:00+01:00", "Submodul aller Prozesse");
    repo.checkout();
    let folder = repo.path().join("registry");
    assert_as_checkout(&repo, &folder, &[], harmless, "registry");
    insta::assert_snapshot!(refusal(&folder, &["karte", "--stand", "HEAD~1"]), @"
    Fehler: `registry/prozesse/amt-63` ist ein Submodul; sein Inhalt liegt in einem anderen Repository.
    Hilfe: Lesen Sie das Register im Repository des Submoduls, ohne `--git` oder mit `--git` auf dieses Repository.
    ");
    insta::assert_snapshot!(refusal(&folder, &["pruefen", "--stand", "HEAD"]), @"
    Fehler: `registry/prozesse` ist ein Submodul; sein Inhalt liegt in einem anderen Repository.
    Hilfe: Lesen Sie das Register im Repository des Submoduls, ohne `--git` oder mit `--git` auf dieses Repository.
    ");
}
