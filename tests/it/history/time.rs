//! Which commit a day, a quarter or a name means.

use git2::Oid;
use serde_json::Value;

use super::{karte, refusal};
use crate::fixture::ddv_in;
use crate::fixture::repo::TestRepo;

/// A register with a commit at each time; each differs from the one before by the name of the administration.
fn at_times(times: &[&str]) -> (TestRepo, Vec<Oid>) {
    let mut repo = TestRepo::sound("");
    let mut commits = Vec::new();
    for (number, time) in times.iter().enumerate() {
        let settings = format!("[verwaltung]\nname = \"Stand {number}\"\n");
        repo.write("ddv.toml", settings);
        commits.push(repo.commit(time, "Stand"));
    }
    repo.checkout();
    (repo, commits)
}

/// The number of the state that `stand` means.
fn number(repo: &TestRepo, commits: &[Oid], stand: &str) -> usize {
    let karte = karte(&repo.path(), &["--stand", stand]);
    let number = commits.iter().position(|id| karte["commit"] == id.to_string());
    let number = number.expect("one of the commits");
    assert_eq!(karte["verwaltung"], format!("Stand {number}"));
    number
}

fn stichtag(repo: &TestRepo, args: &[&str]) -> Value {
    karte(&repo.path(), args)["stichtag"].clone()
}

#[test]
fn a_day_ends_at_midnight_in_berlin_whatever_the_clock_of_the_committer_said() {
    let (repo, commits) = at_times(&[
        "2026-01-05T09:00:00+01:00",
        "2026-03-31T23:59:59+02:00",
        // In Berlin it is half past six in the morning of the next day.
        "2026-03-31T23:30:00-05:00",
        // In Kyiv it is April 2nd already, in Berlin not yet.
        "2026-04-02T00:30:00+03:00",
        "2026-04-02T00:30:00+02:00",
    ]);
    let at = |stand| number(&repo, &commits, stand);
    assert_eq!(at("2026-03-30"), 0);
    assert_eq!(at("2026-03-31"), 1);
    assert_eq!(at("2026-Q1"), 1);
    assert_eq!(at("2026-04-01"), 3);
    assert_eq!(at("2026-04-02"), 4);
    let of_commit = |number: usize| stichtag(&repo, &["--stand", &commits[number].to_string()]);
    assert_eq!(of_commit(1), "2026-03-31");
    assert_eq!(of_commit(2), "2026-04-01");
    assert_eq!(of_commit(3), "2026-04-01");
    assert_eq!(of_commit(4), "2026-04-02");
}

#[test]
fn days_on_which_the_clocks_change_have_their_own_length() {
    let (repo, commits) = at_times(&[
        "2026-03-28T23:59:59+01:00",
        "2026-03-29T00:00:00+01:00",
        "2026-03-29T23:59:59+02:00",
        "2026-03-30T00:00:00+02:00",
        "2026-10-24T23:59:59+02:00",
        // The hour from two to three comes twice.
        "2026-10-25T02:30:00+02:00",
        "2026-10-25T02:30:00+01:00",
        "2026-10-25T23:59:59+01:00",
        "2026-10-26T00:00:00+01:00",
    ]);
    let at = |stand| number(&repo, &commits, stand);
    assert_eq!(at("2026-03-28"), 0);
    assert_eq!(at("2026-03-29"), 2);
    assert_eq!(at("2026-03-30"), 3);
    assert_eq!(at("2026-10-24"), 4);
    assert_eq!(at("2026-10-25"), 7);
    assert_eq!(at("2026-10-26"), 8);
}

#[test]
fn commit_times_out_of_order_end_the_search_at_the_newest_commit_that_is_old_enough() {
    let (repo, commits) = at_times(&[
        "2026-01-05T09:00:00+01:00",
        "2026-05-05T09:00:00+02:00",
        "2026-02-05T09:00:00+01:00",
        "2026-04-05T09:00:00+02:00",
    ]);
    let at = |stand| number(&repo, &commits, stand);
    assert_eq!(at("2026-01-31"), 0);
    assert_eq!(at("2026-02-28"), 2);
    assert_eq!(at("2026-04-30"), 3);
    // The commit of May stands before that of April on the line.
    assert_eq!(at("2026-05-31"), 3);
}

