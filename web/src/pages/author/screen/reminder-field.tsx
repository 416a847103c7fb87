import { MultiSelect } from '@mantine/core';
import { hoursInWords, sorted } from './reminder-words.ts';

const USUAL = [168, 120, 72, 48, 24, 12, 3];
const AT_MOST = 3;

type Props = { hours: readonly number[]; onChange: (hours: number[]) => void; error: string | undefined };

/** When whoever has not finished gets a mail; a time that another program set stays to choose. */
export function ReminderField({ hours, onChange, error }: Props) {
  const choices = sorted([...new Set([...USUAL, ...hours])]).map((value) => ({ value: String(value), label: `${hoursInWords(value)} before the end` }));
  return (
    <MultiSelect label="Reminders" description={`A mail with the link, if not all is handed in; at most ${AT_MOST}, and none that would be due when somebody is invited.`} maxValues={AT_MOST}
      data={choices} value={sorted(hours).map(String)} onChange={(values) => { onChange(sorted(values.map(Number))); }} error={error}
      clearable clearButtonProps={{ 'aria-label': 'No reminders' }} />
  );
}
