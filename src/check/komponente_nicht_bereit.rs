//! `komponente-nicht-bereit`: a roll-out of a component that is not ready for it.

use std::collections::BTreeSet;

use super::worte::aufzaehlung;
use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::model::komponente::{Massnahme, MassnahmeArt, Reifegrad};
use crate::model::projekt::{Phase, Projekt, Projektart};
use crate::model::{Datum, KomponenteEntity, KomponenteId, Registry};
use crate::source::{SourceId, YamlPath};

rule! {
    /// Eine Komponente wird ausgerollt, ist aber nicht bereit dafür.
    ///
    /// ## Was
    /// Der Roll-out einer Komponente läuft am Stichtag, aber ihr Reifegrad ist weder `einsatzbereit` noch `erweiterbar`, sie
    /// ist nicht verfügbar, oder eine Komponente, von der sie abhängt (auch über andere), ist es nicht. Ein Roll-out läuft,
    /// wenn ein Projekt, das sie unter `komponenten` nennt, in der Phase `rollout` ist, oder mit `projektart: rollout` in
    /// der Umsetzung, und ebenso, wenn eine ihrer `massnahmen` mit `art: rollout` begonnen hat und nicht vorbei ist.
    ///
    /// ## Warum
    /// Der Reifegrad sagt, ob eine Basiskomponente den Roll-out trägt (Leipzig 2018, 4.1). Ist das Produkt noch zu prüfen
    /// oder auszubauen, lernen die Ämter eine Lösung, die sich wieder ändert; fehlt eine Voraussetzung, läuft sie gar
    /// nicht.
    ///
    /// ## Beispiel
    /// ```yaml schlecht komponenten/dms.yaml
    /// reifegrad: geeignet-auszubauen
    /// massnahmen:
    ///   - {art: rollout, von: 2026-01-01, bis: 2026-12-31}
    /// ```
    /// ```yaml gut komponenten/dms.yaml
    /// reifegrad: erweiterbar
    /// massnahmen:
    ///   - {art: rollout, von: 2026-01-01, bis: 2026-12-31}
    /// ```
    ///
    /// ## Abhilfe
    /// Ist die Komponente inzwischen so weit, tragen Sie den neuen Reifegrad und `verfuegbar_ab` ein. Sonst verschieben Sie
    /// den Roll-out, oder lassen das Projekt in `konzept`, bis sie es ist.
    pub struct KomponenteNichtBereit = RuleId("komponente-nicht-bereit"), Warnung;
}

impl Rule for KomponenteNichtBereit {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let (registry, today) = (context.registry, context.stichtag);
        let mut push = |source: SourceId, path: YamlPath, komponente: &KomponenteEntity, who: &str| {
            let faults = faults(registry, komponente, today);
            if faults.is_empty() {
                return;
            }
            let message = format!(
                "{who} die Komponente `{}` aus, aber {}.",
                komponente.id,
                aufzaehlung(&faults)
            );
            let help = "Berichtigen Sie `reifegrad` und `verfuegbar_ab` der Komponente, wenn sie so weit ist; sonst verschieben \
                        Sie den Roll-out.";
            out.push(Self::PAGE.finding(source, path, message).help(help));
        };
        for projekt in registry.projekte.iter().filter(|p| is_rollout(p, today)) {
            for (index, id) in projekt.komponenten.iter().enumerate() {
                if let Some(komponente) = registry.komponenten.find(id) {
                    let path = YamlPath::parse("komponenten").index(index);
                    push(projekt.source, path, komponente, "Das Projekt rollt");
                }
            }
        }
        for komponente in registry.komponenten.iter() {
            for (index, massnahme) in komponente.massnahmen.iter().enumerate() {
                if is_running(massnahme, today) {
                    let path = YamlPath::parse("massnahmen").index(index);
                    push(komponente.source, path, komponente, "Die Maßnahme rollt");
                }
            }
        }
    }
}

/// Whether the project brings its components to their users on `today`.
fn is_rollout(projekt: &Projekt, today: Datum) -> bool {
    let is_phase = match projekt.phase {
        Phase::Rollout => true,
        Phase::Umsetzung => projekt.projektart == Some(Projektart::Rollout),
        Phase::Idee
        | Phase::Vorpruefung
        | Phase::Empfehlung
        | Phase::Beauftragt
        | Phase::IstAnalyse
        | Phase::Konzept
        | Phase::Betrieb
        | Phase::Abgeschlossen
        | Phase::Abgelehnt
        | Phase::Zurueckgestellt
        | Phase::Abgebrochen => false,
    };
    is_phase && projekt.is_running(today)
}

fn is_running(massnahme: &Massnahme, today: Datum) -> bool {
    massnahme.art == Some(MassnahmeArt::Rollout)
        && massnahme.von.is_some_and(|von| von <= today)
        && massnahme.bis.is_none_or(|bis| bis >= today)
}

