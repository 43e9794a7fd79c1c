"""Who may open the pages of promises, problems and days away; see `access_table`."""

PROMISES: dict[str, str] = {
    # The promises: consultants keep them, a leader watches
    "calls.logged": "consultant",
    "desk.contact_undone": "consultant",
    "desk.contacted": "consultant",
    "desk.seen": "consultant",
    "desk.taken": "consultant",
    "desk.today_shown": "consultant",
    "desk.tried": "consultant",
    "promises.answered": "consultant",
    "promises.board": "consultant leader",
    "promises.ended": "consultant leader",
    "promises.shown": "consultant leader",
    "promises.taken": "consultant",
    "promises.visited": "consultant",
    "promises.waived": "consultant",
    "promise_steps.arrived": "consultant",
    "promise_steps.attempted": "consultant",
    "promise_steps.cancelled": "consultant",
    "promise_steps.corrected": "leader",
    "promise_steps.explained": "consultant",
    "promise_steps.hand_over_answered": "consultant",
    "promise_steps.handed_over": "consultant leader",
    "promise_steps.merged": "consultant",
    # The problem behind a promised visit
    "problems.closed": "consultant",
    "problems.decided": "consultant",
    "problems.heard": "consultant",
    "problems.shown": "consultant leader",
    # Who of the staff is away
    "absences.listed": "consultant caseworker leader",
    "absences.removed": "consultant leader",  # Karen's own days; one's own everybody may
}
