/** What is read off an answer beside its body: the next page, and the version a change is based on. */

export interface Answered<Body> {
  data?: Body;
  response: Response;
}

export interface PageOf<Row> {
  rows: Row[];
  next: string | null;
}

/** The body; the client threw already if there is none. */
export function bodyOf<Body>(answered: Answered<Body>): Body {
  return answered.data as Body;
}

export function pageOf<Row>(answered: Answered<Row[]>): PageOf<Row> {
  return { rows: bodyOf(answered), next: nextCursor(answered.response.headers.get("Link")) };
}

/** All rows of a list that is meant to be short, however long it has grown. */
export async function everyRow<Row>(
  load: (cursor: string | null) => Promise<PageOf<Row>>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page: PageOf<Row> = await load(cursor);
    rows.push(...page.rows);
    cursor = page.next;
  } while (cursor !== null);
  return rows;
}

/** The cursor within `<…?cursor=…>; rel="next"` (RFC 8288). */
export function nextCursor(link: string | null): string | null {
  const next = link?.split(",").find((each) => /rel="?next"?/.test(each));
  const address = next?.match(/<([^>]*)>/)?.[1];
  return address ? new URL(address, "http://gateway").searchParams.get("cursor") : null;
}

/** The version of what was read, where the body does not tell it. */
export function versionOf({ response }: Answered<unknown>): number {
  return Number(response.headers.get("ETag")?.match(/\d+/)?.[0] ?? 0);
}

/** Says which version a change is based on, so that nobody's work is overwritten unseen. */
export function basedOn(version: number): { "If-Match": string } {
  return { "If-Match": `"${version}"` };
}
