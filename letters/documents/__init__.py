"""What we write: facts and a template become sentences, blocks and bytes."""
