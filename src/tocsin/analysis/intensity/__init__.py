"""What goes with more acts a day, and where: days weighed as if acts had come at another rate."""
