/** A field keeps what somebody meant, in the way they write it. */
import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { FieldInput } from "./FieldInput";
import type { Values } from "./fields";
import { useForm } from "./useForm";

afterEach(cleanup);

function Amount({ seen }: { seen: (values: Values) => void }) {
  const form = useForm<Values>({ initial: { amount: "" }, save: async () => {} });
  seen(form.values);
  return <FieldInput field={{ name: "amount", label: "Amount", kind: "number" }} form={form} />;
}

test.each(["1,75", "1.75"])(
  "%s is less than two, and not a hundred times as much",
  async (typed) => {
    let values: Values = {};
    render(
      <MantineProvider env="test">
        <Amount
          seen={(now) => {
            values = now;
          }}
        />
      </MantineProvider>,
    );
    await userEvent.type(screen.getByLabelText("Amount"), typed);

    expect(values.amount).toBe(1.75);
  },
);
