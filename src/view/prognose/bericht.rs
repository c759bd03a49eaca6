//! The forecast for people: what it comes to, the years with bars, what it leaves out, what it assumes.

use super::sicht::{Gruppe, Prognose, Zeile};
use super::worte::{euro, grund_der_luecke, szenario, vza};
use crate::score::prognose::{Luecke, Szenario};
use crate::view::kopf::Kopf;
use crate::view::report::{Block, Cell, Column, Report, Room, Table};
use crate::view::woerter::aufzaehlung;
use crate::view::zahlwort::{count, grouped, percent};

/// So many ids stand in a note; the rest is counted.
const MOST_IDS: usize = 5;

impl Prognose {
    /// The forecast for people.
    pub fn report(&self, kopf: &Kopf) -> Report {
        let mut context = kopf.context();
        if self.is_of_processes() {
            context.push(format!("Szenario {}", szenario(self.wahl)));
        }
        let report = Report::new(self.title(), context);
        if self.jahre.is_empty() {
            let notes = self.left_out();
            return report.section(
                None,
                vec![Block::Paragraph(self.nothing(kopf)), Block::Notes(notes)],
            );
        }
        let mut blocks = vec![
            Block::Paragraph(format!("{} {}", self.key_sentence(), self.growth())),
            Block::Table(self.table()),
            Block::Notes(self.notes()),
        ];
        if self.auswahl.ohne_prognose + self.auswahl.ab_horizont > 0 {
            blocks.push(Block::Notes(self.left_out()));
        }
        let mut report = report.section(None, blocks);
        if let Some(gruppen) = &self.gruppen {
            report = report.section(
                Some("Nach Berufsgruppe"),
                vec![Block::Table(gruppen_table(gruppen, self.horizont))],
            );
        }
        let facts = self.annahmen.facts(&self.entwicklung, self.is_of_processes());
        report.section(
            Some("Annahmen aus `ddv.toml`"),
            vec![Block::Facts(facts), Block::Notes(self.warnings())],
        )
    }

    fn title(&self) -> String {
        let mut title = format!("Prognose bis {}", self.horizont);
        if !self.is_of_processes() {
            title.push_str(" nach Berufsgruppen");
        }
        match &self.name {
            Some(name) => format!("{title}: {name}"),
            None => title,
        }
    }

    /// Why there is no row.
    fn nothing(&self, kopf: &Kopf) -> String {
        let is_whole = kopf.filter.is_none() && !self.is_narrowed();
        let horizont = self.horizont;
        match (self.auswahl.gesamt, self.is_of_processes(), is_whole) {
            (0, true, true) => "Das Register hat noch keinen aktiven Prozess.".to_owned(),
            (0, true, false) => "In dieser Auswahl gibt es keinen aktiven Prozess.".to_owned(),
            (0, false, true) => {
                "Das Register hat noch keine Berufsgruppe. Legen Sie je Gruppe eine Datei unter \
                                 `berufsgruppen/` an, mit `name`, `vza` und `stand`."
                    .to_owned()
            }
            (0, false, false) => "In dieser Auswahl gibt es keine Berufsgruppe.".to_owned(),
            (1, true, _) => format!("Für den Prozess gibt es keine Prognose bis {horizont}."),
            (n, true, _) => format!(
                "Für keinen der {} Prozesse gibt es eine Prognose bis {horizont}.",
                grouped(n)
            ),
            (n, false, _) => {
                let groups = count(n, "Berufsgruppe", "Berufsgruppen");
                format!("Für {groups} gibt es keine Prognose bis {horizont}: Der Stand ist nicht älter.")
            }
        }
    }

