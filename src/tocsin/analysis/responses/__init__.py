"""Whether there were more or fewer after interventions, and how far that can be taken."""
