//! The floor: what any program pays that reads the same files with the same library on the same threads.

use std::path::Path;

use ddv::load::{FolderTree, ListedKind, Tree as _};
use ddv::model::Kind;
use ddv::model::berufsgruppe::Berufsgruppe;
use ddv::model::komponente::Komponente;
use ddv::model::organisation::Organisationseinheit;
use ddv::model::programm::Programm;
use ddv::model::projekt::Projekt;
use ddv::model::prozess::Prozess;
use ddv::model::vorgabe::Vorgabe;
use ddv::model::ziel::Ziel;
use ddv::source::decode::{Decode, Decoder};
use ddv::source::yaml;
use rayon::prelude::*;

/// A decoded file: kept, as `ddv` keeps it.
#[expect(dead_code, reason = "held, not looked at")]
pub enum Decoded {
    Organisation(Box<Organisationseinheit>),
    Komponente(Box<Komponente>),
    Prozess(Box<Prozess>),
    Projekt(Box<Projekt>),
    Programm(Box<Programm>),
    Ziel(Box<Ziel>),
    Vorgabe(Box<Vorgabe>),
    Berufsgruppe(Box<Berufsgruppe>),
}

/// Lists `folder`, reads and decodes its files, keeps the values and ends the process without giving them back.
pub fn run(folder: &Path) -> ! {
    let tree = FolderTree::new(folder);
    let listed = tree.list().expect("the register can be listed");
    let files: Vec<(&str, Kind)> = listed
        .iter()
        .filter(|item| matches!(item.kind, ListedKind::File { .. }))
        .filter_map(|item| {
            let (top, _) = item.path.split_once('/')?;
            Some((item.path.as_str(), Kind::find(top)?))
        })
        .collect();
    let decoded: Vec<Decoded> = files
        .par_iter()
        .map(|(path, kind)| decode(&tree.read(path, u64::MAX).expect("the file can be read"), *kind))
        .collect();
    std::hint::black_box(&decoded);
    assert_eq!(decoded.len(), files.len());
    std::process::exit(0)
}

/// The value of a file of `kind`.
pub fn decode(bytes: &[u8], kind: Kind) -> Decoded {
    fn read<T: Decode>(text: &str) -> T {
        let root = yaml::parse(text).root.expect("the file is YAML");
        Decoder::run::<T>(&root).value
    }
    let text = std::str::from_utf8(bytes).expect("the file is UTF-8");
    match kind {
        Kind::Organisation => Decoded::Organisation(Box::new(read(text))),
        Kind::Komponenten => Decoded::Komponente(Box::new(read(text))),
        Kind::Prozesse => Decoded::Prozess(Box::new(read(text))),
        Kind::Projekte => Decoded::Projekt(Box::new(read(text))),
        Kind::Programme => Decoded::Programm(Box::new(read(text))),
        Kind::Ziele => Decoded::Ziel(Box::new(read(text))),
        Kind::Vorgaben => Decoded::Vorgabe(Box::new(read(text))),
        Kind::Berufsgruppen => Decoded::Berufsgruppe(Box::new(read(text))),
    }
}
