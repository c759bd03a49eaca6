//! Tokens of an expression.

use std::ops::Range;

use super::error::Mistake;

/// A token with its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'t> {
    pub kind: TokenKind<'t>,
    pub at: Range<usize>,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind<'t> {
    /// A field name, number, day or word without quotes.
    Word(&'t str),
    /// A text in quotes, without them.
    Quoted(&'t str),
    Operator(Operator),
    Keyword(Keyword),
    /// `(` or `[`.
    Open(char),
    /// `)` or `]`.
    Close(char),
    Comma,
    End,
}

/// A comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Gleich,
    Ungleich,
    Kleiner,
    KleinerGleich,
    Groesser,
    GroesserGleich,
}

/// A word with a meaning of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keyword {
    Und,
    Oder,
    Nicht,
    In,
    Enthaelt,
    Fehlt,
    Vorhanden,
}

impl Operator {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Gleich => "=",
            Self::Ungleich => "!=",
            Self::Kleiner => "<",
            Self::KleinerGleich => "<=",
            Self::Groesser => ">",
            Self::GroesserGleich => ">=",
        }
    }
}

impl Keyword {
    fn find(word: &str) -> Option<Self> {
        match word.to_lowercase().as_str() {
            "und" | "and" => Some(Self::Und),
            "oder" | "or" => Some(Self::Oder),
            "nicht" | "not" => Some(Self::Nicht),
            "in" => Some(Self::In),
            "enthaelt" | "enthält" | "entha\u{308}lt" => Some(Self::Enthaelt),
            "fehlt" => Some(Self::Fehlt),
            "vorhanden" => Some(Self::Vorhanden),
            _ => None,
        }
    }
}

/// The tokens of `text`, the last one [`TokenKind::End`].
pub(super) fn tokens(text: &str) -> Result<Vec<Token<'_>>, Mistake> {
    let mut found = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        if c.is_whitespace() {
            continue;
        }
        let follows = rest.peek().map(|(_, next)| *next);
        let mut two = |operator| {
            rest.next();
            (TokenKind::Operator(operator), start + 2)
        };
        let (kind, end) = match (c, follows) {
            ('!', Some('=')) => two(Operator::Ungleich),
            ('<', Some('=')) => two(Operator::KleinerGleich),
            ('>', Some('=')) => two(Operator::GroesserGleich),
            ('=', Some('=')) => {
                let help = "Gleichheit schreibt man mit einem `=`.";
                return Err(Mistake::new(start..start + 2, "`==` gibt es hier nicht.", help));
            }
            ('<', Some('>')) => {
                let help = "Ungleichheit schreibt man `!=`.";
                return Err(Mistake::new(start..start + 2, "`<>` gibt es hier nicht.", help));
            }
            ('!', _) => {
                let help = "Schreiben Sie `nicht` für die Verneinung, `!=` für ungleich.";
                return Err(Mistake::new(
                    start..start + 1,
                    "Ein `!` allein gibt es hier nicht.",
                    help,
                ));
            }
            ('=', _) => (TokenKind::Operator(Operator::Gleich), start + 1),
            ('<', _) => (TokenKind::Operator(Operator::Kleiner), start + 1),
            ('>', _) => (TokenKind::Operator(Operator::Groesser), start + 1),
            ('(' | '[', _) => (TokenKind::Open(c), start + 1),
            (')' | ']', _) => (TokenKind::Close(c), start + 1),
            (',', _) => (TokenKind::Comma, start + 1),
            ('"' | '\'', _) => {
                let Some((end, _)) = rest.by_ref().find(|(_, next)| *next == c) else {
                    let help = format!("Schließen Sie den Text mit `{c}`.");
                    return Err(Mistake::new(
                        start..start + 1,
                        "Dieses Anführungszeichen wird nicht geschlossen.",
                        help,
                    ));
                };
                (TokenKind::Quoted(&text[start + 1..end]), end + 1)
            }
            _ => {
                let mut end = start + c.len_utf8();
                while let Some((at, next)) = rest.next_if(|(_, next)| is_word(*next)) {
                    end = at + next.len_utf8();
                }
                let word = &text[start..end];
                (
                    Keyword::find(word).map_or(TokenKind::Word(word), TokenKind::Keyword),
                    end,
                )
            }
        };
        found.push(Token { kind, at: start..end });
    }
    found.push(Token {
        kind: TokenKind::End,
        at: text.len()..text.len(),
    });
    Ok(found)
}

fn is_word(c: char) -> bool {
    !c.is_whitespace()
        && !matches!(
            c,
            '(' | ')' | '[' | ']' | ',' | '=' | '!' | '<' | '>' | '"' | '\''
        )
}
