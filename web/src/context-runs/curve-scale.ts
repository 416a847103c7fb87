import type { Curve } from '@assay/server/contract/context-evidence.ts';

export const SIZE = { width: 520, height: 220, left: 44, right: 12, top: 12, bottom: 34 } as const;

type Point = { x: number; y: number };
export type Scale = { x(room: number): number; y(value: number): number; ticks: number[] };

/** Room on a logarithmic axis, since a token more matters where there are few; value on a linear one. */
export function scaleOf({ points, full }: Pick<Curve, 'points' | 'full'>): Scale {
  const rooms = points.map(({ room }) => room);
  const [from, to] = [Math.log(Math.min(...rooms)), Math.log(Math.max(...rooms))];
  const { width, height, left, right, top, bottom } = SIZE;
  return {
    x: (room) => left + ((Math.log(room) - from) / Math.max(to - from, 1e-9)) * (width - left - right),
    y: (value) => height - bottom - (value / Math.max(full, 1e-9)) * (height - top - bottom),
    ticks: [rooms[0], rooms[Math.floor(rooms.length / 2)], rooms.at(-1)].filter((room) => room !== undefined),
  };
}

/** The optimum is known at every room and rises in steps; between two rooms a straight line is enough for the eye. */
export function pathOf(points: readonly Point[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
}
