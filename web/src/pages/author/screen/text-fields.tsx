import { Checkbox, NativeSelect, TagsInput, Textarea, TextInput } from '@mantine/core';
import { ReminderField } from './reminder-field.tsx';
import classes from './screen.module.css';
import type { Draft } from './use-draft.ts';

/** What candidates read before they start, and how the tasks follow each other. */
export function TextFields({ draft: { draft, set, wrong } }: { draft: Draft }) {
  return (
    <section className={classes.card} aria-labelledby="texts">
      <h2 id="texts">What candidates read</h2>
      <div className={classes.fields}>
        <TextInput className={classes.wide!} label="Title" required value={draft.title} onChange={(event) => { set({ title: event.currentTarget.value }); }} error={wrong('/title')} />
        <Textarea className={classes.wide!} label="Introduction" description="Markdown." autosize minRows={3} value={draft.introduction} onChange={(event) => { set({ introduction: event.currentTarget.value }); }} error={wrong('/introduction')} />
        <Textarea label="Policy on AI tools" description="Markdown; shown before the start." autosize minRows={6} value={draft.aiPolicy} onChange={(event) => { set({ aiPolicy: event.currentTarget.value }); }} error={wrong('/aiPolicy')} />
        <Textarea label="Policy on data" description="Markdown; shown before the start." autosize minRows={6} value={draft.dataPolicy} onChange={(event) => { set({ dataPolicy: event.currentTarget.value }); }} error={wrong('/dataPolicy')} />
        <NativeSelect label="Order of the tasks" value={draft.taskOrder} onChange={(event) => { set({ taskOrder: event.currentTarget.value === 'fixed' ? 'fixed' : 'free' }); }}
          data={[{ value: 'free', label: 'Free: candidates choose' }, { value: 'fixed', label: 'Fixed: one after the other' }]} />
        <TagsInput label="Competencies" description="What you look for; Enter adds one." value={draft.competencies} onChange={(competencies) => { set({ competencies }); }} error={wrong('/competencies')} clearButtonProps={{ 'aria-label': 'Remove all competencies' }} />
        <ReminderField hours={draft.reminderHours} onChange={(reminderHours) => { set({ reminderHours }); }} error={wrong('/reminderHours')} />
        <Checkbox className={classes.wide!} label="Breaks between tasks are allowed" description="Without breaks all tasks are done in one sitting: their minutes, and ten more between two of them."
          checked={draft.breaksAllowed} onChange={(event) => { set({ breaksAllowed: event.currentTarget.checked }); }} />
      </div>
    </section>
  );
}
