/** A list: filtered and sorted by the service, read on as one scrolls, kept in the address. */
import { Button, Group, Stack, Title } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty, Failed, Loading } from "@/parts/states/States";
import { BulkBar } from "./BulkBar";
import type { ListDefinition } from "./columns";
import { Filters } from "./Filters";
import { RowCards } from "./RowCards";
import { RowTable } from "./RowTable";
import { useListSearch } from "./search";
import { Tools } from "./Tools";
import { useColumnChoice } from "./useColumnChoice";
import { useRowKeys } from "./useRowKeys";
import { useRows } from "./useRows";
import { useSelection } from "./useSelection";

const PHONE = "(max-width: 48em)";

interface ListPageProps<Row> {
  title: string;
  list: ListDefinition<Row>;
  /** What can be begun here: "new …". */
  actions?: ReactNode;
  /** What the rows come to together, above them: sums, a chart. */
  summary?: ReactNode;
}

export function ListPage<Row>({ title, list, actions, summary }: ListPageProps<Row>) {
  const { t } = useTranslation("parts");
  const search = useListSearch();
  const { rows, ...query } = useRows(list, search.search);
  const { shown, toggle } = useColumnChoice(list.name, list.columns);
  const selection = useSelection(rows, list.rowId);
  const [at, go] = useState(-1);
  const onPhone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false });
  useRowKeys({ list, rows, at, go });
  const Rows = onPhone ? RowCards : RowTable;

  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1} size="h2">
          {title}
        </Title>
        <Group gap="xs">
          {actions}
          <Tools list={list} search={search} shown={shown} toggleColumn={toggle} />
        </Group>
      </Group>
      <Filters filters={list.filters} list={search} />
      {summary}
      {list.bulk && <BulkBar list={list} selection={selection} />}
      <div aria-live="polite" aria-busy={query.isFetching}>
        {body()}
      </div>
    </Stack>
  );

  function body() {
    if (query.isPending) return <Loading />;
    if (query.isError) return <Failed error={query.error} retry={() => query.refetch()} />;
    if (rows.length === 0)
      return <Empty title={t("list.empty")} {...(list.emptyHint && { hint: list.emptyHint })} />;
    return (
      <>
        <Rows
          list={list}
          columns={shown}
          rows={rows}
          selection={list.bulk ? selection : null}
          cursor={{ at, go }}
          sort={search}
          caption={title}
        />
        <More
          hasMore={query.hasNextPage}
          busy={query.isFetchingNextPage}
          onMore={() => query.fetchNextPage()}
        />
      </>
    );
  }
}

interface MoreProps {
  hasMore: boolean;
  busy: boolean;
  onMore: () => void;
}

/** Fetches the next page when its button comes near; the button serves those who use keys. */
function More({ hasMore, busy, onMore }: MoreProps) {
  const { t } = useTranslation("parts");
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const seen = button.current;
    if (!seen || busy) return;
    const watch = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && onMore(),
      { rootMargin: "600px" },
    );
    watch.observe(seen);
    return () => watch.disconnect();
  }, [busy, onMore]);
  if (!hasMore) return null;
  return (
    <Button ref={button} variant="subtle" fullWidth loading={busy} onClick={onMore}>
      {t("list.more")}
    </Button>
  );
}
