/** What is sent piece by piece is read whole. */
import { expect, test } from "vitest";
import { readEvents, type ServerEvent } from "./serverEvents";

function streamOf(...pieces: string[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  const bytes = new TextEncoder();
  return new ReadableStream({
    start(to) {
      for (const piece of pieces) to.enqueue(bytes.encode(piece));
      to.close();
    },
  });
}

async function readOf(...pieces: string[]) {
  const events: ServerEvent[] = [];
  const waits: number[] = [];
  let signs = 0;
  await readEvents(streamOf(...pieces), {
    event: (event) => events.push(event),
    signOfLife: () => {
      signs += 1;
    },
    retry: (wait) => waits.push(wait),
  });
  return { events, waits, signs };
}

test("an event has a name, data and a place in the order", async () => {
  const { events, waits } = await readOf(
    'retry: 2500\n\nid: 7\nevent: item\ndata: {"a":1}\n\nevent: unread\ndata: {}\n\n',
  );
  expect(events).toEqual([
    { name: "item", data: '{"a":1}', id: "7" },
    { name: "unread", data: "{}", id: "7" },
  ]);
  expect(waits).toEqual([2500]);
});

test("it does not matter where the network cuts", async () => {
  const { events } = await readOf("da", "ta: Zo", "é\r", "\n\r", "\nevent: a\nda", "ta\n\n");
  expect(events.map(({ name, data }) => [name, data])).toEqual([
    ["message", "Zoé"],
    ["a", ""],
  ]);
});

test("a comment says nothing but that the other end lives", async () => {
  const { events, signs } = await readOf(":\n\n", ":\n\n");
  expect(events).toEqual([]);
  expect(signs).toBe(2);
});

test("what was cut off in the middle counts as not said", async () => {
  expect((await readOf("data: half")).events).toEqual([]);
});
