//! "Meinten Sie ...?": the one place that finds the nearest word.

/// The candidate nearest to `word`, if one is near enough to be a typing error.
pub fn suggest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word = word.to_lowercase();
    let limit = (word.chars().count() / 3).clamp(1, 4);
    let folded = fold(&word);
    candidates
        .into_iter()
        .map(|candidate| {
            let last = candidate.rsplit('.').next().unwrap_or(candidate);
            let whole = strsim::damerau_levenshtein(&folded, &fold(candidate));
            let part = strsim::damerau_levenshtein(&folded, &fold(last));
            (whole.min(part), whole, candidate)
        })
        .filter(|(distance, _, _)| *distance <= limit)
        .min()
        .map(|(_, _, candidate)| candidate)
}

/// `" Meinten Sie `x`?"` for the nearest candidate, or nothing.
pub fn did_you_mean<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<String> {
    suggest(word, candidates).map(|best| format!("Meinten Sie `{best}`?"))
}

/// Spells umlauts out and drops what separates words, so that `Anträge_x` finds `antraege-x`.
fn fold(text: &str) -> String {
    text.to_lowercase()
        .replace('ä', "ae")
        .replace('ö', "oe")
        .replace('ü', "ue")
        .replace('ß', "ss")
        .replace(['_', '-', ' '], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_typing_errors_umlauts_and_the_last_part_of_a_path() {
        let words = ["kennzahlen.fallzahl", "ausloeser", "name"];
        assert_eq!(suggest("falzahl", words), Some("kennzahlen.fallzahl"));
        assert_eq!(suggest("Auslöser", words), Some("ausloeser"));
        assert_eq!(suggest("nmae", words), Some("name"));
        assert_eq!(suggest("haushalt", words), None);
    }
}
