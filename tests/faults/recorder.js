// Types known words into one box of this page, and notes each keystroke, save, answer and sentence of the page.
// The notes lie in localStorage, one by one, so that they outlive a reload and a closed tab.
(() => {
  const tab = (sessionStorage.proofTab ??= `${performance.timeOrigin}-${Math.random().toString(36).slice(2)}`);
  let number = Number(sessionStorage.proofNotes ?? 0);
  const now = () => (performance.timeOrigin + performance.now()) / 1000;
  const note = (what) => {
    localStorage.setItem(`proof:${tab}:${String(number++).padStart(6, "0")}`, JSON.stringify({ at: now(), ...what }));
    sessionStorage.proofNotes = number;
  };

  const plainly = globalThis.fetch;
  globalThis.fetch = async (address, options) => {
    if (options?.method !== "PUT" || !String(address).includes("/words/")) return plainly(address, options);
    const { value, save_id } = JSON.parse(options.body);
    note({ what: "sent", save_id, value });
    try {
      const answer = await plainly(address, options);
      const said = await answer.clone().json().catch(() => null);
      note({ what: "answered", save_id, value, status: answer.status, version: said?.version ?? said?.kept?.version });
      if (answer.ok) isAnswered(value);
      return answer;
    } catch (problem) {
      note({ what: "answered", save_id, value, status: 0, problem: problem.name });
      throw problem;
    }
  };

  const root = (prompt) => document.querySelector(`[data-prompt="${prompt}"]`);
  const box = (prompt) => root(prompt)?.querySelector("textarea");
  const offline = () => document.getElementById("ct-offline")?.hidden === false;
  let typing = null;
  let answeredAt = 0;
  let waiting = []; // keystrokes that no answer has covered
  let last = "";

  const isAnswered = (value) => {
    answeredAt = now();
    waiting = waiting.filter(({ length }) => length > value.length);
  };

  const look = () => {
    const status = root(proof.prompt)?.querySelector("[role=status]");
    if (!status) return;
    const text = status.textContent.trim();
    if (`${text}|${offline()}` === last) return;
    last = `${text}|${offline()}`;
    note({ what: "said", text, offline: offline(), value: box(proof.prompt).value });
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });

  const proof = (globalThis.proof = {
    prompt: null,
    // Types on where the box ends, one character in `every` milliseconds; words of its own come after what stands there.
    type(prompt, words, every) {
      proof.prompt = prompt;
      const begun = box(prompt).value;
      const text = words.startsWith(begun) ? words : begun + words;
      note({ what: "began", length: begun.length });
      look();
      clearInterval(typing);
      typing = setInterval(() => {
        const here = box(prompt);
        if (!here || here.readOnly || here.disabled || here.value.length >= text.length) return;
        here.value += text[here.value.length];
        here.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
        waiting.push({ at: now(), length: here.value.length });
        note({ what: "typed", length: here.value.length });
      }, every);
    },
    stop() {
      clearInterval(typing);
      return box(proof.prompt)?.value;
    },
    isSaved() {
      return /^Saved \d/.test(root(proof.prompt)?.querySelector("[role=status]")?.textContent) && !offline();
    },
    // Whether saves are answered again, and what was typed while they were not has arrived too.
    isWellSince(moment) {
      return answeredAt > moment && !offline() && now() - (waiting[0]?.at ?? now()) < 2;
    },
    forget() {
      for (const key of Object.keys(localStorage)) if (key.startsWith("proof:")) localStorage.removeItem(key);
    },
    notes() {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith("proof:")).sort();
      return keys.map((key) => ({ tab: key.split(":")[1], ...JSON.parse(localStorage.getItem(key)) }));
    },
  });
})();
