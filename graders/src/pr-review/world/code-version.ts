export type Files = Record<string, string>;
/** `api` and `web` are the modules that are started; `people` are the headers with which each signs in. */
export type Repository = { api: string; web: string | null; people: Record<string, Record<string, string>> };
export type CodeVersion = { files: Files; repository: Repository };
/** The code or the tests cannot be loaded, for a reason whose author can act on it. */
export type Refused = { refused: string };
/** Whether the tasks of a test share one process of the service, or have one each. */
export type Processes = 'one' | 'each';
