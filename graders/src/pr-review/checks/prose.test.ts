import { fakeClaude, said, status, type Answer } from '../../claude/testing/fake-claude.ts';
import type { Issue, Key } from '../material/key.ts';
import type { Review } from '../submission/review-file.ts';
import { judgeProseOf } from './prose.ts';

const issue: Issue = { id: 'lost-update', file: 'a.ts', code: '', from: 10, to: 14, causes: ['race'], severity: 'blocker', effect: 'Two withdrawals at once pay out more than there is.' };
const key: Key = { issues: [issue], decoys: [] };
const TEXT = 'Two requests can both pass the check, so that more is paid out than is there.';
const review: Review = { verdict: 'request_changes', summary: 'Two withdrawals overdraw the account: take the row lock first.', comments: [{ file: 'a.ts', from: 12, to: 12, severity: 'blocker', cause: 'race', text: TEXT }] };
const says = (items: Record<string, string>) => (asked: Parameters<Answer>[0], response: Parameters<Answer>[1]) => {
  const names = asked.body.messages[0]!.content.match(/^[a-z-]+(?=: Does)/gm) ?? [];
  said(JSON.stringify({ items: names.map((name) => ({ name, holds: items[name] !== undefined, quote: items[name] ?? '' })) }))(asked, response);
};

async function judged(answer: Answer | null, given = review, of = key) {
  const claude = answer === null ? null : await fakeClaude(answer);
  try {
    const checks = await judgeProseOf(given, of, claude?.settings ?? null);
    return { of: Object.fromEntries(checks.map(({ id, ...rest }) => [id.replace('pr-review/', ''), rest])), asked: claude?.asked ?? [] };
  } finally {
    await claude?.close();
  }
}

test('without a key a person reads, and finds the text in the report', async () => {
  const { of } = await judged(null);
  expect(of['findings-explained']).toMatchObject({ verdict: 'unmeasured', detail: `To be read by a person: ${TEXT}` });
  expect(of['summary']).toMatchObject({ verdict: 'unmeasured' });
});

test('with a key Claude reads, with a passage for each yes', async () => {
  const { of } = await judged(says({ 'lost-update-effect': 'more is paid out than is there', 'lost-update-cause': 'both pass the check', 'lost-update': 'Two withdrawals overdraw the account' }));
  expect(of['findings-explained']).toMatchObject({ verdict: 'pass', share: 1 });
  expect(of['findings-explained']!.detail).toContain('“more is paid out than is there”');
  expect(of['summary']).toMatchObject({ verdict: 'fail', share: 0.5, detail: expect.stringContaining('next-step: not said') });
});

test('Claude that cannot be asked leaves it to a person, and says why', async () => {
  expect((await judged(status(401))).of['findings-explained']).toMatchObject({ verdict: 'unmeasured', detail: expect.stringMatching(/Claude could not be asked: .+\): Two requests/) });
});

test('where nothing was written there is nothing to read', async () => {
  const { of, asked } = await judged(says({}), { verdict: null, summary: ' ', comments: [] });
  expect([of['findings-explained']?.verdict, of['summary']?.verdict, asked.length]).toEqual(['fail', 'fail', 0]);
});

test('a sound pull request has no issue to explain', async () => {
  const { of } = await judged(null, review, { issues: [], decoys: [] });
  expect(Object.keys(of)).toEqual(['summary']);
});
