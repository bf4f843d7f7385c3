"""Hydrogenic shells: the spherical averages of their densities, and the closed shells of Bohr atoms."""

from fractions import Fraction
from math import comb, factorial

from mfsym.errors import InvalidArgument
from mfsym.kernel.term import PI, Apply, R, Term, negative, number, power, product, quotient, total

LETTERS = "spdfghik"
LARGEST_SHELL = 8

CLOSED = ("1s", "2s", "2p", "3s", "3p")
"""The shells of Bohr atoms in the order in which they are filled."""


def shell_density(shell: str, charge: Term) -> Term:
    """The spherical average of the density of one electron in a ``shell`` such as 2p, in the field of the ``charge``.

    With x = 2 Z r / n it is (2 Z/n)^3 (n-l-1)! / (8 pi n (n+l)!) x^(2l) L(x)^2 exp(-x), where L is the associated
    Laguerre polynomial of degree n - l - 1 and order 2l + 1.
    Refuses (InvalidArgument) what is no shell up to n = 8.

    >>> from mfsym.kernel.equality import equal
    >>> from mfsym.kernel.grammar import parse
    >>> equal(shell_density("1s", number(1)), parse("exp(-2*r)/pi"))
    True
    """
    n, momentum = _quantum_numbers(shell)
    x = product(number(Fraction(2, n)), charge, R)
    degree, order = n - momentum - 1, 2 * momentum + 1
    laguerre = total(
        *(
            product(number(Fraction((-1) ** i * comb(degree + order, degree - i), factorial(i))), power(x, number(i)))
            if i
            else number(comb(degree + order, degree))
            for i in range(degree + 1)
        )
    )
    norm = Fraction(factorial(degree), 8 * n * factorial(n + momentum))
    front = quotient(product(number(norm), power(product(number(Fraction(2, n)), charge), number(3))), PI)
    powers = power(x, number(2 * momentum)) if momentum else number(1)
    return product(front, powers, power(laguerre, number(2)), Apply("exp", (negative(x),)))


def bohr_density(electrons: int, charge: Term) -> Term:
    """The density of so many independent electrons in closed shells, divided by their number.

    Refuses (InvalidArgument) numbers that do not fill the shells 1s, 2s, 2p, 3s, 3p one after the other.

    >>> bohr_density(3, number(1))
    Traceback (most recent call last):
    ...
    mfsym.errors.InvalidArgument: electrons of a Bohr atom is 3, need one of 2, 4, 10, 12, 18, which fill the shells
    """
    held, parts = 0, []
    for shell in CLOSED:
        if held == electrons:
            break
        places = 2 * (2 * LETTERS.index(shell[1]) + 1)
        held += places
        parts.append(product(number(places), shell_density(shell, charge)))
    if held != electrons or not parts:
        raise InvalidArgument(
            f"electrons of a Bohr atom is {electrons}, need one of 2, 4, 10, 12, 18, which fill the shells"
        )
    return product(number(Fraction(1, electrons)), total(*parts))


def _quantum_numbers(shell: str) -> tuple[int, int]:
    if len(shell) == 2 and shell[0] in "12345678" and shell[1] in LETTERS[: int(shell[0])]:
        return int(shell[0]), LETTERS.index(shell[1])
    raise InvalidArgument(f"shell is {shell[:20]!r}, need one such as 1s, 2s, 2p, 3d, with n up to {LARGEST_SHELL}")
