/* A native menu: it opens, moves and closes by keys alone. `choices` are {id, text} or groups {text, choices}. */
function pick({ label, choices, empty, changed, hint }) {
  const option = ({ id, text }) => make("option", { value: id, text });
  const select = make("select", { class: "ct-pick", on: { change: changed } },
    empty && make("option", { value: "", text: empty }),
    ...choices.map((each) => (each.choices
      ? make("optgroup", { label: each.text }, ...each.choices.map(option))
      : option(each))));
  const flat = choices.flatMap((each) => each.choices ?? [each]);
  return {
    node: labelled(label, select, hint),
    select,
    value: () => select.value,
    show(id) {
      select.value = flat.some((each) => each.id === id) ? id : (empty ? "" : flat[0]?.id ?? "");
    },
    textOf: (id) => flat.find((each) => each.id === id)?.text ?? "",
  };
}
