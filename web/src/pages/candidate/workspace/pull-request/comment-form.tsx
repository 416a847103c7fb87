import { REVIEW_CAUSES, REVIEW_SEVERITIES } from '@assay/server/contract/pull-request.ts';
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReviewComment } from './review-file.ts';
import classes from './pull-request.module.css';

export const CAUSE_WORDS: Record<ReviewComment['cause'], string> = {
  race: 'Race', transaction: 'Transaction', 'missing-await': 'Missing await', ordering: 'Ordering', idempotency: 'Idempotency', access: 'Access', tenant: 'Tenant',
  cache: 'Cache', 'resource-leak': 'Resource leak', cancellation: 'Cancellation', validation: 'Validation', design: 'Design or style (never counts against you)',
};
const SEVERITY_WORDS: Record<ReviewComment['severity'], string> = { blocker: 'Blocker: must not be merged', major: 'Major', minor: 'Minor', note: 'Note' };

type Props = { file: string; lines: { from: number; to: number }; start?: ReviewComment; /** The lines themselves, to suggest others for. */ code: string; onSave: (comment: ReviewComment) => void; onCancel: () => void };

/** What is wrong on these lines, how bad it is, and why. */
export function CommentForm({ file, lines, start, code, onSave, onCancel }: Props) {
  const [severity, setSeverity] = useState<ReviewComment['severity']>(start?.severity ?? 'major');
  const [cause, setCause] = useState<ReviewComment['cause'] | ''>(start?.cause ?? '');
  const [text, setText] = useState(start?.text ?? '');
  const [tried, setTried] = useState(false);
  const save = () => {
    if (cause === '' || text.trim() === '') setTried(true);
    else onSave({ file, ...lines, severity, cause, text: text.trim() });
  };
  return (
    <form className={classes.form} onSubmit={(event) => { event.preventDefault(); save(); }} onKeyDown={(event) => { if (event.key === 'Escape') onCancel(); if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(); }} aria-label={`Comment on ${file}, lines ${lines.from} to ${lines.to}`}>
      <div className={classes.fields}>
        <NativeSelect size="xs" label="Severity" value={severity} onChange={(event) => { setSeverity(event.currentTarget.value as ReviewComment['severity']); }} data={REVIEW_SEVERITIES.map((value) => ({ value, label: SEVERITY_WORDS[value] }))} />
        <NativeSelect size="xs" label="Cause" value={cause} error={tried && cause === '' ? 'Choose the cause.' : undefined} onChange={(event) => { setCause(event.currentTarget.value as ReviewComment['cause']); }} data={[{ value: '', label: 'Choose…' }, ...REVIEW_CAUSES.map((value) => ({ value, label: CAUSE_WORDS[value] }))]} />
      </div>
      <Textarea size="xs" label={`What happens at ${file}:${lines.from}${lines.to === lines.from ? '' : `–${lines.to}`}`} autosize minRows={2} maxRows={12} data-autofocus autoFocus value={text} error={tried && text.trim() === '' ? 'Say what goes wrong.' : undefined} onChange={(event) => { setText(event.currentTarget.value); }} />
      <div className={classes.fields}>
        <Button size="xs" type="submit">Save comment</Button>
        <Button size="xs" variant="default" onClick={() => { setText(`${text === '' ? '' : `${text.trimEnd()}\n\n`}\`\`\`suggestion\n${code}\n\`\`\`\n`); }}>Suggest other lines</Button>
        <Button size="xs" variant="default" onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
