from datetime import date

from evaluation.gvc import Mention, by_lemma, by_step, connected, document_of, main, wrong

TOKENS = [
    (0, 0, "2016-06-20"),
    *((1, number, word) for number, word in enumerate(["Boy", ",", "4", ",", "Dies"])),
    *((2, number, word) for number, word in enumerate(["He", "was", "n’t", "alone", ".", "//n"])),
    *((3, number, word) for number, word in enumerate(["Police", "came", "."])),
]


def mention(name, document, lemma):
    return Mention(name, document, 1, 0, lemma, "chain")


def test_a_document_is_put_together_again_with_its_date_and_where_each_token_stands():
    document = document_of("0/584156/1f5a", TOKENS)
    assert document.article.text == "Boy, 4, Dies\nHe wasn’t alone.\nPolice came."
    assert (document.article.published, document.incident) == (date(2016, 6, 20), "584156")
    for span in document.offsets.values():
        span.check(document.article.text)


def test_mentions_of_one_step_of_one_incident_are_together():
    mentions = [
        mention("a", "d1", "die"),
        mention("b", "d2", "kill"),
        mention("c", "d2", "wound"),
        mention("d", "d3", "die"),
    ]
    said = by_step(mentions, {"d1": "x", "d2": "x", "d3": "y"})
    assert sorted(map(sorted, said)) == [["a", "b"], ["c"], ["d"]]
    assert sorted(map(sorted, by_lemma(mentions))) == [["a", "d"], ["b"], ["c"]]


def test_chains_of_shared_members_are_followed():
    assert connected([{"b"}, {"c", "d"}, {"b", "d"}]) == {"b": "b", "c": "b", "d": "b"}


def test_wrong_pairs_are_named():
    assert wrong({"a": "1", "b": "1", "c": "2"}, {"a": "x", "b": "y", "c": "y"}) == ["missed: a | b", "merged: b | c"]


def test_a_folder_without_the_corpus_says_so(tmp_path, capsys):
    assert main(["--folder", str(tmp_path)]) == 1
    assert "no conll.csv" in capsys.readouterr().out
