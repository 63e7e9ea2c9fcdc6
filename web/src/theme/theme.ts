/** The look of every screen: one place for colours, sizes and the habits of the parts. */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

const SPRUCE: MantineColorsTuple = [
  "#eaf6f4",
  "#d5eae6",
  "#a8d6cd",
  "#77c1b3",
  "#50af9d",
  "#37a48f",
  "#279f88",
  "#178a75",
  "#0b6b5b",
  "#005446",
];

export const theme = createTheme({
  primaryColor: "spruce",
  colors: { spruce: SPRUCE },
  // White on shade 8 reaches the contrast that WCAG 2.2 AA asks for, in both colour schemes.
  primaryShade: 8,
  autoContrast: true,
  luminanceThreshold: 0.3,
  defaultRadius: "sm",
  cursorType: "pointer",
  respectReducedMotion: true,
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  components: {
    Badge: {
      defaultProps: { variant: "outline", radius: "sm" },
      // The border carries the colour: as letters, not every colour can be read.
      styles: {
        root: { minWidth: "fit-content", color: "var(--mantine-color-text)" },
        label: { textTransform: "none", overflow: "visible" },
      },
    },
    Menu: { defaultProps: { withinPortal: false } },
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.5 },
        // A dialog's head is no banner of the page.
        attributes: { header: { role: "none" } },
      },
    },
    Table: { defaultProps: { highlightOnHover: true, verticalSpacing: "xs" } },
  },
});

/** Mantine's own dimmed text falls short of the contrast of WCAG 2.2 AA; ours does not. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: { "--mantine-color-dimmed": "var(--mantine-color-gray-7)" },
  dark: { "--mantine-color-dimmed": "var(--mantine-color-dark-1)" },
});
