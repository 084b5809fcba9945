// One way to call the service, with a time limit: a half-open connection must not look like waiting.
import { bytesOf } from "./values.js";

const LIMIT = 8000;
// The page owes a word within ten seconds when a save does not arrive; a long text on a slow line is given more.
const SAVE_LIMIT = 5000;
const BYTES_IN_A_MILLISECOND = 8;

export class Refused extends Error {
  constructor(status, body) {
    super(body?.sentence ?? String(status));
    this.status = status;
    this.body = body ?? {};
  }
}

function token() {
  return document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)?.[1] ?? "";
}

export async function call(address, { method = "GET", body, keepalive = false, limit = LIMIT } = {}) {
  const headers = { Accept: "application/json" };
  if (method !== "GET") headers["X-XSRFToken"] = decodeURIComponent(token());
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const answer = await fetch(address, {
    method,
    headers,
    keepalive,
    credentials: "same-origin",
    redirect: "error",
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(limit),
  });
  const said = await answer.json().catch(() => null);
  if (!answer.ok) throw new Refused(answer.status, said);
  return said;
}

// Sends one attempt to save; the same attempt twice is one save.
export function put(address, { value, save_id, base, settles, person, before }, { keepalive = false } = {}) {
  const language = document.documentElement.lang || "en";
  const body = { value, save_id, based_on: base, settles, person, language, before };
  const limit = SAVE_LIMIT + Math.ceil(bytesOf(body) / BYTES_IN_A_MILLISECOND);
  return call(address, { method: "PUT", body, keepalive, limit });
}
