/** The rates of a schedule; those of a draft come and go. */
import { Button, Group, Modal, Stack, Table } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { programsOf } from "@/features/requests/data/writing";
import { useFormats } from "@/language/formats";
import { currentLanguage } from "@/language/language";
import { ConfirmDialog } from "@/parts/confirm/ConfirmDialog";
import { RecordForm } from "@/parts/form/RecordForm";
import { Empty } from "@/parts/states/States";
import { tellFailure } from "@/parts/states/tell";
import { addRate, type Rate, removeRate, SCHEDULES, type Schedule } from "../data/schedules";
import { moneyOf } from "./money";
import { rateFields, rateFrom } from "./scheduleFields";

export function Rates({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation("billing");
  const formats = useFormats();
  const [adding, setAdding] = useState(false);
  const [removed, setRemoved] = useState<Rate | null>(null);
  const mayChange = schedule.may_change && schedule.status === "draft";
  const forWhom = useConditions(schedule);
  return (
    <Stack>
      {mayChange && (
        <Group justify="end">
          <Button onClick={() => setAdding(true)}>{t("rateOf.add")}</Button>
        </Group>
      )}
      {schedule.rates.length === 0 ? (
        <Empty title={t("rateOf.none")} />
      ) : (
        <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table aria-label={t("rateOf.title")}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("rateOf.applies")}</Table.Th>
                <Table.Th ta="right">{t("rateOf.amount")}</Table.Th>
                <Table.Th>{t("basis")}</Table.Th>
                <Table.Th>{t("rateOf.bounds")}</Table.Th>
                {mayChange && <Table.Th aria-label={t("rateOf.remove")} />}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {schedule.rates.map((rate) => (
                <Table.Tr key={rate.id}>
                  <Table.Td>{forWhom(rate)}</Table.Td>
                  <Table.Td ta="right">
                    {moneyOf(rate.amount_minor, schedule.currency, formats)}
                  </Table.Td>
                  <Table.Td>{t(`bases.${rate.basis}`)}</Table.Td>
                  <Table.Td>{bounds(rate)}</Table.Td>
                  {mayChange && (
                    <Table.Td>
                      <Button variant="subtle" color="red" onClick={() => setRemoved(rate)}>
                        {t("rateOf.remove")}
                      </Button>
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {adding && <AddRate schedule={schedule} onDone={() => setAdding(false)} />}
      {removed && <RemoveRate schedule={schedule} rate={removed} onDone={() => setRemoved(null)} />}
    </Stack>
  );

  function bounds({ min_units: least, max_units: most }: Rate): string {
    const said = [
      least && t("rateOf.atLeast", { units: formats.number(least) }),
      most && t("rateOf.atMost", { units: formats.number(most) }),
    ];
    return said.filter(Boolean).join(", ");
  }
}

/** For whom a rate is, in words; what is left out fits everybody. */
function useConditions({ owner_agency_id }: Schedule): (rate: Rate) => string {
  const { t } = useTranslation("billing");
  const { data: programs = [] } = useQuery(programsOf(owner_agency_id));
  const french = currentLanguage() === "fr-CA";
  const names = new Map(programs.map((each) => [each.id, french ? each.name_fr : each.name_en]));
  return (rate) => {
    const said = [
      rate.program_id && (names.get(rate.program_id) ?? t("rateOf.oneProgram")),
      rate.course_id && t("rateOf.oneCourse"),
      rate.discipline,
      rate.placement_type && t(`types.${rate.placement_type}`),
      rate.receiving_agency_id && t("rateOf.oneHospital"),
    ].filter(Boolean);
    return said.length > 0 ? said.join(", ") : t("rateOf.all");
  };
}

function AddRate({ schedule, onDone }: { schedule: Schedule; onDone: () => void }) {
  const { t } = useTranslation("billing");
  const { t: parts } = useTranslation("parts");
  const queries = useQueryClient();
  const { data: programs = [] } = useQuery(programsOf(schedule.owner_agency_id));
  const french = currentLanguage() === "fr-CA";
  const choices = {
    programs: programs.map((each) => ({
      value: each.id,
      label: french ? each.name_fr : each.name_en,
    })),
    disciplines: [...new Set(programs.map((each) => each.discipline))].toSorted(),
  };
  return (
    <Modal
      opened
      onClose={onDone}
      title={t("rateOf.add")}
      closeButtonProps={{ "aria-label": parts("close") }}
    >
      <RecordForm
        fields={rateFields(t, choices)}
        submitLabel={t("rateOf.add")}
        save={async (values) => {
          await addRate(schedule, rateFrom(values));
          await queries.invalidateQueries({ queryKey: [SCHEDULES] });
          onDone();
        }}
        onCancel={onDone}
      />
    </Modal>
  );
}

interface RemoveRateProps {
  schedule: Schedule;
  rate: Rate;
  onDone: () => void;
}

function RemoveRate({ schedule, rate, onDone }: RemoveRateProps) {
  const { t } = useTranslation("billing");
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeRate(schedule, rate.id),
    onSuccess: onDone,
    onError: tellFailure,
    onSettled: () => queries.invalidateQueries({ queryKey: [SCHEDULES] }),
  });
  return (
    <ConfirmDialog
      title={t("rateOf.remove")}
      explanation={t("rateOf.whatRemove")}
      confirm={t("rateOf.remove")}
      danger
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
      onClose={onDone}
    />
  );
}
