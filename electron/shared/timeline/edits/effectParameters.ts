import { refuseEdit } from '../../contract/failure.ts';
import { effectDescribed } from '../../effects/effectDescriptions.ts';
import type { ParameterSchema } from '../../parameters/parameter.ts';
import { parameterProblem } from '../../parameters/parameterProblem.ts';
import type { Effect } from '../records.ts';

const nameOf = (parameter: ParameterSchema): string => parameter.path.replace(/^parameters\./, '');

/** The parameters of an effect, refused with a sentence when one does not exist or cannot have that value. Those of an effect this version does not know are left as they are. */
export const checkedParameters = (type: string, parameters: Effect['parameters']): Effect['parameters'] => {
	const effect = effectDescribed(type);
	if (!effect) {
		return parameters;
	}
	const known = new Map(effect.parameters.map(parameter => [nameOf(parameter), parameter]));
	Object.entries(parameters).forEach(([name, value]) => {
		const parameter = known.get(name) ?? refuseEdit(`“${effect.label}” has no parameter “${name}”. It has: ${[...known.keys()].join(', ')}.`);
		const problem = parameterProblem(parameter, value);
		if (problem) {
			refuseEdit(`${parameter.label} of “${effect.label}” cannot be that: ${problem}.`);
		}
	});
	return parameters;
};
