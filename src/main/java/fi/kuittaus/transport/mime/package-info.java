/** Raw MIME, read leniently: one pass over the bytes, no exceptions, no settings of the JVM. */
@org.jspecify.annotations.NullMarked
package fi.kuittaus.transport.mime;
