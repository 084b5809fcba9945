"""Kernels forked from a process that has already run the module: ready in milliseconds, small, and still apart."""
