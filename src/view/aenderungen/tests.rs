//! The changes between small registers in memory, computed by hand.

use serde_json::{Value, json};

use crate::diag::{Finding, RuleId, Severity};
use crate::history::difference::Difference;
use crate::load::{MemoryTree, Snapshot};
use crate::model::{Datum, OeId};
use crate::render::csv::Dialect;
use crate::render::{csv, markdown, text};
use crate::view::aenderungen::{Aenderungen, Request, Seite};
use crate::view::kopf::Kopf;
use crate::view::output::Output as _;
use crate::view::testing::{LOOK, kopf, today};

/// A register of files that a test edits.
#[derive(Clone)]
struct Files(Vec<(String, String)>);

/// Two processes of amt-22. Hundesteuer: 1 of 2 components used, D = 1/2, both cells judged. Marktstand: none used,
/// D = 0, one of two cells judged. Together D = 1/4, Quote 0 of 2, Prüfgrad 3 of 4.
fn base() -> Files {
    let component = |name: &str| {
        format!(
            "name: {name}\nbeschreibung: x\nschicht: basisdienst\nreifegrad: einsatzbereit\nverfuegbar_ab: 2020-01-01\n"
        )
    };
    let process = |name: &str, cells: &str, fallzahl: u32| {
        format!(
            "name: {name}\nstatus: aktiv\noe: amt-22\nkennzahlen:\n  fallzahl: {fallzahl}\n  datenlage: geschaetzt\n  \
             beratungsaufwand: normal\nrecht: {{aufgabenart: freiwillig, regelungsebene: stadt}}\nantrag:\n  \
             antragsmanagement: nein\n  externe_dateneingabe: nein\n  unterschrift: schriftform\n  \
             persoenliches_erscheinen: vorgeschrieben\nkomponenten:\n{cells}"
        )
    };
    let files = [
        ("ddv.toml", "[verwaltung]\nname = \"Musterstadt\"\n".to_owned()),
        (
            "organisation/gb-1.yaml",
            "name: Finanzen\nkuerzel: GB 1\nart: geschaeftsbereich\n".to_owned(),
        ),
        (
            "organisation/amt-22.yaml",
            "name: Steueramt\nkuerzel: \"22\"\nart: amt\nteil_von: gb-1\n".to_owned(),
        ),
        ("komponenten/dms.yaml", component("E-Akte")),
        ("komponenten/epayment.yaml", component("Online-Bezahlung")),
        (
            "prozesse/hund.yaml",
            process(
                "Hundesteuer anmelden",
                "  dms: {status: genutzt, seit: 2023-03-01}\n  epayment: {status: moeglich}\n",
                4200,
            ),
        ),
        (
            "prozesse/markt.yaml",
            process("Marktstand anmelden", "  epayment: {status: moeglich}\n", 3000),
        ),
    ];
    Files(files.map(|(path, text)| (path.to_owned(), text)).to_vec())
}

impl Files {
    fn edit(mut self, path: &str, from: &str, to: &str) -> Self {
        let file = self.0.iter_mut().find(|(p, _)| p == path).expect("a file");
        assert!(file.1.contains(from), "{from}");
        file.1 = file.1.replacen(from, to, 1);
        self
    }

    fn add(mut self, path: &str, text: &str) -> Self {
        self.0.retain(|(p, _)| p != path);
        self.0.push((path.to_owned(), text.to_owned()));
        self
    }

    fn move_to(mut self, from: &str, to: &str) -> Self {
        let file = self.0.iter_mut().find(|(p, _)| p == from).expect("a file");
        to.clone_into(&mut file.0);
        self
    }

    fn load(&self) -> Snapshot {
        Snapshot::load(Box::new(MemoryTree::new(self.0.clone()))).expect("a register in memory")
    }
}

struct Shown {
    view: Aenderungen,
    kopf: Kopf,
}

fn day(text: &str) -> Datum {
    Datum::parse(text).expect("a day")
}

fn compare_with(old: &Files, new: &Files, auftrag: Request) -> Shown {
    let (old, new) = (old.load(), new.load());
    let stichtag = today();
    let difference = Difference::new(&old, &new);
    let from = Seite {
        snapshot: &old,
        bezeichnung: "4f2a91c0".to_owned(),
        commit: Some("4f2a91c0aaaa".to_owned()),
        tag: day("2026-03-31"),
    };
    let to = Seite {
        snapshot: &new,
        bezeichnung: "Arbeitsstand".to_owned(),
        commit: None,
        tag: stichtag,
    };
    Shown {
        view: Aenderungen::new(&from, &to, &difference, stichtag, auftrag),
        kopf: kopf(&new),
    }
}

