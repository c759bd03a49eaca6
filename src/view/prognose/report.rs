//! The forecast for people: what it comes to, the years with bars, what it leaves out, what it assumes.

use super::result::{JahrRow, Prognose};
use super::tabelle::gruppen_table;
use super::words::{euro, szenario, vza};
use crate::score::prognose::Szenario;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Report, Table};
use crate::view::zahlwort::{count, grouped, percent};

impl Output for Prognose {
    const NAME: &'static str = "prognose";

    fn report(&self, kopf: &Kopf) -> Report {
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
            Some(if kopf.variante.is_empty() {
                "Annahmen aus `ddv.toml`"
            } else {
                "Annahmen der Variante"
            }),
            vec![Block::Facts(facts), Block::Notes(self.warnings())],
        )
    }

    /// The years alone, for CSV: headers even if there is no year.
    fn data(&self, _: &Kopf) -> Table {
        self.table()
    }
}

impl Prognose {
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
        let nothing = |zeile: &JahrRow| zeile.eingespart_eur == 0.0 && zeile.eingespart_vza == 0.0;
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
}
