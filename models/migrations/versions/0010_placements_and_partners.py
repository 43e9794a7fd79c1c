"""A placement's life and a company's own doors (C.3 to C.5): the tables, and new columns."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

from models.migrations.append_only import refuse

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

NEVER_CHANGED = (
    "agreement_text",
    "guard_answer",
    "placement_follow_up",
    "signature",
)


def upgrade() -> None:
    _columns()
    _forbidden_demand()
    _agreement_text()
    _company_user_workplace()
    _invitation()
    _opening_draft()
    _expectation_alignment()
    _guard_answer()
    _igu_bonus()
    _igu_school_period()
    _paid_hours()
    _placement_extension()
    _placement_feedback()
    _placement_follow_up()
    _signature()
    _skill_learnt()
    # Whoever acted for a company until now keeps all its rights.
    op.execute("UPDATE app_user SET company_right = 'admin' WHERE company_id IS NOT NULL")
    for table in NEVER_CHANGED:
        refuse(table, "UPDATE")
        refuse(table, "DELETE")


def _columns() -> None:
    """Added in place: a copy of a table would lose its triggers."""
    for table, column in (
        (
            "app_user",
            "company_right VARCHAR(40)"
            " CONSTRAINT ck_app_user_companyright"
            " CHECK (company_right IN ('admin', 'staff', 'mentor'))",
        ),
        ("company", "accepts_beginners BOOLEAN NOT NULL DEFAULT '0'"),
        ("figure", "by_id INTEGER CONSTRAINT fk_figure_by_id_app_user REFERENCES app_user (id)"),
        ("municipality", "follow_up_weeks INTEGER NOT NULL DEFAULT '4'"),
        (
            "opening",
            "hire_potential VARCHAR(40) NOT NULL DEFAULT 'unknown'"
            " CONSTRAINT ck_opening_hirepotential"
            " CHECK (hire_potential IN ('yes', 'no', 'unknown'))",
        ),
        ("opening", "pay_note VARCHAR(300) NOT NULL DEFAULT ''"),
        ("opening", "task_weeks JSON NOT NULL DEFAULT '[]'"),
        (
            "opening",
            "copied_from_id INTEGER"
            " CONSTRAINT fk_opening_copied_from_id_opening"
            " REFERENCES opening (id)",
        ),
        (
            "placement",
            "variety VARCHAR(40) NOT NULL DEFAULT 'ordinary'"
            " CONSTRAINT ck_placement_placementvariety"
            " CHECK (variety IN ('ordinary', 'intro', 'before_igu', 'language'))",
        ),
        (
            "placement",
            "found_by VARCHAR(40) NOT NULL DEFAULT 'consultant'"
            " CONSTRAINT ck_placement_foundby"
            " CHECK (found_by IN ('consultant', 'citizen', 'company', 'volunteer'))",
        ),
        (
            "placement",
            "preceded_by_id INTEGER"
            " CONSTRAINT fk_placement_preceded_by_id_placement"
            " REFERENCES placement (id)",
        ),
        ("placement", "aftercare_until DATE"),
        ("partnership_agreement", "back_by_itself BOOLEAN NOT NULL DEFAULT '0'"),
        ("partnership_agreement", "reviewed_on DATE"),
        ("partnership_agreement", "review_note VARCHAR(1000) NOT NULL DEFAULT ''"),
        (
            "placement_checks",
            "legal_purpose VARCHAR(40)"
            " CONSTRAINT ck_placement_checks_legalpurpose"
            " CHECK (legal_purpose IN ('train_competences', 'clarify_goal', 'aim_at_employment'))",
        ),
        ("placement_checks", "legal_purpose_reason VARCHAR(300) NOT NULL DEFAULT ''"),
        ("placement_checks", "series_reason VARCHAR(300) NOT NULL DEFAULT ''"),
        ("placement_checks", "permit_reason VARCHAR(300) NOT NULL DEFAULT ''"),
        ("placement_checks", "representative_stated_on DATE"),
        ("placement_checks", "colleagues_heard BOOLEAN NOT NULL DEFAULT '0'"),
        ("placement_checks", "representative_additional BOOLEAN"),
        ("placement_checks", "ordinary_job_until DATE"),
        (
            "placement_slot",
            "kind VARCHAR(40) NOT NULL DEFAULT 'work'"
            " CONSTRAINT ck_placement_slot_slotkind"
            " CHECK (kind IN ('work', 'lessons', 'paid'))",
        ),
        ("workplace", "counted_on DATE"),
        ("workplace", "elsewhere_fte FLOAT NOT NULL DEFAULT '0'"),
        (
            "workplace",
            "industry VARCHAR(40)"
            " CONSTRAINT fk_workplace_industry_industry"
            " REFERENCES industry (code)",
        ),
        ("workplace", "rules VARCHAR(1000) NOT NULL DEFAULT ''"),
    ):
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    op.add_column("figure", sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
    op.create_index(
        op.f("ix_placement_preceded_by_id"), "placement", ["preceded_by_id"], unique=False
    )


def _forbidden_demand() -> None:
    op.create_table(
        "forbidden_demand",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("words", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("forbidden", sa.Boolean(), nullable=False),
        sa.Column("why", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("source", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_forbidden_demand_municipality_id_municipality"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forbidden_demand")),
        sa.UniqueConstraint(
            "municipality_id", "words", name=op.f("uq_forbidden_demand_municipality_id")
        ),
    )
    op.create_index(
        op.f("ix_forbidden_demand_municipality_id"),
        "forbidden_demand",
        ["municipality_id"],
        unique=False,
    )


def _agreement_text() -> None:
    op.create_table(
        "agreement_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("edition", sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("danish", sqlmodel.sql.sqltypes.AutoString(length=8000), nullable=False),
        sa.Column("english", sqlmodel.sql.sqltypes.AutoString(length=8000), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_agreement_text_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_agreement_text_municipality_id_municipality"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_text")),
        sa.UniqueConstraint(
            "municipality_id", "edition", name=op.f("uq_agreement_text_municipality_id")
        ),
    )
    op.create_index(
        op.f("ix_agreement_text_municipality_id"),
        "agreement_text",
        ["municipality_id"],
        unique=False,
    )


def _company_user_workplace() -> None:
    op.create_table(
        "company_user_workplace",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("workplace_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["app_user.id"], name=op.f("fk_company_user_workplace_user_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["workplace_id"],
            ["workplace.id"],
            name=op.f("fk_company_user_workplace_workplace_id_workplace"),
        ),
        sa.PrimaryKeyConstraint("user_id", "workplace_id", name=op.f("pk_company_user_workplace")),
    )


def _invitation() -> None:
    op.create_table(
        "invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("email", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column(
            "right",
            sa.Enum(
                "admin",
                "staff",
                "mentor",
                name="companyright",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("workplace_ids", sa.JSON(), nullable=False),
        sa.Column("secret_hash", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("expires_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("used_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("withdrawn_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["company_id"], ["company.id"], name=op.f("fk_invitation_company_id_company")
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["app_user.id"], name=op.f("fk_invitation_made_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_invitation_municipality_id_municipality"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_invitation_secret_hash")),
    )
    op.create_index(op.f("ix_invitation_company_id"), "invitation", ["company_id"], unique=False)
    op.create_index(
        op.f("ix_invitation_municipality_id"), "invitation", ["municipality_id"], unique=False
    )


def _opening_draft() -> None:
    op.create_table(
        "opening_draft",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("opening_id", sa.Integer(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("typed", sa.JSON(), nullable=False),
        sa.Column("saved_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_opening_draft_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["company_id"], ["company.id"], name=op.f("fk_opening_draft_company_id_company")
        ),
        sa.ForeignKeyConstraint(
            ["opening_id"], ["opening.id"], name=op.f("fk_opening_draft_opening_id_opening")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening_draft")),
        sa.UniqueConstraint("opening_id", name=op.f("uq_opening_draft_opening_id")),
    )
    op.create_index(
        op.f("ix_opening_draft_company_id"), "opening_draft", ["company_id"], unique=False
    )


def _expectation_alignment() -> None:
    op.create_table(
        "expectation_alignment",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("absence_rule", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
        sa.Column("conflict_contact", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column(
            "assessment_points", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False
        ),
        sa.Column("paid_hours_when", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.Column("workplace_rules", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
        sa.Column("citizen_expects", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
        sa.Column("spoken_language", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
        sa.Column("mentor_trained_on", sa.Date(), nullable=True),
        sa.Column("mentor_briefed_on", sa.Date(), nullable=True),
        sa.Column("buddy_name", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("buddy_minutes_a_day", sa.Integer(), nullable=True),
        sa.Column("buddy_goals", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["placement_id"],
            ["placement.id"],
            name=op.f("fk_expectation_alignment_placement_id_placement"),
        ),
        sa.PrimaryKeyConstraint("placement_id", name=op.f("pk_expectation_alignment")),
    )


def _guard_answer() -> None:
    op.create_table(
        "guard_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("asked_for", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("asked_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("guard", sqlmodel.sql.sqltypes.AutoString(length=8), nullable=False),
        sa.Column("code", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
        sa.Column("hard", sa.Boolean(), nullable=False),
        sa.Column("source", sqlmodel.sql.sqltypes.AutoString(length=400), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("answer", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("figures_version", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("figures_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_guard_answer_placement_id_placement")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guard_answer")),
    )
    op.create_index(
        op.f("ix_guard_answer_placement_id"), "guard_answer", ["placement_id"], unique=False
    )


def _igu_bonus() -> None:
    op.create_table(
        "igu_bonus",
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("applied_on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_igu_bonus_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_igu_bonus_placement_id_placement")
        ),
        sa.PrimaryKeyConstraint("placement_id", "months", name=op.f("pk_igu_bonus")),
    )


def _igu_school_period() -> None:
    op.create_table(
        "igu_school_period",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column(
            "subject",
            sa.Enum(
                "amu",
                "fvu",
                "avu",
                "hf",
                "fgu",
                "danish",
                "other",
                name="schoolsubject",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("provider", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("weeks", sa.Float(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["placement_id"],
            ["placement.id"],
            name=op.f("fk_igu_school_period_placement_id_placement"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_igu_school_period")),
    )
    op.create_index(
        op.f("ix_igu_school_period_placement_id"),
        "igu_school_period",
        ["placement_id"],
        unique=False,
    )


def _paid_hours() -> None:
    op.create_table(
        "paid_hours",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("hours_a_week", sa.Float(), nullable=False),
        sa.Column("function", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_paid_hours_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_paid_hours_placement_id_placement")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paid_hours")),
    )
    op.create_index(
        op.f("ix_paid_hours_placement_id"), "paid_hours", ["placement_id"], unique=False
    )


def _placement_extension() -> None:
    op.create_table(
        "placement_extension",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "requested",
                "assessed",
                "approved",
                "refused",
                "taken_back",
                name="extensionstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "asked_side",
            sa.Enum(
                "employer",
                "citizen",
                "consultant",
                "caseworker",
                "mentor",
                "buddy",
                "representative",
                name="asked_side",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("former_end", sa.Date(), nullable=False),
        sa.Column("new_end", sa.Date(), nullable=False),
        sa.Column("missing", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
        sa.Column("plan", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
        sa.Column("paid_hours_possible", sa.Boolean(), nullable=True),
        sa.Column("paid_hours_note", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("assessed_by_id", sa.Integer(), nullable=True),
        sa.Column("assessed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("decision_note", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.Column("is_further_step", sa.Boolean(), nullable=False),
        sa.Column("figures_version", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_by_id"],
            ["app_user.id"],
            name=op.f("fk_placement_extension_asked_by_id_app_user"),
        ),
        sa.ForeignKeyConstraint(
            ["assessed_by_id"],
            ["app_user.id"],
            name=op.f("fk_placement_extension_assessed_by_id_app_user"),
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"],
            ["app_user.id"],
            name=op.f("fk_placement_extension_decided_by_id_app_user"),
        ),
        sa.ForeignKeyConstraint(
            ["placement_id"],
            ["placement.id"],
            name=op.f("fk_placement_extension_placement_id_placement"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement_extension")),
    )
    op.create_index(
        op.f("ix_placement_extension_placement_id"),
        "placement_extension",
        ["placement_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_placement_extension_state"), "placement_extension", ["state"], unique=False
    )


def _placement_feedback() -> None:
    op.create_table(
        "placement_feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column(
            "side",
            sa.Enum(
                "employer",
                "citizen",
                "consultant",
                "caseworker",
                "mentor",
                "buddy",
                "representative",
                name="side",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=False),
        sa.Column("would_again", sa.Boolean(), nullable=True),
        sa.Column(
            "not_given_because", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False
        ),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_placement_feedback_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["placement_id"],
            ["placement.id"],
            name=op.f("fk_placement_feedback_placement_id_placement"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement_feedback")),
        sa.UniqueConstraint(
            "placement_id", "side", name=op.f("uq_placement_feedback_placement_id")
        ),
    )
    op.create_index(
        op.f("ix_placement_feedback_placement_id"),
        "placement_feedback",
        ["placement_id"],
        unique=False,
    )


def _placement_follow_up() -> None:
    op.create_table(
        "placement_follow_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "first_week",
                "regular",
                "last_week",
                "retention",
                "aftercare",
                "on_demand",
                name="placementfollowupkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column(
            "way",
            sa.Enum(
                "visit",
                "phone",
                "meeting",
                "video",
                name="contactway",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("summary", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=False),
        sa.Column("agreed", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
        sa.Column("citizen_said", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_placement_follow_up_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["placement_id"],
            ["placement.id"],
            name=op.f("fk_placement_follow_up_placement_id_placement"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement_follow_up")),
    )
    op.create_index(
        op.f("ix_placement_follow_up_placement_id"),
        "placement_follow_up",
        ["placement_id"],
        unique=False,
    )


def _signature() -> None:
    op.create_table(
        "signature",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=True),
        sa.Column("placement_id", sa.Integer(), nullable=True),
        sa.Column(
            "document",
            sa.Enum(
                "partnership_agreement",
                "placement_agreement",
                "expectation_alignment",
                "internship_certificate",
                "vitas_sheet",
                name="documentkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("content_hash", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column(
            "side",
            sa.Enum(
                "employer",
                "citizen",
                "consultant",
                "caseworker",
                "mentor",
                "buddy",
                "representative",
                name="side",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column(
            "through",
            sa.Enum(
                "portal",
                "paper",
                "oral",
                name="signedthrough",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_signature_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["company_id"], ["company.id"], name=op.f("fk_signature_company_id_company")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_signature_municipality_id_municipality"),
        ),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_signature_placement_id_placement")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signature")),
    )
    op.create_index(op.f("ix_signature_company_id"), "signature", ["company_id"], unique=False)
    op.create_index(
        op.f("ix_signature_municipality_id"), "signature", ["municipality_id"], unique=False
    )
    op.create_index(op.f("ix_signature_placement_id"), "signature", ["placement_id"], unique=False)


def _skill_learnt() -> None:
    op.create_table(
        "skill_learnt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("concept_id", sa.Integer(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_skill_learnt_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_skill_learnt_citizen_id_citizen")
        ),
        sa.ForeignKeyConstraint(
            ["concept_id"], ["concept.id"], name=op.f("fk_skill_learnt_concept_id_concept")
        ),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_skill_learnt_placement_id_placement")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skill_learnt")),
    )
    op.create_index(
        op.f("ix_skill_learnt_citizen_id"), "skill_learnt", ["citizen_id"], unique=False
    )
    op.create_index(
        op.f("ix_skill_learnt_concept_id"), "skill_learnt", ["concept_id"], unique=False
    )
    op.create_index(
        op.f("ix_skill_learnt_placement_id"), "skill_learnt", ["placement_id"], unique=False
    )
