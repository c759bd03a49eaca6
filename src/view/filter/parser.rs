//! Tokens to a tree. Precedence: `nicht` before `und` before `oder`.

use super::ausdruck::{Ausdruck, Frage, Probe, Stelle};
use super::error::Mistake;
use super::lexer::{Keyword, Operator, Token, TokenKind, tokens};

/// How deep brackets and `nicht` may nest; far beyond what anyone reads, far below what the stack holds.
const MAX_DEPTH: usize = 100;

/// The tree of `text`.
pub(super) fn parse(text: &str) -> Result<Ausdruck<'_>, Mistake> {
    let tokens = tokens(text)?;
    let mut parser = Parser {
        tokens: &tokens,
        next: 0,
        depth: 0,
    };
    if parser.peek() == TokenKind::End {
        let message = "Der Ausdruck ist leer.";
        return Err(parser.mistake(message, "Schreiben Sie etwa `fallzahl >= 1000`."));
    }
    let ausdruck = parser.oder()?;
    match parser.peek() {
        TokenKind::End => Ok(ausdruck),
        TokenKind::Close(bracket) => {
            let message = format!("Zu dieser Klammer `{bracket}` fehlt die öffnende.");
            Err(parser.mistake(message, "Löschen Sie sie oder öffnen Sie die Klammer davor."))
        }
        TokenKind::Comma => Err(parser.mistake(
            "Ein Komma steht nur in Listen.",
            "Schreiben Sie Brüche mit Punkt (`1.5`), mehrere Werte als `feld in (a, b)`.",
        )),
        TokenKind::Word(_)
        | TokenKind::Quoted(_)
        | TokenKind::Operator(_)
        | TokenKind::Keyword(_)
        | TokenKind::Open(_) => Err(parser.mistake(
            "Hier wird `und`, `oder` oder das Ende des Ausdrucks erwartet.",
            "Ein Wert mit Leerzeichen braucht Anführungszeichen.",
        )),
    }
}

struct Parser<'p, 't> {
    tokens: &'p [Token<'t>],
    next: usize,
    depth: usize,
}

