//! The key messages: a few sentences made from the figures. Nothing is said about a figure that is not defined.

use super::eingabe::Eingabe;
use super::karte::Karte;
use super::projekte::Projekte;
use super::rollout::Rollout;
use super::ziele::Ziele;
use crate::model::{Datum, Kennzahl};
use crate::score::ziel::ZielStatus;
use crate::score::{Differenz, Summe};
use crate::view::differenz::Richtung;
use crate::view::woerter::aufzaehlung;
use crate::view::zahlwort::{count, grouped, percent, verb};

/// Sentences that are shown.
const MOST: usize = 7;
/// With fewer, the Prüfgrad is named too: it says how much is still to be found out.
const LEAST: usize = 4;

/// Names in a sentence; a single one more is named too.
const NAMED: usize = 3;

/// What the sentences are made from.
pub(super) struct Grundlage<'a> {
    pub eingabe: &'a Eingabe,
    pub jetzt: &'a Summe,
    /// The states of the comparisons that have one, in their order.
    pub frueher: &'a [Summe],
    pub ziele: &'a Ziele,
    pub projekte: &'a Projekte,
    pub rollout: &'a Rollout,
    pub karte: &'a Karte,
}

impl Grundlage<'_> {
    /// The sentences, the most important first.
    pub fn saetze(&self) -> Vec<String> {
        if self.jetzt.prozesse == 0 {
            let tag = self.tag().german();
            return vec![format!("Am {tag} hat das Register keinen aktiven Prozess.")];
        }
        let mut saetze: Vec<String> = [
            self.quote(),
            self.grad(),
            self.faelle(),
            self.ziele(),
            self.projekte(),
            self.fortschritt(),
            self.steckbriefe(),
        ]
        .into_iter()
        .flatten()
        .collect();
        saetze.truncate(MOST);
        if saetze.len() < LEAST {
            saetze.extend(self.pruefgrad());
        }
        saetze
    }

    fn tag(&self) -> Datum {
        self.eingabe.stand.tag
    }

    /// The comparisons with their days, the nearest first.
    fn vergleiche(&self) -> impl Iterator<Item = (Datum, &Summe)> {
        let days = self
            .eingabe
            .vergleiche()
            .filter_map(|v| v.find())
            .map(|stand| stand.tag);
        days.zip(self.frueher)
    }

    fn quote(&self) -> Option<String> {
        let s = self.jetzt;
        let share = Kennzahl::Digitalisierungsquote.wert(s).wert()?;
        let base = format!(
            "von {} digitalisierbaren {}",
            grouped(s.digitalisierbar),
            verb(s.digitalisierbar, "Prozess", "Prozessen")
        );
        let now = match s.digitalisiert {
            n if s.digitalisierbar == 1 => format!(
                "Am {} war der einzige digitalisierbare Prozess {}digitalisiert",
                self.tag().german(),
                if n == 0 { "nicht " } else { "" }
            ),
            0 => format!("Am {} war {base} keiner digitalisiert", self.tag().german()),
            n => format!(
                "Am {} {} {base} {} digitalisiert ({})",
                self.tag().german(),
                verb(n, "war", "waren"),
                if n == 1 { "einer".to_owned() } else { grouped(n) },
                percent(share)
            ),
        };
        let changes = self.vergleiche().filter_map(|(tag, then)| {
            let old = Kennzahl::Digitalisierungsquote.wert(then).wert()?;
            let change = Differenz::anzahl(s.digitalisiert, then.digitalisiert);
            let how = match change.richtung() {
                Richtung::Hoch => format!("{} mehr als", change.betrag()),
                Richtung::Runter => format!("{} weniger als", change.betrag()),
                Richtung::Gleich => "ebenso viele wie".to_owned(),
            };
            let (part, base) = (grouped(then.digitalisiert), grouped(then.digitalisierbar));
            Some(format!(
                "{how} am {} ({part} von {base}, {})",
                tag.german(),
                percent(old)
            ))
        });
        let changes: Vec<String> = changes.collect();
        Some(if changes.is_empty() {
            format!("{now}.")
        } else {
            format!("{now}, {}.", aufzaehlung(&changes))
        })
    }

    fn grad(&self) -> Option<String> {
        let s = self.jetzt;
        let share = Kennzahl::Digitalisierungsgrad.wert(s).wert()?;
        let over = if s.digitalisierbar == s.prozesse {
            match s.prozesse {
                1 => "beim einzigen aktiven Prozess".to_owned(),
                n => format!("im Mittel aller {} aktiven Prozesse", grouped(n)),
            }
        } else {
            let (some, all) = (grouped(s.digitalisierbar), grouped(s.prozesse));
            format!("im Mittel von {some} der {all} aktiven Prozesse")
        };
        let now = format!("Der Digitalisierungsgrad lag {over} bei {}", percent(share));
        Some(format!(
            "{now}{}.",
            self.changes(Kennzahl::Digitalisierungsgrad, ["höher", "niedriger"])
        ))
    }

    fn faelle(&self) -> Option<String> {
        let s = self.jetzt;
        let share = Kennzahl::AnteilDigitalerFaelle.wert(s).wert()?;
        let over = match (s.mit_digital, s.prozesse) {
            (1, 1) => String::new(),
            (some, all) if some == all => format!(", über alle {} Prozesse", grouped(all)),
            (some, all) => format!(
                ", über die {} von {} Prozessen mit Angaben dazu",
                grouped(some),
                grouped(all)
            ),
        };
        let cases = count(s.faelle_mit_digital, "Fall", "Fällen");
        let verb = verb(s.faelle_digital, "ging", "gingen");
        let digital = match s.faelle_digital {
            0 => "keiner".to_owned(),
            1 => "einer".to_owned(),
            n => grouped(n),
        };
        let unsure = match s.faelle_geschaetzt + s.faelle_beispiel {
            0 => String::new(),
            n if n == s.mit_digital => "; alle diese Zahlen sind geschätzt oder Beispiele".to_owned(),
            n => format!(
                "; die Zahlen von {} davon sind geschätzt oder Beispiele",
                grouped(n)
            ),
        };
        let changes = self.changes(Kennzahl::AnteilDigitalerFaelle, ["mehr", "weniger"]);
        Some(format!(
            "Von {cases} im Jahr {verb} {digital} digital ein ({}{over}){changes}{unsure}.",
            percent(share)
        ))
    }

    fn pruefgrad(&self) -> Option<String> {
        let s = self.jetzt;
        let share = Kennzahl::Pruefgrad.wert(s).wert()?;
        Some(format!(
            "Von {} der Karte {} {} beurteilt ({}).",
            count(s.zu_pruefen, "Zelle", "Zellen"),
            verb(s.geprueft, "ist", "sind"),
            if s.geprueft == 0 {
                "keine".to_owned()
            } else {
                grouped(s.geprueft)
            },
            percent(share)
        ))
    }

    /// `, 2,1 Prozentpunkte höher als am ... und ... niedriger als am ...`.
    fn changes(&self, kennzahl: Kennzahl, [higher, lower]: [&str; 2]) -> String {
        let mut parts: Vec<(String, Vec<String>)> = Vec::new();
        for (tag, then) in self.vergleiche() {
            let Some(change) = kennzahl.wert(self.jetzt).since(kennzahl.wert(then)) else {
                continue;
            };
            let (how, before_day) = match change.richtung() {
                Richtung::Hoch => (format!("{} Prozentpunkte {higher} als", change.betrag()), "am"),
                Richtung::Runter => (format!("{} Prozentpunkte {lower} als", change.betrag()), "am"),
                Richtung::Gleich => ("unverändert gegenüber".to_owned(), "dem"),
            };
            let day = format!("{before_day} {}", tag.german());
            match parts.last_mut() {
                Some((last, days)) if *last == how => days.push(day),
                Some(_) | None => parts.push((how, vec![day])),
            }
        }
        let parts: Vec<String> = parts
            .iter()
            .map(|(how, days)| format!("{how} {}", aufzaehlung(days)))
            .collect();
        if parts.is_empty() {
            return String::new();
        }
        format!(", {}", aufzaehlung(&parts))
    }

    fn ziele(&self) -> Option<String> {
        let counts = self.ziele.nach_status();
        let all: u64 = counts.values().sum();
        let word = |status| {
            let n = counts.get(&status).copied().unwrap_or_default();
            let name = match status {
                ZielStatus::Unbekannt => "nicht messbar",
                ZielStatus::Offen => "noch offen",
                ZielStatus::Erreicht
                | ZielStatus::AufKurs
                | ZielStatus::Gefaehrdet
                | ZielStatus::Verfehlt => status.label(),
            };
            (n > 0).then_some((n, name))
        };
        let parts: Vec<(u64, &str, ZielStatus)> = ZielStatus::ALL
            .into_iter()
            .filter_map(|status| word(status).map(|(n, name)| (n, name, status)))
            .collect();
        match (all, parts.as_slice()) {
            (0, _) | (_, []) => None,
            (1, [(_, name, _), ..]) => Some(format!("Das einzige Ziel ist {name}.")),
            (_, [(_, name, _)]) => Some(format!("Alle {} Ziele sind {name}.", grouped(all))),
            (_, [(first, ..), ..]) => {
                let texts: Vec<String> = parts
                    .iter()
                    .map(|(n, name, status)| {
                        let number = if *n == 1 { "eines".to_owned() } else { grouped(*n) };
                        format!("{number} {name}{}", self.ziel_namen(*status))
                    })
                    .collect();
                let verb = verb(*first, "ist", "sind");
                Some(format!(
                    "Von {} Zielen {verb} {}.",
                    grouped(all),
                    aufzaehlung(&texts)
                ))
            }
        }
    }

    /// `" („Ein Viertel ist digitalisiert“)"`: which goals need attention.
    fn ziel_namen(&self, status: ZielStatus) -> String {
        match status {
            ZielStatus::Gefaehrdet | ZielStatus::Verfehlt => {
                let names = named(&self.ziele.namen(status));
                names.map_or_else(String::new, |names| format!(" ({names})"))
            }
            ZielStatus::Erreicht | ZielStatus::AufKurs | ZielStatus::Offen | ZielStatus::Unbekannt => {
                String::new()
            }
        }
    }

    fn projekte(&self) -> Option<String> {
        ampel_satz(self.projekte)
    }

    fn fortschritt(&self) -> Option<String> {
        let (components, n) = self.rollout.best();
        let component = named(&components).map(|names| {
            let each = if components.len() > 1 { "je " } else { "" };
            format!(
                "unter den Komponenten {names} ({each}{} mehr)",
                count(n, "Prozess", "Prozesse")
            )
        });
        let office = self.karte.best().and_then(|(offices, change)| {
            let each = if offices.len() > 1 { "je " } else { "" };
            let names = named(&offices)?;
            Some(format!(
                "unter den Ämtern {names} (Digitalisierungsgrad {each}{})",
                change.lang()
            ))
        });
        let parts: Vec<String> = [component, office].into_iter().flatten().collect();
        let day = self.eingabe.vergleich.find()?.tag.german();
        (!parts.is_empty()).then(|| {
            let what = parts.join(", ");
            format!("Am weitesten vorangekommen seit dem {day}: {what}.")
        })
    }

    fn steckbriefe(&self) -> Option<String> {
        let s = self.jetzt;
        let share = Kennzahl::Vollstaendigkeit.wert(s).wert()?;
        let complete = match (s.vollstaendig, s.prozesse) {
            (1, 1) => "Der einzige Steckbrief ist vollständig".to_owned(),
            (0, 1) => "Der einzige Steckbrief ist unvollständig".to_owned(),
            (n, all) if n == all => format!("Alle {} Steckbriefe sind vollständig", grouped(all)),
            (0, all) => format!("Von {} Steckbriefen ist keiner vollständig", grouped(all)),
            (n, all) => format!(
                "Von {} Steckbriefen {} {} vollständig ({})",
                grouped(all),
                verb(n, "ist", "sind"),
                if n == 1 { "einer".to_owned() } else { grouped(n) },
                percent(share)
            ),
        };
        let late = match (s.ueberfaellig, s.ohne_ueberpruefung) {
            (0, 0) if s.prozesse == 1 => "seine Überprüfung ist aktuell".to_owned(),
            (0, 0) => "alle Überprüfungen sind aktuell".to_owned(),
            (_, 0) if s.prozesse == 1 => "seine Überprüfung ist überfällig".to_owned(),
            _ if s.prozesse == 1 => "eine Überprüfung ist nicht vermerkt".to_owned(),
            (0, n) => format!("bei {} ist keine Überprüfung vermerkt", one_dative(n)),
            (n, 0) => format!("bei {} ist die Überprüfung überfällig", one_dative(n)),
            (late, never) => format!(
                "bei {} ist die Überprüfung überfällig, bei {} keine vermerkt",
                one_dative(late),
                one_dative(never)
            ),
        };
        Some(format!("{complete}; {late}."))
    }
}

