//! What-if runs of a small registry on 30 June 2026.
