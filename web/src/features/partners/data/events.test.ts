import { expect, test } from "vitest";
import { whatHappened } from "./events";

test("an event is named by what happened", () => {
  expect([
    whatHappened("placements.placement_request_accepted_by_destination.v1"),
    whatHappened("notifications.webhook_test.v1"),
    whatHappened("strange"),
  ]).toEqual(["accepted_by_destination", "webhook_test", "strange"]);
});
