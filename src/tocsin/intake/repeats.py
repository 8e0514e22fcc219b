"""Repeats: an article that comes twice in one batch is read once, and the second is told of."""

from tocsin.record import Article, Problem, Received


class Repeats:
    """Remembers, by id, which articles came in one batch and from where. It holds no texts."""

    def __init__(self) -> None:
        self._first: dict[str, tuple[int, str]] = {}

    def without(self, received: Received) -> Received:
        """`received` without the articles that came before, each of which becomes a problem."""
        kept: list[Article] = []
        problems = list(received.problems)
        for article in received.articles:
            problem = self._seen(article, received.capture.source if received.capture else "")
            if problem:
                problems.append(problem)
            else:
                kept.append(article)
        return Received(received.capture, tuple(kept), tuple(problems))

    def _seen(self, article: Article, source: str) -> Problem | None:
        """The problem of an article whose id came before; the first of its id is remembered."""
        first = self._first.get(article.id)
        if first is None:
            self._first[article.id] = (hash(article.text), source)
            return None
        text, origin = first
        if text == hash(article.text):
            return Problem(source, f"the same article came before, from {origin}", "it was read once; nothing is lost")
        what = f'the id "{article.id}" was used before, in {origin}, for another text'
        return Problem(source, what, "give each article its own id; this one was left out")