    /// What it comes to.
    fn key_sentence(&self) -> String {
        let (bis, total) = (self.horizont, self.summe.eingespart_eur);
        let Some(last) = self.jahre.last() else {
            return String::new();
        };
        let nothing = |zeile: &Zeile| zeile.eingespart_eur == 0.0 && zeile.eingespart_vza == 0.0;
        if self.jahre.iter().all(nothing) {
            return match self.wahl {
                Szenario::Voll => format!(
                    "Bis {bis} gibt es nichts einzusparen: Was anwendbar ist, ist in Nutzung oder hat keinen `effekt`."
                ),
                Szenario::Plan => format!(
                    "Bis {bis} spart die Planung nichts ein: Keine geplante Komponente hat `effekt` oder `wirkung`."
                ),
            };
        }
        let share = if last.vza > 0.0 {
            format!(
                " ({} von {})",
                percent(last.eingespart_vza / last.vza),
                vza(last.vza)
            )
        } else {
            String::new()
        };
        let in_last = format!(
            "im Jahr {bis} allein {}{share} und {}",
            vza(last.eingespart_vza),
            euro(last.eingespart_eur)
        );
        if total < 0.0 {
            return format!(
                "Bis {bis} kosten die Komponenten zusammen {} mehr, als sie sparen; gespart werden {in_last}.",
                euro(-total)
            );
        }
        match (self.is_of_processes(), self.wahl) {
            (true, Szenario::Voll) => format!(
                "Bis {bis} lassen sich mit allen noch nicht genutzten Komponenten zusammen {} einsparen, {in_last}.",
                euro(total)
            ),
            (true, Szenario::Plan) => format!(
                "Bis {bis} spart, was geplant ist, zusammen {} ein, {in_last}.",
                euro(total)
            ),
            (false, Szenario::Voll | Szenario::Plan) => format!(
                "Bis {bis} lassen sich mit den Komponenten der Berufsgruppen zusammen {} einsparen, {in_last}.",
                euro(total)
            ),
        }
    }

    /// How the relief stands to the growth (L 3.2).
    fn growth(&self) -> String {
        let (bis, growth) = (self.horizont, self.summe.aufwuchs_vza);
        match self.summe.daempfung {
            Some(part) if part >= 0.0 => format!(
                "Ohne Entlastung wächst der Personalbedarf bis {bis} um {}; die Entlastung im Jahr {bis} entspricht {} \
                 dieses Zuwachses.",
                vza(growth),
                percent(part)
            ),
            Some(_) => format!(
                "Der Personalbedarf wächst bis {bis} auch ohne das um {}.",
                vza(growth)
            ),
            None if growth < -1e-9 => {
                format!(
                    "Ohne Entlastung sinkt der Personalbedarf bis {bis} um {}.",
                    vza(-growth)
                )
            }
            None => format!("Ohne Entlastung bleibt der Personalbedarf bis {bis} gleich."),
        }
    }

    fn table(&self) -> Table {
        let is_of_processes = self.is_of_processes();
        let (key, title) = if is_of_processes {
            ("prozesse", "Prozesse")
        } else {
            ("berufsgruppen", "Gruppen")
        };
        let columns = vec![
            Column::new("jahr", "Jahr", Room::Fixed(0)),
            Column::new(key, title, Room::Fixed(0)),
            Column::new("fallzahl", "Fälle", Room::Fixed(3)),
            Column::new("vza", "VZÄ", Room::Fixed(0)),
            Column::new("balken", "Bedarf", Room::Bar),
            Column::new("kosten_eur", "Kosten €", Room::Fixed(2)),
            Column::new("eingespart_vza", "spart VZÄ", Room::Fixed(0)),
            Column::new("entlastung", "Anteil", Room::Fixed(4)),
            Column::new("eingespart_eur", "spart €", Room::Fixed(0)),
        ];
        let longest = |zeile: &Zeile| zeile.vza + (-zeile.eingespart_vza).max(0.0);
        let max = self.jahre.iter().map(longest).fold(0.0, f64::max);
        let decimals = if max < 9.995 { 2 } else { 1 };
        let row = |zeile: &Zeile| {
            vec![
                Cell::Id(zeile.jahr.to_string()),
                Cell::count(Some(zeile.anzahl())),
                Cell::number(zeile.fallzahl, 0),
                Cell::Number(zeile.vza, decimals),
                Cell::Bar {
                    value: zeile.vza,
                    part: zeile.eingespart_vza,
                    max,
                },
                Cell::Number(zeile.kosten_eur, 0),
                Cell::Number(zeile.eingespart_vza, decimals),
                Cell::percent((zeile.vza > 0.0).then(|| zeile.eingespart_vza / zeile.vza)),
                Cell::Number(zeile.eingespart_eur, 0),
            ]
        };
        let mut footer = vec![Cell::Text(String::new()); columns.len()];
        footer[0] = Cell::Text("Summe".to_owned());
        if let Some(last) = footer.last_mut() {
            *last = Cell::Number(self.summe.eingespart_eur, 0);
        }
        let mut table = Table {
            columns,
            rows: self.jahre.iter().map(row).collect(),
            footer: vec![footer],
        };
        if !is_of_processes {
            table.drop_empty_columns();
        }
        table
    }

