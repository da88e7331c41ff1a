@org.jspecify.annotations.NullMarked
package fi.kuittaus.transport;
