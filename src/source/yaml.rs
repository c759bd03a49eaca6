//! YAML text to spanned tree, by the event parser `granit-parser`.
//!
//! The event parser stops at its first error; `recover` goes on from there.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError, StrInput, Tag};

use super::decode::{Problem, ProblemKind, Syntax};
use super::node::{Entry, Node, Value};
use super::path::{Step, YamlPath};
use super::recover::recover;
use super::span::Span;

/// Nesting beyond this is no register but an attack or an accident.
const DEPTH_LIMIT: usize = 64;
/// Nodes that aliases may add to one file (an alias bomb stops here).
const ALIAS_NODES: usize = 20_000;

/// A YAML text as far as it could be understood.
#[derive(Debug)]
pub struct Parsed<'t> {
    /// The tree; `None` if there is nothing to go on with.
    pub root: Option<Node<'t>>,
    /// Everything wrong with the form of the text, in the order found.
    pub problems: Vec<Problem>,
    /// The places of what was passed over after a syntax error.
    pub lost: Vec<YamlPath>,
}

/// Reads one YAML document. Never panics, never takes more than a few times the text's size.
pub fn parse(text: &str) -> Parsed<'_> {
    let mut problems = Vec::new();
    match build(text, &mut problems) {
        Ok(root) => Parsed {
            root,
            problems,
            lost: Vec::new(),
        },
        Err(_) => recover(text),
    }
}

pub(super) fn into_owned(node: Node<'_>) -> Node<'static> {
    let value = match node.value {
        Value::Scalar { text, plain } => Value::Scalar {
            text: Cow::Owned(text.into_owned()),
            plain,
        },
        Value::List(items) => Value::List(items.into_iter().map(into_owned).collect()),
        Value::Map(entries) => Value::Map(
            entries
                .into_iter()
                .map(|entry| Entry {
                    key: Cow::Owned(entry.key.into_owned()),
                    key_span: entry.key_span,
                    value: into_owned(entry.value),
                })
                .collect(),
        ),
    };
    Node {
        span: node.span,
        value,
    }
}

/// A syntax error and the end of the last event before it.
pub(super) struct Broken {
    pub at: usize,
    pub syntax: Syntax,
    pub last_good: usize,
    /// Where the outermost open bracket stands.
    pub bracket: Option<usize>,
}

/// A [`Step`] that borrows its key: on the way down nothing is copied.
enum Segment<'t> {
    Key(Cow<'t, str>),
    Index(usize),
}

struct Builder<'t, 'p> {
    parser: Parser<'t, StrInput<'t>>,
    text: &'t str,
    last_good: usize,
    /// Where the brackets that are still open were opened.
    brackets: Vec<usize>,
    anchors: HashMap<usize, Node<'t>>,
    alias_nodes: usize,
    path: Vec<Segment<'t>>,
    problems: &'p mut Vec<Problem>,
}

pub(super) fn build<'t>(text: &'t str, problems: &mut Vec<Problem>) -> Result<Option<Node<'t>>, Broken> {
    let mut options = Options::default();
    options.flow_nesting_limit = DEPTH_LIMIT;
    options.block_nesting_limit = DEPTH_LIMIT;
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut builder = Builder {
        parser: Parser::new_from_str_with_options(body, options),
        text,
        last_good: 0,
        brackets: Vec::new(),
        anchors: HashMap::new(),
        alias_nodes: 0,
        path: Vec::new(),
        problems,
    };
    builder.document()
}

