/** Something done to a staff record or its account: said when done, and read anew. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { tellDone, tellFailure } from "@/parts/states/tell";
import { PEOPLE } from "../data/people";

export function useAct<Result>(
  act: () => Promise<Result>,
  { onDone, onEnd }: { onDone?: (result: Result) => void; onEnd: () => void },
) {
  const { t } = useTranslation("people");
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (result) => {
      tellDone(t("saved"));
      onDone?.(result);
    },
    onError: tellFailure,
    onSettled: async () => {
      onEnd();
      await queries.invalidateQueries({ queryKey: [PEOPLE] });
    },
  });
}
