"""Languages: how each is written, what is translated and who checked it."""
