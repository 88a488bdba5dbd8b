import type { EditName } from '../../electron/shared/timeline/edits/index.ts';
import type { ProjectRecord } from '../../electron/shared/timeline/records.ts';

/** The records whose common value a row of the inspector shows. */
export type ParameterRecords = readonly ProjectRecord[];

/** The edits that give a parameter of these records a value. */
export type ParameterChange = (records: ParameterRecords, path: string, value: unknown) => readonly { readonly edit: EditName; readonly args: unknown }[];

/** The usual way: one parameter of a record is set by its path. */
export const setProperty: ParameterChange = (records, path, value) => records.map(({ id }) => ({ edit: 'setProperty', args: { id, path, value } }));
