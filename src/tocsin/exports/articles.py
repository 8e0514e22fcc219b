"""Articles as rows: where a text came from and the hashes by which it is known again, but not the text."""

from hashlib import sha256

from tocsin.exports.layout import Column
from tocsin.record import Article


def text_hash(article: Article) -> str:
    """The SHA-256 of an article's text as UTF-8."""
    return sha256(article.text.encode()).hexdigest()


ARTICLES: tuple[Column[Article], ...] = (
    Column("id", lambda article: article.id, holds="the article's id"),
    Column("publisher", lambda article: article.publisher, holds="the outlet"),
    Column("published", lambda article: str(article.published or ""), holds="the day printed on it"),
    Column("title", lambda article: article.title, holds="its title"),
    Column("byline", lambda article: article.byline, holds="who wrote it, as printed"),
    Column("language", lambda article: article.language, holds="ISO 639-1 code"),
    Column("url", lambda article: article.url, holds="its address"),
    Column("sha256", lambda article: article.sha256, holds="SHA-256 of the bytes as received"),
    Column("text_sha256", text_hash, holds="SHA-256 of the text as UTF-8, which offsets count in"),
)  # fmt: skip
