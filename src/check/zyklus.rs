//! `zyklus`: units or components that lead back to themselves.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::source::{SourceId, YamlPath};

rule! {
    /// Einträge verweisen im Kreis aufeinander.
    ///
    /// ## Was
    /// Eine Organisationseinheit ist über `teil_von` Teil von sich selbst, oder eine Komponente hängt über
    /// `abhaengig_von` von sich selbst ab. Gemeldet wird jeder Kreis einmal, in der Datei mit der kleinsten Kennung.
    ///
    /// ## Warum
    /// Eine Einheit im Kreis gehört zu keinem Geschäftsbereich und fehlt in dessen Auswertung. Komponenten, die
    /// aufeinander warten, lassen sich in keiner Reihenfolge einführen.
    ///
    /// ## Beispiel
    /// ```yaml schlecht komponenten/dms.yaml
    /// abhaengig_von: [epayment]
    /// ```
    /// ```yaml gut komponenten/dms.yaml
    /// abhaengig_von: []
    /// ```
    ///
    /// ## Abhilfe
    /// Löschen Sie den Verweis im Kreis, der nicht stimmt.
    pub struct Zyklus = RuleId("zyklus"), Fehler;
}

/// A reference to another entity of the same kind, and where it stands.
struct Edge<'r> {
    to: &'r str,
    path: YamlPath,
}

/// Entities of one kind by id, with their references.
type Graph<'r> = BTreeMap<&'r str, (SourceId, Vec<Edge<'r>>)>;

impl Rule for Zyklus {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let registry = context.registry;
        let mut units = Graph::new();
        for unit in registry.organisation.with_drafts() {
            let parent = unit.teil_von.iter().map(|to| Edge {
                to: to.as_str(),
                path: YamlPath::parse("teil_von"),
            });
            units
                .entry(unit.id.as_str())
                .or_insert((unit.source, parent.collect()));
        }
        let mut components = Graph::new();
        for component in registry.komponenten.with_drafts() {
            let needs = component.abhaengig_von.iter().enumerate().map(|(i, to)| Edge {
                to: to.as_str(),
                path: YamlPath::parse("abhaengig_von").index(i),
            });
            components
                .entry(component.id.as_str())
                .or_insert((component.source, needs.collect()));
        }
        report(
            &units,
            "Die Organisationseinheiten sind im Kreis einander zugeordnet",
            out,
        );
        report(&components, "Die Komponenten hängen im Kreis voneinander ab", out);
    }
}

fn report(graph: &Graph<'_>, what: &str, out: &mut Vec<Diagnostic>) {
    for cycle in cycles(graph) {
        let (Some(first), Some(next)) = (cycle.first(), cycle.get(1).or(cycle.first())) else {
            continue;
        };
        let Some((source, edges)) = graph.get(first) else {
            continue;
        };
        let Some(edge) = edges.iter().find(|e| e.to == *next) else {
            continue;
        };
        let way = cycle.join(" → ");
        out.push(
            Zyklus::PAGE
                .finding(*source, edge.path.clone(), format!("{what}: `{way} → {first}`."))
                .help("Löschen Sie den Verweis in diesem Kreis, der nicht stimmt."),
        );
    }
}

/// For every reference that lies on a circle, a shortest circle through it, from its smallest id on: no wrong reference
/// stays hidden, and the work is bounded where there are more circles than can be listed.
fn cycles<'r>(graph: &Graph<'r>) -> BTreeSet<Vec<&'r str>> {
    let mut found = BTreeSet::new();
    for (from, (_, edges)) in graph {
        for edge in edges {
            let Some(mut cycle) = shortest_way(graph, edge.to, from) else {
                continue;
            };
            let smallest = cycle.iter().enumerate().min_by_key(|(_, id)| **id);
            let start = smallest.map_or(0, |(at, _)| at);
            cycle.rotate_left(start);
            found.insert(cycle);
        }
    }
    found
}

/// The ids from `from` to `to`, both included.
fn shortest_way<'r>(graph: &Graph<'r>, from: &'r str, to: &str) -> Option<Vec<&'r str>> {
    let mut came_from: BTreeMap<&str, Option<&'r str>> = BTreeMap::from([(from, None)]);
    let mut open = VecDeque::from([from]);
    while let Some(here) = open.pop_front() {
        if here == to {
            let back = std::iter::successors(Some(here), |id| came_from.get(id).copied().flatten());
            let mut way: Vec<&str> = back.collect();
            way.reverse();
            return Some(way);
        }
        for edge in graph.get(here).into_iter().flat_map(|(_, edges)| edges) {
            came_from.entry(edge.to).or_insert_with(|| {
                open.push_back(edge.to);
                Some(here)
            });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn silent_on_trees_shared_needs_and_dead_references() {
        let files = [
            ("komponenten/a.yaml", "abhaengig_von: [b, dms]\n"),
            ("komponenten/b.yaml", "abhaengig_von: [dms, gibt-es-nicht]\n"),
            ("organisation/amt-1.yaml", "teil_von: amt-22\n"),
        ];
        insta::assert_snapshot!(check(&Zyklus, &files), @"");
    }

    #[test]
    fn each_circle_once_at_its_smallest_id() {
        let files = [
            ("organisation/c.yaml", "teil_von: a\n"),
            ("organisation/b.yaml", "teil_von: c\n"),
            ("organisation/a.yaml", "teil_von: b\n"),
            ("organisation/tail.yaml", "teil_von: a\n"),
            ("organisation/selbst.yaml", "teil_von: selbst\n"),
        ];
        insta::assert_snapshot!(check(&Zyklus, &files), @"
        organisation/a.yaml: teil_von: Die Organisationseinheiten sind im Kreis einander zugeordnet: `a → b → c → a`.
        organisation/selbst.yaml: teil_von: Die Organisationseinheiten sind im Kreis einander zugeordnet: `selbst → selbst`.
        ");
    }

    #[test]
    fn circles_that_share_a_component_are_told_apart() {
        let files = [
            ("komponenten/a.yaml", "abhaengig_von: [dms, b, c]\n"),
            ("komponenten/b.yaml", "abhaengig_von: [a]\n"),
            ("komponenten/c.yaml", "abhaengig_von: [b]\n"),
        ];
        insta::assert_snapshot!(check(&Zyklus, &files), @"
        komponenten/a.yaml: abhaengig_von[1]: Die Komponenten hängen im Kreis voneinander ab: `a → b → a`.
        komponenten/a.yaml: abhaengig_von[2]: Die Komponenten hängen im Kreis voneinander ab: `a → c → b → a`.
        ");
    }
}
