import './realm.ts';
// Before what needs them.
import './test-stubs.ts';
import { installTests } from './test-runner.ts';

installTests();
