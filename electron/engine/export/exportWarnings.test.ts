import { expect, test } from 'vitest';
import { zeroTime } from '../../shared/time/time.ts';
import { edited, type EditArgs, type EditName } from '../../shared/timeline/edits/index.ts';
import type { Project } from '../../shared/timeline/records.ts';
import { countingIds, projectOf } from '../../shared/timeline/testing/strip.ts';
import { exportWarnings } from './exportWarnings.ts';

const newId = countingIds();
const then = <Name extends EditName>(project: Project, name: Name, args: EditArgs<Name>) => edited(project, name, args, newId);

test('a title in a font that is not there, and a caption no font can write, are named before they are exported', () => {
	const titled = then(projectOf('V1 ||'), 'addDrawing', { sequenceId: 'sequence-1', drawing: 'plain', parameters: { text: 'Good evening' }, start: zeroTime });
	expect(exportWarnings(titled, 'sequence-1')).toEqual([]);
	// A film from another machine may name any font.
	const elsewhere = Object.fromEntries(Object.entries(titled).map(([id, record]) => [id, record.kind === 'asset' && record.source.type === 'drawn'
		? { ...record, source: { ...record.source, parameters: { ...record.source.parameters, font: 'Comic Sans' } } } : record]));
	const captioned = then(elsewhere, 'addCaption', { start: zeroTime, text: 'ไ' });
	const warnings = exportWarnings(captioned, 'sequence-1');
	expect(warnings).toHaveLength(2);
	expect(warnings[0]).toContain('Comic Sans');
	expect(warnings[1]).toMatch(/^“Captions”: .*ไ/);
});
