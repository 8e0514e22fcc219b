"""What a transaction or a query tells its database beforehand."""

WRITING = "tocsin_writing"
"""The execution option that marks a connection that is going to write."""

MANY_BYTES = "tocsin_many_bytes"
"""The execution option that marks a query whose answer is mostly bytes."""
