//! Exceptions that a file itself makes: `# ddv: erlaube RULE (reason)`.

use crate::source::{LineIndex, SourceId, Span};

/// An exception from a rule for one finding.
///
/// Behind a value it holds for the findings of its line; on a line of its own for the findings of the next line with
/// content (several may stand above each other), and above the first line of the file also for findings about the
/// whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// The file.
    pub source: SourceId,
    /// The rule as written.
    pub rule: String,
    /// Why; `None` if no reason stands there.
    pub reason: Option<String>,
    /// The bytes of the comment, from `ddv:`.
    pub span: Span,
    /// The line (from 1) whose findings are accepted.
    pub line: usize,
    /// Holds for findings about the whole file too.
    pub is_head: bool,
}

const MARK: &str = "ddv: erlaube";

impl Exception {
    /// Finds the exceptions in `text`. Looks only at lines that hold the mark, so it is free where there is none.
    pub fn find_all(source: SourceId, text: &str) -> Vec<Self> {
        if !text.contains(MARK) {
            return Vec::new();
        }
        let index = LineIndex::new(text);
        let mut found: Vec<Self> = Vec::new();
        let mut is_head = true;
        // Exceptions that stand alone and wait for the next line with content.
        let mut waiting = 0;
        for number in 0..index.line_count() {
            let line = index.line_text(number);
            if !is_blank_or_comment(line) {
                is_head = false;
                let first = found.len() - waiting;
                found[first..].iter_mut().for_each(|e| e.line = number + 1);
                waiting = 0;
            }
            let Some(hash) = comment_start(line) else {
                continue;
            };
            let comment = &line[hash + 1..];
            let Some(at) = comment.find(MARK) else {
                continue;
            };
            if !comment[..at].trim().is_empty() {
                continue;
            }
            let (rule, reason) = split(comment[at + MARK.len()..].trim());
            let is_alone = line[..hash].trim().is_empty();
            let start = index.line_span(number).start;
            found.push(Self {
                source,
                rule,
                reason,
                span: Span::new(start + hash, start + line.len()),
                // Without content below, its own line.
                line: number + 1,
                is_head: is_alone && is_head,
            });
            waiting += usize::from(is_alone);
        }
        found
    }
}

fn split(text: &str) -> (String, Option<String>) {
    let (rule, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let (rule, rest) = match rule.split_once('(') {
        Some((rule, _)) => (rule, &text[rule.len()..]),
        None => (rule, rest),
    };
    let reason = rest
        .trim()
        .strip_prefix('(')
        .and_then(|r| r.strip_suffix(')'))
        .map(str::trim)
        .filter(|r| !r.is_empty());
    (rule.to_owned(), reason.map(str::to_owned))
}

fn is_blank_or_comment(line: &str) -> bool {
    let body = line.trim_start_matches('\u{feff}').trim();
    body.is_empty() || body.starts_with('#')
}

/// Where the comment of a line begins: at a `#` outside of quotes, at the start or behind a blank.
fn comment_start(line: &str) -> Option<usize> {
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') if before.is_whitespace() || "[{,:".contains(before) => quote = Some(c),
            (None, '#') if before.is_whitespace() => return Some(at),
            (Some(_) | None, _) => {}
        }
        before = c;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceMap;

    fn find(text: &str) -> Vec<Exception> {
        Exception::find_all(SourceMap::default().add("x.yaml"), text)
    }

    #[test]
    fn an_exception_names_rule_reason_and_line() {
        let found = find("name: x # ddv: erlaube personenangabe (Firmenname)\n");
        assert_eq!(found[0].rule, "personenangabe");
        assert_eq!(found[0].reason.as_deref(), Some("Firmenname"));
        assert_eq!((found[0].line, found[0].is_head), (1, false));
    }

    #[test]
    fn on_its_own_line_it_holds_for_the_next_line_with_content() {
        let found = find("a: 1\n# ddv: erlaube x-y (weil)\n# ddv: erlaube z\n\nb: 2\n");
        assert_eq!(found.iter().map(|e| e.line).collect::<Vec<_>>(), [5, 5]);
        assert_eq!(found[1].reason, None);
    }

    #[test]
    fn a_mark_inside_a_text_is_no_exception() {
        assert_eq!(find("a: \"# ddv: erlaube x (y)\"\n"), []);
        assert_eq!(find("a: b#ddv: erlaube x (y)\n"), []);
    }
}
