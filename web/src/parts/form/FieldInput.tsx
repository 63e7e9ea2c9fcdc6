/** One field of a form, drawn by what it asks for. */
import { Checkbox, MultiSelect, Select, TextInput } from "@mantine/core";
import type { Field, Value, Values } from "./fields";
import { NumberField } from "./NumberField";
import type { Form } from "./useForm";

export function FieldInput({ field, form }: { field: Field; form: Form<Values> }) {
  const value = form.values[field.name];
  const set = (next: Value) => form.set(field.name, next);
  const said = {
    label: field.label,
    description: field.description,
    error: form.errorOf(field.name),
  };
  switch (field.kind) {
    case "flag":
      return (
        <Checkbox
          {...said}
          checked={value === true}
          onChange={(event) => set(event.currentTarget.checked)}
        />
      );
    case "choice":
      return (
        <Select
          {...said}
          required={field.required ?? false}
          clearable={!field.required}
          searchable
          data={[...(field.options ?? [])]}
          value={typeof value === "string" && value !== "" ? value : null}
          onChange={set}
        />
      );
    case "many":
      return (
        <MultiSelect
          {...said}
          searchable
          data={[...(field.options ?? [])]}
          value={Array.isArray(value) ? [...value] : []}
          onChange={set}
        />
      );
    case "number":
      return <NumberField {...{ field, said, value, set }} />;
    case "text":
    case "day":
      return <TextField {...{ field, said, value, set }} />;
  }
}

export interface TextFieldProps {
  field: Field;
  said: { label: string; description: string | undefined; error: string | undefined };
  value: Value | undefined;
  set: (value: Value) => void;
}

function TextField({ field, said, value, set }: TextFieldProps) {
  return (
    <TextInput
      {...said}
      type={field.kind === "day" ? "date" : "text"}
      required={field.required ?? false}
      value={typeof value === "string" ? value : ""}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}
