"""`python -m riwaya`, the same as the command `riwaya`."""

from riwaya.cli import main

main(prog_name="riwaya")
