"""Importing those who work in the product. A file brings no passwords: an administrator gives one
to each, when she hands the log-in over."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, select

from models.kinds import ImportKind, Language, ObjectType, Role
from models.tables.companies import Company
from models.tables.people import User
from portal.services.imports.checking import Asked, Found, Tell, missing_of_new, without_doubles
from portal.services.imports.lines import Line, Problem
from portal.services.imports.plan import (
    Plan,
    Told,
    add_numbered,
    found_by,
    refuse_if_any_changed,
    tell_trail,
)

# No password fits this, so nobody gets in before one is given.
NO_PASSWORD = "!"


def plan(session: Session, asked: Asked, found: Found, *, tell: Tell, writing: bool) -> Plan:
    """What becomes of the lines; `writing` as for citizens."""
    lines, doubles = without_doubles(found, _email, "email")
    made = Plan([*found.problems, *doubles])
    known = {row.email: row for row in found_by(session, User.email, map(_email, lines), User)}
    rows = session.exec(select(Company).where(Company.municipality_id == asked.municipality_id))
    companies = {row.cvr_number: row.id for row in rows}
    new: list[dict[str, Any]] = []
    changed: list[tuple[User, dict[str, Any]]] = []
    for line in lines:
        told: dict[str, Any] = line.told
        before = known.get(_email(line))
        wrong = _problems(line, before, companies, asked)
        made.problems += wrong
        if wrong:
            continue
        values: dict[str, Any] = {n: told[n] for n in ("name", "phone") if n in told}
        if before is None:
            company_id = companies.get(told.get("cvr_number", ""))
            new.append(
                {"email": _email(line), "role": told["role"], "company_id": company_id} | values
            )
        elif any(getattr(before, name) != value for name, value in values.items()):
            changed.append((before, values))
    tell(len(lines))
    made.counts.new, made.counts.changed = len(new), len(changed)
    made.counts.unchanged = len(lines) - len(new) - len(changed)
    if writing:
        made.write = lambda store: _write(store, new, changed, asked)
    return made


def _email(line: Line) -> str:
    return str(line.told["email"]).lower()


def _problems(
    line: Line, before: User | None, companies: dict[str, int], asked: Asked
) -> list[Problem]:
    told, number = line.told, line.number
    cvr_number = told.get("cvr_number")
    if before is None:
        wrong = missing_of_new(ImportKind.USERS, line)
        if told.get("role") is Role.EMPLOYER and cvr_number is None:
            wrong.append(Problem(number, "cvr_number", "import_needed_of_new"))
        if "role" in told and told["role"] is not Role.EMPLOYER and cvr_number is not None:
            wrong.append(Problem(number, "cvr_number", "company_not_here"))
        if cvr_number is not None and cvr_number not in companies:
            wrong.append(Problem(number, "cvr_number", "import_company_unknown"))
        return wrong
    if before.municipality_id != asked.municipality_id:
        return [Problem(number, "email", "import_email_taken")]
    wrong = []
    if told.get("role", before.role) is not before.role:
        wrong.append(Problem(number, "role", "import_other_role"))
    if cvr_number is not None and companies.get(str(cvr_number)) != before.company_id:
        wrong.append(Problem(number, "cvr_number", "import_other_role"))
    return wrong


def _write(
    session: Session,
    new: Sequence[dict[str, Any]],
    changed: Sequence[tuple[User, dict[str, Any]]],
    asked: Asked,
) -> None:
    refuse_if_any_changed(session, User, {row.id: row.version for row, _values in changed})
    for row, values in changed:
        session.add(session.get_one(User, row.id).sqlmodel_update(values))
    session.flush()
    start = {
        "municipality_id": asked.municipality_id,
        "phone": "",
        "password_hash": NO_PASSWORD,
        "language": Language.DANISH,
        "session_number": 1,
        "active": True,
        "created_at": asked.now,
        "version": 1,
    }
    ids = add_numbered(session, User, [start | row for row in new])
    told = [Told(ObjectType.USER, row.id, "imported") for row, _values in changed]
    told += [
        Told(ObjectType.USER, number, "added", company_id=row["company_id"])
        for number, row in zip(ids, new, strict=True)
    ]
    tell_trail(session, told, asked)
