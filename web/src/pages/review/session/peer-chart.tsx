import type { AttemptReport } from '@assay/server/contract/review.ts';
import { useId } from 'react';
import { roomRatios } from './room-ratios.ts';
import classes from './session.module.css';

const SIZE = { width: 520, height: 150, left: 44, right: 12, top: 10, bottom: 24 };

/** The share of the optimum in the ten rooms, this submission over those of earlier candidates. */
export function PeerChart({ metrics, peers }: { metrics: Record<string, number>; peers: AttemptReport['peers'] }) {
  const titleId = useId();
  const ours = roomRatios(metrics);
  const others = peers.map((peer) => roomRatios(peer.metrics)).filter(({ length }) => length === ours.length);
  if (ours.length < 2) return null;
  const { width, height, left, right, top, bottom } = SIZE;
  const x = (index: number) => left + (index / (ours.length - 1)) * (width - left - right);
  const y = (ratio: number) => height - bottom - ratio * (height - top - bottom);
  const line = (ratios: readonly number[]) => ratios.map((ratio, index) => `${index === 0 ? 'M' : 'L'}${x(index).toFixed(1)},${y(ratio).toFixed(1)}`).join(' ');
  const better = others.filter((ratios) => mean(ratios) > mean(ours)).length;
  const sentence = others.length === 0 ? 'No other candidate has been graded on this exercise yet.' : `${better} of ${others.length} earlier ${others.length === 1 ? 'candidate' : 'candidates'} did better over all rooms.`;
  return (
    <figure className={classes.peers}>
      <figcaption>Share of the best possible, from the smallest room to the largest. {sentence}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={titleId}>
        <title id={titleId}>{`Share of the optimum in ten rooms: ${ours.map((ratio) => `${Math.round(ratio * 100)} %`).join(', ')}. ${sentence}`}</title>
        {[0, 0.5, 1].map((ratio) => (
          <g key={ratio}>
            <line x1={left} x2={width - right} y1={y(ratio)} y2={y(ratio)} className={classes.peerGrid} />
            <text x={left - 6} y={y(ratio) + 4} textAnchor="end" className={classes.peerAxis}>{ratio * 100} %</text>
          </g>
        ))}
        {others.map((ratios, i) => <path key={i} d={line(ratios)} className={classes.peerLine} />)}
        <path d={line(ours)} className={classes.ownLine} />
        <text x={left} y={height - 6} className={classes.peerAxis}>smallest room</text>
        <text x={width - right} y={height - 6} textAnchor="end" className={classes.peerAxis}>largest room</text>
      </svg>
    </figure>
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
