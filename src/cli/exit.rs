//! The exit status.

/// The exit status of the program (`fachmodell` 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// 0: fine.
    Fine,
    /// 1: findings, where a command says so.
    Findings,
    /// 2: wrong use, no registry, git trouble.
    Trouble,
}

impl From<Status> for u8 {
    fn from(status: Status) -> Self {
        match status {
            Status::Fine => 0,
            Status::Findings => 1,
            Status::Trouble => 2,
        }
    }
}
