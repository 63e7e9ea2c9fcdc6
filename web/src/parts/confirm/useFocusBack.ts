/** Leads the cursor back to where it was before a dialog, as soon as that is gone. */
import { useEffect, useState } from "react";

export function useFocusBack(): void {
  // While rendering: the dialog takes the cursor before effects run.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    },
    [before],
  );
}
