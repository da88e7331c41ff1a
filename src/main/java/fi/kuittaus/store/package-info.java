/** Conversations, messages, positions and outbox on disk; a method is one step of a transaction. */
@org.jspecify.annotations.NullMarked
package fi.kuittaus.store;
