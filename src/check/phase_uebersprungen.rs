//! `phase-uebersprungen`: the history of a project leaves out a phase.

use super::worte::{aufzaehlung, in_backticks};
use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::model::Datum;
use crate::model::projekt::{Phase, Phasenfolge};
use crate::source::YamlPath;

rule! {
    /// Ein Projekt hat eine Phase übersprungen.
    ///
    /// ## Was
    /// Die git-Historie zeigt, dass `phase` um mehr als einen Schritt vorwärts gesprungen ist. Die Reihenfolge ist `idee`,
    /// `vorpruefung`, `empfehlung`, `beauftragt`, `ist-analyse`, `konzept`, `umsetzung`, `rollout`, `betrieb`,
    /// `abgeschlossen`. Erlaubt sind:
    ///
    /// - beim Anlegen der Datei jede Phase,
    /// - zurück, beliebig weit,
    /// - aus jeder Phase nach `abgelehnt`, `zurueckgestellt` oder `abgebrochen`, und von dort in die Phase davor oder die
    ///   nächste,
    /// - vom `rollout` nach `abgeschlossen`: Der Betrieb gehört oft nicht mehr zum Projekt.
    ///
    /// Ein Projekt ohne Komponente ist nicht ausgenommen. Ein Sprung gilt als nachgeholt, sobald das Projekt die
    /// ausgelassenen Phasen später doch durchlaufen hat, und als zurückgenommen, sobald es wieder in der Phase davor oder in
    /// einer früheren steht: etwa wenn der Wechsel ein Versehen war. Umbenannte Dateien und Änderungen auf Zweigen werden verfolgt; ein
    /// Wechsel, der noch nicht eingecheckt ist, zählt mit. Abgelehnte, zurückgestellte und abgebrochene Projekte bleiben
    /// außer Betracht. Ohne git-Historie lässt sich das nicht prüfen; `ddv pruefen` sagt es dann.
    ///
    /// ## Warum
    /// Jede Phase hat ein Ergebnis, auf dem die nächste aufbaut: ohne Ist-Analyse keine Schwachstellen, ohne Konzept keine
    /// Kostenschätzung (Leipzig 2018, 5.2.2), ohne Empfehlung und Auftrag keine Entscheidung (5.3).
    ///
    /// ## Beispiel
    /// Im einen Commit steht
    ///
    /// ```yaml
    /// phase: idee
    /// ```
    ///
    /// und im nächsten, der einen Befund ergibt:
    ///
    /// ```yaml
    /// phase: umsetzung
    /// ```
    ///
    /// ## Abhilfe
    /// Holen Sie nach, was fehlt: Setzen Sie die ausgelassene Phase und gehen Sie von dort Schritt für Schritt weiter. Sind
    /// die Phasen durchlaufen und nur nicht eingetragen worden, halten Sie das hinter der Zeile fest:
    /// `# ddv: erlaube phase-uebersprungen (…)`.
    pub struct PhaseUebersprungen = RuleId("phase-uebersprungen"), Warnung;
}

impl Rule for PhaseUebersprungen {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some(phasen) = context.phasen else {
            return;
        };
        for projekt in context.registry.projekte.iter() {
            let Some(folge) = phasen
                .get(&projekt.id)
                .filter(|_| projekt.phase.schritt().is_some())
            else {
                continue;
            };
            for sprung in spruenge(folge, projekt.phase) {
                let message = format!(
                    "Das Projekt ging von `{}` nach `{}`; übersprungen: {}.",
                    sprung.von,
                    sprung.nach,
                    aufzaehlung(&in_backticks(&sprung.ausgelassen))
                );
                let wann = sprung.tag.map_or_else(
                    || "Der Wechsel ist noch nicht eingecheckt.".to_owned(),
                    |tag| format!("Der Wechsel steht im Stand vom {}.", tag.german()),
                );
                let erste = sprung.ausgelassen.first().map_or("", |phase| phase.as_str());
                let help = format!(
                    "{wann} Holen Sie die Phasen ab `{erste}` nach, oder halten Sie hinter der Zeile den Grund fest: \
                     `# ddv: erlaube phase-uebersprungen (…)`."
                );
                let finding = Self::PAGE.finding(projekt.source, YamlPath::parse("phase"), message);
                out.push(finding.help(help));
            }
        }
    }
}

