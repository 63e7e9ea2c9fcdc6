import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { Problem } from "@/api/problem";
import { useForm } from "./useForm";

const refusal = (field: string) =>
  new Problem({
    title: "No",
    detail: "Why",
    slug: "x",
    status: 422,
    errors: [{ field, message: "Too long" }],
  });

test("what the service says of a field stands beside that field", async () => {
  const save = () => Promise.reject(refusal("name"));
  const { result } = renderHook(() => useForm({ initial: { name: "" }, save }));
  act(() => result.current.set("name", "Tremblay"));
  await act(() => result.current.submit());
  expect(result.current.errorOf("name")).toBe("Too long");
  expect(result.current.failure).toBeNull();
  expect(result.current.values).toEqual({ name: "Tremblay" });
  expect(result.current.isChanged).toBe(true);
});

test("what it says of no field here stands above the form", async () => {
  const save = () => Promise.reject(refusal("elsewhere"));
  const { result } = renderHook(() => useForm({ initial: { name: "" }, save }));
  await act(() => result.current.submit());
  expect(result.current.failure).toBe("Why");
});

test("a saved form has nothing unsaved", async () => {
  const { result } = renderHook(() => useForm({ initial: { name: "" }, save: async () => {} }));
  act(() => result.current.set("name", "Roy"));
  expect(result.current.isChanged).toBe(true);
  await act(() => result.current.submit());
  expect(result.current.isChanged).toBe(false);
});

test("what was saved before a refusal is not unsaved, and writing it back is a change", async () => {
  const { result } = renderHook(() => useForm({ initial: { name: "" }, save: async () => {} }));
  act(() => result.current.set("name", "Roy"));
  await act(() =>
    result.current.submitWith(async (values) => {
      result.current.keep(values);
      throw refusal("name");
    }),
  );
  expect(result.current.isChanged).toBe(false);
  act(() => result.current.set("name", ""));
  expect(result.current.isChanged).toBe(true);
});
