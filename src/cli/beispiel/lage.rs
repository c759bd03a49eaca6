//! How projects stood before their state of today: day, phase, Ampel and words, newest first. All of it is made up.

use jiff::civil::{Date, date};

/// A former state of a project.
pub struct Lage {
    /// Its day.
    pub stand: Date,
    /// The phase of the project.
    pub phase: &'static str,
    /// `gruen`, `gelb` or `rot`.
    pub ampel: &'static str,
    /// The words to it.
    pub text: &'static str,
}

const fn lage(stand: Date, phase: &'static str, ampel: &'static str, text: &'static str) -> Lage {
    Lage {
        stand,
        phase,
        ampel,
        text,
    }
}

const SOMMER_24: Date = date(2024, 9, 17);

const LAGEN: &[(&str, &[Lage])] = &[
    (
        "bim",
        &[
            lage(
                date(2025, 10, 14),
                "konzept",
                "gruen",
                "Das fachliche Vorprojekt hat begonnen.",
            ),
            lage(
                SOMMER_24,
                "ist-analyse",
                "gelb",
                "Die Kompetenzstelle ist ausgeschrieben.",
            ),
        ],
    ),
    (
        "digitaler-bauantrag",
        &[
            lage(
                date(2026, 4, 14),
                "umsetzung",
                "gruen",
                "Der Vorbescheid läuft online; die Baugenehmigung wird eingerichtet.",
            ),
            lage(
                date(2025, 7, 15),
                "umsetzung",
                "gelb",
                "Der Vorbescheid geht erst im Herbst online.",
            ),
            lage(SOMMER_24, "konzept", "gruen", "Die Verfahren sind aufgenommen."),
        ],
    ),
    (
        "digitalisierung-schulen",
        &[
            lage(
                date(2025, 9, 2),
                "umsetzung",
                "gruen",
                "Betriebskonzept gilt in 55 Schulen.",
            ),
            lage(
                date(2024, 9, 3),
                "umsetzung",
                "gelb",
                "Betriebskonzept gilt in 30 Schulen.",
            ),
        ],
    ),
    (
        "digitalisierungskarte",
        &[
            lage(
                date(2026, 7, 14),
                "konzept",
                "gruen",
                "Das Register wird für drei Ämter gefüllt.",
            ),
            // From here to the concept without an analysis: the one jump that `phase-uebersprungen` finds.
            lage(
                date(2026, 4, 14),
                "beauftragt",
                "gruen",
                "Das Vorhaben hat begonnen.",
            ),
        ],
    ),
    (
        "digitalisierungslotsen",
        &[
            lage(
                date(2025, 9, 30),
                "rollout",
                "gelb",
                "In acht Ämtern ist die Stelle noch offen.",
            ),
            lage(
                SOMMER_24,
                "rollout",
                "gelb",
                "In elf Ämtern ist die Stelle noch offen.",
            ),
        ],
    ),
    (
        "e-akte",
        &[
            lage(
                date(2026, 4, 14),
                "rollout",
                "gelb",
                "Die Bauämter sind umgestellt; der Finanzbereich wird vorbereitet.",
            ),
            lage(
                date(2025, 10, 14),
                "rollout",
                "gruen",
                "Alle Ämter des Neubaus sind umgestellt.",
            ),
            lage(
                date(2025, 4, 15),
                "rollout",
                "rot",
                "Zwei Ämter des Neubaus fehlen noch; der Umzug setzt den Termin.",
            ),
            lage(
                SOMMER_24,
                "rollout",
                "gelb",
                "Sechs Ämter des Neubaus sind umgestellt.",
            ),
        ],
    ),
    (
        "e-zugang",
        &[
            lage(
                date(2026, 4, 14),
                "rollout",
                "gelb",
                "Steuern des Amtes 22 sind online; der Rollout läuft nach Fallzahl weiter.",
            ),
            lage(
                date(2025, 7, 15),
                "rollout",
                "rot",
                "Dienste des Landes fehlen für drei Verfahren; zwei Wellen sind verschoben.",
            ),
            lage(
                SOMMER_24,
                "rollout",
                "gelb",
                "Termin des OZG (Ende 2022) verfehlt, der Rollout läuft weiter.",
            ),
        ],
    ),
    (
        "e-zusammenarbeit",
        &[
            lage(date(2025, 6, 30), "betrieb", "gruen", "Umgebung im Regelbetrieb."),
            lage(
                SOMMER_24,
                "rollout",
                "gelb",
                "Die Wissensablage ist verfügbar; der Abschluss steht aus.",
            ),
        ],
    ),
    (
        "foerdermittelmanagement",
        &[
            lage(
                date(2026, 3, 17),
                "umsetzung",
                "gelb",
                "Die Übernahme der Altdaten verzögert sich.",
            ),
            lage(
                date(2025, 3, 18),
                "umsetzung",
                "gruen",
                "Die Datenbank ist beschafft.",
            ),
            lage(
                SOMMER_24,
                "konzept",
                "gruen",
                "Die Anforderungen der Ämter liegen vor.",
            ),
        ],
    ),
    (
        "id-ideal",
        &[lage(
            date(2024, 6, 18),
            "rollout",
            "gruen",
            "Der Prototyp wird im Bürgeramt erprobt.",
        )],
    ),
    (
        "isms",
        &[
            lage(
                date(2025, 8, 29),
                "umsetzung",
                "gelb",
                "Leitlinie in Kraft; Schutzbedarf zu einem Drittel festgestellt.",
            ),
            lage(
                SOMMER_24,
                "umsetzung",
                "gelb",
                "Leitlinie in Kraft; der Schutzbedarf ist noch offen.",
            ),
        ],
    ),
    (
        "prozessscreening",
        &[
            lage(
                date(2026, 3, 31),
                "umsetzung",
                "gelb",
                "Bauämter zu drei Vierteln erfasst.",
            ),
            lage(
                date(2025, 3, 31),
                "umsetzung",
                "gelb",
                "Bürgeramt erfasst, Bauämter zur Hälfte.",
            ),
            lage(
                SOMMER_24,
                "umsetzung",
                "rot",
                "Das Screening stockt, es fehlen Stellen.",
            ),
        ],
    ),
    (
        "rz-konsolidierung",
        &[
            lage(
                date(2025, 12, 16),
                "betrieb",
                "gruen",
                "Der Umzug ist abgeschlossen.",
            ),
            lage(
                date(2025, 3, 18),
                "rollout",
                "gelb",
                "Der Umzug läuft in Wellen; der Altstandort bleibt bis zum Herbst.",
            ),
            lage(
                SOMMER_24,
                "rollout",
                "gelb",
                "Der Umzug verzögert sich um ein Jahr.",
            ),
        ],
    ),
    (
        "s4-hana",
        &[
            lage(
                date(2026, 7, 14),
                "umsetzung",
                "gruen",
                "Der Probelauf der Buchhaltung wird vorbereitet.",
            ),
            lage(
                date(2025, 7, 15),
                "umsetzung",
                "gelb",
                "Die Schnittstellen sind aufwendiger als geschätzt.",
            ),
            lage(
                SOMMER_24,
                "konzept",
                "gelb",
                "Die Soll-Prozesse sind noch nicht abgestimmt.",
            ),
        ],
    ),
    (
        "schuelerinnovationszentrum",
        &[lage(
            date(2025, 6, 16),
            "umsetzung",
            "gruen",
            "Die Räume sind eingerichtet.",
        )],
    ),
    (
        "stadtnetz-500",
        &[lage(
            SOMMER_24,
            "rollout",
            "gelb",
            "Der Bau dauert länger als bis August; einzelne Anschlüsse fehlen.",
        )],
    ),
];

