/** What a repository imports and tests find around them, without types of its own: named so that the editor knows of it. */
export const AMBIENT_MODULES = `
declare module 'pg';
declare module 'express';
declare module 'node:crypto';
declare module 'react';
declare module 'kit';
declare const test: any, it: any, describe: any, expect: any, beforeEach: any, afterEach: any, beforeAll: any, afterAll: any;
declare const fetch: any, EventSource: any;
declare namespace JSX { interface IntrinsicElements { [name: string]: any } }
`;
