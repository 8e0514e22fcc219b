"""Speed and memory, by command; accuracy is measured elsewhere (`evaluation/`)."""
