// The fields of a page together: what waits is sent when the page is left, and before its person signs out.
import { Drafts } from "./drafts.js";
import { say } from "./strings.js";

const BEFORE_SIGN_OUT = 2000;

// `all()` returns the fields that there are now. The promise of `settle(limit)` says whether all is saved by then.
export function keepSafe(all) {
  const waiting = () => all().filter((field) => field.waits);
  let closed = false;

  // Sends until nothing waits, or the time is up; typing and choosing may go on meanwhile.
  async function settle(limit) {
    const end = performance.now() + limit;
    while (waiting().length && performance.now() < end) {
      const sent = Promise.allSettled(waiting().map((field) => field.flush()));
      await Promise.race([sent, new Promise((done) => setTimeout(done, Math.min(250, end - performance.now())))]);
    }
    return waiting().length === 0;
  }

  // The last words go first; then nothing of this person is sent or kept any more, and the tab holds no draft.
  async function signOut(event) {
    if (closed) return;
    event.preventDefault();
    const form = event.target;
    if (!(await settle(BEFORE_SIGN_OUT)) && !confirm(say("leaveUnsaved"))) return;
    closed = true;
    for (const field of all()) field.closed = true;
    Drafts.forgetAll();
    form.submit();
  }

  addEventListener("pagehide", () => waiting().forEach((field) => field.flush({ leaving: true })));
  // A phone may end a hidden page without a word, but mostly it comes back.
  document.addEventListener("visibilitychange", () => document.hidden && waiting().forEach((field) => field.flush()));
  // A reload is safe (drafts live in the tab); closing a tab that cannot save is not.
  addEventListener("beforeunload", (event) => all().some((field) => field.wouldLose) && event.preventDefault());
  document.addEventListener("submit", (event) => event.target.action?.endsWith("/logout") && signOut(event));
  return { settle };
}
