"""The examples in docstrings and in the README give what they say."""

import doctest
import pathlib

import pytest

import forsooth_scoring as scoring

README = pathlib.Path(__file__).parent.parent / "README.md"
NAMES = sorted(scoring.__all__)
FUNCTIONS = [name for name in NAMES if not isinstance(getattr(scoring, name), type)]


def run(text: str, name: str) -> None:
    everything = {known: getattr(scoring, known) for known in NAMES}
    examples = doctest.DocTestParser().get_doctest(text, everything, name, None, None)
    runner = doctest.DocTestRunner()
    assert examples.examples, f"{name} has no example"
    assert runner.run(examples).failed == 0


@pytest.mark.parametrize("name", FUNCTIONS)
def test_each_function_has_an_example_that_holds(name):
    run(getattr(scoring, name).__doc__, name)


@pytest.mark.parametrize("name", NAMES)
def test_everything_says_what_it_is(name):
    assert getattr(scoring, name).__doc__


def test_the_readme_holds():
    run(README.read_text(encoding="utf-8"), "README.md")
