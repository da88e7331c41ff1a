/** Backups of a data folder, and the way back. */
@org.jspecify.annotations.NullMarked
package fi.kuittaus.store.backup;
