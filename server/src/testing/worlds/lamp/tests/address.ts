export const LAMP = '/lamp';