    /// What the reader must know about the table.
    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        let is_more = self.jahre.iter().any(|zeile| zeile.eingespart_vza < 0.0);
        notes.push(if is_more {
            "Balken: Personalbedarf ohne Entlastung; `░` entfällt durch die Komponenten, `+` kommt durch sie hinzu. Jeder \
             Teil hat mindestens ein Zeichen."
                .to_owned()
        } else {
            "Balken: Personalbedarf ohne Entlastung; `░` entfällt durch die Komponenten (mindestens ein Zeichen).".to_owned()
        });
        notes.push(format!("Gerechnet: {}{}.", self.base(), self.datenlagen()));
        let first = self.jahre.first().map(Zeile::anzahl);
        if first != self.jahre.last().map(Zeile::anzahl) {
            let what = if self.is_of_processes() {
                "Prozesse"
            } else {
                "Berufsgruppen"
            };
            notes.push(format!(
                "Jede Zeile enthält nur {what} mit Zahlen aus einem früheren Jahr; die Spalte `{}` sagt, wie viele. Ein \
                 Teil des Anstiegs kommt daher.",
                if self.is_of_processes() { "Prozesse" } else { "Gruppen" }
            ));
        }
        if let [only] = self.genannt.as_slice() {
            notes.push(format!("`ddv prognose --erklaere {only}` zeigt den Rechenweg."));
        } else if self.is_of_processes() {
            notes.push(
                "`ddv prognose --erklaere PROZESS` zeigt den Rechenweg, `ddv rangliste --nach potenzial --alle`, wo das \
                 meiste zu holen ist."
                    .to_owned(),
            );
        } else {
            notes.push(
                "`ddv prognose --berufsgruppen --erklaere GRUPPE` zeigt den Rechenweg. Das Szenario spielt hier keine Rolle."
                    .to_owned(),
            );
        }
        notes
    }

    /// `2 von 3 aktiven Prozessen`.
    fn base(&self) -> String {
        let (with, all) = (self.auswahl.mit_prognose, self.auswahl.gesamt);
        match (all, self.is_of_processes()) {
            (1, true) => "1 aktiver Prozess".to_owned(),
            (1, false) => "1 Berufsgruppe".to_owned(),
            (_, true) => format!("{} von {} aktiven Prozessen", grouped(with), grouped(all)),
            (_, false) => format!("{} von {} Berufsgruppen", grouped(with), grouped(all)),
        }
    }

    /// How sure the figures are, as an appendix to their number.
    fn datenlagen(&self) -> String {
        let Some(lagen) = &self.datenlage else {
            return String::new();
        };
        let parts = [
            (lagen.geschaetzt, "geschätzten"),
            (lagen.beispiel, "erfundenen"),
            (lagen.ohne_angabe, "ungewissen"),
        ];
        let parts = parts.iter().filter(|(n, _)| *n > 0);
        let parts: Vec<String> = parts
            .map(|(n, what)| format!("{} mit {what}", grouped(*n)))
            .collect();
        if parts.is_empty() {
            String::new()
        } else {
            format!(", davon {} Kennzahlen", aufzaehlung(&parts))
        }
    }

    /// What is in no row, and why.
    fn left_out(&self) -> Vec<String> {
        let mut notes = Vec::new();
        for luecke in Luecke::ALL {
            let ids = self.luecken.iter().filter(|one| one.luecke == luecke);
            let ids: Vec<&str> = ids.map(|one| one.prozess.as_str()).collect();
            if ids.is_empty() {
                continue;
            }
            let n = ids.len() as u64;
            let rest = ids.len().saturating_sub(MOST_IDS);
            let more = if rest > 0 {
                format!(" und {rest} weitere")
            } else {
                String::new()
            };
            notes.push(format!(
                "Ohne Prognose, in keiner Summe: {}, weil {}: {}{more}.",
                count(n, "Prozess", "Prozesse"),
                grund_der_luecke(luecke),
                ids[..ids.len() - rest].join(", ")
            ));
        }
        let late = self.auswahl.ab_horizont;
        if late > 0 && self.is_of_processes() {
            notes.push(format!(
                "In keiner Zeile: {} mit Kennzahlen von {} oder später.",
                count(late, "Prozess", "Prozesse"),
                self.horizont
            ));
        } else if late > 0 {
            notes.push(format!(
                "In keiner Zeile: {} mit einem Stand von {} oder später.",
                count(late, "Berufsgruppe", "Berufsgruppen"),
                self.horizont
            ));
        }
        notes
    }

    /// What the figures do not say.
    fn warnings(&self) -> Vec<String> {
        let mut notes = Vec::new();
        let growing = self.entwicklung.einwohner;
        if self.annahmen.einwohner.is_empty() && growing > 0 {
            let what = if self.is_of_processes() {
                count(growing, "Prozess", "Prozessen")
            } else {
                count(growing, "Berufsgruppe", "Berufsgruppen")
            };
            notes.push(format!(
                "Hinweis: Die Tabelle `[einwohner]` in `ddv.toml` ist leer; bei {what} gibt es deshalb keinen Zuwachs."
            ));
        }
        if self.gruppen.iter().flatten().any(|g| self.has_own_cost(g)) {
            notes.push(
                "Berufsgruppen mit eigenen Kosten je VZÄ rechnen mit diesen, zum selben Preisstand."
                    .to_owned(),
            );
        }
        notes.push(
            "Das ist ein Potenzial, keine Zusage: Kosten für Einführung und Betrieb sind nicht abgezogen, und eine \
             Komponente entlastet nur, wenn sich auch der Ablauf ändert."
                .to_owned(),
        );
        notes
    }

    fn has_own_cost(&self, gruppe: &Gruppe) -> bool {
        (gruppe.kosten_je_vza - self.annahmen.kosten_je_vza).abs() > 1e-9
    }
}

