"""Servers with a fault that the tests of tests/faults and the load test must see."""
