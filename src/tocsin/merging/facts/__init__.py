"""The facts that a comparison tests, each named for what it states.

A fact takes two profiles and gives the two values that bear it out, in words, or None when it does not hold. It is the
same from both sides. Facts about one thing exclude each other, so that no evidence is counted twice.
"""
