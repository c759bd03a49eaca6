//! Edits of a YAML text by its lines, for block maps with two blanks of indent as `registry/` writes them. All other
//! lines keep their bytes, comments included.

use std::ops::Range;

/// A text to be edited.
pub struct Zeilen {
    zeilen: Vec<String>,
}

impl Zeilen {
    pub fn new(text: &str) -> Self {
        Self {
            zeilen: text.split_inclusive('\n').map(str::to_owned).collect(),
        }
    }

    pub fn text(&self) -> String {
        self.zeilen.concat()
    }

    /// The lines of the key at `pfad` with all that belongs to it.
    fn block(&self, pfad: &[&str]) -> Option<Range<usize>> {
        let mut range = 0..self.zeilen.len();
        for (depth, key) in pfad.iter().enumerate() {
            let start = range.clone().find(|&at| {
                let zeile = &self.zeilen[at];
                indent(zeile) == depth * 2 && key_of(zeile) == Some(key)
            })?;
            let end = (start + 1..range.end)
                .find(|&at| !self.zeilen[at].trim().is_empty() && indent(&self.zeilen[at]) <= depth * 2);
            range = start..end.unwrap_or(range.end);
            if depth + 1 < pfad.len() {
                range.start += 1;
            }
        }
        Some(range)
    }

    pub fn has(&self, pfad: &[&str]) -> bool {
        self.block(pfad).is_some()
    }

    /// Takes the key out, and its parent with it if nothing else is left there.
    pub fn entferne(&mut self, pfad: &[&str]) {
        let Some(range) = self.block(pfad) else {
            return;
        };
        self.zeilen.drain(range);
        if let [parents @ .., _] = pfad
            && !parents.is_empty()
        {
            self.entferne_leeren(parents);
        }
    }

    fn entferne_leeren(&mut self, pfad: &[&str]) {
        let is_leer = |zeile: &str| zeile.trim().is_empty() || zeile.trim_start().starts_with('#');
        if let Some(range) = self.block(pfad)
            && key_of(&self.zeilen[range.start]).is_some()
            && self.wert(pfad).is_none()
            && self.zeilen[range.start + 1..range.end].iter().all(|z| is_leer(z))
        {
            self.zeilen.drain(range);
        }
    }

    /// Puts `key: wert` in the place of the key at `pfad`.
    pub fn setze_block(&mut self, pfad: &[&str], wert: &str) {
        if let Some(range) = self.block(pfad) {
            let key = pfad.last().copied().unwrap_or_default();
            let zeile = format!("{}{key}: {wert}\n", " ".repeat((pfad.len() - 1) * 2));
            self.zeilen.splice(range, [zeile]);
        }
    }

    /// The value on the line of the key at `pfad`, without a comment behind it; none for a map or a list below it.
    pub fn wert(&self, pfad: &[&str]) -> Option<&str> {
        let zeile = &self.zeilen[self.block(pfad)?.start];
        let (_, wert) = zeile.split_once(':')?;
        let wert = wert.split(" #").next().unwrap_or(wert).trim();
        Some(wert).filter(|wert| !wert.is_empty())
    }

    /// Writes another value at the key at `pfad`, where a plain one stands; a comment behind it stays.
    pub fn setze_wert(&mut self, pfad: &[&str], neu: &str) {
        let Some(range) = self.block(pfad) else {
            return;
        };
        let Some(alt) = self.wert(pfad).map(str::to_owned) else {
            return;
        };
        let zeile = &mut self.zeilen[range.start];
        *zeile = zeile.replacen(&format!(": {alt}"), &format!(": {neu}"), 1);
    }

    /// Whether the line of an item of a list begins with `anfang` after its blanks.
    pub fn has_eintrag(&self, anfang: &str) -> bool {
        self.zeilen.iter().any(|z| z.trim_start().starts_with(anfang))
    }

    /// Takes out the item of a list whose line begins with `anfang` after its blanks, and the key of the list if it was
    /// the last one.
    pub fn entferne_eintrag(&mut self, anfang: &str) {
        let Some(at) = self
            .zeilen
            .iter()
            .position(|z| z.trim_start().starts_with(anfang))
        else {
            return;
        };
        let own = indent(&self.zeilen[at]);
        self.zeilen.remove(at);
        let head = (0..at).rev().find(|&i| indent(&self.zeilen[i]) < own);
        if let Some(head) = head {
            let key = key_of(&self.zeilen[head]).unwrap_or_default().to_owned();
            if indent(&self.zeilen[head]) == 0 {
                self.entferne_leeren(&[key.as_str()]);
            }
        }
    }

    /// Takes `stueck` out of the line that begins with `anfang` after its blanks.
    pub fn entferne_stueck(&mut self, anfang: &str, stueck: &str) {
        let zeile = self
            .zeilen
            .iter_mut()
            .find(|z| z.trim_start().starts_with(anfang));
        if let Some(zeile) = zeile {
            *zeile = zeile.replacen(stueck, "", 1);
        }
    }

    /// Takes `name` out of the list at `key`, in either form, and the key if it was the last one.
    pub fn entferne_aus_liste(&mut self, key: &str, name: &str) {
        let Some(range) = self.block(&[key]) else {
            return;
        };
        match self.wert(&[key]).map(ohne(name)) {
            Some(rest) if rest == "[]" => self.entferne(&[key]),
            Some(rest) => self.setze_wert(&[key], &rest),
            None => {
                let item = format!("- {name}");
                if let Some(at) = range.clone().find(|&at| self.zeilen[at].trim() == item) {
                    self.zeilen.remove(at);
                    self.entferne_leeren(&[key]);
                }
            }
        }
    }

