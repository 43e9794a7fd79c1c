"""One person at a browser; each page she comes to is held to the rules of all pages."""

import re

from playwright.sync_api import ConsoleMessage, Page, expect

# Chromium itself writes a line for each answer of 400 and more; those we cause on purpose.
OWN_WORDS_OF_THE_BROWSER = "Failed to load resource"
# Of a page that is the same to the letter, at the same width, axe says the same again.
_FAULTLESS: set[tuple[int, str, str]] = set()
_TOUCHED = "[...document.querySelectorAll(':checked, :focus')].map(node => node.id).join(' ')"


class Walker:
    """Goes, fills in, clicks; after each step `look` checks the page."""

    def __init__(self, page: Page, address: str, axe: str) -> None:
        self.page = page
        self._address = address
        self._axe = axe
        self._complaints: list[str] = []
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self._complaints.append(f"script: {error}"))
        page.set_default_timeout(10_000)

    def sign_in(self, email: str, password: str) -> None:
        self.go("/log-ind")
        self.fill(email=email, password=password)
        self.press(self.page.locator("main form button").first.inner_text())

    def go(self, path: str) -> None:
        self.page.goto(self._address + path)
        self.look()

    def fill(self, **values: str) -> None:
        """Type into fields by name; `skills_0_text` is the field `skills-0-text`."""
        for name, value in values.items():
            field = self.page.locator(f"main [name='{name}'], main [name='{_dashed(name)}']").first
            if field.evaluate("node => node.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)

    def choose(self, name: str, value: str) -> None:
        """Tick the radio button or box with that value."""
        box = self.page.locator(f"main input[name='{name}'][value='{value}']")
        if not box.is_checked():
            self.page.locator(f"main label[for='{box.get_attribute('id')}']").click()

    def press(self, words: str) -> None:
        """Click the button or link with these words, and look at what comes."""
        target = self.page.locator("main").get_by_role("button", name=words)
        if not target.count():
            target = self.page.locator("main").get_by_role("link", name=words)
        target.first.click()
        self.page.wait_for_load_state("load")
        self.page.wait_for_timeout(150)  # htmx swaps and settles
        self.look()

    def sees(self, *words: str) -> None:
        """The words stand on the page, and can be seen."""
        for word in words:
            expect(self.page.locator("main").get_by_text(word).first).to_be_visible()

    def sees_not(self, word: str) -> None:
        """The word stands nowhere in the page's source, seen or not."""
        assert word not in self.page.content(), f"{word} stands on {self.page.url}"

    def look(self) -> None:
        """What every page must keep: no complaint of axe or the browser, no sideways scroll."""
        if self._axe:
            self._ask_axe()
            wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert self.page.evaluate(wide) <= 0, f"{self.page.url} scrolls sideways"
        assert not self._complaints, f"{self.page.url}: {self._complaints}"

    def _ask_axe(self) -> None:
        size = self.page.viewport_size
        assert size is not None
        # What is ticked or in focus may show in the style, and does not stand in the source.
        touched = self.page.evaluate(_TOUCHED)
        source = re.sub(r'csrf_token" value="[^"]+', "", self.page.content())
        looked = (size["width"], touched, source)
        if looked in _FAULTLESS:
            return
        self.page.evaluate(self._axe + ";0")
        found = self.page.evaluate("axe.run({resultTypes: ['violations']})")
        faults = [
            f"{fault['id']}: {fault['nodes'][0]['html'][:200]}" for fault in found["violations"]
        ]
        assert not faults, f"{self.page.url}: {faults}"
        _FAULTLESS.add(looked)

    def leave(self) -> None:
        self.page.context.close()

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and OWN_WORDS_OF_THE_BROWSER not in message.text:
            self._complaints.append(f"console: {message.text}")


def _dashed(name: str) -> str:
    return name.replace("_", "-")
