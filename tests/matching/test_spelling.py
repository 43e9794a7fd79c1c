import pytest

from matching.words.spelling import fold, fold_in_order, likeness, pieces, stem, written_out


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Kørekort, B", "koerekort b"),
        ("koerekort b", "koerekort b"),
        ("RENGØRING/service", "rengoering service"),
        ("Ålborg  Å", "aalborg aa"),
        ("café-medarbejder", "cafe medarbejder"),
        ("a\u030arhus", "aarhus"),  # the ring as a mark of its own
        ("naïve_crème", "naive creme"),
        (" !! ", ""),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


def test_word_order_does_not_matter():
    assert fold_in_order("B kørekort") == fold_in_order("kørekort B")


@pytest.mark.parametrize(
    "words",
    [
        ("toilet", "toiletter", "toiletterne", "toilettet"),
        ("butik", "butikker", "butikken"),
        ("chauffoer", "chauffoerer", "chauffoeren"),
        ("lift", "lifts"),
    ],
)
def test_forms_of_a_word_have_one_stem(words):
    assert len({stem(word) for word in words}) == 1


def stems(*words):
    return tuple(stem(word) for word in words)


def test_compounds_come_apart():
    known = set(stems("toilet", "rengoering", "assistent", "arbejde"))
    assert pieces("toiletrengoering", known) == stems("toilet", "rengoering")
    assert pieces("rengoeringsassistent", known) == stems("rengoering", "assistent")
    long = pieces("toiletrengoeringsassistent", known)
    assert long == stems("toilet", "rengoering", "assistent")
    assert pieces("tandlaege", known) == stems("tandlaege")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("rengøring af toiletter", "rengoring af toiletter", True),
        ("truckcertifikat B", "truckcertifikat b", True),
        ("truckcertifikat B", "truckcertifikat A", False),
        ("kørekort B", "kørekort B/E", False),
        ("maler", "malker", False),
        ("dansk", "fransk", False),
    ],
)
def test_a_letter_may_slip_but_not_the_one_that_counts(one, other, same):
    points = likeness([fold_in_order(one)], [fold_in_order(other)])
    assert (points[0] > 0) is same


def test_nothing_is_like_nothing():
    assert likeness([], ["a"]) == [0.0]
    assert likeness(["a"], []) == []


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Rengøringsass.", "rengøringsassistent"),
        ("pæd. medhj.", "pædagogisk medhjælper"),
        ("SOC.rådgiver", "social rådgiver"),
        ("buschf. (vikar)", "buschauffør vikar"),
        ("klassisk danser", "klassisk danser"),
    ],
)
def test_what_is_shortened_with_a_dot_is_written_out(short, long):
    assert fold(written_out(short)) == fold(long)
