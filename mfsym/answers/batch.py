"""Many questions at once: JSON lines in, JSON lines out, in the same order."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from mfsym.answers.answer import Answer
from mfsym.answers.energies import mean_field_energy
from mfsym.answers.line import line_energy
from mfsym.answers.pairs import represent_from_json
from mfsym.answers.radial import sign, transform
from mfsym.answers.rates import DEFAULT_LARGEST, rate_from_json
from mfsym.answers.sites import solve
from mfsym.deadline import DEFAULT_SECONDS
from mfsym.errors import InvalidArgument, MfsymError
from mfsym.exact_json import exact_json
from mfsym.processes import in_processes
from mfsym.rational import shown
from mfsym.transport import problem_from_json


def answered_lines(
    question: str, lines: Iterable[str], jobs: int = 1, seconds: float = DEFAULT_SECONDS
) -> Iterator[str]:
    r"""One JSON object a line for each of ``lines``, in order, empty lines left out; ``jobs`` processes share the work.

    ``question`` is ``transform`` or ``sign`` (lines ``{"cost": ..., "dimension": ..., "assume": [...]}``),
    ``mean-field`` (besides these ``"marginal"``, and perhaps ``"with"``), ``line`` (``{"cost": ..., "marginal": ...}``,
    perhaps with ``"bodies"`` and ``"assume"``), ``solve`` or ``rate`` (lines are problems),
    or ``represent`` (lines ``{"pair": ..., "bodies": ...}``).  A line that cannot be answered becomes
    ``{"error": ...}``.

    >>> list(answered_lines("sign", ['{"cost": "1/r", "dimension": 3}', '{"cost": 3}']))[1]
    '{"error": "cost 3 is not text; a formula such as \'exp(-a*r)\' is accepted"}'
    """
    if question not in QUESTIONS:
        raise InvalidArgument(f"question is {shown(question)}, need one of {', '.join(QUESTIONS)}")
    if jobs < 1:
        raise InvalidArgument(f"jobs is {shown(jobs)}, need a positive integer")
    asked = (line for line in lines if line.strip())
    yield from in_processes(partial(_answered_line, question, seconds=seconds), asked, jobs)


def _answered_line(question: str, line: str, seconds: float) -> str:
    try:
        record: Mapping[str, object] = QUESTIONS[question](exact_json(line, "line"), seconds).record
    except MfsymError as error:
        record = {"error": str(error)}
    return json.dumps(record)


def _radial(ask: Callable[..., Answer], data: object, seconds: float) -> Answer:
    accepted = 'need an object such as {"cost": "exp(-a*r)", "dimension": 3}'
    if not isinstance(data, dict) or not {"cost"} <= data.keys() <= {"cost", "dimension", "assume"}:
        raise InvalidArgument(f"line is {shown(data)}, {accepted}")
    return ask(data["cost"], data.get("dimension", "d"), _conditions(data), seconds)


def _energy(data: object, seconds: float) -> Answer:
    accepted = 'need an object such as {"cost": "1/r", "dimension": 3, "marginal": "ball(1)"}'
    required = {"cost", "dimension", "marginal"}
    if not isinstance(data, dict) or not required <= data.keys() <= {*required, "with", "assume"}:
        raise InvalidArgument(f"line is {shown(data)}, {accepted}")
    laws = {name: data[name] for name in ("marginal", "with") if name in data}
    for name, law in laws.items():
        if not isinstance(law, str):
            raise InvalidArgument(f"{name} is {shown(law)}, need text such as 'ball(1)'")
    other = laws.get("with")
    return mean_field_energy(data["cost"], data["dimension"], laws["marginal"], other, _conditions(data), seconds)


def _on_line(data: object, seconds: float) -> Answer:
    accepted = 'need an object such as {"cost": "exp(-r)", "marginal": "interval(0, 1)"}'
    required = {"cost", "marginal"}
    if not isinstance(data, dict) or not required <= data.keys() <= {*required, "bodies", "assume"}:
        raise InvalidArgument(f"line is {shown(data)}, {accepted}")
    if not isinstance(data["marginal"], str):
        raise InvalidArgument(f"marginal is {shown(data['marginal'])}, need text such as 'interval(0, 1)'")
    return line_energy(data["cost"], data["marginal"], data.get("bodies"), _conditions(data), seconds)


def _conditions(data: Mapping[str, object]) -> list[str]:
    assuming = data.get("assume", [])
    if not isinstance(assuming, list) or not all(isinstance(condition, str) for condition in assuming):
        raise InvalidArgument(f'assume is {shown(assuming)}, need a list of conditions such as ["a > 1"]')
    return assuming


def _sites(data: object, seconds: float) -> Answer:
    return solve(problem_from_json(data), seconds)


QUESTIONS: Mapping[str, Callable[[object, float], Answer]] = {
    "transform": partial(_radial, transform),
    "sign": partial(_radial, sign),
    "solve": _sites,
    "represent": represent_from_json,
    "rate": lambda data, seconds: rate_from_json(data, DEFAULT_LARGEST, seconds),
    "mean-field": _energy,
    "line": _on_line,
}
"""What can be asked in lines."""
