import io

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from matching import Concept
from matching.words.features import FEATURES, Text, candidates
from matching.words.grams import GramIndex, grams, text_array, texts_of
from matching.words.label_index import LabelIndex
from matching.words.lists import Lists
from matching.words.spelling import fold
from models.kinds import ConceptKind
from tests.matching.starter import starter

JOB, SKILL = ConceptKind.OCCUPATION, ConceptKind.SKILL


@pytest.fixture(scope="module")
def index():
    return LabelIndex(starter().of_kind(JOB))


def names(index, places):
    return [index.texts[place] for place in places]


@pytest.mark.parametrize("text", ["kok", "a", "kok paa skib", "rengoeringsassistent i b", ""])
def test_runs_are_those_of_the_library_that_fits_them(text):
    analyse = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4)).build_analyzer()
    assert sorted(grams(text)) == sorted(analyse(text))


def test_a_name_is_most_like_itself(index):
    for place in range(0, len(index.folded), 37):
        likeness = index.grams.likeness(index.folded[place])
        assert likeness[place] == pytest.approx(likeness.max())
        assert 0 <= likeness.min() <= likeness.max() <= 1 + 1e-6


def test_with_few_names_every_run_is_read():
    """Then the likeness is the cosine that the library gives."""
    told = [fold(text) for text in ("kok", "kok på skib", "skibskok", "bager", "lærer")]
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True)
    table = vectorizer.fit_transform(told)
    wanted = (table @ vectorizer.transform(["kok skib"]).T).toarray().ravel()
    assert GramIndex.fit(told).likeness("kok skib") == pytest.approx(wanted, abs=1e-6)


def test_runs_that_no_name_has_make_a_text_less_like_all(index):
    place = index.exact["kok"][0]
    assert index.grams.likeness("kok xqzt")[place] < index.grams.likeness("kok")[place]


def test_the_nearest_come_first(index):
    places, likeness = index.nearest("taxichauffoer", 5)
    assert len(places) == 5
    assert list(likeness) == sorted(likeness, reverse=True)
    assert "taxi" in names(index, places)[0].lower()
    assert len(index.nearest("1234", 5)[0]) == 0


def test_names_of_a_concept_stand_together_preferred_first(index):
    for concept in range(len(index.codes)):
        stretch = slice(index.first[concept], index.first[concept + 1])
        assert set(index.owner[stretch]) == {concept}
        marks = index.preferred[stretch].tolist()
        assert marks == sorted(marks, reverse=True)
        assert marks[0]


def test_words_being_typed(index):
    found = names(index, index.beginning_with("reng"))
    assert found
    assert all(" reng" in f" {fold(name)}" for name in found)
    assert index.beginning_with("qqq") == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("rengoringsassistent", "rengoeringsassistent"), ("kok", "kok"), ("xqzt", "xqzt")],
)
def test_slips_are_corrected_to_words_that_are_known(index, typed, meant):
    assert index.corrected(typed) == meant


def test_an_index_comes_back_from_its_arrays(index):
    stored = io.BytesIO()
    np.savez(stored, allow_pickle=False, **index.to_arrays())
    stored.seek(0)
    with np.load(stored, allow_pickle=False) as read:
        again = LabelIndex.from_arrays(starter().of_kind(JOB), dict(read))
    for typed in ("rengoringsassistent", "kok paa hotel", "lastbil chauffoer", "x"):
        ours, theirs = (
            candidates(each, Text.of(typed, each), each.beginning_with(typed))
            for each in (index, again)
        )
        assert ours.values.tobytes() == theirs.values.tobytes()
        assert ours.concepts.tolist() == theirs.concepts.tolist()
        assert ours.nearest.tolist() == theirs.nearest.tolist()


def test_arrays_of_other_names_are_refused(index):
    with pytest.raises(ValueError, match="other names"):
        LabelIndex.from_arrays(starter().of_kind(SKILL), index.to_arrays())


@pytest.mark.parametrize("texts", [[], [""], ["a", "", "bæ"]])
def test_texts_come_back_from_bytes(texts):
    assert texts_of(text_array(texts)) == texts


def test_lists_are_read_by_rows():
    lists = Lists.of([[5, 6], [], [7]])
    items, of_row = lists.of_rows(np.array([2, 1, 0]))
    assert items.tolist() == [7, 5, 6]
    assert of_row.tolist() == [0, 2, 2]


def test_every_feature_has_its_column_and_its_range(index):
    unbounded = {"exact_shared", "names", "lengths"}
    for typed in ("kok", "rengoringsassistent", "medhjaelper", "chauffoer lastbil"):
        found = candidates(index, Text.of(typed, index))
        assert found.values.shape == (len(found.concepts), len(FEATURES))
        assert np.isfinite(found.values).all()
        assert (found.values >= 0).all()
        for column, name in enumerate(FEATURES):
            if name not in unbounded:
                assert found.values[:, column].max() <= 1 + 1e-6, name


def test_what_an_exact_name_shows(index):
    found = candidates(index, Text.of("kok", index))
    place = [index.codes[at] for at in found.concepts].index("cook")
    seen = dict(zip(FEATURES, found.values[place].tolist(), strict=True))
    assert seen["exact"] == seen["exact_main"] == seen["runs"] == 1
    assert seen["letters"] == seen["slip"] == seen["pieces"] == pytest.approx(1)
    assert seen["lengths"] == 0


def test_nothing_in_common_gives_no_candidates():
    alone = LabelIndex([Concept("cook", JOB, {"da": "kok"})])
    found = candidates(alone, Text.of("zzz", alone))
    assert found.values.shape == (0, len(FEATURES))


def test_relatives_are_those_of_the_same_isco_group():
    jobs = [
        Concept("a", JOB, {"da": "kok"}, isco="5120"),
        Concept("b", JOB, {"da": "kok på skib"}, isco="5120"),
        Concept("c", JOB, {"da": "kok i kantine"}, isco="5121"),
        Concept("d", JOB, {"da": "kokke"}),
    ]
    alone = LabelIndex(jobs)
    found = candidates(alone, Text.of("kok", alone))
    runs, group, wider = (
        found.values[:, FEATURES.index(n)] for n in ("runs", "group", "wider_group")
    )
    assert group.tolist() == [runs[1], runs[0], 0, 0]
    assert wider.tolist() == [max(runs[1], runs[2]), runs[0], runs[0], 0]
