//! What the history knows of each Steckbrief since its last review: asked at most once, and only if a view needs it.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

use crate::history::GitError;
use crate::model::{Datum, ProzessId, Registry};
use crate::score::Aenderung;

/// For each process that was changed since its last review in something other than figures and notes, the day of the
/// first such change; none if there is no history. The state that the review itself brought in is no change.
pub type Aenderungen = Option<BTreeMap<ProzessId, Datum>>;

/// Asks the history about the processes of a register.
type Ask = dyn Fn(&Registry) -> Result<Aenderungen, GitError>;

/// The changes since the last reviews.
pub struct Aenderungsstand {
    ask: Box<Ask>,
    answer: OnceCell<Aenderungen>,
    failure: RefCell<Option<GitError>>,
}

impl Aenderungsstand {
    /// Changes that `ask` finds for the processes of the register that is shown.
    pub fn new(ask: impl Fn(&Registry) -> Result<Aenderungen, GitError> + 'static) -> Self {
        Self {
            ask: Box::new(ask),
            answer: OnceCell::new(),
            failure: RefCell::new(None),
        }
    }

    /// A register without history.
    pub fn unknown() -> Self {
        Self::new(|_| Ok(None))
    }

    /// What is known of the process `id` of `registry`.
    pub fn of(&self, registry: &Registry, id: &ProzessId) -> Aenderung {
        let answer = self.answer.get_or_init(|| {
            (self.ask)(registry).unwrap_or_else(|error| {
                self.failure.replace(Some(error));
                None
            })
        });
        match answer {
            None => Aenderung::Unbekannt,
            Some(days) => days.get(id).map_or(Aenderung::Keine, |day| Aenderung::Seit(*day)),
        }
    }

    /// Whether there is a history; none as long as no view needed it.
    pub fn has_history(&self) -> Option<bool> {
        self.answer.get().map(Option::is_some)
    }

    /// Whether a view needed the history and there was none: some `aktuell` may be too good.
    pub fn is_missed(&self) -> bool {
        self.has_history() == Some(false)
    }

    /// Whether the history could be read, if it was asked. To be called before a view is shown: a figure that rests on
    /// a failed answer must not go out.
    ///
    /// # Errors
    /// The first time after a failure, with its reason.
    pub fn check(&self) -> Result<(), GitError> {
        self.failure.take().map_or(Ok(()), Err)
    }
}

/// What people must know where [`Aenderungsstand::is_missed`] says so.
pub const WITHOUT_HISTORY: &str = "Siegel: Ohne die ganze Historie in git ist nicht zu sehen, ob ein Steckbrief seit seiner Überprüfung geändert wurde; \
     `aktuell` heißt hier nur, dass die Überprüfung nicht überfällig ist.";

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use super::*;

    fn day() -> Datum {
        Datum::parse("2026-01-01").expect("a day")
    }

    #[test]
    fn the_history_is_asked_once_and_only_when_needed() {
        let (registry, asked) = (Registry::default(), Rc::new(Cell::new(0)));
        let counter = Rc::clone(&asked);
        let stand = Aenderungsstand::new(move |_| {
            counter.set(counter.get() + 1);
            Ok(Some(BTreeMap::from([(ProzessId::new("a"), day())])))
        });
        assert_eq!((asked.get(), stand.has_history()), (0, None));
        assert_eq!(stand.of(&registry, &ProzessId::new("a")), Aenderung::Seit(day()));
        assert_eq!(stand.of(&registry, &ProzessId::new("b")), Aenderung::Keine);
        assert_eq!((asked.get(), stand.has_history()), (1, Some(true)));
        assert!(stand.check().is_ok() && !stand.is_missed());
    }

    #[test]
    fn without_history_nothing_is_known_and_it_is_missed_only_once_needed() {
        let stand = Aenderungsstand::unknown();
        assert!(!stand.is_missed());
        let known = stand.of(&Registry::default(), &ProzessId::new("a"));
        assert_eq!((known, stand.is_missed()), (Aenderung::Unbekannt, true));
    }

    #[test]
    fn a_history_that_cannot_be_read_is_an_error_for_whoever_checks() {
        let stand = Aenderungsstand::new(|_| Err(GitError::NoCommit));
        assert!(stand.check().is_ok(), "nobody has asked yet");
        stand.of(&Registry::default(), &ProzessId::new("a"));
        assert!(stand.check().is_err());
        assert!(stand.check().is_ok(), "it is told once");
    }
}
