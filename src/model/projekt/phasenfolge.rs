//! The phases that a project went through over time, as a history tells them.

use std::collections::BTreeMap;

use super::Phase;
use crate::model::{Datum, ProjektId};

/// Of each project of a state how it came to its phase.
pub type Phasenfolgen = BTreeMap<ProjektId, Phasenfolge>;

/// How a project came to its phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phasenfolge {
    /// The changes of the phase, from old to new. The phase that the project was entered with is none.
    pub wechsel: Vec<Phasenwechsel>,
    /// The phase at the end of what the history tells; files that were not committed may say another.
    pub zuletzt: Phase,
}

/// A change of the phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phasenwechsel {
    /// The day it was written down.
    pub tag: Datum,
    /// The phase before.
    pub von: Phase,
    /// The phase after.
    pub nach: Phase,
}
