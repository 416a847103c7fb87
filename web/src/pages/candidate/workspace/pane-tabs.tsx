import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './workspace.module.css';

export type Pane = { value: string; label: string; content: ReactNode };

type Props = { label: string; panes: Pane[]; open: string; onOpen: (value: string) => void; keepMounted: boolean };

/** The tabs of one pane; the first is open while none is chosen. */
export function PaneTabs({ label, panes, open, onOpen, keepMounted }: Props) {
  const [first] = panes;
  const value = panes.find((pane) => pane.value === open)?.value ?? first?.value ?? '';
  return (
    <Tabs value={value} onChange={(chosen) => { if (chosen !== null) onOpen(chosen); }} classNames={{ root: classes.tabs!, panel: classes.panel!, list: classes.tabList! }} keepMounted={keepMounted}>
      <Tabs.List aria-label={label}>
        {panes.map((pane, i) => <Tabs.Tab key={pane.value} value={pane.value} {...(i === 0 && { 'data-pane': true })}>{pane.label}</Tabs.Tab>)}
      </Tabs.List>
      {panes.map((pane) => <Tabs.Panel key={pane.value} value={pane.value}>{pane.content}</Tabs.Panel>)}
    </Tabs>
  );
}
