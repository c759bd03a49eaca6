//! The reports of a programme and for a body: what they say, and that they can be proved.

use serde_json::{Value, json};

use super::geschichte::Geschichte;
use crate::fixture::ddv_in;

const FINE: &str = "bericht.txt: Der Bericht stimmt überein.\n";

/// Two programmes: `digital` reports to the Dienstberatung and the Stadtrat, `intern` to the CIO.
/// At the end of June the E-Akte is green and the Bezahlung waits in the Vorprüfung; by August the E-Akte is yellow, the
/// Bezahlung recommended, the Archiv has been broken off and the Portal is new.
fn programme() -> Geschichte {
    let g = Geschichte::new();
    g.write("ddv.toml", "[verwaltung]\nname = \"Musterstadt\"\n");
    for (id, name) in [("amt-22", "Steueramt"), ("amt-33", "Bürgeramt")] {
        let text = format!("name: {name}\nkuerzel: \"{}\"\nart: amt\n", &id[4..]);
        g.write(&format!("organisation/{id}.yaml"), text);
    }
    let programm = |name: &str, weg: &str| format!("name: {name}\nleitung: Stelle D\nberichtsweg: [{weg}]\n");
    g.write(
        "programme/digital.yaml",
        programm("Digitales Rathaus", "dienstberatung-ob, stadtrat"),
    );
    g.write("programme/intern.yaml", programm("Interne Abläufe", "cio"));
    let akte = |ampel: &str, ist: &str| {
        format!(
            "name: E-Akte einführen\nprogramm: digital\nphase: rollout\nziel: {{art: effizienz}}\noe: amt-22\n\
             status: {{ampel: {ampel}, stand: 2026-06-15, text: Die Schulungen dauern länger}}\n\
             termine: {{beginn: 2026-01-01, ende_plan: 2027-06-30}}\nfinanzierung: vorbehalt\n\
             meilensteine:\n  - {{name: Konzept, plan: 2026-07-31, ist: 2026-08-03}}\n  - {{name: Start, plan: 2026-09-15}}\n\
             budget:\n  - {{jahr: 2026, art: dienstleistung, plan: 50000.25{ist}}}\n  \
             - {{jahr: 2027, art: betrieb, plan: 9000}}\n\
             risiken:\n  - {{text: Zu wenig Personal, massnahme: Externe Hilfe}}\n"
        )
    };
    let bezahlung = |phase: &str, more: &str| {
        format!(
            "name: Online-Bezahlung ausweiten\nprogramm: digital\nphase: {phase}\nfinanzierung: offen\n\
             ziel: {{art: kundenservice, beschreibung: Alle Gebühren sind online zu zahlen.}}\noe: amt-33\n\
             termine: {{beginn: 2027-01-01, ende_plan: 2028-12-31}}\n\
             budget:\n  - {{jahr: 2027, art: investition, plan: 30000}}\n  - {{jahr: 2028, art: betrieb, plan: 5000}}\n{more}"
        )
    };
    let archiv = |phase: &str| {
        format!(
            "name: Archiv umbauen\nprogramm: intern\nphase: {phase}\nziel: {{art: effizienz}}\nfinanzierung: gesichert\n\
             budget:\n  - {{jahr: 2027, art: investition, plan: 70000}}\n"
        )
    };
    g.write("projekte/e-akte.yaml", akte("gruen", ""));
    g.write("projekte/bezahlung.yaml", bezahlung("vorpruefung", ""));
    g.write("projekte/archiv.yaml", archiv("konzept"));
    g.commit("2026-06-10T10:00:00Z");
    g.write("projekte/e-akte.yaml", akte("gelb", ", ist: 60000.5"));
    let said = "entscheidungen:\n  - {gremium: fachkreis, datum: 2026-07-07, beschluss: empfohlen, vorlage: V7/26}\n";
    g.write("projekte/bezahlung.yaml", bezahlung("empfehlung", said));
    g.write("projekte/archiv.yaml", archiv("abgebrochen"));
    g.write(
        "projekte/portal.yaml",
        "name: Portal\nphase: idee\nziel: {art: innovation}\nprogramm: digital\n",
    );
    g.commit("2026-09-20T10:00:00Z");
    g
}

fn bericht(g: &Geschichte, args: &[&str]) -> String {
    let outcome = g.ddv(&[&["bericht"], args].concat());
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    outcome.stdout
}

#[test]
fn the_report_of_a_programme_as_markdown() {
    insta::assert_snapshot!(bericht(
        &programme(),
        &["programm", "digital", "2026-Q3", "--format", "md"]
    ));
}

#[test]
fn the_report_for_a_body_as_text() {
    insta::assert_snapshot!(bericht(&programme(), &["gremium", "stadtrat", "2026-Q3"]));
}

