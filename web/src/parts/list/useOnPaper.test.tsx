import { renderHook } from "@testing-library/react";
import { act } from "react";
import { expect, test } from "vitest";
import { useOnPaper } from "./useOnPaper";

test("while it is printed a page is drawn for paper, and for the screen again afterwards", () => {
  const { result } = renderHook(useOnPaper);
  expect(result.current).toBe(false);

  act(() => void window.dispatchEvent(new Event("beforeprint")));
  expect(result.current).toBe(true);

  act(() => void window.dispatchEvent(new Event("afterprint")));
  expect(result.current).toBe(false);
});
