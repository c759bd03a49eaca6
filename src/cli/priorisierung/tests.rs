//! Pages of small registries on 30 June 2026.