impl<'t> Builder<'t, '_> {
    fn next(&mut self) -> Result<(Event<'t>, Span), Broken> {
        let shift = self.text.len() - self.text.trim_start_matches('\u{feff}').len();
        match self.parser.next_event() {
            Some(Ok((event, span))) => {
                let bytes = span.byte_range().unwrap_or_default();
                let span = Span::new(bytes.start + shift, bytes.end + shift);
                self.last_good = self.last_good.max(span.end);
                Ok((event, span))
            }
            Some(Err(error)) => {
                let at = error.marker().byte_offset().unwrap_or_default() + shift;
                Err(self.broken(at, syntax_of(&error)))
            }
            None => Ok((Event::StreamEnd, Span::at(self.text.len()))),
        }
    }

    fn broken(&self, at: usize, syntax: Syntax) -> Broken {
        Broken {
            at,
            syntax,
            last_good: self.last_good,
            bracket: self.brackets.first().copied(),
        }
    }

    fn document(&mut self) -> Result<Option<Node<'t>>, Broken> {
        let mut root = None;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamEnd => return Ok(root),
                Event::DocumentStart(..) if root.is_some() => {
                    return Err(self.broken(span.start, Syntax::SecondDocument));
                }
                Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd => {}
                event => root = Some(self.node(event, span, 0)?),
            }
        }
    }

    fn node(&mut self, event: Event<'t>, span: Span, depth: usize) -> Result<Node<'t>, Broken> {
        if depth > DEPTH_LIMIT {
            return Err(self.broken(span.start, Syntax::TooDeep));
        }
        let anchor = event.anchor_id();
        // `!!str` only says what quotes say.
        if let Some(tag) = event.tag().filter(|tag| !tag.is_yaml_core_schema_tag("str")) {
            self.check_tag(tag, span);
        }
        let node = match event {
            Event::Scalar(text, style, _, tag) => {
                let plain = style == ScalarStyle::Plain && tag.is_none();
                Node {
                    span,
                    value: Value::Scalar { text, plain },
                }
            }
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                let is_bracket = span.end > span.start;
                if is_bracket {
                    self.brackets.push(span.start);
                }
                let node = match event {
                    Event::SequenceStart(..) => self.list(span, depth)?,
                    _ => self.map(span, depth)?,
                };
                if is_bracket {
                    self.brackets.pop();
                }
                node
            }
            Event::Alias(id) => self.alias(id, span)?,
            _ => return Err(self.broken(span.start, Syntax::Other)),
        };
        if let Some(id) = anchor {
            self.anchors.insert(id, node.clone());
        }
        Ok(node)
    }

    fn alias(&mut self, id: usize, span: Span) -> Result<Node<'t>, Broken> {
        let Some(target) = self.anchors.get(&id) else {
            return Err(self.broken(span.start, Syntax::UnknownAlias));
        };
        self.alias_nodes += count(target);
        if self.alias_nodes > ALIAS_NODES {
            return Err(self.broken(span.start, Syntax::AliasBomb));
        }
        let mut node = target.clone();
        node.span = span;
        Ok(node)
    }

    fn list(&mut self, start: Span, depth: usize) -> Result<Node<'t>, Broken> {
        let mut items = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                let span = Span::new(start.start, start.end);
                return Ok(Node {
                    span,
                    value: Value::List(items),
                });
            }
            self.path.push(Segment::Index(items.len()));
            items.push(self.node(event, span, depth + 1)?);
            self.path.pop();
        }
    }

    fn map(&mut self, start: Span, depth: usize) -> Result<Node<'t>, Broken> {
        let mut entries: Vec<Entry<'t>> = Vec::new();
        let mut seen: HashSet<Cow<'t, str>> = HashSet::new();
        loop {
            let (event, key_span) = self.next()?;
            let key = match event {
                Event::MappingEnd => {
                    return Ok(Node {
                        span: start,
                        value: Value::Map(entries),
                    });
                }
                Event::Scalar(key, ..) => key,
                _ => return Err(self.broken(key_span.start, Syntax::ComplexKey)),
            };
            // Few keys are found faster by looking than by hashing.
            let is_double = if entries.len() < 24 {
                entries.iter().any(|e| e.key == key)
            } else {
                if seen.is_empty() {
                    seen.extend(entries.iter().map(|e| e.key.clone()));
                }
                !seen.insert(key.clone())
            };
            self.path.push(Segment::Key(key.clone()));
            let (event, span) = self.next()?;
            let value = self.node(event, span, depth + 1)?;
            if is_double {
                self.problems.push(Problem {
                    span: key_span,
                    path: self.here(),
                    kind: ProblemKind::DuplicateKey { key: key.to_string() },
                });
            } else {
                entries.push(Entry { key, key_span, value });
            }
            self.path.pop();
        }
    }

    fn here(&self) -> YamlPath {
        let step = |segment: &Segment<'t>| match segment {
            Segment::Key(key) => Step::Key(key.to_string()),
            Segment::Index(index) => Step::Index(*index),
        };
        self.path.iter().map(step).collect::<Vec<_>>().into()
    }

    fn check_tag(&mut self, tag: &Tag, span: Span) {
        self.problems.push(Problem {
            span,
            path: self.here(),
            kind: ProblemKind::Tag { tag: tag.original() },
        });
    }
}

fn count(node: &Node<'_>) -> usize {
    1 + match &node.value {
        Value::Scalar { .. } => 0,
        Value::List(items) => items.iter().map(count).sum(),
        Value::Map(entries) => entries.iter().map(|e| count(&e.value)).sum(),
    }
}

fn syntax_of(error: &ScanError) -> Syntax {
    match error.kind() {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => Syntax::Tab,
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::DocumentIndicatorInQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent => Syntax::UnclosedQuote,
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            Syntax::TextAfterQuote
        }
        ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::InvalidFlowScalarIndent => Syntax::UnclosedBracket,
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::InvalidMappingValueWhitespace => Syntax::ColonInText,
        ErrorKind::InvalidIndentation
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::MappingKeyNotAllowed => Syntax::Indentation,
        ErrorKind::SimpleKeyExpected
        | ErrorKind::InvalidSimpleKey
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry => Syntax::ExpectedKey,
        ErrorKind::UnknownAnchor | ErrorKind::MissingAnchorOrAliasName => Syntax::UnknownAlias,
        ErrorKind::RecursionLimitExceeded => Syntax::TooDeep,
        ErrorKind::UnexpectedCharacter { character } => Syntax::Character(*character),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate => Syntax::Escape,
        ErrorKind::InvalidDocumentEnd | ErrorKind::ExpectedDocumentStart => Syntax::SecondDocument,
        _ => Syntax::Other,
    }
}
