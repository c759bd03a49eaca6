//! The difference of small registers in memory, and the traps of comparing them.

use serde_json::json;

use super::{Difference, EntityChange, FieldChange, Readability, fields};
use crate::load::{MemoryTree, Snapshot};
use crate::model::Kind;

const TOML: (&str, &str) = ("ddv.toml", "[verwaltung]\nname = \"Musterstadt\"\n");
const HUND: &str = "\
name: Hundesteuer anmelden
status: aktiv
oe: amt-22
zielgruppen: [bevoelkerung, unternehmen]
kennzahlen:
  stand: 2025-12-31
  fallzahl: 4200
ablauf:
  - {schritt: Antrag erfassen, baustein: registrieren, medium: papier}
  - {schritt: Bescheid erstellen, baustein: bescheid-erstellen, medium: digital}
komponenten:
  dms: {status: genutzt, seit: 2023-03-01}
";
const MARKT: &str = "name: Marktstand anmelden\nstatus: entwurf\noe: amt-32\nergebnis: Zulassung\n";

fn register(files: &[(&str, &str)]) -> Snapshot {
    let files = files.iter().chain([&TOML]).copied();
    Snapshot::load(Box::new(MemoryTree::new(files))).expect("a register in memory")
}

fn difference(old: &[(&str, &str)], new: &[(&str, &str)]) -> Difference {
    Difference::new(&register(old), &register(new))
}

/// `prozesse/hund.yaml` edited from [`HUND`].
fn edited(from: &str, to: &str) -> Vec<String> {
    assert!(HUND.contains(from), "{from}");
    let new = HUND.replacen(from, to, 1);
    shown(&difference(
        &[("prozesse/hund.yaml", HUND)],
        &[("prozesse/hund.yaml", &new)],
    ))
}

/// One line for everything that differs.
fn shown(difference: &Difference) -> Vec<String> {
    assert_eq!(difference.settings, []);
    let mut lines = Vec::new();
    for entity in &difference.entities {
        lines.extend(words(entity));
        lines.extend(entity.fields.iter().map(line));
    }
    for file in &difference.readability {
        lines.push(format!("{}: {:?}", file.file, file.change));
    }
    lines
}

fn words(entity: &EntityChange) -> Vec<String> {
    let id = |side: &Option<super::Side>| side.as_ref().map_or("-".to_owned(), |s| s.id.clone());
    let file = |side: &Option<super::Side>| side.as_ref().map_or("-".to_owned(), |s| s.file.clone());
    let mut words = Vec::new();
    if entity.is_new() {
        words.push(format!("neu {}", id(&entity.new)));
    }
    if entity.is_gone() {
        words.push(format!("entfallen {}", id(&entity.old)));
    }
    if entity.is_renamed() {
        words.push(format!("umbenannt {} -> {}", id(&entity.old), id(&entity.new)));
    }
    if entity.is_moved() {
        words.push(format!(
            "verschoben {} -> {}",
            file(&entity.old),
            file(&entity.new)
        ));
    }
    words
}

fn line(change: &FieldChange) -> String {
    let text = |value: &Option<serde_json::Value>| value.as_ref().map_or("-".to_owned(), ToString::to_string);
    format!("{}: {} -> {}", change.path, text(&change.old), text(&change.new))
}

