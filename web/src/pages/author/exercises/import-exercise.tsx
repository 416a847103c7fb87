import { FileButton, Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { draftsQuery, importDraft } from '../../../api/exercise-drafts.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import classes from '../author.module.css';

/** A draft that begins as the zip of an exercise: exported here, or a folder that somebody packed. */
export function ImportExercise() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const bring = useMutation({
    mutationFn: importDraft,
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: draftsQuery.queryKey });
      await navigate(`/author/exercises/${id}`);
    },
  });
  return (
    <section className={classes.card} aria-labelledby="import-exercise">
      <h2 id="import-exercise">From a zip</h2>
      <p className={classes.quiet}>One folder, named as the exercise will be, at most 10 MB.</p>
      <FileButton accept=".zip,application/zip" onChange={(file) => { if (file !== null) bring.mutate(file); }}>
        {(props) => <Button {...props} variant="default" loading={bring.isPending}>Choose a zip…</Button>}
      </FileButton>
      {bring.isError && <ProblemPanel error={bring.error} />}
    </section>
  );
}
