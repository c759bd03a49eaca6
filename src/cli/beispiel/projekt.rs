//! What happened to each project: its beginning, its states, milestones, decisions, money and effects.

use jiff::civil::{Date, date};

use super::ereignis::{Ereignis, Thema, Vorher};
use super::kalender::{plus, tag, werktag};
use super::lage::{Lage, beginn_ohne_termin, lagen, vorhaben};
use super::zugang::zugang;
use crate::model::projekt::{Phase, Projekt};
use crate::model::{Entity, ProjektId};

/// The draft of the next budget was brought in.
const ENTWURF: Date = date(2026, 9, 22);
/// What was spent up to September was entered for the report of the quarter.
const ZWISCHENSTAND: Date = date(2026, 10, 20);

/// When the project was entered; none if it always was there.
pub fn beginn(projekt: &Entity<ProjektId, Projekt>) -> Option<Date> {
    let termin = projekt.termine.as_ref().and_then(|t| t.beginn).map(tag);
    termin
        .or_else(|| beginn_ohne_termin(projekt.id.as_str()))
        .map(werktag)
}

/// All that happened to the project in `datei`; `ordner` gives the folder of a process.
pub fn ereignisse(
    projekt: &Entity<ProjektId, Projekt>,
    datei: &str,
    text: &str,
    ordner: &dyn Fn(&str) -> String,
) -> Vec<Ereignis> {
    let mut out = Vec::new();
    let id = projekt.id.to_string();
    let mut push = |tag: Date, thema: Thema, vorher: Vorher| {
        out.push(Ereignis {
            tag: werktag(tag),
            thema,
            datei: datei.to_owned(),
            vorher,
        });
    };
    let beginn = beginn(projekt);
    if let Some(beginn) = beginn {
        push(beginn, Thema::Projektbeginn(id.clone()), Vorher::Fehlte);
    }
    for prozess in &projekt.prozesse {
        if let Some(tag) = zugang(prozess.as_str()) {
            // The Steckbrief and the project that names it are one commit.
            let thema = Thema::Zugang(ordner(prozess.as_str()));
            push(tag, thema, Vorher::OhneProzess(prozess.to_string()));
        }
    }
    staende(projekt, beginn, &mut push);
    for zeile in text.lines().map(str::trim) {
        of_zeile(&id, zeile, &mut push);
    }
    for (tag, phase) in vorhaben(&id) {
        let vorher = Vorher::Wert(&["phase"], (*phase).to_owned());
        push(*tag, Thema::Projekt(id.clone()), vorher);
    }
    out
}

/// Each state took the place of the one before; before the first there was none, and the project went from its order to
/// the phase of that state step by step.
fn staende(
    projekt: &Entity<ProjektId, Projekt>,
    beginn: Option<Date>,
    push: &mut impl FnMut(Date, Thema, Vorher),
) {
    let Some(stand) = projekt.status.as_ref().and_then(|s| s.stand) else {
        return;
    };
    let mut stand = tag(stand);
    for Lage {
        stand: davor,
        phase,
        ampel,
        text,
    } in lagen(projekt.id.as_str())
    {
        let status = format!("{{ampel: {ampel}, stand: {davor}, text: \"{text}\"}}");
        push(
            stand,
            Thema::Projektstand,
            Vorher::Block(&["status"], Some(status)),
        );
        push(
            stand,
            Thema::Projektstand,
            Vorher::Wert(&["phase"], (*phase).to_owned()),
        );
        stand = *davor;
    }
    push(stand, Thema::Projektstand, Vorher::Block(&["status"], None));
    let Some(beginn) = beginn else {
        return;
    };
    let erste = lagen(projekt.id.as_str()).last().map(|lage| lage.phase);
    let erste = erste.and_then(Phase::find).unwrap_or(projekt.phase);
    let davor = davor(erste);
    let days = i64::from((stand - beginn).get_days());
    let parts = (2..).zip(davor).map(|(parts, _)| parts).last().unwrap_or(1);
    for (number, phase) in (1..).zip(davor) {
        let tag = plus(beginn, days * number / parts);
        push(
            tag,
            Thema::Projektstand,
            Vorher::Wert(&["phase"], phase.to_string()),
        );
    }
}

