/** The devices that one signs in with: added, and taken off. */
import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/language/formats";
import { ConfirmDialog } from "@/parts/confirm/ConfirmDialog";
import { Failed, Loading } from "@/parts/states/States";
import { tellDone } from "@/parts/states/tell";
import { passkeysWork, wasTurnedAway } from "@/session/passkey";
import { RecoveryCodes } from "@/session/RecoveryCodes";
import { ownSecondFactor } from "../data/account";
import { addPasskey, ownPasskeys, type Passkey, takeOff } from "../data/passkeys";
import { useProving } from "./useProving";

export function Passkeys() {
  const { t } = useTranslation("account");
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(ownPasskeys);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const again = async () => {
    await queries.invalidateQueries({ queryKey: ownPasskeys.queryKey });
    await queries.invalidateQueries({ queryKey: ownSecondFactor.queryKey });
  };
  const { proving, dialog } = useProving(again);

  const add = (name: string) =>
    proving(async () => {
      const shown = await addPasskey(name).catch((refused: unknown) => {
        if (!wasTurnedAway(refused)) throw refused;
      });
      if (!shown) return;
      tellDone(t("passkeys.added"));
      setCodes(shown);
    })();
  const remove = (passkey: Passkey) =>
    proving(async () => {
      await takeOff(passkey);
      tellDone(t("passkeys.takenOff"));
    })();

  if (error) return <Failed error={error} retry={() => refetch()} />;
  if (!data) return <Loading />;
  if (codes.length > 0) return <RecoveryCodes codes={codes} onKept={() => setCodes([])} />;
  return (
    <Stack>
      {data.length === 0 && <Text>{t("passkeys.none")}</Text>}
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: "none" }}>
        {data.map((passkey) => (
          <PasskeyLine key={passkey.id} passkey={passkey} onTakeOff={remove} />
        ))}
      </Stack>
      {passkeysWork() ? (
        <NewPasskey onAdd={add} />
      ) : (
        <Text c="dimmed">{t("passkeys.notHere")}</Text>
      )}
      {dialog}
    </Stack>
  );
}

function NewPasskey({ onAdd }: { onAdd: (name: string) => Promise<void> }) {
  const { t } = useTranslation("account");
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  async function add(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    await onAdd(name);
    setBusy(false);
    setName("");
  }
  return (
    <form onSubmit={add}>
      <Group align="end">
        <TextInput
          flex="1 1 14rem"
          label={t("passkeys.name")}
          description={t("passkeys.nameHint")}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy}>
          {t("passkeys.add")}
        </Button>
      </Group>
    </form>
  );
}

function PasskeyLine({
  passkey,
  onTakeOff,
}: {
  passkey: Passkey;
  onTakeOff: (passkey: Passkey) => Promise<void>;
}) {
  const { t } = useTranslation("account");
  const formats = useFormats();
  const [asked, setAsked] = useState(false);
  const used = passkey.last_used_at;
  return (
    <Group component="li" justify="space-between">
      <div>
        <Text>{passkey.name}</Text>
        <Text size="sm" c="dimmed">
          {used ? t("passkeys.lastUsed", { at: formats.moment(used) }) : t("passkeys.neverUsed")}
        </Text>
        {passkey.suspended_at && <Text size="sm">{t("passkeys.suspended")}</Text>}
      </div>
      <Button
        variant="default"
        size="xs"
        aria-label={t("passkeys.takeOffOne", { name: passkey.name })}
        onClick={() => setAsked(true)}
      >
        {t("passkeys.takeOff")}
      </Button>
      {asked && (
        <ConfirmDialog
          title={t("passkeys.takeOffOne", { name: passkey.name })}
          explanation={t("passkeys.whatTakeOff")}
          confirm={t("passkeys.takeOff")}
          danger
          onConfirm={() => {
            setAsked(false);
            void onTakeOff(passkey);
          }}
          onClose={() => setAsked(false)}
        />
      )}
    </Group>
  );
}
