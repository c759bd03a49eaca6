//! `datum-in-zukunft`: a day that should be past but is not.

use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::model::projekt::Projekt;
use crate::model::prozess::{NutzungStatus, Prozess};
use crate::model::{Datum, Registry};
use crate::source::{SourceId, YamlPath};

rule! {
    /// Ein Tag, der schon gewesen sein muss, liegt in der Zukunft.
    ///
    /// ## Was
    /// Der Stand von Kennzahlen, eine Überprüfung, der Beginn einer Nutzung, ein erreichter Meilenstein, ein gefasster
    /// Beschluss, der Stand einer Wirkung oder das Ende eines Projekts trägt ein Datum nach dem Stichtag.
    ///
    /// ## Warum
    /// Niemand kann morgen gemessen haben. Meist stimmt die Jahreszahl nicht. Eine Nutzung ab morgen zählt heute nicht,
    /// obwohl die Karte sie als `genutzt` zeigt; für Beschlossenes gibt es `geplant`.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// ueberpruefung:
    ///   zuletzt: 2062-02-15
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// ueberpruefung:
    ///   zuletzt: 2026-02-15
    /// ```
    ///
    /// ## Abhilfe
    /// Berichtigen Sie das Datum. Was erst kommt, gehört unter `geplant` mit `bis`, unter `plan` oder `ende_plan`.
    pub struct DatumInZukunft = RuleId("datum-in-zukunft"), Warnung;
}

impl Rule for DatumInZukunft {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let today = context.stichtag;
        for (source, path, day) in days_ahead(context.registry, today) {
            let help = match path.last_key() {
                Some("seit") => "Ist der Einsatz erst beschlossen, setzen Sie `status: geplant` mit `bis`.",
                Some("ist") => "Ein Termin, der noch aussteht, gehört unter `plan`.",
                Some("datum") => "Eine Sitzung, die noch aussteht, hat keinen `beschluss`.",
                Some("ende_ist") => "Ein Ende, das noch aussteht, gehört unter `ende_plan`.",
                Some(_) | None => "Hier gehört ein Tag hin, der schon war; prüfen Sie das Jahr.",
            };
            let message = format!(
                "`{path}` nennt den {}; das ist nach dem Stichtag ({}).",
                day.german(),
                today.german()
            );
            out.push(Self::PAGE.finding(source, path, message).help(help));
        }
    }
}

type Day = (SourceId, YamlPath, Datum);

/// All days in `registry` that tell of something that happened but lie behind `today`.
fn days_ahead(registry: &Registry, today: Datum) -> Vec<Day> {
    let stand = || YamlPath::parse("stand");
    let prozesse = registry.prozesse.with_drafts();
    let projekte = registry.projekte.with_drafts();
    let mut days: Vec<Day> = Vec::new();
    days.extend(prozesse.flat_map(|p| {
        of_prozess(p, today)
            .into_iter()
            .map(|(path, day)| (p.source, path, day))
    }));
    days.extend(projekte.flat_map(|p| {
        of_projekt(p, today)
            .into_iter()
            .map(|(path, day)| (p.source, path, day))
    }));
    days.extend(
        registry
            .vorgaben
            .with_drafts()
            .filter(|v| v.stand > today)
            .map(|v| (v.source, stand(), v.stand)),
    );
    days.extend(
        registry
            .berufsgruppen
            .with_drafts()
            .filter(|b| b.stand > today)
            .map(|b| (b.source, stand(), b.stand)),
    );
    days
}

fn of_prozess(prozess: &Prozess, today: Datum) -> Vec<(YamlPath, Datum)> {
    let is_ahead = |day: &Datum| *day > today;
    let stand = prozess.kennzahlen.as_ref().and_then(|k| k.stand);
    let zuletzt = prozess.ueberpruefung.as_ref().and_then(|u| u.zuletzt);
    let used = prozess
        .komponenten
        .iter()
        .filter_map(|(id, nutzung)| match nutzung.status {
            NutzungStatus::Genutzt | NutzungStatus::Teilweise => {
                let path = || YamlPath::parse("komponenten").key(id.as_str()).key("seit");
                nutzung.seit.filter(is_ahead).map(|day| (path(), day))
            }
            NutzungStatus::Geplant | NutzungStatus::Moeglich | NutzungStatus::NichtAnwendbar => None,
        });
    let own = [("kennzahlen.stand", stand), ("ueberpruefung.zuletzt", zuletzt)];
    let own = own
        .into_iter()
        .filter_map(|(path, day)| Some((YamlPath::parse(path), day.filter(is_ahead)?)));
    own.chain(used).collect()
}