#[test]
fn layout_comments_quotes_and_the_order_of_keys_are_no_change() {
    let new = "\
# Geprüft.
komponenten: {dms: {seit: '2023-03-01', status: \"genutzt\"}}   # E-Akte
ablauf:
- schritt: \"Antrag erfassen\"
  medium: papier
  baustein: registrieren
- {schritt: Bescheid erstellen, medium: digital, baustein: bescheid-erstellen, komponenten: []}
kennzahlen: {fallzahl: 4200, stand: 2025-12-31}
zielgruppen:
  - unternehmen
  - bevoelkerung
beschreibung:
oe: amt-22
status: aktiv\r
name: >-
  Hundesteuer
  anmelden
";
    let difference = difference(&[("prozesse/hund.yaml", HUND)], &[("prozesse/hund.yaml", new)]);
    assert!(difference.is_empty(), "{:?}", difference.entities);
}

#[test]
fn a_field_that_changes_appears_or_goes_is_one_line() {
    assert_eq!(
        edited("fallzahl: 4200", "fallzahl: 4300"),
        ["kennzahlen.fallzahl: 4200 -> 4300"]
    );
    assert_eq!(
        edited("  fallzahl: 4200\n", ""),
        ["kennzahlen.fallzahl: 4200 -> -"]
    );
    assert_eq!(
        edited(", seit: 2023-03-01}", ", seit: 2023-03-01, anmerkung: gut}"),
        [r#"komponenten.dms.anmerkung: - -> "gut""#]
    );
    assert_eq!(
        edited("[bevoelkerung, unternehmen]", "[bevoelkerung]"),
        [r#"zielgruppen: ["bevoelkerung","unternehmen"] -> ["bevoelkerung"]"#]
    );
}

#[test]
fn status_and_unit_are_fields_like_others() {
    assert_eq!(
        edited("status: aktiv", "status: entfallen"),
        [r#"status: "aktiv" -> "entfallen""#]
    );
    assert_eq!(
        edited("oe: amt-22", "oe: amt-20"),
        [r#"oe: "amt-22" -> "amt-20""#]
    );
}

#[test]
fn an_inserted_step_leaves_the_others_unchanged() {
    let step = "  - {schritt: Antrag prüfen, baustein: formal-pruefen, medium: digital}\n";
    let first = "  - {schritt: Bescheid";
    assert_eq!(
        edited(first, &format!("{step}{first}")),
        [
            r#"ablauf[Antrag prüfen]: - -> {"schritt":"Antrag prüfen","baustein":"formal-pruefen","medium":"digital"}"#
        ]
    );
}

#[test]
fn a_step_with_a_new_medium_or_a_better_name_is_the_same_step() {
    assert_eq!(
        edited("registrieren, medium: papier", "registrieren, medium: digital"),
        [r#"ablauf[Antrag erfassen].medium: "papier" -> "digital""#]
    );
    assert_eq!(
        edited("Antrag erfassen", "Anmeldung erfassen"),
        [r#"ablauf[Anmeldung erfassen].schritt: "Antrag erfassen" -> "Anmeldung erfassen""#]
    );
}

#[test]
fn swapped_steps_are_a_change_of_order() {
    let steps: Vec<&str> = HUND.lines().filter(|l| l.contains("schritt")).collect();
    let (one, two) = (steps.join("\n"), format!("{}\n{}", steps[1], steps[0]));
    assert_eq!(
        edited(&one, &two),
        [r#"ablauf: ["Antrag erfassen","Bescheid erstellen"] -> ["Bescheid erstellen","Antrag erfassen"]"#]
    );
}

#[test]
fn lists_of_projects_go_by_their_names_and_without_one_by_position() {
    let old = json!({
        "meilensteine": [{"name": "Konzept", "plan": "2026-03-31"}, {"plan": "2026-06-30"}],
        "budget": [{"jahr": 2026, "art": "betrieb", "plan": 10}, {"jahr": 2026, "art": "personal", "plan": 20}],
        "entscheidungen": [{"gremium": "stadtrat", "datum": "2026-01-01", "beschluss": "angenommen"}],
    });
    let new = json!({
        "meilensteine": [{"name": "Konzept", "plan": "2026-03-31", "ist": "2026-04-02"}, {"plan": "2026-07-31"}],
        "budget": [{"jahr": 2026, "art": "personal", "plan": 25}, {"jahr": 2026, "art": "betrieb", "plan": 10}],
        "entscheidungen": [
            {"gremium": "fachkreis", "datum": "2025-12-01"},
            {"gremium": "stadtrat", "datum": "2026-01-01", "beschluss": "angenommen"},
        ],
    });
    let lines: Vec<String> = fields(Kind::Projekte, &old, &new).iter().map(line).collect();
    assert_eq!(
        lines,
        [
            r#"meilensteine[Konzept].ist: - -> "2026-04-02""#,
            r#"meilensteine[1].plan: "2026-06-30" -> "2026-07-31""#,
            "budget[2026 personal].plan: 20 -> 25",
            r#"entscheidungen[fachkreis 2025-12-01]: - -> {"gremium":"fachkreis","datum":"2025-12-01"}"#,
        ]
    );
}

#[test]
fn two_items_of_one_name_stay_apart() {
    let item = |text: &str, eintritt| json!({"text": text, "eintritt": eintritt});
    let old = json!({"risiken": [item("Personal", 1), item("Personal", 2)]});
    let new = json!({"risiken": [item("Personal", 1), item("Personal", 3)]});
    let lines: Vec<String> = fields(Kind::Projekte, &old, &new).iter().map(line).collect();
    assert_eq!(lines, ["risiken[Personal (2)].eintritt: 2 -> 3"]);
}

#[test]
fn figures_and_notes_are_told_from_the_rest() {
    let content = |value: u32| {
        json!({
            "name": value.to_string(),
            "kennzahlen": {"fallzahl": value},
            "entwicklung": {"werte": {"2030": value}},
            "komponenten": {"dms": {"projekt": value.to_string(), "anmerkung": value.to_string()}},
        })
    };
    let changes = fields(Kind::Prozesse, &content(1), &content(2));
    let told: Vec<(&str, bool)> = changes
        .iter()
        .map(|change| (change.field.as_str(), change.is_figure_or_note()))
        .collect();
    assert_eq!(
        told,
        [
            ("name", false),
            ("kennzahlen.fallzahl", true),
            ("entwicklung.werte.*", true),
            ("komponenten.*.projekt", false),
            ("komponenten.*.anmerkung", true),
        ]
    );
}

#[test]
fn a_move_keeps_the_entity_and_may_come_with_an_edit() {
    let new = HUND.replace("fallzahl: 4200", "fallzahl: 1");
    let difference = difference(
        &[("prozesse/hund.yaml", HUND)],
        &[("prozesse/amt-22/hund.yaml", &new)],
    );
    assert_eq!(
        shown(&difference),
        [
            "verschoben prozesse/hund.yaml -> prozesse/amt-22/hund.yaml",
            "kennzahlen.fallzahl: 4200 -> 1"
        ]
    );
    let matching = &difference.matching;
    assert_eq!(
        matching.new_file("prozesse/hund.yaml"),
        Some("prozesse/amt-22/hund.yaml")
    );
    assert_eq!(
        matching.old_file("prozesse/amt-22/hund.yaml"),
        Some("prozesse/hund.yaml")
    );
    assert_eq!(matching.new_file("ddv.toml"), Some("ddv.toml"));
}

#[test]
fn a_renamed_file_with_a_small_edit_is_one_entity() {
    let new = HUND.replace("fallzahl: 4200", "fallzahl: 1");
    let old = [("prozesse/hund.yaml", HUND), ("prozesse/markt.yaml", MARKT)];
    let difference = difference(&old, &[("prozesse/hundesteuer.yaml", &new)]);
    assert_eq!(
        shown(&difference),
        [
            "umbenannt hund -> hundesteuer",
            "kennzahlen.fallzahl: 4200 -> 1",
            "entfallen markt"
        ]
    );
    let matching = &difference.matching;
    assert_eq!(matching.new_id(Kind::Prozesse, "hund"), Some("hundesteuer"));
    assert_eq!(matching.old_id(Kind::Prozesse, "hundesteuer"), Some("hund"));
    assert_eq!(matching.new_id(Kind::Prozesse, "markt"), None);
    assert_eq!(matching.new_file("prozesse/markt.yaml"), None);
}

#[test]
fn what_has_little_in_common_is_gone_and_new() {
    let difference = difference(&[("prozesse/hund.yaml", HUND)], &[("prozesse/markt.yaml", MARKT)]);
    assert_eq!(shown(&difference), ["entfallen hund", "neu markt"]);
}

#[test]
fn a_kind_never_turns_into_another() {
    let oe = "name: A\nkuerzel: A\nart: amt\n";
    let programm = "name: A\nleitung: A\nberichtsweg: [cio]\n";
    let difference = difference(&[("organisation/a.yaml", oe)], &[("programme/a.yaml", programm)]);
    assert_eq!(shown(&difference), ["entfallen a", "neu a"]);
}

#[test]
fn two_files_that_swap_their_ids_are_two_changed_entities() {
    let a = "name: A\nkuerzel: A\nart: amt\n";
    let b = "name: B\nkuerzel: B\nart: amt\n";
    let difference = difference(
        &[("organisation/a.yaml", a), ("organisation/b.yaml", b)],
        &[("organisation/a.yaml", b), ("organisation/b.yaml", a)],
    );
    assert_eq!(
        shown(&difference),
        [
            r#"name: "A" -> "B""#,
            r#"kuerzel: "A" -> "B""#,
            r#"name: "B" -> "A""#,
            r#"kuerzel: "B" -> "A""#
        ]
    );
}

#[test]
fn a_file_that_breaks_or_is_mended_is_neither_gone_nor_new() {
    let broken = "name: [\n";
    let draft = HUND.replace("fallzahl: 4200", "fallzahl: viele");
    let sound = [("prozesse/hund.yaml", HUND)];
    for bad in [broken, &draft] {
        let bad = [("prozesse/hund.yaml", bad)];
        assert_eq!(shown(&difference(&sound, &bad)), ["prozesse/hund.yaml: Unlesbar"]);
        assert_eq!(
            shown(&difference(&bad, &sound)),
            ["prozesse/hund.yaml: WiederLesbar"]
        );
        assert!(difference(&bad, &bad).is_empty());
        assert_eq!(shown(&difference(&[], &bad)), ["prozesse/hund.yaml: NeuUnlesbar"]);
        assert_eq!(
            shown(&difference(&bad, &[])),
            ["prozesse/hund.yaml: UnlesbarEntfallen"]
        );
    }
}

#[test]
fn a_file_that_breaks_on_the_way_to_another_folder_is_found_by_its_id() {
    let difference = difference(
        &[("prozesse/hund.yaml", HUND)],
        &[("prozesse/amt-22/hund.yaml", "name: [\n")],
    );
    let [file] = &difference.readability[..] else {
        panic!("{:?}", difference.readability)
    };
    assert_eq!(file.change, Readability::Unlesbar);
    assert_eq!(file.old_file.as_deref(), Some("prozesse/hund.yaml"));
    assert_eq!(difference.entities, []);
    assert_eq!(
        difference.matching.new_file("prozesse/hund.yaml"),
        Some("prozesse/amt-22/hund.yaml")
    );
}

#[test]
fn a_second_file_of_an_id_is_an_unreadable_file_and_the_first_stays() {
    let old = [("prozesse/b/hund.yaml", HUND)];
    let new = [("prozesse/b/hund.yaml", HUND), ("prozesse/c/hund.yaml", MARKT)];
    assert_eq!(
        shown(&difference(&old, &new)),
        ["prozesse/c/hund.yaml: NeuUnlesbar"]
    );
    assert_eq!(
        shown(&difference(&new, &old)),
        ["prozesse/c/hund.yaml: UnlesbarEntfallen"]
    );
}

#[test]
fn settings_are_compared_as_written_not_as_laid_out() {
    let with = |toml: &'static str| {
        let text = format!("{}{toml}", TOML.1);
        Snapshot::load(Box::new(MemoryTree::new([("ddv.toml", text)]))).expect("a register in memory")
    };
    let one = with("[digitalisierung]\nteilweise = 0.5\n[modernisierung]\ngewicht_recht = 25\n");
    let same =
        with("[modernisierung]\n# wie gehabt\ngewicht_recht = 25.0\n[digitalisierung]\nteilweise = 0.50\n");
    assert!(Difference::new(&one, &same).is_empty());
    let other = with("[digitalisierung]\nteilweise = 0.4\n[regeln]\nleika-doppelt = \"aus\"\n");
    let lines: Vec<String> = Difference::new(&one, &other).settings.iter().map(line).collect();
    assert_eq!(
        lines,
        [
            "modernisierung.gewicht_recht: 25.0 -> -",
            r#"regeln.leika-doppelt: - -> "aus""#,
            "digitalisierung.teilweise: 0.5 -> 0.4",
        ]
    );
    let broken = with("[digitalisierung]\nteilweise = 4\n");
    assert!(Difference::new(&one, &broken).settings.is_empty());
}

#[test]
fn the_order_is_that_of_kinds_and_ids_whatever_the_files() {
    let oe = "name: A\nkuerzel: A\nart: amt\n";
    let new = [
        ("prozesse/z/a.yaml", MARKT),
        ("prozesse/a/z.yaml", HUND),
        ("organisation/m.yaml", oe),
    ];
    assert_eq!(shown(&difference(&[], &new)), ["neu m", "neu a", "neu z"]);
}
