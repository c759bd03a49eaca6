//! What README.md and docs/handbuch.md show is what the program says: every ```` ```console ```` block is run.
//!
//! A block holds commands and their output, as a terminal shows them: `$ ddv …` (continued after a `\`), what it says on
//! standard output, then on standard error; `; echo $?` after it shows the exit status. A line `…` stands for left-out
//! lines. The commands run in a folder that holds `registry/` and `examples/`, not in git; after `$ cd probe` in the
//! repository that `ddv beispiel probe` makes. Today is [`TODAY`], the terminal 100 wide.
//! `DDV_DOCS=write cargo test docs` refreshes the blocks in place.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::fixture::{Outcome, ddv_on};
use tempfile::TempDir;

/// The day that the manual speaks of.
const TODAY: &str = "2026-11-22";

/// The documents whose blocks are run.
const DOCUMENTS: [&str; 2] = ["README.md", "docs/handbuch.md"];

/// Stands for left-out lines.
const LEFT_OUT: &str = "…";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn what_the_documents_show_is_what_the_program_says() {
    let folder = TempDir::new().expect("a temporary folder");
    for part in ["registry", "examples"] {
        copy(&root().join(part), &folder.path().join(part));
    }
    let made = ddv_on(folder.path(), TODAY, &["beispiel", "probe"]);
    assert_eq!(made.status, 0, "{}", made.stderr);
    let mut stale = Vec::new();
    for document in DOCUMENTS {
        let path = root().join(document);
        let shown = fs::read_to_string(&path).expect("a document is UTF-8");
        let said = refreshed(document, &shown, folder.path(), &mut stale);
        if std::env::var("DDV_DOCS").is_ok_and(|wish| wish == "write") && said != shown {
            fs::write(&path, said).expect("a document can be written");
        }
    }
    assert!(
        stale.is_empty(),
        "Stale; `DDV_DOCS=write cargo test docs` refreshes these blocks:\n\n{}",
        stale.join("\n")
    );
}

#[test]
fn only_blocks_that_are_run_show_a_prompt() {
    for document in DOCUMENTS {
        let text = fs::read_to_string(root().join(document)).expect("a document is UTF-8");
        let mut language = None;
        for (number, line) in (1..).zip(text.lines()) {
            if let Some(fence) = line.trim_start().strip_prefix("```") {
                language = if language.is_some() { None } else { Some(fence) };
            }
            let is_run = language == Some("console");
            assert!(is_run || !line.starts_with("$ "), "{document}:{number}: {line}");
        }
    }
}

/// The document with every block as the program says it; a diff of each that was different.
fn refreshed(document: &str, text: &str, folder: &Path, stale: &mut Vec<String>) -> String {
    let mut said = String::new();
    let mut lines = (1..).zip(text.lines()).peekable();
    while let Some((number, line)) = lines.next() {
        said.extend([line, "\n"]);
        if line != "```console" {
            continue;
        }
        let mut place = folder.to_path_buf();
        while let Some((_, line)) = lines.next_if(|(_, line)| *line != "```") {
            let start = line.strip_prefix("$ ");
            let mut command = start
                .unwrap_or_else(|| panic!("{document}:{number}: output without a command"))
                .to_owned();
            said.extend([line, "\n"]);
            while command.ends_with('\\') {
                command.pop();
                let (_, more) = lines.next().expect("a continued command goes on");
                command.push_str(more);
                said.extend([more, "\n"]);
            }
            let mut shown = Vec::new();
            while let Some((_, line)) = lines.next_if(|(_, line)| *line != "```" && !line.starts_with("$ ")) {
                shown.push(line);
            }
            let output = run(&mut place, &command);
            let output: Vec<&str> = output.lines().collect();
            let now = if agree(&shown, &output) {
                shown
            } else {
                let now = aligned(&shown, &output);
                let marked = |sign: &'static str, lines: &[&str]| -> String {
                    lines.iter().flat_map(|line| [sign, *line, "\n"]).collect()
                };
                stale.push(format!(
                    "{document}:{number}: $ {command}\n{}{}",
                    marked("-", &shown),
                    marked("+", &now)
                ));
                now
            };
            for line in now {
                said.extend([line, "\n"]);
            }
        }
    }
    said
}

/// What a terminal shows after `command`; `cd` changes the place.
fn run(place: &mut PathBuf, command: &str) -> String {
    let (command, shows_status) = match command.strip_suffix("; echo $?") {
        Some(command) => (command, true),
        None => (command, false),
    };
    let words = words(command);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["cd", folder] => {
            place.push(folder);
            String::new()
        }
        ["ddv", arguments @ ..] => {
            let Outcome {
                status,
                mut stdout,
                stderr,
            } = ddv_on(place, TODAY, arguments);
            stdout.push_str(&stderr);
            if shows_status {
                let _ = writeln!(stdout, "{status}");
            }
            stdout
        }
        _ => panic!("only `ddv` and `cd` can be run: {command}"),
    }
}

/// The words of a command: blanks divide, quotes of both kinds keep together.
fn words(command: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for sign in command.chars() {
        match (quote, sign) {
            (Some(open), _) if open == sign => quote = None,
            (None, '\'' | '"') => {
                quote = Some(sign);
                word.get_or_insert_default();
            }
            (None, ' ') => words.extend(word.take()),
            _ => word.get_or_insert_default().push(sign),
        }
    }
    assert!(quote.is_none(), "a quote stays open: {command}");
    words.extend(word);
    words
}

/// Whether `shown` is `output`, with any lines in place of each `…`.
fn agree(shown: &[&str], output: &[&str]) -> bool {
    match shown.split_first() {
        None => output.is_empty(),
        Some((&LEFT_OUT, rest)) => (0..=output.len()).any(|skipped| agree(rest, &output[skipped..])),
        Some((line, rest)) => output
            .split_first()
            .is_some_and(|(first, others)| first == line && agree(rest, others)),
    }
}

/// `output` cut as `shown` is: each part between two `…` is as long as before and from where it has most in common.
fn aligned<'a>(shown: &[&'a str], output: &[&'a str]) -> Vec<&'a str> {
    if !shown.contains(&LEFT_OUT) {
        return output.to_vec();
    }
    let parts: Vec<&[&str]> = shown.split(|line| *line == LEFT_OUT).collect();
    let (mut now, mut done) = (Vec::new(), 0);
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            now.push(LEFT_OUT);
        }
        let last = output.len().saturating_sub(part.len()).max(done);
        let start = if index == 0 {
            0
        } else if index + 1 == parts.len() {
            last
        } else {
            let in_common = |start: usize| -> usize {
                let pairs = part.iter().zip(&output[start..]);
                pairs.map(|(old, new)| likeness(old, new)).sum()
            };
            (done..=last)
                .rev()
                .max_by_key(|start| in_common(*start))
                .unwrap_or(done)
        };
        done = (start + part.len()).min(output.len());
        now.extend(&output[start.min(done)..done]);
    }
    now
}

/// How many words of two lines are the same; equal lines count more than like ones.
fn likeness(old: &str, new: &str) -> usize {
    let same = old.split_whitespace().filter(|word| new.contains(word)).count();
    if old == new { same * 2 + 1 } else { same }
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("folders can be made");
    for entry in fs::read_dir(from).expect("a folder can be read") {
        let entry = entry.expect("an entry can be read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}