fn compare(old: &Files, new: &Files) -> Shown {
    compare_with(old, new, Request::default())
}

impl Shown {
    fn json(&self) -> Value {
        serde_json::from_str(&self.kopf.json(&self.view)).expect("JSON")
    }

    fn md(&self) -> String {
        markdown::render(&self.view.report(&self.kopf))
    }

    fn text(&self) -> String {
        text::render(&self.view.report(&self.kopf), LOOK)
    }

    fn csv(&self) -> String {
        csv::render(&self.view.data(&self.kopf), Dialect::Plain)
    }
}

/// Online-Bezahlung comes to the Hundesteuer: D = 1, so together 1/2, and 1 of 2 digitalised.
fn rolled_out() -> Files {
    base().edit(
        "prozesse/hund.yaml",
        "epayment: {status: moeglich}",
        "epayment: {status: genutzt, seit: 2026-05-01}",
    )
}

fn finding(severity: Severity, line: usize) -> Finding {
    Finding {
        file: "prozesse/hund.yaml".to_owned(),
        line,
        column: 1,
        end: None,
        rule: RuleId("plan-ohne-projekt"),
        severity,
        message: "Der Plan nennt kein Projekt.".to_owned(),
        help: None,
        path: "komponenten.epayment".to_owned(),
        span: None,
    }
}

#[test]
fn a_small_change_as_a_comment() {
    let auftrag = Request {
        befunde_behoben: vec![finding(Severity::Warnung, 19)],
        ..Request::default()
    };
    insta::assert_snapshot!(compare_with(&base(), &rolled_out(), auftrag).md());
}

#[test]
fn a_small_change_as_text() {
    insta::assert_snapshot!(compare(&base(), &rolled_out()).text());
}

#[test]
fn a_small_change_as_json() {
    let shown = compare(&base(), &rolled_out());
    insta::assert_snapshot!(shown.kopf.json(&shown.view));
}

