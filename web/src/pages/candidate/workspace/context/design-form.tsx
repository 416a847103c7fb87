import { Button, NativeSelect, NumberInput, Textarea } from '@mantine/core';
import { CALLS, CHOICES } from './design-fields.ts';
import { readDesign, type DesignFile, type DesignPath } from './design-file.ts';
import { DropOrder } from './drop-order.tsx';
import classes from './context.module.css';

type Props = { text: string; onChange: (text: string) => void; onShowText: () => void };

/** `design.yaml` field by field. It stays one file: what is not known here is kept. */
export function DesignForm({ text, onChange, onShowText }: Props) {
  const design = readDesign(text);
  if ('problem' in design) {
    return (
      <div className={classes.form}>
        <p role="alert">The text of design.yaml cannot be read as a form: {design.problem} <Button size="compact-xs" variant="default" onClick={onShowText}>Show the text</Button></p>
      </div>
    );
  }
  const set = (path: DesignPath, value: unknown) => { onChange(design.with(path, value)); };
  const prose = stringOf(design.value(['prose']));
  const words = prose.trim() === '' ? 0 : prose.trim().split(/\s+/).length;
  return (
    <div className={classes.form} role="form" aria-label="Design note">
      <p className={classes.help}>Say what your code does. Every field is compared with what it did; a modest claim that is true is worth more than a bold one.</p>
      <DropOrder order={design.order()} onChange={(order) => { set(['drop_order'], order); }} />
      {CHOICES.map(({ name, label, help, values }) => (
        <NativeSelect
          key={name} size="sm" label={label} description={help} value={stringOf(design.value([name]))} onChange={(event) => { set([name], event.currentTarget.value === '' ? null : event.currentTarget.value); }}
          data={[{ value: '', label: 'choose…' }, ...Object.entries(values).map(([value, words_]) => ({ value, label: words_ }))]}
        />
      ))}
      <WholeNumber label="Reserve" help="Tokens that always stay free below the limit." design={design} path={['reserve']} onChange={set} />
      <fieldset className={classes.fieldset}>
        <legend>Calls of one run, at most</legend>
        <p className={classes.help}>Promised maxima, over all cases.</p>
        <div className={classes.calls}>{CALLS.map(({ name, label }) => <WholeNumber key={name} label={label} design={design} path={['calls', name]} onChange={set} />)}</div>
      </fieldset>
      <Textarea
        className={classes.wide!} label={`Prose (${words} words; 150 to 400 are asked for)`} autosize minRows={6}
        description="What goes first and why, how the final count is assured, when permission applies, what leaving out distorts, a failure you cannot prevent, and what would change with ten times the documents."
        value={prose} onChange={(event) => { set(['prose'], event.currentTarget.value.endsWith('\n') ? event.currentTarget.value : `${event.currentTarget.value}\n`); }}
      />
    </div>
  );
}

function WholeNumber({ label, help, design, path, onChange }: { label: string; help?: string; design: DesignFile; path: DesignPath; onChange: (path: DesignPath, value: unknown) => void }) {
  const value = design.value(path);
  return <NumberInput size="sm" label={label} description={help} min={0} allowDecimal={false} value={typeof value === 'number' ? value : ''} onChange={(next) => { onChange(path, next === '' ? null : Number(next)); }} />;
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
