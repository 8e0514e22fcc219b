"""The API under /api/v1: everything that the screens do, for programs, with the same filter and the same words."""

from tocsin.web.rest import expunging, foretelling, handing, routes

rest_routers = (routes.router, handing.router, foretelling.router, expunging.router)

__all__ = ["rest_routers"]