impl<'t> Parser<'_, 't> {
    fn token(&self) -> &Token<'t> {
        let last = self.tokens.len() - 1;
        &self.tokens[self.next.min(last)]
    }

    fn peek(&self) -> TokenKind<'t> {
        self.token().kind
    }

    fn accept(&mut self, kind: TokenKind<'_>) -> bool {
        let is_next = self.peek() == kind;
        self.next += usize::from(is_next);
        is_next
    }

    fn accept_keyword(&mut self, keyword: Keyword) -> bool {
        self.accept(TokenKind::Keyword(keyword))
    }

    fn mistake(&self, message: impl Into<String>, help: impl Into<String>) -> Mistake {
        Mistake::new(self.token().at.clone(), message, help)
    }

    fn oder(&mut self) -> Result<Ausdruck<'t>, Mistake> {
        let first = self.und()?;
        let mut all = vec![first];
        while self.accept_keyword(Keyword::Oder) {
            all.push(self.und()?);
        }
        Ok(one_or(all, Ausdruck::Oder))
    }

    fn und(&mut self) -> Result<Ausdruck<'t>, Mistake> {
        let first = self.nicht()?;
        let mut all = vec![first];
        while self.accept_keyword(Keyword::Und) {
            all.push(self.nicht()?);
        }
        Ok(one_or(all, Ausdruck::Und))
    }

    fn nicht(&mut self) -> Result<Ausdruck<'t>, Mistake> {
        let mut is_negated = false;
        while self.accept_keyword(Keyword::Nicht) {
            is_negated = !is_negated;
        }
        let inner = self.klammer()?;
        Ok(if is_negated {
            Ausdruck::Nicht(Box::new(inner))
        } else {
            inner
        })
    }

    fn klammer(&mut self) -> Result<Ausdruck<'t>, Mistake> {
        let TokenKind::Open(bracket) = self.peek() else {
            return self.probe();
        };
        if bracket == '[' {
            let help = "Schreiben Sie `(`; eckige Klammern gibt es nur um Listen.";
            return Err(self.mistake("Hier passt keine eckige Klammer.", help));
        }
        if self.depth >= MAX_DEPTH {
            let message = format!("Der Ausdruck ist tiefer als {MAX_DEPTH} Klammern geschachtelt.");
            return Err(self.mistake(message, "Lassen Sie überflüssige Klammern weg."));
        }
        let opened = self.token().at.clone();
        self.next += 1;
        self.depth += 1;
        let inner = self.oder()?;
        self.depth -= 1;
        match self.peek() {
            TokenKind::Close(')') => {
                self.next += 1;
                Ok(inner)
            }
            TokenKind::End => Err(Mistake::new(
                opened,
                "Diese Klammer wird nicht geschlossen.",
                "Ergänzen Sie am Ende `)`.",
            )),
            TokenKind::Word(_)
            | TokenKind::Quoted(_)
            | TokenKind::Operator(_)
            | TokenKind::Keyword(_)
            | TokenKind::Open(_)
            | TokenKind::Close(_)
            | TokenKind::Comma => Err(self.mistake(
                "Hier wird `und`, `oder` oder `)` erwartet.",
                "Ein Wert mit Leerzeichen braucht Anführungszeichen.",
            )),
        }
    }

    fn probe(&mut self) -> Result<Ausdruck<'t>, Mistake> {
        let TokenKind::Word(text) = self.peek() else {
            return Err(self.mistake(
                "Hier wird ein Feld erwartet.",
                "Schreiben Sie etwa `fallzahl >= 1000` oder `leika fehlt`.",
            ));
        };
        let at = self.token().at.clone();
        self.next += 1;
        let feld = Stelle {
            text,
            is_quoted: false,
            at,
        };
        let frage = self.frage(text)?;
        Ok(Ausdruck::Probe(Probe { feld, frage }))
    }

    fn frage(&mut self, feld: &str) -> Result<Frage<'t>, Mistake> {
        if self.accept_keyword(Keyword::Fehlt) {
            return Ok(Frage::Fehlt);
        }
        if self.accept_keyword(Keyword::Vorhanden) {
            return Ok(Frage::Vorhanden);
        }
        if let TokenKind::Operator(operator) = self.peek() {
            let at = self.token().at.clone();
            self.next += 1;
            let wert = self.wert(operator.as_str())?;
            self.refuse_decimal_comma(&wert)?;
            return Ok(Frage::Vergleich(operator, at, wert));
        }
        let is_negated = self.accept_keyword(Keyword::Nicht);
        if self.accept_keyword(Keyword::In) {
            let werte = self.liste()?;
            return Ok(Frage::In { werte, is_negated });
        }
        if self.accept_keyword(Keyword::Enthaelt) {
            let wert = self.wert("enthaelt")?;
            return Ok(Frage::Enthaelt { wert, is_negated });
        }
        let message = format!("Hinter `{feld}` fehlt, was geprüft werden soll.");
        let help = if is_negated {
            "Hinter `nicht` geht es mit `in` oder `enthaelt` weiter; sonst steht `nicht` vor dem Feld."
        } else {
            "Möglich sind `=`, `!=`, `<`, `<=`, `>`, `>=`, `in`, `enthaelt`, `fehlt`, `vorhanden`."
        };
        Err(self.mistake(message, help))
    }

    fn wert(&mut self, after: &str) -> Result<Stelle<'t>, Mistake> {
        let (text, is_quoted) = match self.peek() {
            TokenKind::Word(text) => (text, false),
            TokenKind::Quoted(text) => (text, true),
            TokenKind::Open(_) if after == Operator::Gleich.as_str() => {
                let help = "Mehrere Werte schreibt man `feld in (a, b)`.";
                return Err(self.mistake("Hinter `=` steht ein einzelner Wert.", help));
            }
            TokenKind::Keyword(_) => {
                let help = "Setzen Sie das Wort in Anführungszeichen, wenn Sie den Text meinen.";
                return Err(self.mistake(format!("Hinter `{after}` wird ein Wert erwartet."), help));
            }
            TokenKind::Operator(_)
            | TokenKind::Open(_)
            | TokenKind::Close(_)
            | TokenKind::Comma
            | TokenKind::End => {
                let help = "Schreiben Sie eine Zahl, einen Tag (`2026-01-01`), ein Wort oder einen Text in \
                            Anführungszeichen.";
                return Err(self.mistake(format!("Hinter `{after}` fehlt der Wert."), help));
            }
        };
        let at = self.token().at.clone();
        self.next += 1;
        Ok(Stelle { text, is_quoted, at })
    }

    /// `1,5` outside of a list is a German number.
    fn refuse_decimal_comma(&self, wert: &Stelle<'_>) -> Result<(), Mistake> {
        let is_number = |text: &str| text.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        let [comma, part, ..] = &self.tokens[self.next.min(self.tokens.len())..] else {
            return Ok(());
        };
        let TokenKind::Word(digits) = part.kind else {
            return Ok(());
        };
        let is_adjacent = comma.at.start == wert.at.end && part.at.start == comma.at.end;
        if comma.kind != TokenKind::Comma || !is_adjacent || !is_number(wert.text) || !is_number(digits) {
            return Ok(());
        }
        let (whole, point) = (wert.text, wert.text.replace('.', ""));
        Err(Mistake::new(
            wert.at.start..part.at.end,
            format!("`{whole},{digits}` ist mit Dezimalkomma geschrieben."),
            format!("Schreiben Sie `{point}.{digits}` mit Dezimalpunkt."),
        ))
    }

    fn liste(&mut self) -> Result<Vec<Stelle<'t>>, Mistake> {
        let TokenKind::Open(bracket) = self.peek() else {
            let help = "Schreiben Sie etwa `oe in (amt-22, amt-63)`.";
            return Err(self.mistake("Hinter `in` wird eine Liste in Klammern erwartet.", help));
        };
        let opened = self.token().at.clone();
        let close = if bracket == '[' { ']' } else { ')' };
        self.next += 1;
        let mut werte = vec![self.wert("in (")?];
        while self.accept(TokenKind::Comma) {
            werte.push(self.wert(",")?);
        }
        if self.accept(TokenKind::Close(close)) {
            return Ok(werte);
        }
        Err(if self.peek() == TokenKind::End {
            let help = format!("Ergänzen Sie hinter dem letzten Wert `{close}`.");
            Mistake::new(opened, "Diese Liste wird nicht geschlossen.", help)
        } else {
            let help = "Ein Wert mit Leerzeichen braucht Anführungszeichen.";
            self.mistake(format!("In der Liste wird `,` oder `{close}` erwartet."), help)
        })
    }
}

/// The only one, or all of them joined.
fn one_or<'t>(mut all: Vec<Ausdruck<'t>>, join: fn(Vec<Ausdruck<'t>>) -> Ausdruck<'t>) -> Ausdruck<'t> {
    match (all.len(), all.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            all.extend(last);
            join(all)
        }
    }
}
