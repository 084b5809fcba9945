/* So many columns beside the name of a group fit on a phone, with heads as long as ours; more are stacked, group by group. */
const FITTING = 2;

/* Our own server's drawing; read as SVG, so that nothing in it could act as a page. */
function drawing(text) {
  const read = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  return read.nodeName === "svg" ? document.importNode(read, true) : "";
}

/* A stacked table is no table to some browsers unless its parts say what they are. */
function tableRow({ name, cells, note, total }, columns) {
  const told = cells.length
    ? cells.map((cell, at) => make("td", { role: "cell", text: cell, "data-column": columns[at] }))
    : [make("td", { class: "ct-too-few", role: "cell", colspan: columns.length, text: note })];
  const why = cells.length && note ? make("span", { class: "ct-why", text: note }) : null;
  const head = make("th", { scope: "row", role: "rowheader" }, make("span", { text: name }), why);
  return make("tr", { class: total ? "ct-total" : null, role: "row" }, head, ...told);
}

function tableOf({ caption, columns, rows, first, name }) {
  const group = (name, ...inside) => make(name, { role: "rowgroup" }, ...inside);
  const row = (each) => tableRow(each, columns);
  const heads = [first, ...columns].map((column) => make("th", { scope: "col", role: "columnheader", text: column }));
  const table = make("table", { class: columns.length > FITTING ? "ct-table ct-table-stacks" : "ct-table", role: "table" },
    make("caption", { text: name }),
    group("thead", make("tr", { role: "row" }, ...heads)),
    group("tbody", ...rows.filter(({ total }) => !total).map(row)),
    group("tfoot", ...rows.filter(({ total }) => total).map(row)));
  // A table that is still wider than its place scrolls by itself, and the keyboard has to be able to scroll it.
  return make("div", { class: "ct-scroll", role: "region", tabindex: "0", "aria-label": caption }, table);
}
