"""At which age the English of pages and documents is read."""