#[test]
fn a_small_change_as_csv() {
    insta::assert_snapshot!(compare(&base(), &rolled_out()).csv(), @"
    art,kennung,feld,alt,neu,aenderung
    prozesse,hund,komponenten.epayment.status,moeglich,genutzt,geaendert
    prozesse,hund,komponenten.epayment.seit,,2026-05-01,geaendert
    ");
}

#[test]
fn nothing_changed_is_one_sentence() {
    let touched = base().edit("prozesse/hund.yaml", "status: aktiv", "status: 'aktiv'  # gut");
    let shown = compare(&base(), &touched);
    insta::assert_snapshot!(shown.md(), @"
    # Änderungen

    Musterstadt, Stichtag 30.06.2026<br>
    Vergleich: von 4f2a91c0 vom 31.03.2026 bis Arbeitsstand vom 30.06.2026

    Zwischen beiden Ständen hat sich nichts geändert. Formatierung und Kommentare zählen nicht.
    ");
    assert_eq!(shown.csv(), "art,kennung,feld,alt,neu,aenderung\n");
}

#[test]
fn a_change_without_effect_says_so() {
    let new = base().edit("prozesse/hund.yaml", "fallzahl: 4200", "fallzahl: 4300");
    insta::assert_snapshot!(compare(&base(), &new).md(), @"
    # Änderungen

    Musterstadt, Stichtag 30.06.2026<br>
    Vergleich: von 4f2a91c0 vom 31.03.2026 bis Arbeitsstand vom 30.06.2026

    ## Wirkung

    Keine dieser Kennzahlen ändert sich: Zahl der aktiven Prozesse, Digitalisierungsgrad, Digitalisierungsquote, Prüfgrad, Vollständigkeit.

    ## Was sich geändert hat

    - Geändert: 1 Prozess („Hundesteuer anmelden“); 1 Feld

    <details><summary>Felder (1)</summary>

    | Kennung | Feld | Vorher | Nachher |
    | --- | --- | --- | --- |
    | hund | kennzahlen.fallzahl | 4.200 (geschätzt) | 4.300 (geschätzt) |

    </details>
    ");
}

#[test]
fn only_the_data_counts_not_the_calendar() {
    // In use since May: on 31 March it counted nothing. Both states are seen from 30 June.
    let json = compare(&rolled_out(), &rolled_out()).json();
    assert_eq!(json["kennzahlen"][0]["alt"]["wert"], json!(0.5));
    assert_eq!(json["kennzahlen"][0]["differenz"], json!(0.0));
}

#[test]
fn a_process_that_is_dropped_leaves_the_figures_and_the_karte() {
    let new = base().edit("prozesse/markt.yaml", "status: aktiv", "status: entfallen");
    let json = compare(&base(), &new).json();
    assert_eq!(json["prozesse"], json!({"alt": 2, "neu": 1}));
    // From (1/2 + 0) / 2 to 1/2.
    assert_eq!(json["kennzahlen"][0]["differenz"], json!(0.25));
    assert_eq!(json["karte"]["prozesse_entfallen"], json!(["markt"]));
    assert_eq!(json["karte"]["zellen"], json!([]));
    assert_eq!(json["eintraege"][0]["aenderung"], json!(["geaendert"]));
    assert_eq!(
        json["rangliste"],
        json!([{"prozess": "markt", "name": "Marktstand anmelden", "koeffizient_alt": 25.0, "koeffizient_neu": null,
                "rang_alt": 2, "rang_neu": null}])
    );
}

#[test]
fn a_process_that_moves_to_another_unit_changes_both_units_and_not_the_whole() {
    let amt = "name: Ordnungsamt\nkuerzel: \"32\"\nart: amt\n";
    let old = base().add("organisation/amt-32.yaml", amt);
    let new = old
        .clone()
        .edit("prozesse/markt.yaml", "oe: amt-22", "oe: amt-32");
    let json = compare(&old, &new).json();
    assert!(
        json["kennzahlen"]
            .as_array()
            .is_some_and(|k| k.iter().all(|k| k["differenz"] == json!(0.0)))
    );
    let units: Vec<(&str, &Value)> = json["organisation"]
        .as_array()
        .expect("units")
        .iter()
        .map(|unit| (unit["oe"].as_str().expect("an id"), &unit["prozesse"]))
        .collect();
    assert_eq!(
        units,
        [
            ("amt-22", &json!({"alt": 2, "neu": 1})),
            ("amt-32", &json!({"alt": 0, "neu": 1})),
            ("gb-1", &json!({"alt": 2, "neu": 1})),
        ]
    );
    // Seen from the unit that it left it is a change as well.
    let auftrag = |oe| Request {
        oe: Some(OeId::new(oe)),
        ..Request::default()
    };
    for oe in ["amt-22", "amt-32"] {
        let json = compare_with(&old, &new, auftrag(oe)).json();
        assert_eq!(json["eintraege"][0]["kennung"], json!("markt"), "{oe}");
    }
    let json = compare_with(&old, &new, auftrag("amt-32")).json();
    assert_eq!(json["prozesse"], json!({"alt": 0, "neu": 1}));
    assert_eq!(json["kennzahlen"][0]["alt"]["wert"], Value::Null);
}

#[test]
fn a_renamed_process_keeps_its_cells_and_its_rank() {
    let new = rolled_out().move_to("prozesse/hund.yaml", "prozesse/amt-22/hundesteuer.yaml");
    let json = compare(&base(), &new).json();
    assert_eq!(
        json["karte"],
        json!({
            "prozesse_neu": [], "prozesse_entfallen": [], "komponenten_neu": [], "komponenten_entfallen": [],
            "zellen": [{"prozess": "hundesteuer", "komponente": "epayment", "alt": "moeglich", "neu": "genutzt"}],
        })
    );
    assert_eq!(json["rangliste"], json!([]));
    assert_eq!(json["eintraege"][0]["kennung_alt"], json!("hund"));
    assert_eq!(
        json["eintraege"][0]["aenderung"],
        json!(["umbenannt", "verschoben", "geaendert"])
    );
}

#[test]
fn a_file_that_breaks_is_missing_in_the_figures_and_not_gone() {
    let broken = base().add("prozesse/hund.yaml", "name: [\n");
    let there = compare(&base(), &broken);
    let json = there.json();
    assert_eq!(
        json["dateien"],
        json!([{"datei": "prozesse/hund.yaml", "aenderung": "unlesbar"}])
    );
    assert_eq!(
        (&json["eintraege"], &json["karte"]["prozesse_entfallen"]),
        (&json!([]), &json!([]))
    );
    // The other one moves up from rank 2.
    assert_eq!(json["rangliste"].as_array().map(Vec::len), Some(1));
    assert!(
        there.md().contains("- 1 Datei nicht mehr lesbar\n"),
        "{}",
        there.md()
    );
    let back = compare(&broken, &base());
    assert_eq!(back.json()["von"]["unlesbar"], json!(1));
    assert_eq!(back.json()["karte"]["prozesse_neu"], json!([]));
    assert!(back.md().contains("Im alten Stand war eine Datei nicht lesbar"));
}

#[test]
fn a_changed_weight_is_named_beside_its_effect() {
    // 25 points for the law of a possible 100 become 50 of 125: all else earns nothing.
    let new = base().edit(
        "ddv.toml",
        "\"Musterstadt\"\n",
        "\"Musterstadt\"\n[modernisierung]\ngewicht_recht = 50\n[digitalisierung]\ndigitalisiert_ab = 0.5\n",
    );
    let shown = compare(&base(), &new);
    let json = shown.json();
    assert_eq!(
        json["einstellungen"][0],
        json!({"feld": "modernisierung.gewicht_recht", "alt": null, "neu": 50.0})
    );
    assert_eq!(json["rangliste"][0]["koeffizient_neu"], json!(40.0));
    assert_eq!(json["kennzahlen"][1]["neu"]["wert"], json!(0.5));
    assert_eq!(json["eintraege"], json!([]));
    assert!(
        shown
            .md()
            .contains("Die Einstellungen in `ddv.toml` haben sich geändert")
    );
    assert!(
        shown
            .md()
            .contains("| digitalisierung.digitalisiert\\_ab | – | 50 % |")
    );
}

#[test]
fn a_new_column_is_named_once_not_cell_by_cell() {
    let new = base().add(
        "komponenten/chat.yaml",
        "name: Chat\nbeschreibung: x\nschicht: basisdienst\nreifegrad: einsatzbereit\nverfuegbar_ab: 2026-01-01\n",
    );
    let json = compare(&base(), &new).json();
    assert_eq!(json["karte"]["komponenten_neu"], json!(["chat"]));
    assert_eq!(json["karte"]["zellen"], json!([]));
    // 1/3 and 0 in place of 1/2 and 0.
    assert_eq!(json["kennzahlen"][0]["neu"]["wert"], json!(1.0 / 6.0));
}

#[test]
fn two_hundred_changes_are_few_lines_for_people_and_all_for_machines() {
    let mut old = base();
    for n in 0..200 {
        let text = format!("name: Prozess {n}\nstatus: aktiv\noe: amt-22\nkennzahlen:\n  fallzahl: {n}\n");
        old = old.add(&format!("prozesse/p-{n:03}.yaml"), &text);
    }
    let mut new = old.clone();
    for n in 0..200 {
        new = new.edit(&format!("prozesse/p-{n:03}.yaml"), "fallzahl: ", "fallzahl: 1");
    }
    let shown = compare(&old, &new);
    let md = shown.md();
    assert!(md.lines().count() < 80, "{md}");
    assert!(md.contains("- Geändert: 200 Prozesse; 200 Felder\n"), "{md}");
    assert!(
        md.contains("160 weitere Felder sind nicht gezeigt; `--format json` nennt alle."),
        "{md}"
    );
    assert_eq!(shown.json()["eintraege"].as_array().map(Vec::len), Some(200));
    assert_eq!(shown.csv().lines().count(), 201);
}

#[test]
fn hostile_texts_stay_texts() {
    let nasty = "\"a|b\\n</details><script>x</script> ``` <img src=x> ` `` | # \\u202E=1+1\"";
    let step = "risiken:\n  - {text: NASTY, eintritt: 1, schaden: 1}\n".replace("NASTY", nasty);
    let project = format!("name: {nasty}\nphase: idee\nziel: {{art: effizienz}}\n{step}");
    let old = base().add("projekte/p.yaml", &project);
    let new = old.clone().edit("projekte/p.yaml", "eintritt: 1", "eintritt: 2");
    let shown = compare(&old, &new);
    let md = shown.md();
    assert!(!md.contains("<script") && !md.contains("<img"), "{md}");
    assert_eq!(
        md.matches("<details>").count(),
        md.matches("</details>").count(),
        "{md}"
    );
    let row = md.lines().find(|l| l.starts_with("| p |")).expect("the field");
    // Four cells: only unescaped bars part them.
    assert_eq!(row.replace("\\|", "").matches('|').count(), 5, "{row}");
    assert!(shown.text().chars().all(|c| c == '\n' || !c.is_control()));
    let entry = &shown.json()["eintraege"][0]["felder"][0];
    assert!(entry["feld"].as_str().is_some_and(|f| f.contains("</details>")));
}

#[test]
fn new_findings_say_how_bad_they_are_the_worst_first() {
    let auftrag = Request {
        befunde_neu: vec![finding(Severity::Hinweis, 3), finding(Severity::Fehler, 7)],
        ..Request::default()
    };
    let md = compare_with(&base(), &base(), auftrag).md();
    assert!(md.contains("- Befunde neu: 1 Fehler, 1 Hinweis\n"), "{md}");
    let rows: Vec<&str> = md.lines().filter(|l| l.contains("plan-ohne-projekt")).collect();
    assert!(rows[0].starts_with("| Fehler | prozesse/hund.yaml:7 |"), "{md}");
    assert!(rows[1].starts_with("| Hinweis | prozesse/hund.yaml:3 |"), "{md}");
}
