"""The solvers of other libraries: one module for each library, with a mapping SOLVERS from names to solvers.

A function is all that an adapter is.  It imports what it needs by itself, so that its source is a program that shows a
failure to somebody who has only that library.
"""
