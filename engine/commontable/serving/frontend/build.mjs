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

// What a page loads only when it needs it.
const later = await build({
  ...common,
  entryPoints: ["src/kernel.js", "src/full.js"],
  entryNames: "chunk-[name]-[hash]",
  chunkNames: "chunk-[name]-[hash]",
  splitting: true,
  define: set,
  metafile: true,
});
const nameOf = (entry) =>
  JSON.stringify(`./${basename(Object.entries(later.metafile.outputs).find(([, made]) => made.entryPoint === entry)[0])}`);

// The page's own script is one file, so that nothing waits for a second one.
await build({
  ...common,
  entryPoints: ["src/page.js"],
  external: ["./chunk-*"],
  define: { ...set, KERNEL_CHUNK: nameOf("src/kernel.js"), FULL_CHUNK: nameOf("src/full.js") },
});