/// The phases that a project went through from its order on, before it came to `phase`.
fn davor(phase: Phase) -> &'static [Phase] {
    const WEG: &[Phase] = &[
        Phase::Beauftragt,
        Phase::IstAnalyse,
        Phase::Konzept,
        Phase::Umsetzung,
        Phase::Rollout,
    ];
    let bis = match WEG.iter().position(|p| *p == phase) {
        Some(at) => at,
        // The end comes behind the roll-out; what was broken off was a concept.
        None if phase.is_from(Phase::Rollout) => WEG.len(),
        None if phase.schritt().is_none() => 3,
        None => 0,
    };
    &WEG[..bis]
}

/// What the line of a list tells by its dates.
fn of_zeile(id: &str, zeile: &str, push: &mut impl FnMut(Date, Thema, Vorher)) {
    let projekt = || Thema::Projekt(id.to_owned());
    let stueck = |anfang: &str, stueck: String| Vorher::OhneStueck(anfang.to_owned(), stueck);
    let (_, inhalt) = zeile.split_once('{').unwrap_or_default();
    let anfang = |key: &str| {
        let (vor, _) = zeile.split_once(&format!(", {key}: ")).unwrap_or((zeile, ""));
        vor.to_owned()
    };
    if zeile.starts_with("- {name: ") {
        if let Some(ist) = tag_in(inhalt, "ist") {
            push(ist, projekt(), stueck(&anfang("ist"), format!(", ist: {ist}")));
        }
    } else if zeile.starts_with("termine: {") {
        if let Some(ende) = tag_in(inhalt, "ende_ist") {
            push(
                ende,
                projekt(),
                stueck("termine: {", format!(", ende_ist: {ende}")),
            );
        }
    } else if zeile.starts_with("- {gremium: ") {
        if let Some(tag) = tag_in(inhalt, "datum") {
            push(tag, projekt(), Vorher::OhneEintrag(anfang("beschluss")));
        }
    } else if zeile.starts_with("- {jahr: ") {
        let Some(jahr) = inhalt.get(6..10).and_then(|jahr| jahr.parse::<i16>().ok()) else {
            return;
        };
        if let Some(ist) = wert_in(inhalt, "ist") {
            let vorher = stueck(&anfang("ist"), format!(", ist: {ist}"));
            let eingang = date(jahr + 1, 2, 12).min(ZWISCHENSTAND);
            push(eingang, Thema::BudgetIst(jahr), vorher);
        }
        let vorher = Vorher::OhneEintrag(anfang("plan"));
        // A budget stands for two years; what is not decided yet stands in the draft.
        let beschluss = date((jahr - 1) / 2 * 2, 11, 26).min(ENTWURF);
        push(beschluss, Thema::BudgetPlan(jahr), vorher);
    } else if zeile.starts_with("- {prozess: ")
        && let (Some(ist), Some(stand)) = (wert_in(inhalt, "ist"), tag_in(inhalt, "stand"))
    {
        let vorher = stueck(&anfang("ist"), format!(", ist: {ist}, stand: {stand}"));
        push(plus(stand, 47), projekt(), vorher);
    }
}

/// The value of `key` in the inside of a map on one line.
fn wert_in<'t>(inhalt: &'t str, key: &str) -> Option<&'t str> {
    let (_, rest) = inhalt.split_once(&format!(", {key}: "))?;
    rest.split([',', '}']).next()
}

fn tag_in(inhalt: &str, key: &str) -> Option<Date> {
    wert_in(inhalt, key)?.parse().ok()
}
