/* For after the room, and before it: notes kept with the guide, lists and summaries to take away, the handout. */
function notesView({ t, act }) {
  const box = growing({ rows: 3 });
  const keep = async (event) => {
    event.preventDefault();
    if (box.box.value.trim() && (await act("note", { text: box.box.value }))) fill(box, "");
  };
  const form = make("form", { class: "ct-desk-form ct-desk-notes", on: { submit: keep } }, labelled(t("note"), box.box),
    make("button", { type: "submit", class: "ct-button", text: t("note-keep") }));
  const list = keyedList("ul", { class: "ct-desk-rows" }, {
    key: ({ at, text }) => `${at}:${text}`,
    draw: ({ at, text }) => ({ node: make("li", {}, make("p", { class: "ct-quiet", text: timeInWords(at) }), wordsOf(text)), show() {} }),
  });
  return { node: section(t("notes"), make("p", { class: "ct-quiet", text: t("notes-hint") }), form, list.node), show: (room) => list.show(room.notes) };
}

function downloadsView({ t, room, address }) {
  const link = (text, path) => make("li", {}, make("a", { href: address(path), text }));
  const here = (path) => `workshops/${encodeURIComponent(room.id)}/${path}`;
  const guide = (name) => `../../staff/guides/${room.module}/${name}`;
  const both = (name) => ["html", "pdf"].map((form) =>
    link(t(`as-${form}`, { name: t(`summary-${name}`) }), here(`summary/${name}.${form}`)));
  return section(t("downloads"), make("ul", { class: "ct-desk-links" },
    link(t("handout"), guide("handout.pdf")), link(t("guide"), guide("guide.html")),
    link(t("attendance"), here("attendance.csv")), ...both("participants"), ...both("facilitator")));
}
