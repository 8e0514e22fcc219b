"""The coding scheme as data: kinds, stages, number words, cue words, actors and places, each in a checked table."""
