// Bundles the page's front end into built/; run by `make build`.
import { build } from "esbuild";
import { rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "built");
const common = {
  absWorkingDir: here,
  outdir: out,
  bundle: true,
  format: "esm",
  minify: true,
  target: "es2022",
  loader: { ".svg": "dataurl", ".css": "text" },
  legalComments: "linked",
  logLevel: "warning",
};
const set = { "process.env.NODE_ENV": '"production"', global: "globalThis" };

await rm(out, { recursive: true, force: true });

// What a page loads only when it needs it; `together` shares what its entries have in common.
async function later(...together) {
  const { metafile } = await build({
    ...common,
    entryPoints: together,
    entryNames: "chunk-[name]-[hash]",
    chunkNames: "chunk-[name]-[hash]",
    splitting: true,
    define: set,
    metafile: true,
  });
  const made = Object.entries(metafile.outputs);
  return together.map((entry) => JSON.stringify(`./${basename(made.find(([, { entryPoint }]) => entryPoint === entry)[0])}`));
}
const [KERNEL_CHUNK, FULL_CHUNK] = await later("src/kernel.js", "src/full.js");
const [WORKSHOP_CHUNK] = await later("src/workshop.js");

// A page's own script is one file, so that nothing waits for a second one.
await build({
  ...common,
  entryPoints: ["src/page.js", "src/promises.js", "src/staff.js", "src/wall.js"],
  external: ["./chunk-*"],
  define: { ...set, KERNEL_CHUNK, FULL_CHUNK, WORKSHOP_CHUNK },
});
