"""Evidence packs: incidents with the words that say each value, hashes, decisions and history, to be checked by others."""
