"""What a person does in a browser, in their words."""

import re

from playwright.sync_api import expect

FOLDER = "m01_equal_partners"
SAVED = re.compile(r"^Saved \d")


class SignedIn:
    """One browser of one person."""

    def __init__(self, server, context):
        self.server, self.context = server, context
        self.requests, self.problems = [], []
        context.on("request", lambda request: self.requests.append(request.url))
        self.page = self.new_page()

    def new_page(self):
        page = self.context.new_page()
        page.on("pageerror", lambda problem: self.problems.append(str(problem)))
        return page

    def enrol(self, name):
        self.page.goto(self.server.address + "login")
        self.page.get_by_label("I am new here: your name").fill(name)
        self.page.get_by_role("button", name="Start the course").click()
        self.code = self.page.locator("#ct-code").inner_text()
        self.page.get_by_role("link", name="I have kept it").click()
        return self

    def sign_in(self, code):
        self.code = code
        self.page.goto(self.server.address + "login")
        self.page.get_by_label("Your personal code").fill(code)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url(self.server.address)
        return self

    def open_module(self, page=None):
        page = page or self.page
        page.goto(f"{self.server.address}modules/{FOLDER}/")
        expect(page.locator("[data-prompt='m01-first-thoughts'] textarea")).to_be_editable()
        return page

    def root(self, prompt, page=None):
        return (page or self.page).locator(f"[data-prompt='{prompt}']")

    def box(self, prompt, page=None):
        return self.root(prompt, page).locator("textarea").first

    def status(self, prompt, page=None):
        return self.root(prompt, page).locator("[role=status]").first

    def write(self, prompt, words, page=None):
        """Type as a person does, at the end of what is there, and wait for the page to say that it is saved."""
        box = self.box(prompt, page)
        box.focus()
        box.press("Control+End")
        box.press_sequentially(words)
        self.is_saved(prompt, page)

    def is_saved(self, prompt, page=None):
        expect(self.status(prompt, page)).to_have_text(SAVED, timeout=10_000)

    def cookies(self):
        return {cookie["name"]: cookie["value"] for cookie in self.context.cookies()}



def violations(page, axe):
    """Return what axe finds on the page as it stands."""
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{one['id']}: {one['help']} {[n['target'] for n in one['nodes']][:3]}" for one in found["violations"]]
