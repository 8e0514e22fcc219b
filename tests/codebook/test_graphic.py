"""Words of harm to a body are veiled in each language; what a ledger is for, and figures of speech, are not."""

import pytest

from tocsin.codebook.graphic import is_graphic
from tocsin.codebook.tablefile import FOLDER, read_table

GRAPHIC = {
    "fr": (
        "Trois otages ont été décapités devant une caméra.",
        "Les corps calcinés des passagers jonchaient la route.",
        "Les assaillants ont ÉGORGÉ le gardien.",
        "Deux civils ont été brûlés vifs dans leur maison.",
    ),
    "es": (
        "Los rehenes fueron decapitados ante una cámara.",
        "Hallaron los cuerpos mutilados de cinco campesinos.",
        "Le cortaron la cabeza al guardia.",
        "Dos mujeres fueron quemadas vivas en su casa.",
    ),
    "ru": (
        "Тела двух солдат были изуродованы.",
        "Боевики перерезали горло водителю.",
        "В подвале нашли обгоревшие трупы.",
        "Семью сожгли заживо в доме.",
    ),
    "uk": (
        "Тіла двох військових були понівечені.",
        "У підвалі знайшли обгорілі тіла.",
        "Бойовики перерізали горло водієві.",
        "Родину спалили живцем у хаті.",
    ),
    "ar": (
        "عثر السكان على جثث متفحمة قرب الجسر.",
        "قطعوا رأسه أمام الكاميرا.",
        "وقال شهود إن المسلحين مثلوا بجثث القتلى.",
        "تناثرت الأشلاء في السوق.",
    ),
    "he": (
        "גופות שרופות נמצאו ליד הגשר.",
        "המחבלים ערפו את ראשו של השומר.",
        "בני המשפחה נשרפו חיים בביתם.",
        "חלקי גופות נמצאו בזירה.",
    ),
}
PLAIN = {
    "fr": (
        "Douze personnes ont été tuées et trente blessées.",
        "Les corps de deux soldats ont été retrouvés vendredi.",
        "Le commandement du groupe a été décapité, selon l'armée.",
        "L'immeuble a été éventré par une roquette.",
        "Des camions calcinés bloquaient la route.",
    ),
    "es": (
        "Doce personas murieron y treinta resultaron heridas.",
        "Los cuerpos de dos soldados fueron hallados el viernes.",
        "La policía decapitó a la cúpula del grupo.",
        "Vehículos calcinados bloqueaban la carretera.",
        "El edificio quedó destrozado por la explosión.",
    ),
    "ru": (
        "Двенадцать человек погибли, тридцать ранены.",
        "Тела двух солдат нашли в пятницу.",
        "Группировка была обезглавлена после ареста лидера.",
        "Обгоревший грузовик перекрыл дорогу.",
        "Договор был разорван в одностороннем порядке.",
    ),
    "uk": (
        "Дванадцятеро людей загинули, тридцятеро поранені.",
        "Тіла двох військових знайшли у п'ятницю.",
        "Голова області повідомив про спалені будинки.",
        "Обгоріла вантажівка перекрила дорогу.",
        "Угоду було розірвано.",
    ),
    "ar": (
        "قتل اثنا عشر شخصا وأصيب ثلاثون.",
        "عثر على جثث جنديين يوم الجمعة.",
        "قطعت الرياض علاقاتها مع طهران.",
        "وصف العملية بأنها قطع رأس الأفعى.",
        "أغلقت شاحنة محترقة الطريق.",
        "نشر مقطع فيديو يظهر الجثث.",
        "قصفت الطائرات أحياء المدينة.",
    ),
    "he": (
        "שנים עשר בני אדם נהרגו ושלושים נפצעו.",
        "גופות שני החיילים נמצאו ביום שישי.",
        "משאית שרופה חסמה את הכביש.",
        "ראש הממשלה נועד עם השר.",
        "המתווה קיצץ בתקציב הגופים הציבוריים.",
    ),
}


def cases(by_language):
    return [
        pytest.param(words, id=f"{language}-{at}")
        for language, all_ in by_language.items()
        for at, words in enumerate(all_)
    ]


@pytest.mark.parametrize("sentence", cases(GRAPHIC))
def test_harm_to_a_body_is_graphic_in_every_language(sentence):
    assert is_graphic(sentence)


@pytest.mark.parametrize("sentence", cases(PLAIN))
def test_the_dead_the_found_and_figures_of_speech_are_not(sentence):
    assert not is_graphic(sentence)


def test_accents_vowel_signs_and_case_do_not_count():
    assert [is_graphic(words) for words in ("LES CORPS CALCINES", "Les corps calcine\u0301s", "قَطَعُوا رَأْسَهُ")] == [
        True
    ] * 3


def test_words_of_one_language_are_not_looked_for_beside_those_of_another():
    assert [is_graphic(words) for words in ("broyé cuerpo", "corps broyé", "cuerpo mutilado")] == [False, True, True]


def test_a_word_without_end_costs_no_time():
    assert not is_graphic("ا" * 200_000)


def test_each_language_has_the_three_lists():
    table = read_table(FOLDER / "graphic.toml").values
    assert {language: sorted(lists) for language, lists in table.items()} == {
        language: ["alone", "beside", "body"] for language in ("en", "fr", "es", "ru", "uk", "ar", "he")
    }
