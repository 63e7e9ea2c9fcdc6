/** Bars lying one below the other, drawn by hand: no script or style that a policy would refuse. */
import { Group, Text } from "@mantine/core";
import { Fragment } from "react";
import { useFormats } from "@/language/formats";
import classes from "./chart.module.css";
import { type Bar, piecesOf, type Series, totalOf } from "./stacks";

interface BarChartProps {
  /** What is drawn; whoever does not see it reads the table of the same numbers. */
  title: string;
  series: readonly Series[];
  bars: readonly Bar[];
}

const COLORS = 6;
const THICK = 10;

export function BarChart({ title, series, bars }: BarChartProps) {
  const formats = useFormats();
  const longest = Math.max(1, ...bars.map(totalOf));
  const colors = new Map(series.map(({ id }, index) => [id, classes[`c${index % COLORS}`]]));
  const names = new Map(series.map(({ id, label }) => [id, label]));
  const drawn = series.filter(({ id }) => bars.some(({ values }) => values[id]));
  return (
    <div className={classes.figure} role="img" aria-label={title}>
      <Group gap="md" mb="sm">
        {drawn.map(({ id, label }) => (
          <Group key={id} gap={6} wrap="nowrap">
            <svg className={classes.key} aria-hidden="true">
              <rect width="100%" height="100%" className={colors.get(id)} />
            </svg>
            <Text size="sm">{label}</Text>
          </Group>
        ))}
      </Group>
      <div className={classes.bars}>
        {bars.map((bar) => (
          <Fragment key={bar.label}>
            <Text size="sm">{bar.label}</Text>
            <svg
              className={classes.bar}
              viewBox={`0 0 100 ${THICK}`}
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              {piecesOf(bar, series, longest).map(({ id, value, from, width }) => (
                <rect
                  key={id}
                  x={from}
                  width={width}
                  height={THICK}
                  className={`${classes.piece} ${colors.get(id)}`}
                >
                  <title>{`${names.get(id)} : ${formats.number(value)}`}</title>
                </rect>
              ))}
            </svg>
            <Text size="sm" ta="right">
              {formats.number(totalOf(bar))}
            </Text>
          </Fragment>
        ))}
      </div>
    </div>
  );
}
