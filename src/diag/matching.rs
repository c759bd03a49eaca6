//! Which findings of two states are the same: by file, YAML path and rule, never by line.
//!
//! List indices shift when an item is inserted or taken out. A finding further down the list then counts as the same
//! if its message is.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::hash::Hash;

use super::finding::Finding;

/// What a finding is recognised by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark<'a> {
    /// The file, relative to the registry, by its name in the newer state.
    pub file: &'a str,
    /// The YAML path; empty for the file as a whole.
    pub path: &'a str,
    /// The name of the rule.
    pub rule: &'a str,
    /// What is wrong: tells apart findings that share all else, and follows them along a list.
    pub message: &'a str,
}

impl<'a> Mark<'a> {
    /// What `finding` is recognised by in a state where its file is called `file`.
    fn new(finding: &'a Finding, file: &'a str) -> Self {
        Self {
            file,
            path: &finding.path,
            rule: finding.rule.0,
            message: &finding.message,
        }
    }
}

impl<'a> From<&'a Finding> for Mark<'a> {
    fn from(finding: &'a Finding) -> Self {
        Self::new(finding, &finding.file)
    }
}

/// The findings that only one of two states has, each in the order given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Compared {
    /// Those that only the newer state has.
    pub neu: Vec<Finding>,
    /// Those that only the older state has.
    pub behoben: Vec<Finding>,
}

/// Compares the findings of an older and a newer state. `moved` leads from the file names of the older state to those
/// of the newer one, where they differ. Of several findings in one place each counts: one more is one new finding.
pub fn new_and_gone(old: &[Finding], new: &[Finding], moved: &BTreeMap<String, String>) -> Compared {
    let partners = partners(old, new, moved);
    let mut is_gone = vec![true; old.len()];
    for partner in partners.iter().flatten() {
        is_gone[*partner] = false;
    }
    let without_partner = |(finding, partner): (&Finding, &Option<usize>)| match partner {
        Some(_) => None,
        None => Some(finding.clone()),
    };
    Compared {
        neu: new.iter().zip(&partners).filter_map(without_partner).collect(),
        behoben: old
            .iter()
            .zip(is_gone)
            .filter(|(_, is_gone)| *is_gone)
            .map(|(finding, _)| finding.clone())
            .collect(),
    }
}

/// For each finding of `new` the position of the one of `old` that it is the same as; `moved` as for [`new_and_gone`].
pub fn partners(old: &[Finding], new: &[Finding], moved: &BTreeMap<String, String>) -> Vec<Option<usize>> {
    let old: Vec<Mark<'_>> = old
        .iter()
        .map(|f| Mark::new(f, moved.get(&f.file).unwrap_or(&f.file)))
        .collect();
    let new: Vec<Mark<'_>> = new.iter().map(Mark::from).collect();
    pair(&old, &new)
}

/// For each of `new` the position of the one of `old` that it is the same as. Each is paired once.
///
/// First those that agree in all; then those that agree but for list indices, which shift; then those that agree in
/// file, path and rule and say something else. Going by the path alone first would blame the wrong item of a list.
pub fn pair(old: &[Mark<'_>], new: &[Mark<'_>]) -> Vec<Option<usize>> {
    let mut pairing = Pairing {
        partners: vec![None; new.len()],
        is_free: vec![true; old.len()],
    };
    pairing.pass(old, new, |m| (m.file, m.path, m.rule, m.message));
    pairing.pass(old, new, |m| {
        (
            m.file,
            without_indices(m.path),
            m.rule,
            without_indices(m.message),
        )
    });
    pairing.pass(old, new, |m| (m.file, m.path, m.rule));
    pairing.partners
}

struct Pairing {
    partners: Vec<Option<usize>>,
    is_free: Vec<bool>,
}

impl Pairing {
    /// Pairs what is still free and has the same key, in the order given.
    fn pass<'m, K: Hash + Eq>(
        &mut self,
        old: &'m [Mark<'m>],
        new: &'m [Mark<'m>],
        key: impl Fn(&'m Mark<'m>) -> K,
    ) {
        let mut waiting: HashMap<K, VecDeque<usize>> = HashMap::new();
        for (number, mark) in old.iter().enumerate().filter(|(n, _)| self.is_free[*n]) {
            waiting.entry(key(mark)).or_default().push_back(number);
        }
        if waiting.is_empty() {
            return;
        }
        for (mark, partner) in new.iter().zip(&mut self.partners) {
            if partner.is_none() {
                *partner = waiting.get_mut(&key(mark)).and_then(VecDeque::pop_front);
                if let Some(number) = *partner {
                    self.is_free[number] = false;
                }
            }
        }
    }
}

