//! The page of a process: its Steckbrief, and its figures with their formulas.

use super::felder::{Felder, written};
use super::kennung::Eintrag;
use super::namen::Namen;
use super::prozess::{Gewichte, KriteriumJson, Prognose, Ueberpruefung, Zahlen};
use super::rechnung;
use super::result::Lage;
use super::schema::Schema;
use crate::model::prozess::{Datenlage, Prozess, ProzessStatus, Schritt};
use crate::model::{Anteil, Datum, Kind, KomponenteId, ProzessEntity};
use crate::score::Siegel;
use crate::view::aenderungsstand::WITHOUT_HISTORY;
use crate::view::prognose::{euro, grund_der_luecke, kapazitaet, vza};
use crate::view::report::{Block, Cell, Column, Link, Room, Section, Table};
use crate::view::zahlwort::{count, decimal};

impl Zahlen {
    /// The parts of the report.
    pub fn sections(&self, prozess: &ProzessEntity, lage: &Lage<'_>) -> Vec<Section> {
        let namen = Namen(lage.registry);
        let schema = Schema::of::<Prozess>();
        let mut entry = written(&prozess.data);
        // The criteria stand in the table of the Koeffizient.
        if let Some(recht) = entry.get_mut("recht").and_then(serde_json::Value::as_object_mut) {
            recht.retain(|key, _| key == "grundlagen");
        }
        let skipped = ["name", "status", "oe", "antrag", "ablauf", "komponenten"];
        let felder = Felder::of(&entry, schema.root(), namen, &skipped);
        let mut sections = vec![
            Section::new(Some("Eintrag"), vec![Block::Facts(head(prozess, lage, namen))]),
            Section::new(Some("Auswertung"), self.figures(prozess, lage, &schema)),
            Section::new(Some("Modernisierungskoeffizient"), self.koeffizient(&schema)),
            Section::new(
                Some("Digitalisierungsgrad"),
                self.digitalisierungsgrad.blocks(namen),
            ),
            Section::new(Some("Ablauf"), self.ablauf(prozess)),
        ];
        if !felder.facts.is_empty() {
            sections.push(Section::new(Some("Steckbrief"), vec![Block::Facts(felder.facts)]));
        }
        sections.extend(felder.sections.into_iter().map(|mut part| {
            part.heading = part.heading.map(|heading| format!("Steckbrief: {heading}"));
            part
        }));
        let projects = lage
            .registry
            .projekte
            .iter()
            .filter(|p| p.prozesse.contains(&prozess.id));
        let projects: Vec<&str> = projects.map(|p| p.id.as_str()).collect();
        if !projects.is_empty() {
            let table = namen.table(Kind::Projekte, projects);
            sections.push(Section::new(
                Some("Projekte, die den Prozess ändern"),
                vec![Block::Table(table)],
            ));
        }
        sections
    }

    fn figures(&self, prozess: &ProzessEntity, lage: &Lage<'_>, schema: &Schema) -> Vec<Block> {
        let fact = |label: &str, cell: Cell| (label.to_owned(), cell);
        let grad = &self.digitalisierungsgrad;
        let full = &self.vollstaendigkeit;
        let checked = crate::score::share_of(grad.geprueft, grad.zu_pruefen).map(Anteil::get);
        let mut facts = vec![
            fact(
                "Modernisierungskoeffizient",
                Cell::number(self.koeffizient.wert, 1),
            ),
            fact(
                "Massenverfahren",
                Cell::Text(rechnung::massenverfahren(prozess, lage.config)),
            ),
            fact("Digitalisierungsgrad", Cell::percent(grad.wert)),
            fact("Digitalisiert", Cell::Text(grad.verdict())),
            fact(
                "Geprüfte Komponenten",
                Cell::share(checked, grad.geprueft, grad.zu_pruefen),
            ),
            fact(
                "Pflichtangaben im Steckbrief",
                Cell::share(Some(full.wert), full.angegeben, full.pflichtangaben),
            ),
        ];
        if !full.fehlend.is_empty() {
            let label = |path: &&str| format!("{} (`{path}`)", schema.label(path));
            let missing: Vec<String> = full.fehlend.iter().map(label).collect();
            facts.push(fact("Fehlende Pflichtangaben", Cell::Text(missing.join(", "))));
        }
        facts.push(fact("Gebundene VZÄ", Cell::number(self.vza, 2)));
        if let Some(formula) = kapazitaet(prozess, self.vza, lage.config) {
            facts.push(fact("VZÄ berechnet aus", Cell::Text(formula)));
        }
        facts.push(fact(
            &format!("Fälle {} (Prognose)", self.prognose.horizont),
            Cell::number(self.prognose.fallzahl_horizont, 0),
        ));
        facts.push(fact(
            &format!("Potenzial bis {}", self.prognose.horizont),
            Cell::Text(self.prognose.sentence()),
        ));
        facts.push(fact("Medienbrüche im Ablauf", Cell::count(self.medienbrueche)));
        let through = self.durchgaengig_digital.map_or(Cell::Missing, Cell::Bool);
        facts.push(fact("Durchgängig digital", through));
        facts.push(fact("Siegel", Cell::Text(self.ueberpruefung.verdict())));
        facts.push(fact(
            "Nächste Überprüfung",
            Cell::Text(self.ueberpruefung.sentence(prozess)),
        ));
        let mut notes = datenlage(prozess);
        notes.push(format!(
            "Potenzial: was alle noch nicht genutzten Komponenten sparen können; `ddv prognose --erklaere {}` zeigt den Rechenweg.",
            prozess.id
        ));
        if self.ueberpruefung.siegel == Some(Siegel::Aktuell) && self.ueberpruefung.historie == Some(false) {
            notes.push(WITHOUT_HISTORY.to_owned());
        }
        vec![Block::Facts(facts), Block::Notes(notes)]
    }

