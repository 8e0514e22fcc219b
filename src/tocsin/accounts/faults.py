"""What can be wrong with an account: one class for each, whose message says what to do. Nothing is changed then."""


class AccountError(ValueError):
    """Something that cannot be done to an account."""


class NoAccount(AccountError):
    """There is no account of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f'there is no account "{name}"; see `tocsin accounts list`')


class NameTaken(AccountError):
    """Somebody or some program stands in the log under this name already."""

    def __init__(self, name: str, whose: str) -> None:
        super().__init__(f'"{name}" is {whose}; choose another name, since decisions carry it')


class UnfitName(AccountError):
    """A name that could be mistaken in the log."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f'"{name[:40]}" is no name for an account; use 2 to 40 letters, digits, dots, hyphens and underscores, '
            "beginning with a letter, and not that of the program"
        )


class WeakPassword(AccountError):
    """A password that is too easily guessed."""

    def __init__(self, what: str) -> None:
        super().__init__(f"the password {what}; take four or more words that do not belong together")


class LastOwner(AccountError):
    """Without an owner nobody could make accounts."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is the only owner; make somebody else an owner first")


class NotAnOwner(AccountError):
    """What only an owner may do was asked under another name."""

    def __init__(self, name: str) -> None:
        super().__init__(f'"{name}" is no owner of this ledger; that is for owners, see `tocsin accounts list`')


class CannotKnow(AccountError):
    """An identity provider can know two people by one name no more than we can."""

    def __init__(self, known_as: str) -> None:
        super().__init__(f'another account is known as "{known_as}" already; each person has one account')
