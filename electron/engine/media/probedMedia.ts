import type { AudioStream, VideoStream } from '../../shared/media/streams.ts';
import type { Time } from '../../shared/time/time.ts';

/** What a file holds: the part that goes into the asset's record. */
export type ProbedMedia = {
	mediaType: 'video' | 'audio' | 'image';
	/** From the first presented picture (or first sample, for sound alone) to the end. Null for stills. */
	duration: Time | null;
	video: VideoStream | null;
	audio: AudioStream[];
	facts: MediaFacts;
};

/** What else the media library must know to prepare a file. Kept in the cache, never in the document. */
export type MediaFacts = {
	/** ffmpeg's demuxer: "mov,mp4,m4a,3gp,3g2,mj2". */
	format: string;
	/** ffmpeg's numbers of the sound streams, in the order of the asset's. */
	audioIndexes: number[];
	/** Source time 0 on the file's own clock, in seconds. */
	startSeconds: number;
	pixelFormat: string;
	profile: string;
	longestGopSeconds: number;
	isMirrored: boolean;
	/** A still whose pixels must be turned or converted before everybody reads it alike. */
	needsConversion: boolean;
	/** First frames on the file's clock, for comparing with another reader. */
	firstFrameSeconds: number[];
};
