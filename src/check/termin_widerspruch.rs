//! `termin-widerspruch`: the dates of a project exclude each other, or its phase.

use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId, Severity};
use crate::model::Datum;
use crate::model::projekt::{Phase, Projekt};
use crate::source::YamlPath;

rule! {
    /// Die Termine eines Projekts widersprechen sich.
    ///
    /// ## Was
    /// Ein Fehler ist, was nicht beides stimmen kann: ein Ende (`ende_plan`, `ende_ist`) vor dem `beginn`, ein Meilenstein,
    /// der vor dem Beginn oder nach dem Ende des Projekts erreicht wurde. Eine Warnung ist, was sich mit dem Plan oder der
    /// Phase nicht verträgt: ein Meilenstein, der vor dem Beginn oder nach dem Ende geplant ist; ein abgeschlossenes Projekt
    /// ohne `ende_ist`; ein vergangenes `ende_ist` vor dem Betrieb; ein `beginn` in der Zukunft, obwohl die Ist-Analyse
    /// schon läuft. Im Betrieb darf `ende_ist` stehen: Das Projekt ist zu Ende, sein Ergebnis wird betrieben. Abgelehnte,
    /// zurückgestellte und abgebrochene Projekte bleiben außer Betracht.
    ///
    /// ## Warum
    /// Aus diesen Tagen entsteht der Soll-Ist-Vergleich für den Stadtrat. Ein verdrehtes Jahr macht aus einem pünktlichen
    /// Projekt eines mit Verzug, und ein abgeschlossenes ohne Ende fehlt in jeder Auswertung.
    ///
    /// ## Beispiel
    /// ```yaml schlecht projekte/bezahlung.yaml
    /// termine: {beginn: 2026-01-01, ende_plan: 2025-12-31}
    /// ```
    /// ```yaml gut projekte/bezahlung.yaml
    /// termine: {beginn: 2026-01-01, ende_plan: 2027-12-31}
    /// ```
    ///
    /// ## Abhilfe
    /// Berichtigen Sie den falschen Tag; meist stimmt die Jahreszahl nicht. Hat sich der Plan geändert, ziehen Sie
    /// `ende_plan` und die Meilensteine gemeinsam nach. Ist das Projekt zu Ende, setzen Sie Phase und `ende_ist`.
    pub struct TerminWiderspruch = RuleId("termin-widerspruch"), Fehler;
}

impl Rule for TerminWiderspruch {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for projekt in context.registry.projekte.iter() {
            if projekt.phase.schritt().is_none() {
                continue;
            }
            let mut faults = order(projekt);
            faults.extend(milestones(projekt));
            faults.extend(against_phase(projekt, context.stichtag));
            for fault in faults {
                let mut found = Self::PAGE.finding(projekt.source, fault.path, fault.message);
                found.severity = fault.severity;
                out.push(found.help(fault.help));
            }
        }
    }
}

struct Fault {
    severity: Severity,
    path: YamlPath,
    message: String,
    help: &'static str,
}

const ORDER: &str = "Berichtigen Sie einen der beiden Tage; meist stimmt die Jahreszahl nicht.";
const OUTSIDE: &str = "Berichtigen Sie den Tag, oder passen Sie `termine` an den neuen Plan an.";

/// An end before the beginning.
fn order(projekt: &Projekt) -> Vec<Fault> {
    let Some(termine) = &projekt.termine else {
        return Vec::new();
    };
    let ends = [
        ("ende_plan", "Das geplante Ende", termine.ende_plan),
        ("ende_ist", "Das Ende", termine.ende_ist),
    ];
    let fault = |(key, words, ende): (&str, &str, Option<Datum>)| {
        let (beginn, ende) = termine.beginn.zip(ende).filter(|(beginn, ende)| ende < beginn)?;
        Some(Fault {
            severity: Severity::Fehler,
            path: YamlPath::parse("termine").key(key),
            message: format!(
                "{words} ({}) liegt vor dem Beginn ({}).",
                ende.german(),
                beginn.german()
            ),
            help: ORDER,
        })
    };
    ends.into_iter().filter_map(fault).collect()
}

