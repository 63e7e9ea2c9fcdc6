/** Names and values of a record, one below the other. */
import { SimpleGrid, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { Term } from "@/language/glossary";
import { Help } from "../help/Help";

/** A hard word names its term of the glossary. */
export type Fact = readonly [name: string, value: ReactNode, explained?: { term: Term }];

export function Facts({ facts }: { facts: readonly Fact[] }) {
  const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return (
    <SimpleGrid component="dl" cols={{ base: 1, sm: 2 }} m={0}>
      {known.map(([name, value, explained]) => (
        <div key={name}>
          <Text component="dt" size="sm" c="dimmed">
            {name} {explained && <Help {...explained} />}
          </Text>
          <Text component="dd" m={0}>
            {value}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}
