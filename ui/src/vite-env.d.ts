/// <reference types="svelte" />
/// <reference types="vite/client" />

/** How many components of others are shipped. */
declare const __LICENCES__: number;
