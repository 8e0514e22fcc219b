"""Questions put to a ledger: what is meant by them, which incidents they are about, and the series these make.

This is the one crossing from incidents, with their words and ties, to the plain tables of `analysis`.
"""
