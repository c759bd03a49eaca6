//! What changed in the projects since the state that the report is compared with.

use serde::Serialize;

use super::umfang::Umfang;
use crate::history::difference::{Difference, Matching};
use crate::model::projekt::{Ampel, Finanzierung, Phase, Projekt};
use crate::model::{Datum, Entity, Euro, Kind, ProgrammId, ProjektId};
use crate::score::projekt::budget::Betrag;
use crate::view::bericht::art::Berichtsart;
use crate::view::bericht::eingabe::Stand;
use crate::view::report::Block;
use crate::view::woerter::{aufzaehlung, euro_text};
use crate::view::zahlwort::{count, verb};

/// The changes, by project.
#[derive(Debug, Serialize)]
pub(super) struct Veraenderungen {
    /// The day that changes are counted from; null without a state to compare with.
    seit: Option<Datum>,
    /// Files of that state that could not be read: what they held is missing in the comparison.
    unlesbar: usize,
    projekte: Vec<ProjektRow>,
}

/// What changed in a project. Each pair is what it was and what it is; null where nothing changed.
#[derive(Debug, Serialize)]
struct ProjektRow {
    projekt: ProjektId,
    name: String,
    zugang: Option<Zugang>,
    phase: Option<Wechsel<Option<Phase>>>,
    ampel: Option<Wechsel<Option<Ampel>>>,
    ende_plan: Option<Wechsel<Option<Datum>>>,
    finanzierung: Option<Wechsel<Option<Finanzierung>>>,
    /// Over all years.
    budget_plan: Option<Wechsel<Option<Euro>>>,
    budget_ist: Option<Wechsel<Option<Euro>>>,
}

/// How a project came into the report, or left it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Zugang {
    /// Not in the register before.
    Neu,
    /// In the register before, elsewhere.
    Uebernommen,
    /// Still in the register, elsewhere.
    Abgegeben,
    /// No longer in the register.
    Entfallen,
}

#[derive(Debug, Clone, Copy, Serialize)]
struct Wechsel<T> {
    vorher: T,
    jetzt: T,
}

impl<T: PartialEq> Wechsel<T> {
    fn between(vorher: T, jetzt: T) -> Option<Self> {
        (vorher != jetzt).then_some(Self { vorher, jetzt })
    }
}

/// The state that a report is compared with.
pub(super) struct Frueher<'a> {
    pub tag: Datum,
    /// The same programmes there.
    pub umfang: Umfang<'a>,
    /// Which of its entries is which now.
    pub matching: Matching,
    /// Files that could not be read there.
    pub unlesbar: usize,
}

impl<'a> Frueher<'a> {
    /// The state `frueher` beside `jetzt`, for the report `art`. A file that was renamed since is the same entry.
    pub fn new(art: &Berichtsart, frueher: &'a Stand, jetzt: &Stand) -> Self {
        let matching = Difference::new(&frueher.snapshot, &jetzt.snapshot).matching;
        let art = match art {
            Berichtsart::Programm(id) => match matching.old_id(Kind::Programme, id.as_str()) {
                Some(old) => Berichtsart::Programm(ProgrammId::new(old)),
                None => art.clone(),
            },
            Berichtsart::Quartal | Berichtsart::Gremium(_) => art.clone(),
        };
        Self {
            tag: frueher.tag,
            umfang: Umfang::of(&art, &frueher.snapshot.registry),
            matching,
            unlesbar: frueher.snapshot.unreadable,
        }
    }
}

