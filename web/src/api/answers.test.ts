import { expect, test } from "vitest";
import { basedOn, everyRow, nextCursor, type PageOf, versionOf } from "./answers";

test("the cursor of the next page is read off the Link header", () => {
  const link = '</api/placements/placement-requests?limit=50&cursor=abc%3D>; rel="next"';
  expect(nextCursor(link)).toBe("abc=");
});

test("a last page has no next cursor", () => {
  expect(nextCursor(null)).toBeNull();
  expect(nextCursor('</x?cursor=1>; rel="prev"')).toBeNull();
});

test("a change names the version it is based on as an entity tag", () => {
  expect(basedOn(7)).toEqual({ "If-Match": '"7"' });
});

test("all rows of a list are read, page after page", async () => {
  const pages: Record<string, PageOf<number>> = {
    first: { rows: [1, 2], next: "second" },
    second: { rows: [3], next: null },
  };

  expect(await everyRow(async (cursor) => pages[cursor ?? "first"] as PageOf<number>)).toEqual([
    1, 2, 3,
  ]);
});

test("the version of what was read is its entity tag, weak or not", () => {
  const tagged = (ETag: string) => ({ response: new Response(null, { headers: { ETag } }) });
  expect([versionOf(tagged('"12"')), versionOf(tagged('W/"3"'))]).toEqual([12, 3]);
});
