//! What is known already: findings that a baseline accepts, and findings that an earlier state had.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use super::{Historie, Pruefling, alle_befunde, is_fixed};
use crate::diag::{Finding, Mark, Severity, pair, partners};
use crate::history::difference::Difference;
use crate::load::{Accepted, Baseline, Snapshot, moved_files};
use crate::model::Datum;

/// What is known already and not to be shown.
#[derive(Clone, Default)]
pub struct Bekannt<'b> {
    /// A baseline, with the name of its file as people know it.
    pub basislinie: Option<(&'b str, &'b Baseline)>,
    /// An earlier state.
    pub seit: Option<Frueher<'b>>,
}

/// An earlier state. It is checked with its own settings and as of the same day as the newer one, so that what only
/// time made is not blamed on a change.
#[derive(Clone)]
pub struct Frueher<'b> {
    /// Its name, as people wrote it.
    pub stand: &'b str,
    /// Full id of its commit; none if it is no commit.
    pub commit: Option<String>,
    /// What it held.
    pub snapshot: &'b Snapshot,
    /// What its history says.
    pub historie: &'b Historie,
}

/// What was left out because it is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Abgleich {
    /// By the baseline, if there is one.
    pub basislinie: Option<Uebernommen>,
    /// Because the earlier state had it, if one was named.
    pub seit: Option<Seit>,
}

/// What a baseline covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Uebernommen {
    /// Its file, as named in the call.
    pub datei: String,
    /// Findings that are not shown because it accepts them.
    pub uebernommen: usize,
    /// Entries without a finding, to be deleted, in the order of the file. Always empty while a file is newly
    /// unreadable: then findings are missing that come back with it.
    pub veraltet: Vec<Veraltet>,
}

/// An entry of a baseline that no finding needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Veraltet {
    /// The name of the rule.
    pub code: String,
    /// The file as the entry names it.
    pub datei: String,
    /// The YAML path; empty for the file as a whole.
    pub pfad: String,
    /// So many findings of the entry do not occur any more.
    pub anzahl: u64,
    /// So many do.
    pub bleiben: u64,
}

/// How a state differs from an earlier one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Seit {
    /// The earlier state, as named in the call.
    pub stand: String,
    /// Full id of its commit; null if it is no commit.
    pub commit: Option<String>,
    /// Findings that are not shown because it had them; without those that the baseline accepts.
    pub bekannt: usize,
    /// Findings of the earlier state that are gone.
    pub behoben: usize,
}

/// Whether findings of a rule, severity and file are to be shown.
type IsWanted<'w> = dyn Fn(&str, Severity, &str) -> bool + 'w;

impl Bekannt<'_> {
    /// What of `alle`, the findings of `snapshot`, is unknown and wanted, and what was left out because it is known.
    pub(super) fn take_out(
        &self,
        alle: Vec<Finding>,
        snapshot: &Snapshot,
        stichtag: Datum,
        is_wanted: &IsWanted<'_>,
    ) -> (Vec<Finding>, Abgleich) {
        // Both look at all findings, so that one flag changes nothing about the other.
        let accepted = self
            .basislinie
            .map(|(_, baseline)| Accepting::new(baseline, &alle, snapshot));
        let since = self
            .seit
            .as_ref()
            .map(|old| Since::new(old, &alle, snapshot, stichtag));
        let veraltet = self
            .basislinie
            .zip(accepted.as_ref())
            .filter(|(_, accepting)| !accepting.leaves_unreadable(&alle))
            .map(|((_, baseline), accepting)| accepting.stale(baseline, is_wanted));
        let (mut uebernommen, mut bekannt) = (0, 0);
        let mut shown = Vec::new();
        for (number, finding) in alle.into_iter().enumerate() {
            if !is_wanted(finding.rule.0, finding.severity, &finding.file) {
                continue;
            }
            if accepted.as_ref().is_some_and(|a| a.is_accepted[number]) {
                uebernommen += 1;
            } else if since.as_ref().is_some_and(|s| s.was_there[number]) {
                bekannt += 1;
            } else {
                shown.push(finding);
            }
        }
        let abgleich = Abgleich {
            basislinie: self.basislinie.map(|(name, _)| Uebernommen {
                datei: name.to_owned(),
                uebernommen,
                veraltet: veraltet.unwrap_or_default(),
            }),
            seit: self.seit.as_ref().zip(since).map(|(old, since)| Seit {
                stand: old.stand.to_owned(),
                commit: old.commit.clone(),
                bekannt,
                behoben: since.gone(is_wanted),
            }),
        };
        (shown, abgleich)
    }
}

