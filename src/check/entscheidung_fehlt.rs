//! `entscheidung-fehlt`: a project runs without, or against, the decision of a body that may decide.

use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::model::Datum;
use crate::model::projekt::{Beschluss, Entscheidung, Phase, Projekt};
use crate::source::YamlPath;

rule! {
    /// Ein Projekt läuft ohne Entscheidung oder gegen sie.
    ///
    /// ## Was
    /// Ein Projekt ist beauftragt oder schon weiter (ab `phase: beauftragt`, auch `abgeschlossen`), aber bis zum Stichtag
    /// hat es kein Gremium angenommen, das entscheiden darf. Das dürfen `steuerungsgremium`, `projektlenkungsausschuss`,
    /// `dienstberatung-ob` und `stadtrat`; `geschaeftsstelle` und `fachkreis` bereiten nur vor. Gemeldet wird auch, wenn
    /// die letzte Entscheidung eines solchen Gremiums das Projekt abgelehnt oder zurückgestellt hat. Ein Beschluss ohne
    /// `datum` gilt als der älteste.
    ///
    /// ## Warum
    /// Über die Aufnahme in das Portfolio und die Reihenfolge entscheidet das Steuerungsgremium (Leipzig 2018, 5.3), in
    /// Dresden beauftragt der CIO mit dem Projektlenkungsausschuss. Ein Projekt ohne Beschluss bindet Geld und Stellen,
    /// die niemand dafür freigegeben hat.
    ///
    /// ## Beispiel
    /// ```yaml schlecht projekte/bezahlung.yaml
    /// entscheidungen:
    ///   - {gremium: fachkreis, datum: 2025-11-18, beschluss: empfohlen}
    /// ```
    /// ```yaml gut projekte/bezahlung.yaml
    /// entscheidungen:
    ///   - {gremium: fachkreis, datum: 2025-11-18, beschluss: empfohlen}
    ///   - {gremium: steuerungsgremium, datum: 2025-12-02, beschluss: angenommen, vorlage: DdV 12/25}
    /// ```
    ///
    /// ## Abhilfe
    /// Tragen Sie die Entscheidung mit Gremium, Tag und Vorlage ein. Gibt es keine, holen Sie sie ein; bis dahin steht das
    /// Projekt auf `phase: empfehlung`. Wurde es abgelehnt oder zurückgestellt, setzen Sie die Phase auf dieses Ende.
    pub struct EntscheidungFehlt = RuleId("entscheidung-fehlt"), Warnung;
}

impl Rule for EntscheidungFehlt {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for projekt in context.registry.projekte.iter() {
            if !projekt.phase.is_from(Phase::Beauftragt) {
                continue;
            }
            let found = match last_decision(projekt, context.stichtag) {
                Some((_, _, Urteil::Dafuer)) => continue,
                Some((index, entscheidung, Urteil::Dagegen(ende, wort))) => {
                    against(projekt, index, entscheidung, ende, wort)
                }
                None => missing(projekt),
            };
            let (path, message, help) = found;
            out.push(Self::PAGE.finding(projekt.source, path, message).help(help));
        }
    }
}

