//! Texts and places in them: spans, YAML paths, the spanned tree and the decoder. Knows nothing of the domain.

pub mod decode;
mod map;
mod node;
pub mod number;
mod path;
mod problem;
mod recover;
mod span;
pub mod toml;
pub mod yaml;

pub use map::{SourceId, SourceMap};
pub use node::{Entry, Node, Value};
pub use path::{Step, YamlPath};
pub use span::{LineIndex, Position, Span, floor_char_boundary};
