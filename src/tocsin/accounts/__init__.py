"""Accounts: the people of a team, what each may do, how they prove who they are, and their sessions."""

from tocsin.accounts.entering import Entrance, Refused
from tocsin.accounts.faults import (
    AccountError,
    CannotKnow,
    LastOwner,
    NameTaken,
    NoAccount,
    NotAnOwner,
    UnfitName,
    WeakPassword,
)
from tocsin.accounts.keeping import (
    accounts,
    add_account,
    check_owner,
    choose_password,
    disable,
    enable,
    end_sessions,
    give_role,
    reset_password,
)
from tocsin.accounts.roles import Role
from tocsin.accounts.sessions import ABSOLUTE, IDLE, Session, SessionBook

__all__ = [
    "ABSOLUTE",
    "IDLE",
    "AccountError",
    "CannotKnow",
    "Entrance",
    "LastOwner",
    "NameTaken",
    "NoAccount",
    "NotAnOwner",
    "Refused",
    "Role",
    "Session",
    "SessionBook",
    "UnfitName",
    "WeakPassword",
    "accounts",
    "add_account",
    "check_owner",
    "choose_password",
    "disable",
    "enable",
    "end_sessions",
    "give_role",
    "reset_password",
]
