"""Tests of the MUC-4 metric, of giving case back, and of templates from statements. All sentences are our own."""

import json
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.gtt import (
    ROWS,
    Score,
    Template,
    pairing,
    plain,
    role_scores,
    same_type,
    score_document,
    template,
    total,
)
from evaluation.muc4 import NoDocuments, document_of, load_documents, main, table
from evaluation.recasing import lowered, recased
from evaluation.templates import templates_of
from tocsin.coding import code
from tocsin.reading import open_reader

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "muc4"

BANK = template("bombing", target=[["the Aurora bank", "bank"]], weapon=[["bomb"]], perp_organisation=[["ELN"]])
MAYOR = template("attack", victim=[["Ines Prado"]], perp_individual=[["two men", "men"]])
JUDGE = template("attack", victim=[["Raul Vidal", "Vidal"]])

TYPES = st.sampled_from(["attack", "bombing", "bombing / attack", "arson"])
ENTITIES = st.lists(st.lists(st.sampled_from(["a bank", "bus", "men", "Prado"]), min_size=1, max_size=2), max_size=2)
TEMPLATES = st.builds(lambda kind, one, two: template(kind, target=one, victim=two), TYPES, ENTITIES, ENTITIES)
DOCUMENTS = st.lists(TEMPLATES, max_size=4)


def read(text: str) -> tuple[Template, ...]:
    cased = recased(text)
    (marks,) = open_reader("lexical").read([cased])
    return templates_of(code(cased, marks), cased)


# --- strings, types, entities ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mention", "said"),
    [
        ("THE  Aurora Bank", "aurora bank"),
        ('"9 May" people\'s front', "9 may peoples front"),
        ("a-an theatre", "aan theatre"),
        ("an AK-47, the rifle", "ak47 rifle"),
        ("the", ""),
    ],
)
def test_strings_lose_case_punctuation_and_articles(mention: str, said: str) -> None:
    assert plain(mention) == said


def test_bombing_or_attack_answers_both_and_nothing_else() -> None:
    said = [same_type(kind, "bombing / attack") for kind in ("bombing", "attack", "arson")]
    assert said == [True, True, False]
    assert not same_type("bombing", "attack")


def test_an_entity_is_right_only_when_all_its_mentions_are_of_one_gold_entity() -> None:
    gold = template("attack", victim=[["Raul Vidal", "Vidal"], ["Ines Prado"]])
    one = template("attack", victim=[["vidal"]])
    mixed = template("attack", victim=[["Vidal", "Ines Prado"]])
    wider = template("attack", victim=[["Vidal", "the judge"]])
    victims = [role_scores(said, gold)[ROWS.index("victim")] for said in (one, mixed, wider)]
    assert victims == [Score(1, 1, 1, 2), Score(0, 1, 0, 2), Score(0, 1, 0, 2)]


def test_two_said_entities_of_one_gold_entity_are_both_right_and_find_it_once() -> None:
    gold = template("attack", victim=[["Raul Vidal", "Vidal"]])
    said = template("attack", victim=[["Raul Vidal"], ["Vidal"]])
    assert role_scores(said, gold)[ROWS.index("victim")] == Score(2, 2, 1, 1)


def test_an_entity_without_words_is_dropped() -> None:
    assert template("attack", target=[["the"], ["bus"]]) == template("attack", target=[["bus"]])


def test_a_role_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no role place; use perp individual"):
        template("attack", place=[["Lima"]])


def test_a_template_needs_a_list_for_each_role() -> None:
    with pytest.raises(ValueError, match="got 2 lists"):
        Template("attack", ((), ()))


# --- pairing --------------------------------------------------------------------------------------------------------


def test_templates_pair_one_to_one_and_by_what_they_share() -> None:
    assert pairing([JUDGE, MAYOR], [MAYOR, JUDGE]) == ((0, 1), (1, 0))


def test_templates_of_other_types_never_pair() -> None:
    assert pairing([BANK], [MAYOR]) == ()
    assert score_document([BANK], [MAYOR])["type"] == Score(0, 1, 0, 1)


