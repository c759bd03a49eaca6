//! What happened to a file of the register on one day, told backwards: how the file looked before.

use jiff::civil::Date;

use super::zeilen::Zeilen;

/// A change of one file.
pub struct Ereignis {
    /// The day it was written down.
    pub tag: Date,
    /// What it belongs to: changes of one day with one theme are one commit.
    pub thema: Thema,
    /// The path below the register as shipped.
    pub datei: String,
    /// The way back.
    pub vorher: Vorher,
}

/// What a commit is about. The order is that of the commits of one day: what others refer to comes first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thema {
    /// The legal obligations were entered.
    Vorgaben,
    /// Their states were judged anew.
    Vorgabenstand,
    /// A component became known, available, binding or was given up.
    Komponente(String),
    /// A project was entered.
    Projektbeginn(String),
    /// New Steckbriefe in a folder.
    Zugang(String),
    /// The plan of the budget for a year.
    BudgetPlan(i16),
    /// What was spent in a year.
    BudgetIst(i16),
    /// States of projects.
    Projektstand,
    /// A milestone, a decision, the end, an effect of a project.
    Projekt(String),
    /// Figures of a year in a folder.
    Kennzahlen(String, i16),
    /// Staff figures of a year.
    Berufsgruppen(i16),
    /// Uses of components decided.
    Planung,
    /// Components came into use in a folder.
    Einfuehrung(String),
    /// Reviews in a folder.
    Ueberpruefung(String),
    /// A scene of its own, by its place in the table.
    Szene(usize),
}

/// How a file was before.
pub enum Vorher {
    /// It did not exist.
    Fehlte,
    /// It lay here.
    Lag(String),
    /// A plain value was this.
    Wert(&'static [&'static str], String),
    /// A key of the first level was absent.
    Ohne(String),
    /// A key was this, or was absent.
    Block(&'static [&'static str], Option<String>),
    /// A component was so used, or not written down at all; with `papier`, steps that run on it alone were on paper.
    Zelle {
        /// The component.
        komponente: String,
        /// The use before; none if the question was open.
        nutzung: Option<String>,
        /// The steps were done on paper.
        papier: bool,
    },
    /// The item of a list whose line begins so was absent.
    OhneEintrag(String),
    /// This piece of the line that begins so was absent.
    OhneStueck(String, String),
    /// A project did not name this process.
    OhneProzess(String),
    /// The figures of a process were those of the year before.
    Vorjahr {
        /// Their day.
        stand: Date,
        /// Seed of the difference.
        saat: u64,
    },
    /// This text was that text.
    Text(&'static str, &'static str),
}

/// A file on its way back; none before it existed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Datei {
    /// Below the register.
    pub pfad: String,
    /// Its text.
    pub text: String,
}

impl Vorher {
    /// The component whose cell this is about.
    pub fn komponente(&self) -> Option<&str> {
        match self {
            Self::Zelle { komponente, .. } => Some(komponente),
            Self::Fehlte
            | Self::Lag(_)
            | Self::Wert(..)
            | Self::Ohne(_)
            | Self::Block(..)
            | Self::OhneEintrag(_)
            | Self::OhneStueck(..)
            | Self::OhneProzess(_)
            | Self::Vorjahr { .. }
            | Self::Text(..) => None,
        }
    }

