/** The body of a form: what went wrong, the fields, the way out; guards what is not saved yet. */
import { Alert, Button, Group, Stack } from "@mantine/core";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { UnsavedGuard } from "./UnsavedGuard";
import type { Form } from "./useForm";

interface FormShellProps<Values extends object> {
  form: Form<Values>;
  submitLabel: string;
  onCancel?: () => void;
  children: ReactNode;
}

export function FormShell<Values extends object>(props: FormShellProps<Values>) {
  const { form, submitLabel, onCancel, children } = props;
  const { t } = useTranslation("parts");
  const element = useRef<HTMLFormElement>(null);
  useFocusOnError(element, form);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.submit();
  };
  return (
    <form ref={element} onSubmit={submit} noValidate={false}>
      <Stack>
        {form.failure && (
          <Alert role="alert" color="red" variant="outline">
            {form.failure}
          </Alert>
        )}
        {children}
        <Group justify="end" data-screen-only>
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {t("cancel")}
            </Button>
          )}
          <Button type="submit" loading={form.busy}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
      <UnsavedGuard isChanged={form.isChanged} />
    </form>
  );
}

/** Leads the cursor to the first field that the service refused. */
function useFocusOnError<Values extends object>(
  element: React.RefObject<HTMLFormElement | null>,
  form: Form<Values>,
): void {
  const wasBusy = useRef(false);
  useEffect(() => {
    if (wasBusy.current && !form.busy) {
      element.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    }
    wasBusy.current = form.busy;
  }, [element, form.busy]);
}
