//! Selections of processes by what they state: the scope of a component, the population of a goal.

use super::id::OeId;
use super::prozess::{
    Antrag, Aufgabenart, Ausloeser, Ausrichtung, Beratungsaufwand, Datenlage, Erscheinen, JaTeilweiseNein,
    Kennzahlen, Prozess, Recht, Regelungsebene, Unterschrift, Zielgruppe,
};
use super::record::record;

/// Declares a selection; both kinds share the keys and what they mean.
macro_rules! selection {
    ($(#[$meta:meta])* $name:ident $({ $(#[$extra_meta:meta])* $extra:ident: $extra_type:ty })?) => {
        record! {
            $(#[$meta])*
            pub struct $name {
                /// Ausrichtung: nur Prozesse mit einer dieser Ausrichtungen.
                #[serde(default)]
                ausrichtung: Vec<Ausrichtung>,
                /// Zielgruppen: nur Prozesse mit mindestens einer davon.
                #[serde(default)]
                zielgruppen: Vec<Zielgruppe>,
                /// Auslöser: nur Prozesse mit einem davon.
                #[serde(default)]
                ausloeser: Vec<Ausloeser>,
                /// Aufgabenart: nur Prozesse mit einer davon.
                #[serde(default)]
                aufgabenart = "recht.aufgabenart": Vec<Aufgabenart>,
                /// Regelungsebene: nur Prozesse auf einer davon.
                #[serde(default)]
                regelungsebene = "recht.regelungsebene": Vec<Regelungsebene>,
                /// Antragsmanagement: nur Prozesse mit einer dieser Antworten.
                #[serde(default)]
                antragsmanagement = "antrag.antragsmanagement": Vec<JaTeilweiseNein>,
                /// Externe Dateneingabe: nur Prozesse mit einer dieser Antworten.
                #[serde(default)]
                externe_dateneingabe = "antrag.externe_dateneingabe": Vec<JaTeilweiseNein>,
                /// Unterschrift: nur Prozesse mit einer dieser Antworten.
                #[serde(default)]
                unterschrift = "antrag.unterschrift": Vec<Unterschrift>,
                /// Persönliches Erscheinen: nur Prozesse mit einer dieser Antworten.
                #[serde(default)]
                persoenliches_erscheinen = "antrag.persoenliches_erscheinen": Vec<Erscheinen>,
                /// Datenlage: nur Prozesse mit einer davon.
                #[serde(default)]
                datenlage = "kennzahlen.datenlage": Vec<Datenlage>,
                /// Beratungsaufwand: nur Prozesse mit einem davon.
                #[serde(default)]
                beratungsaufwand = "kennzahlen.beratungsaufwand": Vec<Beratungsaufwand>,
                $( $(#[$extra_meta])* $extra: $extra_type, )?
            }
        }

        impl $name {
            /// Whether `prozess` lies inside: all written keys must match, and a process that does not state a
            /// field is outside of any selection by it.
            pub fn matches(&self, prozess: &Prozess) -> bool {
                let recht = prozess.recht.as_ref();
                let antrag = prozess.antrag.as_ref();
                let zahlen = prozess.kennzahlen.as_ref();
                let unterschrift = |a: &Antrag| a.unterschrift;
                let erscheinen = |a: &Antrag| a.persoenliches_erscheinen;
                allows(&self.ausrichtung, prozess.ausrichtung)
                    && (self.zielgruppen.is_empty()
                        || prozess.zielgruppen.iter().any(|z| self.zielgruppen.contains(z)))
                    && allows(&self.ausloeser, prozess.ausloeser)
                    && allows(&self.aufgabenart, recht.and_then(|r: &Recht| r.aufgabenart))
                    && allows(&self.regelungsebene, recht.and_then(|r: &Recht| r.regelungsebene))
                    && allows(&self.antragsmanagement, antrag.and_then(|a| a.antragsmanagement))
                    && allows(&self.externe_dateneingabe, antrag.and_then(|a| a.externe_dateneingabe))
                    && allows(&self.unterschrift, antrag.and_then(unterschrift))
                    && allows(&self.persoenliches_erscheinen, antrag.and_then(erscheinen))
                    && allows(&self.datenlage, zahlen.and_then(|k: &Kennzahlen| k.datenlage))
                    && allows(&self.beratungsaufwand, zahlen.and_then(|k: &Kennzahlen| k.beratungsaufwand))
            }
        }
    };
}

fn allows<T: PartialEq>(allowed: &[T], stated: Option<T>) -> bool {
    allowed.is_empty() || stated.is_some_and(|value| allowed.contains(&value))
}

selection! {
    /// Geltungsbereich: für welche Prozesse die Komponente gedacht ist. Alle Angaben müssen zutreffen.
    Geltung
}

selection! {
    /// Auswahl der Prozesse, für die das Ziel gilt. Alle Angaben müssen zutreffen.
    Auswahl {
        /// Organisationseinheiten: diese mit allem, was darunter liegt.
        #[serde(default)]
        oe: Vec<OeId>
    }
}
