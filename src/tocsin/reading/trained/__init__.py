"""The trained reader: a small multi-task transformer that travels with the package."""
