import { createContext } from 'svelte';
import type { AppState } from '#state/AppState.svelte.ts';

/** The state that every screen reaches: set once by `App.svelte`, got by screens and tabs while they are made. */
export const [getApp, setApp] = createContext<AppState>();
