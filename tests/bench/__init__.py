"""How long letters take to make, beside what others do: run `make bench`."""
