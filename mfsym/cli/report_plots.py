"""Small plots for the report, as SVG of its own: no library, and colours that follow the page."""

from collections.abc import Sequence
from fractions import Fraction

WIDTH, HEIGHT, MARGIN = 320, 150, 34


def climb_svg(values: Sequence[Fraction], limit: Fraction) -> str:
    """F_2, F_3, ... as dots below the line of their limit.

    >>> climb_svg([Fraction(1), Fraction(4, 3)], Fraction(3, 2)).count("<circle")
    2
    """
    lowest, highest = min([*values, limit]), max([*values, limit])
    span = highest - lowest or Fraction(1)
    last = max(len(values) - 1, 1)

    def height(value: Fraction) -> str:
        # float: a picture has no more digits
        return f"{MARGIN / 2 + (HEIGHT - 1.5 * MARGIN) * float((highest - value) / span):.1f}"

    def place(index: int) -> str:
        return f"{MARGIN + (WIDTH - 2 * MARGIN) * index / last:.1f}"

    dots = [f'<circle cx="{place(i)}" cy="{height(v)}" r="3" fill="currentColor"/>' for i, v in enumerate(values)]
    at_limit = height(limit)
    lines = [
        f'<line x1="{MARGIN}" x2="{WIDTH - 20}" y1="{at_limit}" y2="{at_limit}" stroke="currentColor" '
        'stroke-dasharray="5 3"/>',
        f'<text x="{WIDTH - 18}" y="{at_limit}" dy="4">F∞</text>',
        f'<text x="{MARGIN}" y="{HEIGHT - 4}" text-anchor="middle">2</text>',
        f'<text x="{place(len(values) - 1)}" y="{HEIGHT - 4}" text-anchor="middle">{len(values) + 1}</text>',
        f'<text x="{WIDTH / 2}" y="{HEIGHT - 4}" text-anchor="middle">N</text>',
        f'<text x="2" y="{height(values[0])}" dy="4">F₂</text>' if values else "",
    ]
    label = f"F_N for N = 2 to {len(values) + 1}, from {values[0]} up to the limit {limit}" if values else "no values"
    return (
        f'<svg role="img" aria-label="{label}" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f"{''.join([*lines, *dots])}</svg>"
    )
