import { testAsPlainUser } from './plain-user.ts';
console.log(testAsPlainUser());
