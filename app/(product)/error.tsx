'use client';

/** A fault within the frame: the places stay at hand. */
export { default } from '../error';
