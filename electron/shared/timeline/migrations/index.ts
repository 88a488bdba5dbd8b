import type { Migration } from './defineMigration.ts';

/** The version in which projects were first written. The first migration will be `0002-….ts`. */
export const firstVersion = 1;

/** All migrations, oldest first. One file each, named by number and content, never changed once released. */
export const migrations: readonly Migration[] = [];

/** The version a list of migrations leads to. */
export const versionAfter = (list: readonly Migration[]): number => list.at(-1)?.version ?? firstVersion;
