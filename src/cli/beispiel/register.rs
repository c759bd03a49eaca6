//! The register that the binary carries: `registry/`, byte for byte.

/// Path below the register, and text, by path.
pub const DATEIEN: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/register.rs"));

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "the test reads the folder itself")]

    use std::path::Path;

    use super::DATEIEN;

    #[test]
    fn the_binary_carries_every_file_of_the_folder() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("registry");
        let mut count = 0;
        for entry in walkdir::WalkDir::new(&root)
            .into_iter()
            .map(|e| e.expect("listed"))
        {
            if entry.file_type().is_dir() {
                continue;
            }
            let path = entry.path().strip_prefix(&root).expect("below the root");
            let path = path.to_string_lossy().replace('\\', "/");
            let (_, carried) = DATEIEN
                .iter()
                .find(|(name, _)| *name == path)
                .unwrap_or_else(|| panic!("{path} is missing"));
            assert_eq!(
                std::fs::read_to_string(entry.path()).expect("read"),
                *carried,
                "{path}"
            );
            count += 1;
        }
        assert_eq!(count, DATEIEN.len());
    }
}
