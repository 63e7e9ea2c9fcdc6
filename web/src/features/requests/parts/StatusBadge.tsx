/** Where a request stands, as this reader may know it: a word first, a colour second. */
import { Badge } from "@mantine/core";
import type { RequestRow } from "../data/requests";

const COLORS: Partial<Record<RequestRow["status"], string>> = {
  accepted: "green",
  confirmed: "green",
  declined: "red",
  cancelled: "red",
  pending: "blue",
  redirected: "blue",
};

export function StatusBadge({ request }: { request: Pick<RequestRow, "status" | "label"> }) {
  return <Badge color={COLORS[request.status] ?? "gray"}>{request.label.text}</Badge>;
}
