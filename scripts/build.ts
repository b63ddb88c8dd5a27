// `npm run build`: dist/main.js with its licences, and the generated pages of docs/.
import { build } from 'rolldown';
import config from '../rolldown.config.mjs';
import { writeDocs } from './docs.ts';

await Promise.all([build(config), writeDocs()]);
