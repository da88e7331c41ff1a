package fi.kuittaus.console;

import fi.kuittaus.flow.Alarming;
import fi.kuittaus.flow.Announcing;
import fi.kuittaus.flow.Attending;
import fi.kuittaus.flow.Braking;
import fi.kuittaus.flow.Calling;
import fi.kuittaus.flow.Closing;
import fi.kuittaus.flow.Fence;
import fi.kuittaus.flow.Forgetting;
import fi.kuittaus.flow.Promising;
import fi.kuittaus.flow.Reloading;
import fi.kuittaus.flow.WaysSeen;
import fi.kuittaus.store.Store;
import fi.kuittaus.store.backup.Backups;
import java.util.Map;

/**
 * What the local API works with.
 *
 * @param store what it reads
 * @param agents what agents do to conversations
 * @param braking what becomes of letters that are held
 * @param fences of the mailboxes by their names
 * @param condition of the daemon itself
 * @param keeping what becomes of what is stored
 */
public record Desk(
    Store store,
    Agents agents,
    Braking braking,
    Map<String, Fence> fences,
    Condition condition,
    Keeping keeping) {

  /**
   * What the daemon knows of itself.
   *
   * @param alarming what keeps it from its work
   * @param reloading which promises are in force
   * @param ways that mail servers leave to agents
   */
  public record Condition(Alarming alarming, Reloading reloading, WaysSeen ways) {}

  /**
   * What agents do to conversations.
   *
   * @param closing how they end and begin again
   * @param attending to those that go on
   * @param promising what they are promised anew
   * @param calling whom they call
   * @param announcing what many are told at once
   */
  public record Agents(
      Closing closing,
      Attending attending,
      Promising promising,
      Calling calling,
      Announcing announcing) {}

  /**
   * What becomes of what is stored.
   *
   * @param backups of the data folder
   * @param forgetting of people who ask for it
   */
  public record Keeping(Backups backups, Forgetting forgetting) {}
}
