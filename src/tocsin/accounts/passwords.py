"""Passwords: kept as argon2id hashes; guessing takes as long for a name that there is as for one that there is not."""

from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from tocsin.accounts.faults import WeakPassword

SHORTEST, LONGEST = 12, 200
FEWEST_CHARACTERS = 5
AT_ONCE = BoundedSemaphore(2)
"""Each hash takes 64 MiB, so that many logins at once wait instead of filling the memory."""
HASHER = PasswordHasher()
NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$5Nb2nCN7Iw7qWGY4gDmxxQ$5mJbJ0aUdp3HkUcuvcsXmWg2QFM0HpSGGMZCzFvpGyQ"
"""A hash that no password is known of: what is checked for a name without an account."""


def hashed(password: str) -> str:
    """The password's hash, to be kept; how strong it is was looked at before."""
    with AT_ONCE:
        return HASHER.hash(password)


def check_strength(password: str, name: str) -> None:
    """Raise `WeakPassword` for one that is short, of few characters, or holds the account's name.

    >>> check_strength("correct horse battery", "ana")
    >>> check_strength("aaaaaaaaaaaaaaa", "ana")
    Traceback (most recent call last):
        ...
    tocsin.accounts.faults.WeakPassword: the password has fewer than 5 different characters; take four or more words that do not belong together
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise WeakPassword(f"has {len(password)} characters, not {SHORTEST} to {LONGEST}")
    if len(set(password)) < FEWEST_CHARACTERS:
        raise WeakPassword(f"has fewer than {FEWEST_CHARACTERS} different characters")
    if name.casefold() in password.casefold():
        raise WeakPassword("holds the name of its account")


def fits(password: str, kept: str) -> bool:
    """Whether the password is that of the hash kept; for "" as long is taken, and none fits."""
    with AT_ONCE:
        try:
            return HASHER.verify(kept or NOBODY, password[: LONGEST + 1]) and bool(kept)
        except (VerificationError, InvalidHashError):
            return False
