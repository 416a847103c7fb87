import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { DiffLines } from '../../../../ui/diff-lines.tsx';
import classes from './schema.module.css';

/** The live database is no longer the original: what differs. */
export function ChangeBanner({ diff }: { diff: string }) {
  const [shown, setShown] = useState(false);
  return (
    <div className={classes.banner}>
      <p>You changed this database. Grading starts from the original and your files.</p>
      <Button size="compact-xs" variant="default" onClick={() => { setShown(true); }}>What changed</Button>
      <Modal opened={shown} onClose={() => { setShown(false); }} title="Changed since the original" size="70rem" closeButtonProps={{ 'aria-label': 'Close' }}>
        <DiffLines label="Definitions, original against live" diff={diff} />
      </Modal>
    </div>
  );
}
