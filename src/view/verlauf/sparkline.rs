//! A row of bars, one character each.

const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// At most so many bars: of more points the last one of each group is drawn.
const MOST: usize = 40;

/// The bars of `values`, the smallest at the bottom and the largest at the top; a dot where there is none.
pub fn sparkline(values: &[Option<f64>]) -> String {
    let drawn = grouped(values, MOST);
    let defined = || drawn.iter().flatten().copied();
    let low = defined().fold(f64::INFINITY, f64::min);
    let high = defined().fold(f64::NEG_INFINITY, f64::max);
    let bar = |value: f64| {
        if high - low <= f64::EPSILON * high.abs() {
            return BARS[3];
        }
        let height = (value - low) / (high - low);
        let reached = |step: &&u8| height >= (f64::from(**step) - 0.5) / 7.0;
        let step = [1u8, 2, 3, 4, 5, 6, 7].iter().filter(reached).count();
        BARS[step]
    };
    drawn.iter().map(|value| value.map_or('·', bar)).collect()
}

/// The bars of the shares `values` from 0 up to `top`, at most `most` of them; only what reaches `top` fills its bar.
pub(in crate::view) fn sparkline_up_to(values: &[Option<f64>], top: f64, most: usize) -> String {
    let bar = |value: f64| {
        let reached = |step: &&u8| value >= top * f64::from(**step) / 7.0 - 1e-9;
        BARS[[1u8, 2, 3, 4, 5, 6, 7].iter().filter(reached).count()]
    };
    let drawn = grouped(values, most);
    drawn.iter().map(|value| value.map_or('·', bar)).collect()
}

/// At most `most` of `values`: the last one of each group, counted from the end, so that the last point is always drawn.
fn grouped(values: &[Option<f64>], most: usize) -> Vec<Option<f64>> {
    let group = values.len().div_ceil(most).max(1);
    let mut drawn: Vec<Option<f64>> = values
        .rchunks(group)
        .map(|chunk| chunk[chunk.len() - 1])
        .collect();
    drawn.reverse();
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_reach_from_the_smallest_to_the_largest_value() {
        let values = [Some(0.1), None, Some(0.2), Some(0.8)];
        assert_eq!(sparkline(&values), "▁·▂█");
        assert_eq!(sparkline(&[Some(3.0), Some(3.0)]), "▄▄");
        assert_eq!(sparkline(&[None, None]), "··");
        assert_eq!(sparkline(&[]), "");
    }

    #[test]
    fn many_points_are_drawn_in_groups_and_the_last_one_always() {
        let values: Vec<_> = (0..101).map(|n| Some(f64::from(n))).collect();
        let bars = sparkline(&values);
        assert!(bars.chars().count() <= MOST);
        assert!(bars.ends_with('█'));
    }

    #[test]
    fn a_bar_is_full_only_if_the_top_is_reached() {
        let values = [Some(0.0), Some(0.25), None, Some(0.499), Some(0.5), Some(0.9)];
        assert_eq!(sparkline_up_to(&values, 0.5, 16), "▁▄·▇██");
        assert_eq!(sparkline_up_to(&values, 0.5, 2), "·█");
        assert_eq!(sparkline_up_to(&values, 0.0, 16), "██·███");
    }
}
