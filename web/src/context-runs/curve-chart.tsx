import type { Curve } from '@assay/server/contract/context-evidence.ts';
import { useId } from 'react';
import { pathOf, scaleOf, SIZE } from './curve-scale.ts';
import classes from './context-runs.module.css';

/** Value over room, ours and the best possible. The table below says the same in numbers. */
export function CurveChart({ curve, chosen }: { curve: Curve; chosen?: number | undefined }) {
  const titleId = useId();
  const { points, full } = curve;
  const { x, y, ticks } = scaleOf(curve);
  const line = (of: 'value' | 'optimum') => pathOf(points.map((point) => ({ x: x(point.room), y: y(point[of]) })));
  const { width, height, left, right, bottom, top } = SIZE;
  const title = `Value over room in ${curve.case}: ${points.map(({ room, value, optimum }) => `${room} tokens ${value} of ${optimum}`).join(', ')}`;
  return (
    <figure className={classes.chart}>
      <figcaption>{curve.case} <span className={classes.key}><i className={classes.keyBest} /> best possible <i className={classes.keyOurs} /> this submission</span></figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={titleId}>
        <title id={titleId}>{title}</title>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line className={classes.grid} x1={left} x2={width - right} y1={y(share * full)} y2={y(share * full)} />
            <text className={classes.axis} x={left - 6} y={y(share * full) + 4} textAnchor="end">{Math.round(share * full * 10) / 10}</text>
          </g>
        ))}
        {ticks.map((room, i) => <text key={room} className={classes.axis} x={x(room)} y={height - bottom + 16} textAnchor={i === 0 ? 'start' : i === ticks.length - 1 ? 'end' : 'middle'}>{Math.round(room)}</text>)}
        <text className={classes.axis} x={(left + width - right) / 2} y={height - 2} textAnchor="middle">tokens of room (logarithmic)</text>
        {chosen !== undefined && <line className={classes.chosen} x1={x(chosen)} x2={x(chosen)} y1={top} y2={height - bottom} />}
        <path className={classes.best} d={line('optimum')} />
        <path className={classes.ours} d={line('value')} />
        {points.map(({ room, value }) => <circle key={room} className={classes.dot} cx={x(room)} cy={y(value)} r={3.5} />)}
      </svg>
      <details>
        <summary>The same in numbers</summary>
        <table className={classes.numbers}>
          <thead><tr><th scope="col">Room</th><th scope="col">Tokens used</th><th scope="col">Value</th><th scope="col">Best</th><th scope="col">Share</th></tr></thead>
          <tbody>{points.map(({ room, tokens, value, optimum }) => <tr key={room}><td>{Math.round(room)}</td><td>{tokens}</td><td>{value}</td><td>{optimum}</td><td>{optimum === 0 ? '–' : `${Math.round((100 * value) / optimum)} %`}</td></tr>)}</tbody>
        </table>
      </details>
    </figure>
  );
}
