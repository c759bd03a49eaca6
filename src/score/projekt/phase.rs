//! What a project needs for the next phase of the Vorgehensmodell, as far as the register tells (L 5.2.2, 5.3).

use crate::model::projekt::{Beschluss, Finanzierung, Gremium, Phase, Projekt};
use crate::model::record::words;
use crate::model::{Datum, KomponenteEntity, Registry};

words! {
    /// Something that a phase needs.
    pub enum Voraussetzung {
        /// The goal is described.
        Ziel = "ziel" / "Beschreibung des Ziels",
        /// A unit leads it.
        Federfuehrung = "federfuehrung" / "federführende Organisationseinheit",
        /// It changes at least one process: what the portfolio is for.
        Prozesse = "prozesse" / "mindestens ein Prozess, den es ändert",
        /// It uses at least one component: likewise.
        Komponenten = "komponenten" / "mindestens eine Komponente, die es einsetzt",
        /// All five criteria are judged.
        Kriterien = "kriterien" / "Noten zu allen fünf Kriterien",
        /// Someone has recommended it.
        Empfehlung = "empfehlung" / "Empfehlung eines Gremiums",
        /// A body that decides has accepted it.
        Beschluss = "beschluss" / "zustimmender Beschluss des entscheidenden Gremiums",
        /// The Auftrag has its eight items.
        Auftrag = "auftrag" / "Projektauftrag mit allen acht Punkten",
        /// First and planned last day are stated.
        Termine = "termine" / "Beginn und geplantes Ende",
        /// Each effect states the value before the project; at least one does.
        Basiswerte = "basiswerte" / "Wirkungen mit dem Wert vor dem Projekt",
        /// At least one effect states the value aimed at.
        Zielwerte = "zielwerte" / "Wirkung mit angestrebtem Wert",
        /// A budget is planned.
        Kosten = "kosten" / "geplantes Budget",
        /// The money is there.
        Finanzierung = "finanzierung" / "gesicherte Finanzierung oder Förderung",
        /// Risks are named.
        Risiken = "risiken" / "Liste der Risiken",
        /// All its components are available.
        Verfuegbar = "verfuegbar" / "Verfügbarkeit aller Komponenten",
        /// All its components have somebody who runs them.
        Betreiber = "betreiber" / "Betreiber aller Komponenten",
        /// Each effect states the value reached; at least one does.
        Istwerte = "istwerte" / "Wirkungen mit erreichtem Wert",
        /// No milestone is open.
        Meilensteine = "meilensteine" / "alle Meilensteine",
        /// The last day is stated.
        Ende = "ende" / "tatsächliches Ende",
    }
}

/// What the phase behind that of `projekt` needs, each with whether the register has it on `tag`; nothing if no phase
/// follows.
pub fn voraussetzungen(registry: &Registry, projekt: &Projekt, tag: Datum) -> Vec<(Voraussetzung, bool)> {
    let needed = projekt.phase.naechste().map_or(&[][..], needed_by);
    let needed = needed.iter().copied();
    needed
        .map(|what| (what, is_met(what, registry, projekt, tag)))
        .collect()
}

fn needed_by(phase: Phase) -> &'static [Voraussetzung] {
    use Voraussetzung as V;
    match phase {
        Phase::Vorpruefung => &[V::Ziel, V::Federfuehrung],
        Phase::Empfehlung => &[V::Prozesse, V::Komponenten],
        Phase::Beauftragt => &[V::Kriterien, V::Empfehlung, V::Beschluss, V::Auftrag],
        Phase::IstAnalyse => &[V::Auftrag, V::Termine],
        Phase::Konzept => &[V::Basiswerte],
        Phase::Umsetzung => &[V::Zielwerte, V::Kosten, V::Finanzierung, V::Risiken],
        Phase::Rollout => &[V::Verfuegbar],
        Phase::Betrieb => &[V::Meilensteine, V::Betreiber],
        Phase::Abgeschlossen => &[V::Meilensteine, V::Istwerte, V::Ende],
        Phase::Idee | Phase::Abgelehnt | Phase::Zurueckgestellt | Phase::Abgebrochen => &[],
    }
}

