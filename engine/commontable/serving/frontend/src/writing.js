// What staff write on a page of theirs, such as a comment: drafted and saved as it is typed, like a participant's words.
import { Drafts } from "./drafts.js";
import { Field } from "./field.js";
import { keepSafe } from "./fields.js";

export class Writing {
  #fields = new Map();

  constructor(root) {
    this.root = root;
    this.safe = keepSafe(() => [...this.#fields.values()]);
  }

  // The field that is saved at a path of the service. One that still has something to send outlives the view it was in.
  field(path, { person, stored, base, aside }) {
    const known = this.#fields.get(path);
    if (known?.waits) return known;
    const field = new Field({ prompt: path, address: this.root + path, drafts: new Drafts(person, "staff"), person });
    this.#fields.set(path, field);
    field.adopt({ stored, base, aside, feedback: [], readerNames: [], handedIn: null });
    return field;
  }

  settle(limit) {
    return this.safe.settle(limit);
  }
}
