//! Which files of which states are the same entity.

use std::collections::HashMap;

use crate::history::paarung::Version;

/// Joins versions of files that follow from each other.
///
/// A version is a path with a content: where a file is deleted and comes back as it was, its trail goes on; where another
/// entity gets the path later, it begins anew.
#[derive(Debug, Default)]
pub(super) struct Spuren {
    known: HashMap<Version, usize>,
    above: Vec<usize>,
}

impl Spuren {
    /// The number that stands for `version`.
    pub fn number(&mut self, version: &Version) -> usize {
        if let Some(known) = self.known.get(version) {
            return *known;
        }
        let number = self.above.len();
        self.known.insert(version.clone(), number);
        self.above.push(number);
        number
    }

    /// Says that two versions are the same entity.
    pub fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.above[one.max(other)] = one.min(other);
    }

    /// The entity that a version belongs to: equal for joined versions.
    pub fn root(&mut self, mut number: usize) -> usize {
        while self.above[number] != number {
            self.above[number] = self.above[self.above[number]];
            number = self.above[number];
        }
        number
    }
}