fn is_met(what: Voraussetzung, registry: &Registry, projekt: &Projekt, tag: Datum) -> bool {
    let effects = &projekt.wirkungen;
    match what {
        Voraussetzung::Ziel => projekt.ziel.beschreibung.is_some(),
        Voraussetzung::Federfuehrung => projekt.oe.is_some(),
        Voraussetzung::Prozesse => !projekt.prozesse.is_empty(),
        Voraussetzung::Komponenten => !projekt.komponenten.is_empty(),
        Voraussetzung::Kriterien => projekt.kriterien.as_ref().is_some_and(|k| {
            let all = [
                k.rechtliche_vorgaben,
                k.politische_intention,
                k.effizienz,
                k.technik,
                k.ressourcen,
            ];
            all.iter().all(Option::is_some)
        }),
        Voraussetzung::Empfehlung => decided(projekt, tag, |_, beschluss| match beschluss {
            Beschluss::Empfohlen | Beschluss::Angenommen => true,
            Beschluss::Abgelehnt | Beschluss::Zurueckgestellt => false,
        }),
        Voraussetzung::Beschluss => decided(projekt, tag, |gremium, beschluss| {
            let decides = match gremium {
                Gremium::Steuerungsgremium
                | Gremium::Projektlenkungsausschuss
                | Gremium::DienstberatungOb
                | Gremium::Stadtrat => true,
                Gremium::Geschaeftsstelle | Gremium::Fachkreis => false,
            };
            decides && beschluss == Beschluss::Angenommen
        }),
        Voraussetzung::Auftrag => projekt
            .auftrag
            .as_ref()
            .is_some_and(|auftrag| auftrag.punkte().iter().all(|(_, text)| text.is_some())),
        Voraussetzung::Termine => projekt
            .termine
            .as_ref()
            .is_some_and(|t| t.beginn.is_some() && t.ende_plan.is_some()),
        Voraussetzung::Basiswerte => !effects.is_empty() && effects.iter().all(|w| w.basis.is_some()),
        Voraussetzung::Zielwerte => effects.iter().any(|w| w.ziel.is_some()),
        Voraussetzung::Kosten => projekt.budget.iter().any(|row| row.plan.is_some()),
        Voraussetzung::Finanzierung => match projekt.finanzierung {
            Some(Finanzierung::Gesichert | Finanzierung::Foerderung) => true,
            Some(Finanzierung::Vorbehalt | Finanzierung::Offen) | None => false,
        },
        Voraussetzung::Risiken => !projekt.risiken.is_empty(),
        Voraussetzung::Verfuegbar => each_component(registry, projekt, |k| k.is_available(tag)),
        Voraussetzung::Betreiber => each_component(registry, projekt, |k| k.betreiber.is_some()),
        Voraussetzung::Istwerte => !effects.is_empty() && effects.iter().all(|w| w.ist.is_some()),
        Voraussetzung::Meilensteine => {
            let mut steps = projekt.meilensteine.iter();
            steps.all(|stein| stein.ist.is_some_and(|day| day <= tag))
        }
        Voraussetzung::Ende => projekt.ende_bis(tag).is_some(),
    }
}

/// Whether a decision up to `tag` is as wanted.
fn decided(projekt: &Projekt, tag: Datum, wanted: impl Fn(Gremium, Beschluss) -> bool) -> bool {
    let mut until = projekt
        .entscheidungen
        .iter()
        .filter(|e| e.datum.is_none_or(|day| day <= tag));
    until.any(|e| e.gremium.zip(e.beschluss).is_some_and(|(g, b)| wanted(g, b)))
}

fn each_component(registry: &Registry, projekt: &Projekt, is_ok: impl Fn(&KomponenteEntity) -> bool) -> bool {
    let mut named = projekt.komponenten.iter();
    named.all(|id| registry.komponenten.find(id).is_some_and(&is_ok))
}