impl Veraenderungen {
    /// What changed from `frueher` to `jetzt`; nothing if there is no earlier state.
    pub fn new(jetzt: &Umfang<'_>, frueher: Option<&Frueher<'_>>) -> Self {
        let Some(frueher) = frueher else {
            return Self {
                seit: None,
                unlesbar: 0,
                projekte: Vec::new(),
            };
        };
        let then = &frueher.umfang;
        let mut projekte = Vec::new();
        for projekt in jetzt.projekte() {
            let old = frueher.matching.old_id(Kind::Projekte, projekt.id.as_str());
            let old = old.and_then(|id| then.find(&ProjektId::new(id)));
            projekte.push(match old {
                Some(old) if then.has(old) => ProjektRow::compared(old, projekt),
                Some(_) => ProjektRow::moved(projekt, Zugang::Uebernommen),
                None => ProjektRow::moved(projekt, Zugang::Neu),
            });
        }
        for projekt in then.projekte() {
            let new = frueher.matching.new_id(Kind::Projekte, projekt.id.as_str());
            let new = new.and_then(|id| jetzt.find(&ProjektId::new(id)));
            match new {
                Some(new) if jetzt.has(new) => {}
                Some(new) => projekte.push(ProjektRow::moved(new, Zugang::Abgegeben)),
                None => projekte.push(ProjektRow::moved(projekt, Zugang::Entfallen)),
            }
        }
        projekte.retain(ProjektRow::is_changed);
        Self {
            seit: Some(frueher.tag),
            unlesbar: frueher.unlesbar,
            projekte,
        }
    }

    /// The changes, one line per project; nothing without a state to compare with.
    pub fn blocks(&self) -> Vec<Block> {
        let Some(seit) = self.seit else { return Vec::new() };
        let mut blocks = if self.projekte.is_empty() {
            let text = format!(
                "Seit dem {} hat sich an den Projekten nichts geändert.",
                seit.german()
            );
            vec![Block::Paragraph(text)]
        } else {
            vec![Block::List(self.projekte.iter().map(ProjektRow::text).collect())]
        };
        if self.unlesbar > 0 {
            let files = count(
                self.unlesbar as u64,
                "Datei nicht lesbar; im Vergleich fehlt sie",
                "Dateien nicht lesbar; im Vergleich fehlen sie",
            );
            let verb = verb(self.unlesbar as u64, "war", "waren");
            blocks.push(Block::Notes(vec![format!(
                "Am {} {verb} {files}.",
                seit.german()
            )]));
        }
        blocks
    }

    /// `"Seit dem 30.06.2026 …"`: the projects that came and went, and whose Ampel changed; none if none did.
    pub fn saetze(&self) -> Vec<String> {
        let Some(seit) = self.seit else { return Vec::new() };
        let mut parts = Vec::new();
        let mut add = |what: &str, is_meant: &dyn Fn(&ProjektRow) -> bool| {
            let meant = self.projekte.iter().filter(|z| is_meant(z));
            let names: Vec<String> = meant.map(|z| format!("„{}“", z.name)).collect();
            if !names.is_empty() {
                parts.push(format!("{what} {}", aufzaehlung(&names)));
            }
        };
        add("neu:", &|z| z.zugang == Some(Zugang::Neu));
        add("beauftragt:", &|z| z.crossed(Phase::Beauftragt));
        add("abgeschlossen:", &|z| z.reached(Phase::Abgeschlossen));
        add("Ampel schlechter:", &|z| z.ampel_richtung() == Some(true));
        add("Ampel besser:", &|z| z.ampel_richtung() == Some(false));
        if parts.is_empty() {
            return Vec::new();
        }
        vec![format!(
            "Veränderungen seit dem {} – {}.",
            seit.german(),
            parts.join("; ")
        )]
    }
}

impl ProjektRow {
    fn empty(projekt: &Entity<ProjektId, Projekt>) -> Self {
        Self {
            projekt: projekt.id.clone(),
            name: projekt.name.clone(),
            zugang: None,
            phase: None,
            ampel: None,
            ende_plan: None,
            finanzierung: None,
            budget_plan: None,
            budget_ist: None,
        }
    }

    fn moved(projekt: &Entity<ProjektId, Projekt>, zugang: Zugang) -> Self {
        Self {
            zugang: Some(zugang),
            ..Self::empty(projekt)
        }
    }

