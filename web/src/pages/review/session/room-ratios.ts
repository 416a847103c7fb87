/** The mean share of the optimum in each room, `ratio_1` to `ratio_10`, as far as they were measured. */
export function roomRatios(metrics: Readonly<Record<string, number>>): number[] {
  const ratios: number[] = [];
  for (let room = 1; metrics[`ratio_${room}`] !== undefined; room += 1) ratios.push(metrics[`ratio_${room}`]!);
  return ratios;
}
