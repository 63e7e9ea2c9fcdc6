/** A number, typed with either decimal sign; half of one, as `1,`, is kept while it is typed. */
import { NumberInput } from "@mantine/core";
import { useState } from "react";
import { currentLanguage } from "@/language/language";
import type { TextFieldProps } from "./FieldInput";

export function NumberField({ field, said, value, set }: TextFieldProps) {
  const [typed, setTyped] = useState<string | number>("");
  const known = typeof value === "number" ? value : "";
  return (
    <NumberInput
      {...said}
      required={field.required ?? false}
      allowedDecimalSeparators={[",", "."]}
      decimalSeparator={currentLanguage() === "fr-CA" ? "," : "."}
      value={asNumber(typed) === value ? typed : known}
      onChange={(next) => {
        setTyped(next);
        set(asNumber(next));
      }}
    />
  );
}

function asNumber(typed: string | number): number | null {
  const number = typeof typed === "number" ? typed : Number.parseFloat(typed);
  return Number.isNaN(number) ? null : number;
}
