"""The reading model: its data, its training, its export and its scores."""
