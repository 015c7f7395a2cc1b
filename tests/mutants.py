"""Do the tests bite? Small faults are made in the modules that decide most, and the tests run on each: `make mutants`.

A fault that no test finds survives. Prints the survivors, and fails where more than one in ten survives.
"""

import ast
import importlib
import importlib.util
import os
import random
import resource
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from dataclasses import dataclass
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from itertools import islice
from pathlib import Path
from types import CodeType, ModuleType
from typing import Final

import pytest

PROJECT: Final = Path(__file__).parent.parent
PACKAGE: Final = PROJECT / "scripts" / "plansite"
MODULES: Final = {
    "linking/links": ("test_links.py", "test_biting.py", "test_emit.py"),
    "linking/names": ("test_biting.py", "test_links.py", "test_check.py"),
    "check/parity": ("test_biting.py", "test_parity.py", "test_check.py"),
    "citations/read": ("citations/test_citations.py",),
    "weaving/weave": ("test_biting.py", "test_emit.py", "test_status.py"),
}
"""What is mutated, by the tests that answer for it, the fast ones first."""

MOST: Final = 25
"""Mutants of a module, chosen evenly and the same in every run."""
SECONDS: Final = 120
"""Of work for the tests on a mutant, however busy the machine is; a fault may never end."""
SHARE: Final = 0.1

_SWAPS: Final[dict[type[ast.AST], type[ast.AST]]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one fault in it."""

    module: str
    line: int
    what: str
    source: str


class Mutated(MetaPathFinder, Loader):
    """Gives a mutant in place of its module."""

    def __init__(self, mutant: Mutant) -> None:
        self.name = f"plansite.{mutant.module.replace('/', '.')}"
        self.code: CodeType = compile(mutant.source, f"{mutant.module}.py", "exec")

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """The module's spec, with this as its loader."""
        return importlib.util.spec_from_loader(fullname, self) if fullname == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        """Run the mutated source."""
        exec(self.code, module.__dict__)


def mutants(module: str) -> list[Mutant]:
    """Every mutant of a module, or `MOST` of them."""
    tree = ast.parse((PACKAGE / f"{module}.py").read_text(encoding="utf-8"))
    places = [(n, kind) for n, node in enumerate(_nodes(tree)) for kind in range(3) if _mutate(deepcopy(node), kind)]
    chosen = random.Random(module).sample(places, min(MOST, len(places)))
    return [_mutant(module, tree, place, kind) for place, kind in sorted(chosen)]


def _nodes(tree: ast.Module) -> Iterator[ast.AST]:
    """What may be mutated: the bodies of functions, without docstrings and annotations."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for statement in function.body:
                if not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)):
                    yield from _walk(statement)


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for name, value in ast.iter_fields(node):
        for each in (value if isinstance(value, list) else [value]) if name != "annotation" else ():
            if isinstance(each, ast.AST) and not isinstance(each, ast.FunctionDef):
                yield from _walk(each)


def _mutant(module: str, tree: ast.Module, place: int, kind: int) -> Mutant:
    copy = deepcopy(tree)
    node = next(islice(_nodes(copy), place, None))
    before = ast.unparse(node)
    _mutate(node, kind)
    what = f"{before[:70]}  →  {ast.unparse(node)[:70]}"
    return Mutant(module, getattr(node, "lineno", 0), what, ast.unparse(ast.fix_missing_locations(copy)))


def _mutate(node: ast.AST, kind: int) -> bool:
    """Put the fault number `kind` into a node; whether it has one."""
    if isinstance(node, ast.Compare) and kind == 0 and type(node.ops[0]) in _SWAPS:
        node.ops = [_SWAPS[type(node.ops[0])](), *node.ops[1:]]  # type: ignore[list-item]
    elif isinstance(node, ast.BoolOp) and kind == 0:
        node.op = _SWAPS[type(node.op)]()  # type: ignore[assignment]
    elif isinstance(node, ast.BoolOp) and kind == 1:
        del node.values[0]
    elif isinstance(node, ast.BoolOp) and kind == 2:
        del node.values[-1]
    elif isinstance(node, ast.BinOp) and kind == 0 and type(node.op) in _SWAPS:
        node.op = _SWAPS[type(node.op)]()  # type: ignore[assignment]
    elif isinstance(node, ast.Constant) and kind == 0 and isinstance(node.value, bool):
        node.value = not node.value
    elif isinstance(node, ast.Constant) and kind == 0 and type(node.value) is int:
        node.value += 1
    elif isinstance(node, ast.IfExp) and kind == 0:
        node.body, node.orelse = node.orelse, node.body
    elif isinstance(node, ast.If) and kind == 0:
        node.test = ast.UnaryOp(ast.Not(), node.test)
    elif isinstance(node, ast.comprehension) and kind == 0 and node.ifs:
        del node.ifs[0]
    elif isinstance(node, ast.Tuple) and kind < 2 and len(node.elts) > 1 and isinstance(node.ctx, ast.Load):
        del node.elts[-kind]
    elif isinstance(node, ast.Subscript) and kind == 0 and isinstance(node.slice, ast.Slice):
        node.slice = ast.Slice()
    elif isinstance(node, ast.Call) and kind == 0 and node.keywords and node.keywords[-1].arg:
        del node.keywords[-1]
    elif isinstance(node, ast.Return) and kind == 0 and node.value and not isinstance(node.value, ast.Constant):
        node.value = ast.Constant(None)
    elif isinstance(node, ast.Expr) and kind == 0 and isinstance(node.value, ast.Yield | ast.YieldFrom | ast.Call):
        node.value = (
            ast.Constant(None) if isinstance(node.value, ast.Call) else ast.YieldFrom(ast.Tuple([], ast.Load()))
        )
    else:
        return False
    return True


def survives(mutant: Mutant) -> bool:
    """Whether the tests find nothing wrong with a mutant, or with the module as it is."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        sys.meta_path.insert(0, Mutated(mutant))
        tests = [str(PROJECT / "tests" / name) for name in MODULES[mutant.module]]
        tests = [test for test in tests if Path(test).exists()]
        os._exit(int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *tests])) != 0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 0


def main(chosen: Sequence[str]) -> int:
    """Run the mutants of some modules, or of all; 1 where too many survive."""
    every = [mutant for module in chosen or MODULES for mutant in mutants(module)]
    for heavy in ("hypothesis", "jsonschema", "markdown_it", "playwright.sync_api", "rapidfuzz", "yaml"):
        importlib.import_module(heavy)  # once, before each mutant has a process of its own
    sound = [
        Mutant(module, 0, "", (PACKAGE / f"{module}.py").read_text(encoding="utf-8")) for module in chosen or MODULES
    ]
    with ThreadPoolExecutor(max_workers=2) as pool:
        if not all(pool.map(survives, sound)):
            print("The tests fail without any fault in the modules.")
            return 2
        alive = []
        for mutant, lives in zip(every, pool.map(survives, every), strict=True):
            if lives:
                alive.append(mutant)
                print(f"scripts/plansite/{mutant.module}.py:{mutant.line}: {mutant.what}", flush=True)
    print(f"{len(alive)} of {len(every)} mutants survive")
    return int(len(alive) > SHARE * len(every))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
