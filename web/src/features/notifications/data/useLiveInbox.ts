/** Keeps what is known of the inbox up to date as news come; answers whether they come. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ServerEvent } from "@/api/serverEvents";
import { usePerson, useSessionState } from "@/session/useSession";
import { ITEMS, unreadCount } from "./items";
import { followInbox } from "./live";

export function useLiveInbox(): boolean {
  const queries = useQueryClient();
  const { person_id: person } = usePerson();
  const signedIn = useSessionState() === "signed-in";
  const [live, setLive] = useState(false);

  useEffect(() => {
    if (!signedIn) return;
    const event = ({ name, data }: ServerEvent) => {
      if (name !== "unread") return;
      const before = queries.getQueryData(unreadCount.queryKey)?.unread;
      const now: { unread: number } = JSON.parse(data);
      queries.setQueryData(unreadCount.queryKey, now);
      // The count comes after every message, and when something was read in another place.
      if (before !== now.unread) {
        void queries.invalidateQueries({ queryKey: [ITEMS], predicate: isList });
      }
    };
    const leave = followInbox(person, { event, up: setLive });
    return () => {
      leave();
      setLive(false);
    };
  }, [queries, person, signedIn]);
  return live;
}

/** The count comes with the stream. */
function isList({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return queryKey[1] !== unreadCount.queryKey[1];
}
