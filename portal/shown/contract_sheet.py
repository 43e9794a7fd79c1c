"""The integration contract as a paper to read together and sign, in the reader's language."""

from collections.abc import Sequence
from datetime import date

from models.kinds import Side, SignedThrough
from models.queries.programme import ProgrammeRows
from models.tables.people import Citizen
from models.tables.programme import Contract, ContractActivity
from portal.shown.agreement_shown import Block
from portal.shown.sheet import Fields, Section, Sheet, Signing
from portal.translate import gettext as _
from portal.words import word
from portal.words.formats import day, number


def contract_sheet(
    citizen: Citizen, municipality: str, contract: Contract, rows: ProgrammeRows
) -> Sheet:
    """The contract as it stands now; whoever has not signed has a line to sign on."""
    return Sheet(
        title=_("Integrationskontrakt"),
        header=f"{citizen.name} · {citizen.case_number}",
        intro=[
            _(
                "Kontrakten er mellem %(navn)s og %(kommune)s.",
                navn=citizen.name,
                kommune=municipality,
            ),
            _("Den gælder, til borgeren får permanent ophold. Den kan ændres undervejs."),
        ],
        sections=[
            _goals(contract),
            _activities(rows.activities),
            Section(
                _("Erklæring"),
                blocks=[
                    Block(
                        "paragraph",
                        [
                            _(
                                "Opholds- og selvforsørgelseserklæringen underskrives sammen med "
                                "kontrakten. Den er en hensigt og ikke en afgørelse."
                            )
                        ],
                    )
                ],
            ),
        ],
        footer=_("Udgave %(nummer)s", nummer=contract.version),
        signing=_signing(citizen, municipality, contract),
    )


def _goals(contract: Contract) -> Section:
    told = Fields()
    told.add(_("Hovedmål"), contract.main_goal)
    told.add(_("Koordinerende forvaltning"), contract.coordinating_department)
    told.add_if(_("Min plan"), contract.my_plan)
    told.add_if(_("Det er vi ikke enige om"), contract.disagreement_note)
    return Section(_("Mål"), told.told)


def _activities(rows: Sequence[ContractActivity]) -> Section:
    if not rows:
        nothing = _("Der er ikke aftalt andre aktiviteter end dansk og forløb i virksomheder.")
        return Section(_("Aktiviteter"), blocks=[Block("paragraph", [nothing])])
    told = [
        [
            row.text,
            str(word(row.kind)),
            number(row.hours_a_week),
            f"{day(row.from_on)} – {day(row.until_on) if row.until_on else _('uden slutdato')}",
        ]
        for row in rows
    ]
    columns = [_("Hvad"), _("Slags"), _("Timer om ugen"), _("Periode")]
    return Section(_("Aktiviteter"), columns=columns, rows=told)


def _signing(citizen: Citizen, municipality: str, contract: Contract) -> Signing:
    columns = [_("Hvem"), _("Navn"), _("Dag"), _("Underskrift")]
    return Signing(
        _("Underskrifter"),
        columns,
        [
            _signed(str(word(Side.CITIZEN)), citizen.name, contract.signed_by_citizen_on),
            _signed(_("Kommunen"), municipality, contract.signed_by_municipality_on),
            _signed(_("Erklæringen"), citizen.name, contract.declaration_signed_on),
        ],
    )


def _signed(who: str, name: str, signed_on: date | None) -> list[str]:
    if signed_on is None:
        return [who, name, "", ""]
    return [who, name, day(signed_on), str(word(SignedThrough.PAPER))]
