/** Tells when nobody has touched the page for a while. */

const SIGNS_OF_LIFE = ["pointerdown", "keydown", "scroll", "touchstart"] as const;
const LOOK_EVERY_MS = 10_000;

/** Calls `onIdle` once the page was left alone for so long; answers how to stop watching. */
export function watchIdleness(afterMs: number, onIdle: () => void): () => void {
  let lastSign = Date.now();
  const alive = () => {
    lastSign = Date.now();
  };
  // A sleeping computer skips timers: the clock is asked, nothing is counted.
  const timer = setInterval(() => {
    if (Date.now() - lastSign >= afterMs) onIdle();
  }, LOOK_EVERY_MS);
  for (const sign of SIGNS_OF_LIFE) addEventListener(sign, alive, { passive: true, capture: true });
  return () => {
    clearInterval(timer);
    for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, alive, { capture: true });
  };
}
