/** The authenticator app and its recovery codes: set up, taken off, renewed. */
import { Button, Group, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/language/formats";
import { Failed, Loading } from "@/parts/states/States";
import { tellDone } from "@/parts/states/tell";
import { RecoveryCodes } from "@/session/RecoveryCodes";
import {
  type AppToEnrol,
  enrolApp,
  ownSecondFactor,
  renewCodes,
  takeOffApp,
} from "../data/account";
import { ConfirmApp } from "./ConfirmApp";
import { useProving } from "./useProving";

export function SecondFactor() {
  const { t } = useTranslation("account");
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(ownSecondFactor);
  const [app, setApp] = useState<AppToEnrol | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const { proving, dialog } = useProving(() =>
    queries.invalidateQueries({ queryKey: ownSecondFactor.queryKey }),
  );
  const begin = proving(async () => setApp(await enrolApp()));
  const renew = proving(async () => setCodes(await renewCodes()));
  const takeOff = proving(async () => {
    await takeOffApp();
    tellDone(t("factor.takenOff"));
  });

  if (error) return <Failed error={error} retry={() => refetch()} />;
  if (!data) return <Loading />;
  if (codes) return <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />;
  return (
    <Stack>
      {app ? (
        <ConfirmApp app={app} onConfirmed={confirmed} onCancel={() => setApp(null)} />
      ) : (
        <Standing since={data.app_since} left={data.recovery_codes_left} />
      )}
      {!app && (
        <Group justify="end">
          {data.app_since && (
            <>
              <Button variant="default" onClick={renew}>
                {t("factor.renew")}
              </Button>
              <Button variant="default" color="red" onClick={takeOff}>
                {t("factor.takeOff")}
              </Button>
            </>
          )}
          {!data.app_since && <Button onClick={begin}>{t("factor.setUp")}</Button>}
        </Group>
      )}
      {dialog}
    </Stack>
  );

  function confirmed(shown: readonly string[]) {
    setApp(null);
    setCodes(shown);
    void queries.invalidateQueries({ queryKey: ownSecondFactor.queryKey });
  }
}

function Standing({ since, left }: { since: string | null; left: number }) {
  const { t } = useTranslation("account");
  const formats = useFormats();
  if (!since) return <Text>{t("factor.none")}</Text>;
  return (
    <Text>
      {t("factor.since", { day: formats.moment(since) })} {t("factor.left", { count: left })}
    </Text>
  );
}
