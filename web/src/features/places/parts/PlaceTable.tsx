/** The services, or the destinations, of a site: each opened in a form of its own. */
import { Button, Group, Modal, Stack, Table } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Field, Values } from "@/parts/form/fields";
import { RecordForm, type Versioned } from "@/parts/form/RecordForm";
import { Empty } from "@/parts/states/States";
import { tellDone } from "@/parts/states/tell";
import { addPlace, changePlace, PLACES, type Thing } from "../data/sites";
import { OpenBadge } from "./OpenBadge";
import { OpenOrClose } from "./OpenOrClose";

interface Place extends Versioned {
  id: string;
  active: boolean;
  contact_name: string | null;
}

interface PlaceTableProps<Row extends Place> {
  thing: Exclude<Thing, "sites">;
  siteId: string;
  rows: readonly Row[];
  fields: readonly Field[];
  nameOf: (row: Row) => string;
  latest: (id: string) => Promise<Row>;
}

export function PlaceTable<Row extends Place>(props: PlaceTableProps<Row>) {
  const { thing, siteId, rows, fields, nameOf, latest } = props;
  const { t } = useTranslation("places");
  const { t: parts } = useTranslation("parts");
  const queries = useQueryClient();
  const [edited, setEdited] = useState<Row | "new" | null>(null);
  const known = edited === "new" ? null : edited;
  const done = () => setEdited(null);
  return (
    <Stack>
      <Group justify="end">
        <Button onClick={() => setEdited("new")}>{t(`add.${thing}`)}</Button>
      </Group>
      {rows.length === 0 ? (
        <Empty title={t(`none.${thing}`)} />
      ) : (
        <Table.ScrollContainer minWidth={520} type="native">
          <Table aria-label={t(thing)}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("name")}</Table.Th>
                <Table.Th>{t("contact")}</Table.Th>
                <Table.Th>{t("state")}</Table.Th>
                <Table.Th>{t("change")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={row.id}>
                  <Table.Td>
                    <Button variant="subtle" size="sm" onClick={() => setEdited(row)}>
                      {nameOf(row)}
                    </Button>
                  </Table.Td>
                  <Table.Td>{row.contact_name}</Table.Td>
                  <Table.Td>
                    <OpenBadge active={row.active} />
                  </Table.Td>
                  <Table.Td>
                    <OpenOrClose thing={thing} place={row} name={nameOf(row)} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {edited && (
        <Modal
          opened
          onClose={done}
          title={known ? nameOf(known) : t(`add.${thing}`)}
          closeButtonProps={{ "aria-label": parts("close") }}
        >
          <RecordForm<Row>
            fields={fields}
            {...(known && { record: known, latest: () => latest(known.id) })}
            submitLabel={t("save")}
            save={save}
            onCancel={done}
          />
        </Modal>
      )}
    </Stack>
  );

  async function save(values: Values, version: number | null) {
    if (known) await changePlace(thing, known.id, values, version ?? known.version);
    else await addPlace(thing, { ...values, site_id: siteId });
    tellDone(t("saved"));
    await queries.invalidateQueries({ queryKey: [PLACES] });
    done();
  }
}
