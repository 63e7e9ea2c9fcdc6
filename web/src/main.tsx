/** The entry: language first, so that nothing is ever shown without words. */
import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "@/theme/page.css";
import { createRoot } from "react-dom/client";
import { App } from "@/app/App";
import { startLanguage } from "@/language/language";

const root = document.getElementById("root");
if (!root) throw new Error("the page has no root");

await startLanguage();
createRoot(root).render(<App />);