/// Why the component does not carry a roll-out, in words that go on behind "aber".
fn faults(registry: &Registry, komponente: &KomponenteEntity, today: Datum) -> Vec<String> {
    let mut faults = Vec::new();
    match komponente.reifegrad {
        Reifegrad::Einsatzbereit | Reifegrad::Erweiterbar => {}
        Reifegrad::AnforderungenOffen
        | Reifegrad::ProduktZuPruefen
        | Reifegrad::GeeignetAuszubauen
        | Reifegrad::ProduktFehlt => faults.push(format!("ihr Reifegrad ist `{}`", komponente.reifegrad)),
    }
    faults.extend(unavailable(komponente, today).map(|why| format!("sie ist {why}")));
    for needed in needed(registry, komponente) {
        if let Some(why) = unavailable(needed, today) {
            faults.push(format!("`{}`, von der sie abhängt, ist {why}", needed.id));
        }
    }
    faults
}

/// Why nobody can use the component on `today`; none if it can be used.
fn unavailable(komponente: &KomponenteEntity, today: Datum) -> Option<String> {
    if let Some(end) = komponente.abgeloest_am.filter(|end| *end <= today) {
        return Some(format!("seit dem {} abgelöst", end.german()));
    }
    match komponente.verfuegbar_ab {
        None => Some("noch nicht verfügbar".to_owned()),
        Some(from) if from > today => Some(format!("erst ab dem {} verfügbar", from.german())),
        Some(_) => None,
    }
}

/// All components that `komponente` depends on, also through others; each once, without itself.
fn needed<'r>(registry: &'r Registry, komponente: &'r KomponenteEntity) -> Vec<&'r KomponenteEntity> {
    let mut seen: BTreeSet<&KomponenteId> = BTreeSet::from([&komponente.id]);
    let mut open: Vec<&KomponenteId> = komponente.abhaengig_von.iter().rev().collect();
    let mut needed = Vec::new();
    while let Some(id) = open.pop() {
        let Some(found) = registry.komponenten.find(id).filter(|_| seen.insert(id)) else {
            continue;
        };
        needed.push(found);
        open.extend(found.abhaengig_von.iter().rev());
    }
    needed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    const RAW: (&str, &str) = ("komponenten/roh.yaml", "reifegrad: produkt-zu-pruefen\n");
    const OLD: (&str, &str) = ("komponenten/alt.yaml", "abgeloest_am: 2026-06-30\n");
    const LATE: (&str, &str) = (
        "komponenten/spaet.yaml",
        "verfuegbar_ab: 2026-07-01\nabhaengig_von: [idee]\n",
    );
    const IDEA: (&str, &str) = (
        "komponenten/idee.yaml",
        "verfuegbar_ab:\nabhaengig_von: [spaet]\n",
    );

    fn run(files: &[(&str, &str)]) -> String {
        check(&KomponenteNichtBereit, &[&[RAW, OLD, LATE, IDEA], files].concat())
    }

    #[test]
    fn silent_where_nothing_is_rolled_out() {
        let files = [
            (
                "projekte/a.yaml",
                "phase: konzept\nprojektart: rollout\nkomponenten: [roh]\n",
            ),
            (
                "projekte/b.yaml",
                "phase: umsetzung\nprojektart: einfuehrung\nkomponenten: [roh]\n",
            ),
            (
                "projekte/c.yaml",
                "phase: rollout\nkomponenten: [dms, epayment, gibt-es-nicht]\n",
            ),
            (
                "projekte/d.yaml",
                "phase: rollout\nkomponenten: [roh]\ntermine: {ende_ist: 2026-01-01}\n",
            ),
            (
                "komponenten/bald.yaml",
                "reifegrad: produkt-fehlt\nmassnahmen:\n  - {art: rollout, von: 2026-07-01}\n  \
                 - {art: rollout, von: 2020-01-01, bis: 2026-06-29}\n  - {art: beschaffung, von: 2020-01-01}\n",
            ),
        ];
        insta::assert_snapshot!(run(&files), @"");
    }

    #[test]
    fn tells_maturity_and_availability_of_itself_and_of_what_it_needs() {
        let files = [
            (
                "projekte/a.yaml",
                "phase: rollout\nkomponenten: [dms, roh, alt]\n",
            ),
            (
                "projekte/b.yaml",
                "phase: umsetzung\nprojektart: rollout\nkomponenten: [oben]\n",
            ),
            (
                "komponenten/oben.yaml",
                "abhaengig_von: [mitte]\nmassnahmen: [{art: rollout, von: 2026-06-30}]\n",
            ),
            (
                "komponenten/mitte.yaml",
                "reifegrad: produkt-zu-pruefen\nabhaengig_von: [dms, spaet]\n",
            ),
        ];
        insta::assert_snapshot!(run(&files), @"
        projekte/a.yaml: komponenten[1]: Das Projekt rollt die Komponente `roh` aus, aber ihr Reifegrad ist `produkt-zu-pruefen`.
        projekte/a.yaml: komponenten[2]: Das Projekt rollt die Komponente `alt` aus, aber sie ist seit dem 30.06.2026 abgelöst.
        projekte/b.yaml: komponenten[0]: Das Projekt rollt die Komponente `oben` aus, aber `spaet`, von der sie abhängt, ist erst ab dem 01.07.2026 verfügbar und `idee`, von der sie abhängt, ist noch nicht verfügbar.
        komponenten/oben.yaml: massnahmen[0]: Die Maßnahme rollt die Komponente `oben` aus, aber `spaet`, von der sie abhängt, ist erst ab dem 01.07.2026 verfügbar und `idee`, von der sie abhängt, ist noch nicht verfügbar.
        ");
    }
}
