//! How each figure of the catalogue is counted.

use super::kennwert::Kennwert;
use super::summe::Summe;
use super::wert::ratio;
use crate::model::Kennzahl;

impl Kennzahl {
    /// Its value over the processes behind `summe`.
    pub fn wert(self, summe: &Summe) -> Kennwert {
        let s = summe;
        // `over`: the processes that state what it needs.
        let share = |teil, von, over: u64| Kennwert::Anteil {
            teil,
            von,
            ohne: s.prozesse.saturating_sub(over),
        };
        let mean = |part, whole, ueber| Kennwert::Mittel {
            wert: ratio(part, whole),
            ueber,
            alle: s.prozesse,
        };
        match self {
            Self::Prozesse => Kennwert::Anzahl(s.prozesse),
            Self::Digitalisierbar => Kennwert::Anzahl(s.digitalisierbar),
            Self::Digitalisiert => Kennwert::Anzahl(s.digitalisiert),
            Self::Digitalisierungsquote => share(s.digitalisiert, s.digitalisierbar, s.digitalisierbar),
            Self::Digitalisierungsgrad => mean(s.grad_summe, s.digitalisierbar as f64, s.digitalisierbar),
            Self::DigitalisierungsgradFallgewichtet => mean(s.faelle_mal_grad, s.faelle, s.mit_fallzahl),
            Self::Pruefgrad => share(s.geprueft, s.zu_pruefen, s.mit_zellen),
            Self::AnteilDigitalerFaelle => share(s.faelle_digital, s.faelle_mit_digital, s.mit_digital),
            Self::DurchgaengigDigital => share(s.durchgaengig, s.mit_ablauf, s.mit_ablauf),
            Self::Vollstaendigkeit => share(s.vollstaendig, s.prozesse, s.prozesse),
            Self::UeberpruefungAktuell => share(s.aktuell, s.prozesse, s.prozesse),
            Self::OnlineBeantragbar => share(s.online, s.mit_online, s.mit_online),
            Self::Komponentennutzung => share(s.in_nutzung, s.anwendbar, s.digitalisierbar),
            Self::DigitalisierungsgradPlan => mean(s.plan_summe, s.plan_definiert as f64, s.plan_definiert),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Five processes: four digitalisable, three digitalised; degrees 1, 1, 0.75 and 0.25 are 3 of 4.
    #[test]
    fn figures_rest_on_their_base_and_say_what_is_left_out() {
        let summe = Summe {
            prozesse: 5,
            digitalisierbar: 4,
            digitalisiert: 3,
            grad_summe: 3.0,
            mit_online: 2,
            online: 1,
            ..Summe::default()
        };
        let quote = Kennzahl::Digitalisierungsquote.wert(&summe);
        assert_eq!(
            (quote.wert(), quote.basis(), quote.ohne()),
            (Some(0.75), Some((3, 4)), 1)
        );
        let grad = Kennzahl::Digitalisierungsgrad.wert(&summe);
        assert_eq!(
            (grad.wert(), grad.basis(), grad.ohne()),
            (Some(0.75), Some((4, 5)), 1)
        );
        let online = Kennzahl::OnlineBeantragbar.wert(&summe);
        assert_eq!((online.wert(), online.ohne()), (Some(0.5), 3));
        for kennzahl in Kennzahl::ALL.iter().filter(|k| k.is_share()) {
            assert_eq!(kennzahl.wert(&Summe::default()).wert(), None, "{kennzahl}");
        }
    }
}
