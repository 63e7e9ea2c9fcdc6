/** Answers to what was asked of many rows: a refusal is one, a lost network is none. */
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { Problem, Unreachable } from "@/api/problem";
import { BulkBar } from "./BulkBar";
import { askEach } from "./bulk";
import type { BulkAction, ListDefinition } from "./columns";
import { useSelection } from "./useSelection";

afterEach(cleanup);

interface Row {
  id: string;
}
const ROWS: Row[] = [{ id: "a" }, { id: "b" }];
const refusal = new Problem({ title: "No", detail: "Too late", slug: "x", status: 409 });

function listWith(run: BulkAction<Row>["run"]): ListDefinition<Row> {
  return {
    name: "rows",
    columns: [],
    filters: [],
    load: async () => ({ rows: ROWS, next: null }),
    rowId: (row) => row.id,
    rowName: (row) => `row ${row.id}`,
    bulk: [{ id: "go", label: "Go", explain: () => "", allows: () => true, run }],
  };
}

function Bar({ run }: { run: BulkAction<Row>["run"] }) {
  const list = listWith(run);
  const selection = useSelection(ROWS, rowId);
  return (
    <>
      <button type="button" onClick={selection.toggleAll} aria-label="all" />
      <output aria-label="ticked">{selection.rows.map(rowId).join()}</output>
      <BulkBar list={list} selection={selection} />
    </>
  );
}
const rowId = (row: Row) => row.id;

async function made(run: BulkAction<Row>["run"]) {
  const person = userEvent.setup();
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <Bar run={run} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  await person.click(screen.getByLabelText("all"));
  await person.click(screen.getByRole("button", { name: "Go" }));
  const [, yes] = screen.getAllByRole("button", { name: "Go", hidden: true });
  await person.click(yes as HTMLElement);
  await screen.findByText("list.answers");
}

test("a code that could not be fetched and a lost network are no refusals, and stay ticked", async () => {
  await made(() => Promise.reject(new TypeError("Failed to fetch dynamically imported module")));

  expect(screen.queryByText("list.refused")).toBeNull();
  expect(screen.queryByText("list.succeeded")).toBeNull();
  expect(screen.getByText("list.unanswered")).toBeTruthy();
  await waitFor(() => expect(screen.getByLabelText("ticked").textContent).toBe("a,b"));
});

test("each row of many has its own answer: done, refused, or none", async () => {
  const ask = vi.fn(async (row: Row) => {
    if (row.id === "a") throw refusal;
    if (row.id === "b") throw new Unreachable("gone");
  });
  const [first, second, third] = await askEach([...ROWS, { id: "c" }], ask);

  expect(first).toEqual({ id: "a", ok: false, message: "Too late" });
  expect(second).toMatchObject({ id: "b", ok: false, unanswered: true });
  expect(third).toEqual({ id: "c", ok: true, message: null });
});

test("what was refused is told, and no longer ticked", async () => {
  await made(() => Promise.reject(refusal));

  expect(screen.getByText("list.refused")).toBeTruthy();
  await waitFor(() => expect(screen.getByLabelText("ticked").textContent).toBe(""));
});
