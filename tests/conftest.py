"""What all tests share: a test is of the kind that its folder is named after, unless it says another."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent
KINDS = ("unit", "bad", "site", "browser", "provider")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test with its kind."""
    for item in items:
        if not any(item.get_closest_marker(kind) for kind in KINDS):
            folder = item.path.relative_to(HERE).parts[0]
            if folder not in KINDS:
                raise pytest.UsageError(f"{item.path} is in no folder of a kind of test ({', '.join(KINDS)})")
            item.add_marker(getattr(pytest.mark, folder))
