"""Gists: what questions take of incidents, kept beside them in columns, so that many are looked through at once.

They are derived from incidents and from what their reports tell, in the transaction that writes the incidents, and can
be made again at any time. `columns` says what a gist holds.
"""

from tocsin.ledger.gists.columns import LISTED, MEASURED, WORDED, Gists, Lists
from tocsin.ledger.gists.gathering import PARTS, gists_of

__all__ = ["LISTED", "MEASURED", "PARTS", "WORDED", "Gists", "Lists", "gists_of"]
