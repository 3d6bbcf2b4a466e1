"""The last part of the program: everything is patched, so serve."""

serve()
