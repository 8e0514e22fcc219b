"""Whether events come in bursts, and which side's follow the other's: fits, simulations and their answers."""
