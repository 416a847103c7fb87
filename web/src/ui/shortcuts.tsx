import { Kbd, Modal, Table } from '@mantine/core';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { isTyping } from './is-typing.ts';

export type Shortcut = { keys: string; does: string };

type Registry = { add: (shortcuts: Shortcut[]) => () => void; open: () => void };
const ShortcutsContext = createContext<Registry>({ add: () => () => {}, open: () => {} });

const EVERYWHERE: Shortcut[] = [{ keys: '?', does: 'Show this list' }, { keys: 'Tab', does: 'Next control; the first one skips to the content' }];

/** `?` shows what the keyboard can do on the page that is open. */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const [groups, setGroups] = useState<Shortcut[][]>([]);
  const [opened, setOpened] = useState(false);
  const open = useCallback(() => { setOpened(true); }, []);
  const add = useCallback((shortcuts: Shortcut[]) => {
    setGroups((all) => [...all, shortcuts]);
    return () => { setGroups((all) => all.filter((group) => group !== shortcuts)); };
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '?' || isTyping(event.target)) return;
      event.preventDefault();
      setOpened(true);
    };
    window.addEventListener('keydown', onKey);
    return () => { window.removeEventListener('keydown', onKey); };
  }, []);
  const registry = useMemo(() => ({ add, open }), [add, open]);
  return (
    <ShortcutsContext value={registry}>
      {children}
      <Modal opened={opened} onClose={() => { setOpened(false); }} title="Keyboard shortcuts" closeButtonProps={{ 'aria-label': 'Close' }}>
        <Table>
          <Table.Tbody>
            {[...groups.flat(), ...EVERYWHERE].map(({ keys, does }) => (
              <Table.Tr key={keys + does}><Table.Td w={170}><Kbd>{keys}</Kbd></Table.Td><Table.Td>{does}</Table.Td></Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Modal>
    </ShortcutsContext>
  );
}

/** Lists a page's shortcuts while it is mounted. Pass a constant. */
export function useShortcuts(shortcuts: Shortcut[]): () => void {
  const { add, open } = useContext(ShortcutsContext);
  useEffect(() => add(shortcuts), [add, shortcuts]);
  return open;
}
