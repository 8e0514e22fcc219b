"""What a transaction tells its database before it begins."""

WRITING = "tocsin_writing"
"""The execution option that marks a connection that is going to write."""
