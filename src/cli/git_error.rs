//! What git said, in German, and what to do.

use crate::history::GitError;

/// What to do about a store of objects with holes.
pub const STORE_HELP: &str = "Prüfen Sie das Repository mit `git fsck`. Wurde nur ein Teil geholt (`--filter`), klonen Sie es \
                              vollständig.";

/// What happened.
pub fn message(error: &GitError) -> String {
    match error {
        GitError::ForeignOwner(_) => "Das git-Repository gehört einem anderen Benutzer.".to_owned(),
        GitError::NoRepository => {
            "Hier gibt es kein git-Repository, also auch keinen früheren Stand.".to_owned()
        }
        GitError::NoCommit => "Das git-Repository hat noch keinen Commit.".to_owned(),
        GitError::UnknownRevision { name } => format!("Einen Stand `{name}` gibt es nicht."),
        GitError::BeforeFirst { tag, first } => format!(
            "Am {} gab es noch keinen Commit; der erste ist vom {}.",
            tag.german(),
            first.german()
        ),
        GitError::Shallow => {
            "Dieser Klon enthält nur einen Teil der Geschichte; der gesuchte Commit fehlt.".to_owned()
        }
        GitError::Missing(_) => "Im git-Repository fehlt ein Objekt.".to_owned(),
        GitError::Broken(_) => "Im git-Repository ist ein Objekt beschädigt.".to_owned(),
        GitError::Submodule { path } => {
            format!("`{path}` ist ein Submodul; sein Inhalt liegt in einem anderen Repository.")
        }
        GitError::NoRegister { commit, tag, place } => {
            let (commit, tag) = (commit.short(), tag.german());
            match place.as_deref() {
                Some("") => format!("Im Commit {commit} vom {tag} gibt es kein Register: `ddv.toml` fehlt."),
                Some(place) => {
                    format!(
                        "Im Commit {commit} vom {tag} gibt es das Register `{place}` nicht: `{place}/ddv.toml` fehlt."
                    )
                }
                None => format!("Im Commit {commit} vom {tag} gibt es kein Register."),
            }
        }
        GitError::ManyRegisters { commit, .. } => {
            format!("Im Commit {} gibt es mehrere Register.", commit.short())
        }
        GitError::Repository(_) => "git kann nicht befragt werden.".to_owned(),
    }
}

/// What to do.
pub fn help(error: &GitError) -> String {
    let help = match error {
        GitError::ForeignOwner(_) => "Erlauben Sie es mit `git config --global --add safe.directory ORDNER`.",
        GitError::NoRepository => {
            "Wechseln Sie in ein Register, das in einem git-Repository liegt, oder nennen Sie das Repository mit `--git ORDNER`."
        }
        GitError::NoCommit => "Checken Sie das Register mit `git add` und `git commit` ein.",
        GitError::UnknownRevision { .. } => {
            "Nennen Sie einen Tag (`2026-03-31`), ein Quartal (`2026-Q1`) oder eine Revision (`HEAD~3`, einen Branch, die \
             Kennung eines Commits). `git log --oneline` zeigt die Commits."
        }
        GitError::BeforeFirst { first, .. } => {
            return format!("Nennen Sie einen Tag ab {first}.");
        }
        GitError::Shallow => {
            "Holen Sie die ganze Geschichte mit `git fetch --unshallow`; in GitHub Actions mit `fetch-depth: 0`, in GitLab \
             mit `GIT_DEPTH: 0`."
        }
        GitError::Missing(_) | GitError::Broken(_) => STORE_HELP,
        GitError::Submodule { .. } => {
            "Lesen Sie das Register im Repository des Submoduls, ohne `--git` oder mit `--git` auf dieses Repository."
        }
        GitError::NoRegister { place: Some(_), .. } => {
            "Nennen Sie einen späteren Stand, oder mit `--git` und `--registry` den Ordner, in dem das Register damals lag."
        }
        GitError::NoRegister { place: None, .. } => "Nennen Sie einen Stand, in dem es ein Register gibt.",
        GitError::ManyRegisters { places, .. } => {
            let places: Vec<_> = places.iter().map(|place| format!("`{place}`")).collect();
            return format!("Nennen Sie eines mit `--registry`: {}.", places.join(", "));
        }
        GitError::Repository(_) => "Prüfen Sie das Repository mit `git status` und `git fsck`.",
    };
    help.to_owned()
}

/// What git itself says, where that helps.
pub fn cause(error: &GitError) -> Option<String> {
    match error {
        GitError::Missing(error) | GitError::Broken(error) | GitError::Repository(error) => {
            Some(error.message().to_owned())
        }
        GitError::ForeignOwner(_)
        | GitError::NoRepository
        | GitError::NoCommit
        | GitError::UnknownRevision { .. }
        | GitError::BeforeFirst { .. }
        | GitError::Shallow
        | GitError::Submodule { .. }
        | GitError::NoRegister { .. }
        | GitError::ManyRegisters { .. } => None,
    }
}