    fn koeffizient(&self, schema: &Schema) -> Vec<Block> {
        let columns = vec![
            Column::new("teil", "Teil", Room::Fixed(2)),
            Column::new("kriterium", "Kriterium", Room::Flexible),
            Column::new("antwort", "Antwort", Room::Flexible),
            Column::new("punkte", "Punkte", Room::Fixed(0)),
            Column::new("max", "Höchstens", Room::Fixed(0)),
        ];
        let row = |(index, k): (usize, &KriteriumJson)| {
            vec![
                Cell::Id(if index < 2 { "R" } else { "A" }.to_owned()),
                Cell::Text(schema.label(k.kriterium)),
                Cell::Text(k.antwort.unwrap_or("nicht angegeben").to_owned()),
                Cell::number(k.punkte, decimals_of(k.punkte)),
                Cell::number(Some(k.max), decimals_of(Some(k.max))),
            ]
        };
        let table = Table {
            columns,
            rows: self.koeffizient.kriterien.iter().enumerate().map(row).collect(),
            footer: Vec::new(),
        };
        let Gewichte { recht, antrag } = self.koeffizient.gewichte;
        vec![
            Block::Table(table),
            Block::List(rechnung::koeffizient(&self.m, recht, antrag)),
            Block::Notes(vec![format!(
                "Punkte und Gewichte (Recht {}, Antrag {}) stehen in `ddv.toml` unter `modernisierung`.",
                super::felder::zahl(recht),
                super::felder::zahl(antrag)
            )]),
        ]
    }

    fn ablauf(&self, prozess: &Prozess) -> Vec<Block> {
        let Some(breaks) = self.medienbrueche else {
            let text = "Der Steckbrief beschreibt noch keinen Ablauf.".to_owned();
            return vec![Block::Paragraph(text)];
        };
        let columns = vec![
            Column::new("nr", "Nr.", Room::Fixed(3)),
            Column::new("schritt", "Schritt", Room::Flexible),
            Column::new("baustein", "Baustein", Room::Fixed(2)),
            Column::new("medium", "Medium", Room::Fixed(0)),
            Column::new("medienbruch", "Medienbruch", Room::Fixed(0)),
            Column::new("komponenten", "Komponenten", Room::Flexible),
        ];
        let kette = kette(&prozess.ablauf);
        let mut before = None;
        let rows = prozess.ablauf.iter().enumerate().map(|(index, step)| {
            let is_break = before.is_some_and(|medium| medium != step.medium);
            before = Some(step.medium);
            let ids: Vec<&str> = step.komponenten.iter().map(KomponenteId::as_str).collect();
            vec![
                Cell::count(Some(index as u64 + 1)),
                Cell::Text(step.schritt.clone()),
                Cell::Id(step.baustein.as_str().to_owned()),
                Cell::Id(step.medium.as_str().to_owned()),
                Cell::Id(if is_break { "≠ Bruch" } else { "" }.to_owned()),
                Cell::Text(ids.join(", ")),
            ]
        });
        let rows = rows.collect();
        let steps = count(prozess.ablauf.len() as u64, "Schritt", "Schritte");
        let sentence = match breaks {
            0 => format!("{steps}, kein Medienbruch."),
            n => format!(
                "{steps}, {} (≠): Dort wechselt das Medium gegenüber dem Schritt davor.",
                count(n, "Medienbruch", "Medienbrüche")
            ),
        };
        let table = Table {
            columns,
            rows,
            footer: Vec::new(),
        };
        vec![
            Block::Chain(kette),
            Block::Table(table),
            Block::Notes(vec![sentence]),
        ]
    }
}

