import type { CatalogueExercise } from '@assay/server/contract/authoring.ts';
import type { ScreenDetail, ScreenExercise } from '@assay/server/contract/screens.ts';
import { DragDropContext, Draggable, Droppable } from '@hello-pangea/dnd';
import { NativeSelect } from '@mantine/core';
import { DEPTH_WORDS } from '../../../screens/rule-words.ts';
import { useAnnounce } from '../../../ui/announcer.tsx';
import { depthOf, movedTo, shareInDepth } from './exercise-order.ts';
import { ExerciseRow } from './exercise-row.tsx';
import classes from './screen.module.css';
import type { Draft } from './use-draft.ts';

type Props = { draft: Draft; known: ScreenDetail['exercises']; catalogue: CatalogueExercise[] };

/** The tasks in their order, which mouse and keyboard can change. */
export function ExerciseList({ draft: { draft, set, wrong }, known, catalogue }: Props) {
  const announce = useAnnounce();
  const { exercises } = draft;
  const infoOf = (id: string) => catalogue.find((exercise) => exercise.id === id) ?? known.find((exercise) => exercise.id === id);
  const change = (index: number, next: Partial<ScreenExercise>) => { set({ exercises: exercises.map((task, at) => (at === index ? { ...task, ...next } : task)) }); };
  const move = (from: number, to: number) => {
    const order = movedTo(exercises, from, to);
    set({ exercises: order });
    announce(order.map(({ exerciseId }, at) => `${at + 1}: ${infoOf(exerciseId)?.title ?? ''}`).join(', '));
  };
  const unused = catalogue.filter(({ slug }) => !exercises.some(({ exerciseId }) => infoOf(exerciseId)?.slug === slug));
  const add = (id: string) => {
    const chosen = catalogue.find((exercise) => exercise.id === id);
    if (chosen !== undefined) set({ exercises: [...exercises, { exerciseId: id, weight: 1, minutes: chosen.minutes, instructions: '', variant: 'same' }] });
  };
  return (
    <section className={classes.card} aria-labelledby="exercises">
      <h2 id="exercises">Tasks</h2>
      <p className={classes.quiet}>{exercises.reduce((sum, { minutes }) => sum + minutes, 0)} minutes in all. Each counts to one depth by its kind; within a depth, by weight.</p>
      {wrong('/exercises') !== undefined && <p className={classes.wrong} role="alert">{wrong('/exercises')}</p>}
      <DragDropContext onDragEnd={({ source, destination }) => { if (destination !== null && destination.index !== source.index) move(source.index, destination.index); }}>
        <Droppable droppableId="exercises">
          {(list) => (
            <ol className={classes.rows} ref={list.innerRef} {...list.droppableProps}>
              {exercises.map((task, index) => {
                const info = infoOf(task.exerciseId);
                const newer = catalogue.find((exercise) => exercise.slug === info?.slug && exercise.id !== task.exerciseId);
                return (
                  <Draggable key={task.exerciseId} draggableId={task.exerciseId} index={index}>
                    {(item) => (
                      <ExerciseRow task={task} info={info} share={shareInDepth(exercises, index, infoOf)} newer={newer} index={index} last={exercises.length - 1} item={item}
                        wrong={(field) => wrong(`/exercises/${index}/${field}`)} onMove={(to) => { move(index, to); }} onChange={(next) => { change(index, next); }}
                        onRemove={() => { set({ exercises: exercises.filter((_, at) => at !== index) }); }} />
                    )}
                  </Draggable>
                );
              })}
              {list.placeholder}
            </ol>
          )}
        </Droppable>
      </DragDropContext>
      {exercises.length === 0 && <p>No tasks yet. Both depths need at least one each.</p>}
      <NativeSelect label="Add an exercise" value="" onChange={(event) => { add(event.currentTarget.value); }} disabled={unused.length === 0}
        data={[{ value: '', label: unused.length === 0 ? 'All exercises of the catalogue are in it' : 'choose…' }, ...unused.map(({ id, title, kind, level, minutes }) => ({ value: id, label: `${title} (${depthWords(kind)}, ${level}, ${minutes} min)` }))]} />
    </section>
  );
}

function depthWords(kind: string): string {
  const depth = depthOf(kind);
  return depth === null ? kind : DEPTH_WORDS[depth];
}
