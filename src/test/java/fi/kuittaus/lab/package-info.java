/**
 * Servers on loopback for tests: real where one is installed, scripted where one must misbehave.
 */
@org.jspecify.annotations.NullMarked
package fi.kuittaus.lab;
