/** The straight procedures: load, decide, commit; then act. */
@org.jspecify.annotations.NullMarked
package fi.kuittaus.flow;
