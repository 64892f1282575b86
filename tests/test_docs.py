"""The documents say what is so."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import tomllib
from pathlib import Path

import click
import pytest

import riwaya
from riwaya.cli import main

ROOT = Path(__file__).resolve().parent.parent


def script(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def tracked():
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split("\0")  # noqa: S607
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("page", ["cli.md", "api.md", "schema.md"])
def test_the_pages_made_from_the_code_are_what_it_says(page):
    assert script(ROOT / "docs" / "generate.py").PAGES[page]() == read(f"docs/{page}"), "run `make docs`"


def test_every_option_has_help():
    for name, command in main.commands.items():
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.help, f"{name} {option.opts}"


def test_every_target_that_the_readme_names_is_in_the_makefile():
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z][a-z-]+)", "".join(re.findall(r"`[^`\n]+`|^    .*$|```.*?```", read("README.md"), re.DOTALL | re.MULTILINE))))
    assert {"demo", "test"} <= named <= targets


def test_the_example_of_the_readme_gives_what_it_says():
    (example,) = re.findall(r"```python\n(.*?)```", read("README.md"), re.DOTALL)
    *setting, first, second = example.strip().splitlines()
    names: dict[str, object] = {}
    exec("\n".join(setting), names)  # noqa: S102
    for line in (first, second):
        code, _, says = line.partition("#")
        got = eval(code, names)  # noqa: S307
        told = ", ".join(str(x) for x in got) if isinstance(got, tuple) else str(got)
        assert says.strip().startswith(told)


def test_every_file_that_the_documents_link_to_is_there():
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))):
        for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_changelog_has_the_version():
    assert riwaya.__version__ == tomllib.loads(read("pyproject.toml"))["project"]["version"]
    assert f"## {riwaya.__version__}" in read("CHANGELOG.md")


def test_the_locks_pin_every_dependency_with_hashes_and_name_no_place():
    project = tomllib.loads(read("pyproject.toml"))["project"]
    groups = {"requirements.lock": [project["dependencies"], project["optional-dependencies"]["build"]]}
    groups["requirements-dev.lock"] = [*groups["requirements.lock"], project["optional-dependencies"]["dev"]]
    for name, wanted in groups.items():
        lock = read(name)
        pins = dict(re.findall(r"^([a-z0-9._-]+)==([^ ;\\]+)", lock, re.MULTILINE))
        assert not re.search(r"https?://|file:|--index|--find-links|/opt/|/home/|/root/", lock)
        assert lock.count("--hash=sha256:") >= len(pins)
        for requirement in (r for group in wanted for r in group):
            assert re.match(r"[A-Za-z0-9-]+", requirement.replace("_", "-")).group().lower() in pins, requirement


@pytest.mark.parametrize("what", ["controls", "surrogates"])
def test_the_sources_hold_no_control_that_hides_what_they_do(what):
    hidden = {"controls": "[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "surrogates": "[\ud800-\udfff]"}[what]
    for path in tracked():
        if path.suffix in {".py", ".toml", ".md", ".js", ".css", ".json", ".csv", ""}:
            found = re.search(hidden, path.read_text(encoding="utf-8", errors="surrogateescape"))
            assert found is None, f"{path.relative_to(ROOT)}: {found.group()!r} at {found.start()}"
