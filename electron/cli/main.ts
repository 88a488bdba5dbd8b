import { Command, CommanderError } from 'commander';
import { toFailure } from '../shared/contract/failure.ts';
import { failureSentence } from '../shared/contract/failureSentence.ts';
import { addCaptionCommands } from './commands/captionCommands.ts';
import { addCastCommands } from './commands/castCommands.ts';
import { addLutCommands } from './commands/lutCommands.ts';
import { addEditCommands } from './commands/editCommands.ts';
import { addFilmCommands } from './commands/filmCommands.ts';
import { addMakeCommands } from './commands/makeCommands.ts';
import { addRelinkCommand } from './commands/relinkCommand.ts';
import { addSoundCommands } from './commands/soundCommands.ts';
import { addPictureCommands } from './commands/pictureCommands.ts';

/** Exit codes: 0 done, 1 refused or failed (one line on stderr says why), 2 the command line makes no sense, 130 interrupted. */
const program = new Command('reelwright')
	.description('Cut, generate and score films from the command line.')
	.option('--json', 'results as JSON').exitOverride().showHelpAfterError(false)
	.configureOutput({ outputError: (text, write) => write(`${text.replace(/^error: /, '').trim().replaceAll(/\s*\n\s*/g, ' ')}\n`) });
addFilmCommands(program);
addEditCommands(program);
addMakeCommands(program);
addPictureCommands(program);
addCaptionCommands(program);
addCastCommands(program);
addRelinkCommand(program);
addSoundCommands(program);
addLutCommands(program);
// Every command takes --json in any place.
program.commands.forEach(command => command.option('--json', 'result as JSON').exitOverride());

try {
	await program.parseAsync();
} catch (error) {
	if (error instanceof CommanderError) {
		process.exitCode = error.exitCode === 0 ? 0 : 2;
	} else {
		const failure = toFailure(error);
		console.error(failureSentence(failure));
		if (process.env['REELWRIGHT_DEBUG']) {
			console.error(error);
		}
		process.exitCode = failure.kind === 'cancelled' ? 130 : 1;
	}
}
