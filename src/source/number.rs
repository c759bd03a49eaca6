//! Numbers as YAML 1.2 writes them, and why a text that looks like one is none.

use super::decode::NumberFault;

/// Whether an unquoted `text` would be a number for a YAML reader.
pub fn looks_like_number(text: &str) -> bool {
    let is_special = is_special(text) && text.contains('.');
    is_decimal(text) || parse_radix(text).is_some() || is_special
}

/// Whether an unquoted `text` would be a truth value for a YAML reader.
pub fn looks_like_bool(text: &str) -> bool {
    matches!(text, "true" | "True" | "TRUE" | "false" | "False" | "FALSE")
}

/// A whole number: `12`, `-3`, `0o14`, `0x1f`.
///
/// # Errors
/// Why `text` is none.
pub fn parse_integer(text: &str) -> Result<i64, NumberFault> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().map_err(|_| NumberFault::NotFinite);
    }
    parse_radix(text).ok_or_else(|| match fault_of(text) {
        NumberFault::Other if is_decimal(text) => NumberFault::Fraction,
        fault => fault,
    })
}

/// A number with a decimal point: `12`, `-0.5`, `1e3`. `1.500` is refused: in German it may mean 1500.
///
/// # Errors
/// Why `text` is none.
pub fn parse_decimal(text: &str) -> Result<f64, NumberFault> {
    if is_grouped_or_ambiguous(text) {
        return Err(NumberFault::Grouped);
    }
    if is_decimal(text) {
        let number: f64 = text.parse().map_err(|_| NumberFault::Other)?;
        return if number.is_finite() {
            Ok(number)
        } else {
            Err(NumberFault::NotFinite)
        };
    }
    #[expect(clippy::cast_precision_loss, reason = "hexadecimal counts are small")]
    parse_radix(text).map(|n| n as f64).ok_or_else(|| fault_of(text))
}

fn is_decimal(text: &str) -> bool {
    let body = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (mantissa, exponent) = match body.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (body, None),
    };
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let mantissa_ok = match mantissa.split_once('.') {
        Some((whole, part)) => digits(whole) && digits(part) && !(whole.is_empty() && part.is_empty()),
        None => !mantissa.is_empty() && digits(mantissa),
    };
    let exponent_ok = exponent.is_none_or(|e| {
        let e = e.strip_prefix(['+', '-']).unwrap_or(e);
        !e.is_empty() && digits(e)
    });
    mantissa_ok && exponent_ok
}

fn parse_radix(text: &str) -> Option<i64> {
    if let Some(digits) = text.strip_prefix("0x") {
        return i64::from_str_radix(digits, 16).ok();
    }
    i64::from_str_radix(text.strip_prefix("0o")?, 8).ok()
}

fn is_special(text: &str) -> bool {
    let body = text.strip_prefix(['+', '-']).unwrap_or(text);
    matches!(
        body.to_ascii_lowercase().as_str(),
        ".nan" | ".inf" | "nan" | "inf"
    )
}

fn is_grouped_or_ambiguous(text: &str) -> bool {
    let body = text.strip_prefix(['+', '-']).unwrap_or(text);
    let mut groups = body.split('.');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let all_digits = |s: &&str| s.bytes().all(|b| b.is_ascii_digit());
    let shape = (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && std::iter::once(&first).chain(&rest).all(all_digits)
        && rest.iter().all(|g| g.len() == 3);
    shape && (rest.len() > 1 || rest.first().is_some_and(|g| g.ends_with('0')))
}

fn fault_of(text: &str) -> NumberFault {
    if is_special(text) {
        return NumberFault::NotFinite;
    }
    let only = |allowed: &[char]| {
        text.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '+')
            && text
                .chars()
                .all(|c| c.is_ascii_digit() || c == '-' || c == '+' || allowed.contains(&c))
    };
    if is_grouped_or_ambiguous(text) || only(&['_', ' ', '\u{a0}', '\u{202f}', '\'']) {
        NumberFault::Grouped
    } else if only(&['.', ',']) && text.contains(',') {
        NumberFault::Comma
    } else {
        NumberFault::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_read_as_yaml_1_2_reads_them() {
        for (text, wanted) in [("12", 12), ("-3", -3), ("012", 12), ("0o14", 12), ("0x1F", 31)] {
            assert_eq!(parse_integer(text), Ok(wanted), "{text}");
        }
    }

    #[test]
    fn only_what_yaml_1_2_takes_for_something_else_needs_quotes() {
        for text in ["07", "1.1", "-3e2", "0x1f", ".inf", "-.INF", ".NaN"] {
            assert!(looks_like_number(text), "{text}");
        }
        for text in ["inf", "nan", "12:30", "1_000", "2024-01-01", "yes"] {
            assert!(!looks_like_number(text) && !looks_like_bool(text), "{text}");
        }
        assert!(looks_like_bool("True") && !looks_like_bool("tRUE"));
    }

    #[test]
    fn german_and_sloppy_numbers_say_what_is_wrong() {
        use NumberFault::{Comma, Fraction, Grouped, NotFinite, Other};
        for (text, fault) in [
            ("1.000", Grouped),
            ("1_000", Grouped),
            ("12.345.678", Grouped),
            ("1,5", Comma),
            ("1.234,5", Comma),
            ("3.0", Fraction),
            (".nan", NotFinite),
            ("99999999999999999999", NotFinite),
            ("ja", Other),
            ("12:30", Other),
        ] {
            assert_eq!(parse_integer(text), Err(fault), "{text}");
        }
        for (text, fault) in [
            ("1.000", Grouped),
            ("1,5", Comma),
            (".inf", NotFinite),
            ("1e999", NotFinite),
        ] {
            assert_eq!(parse_decimal(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn decimals_with_three_digits_stay_decimals_unless_they_look_grouped() {
        assert_eq!(parse_decimal("0.025"), Ok(0.025));
        assert_eq!(parse_decimal("15.625"), Ok(15.625));
        assert_eq!(parse_decimal("1e3"), Ok(1000.0));
        assert_eq!(parse_decimal(".5"), Ok(0.5));
    }
}