/// How a baseline and the findings of a state meet.
struct Accepting {
    /// Whether the baseline accepts it, for each finding.
    is_accepted: Vec<bool>,
    /// How many findings it accepts, for each entry.
    used: Vec<u64>,
    /// Files of the baseline that lie elsewhere now.
    moved: BTreeMap<String, String>,
}

impl Accepting {
    fn new(baseline: &Baseline, findings: &[Finding], snapshot: &Snapshot) -> Self {
        let moved = moved_files(baseline.entries.iter().map(|e| e.file.as_str()), snapshot);
        let mut there: HashMap<(&str, &str), u64> = HashMap::new();
        for finding in findings {
            *there.entry((&finding.file, finding.rule.0)).or_default() += 1;
        }
        let (mut owners, mut marks) = (Vec::new(), Vec::new());
        for (number, entry) in baseline.entries.iter().enumerate() {
            let file = moved.get(&entry.file).unwrap_or(&entry.file);
            let rule = entry.rule.as_str();
            // What a file says it holds costs nothing beyond what there is to accept.
            let most = there.get(&(file.as_str(), rule)).copied().unwrap_or_default();
            for _ in 0..entry.count.min(most) {
                let (path, message) = (entry.path.as_str(), entry.message.as_str());
                owners.push(number);
                marks.push(Mark {
                    file,
                    path,
                    rule,
                    message,
                });
            }
        }
        let partners = pair(&marks, &findings.iter().map(Mark::from).collect::<Vec<_>>());
        let mut used = vec![0; baseline.entries.len()];
        for partner in partners.iter().flatten() {
            used[owners[*partner]] += 1;
        }
        Self {
            is_accepted: partners.iter().map(Option::is_some).collect(),
            used,
            moved,
        }
    }

    /// Whether some file can't be read for a reason that is not accepted: then its other findings are missing, and
    /// perhaps some in files that refer to it.
    fn leaves_unreadable(&self, findings: &[Finding]) -> bool {
        let all = findings.iter().zip(&self.is_accepted);
        all.into_iter()
            .any(|(finding, accepted)| !accepted && is_fixed(finding.rule.0))
    }

    fn stale(&self, baseline: &Baseline, is_wanted: &IsWanted<'_>) -> Vec<Veraltet> {
        let is_asked_for = |entry: &Accepted| {
            let file = self.moved.get(&entry.file).unwrap_or(&entry.file);
            is_wanted(&entry.rule, entry.severity, file)
        };
        let entries = baseline.entries.iter().zip(&self.used);
        entries
            .filter(|(entry, used)| **used < entry.count && is_asked_for(entry))
            .map(|(entry, used)| Veraltet {
                code: entry.rule.clone(),
                datei: entry.file.clone(),
                pfad: entry.path.clone(),
                anzahl: entry.count - used,
                bleiben: *used,
            })
            .collect()
    }
}

/// How the findings of an earlier state and those of a newer one meet.
struct Since {
    /// Whether the earlier state had it, for each finding of the newer one.
    was_there: Vec<bool>,
    /// What only the earlier state had, with the names that its files have now.
    gone: Vec<Finding>,
}

impl Since {
    fn new(old: &Frueher<'_>, findings: &[Finding], snapshot: &Snapshot, stichtag: Datum) -> Self {
        let moved = Difference::new(old.snapshot, snapshot).matching.moved_files();
        let before = alle_befunde(&Pruefling::new(old.snapshot, stichtag).with(old.historie));
        let partners = partners(&before, findings, &moved);
        let still: BTreeSet<usize> = partners.iter().flatten().copied().collect();
        let gone = before
            .into_iter()
            .enumerate()
            .filter(|(number, _)| !still.contains(number))
            .map(|(_, finding)| match moved.get(&finding.file) {
                Some(file) => Finding {
                    file: file.clone(),
                    ..finding
                },
                None => finding,
            })
            .collect();
        Self {
            was_there: partners.iter().map(Option::is_some).collect(),
            gone,
        }
    }

    fn gone(&self, is_wanted: &IsWanted<'_>) -> usize {
        let gone = self.gone.iter();
        gone.filter(|f| is_wanted(f.rule.0, f.severity, &f.file)).count()
    }
}

#[cfg(test)]
mod tests;
