"""What opening a module costs, and that the light way of drawing widgets leaves nothing out."""

import json
import re
from urllib.parse import urlsplit

import pytest
from journeys.pages import FOLDER, SignedIn
from journeys.server import Server, wait_until
from journeys.small_course import write_small_course
from playwright.sync_api import expect

from commontable.serving.rendering.page import as_script_text
from commontable.serving.rendering.widget_files import widget_files

PATH = f"/modules/{FOLDER}/"
FIRST = "m01-first-thoughts"


def widget(name, *, esm="export default {};", css="", package="commontable_widgets", **values):
    state = {"_esm": esm, "_css": css, "_anywidget_id": f"{package}.{name}", **values}
    return {"model_name": "AnyModel", "model_module": "anywidget", "state": state}


def state_of(**models):
    return {"version_major": 2, "version_minor": 0, "state": models}


@pytest.fixture(scope="module")
def server(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("weight")
    data = folder / "data"
    server = Server(write_small_course(folder / "course", checkout=root), data).start()
    wait_until((data / "pages" / f"{FOLDER}.json").is_file, seconds=180)
    yield server
    server.stop()


@pytest.fixture
def me(server, browser):
    context = browser.new_context()
    yield SignedIn(server, context).enrol("Light")
    context.close()


def test_widgets_of_one_class_share_one_module_and_one_style_sheet():
    one, other = widget("A", css="p {}"), widget("A", css="p {}")
    files = widget_files(state_of(a=one, b=other, c=widget("C", esm="export default 3;")))

    assert [files.state["state"][name]["state"]["_esm"] for name in "abc"] == [0, 0, 1]
    assert files.script.count("definitions[") == 2
    assert files.sheet == "p {}"


def test_what_the_widgets_show_stays_in_the_state():
    files = widget_files(state_of(a=widget("A", title="Your first thoughts")))

    assert files.state["state"]["a"]["state"]["title"] == "Your first thoughts"


def test_a_page_with_any_other_widget_keeps_the_state_as_it_was():
    whole = state_of(a=widget("A"), b=widget("B", package="somebodys_package"))

    files = widget_files(whole)

    assert files.state == whole
    assert files.script == ""


def test_a_module_that_imports_another_stays_a_text_of_its_own():
    text = 'import { x } from "./x.js";\nexport default {};'

    files = widget_files(state_of(a=widget("A", esm=text)))

    assert files.state["state"]["a"]["state"]["_esm"] == text


def test_an_opening_with_an_empty_cache_stays_small(me):
    page = me.new_page()
    seen = []
    page.on("requestfinished", lambda request: request.url.startswith("http") and seen.append(request))
    me.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})

    me.open_module(page)
    sizes = [request.sizes() for request in seen]

    assert 5 <= len(seen) <= 10
    assert 20_000 < sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes) < 120_000


def test_what_few_pages_need_is_not_loaded_with_the_page(me):
    me.open_module()

    assert [url for url in me.requests if "chunk-" in url] == []


def test_a_page_that_still_holds_is_not_sent_again(server, me):
    cookies = me.cookies()
    _, headers, _ = server.request("GET", PATH, cookies=cookies)

    status, _, body = server.request("GET", PATH, cookies=cookies, headers={"If-None-Match": headers["Etag"]})

    assert headers["Cache-Control"] == "private, no-cache"
    assert (status, body) == (304, "")


def test_a_page_that_changed_is_sent_again(server, me):
    older = {"If-None-Match": 'W/"of an older page"'}

    status, _, body = server.request("GET", PATH, cookies=me.cookies(), headers=older)

    assert status == 200
    assert body


def test_somebody_signed_out_is_sent_to_sign_in_whatever_their_browser_kept(server, me):
    _, headers, _ = server.request("GET", PATH, cookies=me.cookies())

    status, gone, _ = server.request("GET", PATH, headers={"If-None-Match": headers["Etag"]})

    assert status == 302
    assert urlsplit(gone["Location"]).path == "/login"


def test_the_same_page_is_drawn_by_jupyters_own_manager_where_a_widget_needs_it(server, me):
    me.open_module()
    light = drawn(me)
    whole = json.loads((server.data / "pages" / f"{FOLDER}.json").read_text("utf-8"))["state"]
    page = for_jupyter(server, me, whole)
    me.page.route(f"**{PATH}", lambda route: route.fulfill(body=page, content_type="text/html"))

    me.page.goto(f"{server.address}modules/{FOLDER}/")
    me.page.locator(".ct-widget").first.scroll_into_view_if_needed()
    expect(me.box(FIRST)).to_be_editable()

    assert any("chunk-full" in url for url in me.requests)
    wait_until(lambda: drawn(me) == light or me.page.wait_for_timeout(50))


def test_what_a_widget_beyond_ours_needs_is_loaded_once_one_comes_near(server, me):
    whole = json.loads((server.data / "pages" / f"{FOLDER}.json").read_text("utf-8"))["state"]
    far = '<div style="height: 9000px"></div>'
    page = re.sub("(<main[^>]*>)", rf"\1{far}", for_jupyter(server, me, whole))
    me.page.route(f"**{PATH}", lambda route: route.fulfill(body=page, content_type="text/html"))

    me.page.goto(f"{server.address}modules/{FOLDER}/", wait_until="networkidle")
    before = [url for url in me.requests if "chunk-full" in url]
    me.page.locator(".ct-widget").first.scroll_into_view_if_needed()

    assert before == []
    expect(me.box(FIRST)).to_be_editable()
    assert [url for url in me.requests if "chunk-full" in url]


def drawn(me):
    """Return what each prompt shows, by its id."""
    expect(me.page.locator(".ct-widget:empty")).to_have_count(0)
    expect(me.page.locator("main")).not_to_contain_text("Fetching")
    roots = me.page.locator("main [data-prompt]").all()
    return {root.get_attribute("data-prompt"): root.inner_text() for root in roots}


def for_jupyter(server, me, whole):
    """Return the page as it is sent where not every widget is ours."""
    _, _, html = server.request("GET", PATH, cookies=me.cookies())
    html = re.sub(r'<meta name="commontable-widgets"[^>]*>', "", html)
    state = re.compile(r'(id="ct-widget-state">).*?(</script>)', re.DOTALL)
    return state.sub(lambda found: found[1] + as_script_text(whole) + found[2], html)


def test_a_page_left_behind_is_empty_when_the_back_button_brings_it_back(server, browser, chromium):
    # Playwright's own start-up turns the browser's page cache off; people's browsers have it.
    keeping = browser.browser_type.launch(
        executable_path=chromium,
        args=["--no-sandbox", "--disable-gpu"],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    me = SignedIn(server, keeping.new_context()).enrol("Leaver")
    me.open_module()
    me.write(FIRST, "mine alone")
    left = me.page.evaluate(
        """() => {
          dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
          return document.body.innerText;
        }"""
    )

    me.page.goto(server.address + "me")
    me.page.get_by_role("button", name="Sign out").click()
    me.page.wait_for_url("**/login")
    me.page.evaluate("history.go(-2)")

    assert left == ""
    expect(me.page).to_have_url(re.compile("/login$"))
    expect(me.page.locator("body")).not_to_contain_text("mine alone")
    keeping.close()
