/** Numbers as lengths: what a chart draws, worked out apart from how it is drawn. */

export interface Series {
  id: string;
  label: string;
}

/** One bar: a name, and a number for each series that it has any of. */
export interface Bar {
  label: string;
  values: Readonly<Record<string, number>>;
}

export interface Piece {
  id: string;
  value: number;
  /** In parts of a hundred of the longest bar. */
  from: number;
  width: number;
}

export const totalOf = ({ values }: Bar): number =>
  Object.values(values).reduce((sum, value) => sum + value, 0);

/** The pieces of a bar, one after the other in the order of the series. */
export function piecesOf(bar: Bar, series: readonly Series[], longest: number): Piece[] {
  let from = 0;
  return series.flatMap(({ id }) => {
    const value = bar.values[id] ?? 0;
    if (value === 0) return [];
    const width = (value / longest) * 100;
    const piece = { id, value, from, width };
    from += width;
    return [piece];
  });
}

/** Adds up rows into bars, in the order in which their names first come. */
export function barsOf<Row>(
  rows: readonly Row[],
  told: (row: Row) => { bar: string; series: string; value: number },
): Bar[] {
  const bars = new Map<string, Record<string, number>>();
  for (const row of rows) {
    const { bar, series, value } = told(row);
    const values = bars.get(bar) ?? {};
    values[series] = (values[series] ?? 0) + value;
    bars.set(bar, values);
  }
  return [...bars].map(([label, values]) => ({ label, values }));
}
