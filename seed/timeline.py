"""The demo world's time: stories that are told in the order things happened, until today."""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from heapq import heappop, heappush

from models.rules.calendar import COPENHAGEN, OfficeCalendar

# A story yields the moment of its next scene and is told on when that moment has come.
Story = Generator[datetime, datetime, None]

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Days:
    """The days around today, counted as an office counts them.

    Everything in the world hangs on the day and not on the hour it is built: what happened,
    happened before midnight, and what is due today is due at the same hours whoever looks.
    """

    today: date
    calendar: OfficeCalendar

    @property
    def midnight(self) -> datetime:
        """When today began: the end of the story."""
        return self.at(self.today, "00:00")

    @property
    def monday(self) -> date:
        """The first day of this week."""
        return self.today - timedelta(days=self.today.weekday())

    def at(self, day: date, clock: str) -> datetime:
        """The moment of "HH:MM" on that day in Denmark, in UTC."""
        return datetime.combine(day, time.fromisoformat(clock), COPENHAGEN).astimezone(UTC)

    def before(self, day: date, workdays: int) -> date:
        """The working day that lies so many working days before `day`; 0 is the next one up to it.

        before(Monday, 1) is Friday; before(Sunday, 0) is Friday too.
        """
        while not self.calendar.is_working_day(day):
            day -= _ONE_DAY
        for _ in range(workdays):
            day -= _ONE_DAY
            while not self.calendar.is_working_day(day):
                day -= _ONE_DAY
        return day

    def after(self, day: date, workdays: int) -> date:
        """The working day that lies so many working days after `day`, which is one."""
        for _ in range(workdays):
            day = self.calendar.next_working_day(day)
        return day

    def ago(self, workdays: int) -> date:
        """The working day so many working days before today; 1 is the last that is over."""
        return self.before(self.today - _ONE_DAY, workdays - 1)

    def from_(self, day: date) -> date:
        """The day itself when the office is open, else the next day it is."""
        return day if self.calendar.is_working_day(day) else self.calendar.next_working_day(day)

    def starting(self, week: int) -> date:
        """The first working day of the week so many weeks from this one."""
        return self.from_(self.monday + timedelta(weeks=week))

    def in_office(self, moment: datetime, minutes: int) -> datetime:
        """The moment so many minutes later, in office hours: what is left over waits till morning.

        At least five minutes lie before closing, so that an act and its note fit the day.
        """
        began = self.calendar.next_open_moment(moment)
        later = began + timedelta(minutes=minutes)
        closes = self.calendar.opening(began.astimezone(COPENHAGEN).date())[1]
        if later <= closes - timedelta(minutes=5):
            return later
        opens = self.calendar.opening(
            self.calendar.next_working_day(began.astimezone(COPENHAGEN).date())
        )[0]
        return opens + timedelta(minutes=15 + minutes % 60)


class Play:
    """Tells many stories at once, always the scene that comes first."""

    def __init__(self, until: datetime) -> None:
        self.until = until
        self.now = datetime.min.replace(tzinfo=UTC)
        self._waiting: list[tuple[datetime, int, Story]] = []
        self._begun = 0

    def begin(self, story: Story) -> None:
        """Let a story join; its first scene may not lie in the past of the others."""
        self._begun += 1
        self._wait(next(story), self._begun, story)

    def begin_all(self, stories: Iterable[Story]) -> None:
        for story in stories:
            self.begin(story)

    def tell(self) -> Iterator[datetime]:
        """Tell everything; yields the moment of each scene, so that one can watch."""
        while self._waiting:
            moment, number, story = heappop(self._waiting)
            self.now = moment
            try:
                following = story.send(moment)
            except StopIteration:
                pass
            else:
                self._wait(following, number, story)
            yield moment

    def _wait(self, moment: datetime, number: int, story: Story) -> None:
        if moment < self.now:
            raise ValueError(f"a story goes back in time, from {self.now} to {moment}")
        # What would come after today has not happened: the story stays where it is.
        if moment <= self.until:
            heappush(self._waiting, (moment, number, story))
        else:
            story.close()
