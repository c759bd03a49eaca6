//! `nutzung-ohne-verfuegbarkeit`: a component used or planned for a time when it is not there.

use super::zelle::Zelle;
use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::model::komponente::Komponente;
use crate::model::prozess::NutzungStatus;
use crate::model::{Datum, KomponenteId};

rule! {
    /// Eine Komponente wird genutzt, obwohl es sie dann nicht gibt.
    ///
    /// ## Was
    /// Ein Prozess nutzt eine Komponente vor ihrem ersten Tag (`verfuegbar_ab`), nach ihrer Ablösung (`abgeloest_am`)
    /// oder obwohl sie noch gar nicht verfügbar ist. Ebenso, wenn ihre Einführung für einen solchen Tag geplant ist.
    ///
    /// ## Warum
    /// Die Karte zählt nur Komponenten, die am Stichtag verfügbar sind. Eine Nutzung davor oder danach fällt
    /// stillschweigend heraus, obwohl das Amt sie gemeldet hat.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// komponenten:
    ///   epayment: {status: genutzt, seit: 2019-05-01}
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// komponenten:
    ///   epayment: {status: genutzt, seit: 2022-05-01}
    /// ```
    ///
    /// ## Abhilfe
    /// Berichtigen Sie den Tag im Steckbrief oder die Tage der Komponente. Ist sie abgelöst, nennen Sie im Steckbrief
    /// ihre Nachfolgerin.
    pub struct NutzungOhneVerfuegbarkeit = RuleId("nutzung-ohne-verfuegbarkeit"), Warnung;
}

impl Rule for NutzungOhneVerfuegbarkeit {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for zelle in Zelle::all(context.registry) {
            let Some(komponente) = zelle.komponente() else {
                continue;
            };
            let nutzung = zelle.nutzung;
            let (key, faults) = match nutzung.status {
                NutzungStatus::Genutzt | NutzungStatus::Teilweise => {
                    let used = |seit| faults_of_use(zelle.id, komponente, seit, context.stichtag);
                    ("seit", nutzung.seit.map(used))
                }
                NutzungStatus::Geplant => (
                    "bis",
                    nutzung.bis.map(|bis| faults_of_plan(zelle.id, komponente, bis)),
                ),
                NutzungStatus::Moeglich | NutzungStatus::NichtAnwendbar => continue,
            };
            for message in faults.into_iter().flatten() {
                out.push(zelle.finding(&Self::PAGE, key, message).help(
                    "Berichtigen Sie den Tag hier oder bei der Komponente (`verfuegbar_ab`, `abgeloest_am`). Ist sie abgelöst, \
                     nennen Sie hier ihre Nachfolgerin.",
                ));
            }
        }
    }
}

fn faults_of_use(id: &KomponenteId, komponente: &Komponente, seit: Datum, stichtag: Datum) -> Vec<String> {
    let since = seit.german();
    let start = match komponente.verfuegbar_ab {
        None => Some(format!(
            "Die Komponente `{id}` ist noch nicht verfügbar (ihr fehlt `verfuegbar_ab`), hier aber seit dem {since} \
             in Nutzung."
        )),
        Some(from) if seit < from => Some(format!(
            "Die Komponente `{id}` gibt es erst seit dem {}, hier ist sie schon seit dem {since} in Nutzung.",
            from.german()
        )),
        Some(_) => None,
    };
    let end = komponente.abgeloest_am.and_then(|end| {
        let day = end.german();
        if end <= stichtag {
            Some(format!(
                "Die Komponente `{id}` ist seit dem {day} abgelöst, hier aber noch in Nutzung."
            ))
        } else if end <= seit {
            Some(format!(
                "Die Komponente `{id}` wird am {day} abgelöst, hier beginnt ihre Nutzung erst am {since}."
            ))
        } else {
            None
        }
    });
    start.into_iter().chain(end).collect()
}

fn faults_of_plan(id: &KomponenteId, komponente: &Komponente, bis: Datum) -> Vec<String> {
    let until = bis.german();
    let early = komponente.verfuegbar_ab.filter(|from| bis < *from).map(|from| {
        format!(
            "Die Komponente `{id}` gibt es erst ab dem {}, hier soll sie schon bis zum {until} eingeführt sein.",
            from.german()
        )
    });
    let late = komponente.abgeloest_am.filter(|end| *end <= bis).map(|end| {
        format!(
            "Die Komponente `{id}` wird am {} abgelöst, hier soll sie bis zum {until} eingeführt werden.",
            end.german()
        )
    });
    early.into_iter().chain(late).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    const OLD: (&str, &str) = (
        "komponenten/alt.yaml",
        "verfuegbar_ab: 2015-01-01\nabgeloest_am: 2026-01-01\n",
    );
    const NEW: (&str, &str) = ("komponenten/neu.yaml", "verfuegbar_ab: 2027-01-01\n");
    const IDEA: (&str, &str) = ("komponenten/idee.yaml", "verfuegbar_ab:\n");

    fn cells(text: &str) -> String {
        check(
            &NutzungOhneVerfuegbarkeit,
            &[OLD, NEW, IDEA, ("prozesse/hundesteuer.yaml", text)],
        )
    }

    #[test]
    fn silent_on_the_first_day_on_judgements_and_on_unknown_components() {
        let text = "komponenten:\n  dms: {status: genutzt, seit: 2020-01-01}\n  alt: {status: moeglich}\n  \
                    idee: {status: geplant, bis: 2028-01-01}\n  weg: {status: genutzt, seit: 2000-01-01}\n";
        insta::assert_snapshot!(cells(text), @"");
    }

    #[test]
    fn tells_too_early_too_late_and_never_apart() {
        let text = "komponenten:\n  alt: {status: teilweise, seit: 2014-12-31}\n  dms: {status: genutzt, seit: 2020-01-01}\n  \
                    idee: {status: genutzt, seit: 2024-01-01}\n  neu: {status: genutzt, seit: 2026-01-01}\n";
        insta::assert_snapshot!(cells(text), @"
        prozesse/hundesteuer.yaml: komponenten.alt.seit: Die Komponente `alt` gibt es erst seit dem 01.01.2015, hier ist sie schon seit dem 31.12.2014 in Nutzung.
        prozesse/hundesteuer.yaml: komponenten.alt.seit: Die Komponente `alt` ist seit dem 01.01.2026 abgelöst, hier aber noch in Nutzung.
        prozesse/hundesteuer.yaml: komponenten.idee.seit: Die Komponente `idee` ist noch nicht verfügbar (ihr fehlt `verfuegbar_ab`), hier aber seit dem 01.01.2024 in Nutzung.
        prozesse/hundesteuer.yaml: komponenten.neu.seit: Die Komponente `neu` gibt es erst seit dem 01.01.2027, hier ist sie schon seit dem 01.01.2026 in Nutzung.
        ");
    }

    #[test]
    fn plans_need_the_component_too() {
        let text = "komponenten:\n  alt: {status: geplant, bis: 2026-01-01}\n  neu: {status: geplant, bis: 2026-12-31}\n";
        insta::assert_snapshot!(cells(text), @"
        prozesse/hundesteuer.yaml: komponenten.alt.bis: Die Komponente `alt` wird am 01.01.2026 abgelöst, hier soll sie bis zum 01.01.2026 eingeführt werden.
        prozesse/hundesteuer.yaml: komponenten.neu.bis: Die Komponente `neu` gibt es erst ab dem 01.01.2027, hier soll sie schon bis zum 31.12.2026 eingeführt sein.
        ");
    }
}
