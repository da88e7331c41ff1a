package fi.kuittaus.console;

import fi.kuittaus.flow.Braking;
import fi.kuittaus.flow.Closing;
import fi.kuittaus.store.Store;

/**
 * What the local API works with.
 *
 * @param store what it reads
 * @param closing how conversations end and begin again
 * @param braking what becomes of letters that are held
 */
public record Desk(Store store, Closing closing, Braking braking) {}
