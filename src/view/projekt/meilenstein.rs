//! The state of a milestone in words.

use crate::model::Datum;
use crate::score::projekt::{Meilensteinstand, Zustand};
use crate::view::zahlwort::count;

/// `"erreicht, 12 Tage nach Plan"`, `"nicht erreicht, seit 3 Tagen überfällig"`.
pub(in crate::view) fn text(stand: &Meilensteinstand, tag: Datum) -> String {
    let n = |days: i64| count(days.unsigned_abs(), "Tag", "Tage");
    match (stand.zustand, stand.plan, stand.ist) {
        (Zustand::Erreicht, Some(plan), Some(ist)) => match plan.days_until(ist) {
            0 => "erreicht, am geplanten Tag".to_owned(),
            late @ 1.. => format!("erreicht, {} nach Plan", n(late)),
            early => format!("erreicht, {} vor Plan", n(early)),
        },
        (Zustand::Erreicht, ..) => "erreicht".to_owned(),
        (Zustand::Verfehlt, Some(plan), _) if plan < tag => {
            let late = plan.days_until(tag).unsigned_abs();
            format!("nicht erreicht, seit {} überfällig", count(late, "Tag", "Tagen"))
        }
        (Zustand::Verfehlt, ..) => "nicht erreicht".to_owned(),
        (Zustand::StehtAus, ..) => "steht noch aus".to_owned(),
    }
}
