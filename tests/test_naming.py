"""What a speaker who is in no list is called."""

from __future__ import annotations

import pytest

from indicators.parse.naming import canonical, one_name_each
from indicators.parse.naming.russian import CASES

SUBJECT = frozenset(("nomn",))
OBLIQUE = CASES - {"nomn", "accs"}


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Deputy Agriculture Minister Vladimir Grakun", "Vladimir Grakun"),
        ("deputy Agriculture and Food Minister Vladimir Grakun", "Vladimir Grakun"),
        ("Kateryna Bornukova of BEROC", "Kateryna Bornukova"),
        ("Sergey Kondratyev of the Institute for Energy and Finance", "Sergey Kondratyev"),
        ("German Chancellor Olaf Scholz", "Olaf Scholz"),
        ("Prof. Jarosław Romańczuk", "Jarosław Romańczuk"),
        ("Dr. Jane Smith-Jones", "Jane Smith-Jones"),
        ("Mr. Lars van der Berg", "Lars van der Berg"),
        ("chief economist of Alfa-Bank Natalia Orlova", "Natalia Orlova"),
        ("Infoline's Ivan Fedyakov", "Ivan Fedyakov"),
        ("Sergei V. Ivanov, head of the plant", "Sergei V. Ivanov"),
        ("MTBank economist A. Kurapov", "A. Kurapov"),
        ("analyst Ailsa Craigmore", "Ailsa Craigmore"),
    ],
)
def test_a_person_is_called_by_the_name_alone(phrase: str, name: str) -> None:
    assert canonical(phrase, "en") == (name, True)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Vygon Consulting", "Vygon Consulting"),
        ("Alexander Group", "Alexander Group"),
        ("Kyiv School of Economics", "Kyiv School of Economics"),
        ("the Association of European Businesses", "Association of European Businesses"),
        ("Canada's Nutrien", "Canada's Nutrien"),
        ("Ivan Petrov and Maria Sidorova", "Ivan Petrov and Maria Sidorova"),
        ("a Chatham House poll", "Chatham House"),
        ("customs data", "customs data"),
        ("The Finance Ministry's spokeswoman", "the Finance Ministry's spokeswoman"),
        ("Analysts at Alpari", "analysts at Alpari"),
        ("Two traders", "two traders"),
    ],
)
def test_what_is_no_person_keeps_its_name(phrase: str, name: str) -> None:
    assert canonical(phrase, "en") == (name, False)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("экономиста Дмитрия Крука", "Дмитрий Крук"),
        ("аналитика «Сбера» Марии Горбатовой", "Мария Горбатова"),
        ("Ольги Лузгиной", "Ольга Лузгина"),
        ("Ивана Петровского", "Иван Петровский"),
        ("Ольге Шлендер", "Ольга Шлендер"),
        ("Сергея Чалого", "Сергей Чалый"),
        ("Светланы Черненко", "Светлана Черненко"),
        ("директора предприятия Инны Сачек", "Инна Сачек"),
        ("главы МИД Австрии Александера Шалленберга", "Александер Шалленберг"),
        ("Павла Иванца", "Павел Иванец"),
        ("Урсулы фон дер Ляйен", "Урсула фон дер Ляйен"),
        ("А.В. Петрова", "А.В. Петров"),
        ("Татьяны Ивановны Петренко", "Татьяна Ивановна Петренко"),
        ("главы агентства Меиржана Юсупова", "Меиржан Юсупов"),
        ("Василия Живаго", "Василий Живаго"),
        ("профессора Игоря Толстого", "Игорь Толстой"),
        ("экономиста Александра Петрова", "Александр Петров"),
        ("Жан-Клода Юнкера", "Жан-Клод Юнкер"),
        ("Анны-Марии Шмидт", "Анна-Мария Шмидт"),
        ("водителя Николая Волка", "Николай Волк"),
        ("президента Литвы Гитанаса Науседы", "Гитанас Науседа"),
        ("госпожи Лузгиной", "Лузгина"),
        ("экономиста Тихомирова", "Тихомиров"),
        ("Алексея Штальца", "Алексея Штальца"),  # Шталец or Штальц
    ],
)
def test_a_russian_person_stands_in_the_nominative(phrase: str, name: str) -> None:
    assert canonical(phrase, "ru", OBLIQUE) == (name, True)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("экономист Александра Петрова", "Александра Петрова"),
        ("глава Infoline-Аналитики Михаил Бурмистров", "Михаил Бурмистров"),
        ("Тамара Грицук из союза пивоваров", "Тамара Грицук"),
        ("ЭКОНОМИСТ ДМИТРИЙ КРУК", "Дмитрий Крук"),
        ("Никита Белых", "Никита Белых"),
    ],
)
def test_a_russian_subject_is_in_the_nominative_already(phrase: str, name: str) -> None:
    assert canonical(phrase, "ru", SUBJECT) == (name, True)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("пресс-службе Гомсельмаша", "пресс-служба Гомсельмаша"),
        ("Институте проблем естественных монополий", "Институт проблем естественных монополий"),
        ("латвийской таможни", "латвийская таможня"),
        ("Высшей школы экономики", "Высшая школа экономики"),
        ("в отделе кадров", "отдел кадров"),
        ("аналитиков банка", "аналитики банка"),
        ("аналитиков и трейдеров", "аналитиков и трейдеров"),
        ("экономистов Ивана Петрова и Анны Сидоровой", "экономистов Ивана Петрова и Анны Сидоровой"),
        ("экономиста Крука", "экономиста Крука"),  # or of a body that is called so
        ("одной из компаний", "одна из компаний"),
        ("исследованию «Ромир»", "«Ромир»"),
        ("фонда Егора Гайдара", "фонд Егора Гайдара"),
        ("ОАО «БЕЛАЗ»", "ОАО «БЕЛАЗ»"),
    ],
)
def test_the_head_of_a_russian_phrase_stands_in_the_nominative(phrase: str, name: str) -> None:
    assert canonical(phrase, "ru", OBLIQUE) == (name, False)


@pytest.mark.parametrize("phrase", ["аналитики Альфа Капитала", "Дом.РФ", "Российский зерновой союз"])
def test_capitals_of_bodies_are_no_names_of_people(phrase: str) -> None:
    assert canonical(phrase, "ru", SUBJECT) == (phrase, False)


def test_a_belarusian_phrase_stays_as_written() -> None:
    assert canonical("эканаміста Дзмітрыя Крука", "be") == ("эканаміста Дзмітрыя Крука", False)


def test_the_fullest_name_of_each_person_is_kept() -> None:
    names = ("Grakun", "V. Grakun", "Vladimir Grakun", "Petrov", "Ivan Petrov", "Igor Petrov", "Kruk", "Agnė Bilotaitė")
    assert one_name_each(names) == {"Grakun": "Vladimir Grakun", "V. Grakun": "Vladimir Grakun"}
    assert one_name_each(("Dmitry Kruk", "Dzmitry Kruk")) == {"Dzmitry Kruk": "Dmitry Kruk"}
    assert one_name_each(("Agne Bilotaite", "Agnė Bilotaitė")) == {"Agnė Bilotaitė": "Agne Bilotaite"}