/// What a deciding body said.
#[derive(Clone, Copy)]
enum Urteil {
    Dafuer,
    /// The phase that the project belongs in, and what was decided, in a word.
    Dagegen(Phase, &'static str),
}

type Found = (YamlPath, String, String);

/// The last decision up to `stichtag` of a body that may decide. Undated ones come first.
fn last_decision(projekt: &Projekt, stichtag: Datum) -> Option<(usize, &Entscheidung, Urteil)> {
    let decisions = projekt.entscheidungen.iter().enumerate();
    let meant = decisions.filter_map(|(index, e)| {
        let urteil = match e.beschluss? {
            Beschluss::Empfohlen => return None,
            Beschluss::Angenommen => Urteil::Dafuer,
            Beschluss::Abgelehnt => Urteil::Dagegen(Phase::Abgelehnt, "abgelehnt"),
            Beschluss::Zurueckgestellt => Urteil::Dagegen(Phase::Zurueckgestellt, "zurückgestellt"),
        };
        let is_deciding = e.gremium?.is_entscheidend();
        let is_past = e.datum.is_none_or(|day| day <= stichtag);
        (is_deciding && is_past).then_some((index, e, urteil))
    });
    meant.max_by_key(|(index, e, _)| (e.datum, *index))
}

fn against(projekt: &Projekt, index: usize, entscheidung: &Entscheidung, ende: Phase, wort: &str) -> Found {
    let path = YamlPath::parse("entscheidungen").index(index).key("beschluss");
    let gremium = entscheidung.gremium.map_or("", |g| g.as_str());
    let am = entscheidung
        .datum
        .map(|day| format!(" am {}", day.german()))
        .unwrap_or_default();
    let message = format!(
        "`{gremium}` hat das Projekt{am} {wort}; es steht aber auf `phase: {}`.",
        projekt.phase
    );
    let help = format!(
        "Setzen Sie `phase: {ende}`, oder tragen Sie die spätere Entscheidung ein, die das Projekt annimmt."
    );
    (path, message, help)
}

fn missing(projekt: &Projekt) -> Found {
    let is_recommended = projekt
        .entscheidungen
        .iter()
        .any(|e| e.beschluss == Some(Beschluss::Empfohlen));
    let path = if projekt.entscheidungen.is_empty() {
        "phase"
    } else {
        "entscheidungen"
    };
    let only = if is_recommended {
        "; es ist nur empfohlen"
    } else {
        ""
    };
    let message = format!(
        "Das Projekt ist in der Phase `{}`, aber kein entscheidendes Gremium hat es angenommen{only}.",
        projekt.phase
    );
    let help = "Tragen Sie unter `entscheidungen` den Beschluss ein, etwa `{gremium: steuerungsgremium, datum: 2026-03-17, \
                beschluss: angenommen}`.";
    (YamlPath::parse(path), message, help.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn silent_before_the_order_and_with_a_decision_of_the_stichtag() {
        let files = [
            ("projekte/a.yaml", "phase: empfehlung\nentscheidungen:\n"),
            (
                "projekte/b.yaml",
                "phase: abgelehnt\nentscheidungen: [{gremium: stadtrat, datum: 2026-01-01, beschluss: abgelehnt}]\n",
            ),
            (
                "projekte/c.yaml",
                "phase: rollout\nentscheidungen: [{gremium: stadtrat, datum: 2026-06-30, beschluss: angenommen}]\n",
            ),
            // Put off first, then taken up; whoever only prepares can't refuse.
            (
                "projekte/d.yaml",
                "entscheidungen:\n  - {gremium: fachkreis, datum: 2026-05-01, beschluss: abgelehnt}\n  \
                 - {gremium: dienstberatung-ob, datum: 2026-04-01, beschluss: angenommen}\n  \
                 - {gremium: steuerungsgremium, datum: 2026-03-01, beschluss: zurueckgestellt}\n  \
                 - {gremium: stadtrat, beschluss: abgelehnt}\n",
            ),
        ];
        insta::assert_snapshot!(check(&EntscheidungFehlt, &files), @"");
    }

    #[test]
    fn tells_none_from_a_recommendation_and_from_a_refusal() {
        let files = [
            ("projekte/a.yaml", "phase: abgeschlossen\nentscheidungen:\n"),
            (
                "projekte/b.yaml",
                "entscheidungen:\n  - {gremium: geschaeftsstelle, datum: 2026-01-01, beschluss: angenommen}\n  \
                 - {gremium: stadtrat, datum: 2026-01-02, beschluss: empfohlen}\n  \
                 - {gremium: stadtrat, datum: 2026-07-01, beschluss: angenommen}\n",
            ),
            (
                "projekte/c.yaml",
                "entscheidungen:\n  - {gremium: stadtrat, datum: 2026-01-01, beschluss: angenommen}\n  \
                 - {gremium: steuerungsgremium, datum: 2026-03-01, beschluss: zurueckgestellt}\n",
            ),
        ];
        insta::assert_snapshot!(check(&EntscheidungFehlt, &files), @"
        projekte/a.yaml: phase: Das Projekt ist in der Phase `abgeschlossen`, aber kein entscheidendes Gremium hat es angenommen.
        projekte/b.yaml: entscheidungen: Das Projekt ist in der Phase `konzept`, aber kein entscheidendes Gremium hat es angenommen; es ist nur empfohlen.
        projekte/c.yaml: entscheidungen[1].beschluss: `steuerungsgremium` hat das Projekt am 01.03.2026 zurückgestellt; es steht aber auf `phase: konzept`.
        ");
    }
}
