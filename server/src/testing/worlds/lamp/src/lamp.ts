export const isOn = (): boolean => true;
