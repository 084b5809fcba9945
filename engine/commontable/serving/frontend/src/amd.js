// anywidget's front end is published as an AMD module; this catches what it defines.
export const caught = {};
globalThis.define = (_needs, make) => {
  caught.make = make;
};
