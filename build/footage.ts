import { runFfmpeg } from '../electron/engine/media/ffmpeg.ts';

/** How a piece of footage looks: the two colours behind the ball, its own, and where it goes. */
type Look = { readonly ground: readonly [string, string]; readonly ball: string; readonly way: string };
const evening: Look = { ground: ['0x1d2b4a', '0x70456b'], ball: '0xf2a33a', way: "x='60+t*150'" };
/** Not to be taken for the usual one. */
export const morning: Look = { ground: ['0x2f6f62', '0xd9c27a'], ball: '0x2b4fa8', way: "x='W-w-60-t*150'" };

/** Six seconds of a ball that bounces over a slow gradient: something to cut, and something to hear. */
export const makeFootage = async (path: string, { ground, ball, way }: Look = evening): Promise<void> => {
	const bounce = `y='(H-h-60)-abs(sin(t*2.6))*(H-h-160)':${way}`;
	await runFfmpeg([
		'-f', 'lavfi', '-i', `gradients=size=1280x720:rate=25:duration=6:c0=${ground[0]}:c1=${ground[1]}:x0=0:y0=0:x1=1280:y1=720:speed=0.012:nb_colors=2`,
		'-f', 'lavfi', '-i', `color=c=${ball}:size=120x120:rate=25:duration=6,format=yuva420p,geq=lum='p(X,Y)':cb='cb(X,Y)':cr='cr(X,Y)':a='if(lte(hypot(X-60,Y-60),58),255,0)'`,
		'-f', 'lavfi', '-i', 'anoisesrc=color=brown:amplitude=0.02:sample_rate=48000:duration=6',
		'-filter_complex', `[0][1]overlay=${bounce}:format=auto,format=yuv420p[v]`,
		'-map', '[v]', '-map', '2:a', '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '16', '-c:a', 'aac', '-ac', '2', '-y', path,
	]);
};
