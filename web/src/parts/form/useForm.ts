/** A form: what is written in it, what the service said of its fields, and what is unsaved. */
import { useCallback, useMemo, useState } from "react";
import { Problem } from "@/api/problem";
import { wordsFor } from "@/parts/states/tell";

export type Texts = Record<string, string>;

export interface Form<Values extends object> {
  values: Values;
  set: <Name extends keyof Values>(name: Name, value: Values[Name]) => void;
  /** What the service said of a field, in the person's language. */
  errorOf: (name: keyof Values & string) => string | undefined;
  /** What it said that belongs to no field of this form. */
  failure: string | null;
  busy: boolean;
  isChanged: boolean;
  submit: () => Promise<void>;
  /** Saves the same values in another way, as over what somebody else changed meanwhile. */
  submitWith: (save: (values: Values) => Promise<void>) => Promise<void>;
  /** Says that these values are saved, where more follows that may still be refused. */
  keep: (values: Values) => void;
}

interface FormOptions<Values> {
  initial: Values;
  save: (values: Values) => Promise<void>;
}

export function useForm<Values extends object>({
  initial,
  save,
}: FormOptions<Values>): Form<Values> {
  const [start, keep] = useState(initial);
  const [values, setValues] = useState(initial);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState(false);
  const said = useMemo(() => errorsOf(error), [error]);

  const set: Form<Values>["set"] = useCallback((name, value) => {
    setValues((before) => ({ ...before, [name]: value }));
    setSaved(false);
  }, []);

  const submitWith: Form<Values>["submitWith"] = async (saving) => {
    setBusy(true);
    setError(null);
    try {
      setSaved(true);
      await saving(values);
      keep(values);
    } catch (failed) {
      setSaved(false);
      setError(failed);
    } finally {
      setBusy(false);
    }
  };

  const names = Object.keys(values);
  return {
    values,
    set,
    errorOf: (name) => said[name],
    failure: error && !names.some((name) => name in said) ? wordsFor(error) : null,
    busy,
    isChanged: !saved && JSON.stringify(values) !== JSON.stringify(start),
    submit: () => submitWith(save),
    submitWith,
    keep,
  };
}

function errorsOf(error: unknown): Texts {
  if (!(error instanceof Problem)) return {};
  return Object.fromEntries(error.errors.map(({ field, message }) => [field, message]));
}
