import type { ScreenStatistics } from '@assay/server/contract/statistics.ts';
import { DEPTH_WORDS } from '@assay/server/contract/words.ts';
import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import classes from './statistics.module.css';

type Props = { distribution: ScreenStatistics['distributions'][number]; threshold: number | null; marked: { name: string; score: number } | null };

const labelOf = (bin: number) => (bin === 9 ? '90–100' : `${bin * 10}–${bin * 10 + 9}`);
const binOf = (score: number) => Math.min(9, Math.floor(score / 10));

/** How many candidates reached which score; the bar of one candidate is marked. The sentence says the same. */
export function DistributionChart({ distribution: { depth, scored, median, bins }, threshold, marked }: Props) {
  const data = bins.map((candidates, bin) => ({ score: labelOf(bin), candidates }));
  const sentence = [
    `${scored} ${scored === 1 ? 'candidate' : 'candidates'}, median ${median === null ? '–' : Math.round(median)}`,
    threshold === null ? 'not required' : `${threshold} needed`,
    ...(marked === null ? [] : [`${marked.name}: ${marked.score}`]),
  ].join('; ');
  return (
    <figure className={classes.chart}>
      <figcaption><h2>{DEPTH_WORDS[depth]}</h2><p>{sentence}.</p></figcaption>
      <div role="img" aria-label={`${DEPTH_WORDS[depth]}: ${data.map(({ score, candidates }) => `${score}: ${candidates}`).join(', ')}`}>
        <BarChart h={190} data={data} dataKey="score" withTooltip={false} tickLine="y" barProps={{ isAnimationActive: false }}
          series={[{ name: 'candidates', color: 'var(--assay-accent-text)' }]} yAxisProps={{ allowDecimals: false, width: 36 }} xAxisProps={{ interval: 0, fontSize: 10 }}
          referenceLines={marked === null ? [] : [{ x: labelOf(binOf(marked.score)), label: marked.name, color: 'var(--assay-warn)', labelPosition: 'insideTopRight' }]} />
      </div>
    </figure>
  );
}