def test_what_stands_in_unpaired_templates_is_wrong_or_missed() -> None:
    scores = score_document([MAYOR, JUDGE], [MAYOR])
    assert scores["victim"] == Score(1, 2, 1, 1)
    assert scores["type"] == Score(1, 2, 1, 1)


def test_the_best_pairing_may_give_up_the_best_single_pair() -> None:
    said = [template("attack", target=[["a1"], ["b1"], ["c1"]]), template("attack", target=[["d1"], ["e1"]])]
    gold = [
        template("attack", target=[["a1"], ["b1"], ["c1"], ["d1"], ["e1"]]),
        template("attack", target=[["a1"], ["b1"]]),
    ]
    assert pairing(said, gold) == ((0, 1), (1, 0))


@given(DOCUMENTS, DOCUMENTS)
def test_no_other_pairing_has_a_better_f1(said: list[Template], gold: list[Template]) -> None:
    ours = total([score_document(said, gold)])["all"]
    flip = len(said) > len(gold)
    few, many = (gold, said) if flip else (said, gold)
    for order in permutations(range(len(many)), len(few)):
        pairs = [(many[there], few[here]) if flip else (few[here], many[there]) for here, there in enumerate(order)]
        rows = [role_scores(*pair) for pair in pairs if same_type(pair[0].type, pair[1].type)]
        right = sum(score.right for row in rows for score in row)
        found = sum(score.found for row in rows for score in row)
        assert ours.f1 >= Score(right, ours.said, found, ours.true).f1 - 1e-12


@given(DOCUMENTS)
def test_gold_against_itself_is_all_right(gold: list[Template]) -> None:
    whole = total([score_document(gold, gold)])["all"]
    assert (whole.right, whole.found) == (whole.said, whole.true)
    assert whole.f1 == (1.0 if gold else 0.0)


@given(DOCUMENTS, DOCUMENTS)
def test_counts_never_pass_what_was_said_and_what_is_true(said: list[Template], gold: list[Template]) -> None:
    for row, score in score_document(said, gold).items():
        assert score.right <= score.said, row
        assert score.found <= score.true, row


def test_saying_nothing_scores_nothing() -> None:
    whole = total([score_document([], [BANK, MAYOR])])["all"]
    assert (whole.said, whole.true, whole.f1) == (0, 7, 0.0)


def test_very_many_templates_are_paired_from_the_likeliest_down() -> None:
    many = [template("attack", victim=[[f"Name {number}"]]) for number in range(15)]
    assert pairing(many, many[::-1]) == tuple((number, 14 - number) for number in range(15))


# --- case -----------------------------------------------------------------------------------------------------------


def test_capitals_come_back_to_names_and_sentences_only() -> None:
    text = 'THE GUERRILLAS OF THE ELN ATTACKED CALI ON 3 MARCH. "WE FLED," MAYOR RAUL VIDAL SAID.'
    assert recased(text) == 'The guerrillas of the ELN attacked Cali on 3 March. "We fled," mayor Raul Vidal said.'


def test_a_surname_told_with_its_first_name_is_a_name_everywhere() -> None:
    assert recased("HECTOR OQUENDO LEFT. POLICE SAW OQUENDO.") == "Hector Oquendo left. Police saw Oquendo."


def test_ordinary_words_that_are_towns_somewhere_stay_words() -> None:
    assert recased("THE POLICE FOUND A BOMB IN THE BANK.") == "The police found a bomb in the bank."


def test_abbreviations_in_brackets_are_capitals_wherever_they_stand() -> None:
    text = "THE WORKERS LEAGUE (WLQ) DENIED IT. THE WLQ LEFT."
    assert recased(text).count("WLQ") == 2


@given(st.text(max_size=200))
def test_recasing_keeps_length_and_letters(text: str) -> None:
    assert len(recased(text)) == len(text)
    assert lowered(recased(text)) == lowered(text)


@given(st.text(alphabet="abc XYZ.,()'\"-\n", max_size=80))
def test_upper_and_lower_case_of_a_text_are_recased_alike(text: str) -> None:
    assert recased(text.upper()) == recased(text.lower())


# --- templates from statements --------------------------------------------------------------------------------------


