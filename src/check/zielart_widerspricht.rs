//! `zielart-widerspricht`: the effects of a project do not show what it is for.

use super::worte::{auswahl, in_backticks};
use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::model::projekt::{Phase, Projekt, ProzessKennzahl, ZielArt};
use crate::model::prozess::Wirkung;
use crate::model::value::Zahl;
use crate::model::{Entity, ProjektId, Registry};
use crate::source::YamlPath;

rule! {
    /// Die Wirkungen eines Projekts passen nicht zu seiner Zielart.
    ///
    /// ## Was
    /// Zu vier Zielarten gehört eine Kennzahl, an der man den Erfolg sieht:
    ///
    /// | Zielart | mindestens eine Wirkung |
    /// | --- | --- |
    /// | `rationalisierung` | weniger `bearbeitungszeit_min`, `bearbeitungszeit_digital_min` oder `vza` |
    /// | `effizienz` | wie oben, oder weniger `durchlaufzeit_tage` oder `rueckstand` |
    /// | `kundenservice` | weniger `durchlaufzeit_tage` oder `rueckstand`, oder mehr `fallzahl_digital` |
    /// | `prozessoptimierung` | wie `kundenservice`, oder weniger Bearbeitungszeit |
    ///
    /// Als Wirkung zählt, was das Projekt unter `wirkungen` nennt (ohne `basis` oder `ziel` in jeder Richtung), und die
    /// `wirkung` seiner Komponenten in den Steckbriefen seiner Prozesse. Geprüft werden laufende Projekte, die eine Wirkung
    /// nennen, und ab der Umsetzung auch solche, die Prozesse, aber keine Wirkung nennen. Für `arbeitssituation`,
    /// `beteiligung`, `innovation` und `rechtspflicht` gibt es keine solche Kennzahl.
    ///
    /// ## Warum
    /// Alle Effekte zugleich treten nie ein; darum wird am Anfang ein Ziel festgelegt und daran der Erfolg gemessen (Dresden
    /// 2022, Exkurs Wirtschaftlichkeit). Das Konzept benennt die angestrebten Effizienzgewinne (Leipzig 2018, 5.2.2).
    ///
    /// ## Beispiel
    /// ```yaml schlecht projekte/bezahlung.yaml
    /// ziel: {art: rationalisierung}
    /// wirkungen:
    ///   - {prozess: hundesteuer, kennzahl: fallzahl_digital, basis: 1300, ziel: 3000}
    /// ```
    /// ```yaml gut projekte/bezahlung.yaml
    /// ziel: {art: rationalisierung}
    /// wirkungen:
    ///   - {prozess: hundesteuer, kennzahl: bearbeitungszeit_min, basis: 15, ziel: 9}
    /// ```
    ///
    /// ## Abhilfe
    /// Nennen Sie die Wirkung, an der sich das Ziel zeigt, mit `basis` und `ziel`. Geht es dem Projekt um etwas anderes,
    /// ändern Sie `ziel.art`.
    pub struct ZielartWiderspricht = RuleId("zielart-widerspricht"), Hinweis;
}

impl Rule for ZielartWiderspricht {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for projekt in context.registry.projekte.iter() {
            let art = projekt.ziel.art;
            let Some(wanted) = wanted(art) else {
                continue;
            };
            if !projekt.is_running(context.stichtag) {
                continue;
            }
            let effects = effects(context.registry, projekt);
            let has_fit = fits(art, &effects);
            let must_state = projekt.phase.is_from(Phase::Umsetzung) && !projekt.prozesse.is_empty();
            if has_fit || effects.is_empty() && !must_state {
                continue;
            }
            let wanted: Vec<String> = wanted
                .iter()
                .map(|(kennzahl, richtung)| format!("{} `{kennzahl}`", richtung.wort()))
                .collect();
            let message = match effects.len() {
                0 => format!("Das Ziel ist `{art}`, das Projekt nennt aber keine Wirkung."),
                1 => format!("Das Ziel ist `{art}`, die einzige genannte Wirkung zeigt es aber nicht."),
                n => format!("Das Ziel ist `{art}`, keine der {n} genannten Wirkungen zeigt es."),
            };
            let others = in_backticks(ZielArt::ALL.iter().filter(|art| fits(**art, &effects)));
            let others = match &others[..] {
                [] => String::new(),
                others => format!(" Zu den genannten passt {}.", auswahl(others)),
            };
            let help = format!(
                "Nennen Sie unter `wirkungen` mindestens eine davon: {}.{others}",
                auswahl(&wanted)
            );
            let finding = Self::PAGE.finding(projekt.source, YamlPath::parse("ziel.art"), message);
            out.push(finding.help(help));
        }
    }
}

