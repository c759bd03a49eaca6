//! `pflichtangabe-fehlt`: a Steckbrief that is not complete.

use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId, Severity};
use crate::model::pflichtangabe::PFLICHTANGABEN;
use crate::model::prozess::ProzessStatus;
use crate::source::YamlPath;

rule! {
    /// Eine Pflichtangabe fehlt.
    ///
    /// ## Was
    /// Dem Steckbrief fehlt eine der 18 Pflichtangaben, oder ihr Schlüssel steht ohne Wert da; 0 ist ein Wert. Bei
    /// `status: aktiv` ist das ein Fehler, bei `entwurf` und `ausgesetzt` eine Warnung, bei `entfallen` nichts. Der
    /// Prozess zählt trotzdem.
    ///
    /// ## Warum
    /// Das Wissen über die Prozesse und damit über den Einsatz von Personal und Geld ist lückenhaft (Dresden 2022). Ohne
    /// Rechtsrahmen und Antragsweg gibt es keinen Modernisierungskoeffizienten, ohne Fallzahl und Bearbeitungszeit keine
    /// Prognose: Der Prozess steht in der Rangliste ganz hinten, wie wichtig er auch ist.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// recht:
    ///   aufgabenart: pflicht-weisungsfrei
    ///   grundlagen: [Hundesteuersatzung]
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// recht:
    ///   aufgabenart: pflicht-weisungsfrei
    ///   regelungsebene: stadt
    ///   grundlagen: [Hundesteuersatzung]
    /// ```
    ///
    /// ## Abhilfe
    /// Tragen Sie die Angabe ein; die Meldung sagt, was möglich ist. Eine Schätzung mit `datenlage: geschaetzt` ist
    /// besser als keine Zahl. Solange Angaben ausstehen, kann der Steckbrief auf `status: entwurf` bleiben.
    pub struct PflichtangabeFehlt = RuleId("pflichtangabe-fehlt"), Fehler;
}

impl Rule for PflichtangabeFehlt {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for prozess in context.registry.prozesse.with_drafts() {
            let severity = match prozess.status {
                ProzessStatus::Aktiv => Severity::Fehler,
                ProzessStatus::Entwurf | ProzessStatus::Ausgesetzt => Severity::Warnung,
                ProzessStatus::Entfallen => continue,
            };
            for angabe in PFLICHTANGABEN.iter().filter(|a| !a.is_stated(prozess)) {
                let (path, words) = (angabe.path, words(angabe.path));
                let mut found = Self::PAGE
                    .finding(prozess.source, YamlPath::parse(path), words.message)
                    .help(format!("Tragen Sie unter `{path}` ein, {}", words.help));
                found.severity = severity;
                out.push(found);
            }
        }
    }
}

struct Words {
    message: &'static str,
    /// Goes on behind "Tragen Sie … ein, ".
    help: &'static str,
}

