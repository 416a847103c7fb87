import { createTheme, type CSSVariablesResolver } from '@mantine/core';

const mono = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace';
const text = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", Arial, sans-serif';

/** One accent, the system's font for text, one monospace for code, SQL and evidence. */
export const theme = createTheme({
  primaryColor: 'assay',
  primaryShade: { light: 7, dark: 7 },
  colors: {
    assay: ['#eef2ff', '#dde5ff', '#bccaff', '#9db2ff', '#7f98fb', '#607bef', '#4863de', '#3150c4', '#27419f', '#1f347f'],
    dark: ['#dfe3ea', '#b4bcc9', '#98a2b2', '#667082', '#414957', '#2f3641', '#232931', '#15181d', '#101317', '#0b0d10'],
  },
  fontFamily: text,
  fontFamilyMonospace: mono,
  headings: { fontFamily: text, fontWeight: '650' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
});

const light = {
  '--assay-canvas': '#f5f6f9',
  '--assay-surface': '#ffffff',
  '--assay-raised': '#f0f2f6',
  '--assay-border': '#d8dde5',
  '--assay-accent-text': '#2a46b0',
  '--assay-accent-soft': '#e8edff',
  '--assay-pass': '#11683a',
  '--assay-pass-soft': '#e3f4ea',
  '--assay-fail': '#b3202c',
  '--assay-fail-soft': '#fdeaea',
  '--assay-none': '#5a6473',
  '--assay-none-soft': '#eceff3',
  '--assay-warn': '#8a4b00',
  '--assay-warn-soft': '#fff2dc',
  '--assay-foreign': '#8f1d4c',
  '--assay-foreign-soft': '#fde6f0',
  '--assay-actor-0': '#1b6ec2',
  '--assay-actor-1': '#a34a00',
  '--assay-actor-2': '#1d7a55',
  '--assay-actor-3': '#8a3ab9',
  '--assay-actor-4': '#a8245f',
  '--assay-actor-owner': '#4a5464',
  '--mantine-color-body': '#ffffff',
  '--mantine-color-text': '#1a2030',
  '--mantine-color-dimmed': '#566072',
  '--mantine-color-placeholder': '#697386',
  '--mantine-color-default-border': '#cbd2dc',
  '--mantine-color-error': '#b3202c',
};

const dark: typeof light = {
  '--assay-canvas': '#101317',
  '--assay-surface': '#171b21',
  '--assay-raised': '#20262e',
  '--assay-border': '#323a46',
  '--assay-accent-text': '#a5b8ff',
  '--assay-accent-soft': '#222c4d',
  '--assay-pass': '#74d69b',
  '--assay-pass-soft': '#15301f',
  '--assay-fail': '#ff9a9a',
  '--assay-fail-soft': '#3d1b1f',
  '--assay-none': '#aab3c0',
  '--assay-none-soft': '#262c35',
  '--assay-warn': '#f3bd6b',
  '--assay-warn-soft': '#38290f',
  '--assay-foreign': '#ff9fc6',
  '--assay-foreign-soft': '#431b2e',
  '--assay-actor-0': '#74b5f5',
  '--assay-actor-1': '#f2a15c',
  '--assay-actor-2': '#69cfa3',
  '--assay-actor-3': '#cf9cf0',
  '--assay-actor-4': '#f38fb9',
  '--assay-actor-owner': '#a9b3c1',
  '--mantine-color-body': '#171b21',
  '--mantine-color-text': '#e3e7ed',
  '--mantine-color-dimmed': '#a0aaba',
  '--mantine-color-placeholder': '#8893a4',
  '--mantine-color-default-border': '#3c4552',
  '--mantine-color-error': '#ff9a9a',
};

/** The colours that carry meaning here, for both schemes; every pair of text and surface has contrast 4.5 or more. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light, dark });
