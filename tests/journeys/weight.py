"""What an opening of a module's page with an empty cache brings over the wire."""

from playwright.sync_api import expect

MOST_BYTES, MOST_REQUESTS = 350_000, 10


def weighed(me, module):
    """Open a module in a browser that has kept nothing but who this is; return (bytes received, requests sent)."""
    context = me.context.browser.new_context(storage_state=me.context.storage_state())
    page = context.new_page()
    seen = []
    page.on("requestfinished", lambda request: request.url.startswith("http") and seen.append(request))
    page.goto(f"{me.server.address}modules/{module}/")
    expect(page.locator(".ct-widget").first).to_be_attached()
    expect(page.locator(".ct-widget:empty")).to_have_count(0)
    expect(page.locator("main")).not_to_contain_text("Fetching")
    sizes = [request.sizes() for request in seen]
    context.close()
    return sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes), len(seen)
