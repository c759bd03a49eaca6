//! Names for findings that stay the same when lines move: what GitLab and SARIF viewers compare runs by.

use std::collections::HashMap;

use crate::diag::Finding;

/// One name per finding, 16 hexadecimal digits: the FNV-1a hash (64 bit) of rule, file, YAML path and message, each
/// ended by a zero byte. The second of several findings that agree in all four has a 2 behind them, and so on.
pub(super) fn fingerprints(findings: &[Finding]) -> Vec<String> {
    let mut seen: HashMap<u64, u64> = HashMap::new();
    findings
        .iter()
        .map(|finding| {
            let parts = [
                finding.rule.0,
                finding.file.as_str(),
                finding.path.as_str(),
                finding.message.as_str(),
            ];
            let hash = parts.iter().fold(OFFSET, |hash, part| {
                let bytes = part.bytes().chain([0]);
                fnv1a(hash, bytes)
            });
            let count = seen.entry(hash).or_default();
            *count += 1;
            let unique = match *count {
                1 => hash,
                n => fnv1a(hash, n.to_string().bytes()),
            };
            format!("{unique:016x}")
        })
        .collect()
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// Continues an FNV-1a hash (RFC 9923); fixed for ever, unlike the hasher of the standard library.
fn fnv1a(hash: u64, bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Severity;
    use crate::render::diag::sample::finding;

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(fnv1a(OFFSET, "".bytes()), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(OFFSET, "foobar".bytes()), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn lines_do_not_matter_and_equal_findings_differ() {
        let one = finding("wert-typ", Severity::Fehler, "falsch");
        let moved = Finding {
            line: 99,
            ..one.clone()
        };
        let both = fingerprints(&[one.clone(), moved.clone()]);
        assert_ne!(both[0], both[1]);
        assert_eq!(fingerprints(&[one]), fingerprints(&[moved]));
    }
}