/// Which way a figure goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Richtung {
    Weniger,
    Mehr,
}

impl Richtung {
    fn wort(self) -> &'static str {
        match self {
            Self::Weniger => "weniger",
            Self::Mehr => "mehr",
        }
    }
}

/// A figure that a project changes; without a direction if it does not say which way.
#[derive(Debug, Clone, Copy)]
struct Effect {
    kennzahl: ProzessKennzahl,
    richtung: Option<Richtung>,
}

impl Effect {
    /// By how much a figure changes; none of nothing.
    fn by(kennzahl: ProzessKennzahl, delta: f64) -> Option<Self> {
        let richtung = if delta < 0.0 {
            Richtung::Weniger
        } else if delta > 0.0 {
            Richtung::Mehr
        } else {
            return None;
        };
        Some(Self {
            kennzahl,
            richtung: Some(richtung),
        })
    }

    fn shows(self, (kennzahl, richtung): (ProzessKennzahl, Richtung)) -> bool {
        self.kennzahl == kennzahl && self.richtung.is_none_or(|own| own == richtung)
    }
}

/// The figures that show the success of a project of this kind; none if no figure of a process does.
fn wanted(art: ZielArt) -> Option<&'static [(ProzessKennzahl, Richtung)]> {
    use ProzessKennzahl as K;
    use Richtung::{Mehr, Weniger};
    match art {
        ZielArt::Rationalisierung => Some(&[
            (K::BearbeitungszeitMin, Weniger),
            (K::BearbeitungszeitDigitalMin, Weniger),
            (K::Vza, Weniger),
        ]),
        ZielArt::Effizienz => Some(&[
            (K::BearbeitungszeitMin, Weniger),
            (K::BearbeitungszeitDigitalMin, Weniger),
            (K::Vza, Weniger),
            (K::DurchlaufzeitTage, Weniger),
            (K::Rueckstand, Weniger),
        ]),
        ZielArt::Kundenservice => Some(&[
            (K::DurchlaufzeitTage, Weniger),
            (K::FallzahlDigital, Mehr),
            (K::Rueckstand, Weniger),
        ]),
        ZielArt::Prozessoptimierung => Some(&[
            (K::DurchlaufzeitTage, Weniger),
            (K::BearbeitungszeitMin, Weniger),
            (K::BearbeitungszeitDigitalMin, Weniger),
            (K::FallzahlDigital, Mehr),
            (K::Rueckstand, Weniger),
        ]),
        ZielArt::Arbeitssituation | ZielArt::Beteiligung | ZielArt::Innovation | ZielArt::Rechtspflicht => {
            None
        }
    }
}

fn fits(art: ZielArt, effects: &[Effect]) -> bool {
    let wanted = wanted(art).unwrap_or_default();
    effects.iter().any(|e| wanted.iter().any(|w| e.shows(*w)))
}

/// What the project itself states, and what the Steckbriefe of its processes expect of its components.
fn effects(registry: &Registry, projekt: &Entity<ProjektId, Projekt>) -> Vec<Effect> {
    let own = projekt.wirkungen.iter().filter_map(|w| {
        let kennzahl = w.kennzahl?;
        match w.basis.zip(w.ziel.or(w.ist)) {
            Some((basis, ziel)) => Effect::by(kennzahl, ziel.get() - basis.get()),
            None => Some(Effect {
                kennzahl,
                richtung: None,
            }),
        }
    });
    let processes = projekt
        .prozesse
        .iter()
        .filter_map(|id| registry.prozesse.find(id));
    let uses = processes.flat_map(|p| &p.komponenten);
    let brought = uses.filter(|(id, nutzung)| match &nutzung.projekt {
        Some(named) => *named == projekt.id,
        None => projekt.komponenten.contains(id),
    });
    let expected = brought.filter_map(|(_, nutzung)| nutzung.wirkung.as_deref());
    own.chain(expected.flat_map(of_wirkung)).collect()
}

