/** What was read from the services, and how long it counts as fresh. */
import { QueryClient } from "@tanstack/react-query";
import { Unreachable } from "@/api/problem";

const FRESH_MS = 15_000;
const TRIES = 2;

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      // A refusal stays one however often it is asked; a lost answer may come the second time.
      retry: (failures, error) => error instanceof Unreachable && failures < TRIES,
    },
  },
});