    /// The file before. Edits that find nothing change nothing: an older story of the same file may have ended there.
    pub fn apply(&self, datei: Datei) -> Option<Datei> {
        let Datei { pfad, text } = datei;
        let mut zeilen = Zeilen::new(&text);
        match self {
            Self::Fehlte => return None,
            Self::Lag(alt) => {
                return Some(Datei {
                    pfad: alt.clone(),
                    text,
                });
            }
            Self::Wert(key, wert) => zeilen.setze_wert(key, wert),
            Self::Ohne(key) => zeilen.entferne(&[key]),
            Self::Block(key, Some(wert)) => zeilen.setze_block(key, wert),
            Self::Block(key, None) => zeilen.entferne(key),
            Self::Zelle {
                komponente,
                nutzung,
                papier,
            } => {
                let key = ["komponenten", komponente.as_str()];
                if zeilen.has(&key) {
                    match nutzung {
                        Some(nutzung) => zeilen.setze_block(&key, nutzung),
                        None => zeilen.entferne(&key),
                    }
                    zeilen.entferne_aus_ablauf(komponente, *papier);
                }
            }
            Self::OhneEintrag(anfang) => zeilen.entferne_eintrag(anfang),
            Self::OhneStueck(anfang, stueck) => zeilen.entferne_stueck(anfang, stueck),
            Self::OhneProzess(id) => {
                zeilen.entferne_aus_liste("prozesse", id);
                let wirkung = format!("- {{prozess: {id},");
                while zeilen.has_eintrag(&wirkung) {
                    zeilen.entferne_eintrag(&wirkung);
                }
            }
            Self::Vorjahr { stand, saat } => vorjahr(&mut zeilen, *stand, *saat),
            Self::Text(jetzt, vorher) => {
                let is_einmal = zeilen.ersetze(jetzt, vorher);
                debug_assert!(is_einmal, "`{jetzt}` stands once in {pfad}");
            }
        }
        Some(Datei {
            pfad,
            text: zeilen.text(),
        })
    }
}

/// Takes the figures back by a year: the number of cases moves a little either way, the digital ones were fewer.
fn vorjahr(zeilen: &mut Zeilen, stand: Date, saat: u64) {
    let key = |name: &'static str| ["kennzahlen", name];
    let zahl = |zeilen: &Zeilen, name| zeilen.wert(&key(name)).and_then(|z| z.parse::<u64>().ok());
    zeilen.setze_wert(&key("stand"), &stand.to_string());
    let Some(fallzahl) = zahl(zeilen, "fallzahl") else {
        return;
    };
    let frueher = promille(fallzahl, 965 + saat % 46);
    zeilen.setze_wert(&key("fallzahl"), &frueher.to_string());
    if let Some(digital) = zahl(zeilen, "fallzahl_digital") {
        let frueher_digital = if digital == fallzahl {
            frueher
        } else {
            promille(digital, 890 + saat / 64 % 61).min(frueher)
        };
        zeilen.setze_wert(&key("fallzahl_digital"), &frueher_digital.to_string());
    }
    if let Some(rueckstand) = zahl(zeilen, "rueckstand") {
        let frueher = promille(rueckstand, 960 + saat / 4096 % 121);
        zeilen.setze_wert(&key("rueckstand"), &frueher.to_string());
    }
}

fn promille(wert: u64, anteil: u64) -> u64 {
    (wert * anteil + 500) / 1000
}

/// A number that hangs on the text alone, the same on every machine (FNV-1a).
pub fn saat(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_year_before_had_fewer_digital_cases_and_never_more_than_cases() {
        let text =
            "kennzahlen:\n  stand: 2025-12-31\n  fallzahl: 1000\n  fallzahl_digital: 990\n  rueckstand: 40\n";
        for saat in [0, 45, 63 * 64, u64::MAX] {
            let vorher = Vorher::Vorjahr {
                stand: date(2024, 12, 31),
                saat,
            };
            let datei = Datei {
                pfad: "p.yaml".to_owned(),
                text: text.to_owned(),
            };
            let text = vorher.apply(datei).expect("a file").text;
            let zeilen = Zeilen::new(&text);
            let zahl = |name| -> u64 { zeilen.wert(&["kennzahlen", name]).unwrap().parse().unwrap() };
            assert_eq!(zeilen.wert(&["kennzahlen", "stand"]), Some("2024-12-31"));
            assert!((965..=1010).contains(&zahl("fallzahl")), "{text}");
            assert!(zahl("fallzahl_digital") < 990, "{text}");
            assert!(zahl("fallzahl_digital") <= zahl("fallzahl"), "{text}");
        }
    }

    #[test]
    fn figures_that_are_wholly_digital_stay_so() {
        let vorher = Vorher::Vorjahr {
            stand: date(2024, 12, 31),
            saat: 7,
        };
        let datei = Datei {
            pfad: "p.yaml".to_owned(),
            text: "kennzahlen:\n  stand: 2025-12-31\n  fallzahl: 500\n  fallzahl_digital: 500\n".to_owned(),
        };
        insta::assert_snapshot!(vorher.apply(datei).expect("a file").text, @"
        kennzahlen:
          stand: 2024-12-31
          fallzahl: 486
          fallzahl_digital: 486
        ");
    }
}
