//! The paths that a source file names: `use` lists taken apart, and paths inside the code.

/// All paths that begin at `crate`, `self` or `super`, as steps, without tests and comments.
pub fn paths(text: &str) -> Vec<Vec<String>> {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text);
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    let code: String = code
        .lines()
        .filter(is_code)
        .flat_map(|line| [line, "\n"])
        .collect();
    let mut found = Vec::new();
    for root in ["crate::", "super::"] {
        for (at, _) in code.match_indices(root) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            tree(&code[at..], &[], &mut found);
        }
    }
    found
}

/// Reads one branch of a use tree behind `stem`; gives what follows it.
fn tree<'t>(mut text: &'t str, stem: &[String], found: &mut Vec<Vec<String>>) -> &'t str {
    let mut path = stem.to_vec();
    loop {
        text = text.trim_start();
        if let Some(mut rest) = text.strip_prefix('{') {
            loop {
                rest = tree(rest, &path, found).trim_start();
                match rest.strip_prefix(',') {
                    Some(more) if !more.trim_start().starts_with('}') => rest = more,
                    Some(more) => return more.trim_start().strip_prefix('}').unwrap_or(""),
                    None => return rest.strip_prefix('}').unwrap_or(rest),
                }
            }
        }
        let end = text
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(text.len());
        path.push(text[..end].to_owned());
        text = &text[end..];
        match text.strip_prefix("::") {
            Some(rest) => text = rest,
            None => break,
        }
    }
    found.push(path);
    // `as name`, or the star of a glob.
    let text = text.strip_prefix('*').unwrap_or(text);
    match text.trim_start().strip_prefix("as ") {
        Some(name) => name.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_'),
        None => text,
    }
}

#[test]
fn lists_in_lists_and_over_lines_are_taken_apart() {
    let text = "use crate::{a, b::{c as d, self},\n    e::*,\n};\nfn f() { super::super::x::y(); not_crate::z(); }\n";
    let joined: Vec<String> = paths(text).iter().map(|path| path.join("::")).collect();
    assert_eq!(
        joined,
        [
            "crate::a",
            "crate::b::c",
            "crate::b::self",
            "crate::e::",
            "super::super::x::y"
        ]
    );
}
