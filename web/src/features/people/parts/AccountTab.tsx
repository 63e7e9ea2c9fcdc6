/** The account of a person: how it stands, and what an administrator can do with it. */
import { Button, Checkbox, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/language/formats";
import { ConfirmDialog } from "@/parts/confirm/ConfirmDialog";
import { Facts } from "@/parts/record/Facts";
import { Empty, Failed, Loading } from "@/parts/states/States";
import {
  type Account,
  accountOf,
  enableAccount,
  endSessions,
  type Invitation,
  inviteAgain,
  openAccount,
  resetSecondFactor,
} from "../data/accounts";
import type { Person } from "../data/people";
import { HandOver } from "./HandOver";
import { useAct } from "./useAct";

export function AccountTab({ person }: { person: Person }) {
  const { t } = useTranslation("people");
  const [asked, setAsked] = useState(false);
  const { data, error, refetch } = useQuery(accountOf(person.id));
  const [handed, setHanded] = useState<Invitation | null>(null);
  if (error) return <Failed error={error} retry={() => refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <>
      {data ? (
        <Known account={data} onHandOver={setHanded} />
      ) : (
        <Empty
          title={t("account.none")}
          hint={t("account.noneWhat")}
          action={
            person.active && <Button onClick={() => setAsked(true)}>{t("account.open")}</Button>
          }
        />
      )}
      {asked && (
        <Invite
          title={t("account.open")}
          invite={(handOver) => openAccount(person.id, handOver)}
          onHandOver={setHanded}
          onClose={() => setAsked(false)}
        />
      )}
      {handed?.link && <HandOver invitation={handed} onClose={() => setHanded(null)} />}
    </>
  );
}

type Asked = "invite" | "disable" | "enable" | "factor" | "sessions";

interface KnownProps {
  account: Account;
  onHandOver: (invitation: Invitation) => void;
}

function Known({ account, onHandOver }: KnownProps) {
  const { t } = useTranslation("people");
  const formats = useFormats();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const acts: Asked[] = account.enabled ? ["invite", "factor", "sessions", "disable"] : ["enable"];
  return (
    <Stack>
      <Facts
        facts={[
          [t("account.name"), account.sign_in_name],
          [t("account.state"), t(`account.states.${account.account_state}`)],
          [
            t("account.last"),
            account.last_signed_in_on ? formats.day(account.last_signed_in_on) : t("account.never"),
          ],
        ]}
      />
      <Group>
        {acts.map((act) => (
          <Button key={act} variant="default" onClick={() => setAsked(act)}>
            {t(`account.act.${act}.do`)}
          </Button>
        ))}
      </Group>
      {asked === "invite" && (
        <Invite
          title={t("account.act.invite.do")}
          invite={(handOver) => inviteAgain(account, handOver)}
          onHandOver={onHandOver}
          onClose={close}
        />
      )}
      {asked && asked !== "invite" && <Sure account={account} act={asked} onClose={close} />}
    </Stack>
  );
}

const DOES: Record<Exclude<Asked, "invite">, (account: Account) => Promise<void>> = {
  disable: (account) => enableAccount(account, false),
  enable: (account) => enableAccount(account, true),
  factor: resetSecondFactor,
  sessions: endSessions,
};

interface SureProps {
  account: Account;
  act: Exclude<Asked, "invite">;
  onClose: () => void;
}

function Sure({ account, act, onClose }: SureProps) {
  const { t } = useTranslation("people");
  const doing = useAct(() => DOES[act](account), { onEnd: onClose });
  return (
    <ConfirmDialog
      title={t(`account.act.${act}.do`)}
      explanation={t(`account.act.${act}.what`)}
      confirm={t(`account.act.${act}.do`)}
      danger={act !== "enable"}
      busy={doing.isPending}
      onConfirm={() => doing.mutate()}
      onClose={onClose}
    />
  );
}

interface InviteProps {
  title: string;
  invite: (handOver: boolean) => Promise<Invitation>;
  onHandOver: (invitation: Invitation) => void;
  onClose: () => void;
}

function Invite({ title, invite, onHandOver, onClose }: InviteProps) {
  const { t } = useTranslation("people");
  const [handOver, setHandOver] = useState(false);
  const act = useAct(() => invite(handOver), { onDone: onHandOver, onEnd: onClose });
  return (
    <ConfirmDialog
      title={title}
      explanation={t("account.act.invite.what")}
      confirm={title}
      busy={act.isPending}
      onConfirm={() => act.mutate()}
      onClose={onClose}
    >
      <Checkbox
        label={t("account.handOver")}
        description={<Text span>{t("account.handOverWhat")}</Text>}
        checked={handOver}
        onChange={(event) => setHandOver(event.currentTarget.checked)}
      />
    </ConfirmDialog>
  );
}