    /// Takes a component out of the steps of `ablauf`. A step that ran on it alone was done on paper, if `papier`.
    pub fn entferne_aus_ablauf(&mut self, komponente: &str, papier: bool) {
        let Some(range) = self.block(&["ablauf"]) else {
            return;
        };
        for at in range.rev() {
            let zeile = &self.zeilen[at];
            let Some(list) = zeile.trim().strip_prefix("komponenten: ") else {
                continue;
            };
            let rest = ohne(komponente)(list);
            if rest != "[]" {
                self.zeilen[at] = zeile.replacen(list, &rest, 1);
                continue;
            }
            self.zeilen.remove(at);
            let medium = at.checked_sub(1).map(|above| &mut self.zeilen[above]);
            if let Some(medium) = medium.filter(|_| papier) {
                *medium = medium.replacen("medium: digital", "medium: papier", 1);
            }
        }
    }

    /// Puts `vorher` where `jetzt` stands; says whether it stood there exactly once.
    pub fn ersetze(&mut self, jetzt: &str, vorher: &str) -> bool {
        let text = self.text();
        let is_einmal = text.matches(jetzt).count() == 1;
        if is_einmal {
            *self = Self::new(&text.replacen(jetzt, vorher, 1));
        }
        is_einmal
    }
}

fn indent(zeile: &str) -> usize {
    zeile.len() - zeile.trim_start_matches(' ').len()
}

fn key_of(zeile: &str) -> Option<&str> {
    let zeile = zeile.trim_start_matches(' ');
    let (key, rest) = zeile.split_once(':')?;
    let is_key = !key.starts_with(['#', '-']) && rest.starts_with([' ', '\n', '\r']);
    is_key.then_some(key)
}

/// A list in brackets without `name`.
fn ohne(name: &str) -> impl Fn(&str) -> String {
    move |list| {
        let inner = list.trim_start_matches('[').trim_end_matches(']');
        let rest: Vec<_> = inner.split(", ").filter(|item| *item != name).collect();
        format!("[{}]", rest.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
name: Hundesteuer
prozesse: [a, b]
ablauf:
  - schritt: Annehmen
    medium: digital
    komponenten: [dms]
  - schritt: Zahlen
    medium: digital
    komponenten: [dms, epayment]
komponenten:
  dms:
    status: genutzt
    seit: 2023-01-01
  epayment: {status: moeglich}
ueberpruefung:
  zuletzt: 2026-01-08   # im Amt
meilensteine:
  - {name: Start, plan: 2025-01-31, ist: 2025-02-03}
";

    fn edited(edit: impl FnOnce(&mut Zeilen)) -> String {
        let mut zeilen = Zeilen::new(TEXT);
        edit(&mut zeilen);
        let old: Vec<_> = TEXT.lines().collect();
        let new = zeilen.text();
        let gone = old
            .iter()
            .filter(|z| !new.lines().any(|n| n == **z))
            .map(|z| format!("-{z}"));
        let come = new.lines().filter(|z| !old.contains(z)).map(|z| format!("+{z}"));
        gone.chain(come).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn values_blocks_and_items_change_and_all_else_stays() {
        insta::assert_snapshot!(edited(|z| z.setze_wert(&["ueberpruefung", "zuletzt"], "2025-01-09")), @"
        -  zuletzt: 2026-01-08   # im Amt
        +  zuletzt: 2025-01-09   # im Amt
        ");
        insta::assert_snapshot!(edited(|z| z.setze_block(&["komponenten", "dms"], "{status: moeglich}")), @"
        -  dms:
        -    status: genutzt
        -    seit: 2023-01-01
        +  dms: {status: moeglich}
        ");
        insta::assert_snapshot!(edited(|z| z.entferne_stueck("- {name: Start", ", ist: 2025-02-03")), @"
        -  - {name: Start, plan: 2025-01-31, ist: 2025-02-03}
        +  - {name: Start, plan: 2025-01-31}
        ");
        insta::assert_snapshot!(edited(|z| z.entferne_aus_liste("prozesse", "a")), @"
        -prozesse: [a, b]
        +prozesse: [b]
        ");
    }

    #[test]
    fn a_key_goes_with_its_last_child() {
        insta::assert_snapshot!(edited(|z| z.entferne(&["komponenten", "epayment"])), @"-  epayment: {status: moeglich}");
        let all = edited(|z| {
            z.entferne(&["komponenten", "epayment"]);
            z.entferne(&["komponenten", "dms"]);
        });
        assert!(all.contains("-komponenten:"), "{all}");
        insta::assert_snapshot!(edited(|z| z.entferne_eintrag("- {name: Start")), @"
        -meilensteine:
        -  - {name: Start, plan: 2025-01-31, ist: 2025-02-03}
        ");
    }

    #[test]
    fn a_step_without_its_component_was_done_on_paper() {
        insta::assert_snapshot!(edited(|z| z.entferne_aus_ablauf("dms", true)), @"
        -    komponenten: [dms]
        -    komponenten: [dms, epayment]
        +    medium: papier
        +    komponenten: [epayment]
        ");
        assert!(!edited(|z| z.entferne_aus_ablauf("dms", false)).contains("papier"));
    }

    #[test]
    fn a_text_is_replaced_only_where_it_is_unique() {
        let mut zeilen = Zeilen::new(TEXT);
        assert!(zeilen.ersetze("name: Hundesteuer\n", "name: Steuer\n"));
        assert!(!zeilen.ersetze("medium: digital", "medium: papier"));
        assert!(zeilen.text().starts_with("name: Steuer\n"));
    }
}
