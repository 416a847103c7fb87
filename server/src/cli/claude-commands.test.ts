import { Command } from 'commander';
import { registerBaseline } from './baseline.ts';

/** In this process, with these settings of Claude alone. */
async function run(env: Record<string, string>, ...args: string[]): Promise<{ code: unknown; stderr: string }> {
  const program = new Command('assay');
  registerBaseline(program);
  const before = { env: process.env, error: console.error };
  let stderr = '';
  console.error = (text: string) => { stderr += text; };
  process.env = { ...process.env, ANTHROPIC_API_KEY: '', ...env };
  process.exitCode = undefined;
  try {
    await program.parseAsync(args, { from: 'user' });
    return { code: process.exitCode ?? 0, stderr };
  } finally {
    console.error = before.error;
    process.env = before.env;
    process.exitCode = undefined;
  }
}

test('without a key each command says how to set one, and nothing is started', async () => {
  expect(await run({}, 'baseline', 'payouts-limits')).toEqual({ code: 2, stderr: expect.stringMatching(/there is no key\. Set ANTHROPIC_API_KEY and run it again/) });
  expect(await run({ ANTHROPIC_API_KEY: 'k', ASSAY_MODEL_PRICE: 'cheap' }, 'baseline', 'payouts-limits')).toEqual({ code: 2, stderr: expect.stringMatching(/^ASSAY_MODEL_PRICE is no price like 0\.80\/4/) });
  expect(await run({}, 'baseline', 'payouts')).toEqual({ code: 2, stderr: expect.stringMatching(/has no exercise payouts\. It has/) });
});