/// How the running projects stand, as a sentence; none if none runs.
pub(super) fn ampel_satz(projekte: &Projekte) -> Option<String> {
    let [all, green, yellow, red, none] = projekte.ampeln();
    if all == 0 {
        return None;
    }
    let words = [
        (green, "auf Grün"),
        (yellow, "auf Gelb"),
        (red, "auf Rot"),
        (none, "ohne Ampel"),
    ];
    let parts: Vec<(u64, &str)> = words.into_iter().filter(|(n, _)| *n > 0).collect();
    let state = match (all, parts.as_slice()) {
        (1, [(_, name), ..]) => format!("Das einzige laufende Projekt steht {name}"),
        (_, [(_, name)]) => format!("Alle {} laufenden Projekte stehen {name}", grouped(all)),
        (_, parts) => {
            let texts: Vec<String> = parts
                .iter()
                .map(|(n, name)| {
                    format!(
                        "{} {name}",
                        if *n == 1 { "eines".to_owned() } else { grouped(*n) }
                    )
                })
                .collect();
            let first = parts.first().map_or(0, |(n, _)| *n);
            let verb = verb(first, "steht", "stehen");
            format!(
                "Von {} laufenden Projekten {verb} {}",
                grouped(all),
                aufzaehlung(&texts)
            )
        }
    };
    let (late, over) = (projekte.verspaetet(), projekte.ueberzogen());
    let troubles = [(late, "den Termin"), (over, "das Budget")]
        .into_iter()
        .filter(|(n, _)| *n > 0);
    let troubles: Vec<String> = troubles
        .map(|(n, what)| match all {
            1 => what.to_owned(),
            _ => format!("{} {} {what} überschritten", one_or(n), verb(n, "hat", "haben")),
        })
        .collect();
    let trouble = match (all, troubles.as_slice()) {
        (_, []) => String::new(),
        (1, troubles) => format!("; es hat {} überschritten", aufzaehlung(troubles)),
        (_, troubles) => format!("; {}", troubles.join(", ")),
    };
    Some(format!("{state}{trouble}."))
}

/// Names in quotes; of many the first ones and how many there are besides.
pub(super) fn named(names: &[&str]) -> Option<String> {
    let rest = names.len().saturating_sub(NAMED);
    let shown = if rest > 1 { NAMED } else { names.len() };
    let mut parts: Vec<String> = names.iter().take(shown).map(|name| format!("„{name}“")).collect();
    if rest > 1 {
        parts.push(format!("{} weitere", grouped(rest as u64)));
    }
    (!parts.is_empty()).then(|| aufzaehlung(&parts))
}

fn one_or(n: u64) -> String {
    if n == 1 { "eines".to_owned() } else { grouped(n) }
}

fn one_dative(n: u64) -> String {
    if n == 1 { "einem".to_owned() } else { grouped(n) }
}
