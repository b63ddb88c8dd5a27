// The build of bottleneck without Redis has no types of its own; they are those of the whole.
declare module 'bottleneck/light.js' {
  export { default } from 'bottleneck';
}
