"""Say at the end of a run which groups of tests took longest, so that slow ones are noticed."""

from collections import Counter

import pytest

SHOWN = 10


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Add up set-up, call and tear-down of every test by its module."""
    seconds: Counter[str] = Counter()
    tests: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport):
                module = report.nodeid.partition("::")[0]
                seconds[module] += report.duration
                tests[module] += report.when == "call"
    if not seconds:
        return
    terminalreporter.section(f"slowest of {len(seconds)} groups")
    for module, duration in seconds.most_common(SHOWN):
        terminalreporter.write_line(f"{duration:8.2f} s  {tests[module]:5d} tests  {module}")