fn of_wirkung(wirkung: &Wirkung) -> impl Iterator<Item = Effect> {
    use ProzessKennzahl as K;
    let all: [(K, Option<Zahl>); 6] = [
        (K::FallzahlDigital, wirkung.fallzahl_digital),
        (K::BearbeitungszeitMin, wirkung.bearbeitungszeit_min),
        (
            K::BearbeitungszeitDigitalMin,
            wirkung.bearbeitungszeit_digital_min,
        ),
        (K::DurchlaufzeitTage, wirkung.durchlaufzeit_tage),
        (K::Rueckstand, wirkung.rueckstand),
        (K::Vza, wirkung.vza),
    ];
    all.into_iter()
        .filter_map(|(kennzahl, delta)| Effect::by(kennzahl, delta?.get()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn silent_where_no_figure_tells_before_the_work_and_on_ended_projects() {
        let files = [
            ("projekte/a.yaml", "phase: rollout\nziel: {art: rechtspflicht}\n"),
            (
                "projekte/b.yaml",
                "phase: konzept\nziel: {art: rationalisierung}\nwirkungen:\n",
            ),
            (
                "projekte/c.yaml",
                "phase: abgeschlossen\nziel: {art: rationalisierung}\n",
            ),
            (
                "projekte/d.yaml",
                "phase: rollout\nziel: {art: effizienz}\nprozesse:\nwirkungen:\n",
            ),
            // Nobody knows which way it goes.
            (
                "projekte/e.yaml",
                "ziel: {art: effizienz}\nwirkungen: [{kennzahl: vza, ziel: 3}]\n",
            ),
        ];
        insta::assert_snapshot!(check(&ZielartWiderspricht, &files), @"");
    }

    #[test]
    fn the_expectation_of_a_process_counts_for_the_project_that_brings_the_component() {
        let prozess = (
            "prozesse/hundesteuer.yaml",
            "komponenten:\n  epayment: {status: geplant, bis: 2027-03-31, projekt: bezahlung, \
             wirkung: {bearbeitungszeit_min: -3}}\n",
        );
        let files = [
            prozess,
            (
                "projekte/bezahlung.yaml",
                "ziel: {art: rationalisierung}\nwirkungen:\n",
            ),
            // It brings the same component, but not here.
            (
                "projekte/andere.yaml",
                "phase: umsetzung\nziel: {art: rationalisierung}\nwirkungen:\n",
            ),
        ];
        insta::assert_snapshot!(check(&ZielartWiderspricht, &files), @"projekte/andere.yaml: ziel.art: Das Ziel ist `rationalisierung`, das Projekt nennt aber keine Wirkung.");
    }

    #[test]
    fn finds_the_wrong_figure_and_the_wrong_direction() {
        let files = [
            (
                "projekte/a.yaml",
                "ziel: {art: rationalisierung}\nwirkungen:\n  - {kennzahl: vza, basis: 2, ziel: 3}\n  \
                 - {kennzahl: durchlaufzeit_tage, basis: 9, ziel: 3}\n",
            ),
            (
                "projekte/b.yaml",
                "wirkungen: [{kennzahl: vza, basis: 2, ziel: 1}]\n",
            ),
            ("projekte/c.yaml", "phase: umsetzung\nwirkungen:\n"),
            (
                "projekte/d.yaml",
                "ziel: {art: prozessoptimierung}\nwirkungen: [{kennzahl: fallzahl, basis: 2, ziel: 9}]\n",
            ),
        ];
        insta::assert_snapshot!(check(&ZielartWiderspricht, &files), @"
        projekte/a.yaml: ziel.art: Das Ziel ist `rationalisierung`, keine der 2 genannten Wirkungen zeigt es.
        projekte/b.yaml: ziel.art: Das Ziel ist `kundenservice`, die einzige genannte Wirkung zeigt es aber nicht.
        projekte/c.yaml: ziel.art: Das Ziel ist `kundenservice`, das Projekt nennt aber keine Wirkung.
        projekte/d.yaml: ziel.art: Das Ziel ist `prozessoptimierung`, die einzige genannte Wirkung zeigt es aber nicht.
        ");
    }
}
