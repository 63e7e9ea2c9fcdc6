/** What a move needs is asked for before it is made, of one request and of many. */
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { offeredReasons } from "../data/requests";
import { MoveDialog } from "./MoveDialog";

vi.mock("@/session/useSession", () => ({
  useActiveRole: () => ({ agency_kind: "receiving" }),
}));
afterEach(cleanup);
// The document of these tests has no fonts, which a field that grows listens to.
Object.assign(document, { fonts: new EventTarget() });

function drawn(onMove: () => void) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(offeredReasons.queryKey, [
    { list: "decline", code: "at_capacity", text: "Unit at capacity", needs_text: false },
  ]);
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queries}>
        <MoveDialog move="decline" about="2" onMove={onMove} onClose={() => {}} />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

test("many are declined with one reason, and not without", async () => {
  const onMove = vi.fn();
  drawn(onMove);
  const yes = screen.getByRole("button", { name: "move.decline.do" });
  await userEvent.click(yes);
  expect(onMove).not.toHaveBeenCalled();
  await screen.findByText("reasonMissing");

  await userEvent.click(screen.getByRole("combobox", { name: /reason/ }));
  await userEvent.click(await screen.findByRole("option", { name: "Unit at capacity" }));
  await userEvent.click(yes);
  expect(onMove).toHaveBeenCalledWith({ comment: "", reason: "at_capacity", reasonText: "" });
});
