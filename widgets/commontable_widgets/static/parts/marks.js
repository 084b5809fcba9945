/* Finds words of a list in a text. Each line of the list is {pattern, exact}; the patterns come from Python,
   which lets only plain ones through. Nothing that is found leaves the page. */
const EDGE = "[\\p{L}\\p{N}_]";

function finder(list) {
  const looks = list.flatMap((line) => (line.patterns ?? [line]).map(({ pattern, exact }) => ({
    line, look: new RegExp(`(?<!${EDGE})(?:${pattern})(?!${EDGE})`, exact ? "gu" : "giu"),
  })));
  return (text) => {
    const found = looks.flatMap(({ line, look }) =>
      [...text.matchAll(look)].map((hit) => ({ start: hit.index, end: hit.index + hit[0].length, words: hit[0], line })));
    return withoutOverlap(found.filter(({ start, end }) => end > start));
  };
}

/* Where two overlap, the earlier one counts, and of those that begin together the longer. */
function withoutOverlap(found) {
  let end = 0;
  return found.sort((a, b) => a.start - b.start || b.end - a.end).filter((each) => {
    const free = each.start >= end;
    if (free) end = each.end;
    return free;
  });
}

function sentencesOf(text) {
  const cut = Intl.Segmenter
    ? [...new Intl.Segmenter("en", { granularity: "sentence" }).segment(text)].map(({ segment }) => segment)
    : text.match(/[^.!?\n]+[.!?]*\s*/g) ?? [];
  return cut.flatMap((sentence) => sentence.split("\n")).map((sentence) => sentence.trim()).filter(Boolean);
}

function wordCount(text) {
  return (text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu) ?? []).length;
}

/* The text with what was found set in <mark>; everything stays text. */
function markedText(text, found) {
  let at = 0;
  const parts = found.flatMap(({ start, end, words }) => {
    const before = text.slice(at, start);
    at = end;
    return [before, make("mark", { class: "ct-mark-word", text: words })];
  });
  const node = make("blockquote", { class: "ct-quote", dir: "auto" });
  node.append(...parts, text.slice(at));
  return node;
}