fn gruppen_table(gruppen: &[Gruppe], horizont: crate::model::Jahr) -> Table {
    let columns = vec![
        Column::new("name", "Berufsgruppe", Room::Whole),
        Column::new("berufsgruppe", "Kennung", Room::Fixed(5)),
        Column::new("basisjahr", "Stand", Room::Fixed(3)),
        Column::new("vza", "VZÄ bisher", Room::Fixed(2)),
        Column::new("vza_horizont", format!("VZÄ {horizont}"), Room::Fixed(1)),
        Column::new("kosten_je_vza", "€ je VZÄ", Room::Fixed(4)),
        Column::new(
            "eingespart_vza_horizont",
            format!("spart VZÄ {horizont}"),
            Room::Fixed(0),
        ),
        Column::new(
            "eingespart_eur",
            format!("spart € bis {horizont}"),
            Room::Fixed(0),
        ),
    ];
    let row = |g: &Gruppe| {
        vec![
            Cell::Text(g.name.clone()),
            Cell::Id(g.berufsgruppe.clone()),
            Cell::Id(g.basisjahr.to_string()),
            Cell::Number(g.vza, 1),
            Cell::number(g.vza_horizont, 1),
            Cell::Number(g.kosten_je_vza, 0),
            Cell::number(g.eingespart_vza_horizont, 1),
            Cell::Number(g.eingespart_eur, 0),
        ]
    };
    Table {
        columns,
        rows: gruppen.iter().map(row).collect(),
        footer: Vec::new(),
    }
}
