//! The scenes of the story that do not follow from the dates in the register: a withdrawal, a move, a renaming, a branch,
//! an accident.

use jiff::civil::{Date, date};

use super::ereignis::{Ereignis, Thema, Vorher};

/// The line of history that a commit belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Linie {
    /// `main`.
    Haupt,
    /// The branch of the Schulverwaltungsamt.
    Zweig,
    /// Where the branch comes back.
    Zusammenfuehrung,
}

/// A commit of its own.
pub struct Szene {
    /// Its day.
    pub tag: Date,
    /// The folder whose Lotse wrote it; none for the Abteilung Organisation.
    pub ordner: Option<&'static str>,
    /// The subject.
    pub betreff: &'static str,
    /// Its line.
    pub linie: Linie,
}

const VERSCHOBEN: Date = date(2025, 5, 20);
const ENTFALLEN: usize = 0;
const AUSGESETZT: usize = 1;
const UMGEZOGEN: usize = 2;
const UMBENANNT: usize = 3;
const FORM: usize = 4;
const REPARIERT: usize = 5;
const VEROEFFENTLICHT: usize = 6;
const NACHTRAG: usize = 7;
const MERGE: usize = 8;

/// The day on which a Steckbrief was spoilt, in the review of that month.
pub const BRUCH: Date = date(2026, 5, 13);
/// All scenes, by [`Thema::Szene`].
pub const SZENEN: [Szene; 9] = [
    szene(
        date(2024, 11, 12),
        Some("amt-33"),
        "Kinderreisepass als entfallen gekennzeichnet",
    ),
    szene(
        date(2025, 1, 29),
        Some("amt-86"),
        "Umweltinformation ausgesetzt, bis die Zuständigkeit geklärt ist",
    ),
    szene(
        VERSCHOBEN,
        None,
        "Denkmalrechtliche Genehmigung geht von Amt 63 an Amt 41",
    ),
    szene(
        date(2025, 10, 21),
        Some("amt-66"),
        "„Schlagloch melden“ heißt jetzt „Straßenschaden melden“",
    ),
    szene(
        date(2026, 4, 28),
        None,
        "Schreibweise vereinheitlicht, ohne inhaltliche Änderung",
    ),
    szene(
        date(2026, 5, 18),
        None,
        "Doppelte Fallzahl bei der Mahnung entfernt",
    ),
    szene(
        date(2026, 7, 29),
        Some("amt-50"),
        "Dresden-Pass: Entwurf abgestimmt, jetzt aktiv",
    ),
    Szene {
        tag: date(2026, 9, 2),
        ordner: Some("amt-40"),
        betreff: "Rückstand der Schul-IT berichtigt",
        linie: Linie::Zweig,
    },
    Szene {
        tag: date(2026, 9, 4),
        ordner: None,
        betreff: "Steckbriefe des Amtes 40 zusammengeführt",
        linie: Linie::Zusammenfuehrung,
    },
];

const fn szene(tag: Date, ordner: Option<&'static str>, betreff: &'static str) -> Szene {
    Szene {
        tag,
        ordner,
        betreff,
        linie: Linie::Haupt,
    }
}

