import type { CatalogueExercise } from '@assay/server/contract/authoring.ts';
import type { Depth, ScreenDetail, ScreenExercise } from '@assay/server/contract/screens.ts';
import type { DraggableProvided } from '@hello-pangea/dnd';
import { ActionIcon, Button, NativeSelect, NumberInput, Textarea } from '@mantine/core';
import { DEPTH_WORDS } from '../../../screens/rule-words.ts';
import classes from './screen.module.css';

type Props = {
  task: ScreenExercise;
  info: Pick<ScreenDetail['exercises'][number], 'title' | 'kind' | 'version' | 'variants'> | undefined;
  share: { depth: Depth; percent: number } | null;
  /** The catalogue's version, when this is an older one. */
  newer: CatalogueExercise | undefined;
  index: number;
  last: number;
  item: DraggableProvided;
  wrong: (field: string) => string | undefined;
  onMove: (to: number) => void;
  onChange: (next: Partial<ScreenExercise>) => void;
  onRemove: () => void;
};

/** One task of the screen with its figures and its place. */
export function ExerciseRow({ task, info, share, newer, index, last, item, wrong, onMove, onChange, onRemove }: Props) {
  const title = info?.title ?? 'Unknown exercise';
  return (
    <li className={classes.row} ref={item.innerRef} {...item.draggableProps}>
      <span className={classes.handle} {...item.dragHandleProps} aria-label={`Drag ${title}`}>⠿</span>
      <div className={classes.rowText}>
        <h3>{index + 1}. {title}</h3>
        <p className={classes.quiet}>
          {share === null ? 'Shown, counts to no depth' : `${share.percent} % of ${DEPTH_WORDS[share.depth]}`}{info !== undefined && `, version ${info.version}`}
          {newer !== undefined && <> <Button size="compact-xs" variant="default" onClick={() => { onChange({ exerciseId: newer.id }); }}>Use version {newer.version}<span className="visually-hidden"> of {title}</span></Button></>}
        </p>
        {wrong('exerciseId') !== undefined && <p className={classes.wrong} role="alert">{wrong('exerciseId')}</p>}
        <details>
          <summary>Instructions{task.instructions === '' ? ' (none)' : ''}</summary>
          <Textarea aria-label={`Instructions for ${title}`} description="Markdown; shown with the task." autosize minRows={2} value={task.instructions} onChange={(event) => { onChange({ instructions: event.currentTarget.value }); }} error={wrong('instructions')} />
        </details>
        <VariantSelect title={title} task={task} variants={info?.variants ?? []} error={wrong('variant')} onChange={onChange} />
      </div>
      <NumberInput className={classes.figure!} size="xs" label="Weight" aria-label={`Weight of ${title}`} min={0} max={100} value={task.weight} onChange={(next) => { onChange({ weight: Number(next) }); }} error={wrong('weight')} />
      <NumberInput className={classes.figure!} size="xs" label="Minutes" aria-label={`Minutes for ${title}`} min={1} max={480} allowDecimal={false} value={task.minutes} onChange={(next) => { onChange({ minutes: Number(next) }); }} error={wrong('minutes')} />
      <div className={classes.rowEnd}>
        <ActionIcon variant="default" aria-label={`${title}: earlier`} disabled={index === 0} onClick={() => { onMove(index - 1); }}>↑</ActionIcon>
        <ActionIcon variant="default" aria-label={`${title}: later`} disabled={index === last} onClick={() => { onMove(index + 1); }}>↓</ActionIcon>
        <ActionIcon variant="default" aria-label={`Remove ${title}`} onClick={onRemove}>✕</ActionIcon>
      </div>
    </li>
  );
}

/** Of an exercise with variants: which of them candidates get. */
function VariantSelect({ title, task, variants, error, onChange }: Pick<Props, 'task' | 'onChange'> & { title: string; variants: string[]; error: string | undefined }) {
  const [first] = variants;
  if (first === undefined && task.variant === 'same') return null;
  return (
    <NativeSelect size="xs" label="Variant" aria-label={`Variant of ${title}`} value={task.variant} error={error}
      description={variants.length === 0 ? 'This version has one variant.' : `There are ${variants.length}: ${variants.join(', ')}. The report says which a candidate got.`}
      onChange={(event) => { onChange({ variant: event.currentTarget.value === 'different' ? 'different' : 'same' }); }}
      data={[{ value: 'same', label: `Same for everyone${first === undefined ? '' : ` (${first})`}` }, { value: 'different', label: 'A different one for each candidate' }]} />
  );
}
