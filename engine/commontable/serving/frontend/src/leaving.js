// A browser may freeze a page that is left, and show it again by its Back button to whoever sits there then.
export function leaveNothingBehind() {
  addEventListener("pagehide", (event) => event.persisted && document.body.replaceChildren());
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}
