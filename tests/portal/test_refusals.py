"""Whoever is told no reads what to do instead: every refusal and finding names a next act."""

import re

import pytest

from portal.words.findings import FINDINGS
from portal.words.refusals import REFUSALS

ACTS = (
    "aftal|afslut|bed|begynd|find|fjern|flyt|gem|giv|godkend|gå|gør|hent|indstil|indsæt|"
    "invitér|kassér|kopiér|kør|lad|lav|log|luk|læg|læs|markér|prøv|ret|ring|se|send|sig|"
    "skift|skriv|slet|spørg|søg|sæt|tag|svar|registrér|bekræft|meld|foreslå|overtag|forny|"
    "tal|tilbyd|tjek|træk|udfyld|vent|vis|vurdér|vælg|"
    "åbn"
)
# An act begins a sentence, or goes on from one: "Vælg …", "…, eller ret …", "og spørg …".
NAMES_AN_ACT = re.compile(
    r"(?:^|[.:,»] |\b(?:og|eller|så) )(?:så |først |kun |også |ellers )?"
    rf"(?:{ACTS})\b",
    re.IGNORECASE,
)
# Only leads the findings in, and they say what to do.
LEADS_IN = {"against_the_law"}


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (str(code), str(sentence))
        for table in (FINDINGS, REFUSALS)
        for code, sentence in table.items()
        if code not in LEADS_IN
    ],
)
def test_every_no_says_what_to_do(code, sentence):
    assert NAMES_AN_ACT.search(sentence), f"{code} leaves the person standing: {sentence}"
