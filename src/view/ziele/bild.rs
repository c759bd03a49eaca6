//! A goal as a bar of characters: how far it is, what the line asks for today, where the Soll lies.

/// The characters of a bar.
const WIDTH: u8 = 24;

/// From 0 to 100 %: filled up to `ist`, `┊` where the line to the goal is today, `│` at the Soll. Nothing is filled if
/// the figure is undefined.
pub(super) fn balken(ist: Option<f64>, linie: Option<f64>, soll: f64) -> String {
    let width = f64::from(WIDTH);
    let filled = ist.map_or(0.0, |ist| (ist * width + 1e-9).floor());
    // A mark at 100 % stands on the last character.
    let at = |share: f64| (share * width + 1e-9).floor().clamp(0.0, width - 1.0);
    let is_at = |share: f64, n: u8| (at(share) - f64::from(n)).abs() < 0.5;
    (0..WIDTH)
        .map(|n| {
            if is_at(soll, n) {
                '│'
            } else if linie.is_some_and(|linie| is_at(linie, n)) {
                '┊'
            } else if f64::from(n) < filled {
                '█'
            } else {
                '·'
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 24 characters: 25 % are 6 of them, 50 % the mark at the 13th.
    #[test]
    fn the_marks_stand_where_their_shares_are() {
        assert_eq!(balken(Some(0.25), Some(0.375), 0.5), "██████···┊··│···········");
        assert_eq!(balken(Some(1.0), None, 1.0), "███████████████████████│");
        assert_eq!(balken(Some(1.2), None, 0.0), "│███████████████████████");
        assert_eq!(balken(None, Some(0.5), 0.5), "············│···········");
        assert_eq!(balken(Some(0.99), None, 1.0), "███████████████████████│");
    }
}
