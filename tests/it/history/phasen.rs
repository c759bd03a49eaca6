//! `phase-uebersprungen`: what the history tells of the phases of projects.

use serde_json::Value;

use crate::fixture::repo::TestRepo;
use crate::fixture::{HUNDESTEUER, Outcome, Register};

const FILE: &str = "projekte/bezahlung.yaml";

fn projekt(phase: &str) -> String {
    format!("name: Online-Bezahlung ausweiten\nphase: {phase}\nziel: {{art: kundenservice}}\n")
}

/// A register whose project takes these phases, a commit each.
fn with_phases(phasen: &[&str]) -> TestRepo {
    let mut repo = TestRepo::sound("");
    for (month, phase) in (1..).zip(phasen) {
        repo.write(FILE, projekt(phase));
        repo.commit(&format!("2026-{month:02}-05T09:00:00+01:00"), phase);
    }
    repo.checkout();
    repo
}

/// What the rule says, with the reason why it could not be checked behind it.
fn found(outcome: &Outcome) -> String {
    let json: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    let findings = json["befunde"].as_array().expect("findings").iter();
    let lines = findings.map(|f| {
        let text = |key: &str| f[key].as_str().expect("text").to_owned();
        format!("{}:{} {}", text("datei"), f["zeile"], text("meldung"))
    });
    let open = json.get("nicht_geprueft").map(ToString::to_string);
    lines.chain(open).collect::<Vec<_>>().join("\n")
}

fn run(repo: &TestRepo, args: &[&str]) -> String {
    let only = ["pruefen", "--nur", "phase-uebersprungen", "--format", "json"];
    found(&repo.ddv(&[&only, args].concat()))
}

#[test]
fn a_jump_is_found_until_it_is_made_up_for() {
    let mut repo = with_phases(&["idee", "vorpruefung", "konzept"]);
    let jump = "projekte/bezahlung.yaml:2 Das Projekt ging von `vorpruefung` nach `konzept`; übersprungen: `empfehlung`, \
                `beauftragt` und `ist-analyse`.";
    assert_eq!(run(&repo, &[]), jump);
    // The state before had no jump, and none of later.
    assert_eq!(run(&repo, &["--stand", "HEAD~1"]), "");
    assert_eq!(run(&repo, &["--seit", "HEAD~1"]), jump);
    assert_eq!(run(&repo, &["--seit", "HEAD"]), "");
    for (month, phase) in (4..).zip(["empfehlung", "beauftragt", "ist-analyse", "konzept"]) {
        repo.write(FILE, projekt(phase));
        repo.commit(&format!("2026-{month:02}-05T09:00:00+01:00"), phase);
    }
    repo.checkout();
    assert_eq!(run(&repo, &[]), "");
}

#[test]
fn the_files_on_disk_are_the_last_step_and_a_baseline_accepts_it() {
    let repo = with_phases(&["idee"]);
    std::fs::write(repo.path().join(FILE), projekt("rollout")).expect("written");
    let text = repo.ddv(&["pruefen", "--nur", "phase-uebersprungen"]);
    assert!(
        text.stdout.contains("Der Wechsel ist noch nicht eingecheckt."),
        "{}",
        text.stdout
    );
    let known = ["--basislinie", "bekannt.toml"];
    let written = repo.ddv(&[&["pruefen", "--basislinie-schreiben"], &known[..]].concat());
    assert_eq!(written.status, 0, "{}", written.stderr);
    assert_eq!(run(&repo, &known), "");
}

#[test]
fn moves_renames_and_a_broken_state_between_are_followed() {
    let mut repo = with_phases(&["idee", "vorpruefung"]);
    repo.rename(FILE, "projekte/amt-22/bezahlung.yaml");
    repo.commit("2026-03-05T09:00:00+01:00", "Verschoben");
    repo.write("projekte/amt-22/bezahlung.yaml", "phase: [kaputt\n");
    repo.commit("2026-03-06T09:00:00+01:00", "Unlesbar");
    repo.write("projekte/amt-22/bezahlung.yaml", projekt("vorpruefung"));
    repo.commit("2026-03-07T09:00:00+01:00", "Wieder lesbar");
    repo.remove("projekte/amt-22/bezahlung.yaml");
    repo.write("projekte/epayment.yaml", projekt("rollout"));
    repo.commit("2026-04-05T09:00:00+01:00", "Umbenannt und weiter");
    // Another project takes the old name and begins where it likes.
    repo.write(
        FILE,
        projekt("betrieb").replace("Online-Bezahlung ausweiten", "Ein anderes Vorhaben"),
    );
    repo.commit("2026-05-05T09:00:00+01:00", "Neu");
    repo.checkout();
    let found = run(&repo, &[]);
    assert!(
        found.starts_with("projekte/epayment.yaml:2 Das Projekt ging von `vorpruefung` nach `rollout`;"),
        "{found}"
    );
    assert_eq!(found.lines().count(), 1, "{found}");
}

