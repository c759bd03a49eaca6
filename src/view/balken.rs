//! Small pictures of characters: parts of a whole as a bar, a step on a scale. Legible without colour.

use crate::model::komponente::Reifegrad;

/// A bar of `width` characters: each of `parts` with its sign, as long as its share. What is there at all gets at least one
/// character, as far as there is room. Empty without a whole.
pub(in crate::view) fn balken(parts: &[(char, u64)], width: usize) -> String {
    let total: u64 = parts.iter().map(|(_, n)| n).sum();
    if total == 0 {
        return String::new();
    }
    let exact = |n: u64| n as f64 / total as f64 * width as f64;
    let mut lengths: Vec<usize> = Vec::with_capacity(parts.len());
    for (_, n) in parts {
        // Never negative and never longer than `width`.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "from 0 to `width`"
        )]
        let whole = exact(*n).floor() as usize;
        lengths.push(if *n > 0 { whole.max(1) } else { 0 });
    }
    // What is missing goes to those that lost most by rounding, what is too much is taken from the longest.
    while lengths.iter().sum::<usize>() < width {
        let lost = |at: &usize| exact(parts[*at].1) - lengths[*at] as f64;
        let most = (0..parts.len()).max_by(|a, b| lost(a).total_cmp(&lost(b)).then_with(|| b.cmp(a)));
        let Some(at) = most else { break };
        lengths[at] += 1;
    }
    while lengths.iter().sum::<usize>() > width {
        let longest = (0..parts.len()).max_by_key(|at| (lengths[*at], std::cmp::Reverse(*at)));
        let Some(at) = longest else { break };
        lengths[at] -= 1;
    }
    let drawn = parts.iter().zip(lengths);
    drawn
        .map(|((sign, _), length)| sign.to_string().repeat(length))
        .collect()
}

/// So many of so many steps: `▮▮▮▯▯▯`.
fn stufen(reached: usize, of: usize) -> String {
    let reached = reached.min(of);
    "▮".repeat(reached) + &"▯".repeat(of - reached)
}

/// The Reifegrad with its place on the scale of six, the best one full: `▮▮▮▮▮▯ erweiterbar`.
pub(in crate::view) fn reife(reifegrad: Reifegrad) -> String {
    let all = Reifegrad::ALL.len();
    let place = Reifegrad::ALL.iter().position(|r| *r == reifegrad);
    format!(
        "{} {}",
        stufen(all - place.unwrap_or(all), all),
        reifegrad.label()
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn parts_are_as_long_as_their_share() {
        assert_eq!(balken(&[('#', 1), ('-', 3)], 8), "##------");
        assert_eq!(balken(&[('#', 1), ('=', 0), ('-', 999)], 5), "#----");
        assert_eq!(balken(&[('#', 1), ('=', 1), ('-', 1)], 4), "##=-");
        assert_eq!(balken(&[('#', 0)], 5), "");
        assert_eq!(stufen(2, 3), "▮▮▯");
    }

    proptest! {
        #[test]
        fn a_bar_is_always_whole(parts in prop::collection::vec(0u64..5000, 1..7), width in 7usize..40) {
            let parts: Vec<(char, u64)> = parts.into_iter().zip('a'..).map(|(n, c)| (c, n)).collect();
            let drawn = balken(&parts, width);
            let total: u64 = parts.iter().map(|(_, n)| n).sum();
            prop_assert_eq!(drawn.chars().count(), if total == 0 { 0 } else { width });
            for (sign, n) in parts {
                prop_assert_eq!(n > 0, drawn.contains(sign));
            }
        }
    }
}
