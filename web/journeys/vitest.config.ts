/** Promises kept in a real browser; `make test` runs them against a whole deployment. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const PATIENCE_MS = 120_000;

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL("../src", import.meta.url)) } },
  test: {
    root: fileURLToPath(new URL(".", import.meta.url)),
    include: [process.env.PRACTICA_PICTURES ? "**/*.pictures.ts" : "**/*.journey.ts"],
    environment: "node",
    testTimeout: PATIENCE_MS,
    hookTimeout: PATIENCE_MS,
    // One person is at one screen at a time; sessions would end each other otherwise.
    fileParallelism: false,
  },
});
