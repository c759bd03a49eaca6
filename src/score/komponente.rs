//! The rank of a component (L 5.1).

use crate::model::komponente::Komponente;

/// Dringlichkeit times Wichtigkeit, 0 to 9 (L 5.1: both decide together); none if one of them is not stated.
pub fn prioritaet(komponente: &Komponente) -> Option<u8> {
    let prioritaet = komponente.prioritaet.as_ref()?;
    let (dringlichkeit, wichtigkeit) = prioritaet.dringlichkeit.zip(prioritaet.wichtigkeit)?;
    Some(dringlichkeit.0 * wichtigkeit.0)
}