/// Milestones outside the time of the project.
fn milestones(projekt: &Projekt) -> Vec<Fault> {
    let Some(termine) = &projekt.termine else {
        return Vec::new();
    };
    // A plan may reach as far as the project does, whether it ends late or is still to end.
    let last_plan = termine.ende_plan.max(termine.ende_ist);
    let mut faults = Vec::new();
    for (index, meilenstein) in projekt.meilensteine.iter().enumerate() {
        let name = meilenstein.name.as_deref().map(|name| format!(" `{name}`"));
        let name = name.unwrap_or_default();
        let mut outside =
            |key: &str, words: (&str, &str), day: Option<Datum>, ende: Option<Datum>, severity| {
                let Some(day) = day else { return };
                let bounds = [
                    ("vor dem Beginn", termine.beginn.filter(|beginn| day < *beginn)),
                    ("nach dem Ende", ende.filter(|ende| *ende < day)),
                ];
                for (side, bound) in bounds {
                    let Some(bound) = bound else { continue };
                    faults.push(Fault {
                        severity,
                        path: YamlPath::parse("meilensteine").index(index).key(key),
                        message: format!(
                            "Der Meilenstein{name} {} {} {}, also {side} des Projekts ({}).",
                            words.0,
                            day.german(),
                            words.1,
                            bound.german()
                        ),
                        help: OUTSIDE,
                    });
                }
            };
        outside(
            "plan",
            ("ist für den", "geplant"),
            meilenstein.plan,
            last_plan,
            Severity::Warnung,
        );
        outside(
            "ist",
            ("wurde am", "erreicht"),
            meilenstein.ist,
            termine.ende_ist,
            Severity::Fehler,
        );
    }
    faults
}

