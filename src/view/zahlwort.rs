//! Numbers in German sentences: grouped digits, singular and plural.

/// `"1.234"`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// `"1 Prozess"`, `"2 Prozesse"`.
pub fn count(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), verb(number, one, many))
}

/// The form of a word that goes with `number`.
pub fn verb<'w>(number: u64, one: &'w str, many: &'w str) -> &'w str {
    if number == 1 { one } else { many }
}

/// `"1.234,5"`: rounded half away from zero to `decimals`.
pub fn decimal(number: f64, decimals: u8) -> String {
    let text = format!("{:.*}", usize::from(decimals), nudge(number, decimals).abs());
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let whole = match whole.parse::<u64>() {
        Ok(whole) => grouped(whole),
        Err(_) => whole.to_owned(),
    };
    let is_zero = text.bytes().all(|b| matches!(b, b'0' | b'.'));
    let sign = if number < 0.0 && !is_zero { "-" } else { "" };
    if part.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole},{part}")
    }
}

/// Moves a number that is a tie up to its last bits over the edge, so that 0.125 and its neighbours round alike.
fn nudge(number: f64, decimals: u8) -> f64 {
    number + number.signum() * 10_f64.powi(-i32::from(decimals) - 9)
}

/// `"24,7 %"`.
pub fn percent(share: f64) -> String {
    format!("{} %", decimal(share * 100.0, 1))
}

/// The decimals that `number` needs, at most three.
pub fn decimals(number: f64) -> u8 {
    let needs = |d: &u8| {
        let scaled = number * 10_f64.powi(i32::from(*d));
        (scaled - scaled.round()).abs() < 1e-6
    };
    (0..3).find(needs).unwrap_or(3)
}

/// `number` for people with the decimals that it needs, at most three.
pub fn zahl(number: f64) -> String {
    decimal(number, decimals(number))
}

/// How long `days` are, in the largest unit that says it well: `"45 Tage"`, `"14 Monate"`, `"9 Jahre"`; whole units only.
pub fn dauer(days: u64) -> String {
    const DAYS_OF_10000_YEARS: u64 = 3_652_425;
    let months = days * 120_000 / DAYS_OF_10000_YEARS;
    match months {
        0..2 => count(days, "Tag", "Tage"),
        2..24 => count(months, "Monat", "Monate"),
        24.. => count(months / 12, "Jahr", "Jahre"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_numbers() {
        assert_eq!(grouped(1_234_567), "1.234.567");
        assert_eq!(decimal(1234.5, 1), "1.234,5");
        assert_eq!(decimal(-0.04, 1), "0,0");
        assert_eq!(decimal(-1234.0, 0), "-1.234");
        assert_eq!(decimal(0.125, 2), "0,13");
        assert_eq!(percent(0.2466), "24,7 %");
        assert_eq!(count(1, "Fehler", "Fehler"), "1 Fehler");
        assert_eq!(count(1000, "Prozess", "Prozesse"), "1.000 Prozesse");
    }

    #[test]
    fn how_long_days_are() {
        assert_eq!(dauer(1), "1 Tag");
        assert_eq!(dauer(60), "60 Tage");
        assert_eq!(dauer(61), "2 Monate");
        assert_eq!(dauer(730), "23 Monate");
        assert_eq!(dauer(731), "2 Jahre");
        // From 31 December 2016 to 30 December 2026 it is a day less than ten years.
        assert_eq!(dauer(3651), "9 Jahre");
    }
}
