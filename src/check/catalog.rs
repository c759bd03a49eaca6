//! The list of all rules.

use rayon::prelude::*;

use super::{Context, Rule};
use crate::diag::Diagnostic;

macro_rules! rules {
    ($( $module:ident :: $name:ident, )*) => {
        /// All rules, by name.
        pub static RULES: &[&dyn Rule] = &[$( &super::$module::$name, )*];
    };
}

rules! {
    leika_doppelt::LeikaDoppelt,
    schluessel_doppelt::SchluesselDoppelt,
    verweis_unbekannt::VerweisUnbekannt,
}

/// The rule called `name`.
pub fn find_rule(name: &str) -> Option<&'static dyn Rule> {
    RULES.iter().copied().find(|rule| rule.page().id.0 == name)
}

/// Runs all rules. The order of the findings is that of the rules; callers sort them by place.
pub fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    RULES
        .par_iter()
        .flat_map_iter(|rule| {
            let mut found = Vec::new();
            rule.check(context, &mut found);
            found
        })
        .collect()
}