fn of_projekt(projekt: &Projekt, today: Datum) -> Vec<(YamlPath, Datum)> {
    let is_ahead = |day: &Datum| *day > today;
    let stand = projekt.status.as_ref().and_then(|s| s.stand);
    let ende = projekt.termine.as_ref().and_then(|t| t.ende_ist);
    let reached = projekt.meilensteine.iter().enumerate().filter_map(|(i, m)| {
        let path = || YamlPath::parse("meilensteine").index(i).key("ist");
        m.ist.filter(is_ahead).map(|day| (path(), day))
    });
    let own = [("status.stand", stand), ("termine.ende_ist", ende)];
    let own = own
        .into_iter()
        .filter_map(|(path, day)| Some((YamlPath::parse(path), day.filter(is_ahead)?)));
    let decided = projekt.entscheidungen.iter().enumerate().filter_map(|(i, e)| {
        let path = || YamlPath::parse("entscheidungen").index(i).key("datum");
        let day = e.datum.filter(is_ahead).filter(|_| e.beschluss.is_some());
        day.map(|day| (path(), day))
    });
    let measured = projekt.wirkungen.iter().enumerate().filter_map(|(i, w)| {
        let path = || YamlPath::parse("wirkungen").index(i).key("stand");
        w.stand.filter(is_ahead).map(|day| (path(), day))
    });
    own.chain(reached).chain(decided).chain(measured).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn the_stichtag_is_past_and_plans_may_lie_ahead() {
        let files = [
            (
                "prozesse/hundesteuer.yaml",
                "ueberpruefung: {zuletzt: 2026-06-30}\n",
            ),
            (
                "projekte/bezahlung.yaml",
                "meilensteine: [{name: Start, plan: 2030-01-01}]\ntermine: {ende_plan: 2030-01-01}\n",
            ),
        ];
        insta::assert_snapshot!(check(&DatumInZukunft, &files), @"");
    }

    #[test]
    fn finds_days_in_every_kind() {
        let text = "kennzahlen: {stand: 2027-01-01}\nueberpruefung: {zuletzt: 2026-07-01}\nkomponenten:\n  \
                    dms: {status: genutzt, seit: 2023-01-01}\n  epayment: {status: teilweise, seit: 2027-01-01}\n";
        let projekt = "status: {ampel: gruen, stand: 2030-01-01}\ntermine: {ende_ist: 2030-01-01}\n\
                       meilensteine: [{ist: 2020-01-01}, {ist: 2030-01-01}]\n\
                       entscheidungen: [{datum: 2030-01-01}, {datum: 2030-01-01, beschluss: angenommen}]\n\
                       wirkungen: [{kennzahl: vza, ist: 1, stand: 2030-01-01}]\n";
        let files = [
            ("prozesse/hundesteuer.yaml", text),
            ("projekte/bezahlung.yaml", projekt),
            ("vorgaben/ozg.yaml", "stand: 2030-01-01\n"),
            ("berufsgruppen/verwaltung.yaml", "stand: 2030-01-01\n"),
        ];
        insta::assert_snapshot!(check(&DatumInZukunft, &files), @"
        prozesse/hundesteuer.yaml: kennzahlen.stand: `kennzahlen.stand` nennt den 01.01.2027; das ist nach dem Stichtag (30.06.2026).
        prozesse/hundesteuer.yaml: ueberpruefung.zuletzt: `ueberpruefung.zuletzt` nennt den 01.07.2026; das ist nach dem Stichtag (30.06.2026).
        prozesse/hundesteuer.yaml: komponenten.epayment.seit: `komponenten.epayment.seit` nennt den 01.01.2027; das ist nach dem Stichtag (30.06.2026).
        projekte/bezahlung.yaml: status.stand: `status.stand` nennt den 01.01.2030; das ist nach dem Stichtag (30.06.2026).
        projekte/bezahlung.yaml: termine.ende_ist: `termine.ende_ist` nennt den 01.01.2030; das ist nach dem Stichtag (30.06.2026).
        projekte/bezahlung.yaml: meilensteine[1].ist: `meilensteine[1].ist` nennt den 01.01.2030; das ist nach dem Stichtag (30.06.2026).
        projekte/bezahlung.yaml: entscheidungen[1].datum: `entscheidungen[1].datum` nennt den 01.01.2030; das ist nach dem Stichtag (30.06.2026).
        projekte/bezahlung.yaml: wirkungen[0].stand: `wirkungen[0].stand` nennt den 01.01.2030; das ist nach dem Stichtag (30.06.2026).
        vorgaben/ozg.yaml: stand: `stand` nennt den 01.01.2030; das ist nach dem Stichtag (30.06.2026).
        berufsgruppen/verwaltung.yaml: stand: `stand` nennt den 01.01.2030; das ist nach dem Stichtag (30.06.2026).
        ");
    }
}
