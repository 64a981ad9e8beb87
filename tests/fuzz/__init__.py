"""Hypothesis drives whole journeys and every format. `make test` runs a little of it, always the
same; `make fuzz` runs more than twenty thousand examples from a seed that it prints."""

#: Set by `make fuzz` to the share of the long run that is wanted; not set in `make test`.
SHARE = "FUZZ_SHARE"
