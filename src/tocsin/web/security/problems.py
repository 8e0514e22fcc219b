"""Problem details (RFC 9457): what was found, where, and what to do, for programs as JSON and for people as a page."""

from dataclasses import dataclass
from http import HTTPStatus

from starlette.responses import JSONResponse

MEDIA_TYPE = "application/problem+json"
API = "/api/"


@dataclass(frozen=True, slots=True)
class ProblemDetails:
    """One refusal: the HTTP status, what was found, and what to do."""

    status: int
    detail: str
    mend: str = ""

    @property
    def title(self) -> str:
        """The status in words."""
        return HTTPStatus(self.status).phrase

    def response(self) -> JSONResponse:
        """The refusal as `application/problem+json`."""
        body: dict[str, object] = {
            "type": "about:blank",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
        }
        return JSONResponse(body | ({"mend": self.mend} if self.mend else {}), self.status, media_type=MEDIA_TYPE)


class Refusal(Exception):
    """Raised where something asked is not done; carries its problem details."""

    def __init__(self, status: int, detail: str, mend: str = "") -> None:
        super().__init__(detail)
        self.problem = ProblemDetails(status, detail, mend)
