//! What is due, for people: a summary, then one part per Lotse; and as flat data.

use super::counts::FaelligCounts;
use super::result::{Faellig, Teilliste};
use super::rows::FaelligRow;
use crate::model::KomponenteId;
use crate::score::{Gegenstand, Lage};
use crate::view::columns::Columns;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Report, Room, Section, Table};
use crate::view::woerter::{kein_prozess, unreadable};
use crate::view::zahlwort::{count, grouped};

impl Output for Faellig {
    const NAME: &'static str = "faellig";

    fn report(&self, kopf: &Kopf) -> Report {
        let report = Report::new(self.title(), self.context(kopf));
        let sums = &self.zusammenfassung;
        if sums.prozesse == 0 {
            let is_whole = self.oe_name.is_none() && self.lotse.is_none() && kopf.filter.is_none();
            return report.section(None, vec![Block::Paragraph(kein_prozess(is_whole))]);
        }
        if self.zeilen.is_empty() {
            let asked = count(sums.prozesse, "aktiver Prozess", "aktive Prozesse");
            let text = format!(
                "Nichts ist überfällig, nichts wird bis zum {} fällig, und keine Angabe ist ohne Tag ({asked}).",
                self.bis.german()
            );
            return report.section(None, vec![Block::Paragraph(text)]);
        }
        let mut report = report
            .section(None, vec![Block::Paragraph(self.summary())])
            .section(Some("Nach Art"), vec![Block::Facts(self.facts())]);
        let mut rest = self.zeilen.as_slice();
        for liste in &self.listen {
            let (rows, others) = rest.split_at(liste.zeilen.min(rest.len()));
            rest = others;
            report.sections.push(self.section(liste, rows));
        }
        report.section(Some("Was die Tage bedeuten"), vec![Block::List(self.notes())])
    }

    /// All rows as one table.
    fn data(&self, _: &Kopf) -> Table {
        columns().data(&self.zeilen)
    }
}

impl Faellig {
    fn title(&self) -> String {
        match &self.oe_name {
            Some(name) => format!("Was ist fällig? {name}"),
            None => "Was ist fällig?".to_owned(),
        }
    }

    fn context(&self, kopf: &Kopf) -> Vec<String> {
        let mut context = kopf.context();
        if let Some(lotse) = &self.lotse {
            context.push(format!("Nur Prozesse, für die zuständig ist: {lotse}"));
        }
        context
    }

    fn summary(&self) -> String {
        let sums = &self.zusammenfassung;
        self.sentence(sums.betroffen, sums.prozesse, &sums.punkte.alle)
    }

    fn sentence(&self, affected: u64, all: u64, zahlen: &FaelligCounts) -> String {
        let rows = zahlen.ueberfaellig + zahlen.faellig + zahlen.ohne_datum;
        let whom = if all == 1 {
            "Beim einzigen aktiven Prozess".to_owned()
        } else {
            format!("Bei {} von {} aktiven Prozessen", grouped(affected), grouped(all))
        };
        format!(
            "{whom} ist etwas zu tun ({}): {}.",
            count(rows, "Punkt", "Punkte"),
            self.parts(zahlen)
        )
    }

    /// Each kind of thing with its base.
    fn facts(&self) -> Vec<(String, Cell)> {
        let sums = &self.zusammenfassung.punkte;
        let fact = |label: &str, zahlen: &FaelligCounts| {
            let text = format!("von {}: {}", grouped(zahlen.gesamt), self.parts(zahlen));
            (label.to_owned(), Cell::Text(text))
        };
        let mut facts = vec![fact("Überprüfungen", &sums.ueberpruefung)];
        if sums.nutzung.gesamt > 0 {
            facts.push(fact("Geplante Nutzungen", &sums.nutzung));
        }
        facts.push(fact("Kennzahlen", &sums.kennzahlen));
        facts
    }

    /// `3 überfällig, 2 fällig bis 28.09.2026, 1 ohne Tag`.
    fn parts(&self, zahlen: &FaelligCounts) -> String {
        let parts = [
            (zahlen.ueberfaellig, "überfällig".to_owned()),
            (zahlen.faellig, format!("fällig bis {}", self.bis.german())),
            (zahlen.ohne_datum, "ohne Tag".to_owned()),
        ];
        let parts = parts.iter().filter(|(n, _)| *n > 0);
        let parts: Vec<String> = parts.map(|(n, what)| format!("{} {what}", grouped(*n))).collect();
        if parts.is_empty() {
            "nichts zu tun".to_owned()
        } else {
            parts.join(", ")
        }
    }

