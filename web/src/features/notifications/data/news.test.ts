/** Requests are counted, not messages: one that moved three times changed once. */
import { expect, test } from "vitest";
import type { Item } from "./items";
import { newsIn } from "./news";

const item = (id: string, request: string | null) =>
  ({ id, placement_request_id: request, title: id }) as Item;

test("a request that moved several times is told by its latest message", () => {
  const news = newsIn([item("4", "b"), item("3", "a"), item("2", "a"), item("1", "b")], false);
  expect(news.requests).toBe(2);
  expect(news.latest.map(({ id }) => id)).toEqual(["4", "3"]);
});

test("a message about no request is shown, and counted as none", () => {
  const news = newsIn([item("3", null), item("2", null), item("1", "a")], true);
  expect(news).toMatchObject({ requests: 1, more: true });
  expect(news.latest).toHaveLength(3);
});
