"""The rest of a citizen's record: editions, Danish, programme, notes; and what is read from CVs."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

from models.migrations.append_only import refuse
from models.migrations.stamps import stamp_on_change

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# What the ranking reads besides the tables that are watched already.
RANKED_BY = ("citizen_free_time", "citizen_language", "shown_in")
NEVER_CHANGED = ("record_edition", "danish_level_set", "classification", "follow_up", "case_note")


def upgrade() -> None:
    _record_edition()
    _citizen_language()
    _shown_in()
    _danish_level_set()
    _danish_test_passed()
    _danish_level_hint()
    _citizen_free_time()
    _consideration()
    _citizen_contact()
    _cv_reading()
    _cv_proposal()
    _citizen_programme()
    _contract()
    _contract_activity()
    _classification()
    _follow_up()
    _case_note()
    _record_disclosure()
    _complaint()
    _refusal()
    _put_off()
    _party_access()
    _saved_view()
    _columns()
    _move_considerations()
    _move_modules()
    _keep_levels()
    for table in RANKED_BY:
        stamp_on_change(table, "citizen_id")
    for table in NEVER_CHANGED:
        refuse(table, "UPDATE")
        refuse(table, "DELETE")


def _columns() -> None:
    """Added in place: a copy of a table would lose its triggers."""
    for table, column in (
        ("citizen", "workplace_wish VARCHAR(300) NOT NULL DEFAULT ''"),
        ("citizen", "wishes_talked_on DATE"),
        ("citizen", "district VARCHAR(80) NOT NULL DEFAULT ''"),
        ("citizen", "cv_source VARCHAR(80) NOT NULL DEFAULT ''"),
        (
            "citizen",
            "danish_education VARCHAR(40) CONSTRAINT ck_citizen_danisheducation"
            " CHECK (danish_education IN ('du1', 'du2', 'du3'))",
        ),
        ("citizen", "danish_module_number INTEGER"),
        ("citizen_entry", "from_year INTEGER"),
        ("citizen_entry", "to_year INTEGER"),
        ("citizen_entry", "tasks VARCHAR(2000) NOT NULL DEFAULT ''"),
        (
            "citizen_skill",
            "level VARCHAR(40) CONSTRAINT ck_citizen_skill_skilllevel"
            " CHECK (level IN ('some', 'good', 'expert'))",
        ),
    ):
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    op.add_column(
        "citizen", sa.Column("cv_updated_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True)
    )


def _move_considerations() -> None:
    """What stood in one text holds from the first day until further notice."""
    op.execute(
        "INSERT INTO consideration (citizen_id, text, from_on)"
        " SELECT id, substr(work_considerations, 1, 300), responsibility_from"
        " FROM citizen WHERE work_considerations <> ''"
    )
    op.execute("ALTER TABLE citizen DROP COLUMN work_considerations")


def _move_modules() -> None:
    """From "Danskuddannelse 2, modul 3"; what was written otherwise is known by its education."""
    for education in (1, 2, 3):
        told = f"Danskuddannelse {education}"
        op.execute(
            f"UPDATE citizen SET danish_education = 'du{education}'"
            f" WHERE danish_module LIKE '{told}%'"
        )
        for module in range(1, 7):
            op.execute(
                f"UPDATE citizen SET danish_module_number = {module}"
                f" WHERE danish_module = '{told}, modul {module}'"
            )
    op.execute(
        "INSERT INTO danish_test_passed (citizen_id, test, passed_on)"
        " SELECT id, 'pd' || substr(danish_module, 16, 1), responsibility_from"
        " FROM citizen WHERE danish_module LIKE 'Prøve i Dansk _ bestået'"
    )
    op.execute("ALTER TABLE citizen DROP COLUMN danish_module")


def _keep_levels() -> None:
    """What stood before is the word of the citizen's caseworker from the first day."""
    for skill in ("speak", "listen", "read", "write"):
        op.execute(
            "INSERT INTO danish_level_set (citizen_id, skill, level, source, set_on, by_id, at)"
            f" SELECT id, '{skill}', danish_{skill}, 'caseworker', responsibility_from,"
            f" caseworker_id, CURRENT_TIMESTAMP FROM citizen WHERE danish_{skill} IS NOT NULL"
        )


