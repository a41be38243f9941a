/** Every table. Names are plural snake_case in the database and the words of the house in code. */
export * from './cohorts';
export * from './models';
export * from './patients';
export * from './people';
export * from './records';
export * from './runs';
