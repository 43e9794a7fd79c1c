"""The employer's day: what the municipality owes her, what waits for her, what runs."""

from flask.typing import ResponseReturnValue

from models.rules.access import Act
from portal.access import needs
from portal.context import db, page, today, viewer
from portal.services.companies.company_day import company_day
from portal.shown.promise_figures import figures_of_company
from portal.views.employer import agreement as employer_agreement
from portal.views.employer import alignment as employer_alignment
from portal.views.employer import company as employer_company
from portal.views.employer import drafts as employer_drafts
from portal.views.employer import opening_form as employer_opening_form
from portal.views.employer import openings as employer_openings
from portal.views.employer import papers as employer_papers
from portal.views.employer import people as employer_people
from portal.views.employer import placement_life as employer_placement_life
from portal.views.employer import placements as employer_placements
from portal.views.employer import progression as employer_progression
from portal.views.employer.common import blueprint, own_company
from portal.words.employer import OPENING_NOW, PLACEMENT_NAMES

# Importing them is what gives the blueprint its other pages.
PAGES = (
    employer_agreement,
    employer_alignment,
    employer_company,
    employer_drafts,
    employer_opening_form,
    employer_openings,
    employer_papers,
    employer_people,
    employer_placement_life,
    employer_progression,
    employer_placements,
)

__all__ = ["PAGES", "blueprint"]


@blueprint.get("/")
@needs(Act.SEE_OWN_COMPANY)
def home() -> ResponseReturnValue:
    company = own_company()
    return page(
        "employer/home.html",
        company=company,
        day=company_day(db(), company.id, by=viewer(), on=today()),
        placement_names=PLACEMENT_NAMES,
        opening_now=OPENING_NOW,
        our_word=figures_of_company(company.id),
    )
