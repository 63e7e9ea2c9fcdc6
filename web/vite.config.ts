/** How the client is built, served while one works on it, and tested. */
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const SYSTEM = process.env.PRACTICA_URL ?? "http://localhost:8000";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  // The content policy of the gateway allows no script in the page, so none is put there.
  build: { modulePreload: { polyfill: false }, assetsInlineLimit: 0, target: "es2023" },
  server: { proxy: { "/api": SYSTEM } },
  test: { environment: "happy-dom", include: ["src/**/*.test.{ts,tsx}", "tools/**/*.test.ts"] },
});
