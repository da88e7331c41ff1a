/** The daemon as a real process, killed at random while mail flows, and what is compared after. */
@org.jspecify.annotations.NullMarked
package fi.kuittaus.campaign;
