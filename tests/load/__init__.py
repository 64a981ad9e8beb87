"""More people than the machine can serve, on a real `letters serve`: run `make load`."""