/// `text` with every list index blanked: `ablauf[3].medium` becomes `ablauf[].medium`. Messages name paths too.
fn without_indices(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let (before, behind) = rest.split_at(open + 1);
        out.push_str(before);
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        let is_index = digits > 0 && behind[digits..].starts_with(']');
        rest = if is_index { &behind[digits..] } else { behind };
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{RuleId, Severity};

    fn finding(file: &str, path: &str, rule: &'static str, line: usize, message: &str) -> Finding {
        Finding {
            file: file.to_owned(),
            line,
            column: 1,
            end: None,
            rule: RuleId(rule),
            severity: Severity::Fehler,
            message: message.to_owned(),
            help: None,
            path: path.to_owned(),
            span: None,
        }
    }

    /// A finding about a step of the process `p`.
    fn step(number: usize, message: &str) -> Finding {
        let path = format!("ablauf[{number}].medium");
        finding("prozesse/p.yaml", &path, "wert-unbekannt", number, message)
    }

    /// `+ message` for each new finding, `- message` for each that is gone.
    fn compare(old: &[Finding], new: &[Finding], moved: &[(&str, &str)]) -> Vec<String> {
        let moved = moved
            .iter()
            .map(|(from, to)| ((*from).to_owned(), (*to).to_owned()))
            .collect();
        let compared = new_and_gone(old, new, &moved);
        let neu = compared.neu.iter().map(|f| format!("+ {} {}", f.path, f.message));
        let behoben = compared
            .behoben
            .iter()
            .map(|f| format!("- {} {}", f.path, f.message));
        neu.chain(behoben).collect()
    }

    const P: &str = "prozesse/p.yaml";

    #[test]
    fn lines_do_not_matter_but_file_path_and_rule_do() {
        let old = finding(P, "oe", "verweis-unbekannt", 3, "a");
        assert!(
            compare(
                std::slice::from_ref(&old),
                &[finding(P, "oe", "verweis-unbekannt", 40, "a")],
                &[]
            )
            .is_empty()
        );
        for other in [
            finding("prozesse/q.yaml", "oe", "verweis-unbekannt", 3, "a"),
            finding(P, "leika", "verweis-unbekannt", 3, "a"),
            finding(P, "oe", "wert-typ", 3, "a"),
        ] {
            assert_eq!(compare(std::slice::from_ref(&old), &[other], &[]).len(), 2);
        }
    }

    #[test]
    fn another_message_in_the_same_place_is_the_same_finding() {
        let old = finding(P, "oe", "verweis-unbekannt", 3, "`amt-1` gibt es nicht");
        let new = finding(P, "oe", "verweis-unbekannt", 3, "`amt-2` gibt es nicht");
        assert!(compare(&[old], &[new], &[]).is_empty());
    }

    #[test]
    fn of_two_in_one_place_each_counts() {
        let (a, b) = (
            finding(P, "", "yaml-ungueltig", 3, "a"),
            finding(P, "", "yaml-ungueltig", 9, "b"),
        );
        assert_eq!(
            compare(std::slice::from_ref(&b), &[a.clone(), b.clone()], &[]),
            ["+  a"]
        );
        assert_eq!(
            compare(&[a.clone(), b.clone()], std::slice::from_ref(&b), &[]),
            ["-  a"]
        );
        assert_eq!(
            compare(std::slice::from_ref(&a), &[a.clone(), a.clone()], &[]),
            ["+  a"]
        );
    }

    #[test]
    fn an_inserted_step_makes_no_later_finding_new() {
        let old = [
            step(1, "`fax` gibt es nicht"),
            step(3, "`ablauf[3].medium`: `brief`?"),
        ];
        let shifted = [
            step(2, "`fax` gibt es nicht"),
            step(4, "`ablauf[4].medium`: `brief`?"),
        ];
        assert!(compare(&old, &shifted, &[]).is_empty());
        assert!(compare(&shifted, &old, &[]).is_empty());
    }

    #[test]
    fn an_inserted_step_with_a_finding_of_its_own_is_the_one_that_is_new() {
        let old = [step(1, "`fax` gibt es nicht")];
        let new = [step(1, "`telex` gibt es nicht"), step(2, "`fax` gibt es nicht")];
        assert_eq!(
            compare(&old, &new, &[]),
            ["+ ablauf[1].medium `telex` gibt es nicht"]
        );
    }

    #[test]
    fn the_same_finding_in_a_further_step_is_new() {
        let new = [step(1, "`fax` gibt es nicht"), step(5, "`fax` gibt es nicht")];
        assert_eq!(
            compare(&new[..1], &new, &[]),
            ["+ ablauf[5].medium `fax` gibt es nicht"]
        );
    }

    #[test]
    fn a_moved_file_keeps_its_findings_and_a_new_file_in_its_place_does_not() {
        let old = [finding(P, "oe", "verweis-unbekannt", 3, "a")];
        let there = finding("prozesse/amt-22/p.yaml", "oe", "verweis-unbekannt", 3, "a");
        let moved = [(P, "prozesse/amt-22/p.yaml")];
        assert!(compare(&old, std::slice::from_ref(&there), &moved).is_empty());
        let both = [old[0].clone(), there];
        assert_eq!(compare(&old, &both, &moved), ["+ oe a"]);
    }

    #[test]
    fn only_indices_are_blanked() {
        assert_eq!(without_indices("a[1].b[20] [x] [] [3"), "a[].b[] [x] [] [3");
    }
}