fn words(path: &str) -> Words {
    let (message, help) = match path {
        "ausrichtung" => (
            "Die Ausrichtung fehlt.",
            "wem der Prozess dient: `extern` oder `intern`.",
        ),
        "zielgruppen" => (
            "Die Zielgruppen fehlen.",
            "für wen das Ergebnis bestimmt ist, etwa `zielgruppen: [bevoelkerung, unternehmen]`.",
        ),
        "ausloeser" => (
            "Der Auslöser fehlt.",
            "was den Prozess in Gang setzt: `antrag`, `anzeige`, `von-amts-wegen`, `auftrag` oder `frist`.",
        ),
        "ergebnis" => (
            "Das Ergebnis fehlt.",
            "was am Ende vorliegt, etwa `ergebnis: Steuerbescheid`.",
        ),
        "recht.aufgabenart" => (
            "Die Aufgabenart fehlt.",
            "wie frei die Stadt ist: `freiwillig`, `pflicht-weisungsfrei` oder `pflicht-weisungsgebunden`.",
        ),
        "recht.regelungsebene" => (
            "Die Regelungsebene fehlt.",
            "wessen Recht den Prozess maßgeblich regelt: `stadt`, `land` oder `bund`.",
        ),
        "recht.grundlagen" => (
            "Die Rechtsgrundlagen fehlen.",
            "worauf der Prozess beruht, mindestens eine Vorschrift, etwa `grundlagen: [§ 59 SächsBO]`.",
        ),
        "antrag.antragsmanagement" => (
            "Die Angabe zum Antragsmanagement fehlt.",
            "ob sich die Leistung online beantragen lässt: `ja`, `teilweise` oder `nein`.",
        ),
        "antrag.externe_dateneingabe" => (
            "Die Angabe zur externen Dateneingabe fehlt.",
            "ob sich Daten außerhalb der Verwaltung eingeben lassen: `ja`, `teilweise` oder `nein`.",
        ),
        "antrag.unterschrift" => (
            "Die Angabe zur Unterschrift fehlt.",
            "ob der Antrag eine Unterschrift braucht: `nicht-erforderlich`, `ersetzbar` oder `schriftform`.",
        ),
        "antrag.persoenliches_erscheinen" => (
            "Die Angabe zum persönlichen Erscheinen fehlt.",
            "ob jemand erscheinen muss: `nicht-erforderlich`, `ersetzbar` oder `vorgeschrieben`.",
        ),
        "kennzahlen.stand" => (
            "Der Stand der Kennzahlen fehlt.",
            "für welchen Tag die Zahlen gelten, etwa `stand: 2025-12-31`.",
        ),
        "kennzahlen.datenlage" => (
            "Die Datenlage fehlt.",
            "wie sicher die Zahlen sind: `gemessen`, `geschaetzt` oder `beispiel`.",
        ),
        "kennzahlen.fallzahl" => (
            "Die Fallzahl fehlt.",
            "wie viele Fälle es im Jahr gibt, etwa `fallzahl: 1250`.",
        ),
        "kennzahlen.beratungsaufwand" => (
            "Der Beratungsaufwand fehlt.",
            "wie viel Beratung ein Fall braucht: `normal` oder `hoch`.",
        ),
        "kennzahlen.bearbeitungszeit_min" => (
            "Die Bearbeitungszeit fehlt.",
            "wie viele Minuten reine Arbeit ein Fall macht, etwa `bearbeitungszeit_min: 25`.",
        ),
        "kennzahlen.durchlaufzeit_tage" => (
            "Die Durchlaufzeit fehlt.",
            "wie viele Tage vom Eingang bis zum Ergebnis vergehen, etwa `durchlaufzeit_tage: 14`.",
        ),
        "ueberpruefung.zuletzt" => (
            "Der Tag der letzten Überprüfung fehlt.",
            "wann der Prozess zuletzt überprüft wurde, etwa `zuletzt: 2026-03-31`.",
        ),
        _ => ("Eine Pflichtangabe fehlt.", "was dort stehen soll."),
    };
    Words { message, help }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{check, findings, snapshot};

    const FILE: &str = "prozesse/hundesteuer.yaml";

    #[test]
    fn every_pflichtangabe_has_its_own_words() {
        let words: Vec<Words> = PFLICHTANGABEN.iter().map(|a| words(a.path)).collect();
        let count = |pick: fn(&Words) -> &str| {
            words
                .iter()
                .map(pick)
                .collect::<std::collections::BTreeSet<_>>()
                .len()
        };
        assert_eq!((count(|w| w.message), count(|w| w.help)), (18, 18));
        assert!(words.iter().all(|w| w.message != "Eine Pflichtangabe fehlt."));
    }

    #[test]
    fn zero_is_a_value_and_an_empty_key_is_none() {
        let text = "kennzahlen:\n  stand: 2025-12-31\n  datenlage: beispiel\n  fallzahl: 0\n  beratungsaufwand: normal\n  \
                    bearbeitungszeit_min: ~\n  durchlaufzeit_tage: 7\nueberpruefung: {}\nzielgruppen: []\n";
        insta::assert_snapshot!(check(&PflichtangabeFehlt, &[(FILE, text)]), @"
        prozesse/hundesteuer.yaml: zielgruppen: Die Zielgruppen fehlen.
        prozesse/hundesteuer.yaml: kennzahlen.bearbeitungszeit_min: Die Bearbeitungszeit fehlt.
        prozesse/hundesteuer.yaml: ueberpruefung.zuletzt: Der Tag der letzten Überprüfung fehlt.
        ");
    }

    #[test]
    fn what_can_not_be_read_is_not_missing() {
        let text = "kennzahlen:\n  stand: 2025-12-31\n  datenlage: beispiel\n  fallzahl: viele\n  beratungsaufwand: normal\n  \
                    bearbeitungszeit_min: 5\n  durchlaufzeit_tage: 7\nrecht: \"Satzung\n";
        insta::assert_snapshot!(check(&PflichtangabeFehlt, &[(FILE, text)]), @"");
    }

    #[test]
    fn the_status_says_how_bad_it_is() {
        for (status, severity) in [
            ("aktiv", Some(Severity::Fehler)),
            ("entwurf", Some(Severity::Warnung)),
            ("ausgesetzt", Some(Severity::Warnung)),
            ("entfallen", None),
        ] {
            let text = format!("status: {status}\nergebnis:\n");
            let found = findings(&PflichtangabeFehlt, &snapshot(&[(FILE, &text)]));
            assert_eq!(found.first().map(|d| d.severity), severity, "{status}");
        }
    }
}
