"""What a file for Coq consists of, and how it is laid out."""

from dataclasses import dataclass

from mfsym.errors import InvalidArgument

THEOREM = "certified"
"""The name of the theorem in every file."""


@dataclass(frozen=True)
class Source:
    """A file for Coq, in parts.

    ``modules`` of the theory; ``definitions`` (name and type, value, remark) of data; ``computations`` (name, term),
    which the kernel of Coq finds to be true; the ``statement`` of the theorem, and the term that is its ``proof``.
    """

    modules: tuple[str, ...]
    definitions: tuple[tuple[str, str, str], ...]
    computations: tuple[tuple[str, str], ...]
    statement: str
    proof: str

    def text(self, title: str) -> str:
        """The whole file, opened by a comment that says ``title``."""
        theorem = f"Theorem {THEOREM} : {self.statement}.\nProof. exact: ({self.proof}). Qed."
        return _file(title, self.modules, (*self.parts(), theorem))

    def parts(self) -> tuple[str, ...]:
        """The definitions and what is computed from them."""
        return (
            *(
                f"(** {remark[0].upper()}{remark[1:]}. *)\nDefinition {name} :=\n  ({value})%Z."
                for name, value, remark in self.definitions
            ),
            *(
                f"Lemma {name} :\n  ({term})%Z = true.\nProof. vm_cast_no_check (erefl true). Qed."
                for name, term in self.computations
            ),
        )


@dataclass(frozen=True)
class Together:
    """Several theorems in one file: the ``sources`` by the names of the sections of the file that they get."""

    sources: tuple[tuple[str, Source], ...]

    def text(self, title: str) -> str:
        """The whole file, opened by a comment that says ``title``."""
        modules = dict.fromkeys(module for _, source in self.sources for module in source.modules)
        parts = [
            "\n\n".join(
                (
                    f"Module {name}.",
                    *source.parts(),
                    f"Definition claim : Prop :=\n  {source.statement}.",
                    f"Theorem {THEOREM} : claim.\nProof. exact: ({source.proof}). Qed.",
                    f"End {name}.",
                )
            )
            for name, source in self.sources
        ]
        names = [name for name, _ in self.sources]
        statement = " /\\ ".join(f"{name}.claim" for name in names)
        *first, last = (f"{name}.{THEOREM}" for name in names)
        proof = f"{''.join(f'conj {part} (' for part in first)}{last}{')' * len(first)}"
        theorem = f"Theorem {THEOREM} :\n  {statement}.\nProof. exact: ({proof}). Qed."
        return _file(title, tuple(modules), (*parts, theorem))


def _file(title: str, modules: tuple[str, ...], parts: tuple[str, ...]) -> str:
    head = (
        f"(** {title}\n\n    Written by mfsym export --coq: the data, what Coq computes from them, the theorem. *)",
        "From Coq Require Import ZArith.\nFrom mathcomp Require Import all_ssreflect all_algebra.\n"
        f"From MFSym Require Import {' '.join(modules)}.\n"
        "Local Open Scope ring_scope.\nDelimit Scope Z_scope with Z.",
    )
    return "\n\n".join((*head, *parts, f"Print Assumptions {THEOREM}.")) + "\n"


@dataclass(frozen=True)
class RealSource:
    """A file for Coq about the real numbers, in parts.

    ``definitions`` (name and variables, formula); ``lemmas`` (name, statement, tactics); the ``statement`` of the
    theorem, and the tactics that are its ``script``.  The kernel vouches for what the theorem means for the claim, as
    the ``remark`` says, and ``trusts`` what that rests on.
    """

    definitions: tuple[tuple[str, str], ...]
    lemmas: tuple[tuple[str, str, tuple[str, ...]], ...]
    statement: str
    script: tuple[str, ...]
    remark: str
    trusts: frozenset[str]

    def text(self, title: str) -> str:
        """The whole file, opened by a comment that says ``title``."""
        resting = f" from {', '.join(sorted(self.trusts))}" if self.trusts else ""
        proved = [*self.lemmas, (THEOREM, self.statement, self.script)]
        parts = [
            f"(** {title}\n\n    Written by mfsym export --coq.  {self.remark} is not proved here:\n"
            f"    the kernel of mfsym sees it{resting}. *)",
            "From Coq Require Import ZArith List Reals Lra.\nFrom MFSym Require Import Polynomials Signs Criteria.\n"
            "Import ListNotations.\nLocal Open Scope R_scope.",
            *(f"Definition {name} : R :=\n  {value}." for name, value in self.definitions),
            *(
                f"{'Theorem' if name == THEOREM else 'Lemma'} {name} :\n  {statement}.\n"
                f"Proof.\n{chr(10).join(script)}\nQed."
                for name, statement, script in proved
            ),
            f"Print Assumptions {THEOREM}.",
        ]
        return "\n\n".join(parts) + "\n"


def not_exportable(reason: str) -> InvalidArgument:
    """The error that says why a certificate cannot be exported."""
    return InvalidArgument(f"this certificate cannot be exported to Coq: {reason}")
