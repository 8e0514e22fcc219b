import pytest

from tocsin.intake.language import tell_language

TEXTS = {
    "en": "Two soldiers were killed when a mine went off under their truck, the army said.",
    "fr": "Deux soldats ont été tués par une mine sur la route de Gao, selon un communiqué de l'armée.",
    "de": "Zwei Soldaten wurden bei der Explosion einer Mine auf der Straße nach Gao getötet, wie die Armee mitteilte.",
    "es": "Dos soldados murieron por la explosión de una mina en la carretera, según el comunicado del ejército.",
    "it": "Due soldati sono morti per l'esplosione di una mina sulla strada della città, ha detto il portavoce dell'esercito.",
    "pt": "Dois soldados foram mortos pela explosão de uma mina na estrada que liga a cidade ao porto, não há feridos.",
    "tr": "Askeri kaynaklar iki askerin mayın patlaması sonucu öldüğünü ve bir aracın hasar gördüğünü daha sonra bildirdi.",
    "ar": "قتل جنديان في انفجار لغم على الطريق المؤدي إلى المدينة، بحسب الجيش",
    "fa": "دو سرباز بر اثر انفجار مین در جاده کشته شدند و چند نفر دیگر زخمی شدند، گزارش پلیس",
    "ru": "Два солдата погибли при взрыве мины на дороге, сообщили в армии",
    "uk": "Двоє солдатів загинули внаслідок вибуху міни на дорозі, її встановили бойовики, повідомили у війську",
    "he": "שני חיילים נהרגו בפיצוץ מטען בצד הדרך",
    "ja": "道路で地雷が爆発し、兵士二人が死亡したと軍が発表した",
    "zh": "军方称两名士兵在公路上被地雷炸死",
    "": "Kidal, Gao, Timbuktu",
}


@pytest.mark.parametrize("language", TEXTS)
def test_languages_are_told_apart(language):
    assert tell_language(TEXTS[language]) == language


def test_foreign_names_do_not_make_english_foreign():
    text = "The Kata’ib leader Abū Mahdī was killed in the strike, and Şükrü Yılmaz of the party “القوة” was not."
    assert tell_language(text) == "en"


def test_english_words_in_an_arabic_page_do_not_make_it_english():
    assert tell_language(TEXTS["ar"] + " The Times of Zafra") == "ar"


@pytest.mark.parametrize("text", ["", "1234 5678", "....", "Lorem ipsum dolor sit amet consectetur adipiscing"])
def test_nothing_is_told_where_nothing_fits(text):
    assert tell_language(text) == ""
