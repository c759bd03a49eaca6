//! What mattered most among the changes: one line per sort of change, with names.

use std::collections::BTreeMap;

use super::super::eingabe::Stand;
use crate::history::difference::{Difference, EntityChange, FieldChange};
use crate::model::prozess::ProzessStatus;
use crate::model::{Kind, OeId, ProjektId, ProzessEntity, ProzessId, Registry, ZielId};
use crate::score::Spalten;
use crate::view::aenderungen::wert::Feldtypen;
use crate::view::woerter::aufzaehlung;
use crate::view::zahlwort::{grouped, percent, verb};

/// Names in one line. A single one more is named too.
const NAMED: usize = 5;

/// The lines, the most important first.
pub(super) fn wichtig(old: &Stand, new: &Stand, difference: &Difference) -> Vec<String> {
    let change = Wechsel { old, new, difference };
    let parts = [
        change.digitalised(),
        change.processes(),
        change.goals(),
        change.settings(),
        change.projects(),
    ];
    parts.concat()
}

struct Wechsel<'a> {
    old: &'a Stand,
    new: &'a Stand,
    difference: &'a Difference,
}

impl Wechsel<'_> {
    fn before(&self) -> &Registry {
        &self.old.snapshot.registry
    }

    fn after(&self) -> &Registry {
        &self.new.snapshot.registry
    }

    fn of(&self, kind: Kind) -> impl Iterator<Item = &EntityChange> {
        self.difference.entities.iter().filter(move |e| e.kind == kind)
    }

    /// Processes that became digitalised or ceased to be, be it by a change of other files than their own.
    fn digitalised(&self) -> Vec<String> {
        let digital = |stand: &Stand| -> BTreeMap<ProzessId, String> {
            let (registry, config) = (&stand.snapshot.registry, &stand.snapshot.config);
            let spalten = Spalten::on(registry, stand.tag);
            let is_digital = |p: &&ProzessEntity| spalten.grad(p, config).is_digitalisiert(config);
            let digital = registry.active().filter(is_digital);
            digital.map(|p| (p.id.clone(), p.name.clone())).collect()
        };
        let (was, is) = (digital(self.old), digital(self.new));
        let matching = &self.difference.matching;
        let came = is.iter().filter(|(id, _)| {
            let before = matching.old_id(Kind::Prozesse, id.as_str());
            before.is_none_or(|before| !was.contains_key(&ProzessId::new(before)))
        });
        let went = was.keys().filter_map(|id| {
            let now = ProzessId::new(matching.new_id(Kind::Prozesse, id.as_str())?);
            // One that is no longer active is named with its status.
            let prozess = self.after().active().find(|p| p.id == now)?;
            (!is.contains_key(&now)).then(|| quoted(&prozess.name))
        });
        [
            line("Jetzt digitalisiert", came.map(|(_, name)| quoted(name))),
            line("Nicht mehr digitalisiert", went),
        ]
        .concat()
    }

    fn processes(&self) -> Vec<String> {
        let old = |change: &EntityChange| {
            let id = ProzessId::new(change.old.as_ref()?.id.as_str());
            self.before().prozesse.find(&id)
        };
        let new = |change: &EntityChange| {
            let id = ProzessId::new(change.new.as_ref()?.id.as_str());
            self.after().prozesse.find(&id)
        };
        let changes = || self.of(Kind::Prozesse);
        let both = || changes().filter_map(|change| old(change).zip(new(change)));
        let came = changes()
            .filter(|c| c.is_new())
            .filter_map(new)
            .map(|p| match p.status {
                ProzessStatus::Aktiv => quoted(&p.name),
                ProzessStatus::Entwurf | ProzessStatus::Ausgesetzt | ProzessStatus::Entfallen => {
                    format!("{} ({})", quoted(&p.name), p.status.label())
                }
            });
        let gone = changes()
            .filter(|c| c.is_gone())
            .filter_map(old)
            .map(|p| quoted(&p.name));
        let status = both().filter(|(a, b)| a.status != b.status).map(|(a, b)| {
            let (from, to) = (a.status.label(), b.status.label());
            format!("{} jetzt {to} (zuvor {from})", quoted(&b.name))
        });
        let named = changes().filter_map(|change| {
            let (a, b) = old(change).zip(new(change))?;
            if a.name == b.name {
                let is_other = change.is_renamed();
                is_other.then(|| format!("{} mit der Kennung `{}` statt `{}`", quoted(&b.name), b.id, a.id))
            } else {
                Some(format!("{} heißt jetzt {}", quoted(&a.name), quoted(&b.name)))
            }
        });
        let unit = |registry: &Registry, id: &OeId| {
            let unit = registry.organisation.find(id);
            unit.map_or_else(|| id.to_string(), |unit| unit.name.clone())
        };
        let moved = both().filter(|(a, b)| {
            self.difference.matching.new_id(Kind::Organisation, a.oe.as_str()) != Some(b.oe.as_str())
                && a.oe != b.oe
        });
        let moved = moved.map(|(a, b)| {
            let (from, to) = (unit(self.before(), &a.oe), unit(self.after(), &b.oe));
            format!("{} jetzt bei {to} (zuvor {from})", quoted(&b.name))
        });
        [
            line("Neue Steckbriefe", came),
            line("Entfernte Steckbriefe", gone),
            line("Status der Prozesse", status),
            line("Umbenannt", named),
            line("Zuständigkeit", moved),
        ]
        .concat()
    }

    fn goals(&self) -> Vec<String> {
        let of = |what: fn(&EntityChange) -> bool| {
            let goals = self.of(Kind::Ziele).filter(move |c| what(c));
            goals.map(|c| quoted(&c.latest().name))
        };
        let changed = self.of(Kind::Ziele).filter(|c| c.is_changed()).map(|change| {
            let how = self.goal(change).unwrap_or_default();
            format!("{}{how}", quoted(&change.latest().name))
        });
        [
            line("Neue Ziele", of(EntityChange::is_new)),
            line("Entfernte Ziele", of(EntityChange::is_gone)),
            line("Geänderte Ziele", changed),
        ]
        .concat()
    }

    /// `" (Soll 60,0 % statt 50,0 %)"`, where the measure of a goal was changed.
    fn goal(&self, change: &EntityChange) -> Option<String> {
        let (old, new) = change.old.as_ref().zip(change.new.as_ref())?;
        let old = self.before().ziele.find(&ZielId::new(old.id.as_str()))?;
        let new = self.after().ziele.find(&ZielId::new(new.id.as_str()))?;
        let mut parts = Vec::new();
        if old.soll != new.soll {
            let (from, to) = (percent(old.soll.get()), percent(new.soll.get()));
            parts.push(format!("Soll {to} statt {from}"));
        }
        if old.bis != new.bis {
            let (from, to) = (old.bis.german(), new.bis.german());
            parts.push(format!("bis {to} statt {from}"));
        }
        if old.kennzahl != new.kennzahl {
            parts.push("andere Kennzahl".to_owned());
        }
        if old.auswahl != new.auswahl {
            parts.push("andere Auswahl".to_owned());
        }
        (!parts.is_empty()).then(|| format!(" ({})", aufzaehlung(&parts)))
    }

    fn settings(&self) -> Vec<String> {
        let types = Feldtypen::of_settings();
        let change = |change: &FieldChange| {
            let (old, new) = types.pair(&change.field, change.old.as_ref(), change.new.as_ref());
            let now = if new.is_empty() {
                "wieder die Vorgabe"
            } else {
                &new
            };
            let then = if old.is_empty() { "der Vorgabe" } else { &old };
            format!("{} {now} statt {then}", change.path)
        };
        line(
            "Einstellungen in `ddv.toml`",
            self.difference.settings.iter().map(change),
        )
    }

    fn projects(&self) -> Vec<String> {
        let old = |change: &EntityChange| {
            let id = ProjektId::new(change.old.as_ref()?.id.as_str());
            self.before().projekte.find(&id)
        };
        let new = |change: &EntityChange| {
            let id = ProjektId::new(change.new.as_ref()?.id.as_str());
            self.after().projekte.find(&id)
        };
        let changes = || self.of(Kind::Projekte);
        let both = || changes().filter_map(|change| old(change).zip(new(change)));
        let came = changes().filter(|c| c.is_new()).filter_map(new);
        let came = came.map(|p| format!("{} ({})", quoted(&p.name), p.phase.label()));
        let gone = changes()
            .filter(|c| c.is_gone())
            .filter_map(old)
            .map(|p| quoted(&p.name));
        let phase = both().filter(|(a, b)| a.phase != b.phase).map(|(a, b)| {
            let (from, to) = (a.phase.label(), b.phase.label());
            format!("{} jetzt {to} (zuvor {from})", quoted(&b.name))
        });
        let ampel = both().filter_map(|(a, b)| {
            let ampel = |p: &crate::model::projekt::Projekt| p.status.as_ref().and_then(|s| s.ampel);
            let (from, to) = ampel(a).zip(ampel(b)).filter(|(from, to)| from != to)?;
            let (from, to) = (from.label(), to.label());
            Some(format!("{} jetzt {to} (zuvor {from})", quoted(&b.name)))
        });
        [
            line("Neue Projekte", came),
            line("Entfernte Projekte", gone),
            line("Phase der Projekte", phase),
            line("Ampel der Projekte", ampel),
        ]
        .concat()
    }
}

fn quoted(name: &str) -> String {
    format!("„{name}“")
}

/// `label` with what falls under it; nothing without.
fn line(label: &str, items: impl Iterator<Item = String>) -> Vec<String> {
    let mut items: Vec<String> = items.collect();
    if items.is_empty() {
        return Vec::new();
    }
    let rest = items.len().saturating_sub(NAMED);
    if rest > 1 {
        items.truncate(NAMED);
        items.push(format!(
            "{} {}",
            grouped(rest as u64),
            verb(rest as u64, "weiteres", "weitere")
        ));
    }
    let has_comma = items.iter().any(|item| item.contains(", "));
    let text = if has_comma {
        items.join("; ")
    } else {
        items.join(", ")
    };
    vec![format!("{label}: {text}.")]
}
