// What a value is: empty, the same as another, how long on its way.
export function bytesOf(value) {
  return new TextEncoder().encode(JSON.stringify(value ?? "")).length;
}

export function isEmpty(value) {
  if (value === null || value === undefined || value === false) return true;
  if (typeof value === "string") return value.trim() === "";
  if (typeof value === "object") return Object.values(value).every(isEmpty);
  return false;
}

export function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

// crypto.randomUUID exists in secure contexts only; a workshop on plain HTTP has none.
export function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
}
