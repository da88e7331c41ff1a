package fi.kuittaus.world;

/** What can happen in the world; each draws from dice of its own, so that any can be left out. */
enum Source {
  WRITES_AGAIN,
  DUPLICATES,
  COPIES_TO_BOTH,
  MACHINES,
  UNANSWERABLE,
  UNREADABLE,
  SECRETS,
  ABSENT,
  LOOPS,
  BOUNCES,
  ECHOES,
  ANSWERS,
  LATE_ANSWERS,
  MISPLACED_ANSWERS,
  AGENTS_ABSENCE,
  CLOSES,
  REOPENS,
  MADE_ANEW,
  IMPORTS,
  SERVER_COPIES,
  POLICY_EDITS,
  CLOCK_JUMPS,
  DEFERRALS,
  UNCERTAIN,
  OUTAGES,
  STOPS,
  DOWNTIME,
  CRASHES,
  POWER_CUTS
}
