/** Asks before somebody leaves what they have written and not saved. */
import { useBlocker, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "@/parts/confirm/ConfirmDialog";

export function UnsavedGuard({ isChanged }: { isChanged: boolean }) {
  const { t } = useTranslation("parts");
  const navigate = useNavigate();
  const blocker = useBlocker({
    shouldBlockFn: () => isChanged,
    enableBeforeUnload: () => isChanged,
    withResolver: true,
  });
  if (blocker.status !== "blocked") return null;
  const { action, next, reset, proceed } = blocker;
  // The step that was held up may be worn out by now, as after a session was taken up again; a new
  // one leads to the same place. Steps back and forth are the browser's own, which remembers them.
  const leave = () => {
    if (action !== "PUSH" && action !== "REPLACE") return proceed();
    reset();
    void navigate({
      to: next.pathname,
      search: next.search as never,
      replace: action === "REPLACE",
      ignoreBlocker: true,
    });
  };
  return (
    <ConfirmDialog
      title={t("unsaved.title")}
      explanation={t("unsaved.text")}
      confirm={t("unsaved.leave")}
      danger
      onConfirm={leave}
      onClose={reset}
    />
  );
}
