//! What happened to components, legal obligations and staff groups.

use jiff::civil::{Date, date};

use super::ereignis::{Ereignis, Thema, Vorher};
use super::kalender::{plus, tag, werktag};
use crate::model::Registry;
use crate::model::berufsgruppe::Berufsgruppe;
use crate::model::komponente::Komponente;

/// The legal obligations were entered once; their states were of the end of 2016.
const VORGABEN: Date = date(2017, 1, 17);
/// The day of those states.
const VORGABEN_STAND: Date = date(2016, 12, 31);
/// Plans for what comes later were all made by then.
const LETZTE_PLANUNG: Date = date(2026, 1, 20);
/// How long before the day the availability, or the end, of a component was known.
const BEKANNT_TAGE: i64 = 200;

/// All that happened to these kinds; `pfad` gives the file of a source.
pub fn ereignisse<'r>(
    registry: &'r Registry,
    pfad: &dyn Fn(crate::source::SourceId) -> &'r str,
) -> Vec<Ereignis> {
    let mut out = Vec::new();
    for vorgabe in registry.vorgaben.iter() {
        out.push(Ereignis {
            tag: VORGABEN,
            thema: Thema::Vorgaben,
            datei: pfad(vorgabe.source).to_owned(),
            vorher: Vorher::Fehlte,
        });
        let stand = tag(vorgabe.stand);
        if stand > VORGABEN_STAND {
            let frueher = fruehere_vorgabe(vorgabe.id.as_str());
            let stand_frueher = (&["stand"], Some(VORGABEN_STAND.to_string()));
            for (key, wert) in [stand_frueher, (&["status"], frueher.map(str::to_owned))] {
                out.extend(wert.map(|wert| Ereignis {
                    tag: werktag(plus(stand, 7)),
                    thema: Thema::Vorgabenstand,
                    datei: pfad(vorgabe.source).to_owned(),
                    vorher: Vorher::Wert(key, wert),
                }));
            }
        }
    }
    for komponente in registry.komponenten.iter() {
        let datei = pfad(komponente.source);
        of_komponente(komponente.id.as_str(), &komponente.data, datei, &mut out);
    }
    for gruppe in registry.berufsgruppen.iter() {
        of_berufsgruppe(&gruppe.data, pfad(gruppe.source), &mut out);
    }
    out
}

/// The status at the end of 2016 of an obligation that has another one now (D, figure 3).
fn fruehere_vorgabe(id: &str) -> Option<&'static str> {
    match id {
        "elektronische-akte" => Some("in-arbeit"),
        _ => None,
    }
}

fn of_komponente(id: &str, komponente: &Komponente, datei: &str, out: &mut Vec<Ereignis>) {
    let mut push = |tag: Date, vorher| {
        out.push(Ereignis {
            tag: werktag(tag),
            thema: Thema::Komponente(id.to_owned()),
            datei: datei.to_owned(),
            vorher,
        });
    };
    let bekannt = |day| plus(day, -BEKANNT_TAGE).min(LETZTE_PLANUNG);
    let ohne = |key: &str| Vorher::Ohne(key.to_owned());
    if let Some(day) = komponente.verfuegbar_ab {
        push(bekannt(tag(day)), ohne("verfuegbar_ab"));
    }
    if let Some(day) = komponente.abgeloest_am {
        push(bekannt(tag(day)), ohne("abgeloest_am"));
    }
    if let Some(day) = komponente.verbindlich_seit {
        push(tag(day), ohne("verbindlich_seit"));
    }
    for massnahme in &komponente.massnahmen {
        if let (Some(art), Some(von)) = (massnahme.art, massnahme.von) {
            let anfang = format!("- {{art: {art}, von: {von}");
            push(
                plus(tag(von), -60).min(LETZTE_PLANUNG),
                Vorher::OhneEintrag(anfang),
            );
        }
    }
}

/// The staff is counted anew each April; the year before it was a little less.
fn of_berufsgruppe(gruppe: &Berufsgruppe, datei: &str, out: &mut Vec<Ereignis>) {
    let mut stand = tag(gruppe.stand);
    let mut vza = gruppe.vza.get();
    while stand.year() > 2010 {
        let davor = plus(stand, -365).last_of_month();
        vza = (vza * 0.99).round();
        let eingang = werktag(date(stand.year() + 1, 4, 15));
        let mut push = |vorher| {
            out.push(Ereignis {
                tag: eingang,
                thema: Thema::Berufsgruppen(stand.year()),
                datei: datei.to_owned(),
                vorher,
            });
        };
        push(Vorher::Wert(&["stand"], davor.to_string()));
        push(Vorher::Wert(&["vza"], vza.to_string()));
        stand = davor;
    }
}
