# Comfort only: every recipe is a plain cargo command.

# What CI runs.
check:
    bash .ci/run

# Format, then fix what clippy can.
fix:
    cargo fmt
    cargo clippy --all-targets --fix --allow-dirty

test:
    cargo test

# Generated and committed: schemas, command reference, rule pages, field reference.
gen:
    cargo run --quiet -- schema schemas
    cargo run --quiet -- doku docs

# Ratios against a floor in the same run; never part of the tests.
bench:
    cargo bench --bench register

# Only the figures over ten years of history.
bench-history:
    cargo bench --bench register -- history

# Licences, sources, advisories (needs cargo-deny).
deny:
    cargo deny check
