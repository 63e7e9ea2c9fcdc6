/** What protects the account is changed only after the password was given once more. */
import { type ReactNode, useState } from "react";
import { Problem } from "@/api/problem";
import { tellFailure } from "@/parts/states/tell";
import { ProveAgain } from "./ProveAgain";

const PROOF_NEEDED = "proof-needed";

interface Proving {
  /** Does it; what the service wants proved first is done after the proof. */
  proving: (act: () => Promise<void>) => () => Promise<void>;
  /** Asks for the proof while one is wanted. */
  dialog: ReactNode;
}

export function useProving(onDone: () => unknown): Proving {
  const [unproved, setUnproved] = useState<(() => Promise<void>) | null>(null);
  const proving = (act: () => Promise<void>) => async () => {
    try {
      await act();
    } catch (refused) {
      if (refused instanceof Problem && refused.slug === PROOF_NEEDED) setUnproved(() => act);
      else tellFailure(refused);
    }
    await onDone();
  };
  const dialog = unproved && (
    <ProveAgain
      onProved={() => {
        setUnproved(null);
        return proving(unproved)();
      }}
      onClose={() => setUnproved(null)}
    />
  );
  return { proving, dialog };
}
