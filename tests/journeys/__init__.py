"""Answer files of made-up families, and walks through every journey made from its pages alone."""
