import type { AttemptView } from '@assay/server/contract/attempt.ts';
import { Button, Menu } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { CodeEditor } from '../../../../editor/code-editor.tsx';
import type { TextPart } from '../../../../editor/editor-types.ts';
import { ActorPicker } from './actor-picker.tsx';
import { AnswerPanel } from './answer-panel.tsx';
import classes from './console.module.css';
import { useConsoleText } from './use-console-text.ts';
import type { ConsoleState, RunRequest } from './use-console.ts';

/** SQL on the left, its answer on the right; every run says as whom. */
export function ConsolePanel({ attempt, sql }: { attempt: AttemptView; sql: ConsoleState }) {
  const { actors, id } = attempt;
  const [text, setText] = useConsoleText(id);
  const [actor, setActor] = useState(actors[0]?.id ?? '');
  const { recalled } = sql;
  useEffect(() => {
    if (recalled === null) return;
    setText(recalled.sql);
    setActor(recalled.actor);
  }, [recalled, setText]);

  const run = (explain: NonNullable<RunRequest['explain']>, part: Pick<TextPart, 'text' | 'offset'> = { text, offset: 0 }) => {
    sql.run({ actor, sql: part.text, explain, source: 'console', offset: part.offset });
  };
  return (
    <Group orientation="horizontal" className={classes.console}>
      <Panel id="input" defaultSize="47%" minSize="200px">
        <div className={classes.column}>
          <div className={classes.tools}>
            <ActorPicker actors={actors} value={actor} onChange={setActor} />
            <div className={classes.toolsEnd}>
              <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
                <Menu.Target><Button size="xs" variant="default" disabled={sql.running !== null}>Explain ▾</Button></Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item onClick={() => { run('plan'); }}>Show the plan, do not run</Menu.Item>
                  <Menu.Item onClick={() => { run('analyze'); }}>Run, measure, roll back</Menu.Item>
                </Menu.Dropdown>
              </Menu>
              <Button size="xs" onClick={() => { run('none'); }} disabled={sql.running !== null || text.trim() === ''} title="Ctrl-Enter">Run</Button>
            </div>
          </div>
          <CodeEditor path={`${id}/console.sql`} language="pgsql" label="Console: SQL to run" value={text}
            onChange={(value) => { setText(value); sql.clearMarks(); }} onRun={(part) => { run('none', part); }}
            marks={sql.marksFor('console')} placeholder="SELECT …  (Ctrl-Enter runs)" />
        </div>
      </Panel>
      <Separator className={classes.handle} aria-label="Resize the console input" />
      <Panel id="answer" minSize="240px"><AnswerPanel sql={sql} actors={actors} /></Panel>
    </Group>
  );
}
