//! Words of messages that several rules share.

/// Each word as it stands in a file.
pub(super) fn in_backticks<W: std::fmt::Display>(words: impl IntoIterator<Item = W>) -> Vec<String> {
    words.into_iter().map(|word| format!("`{word}`")).collect()
}

/// `"a"`, `"a und b"`, `"a, b und c"`.
pub(super) fn aufzaehlung(parts: &[String]) -> String {
    verbunden(parts, "und")
}

/// `"a"`, `"a oder b"`, `"a, b oder c"`.
pub(super) fn auswahl(parts: &[String]) -> String {
    verbunden(parts, "oder")
}

fn verbunden(parts: &[String], wort: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} {wort} {last}", most.join(", ")),
    }
}
