/** Whether the page is being printed: what only draws the part in sight then draws all. */
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

export function useOnPaper(): boolean {
  const [onPaper, setOnPaper] = useState(false);
  useEffect(() => {
    // Printing does not wait for a later drawing.
    const begin = () => flushSync(() => setOnPaper(true));
    const end = () => setOnPaper(false);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, []);
  return onPaper;
}
