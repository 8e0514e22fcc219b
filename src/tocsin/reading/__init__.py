"""From texts to marks: sentences, triggers, and the words that fill their roles, by whichever reader is asked."""

from tocsin.reading.lexical import LexicalReader
from tocsin.reading.opening import open_reader
from tocsin.reading.reader import Reader
from tocsin.reading.sentences import sentences

__all__ = ["LexicalReader", "Reader", "open_reader", "sentences"]
