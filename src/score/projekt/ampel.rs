//! Projects counted by their Ampel.

use serde::Serialize;

use crate::model::projekt::Ampel;

/// Projects by Ampel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct AmpelCounts {
    /// Green ones.
    pub gruen: u64,
    /// Yellow ones.
    pub gelb: u64,
    /// Red ones.
    pub rot: u64,
    /// Without one.
    pub ohne: u64,
}

impl AmpelCounts {
    /// Counts one more project.
    pub fn add(&mut self, ampel: Option<Ampel>) {
        *match ampel {
            Some(Ampel::Gruen) => &mut self.gruen,
            Some(Ampel::Gelb) => &mut self.gelb,
            Some(Ampel::Rot) => &mut self.rot,
            None => &mut self.ohne,
        } += 1;
    }
}
