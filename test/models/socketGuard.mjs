// Preloaded into the inference process by offline.test.ts: writes down every try to open a socket, and ends the process there.
import { appendFileSync } from 'node:fs';
import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';

const log = process.env.REELWRIGHT_GUARD;
appendFileSync(log, 'watching\n');
const refuse = what => () => {
	appendFileSync(log, `${what}\n`);
	process.exit(99);
};
net.Socket.prototype.connect = refuse('connect');
net.Server.prototype.listen = refuse('listen');
dgram.createSocket = refuse('datagram');
dns.lookup = refuse('lookup');
globalThis.fetch = refuse('fetch');
