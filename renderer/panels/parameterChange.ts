import type { Time } from '../../electron/shared/time/time.ts';
import type { EditName } from '../../electron/shared/timeline/edits/index.ts';
import type { ProjectRecord } from '../../electron/shared/timeline/records.ts';

/** The records whose common value a row of the inspector shows. */
export type ParameterRecords = readonly ProjectRecord[];

/** The edits that give a parameter of these records a value. Where it has keyframes the value is for the moment of the record's own time that `timeOf` gives. */
export type ParameterChange = (records: ParameterRecords, path: string, value: unknown, timeOf: (record: ProjectRecord) => Time) => readonly { readonly edit: EditName; readonly args: unknown }[];

/** The usual way: a parameter is set by its path, of all records in one step. */
export const setProperty: ParameterChange = (records, path, value, timeOf) =>
	[{ edit: 'setProperties', args: { settings: records.map(record => ({ id: record.id, path, value, time: timeOf(record) })) } }];
