//! The key messages of a report about programmes, the most important first.

use super::antrag::Antrag;
use super::finanzen::Finanzen;
use super::veraenderung::Veraenderungen;
use crate::model::{Datum, Quartal};
use crate::view::bericht::kernaussagen::{ampel_satz, named};
use crate::view::bericht::meilensteine::Meilensteine;
use crate::view::bericht::projekte::Projekte;
use crate::view::programme::rows::ProgrammSums;
use crate::view::woerter::aufzaehlung;
use crate::view::zahlwort::{count, grouped, verb};

/// What the sentences are made from.
pub(super) struct Grundlage<'a> {
    pub tag: Datum,
    pub quartal: Quartal,
    /// Programmes of the report.
    pub programme: u64,
    pub is_gremium: bool,
    pub zahlen: &'a ProgrammSums,
    pub antraege: &'a [Antrag],
    pub projekte: &'a Projekte,
    pub veraenderungen: &'a Veraenderungen,
    pub meilensteine: &'a Meilensteine,
    pub finanzen: &'a Finanzen,
}

impl Grundlage<'_> {
    /// The sentences.
    pub fn saetze(&self) -> Vec<String> {
        if self.zahlen.projekte == 0 {
            return vec![self.bestand()];
        }
        let mut saetze = vec![self.bestand(), self.entscheidung()];
        saetze.extend(ampel_satz(self.projekte));
        saetze.extend(self.veraenderungen.saetze());
        saetze.extend(self.meilensteine());
        saetze.extend(self.finanzen.satz());
        saetze.extend(self.finanzen.vorbehalt_satz());
        saetze
    }

    fn bestand(&self) -> String {
        let z = self.zahlen;
        let day = self.tag.german();
        if self.is_gremium && self.programme == 0 {
            return format!("Am {day} berichtet kein Programm an dieses Gremium.");
        }
        let who = match (self.is_gremium, self.programme) {
            (false, _) => format!("Am {day} hat das Programm"),
            (true, 1) => format!("Am {day} hat das eine Programm, das berichtet,"),
            (true, n) => format!(
                "Am {day} haben die {} Programme, die berichten, zusammen",
                grouped(n)
            ),
        };
        if z.projekte == 0 {
            return format!("{who} kein Projekt.");
        }
        let parts = [
            (z.laufend, "läuft", "laufen"),
            (
                z.vorhaben,
                "ist noch nicht beauftragt",
                "sind noch nicht beauftragt",
            ),
            (z.beendet, "ist beendet", "sind beendet"),
        ];
        let parts = parts.iter().filter(|(n, ..)| *n > 0);
        let parts: Vec<String> = parts
            .map(|(n, one, many)| {
                let number = if *n == 1 { "eines".to_owned() } else { grouped(*n) };
                format!("{number} {}", verb(*n, one, many))
            })
            .collect();
        let all = count(z.projekte, "Projekt", "Projekte");
        if z.projekte == 1 {
            return format!("{who} {all}; {}.", parts.join("").replacen("eines", "es", 1));
        }
        format!("{who} {all}: {}.", aufzaehlung(&parts))
    }

    fn entscheidung(&self) -> String {
        let names: Vec<&str> = self.antraege.iter().map(|a| a.name.as_str()).collect();
        let n = names.len() as u64;
        match named(&names) {
            None => "Zur Entscheidung steht kein Projekt an.".to_owned(),
            Some(names) => format!(
                "Zur Entscheidung {} {} an: {names}.",
                verb(n, "steht", "stehen"),
                count(n, "Projekt", "Projekte")
            ),
        }
    }

    fn meilensteine(&self) -> Option<String> {
        let [planned, reached, open] = self.meilensteine.anzahl();
        let quarter = self.quartal.german();
        let done = match (planned, reached) {
            (0, _) => None,
            (1, 1) => Some(format!("Der einzige Meilenstein im {quarter} ist erreicht")),
            (1, _) => Some(format!("Der einzige Meilenstein im {quarter} ist nicht erreicht")),
            (all, 0) => Some(format!(
                "Von {} Meilensteinen im {quarter} ist keiner erreicht",
                grouped(all)
            )),
            (2, 2) => Some(format!("Beide Meilensteine im {quarter} sind erreicht")),
            (all, some) if all == some => Some(format!(
                "Alle {} Meilensteine im {quarter} sind erreicht",
                grouped(all)
            )),
            (all, some) => Some(format!(
                "Von {} Meilensteinen im {quarter} {} erreicht",
                grouped(all),
                if some == 1 {
                    "ist einer".to_owned()
                } else {
                    format!("sind {}", grouped(some))
                }
            )),
        };
        let late = match open {
            0 => None,
            1 => Some("ein früherer ist noch offen".to_owned()),
            n => Some(format!("{} frühere sind noch offen", grouped(n))),
        };
        match (done, late) {
            (Some(done), Some(late)) => Some(format!("{done}; {late}.")),
            (Some(done), None) => Some(format!("{done}.")),
            (None, Some(_)) => Some(match open {
                1 => "Ein Meilenstein aus früheren Quartalen ist noch offen.".to_owned(),
                n => format!(
                    "{} Meilensteine aus früheren Quartalen sind noch offen.",
                    grouped(n)
                ),
            }),
            (None, None) => None,
        }
    }
}
