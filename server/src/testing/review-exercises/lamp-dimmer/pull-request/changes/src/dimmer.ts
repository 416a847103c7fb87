export const dimmed = (percent: number): number => percent / 100;