/// The steps as a chain: `Registrieren · digital: dms`.
fn kette(ablauf: &[Schritt]) -> Vec<Link> {
    let mut before = None;
    let link = |schritt: &Schritt| {
        let ids: Vec<&str> = schritt.komponenten.iter().map(KomponenteId::as_str).collect();
        let with = if ids.is_empty() { "" } else { ": " };
        let text = format!(
            "{} · {}{with}{}",
            schritt.schritt,
            schritt.medium.label(),
            ids.join(", ")
        );
        let is_broken = before.is_some_and(|medium| medium != schritt.medium);
        before = Some(schritt.medium);
        Link { text, is_broken }
    };
    ablauf.iter().map(link).collect()
}

impl Prognose {
    /// What all components can save.
    fn sentence(&self) -> String {
        if let Some(luecke) = self.luecke {
            return format!("unbekannt, weil {}", grund_der_luecke(luecke));
        }
        let saved = self.eingespart_vza_horizont.filter(|amount| *amount != 0.0);
        let saved = saved.map(|amount| format!(", im Jahr {} {}", self.horizont, vza(amount)));
        format!(
            "{}{}",
            euro(self.eingespart_eur.unwrap_or_default()),
            saved.unwrap_or_default()
        )
    }
}

impl Ueberpruefung {
    /// The Siegel in words, with the day of a change since the review.
    fn verdict(&self) -> String {
        let changed = self.geaendert_am.map(Datum::german);
        match (self.siegel, changed) {
            (None, _) => "keines: Nur aktive Prozesse haben ein Siegel".to_owned(),
            (Some(Siegel::GeaendertSeitUeberpruefung), Some(day)) => {
                format!("{} (am {day})", Siegel::GeaendertSeitUeberpruefung.label())
            }
            (Some(siegel), Some(day)) => format!("{}, dazu am {day} geändert", siegel.label()),
            (Some(siegel), None) => siegel.label().to_owned(),
        }
    }

    fn sentence(&self, prozess: &Prozess) -> String {
        let own = prozess.ueberpruefung.as_ref().and_then(|u| u.turnus_monate);
        let source = if own.is_some() { "" } else { " aus `ddv.toml`" };
        let interval = format!("Turnus {}{source}", count(self.turnus_monate, "Monat", "Monate"));
        match (self.faellig, self.zuletzt) {
            (Some(due), Some(last)) => {
                let late = if self.ueberfaellig == Some(true) {
                    ", überfällig"
                } else {
                    ""
                };
                format!("{}{late} (zuletzt {}, {interval})", due.german(), last.german())
            }
            (Some(_) | None, Some(_) | None) => {
                format!("offen: noch keine Überprüfung angegeben ({interval})")
            }
        }
    }
}

fn decimals_of(points: Option<f64>) -> u8 {
    u8::from(points.is_some_and(|p| p.fract() != 0.0))
}

fn head(prozess: &ProzessEntity, lage: &Lage<'_>, namen: Namen<'_>) -> Vec<(String, Cell)> {
    let status = match prozess.status {
        ProzessStatus::Aktiv => "aktiv",
        ProzessStatus::Entwurf => "entwurf (zählt in keiner Auswertung mit)",
        ProzessStatus::Ausgesetzt => "ausgesetzt (zählt in keiner Auswertung mit)",
        ProzessStatus::Entfallen => "entfallen (zählt in keiner Auswertung mit)",
    };
    let mut facts = lage.head(Eintrag::Prozess(prozess));
    facts.push(("Status".to_owned(), Cell::Text(status.to_owned())));
    let oe = namen.reference(Kind::Organisation, prozess.oe.as_str());
    facts.push(("Zuständig".to_owned(), Cell::Text(oe)));
    facts.push(("Einordnung".to_owned(), Cell::text(namen.path_text(&prozess.oe))));
    facts
}

/// How sure the figures of the Steckbrief are.
fn datenlage(prozess: &Prozess) -> Vec<String> {
    let zahlen = prozess.kennzahlen.as_ref();
    let stand = zahlen.and_then(|k| k.stand);
    let stand = stand.map_or_else(
        || "ohne Stand".to_owned(),
        |day| format!("Stand {}", day.german()),
    );
    let sure = match zahlen.and_then(|k| k.datenlage) {
        Some(Datenlage::Gemessen) => "gemessen",
        Some(Datenlage::Geschaetzt) => "geschätzt",
        Some(Datenlage::Beispiel) => "erfundene Beispiele",
        None => return vec!["Datenlage: nicht angegeben.".to_owned()],
    };
    let mut notes = vec![format!("Datenlage: Die Mengen und Zeiten sind {sure} ({stand}).")];
    let share = zahlen.and_then(|k| k.fallzahl_digital.zip(k.fallzahl));
    if let Some((digital, all)) = share.filter(|(_, all)| *all > 0) {
        notes.push(format!(
            "Digital eingegangen: {} von {} ({} %).",
            crate::view::zahlwort::grouped(digital),
            count(all, "Fall", "Fällen"),
            decimal(100.0 * digital as f64 / all as f64, 1)
        ));
    }
    notes
}
