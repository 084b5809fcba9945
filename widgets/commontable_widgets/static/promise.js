function promiseParts({ t, changed }) {
  const act = radios({
    legend: t("act"), choices: ["ask", "tell"].map((id) => ({ id, text: t(id) })), changed, className: "ct-scale",
  });
  const what = growing({ rows: 3, changed });
  const sayNo = growing({ rows: 2, changed });
  const when = make("input", { type: "date", class: "ct-date", on: { input: changed } });
  const notNow = make("input", { type: "checkbox", id: freshId("not-now"), on: { change: changed } });
  return { act, what, sayNo, when, notNow };
}

function notNowRow(notNow, t) {
  const hint = make("p", { class: "ct-quiet", id: freshId("hint"), text: t("not-this-month-hint") });
  notNow.setAttribute("aria-describedby", hint.id);
  return make("div", { class: "ct-not-now" },
    make("label", { class: "ct-choice", for: notNow.id }, notNow, make("span", { text: t("not-this-month") })), hint);
}

function promiseBody({ model, t, reads, changed }) {
  const settle = () => {
    promise.hidden = parts.notNow.checked;
    changed();
  };
  const parts = promiseParts({ t, changed: settle });
  const { act, what, sayNo, when, notNow } = parts;
  const promise = make("div", { class: "ct-promise" }, act.node,
    labelled(t("what"), what.box), labelled(t("could-say-no"), sayNo.box), labelled(t("when"), when));
  const node = make("fieldset", { class: "ct-body" },
    make("legend", { class: "ct-title", text: model.get("title") }), reads, promise, notNowRow(notNow, t));
  return {
    node,
    value: () => ({
      act: act.value(), what: what.box.value, could_say_no: sayNo.box.value, when: when.value,
      not_this_month: notNow.checked,
    }),
    show(value) {
      act.show(value?.act ?? "");
      fill(what, value?.what ?? "");
      fill(sayNo, value?.could_say_no ?? "");
      when.value = value?.when ?? "";
      notNow.checked = value?.not_this_month ?? false;
      promise.hidden = notNow.checked;
    },
    textOf: (value) => promiseInWords(value, { act, t }),
  };
}

function promiseInWords(value, { act, t }) {
  if (value?.not_this_month) return t("not-this-month");
  const lines = [
    [t("act"), act.textOf(value?.act)], [t("what"), value?.what],
    [t("could-say-no"), value?.could_say_no], [t("when"), value?.when],
  ];
  return lines.filter(([, said]) => said).map(([label, said]) => `${label}: ${said}`).join("\n");
}

export default {
  render: ({ model, el }) => openField({ model, el, makeBody: promiseBody }),
};