/// Name, day and number of the commit of each point.
fn verlauf(repo: &TestRepo, commits: &[Oid], args: &[&str]) -> Vec<(String, String, usize)> {
    let outcome = ddv_in(&repo.path(), &[&["verlauf", "--format", "json"], args].concat());
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let json: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let number = |point: &Value| commits.iter().position(|id| point["commit"] == id.to_string());
    let points = json["punkte"].as_array().expect("points").iter();
    points
        .map(|p| {
            (
                text(&p["stand"]),
                text(&p["stichtag"]),
                number(p).expect("one of the commits"),
            )
        })
        .collect()
}

/// The clock of the first commit was half a year ahead. The second one is the state of January all the same; the first
/// one never was the last of a day.
#[test]
fn a_time_series_starts_with_the_earliest_day_even_if_the_first_commit_has_a_later_one() {
    let (repo, commits) = at_times(&[
        "2026-05-05T09:00:00+02:00",
        "2025-12-05T09:00:00+01:00",
        "2026-03-05T09:00:00+01:00",
    ]);
    let point = |name: &str, day: &str, number| (name.to_owned(), day.to_owned(), number);
    let expected = [
        point("2025-Q4", "2025-12-31", 1),
        point("2026-Q1", "2026-03-31", 2),
        point("2026-Q2", "2026-06-30", 2),
    ];
    assert_eq!(verlauf(&repo, &commits, &[]), expected);
    let until = ["verlauf", "--bis", "2025-12-04"];
    insta::assert_snapshot!(refusal(&repo.path(), &until), @"
    Fehler: Am 04.12.2025 gab es noch keinen Commit; der erste ist vom 05.12.2025.
    Hilfe: Nennen Sie einen Tag ab 2025-12-05.
    ");
}

/// Commit 1 lies in the wanted months, though on the line before it comes one of January.
#[test]
fn single_commits_are_found_behind_one_with_an_earlier_time() {
    let (repo, commits) = at_times(&[
        "2026-01-05T09:00:00+01:00",
        "2026-03-05T09:00:00+01:00",
        "2026-01-20T09:00:00+01:00",
        "2026-04-05T09:00:00+02:00",
    ]);
    let args = ["--schritt", "commit", "--von", "2026-03-01", "--bis", "2026-Q2"];
    let found = verlauf(&repo, &commits, &args);
    let found: Vec<_> = found
        .iter()
        .map(|(_, day, number)| (day.as_str(), *number))
        .collect();
    assert_eq!(found, [("2026-03-05", 1), ("2026-04-05", 3)]);
}

/// Git takes the first letters of an id for the commit; one letter is too short to look for.
#[test]
fn a_name_that_could_be_the_start_of_an_id_is_just_unknown() {
    let (repo, _) = at_times(&["2026-01-05T09:00:00+01:00"]);
    insta::assert_snapshot!(refusal(&repo.path(), &["aenderungen", "A..B"]), @"
    Fehler: Einen Stand `B` gibt es nicht.
    Hilfe: Nennen Sie einen Tag (`2026-03-31`), ein Quartal (`2026-Q1`) oder eine Revision (`HEAD~3`, einen Branch, die Kennung eines Commits). `git log --oneline` zeigt die Commits.
    ");
}

/// Of 800 small files some have ids with the same four digits at the start.
#[test]
fn the_start_of_several_ids_is_told_from_an_unknown_name() {
    let mut repo = TestRepo::sound("");
    let mut seen = std::collections::BTreeSet::new();
    let mut twice = None;
    for number in 0..800 {
        let text = format!("Notiz {number}\n");
        let id = Oid::hash_object(git2::ObjectType::Blob, text.as_bytes()).expect("an id");
        let start = id.to_string()[..4].to_owned();
        if !seen.insert(start.clone()) {
            twice = Some(start);
        }
        repo.write(&format!("notizen/{number}.txt"), text);
    }
    repo.commit("2026-01-05T09:00:00+01:00", "Notizen");
    repo.checkout();
    let start = twice.expect("two ids that start alike");
    let refused = refusal(&repo.path(), &["karte", "--stand", &start]);
    insta::assert_snapshot!(refused.replace(&start, "ABCD"), @"
    Fehler: Mit `ABCD` beginnen mehrere Kennungen im git-Repository.
    Hilfe: Nennen Sie mehr Stellen der Kennung des Commits; `git log --oneline` zeigt, wie viele es braucht.
    ");
}

#[test]
fn the_day_counts_for_the_figures_unless_another_is_named() {
    let (repo, _) = at_times(&["2026-01-05T09:00:00+01:00", "2026-02-05T09:00:00+01:00"]);
    assert_eq!(stichtag(&repo, &["--stand", "2026-01-20"]), "2026-01-20");
    assert_eq!(stichtag(&repo, &["--stand", "2026-Q1"]), "2026-03-31");
    assert_eq!(stichtag(&repo, &["--stand", "2031-Q4"]), "2031-12-31");
    assert_eq!(stichtag(&repo, &["--stand", "HEAD~1"]), "2026-01-05");
    let named = ["--stand", "2026-Q1", "--stichtag", "2026-02-15"];
    assert_eq!(stichtag(&repo, &named), "2026-02-15");
    assert_eq!(stichtag(&repo, &[]), crate::fixture::TODAY);
}

#[test]
fn a_name_in_the_form_of_a_day_is_a_day_and_all_other_names_are_those_of_git() {
    let (mut repo, commits) = at_times(&[
        "2026-01-05T09:00:00+01:00",
        "2026-02-05T09:00:00+01:00",
        "2026-03-05T09:00:00+01:00",
    ]);
    repo.tag("bericht-2026-1", commits[1]);
    repo.tag("2026-Q1", commits[0]);
    repo.detach(commits[0]);
    repo.branch("2026-02-28");
    repo.branch("Entwurf/Ämter");
    repo.switch("main");
    repo.checkout();
    let at = |stand: &str| number(&repo, &commits, stand);
    assert_eq!(at("bericht-2026-1"), 1);
    assert_eq!(at("Entwurf/Ämter"), 0);
    assert_eq!(at("2026-02-28"), 1);
    assert_eq!(at("heads/2026-02-28"), 0);
    assert_eq!(at("2026-Q1"), 2);
    assert_eq!(at("tags/2026-Q1"), 0);
    assert_eq!(at("main^^"), 0);
    assert_eq!(at(&commits[1].to_string()[..10]), 1);
    assert_eq!(at(":/Stand"), 2);
}

#[test]
fn days_before_the_first_commit_have_no_state() {
    let (repo, _) = at_times(&["2026-01-05T09:00:00+01:00"]);
    insta::assert_snapshot!(refusal(&repo.path(), &["karte", "--stand", "2026-01-04"]), @"
    Fehler: Am 04.01.2026 gab es noch keinen Commit; der erste ist vom 05.01.2026.
    Hilfe: Nennen Sie einen Tag ab 2026-01-05.
    ");
    insta::assert_snapshot!(refusal(&repo.path(), &["status", "--stand", "2025-Q4"]), @"
    Fehler: Am 31.12.2025 gab es noch keinen Commit; der erste ist vom 05.01.2026.
    Hilfe: Nennen Sie einen Tag ab 2026-01-05.
    ");
}

#[test]
fn a_time_series_says_what_it_takes_for_its_ends() {
    let (repo, _) = at_times(&["2026-01-05T09:00:00+01:00"]);
    insta::assert_snapshot!(refusal(&repo.path(), &["verlauf", "--von", "2026-Q5"]), @"
    Fehler: `2026-Q5` ist kein Tag in der Form JJJJ-MM-TT, auch kein Quartal in der Form JJJJ-QN (bei `--von <TAG>`).
    Hilfe: `ddv --help` und `ddv BEFEHL --help` zeigen, was geht.
    ");
}
