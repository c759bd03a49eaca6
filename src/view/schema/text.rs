//! What a doc comment of the model becomes in an editor: a short title and a description.

/// The longest first part of a doc comment that may be a title, in characters.
const MAX_HEAD: usize = 40;
/// The longest first sentence that may be a title.
const MAX_SENTENCE: usize = 60;

/// The doc comment on one line.
pub(super) fn description(doc: &str) -> String {
    doc.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A title for `description`: what stands before the first `: `, else the first sentence; none if both are too long.
pub(super) fn title(description: &str) -> Option<String> {
    let sentence = first_sentence(description);
    let head = sentence.split_once(": ").map(|(head, _)| head);
    head.filter(|head| head.chars().count() <= MAX_HEAD)
        .or_else(|| (sentence.chars().count() <= MAX_SENTENCE).then_some(sentence))
        .map(|title| title.replace('`', ""))
}

/// Up to the first full stop behind a word; the ones in `S. 10` end no sentence.
fn first_sentence(text: &str) -> &str {
    let is_end = |at: &usize| {
        let word = text[..*at].rsplit([' ', '(']).next().unwrap_or_default();
        word.chars().count() > 2
    };
    let end = text.match_indices(". ").map(|(at, _)| at).find(is_end);
    let end = end.unwrap_or(text.len());
    text[..end].trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::title;

    #[test]
    fn a_title_is_the_part_before_the_colon_or_the_first_sentence() {
        for (doc, wanted) in [
            ("Fallzahl: Fälle pro Jahr, eine ganze Zahl.", "Fallzahl"),
            ("Geplantes Ende.", "Geplantes Ende"),
            (
                "Umzug in den Neubau (D S. 12). Ohne Angabe keiner.",
                "Umzug in den Neubau (D S. 12)",
            ),
            ("Einstellungen: `ddv.toml`.", "Einstellungen"),
        ] {
            assert_eq!(title(doc).as_deref(), Some(wanted));
        }
        assert_eq!(title(&"sehr ".repeat(20)), None);
    }
}
