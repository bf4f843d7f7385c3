"""One file per library; each defines ``SOLVER``.  They import the library, so import them one by one."""
