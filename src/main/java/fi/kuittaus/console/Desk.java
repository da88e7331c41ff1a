package fi.kuittaus.console;

import fi.kuittaus.flow.Braking;
import fi.kuittaus.flow.Closing;
import fi.kuittaus.flow.Forgetting;
import fi.kuittaus.store.Store;
import fi.kuittaus.store.backup.Backups;

/**
 * What the local API works with.
 *
 * @param store what it reads
 * @param closing how conversations end and begin again
 * @param braking what becomes of letters that are held
 * @param backups of the data folder
 * @param forgetting of people who ask for it
 */
public record Desk(
    Store store, Closing closing, Braking braking, Backups backups, Forgetting forgetting) {}
