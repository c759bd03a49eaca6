//! What the tests of views share: the day, the head, the look.

use crate::check::testing::TODAY;
use crate::history::Standing;
use crate::load::Snapshot;
use crate::model::Datum;
use crate::render::text::Look;
use crate::view::kopf::Kopf;

/// Text as snapshots show it.
pub const LOOK: Look = Look {
    width: 100,
    is_colored: false,
};

/// The day of all tests.
pub fn today() -> Datum {
    Datum::parse(TODAY).expect("a day")
}

/// The head of a registry outside of git.
pub fn kopf(snapshot: &Snapshot) -> Kopf {
    Kopf::new(snapshot, today(), Standing::default())
}
