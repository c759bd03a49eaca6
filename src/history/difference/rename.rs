//! What goes by another name now: which new thing is which gone one, judged by their contents.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde_json::Value;

/// The share of equal leaves from which two contents are the same thing.
const MIN_ALIKE: f64 = 0.5;

/// With more pairs than this only things of the same name are compared: a mass rename must not cost minutes.
const MAX_PAIRS: usize = 1_000_000;

/// The single values of a content with their fields, as numbers that stand for them; sorted, a value as often as it
/// stands there.
struct Leaves(Vec<usize>);

impl Leaves {
    fn new(value: &Value, words: &mut BTreeMap<String, usize>) -> Self {
        let mut found = Vec::new();
        collect("", value, words, &mut found);
        found.sort_unstable();
        Self(found)
    }

    /// Equal leaves of the leaves of the larger content, 0 to 1.
    fn share_with(&self, other: &Self) -> f64 {
        let larger = self.0.len().max(other.0.len());
        let smaller = self.0.len().min(other.0.len());
        // Where the sizes differ by more than half, no count can reach it: no need to look.
        if larger == 0 || (smaller as f64) < MIN_ALIKE * larger as f64 {
            return 0.0;
        }
        let (mut i, mut j, mut equal) = (0, 0, 0_u32);
        while i < self.0.len() && j < other.0.len() {
            let (a, b) = (self.0[i], other.0[j]);
            equal += u32::from(a == b);
            i += usize::from(a <= b);
            j += usize::from(b <= a);
        }
        f64::from(equal) / larger as f64
    }
}

fn collect(path: &str, value: &Value, words: &mut BTreeMap<String, usize>, found: &mut Vec<usize>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                collect(&format!("{path}\0{key}"), value, words, found);
            }
        }
        Value::Array(items) => {
            for item in items {
                collect(&format!("{path}\0"), item, words, found);
            }
        }
        Value::Null => {}
        Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            let next = words.len();
            found.push(*words.entry(format!("{path}\0{value}")).or_insert(next));
        }
    }
}

/// Joins gone and new things, as positions in the two lists: those of identical content first, then the most alike with
/// at least half of their leaves equal; of equally good pairs the one that stands first.
pub(in crate::history) fn join(gone: &[&Value], new: &[&Value]) -> Vec<(usize, usize)> {
    let mut joined = identical(gone, new);
    let mut is_gone_taken = vec![false; gone.len()];
    let mut is_new_taken = vec![false; new.len()];
    for (i, j) in &joined {
        is_gone_taken[*i] = true;
        is_new_taken[*j] = true;
    }
    for (_, i, j) in alike(&open(gone, &is_gone_taken), &open(new, &is_new_taken)) {
        if !is_gone_taken[i] && !is_new_taken[j] {
            is_gone_taken[i] = true;
            is_new_taken[j] = true;
            joined.push((i, j));
        }
    }
    joined.sort_unstable();
    joined
}

fn identical(gone: &[&Value], new: &[&Value]) -> Vec<(usize, usize)> {
    let mut by_content: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (j, content) in new.iter().enumerate().rev() {
        by_content.entry(content.to_string()).or_default().push(j);
    }
    let find = |(i, content): (usize, &&Value)| {
        let candidates = by_content.get_mut(&content.to_string())?;
        candidates.pop().map(|j| (i, j))
    };
    gone.iter().enumerate().filter_map(find).collect()
}

fn open<'v>(things: &[&'v Value], is_taken: &[bool]) -> Vec<(usize, &'v Value)> {
    let numbered = things.iter().copied().enumerate();
    numbered.filter(|(at, _)| !is_taken[*at]).collect()
}

/// All pairs that are alike, the best first.
fn alike(gone: &[(usize, &Value)], new: &[(usize, &Value)]) -> Vec<(u64, usize, usize)> {
    let only_same_name = gone.len().saturating_mul(new.len()) > MAX_PAIRS;
    let mut words = BTreeMap::new();
    let mut leaves = |things: &[(usize, &Value)]| -> Vec<Leaves> {
        let contents = things.iter();
        contents
            .map(|(_, content)| Leaves::new(content, &mut words))
            .collect()
    };
    let (gone_leaves, new_leaves) = (leaves(gone), leaves(new));
    let mut pairs = Vec::new();
    for ((i, content), a) in gone.iter().zip(&gone_leaves) {
        for ((j, other), b) in new.iter().zip(&new_leaves) {
            if only_same_name && content.get("name") != other.get("name") {
                continue;
            }
            let share = a.share_with(b);
            if share >= MIN_ALIKE {
                // Positive numbers are in the order of their bits.
                pairs.push((share.to_bits(), *i, *j));
            }
        }
    }
    pairs.sort_by_key(|(share, i, j)| (Reverse(*share), *i, *j));
    pairs
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Six leaves; `changed` of them differ.
    fn thing(name: &str, changed: usize) -> Value {
        let mut thing = json!({"name": name, "a": 1, "b": 2, "c": 3, "d": 4, "e": 5});
        for key in ["a", "b", "c", "d", "e"].iter().take(changed) {
            thing[*key] = json!(99);
        }
        thing
    }

    fn joined(gone: &[Value], new: &[Value]) -> Vec<(usize, usize)> {
        join(&gone.iter().collect::<Vec<_>>(), &new.iter().collect::<Vec<_>>())
    }

    #[test]
    fn half_of_the_leaves_is_enough_and_less_is_not() {
        assert_eq!(joined(&[thing("x", 0)], &[thing("x", 3)]), [(0, 0)]);
        assert_eq!(joined(&[thing("x", 0)], &[thing("x", 4)]), []);
    }

    #[test]
    fn identical_content_comes_before_alike_and_the_best_before_the_first() {
        // Both gone ones are alike to both new ones; the second is identical to the first new one.
        let gone = [thing("x", 1), thing("x", 0)];
        let new = [thing("x", 0), thing("x", 2)];
        assert_eq!(joined(&gone, &new), [(0, 1), (1, 0)]);
        // 5 of 6 with the second, 4 of 6 with the first.
        assert_eq!(
            joined(&[thing("x", 0)], &[thing("x", 2), thing("x", 1)]),
            [(0, 1)]
        );
    }

    #[test]
    fn equal_pairs_are_joined_in_their_order() {
        let same = [thing("x", 0), thing("x", 0)];
        assert_eq!(joined(&same, &same), [(0, 0), (1, 1)]);
        let other = [thing("y", 0), thing("y", 0)];
        assert_eq!(joined(&same, &other), [(0, 0), (1, 1)]);
    }

    #[test]
    fn an_empty_content_is_like_nothing_but_itself() {
        assert_eq!(joined(&[json!({})], &[thing("x", 0)]), []);
        assert_eq!(joined(&[json!({})], &[json!({})]), [(0, 0)]);
    }
}
