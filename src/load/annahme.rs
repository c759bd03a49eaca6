//! A registry with other numbers than its `ddv.toml` has.

use std::sync::Arc;

use super::cache::Cache;
use super::snapshot::{CONFIG_LIMIT, LoadError, Snapshot};
use super::{CONFIG_FILE, problem, text};
use crate::config::{Annahme, Config};
use crate::diag::Diagnostic;
use crate::source::toml;

impl Snapshot {
    /// The settings of `ddv.toml`, which must be sound, with `annahmen` in place of some numbers; and what is wrong with
    /// these: the path of a finding is the key. With findings no figure may rest on the settings.
    ///
    /// # Errors
    /// If `ddv.toml` can't be read any more.
    pub fn settings_with(&self, annahmen: &[Annahme]) -> Result<(Config, Vec<Diagnostic>), LoadError> {
        let source = self.config_source;
        let bytes = self
            .tree
            .read(CONFIG_FILE, CONFIG_LIMIT)
            .map_err(LoadError::Config)?;
        let prepared = text::prepare(source, &bytes);
        let (root, _) = toml::parse(&prepared.text);
        let (config, problems) = Config::with_annahmen(&root, annahmen);
        let findings = problems.into_iter().map(|p| problem::diagnostic(source, p));
        Ok((config, findings.collect()))
    }

    /// Goes on with other settings. Another limit for the size of files reads them once more; all else is computed later.
    ///
    /// # Errors
    /// If the files have to be read and can't be.
    pub fn set_config(&mut self, config: Config) -> Result<(), LoadError> {
        if config.datei_bytes == self.config.datei_bytes {
            self.config = config;
            return Ok(());
        }
        *self = Self::read(Arc::clone(&self.tree), &Cache::default(), config, Vec::new())?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::snapshot_of_whole;

    #[test]
    fn a_lower_limit_leaves_files_out_and_the_old_one_brings_them_back() {
        let long = format!("name: {}\nkuerzel: \"99\"\nart: amt\n", "x".repeat(2000));
        let mut snapshot = snapshot_of_whole(&[("organisation/amt-99.yaml", &long)]);
        let before = snapshot.config.clone();
        let count =
            |snapshot: &Snapshot| (snapshot.registry.organisation.iter().count(), snapshot.unreadable);
        assert_eq!(count(&snapshot), (2, 0));
        let annahmen = Annahme::parse_all("datei_kib=1").expect("sound");
        let (config, findings) = snapshot.settings_with(&annahmen).expect("readable");
        assert_eq!(findings, []);
        snapshot.set_config(config).expect("readable");
        assert_eq!(count(&snapshot), (1, 1));
        snapshot.set_config(before).expect("readable");
        assert_eq!(count(&snapshot), (2, 0));
    }
}
