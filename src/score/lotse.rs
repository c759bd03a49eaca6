//! Who speaks for a unit in matters of digitalisation: its own Lotse, or that of a unit above (D S. 23).

use crate::model::{OeId, Registry};

/// The Lotse of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vertretung<'r> {
    /// The unit names one itself.
    Eigen {
        /// The function.
        lotse: &'r str,
    },
    /// The nearest unit above that names one.
    Geerbt {
        /// The function.
        lotse: &'r str,
        /// That unit.
        von: &'r OeId,
    },
    /// No unit from here upwards names one.
    Keine,
}

impl<'r> Vertretung<'r> {
    /// The Lotse of `oe`, the one that [`Registry::lotse`] finds.
    pub fn of(registry: &'r Registry, oe: &OeId) -> Self {
        let named = registry.upwards(oe).into_iter().find_map(|unit| {
            let lotse = unit.lotse.as_deref()?;
            Some((lotse, &unit.id))
        });
        match named {
            Some((lotse, von)) if von == oe => Self::Eigen { lotse },
            Some((lotse, von)) => Self::Geerbt { lotse, von },
            None => Self::Keine,
        }
    }

    /// The function; none without one.
    pub fn lotse(self) -> Option<&'r str> {
        match self {
            Self::Eigen { lotse } | Self::Geerbt { lotse, .. } => Some(lotse),
            Self::Keine => None,
        }
    }

    /// The word in outputs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Eigen { .. } => "eigen",
            Self::Geerbt { .. } => "geerbt",
            Self::Keine => "keine",
        }
    }
}
