// Without this script all slides stand below one another, and print one to a page.
const slides = [...document.querySelectorAll(".slide")];
const turn = document.querySelector(".turn");
const place = turn.querySelector(".place");
let here = 0;

// A slide with much text gets smaller letters, down to what the last row of a room can read; a phone scrolls.
const fit = (slide) => {
  for (let size = 100; size >= 80; size -= 4) {
    slide.style.setProperty("--fit", size / 100);
    if (innerWidth < 800 || document.documentElement.scrollHeight <= innerHeight) return;
  }
};

const show = (number) => {
  here = Math.max(0, Math.min(slides.length - 1, number));
  slides.forEach((slide, at) => slide.toggleAttribute("data-shown", at === here));
  fit(slides[here]);
  turn.querySelector('[data-turn="-1"]').disabled = here === 0;
  turn.querySelector('[data-turn="1"]').disabled = here === slides.length - 1;
  place.textContent = `${here + 1} of ${slides.length}: ${slides[here].getAttribute("aria-label")}`;
  window.scrollTo(0, 0);
  history.replaceState(null, "", `#${here + 1}`);
};

const steps = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Home") show(0);
  else if (event.key === "End") show(slides.length - 1);
  else if (event.key in steps) show(here + steps[event.key]);
  else if (event.key === " " && event.target === document.body) show(here + 1);
  else return;
  event.preventDefault();
});
turn.addEventListener("click", (event) => {
  const step = Number(event.target.dataset.turn);
  if (step) show(here + step);
});

window.addEventListener("resize", () => fit(slides[here]));

document.documentElement.classList.add("turns");
turn.hidden = false;
show(Number(location.hash.slice(1)) - 1 || 0);