/// What the scenes changed.
pub fn ereignisse() -> Vec<Ereignis> {
    use Vorher::{Lag, Ohne, Text, Wert};
    const KINDER: &str = "prozesse/amt-33/kinderreisepass.yaml";
    const UMWELT: &str = "prozesse/amt-86/umweltinformation.yaml";
    const DENKMAL: &str = "prozesse/amt-41/denkmalrechtliche-genehmigung.yaml";
    const SCHADEN: &str = "prozesse/amt-66/strassenschaden-melden.yaml";
    const BAUM: &str = "prozesse/amt-67/baumfaellung.yaml";
    const MAHNUNG: &str = "prozesse/amt-22/mahnung.yaml";
    let beschreibung = || Ohne("beschreibung".to_owned());
    let einmal = "  fallzahl: 92400\n";
    let doppelt = "  fallzahl: 92400\n  fallzahl: 92400\n";
    let rows = [
        (ENTFALLEN, KINDER, Text("status: entfallen\n", "status: aktiv\n")),
        (ENTFALLEN, KINDER, Text("notwendig: nein", "notwendig: ja")),
        (ENTFALLEN, KINDER, beschreibung()),
        (
            AUSGESETZT,
            UMWELT,
            Text("status: ausgesetzt\n", "status: aktiv\n"),
        ),
        (AUSGESETZT, UMWELT, beschreibung()),
        (UMGEZOGEN, DENKMAL, Text("oe: amt-41\n", "oe: amt-63\n")),
        (
            UMGEZOGEN,
            DENKMAL,
            Lag("prozesse/amt-63/denkmalrechtliche-genehmigung.yaml".to_owned()),
        ),
        (
            UMBENANNT,
            SCHADEN,
            Text("name: Straßenschaden melden\n", "name: Schlagloch melden\n"),
        ),
        (
            UMBENANNT,
            SCHADEN,
            Lag("prozesse/amt-66/schlagloch-melden.yaml".to_owned()),
        ),
        (
            FORM,
            BAUM,
            Text(
                "zielgruppen: [bevoelkerung, unternehmen]\n",
                "zielgruppen:   # wer den Antrag stellt\n  - bevoelkerung\n  - unternehmen\n",
            ),
        ),
        (REPARIERT, MAHNUNG, Text(einmal, doppelt)),
        (
            VEROEFFENTLICHT,
            "prozesse/amt-50/dresden-pass.yaml",
            Text("status: aktiv\n", "status: entwurf\n"),
        ),
        (
            NACHTRAG,
            "prozesse/amt-40/schul-it-stoerung.yaml",
            Wert(&["kennzahlen", "rueckstand"], "455".to_owned()),
        ),
    ];
    let mut ereignisse: Vec<_> = rows
        .into_iter()
        .map(|(szene, datei, vorher)| Ereignis {
            tag: SZENEN[szene].tag,
            thema: Thema::Szene(szene),
            datei: datei.to_owned(),
            vorher,
        })
        .collect();
    ereignisse.push(Ereignis {
        tag: BRUCH,
        thema: Thema::Ueberpruefung("amt-22".to_owned()),
        datei: MAHNUNG.to_owned(),
        vorher: Text(doppelt, einmal),
    });
    ereignisse
}

/// The scene in which the branch comes back; it changes nothing itself.
pub fn zusammenfuehrung() -> (Date, Thema) {
    (SZENEN[MERGE].tag, Thema::Szene(MERGE))
}

/// The line of a commit.
pub fn linie(tag: Date, thema: &Thema) -> Linie {
    match thema {
        Thema::Szene(szene) => SZENEN[*szene].linie,
        Thema::Ueberpruefung(ordner) if ordner == "amt-40" && tag == date(2026, 8, 31) => Linie::Zweig,
        Thema::Ueberpruefung(_)
        | Thema::Vorgaben
        | Thema::Vorgabenstand
        | Thema::Komponente(_)
        | Thema::Projektbeginn(_)
        | Thema::Zugang(_)
        | Thema::BudgetPlan(_)
        | Thema::BudgetIst(_)
        | Thema::Projektstand
        | Thema::Projekt(_)
        | Thema::Kennzahlen(..)
        | Thema::Berufsgruppen(_)
        | Thema::Planung
        | Thema::Einfuehrung(_) => Linie::Haupt,
    }
}

/// The folder in which a file lay on a day, given the one of today.
pub fn ordner_am(ordner: &str, prozess: &str, tag: Date) -> String {
    if prozess == "denkmalrechtliche-genehmigung" && tag < VERSCHOBEN {
        return "amt-63".to_owned();
    }
    ordner.to_owned()
}
