"""The API under /api/v1: everything that the screens do, for programs, with the same filter and the same words."""

from tocsin.web.rest.routes import router as rest_router

__all__ = ["rest_router"]
