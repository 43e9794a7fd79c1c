"""Who may open a company's file, tips and calendars; see `access_table`."""

ANYONE = "anyone"
WORK = "consultant caseworker leader"  # the municipality's work, to read
HEARS = "consultant caseworker"  # who talks with the citizen

OF_THE_DESK: dict[str, str] = {
    "agenda.closed": "consultant",
    "agenda.fetched": ANYONE,
    "agenda.shown": "consultant",
    "company_lists.fetched": WORK,
    "company_lists.removed": WORK,
    "company_lists.renamed": WORK,
    "company_lists.views": WORK,
    "diary.shown": WORK,
    "diary.written": "consultant",
    "leads.closed": "consultant",
    "leads.followed": "consultant",
    "leads.listed": HEARS,
    "leads.shown": HEARS,
    "leads.written": HEARS,
    "portfolios.contact_set": "consultant",
    "portfolios.contact_taken_back": "consultant",
    "portfolios.contact_was_set": "consultant",
    "portfolios.handed_over": "consultant",
    "portfolios.handover": "consultant",
    "portfolios.handover_accepted": "consultant",
    "portfolios.handover_declined": "consultant",
    "portfolios.handover_taken_back": "consultant",
    "presences.shown": "consultant",
    "presences.stopped": "consultant",
}
