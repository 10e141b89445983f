/**
 * Every word that the reader reads, a file for each part of the window. Figures are written the Vietnamese way, and no
 * sentence blames the reader. Add words to the part's own file, not here.
 */
export * from './app';
export * from './errors';
export * from './kinds';
export * from './pens';
export * from './frame';
export * from './start';
export * from './library';
export * from './packs';
export * from './editions';
export * from './reading';
export * from './aloud';
export * from './quick';
export * from './print';
export * from './search';
export * from './notes';
export * from './notes-out';
export * from './tags';
export * from './thu-hoach';
export * from './papers';
export * from './bar';
export * from './sessions';
export * from './lock';
export * from './keeping';
export * from './menus';
export * from './visit';
export * from './actions';
export * from './settings';
export * from './welcome';
