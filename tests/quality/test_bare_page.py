"""What the benches measure against keeps up with the layout."""

from tests.bench.bare import ROWS, app


def test_the_bare_page_is_the_layout_with_its_rows():
    answer = app.test_client().get("/maalestok")
    assert answer.status_code == 200
    assert answer.text.count("Navn Navnesen") == len(ROWS)
