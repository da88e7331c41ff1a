/**
 * A simulated world: the real flows on a real store, with a simulated clock, servers, customers,
 * agents and ops; what must always hold is checked after every step.
 */
@org.jspecify.annotations.NullMarked
package fi.kuittaus.world;
