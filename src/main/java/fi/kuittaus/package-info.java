/** The root: builds the program's objects in order, starts them, and stops them in reverse. */
@org.jspecify.annotations.NullMarked
package fi.kuittaus;