#[test]
fn steps_on_a_branch_count_and_the_merge_is_no_jump() {
    let mut repo = with_phases(&["konzept"]);
    repo.branch("zweig");
    for (month, phase) in (3..).zip(["umsetzung", "rollout", "betrieb"]) {
        repo.write(FILE, projekt(phase));
        repo.commit(&format!("2026-{month:02}-05T09:00:00+01:00"), phase);
    }
    let branch = repo.head().expect("a commit");
    repo.switch("main");
    repo.write("prozesse/hundesteuer.yaml", HUNDESTEUER.replace("4200", "4300"));
    repo.commit("2026-02-05T09:00:00+01:00", "Auf main");
    repo.write(FILE, projekt("betrieb"));
    repo.merge(branch, "2026-06-05T09:00:00+02:00", "Zusammengeführt");
    repo.checkout();
    assert_eq!(run(&repo, &[]), "");
}

#[test]
fn without_a_whole_history_it_says_once_that_it_could_not_look() {
    let repo = with_phases(&["idee", "konzept"]);
    let shallow = repo.shallow_clone(1);
    let only = ["pruefen", "--nur", "phase-uebersprungen"];
    let outcome = shallow.ddv_in("", &only);
    assert_eq!(outcome.status, 0, "{}", outcome.stdout);
    insta::assert_snapshot!(outcome.stderr, @"Nicht geprüft: `phase-uebersprungen`, denn dieser Klon enthält nur einen Teil der git-Historie. Holen Sie die ganze Geschichte mit `git fetch --unshallow`; in GitHub Actions mit `fetch-depth: 0`, in GitLab mit `GIT_DEPTH: 0`.");
    let json = shallow.ddv_in("", &[&only[..], &["--format", "json"]].concat());
    insta::assert_snapshot!(found(&json), @r#"[{"regel":"phase-uebersprungen","grund":"flacher-klon"}]"#);
    // Another rule, the rule off, or no project: nothing to say.
    assert_eq!(shallow.ddv_in("", &["pruefen", "--nur", "zyklus"]).stderr, "");
    let bare = Register::sound();
    assert_eq!(bare.ddv(&["pruefen"]).stderr, "");
    bare.write(FILE, projekt("idee"));
    insta::assert_snapshot!(bare.ddv(&["pruefen"]).stderr, @"Nicht geprüft: `phase-uebersprungen`, denn es gibt keine git-Historie. Checken Sie das Register in git ein, oder schalten Sie die Regel in `ddv.toml` ab.");
    bare.write(
        "ddv.toml",
        "[verwaltung]\nname = \"M\"\n[regeln]\nphase-uebersprungen = \"aus\"\n",
    );
    assert_eq!(bare.ddv(&["pruefen"]).stderr, "");
}

#[test]
fn status_and_verlauf_count_it_as_pruefen_does() {
    let repo = with_phases(&["idee", "konzept", "ist-analyse"]);
    let status = repo.ddv(&["status", "--format", "json"]);
    let json: Value = serde_json::from_str(&status.stdout).expect("JSON");
    let rules = json["befunde"]["regeln"].as_array().expect("rules");
    assert!(
        rules.iter().any(|r| r["regel"] == "phase-uebersprungen"),
        "{json}"
    );
    let pruefen = |stand: &str| -> u64 {
        let outcome = repo.ddv(&["pruefen", "--format", "json", "--stand", stand]);
        let json: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
        json["zusammenfassung"]["warnungen"].as_u64().expect("a count")
    };
    let args = [
        "verlauf",
        "--schritt",
        "commit",
        "--kennzahl",
        "warnungen",
        "--format",
        "json",
    ];
    let verlauf: Value = serde_json::from_str(&repo.ddv(&args).stdout).expect("JSON");
    let points = verlauf["punkte"].as_array().expect("points");
    let counts: Vec<u64> = points
        .iter()
        .map(|p| p["befunde"]["warnungen"].as_u64().expect("a count"))
        .collect();
    assert_eq!(counts, ["HEAD~2", "HEAD~1", "HEAD"].map(pruefen));
    assert!(counts[1] > counts[0], "{counts:?}");
    let news = repo.ddv(&["aenderungen", "HEAD~2..HEAD~1", "--format", "json"]);
    assert!(news.stdout.contains("phase-uebersprungen"), "{}", news.stdout);
}
