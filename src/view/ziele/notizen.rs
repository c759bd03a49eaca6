//! What people must know about the figures of the goals: what they count, what they leave out, how sure they are.

use std::collections::BTreeSet;

use super::result::{Geschichte, Ziele};
use super::rows::ZielRow;
use super::stand::state_notes;
use crate::model::Kennzahl;
use crate::score::ziel::ZielStatus;
use crate::view::woerter::aufzaehlung;
use crate::view::zahlwort::{count, grouped, verb};

impl Ziele {
    /// What the columns mean and what the figures rest on.
    pub(super) fn notes(&self) -> Vec<String> {
        let mut notes: Vec<String> = self.why_open().into_iter().collect();
        let is_shown = |status| self.zusammenfassung.of(status) > 0;
        let known = self.open_has_reason();
        notes.extend(state_notes(|status| {
            // Why they are open was said above.
            is_shown(status) && !(status == ZielStatus::Offen && known)
        }));
        let kennzahlen: BTreeSet<Kennzahl> = self.zeilen.iter().map(|z| z.kennzahl).collect();
        let parts: Vec<String> = kennzahlen.into_iter().map(what_counts).collect();
        notes.push(format!("Ist: {}.", parts.join("; ")));
        for zeile in &self.zeilen {
            notes.extend(contradiction(zeile));
            if !known && zeile.is_over && zeile.rechtzeitig_erreicht.is_none() {
                notes.push(format!(
                    "„{}“: Die Geschichte kennt keinen Stand bis zum {}; darum zählt das Ist von heute.",
                    zeile.name,
                    zeile.bis.german()
                ));
            }
            notes.extend(left_out(zeile));
            notes.extend(unsure(zeile));
        }
        if self.andere > 0 {
            notes.push(format!(
                "Nicht gezeigt: {}, {} keinen aktiven Prozess dieser Einheit {}.",
                count(self.andere, "Ziel", "Ziele"),
                verb(self.andere, "das", "die"),
                verb(self.andere, "misst", "messen"),
            ));
        }
        notes
    }

    /// Why no goal has an earlier value; none if there is a history.
    fn why_open(&self) -> Option<String> {
        if !self.open_has_reason() {
            return None;
        }
        let why = match self.geschichte {
            Geschichte::OhneGit => "Das Register liegt nicht in git",
            Geschichte::OhneCommit => "Das git-Repository hat noch keinen Commit",
            Geschichte::Vorhanden(_) => return None,
        };
        Some(format!(
            "{why}. Darum zählt nur der heutige Stand: Was noch nicht fällig ist, bleibt offen, und ob ein Soll rechtzeitig \
             erreicht war, ist nicht bekannt."
        ))
    }

    fn open_has_reason(&self) -> bool {
        match self.geschichte {
            Geschichte::OhneGit | Geschichte::OhneCommit => true,
            Geschichte::Vorhanden(_) => false,
        }
    }
}

/// `Prüfgrad = beurteilte von zu beurteilenden Zellen`.
fn what_counts(kennzahl: Kennzahl) -> String {
    format!(
        "{} = {}",
        kennzahl.name(),
        kennzahl.merkmale().bezug.unwrap_or_default()
    )
}

/// Where the state and the figure of today seem to disagree.
fn contradiction(zeile: &ZielRow) -> Option<String> {
    let (name, bis) = (&zeile.name, zeile.bis.german());
    match zeile.status {
        ZielStatus::Verfehlt if zeile.reicht_heute => Some(format!(
            "„{name}“: Das Soll ist heute erreicht, bis zum {bis} war es das nicht."
        )),
        ZielStatus::Erreicht if !zeile.reicht_heute => Some(format!(
            "„{name}“: Das Soll war vor dem {bis} erreicht, heute liegt der Wert darunter."
        )),
        ZielStatus::Erreicht
        | ZielStatus::AufKurs
        | ZielStatus::Gefaehrdet
        | ZielStatus::Verfehlt
        | ZielStatus::Offen
        | ZielStatus::Unbekannt => None,
    }
}

/// Which processes of the goal its figure leaves out, and why.
fn left_out(zeile: &ZielRow) -> Option<String> {
    let basis = &zeile.basis;
    let missing = basis.prozesse.saturating_sub(basis.gezaehlt);
    let why = zeile.kennzahl.merkmale().ohne.unwrap_or("weil Angaben fehlen");
    (missing > 0).then(|| {
        format!(
            "„{}“: {} von {} {} nicht mit, {why}.",
            zeile.name,
            grouped(missing),
            count(basis.prozesse, "Prozess", "Prozessen"),
            verb(missing, "zählt", "zählen"),
        )
    })
}

/// Of how many processes the cases are not measured.
fn unsure(zeile: &ZielRow) -> Option<String> {
    let basis = &zeile.basis;
    let part = |n: u64, what: &str| (n > 0).then(|| format!("bei {} davon {what}", grouped(n)));
    let parts: Vec<String> = [
        part(basis.geschaetzt, "geschätzt"),
        part(basis.beispiel, "erfundene Beispiele"),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| {
        format!(
            "„{}“ ({}): Die Fallzahlen sind {}.",
            zeile.name,
            count(basis.gezaehlt, "gezählter Prozess", "gezählte Prozesse"),
            aufzaehlung(&parts)
        )
    })
}
