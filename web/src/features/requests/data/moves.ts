/** The moves of a request: what each needs besides the click, and how it is told to the service. */
import { basedOn, bodyOf } from "@/api/answers";
import { placements } from "@/api/client";
import type { components } from "@/api/generated/placements";
import type { BulkAnswer } from "@/parts/list/columns";
import type { AgencyKind } from "@/session/useSession";
import type { Move, RequestDetail } from "./requests";

type Schemas = components["schemas"];

/** Moves made by a click and a yes; the others open a form of their own. */
export type PlainMove = Exclude<
  Move,
  "create" | "edit" | "assign_supervisors" | "assign_instructors"
>;

export const PLAIN_MOVES = [
  "send",
  "release",
  "redirect",
  "accept_for_destination",
  "decline_for_destination",
  "return_to_destination",
  "waitlist",
  "accept",
  "decline",
  "confirm",
  "withdraw",
  "cancel",
] as const satisfies readonly PlainMove[];

/** Moves that take something away from somebody. */
export const DANGEROUS: ReadonlySet<Move> = new Set([
  "decline",
  "decline_for_destination",
  "withdraw",
  "cancel",
]);

/** The list that the reason for a move is taken from; null where none is asked for. */
export function reasonListOf(move: Move, side: AgencyKind): Schemas["ReasonList"] | null {
  if (move === "cancel") return side === "placing" ? "cancel_by_school" : "cancel_by_site";
  return move === "decline" || move === "decline_for_destination" ? "decline" : null;
}

export interface MoveDetails {
  comment?: string;
  reason?: string;
  reasonText?: string;
  /** Of a redirect; without it, the unit that the school asked for. */
  destinationId?: string;
}

interface Movable {
  id: string;
  version: number;
}

const VERBS = {
  send: "send",
  release: "release",
  redirect: "redirect",
  accept_for_destination: "accept-for-destination",
  decline_for_destination: "decline-for-destination",
  return_to_destination: "return-to-destination",
  waitlist: "waitlist",
  accept: "accept",
  decline: "decline",
  confirm: "confirm",
  withdraw: "withdraw",
  cancel: "cancel",
} as const satisfies Record<PlainMove, string>;

type Moved = Schemas["MovedRequest"];

export async function move(
  request: Movable,
  made: PlainMove,
  details: MoveDetails,
): Promise<Moved> {
  const path = `/placement-requests/{id}/${VERBS[made]}` as "/placement-requests/{id}/decline";
  const answered = await placements.POST(path, {
    params: { path: { id: request.id }, header: basedOn(request.version) },
    body: bodyFor(details) as Schemas["ReasonBody"],
  });
  return bodyOf(answered);
}

function bodyFor({
  comment,
  reason,
  reasonText,
  destinationId,
}: MoveDetails): Partial<Schemas["ReasonBody"] & Schemas["RedirectBody"]> {
  return {
    ...(comment && { comment }),
    ...(reason && { reason }),
    ...(reasonText && { reason_text: reasonText }),
    ...(destinationId && { destination_id: destinationId }),
  };
}

export async function moveMany(
  requests: readonly Movable[],
  made: PlainMove,
  details: MoveDetails,
): Promise<BulkAnswer[]> {
  const answered = await placements.POST("/placement-requests/bulk/{verb}", {
    params: { path: { verb: VERBS[made] as never } },
    body: {
      ...bodyFor(details),
      items: requests.map(({ id, version }) => ({ id, version })),
    } as Schemas["BulkBody"],
  });
  return bodyOf(answered).map(({ id, moved, problem }) => ({
    id,
    ok: moved !== null && moved !== undefined,
    message: problem?.detail ?? problem?.title ?? null,
  }));
}

export function allows(request: Pick<RequestDetail, "allowed_moves">, made: Move): boolean {
  return request.allowed_moves.includes(made);
}