/// A change of the phase that left some out, which were not gone through later.
struct Sprung {
    /// The day; none if the change is not committed.
    tag: Option<Datum>,
    von: Phase,
    nach: Phase,
    ausgelassen: Vec<Phase>,
}

/// The jumps on the way of `folge` to the phase of today.
fn spruenge(folge: &Phasenfolge, heute: Phase) -> Vec<Sprung> {
    let mut wechsel: Vec<(Option<Datum>, Phase, Phase)> = folge
        .wechsel
        .iter()
        .map(|w| (Some(w.tag), w.von, w.nach))
        .collect();
    if folge.zuletzt != heute {
        wechsel.push((None, folge.zuletzt, heute));
    }
    let mut vor_ende = None;
    let mut found = Vec::new();
    for (at, (tag, von, nach)) in wechsel.iter().enumerate() {
        if von.schritt().is_some() {
            vor_ende = Some(*von);
        }
        // From an end on the way goes on where it stopped; where that was nobody knows if the project was entered so.
        let Some(von) = vor_ende else { continue };
        let later = &wechsel[at + 1..];
        // Taken back: the way starts again from there.
        if later
            .iter()
            .any(|(_, _, nach)| nach.schritt().is_some_and(|s| Some(s) <= von.schritt()))
        {
            continue;
        }
        let mut ausgelassen = von.ausgelassen_bis(*nach).to_vec();
        ausgelassen.retain(|phase| later.iter().all(|(_, _, nach)| nach != phase));
        if !ausgelassen.is_empty() {
            found.push(Sprung {
                tag: *tag,
                von,
                nach: *nach,
                ausgelassen,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{findings_with, snapshot};
    use crate::model::ProjektId;
    use crate::model::projekt::{Phasenfolgen, Phasenwechsel};

    /// The findings about a project that went through `weg` in committed states and is in `heute` now.
    fn run(weg: &[Phase], heute: Phase) -> String {
        let day = Datum::parse("2026-03-02").expect("a day");
        let folge = Phasenfolge {
            wechsel: weg
                .windows(2)
                .map(|pair| Phasenwechsel {
                    tag: day,
                    von: pair[0],
                    nach: pair[1],
                })
                .collect(),
            zuletzt: *weg.last().expect("a phase"),
        };
        let phasen = Phasenfolgen::from([(ProjektId::new("bezahlung"), folge)]);
        let text = format!("phase: {heute}\n");
        let snapshot = snapshot(&[("projekte/bezahlung.yaml", &text)]);
        let found = findings_with(&PhaseUebersprungen, &snapshot, Some(&phasen));
        let lines = found
            .iter()
            .map(|d| format!("{} {}", d.message, d.help.as_deref().unwrap_or_default()));
        lines.collect::<Vec<_>>().join("\n")
    }

    use Phase::{
        Abgebrochen, Abgelehnt, Abgeschlossen, Beauftragt, Betrieb, Empfehlung, Idee, IstAnalyse, Konzept,
        Rollout, Umsetzung, Vorpruefung, Zurueckgestellt,
    };

    #[test]
    fn step_by_step_back_and_through_ends_nothing_is_left_out() {
        let whole = [
            Idee,
            Vorpruefung,
            Empfehlung,
            Beauftragt,
            IstAnalyse,
            Konzept,
            Umsetzung,
            Rollout,
            Betrieb,
            Abgeschlossen,
        ];
        for weg in [
            &whole[..],
            &[Umsetzung],
            &[Rollout, Abgeschlossen],
            &[Rollout, IstAnalyse, Konzept],
            &[Konzept, Zurueckgestellt, Konzept],
            &[Konzept, Zurueckgestellt, Umsetzung],
            &[Idee, Abgelehnt, Zurueckgestellt, Idee],
            &[Zurueckgestellt, Rollout],
        ] {
            assert_eq!(run(weg, *weg.last().expect("a phase")), "", "{weg:?}");
        }
        assert_eq!(run(&[Idee, Umsetzung], Abgebrochen), "");
        assert_eq!(run(&[Idee, Umsetzung], Zurueckgestellt), "");
    }

    #[test]
    fn tells_what_was_left_out_and_when() {
        insta::assert_snapshot!(run(&[Beauftragt, Konzept, Umsetzung], Umsetzung), @"Das Projekt ging von `beauftragt` nach `konzept`; übersprungen: `ist-analyse`. Der Wechsel steht im Stand vom 02.03.2026. Holen Sie die Phasen ab `ist-analyse` nach, oder halten Sie hinter der Zeile den Grund fest: `# ddv: erlaube phase-uebersprungen (…)`.");
        insta::assert_snapshot!(run(&[Konzept], Rollout), @"Das Projekt ging von `konzept` nach `rollout`; übersprungen: `umsetzung`. Der Wechsel ist noch nicht eingecheckt. Holen Sie die Phasen ab `umsetzung` nach, oder halten Sie hinter der Zeile den Grund fest: `# ddv: erlaube phase-uebersprungen (…)`.");
        insta::assert_snapshot!(run(&[Konzept, Zurueckgestellt, Rollout], Rollout), @"Das Projekt ging von `konzept` nach `rollout`; übersprungen: `umsetzung`. Der Wechsel steht im Stand vom 02.03.2026. Holen Sie die Phasen ab `umsetzung` nach, oder halten Sie hinter der Zeile den Grund fest: `# ddv: erlaube phase-uebersprungen (…)`.");
        insta::assert_snapshot!(run(&[Konzept, Abgeschlossen], Abgeschlossen), @"Das Projekt ging von `konzept` nach `abgeschlossen`; übersprungen: `umsetzung` und `rollout`. Der Wechsel steht im Stand vom 02.03.2026. Holen Sie die Phasen ab `umsetzung` nach, oder halten Sie hinter der Zeile den Grund fest: `# ddv: erlaube phase-uebersprungen (…)`.");
    }

    #[test]
    fn what_was_made_up_for_later_is_forgiven_and_the_rest_is_told() {
        assert_eq!(run(&[Beauftragt, Konzept, IstAnalyse, Konzept], Konzept), "");
        insta::assert_snapshot!(run(&[Empfehlung, Konzept, IstAnalyse, Konzept], Konzept), @"Das Projekt ging von `empfehlung` nach `konzept`; übersprungen: `beauftragt`. Der Wechsel steht im Stand vom 02.03.2026. Holen Sie die Phasen ab `beauftragt` nach, oder halten Sie hinter der Zeile den Grund fest: `# ddv: erlaube phase-uebersprungen (…)`.");
    }

    #[test]
    fn a_jump_that_was_taken_back_is_none_and_the_next_one_is() {
        assert_eq!(run(&[Idee, Umsetzung], Idee), "");
        assert_eq!(run(&[Vorpruefung, Umsetzung, Idee, Vorpruefung], Vorpruefung), "");
        assert_eq!(run(&[Idee, Umsetzung, Zurueckgestellt, Idee], Idee), "");
        insta::assert_snapshot!(run(&[Idee, Umsetzung, Idee, Empfehlung], Empfehlung), @"Das Projekt ging von `idee` nach `empfehlung`; übersprungen: `vorpruefung`. Der Wechsel steht im Stand vom 02.03.2026. Holen Sie die Phasen ab `vorpruefung` nach, oder halten Sie hinter der Zeile den Grund fest: `# ddv: erlaube phase-uebersprungen (…)`.");
    }

    #[test]
    fn without_a_history_it_says_nothing() {
        let snapshot = snapshot(&[]);
        assert_eq!(findings_with(&PhaseUebersprungen, &snapshot, None), []);
        let other = Phasenfolgen::new();
        assert_eq!(findings_with(&PhaseUebersprungen, &snapshot, Some(&other)), []);
    }
}