    fn section(&self, liste: &Teilliste, rows: &[FaelligRow]) -> Section {
        let heading = match (&liste.lotse, &liste.oe_name) {
            (Some(lotse), _) => lotse.clone(),
            (None, Some(name)) => format!("Ohne Lotsin oder Lotsen: {name} ({})", liste.oe),
            (None, None) => format!("Ohne Lotsin oder Lotsen: {}", unreadable(&liste.oe)),
        };
        let mut blocks = vec![Block::Table(columns().table(rows))];
        // The only list has the sums of the whole.
        if self.listen.len() > 1 {
            let sentence = self.sentence(liste.betroffen, liste.prozesse, &liste.zahlen);
            blocks.insert(0, Block::Paragraph(sentence));
        }
        Section::new(Some(&heading), blocks)
    }

    /// Where each due day comes from, and what to do, for the kinds of things that are listed.
    fn notes(&self) -> Vec<String> {
        let is_listed = |gegenstand: &Gegenstand| self.zeilen.iter().any(|e| e.gegenstand == *gegenstand);
        let note = |gegenstand| {
            match gegenstand {
            Gegenstand::Ueberpruefung => {
                "Überprüfung: letzte Überprüfung (`ueberpruefung.zuletzt`) plus Turnus. Gehen Sie den Steckbrief \
                 durch und tragen Sie den Tag ein."
                    .to_owned()
            }
            Gegenstand::Nutzung => {
                "Einführung: der Tag unter `bis` einer geplanten Nutzung. Setzen Sie `status: genutzt` mit `seit`, \
                 tragen Sie einen neuen Termin ein oder nehmen Sie den Plan zurück (`status: moeglich`)."
                    .to_owned()
            }
            Gegenstand::Kennzahlen => format!(
                "Kennzahlen: Stand (`kennzahlen.stand`) plus {}. Tragen Sie neue Zahlen mit ihrem Stand ein.",
                count(self.kennzahlen_monate, "Monat", "Monate")
            ),
        }
        };
        Gegenstand::ALL.into_iter().filter(is_listed).map(note).collect()
    }
}

fn columns() -> Columns<'static, FaelligRow> {
    let oe = |e: &FaelligRow| Cell::Id(e.oe.to_string());
    let prozess = |e: &FaelligRow| Cell::Id(e.prozess.to_string());
    let faellig_am = |e: &FaelligRow| Cell::date(e.faellig_am);
    Columns::new()
        .machines("lotse", |e: &FaelligRow| Cell::text(e.lotse.as_deref()))
        .machines("oe", oe)
        .machines("prozess", prozess)
        .people("faellig_am", "Fällig\u{a0}am", Room::Fixed(0), faellig_am)
        .people("tage", "Frist", Room::Fixed(0), |e| Cell::Id(frist(e)))
        .people("gegenstand", "Was", Room::Flexible, |e| Cell::Text(what(e)))
        .both("name", "Prozess", Room::Head, |e| Cell::Text(e.name.clone()))
        .people("prozess", "Kennung", Room::Fixed(1), prozess)
        .people("oe", "OE", Room::Fixed(2), oe)
        .machines("gegenstand", |e| Cell::word(e.gegenstand))
        .machines("komponente", |e| {
            Cell::id(e.komponente.as_ref().map(KomponenteId::as_str))
        })
        .machines("faellig_am", faellig_am)
        .machines("lage", |e| Cell::word(e.lage))
        .machines("tage", |e| Cell::integer(e.tage))
}

fn what(e: &FaelligRow) -> String {
    match e.gegenstand {
        Gegenstand::Ueberpruefung => "Überprüfung".to_owned(),
        Gegenstand::Kennzahlen => "Kennzahlen".to_owned(),
        Gegenstand::Nutzung => {
            let id = e.komponente.as_ref().map(KomponenteId::as_str);
            let name = e.komponente_name.as_deref().or(id).unwrap_or_default();
            format!("Einführung: {name}")
        }
    }
}

/// How long since, or until, the due day.
fn frist(e: &FaelligRow) -> String {
    let days = e.tage.unwrap_or_default().unsigned_abs();
    match e.lage {
        Lage::OhneDatum => "ohne Tag".to_owned(),
        Lage::Ueberfaellig => format!("seit {}", count(days, "Tag", "Tagen")),
        Lage::Faellig if days == 0 => "heute".to_owned(),
        Lage::Faellig => format!("in {}", count(days, "Tag", "Tagen")),
    }
}
