"""What nbgrader's ExchangeFactory is given: the response store in place of a folder open to everyone."""
