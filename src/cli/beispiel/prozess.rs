//! What happened to each Steckbrief, as its own dates tell: when it came, was reviewed, counted, and when each component
//! was planned and came into use.

use jiff::civil::{Date, date};

use super::ereignis::{Ereignis, Thema, Vorher, saat};
use super::kalender::{plus, quartalsende, tag, werktag};
use super::szene::ordner_am;
use super::zugang::zugang;
use crate::model::prozess::{Datenlage, Nutzung};
use crate::model::{ProjektId, ProzessEntity};

/// Reviews of a year ago: 52 weeks, so that they fall on the same weekday.
const TURNUS_TAGE: i64 = 364;
/// How long before its begin a use was decided.
const VORLAUF_TAGE: i64 = 300;
/// How long before its end a plan was made; nothing is planned later than `LETZTE_PLANUNG`.
const PLANUNG_TAGE: i64 = 540;
const LETZTE_PLANUNG: Date = date(2026, 6, 16);
/// No figure is older.
const AELTESTE: Date = date(2010, 1, 1);

/// A Steckbrief with what the story needs to know of it.
pub struct Steckbrief<'r> {
    prozess: &'r ProzessEntity,
    datei: &'r str,
    ordner: &'r str,
    /// When projects were entered.
    projektbeginn: &'r dyn Fn(&ProjektId) -> Option<Date>,
}

impl<'r> Steckbrief<'r> {
    pub fn new(
        prozess: &'r ProzessEntity,
        datei: &'r str,
        projektbeginn: &'r dyn Fn(&ProjektId) -> Option<Date>,
    ) -> Self {
        let ordner = datei.split('/').nth(1).unwrap_or_default();
        Self {
            prozess,
            datei,
            ordner,
            projektbeginn,
        }
    }

    /// All that happened to it.
    pub fn ereignisse(&self) -> Vec<Ereignis> {
        let mut out = Vec::new();
        if let Some(tag) = zugang(self.prozess.id.as_str()) {
            out.push(self.ereignis(tag, Thema::Zugang(self.ordner.to_owned()), Vorher::Fehlte));
        }
        self.ueberpruefungen(&mut out);
        self.kennzahlen(&mut out);
        for (id, nutzung) in &self.prozess.komponenten {
            self.nutzung(id.as_str(), nutzung, &mut out);
        }
        out
    }

    fn ereignis(&self, tag: Date, thema: Thema, vorher: Vorher) -> Ereignis {
        Ereignis {
            tag,
            thema,
            datei: self.datei.to_owned(),
            vorher,
        }
    }

    fn ordner_am(&self, tag: Date) -> String {
        ordner_am(self.ordner, self.prozess.id.as_str(), tag)
    }

    fn zuletzt(&self) -> Option<Date> {
        let ueberpruefung = self.prozess.ueberpruefung.as_ref()?;
        ueberpruefung.zuletzt.map(tag)
    }

    /// The day of the review that lies so many rounds back.
    fn runde(&self, zurueck: u8) -> Option<Date> {
        Some(werktag(plus(self.zuletzt()?, -TURNUS_TAGE * i64::from(zurueck))))
    }

    /// Each review moved the day on; a new Steckbrief was looked at on the day it came.
    fn ueberpruefungen(&self, out: &mut Vec<Ereignis>) {
        let Some(mut zuletzt) = self.zuletzt() else {
            return;
        };
        let zugang = zugang(self.prozess.id.as_str()).unwrap_or(AELTESTE);
        while zuletzt > zugang {
            let davor = plus(zuletzt, -TURNUS_TAGE).max(zugang);
            let wert = Vorher::Wert(&["ueberpruefung", "zuletzt"], davor.to_string());
            let tag = werktag(zuletzt);
            out.push(self.ereignis(tag, Thema::Ueberpruefung(self.ordner_am(tag)), wert));
            zuletzt = davor;
        }
    }

