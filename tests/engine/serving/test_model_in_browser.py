"""A widget's model in the light way of drawing: what it sends, what it takes, who hears of it."""

import pytest


@pytest.fixture
def model(root, browser):
    """Return a page with one widget model in it, on a comm that notes what is sent."""
    source = (root / "engine/commontable/serving/frontend/src/model.js").read_text("utf-8")
    page = browser.new_page()
    page.evaluate(
        """async (source) => {
          const { Model } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
          globalThis.sent = [];
          globalThis.failed = [];
          const comm = { send: (data) => sent.push(data), on_msg: (heard) => { globalThis.fromKernel = heard; } };
          const report = (problem) => failed.push(problem.message);
          globalThis.model = new Model({ values: { a: 1, b: 2 }, comm, manager: {}, report });
        }""",
        source,
    )
    yield page
    page.close()


def test_a_model_sends_what_changed_and_nothing_else(model):
    sent = model.evaluate("""() => {
      model.set("a", 5);
      model.set("b", 2);
      model.save_changes();
      model.save_changes();
      return sent;
    }""")

    assert sent == [{"method": "update", "state": {"a": 5}, "buffer_paths": []}]


def test_a_model_takes_what_the_kernel_says_and_does_not_send_it_back(model):
    found = model.evaluate("""() => {
      const heard = [];
      model.on("change:a", () => heard.push(model.get("a")));
      fromKernel({ content: { data: { method: "update", state: { a: 7 } } } });
      model.save_changes();
      return { heard, sent };
    }""")

    assert found == {"heard": [7], "sent": []}


def test_a_binary_value_is_put_where_it_belongs(model):
    found = model.evaluate("""() => {
      const data = { method: "update", state: { a: { inner: null } }, buffer_paths: [["a", "inner"]] };
      fromKernel({ content: { data }, buffers: [new DataView(new ArrayBuffer(3))] });
      return model.get("a").inner.byteLength;
    }""")

    assert found == 3


def test_a_custom_message_reaches_who_still_listens_though_another_fails(model):
    found = model.evaluate("""() => {
      const heard = [];
      const left = () => heard.push("left");
      model.on("msg:custom", () => { throw new Error("broken"); });
      model.on("msg:custom", left);
      model.on("msg:custom", (said) => heard.push(said.view));
      model.off("msg:custom", left);
      fromKernel({ content: { data: { method: "custom", content: { view: "by school" } } }, buffers: [] });
      return { heard, failed };
    }""")

    assert found == {"heard": ["by school"], "failed": ["broken"]}
