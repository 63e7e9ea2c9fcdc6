/** Filters and order under a name of one's own; remembered by this browser. */
import { ActionIcon, Button, Group, Menu, Modal, TextInput } from "@mantine/core";
import { useDisclosure, useLocalStorage } from "@mantine/hooks";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ListSearch, Search } from "./search";

interface SavedView {
  name: string;
  search: Search;
}

export function SavedViews({ name, list }: { name: string; list: ListSearch }) {
  const { t } = useTranslation("parts");
  const [naming, { open, close }] = useDisclosure(false);
  const [views, setViews] = useLocalStorage<SavedView[]>({
    key: `practica.views.${name}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  const keep = (called: string) => {
    const others = views.filter((view) => view.name !== called);
    setViews([...others, { name: called, search: list.search }]);
    close();
  };

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default">{t("list.views")}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.map((view) => (
            <Group key={view.name} gap={0} wrap="nowrap">
              <Menu.Item onClick={() => list.replace(view.search)}>{view.name}</Menu.Item>
              <ActionIcon
                variant="subtle"
                aria-label={t("list.forgetView", { name: view.name })}
                onClick={() => setViews(views.filter((each) => each !== view))}
              >
                <span aria-hidden="true">{CROSS}</span>
              </ActionIcon>
            </Group>
          ))}
          {views.length > 0 && <Menu.Divider />}
          <Menu.Item onClick={open}>{t("list.saveView")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={naming} onClose={close} title={t("list.saveView")}>
        <Naming onNamed={keep} />
      </Modal>
    </>
  );
}

const CROSS = "×";

function Naming({ onNamed }: { onNamed: (name: string) => void }) {
  const { t } = useTranslation("parts");
  const [name, setName] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onNamed(name.trim());
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        label={t("list.viewName")}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        required
        data-autofocus
      />
      <Group justify="end" mt="md">
        <Button type="submit">{t("save")}</Button>
      </Group>
    </form>
  );
}
