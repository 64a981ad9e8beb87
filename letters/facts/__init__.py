"""What follows from the answers: pure functions that documents and pages read."""
