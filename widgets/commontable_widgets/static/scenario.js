/* The script as scenes by id, and the way taken through it as "scene/choice" names. */
function sceneOf(scenes, id) {
  return scenes.find((scene) => scene.id === id);
}

function stepOf(scenes, step) {
  const [at, id] = step.split("/");
  const scene = sceneOf(scenes, at);
  return { scene, choice: scene?.choices?.find((choice) => choice.id === id) };
}

/* A way that this script does not have, such as one from an older edition, ends where it leaves it. */
function soundPath(scenes, path) {
  let at = scenes[0].id;
  const sound = [];
  for (const step of path) {
    const { scene, choice } = stepOf(scenes, step);
    if (scene?.id !== at || !choice) break;
    sound.push(step);
    at = choice.next;
  }
  return sound;
}

function thoughtsOf(thoughts, t) {
  const lead = make("p", { class: "ct-legend", text: t("thoughts") });
  return make("div", { class: "ct-thoughts" }, lead,
    make("ul", {}, ...thoughts.map((text) => make("li", { text }))));
}

function playedStep(step, { scenes, t, ask, asked, changed, back }) {
  const { scene, choice } = stepOf(scenes, step);
  const box = growing({ rows: 2, changed: () => { asked[step] = box.box.value; changed(); } });
  const reply = make("p", { class: "ct-reply-line", tabindex: "-1", text: choice.reply });
  const again = make("button", { type: "button", class: "ct-plain-button", "data-back": step, text: t("back"), on: { click: () => back(step) } });
  const node = make("li", { class: "ct-step" },
    make("p", { class: "ct-scene", text: scene.text }),
    make("p", { class: "ct-said" }, make("span", { class: "ct-legend", text: t("you") }), " ", choice.text),
    reply, thoughtsOf(choice.thoughts, t), labelled(ask, box.box), again);
  fill(box, asked[step] ?? "");
  return { node, reply };
}

function choicesOf(scene, { t, take }) {
  const text = make("p", { class: "ct-scene", tabindex: "-1", text: scene.text });
  if (!scene.choices) {
    return make("div", { class: "ct-now" }, text, make("p", { class: "ct-quiet", text: t("end") }));
  }
  const legend = make("legend", { class: "ct-legend", text: t("choose") });
  const buttons = scene.choices.map((choice) => make("button", {
    type: "button", class: "ct-say", "data-say": choice.id, text: choice.text, on: { click: () => take(`${scene.id}/${choice.id}`) },
  }));
  return make("div", { class: "ct-now" }, text, make("fieldset", { class: "ct-says" }, legend, ...buttons));
}

function play({ model, t, changed, moved }) {
  const { scenes, ask } = model.get("content");
  const steps = make("ol", { class: "ct-talk" });
  const now = make("div");
  let path = [];
  let asked = {};
  const draw = () => {
    const played = path.map((step) => playedStep(step, { scenes, t, ask, asked, changed, back }));
    const at = path.length ? stepOf(scenes, path.at(-1)).choice.next : scenes[0].id;
    steps.hidden = played.length === 0;
    steps.replaceChildren(...played.map(({ node }) => node));
    now.replaceChildren(choicesOf(sceneOf(scenes, at), { t, take }));
    moved(!sceneOf(scenes, at).choices);
    return played.at(-1);
  };
  function take(step) {
    path = [...path, step];
    draw().reply.focus();
    changed();
  }
  /* Only the way is taken back; what one would ask is kept for each choice that was tried. */
  function back(step) {
    path = path.slice(0, path.indexOf(step));
    draw();
    now.querySelector("[tabindex]").focus();
    changed();
  }
  return {
    nodes: [steps, now],
    value: () => ({ path, asks: Object.fromEntries(Object.entries(asked).filter(([, text]) => text)) }),
    show(value) {
      path = soundPath(scenes, value?.path ?? []);
      asked = { ...value?.asks };
      draw();
    },
  };
}

function wayInWords(value, { scenes, ask, t }) {
  return soundPath(scenes, value?.path ?? []).flatMap((step) => {
    const { scene, choice } = stepOf(scenes, step);
    const wondered = value.asks?.[step];
    return [scene.text, `${t("you")} ${choice.text}`, choice.reply, wondered && `${ask} ${wondered}`];
  }).filter(Boolean);
}

function scenarioBody({ model, t, reads, changed }) {
  const content = model.get("content");
  const thought = growing({ rows: 4, changed });
  const hint = make("p", { class: "ct-quiet", "aria-live": "polite" });
  const going = play({
    model, t, changed,
    moved: (ended) => setText(hint, ended ? t("reflect-end") : t("reflect-any")),
  });
  const node = make("fieldset", { class: "ct-body ct-practice" },
    make("legend", { class: "ct-title", text: model.get("title") }), reads,
    make("p", { class: "ct-lead", text: content.lead }),
    make("p", { class: "ct-quiet ct-fictional", text: content.fictional }),
    ...going.nodes, hint, labelled(content.reflect, thought.box));
  const show = (value) => {
    going.show(value);
    fill(thought, value?.reflection ?? "");
  };
  show(null);
  return {
    node,
    show,
    value: () => ({ ...going.value(), reflection: thought.box.value }),
    textOf: (value) => [...wayInWords(value, { ...content, t }), value?.reflection].filter(Boolean).join("\n\n"),
  };
}

export default {
  render: ({ model, el }) => openField({ model, el, makeBody: scenarioBody }),
};