/// Dates that the phase excludes. An end in the future is the business of `datum-in-zukunft`.
fn against_phase(projekt: &Projekt, stichtag: Datum) -> Option<Fault> {
    let phase = projekt.phase;
    let termine = projekt.termine.as_ref();
    let (beginn, ende) = (termine.and_then(|t| t.beginn), termine.and_then(|t| t.ende_ist));
    let warning = |path: &str, message: String, help| {
        Some(Fault {
            severity: Severity::Warnung,
            path: YamlPath::parse(path),
            message,
            help,
        })
    };
    if phase == Phase::Abgeschlossen && ende.is_none() {
        let path = if termine.is_some() {
            "termine.ende_ist"
        } else {
            "phase"
        };
        let message = "Das Projekt ist `abgeschlossen`, nennt aber kein `ende_ist`.".to_owned();
        return warning(
            path,
            message,
            "Tragen Sie unter `termine.ende_ist` den letzten Tag ein.",
        );
    }
    if let Some(ende) = ende.filter(|ende| *ende <= stichtag && !phase.is_from(Phase::Betrieb)) {
        let message = format!(
            "Das Projekt ist seit dem {} zu Ende, steht aber auf `phase: {phase}`.",
            ende.german()
        );
        let help = "Setzen Sie `phase: betrieb` oder `phase: abgeschlossen`, oder löschen Sie `ende_ist`.";
        return warning("termine.ende_ist", message, help);
    }
    if let Some(beginn) = beginn.filter(|beginn| *beginn > stichtag && phase.is_from(Phase::IstAnalyse)) {
        let message = format!(
            "Das Projekt beginnt erst am {}, steht aber schon auf `phase: {phase}`.",
            beginn.german()
        );
        let help = "Berichtigen Sie `beginn`, oder setzen Sie `phase: beauftragt`, bis das Projekt beginnt.";
        return warning("termine.beginn", message, help);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn silent_on_single_days_on_operation_and_on_ends() {
        let files = [
            (
                "projekte/a.yaml",
                "termine: {beginn: 2026-06-30, ende_plan: 2026-06-30}\n\
                 meilensteine: [{name: Alles, plan: 2026-06-30, ist: 2026-06-30}]\n",
            ),
            (
                "projekte/b.yaml",
                "phase: betrieb\ntermine: {beginn: 2020-01-01, ende_ist: 2021-01-01}\n",
            ),
            (
                "projekte/c.yaml",
                "phase: abgebrochen\ntermine: {beginn: 2020-01-01, ende_ist: 2019-01-01}\n",
            ),
            (
                "projekte/d.yaml",
                "phase: beauftragt\ntermine: {beginn: 2027-01-01}\n",
            ),
            // Late, and its last milestone with it.
            (
                "projekte/e.yaml",
                "phase: abgeschlossen\ntermine: {beginn: 2020-01-01, ende_plan: 2020-12-31, ende_ist: 2021-06-30}\n\
                 meilensteine: [{name: Abnahme, plan: 2021-05-31, ist: 2021-06-30}]\n",
            ),
            // `datum-in-zukunft` says that.
            (
                "projekte/f.yaml",
                "phase: umsetzung\ntermine: {ende_ist: 2030-01-01}\n",
            ),
            (
                "projekte/g.yaml",
                "phase: abgeschlossen\ntermine: {ende_ist: 2030-01-01}\n",
            ),
        ];
        insta::assert_snapshot!(check(&TerminWiderspruch, &files), @"");
    }

    #[test]
    fn finds_what_can_not_be_true_together() {
        let files = [
            (
                "projekte/a.yaml",
                "phase: betrieb\ntermine: {beginn: 2026-01-01, ende_plan: 2025-12-31, ende_ist: 2025-06-30}\n",
            ),
            (
                "projekte/b.yaml",
                "phase: abgeschlossen\ntermine: {beginn: 2020-01-01, ende_plan: 2020-12-31, ende_ist: 2020-12-31}\n\
                 meilensteine:\n  - {name: Gut, plan: 2020-06-30, ist: 2020-06-30}\n  \
                 - {name: Früh, plan: 2019-06-30, ist: 2019-07-01}\n  - {plan: 2021-01-01, ist: 2021-01-02}\n",
            ),
        ];
        insta::assert_snapshot!(check(&TerminWiderspruch, &files), @"
        projekte/a.yaml: termine.ende_plan: Das geplante Ende (31.12.2025) liegt vor dem Beginn (01.01.2026).
        projekte/a.yaml: termine.ende_ist: Das Ende (30.06.2025) liegt vor dem Beginn (01.01.2026).
        projekte/b.yaml: meilensteine[1].plan: Der Meilenstein `Früh` ist für den 30.06.2019 geplant, also vor dem Beginn des Projekts (01.01.2020).
        projekte/b.yaml: meilensteine[1].ist: Der Meilenstein `Früh` wurde am 01.07.2019 erreicht, also vor dem Beginn des Projekts (01.01.2020).
        projekte/b.yaml: meilensteine[2].plan: Der Meilenstein ist für den 01.01.2021 geplant, also nach dem Ende des Projekts (31.12.2020).
        projekte/b.yaml: meilensteine[2].ist: Der Meilenstein wurde am 02.01.2021 erreicht, also nach dem Ende des Projekts (31.12.2020).
        ");
    }

    #[test]
    fn finds_what_the_phase_excludes_as_a_warning() {
        let files = [
            ("projekte/a.yaml", "phase: abgeschlossen\n"),
            ("projekte/b.yaml", "phase: abgeschlossen\ntermine:\n"),
            (
                "projekte/c.yaml",
                "phase: rollout\ntermine: {ende_ist: 2026-06-30}\n",
            ),
            (
                "projekte/d.yaml",
                "phase: ist-analyse\ntermine: {beginn: 2026-07-01}\n",
            ),
        ];
        insta::assert_snapshot!(check(&TerminWiderspruch, &files), @"
        projekte/a.yaml: phase: Das Projekt ist `abgeschlossen`, nennt aber kein `ende_ist`.
        projekte/b.yaml: phase: Das Projekt ist `abgeschlossen`, nennt aber kein `ende_ist`.
        projekte/c.yaml: termine.ende_ist: Das Projekt ist seit dem 30.06.2026 zu Ende, steht aber auf `phase: rollout`.
        projekte/d.yaml: termine.beginn: Das Projekt beginnt erst am 01.07.2026, steht aber schon auf `phase: ist-analyse`.
        ");
        let snapshot = crate::check::testing::snapshot(&files);
        let found = crate::check::testing::findings(&TerminWiderspruch, &snapshot);
        assert!(found.iter().all(|d| d.severity == Severity::Warnung), "{found:?}");
    }
}
