/* Whether a view is what was asked for: another dataset, or one choice of all menus. */
const isFor = (view, wanted) => Object.entries(wanted).every(([name, value]) => view[name] === value);

/* Asks the kernel for a view; one view of some short texts is one question, asked again only by hand. */
const PATIENCE = 20_000;

function asker(model, { answered, failed }) {
  let timer = null;
  let wanted = null;
  const stop = () => clearTimeout(timer);
  const heard = (content) => {
    if (!wanted || typeof content !== "object" || content === null) return;
    if (content.view && !isFor(content.view, wanted)) return;
    if (!content.view && !content.no_kernel && !content.sentence) return;
    stop();
    wanted = null;
    if (content.view) answered(content);
    else failed(content.no_kernel ? "full" : "", content.sentence);
  };
  model.on("msg:custom", heard);
  return {
    ask(what, choice) {
      stop();
      wanted = choice;
      timer = setTimeout(() => failed("slow"), PATIENCE);
      model.send({ ask: what, ...choice });
    },
    forget() {
      stop();
      wanted = null;
    },
    end() {
      stop();
      model.off("msg:custom", heard);
    },
  };
}
