"""The kernels of module pages: how they start, whose they are, what a browser may send them."""
