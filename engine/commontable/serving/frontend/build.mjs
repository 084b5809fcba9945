// Bundles the page's front end into built/; run by `make build`.
import { build } from "esbuild";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "built");
await rm(out, { recursive: true, force: true });
await build({
  absWorkingDir: here,
  entryPoints: ["src/page.js"],
  outdir: out,
  bundle: true,
  splitting: true,
  format: "esm",
  minify: true,
  target: "es2022",
  chunkNames: "chunk-[name]-[hash]",
  define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
  loader: { ".svg": "dataurl", ".css": "text" },
  legalComments: "linked",
  logLevel: "warning",
});