def _record_edition() -> None:
    op.create_table(
        "record_edition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column(
            "part",
            sa.Enum(
                "cv",
                "wishes",
                "danish",
                "practical",
                "programme",
                name="recordpart",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_record_edition_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_record_edition_citizen_id_citizen")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_edition")),
    )
    op.create_index(
        op.f("ix_record_edition_citizen_id"), "record_edition", ["citizen_id"], unique=False
    )


def _citizen_language() -> None:
    op.create_table(
        "citizen_language",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column("language", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column(
            "speak",
            sa.Enum(
                "none",
                "some",
                "well",
                "mother_tongue",
                name="language_speak",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "read",
            sa.Enum(
                "none",
                "some",
                "well",
                "mother_tongue",
                name="language_read",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "write",
            sa.Enum(
                "none",
                "some",
                "well",
                "mother_tongue",
                name="language_write",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_citizen_language_citizen_id_citizen")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citizen_language")),
        sa.UniqueConstraint("citizen_id", "language", name=op.f("uq_citizen_language_citizen_id")),
    )
    op.create_index(
        op.f("ix_citizen_language_citizen_id"), "citizen_language", ["citizen_id"], unique=False
    )


def _danish_level_set() -> None:
    op.create_table(
        "danish_level_set",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column(
            "skill",
            sa.Enum(
                "speak",
                "listen",
                "read",
                "write",
                name="danishskill",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "level",
            sa.Enum(
                "pre_a1",
                "a1",
                "a2",
                "b1",
                "b2",
                "c1",
                "c2",
                name="danishlevel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "source",
            sa.Enum(
                "teacher",
                "test",
                "caseworker",
                "derived",
                name="levelsource",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("set_on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_danish_level_set_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_danish_level_set_citizen_id_citizen")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_danish_level_set")),
    )
    op.create_index(
        op.f("ix_danish_level_set_citizen_id"), "danish_level_set", ["citizen_id"], unique=False
    )


def _danish_test_passed() -> None:
    op.create_table(
        "danish_test_passed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column(
            "test",
            sa.Enum(
                "pd1",
                "pd2",
                "pd3",
                "study_test",
                name="danishtest",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("passed_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_danish_test_passed_citizen_id_citizen")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_danish_test_passed")),
        sa.UniqueConstraint("citizen_id", "test", name=op.f("uq_danish_test_passed_citizen_id")),
    )
    op.create_index(
        op.f("ix_danish_test_passed_citizen_id"), "danish_test_passed", ["citizen_id"], unique=False
    )


def _danish_level_hint() -> None:
    op.create_table(
        "danish_level_hint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column(
            "education",
            sa.Enum(
                "du1",
                "du2",
                "du3",
                name="danisheducation",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("module", sa.Integer(), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "pre_a1",
                "a1",
                "a2",
                "b1",
                "b2",
                "c1",
                "c2",
                name="danishlevel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_danish_level_hint_municipality_id_municipality"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_danish_level_hint")),
        sa.UniqueConstraint(
            "municipality_id",
            "education",
            "module",
            name=op.f("uq_danish_level_hint_municipality_id"),
        ),
    )
    op.create_index(
        op.f("ix_danish_level_hint_municipality_id"),
        "danish_level_hint",
        ["municipality_id"],
        unique=False,
    )


def _citizen_free_time() -> None:
    op.create_table(
        "citizen_free_time",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_citizen_free_time_citizen_id_citizen")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citizen_free_time")),
    )
    op.create_index(
        op.f("ix_citizen_free_time_citizen_id"), "citizen_free_time", ["citizen_id"], unique=False
    )


def _consideration() -> None:
    op.create_table(
        "consideration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_consideration_citizen_id_citizen")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consideration")),
    )
    op.create_index(
        op.f("ix_consideration_citizen_id"), "consideration", ["citizen_id"], unique=False
    )


def _citizen_contact() -> None:
    op.create_table(
        "citizen_contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "mentor",
                "family_consultant",
                "teacher",
                "language_buddy",
                "other",
                name="personaround",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("phone", sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
        sa.Column("email", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("note", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_citizen_contact_citizen_id_citizen")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citizen_contact")),
    )
    op.create_index(
        op.f("ix_citizen_contact_citizen_id"), "citizen_contact", ["citizen_id"], unique=False
    )


def _cv_reading() -> None:
    op.create_table(
        "cv_reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column(
            "source",
            sa.Enum(
                "pasted",
                "pdf",
                "docx",
                "txt",
                name="readingsource",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_cv_reading_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_cv_reading_citizen_id_citizen")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cv_reading")),
    )
    op.create_index(op.f("ix_cv_reading_citizen_id"), "cv_reading", ["citizen_id"], unique=False)


def _cv_proposal() -> None:
    op.create_table(
        "cv_proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "job",
                "education",
                "skill",
                "permit",
                "language",
                name="proposalkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("words", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.Column("concept_id", sa.Integer(), nullable=True),
        sa.Column(
            "permit_kind",
            sa.Enum(
                "skill",
                "certificate",
                "licence",
                name="permit_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("from_year", sa.Integer(), nullable=True),
        sa.Column("to_year", sa.Integer(), nullable=True),
        sa.Column("employer", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("tasks", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=False),
        sa.Column(
            "taken_as",
            sa.Enum(
                "waiting",
                "accepted",
                "dropped",
                name="takenas",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["concept_id"], ["concept.id"], name=op.f("fk_cv_proposal_concept_id_concept")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["app_user.id"], name=op.f("fk_cv_proposal_decided_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["cv_reading.id"], name=op.f("fk_cv_proposal_reading_id_cv_reading")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cv_proposal")),
    )
    op.create_index(op.f("ix_cv_proposal_concept_id"), "cv_proposal", ["concept_id"], unique=False)
    op.create_index(op.f("ix_cv_proposal_reading_id"), "cv_proposal", ["reading_id"], unique=False)


def _citizen_programme() -> None:
    op.create_table(
        "citizen_programme",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column(
            "situation",
            sa.Enum(
                "expected",
                "in_programme",
                "in_job_or_education",
                "parental_leave",
                "paused_by_job",
                "after_programme",
                name="situation",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("situation_since", sa.Date(), nullable=False),
        sa.Column("on_benefit", sa.Boolean(), nullable=False),
        sa.Column("duty_hours", sa.Float(), nullable=True),
        sa.Column(
            "duty_reason",
            sa.Enum(
                "assessed_by_caseworker",
                "parental_leave",
                "not_under_duty",
                name="dutyreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("danish_enrolled_on", sa.Date(), nullable=True),
        sa.Column("first_offer_on", sa.Date(), nullable=True),
        sa.Column("child_born_on", sa.Date(), nullable=True),
        sa.Column("permanent_residence_on", sa.Date(), nullable=True),
        sa.Column("goals_met_on", sa.Date(), nullable=True),
        sa.Column("follow_up_months", sa.Integer(), nullable=True),
        sa.Column("status_report_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_citizen_programme_citizen_id_citizen")
        ),
        sa.PrimaryKeyConstraint("citizen_id", name=op.f("pk_citizen_programme")),
    )


def _contract() -> None:
    op.create_table(
        "contract",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column("main_goal", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.Column(
            "coordinating_department", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False
        ),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column(
            "disagreement_note", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False
        ),
        sa.Column("signed_by_citizen_on", sa.Date(), nullable=True),
        sa.Column("signed_by_municipality_on", sa.Date(), nullable=True),
        sa.Column("declaration_signed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_contract_citizen_id_citizen")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract")),
        sa.UniqueConstraint("citizen_id", name=op.f("uq_contract_citizen_id")),
    )


def _contract_activity() -> None:
    op.create_table(
        "contract_activity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "paid_hours",
                "course",
                "introduction",
                "mentor",
                "talks",
                "job_search",
                "social_or_health",
                "other",
                name="activitykind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("hours_a_week", sa.Float(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_contract_activity_citizen_id_citizen")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_activity")),
    )
    op.create_index(
        op.f("ix_contract_activity_citizen_id"), "contract_activity", ["citizen_id"], unique=False
    )


def _classification() -> None:
    op.create_table(
        "classification",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column(
            "readiness",
            sa.Enum(
                "job_ready",
                "activity_ready",
                name="readinessclass",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_classification_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_classification_citizen_id_citizen")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_classification")),
    )
    op.create_index(
        op.f("ix_classification_citizen_id"), "classification", ["citizen_id"], unique=False
    )


def _follow_up() -> None:
    op.create_table(
        "follow_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "talk",
                "phone",
                "home_visit",
                "at_company",
                name="followupkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("with_interpreter", sa.Boolean(), nullable=False),
        sa.Column("summary", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_follow_up_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_follow_up_citizen_id_citizen")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
    )
    op.create_index(op.f("ix_follow_up_citizen_id"), "follow_up", ["citizen_id"], unique=False)


def _case_note() -> None:
    op.create_table(
        "case_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "phone",
                "meeting",
                "message",
                "letter",
                "observation",
                name="notekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("happened_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=False),
        sa.Column("corrects_id", sa.Integer(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_case_note_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_case_note_citizen_id_citizen")
        ),
        sa.ForeignKeyConstraint(
            ["corrects_id"], ["case_note.id"], name=op.f("fk_case_note_corrects_id_case_note")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_note")),
    )
    op.create_index(op.f("ix_case_note_citizen_id"), "case_note", ["citizen_id"], unique=False)


def _record_disclosure() -> None:
    op.create_table(
        "record_disclosure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column("what", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.Column("to_whom", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column(
            "basis",
            sa.Enum(
                "consent",
                "law",
                "essential",
                name="disclosurebasis",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_record_disclosure_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_record_disclosure_citizen_id_citizen")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_disclosure")),
    )
    op.create_index(
        op.f("ix_record_disclosure_citizen_id"), "record_disclosure", ["citizen_id"], unique=False
    )


def _complaint() -> None:
    op.create_table(
        "complaint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_complaint_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_complaint_citizen_id_citizen")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint")),
    )
    op.create_index(op.f("ix_complaint_citizen_id"), "complaint", ["citizen_id"], unique=False)


def _refusal() -> None:
    op.create_table(
        "refusal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column(
            "of",
            sa.Enum(
                "job",
                "internship",
                "other_offer",
                name="refusalof",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["app_user.id"], name=op.f("fk_refusal_by_id_app_user")),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_refusal_citizen_id_citizen")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refusal")),
    )
    op.create_index(op.f("ix_refusal_citizen_id"), "refusal", ["citizen_id"], unique=False)


def _party_access() -> None:
    op.create_table(
        "party_access",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("delay_told_on", sa.Date(), nullable=True),
        sa.Column("delay_reason", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_party_access_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_party_access_citizen_id_citizen")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party_access")),
    )
    op.create_index(
        op.f("ix_party_access_citizen_id"), "party_access", ["citizen_id"], unique=False
    )


def _put_off() -> None:
    op.create_table(
        "put_off",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column(
            "matter",
            sa.Enum(
                "contract",
                "classification",
                "follow_up",
                "first_offer",
                "no_offer",
                "danish_enrolment",
                "parental_follow_up",
                "status_report",
                "programme_end",
                "cv_old",
                "not_known",
                name="casematter",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["app_user.id"], name=op.f("fk_put_off_by_id_app_user")),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_put_off_citizen_id_citizen")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_put_off")),
    )
    op.create_index(op.f("ix_put_off_citizen_id"), "put_off", ["citizen_id"], unique=False)


def _saved_view() -> None:
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("page", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
        sa.Column("query", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["app_user.id"], name=op.f("fk_saved_view_user_id_app_user")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
    )
    op.create_index(op.f("ix_saved_view_user_id"), "saved_view", ["user_id"], unique=False)


def _shown_in() -> None:
    op.create_table(
        "shown_in",
        sa.Column("skill_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_shown_in_citizen_id_citizen")
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["citizen_entry.id"], name=op.f("fk_shown_in_entry_id_citizen_entry")
        ),
        sa.ForeignKeyConstraint(
            ["skill_id"], ["citizen_skill.id"], name=op.f("fk_shown_in_skill_id_citizen_skill")
        ),
        sa.PrimaryKeyConstraint("skill_id", "entry_id", name=op.f("pk_shown_in")),
    )
    op.create_index(op.f("ix_shown_in_citizen_id"), "shown_in", ["citizen_id"])
    op.create_index(op.f("ix_shown_in_entry_id"), "shown_in", ["entry_id"])
