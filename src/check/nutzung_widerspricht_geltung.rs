//! `nutzung-widerspricht-geltung`: an entry for a process that the component is not meant for.

use super::zelle::Zelle;
use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::model::prozess::NutzungStatus;

rule! {
    /// Eine Komponente wird außerhalb ihres Geltungsbereichs genutzt.
    ///
    /// ## Was
    /// Ein Steckbrief gibt einer Komponente einen anderen Status als `nicht-anwendbar`, obwohl der Prozess nicht unter
    /// ihr `gilt_fuer` fällt. Wer ein Merkmal nicht angibt, nach dem `gilt_fuer` fragt, liegt ebenfalls außerhalb.
    ///
    /// ## Warum
    /// Der geschriebene Status gewinnt, die Zelle zählt also mit, bei gleichartigen Prozessen ohne Eintrag dagegen nicht.
    /// Zwei Ämter würden mit verschiedenem Maß gemessen.
    ///
    /// ## Beispiel
    /// ```yaml schlecht komponenten/epayment.yaml
    /// gilt_fuer: {ausrichtung: [intern]}
    /// ```
    /// ```yaml gut komponenten/epayment.yaml
    /// gilt_fuer: {ausrichtung: [extern]}
    /// ```
    ///
    /// ## Abhilfe
    /// Erweitern Sie `gilt_fuer` der Komponente, löschen Sie den Eintrag im Steckbrief oder berichtigen Sie die Angaben
    /// des Prozesses.
    pub struct NutzungWidersprichtGeltung = RuleId("nutzung-widerspricht-geltung"), Warnung;
}

impl Rule for NutzungWidersprichtGeltung {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for zelle in Zelle::all(context.registry) {
            // What an unreadable file does not state may stand in it all the same.
            if !zelle.is_readable(context.registry) {
                continue;
            }
            let Some(komponente) = zelle.komponente() else {
                continue;
            };
            let is_outside = !komponente.applies_to(zelle.prozess);
            if is_outside && zelle.nutzung.status != NutzungStatus::NichtAnwendbar {
                let message = format!(
                    "Für die Komponente `{}` steht hier `{}`, der Prozess liegt aber außerhalb ihres Geltungsbereichs.",
                    zelle.id, zelle.nutzung.status
                );
                let help = format!(
                    "Vergleichen Sie die Angaben des Prozesses mit `gilt_fuer` in der Komponente `{}`.",
                    zelle.id
                );
                out.push(zelle.finding(&Self::PAGE, "status", message).help(help));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    const ONLY_INTERNAL: (&str, &str) = (
        "komponenten/epayment.yaml",
        "gilt_fuer: {ausrichtung: [intern]}\n",
    );

    #[test]
    fn nicht_anwendbar_says_the_same() {
        let text = "komponenten:\n  epayment: {status: nicht-anwendbar, grund: gebührenfrei}\n";
        let files = [ONLY_INTERNAL, ("prozesse/hundesteuer.yaml", text)];
        insta::assert_snapshot!(check(&NutzungWidersprichtGeltung, &files), @"");
    }

    #[test]
    fn finds_an_entry_outside_behind_one_inside() {
        let text =
            "komponenten:\n  dms: {status: genutzt, seit: 2023-01-01}\n  epayment: {status: moeglich}\n";
        let files = [ONLY_INTERNAL, ("prozesse/hundesteuer.yaml", text)];
        insta::assert_snapshot!(
            check(&NutzungWidersprichtGeltung, &files),
            @"prozesse/hundesteuer.yaml: komponenten.epayment.status: Für die Komponente `epayment` steht hier `moeglich`, der Prozess liegt aber außerhalb ihres Geltungsbereichs."
        );
    }

    #[test]
    fn silent_while_the_process_can_not_be_read() {
        let text = "ausrichtung: nach innen\nkomponenten:\n  epayment: {status: moeglich}\n";
        let files = [ONLY_INTERNAL, ("prozesse/hundesteuer.yaml", text)];
        insta::assert_snapshot!(check(&NutzungWidersprichtGeltung, &files), @"");
    }
}
