// Words that the store has not yet answered for, kept in this tab only: a shared computer keeps nothing.
const PREFIX = "commontable-draft:";

export class Drafts {
  constructor(participant, module) {
    this.prefix = `${PREFIX}${participant}:`;
    this.here = `${this.prefix}${module}:`;
    this.forgetOthers();
  }

  // A draft is never shown to another person who signs in in the same tab.
  forgetOthers() {
    attempt(() => {
      for (const key of Object.keys(sessionStorage)) {
        if (key.startsWith(PREFIX) && !key.startsWith(this.prefix)) sessionStorage.removeItem(key);
      }
    });
  }

  keep(prompt, draft) {
    attempt(() => sessionStorage.setItem(this.here + prompt, JSON.stringify(draft)));
  }

  of(prompt) {
    return attempt(() => JSON.parse(sessionStorage.getItem(this.here + prompt)));
  }

  drop(prompt) {
    attempt(() => sessionStorage.removeItem(this.here + prompt));
  }

  static forgetAll() {
    attempt(() => {
      for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
    });
  }
}

// Storage may be full or forbidden; the words are then in the page alone, and it says "Not saved yet".
function attempt(act) {
  try {
    return act() ?? null;
  } catch {
    return null;
  }
}
