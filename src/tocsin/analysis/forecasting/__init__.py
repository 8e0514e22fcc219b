"""How many events may come: simple forecasts weighted by how well they have done, always beside simpler ones."""