    /// Example figures are counted anew each year, each office on its day in the first quarter; estimates are carried on once.
    fn kennzahlen(&self, out: &mut Vec<Ereignis>) {
        let Some(kennzahlen) = &self.prozess.kennzahlen else {
            return;
        };
        let (Some(stand), Some(datenlage)) = (kennzahlen.stand, kennzahlen.datenlage) else {
            return;
        };
        let mut stand = tag(stand);
        match datenlage {
            Datenlage::Beispiel => {}
            Datenlage::Gemessen => return,
            Datenlage::Geschaetzt => {
                // The last count was carried on unchanged.
                let gezaehlt = date(2019, 12, 31);
                if stand > gezaehlt {
                    let tag = werktag(plus(stand, 40));
                    let thema = Thema::Kennzahlen(self.ordner_am(tag), stand.year());
                    let vorher = Vorher::Wert(&["kennzahlen", "stand"], gezaehlt.to_string());
                    out.push(self.ereignis(tag, thema, vorher));
                }
                return;
            }
        }
        while stand > AELTESTE {
            let is_jahresende = (stand.month(), stand.day()) == (12, 31);
            let eingang = if is_jahresende {
                let days = i64::try_from(saat(self.ordner) % 60).unwrap_or_default();
                plus(date(stand.year() + 1, 1, 20), days)
            } else {
                plus(stand, 40)
            };
            let davor = plus(stand, -365).last_of_month();
            let vorher = Vorher::Vorjahr {
                stand: davor,
                saat: saat(&format!("{}/{stand}", self.prozess.id)),
            };
            let tag = werktag(eingang);
            let thema = Thema::Kennzahlen(self.ordner_am(tag), stand.year());
            out.push(self.ereignis(tag, thema, vorher));
            stand = davor;
        }
    }

    /// A cell was either filled in a review, long after the fact, or planned and brought into use.
    fn nutzung(&self, komponente: &str, nutzung: &Nutzung, out: &mut Vec<Ereignis>) {
        let los = saat(&format!("{}/{komponente}", self.prozess.id));
        let zelle = |nutzung: Option<String>, papier| Vorher::Zelle {
            komponente: komponente.to_owned(),
            nutzung,
            papier,
        };
        let offen = || {
            (los / 32)
                .is_multiple_of(2)
                .then(|| "{status: moeglich}".to_owned())
        };
        let projekt = nutzung.projekt.as_ref();
        let projektbeginn = projekt.and_then(self.projektbeginn).unwrap_or(AELTESTE);
        let fruehestens = plus(projektbeginn, 14);
        if let Some(bis) = nutzung.bis {
            let geplant = plus(tag(bis), -PLANUNG_TAGE).min(LETZTE_PLANUNG).max(fruehestens);
            out.push(self.ereignis(werktag(geplant), Thema::Planung, zelle(offen(), true)));
            return;
        }
        let seit = nutzung.seit.map(tag);
        let gefuellt = gefuellt_in(los, seit.is_some()).and_then(|runde| self.runde(runde));
        match (seit, gefuellt) {
            (Some(seit), Some(gefuellt)) if gefuellt > plus(seit, 60) => {
                let thema = Thema::Ueberpruefung(self.ordner_am(gefuellt));
                out.push(self.ereignis(gefuellt, thema, zelle(None, false)));
            }
            (Some(seit), _) => {
                let beginn = werktag(seit.max(fruehestens));
                let geplant = werktag(plus(seit, -VORLAUF_TAGE).max(fruehestens));
                let thema = Thema::Einfuehrung(self.ordner_am(beginn));
                if geplant < beginn {
                    let bis = quartalsende(seit);
                    let projekt = projekt.map(|id| format!(", projekt: {id}")).unwrap_or_default();
                    let plan = format!("{{status: geplant, bis: {bis}{projekt}}}");
                    out.push(self.ereignis(beginn, thema, zelle(Some(plan), true)));
                    out.push(self.ereignis(geplant, Thema::Planung, zelle(offen(), true)));
                } else {
                    out.push(self.ereignis(beginn, thema, zelle(offen(), true)));
                }
            }
            (None, Some(gefuellt)) => {
                let thema = Thema::Ueberpruefung(self.ordner_am(gefuellt));
                out.push(self.ereignis(gefuellt, thema, zelle(None, false)));
            }
            (None, None) => {}
        }
    }
}

/// In which review, counted back, a cell was filled; none if it was from the start. What is not used was asked later.
fn gefuellt_in(los: u64, is_genutzt: bool) -> Option<u8> {
    match (los % 10, is_genutzt) {
        (0, _) | (1, false) => Some(0),
        (2, _) | (3, false) => Some(1),
        (4, _) | (5, false) => Some(2),
        _ => None,
    }
}
