/* Before a room: which module, how long, for whom; and the workshops there have been. */
function setupView({ t, rooms, start, open }) {
  const modules = rooms.modules ?? [];
  const said = sayer();
  const minutes = make("select", { class: "ct-pick" });
  const offer = () => {
    const lengths = modules.find(({ folder }) => folder === module.value)?.lengths ?? [];
    minutes.replaceChildren(...lengths.map((length) => make("option", { value: length, text: t("minutes-one", { minutes: length }) })));
    go.disabled = lengths.length === 0;
    said.say(lengths.length ? "" : t("no-order"));
  };
  const module = make("select", { class: "ct-pick", on: { change: offer } }, ...modules.map(({ folder, title }) => make("option", { value: folder, text: title })));
  const cohort = make("select", { class: "ct-pick" }, ...(rooms.cohorts ?? []).map((name) => make("option", { value: name, text: name })));
  const go = make("button", { type: "submit", class: "ct-button ct-main-button", text: t("start") });
  const submit = async (event) => {
    event.preventDefault();
    go.disabled = true;
    said.say(await start({ module: module.value, minutes: Number(minutes.value), cohort: cohort.value }));
    go.disabled = false;
  };
  offer();
  const form = make("form", { class: "ct-desk-form", on: { submit } },
    labelled(t("module"), module), labelled(t("minutes"), minutes), labelled(t("cohort"), cohort), go);
  return make("div", {}, section(t("new"), form, said.node), earlierRooms({ t, rooms, open }));
}

function earlierRooms({ t, rooms, open }) {
  const found = rooms.workshops ?? [];
  const line = (room) => make("li", { class: "ct-desk-row" },
    make("div", {},
      make("strong", { text: room.title }),
      make("p", { class: "ct-quiet", text: t("room-line", { ...room, time: timeInWords(room.opened_at) }) })),
    make("span", { class: "ct-mark", text: t(`room-${room.state}`) }),
    press(t("to-room"), () => open(room.id), { "aria-label": `${t("to-room")}: ${room.title}, ${timeInWords(room.opened_at)}` }));
  const list = found.length ? make("ul", { class: "ct-desk-rows" }, ...found.map(line)) : make("p", { class: "ct-quiet", text: t("none-earlier") });
  return section(t("earlier"), list);
}
