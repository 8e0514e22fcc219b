"""Furniture goes, true sentences stay: pages in the shapes that people paste, and prose that uses the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.intake.pasted.furniture import sweep

PAGES = {
    "a share bar with windows": (
        "Share on Twitter (opens new window) Share on Facebook (opens new window) Save Rebels shelled Hajja at dawn.",
        "Rebels shelled Hajja at dawn.",
    ),
    "a share bar without windows": (
        "Share on Facebook Share on Twitter\nRebels shelled Hajja at dawn.",
        "Rebels shelled Hajja at dawn.",
    ),
    "bare buttons in a row": (
        "Rebels shelled Hajja at dawn. Share Tweet Email Print Two guards died.",
        "Rebels shelled Hajja at dawn.\n\nTwo guards died.",
    ),
    "buttons split by bars": ("Facebook | Twitter | WhatsApp\nThe bridge was blown up.", "The bridge was blown up."),
    "button lines": ("Share\nSave\nPrint\n\nThe bridge was blown up.\n\n3 comments", "The bridge was blown up."),
    "a picture credit before the share bar": (
        "© Omar Said/AFP/Getty Images Share on LinkedIn (opens new window) The army shelled the hills.",
        "The army shelled the hills.",
    ),
    "a picture credit in brackets": (
        "The army shelled the hills (Photo by Omar Said/AFP) on Friday.",
        "The army shelled the hills on Friday.",
    ),
    "a credit line": ("Photo: Omar Said / Reuters\nThe army shelled the hills.", "The army shelled the hills."),
    "a stamp in capitals grown into a button": (
        "2 HOURS AGOPrint this page4 The army shelled the hills.",
        "The army shelled the hills.",
    ),
    "a stamp on a line": ("5 minutes ago\nThe army shelled the hills.", "The army shelled the hills."),
    "an advertisement between sentences": (
        "Gunmen stormed the post. ADVERTISEMENT Four guards died.",
        "Gunmen stormed the post.\n\nFour guards died.",
    ),
    "an advertisement inside a sentence": (
        "Gunmen stormed the post near ADVERTISEMENT the river.",
        "Gunmen stormed the post near the river.",
    ),
    "a story that continues below": (
        "Gunmen stormed the post.\nStory continues below this advertisement\nFour guards died.",
        "Gunmen stormed the post.\n\nFour guards died.",
    ),
    "a teaser before a quotation": (
        "The truce is over. Recommended Mara Lind Why talks with the rebels must go on “We are ready to fight,” Col Sani said.",
        "The truce is over.\n\n“We are ready to fight,” Col Sani said.",
    ),
    "a teaser before a sentence": (
        "The truce is over. Read more: Ministers to meet in Accra on grain The army denied it.",
        "The truce is over.\n\nThe army denied it.",
    ),
    "a teaser line": (
        "The truce is over.\nRead more: Ministers to meet in Accra\nThe army denied it.",
        "The truce is over.\n\nThe army denied it.",
    ),
    "a list of related stories": (
        "The truce is over.\n\nRelated stories\nArmy shells camp\nMinisters to meet in Accra\n\nThe army denied it.",
        "The truce is over.\n\nThe army denied it.",
    ),
    "a list at the end": (
        "The truce is over.\n\nMost read\nArmy shells camp\nTwelve facts on grain",
        "The truce is over.",
    ),
    "a newsletter in running text": (
        "The truce is over. Sign up for our weekly Sahel newsletter The army denied it.",
        "The truce is over.\n\nThe army denied it.",
    ),
    "a newsletter sentence": (
        "The truce is over.\nSubscribe to our morning briefing and never miss a story.\nThe army denied it.",
        "The truce is over.\n\nThe army denied it.",
    ),
    "a wall": ("The truce is over. Log in to continue reading", "The truce is over."),
    "a cookie notice": (
        "We use cookies to improve your experience. Accept all cookies\nThe truce is over.",
        "The truce is over.",
    ),
    "a cookie notice without a stop": (
        "This website uses cookies to improve your experience The truce is over.",
        "The truce is over.",
    ),
    "a copyright line": ("The truce is over.\n© 2020 Volta Wire. All rights reserved.", "The truce is over."),
    "a copyright notice in running text": (
        "The truce is over. Copyright Volta Wire Limited 2020. All rights reserved.",
        "The truce is over.",
    ),
    "follow and join": (
        "The truce is over. Follow us on Twitter and Facebook. Join our Telegram channel for updates.",
        "The truce is over.",
    ),
    "a wire's tail": ("The truce is over.\nReporting by Ana Ruiz; Editing by Joe Lam", "The truce is over."),
    "a blog's tail": ("The truce is over. The post Truce ends appeared first on Volta Wire.", "The truce is over."),
    "a crumb trail": ("Home > World > Africa\nThe truce is over.", "The truce is over."),
    "where it was saved from": (
        "The truce is over.\nContent retrieved from: https://volta.example/a/1.",
        "The truce is over.",
    ),
}

PROSE = [
    "The two armies agreed to share on Facebook the names of the dead.",
    "Share prices fell after the attack on the refinery.",
    "“Share this with the families,” the colonel said, and left the village.",
    "Save the Children said three of its drivers were killed in Hajja.",
    "Print shops in Goma were shut by order of the governor.",
    "He told the guards to print this page and burn it.",
    "Recommended doses of iodine were handed out near the plant, “as a precaution”, officials said.",
    "Recommended by the panel, the withdrawal will begin in May.",
    "The commission recommended The Hague as the seat of the court.",
    "Doctors recommended that the wounded be flown to Dakar.",
    "Read more widely, the order bans all flights over the north.",
    "Related charges against two officers were dropped.",
    "Trending down since March, attacks on convoys rose again last week.",
    "An hour ago the last convoy had left the town.",
    "The militia took the town 2 hours ago, a resident said.",
    "Soldiers handed out cookies and water to the displaced.",
    "Subscribe or leave, the militia told traders in the market.",
    "Register to vote, the rebels warned, and you will be killed.",
    "Copyright law was the least of their worries, the editor said.",
    "The advertisement offered money for the heads of two commanders.",
    "Follow the river north and you reach the front line.",
    "Comment by Lt Adan: the base was never hit.",
    "Facebook, Twitter and WhatsApp were blocked after the coup.",
    "The photo by a soldier, which Reuters could not verify, shows four bodies.",
    "Twitter removed the post in which he claimed the bombing.",
    "Live fire was used on the crowd, and six people died.",
    "Post commanders reported 12 dead.",
    "Email the ministry sent on Monday denied the strike.",
    "Home to 40,000 people, the town fell in a day.",
    "The story continues to divide the country, he said.",
    "Most read the ceasefire as a defeat for the general.",
    "They had 3 comments to make on the raid, none of them true.",
    "Source close to the talks: the truce will not hold.",
    "Related to the general by marriage, Mr Sesay was freed.",
    "Listen to this: they fired on a funeral.",
]


@pytest.mark.parametrize("name", PAGES)
def test_furniture_is_cut_and_nothing_else(name):
    page, words = PAGES[name]
    assert sweep(page).text == words


@pytest.mark.parametrize("sentence", PROSE)
def test_prose_with_the_same_words_stays_whole(sentence):
    assert sweep(sentence).pieces == (sentence,)
    between = f"Gunmen came at night. {sentence} They left at dawn."
    assert sweep(between).pieces == (between,)
    assert sweep(f"Gunmen came.\n\n{sentence}\n\nThey left.").text == f"Gunmen came.\n\n{sentence}\n\nThey left."


def test_prose_after_furniture_on_the_same_line_stays():
    bar = "Share on Twitter (opens new window) Share on Facebook (opens new window) "
    lost = [sentence for sentence in PROSE if sweep(bar + sentence).text != sentence]
    assert lost == []


def test_hard_wrapped_prose_below_a_label_is_not_taken_for_headlines():
    page = (
        "The truce is over.\n\nRead more\n\nThe army said that three rockets were fired at the base on\nTuesday night."
    )
    assert (
        sweep(page).text
        == "The truce is over.\n\nThe army said that three rockets were fired at the base on\nTuesday night."
    )


def test_a_teaser_whose_end_cannot_be_told_is_left_alone():
    page = "The truce is over. Recommended Ministers meet Army officers deny shelling of Hajja camp on Monday, officers say. Four died."
    assert sweep(page).pieces == (page,)


def test_the_address_of_a_saved_page_is_given_back():
    assert sweep("It ended.\nSource: https://volta.example/a/1").url == "https://volta.example/a/1"
    assert sweep("It ended, a source said.").url == ""


def test_plain_line_breaks_are_kept():
    text = "Gunmen came at night\nand left at dawn.\n\nFour died."
    assert sweep(text).pieces == (text,)


@given(
    st.lists(st.sampled_from([page for page, _ in PAGES.values()] + PROSE), max_size=6), st.sampled_from(["\n", "\n\n"])
)
def test_law_a_swept_page_has_nothing_left_to_sweep(parts, joint):
    once = sweep(joint.join(parts)).text
    assert sweep(once).text == once


@given(st.lists(st.sampled_from(PROSE), min_size=1, max_size=8))
def test_law_every_true_sentence_survives_among_furniture(sentences):
    bars = ["Share on Twitter (opens new window) Save", "ADVERTISEMENT", "AN HOUR AGO", "© Omar Said/AFP/Getty Images"]
    page = "".join(f"{sentence}\n\n{bars[at % 4]}\n\n" for at, sentence in enumerate(sentences))
    assert sweep(page).text == "\n\n".join(sentences)


@given(st.text(max_size=300))
def test_law_sweeping_never_fails_and_adds_no_words(text):
    assert set("".join(sweep(text).pieces)) <= set(text)


@pytest.mark.parametrize("run", ["A", "À", "A/", "A "])
def test_a_long_run_beside_an_agency_is_swept_in_a_moment(run):
    assert sweep(f"Two died. {run * 100_000}x AFP").pieces
