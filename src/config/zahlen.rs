//! The numbers of a [`Config`] by their keys in `ddv.toml`.

use std::collections::BTreeMap;

use super::resolved::Config;

impl Config {
    /// Every number, defaults included, by its full key: `modernisierung.gewicht_recht`. Of `einwohner` only the years that
    /// are written.
    pub fn zahlen(&self) -> BTreeMap<String, f64> {
        let m = &self.modernisierung;
        let p = &self.prognose;
        let [
            rechtliche_vorgaben,
            politische_intention,
            effizienz,
            technik,
            ressourcen,
        ] = self.projektgewichte;
        let single = [
            ("steckbrief.turnus_monate", self.turnus_monate as f64),
            (
                "steckbrief.kennzahlen_veraltet_monate",
                self.kennzahlen_veraltet_monate as f64,
            ),
            ("grenzen.datei_kib", (self.datei_bytes / 1024) as f64),
            ("modernisierung.gewicht_recht", m.gewicht_recht),
            ("modernisierung.gewicht_antrag", m.gewicht_antrag),
            ("modernisierung.massenverfahren_ab", m.massenverfahren_ab as f64),
            ("digitalisierung.teilweise", self.teilweise),
            ("digitalisierung.digitalisiert_ab", self.digitalisiert_ab),
            ("prognose.horizont", f64::from(p.horizont.0)),
            ("prognose.arbeitsminuten_je_vza", p.arbeitsminuten_je_vza),
            ("prognose.kosten_je_vza", p.kosten_je_vza),
            ("prognose.kosten_basisjahr", f64::from(p.kosten_basisjahr.0)),
            ("prognose.tarifsteigerung", p.tarifsteigerung),
            ("prognose.obergrenze", p.obergrenze),
            ("projekte.gewichte.rechtliche_vorgaben", rechtliche_vorgaben),
            ("projekte.gewichte.politische_intention", politische_intention),
            ("projekte.gewichte.effizienz", effizienz),
            ("projekte.gewichte.technik", technik),
            ("projekte.gewichte.ressourcen", ressourcen),
        ];
        let mut zahlen: BTreeMap<String, f64> =
            single.into_iter().map(|(key, n)| (key.to_owned(), n)).collect();
        let punkte = &m.punkte;
        points(&mut zahlen, "aufgabenart", &punkte.aufgabenart);
        points(&mut zahlen, "regelungsebene", &punkte.regelungsebene);
        points(&mut zahlen, "antragsmanagement", &punkte.antragsmanagement);
        points(&mut zahlen, "externe_dateneingabe", &punkte.externe_dateneingabe);
        points(&mut zahlen, "unterschrift", &punkte.unterschrift);
        points(
            &mut zahlen,
            "persoenliches_erscheinen",
            &punkte.persoenliches_erscheinen,
        );
        zahlen.extend(
            self.einwohner
                .iter()
                .map(|(year, n)| (format!("einwohner.{year}"), *n)),
        );
        zahlen
    }
}

fn points<K: std::fmt::Display>(zahlen: &mut BTreeMap<String, f64>, name: &str, table: &BTreeMap<K, f64>) {
    let key = |answer: &K| format!("modernisierung.punkte.{name}.{answer}");
    zahlen.extend(table.iter().map(|(answer, n)| (key(answer), *n)));
}
