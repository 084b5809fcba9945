/* Text with headings, lists and tables, as the server has made it: built anew, element by element, from a short list.
   No attribute, link, image or script of it comes along; what is not on the list becomes its text. */
const RICH = new Set("p br hr ul ol li strong em code pre blockquote table thead tbody tr th td h1 h2 h3 h4 h5 h6".split(" "));

function rich(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  return make("div", { class: "ct-review-rich", dir: "auto" }, ...rebuilt(parsed));
}

function rebuilt(node) {
  return [...node.childNodes].flatMap((child) => {
    if (child.nodeType === Node.TEXT_NODE) return [document.createTextNode(child.textContent)];
    if (child.nodeType !== Node.ELEMENT_NODE) return [];
    const name = child.localName;
    if (!RICH.has(name)) return rebuilt(child);
    /* A page has one outline: headings inside an answer are no parts of it. */
    return [make(/^h\d$/.test(name) ? "p" : name, /^h\d$/.test(name) ? { class: "ct-legend" } : {}, ...rebuilt(child))];
  });
}