/// By hand: of the Stadtrat's programme 50,000.25 + 9,000 + 30,000 + 5,000 are planned, 60,000.50 spent; the need of 2027
/// is 39,000, all of it not secured.
#[test]
fn the_figures_are_those_of_the_worked_example() {
    let g = programme();
    let json = |args: &[&str]| -> Value {
        let all = [args, &["2026-Q3", "--format", "json"]].concat();
        serde_json::from_str(&bericht(&g, &all)).expect("JSON")
    };
    let report = json(&["gremium", "stadtrat"]);
    assert_eq!(report["schema"], "ddv.bericht-gremium/1");
    assert_eq!(
        (&report["gremium"], &report["programm"]),
        (&json!("stadtrat"), &Value::Null)
    );
    let summe = &report["finanzen"]["summe"];
    assert_eq!(
        (&summe["plan"], &summe["ist"]),
        (&json!(94000.25), &json!(60000.5))
    );
    assert_eq!(summe["differenz"], json!(10000.25));
    assert_eq!(report["finanzen"]["bedarf"]["plan"], json!(39000));
    let changes = &report["veraenderungen"];
    assert_eq!(changes["seit"], "2026-06-30");
    let akte = &changes["projekte"][1];
    assert_eq!(akte["ampel"], json!({"vorher": "gruen", "jetzt": "gelb"}));
    assert_eq!(akte["budget_ist"], json!({"vorher": null, "jetzt": 60000.5}));
    assert_eq!(changes["projekte"][2]["zugang"], "neu");
    let wanted = &report["zur_entscheidung"][0];
    assert_eq!(
        (&wanted["projekt"], &wanted["budget_plan"]),
        (&json!("bezahlung"), &json!(35000))
    );
    assert_eq!(wanted["entscheidungen"][0]["vorlage"], "V7/26");
    assert_eq!(report["entscheidungen"][0]["gremium"], "fachkreis");
    let cio = json(&["gremium", "cio"]);
    assert_eq!(cio["programme"][0]["programm"], "intern");
    // What was broken off needs no money any more.
    assert_eq!(cio["finanzen"]["summe"]["plan"], Value::Null);
    assert_eq!(cio["finanzen"]["nicht_gezaehlt"]["plan"], json!(70000));
    let nobody = json(&["gremium", "ausschuss"]);
    assert_eq!(
        nobody["kernaussagen"],
        json!(["Am 30.09.2026 berichtet kein Programm an dieses Gremium."])
    );
}

#[test]
fn both_reports_are_proved_and_a_changed_figure_is_found() {
    let g = programme();
    for what in [
        ["programm", "digital"],
        ["gremium", "stadtrat"],
        ["gremium", "ausschuss"],
    ] {
        for format in ["md", "text", "json"] {
            let args = [&what[..], &["2026-Q3", "--format", format]].concat();
            let report = bericht(&g, &args);
            assert_eq!(g.verifiziere(&report), (0, FINE.to_owned()), "{args:?}");
            // A mail program may change the line ends.
            let (status, output) = g.verifiziere(&report.replace('\n', "\r\n"));
            assert_eq!(status, 0, "{output}");
        }
    }
    for (format, now, then) in [
        ("md", "60.000,50", "50.000,50"),
        ("text", "60.000,50", "50.000,50"),
        ("json", "60000.5", "50000.5"),
    ] {
        let report = bericht(&g, &["programm", "digital", "2026-Q3", "--format", format]);
        let (status, output) = g.verifiziere(&report.replacen(now, then, 1));
        assert_eq!(status, 1, "{output}");
        assert!(output.contains(then), "{output}");
    }
}

#[test]
fn a_proof_of_another_report_is_found() {
    let g = programme();
    let report = bericht(&g, &["programm", "digital", "2026-Q3", "--format", "md"]);
    let row = "| Bericht | programm digital |";
    assert!(report.contains(row));
    for (other, status) in [
        ("| Bericht | programm intern |", 1),
        ("| Bericht | gremium stadtrat |", 1),
        ("| Bericht | programm unbekannt |", 1),
        ("| Bericht | gremium kreistag |", 2),
    ] {
        let (found, output) = g.verifiziere(&report.replace(row, other));
        assert_eq!(found, status, "{other}: {output}");
    }
    // Without the line it says to be a quarterly report, which it is not.
    let (status, _) = g.verifiziere(&report.replace(&format!("{row}\n"), ""));
    assert_eq!(status, 1);
    let json = bericht(&g, &["programm", "digital", "2026-Q3", "--format", "json"]);
    let (status, _) = g.verifiziere(&json.replace("ddv.bericht-programm/1", "ddv.bericht-quartal/1"));
    assert_eq!(status, 2);
}

#[test]
fn other_places_and_later_commits_make_the_same_report() {
    let g = programme();
    let args = ["bericht", "programm", "digital", "2026-Q3", "--format", "md"];
    let report = g.ddv(&args).stdout;
    assert_eq!(ddv_in(&g.path().join("registry"), &args).stdout, report);
    let git = g.path().join(".git");
    let bare = [&["--git", git.to_str().expect("a path")], &args[..]].concat();
    assert_eq!(ddv_in(&std::env::temp_dir(), &bare).stdout, report);
    g.remove("projekte/portal.yaml");
    g.write("programme/digital.yaml", "name: [\n");
    assert_eq!(g.ddv(&args).stdout, report);
    g.commit("2026-10-02T10:00:00Z");
    assert_eq!(g.ddv(&args).stdout, report);
    assert_eq!(g.verifiziere(&report), (0, FINE.to_owned()));
}

