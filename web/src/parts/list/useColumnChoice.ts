/** Which columns of a list a person wants to see; remembered by this browser. */
import { useLocalStorage } from "@mantine/hooks";
import { useCallback, useMemo } from "react";
import type { Column } from "./columns";

export function useColumnChoice<Row>(name: string, columns: readonly Column<Row>[]) {
  const [chosen, setChosen] = useLocalStorage<string[] | null>({
    key: `practica.columns.${name}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const shown = useMemo(() => {
    const isShown = (column: Column<Row>) => (chosen ? chosen.includes(column.id) : !column.hidden);
    return columns.filter(isShown);
  }, [chosen, columns]);
  const toggle = useCallback(
    (id: string) => {
      const ids = shown.map((column) => column.id);
      setChosen(ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]);
    },
    [setChosen, shown],
  );
  return { shown, toggle };
}
