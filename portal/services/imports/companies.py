"""Importing companies and their places of work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from models.kinds import AgreementState, ImportKind, ObjectType, Role
from models.queries.match_pages import industries
from models.queries.paging import columns
from models.tables.columns import danish_order, folded
from models.tables.companies import Company, KeyAccount, PartnershipAgreement, Workplace
from models.tables.people import User
from models.tables.vocabulary import Place
from portal.services.imports.checking import Asked, Found, Tell, missing_of_new, without_doubles
from portal.services.imports.lines import Line, Problem
from portal.services.imports.plan import (
    Plan,
    Told,
    add_numbered,
    add_rows,
    refuse_if_any_changed,
    tell_trail,
)


@dataclass(frozen=True)
class Changed:
    """A row as it shall be; `before` is None for a new one."""

    before: Any
    values: Mapping[str, Any]


def plan_companies(
    session: Session, asked: Asked, found: Found, *, tell: Tell, writing: bool
) -> Plan:
    """What becomes of the companies; `writing` as for citizens."""
    lines, doubles = without_doubles(found, _cvr, "cvr_number")
    known, made = _companies(session, asked.municipality_id), Plan([*found.problems, *doubles])
    codes = {
        folded(name): row.code
        for row in industries(session)
        for name in (row.code, row.label_da, row.label_en)
    }
    consultants = _consultants(session, asked.municipality_id)
    changes: list[Changed] = []
    for line in lines:
        told: dict[str, Any] = line.told
        before = known.get(told["cvr_number"])
        wrong = missing_of_new(ImportKind.COMPANIES, line) if before is None else []
        if "industry" in told and folded(told["industry"]) not in codes:
            values = {"name": told["industry"]}
            wrong.append(Problem(line.number, "industry", "import_industry_unknown", values))
        named = told.pop("consultant", None)
        if named is not None and named.lower() not in consultants:
            wrong.append(Problem(line.number, "consultant", "import_consultant_unknown"))
        made.problems += wrong
        if not wrong:
            if "industry" in told:
                told["industry"] = codes[folded(told["industry"])]
            consultant_id = consultants[named.lower()] if named else None
            changes.append(Changed(before, told | {"consultant_id": consultant_id}))
    tell(len(lines))
    moved = _count(made, changes, apart=frozenset({"consultant_id"}))
    if writing:
        made.write = lambda store: _write_companies(store, moved, asked)
    return made


def plan_workplaces(
    session: Session, asked: Asked, found: Found, *, tell: Tell, writing: bool
) -> Plan:
    """What becomes of the places of work; `writing` as for citizens."""
    lines, doubles = without_doubles(found, _p_number, "p_number")
    companies = _companies(session, asked.municipality_id)
    rows = session.exec(
        select(Workplace)
        .join(Company, col(Company.id) == Workplace.company_id)
        .where(Company.municipality_id == asked.municipality_id)
    )
    known = {row.p_number: row for row in rows}
    postcodes, made = set(session.exec(select(Place.postcode))), Plan([*found.problems, *doubles])
    changes = []
    for line in lines:
        told: dict[str, Any] = line.told
        before = known.get(told["p_number"])
        wrong = missing_of_new(ImportKind.WORKPLACES, line) if before is None else []
        wrong += _place_problems(line, before, companies, postcodes)
        made.problems += wrong
        if not wrong:
            named = told.pop("cvr_number", None)
            company_id = companies[named].id if named else before.company_id if before else None
            changes.append(Changed(before, told | {"company_id": company_id}))
    tell(len(lines))
    moved = _count(made, changes)
    if writing:
        made.write = lambda store: _write_workplaces(store, moved, asked)
    return made


def _place_problems(
    line: Line, before: Workplace | None, companies: Mapping[str, Company], postcodes: set[str]
) -> list[Problem]:
    told, wrong = line.told, []
    cvr_number = told.get("cvr_number")
    if cvr_number is not None and cvr_number not in companies:
        wrong.append(Problem(line.number, "cvr_number", "import_company_unknown"))
    elif cvr_number and before and companies[str(cvr_number)].id != before.company_id:
        wrong.append(Problem(line.number, "cvr_number", "import_other_company"))
    if "postcode" in told and told["postcode"] not in postcodes:
        values = {"postcode": str(told["postcode"])}
        wrong.append(Problem(line.number, "postcode", "import_postcode_unknown", values))
    return wrong


def _cvr(line: Line) -> object:
    return line.told["cvr_number"]


def _p_number(line: Line) -> object:
    return line.told["p_number"]


def _companies(session: Session, municipality_id: int) -> Mapping[str, Company]:
    rows = session.exec(select(Company).where(Company.municipality_id == municipality_id))
    return {row.cvr_number: row for row in rows}


def _consultants(session: Session, municipality_id: int) -> Mapping[str, int]:
    rows = session.execute(
        columns(User.email, User.id).where(
            col(User.municipality_id) == municipality_id,
            col(User.role) == Role.COMPANY_CONSULTANT,
            col(User.active),
        )
    )
    return dict(map(tuple, rows))


def _count(
    made: Plan, changes: Sequence[Changed], apart: frozenset[str] = frozenset()
) -> list[Changed]:
    """The changes that make a difference."""
    moved = []
    for each in changes:
        told = {name: value for name, value in each.values.items() if name not in apart}
        if each.before is None:
            made.counts.new += 1
        elif any(getattr(each.before, name) != value for name, value in told.items()):
            made.counts.changed += 1
        else:
            made.counts.unchanged += 1
            continue
        moved.append(each)
    return moved


def _write_companies(session: Session, changes: Sequence[Changed], asked: Asked) -> None:
    known = [each for each in changes if each.before is not None]
    refuse_if_any_changed(session, Company, {e.before.id: e.before.version for e in known})
    for each in known:
        row = session.get_one(Company, each.before.id)
        row.sqlmodel_update({n: v for n, v in each.values.items() if n != "consultant_id"})
        row.search_key = folded(f"{row.name} {row.cvr_number}")
        row.sort_key = danish_order(row.name)
        session.add(row)
    session.flush()
    ids = _add_companies(session, [e for e in changes if e.before is None], asked)
    told = [
        Told(ObjectType.COMPANY, e.before.id, "imported", company_id=e.before.id) for e in known
    ]
    told += [Told(ObjectType.COMPANY, number, "added", company_id=number) for number in ids]
    tell_trail(session, told, asked)


def _add_companies(session: Session, new: Sequence[Changed], asked: Asked) -> list[int]:
    """A lead each, with the consultant the file names or the one who imports."""
    rows = [
        {
            "version": 1,
            "municipality_id": asked.municipality_id,
            "search_key": folded(f"{each.values['name']} {each.values['cvr_number']}"),
            "sort_key": danish_order(str(each.values["name"])),
            **{name: value for name, value in each.values.items() if name != "consultant_id"},
        }
        for each in new
    ]
    ids = add_numbered(session, Company, rows)
    by = asked.by
    own = by.user_id if by and by.role is Role.COMPANY_CONSULTANT else None
    wanted = [each.values["consultant_id"] or own for each in new]
    accounts = [
        {"company_id": number, "consultant_id": consultant, "deputy_id": None, "version": 1}
        for number, consultant in zip(ids, wanted, strict=True)
        if consultant is not None
    ]
    add_rows(session, KeyAccount, accounts)
    leads = [
        PartnershipAgreement(company_id=number, state=AgreementState.LEAD).model_dump(
            exclude={"id"}
        )
        for number in ids
    ]
    add_rows(session, PartnershipAgreement, leads)
    return ids


def _write_workplaces(session: Session, changes: Sequence[Changed], asked: Asked) -> None:
    for each in changes:
        if each.before is not None:
            row = session.get_one(Workplace, each.before.id)
            session.add(row.sqlmodel_update(dict(each.values)))
    session.flush()
    new = [{"ordinary_fte": None, **e.values} for e in changes if e.before is None]
    add_rows(session, Workplace, new)
    told = []
    for each in changes:
        company_id = each.values["company_id"]
        action = "workplace_added" if each.before is None else "workplace_changed"
        told.append(Told(ObjectType.COMPANY, company_id, action, company_id=company_id))
    tell_trail(session, told, asked)
