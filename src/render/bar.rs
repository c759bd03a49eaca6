//! A bar as signs, for text and Markdown. It starts at 0, so that lengths compare.

/// What is there.
const FULL: char = '█';
/// The part of it that goes away.
const PART: char = '░';
/// What comes on top.
const MORE: char = '+';

/// Signs of a bar where the format sets no width.
pub(super) const WIDTH: usize = 20;

/// A bar `width` signs long for `max`: so much of it for `value`, its end in another sign for `part`; a negative `part`
/// stands beyond it. What is there at all has at least one sign.
pub(super) fn bar(value: f64, part: f64, max: f64, width: usize) -> String {
    if max <= 0.0 || value + part.abs() <= 0.0 {
        return String::new();
    }
    let signs = |amount: f64| {
        let exact = amount / max * width as f64;
        let reached = (1..=width).filter(|n| exact >= *n as f64 - 0.5).count();
        if amount > 0.0 { reached.max(1) } else { 0 }
    };
    let all = signs(value);
    let other = signs(part.abs());
    if part < 0.0 {
        let other = other.min(width - all);
        return repeat(FULL, all) + &repeat(MORE, other);
    }
    // Some of it stays, unless all of it goes.
    let most = if part < value { all.saturating_sub(1) } else { all };
    let other = other.min(most.max(1)).min(all);
    repeat(FULL, all - other) + &repeat(PART, other)
}

fn repeat(sign: char, times: usize) -> String {
    std::iter::repeat_n(sign, times).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_bar_is_the_part_and_what_is_more_stands_beyond() {
        assert_eq!(bar(10.0, 2.0, 10.0, 10), "████████░░");
        assert_eq!(bar(5.0, 0.0, 10.0, 10), "█████");
        assert_eq!(bar(8.0, -2.0, 10.0, 10), "████████++");
        assert_eq!(bar(10.0, 10.0, 10.0, 4), "░░░░");
        assert_eq!(bar(10.0, 9.99, 10.0, 4), "█░░░");
    }

    #[test]
    fn what_is_there_is_seen_and_nothing_is_empty() {
        assert_eq!(bar(10.0, 0.001, 10.0, 10), "█████████░");
        assert_eq!(bar(0.001, 0.0, 10.0, 10), "█");
        assert_eq!(bar(0.0, 0.0, 10.0, 10), "");
        assert_eq!(bar(0.0, 0.0, 0.0, 10), "");
        assert_eq!(bar(10.0, -5.0, 10.0, 10), "██████████");
    }
}
