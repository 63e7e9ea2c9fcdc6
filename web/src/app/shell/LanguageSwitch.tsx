/** Says each language in that language, since who needs it may not read the other. */
import { SegmentedControl } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { identity } from "@/api/client";
import { currentLanguage, type Language, speak } from "@/language/language";
import { tellFailure } from "@/parts/states/tell";
import { currentSession, useSessionState } from "@/session/useSession";

const NAMES = [
  { value: "fr-CA", label: "FR" },
  { value: "en-CA", label: "EN" },
] satisfies { value: Language; label: string }[];

export function LanguageSwitch() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const signedIn = useSessionState() === "signed-in";
  const change = async (language: Language) => {
    await speak(language);
    // Whoever looks as somebody else changes nothing of theirs.
    const viewedBy = queries.getQueryData(currentSession.queryKey)?.viewed_by;
    if (signedIn && !viewedBy) await writeToMeIn(language).catch(tellFailure);
    // Labels, names and reasons come from the services in the language they were asked in.
    await queries.invalidateQueries();
  };
  return (
    <SegmentedControl
      aria-label={t("language")}
      size="xs"
      data={NAMES}
      value={currentLanguage()}
      onChange={change}
    />
  );
}

/** Mails and messages follow the screens from now on. */
async function writeToMeIn(language: Language): Promise<void> {
  await identity.PUT("/sessions/current/language", {
    body: { language: language === "en-CA" ? "en" : "fr" },
  });
}
