import { MantineProvider } from "@mantine/core";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import glossary from "@/language/glossary.json";
import { Help } from "./Help";

const { text } = glossary.channel["fr-CA"];

test("the mark opens what the glossary says, and Escape or a click elsewhere closes it", async () => {
  render(<MantineProvider env="test">{<Help term="channel" />}</MantineProvider>);
  const mark = screen.getByRole("button");
  const closed = () => waitFor(() => expect(screen.queryByText(text)).toBeNull());

  fireEvent.click(mark);
  await screen.findByText(text);
  fireEvent.keyDown(mark, { key: "Escape" });
  await closed();

  fireEvent.click(mark);
  await screen.findByText(text);
  fireEvent.mouseDown(document.body);
  await closed();
});
