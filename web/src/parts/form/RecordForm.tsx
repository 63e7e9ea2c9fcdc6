/**
 * The form of a record: its fields, the service's words beside them, and an answer for when
 * somebody else was faster.
 */
import { useState } from "react";
import { Problem } from "@/api/problem";
import { ChangedMeanwhile } from "@/parts/record/ChangedMeanwhile";
import { FieldInput } from "./FieldInput";
import { FormShell } from "./FormShell";
import {
  areSame,
  asSent,
  changesTo,
  type Field,
  shownValue,
  type Values,
  valuesOf,
} from "./fields";
import { useForm } from "./useForm";

export interface Versioned {
  version: number;
}

interface RecordFormProps<Record extends Versioned> {
  fields: readonly Field[];
  /** Absent for a new record. */
  record?: Record;
  submitLabel: string;
  /** `version` is the one that the change is based on; null for a new record. */
  save: (values: Values, version: number | null) => Promise<void>;
  /** The record as it is now, for comparison. */
  latest?: () => Promise<Record>;
  onCancel: () => void;
}

export function RecordForm<Record extends Versioned>(props: RecordFormProps<Record>) {
  const { fields, record, submitLabel, save, latest, onCancel } = props;
  const [faster, setFaster] = useState<Record | null>(null);
  const form = useForm({
    initial: valuesOf(fields, record ?? {}),
    save: async (values) => {
      try {
        await save(wanted(values), record?.version ?? null);
      } catch (error) {
        if (!(error instanceof Problem && error.isStale && latest)) throw error;
        setFaster(await latest());
        throw error;
      }
    },
  });

  return (
    <>
      <FormShell form={form} submitLabel={submitLabel} onCancel={onCancel}>
        {fields.map((field) => (
          <FieldInput key={field.name} field={field} form={form} />
        ))}
      </FormShell>
      {faster && record && (
        <ChangedMeanwhile
          differences={changes(record, faster)}
          onAgain={() => {
            setFaster(null);
            void form.submitWith((values) => save(wanted(values), faster.version));
          }}
          onClose={onCancel}
        />
      )}
    </>
  );

  function wanted(values: Values): Values {
    return record ? changesTo(fields, record, values) : asSent(fields, values);
  }

  function changes(before: Record, now: Record) {
    const [was, is] = [valuesOf(fields, before), valuesOf(fields, now)];
    return fields
      .filter(({ name }) => !areSame(was[name], is[name]))
      .map((field) => ({
        name: field.label,
        before: shownValue(field, was[field.name]),
        now: shownValue(field, is[field.name]),
      }));
  }
}