def test_a_kidnapping_becomes_a_template() -> None:
    text = "GUERRILLAS OF THE ELN KIDNAPPED MAYOR RAUL VIDAL IN CALI YESTERDAY."
    wanted = template(
        "kidnapping", perp_individual=[["guerrillas"]], perp_organisation=[["ELN"]], victim=[["Raul Vidal"]]
    )
    assert read(text) == (wanted,)


def test_a_bombing_takes_weapon_and_target_from_its_sentence() -> None:
    text = "A POWERFUL BOMB EXPLODED IN FRONT OF THE AURORA BANK IN LIMA TODAY, WOUNDING TWO CLERKS."
    (said,) = read(text)
    assert (said.type, said.fillers[2], said.fillers[4]) == (
        "bombing",
        (frozenset({"aurora bank"}),),
        (frozenset({"bomb"}),),
    )


@pytest.mark.parametrize(
    "text",
    [
        "THE MINISTERS MET IN LIMA TO SIGN AN AGREEMENT ON TRADE.",
        "THE ARMY IS PLANNING AN OFFENSIVE.",
        "SOLDIERS AND REBELS CLASHED NEAR CALI YESTERDAY.",
    ],
)
def test_talks_plans_and_fights_make_no_template(text: str) -> None:
    assert read(text) == ()


def test_people_without_a_name_are_no_victims() -> None:
    said = read("TERRORISTS KILLED TWO PEASANTS IN CALI YESTERDAY.")
    assert [one.fillers[3] for one in said] == [()]


def test_killings_of_two_people_are_two_templates() -> None:
    text = "TERRORISTS KILLED MAYOR RAUL VIDAL IN CALI YESTERDAY. TERRORISTS MURDERED JUDGE INES PRADO IN LIMA TODAY."
    victims = [one.fillers[3] for one in read(text)]
    assert victims == [(frozenset({"raul vidal"}),), (frozenset({"ines prado"}),)]


# --- documents and the command --------------------------------------------------------------------------------------


def record(name: str) -> dict[str, object]:
    roles: dict[str, object] = {"PerpInd": [], "PerpOrg": [], "Target": [], "Weapon": []}
    victim = {"Victim": [[["raul vidal", 29]]]}
    text = "guerrillas kidnapped mayor raul vidal in cali yesterday."
    return {"docid": name, "doctext": text, "templates": [{"incident_type": "kidnapping"} | roles | victim]}


def write_documents(folder: Path, *names: str) -> None:
    lines = "\n".join(json.dumps(record(name)) for name in names)
    (folder / "dev.jsonl").write_text(lines, encoding="utf-8")


def test_a_record_becomes_a_document() -> None:
    found = document_of(record("TST1-1"))
    assert found.gold == (template("kidnapping", victim=[["raul vidal"]]),)


def test_parts_and_samples_are_chosen_by_id_and_evenly(tmp_path: Path) -> None:
    write_documents(tmp_path, "TST1-1", "TST2-1", "TST1-2", "TST1-3", "TST1-4")
    assert [one.id for one in load_documents(tmp_path, "tst1", sample=2)] == ["TST1-1", "TST1-3"]
    with pytest.raises(NoDocuments, match="no dev documents"):
        load_documents(tmp_path, "dev")


def test_the_command_prints_the_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_documents(tmp_path, "TST1-1")
    assert main(["--folder", str(tmp_path), "--part", "tst1"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("lexical reader, tst1: 1 documents")
    assert "victim             100.00 100.00 100.00" in printed


def test_the_command_says_where_documents_are_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--folder", str(tmp_path)]) == 1
    assert "name their folder with --folder" in capsys.readouterr().err


def test_the_table_shows_every_role_it_is_given() -> None:
    assert [line.split()[0] for line in table(total([])).splitlines()[1:]] == ["all", *(row.split()[0] for row in ROWS)]


@pytest.mark.shared
def test_the_gold_of_the_development_documents_against_itself_is_one() -> None:
    if not (SHARED / "dev.jsonl").exists():
        pytest.skip("the MUC-4 development documents are not beside the project")
    whole = total(score_document(one.gold, one.gold) for one in load_documents(SHARED))
    assert whole["all"].f1 == 1.0
    assert (whole["type"].true, whole["all"].true) == (1305, 4791)
