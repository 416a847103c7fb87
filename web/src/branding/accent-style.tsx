import { accentOf } from '@assay/server/contract/accent.ts';

/** Gives the page an organization's accent in place of ours, legible in both schemes, for as long as it is there. */
export function AccentStyle({ accent }: { accent: string | null }) {
  if (accent === null) return null;
  const { fill, hover, onLight, onDark } = accentOf(accent);
  const scheme = (name: string, text: string) => `:root[data-mantine-color-scheme='${name}'] {
    --assay-accent-text: ${text}; --assay-accent-soft: var(--assay-raised);
    --mantine-color-assay-filled: ${fill}; --mantine-color-assay-filled-hover: ${hover};
  }`;
  return <style>{scheme('light', onLight)}{scheme('dark', onDark)}</style>;
}
