package fi.kuittaus.console;

import fi.kuittaus.flow.Alarming;
import fi.kuittaus.flow.Braking;
import fi.kuittaus.flow.Closing;
import fi.kuittaus.flow.Fence;
import fi.kuittaus.store.Store;
import java.util.Map;

/**
 * What the local API works with.
 *
 * @param store what it reads
 * @param closing how conversations end and begin again
 * @param braking what becomes of letters that are held
 * @param fences of the mailboxes by their names
 * @param alarming what keeps the daemon from its work
 */
public record Desk(
    Store store, Closing closing, Braking braking, Map<String, Fence> fences, Alarming alarming) {}
