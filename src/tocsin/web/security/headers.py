"""What a browser is told to refuse: scripts and styles from elsewhere or inside a page, frames, guessing of types."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "font-src 'self'; worker-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SECURE = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
STORED = (b"cache-control", b"private, max-age=3600")
UNSTORED = (b"cache-control", b"no-store")


def with_safety(headers: list[tuple[bytes, bytes]], *, asset: bool) -> list[tuple[bytes, bytes]]:
    """The headers with those of `SECURE`; pages are kept nowhere, assets for an hour."""
    named = {name for name, _ in headers}
    caching = () if b"cache-control" in named else (STORED if asset else UNSTORED,)
    return [*headers, *SECURE, *caching]
