import { scoreOf, type Check } from './report.ts';

const check = (weight: number, verdict: Check['verdict'], share?: number): Check => ({ id: 'kind/name', title: '', weight, verdict, detail: '', audience: 'reviewer', ...(share === undefined ? {} : { share }) });

describe('points out of 100', () => {
  test('a share earns that much of its weight, whatever the verdict', () => {
    expect(scoreOf([check(60, 'fail', 0.5), check(40, 'pass')])).toBe(70);
    expect(scoreOf([check(50, 'pass', 0.8), check(50, 'fail')])).toBe(40);
  });

  test('what is unmeasured leaves the whole', () => {
    expect(scoreOf([check(60, 'unmeasured', 0.5), check(40, 'pass')])).toBe(100);
    expect(scoreOf([check(60, 'unmeasured')])).toBeNull();
  });
});
