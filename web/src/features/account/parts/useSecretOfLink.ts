/** The secret of a link that came by mail, taken out of the address at once. */
import { useEffect, useState } from "react";

export function useSecretOfLink(): string {
  const [secret] = useState(() => location.hash.slice(1));
  useEffect(() => {
    // A screen that is shared, or a history that others read, must not keep it.
    if (location.hash) history.replaceState(history.state, "", location.pathname);
  }, []);
  return secret;
}