#[test]
fn without_a_quarter_the_day_of_the_last_commit_counts() {
    let g = programme();
    let named = bericht(
        &g,
        &[
            "programm",
            "digital",
            "2026-Q3",
            "--stichtag",
            "2026-09-20",
            "--format",
            "md",
        ],
    );
    let outcome = g.ddv(&["report", "programme", "digital", "--format", "md"]);
    assert_eq!(outcome.stdout, named);
    assert!(
        outcome.stderr.contains("Stichtag ist der 20.09.2026"),
        "{}",
        outcome.stderr
    );
    assert_eq!(g.verifiziere(&named), (0, FINE.to_owned()));
    let of_day = g.ddv(&[
        "bericht",
        "gremium",
        "stadtrat",
        "--stichtag",
        "2026-08-01",
        "--format",
        "json",
    ]);
    assert!(
        of_day.stdout.contains("\"quartal\": \"2026-Q3\""),
        "{}",
        of_day.stdout
    );
    let of_state = g.ddv(&[
        "bericht", "programm", "digital", "--stand", "2026-Q2", "--format", "json",
    ]);
    assert!(
        of_state.stdout.contains("\"stichtag\": \"2026-06-30\""),
        "{}",
        of_state.stderr
    );
}

#[test]
fn a_renamed_programme_and_project_are_the_same_as_before() {
    let g = programme();
    let akte = std::fs::read_to_string(g.path().join("registry/projekte/e-akte.yaml")).expect("a file");
    g.remove("projekte/e-akte.yaml");
    g.write(
        "projekte/akte.yaml",
        akte.replace("programm: digital", "programm: rathaus"),
    );
    g.remove("programme/digital.yaml");
    g.write(
        "programme/rathaus.yaml",
        "name: Digitales Rathaus\nleitung: Stelle D\nberichtsweg: [dienstberatung-ob, stadtrat]\n",
    );
    g.commit("2026-10-20T10:00:00Z");
    let json: Value = serde_json::from_str(&bericht(
        &g,
        &["programm", "rathaus", "2026-Q4", "--format", "json"],
    ))
    .expect("JSON");
    let changes: Vec<_> = json["veraenderungen"]["projekte"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|p| (p["projekt"].as_str(), p["zugang"].as_str()))
        .collect();
    assert_eq!(
        changes,
        [
            (Some("bezahlung"), Some("abgegeben")),
            (Some("portal"), Some("abgegeben"))
        ]
    );
}

#[test]
fn wrong_use_says_what_to_write() {
    let g = programme();
    let error = |args: &[&str]| {
        let outcome = g.ddv(&[&["bericht"], args].concat());
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
        outcome.stderr
    };
    insta::assert_snapshot!(error(&["programm", "digitl"]), @"
    Fehler: Das Programm `digitl` gibt es nicht.
    Hilfe: Meinten Sie `digital`?
    ");
    insta::assert_snapshot!(error(&["gremium", "stadtrt"]), @"
    Fehler: `stadtrt` ist kein Gremium, dem Programme berichten; gemeint ist vielleicht `stadtrat` (bei `<GREMIUM>`).
    Hilfe: `ddv --help` und `ddv BEFEHL --help` zeigen, was geht.
    ");
    insta::assert_snapshot!(error(&["gremium", "kreistag", "2026-Q3"]), @"
    Fehler: `kreistag` ist kein Gremium, dem Programme berichten; es gibt `cio`, `dienstberatung-ob`, `ausschuss`, `stadtrat` (bei `<GREMIUM>`).
    Hilfe: `ddv --help` und `ddv BEFEHL --help` zeigen, was geht.
    ");
    insta::assert_snapshot!(error(&["programm", "digital", "2026-Q3", "--vergleich", "2026-Q4"]), @"
    Fehler: Das 4. Quartal 2026 liegt nicht vor dem 3. Quartal 2026.
    Hilfe: Nennen Sie hinter `--vergleich` ein früheres, etwa `2026-Q2`.
    ");
    // In a state in which it was not there yet.
    insta::assert_snapshot!(error(&["programm", "digital", "2026-Q1"]), @"
    Fehler: Am 31.03.2026 gab es noch keinen Commit; der erste ist vom 10.06.2026.
    Hilfe: Nennen Sie einen Tag ab 2026-06-10.
    ");
    g.write(
        "projekte/teuer.yaml",
        "name: Teuer\nprogramm: digital\nphase: idee\nziel: {art: innovation}\nbudget:\n  - {plan: 90071992547409.92}\n",
    );
    g.commit("2026-09-25T10:00:00Z");
    insta::assert_snapshot!(error(&["programm", "digital", "2026-Q3"]), @"
    Fehler: Die Beträge der Budgets sind zusammen zu groß, um sie auf den Cent genau zu summieren.
    Hilfe: Prüfen Sie die Beträge unter `budget`; den größten nennt das Projekt `teuer`.
    ");
}
