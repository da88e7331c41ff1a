/** The state of a conversation and every decision on it. */
@org.jspecify.annotations.NullMarked
package fi.kuittaus.conversation;