    fn compared(old: &Entity<ProjektId, Projekt>, new: &Entity<ProjektId, Projekt>) -> Self {
        let ampel = |p: &Projekt| p.status.as_ref().and_then(|s| s.ampel);
        let end = |p: &Projekt| p.termine.as_ref().and_then(|t| t.ende_plan);
        let (then, now) = (Betrag::of(&old.budget), Betrag::of(&new.budget));
        Self {
            phase: Wechsel::between(Some(old.phase), Some(new.phase)),
            ampel: Wechsel::between(ampel(old), ampel(new)),
            ende_plan: Wechsel::between(end(old), end(new)),
            finanzierung: Wechsel::between(old.finanzierung, new.finanzierung),
            budget_plan: Wechsel::between(then.plan, now.plan),
            budget_ist: Wechsel::between(then.ist, now.ist),
            ..Self::empty(new)
        }
    }

    fn is_changed(&self) -> bool {
        self.zugang.is_some()
            || self.phase.is_some()
            || self.ampel.is_some()
            || self.ende_plan.is_some()
            || self.finanzierung.is_some()
            || self.budget_plan.is_some()
            || self.budget_ist.is_some()
    }

    /// Whether the project was waiting before and is commissioned now.
    fn crossed(&self, phase: Phase) -> bool {
        let lage = |p: Option<Phase>| p.map(Phase::lage);
        let is_now = |w: Wechsel<Option<Phase>>| lage(w.jetzt) == Some(phase.lage());
        self.phase
            .is_some_and(|w| is_now(w) && lage(w.vorher) != Some(phase.lage()))
    }

    fn reached(&self, phase: Phase) -> bool {
        self.phase.is_some_and(|w| w.jetzt == Some(phase))
    }

    /// Whether the Ampel got worse; none if it did not change, or there is none before or now.
    fn ampel_richtung(&self) -> Option<bool> {
        let change = self.ampel?;
        Some(change.jetzt? > change.vorher?)
    }

    fn text(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(self.zugang.as_ref().map(|how| zugang_text(how).to_owned()));
        let mut add = |what: &str, now: Option<String>, before: Option<String>| {
            let now = now.unwrap_or_else(|| "ohne Angabe".to_owned());
            let before = before.unwrap_or_else(|| "ohne Angabe".to_owned());
            parts.push(format!("{what} {now} (zuvor {before})"));
        };
        let word = |name: &str| name.to_owned();
        if let Some(w) = self.phase {
            let name = |phase: Option<Phase>| phase.map(Phase::label).map(word);
            add("Phase", name(w.jetzt), name(w.vorher));
        }
        if let Some(w) = self.ampel {
            let name = |ampel: Option<Ampel>| ampel.map(Ampel::label).map(word);
            add("Ampel", name(w.jetzt), name(w.vorher));
        }
        if let Some(w) = self.ende_plan {
            let name = |day: Option<Datum>| day.map(Datum::german);
            add("geplantes Ende", name(w.jetzt), name(w.vorher));
        }
        if let Some(w) = self.finanzierung {
            let name = |state: Option<Finanzierung>| state.map(Finanzierung::label).map(word);
            add("Finanzierung", name(w.jetzt), name(w.vorher));
        }
        for (what, change) in [
            ("Budget geplant", self.budget_plan),
            ("ausgegeben", self.budget_ist),
        ] {
            if let Some(w) = change {
                add(what, w.jetzt.map(euro_text), w.vorher.map(euro_text));
            }
        }
        format!("{}: {}.", self.name, parts.join("; "))
    }
}

fn zugang_text(zugang: &Zugang) -> &'static str {
    match zugang {
        Zugang::Neu => "neu im Register",
        Zugang::Uebernommen => "aus einem anderen Programm übernommen, oder erst jetzt einem zugeordnet",
        Zugang::Abgegeben => "gehört nicht mehr zu diesem Bericht",
        Zugang::Entfallen => "nicht mehr im Register",
    }
}