/// The former states of the project, newest first.
pub fn lagen(projekt: &str) -> &'static [Lage] {
    let row = LAGEN.iter().find(|(id, _)| *id == projekt);
    row.map_or(&[], |(_, lagen)| lagen)
}

/// Until when a project that is to be decided was in which phase before, newest first. The last day is that of the
/// recommendation.
pub fn vorhaben(projekt: &str) -> &'static [(Date, &'static str)] {
    const PRUEFUNG: Date = date(2026, 7, 14);
    const SIEGEL: &[(Date, &str)] = &[(date(2026, 10, 6), "vorpruefung"), (PRUEFUNG, "idee")];
    const AUSKUNFT: &[(Date, &str)] = &[(date(2026, 9, 8), "vorpruefung"), (PRUEFUNG, "idee")];
    match projekt {
        "signatur-siegel" => SIEGEL,
        "statusauskunft-ausweiten" => AUSKUNFT,
        _ => &[],
    }
}

/// When a project was entered that names no beginning itself.
pub fn beginn_ohne_termin(projekt: &str) -> Option<Date> {
    match projekt {
        "iq-intelligente-quartiere" => Some(date(2021, 3, 16)),
        "signatur-siegel" | "statusauskunft-ausweiten" => Some(date(2026, 6, 16)),
        _ => None,
    }
}
