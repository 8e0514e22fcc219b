"""Words become actors, places and days, where the article makes them clear, and stay words where it does not."""

from tocsin.resolving.resolver import Resolver, load_resolver

__all__ = ["Resolver", "load_resolver"]
