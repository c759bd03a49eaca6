//! The one place that makes text safe for a terminal.

use std::borrow::Cow;

/// `text` with everything made visible that would steer a terminal or deceive a reader: control characters (line ends
/// and tabs too), marks that turn the direction of writing, and blanks without width. Umlauts and emoji stay.
///
/// All text that comes from a register goes through here before it reaches a terminal or a log.
pub fn terminal(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_hidden(c) {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// As [`terminal`], for text of several lines that stay lines.
pub fn lines(text: &str) -> String {
    let line = |line: &str| format!("{}\n", terminal(line.trim_end_matches('\r')));
    let parts = text.split_inclusive('\n');
    parts
        .map(|part| match part.strip_suffix('\n') {
            Some(whole) => line(whole),
            None => terminal(part).into_owned(),
        })
        .collect()
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'
            | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_and_direction_marks_become_visible() {
        assert_eq!(
            terminal("a\u{1b}[31m\n\t\u{7}\u{9b}"),
            r"a\u{1b}[31m\n\t\u{7}\u{9b}"
        );
        assert_eq!(
            terminal("\u{202e}x\u{2066}\u{feff}"),
            r"\u{202e}x\u{2066}\u{feff}"
        );
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        let text = "Bürgeramt – „ja“ 😀 👩\u{200d}💻 | <&>";
        assert!(matches!(terminal(text), Cow::Borrowed(same) if same == text));
    }
}
